//! Counting units from counted nouns.

use darkfigure_extract::Candidate;
use darkfigure_extract::article::Claim;
use darkfigure_model::{KNOWN_UNITS, Unit};

/// What a claim counts in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Counted {
    /// A unit, with the plural that the dossier has to declare where it is not known.
    In(Unit, Option<String>),
    /// A share of a base, which the figure has to name.
    Percent,
}

/// The unit of a claim. People are persons, whatever they are called; what is no unit is left open.
pub(crate) fn counted(text: &str, c: &Candidate, claim: &Claim) -> Option<Counted> {
    let noun = c.noun;
    let is_percent = noun.is_some_and(|n| {
        let phrase = n.span.slice(text).to_lowercase();
        phrase == "%" || phrase.starts_with("percent") || phrase.starts_with("per cent")
    });
    if is_percent || matches!(c.value, darkfigure_extract::ReadValue::Share(_)) {
        return Some(Counted::Percent);
    }
    if claim.is_person {
        return Some(Counted::In(Unit::person(), None));
    }
    let head = noun?.head.slice(text).to_lowercase();
    if let Some(code) = currency(&head) {
        return Some(Counted::In(Unit::new(code).ok()?, None));
    }
    if let Some((singular, _)) = KNOWN_UNITS.iter().find(|(one, many)| *one == head || *many == head) {
        return Some(Counted::In(Unit::new(*singular).ok()?, None));
    }
    if head == "toll" {
        return Some(Counted::In(Unit::new("death").ok()?, None));
    }
    if matches!(
        head.as_str(),
        "number" | "estimate" | "claim" | "figure" | "total" | "count" | "tally" | "percentage"
    ) {
        return None;
    }
    let unit = Unit::new(singular(&head)).ok()?;
    Some(Counted::In(unit, Some(head)))
}

fn currency(head: &str) -> Option<&'static str> {
    Some(match head {
        "$" | "us$" | "dollars" | "dollar" => "USD",
        "€" | "euros" | "euro" => "EUR",
        "£" | "pounds" | "pound" => "GBP",
        "¥" | "yen" => "JPY",
        "₹" | "rupees" => "INR",
        _ => return None,
    })
}

/// The singular of a plural by its ending.
pub(crate) fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|s| s.len() > 1) {
        return format!("{stem}y");
    }
    if ["sses", "shes", "ches", "xes"].iter().any(|e| word.ends_with(e)) {
        return word[..word.len() - 2].to_owned();
    }
    match word.strip_suffix('s').filter(|s| !s.ends_with('s') && s.len() > 1) {
        Some(stem) => stem.to_owned(),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singulars_follow_the_ending() {
        for (plural, one) in [
            ("crates", "crate"),
            ("families", "family"),
            ("ties", "tie"),
            ("dies", "die"),
            ("glasses", "glass"),
            ("crashes", "crash"),
            ("churches", "church"),
            ("boxes", "box"),
            ("glass", "glass"),
            ("sheep", "sheep"),
            ("is", "is"),
            ("s", "s"),
        ] {
            assert_eq!(singular(plural), one, "{plural}");
        }
    }

    #[test]
    fn currencies_by_sign_and_by_name() {
        let found = [
            "$", "us$", "dollars", "dollar", "€", "euros", "euro", "£", "pounds", "pound", "¥", "yen", "₹",
            "rupees", "crates",
        ]
        .map(currency);
        let expected = [
            "USD", "USD", "USD", "USD", "EUR", "EUR", "EUR", "GBP", "GBP", "GBP", "JPY", "JPY", "INR", "INR",
        ];
        assert_eq!(found.iter().flatten().copied().collect::<Vec<_>>(), expected);
        assert_eq!(found[14], None);
    }
}
