//! Small disputes, said in few words: a figure is what it changes of a plain one.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use darkfigure_analysis::{ComparisonFindings, Findings, Options, analyse, compare};
use darkfigure_ingest::{InputLimits, Severity, TableError, read_dossier};
use darkfigure_model::{BridgeId, Dossier, End, Quantity, Tier};

/// What the figures may be about, and where they may come from.
const HEAD: &str = r#"
[dossier]
title = "Two figures"
as-of = 2024-12-31
[concepts]
harm = { label = "harm" }
grave = { label = "grave harm", within = [{ of = "harm", why = "by the word", sources = [] }] }
worst = { label = "the worst harm", within = [{ of = "grave", why = "by the word", sources = [] }] }
light = { label = "light harm", within = [{ of = "harm", why = "by the word", sources = [] }], apart-from = [{ of = "grave", why = "by the word", sources = [] }] }
hidden = { label = "hidden harm", overlaps = [{ of = "grave", why = "some is both", sources = [] }] }
damage = { label = "damage" }
balance = { label = "what is left", net = true }
[populations]
residents = { label = "residents" }
women = { label = "women", within = [{ of = "residents", why = "by the word", sources = [] }] }
men = { label = "men", apart-from = [{ of = "women", why = "by the word", sources = [] }] }
young = { label = "the young", overlaps = [{ of = "women", why = "some are both", sources = [] }] }
guests = { label = "guests" }
[places]
border = { label = "the border", within = ["KH", "VN"] }
sea = { label = "the sea", overlaps = ["KH"] }
[speakers]
minister = { label = "Minister" }
[sources]
office = { kind = "report", title = "An office", publisher = "Office", published = 2024-01-31 }
agency = { kind = "paper", title = "An agency", publisher = "Agency", published = 2024-02-29 }
undated = { kind = "page", title = "A page" }
"#;

const PLAIN: [(&str, &str); 7] = [
    ("value", "1,000"),
    ("unit", "person"),
    ("concept", "harm"),
    ("place", "KH"),
    ("entrants", "2023"),
    ("basis", "register"),
    ("source", "office"),
];

const TIMES: [&str; 5] = ["stock", "entrants", "present", "detections", "cumulative"];

/// A plain figure with changes, `key=value` each: a key with nothing behind it is left out, and a way of counting over time takes the place
/// of the plain one's.
pub(crate) fn figure(name: &str, changes: &str) -> String {
    let mut keys: BTreeMap<&str, &str> = PLAIN.into_iter().collect();
    for change in changes.split(';').map(str::trim).filter(|change| !change.is_empty()) {
        let (key, value) = change.split_once('=').unwrap_or((change, ""));
        if TIMES.contains(&key) {
            keys.remove("entrants");
        }
        keys.insert(key, value);
    }
    let mut text = format!("[figures.{name}]\n");
    for (key, value) in keys.into_iter().filter(|(_, value)| !value.is_empty()) {
        let quoted = if ["[\"", "[{", "{"].iter().any(|start| value.starts_with(start)) {
            value.to_owned()
        } else {
            format!("{value:?}")
        };
        writeln!(text, "{key} = {quoted}").unwrap();
    }
    text
}

/// A dossier of what is said here.
pub(crate) fn dossier(text: &str) -> Dossier {
    let text = format!("{HEAD}{text}");
    let reading =
        read_dossier("dossier.toml", text.as_bytes(), InputLimits::default(), |_| Err(TableError::NotFound));
    let faults: Vec<_> =
        reading.diagnostics.iter().filter(|found| found.code.severity() == Severity::Error).collect();
    assert!(faults.is_empty(), "{faults:?}\n{text}");
    reading.dossier.unwrap()
}

pub(crate) fn analysed(text: &str) -> Findings {
    analyse(&dossier(text), &Options { most_draws: 20_000, ..Options::default() })
}

/// Two figures `a` and `b`, compared; the rest begins with keys of the comparison.
pub(crate) fn pair(a: &str, b: &str, rest: &str) -> String {
    format!("{}{}[comparisons.x]\nbetween = [\"a\", \"b\"]\n{rest}\n", figure("a", a), figure("b", b))
}

pub(crate) fn compared(a: &str, b: &str, rest: &str) -> ComparisonFindings {
    let findings = analysed(&pair(a, b, rest));
    findings.comparisons.into_iter().next().unwrap().1.unwrap()
}

/// The same by steps that a reader of files may refuse, because no figure stands where they start.
pub(crate) fn compared_by(a: &str, b: &str, bridges: &[&str], rest: &str) -> ComparisonFindings {
    let read = dossier(&pair(a, b, rest));
    let mut comparison = read.comparisons.iter().next().unwrap().1.clone();
    comparison.bridges = bridges.iter().map(|id| BridgeId::new(*id).unwrap()).collect();
    compare(&read, &comparison, &Options::default()).unwrap()
}

/// A number to nine figures.
pub(crate) fn number(value: f64) -> String {
    let rounded: f64 = format!("{value:.8e}").parse().unwrap();
    // What is left of a difference of two near numbers is the computer's.
    if rounded.abs() < 1e-12 { "0".to_owned() } else { rounded.to_string() }
}

/// The ends of a quantity with the tiers on which they rest (face, stated, hard), the point between them, and the level of its intervals.
pub(crate) fn ends(q: &Quantity) -> String {
    let end = |end: End| match end {
        End::Unknown => "?".to_owned(),
        End::Unbounded => "∞".to_owned(),
        End::At { value, tier } => {
            let tier = match tier {
                Tier::Face => "f",
                Tier::Stated => "s",
                Tier::Hard => "h",
            };
            format!("{}{tier}", number(value))
        }
    };
    let point = q.central().map_or_else(|| "-".to_owned(), number);
    let level = match q.assurance().joint_level() {
        Some(level) => format!(" at {} of {}", number(level.probability()), q.assurance().n_intervals()),
        None => String::new(),
    };
    if end(q.low()) == end(q.high()) && q.low().value() == q.central() && q.central().is_some() {
        return format!("{}{level}", end(q.low()));
    }
    format!("{} ({point}) {}{level}", end(q.low()), end(q.high()))
}
