//! Drawings, in SVG of our own. Lengths across are percentages, so that letters keep their size on any screen.

use super::dom::{Element, Node, classed, element};
use super::prose::{self, Words};
use super::table;
use crate::document::{Cell, ChartAxis, ChartScale, Column, Curve, IntervalPlot, Overlap, PlotValue, Prose};
use crate::number::{Amount, Bound, Dimension};
use crate::number::{compact, tick_text};
use crate::render::scale::Ruler;
use crate::render::tabular;
use darkfigure_model::Tier;

/// The height of a row of an interval plot, in the user units of its drawing.
const ROW: &str = "50%";

pub(super) fn percent(share: f64) -> String {
    format!("{}%", compact(100.0 * share))
}

pub(super) fn line(class: &str, x1: &str, y1: &str, x2: &str, y2: &str) -> Element {
    classed("line", class).set("x1", x1).set("y1", y1).set("x2", x2).set("y2", y2)
}

/// A curve with its axes, its bands, and its pairs in a table below.
pub(super) fn curve(words: &Words, curve: &Curve, serial: usize, pairs: usize) -> Element {
    let mut out = classed("figure", "curve");
    if !curve.caption.is_empty() {
        out = out.add(element("figcaption").add_all(words.prose(&curve.caption)));
    }
    let points: Vec<(f64, f64)> =
        curve.points.iter().copied().filter(|(x, y)| x.is_finite() && y.is_finite()).collect();
    let rulers = (
        Ruler::over(points.iter().map(|point| point.0), curve.x.scale),
        Ruler::over(
            points
                .iter()
                .map(|point| point.1)
                .chain(curve.bands.iter().flat_map(|band| [band.low, band.high])),
            curve.y.scale,
        ),
    );
    let mut notes = tabular::bands(curve);
    match rulers {
        (Some(x), Some(y)) => {
            out = out
                .add(classed("p", "axis-y").text(axis_words(&curve.y)))
                .add(classed("div", "plot-area").add(drawing(curve, &points, &x, &y, serial)))
                .add(classed("p", "axis-x").text(axis_words(&curve.x)));
            let left_out =
                points.iter().filter(|(a, b)| x.position(*a).is_none() || y.position(*b).is_none()).count();
            if left_out > 0 {
                notes.push(Prose::from(format!("{left_out} pairs have no place on a logarithmic axis.")));
            }
        }
        _ => notes.push(Prose::from("There is nothing to draw: fewer than two different pairs.")),
    }
    if !notes.is_empty() {
        out = out.add(
            classed("ul", "legend")
                .add_all(notes.iter().map(|note| element("li").add_all(words.prose(note)))),
        );
    }
    let mut pairs = tabular::curve(curve, pairs);
    // The summary above it is its caption.
    pairs.caption = Prose::new();
    out.add(
        element("details")
            .add(element("summary").text("The curve in numbers"))
            .add(table::table(words, &pairs)),
    )
}

pub(super) fn axis_words(axis: &ChartAxis) -> String {
    let unit = axis.role.heading();
    let scale = if axis.scale == ChartScale::Log { "logarithmic scale" } else { "" };
    let inside: Vec<&str> = [unit.as_str(), scale].into_iter().filter(|part| !part.is_empty()).collect();
    if inside.is_empty() { axis.label.clone() } else { format!("{} ({})", axis.label, inside.join("; ")) }
}

fn drawing(curve: &Curve, points: &[(f64, f64)], x: &Ruler, y: &Ruler, serial: usize) -> Element {
    let (title, description) = (format!("curve-{serial}-title"), format!("curve-{serial}-text"));
    let mut svg = classed("svg", "plot")
        .set("role", "img")
        .set("aria-labelledby", format!("{title} {description}"))
        .add(element("title").set("id", title).text(curve.caption.to_plain()))
        .add(element("desc").set("id", description).text(described(curve, points)));
    for band in &curve.bands {
        if let (Some(low), Some(high)) =
            (y.position(band.low.min(band.high)), y.position(band.low.max(band.high)))
        {
            svg = svg.add(
                classed("rect", "band")
                    .set("x", "0")
                    .set("width", "100%")
                    .set("y", percent(1.0 - high))
                    .set("height", percent(high - low)),
            );
        }
    }
    for tick in y.ticks() {
        let Some(at) = y.position(tick).map(|at| percent(1.0 - at)) else { continue };
        svg = svg.add(line("grid", "0", &at, "100%", &at)).add(
            element("text")
                .set("x", "-8")
                .set("y", at)
                .set("dy", "0.32em")
                .set("text-anchor", "end")
                .text(tick_text(tick, &curve.y.role)),
        );
    }
    svg = with_grid(svg, x, &curve.x.role);
    svg = svg.add(line("base", "0", "100%", "100%", "100%"));
    let path: Vec<String> = points
        .iter()
        .filter_map(|&(a, b)| Some((x.position(a)?, y.position(b)?)))
        .map(|(a, b)| format!("{},{}", compact(1000.0 * a), compact(1000.0 * (1.0 - b))))
        .collect();
    svg = svg.add(
        element("svg")
            .set("viewBox", "0 0 1000 1000")
            .set("preserveAspectRatio", "none")
            .set("width", "100%")
            .set("height", "100%")
            .set("overflow", "visible")
            .add(classed("polyline", "line").set("points", path.join(" "))),
    );
    for band in &curve.bands {
        let middle =
            y.position(band.low).zip(y.position(band.high)).map(|(low, high)| 1.0 - (low + high) / 2.0);
        if let Some(at) = middle {
            svg = svg.add(
                classed("text", "band-label")
                    .set("x", "100%")
                    .set("dx", "-6")
                    .set("y", percent(at))
                    .set("dy", "0.32em")
                    .set("text-anchor", "end")
                    .text(band.label.as_str()),
            );
        }
    }
    svg
}

/// The curve in a sentence: where it begins and where it ends.
fn described(curve: &Curve, points: &[(f64, f64)]) -> String {
    let amount = |value: f64, role: &Dimension| {
        Amount::point(value, role.clone()).significant(curve.digits.clamp(1, 15)).print()
    };
    let pair = |&(x, y): &(f64, f64)| format!("{} at {}", amount(y, &curve.y.role), amount(x, &curve.x.role));
    match (points.first(), points.last()) {
        (Some(first), Some(last)) => {
            format!("{} against {}: from {} to {}.", curve.y.label, curve.x.label, pair(first), pair(last))
        }
        _ => String::new(),
    }
}

/// Intervals under each other: a table whose middle column is drawn.
pub(super) fn intervals(words: &Words, plot: &IntervalPlot) -> Element {
    let ruler = Ruler::of_intervals(plot);
    let ticks = ruler.map(|ruler| ruler.ticks()).unwrap_or_default();
    let mut table = classed("table", "forest").set("role", "table");
    let column = Column::of(plot.axis.label.as_str(), plot.axis.role.clone());
    let head = element("tr")
        .set("role", "row")
        .add(element("td").set("role", "cell"))
        .add(element("td").set("role", "cell"))
        .add(
            classed("th", "num")
                .set("scope", "col")
                .set("role", "columnheader")
                .text(table::heading(&column)),
        );
    table = table.add(element("thead").set("role", "rowgroup").add(head));
    let mut body = element("tbody").set("role", "rowgroup");
    for row in &plot.rows {
        let (drawn, cell) = match &row.value {
            PlotValue::Amount(amount) => {
                let drawn = ruler
                    .filter(|_| amount.role == plot.axis.role)
                    .map(|ruler| mark(plot, &ruler, &ticks, Some(amount)));
                (drawn, Cell::Number(amount.clone()))
            }
            PlotValue::Missing(missing) => {
                (ruler.map(|ruler| mark(plot, &ruler, &ticks, None)), Cell::Missing(missing.clone()))
            }
        };
        let value = classed("td", "num").set("role", "cell");
        body = body.add(
            element("tr")
                .set("role", "row")
                .add(
                    element("th")
                        .set("scope", "row")
                        .set("role", "rowheader")
                        .add_all(words.prose(&row.label)),
                )
                .add(classed("td", "mark").set("role", "cell").add_all(drawn))
                .add(table::fill(words, value, Some(&cell), column.unit.as_ref())),
        );
    }
    if let Some(ruler) = ruler {
        body = body.add(axis_row(plot, &ruler, &ticks));
    }
    let mut out = element("figure");
    if !plot.caption.is_empty() {
        out = out.add(element("figcaption").add_all(words.prose(&plot.caption)));
    }
    out.add(table.add(body)).add(legend(words, plot))
}

/// A drawing with a line and a number at each tick of its horizontal axis.
pub(super) fn with_grid(mut svg: Element, ruler: &Ruler, role: &Dimension) -> Element {
    for tick in ruler.ticks() {
        let Some(at) = ruler.position(tick) else { continue };
        let across = percent(at);
        svg = svg
            .add(line("grid", &across, "0", &across, "100%"))
            .add(tick_label(at, "100%", tick_text(tick, role)).set("dy", "1.5em"));
    }
    svg
}

/// How near to an edge a number at a tick would reach over it, in parts of the width.
const EDGE: f64 = 0.05;

/// The number at a tick; beside the tick where it would reach over the edge of the drawing.
pub(super) fn tick_label(at: f64, y: &str, text: String) -> Element {
    let anchor = if at < EDGE {
        "start"
    } else if at > 1.0 - EDGE {
        "end"
    } else {
        "middle"
    };
    element("text").set("x", percent(at)).set("y", y).set("text-anchor", anchor).text(text)
}

fn axis_row(plot: &IntervalPlot, ruler: &Ruler, ticks: &[f64]) -> Element {
    let mut svg = element("svg").set("class", "plot ticks").set("aria-hidden", "true");
    for &tick in ticks {
        let Some(at) = ruler.position(tick) else { continue };
        svg = svg.add(tick_label(at, "1.1em", tick_text(tick, &plot.axis.role)));
    }
    let scale = if plot.axis.scale == ChartScale::Log { "logarithmic scale" } else { "" };
    classed("tr", "axis")
        .set("role", "presentation")
        .add(element("th").set("role", "presentation"))
        .add(classed("td", "mark").set("role", "presentation").add(svg))
        .add(classed("td", "num").set("role", "presentation").add(classed("span", "status").text(scale)))
}

/// One row's drawing: the grid, the reference, and the amount, if there is one.
fn mark(plot: &IntervalPlot, ruler: &Ruler, ticks: &[f64], amount: Option<&Amount>) -> Element {
    // The value stands beside it as text.
    let mut svg = classed("svg", "plot").set("aria-hidden", "true");
    for &tick in ticks {
        if let Some(at) = ruler.position(tick).map(percent) {
            svg = svg.add(line("grid", &at, "0", &at, "100%"));
        }
    }
    if let Some(at) =
        plot.reference.as_ref().and_then(|reference| ruler.position(reference.value)).map(percent)
    {
        svg = svg.add(line("reference", &at, "0", &at, "100%"));
    }
    let Some(amount) = amount else { return svg };
    let grade = match amount.tier {
        Some(Tier::Hard) => "hard",
        Some(Tier::Stated) | None => "reach",
        Some(Tier::Face) => "face",
    };
    let ends = (end(ruler, amount.low(), 0.0), end(ruler, amount.high(), 1.0));
    if let (Some(low), Some(high)) = ends
        && !(amount.low().value().is_none() && amount.high().value().is_none())
        && amount.low() != amount.high()
    {
        svg = svg.add(line(grade, &percent(low), ROW, &percent(high), ROW));
        for (bound, at) in [(amount.low(), low), (amount.high(), high)] {
            svg = svg.add_all(end_mark(bound, at, grade));
        }
    }
    if let Some(at) = amount.central().and_then(|point| ruler.position(point)) {
        let class = if amount.tier == Some(Tier::Face) { "hollow" } else { "dot" };
        svg = svg.add(classed("circle", class).set("cx", percent(at)).set("cy", ROW).set("r", "5"));
    }
    svg
}

/// Where an end is drawn: a missing one near the margin.
fn end(ruler: &Ruler, bound: Bound, margin: f64) -> Option<f64> {
    match bound {
        Bound::At(value) | Bound::Beyond(value) => ruler.position(value),
        Bound::Unknown | Bound::Unbounded => Some(margin),
    }
}

/// The mark of an end: a cap where it lies, an arrow where there is none, a question mark where nobody knows.
fn end_mark(bound: Bound, at: f64, grade: &str) -> Option<Node> {
    let x = percent(at);
    let left = at < 0.5;
    match bound {
        Bound::At(_) | Bound::Beyond(_) if grade == "face" => None,
        Bound::At(_) | Bound::Beyond(_) => {
            let class = if grade == "hard" { "hard-cap" } else { "cap" };
            Some(line(class, &x, "28%", &x, "72%").into())
        }
        Bound::Unknown => Some(sign("?", &x, left).into()),
        Bound::Unbounded => Some(sign(if left { "←" } else { "→" }, &x, left).into()),
    }
}

fn sign(words: &str, x: &str, left: bool) -> Element {
    element("text")
        .set("x", x)
        .set("y", ROW)
        .set("dx", if left { "-4" } else { "4" })
        .set("dy", "0.35em")
        .set("text-anchor", if left { "end" } else { "start" })
        .text(words)
}

/// What the marks mean, as far as they occur.
fn legend(words: &Words, plot: &IntervalPlot) -> Element {
    let amounts: Vec<&Amount> = plot
        .rows
        .iter()
        .filter_map(|row| match &row.value {
            PlotValue::Amount(amount) => Some(amount),
            PlotValue::Missing(_) => None,
        })
        .collect();
    let ends = |bound: Bound| amounts.iter().any(|amount| amount.low() == bound || amount.high() == bound);
    let tier = |tiers: &[Option<Tier>]| {
        amounts.iter().any(|amount| tiers.contains(&amount.tier) && amount.low() != amount.high())
    };
    let swatch = || element("svg").set("aria-hidden", "true");
    let stroke = |class: &str| swatch().add(line(class, "4%", ROW, "96%", ROW));
    let mut list = classed("ul", "legend");
    if tier(&[Some(Tier::Hard)]) {
        list = list.add(element("li").add(stroke("hard")).text("hard bounds: a count or logic"));
    }
    if tier(&[Some(Tier::Stated), None]) {
        list = list.add(element("li").add(stroke("reach")).text("stated or computed interval"));
    }
    if tier(&[Some(Tier::Face)]) {
        list = list.add(element("li").add(stroke("face")).text("at face value"));
    }
    if amounts.iter().any(|amount| amount.tier == Some(Tier::Face) && amount.central().is_some()) {
        let hollow =
            swatch().add(classed("circle", "hollow").set("cx", "50%").set("cy", ROW).set("r", "4.5"));
        list = list.add(element("li").add(hollow).text("number as said"));
    }
    if ends(Bound::Unknown) {
        list = list.add(element("li").text("? end not known"));
    }
    if ends(Bound::Unbounded) {
        list = list.add(element("li").text("→ without limit"));
    }
    if let Some(reference) = tabular::reference(plot) {
        let dashed = swatch().add(line("reference", "50%", "0", "50%", "100%"));
        list = list.add(element("li").add(dashed).add_all(words.prose(&reference)));
    }
    list
}

/// The combinations of lists: dots, the count, and a bar, for these are observed counts.
pub(super) fn overlap(words: &Words, overlap: &Overlap) -> Element {
    let most = overlap.rows.iter().filter_map(|row| row.count.central()).fold(0.0, f64::max);
    let mut table = classed("table", "overlap");
    if !overlap.caption.is_empty() {
        table = table.add(element("caption").add_all(words.prose(&overlap.caption)));
    }
    let role = overlap.rows.first().map(|row| row.count.role.clone());
    let mut head = element("tr");
    for list in &overlap.lists {
        head = head.add(element("th").set("scope", "col").text(list.as_str()));
    }
    let count = role
        .as_ref()
        .map(Dimension::heading)
        .filter(|unit| !unit.is_empty())
        .unwrap_or_else(|| "Count".to_owned());
    head = head.add(classed("th", "num").set("scope", "col").text(count)).add(element("td"));
    table = table.add(element("thead").set("role", "rowgroup").add(head));
    let mut body = element("tbody");
    for row in &overlap.rows {
        let mut line = element("tr");
        for list in 0..overlap.lists.len() {
            let on = row.members.get(list) == Some(&true);
            let dot = classed("span", if on { "on" } else { "off" });
            let word = classed("span", "hidden").text(if on { "yes" } else { "no" });
            line = line.add(element("td").add(dot).add(word));
        }
        let cell = prose::number(&row.count.print_in(role.as_ref()));
        let share =
            row.count.central().filter(|count| most > 0.0 && *count > 0.0).map_or(0.0, |count| count / most);
        let bar = classed("svg", "plot").set("aria-hidden", "true").set("height", "14").add(
            classed("rect", "bar")
                .set("x", "0")
                .set("y", "0")
                .set("height", "14")
                .set("width", percent(share)),
        );
        line = line.add(classed("td", "num").add(cell)).add(classed("td", "mark").add(bar));
        body = body.add(line);
    }
    classed("div", "scroll")
        .set("role", "group")
        .set("tabindex", "0")
        .set("aria-label", overlap.caption.to_plain())
        .add(table.add(body))
}
