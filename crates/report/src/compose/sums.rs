//! Published sums: reproduced as published arithmetic, and flagged where they add unlike things.

use darkfigure_analysis::Refusal;
use darkfigure_analysis::published::{SumDerivation, SumFindings};
use darkfigure_model::{Addition, Axis, Figure, FigureId, Quantity, Sum, TimeKind};

use super::desk::Desk;
use super::words::{basis, reason, refusal};
use super::{amount, period, said};
use crate::document::{Block, Callout, CalloutKind, Cell, Column, Prose, Row, Table};
use crate::number::{Amount, Digits, Dimension};

/// The blocks of one sum.
pub(super) fn blocks(desk: &Desk<'_>, sum: &Sum, found: &Result<SumFindings, Refusal>) -> Vec<Block> {
    let found = match found {
        Ok(found) => found,
        Err(why) => {
            return vec![Block::Paragraph(refusal::sentence(desk, why))];
        }
    };
    let Some(total) = desk.figure(&sum.total) else { return Vec::new() };
    let role = desk.role_of_figure(total);
    let names = part_names(desk, &sum.parts);
    let mut rows: Vec<Row> =
        sum.parts.iter().zip(&names).map(|(part, name)| row(desk, part, name.clone(), found)).collect();
    let number = |quantity: &Option<Quantity>| match quantity {
        Some(quantity)
            if quantity.central().is_none() && quantity.floor().is_none() && quantity.ceiling().is_none() =>
        {
            // "At least 120,000" and "around 100,000" leave an end at the face of a hedged number, which bounds nothing.
            Cell::missing(if quantity.low().value().is_some() {
                "no floor: a part has none"
            } else {
                "an end is missing"
            })
        }
        Some(quantity) => Cell::Number(whole(quantity, role.clone())),
        None => Cell::missing("of different kinds"),
    };
    rows.push(Row { cells: vec![Cell::text("Sum of the parts"), number(&found.computed)], total: true });
    let published = desk.cite(Prose::from("As published"), std::slice::from_ref(&total.source));
    rows.push(Row::new(vec![Cell::text(published), Cell::text(said::as_said(desk, total))]));
    rows.push(Row::new(vec![Cell::text("Published less sum"), number(&found.remainder)]));
    for row in rows.iter_mut().rev().take(3) {
        row.cells.push(Cell::text(Prose::new()));
    }
    let mut blocks = vec![
        Block::Table(Table {
            caption: desk.mention(&sum.total).say(": what was added up"),
            columns: vec![Column::new("Part"), Column::new("Number"), Column::new("Counts")],
            rows,
        }),
        Block::Paragraph(adds_up(&role, found)),
    ];
    for ([one, other], on) in &found.overlapping {
        let names = |id: &FigureId| {
            sum.parts
                .iter()
                .position(|part| part == id)
                .and_then(|at| names.get(at))
                .cloned()
                .unwrap_or_default()
        };
        let (one, other) = (names(one), names(other));
        // Of two times at which somebody was there it is only known that they may be the same people.
        let is_of_days =
            *on == Axis::Time && total.measure.time.is_some_and(|time| is_of_those_there(time.kind));
        let text = if is_of_days {
            format!("Whoever was there at both times is in “{one}” and in “{other}”, and is counted twice.")
        } else {
            format!("In {}, “{one}” and “{other}” overlap: whoever is in both is counted twice.", on.name())
        };
        blocks.push(Block::Paragraph(text.into()));
    }
    if let Some(why) = &found.refusal {
        let mut body = vec![refusal::sentence(desk, why)];
        body.extend(found.unlike_time.iter().map(|(part, kind)| {
            desk.mention(part).say(format!(
                " counts {}, and the total {}.",
                period::counts(*kind),
                total.measure.time.map_or("does not say", |time| period::counts(time.kind))
            ))
        }));
        body.extend(
            found
                .unlike_unit
                .iter()
                .map(|part| desk.mention(part).say(" is in another unit than the total.")),
        );
        body.extend(found.unlike_base.iter().map(|part| {
            desk.mention(part).say(" may be of another base than the total, another place or population: shares and rates add up only over one base.")
        }));
        body.extend(found.unlike_scope.iter().map(|(part, on, why)| {
            desk.mention(part).say(format!(
                " reaches beyond the total in {}: {}.",
                on.name(),
                reason::reason(*why)
            ))
        }));
        blocks.push(Block::Callout(Callout {
            kind: CalloutKind::Caution,
            title: "Unlike things added up".into(),
            body,
        }));
    }
    blocks
}

/// What tells the parts apart: the first respect in which no two are alike, else all that each measures.
pub(super) fn part_names(desk: &Desk<'_>, parts: &[FigureId]) -> Vec<String> {
    type Respect = fn(&Desk<'_>, &Figure) -> Option<String>;
    const RESPECTS: [Respect; 5] = [
        |desk, figure| figure.measure.concept.as_ref().map(|concept| desk.concept(concept)),
        |_, figure| figure.measure.place.as_ref().map(|place| period::list(&place.names(), "and")),
        |desk, figure| figure.measure.population.as_ref().map(|population| desk.population(population)),
        |_, figure| figure.measure.time.map(period::time),
        |_, figure| figure.measure.status.map(|status| basis::status(status).to_owned()),
    ];
    let figures: Vec<Option<&Figure>> = parts.iter().map(|part| desk.figure(part)).collect();
    let by = |respect: &Respect| -> Option<Vec<String>> {
        let names: Vec<String> =
            figures.iter().map(|figure| figure.and_then(|f| respect(desk, f))).collect::<Option<_>>()?;
        let is_told_apart = names.iter().enumerate().all(|(at, name)| !names[..at].contains(name));
        is_told_apart.then_some(names)
    };
    // What does not differ in what it measures is told apart by its name in the dossier.
    let all = |(part, figure): (&FigureId, &Option<&Figure>)| match figure {
        Some(figure) => format!("{} ({part})", desk.measure(&figure.measure).to_plain()),
        None => part.to_string(),
    };
    RESPECTS.iter().find_map(by).unwrap_or_else(|| parts.iter().zip(&figures).map(all).collect())
}

fn row(desk: &Desk<'_>, part: &FigureId, name: String, found: &SumFindings) -> Row {
    let Some(figure) = desk.figure(part) else {
        return Row::new(vec![
            Cell::text(Prose::new().code(part.to_string())),
            Cell::missing("no such figure"),
        ]);
    };
    let label = desk.cite(Prose::from(name), std::slice::from_ref(&figure.source));
    let is_unlike = found.unlike_time.iter().any(|(id, _)| id == part)
        || found.unlike_unit.contains(part)
        || found.unlike_base.contains(part)
        || found.unlike_scope.iter().any(|(id, ..)| id == part);
    let counts = figure.measure.time.map_or_else(|| "not stated".to_owned(), period::time);
    let counts =
        if is_unlike { Prose::new().strong(format!("{counts}: unlike the total")) } else { counts.into() };
    Row::new(vec![Cell::text(label), Cell::text(said::as_said(desk, figure)), Cell::text(counts)])
}

const fn is_of_those_there(kind: TimeKind) -> bool {
    match kind {
        TimeKind::Stock | TimeKind::Present => true,
        TimeKind::Entrants | TimeKind::Detections | TimeKind::Cumulative => false,
    }
}

/// The parts with what they come to, where that is one number.
fn come_to(role: &Dimension, found: &SumFindings) -> Prose {
    let text = Prose::from("The parts");
    match found.computed.filter(|computed| computed.central().is_some()) {
        Some(computed) => text.say(" come to ").number(whole(&computed, role.clone())).say(", and"),
        None => text,
    }
}

/// By how much the parts miss the total, where both are one number.
fn by(role: &Dimension, found: &SumFindings) -> Prose {
    match found.remainder.filter(|left| left.central().is_some()) {
        Some(left) => {
            let is_less = left.central().is_some_and(|left| left < 0.0);
            let apart = if is_less { left.negated() } else { left };
            Prose::from(", by ").number(whole(&apart, role.clone()))
        }
        None => Prose::new(),
    }
}

/// What may be said of the parts and the total.
pub(super) fn adds_up(role: &Dimension, found: &SumFindings) -> Prose {
    match found.addition {
        Addition::Exact | Addition::Rounded { .. } if found.derivation == SumDerivation::FromAll => {
            "The parts add up to the published total, as they must: one of these numbers was computed from the others."
                .into()
        }
        Addition::Exact if found.derivation == SumDerivation::FromSome => {
            "The parts add up to the published total; one of these numbers was computed from another of them, so that the sum is no check of it."
                .into()
        }
        Addition::Exact => "The parts add up to the published total.".into(),
        Addition::Rounded { place } => {
            let unit = Amount::published(libm::pow(10.0, f64::from(place)) * amount::one_printed(role), role.clone());
            // Numbers that end in noughts may be just these.
            let agree = if found.is_rounded_further { "agree only if they were rounded, to " } else { "agree as far as their rounding goes, to " };
            Prose::from("The parts and the published total ")
                .say(agree)
                .number(unit)
                .say(".")
        }
        Addition::About { place } => {
            let unit = Amount::published(libm::pow(10.0, f64::from(place)) * amount::one_printed(role), role.clone());
            Prose::from("The parts and the published total agree if “about” means rounded, to ")
                .number(unit)
                .say(".")
        }
        Addition::Within => "The parts are not all of it, and do not exceed the published total.".into(),
        Addition::TooMuch => come_to(role, found)
            .say(" exceed the published total")
            .and(by(role, found))
            .say(", whatever the rounding."),
        Addition::TooLittle => come_to(role, found)
            .say(" do not reach the published total")
            .and(by(role, found))
            .say(", whatever the rounding; they are said to be all of it."),
        Addition::Overlapping => {
            let text = Prose::from("The parts may share some of what they count, and their sum would count that twice: ");
            match &found.whole {
                Some(whole) => text
                    .say("if they hold, the whole is ")
                    .number(amount::unqualified(amount::bare(whole, role.clone())))
                    .say("."),
                None => text.say("nothing follows from it for the whole."),
            }
        }
        Addition::Open if found.computed.is_none() => {
            "Nothing adds up: a part is of another kind of quantity than the total.".into()
        }
        Addition::Open => match &found.computed {
            Some(computed) if found.lies_between => Prose::from("The parts come to ")
                .number(amount::plain(computed, role.clone()))
                .say(", and the published total lies between: as far as their margins go, they add up."),
            Some(_) | None => {
                let negative = if found.may_be_negative { ", or may be below zero" } else { "" };
                format!("Whether the parts add up cannot be told: numbers have hedges or margins{negative}.").into()
            }
        },
        Addition::NoFloor => {
            "The total was published as a floor, and the parts give none: one of them is not said to be at least anything."
                .into()
        }
    }
}

/// A sum of published numbers keeps their digits: nothing was estimated.
pub(super) fn whole(quantity: &Quantity, role: Dimension) -> Amount {
    let amount = amount::bare(quantity, role);
    match amount::point(quantity) {
        Some(value) if value.fract() == 0.0 && value.abs() < 1e6 => amount.digits(Digits::Full),
        Some(value) => amount.significant(amount::digits_of(value)),
        None => amount.significant(4),
    }
}
