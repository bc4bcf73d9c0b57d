//! Candidates in the schema of the evaluation.

use darkfigure_extract::{Candidate, ChangePart, Direction, Rule, Span};
use darkfigure_model::inert_json;
use serde_json::{Value, json};

/// A figure as the evaluation reads it, in the order of its keys.
#[derive(serde::Serialize)]
struct Figure<'a> {
    attribution: Option<&'a str>,
    change: Option<&'static str>,
    confidence: f64,
    end: usize,
    high: Option<f64>,
    low: Option<f64>,
    noun: Option<&'a str>,
    period: Option<&'a str>,
    place: Option<&'a str>,
    point: Option<f64>,
    qualifier: &'static str,
    start: usize,
    why: &'a [Rule],
}

/// One line for one text. The figures are written one by one, so that nothing is held of all of them but the line.
pub(super) fn line(id: Option<&Value>, text: &str, candidates: &[Candidate]) -> String {
    /// About what a figure takes, in bytes.
    const FIGURE: usize = 320;
    let mut out = Vec::with_capacity(FIGURE * candidates.len() + 64);
    out.push(b'{');
    if let Some(id) = id {
        out.extend_from_slice(format!("\"id\":{id},").as_bytes());
    }
    out.extend_from_slice(b"\"figures\":[");
    for (at, candidate) in candidates.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        // A vector takes all that is written, and no key or value here is one that JSON has not.
        let _ = serde_json::to_writer(&mut out, &figure(text, candidate));
    }
    out.extend_from_slice(b"]}");
    inert_json(&String::from_utf8(out).unwrap_or_default())
}

/// The answer to a line that cannot be read.
pub(super) fn fault(line: u64, what: &str) -> String {
    inert_json(&json!({ "line": line, "error": what }).to_string())
}

fn figure<'a>(text: &'a str, c: &'a Candidate) -> Figure<'a> {
    let slice = |s: Span| s.slice(text);
    let change = c.change.filter(|c| c.part != ChangePart::Earlier).and_then(|c| c.direction);
    Figure {
        attribution: c.attribution.map(|a| slice(a.name())),
        change: change.map(|d| if d == Direction::Up { "up" } else { "down" }),
        confidence: c.confidence,
        end: c.span.end,
        high: c.value.high(),
        low: c.value.low(),
        noun: c.noun.map(|n| slice(n.span)),
        period: c.period.map(slice),
        place: c.place.map(slice),
        point: c.value.point(),
        qualifier: c.qualifier.name(),
        start: c.span.start,
        why: &c.why,
    }
}
