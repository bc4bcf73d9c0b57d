//! The words by which a question may mean two figures, and whether a question has no others.

use std::collections::BTreeSet;

use darkfigure_model::{Figure, QuantityKind, Rate, Role, Time, TimeKind};

use crate::compose::desk::Desk;
use crate::compose::words::basis;
use crate::compose::{period, said};

/// A figure, and the words by which a question may mean it.
#[derive(Debug, Clone)]
pub(super) struct Named<'a> {
    pub(super) figure: &'a Figure,
    /// The words in the names of who made it: the speaker, for whom they speak, the source and its publisher.
    pub(super) makers: BTreeSet<String>,
    /// These, the short ones and the common ones with them, and the words of what it says and measures.
    words: BTreeSet<String>,
}

impl<'a> Named<'a> {
    pub(super) fn new(desk: &Desk<'a>, figure: &'a Figure) -> Self {
        let speaker = figure.speaker.as_ref().and_then(|id| desk.dossier.speakers.get(id));
        let source = desk.dossier.sources.get(&figure.source);
        let spoken = speaker.into_iter().flat_map(|own| [Some(&own.label), own.organisation.as_ref()]);
        let written = source.into_iter().flat_map(|own| [Some(&own.title), own.publisher.as_ref()]);
        let names: Vec<&String> = spoken.chain(written).flatten().collect();
        let makers = words_of(names.iter().map(|name| name.as_str())).filter(|word| word.chars().count() > 3);
        let makers = makers.filter(|word| !COMMON.contains(&word.as_str()));
        // "The report" is one of the two where the other stands in no report.
        let form = source.map(|own| own.kind.name().to_owned());
        let makers = makers.chain(form.clone()).collect();
        let measure = &figure.measure;
        let (one, many) = desk.unit_words(&measure.unit);
        let said: Vec<String> = [
            Some(figure.wording.clone()),
            figure.quote.clone(),
            figure.note.clone(),
            Some(said::as_said(desk, figure).to_plain()),
            Some(one),
            Some(many),
            measure.concept.as_ref().map(|concept| desk.concept(concept)),
            measure.population.as_ref().map(|population| desk.population(population)),
            // What a dossier calls a thing is a name of it, beside its label.
            measure.concept.as_ref().map(ToString::to_string),
            measure.population.as_ref().map(ToString::to_string),
            measure.place.as_ref().map(|place| place.names().join(" ")),
            measure.time.map(period::time),
            measure.time.map(|time| time_words(time).to_owned()),
            Some(desk.dossier.title.clone()),
            measure.status.map(|status| basis::status(status).to_owned()),
            figure.basis.map(|own| basis::basis(own).to_owned()),
            figure.role().map(|role| role_words(role).to_owned()),
            Some(kind_words(figure.kind()).to_owned()),
            (measure.unit.as_str() == "death").then(|| DEAD.to_owned()),
            form,
        ]
        .into_iter()
        .flatten()
        .collect();
        let words = words_of(said.iter().map(String::as_str).chain(names.iter().map(|name| name.as_str())));
        Self { figure, makers, words: words.collect() }
    }
}

/// By which words a question means deaths.
const DEAD: &str = "dead died killed";

/// By which words a question means what was counted, and what was estimated.
const fn role_words(role: Role) -> &'static str {
    match role {
        Role::Count => {
            "count counted record recorded registered notified reported documented detected identified found"
        }
        Role::Estimate => "estimate estimated",
    }
}

/// By which words a question means when something was counted.
fn time_words(time: Time) -> &'static str {
    match (time.kind, time.period.n_days()) {
        (TimeKind::Stock, _) | (_, Some(..=1)) => "day night date moment",
        (_, Some(2..=8)) => "week",
        (_, Some(27..=32)) => "month",
        (_, Some(84..=98)) => "quarter",
        (_, Some(360..=370)) => "year",
        _ => "",
    }
}

/// By which words a question means a kind of quantity.
const fn kind_words(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Number => "number",
        QuantityKind::Amount => "amount",
        QuantityKind::Share => "share percentage",
        QuantityKind::Rate(_) => "rate",
        QuantityKind::Change(_) => "change",
    }
}

/// The words of some texts, in lower case and without the endings of the plural.
fn words_of<'t>(texts: impl Iterator<Item = &'t str>) -> impl Iterator<Item = String> {
    let parts = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    parts.filter(|word| !word.is_empty()).map(|word| singular(&word.to_lowercase()).to_owned())
}

/// Words in the names of those who make figures that tell nobody from another.
const COMMON: &[&str] = &[
    "annual",
    "count",
    "data",
    "estimate",
    "figure",
    "from",
    "number",
    "paper",
    "press",
    "publication",
    "release",
    "report",
    "source",
    "statement",
    "statistic",
    "study",
    "table",
    "that",
    "their",
    "total",
    "with",
    "year",
];

/// A word without the ending of the plural.
pub(super) fn singular(word: &str) -> &str {
    word.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches('s')
}

/// The numbers in some words: "100,000", "4.7 million".
pub(super) fn numbers(words: &[&str]) -> Vec<f64> {
    let factor = |word: Option<&&str>| match word.copied() {
        Some("thousand") => 1e3,
        Some("million" | "m") => 1e6,
        Some("billion" | "bn") => 1e9,
        _ => 1.0,
    };
    words
        .iter()
        .enumerate()
        .filter_map(|(at, word)| {
            let plain: String = word.chars().filter(|c| !",£$€% ".contains(*c)).collect();
            plain.parse::<f64>().ok().map(|number| number * factor(words.get(at + 1)))
        })
        .collect()
}

/// Whether a figure says a number.
pub(super) fn is_of(figure: &Figure, number: f64) -> bool {
    // A share and a rate are named by their numerals: "31%", "149 per 100,000"; a deficit and a fall without their sign.
    figure.value.numbers().iter().any(|own| is_as_large(own.to_f64(), number))
}

/// Whether a number is that of the base to which a figure's rate refers: the 100,000 of "149 per 100,000".
fn is_of_base(figure: &Figure, number: f64) -> bool {
    matches!(figure.kind(), QuantityKind::Rate(Rate::Base(base) | Rate::BaseAndTime(base, _)) if is_as_large(base.to_f64(), number))
}

fn is_as_large(own: f64, number: f64) -> bool {
    (own.abs() / number.abs() - 1.0).abs() < 1e-9
}

/// Whether a question names who made each of two figures, by words that the other one's maker has not.
pub(super) fn names_makers(question: &str, pair: &[Named<'_>; 2]) -> bool {
    let asked: BTreeSet<String> = words_of(std::iter::once(question)).collect();
    let is_named = |one: usize| {
        let own = pair[one].makers.difference(&pair[1 - one].makers);
        own.into_iter().any(|word| asked.contains(word))
    };
    is_named(0) && is_named(1)
}

/// Words of which a question about two figures is made, whatever they count.
const PLAIN: &[&str] = &[
    "do",
    "does",
    "did",
    "can",
    "could",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "has",
    "have",
    "the",
    "a",
    "an",
    "of",
    "in",
    "on",
    "to",
    "and",
    "or",
    "for",
    "from",
    "with",
    "by",
    "each",
    "other",
    "one",
    "another",
    "two",
    "these",
    "those",
    "both",
    "they",
    "them",
    "it",
    "about",
    "around",
    "nearly",
    "almost",
    "than",
    "more",
    "least",
    "at",
    "up",
    "between",
    "number",
    "figure",
    "total",
    "amount",
    "people",
    "million",
    "billion",
    "thousand",
    "m",
    "bn",
    "percent",
    "per",
    "cent",
    "that",
    "printed",
    "published",
    "paper",
    "newspaper",
    "press",
    "group",
    "office",
    "whole",
    "among",
];
/// The verbs of the questions that are understood, and what belongs to them.
const ASKING: &[&str] = &[
    "refute",
    "disprove",
    "contradict",
    "rebut",
    "exclude",
    "confirm",
    "corroborate",
    "prove",
    "support",
    "agree",
    "disagree",
    "fit",
    "consistent",
    "compatible",
    "compare",
    "comparable",
    "compared",
    "set",
    "against",
    "beside",
    "same",
    "measure",
    "thing",
    "true",
    "right",
    "correct",
    "hold",
    "may",
    "together",
    "what",
    "which",
    "equal",
    "agreed",
];
/// Words that turn a question or widen it, though they stand in a figure's own words, too.
const TURNING: &[&str] = &[
    "all",
    "any",
    "every",
    "everybody",
    "three",
    "four",
    "five",
    "several",
    "only",
    "just",
    "hardly",
    "barely",
    "exactly",
    "really",
    "false",
    "wrong",
    "untrue",
    "myth",
    "lie",
    "still",
    "ever",
    "before",
    "after",
    "because",
    "most",
    "some",
    "say",
];

/// Words that stand before a number and belong to it.
const HEDGES: &[&str] = &[
    "about", "around", "nearly", "almost", "roughly", "some", "over", "under", "more", "fewer", "less",
    "than", "up", "to", "at", "least", "most", "nowhere", "near",
];
/// Words behind a number that make another one of it.
const TIMES: &[&str] = &[
    "times",
    "fold",
    "fewer",
    "less",
    "extra",
    "additional",
    "others",
    "points",
    "thousand",
    "million",
    "billion",
];

/// A question without whose a number is: in "the court's 14%" the number says which of the two is meant, whoever "the court" is.
fn without_owners(question: &str) -> String {
    let words: Vec<&str> = question.split_whitespace().collect();
    let is_owner = |word: &str| ["'s", "’s", "s'", "s’"].iter().any(|end| word.ends_with(end));
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit() || "£$€".contains(c));
    // "The union's more than 6,000".
    let is_hedge = |word: &str| HEDGES.contains(&word);
    let owns = |at: usize| {
        let behind = words.get(at + 1..).unwrap_or_default();
        behind.iter().find(|word| !is_hedge(word)).is_some_and(|word| is_number(word))
    };
    let kept = words.iter().enumerate().filter(|(at, word)| !(is_owner(word) && owns(*at)));
    kept.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

/// Whether every word of a question is one that is understood, and every number in it one of the two: only then may it get a "yes" or a "no".
pub(super) fn is_understood(question: &str, pair: &[Named<'_>; 2]) -> bool {
    let lower = question.to_lowercase();
    let lower = without_owners(&lower);
    let tokens: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || "-–/()’'".contains(c))
        .map(|word| word.trim_matches(|c: char| ".,;:?“”\"".contains(c)))
        .filter(|word| !word.is_empty() && *word != "s")
        .collect();
    let are_known = numbers(&tokens).iter().all(|number| {
        pair.iter().any(|side| {
            is_of(side.figure, *number)
                || is_of_base(side.figure, *number)
                || side.words.contains(&number.to_string())
        })
    });
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit() || "£$€%".contains(c));
    let is_known = |word: &str| {
        let root = singular(word);
        let is_plain = PLAIN.contains(&word) || PLAIN.contains(&root);
        let is_asking = ASKING.contains(&word) || ASKING.contains(&root);
        let is_own = pair.iter().any(|side| side.words.contains(root));
        is_plain || is_asking || !TURNING.contains(&word) && (is_number(word) || is_own)
    };
    // What stands right behind a number is what it counts, by whatever word: "the 58 injured".
    let is_counted = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        before.is_some_and(|word| is_number(word))
            && !TURNING.contains(&tokens[at])
            && !TIMES.contains(&tokens[at])
    };
    // "Most" alone widens a question; "at most 300" is said of a number.
    let is_at_most = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        tokens[at] == "most"
            && before == Some(&"at")
            && tokens.get(at + 1).is_some_and(|word| is_number(word))
    };
    let is_said = |(at, word): (usize, &&str)| is_known(word) || is_counted(at) || is_at_most(at);
    are_known && tokens.iter().enumerate().all(is_said)
}
