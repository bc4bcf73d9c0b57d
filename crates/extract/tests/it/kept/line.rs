//! One line for each thing that was read, with every field that it carries.

use std::fmt::Write;

use darkfigure_extract::article::Article;
use darkfigure_extract::{Candidate, Decoy, ReadValue, Span};

fn slice(text: &str, span: Span) -> String {
    span.slice(text).replace('\n', " ")
}

/// A figure with all its fields.
pub(super) fn candidate(text: &str, c: &Candidate) -> String {
    let mut out = String::new();
    let s = |span: Span| slice(text, span);
    let _ = match c.value {
        ReadValue::Point(x) => write!(out, "{} = {x}", s(c.span)),
        ReadValue::Range { low, high } => write!(out, "{} = {low} to {high}", s(c.span)),
        ReadValue::Vague { low } => write!(out, "{} = {low} or more", s(c.span)),
        ReadValue::Share(x) => write!(out, "{} = share {x}", s(c.span)),
    };
    if let Some(hedge) = c.qualifier_span {
        let _ = write!(out, " {} “{}”", c.qualifier.name(), s(hedge));
    } else if c.qualifier.name() != "exact" {
        let _ = write!(out, " {}", c.qualifier.name());
    }
    if let Some(i) = c.interval {
        let _ = write!(out, " ({} to {}, {:?})", i.low, i.high, i.level);
    }
    if let Some(n) = c.noun {
        let _ = write!(out, " | {}", s(n.span));
        if n.head != n.span {
            let _ = write!(out, " [{}]", s(n.head));
        }
        if let Some(base) = n.base {
            let _ = write!(out, " of {}", s(base));
        }
        if n.inherited {
            out += " (inherited)";
        }
    }
    if let Some(a) = c.attribution {
        let _ = write!(out, " | by {} “{}”", s(a.source), s(a.cue));
        if let Some(antecedent) = a.antecedent {
            let _ = write!(out, " is {}", s(antecedent));
        }
        if a.carried {
            out += " (carried)";
        }
    }
    if let Some(x) = c.change {
        let _ = write!(out, " | {:?} {:?} “{}”", x.part, x.direction, s(x.cue));
    }
    if let Some(status) = c.status {
        let _ = write!(out, " | {status:?}");
    }
    if let Some(of) = c.subset_of {
        let _ = write!(out, " | part of {}", s(of));
    }
    if let Some(when) = c.period {
        let _ = write!(out, " | when {}", s(when));
    }
    if let Some(place) = c.place {
        let _ = write!(out, " | where {}", s(place));
    }
    for (is, what) in [(c.furniture, "furniture"), (c.heading, "heading")] {
        if is {
            let _ = write!(out, " | {what}");
        }
    }
    let rules: Vec<&str> = c.why.iter().map(|rule| rule.id()).collect();
    let _ = write!(out, " | {:.3} {}", c.confidence, rules.join(" "));
    out
}

/// The numbers that are no figures, in one line where there are any.
pub(super) fn decoys(text: &str, decoys: &[Decoy]) -> String {
    if decoys.is_empty() {
        return String::new();
    }
    let all: Vec<String> = decoys.iter().map(|d| format!("{:?} {}", d.kind, slice(text, d.span))).collect();
    format!("  no figures: {}\n", all.join("; "))
}

/// What the article says beyond its figures.
pub(super) fn article(text: &str, article: &Article) -> String {
    let mut out = String::new();
    let s = |span: &Span| slice(text, *span);
    let number = |claim: usize| s(&article.candidates[article.claims[claim].best].span);
    let party = |party: usize| s(&article.parties[party].name);
    let _ = writeln!(
        out,
        "  title {:?}, publisher {:?}, {:?}",
        article.title.as_ref().map(s),
        article.publisher.as_ref().map(s),
        article.published
    );
    for p in &article.parties {
        let mentions: Vec<String> = p.mentions.iter().map(s).collect();
        let _ = writeln!(out, "  party {}: {}", s(&p.name), mentions.join("; "));
    }
    for (at, claim) in article.claims.iter().enumerate() {
        let mut parts = vec![format!("  claim {at}: {}", number(at))];
        let mentions: Vec<String> =
            claim.mentions.iter().map(|m| s(&article.candidates[m.candidate].span)).collect();
        if mentions.len() > 1 {
            parts.push(format!("mentions {}", mentions.join("; ")));
        }
        parts.extend(claim.party.map(|p| format!("party {}", party(p))));
        parts.extend(claim.is_denial.then(|| "denial".to_owned()));
        parts.extend(claim.rests_on.map(|of| format!("rests on {of}")));
        parts.extend(claim.ground.as_ref().map(|cue| format!("{:?} “{}”", cue.what, s(&cue.span))));
        parts.extend(claim.counting.as_ref().map(|cue| format!("{:?} “{}”", cue.what, s(&cue.span))));
        parts.extend(claim.certainty.as_ref().map(|cue| format!("{:?} “{}”", cue.what, s(&cue.span))));
        parts.extend(claim.counter.as_ref().map(|span| format!("counter {}", s(span))));
        parts.extend(claim.period.as_ref().map(|span| format!("when {}", s(span))));
        parts.extend(claim.stretch.map(|stretch| format!("{stretch}")));
        parts.extend(claim.place.as_ref().map(|span| format!("where {}", s(span))));
        parts.extend(claim.places.iter().map(|span| format!("at {}", s(span))));
        parts.extend((!claim.part_of.is_empty()).then(|| format!("part of {:?}", claim.part_of)));
        parts.extend(claim.restates.map(|of| format!("restates {of}")));
        parts.extend(claim.supersedes.map(|of| format!("supersedes {of}")));
        parts.extend(claim.predicate.as_ref().map(|span| format!("does “{}”", s(span))));
        parts.extend(claim.is_person.then(|| "people".to_owned()));
        parts.extend(claim.is_death.then(|| "dead".to_owned()));
        parts.extend(claim.document.as_ref().map(|span| format!("document {}", s(span))));
        parts.extend(claim.document_date.map(|date| format!("of {date}")));
        parts.extend(claim.differences.iter().map(|difference| format!("{difference:?}")));
        let _ = writeln!(out, "{}", parts.join(" | "));
    }
    for o in &article.oppositions {
        let _ = writeln!(
            out,
            "  {:?}: {:?} of {:?} against {} “{}”",
            o.kind,
            o.claim,
            o.party.map(party),
            o.against,
            s(&o.cue)
        );
    }
    for r in &article.ratios {
        let _ = writeln!(
            out,
            "  ratio {} = {} {:?} {} by {:?}: {:?} of {:?}",
            s(&r.span),
            r.value,
            r.scale,
            r.qualifier.name(),
            r.party.map(party),
            r.of,
            r.base
        );
    }
    for a in &article.apart {
        let _ = writeln!(out, "  apart {:?}: {:?}", a.claims, a.why);
    }
    out
}
