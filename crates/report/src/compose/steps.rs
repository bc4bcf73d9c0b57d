//! Step by step: what each bridge does, on what it rests, and where the number stands after it.

use darkfigure_analysis::{Effect, Side, StepTaken};
use darkfigure_model::{Axis, Bridge, BridgeKind, Facet, Operation, Quantity, Reach};

use super::pair::Pair;
use super::words::axis;
use super::{amount, said, sentence};
use crate::document::{Block, Cell, Column, Details, Prose, Row, Step, StepList, Table};
use crate::number::{Amount, Digits, Dimension};

/// The blocks of the section, without its heading. None where there is no step.
pub(super) fn blocks(pair: &Pair<'_>) -> Vec<Block> {
    if pair.found.steps.taken.is_empty() {
        return Vec::new();
    }
    let sides: Vec<Side> =
        pair.sides().into_iter().filter(|side| pair.found.steps.on(*side).next().is_some()).collect();
    let mut start = Prose::new();
    for (at, side) in sides.iter().enumerate() {
        start = start.say(if at > 0 { "; " } else { "" }).and(pair.cited(*side));
        start = start.say(format!(" ({})", pair.label(*side)));
    }
    let names_sides = sides.len() > 1;
    let steps = pair.found.steps.taken.iter().map(|taken| step(pair, taken, names_sides)).collect();
    let still_open =
        pair.found.comparability.unresolved().map(|found| found.axis.name().to_owned()).collect();
    let of = pair.found.steps.needed();
    let mut blocks = vec![Block::Steps(StepList { start, steps, of, still_open })];
    blocks.extend(pair.found.steps.taken.iter().filter_map(|taken| ratios(pair, taken)));
    blocks
}

fn step(pair: &Pair<'_>, taken: &StepTaken, names_side: bool) -> Step {
    let bridge = pair.desk.dossier.bridges.get(&taken.bridge);
    let title = bridge.map_or_else(|| taken.bridge.to_string(), |bridge| title(pair, bridge, taken));
    let title = if names_side { format!("{}: {title}", pair.label(taken.side)) } else { title };
    Step {
        title: title.into(),
        kind: taken.kind,
        operation: operation(pair, taken, bridge),
        running: Some(amount::running(&taken.value, pair.desk.role_of(&taken.measure, taken.value_kind))),
        reason: bridge.map(|bridge| sentence::stop(&bridge.why)).unwrap_or_default(),
        sources: bridge.map(|bridge| pair.desk.citations(&bridge.sources)).unwrap_or_default(),
    }
}

/// What a step crosses; that of a base leads from a share or rate to the number that it stands for.
pub(super) fn title(pair: &Pair<'_>, bridge: &Bridge, taken: &StepTaken) -> String {
    match bridge.operation {
        Operation::Base(_) => {
            format!("from a share or rate to {}", pair.desk.unit_words(&taken.measure.unit).1)
        }
        Operation::Factor(_)
        | Operation::Share(_)
        | Operation::Addend(_)
        | Operation::Coverage(_)
        | Operation::OverCoverage(_)
        | Operation::Stay(_)
        | Operation::Window
        | Operation::Identity => reach(pair, &bridge.reach),
    }
}

/// What a bridge crosses: "cases to people".
pub(super) fn reach(pair: &Pair<'_>, reach: &Reach) -> String {
    let words = |facet| axis::facet(&pair.desk, facet);
    match reach {
        Reach::Across(crossing) if crossing.axis() == Axis::Time && crossing.from() == crossing.to() => {
            format!("{}: from one period to the other", words(crossing.from()))
        }
        Reach::Across(crossing) => format!("{} to {}", words(crossing.from()), words(crossing.to())),
        Reach::Within(_) => "a correction within the same measure".to_owned(),
    }
}

/// The factor or the signed addend with its operator word.
fn operation(pair: &Pair<'_>, taken: &StepTaken, bridge: Option<&Bridge>) -> Prose {
    let ends = bridge.and_then(Bridge::crossing).map(|crossing| (crossing.from(), crossing.to()));
    let role = match (bridge.map(|bridge| &bridge.operation), ends) {
        (Some(Operation::Addend(_)), _) => pair.desk.role_of(&taken.measure, taken.value_kind),
        (_, Some((Facet::Unit(from), Facet::Unit(to)))) => pair.desk.rate(from, to),
        _ => Dimension::Plain,
    };
    let stays = bridge.and_then(|bridge| match &bridge.operation {
        Operation::Stay(stay) => Some(
            Prose::from(", for a mean stay of ")
                .and(said::value(&stay.days, Dimension::measure("day", "days")))
                .say(if stay.growth_per_year.is_some() {
                    " and the stated growth"
                } else {
                    " in a steady state"
                }),
        ),
        Operation::Factor(_)
        | Operation::Share(_)
        | Operation::Addend(_)
        | Operation::Coverage(_)
        | Operation::OverCoverage(_)
        | Operation::Window
        | Operation::Base(_)
        | Operation::Identity => None,
    });
    let own = |quantity: &Quantity, role: Dimension| {
        // By what a stay multiplies is no number of days: it depends on the window, too.
        let of_days = |bridge: &&Bridge| matches!(bridge.operation, Operation::Stay(_));
        let said = bridge.filter(|bridge| !of_days(bridge)).and_then(|bridge| written(bridge, role.clone()));
        said.unwrap_or_else(|| Prose::from(shown(quantity, role)))
    };
    let prose = match &taken.effect {
        Effect::Factor(quantity) => Prose::from("times ").and(own(quantity, role)),
        Effect::Divisor(quantity) => Prose::from("divided by ").and(own(quantity, role)),
        Effect::Addend(quantity) => Prose::from("plus ").and(own(quantity, role)),
        Effect::Identity if taken.kind == BridgeKind::Definition => {
            Prose::from("changes nothing: the two are the same by definition")
        }
        Effect::Identity => Prose::from("changes nothing: the two are taken to be the same"),
    };
    match stays {
        Some(words) => prose.and(words),
        None => prose,
    }
}

/// What a step does, as the dossier writes it; none where it writes no number.
pub(super) fn written(bridge: &Bridge, role: Dimension) -> Option<Prose> {
    match &bridge.operation {
        Operation::Factor(value)
        | Operation::Addend(value)
        | Operation::Coverage(value)
        | Operation::Base(value)
        | Operation::Share(value) => Some(said::value(value, role)),
        Operation::Stay(stay) => Some(said::value(&stay.days, Dimension::measure("day", "days"))),
        Operation::OverCoverage(_) | Operation::Window | Operation::Identity => None,
    }
}

fn shown(quantity: &Quantity, role: Dimension) -> Amount {
    amount::bare(quantity, role)
}

/// The ratios on which a factor rests, each with its figures and sources.
fn ratios(pair: &Pair<'_>, taken: &StepTaken) -> Option<Block> {
    let bridge = pair.desk.dossier.bridges.get(&taken.bridge)?;
    if bridge.ratios.is_empty() {
        return None;
    }
    let rows = bridge
        .ratios
        .iter()
        .zip(&taken.ratios)
        .map(|((upper, lower), quotient)| {
            let cell = quotient.filter(amount::says_something).map_or_else(
                || Cell::missing("no such figure"),
                |quotient| {
                    Cell::Number(amount::bare(&quotient, Dimension::Plain).digits(Digits::Significant(3)))
                },
            );
            Row::new(vec![Cell::text(pair.desk.mention(upper)), Cell::text(pair.desk.mention(lower)), cell])
        })
        .collect();
    Some(Block::Details(Details {
        summary: Prose::from(format!("What the step “{}” rests on", reach(pair, &bridge.reach))),
        open: false,
        blocks: vec![Block::Table(Table {
            caption: Prose::new(),
            columns: vec![Column::new("Number"), Column::new("over"), Column::new("gives")],
            rows,
        })],
    }))
}
