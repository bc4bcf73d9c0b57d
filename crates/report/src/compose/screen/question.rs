//! What a question asks, as far as its words say it without doubt.

use darkfigure_model::{Figure, Scale};

/// What is asked of two figures. Only a question whose form is known gets a "yes" or a "no".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Whether the figure at this place of the pair refutes the other one.
    Refutes(usize),
    /// Whether the two agree.
    Agree,
    /// Whether the two disagree.
    Disagree,
    /// Which of the two numbers it is.
    Which,
    /// Anything else.
    Other,
}

/// Words after which a question may mean the opposite, or two things at once.
const UNCLEAR: [&str; 14] = [
    "not", "no", "never", "nobody", "none", "neither", "nor", "without", "fail", "fails", "but", "unless",
    "except", "if",
];
const REFUTING: [&str; 9] =
    ["refute", "refutes", "disprove", "disproves", "contradict", "contradicts", "rebut", "rebuts", "exclude"];

/// Reads the question about a pair.
pub(super) fn asked(question: &str, pair: [&Figure; 2]) -> Asked {
    let lower = question.trim().to_lowercase();
    let Some(lower) = lower.strip_suffix('?') else { return Asked::Other };
    let words: Vec<&str> =
        lower.split_whitespace().map(|word| word.trim_matches(|c: char| ",;:“”\"'()".contains(c))).collect();
    let is_unclear =
        words.iter().any(|word| UNCLEAR.contains(word) || word.ends_with("n't") || word.ends_with("n’t"));
    if is_unclear || lower.contains(['?', '.', '!', ';']) && has_stop_between_words(lower) {
        return Asked::Other;
    }
    let is_polar = words.first().is_some_and(|word| ["do", "does", "did", "can"].contains(word));
    if is_polar && let Some(at) = words.iter().position(|word| REFUTING.contains(word)) {
        return refutes(&words[..at], &words[at + 1..], pair);
    }
    let asks = |wanted: [&str; 2]| words.iter().any(|word| wanted.contains(word));
    if is_polar && !words.contains(&"or") {
        if asks(["disagree", "disagrees"]) {
            return Asked::Disagree;
        }
        if asks(["agree", "agrees"]) {
            return Asked::Agree;
        }
    }
    let or = words.iter().filter(|word| **word == "or").count();
    let at_or = words.iter().position(|word| *word == "or");
    if let (1, Some(at)) = (or, at_or) {
        let sides = [&words[..at], &words[at + 1..]];
        let names =
            |figure: &Figure, side: &[&str]| numbers(side).iter().any(|number| is_of(figure, *number));
        let crosses = |one: usize| names(pair[one], sides[0]) && names(pair[1 - one], sides[1]);
        if crosses(0) != crosses(1) {
            return Asked::Which;
        }
    }
    Asked::Other
}

/// A full stop or another sign that ends a sentence within the question, not within a number.
fn has_stop_between_words(text: &str) -> bool {
    text.split_whitespace().rev().skip(1).any(|word| word.ends_with(['.', '?', '!', ';']))
}

/// Which figure stands before the verb and which behind it; both numbers must say so.
fn refutes(subject: &[&str], object: &[&str], pair: [&Figure; 2]) -> Asked {
    if subject.contains(&"or") || object.contains(&"or") || object.contains(&"and") {
        return Asked::Other;
    }
    let names = |figure: &Figure, words: &[&str]| numbers(words).iter().any(|number| is_of(figure, *number));
    let reads = |one: usize| {
        names(pair[one], subject)
            && names(pair[1 - one], object)
            && !names(pair[one], object)
            && !names(pair[1 - one], subject)
    };
    match (reads(0), reads(1)) {
        (true, false) => Asked::Refutes(0),
        (false, true) => Asked::Refutes(1),
        _ => Asked::Other,
    }
}

/// The numbers in some words: "100,000", "4.7 million".
fn numbers(words: &[&str]) -> Vec<f64> {
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
            let plain: String = word.chars().filter(|c| !",£$€ ".contains(*c)).collect();
            plain.parse::<f64>().ok().map(|number| number * factor(words.get(at + 1)))
        })
        .collect()
}

/// Whether a figure says a number.
fn is_of(figure: &Figure, number: f64) -> bool {
    let scale = if figure.value.scale == Scale::Percent { 1.0 } else { figure.value.scale.factor() };
    figure.value.numbers().iter().any(|own| (own.to_f64() * scale / number - 1.0).abs() < 1e-9)
}
