//! Candidates in the schema of the evaluation.

use darkfigure_extract::{Candidate, ChangePart, Direction, Span};
use darkfigure_model::inert_json;
use serde_json::{Value, json};

/// One line for one text. The figures are written one by one, so that no tree of all of them is held.
pub(super) fn line(id: Option<&Value>, text: &str, candidates: &[Candidate]) -> String {
    let mut out = String::from("{");
    if let Some(id) = id {
        out.push_str(&format!("\"id\":{id},"));
    }
    out.push_str("\"figures\":[");
    for (at, candidate) in candidates.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&figure(text, candidate).to_string());
    }
    out.push_str("]}");
    inert_json(&out)
}

/// The answer to a line that cannot be read.
pub(super) fn fault(line: u64, what: &str) -> String {
    inert_json(&json!({ "line": line, "error": what }).to_string())
}

fn figure(text: &str, c: &Candidate) -> Value {
    let slice = |s: Span| s.slice(text);
    let change = c.change.filter(|c| c.part != ChangePart::Earlier).and_then(|c| c.direction);
    json!({
        "start": c.span.start,
        "end": c.span.end,
        "point": c.value.point(),
        "low": c.value.low(),
        "high": c.value.high(),
        "qualifier": c.qualifier.name(),
        "noun": c.noun.map(|n| slice(n.span)),
        "attribution": c.attribution.map(|a| slice(a.name())),
        "change": change.map(|d| if d == Direction::Up { "up" } else { "down" }),
        "period": c.period.map(slice),
        "place": c.place.map(slice),
        "confidence": c.confidence,
        "why": c.why.iter().map(|r| r.id()).collect::<Vec<_>>(),
    })
}
