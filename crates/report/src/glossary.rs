//! The words of the method, each in one line.

/// A word of the method, and what it means to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The word.
    pub word: &'static str,
    /// Its meaning, in one sentence.
    pub meaning: &'static str,
}

/// Every word of a report that needs explaining, in alphabetical order.
pub const GLOSSARY: &[Term] = &[
    term("assumption", "a step for which nothing was measured: it says what would have to be so"),
    term("at face value", "the number as it was said, because nobody published how far off it may be"),
    term("benchmark", "a share that was measured elsewhere, to compare with"),
    term("bound", "a limit that a number cannot pass; where the number lies within it is not known"),
    term("coverage", "what was recorded, as a share of all there is"),
    term("dark figure", "what exists and is not counted"),
    term("definition", "a step that follows from what the words mean"),
    term("detections", "what was recorded in a period; not everybody who was there"),
    term("entrants", "those who were new in a period"),
    term("evidence", "a step for which something was measured"),
    term("grade", "how far two figures can be set against each other at all"),
    term("interval", "two ends between which a number lies at a stated level, such as 95%"),
    term("like for like", "about the same thing: same unit, meaning, people, place and time"),
    term("log points", "differences of logarithms: they add up where factors multiply"),
    term("present", "those who were there at any time in a period"),
    term("residual", "what the steps leave unexplained"),
    term("running value", "where a number stands after some of the steps; not the gap"),
    term(
        "step",
        "what turns one figure into the other's terms: a factor or an amount, with its reason and source",
    ),
    term("stock", "how many there were at one time"),
];

const fn term(word: &'static str, meaning: &'static str) -> Term {
    Term { word, meaning }
}

/// The meaning of a word of the method, however it is written; none where it is none.
///
/// # Example
///
/// ```
/// use darkfigure_report::glossary::define;
///
/// assert_eq!(define("Dark-Figure").map(|term| term.meaning), Some("what exists and is not counted"));
/// assert_eq!(define("gap"), None);
/// ```
#[must_use]
pub fn define(word: &str) -> Option<Term> {
    let plain = word.trim().to_lowercase().replace(['-', '_'], " ");
    GLOSSARY.iter().find(|term| term.word == plain).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings_are_one_line() {
        for term in GLOSSARY {
            assert!(term.word.chars().count() + term.meaning.chars().count() <= 118, "{}", term.word);
            assert_eq!(define(term.word), Some(*term));
        }
    }
}
