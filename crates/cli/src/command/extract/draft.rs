//! A draft dossier: what the article says, with what it leaves open left open.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use darkfigure_extract::{Candidate, Qualifier, Span, Value};
use darkfigure_model::{KNOWN_UNITS, Unit};

/// How many bytes of the article stand before and behind a number in its quote.
const AROUND: usize = 40;

/// The dossier as TOML. `darkfigure check` accepts it and lists what is still open.
pub(super) fn toml(article: &str, candidates: &[Candidate]) -> String {
    let mut units: BTreeMap<String, String> = BTreeMap::new();
    let mut speakers: BTreeMap<String, String> = BTreeMap::new();
    let mut figures = String::new();
    let mut populations = String::new();
    for (n, c) in candidates.iter().enumerate() {
        let n = n + 1;
        let share = share(article, c);
        let _ = write!(figures, "\n[figures.figure-{n}]\nvalue = {}\n", quoted(&value(c, share)));
        let _ = writeln!(figures, "wording = {}", quoted(&one_line(c.span.slice(article))));
        let _ = writeln!(figures, "quote = {}", quoted(&around(article, c.span)));
        if share {
            let ratio = matches!(c.value, Value::Share(_));
            let base = c
                .noun
                .and_then(|n| n.base.or(ratio.then_some(n.span)))
                .map_or("not said", |s| s.slice(article));
            let _ =
                write!(populations, "\n[populations.of-figure-{n}]\nlabel = {}\n", quoted(&one_line(base)));
            let _ = write!(figures, "unit = \"percent\"\npopulation = \"of-figure-{n}\"\n");
        } else if let Some((singular, plural)) = unit(article, c) {
            let _ = writeln!(figures, "unit = {}", quoted(&singular));
            if let Some(plural) = plural {
                units.insert(singular, plural);
            }
        }
        figures.push_str("source = \"article\"\n");
        if let Some(a) = c.attribution {
            let label = one_line(a.name().slice(article));
            let name = entry_name(&label);
            if !name.is_empty() {
                let _ = writeln!(figures, "speaker = {}", quoted(&name));
                speakers.entry(name).or_insert(label);
            }
        }
        let open: Vec<String> = [("when", c.period), ("where", c.place), ("part of", c.subset_of)]
            .into_iter()
            .filter_map(|(what, span)| span.map(|s| format!("{what}: {}", one_line(s.slice(article)))))
            .collect();
        if !open.is_empty() {
            let _ = writeln!(figures, "note = {}", quoted(&open.join("; ")));
        }
    }
    let title =
        article.lines().map(str::trim).find(|l| !l.is_empty() && !l.contains(" | ")).unwrap_or("An article");
    let title = one_line(&title.chars().take(120).collect::<String>());
    let mut out = String::from(
        "# A draft: every figure is a candidate. Delete what is none, say when and what each counts, and who says so.\n",
    );
    let _ = write!(out, "[dossier]\ntitle = {}\n", quoted(&title));
    if !units.is_empty() {
        out.push_str("\n[units]\n");
        for (singular, plural) in &units {
            let _ = writeln!(out, "{} = {}", quoted(singular), quoted(plural));
        }
    }
    let _ = write!(out, "\n[sources.article]\nkind = \"article\"\ntitle = {}\n", quoted(&title));
    for (name, label) in &speakers {
        let _ = write!(out, "\n[speakers.{name}]\nlabel = {}\n", quoted(label));
    }
    out.push_str(&populations);
    out.push_str(&figures);
    out
}

/// A percentage or a fraction, which needs a population rather than a unit.
fn share(article: &str, c: &Candidate) -> bool {
    let percent = c.noun.is_some_and(|n| {
        let noun = n.span.slice(article).to_lowercase();
        noun == "%" || noun.starts_with("percent") || noun.starts_with("per cent")
    });
    percent || matches!(c.value, Value::Share(_))
}

/// The value in the grammar of dossiers: the hedge, then the number in digits.
fn value(c: &Candidate, share: bool) -> String {
    let unit = if share { "%" } else { "" };
    let scale = if matches!(c.value, Value::Share(_)) { 100.0 } else { 1.0 };
    let number = match c.value {
        Value::Point(v) | Value::Share(v) => plain(v * scale),
        Value::Range { low, high } => return format!("{} to {}{unit}", plain(low), plain(high)),
        Value::Vague { low } => return format!("at least {}", plain(low)),
    };
    let hedge = match c.qualifier {
        Qualifier::About => "about ",
        Qualifier::AtLeast => "at least ",
        Qualifier::AtMost => "at most ",
        Qualifier::MoreThan => "more than ",
        Qualifier::LessThan => "less than ",
        Qualifier::FarBelow => "nowhere near ",
        Qualifier::Exact | Qualifier::Range | Qualifier::Vague => "",
    };
    format!("{hedge}{number}{unit}")
}

/// Digits without an exponent, and with no more decimals than were meant.
fn plain(v: f64) -> String {
    let text = format!("{v:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The singular of the counted noun, and its plural where the unit has to be declared.
fn unit(article: &str, c: &Candidate) -> Option<(String, Option<String>)> {
    let noun = c.noun?;
    let head = noun.head.slice(article).to_lowercase();
    let currency = match head.as_str() {
        "$" | "dollars" | "dollar" => Some("USD"),
        "€" | "euros" | "euro" => Some("EUR"),
        "£" | "pounds" => Some("GBP"),
        _ => None,
    };
    if let Some(code) = currency {
        return Some((code.to_owned(), None));
    }
    if let Some((singular, _)) = KNOWN_UNITS.iter().find(|(one, many)| *one == head || *many == head) {
        return Some(((*singular).to_owned(), None));
    }
    let singular = match head.as_str() {
        "women" => "woman".to_owned(),
        "men" => "man".to_owned(),
        "children" => "child".to_owned(),
        word if word.ends_with("ies") && word.len() > 4 => format!("{}y", &word[..word.len() - 3]),
        word if word.ends_with("sses") || word.ends_with("shes") || word.ends_with("ches") => {
            word[..word.len() - 2].to_owned()
        }
        word if word.ends_with('s') && !word.ends_with("ss") => word[..word.len() - 1].to_owned(),
        word => word.to_owned(),
    };
    Unit::new(singular.clone()).ok()?;
    Some((singular, Some(head)))
}

fn entry_name(label: &str) -> String {
    let mut name = String::new();
    for c in label.chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.ends_with('-') && !name.is_empty() && !matches!(c, '’' | '\'') {
            name.push('-');
        }
        if name.len() >= 40 {
            break;
        }
    }
    name.trim_end_matches('-').to_owned()
}

/// The number with some words around it, on one line.
fn around(article: &str, span: Span) -> String {
    // within the line, so that a heading does not run into the text
    let line_start = article[..span.start].rfind('\n').map_or(0, |i| i + 1);
    let line_end = article[span.end..].find('\n').map_or(article.len(), |i| span.end + i);
    let mut start = span.start.saturating_sub(AROUND).max(line_start);
    while !article.is_char_boundary(start) {
        start += 1;
    }
    let mut end = (span.end + AROUND).min(line_end);
    while !article.is_char_boundary(end) {
        end -= 1;
    }
    let start = if start == line_start {
        start
    } else {
        article[start..span.start].find(' ').map_or(span.start, |i| start + i + 1)
    };
    let end = if end == line_end {
        end
    } else {
        article[span.end..end].rfind(' ').map_or(span.end, |i| span.end + i)
    };
    one_line(&article[start..end])
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
