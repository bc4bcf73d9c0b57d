//! Several estimates of one thing, side by side and pooled.

use darkfigure_analysis::dispute::{
    OpinionPool, PoolMethod, PoolRefusal, PoolScale, PooledEstimates, PooledNumber, Triangulation,
};
use darkfigure_analysis::numeric::Limits;
use darkfigure_model::FigureId;

use super::super::desk::Desk;
use super::super::words::numeral;
use super::super::{said, sentence};
use super::{joined, list};
use crate::document::{Block, Cell, Column, Prose, Row, Section, Table};
use crate::number::{Amount, Dimension};

/// The section; none where no measure has several estimates.
pub(in crate::compose) fn section(desk: &Desk<'_>, found: &[Triangulation]) -> Option<Section> {
    let blocks: Vec<Block> = found.iter().flat_map(|found| of_one(desk, found)).collect();
    (!blocks.is_empty()).then(|| Section::new("triangulation", "Several estimates of one thing", blocks))
}

fn of_one(desk: &Desk<'_>, found: &Triangulation) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(estimates(desk, found))];
    match &found.pooled {
        // Two that differ are what a comparison is for.
        Err(PoolRefusal::TooFewDistributions) if found.estimates.len() < 3 => return Vec::new(),
        Err(why) => blocks.push(Block::Paragraph(refused(desk, found, why))),
        Ok(pooled) => {
            let figure = found.estimates.first().and_then(|(id, _)| desk.figure(id));
            let role = figure.map_or(Dimension::Plain, |figure| desk.role_of_figure(figure));
            blocks.push(methods(pooled, &role));
            blocks.push(list(notes(desk, found, pooled, &role)));
        }
    }
    blocks
}

/// What there is: "Two estimates of “violent deaths”: 601,027 deaths (…) and 151,000 deaths (…)."
fn estimates(desk: &Desk<'_>, found: &Triangulation) -> Prose {
    let figure = found.estimates.first().and_then(|(id, _)| desk.figure(id));
    let concept = figure.and_then(|figure| figure.measure.concept.as_ref());
    let of = concept.map(|concept| format!(" of “{}”", desk.concept(concept))).unwrap_or_default();
    let n = sentence::capital(&numeral::small(found.estimates.len()));
    let named = found.estimates.iter().map(|(id, factor)| {
        let mention = said::brief(desk.mention(id));
        if (factor - 1.0).abs() < 1e-12 {
            return mention;
        }
        mention
            .say(" (by the steps of this dossier times ")
            .number(Amount::point(*factor, Dimension::Plain).significant(3))
            .say(")")
    });
    Prose::from(format!("{n} estimates{of}: ")).and(joined(named, "and")).say(".")
}

fn refused(desk: &Desk<'_>, found: &Triangulation, why: &PoolRefusal) -> Prose {
    let mention = |id: &FigureId| said::brief(desk.mention(id));
    match why {
        PoolRefusal::OneOrigin { one, other } => Prose::from("They are not pooled: ")
            .and(mention(one))
            .say(" and ")
            .and(mention(other))
            .say(" go back to one origin, and count as one."),
        PoolRefusal::TooFewDistributions => {
            let n = found.estimates.len() - found.without_distribution.len();
            let with = if n == 0 { "none" } else { "only one" };
            Prose::from(format!(
                "They are not pooled: of {with} of them the dossier says how its uncertainty is distributed, and a pool would need two."
            ))
        }
        PoolRefusal::TooMany => {
            Prose::from("They are not pooled: there are more of them than are set against one another here.")
        }
        PoolRefusal::NotFinite => Prose::from(
            "They are not pooled: as wide as they are said to be, a pool of them has no finite number.",
        ),
    }
}

fn methods(found: &PooledEstimates, role: &Dimension) -> Block {
    // Two estimates leave one degree of freedom: limits so wide are none.
    let is_of_use = |limits: Limits| limits.lower() <= 0.0 || limits.upper() / limits.lower() < WIDEST;
    let cell = |value: f64, limits: Limits| {
        if !is_of_use(limits) {
            return Cell::missing("no limits to speak of");
        }
        Cell::Number(Amount::interval(limits.lower(), value, limits.upper(), role.clone()).significant(2))
    };
    let ends = |limits: Limits| {
        if !is_of_use(limits) {
            return Cell::missing("no limits to speak of");
        }
        Cell::Number(Amount::between(limits.lower(), limits.upper(), role.clone()).significant(2))
    };
    let method = |(method, number): &(PoolMethod, PooledNumber)| {
        let predicts = match method {
            PoolMethod::FixedEffect => Cell::missing("takes one truth for granted"),
            PoolMethod::DerSimonianLaird
            | PoolMethod::Reml
            | PoolMethod::MaximumLikelihood
            | PoolMethod::PauleMandel
            | PoolMethod::HartungKnapp => ends(number.prediction),
        };
        Row::new(vec![Cell::text(name(*method)), cell(number.value, number.limits), predicts])
    };
    let opinion = |name: &str, pool: &OpinionPool| {
        Row::new(vec![Cell::text(name), cell(pool.median, pool.limits), Cell::missing("a pool of opinions")])
    };
    let mut rows: Vec<Row> = found.methods.iter().map(method).collect();
    rows.push(opinion("Linear pool: a mixture, which keeps a disagreement", &found.linear));
    rows.push(opinion("Logarithmic pool: a product, which hides one", &found.logarithmic));
    let level = found.methods.first().map_or(0.95, |(_, number)| number.limits.level());
    let scale = match found.scale {
        PoolScale::Logarithm => "on the scale of logarithms",
        PoolScale::Number => "by mean and standard deviation",
    };
    Block::Table(Table {
        caption: Prose::from(format!("Pooled {scale}, with limits at a level of "))
            .number(Amount::published(level, Dimension::Plain)),
        columns: vec![
            Column::new("Method"),
            Column::of("Pooled", role.clone()),
            Column::of("Where the truth of another study like these would lie", role.clone()),
        ],
        rows,
    })
}

const fn name(method: PoolMethod) -> &'static str {
    match method {
        PoolMethod::FixedEffect => "One common truth (fixed effect)",
        PoolMethod::DerSimonianLaird => "Random effects, DerSimonian and Laird",
        PoolMethod::Reml => "Random effects, REML",
        PoolMethod::MaximumLikelihood => "Random effects, ML",
        PoolMethod::PauleMandel => "Random effects, Paule and Mandel",
        PoolMethod::HartungKnapp => "Random effects, REML with Hartung and Knapp's width",
    }
}

fn notes(desk: &Desk<'_>, found: &Triangulation, pooled: &PooledEstimates, role: &Dimension) -> Vec<Prose> {
    let mention = |id: &FigureId| said::brief(desk.mention(id));
    let mut notes = Vec::new();
    for (one, other, z) in pooled.z.iter().take(MOST_PAIRS) {
        let pair = mention(one).say(" and ").and(mention(other)).say(" lie ");
        let far = Amount::point(z.abs(), Dimension::Plain).significant(2);
        notes.push(pair.number(far).say(" standard errors of their difference apart."));
    }
    notes.push(
        Prose::new()
            .number(Amount::point(pooled.i_squared, Dimension::percent_of("the spread of these estimates")).significant(2))
            .say(" is more than their own uncertainty makes (I², REML): the more of it, the less a single pooled number stands for."),
    );
    if pooled.without_each.len() > 1 {
        let without = pooled.without_each.iter().map(|(id, value)| {
            mention(id).say(": ").number(Amount::point(*value, role.clone()).significant(2))
        });
        notes.push(Prose::from("Pooled without ").and(joined(without, "and")).say("."));
    }
    if !found.without_distribution.is_empty() {
        let left = found.without_distribution.iter().map(mention);
        notes.push(
            Prose::from("In no pool, for want of a declared distribution: ")
                .and(joined(left, "and"))
                .say("."),
        );
    }
    if pooled.is_cut_at_zero {
        notes.push("Limits are cut at zero, below which there is nothing of the kind: what lies there comes of taking each estimate by its mean and standard deviation.".into());
    }
    notes.push(Prose::from(if pooled.is_independence_stated {
        "The dossier states that they are independent of one another."
    } else {
        "All this takes them to be independent of one another, which the dossier does not state: where they lean on the same data or the same assumptions, the limits are too narrow."
    }));
    notes
}

/// From which ratio of their ends on limits say nothing.
const WIDEST: f64 = 1e4;

/// How many pairs are told.
const MOST_PAIRS: usize = 6;
