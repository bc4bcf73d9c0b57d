//! Can they be compared? Verdicts axis by axis, the grade and the flags.

use darkfigure_analysis::{AxisVerdict, Reason, Side, Verdict};

use super::pair::Pair;
use super::period;
use super::sentence::capital;
use super::words::{axis, flag, grade, reason};
use crate::document::{Badge, Block, Cell, Column, Inline, List, Prose, Row, Table};

/// The blocks of the section, without its heading.
pub(super) fn blocks(pair: &Pair<'_>) -> Vec<Block> {
    let found = &pair.found.comparability;
    let sentence = Prose::from("Grade: ")
        .with(Inline::Badge(Badge::Grade(found.grade)))
        .say(format!(": {}.", grade::meaning(pair)));
    let mut blocks = vec![
        Block::Table(Table {
            caption: Prose::new(),
            columns: vec![
                Column::new("Axis"),
                Column::new(pair.label(Side::Left)),
                Column::new(pair.label(Side::Right)),
                Column::new("Verdict"),
                Column::new("Why"),
            ],
            rows: found.axes.iter().map(|verdict| row(pair, verdict)).collect(),
        }),
        Block::Paragraph(sentence),
    ];
    let items: Vec<Prose> = in_order(pair)
        .into_iter()
        .map(|found| {
            Prose::new()
                .with(Inline::Badge(Badge::Flag(flag::badge(found).to_owned())))
                .say(" ")
                .and(flag::sentence(pair, found))
        })
        .collect();
    if !items.is_empty() {
        blocks.push(Block::List(List { ordered: false, items }));
    }
    blocks
}

/// The flags in an order that swapping the sides does not change.
fn in_order<'a>(pair: &Pair<'a>) -> Vec<&'a darkfigure_analysis::Flag> {
    let mut flags: Vec<_> = pair.found.comparability.flags.iter().collect();
    flags.sort_by_key(|found| flag::sentence(pair, found).to_plain());
    flags
}

fn row(pair: &Pair<'_>, found: &AxisVerdict) -> Row {
    let cell = |side: Side| {
        axis::said_on(pair, found.axis, side).map_or_else(|| Cell::missing("not stated"), Cell::text)
    };
    let verdict = match &found.verdict {
        Verdict::Same => crate::document::VerdictBadge::Same,
        Verdict::Bridged { kind: weakest, .. } => crate::document::VerdictBadge::Bridged(*weakest),
        Verdict::Contained { .. } => crate::document::VerdictBadge::Contained,
        Verdict::Overlapping => crate::document::VerdictBadge::Overlapping,
        Verdict::Differs => crate::document::VerdictBadge::Differs,
        Verdict::Unknown => crate::document::VerdictBadge::Unknown,
    };
    Row::new(vec![
        Cell::text(found.axis.name()),
        cell(Side::Left),
        cell(Side::Right),
        Cell::Verdict(verdict),
        Cell::text(why(pair, found)),
    ])
}

fn why(pair: &Pair<'_>, found: &AxisVerdict) -> Prose {
    let says_only_the_verdict = matches!(
        found.reason,
        Reason::SaidTheSame | Reason::NeitherLimits | Reason::BothAssert | Reason::NeitherSays
    );
    if says_only_the_verdict && found.verdict == Verdict::Same {
        return Prose::new();
    }
    let mut prose = Prose::from(capital(reason::reason(found.reason)));
    if let Verdict::Contained { inner } = found.verdict {
        prose = prose.say(format!(
            ": that of {} within that of {}",
            pair.label(inner),
            pair.label(inner.other())
        ));
    }
    if let Verdict::Bridged { by, .. } = &found.verdict {
        let steps: Vec<String> = by
            .iter()
            .filter_map(|id| pair.found.steps.taken.iter().position(|step| step.bridge == *id))
            .map(|at| (at + 1).to_string())
            .collect();
        let word = if steps.len() == 1 { "step" } else { "steps" };
        prose = prose.say(format!("; {word} {} makes them the same", period::list(&steps, "and")));
    }
    if let Some((words, sources)) = axis::relation(pair, found.axis) {
        prose = pair.desk.cite(prose.say(format!(": {words}")), sources);
    }
    prose
}
