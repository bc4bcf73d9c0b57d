//! Pictures by themselves: one SVG file each, with its words, for light and dark, for the screen and for paper.

use super::chart::axis_words;
use super::dom::{Element, Node, classed, element};
use super::encode;
use crate::document::{
    Areas, ChartScale, Curve, Histogram, Inline, IntervalPlot, Overlap, Panels, PlotValue, Prose, Tree,
    Waterfall,
};
use crate::number::Amount;
use crate::number::{compact, tick_text};
use crate::render::scale::Ruler;
use darkfigure_model::Tier;

/// What every picture looks like; nothing is said by colour alone.
const STYLE: &str = include_str!("picture.css");
/// The width of every picture.
const WIDTH: f64 = 800.0;
const MARGIN: f64 = 24.0;
/// Where the drawing begins below the caption.
const TOP: f64 = 56.0;
/// The height of a row of intervals.
const ROW: f64 = 34.0;

fn px(value: f64) -> String {
    compact(value)
}

/// A label without the numbers of its sources, which a picture by itself does not list.
fn plain(label: &Prose) -> String {
    label.0.iter().filter(|inline| !matches!(inline, Inline::Cite(_))).cloned().collect::<Prose>().to_plain()
}

fn words(class: &str, x: f64, y: f64, anchor: &str, text: &str) -> Element {
    classed("text", class).set("x", px(x)).set("y", px(y)).set("text-anchor", anchor).text(text)
}

fn line(class: &str, from: (f64, f64), to: (f64, f64)) -> Element {
    classed("line", class).set("x1", px(from.0)).set("y1", px(from.1)).set("x2", px(to.0)).set("y2", px(to.1))
}

fn rect(class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) -> Element {
    classed("rect", class).set("x", px(x)).set("y", px(y)).set("width", px(width)).set("height", px(height))
}

/// A picture of a height, with its caption as title and its content in words.
fn frame(caption: &Prose, told: &str, height: f64) -> Element {
    let caption = caption.to_plain();
    element("svg")
        .set("xmlns", "http://www.w3.org/2000/svg")
        .set("viewBox", format!("0 0 {} {}", px(WIDTH), px(height)))
        .set("role", "img")
        .add(element("title").text(caption.as_str()))
        .add(element("desc").text(told))
        .add(element("style").add(Node::Css(STYLE)))
        .add(words("title", MARGIN, 30.0, "start", &caption))
}

fn file(svg: &Element) -> String {
    encode::fragment(svg)
}

/// Squares side by side, each with its number and its label below.
pub(in crate::render) fn areas(found: &Areas) -> Option<String> {
    const SIDE: f64 = 200.0;
    let largest = found.largest()?;
    let told: Vec<String> =
        found.items.iter().map(|item| format!("{}: {}", plain(&item.label), item.amount.print())).collect();
    let floor = TOP + SIDE;
    let mut svg = frame(&found.caption, &told.join("; "), floor + 24.0 * (found.items.len() as f64) + 40.0);
    let room = (WIDTH - 2.0 * MARGIN) / found.items.len().max(1) as f64;
    for (at, item) in found.items.iter().enumerate() {
        let x = MARGIN + room * at as f64;
        let side = |end: Option<f64>| {
            end.map(|value| (SIDE.min(room - 16.0) * libm::sqrt(value / largest)).max(2.0))
        };
        let [low, high] = item.ends().map(side);
        if let Some(outer) = high {
            let class = if low == high { "area" } else { "may" };
            svg = svg.add(rect(class, (x, floor - outer), (outer, outer)));
        }
        if let Some(inner) = low.filter(|inner| high.is_none_or(|outer| *inner < outer)) {
            svg = svg.add(rect("area", (x, floor - inner), (inner, inner)));
        }
        svg = svg.add(words("soft", x, floor + 20.0, "start", &format!("({})", at + 1))).add(words(
            "",
            MARGIN,
            floor + 52.0 + 24.0 * at as f64,
            "start",
            &format!("({}) {}", at + 1, told.get(at)?),
        ));
    }
    Some(file(&svg))
}

/// Nodes under each other, each with the lines that lead to it; a label that is too long goes on in the next line.
pub(in crate::render) fn tree(found: &Tree) -> Option<String> {
    const LEVEL: f64 = 24.0;
    const LINE: f64 = 19.0;
    const BETWEEN: f64 = 9.0;
    if found.nodes.is_empty() {
        return None;
    }
    let told: Vec<String> = found.nodes.iter().map(|node| plain(&node.label)).collect();
    let goes_on = found.goes_on();
    let indent = |levels: &[bool]| (LEVEL * levels.len() as f64).min(WIDTH / 2.0);
    let lines: Vec<Vec<String>> = (told.iter().zip(&goes_on))
        .map(|(label, levels)| broken(label, WIDTH - 2.0 * MARGIN - indent(levels)))
        .collect();
    let n_lines: usize = lines.iter().map(Vec::len).sum();
    let height = TOP + LINE * n_lines as f64 + BETWEEN * told.len() as f64 + MARGIN;
    let mut svg = frame(&found.caption, &told.join("; "), height);
    let mut top = TOP;
    for (words_of, levels) in lines.iter().zip(&goes_on) {
        let bottom = top + LINE * words_of.len() as f64 + BETWEEN;
        let hook = top + f64::midpoint(LINE, BETWEEN);
        for (level, &goes_on) in levels.iter().enumerate() {
            let x = MARGIN + (LEVEL * (level as f64 + 0.5)).min(WIDTH / 2.0);
            let is_own = level + 1 == levels.len();
            if goes_on || is_own {
                svg = svg.add(line("branch", (x, top), (x, if goes_on { bottom } else { hook })));
            }
            if is_own {
                svg = svg.add(line("branch", (x, hook), (x + 0.4 * LEVEL, hook)));
            }
        }
        let x = MARGIN + indent(levels);
        let class = if levels.is_empty() { "strong" } else { "" };
        for (at, text) in words_of.iter().enumerate() {
            svg = svg.add(words(class, x, hook + 5.0 + LINE * at as f64, "start", text));
        }
        top = bottom;
    }
    Some(file(&svg))
}

/// A text in lines that fit a width, at the widest that a letter of the pictures is on the average.
fn broken(text: &str, width: f64) -> Vec<String> {
    const LETTER: f64 = 7.8;
    let most = (width / LETTER).max(12.0) as usize;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => {
                let letters: Vec<char> = word.chars().collect();
                lines.extend(letters.chunks(most).map(|part| part.iter().collect::<String>()));
            }
        }
    }
    if lines.is_empty() { vec![String::new()] } else { lines }
}

/// Intervals under each other on one axis.
pub(in crate::render) fn intervals(plot: &IntervalPlot) -> Option<String> {
    const LABELS: f64 = 280.0;
    const NUMBERS: f64 = 180.0;
    let ruler = Ruler::of_intervals(plot)?;
    let (from, to) = (MARGIN + LABELS, WIDTH - MARGIN - NUMBERS);
    let at = |value: f64| ruler.position(value).map(|share| from + share * (to - from));
    let bottom = TOP + ROW * plot.rows.len() as f64;
    let told: Vec<String> =
        plot.rows.iter().map(|row| format!("{}: {}", plain(&row.label), said(&row.value))).collect();
    let mut svg = frame(&plot.caption, &told.join("; "), bottom + 60.0);
    for tick in ruler.ticks() {
        let Some(x) = at(tick) else { continue };
        svg = svg.add(line("grid", (x, TOP), (x, bottom))).add(words(
            "soft",
            x,
            bottom + 20.0,
            "middle",
            &tick_text(tick, &plot.axis.role),
        ));
    }
    if let Some(x) = plot.reference.as_ref().and_then(|reference| at(reference.value)) {
        svg = svg.add(line("reference", (x, TOP), (x, bottom)));
    }
    for (row, y) in plot.rows.iter().zip(0..).map(|(row, n)| (row, TOP + ROW * (f64::from(n) + 0.5))) {
        svg = svg.add(words("", MARGIN, y + 5.0, "start", &plain(&row.label))).add(words(
            "",
            WIDTH - MARGIN,
            y + 5.0,
            "end",
            &said(&row.value),
        ));
        if let PlotValue::Amount(amount) = &row.value
            && amount.role == plot.axis.role
        {
            svg = svg.add_all(mark(amount, &at, (from, to), y));
        }
    }
    Some(file(&svg.add(words("soft", to, bottom + 44.0, "end", &axis_words(&plot.axis)))))
}

fn said(value: &PlotValue) -> String {
    match value {
        PlotValue::Amount(amount) => {
            let bare = Amount { level: None, tier: None, ..amount.clone() };
            bare.print_in(Some(&amount.role))
        }
        PlotValue::Missing(missing) => missing.reason.clone(),
    }
}

fn mark(amount: &Amount, at: &dyn Fn(f64) -> Option<f64>, (from, to): (f64, f64), y: f64) -> Vec<Element> {
    let class = match amount.tier {
        Some(Tier::Hard) => "hard",
        Some(Tier::Stated) | None => "reach",
        Some(Tier::Face) => "face",
    };
    let low = amount.low().value().and_then(at).unwrap_or(from);
    let high = amount.high().value().and_then(at).unwrap_or(to);
    let mut marks = vec![line(class, (low, y), (high.max(low + 1.0), y))];
    if let Some(x) = amount.central().and_then(at) {
        let class = if amount.tier == Some(Tier::Face) { "hollow" } else { "dot" };
        marks.push(classed("circle", class).set("cx", px(x)).set("cy", px(y)).set("r", "5"));
    }
    marks
}

/// A curve with its axes and its bands.
pub(in crate::render) fn curve(curve: &Curve) -> Option<String> {
    const HEIGHT: f64 = 300.0;
    let points: Vec<(f64, f64)> =
        curve.points.iter().copied().filter(|(x, y)| x.is_finite() && y.is_finite()).collect();
    let across = Ruler::over(points.iter().map(|point| point.0), curve.x.scale)?;
    let bands = curve.bands.iter().flat_map(|band| [band.low, band.high]);
    let up = Ruler::over(points.iter().map(|point| point.1).chain(bands), curve.y.scale)?;
    let (left, right, bottom) = (MARGIN + 60.0, WIDTH - MARGIN, TOP + 20.0 + HEIGHT);
    let x_at = |value: f64| across.position(value).map(|share| left + share * (right - left));
    let y_at = |value: f64| up.position(value).map(|share| bottom - share * HEIGHT);
    let told = format!("{} against {}", axis_words(&curve.y), axis_words(&curve.x));
    let mut svg = frame(&curve.caption, &told, bottom + 60.0)
        .add(words("soft", MARGIN, TOP + 4.0, "start", &axis_words(&curve.y)))
        .add(words("soft", right, bottom + 44.0, "end", &axis_words(&curve.x)));
    for band in &curve.bands {
        let (Some(low), Some(high)) = (y_at(band.low), y_at(band.high)) else { continue };
        svg = svg.add(rect("band", (left, high.min(low)), (right - left, (low - high).abs()))).add(words(
            "",
            right - 6.0,
            (low + high) / 2.0 + 5.0,
            "end",
            &band.label,
        ));
    }
    for tick in up.ticks() {
        let Some(y) = y_at(tick) else { continue };
        svg = svg.add(line("grid", (left, y), (right, y))).add(words(
            "soft",
            left - 8.0,
            y + 5.0,
            "end",
            &tick_text(tick, &curve.y.role),
        ));
    }
    for tick in across.ticks() {
        let Some(x) = x_at(tick) else { continue };
        svg = svg.add(line("grid", (x, TOP + 20.0), (x, bottom))).add(words(
            "soft",
            x,
            bottom + 20.0,
            "middle",
            &tick_text(tick, &curve.x.role),
        ));
    }
    let path: Vec<String> =
        points.iter().filter_map(|&(x, y)| Some(format!("{},{}", px(x_at(x)?), px(y_at(y)?)))).collect();
    let svg = svg
        .add(line("base", (left, bottom), (right, bottom)))
        .add(classed("polyline", "line").set("points", path.join(" ")));
    Some(file(&svg))
}

/// Bars on one axis.
pub(in crate::render) fn histogram(found: &Histogram) -> Option<String> {
    const HEIGHT: f64 = 160.0;
    let ruler = Ruler::of_histogram(found)?;
    let most = found.sound_bins().map(|bin| bin.count).max()?.max(1) as f64;
    let (left, right, bottom) = (MARGIN, WIDTH - MARGIN, TOP + HEIGHT);
    let at = |value: f64| ruler.position(value).map(|share| left + share * (right - left));
    let told = format!("{} bins; {}", found.sound_bins().count(), axis_words(&found.axis));
    let mut svg = frame(&found.caption, &told, bottom + 60.0).add(words(
        "soft",
        right,
        bottom + 44.0,
        "end",
        &axis_words(&found.axis),
    ));
    for bin in found.sound_bins() {
        let (Some(low), Some(high)) = (at(bin.low), at(bin.high)) else { continue };
        let height = HEIGHT * bin.count as f64 / most;
        svg = svg.add(rect("bar", (low, bottom - height), (high - low, height)));
    }
    for tick in ruler.ticks() {
        let Some(x) = at(tick) else { continue };
        svg = svg.add(words("soft", x, bottom + 20.0, "middle", &tick_text(tick, &found.axis.role)));
    }
    if let Some(x) = found.reference.as_ref().and_then(|reference| at(reference.value)) {
        svg = svg.add(line("reference", (x, TOP), (x, bottom)));
    }
    Some(file(&svg.add(line("base", (left, bottom), (right, bottom)))))
}

/// A waterfall: bars under each other, each beginning where the one above it ends.
pub(in crate::render) fn waterfall(found: &Waterfall) -> Option<String> {
    const LABELS: f64 = 280.0;
    const NUMBERS: f64 = 130.0;
    let ruler = Ruler::over(found.bars.iter().flat_map(|bar| [bar.from, bar.to]), ChartScale::Linear)?;
    let (from, to) = (MARGIN + LABELS, WIDTH - MARGIN - NUMBERS);
    let at = |value: f64| ruler.position(value).map(|share| from + share * (to - from));
    let bottom = TOP + ROW * found.bars.len() as f64;
    let told: Vec<String> =
        found.bars.iter().map(|bar| format!("{}: {}", plain(&bar.label), bar.amount.print())).collect();
    let mut svg = frame(&found.caption, &told.join("; "), bottom + 60.0);
    for tick in ruler.ticks() {
        let Some(x) = at(tick) else { continue };
        let label = words("soft", x, bottom + 20.0, "middle", &tick_text(tick, &found.role));
        svg = svg.add(line("grid", (x, TOP), (x, bottom))).add(label);
    }
    for (bar, y) in found.bars.iter().zip(0..).map(|(bar, n)| (bar, TOP + ROW * f64::from(n))) {
        let (Some(low), Some(high)) = (at(bar.from.min(bar.to)), at(bar.from.max(bar.to))) else { continue };
        let class = if bar.is_less() { "may" } else { "bar" };
        svg = svg
            .add(words("", MARGIN, y + ROW / 2.0 + 5.0, "start", &plain(&bar.label)))
            .add(rect(class, (low, y + 6.0), ((high - low).max(2.0), ROW - 12.0)))
            .add(words("", WIDTH - MARGIN, y + ROW / 2.0 + 5.0, "end", &bar.amount.print()));
        // Where it ends, the next one begins.
        let x = at(bar.to)?;
        svg = svg.add(line("grid", (x, y + ROW - 6.0), (x, y + ROW + 6.0)));
    }
    Some(file(&svg.add(words("soft", to, bottom + 44.0, "end", &found.role.heading()))))
}

/// Small drawings side by side, all on the same axes.
pub(in crate::render) fn panels(found: &Panels) -> Option<String> {
    const ACROSS: usize = 4;
    const HEIGHT: f64 = 110.0;
    const BLOCK: f64 = 190.0;
    let up = Ruler::over(found.values(), found.axis.scale)?;
    let years = super::panels::years(found)?;
    let rows = found.panels.len().div_ceil(ACROSS) as f64;
    let told: Vec<String> =
        found.panels.iter().map(|panel| format!("{}: {}", panel.label, super::panels::ends(panel))).collect();
    let mut svg = frame(&found.caption, &told.join("; "), TOP + BLOCK * rows + 40.0);
    let room = (WIDTH - 2.0 * MARGIN) / ACROSS as f64;
    let top_tick = up.ticks().last().map(|tick| tick_text(*tick, &found.axis.role)).unwrap_or_default();
    for (at, panel) in found.panels.iter().enumerate() {
        let (left, top) = (MARGIN + room * (at % ACROSS) as f64, TOP + BLOCK * (at / ACROSS) as f64 + 40.0);
        let (right, bottom) = (left + room - 24.0, top + HEIGHT);
        let y_at = |value: f64| up.position(value).map(|share| bottom - share * HEIGHT);
        let x_at = |year: i32| left + 6.0 + super::panels::place(years, year) * (right - left - 12.0);
        svg = svg
            .add(words("strong", left, top - 22.0, "start", &panel.label))
            .add(words("soft", left, top - 4.0, "start", &top_tick))
            .add(line("base", (left, bottom), (right, bottom)))
            .add(words("soft", left, bottom + 20.0, "start", &super::panels::ends(panel)));
        if let Some(y) = found.reference.as_ref().and_then(|reference| y_at(reference.value)) {
            svg = svg.add(line("reference", (left, y), (right, y)));
        }
        let mut path = Vec::new();
        let mut dots = Vec::new();
        for (year, amount) in &panel.points {
            let x = x_at(*year);
            if let (Some(low), Some(high)) =
                (amount.low().value().and_then(y_at), amount.high().value().and_then(y_at))
            {
                svg = svg.add(line("whisker", (x, low), (x, high)));
            }
            if let Some(y) = amount.central().and_then(y_at) {
                path.push(format!("{},{}", px(x), px(y)));
                dots.push(classed("circle", "dot").set("cx", px(x)).set("cy", px(y)).set("r", "3.5"));
            }
        }
        svg = svg.add(classed("polyline", "line").set("points", path.join(" "))).add_all(dots);
    }
    let mut told = axis_words(&found.axis);
    if let Some(reference) = &found.reference {
        told.push_str(&format!("; dashed: {}", reference.label));
    }
    Some(file(&svg.add(words("soft", MARGIN, TOP + BLOCK * rows + 24.0, "start", &told))))
}

/// Combinations of lists: a dot for each list, and a bar for how many.
pub(in crate::render) fn overlap(found: &Overlap) -> Option<String> {
    const DOT: f64 = 30.0;
    let most = found.rows.iter().filter_map(|row| row.count.central()).reduce(f64::max)?;
    if most <= 0.0 {
        return None;
    }
    // The names lean over the dots: as much room as the longest one needs.
    let longest = found.lists.iter().map(|list| list.chars().count()).max().unwrap_or(0) as f64;
    let heads = TOP + (18.0 + 6.0 * longest).min(140.0);
    let bottom = heads + 26.0 * found.rows.len() as f64;
    let names = |members: &[bool]| -> String {
        let on = found.lists.iter().zip(members).filter(|(_, on)| **on).map(|(list, _)| list.as_str());
        on.collect::<Vec<_>>().join(" & ")
    };
    let told: Vec<String> =
        found.rows.iter().map(|row| format!("{}: {}", names(&row.members), row.count.print())).collect();
    let mut svg = frame(&found.caption, &told.join("; "), bottom + 30.0);
    let from = MARGIN + DOT * found.lists.len() as f64 + 20.0;
    for (at, list) in found.lists.iter().enumerate() {
        let x = MARGIN + DOT * (at as f64 + 0.5);
        svg = svg.add(
            words("", x, heads - 12.0, "start", list)
                .set("transform", format!("rotate(-45 {} {})", px(x), px(heads - 12.0))),
        );
    }
    for (row, y) in found.rows.iter().zip(0..).map(|(row, n)| (row, heads + 26.0 * (f64::from(n) + 0.5))) {
        for at in 0..found.lists.len() {
            let class = if row.members.get(at) == Some(&true) { "dot" } else { "absent" };
            let x = MARGIN + DOT * (at as f64 + 0.5);
            svg = svg.add(classed("circle", class).set("cx", px(x)).set("cy", px(y)).set("r", "7"));
        }
        let length = row.count.central().unwrap_or(0.0) / most * (WIDTH - MARGIN - 130.0 - from);
        svg = svg.add(rect("bar", (from, y - 8.0), (length.max(1.0), 16.0))).add(words(
            "",
            from + length + 8.0,
            y + 5.0,
            "start",
            &row.count.print(),
        ));
    }
    Some(file(&svg))
}
