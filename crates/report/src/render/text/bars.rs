//! Intervals and histograms drawn with characters.

use crate::document::{Bin, ChartScale, Histogram, IntervalPlot, PlotValue, WaterfallBar};
use crate::number::{Amount, Bound, Dimension, tick_text};
use crate::render::scale::Ruler;
use darkfigure_model::Tier;

/// The amount as a row of characters. Hard ends are heavy, stated ones light, face ones dotted; unknown ends fade, unbounded ones
/// point on.
pub(super) fn bar(ruler: &Ruler, amount: &Amount, columns: usize) -> String {
    let mut cells = vec![' '; columns.max(1)];
    let last = cells.len() - 1;
    let column = |value: f64| (ruler.position(value).unwrap_or(0.0) * last as f64 + 0.5) as usize;
    let (line, left, right) = match amount.tier {
        Some(Tier::Hard) => ('━', '┣', '┫'),
        Some(Tier::Stated) | None => ('─', '├', '┤'),
        Some(Tier::Face) => ('┄', '┄', '┄'),
    };
    let (low, high) = (amount.low(), amount.high());
    let span = match (low.value(), high.value()) {
        (Some(l), Some(h)) => Some((column(l), column(h))),
        (Some(l), None) => Some((column(l), last)),
        (None, Some(h)) => Some((0, column(h))),
        (None, None) => None,
    };
    if let Some((from, to)) = span.filter(|(from, to)| from < to) {
        cells[from..=to].fill(line);
        cells[from] = left;
        cells[to] = right;
        let fade = |end: Bound, arrow: char| if end == Bound::Unbounded { arrow } else { '·' };
        if low.value().is_none() {
            cells[from..=(from + 2).min(to)].fill('·');
            cells[from] = fade(low, '←');
        }
        if high.value().is_none() {
            cells[to.saturating_sub(2).max(from)..=to].fill('·');
            cells[to] = fade(high, '→');
        }
    } else if let Some((at, _)) = span {
        cells[at] = '│';
    }
    if let Some(point) = amount.central() {
        cells[column(point)] = if amount.tier == Some(Tier::Face) { '○' } else { '●' };
    }
    cells.into_iter().collect::<String>().trim_end().to_owned()
}

/// A bar on a linear scale that ends at the largest number: solid up to the lower end, shaded up to the upper one.
pub(super) fn linear(ends: [Option<f64>; 2], largest: f64, columns: usize) -> String {
    let cells = |end: Option<f64>| end.map_or(0, |value| (value / largest * columns as f64 + 0.5) as usize);
    let [low, high] = ends;
    let (solid, shaded) = (cells(low), cells(high));
    match solid.max(shaded) {
        0 if low.or(high).is_some() => "▏".to_owned(),
        _ => "█".repeat(solid) + &"░".repeat(shaded.saturating_sub(solid)),
    }
}

/// The histogram as a row of blocks, a block a bin, the fullest the highest; a bin that has anything at all has the lowest at least.
pub(super) fn strip(histogram: &Histogram, columns: usize) -> String {
    const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let bins = histogram.joined(columns);
    let most = bins.iter().map(|bin| bin.count).max().unwrap_or(0).max(1) as f64;
    let block = |bin: &Bin| match bin.count {
        0 => ' ',
        count => BLOCKS[((count as f64 / most * 8.0).ceil() as usize).clamp(1, 8) - 1],
    };
    bins.iter().map(block).collect::<String>().trim_end().to_owned()
}

/// A bar of a waterfall, from where it begins to where it ends: solid where it adds or is a total, shaded where it takes away.
pub(super) fn between(ruler: &Ruler, bar: &WaterfallBar, columns: usize) -> String {
    let column = |value: f64| (ruler.position(value).unwrap_or(0.0) * columns as f64 + 0.5) as usize;
    let (from, to) = (column(bar.from.min(bar.to)), column(bar.from.max(bar.to)));
    let (block, least) = if bar.is_less() { ("░", "┆") } else { ("█", "▏") };
    let drawn = if to > from { block.repeat(to - from) } else { least.to_owned() };
    format!("{}{drawn}", " ".repeat(from))
}

/// Values as blocks of eight heights, the most the highest; what is there at all has the lowest at least.
pub(super) fn blocks(values: impl Iterator<Item = f64>, most: f64) -> String {
    const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    values.map(|value| BLOCKS[((value / most * 8.0).ceil() as usize).clamp(1, 8) - 1]).collect()
}

/// The ends of a scale under drawings of so many columns.
pub(super) fn scale(ruler: &Ruler, role: &Dimension, columns: usize) -> String {
    let ticks = ruler.ticks();
    let (Some(first), Some(last)) = (ticks.first(), ticks.last()) else { return String::new() };
    let column = |value: f64| (ruler.position(value).unwrap_or(0.0) * (columns - 1) as f64 + 0.5) as usize;
    let (left, right) = (tick_text(*first, role), tick_text(*last, role));
    if left.chars().count() + right.chars().count() >= columns {
        return String::new();
    }
    let mut cells = vec![' '; columns];
    let mut put = |text: &str, at: usize| {
        let length = text.chars().count();
        let start = at.saturating_sub(length / 2).min(cells.len() - length);
        for (cell, c) in cells[start..].iter_mut().zip(text.chars()) {
            *cell = c;
        }
    };
    put(&left, column(*first));
    put(&right, column(*last));
    cells.into_iter().collect::<String>().trim_end().to_owned()
}

/// What the marks of a plot mean, as far as they occur.
pub(super) fn legend(plot: &IntervalPlot) -> String {
    let amounts = || {
        plot.rows.iter().filter_map(|row| match &row.value {
            PlotValue::Amount(amount) if amount.role == plot.axis.role => Some(amount),
            PlotValue::Amount(_) | PlotValue::Missing(_) => None,
        })
    };
    let spans = |tiers: &[Option<Tier>]| {
        amounts().any(|amount| tiers.contains(&amount.tier) && amount.low() != amount.high())
    };
    let ends = |wanted: Bound| amounts().any(|amount| amount.low() == wanted || amount.high() == wanted);
    let marks = [
        (spans(&[Some(Tier::Hard)]), "┣━┫ bounds"),
        (spans(&[Some(Tier::Stated), None]), "├─┤ interval"),
        (spans(&[Some(Tier::Face)]), "┄ at face value"),
        (
            amounts().any(|amount| amount.central().is_some() && amount.tier != Some(Tier::Face)),
            "● best number",
        ),
        (
            amounts().any(|amount| amount.central().is_some() && amount.tier == Some(Tier::Face)),
            "○ number as said",
        ),
        (ends(Bound::Unknown), "··· end not known"),
        (ends(Bound::Unbounded), "→ without limit"),
    ];
    let said: Vec<&str> = marks.into_iter().filter(|(occurs, _)| *occurs).map(|(_, words)| words).collect();
    let scale = if plot.axis.scale == ChartScale::Log { "; logarithmic scale" } else { "" };
    if said.is_empty() { String::new() } else { format!("Marks: {}{scale}", said.join(", ")) }
}
