//! Reads `{"id","text"}` lines and writes one line of predictions for each, in the schema of the evaluation.

use std::io::{self, BufRead, BufWriter, Write};

use darkfigure_extract::{ChangePart, Direction, Options, ReadValue, extract};
use serde_json::{Value as Json, json};

fn main() -> io::Result<()> {
    let options = Options { ages: true, ..Options::default() };
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let row: Json = serde_json::from_str(&line?)?;
        let text = row["text"].as_str().unwrap_or_default();
        let figures: Vec<Json> = extract(text, &options)
            .into_iter()
            .filter(|c| !c.furniture)
            .map(|c| {
                let point = match c.value {
                    ReadValue::Point(v) | ReadValue::Share(v) => Some(v),
                    _ => None,
                };
                let change = c.change.filter(|c| c.part != ChangePart::Earlier).and_then(|c| c.direction);
                json!({
                    "start": c.span.start,
                    "end": c.span.end,
                    "point": point,
                    "low": c.value.low(),
                    "high": c.value.high(),
                    "qualifier": c.qualifier.name(),
                    "noun": c.noun.map(|n| n.span.slice(text)),
                    "attribution": c.attribution.map(|a| a.name().slice(text)),
                    "change": change.map(|d| if d == Direction::Up { "up" } else { "down" }),
                    "period": c.period.map(|s| s.slice(text)),
                    "place": c.place.map(|s| s.slice(text)),
                })
            })
            .collect();
        serde_json::to_writer(&mut out, &json!({ "id": row["id"], "figures": figures }))?;
        out.write_all(b"\n")?;
    }
    out.flush()
}
