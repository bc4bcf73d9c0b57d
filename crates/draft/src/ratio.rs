//! Figures from ratios: a multiple or a change in percent, with the figures that it sets in relation.

use std::collections::BTreeMap;

use darkfigure_extract::article::{Ratio, RatioScale};
use darkfigure_extract::plain_text;
use darkfigure_model::{Change, Figure, FigureId, Measure, Relates, Relations, Scale, SpeakerId, Value};

use crate::figure::Drafted;
use crate::input::{Gathered, Input, QUOTE};
use crate::name::{one_line, shortened};
use crate::{number, time};

/// Makes figures of the ratios of an article, behind those of its claims. A ratio of which neither figure is known has no unit, and
/// its sentence is left out.
pub(crate) fn gather(input: &Input<'_>, from: usize, speakers: &[Option<SpeakerId>], all: &mut Gathered) {
    let of_claim: BTreeMap<usize, usize> =
        all.figures[from..].iter().enumerate().map(|(i, f)| (f.claim, from + i)).collect();
    for ratio in &input.article.ratios {
        let drafted = |claim: Option<usize>| of_claim.get(&claim?).map(|&i| &all.figures[i]);
        let (of, base) = (drafted(ratio.of), drafted(ratio.base));
        let made = figure(input, ratio, of, base, speakers);
        match made {
            Some(figure) => {
                let name = format!("ratio {}", figure.wording);
                if let Ok(id) = FigureId::new(all.figure_names.give(&name, "ratio")) {
                    all.ratios.push((id, figure));
                }
            }
            None => {
                let sentence = one_line(&plain_text(ratio.sentence.slice(input.text), input.article.format));
                let line = shortened(&sentence, QUOTE);
                if !all.left_out.contains(&line) {
                    all.left_out.push(line);
                }
            }
        }
    }
}

fn figure(
    input: &Input<'_>,
    ratio: &Ratio,
    of: Option<&Drafted>,
    base: Option<&Drafted>,
    speakers: &[Option<SpeakerId>],
) -> Option<Figure> {
    // What is reckoned of a share or of money keeps its unit; what is reckoned between two units says nothing of either.
    let known = of.or(base)?;
    let is_plain = |d: &Drafted| d.figure.value.scale == Scale::One;
    let unit = &known.figure.measure.unit;
    if !is_plain(known) || base.is_some_and(|b| b.figure.measure.unit != *unit || !is_plain(b)) {
        return None;
    }
    let scale = match ratio.scale {
        RatioScale::Times => Scale::Change(Change::Times),
        RatioScale::Percent => Scale::Change(Change::Percent),
    };
    let form = number::form(ratio.qualifier, ratio.value)?;
    let format = input.article.format;
    let line = |span: darkfigure_extract::Span| one_line(&plain_text(span.slice(input.text), format));
    let relates = base.map(|b| Relates { of: of.map(|d| d.id.clone()), base: b.id.clone() });
    // "tripled to 90": the level that it came from is no figure of the article
    let note = base.is_none().then(|| {
        format!(
            "to what it is a ratio the text does not say in a number; it leads to {}",
            known.figure.wording
        )
    });
    Some(Figure {
        value: Value { form, scale },
        wording: line(ratio.span),
        quote: Some(shortened(&line(ratio.sentence), QUOTE)),
        measure: Measure {
            unit: unit.clone(),
            concept: known.figure.measure.concept.clone(),
            population: None,
            place: known.figure.measure.place.clone(),
            time: of.and_then(|d| input.article.claims.get(d.claim)).and_then(time::time),
            status: None,
        },
        basis: None,
        seen_in: known.figure.seen_in.clone(),
        said: None,
        source: known.figure.source.clone(),
        speaker: ratio.party.and_then(|p| speakers.get(p).cloned().flatten()),
        relations: Relations { relates, ..Relations::default() },
        draw: None,
        note,
    })
}
