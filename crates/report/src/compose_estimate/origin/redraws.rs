//! People drawn anew: where the answers gather, and under which model.

use darkfigure_mse::bootstrap::PickedModel;
use darkfigure_mse::estimation::MethodRow;
use darkfigure_mse::estimation::{BootstrapDetail, SizeDraws};
use darkfigure_mse::{IntervalMethod, SizeInterval};

use super::super::methods::Seen;
use super::super::size::{people, range, size};
use super::super::words;
use super::{bare, decimals, fit, share};
use crate::document::{Bin, Block, Cell, ChartAxis, Column, Histogram, Prose, Reference, Row, Table};
use crate::number::{Amount, Bound, Dimension};

/// How many bars a histogram has.
const BARS: usize = 40;
/// How many picked models are listed.
const LISTED: usize = 5;

pub(super) fn blocks(row: &MethodRow, detail: &BootstrapDetail, seen: Seen<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(drawn(row, detail))];
    blocks.extend(histogram(row));
    if detail.modes.len() > 1 {
        blocks.push(Block::Table(humps(detail, seen)));
    }
    if detail.picked.len() > 1 {
        blocks.push(Block::Table(picked(detail, seen)));
    }
    if let Some((lowest, highest)) = detail.without_one {
        let seen_less = seen.n_observed.saturating_sub(1);
        let said = Prose::from(
            "With one person less on any one combination of lists, and the model chosen anew, the answer lies at ",
        );
        blocks.push(Block::Paragraph(said.number(range(lowest, highest, seen_less)).say(".")));
    }
    blocks.extend(detail.fit.as_ref().map(fit).map(Block::Paragraph));
    blocks
}

/// What was done, and how the interval was read from it.
fn drawn(row: &MethodRow, detail: &BootstrapDetail) -> Prose {
    let redraws = |n: usize| Amount { role: Dimension::count("redraw", "redraws"), ..bare(n) };
    let mut prose = Prose::from(
        "The people seen were drawn anew, as if the lists had been made again, and the model was chosen anew each time: ",
    )
    .number(redraws(detail.n_replicates));
    prose = match detail.n_replicates - detail.n_usable.min(detail.n_replicates) {
        0 => prose.say(", all of which gave a number."),
        n_without => prose.say(", of which ").number(bare(n_without)).say(" gave no number."),
    };
    let is_drawn = |interval: &&SizeInterval| interval.kind == IntervalMethod::Bootstrap;
    if row.interval.as_ref().filter(is_drawn).is_none() {
        return prose;
    }
    match (detail.bca_refusal, detail.z0, detail.acceleration) {
        (None, Ok(z0), Ok(acceleration)) => prose
            .say(" The interval is their middle part, corrected for bias and skewness (BCa: z₀ ")
            .number(decimals(z0))
            .say(", acceleration ")
            .number(Amount::point(acceleration, Dimension::Plain).significant(2))
            .say(")."),
        (Some(why), ..) => prose.say(format!(
            " The interval is their plain middle part; it could not be corrected for bias, since {why}."
        )),
        _ => prose,
    }
}

/// The redraws in bars, on a logarithmic axis; none where all say the same.
pub(in super::super) fn bins(row: &MethodRow) -> Vec<Bin> {
    let Some(SizeDraws::Replicates { estimates, .. }) = &row.draws else { return Vec::new() };
    let sizes = || estimates.iter().flatten().copied().filter(|size| size.is_finite() && *size > 0.0);
    let (low, high) = (sizes().fold(f64::INFINITY, f64::min), sizes().fold(0.0, f64::max));
    // Closer together than a thousandth they are one answer.
    if !(low.is_finite() && high > low * 1.001) {
        return Vec::new();
    }
    let step = libm::log(high / low) / BARS as f64;
    let edge = |at: usize| if at == BARS { high } else { low * libm::exp(step * at as f64) };
    let mut bins: Vec<Bin> =
        (0..BARS).map(|at| Bin { low: edge(at), high: edge(at + 1), count: 0 }).collect();
    for size in sizes() {
        let at = (libm::log(size / low) / step) as usize;
        bins[at.min(BARS - 1)].count += 1;
    }
    bins
}

fn histogram(row: &MethodRow) -> Option<Block> {
    let bins = bins(row);
    let reference = row
        .n_total
        .map(|value| Reference { label: "The answer from the lists as they are".to_owned(), value });
    (!bins.is_empty()).then(|| {
        Block::Histogram(Histogram {
            caption: "What the redraws say".into(),
            axis: ChartAxis::log("In all", people()),
            counted: Dimension::count("redraw", "redraws"),
            bins,
            reference,
        })
    })
}

fn humps(detail: &BootstrapDetail, seen: Seen<'_>) -> Table {
    let rows = detail.modes.iter().enumerate().map(|(at, mode)| {
        Row::new(vec![
            Cell::Number(size(Some(mode.location), None, seen.n_observed.min(mode.location as u64))),
            Cell::Number(share(mode.share, "the redraws")),
            detail.model_of_mode(at).map_or_else(
                || Cell::missing("no one model"),
                |picked| Cell::text(words::model(&picked.model, seen.lists)),
            ),
        ])
    });
    Table {
        caption: format!("The answers gather in {} places, each with models of its own", detail.modes.len())
            .into(),
        columns: vec![
            Column::of("Around", people()),
            Column::of("Share", Dimension::percent_of("the redraws")),
            Column::new("Lists that depend on each other there"),
        ],
        rows: rows.collect(),
    }
}

fn picked(detail: &BootstrapDetail, seen: Seen<'_>) -> Table {
    let n_usable = detail.n_usable.max(1) as f64;
    let cells = |picked: &PickedModel| {
        let (lowest, highest) = (Bound::At(picked.lowest), Bound::At(picked.highest));
        let answers = Amount::ends(lowest, Some(picked.median), highest, people());
        Row::new(vec![
            Cell::text(words::model(&picked.model, seen.lists)),
            Cell::Number(share(picked.n_replicates as f64 / n_usable, "the redraws")),
            Cell::Number(answers.significant(3)),
        ])
    };
    let more = detail.n_picked.saturating_sub(LISTED);
    let caption = match more {
        0 => "Which models the redraws picked, and what they then said".to_owned(),
        n => format!(
            "Which models the redraws picked most often, and what they then said; {n} others were picked too"
        ),
    };
    Table {
        caption: caption.into(),
        columns: vec![
            Column::new("Lists that depend on each other"),
            Column::of("Picked in", Dimension::percent_of("the redraws")),
            Column::of("Middle, lowest and highest answer", people()),
        ],
        rows: detail.picked.iter().take(LISTED).map(cells).collect(),
    }
}
