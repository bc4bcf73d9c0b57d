//! Concepts from what the text says of the counted: one for each wording, unrelated until somebody says otherwise.

use darkfigure_extract::Candidate;
use darkfigure_extract::article::Claim;

use crate::name::one_line;

/// The longest label, in characters.
const LONGEST: usize = 90;

/// Words that say in which unit something is counted, or nothing.
const NOT_WHAT: &[&str] = &[
    "case",
    "cases",
    "person",
    "persons",
    "people",
    "victim",
    "victims",
    "incident",
    "incidents",
    "complaint",
    "complaints",
    "site",
    "sites",
    "number",
    "count",
    "the",
    "a",
    "an",
    "of",
    "for",
    "who",
    "that",
    "which",
    "were",
    "are",
    "is",
    "was",
    "been",
    "have",
    "had",
    "has",
];

/// What is counted, in the words of the text. None where it says no more than the unit.
pub(crate) fn label(text: &str, c: &Candidate, claim: &Claim) -> Option<String> {
    let noun = c.noun.filter(|n| !n.inherited)?;
    let phrase = one_line(noun.span.slice(text)).to_lowercase();
    let predicate = claim.predicate.map(|p| one_line(p.slice(text)));
    let label = match predicate {
        Some(predicate) if claim.is_person => format!("{phrase} {predicate}"),
        _ => phrase,
    };
    let short: String = label.chars().take(LONGEST).collect();
    (!what(&short).is_empty()).then_some(short)
}

/// The words of a label that say what is counted.
pub(crate) fn what(label: &str) -> String {
    label
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !NOT_WHAT.contains(&w.to_lowercase().as_str()))
        .take(6)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_what_is_left_without_units() {
        for (label, expected) in [
            ("cases of fraud", "fraud"),
            ("People who were defrauded", "defrauded"),
            ("number of the sites", ""),
            ("files on forced labour", "files on forced labour"),
            ("a b, c-d e f g h", "b c d e f g"),
        ] {
            assert_eq!(what(label), expected, "{label}");
        }
    }
}
