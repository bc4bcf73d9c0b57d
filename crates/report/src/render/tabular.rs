//! Blocks as tables: how what is drawn on a page reads in a format without drawings, and beside every drawing.

use crate::document::{
    Area, Areas, Cell, ChartAxis, Column, Curve, FigureCard, Histogram, Inline, IntervalPlot, Overlap, Panel,
    Panels, PlotValue, Prose, Row, Sides, Table, Waterfall, WaterfallBar,
};
use crate::number::{Amount, Dimension};

/// The pairs of a curve, at most `limit` of them, evenly chosen with both ends kept. What was left out is said in the caption.
pub(crate) fn curve(curve: &Curve, limit: usize) -> Table {
    let points: Vec<(f64, f64)> =
        curve.points.iter().copied().filter(|(x, y)| x.is_finite() && y.is_finite()).collect();
    let shown = spread(points.len(), limit.max(2));
    // The horizontal values were chosen, the vertical ones computed.
    let chosen = |value: f64| Cell::Number(Amount::point(value, curve.x.role.clone()));
    let computed = |value: f64| {
        Cell::Number(Amount::point(value, curve.y.role.clone()).significant(curve.digits.clamp(1, 15)))
    };
    let rows = shown
        .iter()
        .filter_map(|&at| points.get(at))
        .map(|&(x, y)| Row::new(vec![chosen(x), computed(y)]))
        .collect();
    let mut caption = curve.caption.clone();
    if shown.len() < points.len() {
        caption = caption.say(format!(" ({} of {} computed pairs)", shown.len(), points.len()));
    }
    let head = |axis: &ChartAxis| Column::of(axis.label.as_str(), axis.role.clone());
    Table { caption, columns: vec![head(&curve.x), head(&curve.y)], rows }
}

/// A few pairs of a curve in one sentence: "Mean stay 7 days: 0.048%; …".
pub(crate) fn pairs(curve: &Curve, limit: usize) -> Prose {
    let points: Vec<(f64, f64)> =
        curve.points.iter().copied().filter(|(x, y)| x.is_finite() && y.is_finite()).collect();
    let shown = spread(points.len(), limit.max(2));
    let mut prose = Prose::from(format!("{}, and {}: ", curve.x.label, uncapital(&curve.y.label)));
    for (place, &(x, y)) in shown.iter().filter_map(|&at| points.get(at)).enumerate() {
        let last = place + 1 == shown.len();
        let y = Amount::point(y, curve.y.role.clone()).significant(curve.digits.clamp(1, 15));
        prose = prose
            .say(if place == 0 { "" } else { "; " })
            .number(Amount::point(x, curve.x.role.clone()))
            .say(", ");
        // Of what a share is one is said once, at the end.
        prose = if matches!(y.role, Dimension::Percent { .. }) && !last {
            prose.say(format!("{}%", y.print_in(Some(&y.role))))
        } else {
            prose.number(y)
        };
    }
    prose.say(".")
}

/// A label within a sentence.
fn uncapital(label: &str) -> String {
    let mut chars = label.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Which of `n` to show so that no more than `limit` are, both ends among them.
fn spread(n: usize, limit: usize) -> Vec<usize> {
    if n <= limit {
        return (0..n).collect();
    }
    (0..limit).map(|k| k * (n - 1) / (limit - 1)).collect()
}

/// Numbers that are drawn as areas.
pub(crate) fn areas(areas: &Areas) -> Table {
    let row = |item: &Area| Row::new(vec![Cell::Text(item.label.clone()), Cell::Number(item.amount.clone())]);
    Table {
        caption: areas.caption.clone(),
        columns: vec![Column::new(""), Column::new("")],
        rows: areas.items.iter().map(row).collect(),
    }
}

/// The bands of a curve in words, one each.
pub(crate) fn bands(curve: &Curve) -> Vec<Prose> {
    let role = &curve.y.role;
    let digits = curve.digits.clamp(1, 15);
    curve
        .bands
        .iter()
        .map(|band| {
            let range = Amount::between(band.low, band.high, role.clone()).significant(digits);
            Prose::from(format!("{}: ", band.label)).number(range)
        })
        .collect()
}

/// The rows of an interval plot.
pub(crate) fn intervals(plot: &IntervalPlot) -> Table {
    let rows = plot.rows.iter().map(|row| {
        let value = match &row.value {
            PlotValue::Amount(amount) => Cell::Number(amount.clone()),
            PlotValue::Missing(missing) => Cell::Missing(missing.clone()),
        };
        Row::new(vec![Cell::Text(row.label.clone()), value])
    });
    Table {
        caption: plot.caption.clone(),
        columns: vec![Column::new(""), Column::of(plot.axis.label.as_str(), plot.axis.role.clone())],
        rows: rows.collect(),
    }
}

/// The reference value of an interval plot in words.
pub(crate) fn reference(plot: &IntervalPlot) -> Option<Prose> {
    let reference = plot.reference.as_ref()?;
    let value = Amount::published(reference.value, plot.axis.role.clone());
    Some(Prose::from(format!("{}: ", reference.label)).number(value))
}

/// The bins of a histogram, at most `limit` of them.
pub(crate) fn histogram(histogram: &Histogram, limit: usize) -> Table {
    let role = &histogram.axis.role;
    let rows = histogram.joined(limit).into_iter().map(|bin| {
        Row::new(vec![
            Cell::Number(Amount::between(bin.low, bin.high, role.clone()).significant(3)),
            Cell::Number(counted(bin.count, &histogram.counted)),
        ])
    });
    Table {
        caption: histogram.caption.clone(),
        columns: vec![
            Column::of(histogram.axis.label.as_str(), role.clone()),
            Column::of("How often", histogram.counted.clone()),
        ],
        rows: rows.collect(),
    }
}

/// What a histogram shows, in words: from where to where, and where its middle half lies; and its reference.
pub(crate) fn described(histogram: &Histogram) -> Option<Prose> {
    let role = &histogram.axis.role;
    let between = |low: f64, high: f64| Amount::between(low, high, role.clone()).significant(3);
    let (lowest, highest) = (histogram.sound_bins().next()?.low, histogram.sound_bins().last()?.high);
    let (low, high) = histogram.middle_half()?;
    let mut prose = Prose::new()
        .number(counted(histogram.total(), &histogram.counted))
        .say(" at ")
        .number(between(lowest, highest))
        .say("; the middle half of them at ")
        .number(between(low, high));
    if let Some(reference) = &histogram.reference {
        let value = Amount::point(reference.value, role.clone()).significant(3);
        prose = prose.say(format!(". {}: ", reference.label)).number(value);
    }
    Some(prose.say("."))
}

fn counted(count: u64, role: &Dimension) -> Amount {
    Amount::exact(i64::try_from(count).unwrap_or(i64::MAX), role.clone())
}

/// The combinations of lists.
pub(crate) fn overlap(overlap: &Overlap) -> Table {
    let mut columns: Vec<Column> = overlap.lists.iter().map(|list| Column::new(list.as_str())).collect();
    columns.push(match overlap.rows.first() {
        Some(row) => Column::of("Count", row.count.role.clone()),
        None => Column::new("Count"),
    });
    let rows = overlap.rows.iter().map(|row| {
        let mut cells: Vec<Cell> = (0..overlap.lists.len())
            .map(|list| Cell::text(if row.members.get(list) == Some(&true) { "yes" } else { "–" }))
            .collect();
        cells.push(Cell::Number(row.count.clone()));
        Row::new(cells)
    });
    Table { caption: overlap.caption.clone(), columns, rows: rows.collect() }
}

/// The bars of a waterfall.
pub(crate) fn waterfall(found: &Waterfall) -> Table {
    let row =
        |bar: &WaterfallBar| Row::new(vec![Cell::Text(bar.label.clone()), Cell::Number(bar.amount.clone())]);
    Table {
        caption: found.caption.clone(),
        columns: vec![Column::new(""), Column::of("", found.role.clone())],
        rows: found.bars.iter().map(row).collect(),
    }
}

/// The panels, each by its first and its last value.
pub(crate) fn panels(found: &Panels) -> Table {
    let point = |(year, amount): &(i32, Amount)| match amount.central() {
        Some(value) => {
            let value = Amount::point(value, amount.role.clone()).digits(amount.digits.clone());
            Cell::text(format!("{} ({year})", value.print_in(Some(&amount.role))))
        }
        None => Cell::missing("no number"),
    };
    let row = |panel: &Panel| {
        let [first, last] = panel.ends()?;
        Some(Row::new(vec![Cell::text(panel.label.as_str()), point(first), point(last)]))
    };
    let unit = found.axis.role.heading();
    Table {
        caption: found.caption.clone(),
        columns: vec![
            Column::new(""),
            Column::new(format!("First ({unit})")),
            Column::new(format!("Last ({unit})")),
        ],
        rows: found.panels.iter().filter_map(row).collect(),
    }
}

/// Two figures as one table, part by part.
pub(crate) fn sides(sides: &Sides) -> Table {
    let (left, right) = (&sides.left, &sides.right);
    let mut rows = vec![part("As said", Some(&left.as_said), Some(&right.as_said))];
    if left.wording.is_some() || right.wording.is_some() {
        rows.push(part("Wording", wording(left).as_ref(), wording(right).as_ref()));
    }
    let (left_parts, right_parts) = (left.parts(), right.parts());
    let find = |parts: &[(&str, &Prose)], label: &str| {
        parts.iter().find(|(other, _)| *other == label).map(|&(_, value)| value.clone())
    };
    let mut labels: Vec<&str> = Vec::new();
    for (label, _) in left_parts.iter().chain(&right_parts) {
        if !labels.contains(label) {
            labels.push(label);
        }
    }
    for label in labels {
        rows.push(part(label, find(&left_parts, label).as_ref(), find(&right_parts, label).as_ref()));
    }
    Table {
        caption: Prose::new(),
        columns: vec![Column::new(""), Column::new(left.label.clone()), Column::new(right.label.clone())],
        rows,
    }
}

fn part(label: &str, left: Option<&Prose>, right: Option<&Prose>) -> Row {
    Row::new(vec![Cell::text(label), stated(left), stated(right)])
}

fn stated(value: Option<&Prose>) -> Cell {
    match value {
        Some(value) if !value.is_empty() => Cell::Text(value.clone()),
        _ => Cell::missing("not stated"),
    }
}

/// The wording of a figure in quotation marks.
pub(crate) fn wording(card: &FigureCard) -> Option<Prose> {
    card.wording.as_ref().map(|words| Prose::from(Inline::Text(format!("“{words}”"))))
}
