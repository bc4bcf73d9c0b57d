//! Curves drawn with characters, with a scale on both axes.

use crate::document::Curve;
use crate::number::tick_text;
use crate::render::scale::Ruler;

/// The height of a drawing.
const ROWS: usize = 7;
/// The width of a drawing at most.
const COLUMNS: usize = 60;
/// Below this width of the page nothing is drawn.
const LEAST: usize = 60;

/// The curve with the ticks of both axes; none where there is no room or nothing to draw.
pub(super) fn curve(curve: &Curve, width: usize) -> Vec<String> {
    let points: Vec<(f64, f64)> =
        curve.points.iter().copied().filter(|(x, y)| x.is_finite() && y.is_finite()).collect();
    let across = Ruler::over(points.iter().map(|point| point.0), curve.x.scale);
    let up = Ruler::over(points.iter().map(|point| point.1), curve.y.scale);
    let (Some(across), Some(up)) = (across, up) else { return Vec::new() };
    if width < LEAST {
        return Vec::new();
    }
    let labels: Vec<(usize, String)> = up
        .ticks()
        .into_iter()
        .filter_map(|tick| {
            let share = up.position(tick)?;
            Some((row(share), tick_text(tick, &curve.y.role)))
        })
        .collect();
    let margin = labels.iter().map(|(_, label)| label.chars().count()).max().unwrap_or(0);
    let columns = width.saturating_sub(margin + 2).clamp(2, COLUMNS);
    let column = |share: f64| (share * (columns - 1) as f64 + 0.5) as usize;
    let mut cells = vec![vec![' '; columns]; ROWS];
    for pair in points.windows(2) {
        let [from, to] = [pair[0], pair[1]].map(|(x, y)| (across.position(x), up.position(y)));
        let (Some(x0), Some(y0), Some(x1), Some(y1)) = (from.0, from.1, to.0, to.1) else { continue };
        // Between two computed pairs the line is straight.
        let (first, last) = (column(x0), column(x1));
        #[expect(
            clippy::needless_range_loop,
            reason = "a cell of every column is written, each in a row of its own"
        )]
        for at in first..=last {
            let share = if last == first { 1.0 } else { (at - first) as f64 / (last - first) as f64 };
            cells[row(y0 + (y1 - y0) * share)][at] = '·';
        }
    }
    for (x, y) in &points {
        if let (Some(x), Some(y)) = (across.position(*x), up.position(*y)) {
            cells[row(y)][column(x)] = '●';
        }
    }
    let mut lines: Vec<String> = cells
        .into_iter()
        .enumerate()
        .map(|(at, cells)| {
            let label = labels.iter().find(|(row, _)| *row == at).map_or("", |(_, label)| label);
            let mark = if label.is_empty() { '│' } else { '┤' };
            let drawn: String = cells.into_iter().collect();
            format!("{label:>margin$} {mark}{}", drawn.trim_end())
        })
        .collect();
    let mut rule = vec!['─'; columns];
    let mut below = vec![' '; (columns + 8).min(width - margin - 2)];
    for tick in across.ticks() {
        let Some(share) = across.position(tick) else { continue };
        let at = column(share);
        let label: Vec<char> = tick_text(tick, &curve.x.role).chars().collect();
        let start = at.saturating_sub(label.len() / 2);
        // A label that would run into the one before it, or beyond the page, is left out.
        let Some(room) = below.get(start.saturating_sub(1)..start + label.len()) else { continue };
        if room.iter().any(|c| *c != ' ') {
            continue;
        }
        rule[at] = '┴';
        below[start..start + label.len()].copy_from_slice(&label);
    }
    lines.push(format!("{:margin$} └{}", "", rule.into_iter().collect::<String>()));
    let below: String = below.into_iter().collect();
    lines.push(format!("{:margin$}  {}", "", below.trim_end()));
    lines
}

fn row(share: f64) -> usize {
    ((1.0 - share) * (ROWS - 1) as f64 + 0.5) as usize
}
