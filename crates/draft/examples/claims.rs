//! Reads an article from a file and writes what was drafted of it, as JSON for the scorer in `benches/read.py`.
//!
//! `cargo run -p darkfigure-draft --example claims FILE [PUBLISHED]`

use std::io::{self, Write as _};

use darkfigure_draft::{Input, draft};
use darkfigure_extract::article::{self, Moment};
use darkfigure_extract::{Options, SourceFormat};
use serde_json::json;

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1);
    let path =
        args.next().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "a file name is needed"))?;
    let published = args.next().and_then(|day| Moment::parse(&day));
    let text = std::fs::read_to_string(&path)?;
    let format = if path.ends_with(".html") { SourceFormat::Html } else { SourceFormat::PlainText };
    let read = article::read(&text, &Options { format, ..Options::default() }, published);
    let drafted = draft(&[Input { name: "article", text: &text, article: &read }]);
    let number = |i: usize| {
        let span = read.candidates[i].span;
        json!([span.start, span.end])
    };
    let claims: Vec<_> = read
        .claims
        .iter()
        .map(|c| {
            json!({
                "mentions": c.mentions.iter().map(|m| number(m.candidate)).collect::<Vec<_>>(),
                "party": c.party.map(|p| read.parties[p].mentions.iter().map(|s| s.slice(&text)).collect::<Vec<_>>()),
                "denial": c.is_denial,
                "basis": c.ground.map(|g| format!("{:?}", g.what).to_lowercase()),
                "period": c.stretch.map(|s| s.to_string()),
                "place": c.place.map(|s| s.slice(&text)),
                "part_of": c.part_of,
                "rests_on": c.rests_on,
                "supersedes": c.supersedes,
                "restates": c.restates,
            })
        })
        .collect();
    let oppositions: Vec<_> = read
        .oppositions
        .iter()
        .map(|o| {
            let party = o.party.map(|p| read.parties[p].mentions.iter().map(|s| s.slice(&text)).collect::<Vec<_>>());
            json!({ "kind": format!("{:?}", o.kind).to_lowercase(), "claim": o.claim, "party": party, "against": o.against })
        })
        .collect();
    let proposals: Vec<_> = drafted
        .proposals
        .iter()
        .map(|p| {
            json!({
                "between": p.claims,
                "ids": p.between.each_ref().map(ToString::to_string),
                "wordings": p.wordings,
                "score": p.score,
                "why": p.why,
                "cue": p.cue,
            })
        })
        .collect();
    let ratios: Vec<_> = read
        .ratios
        .iter()
        .map(|r| json!({ "words": r.span.slice(&text), "value": r.value, "of": r.of, "base": r.base }))
        .collect();
    let questions: Vec<_> = drafted.questions.iter().map(|q| json!([q.id, q.text])).collect();
    let out = json!({ "claims": claims, "oppositions": oppositions, "proposals": proposals, "ratios": ratios, "questions": questions });
    writeln!(io::stdout().lock(), "{out:#}")
}
