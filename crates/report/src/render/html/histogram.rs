//! Histograms, in SVG of our own: bars on one axis, and the bars in numbers below.

use super::chart::{axis_words, line, percent, with_grid};
use super::dom::{Element, classed, element};
use super::prose::Words;
use super::table;
use crate::document::{Histogram, Prose};
use crate::render::scale::Ruler;
use crate::render::tabular;

/// Into how many bins the numbers are put together.
const BINS: usize = 10;

/// A histogram with its axis, what it shows in words, and its bins in a table that a reader may open.
pub(super) fn histogram(words: &Words, histogram: &Histogram, serial: usize) -> Element {
    let mut out = classed("figure", "histogram");
    if !histogram.caption.is_empty() {
        out = out.add(element("figcaption").add_all(words.prose(&histogram.caption)));
    }
    let described = tabular::described(histogram);
    if let Some(ruler) = Ruler::of_histogram(histogram) {
        let alternative = described.as_ref().map(Prose::to_plain).unwrap_or_default();
        out = out
            .add(classed("div", "plot-area").add(drawing(histogram, &ruler, serial, alternative)))
            .add(classed("p", "axis-x").text(axis_words(&histogram.axis)));
    }
    out = out.add_all(described.map(|said| classed("p", "said-of").add_all(words.prose(&said))));
    let mut numbers = tabular::histogram(histogram, BINS);
    // The summary above it is its caption.
    numbers.caption = Prose::new();
    out.add(
        element("details")
            .add(element("summary").text("The bars in numbers"))
            .add(table::table(words, &numbers)),
    )
}

fn drawing(histogram: &Histogram, ruler: &Ruler, serial: usize, alternative: String) -> Element {
    let (title, description) = (format!("histogram-{serial}-title"), format!("histogram-{serial}-text"));
    let mut svg = classed("svg", "plot")
        .set("role", "img")
        .set("aria-labelledby", format!("{title} {description}"))
        .add(element("title").set("id", title).text(histogram.caption.to_plain()))
        .add(element("desc").set("id", description).text(alternative));
    svg = with_grid(svg, ruler, &histogram.axis.role);
    let most = histogram.sound_bins().map(|bin| bin.count).max().unwrap_or(0).max(1) as f64;
    for bin in histogram.sound_bins().filter(|bin| bin.count > 0) {
        let (Some(low), Some(high)) = (ruler.position(bin.low), ruler.position(bin.high)) else { continue };
        let height = bin.count as f64 / most;
        svg = svg.add(
            classed("rect", "bar")
                .set("x", percent(low))
                .set("width", percent(high - low))
                .set("y", percent(1.0 - height))
                .set("height", percent(height)),
        );
    }
    svg = svg.add(line("base", "0", "100%", "100%", "100%"));
    let reference = histogram.reference.as_ref().and_then(|reference| ruler.position(reference.value));
    svg.add_all(reference.map(percent).map(|at| line("reference", &at, "0", &at, "100%")))
}
