//! Waterfalls, in SVG of our own: a table whose middle column is drawn.

use super::chart::{line, percent, tick_label};
use super::dom::{Element, classed, element};
use super::prose::Words;
use super::table;
use crate::document::{Cell, ChartScale, Waterfall, WaterfallBar};
use crate::number::tick_text;
use crate::render::scale::Ruler;

/// From one total to the other, each bar beginning where the one before it ends.
pub(super) fn waterfall(words: &Words, found: &Waterfall) -> Element {
    let ruler = Ruler::over(found.bars.iter().flat_map(|bar| [bar.from, bar.to]), ChartScale::Linear);
    let mut body = element("tbody").set("role", "rowgroup");
    for bar in &found.bars {
        let label =
            element("th").set("scope", "row").set("role", "rowheader").add_all(words.prose(&bar.label));
        let drawn =
            classed("td", "mark").set("role", "cell").add_all(ruler.map(|ruler| drawing(&ruler, bar)));
        let number = classed("td", "num").set("role", "cell");
        let number = table::fill(words, number, Some(&Cell::Number(bar.amount.clone())), None);
        body = body.add(element("tr").set("role", "row").add(label).add(drawn).add(number));
    }
    body = body.add_all(ruler.map(|ruler| axis(found, &ruler)));
    let mut out = element("figure");
    if !found.caption.is_empty() {
        out = out.add(element("figcaption").add_all(words.prose(&found.caption)));
    }
    let swatch = |class: &str| {
        element("svg").set("aria-hidden", "true").add(
            classed("rect", class).set("x", "4%").set("y", "15%").set("width", "92%").set("height", "70%"),
        )
    };
    let mut legend = classed("ul", "legend")
        .add(element("li").add(swatch("bar")).text("a total, or more on the second side"));
    if found.bars.iter().any(WaterfallBar::is_less) {
        legend = legend.add(element("li").add(swatch("less")).text("less on the second side"));
    }
    out.add(classed("table", "forest").set("role", "table").add(body)).add(legend)
}

fn drawing(ruler: &Ruler, bar: &WaterfallBar) -> Element {
    // The number stands beside it as text.
    let mut svg = classed("svg", "plot").set("aria-hidden", "true");
    for at in ruler.ticks().into_iter().filter_map(|tick| ruler.position(tick)).map(percent) {
        svg = svg.add(line("grid", &at, "0", &at, "100%"));
    }
    let at = |value: f64| ruler.position(value).unwrap_or(0.0);
    let (from, to) = (at(bar.from.min(bar.to)), at(bar.from.max(bar.to)));
    svg.add(
        classed("rect", if bar.is_less() { "less" } else { "bar" })
            .set("x", percent(from))
            .set("y", "22%")
            .set("height", "56%")
            // What is nothing is still seen.
            .set("width", percent((to - from).max(0.004))),
    )
}

fn axis(found: &Waterfall, ruler: &Ruler) -> Element {
    let mut svg = element("svg").set("class", "plot ticks").set("aria-hidden", "true");
    for tick in ruler.ticks() {
        let Some(at) = ruler.position(tick) else { continue };
        svg = svg.add(tick_label(at, "1.1em", tick_text(tick, &found.role)));
    }
    classed("tr", "axis")
        .set("role", "presentation")
        .add(element("th").set("role", "presentation"))
        .add(classed("td", "mark").set("role", "presentation").add(svg))
        .add(
            classed("td", "num")
                .set("role", "presentation")
                .add(classed("span", "status").text(found.role.heading())),
        )
}
