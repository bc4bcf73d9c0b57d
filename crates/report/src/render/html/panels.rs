//! Small multiples, in SVG of our own: a small drawing a group, all on the same axes.

use super::chart::{axis_words, line, percent};
use super::dom::{Element, classed, element};
use super::prose::Words;
use crate::document::{ChartScale, Panel, Panels};
use crate::number::{Amount, tick_text};
use crate::render::scale::Ruler;

/// Every panel with its name, its drawing, and its ends in words.
pub(super) fn panels(words: &Words, found: &Panels) -> Element {
    let mut out = classed("figure", "panels");
    if !found.caption.is_empty() {
        out = out.add(element("figcaption").add_all(words.prose(&found.caption)));
    }
    let up = Ruler::over(found.values(), found.axis.scale);
    let across = years(found);
    let items = found.panels.iter().map(|panel| {
        element("li")
            .add(classed("span", "panel-label").text(panel.label.as_str()))
            .add_all(up.zip(across).map(|(up, across)| drawing(found, panel, &up, &across)))
            .add(classed("span", "panel-ends").text(ends(panel)))
    });
    let mut told = axis_words(&found.axis);
    if let Some(reference) = &found.reference {
        let at = tick_text(reference.value, &found.axis.role);
        told.push_str(&format!("; dashed: {} ({at})", reference.label));
    }
    out.add(element("ul").add_all(items)).add(
        classed("p", "said-of")
            .text(format!("{told}. Every panel has the same scale; bars are the source's own intervals.")),
    )
}

/// The ruler of the years of all panels; it does not hold zero.
pub(in crate::render) fn years(found: &Panels) -> Option<(i32, i32)> {
    let (first, last) = (found.years().min()?, found.years().max()?);
    (first < last).then_some((first, last))
}

/// Where a year lies, from 0 to 1.
pub(in crate::render) fn place((first, last): (i32, i32), year: i32) -> f64 {
    (f64::from(year) - f64::from(first)) / (f64::from(last) - f64::from(first))
}

/// "18% (2000) to 66% (2023)".
pub(in crate::render) fn ends(panel: &Panel) -> String {
    let Some([first, last]) = panel.ends() else { return String::new() };
    let said = |(year, amount): &(i32, Amount)| {
        let value = amount.central().map(|value| tick_text(rounded(value), &amount.role));
        format!("{} ({year})", value.unwrap_or_else(|| "no number".to_owned()))
    };
    if first.0 == last.0 { said(first) } else { format!("{} to {}", said(first), said(last)) }
}

/// A label is read beside a drawing: two digits.
fn rounded(value: f64) -> f64 {
    let unit = libm::pow(10.0, libm::floor(libm::log10(value.abs().max(1e-9))) - 1.0);
    (value / unit).round() * unit
}

fn drawing(found: &Panels, panel: &Panel, up: &Ruler, across: &(i32, i32)) -> Element {
    // What it shows stands below as text, and row by row in the table.
    let mut svg = classed("svg", "plot").set("aria-hidden", "true");
    let y_at = |value: f64| up.position(value).map(|share| 1.0 - share);
    let x_at = |year: i32| 0.04 + 0.92 * place(*across, year);
    svg = svg.add(line("base", "0", "100%", "100%", "100%"));
    if let Some(at) = found.reference.as_ref().and_then(|reference| y_at(reference.value)).map(percent) {
        svg = svg.add(line("reference", "0", &at, "100%", &at));
    }
    for (year, amount) in &panel.points {
        let x = percent(x_at(*year));
        if let (Some(low), Some(high)) =
            (amount.low().value().and_then(y_at), amount.high().value().and_then(y_at))
        {
            svg = svg.add(line("reach", &x, &percent(low), &x, &percent(high)));
        }
    }
    let points: Vec<(f64, f64)> = panel
        .points
        .iter()
        .filter_map(|(year, amount)| Some((x_at(*year), y_at(amount.central()?)?)))
        .collect();
    for pair in points.windows(2) {
        let [(x1, y1), (x2, y2)] = [pair[0], pair[1]];
        svg = svg.add(line("thread", &percent(x1), &percent(y1), &percent(x2), &percent(y2)));
    }
    for (x, y) in points {
        svg = svg.add(classed("circle", "dot").set("cx", percent(x)).set("cy", percent(y)).set("r", "3.5"));
    }
    let top = up.ticks().last().copied().unwrap_or(0.0);
    svg.add(element("text").set("x", "0").set("y", "0").set("dy", "-0.3em").text(match found.axis.scale {
        ChartScale::Linear => tick_text(top, &found.axis.role),
        ChartScale::Log => format!("{} (logarithmic)", tick_text(top, &found.axis.role)),
    }))
}
