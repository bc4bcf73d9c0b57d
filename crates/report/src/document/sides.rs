//! Two figures side by side.

use super::Prose;

/// Two figures side by side. Neither comes first in rank: swapping them mirrors the print.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sides {
    /// The figure on the left, or above.
    pub left: FigureCard,
    /// The figure on the right, or below.
    pub right: FigureCard,
}

/// One figure as published. An empty part is printed as "not stated", on both sides alike.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FigureCard {
    /// Whose figure it is.
    pub label: Prose,
    /// The value as said: "around 100,000 people".
    pub as_said: Prose,
    /// The wording, letter by letter, without quotation marks; may be absent.
    pub wording: Option<String>,
    /// Where it was published.
    pub source: Prose,
    /// What it claims to measure; none where that is said elsewhere.
    pub measure: Option<Prose>,
    /// How it came about.
    pub basis: Prose,
    /// How sure its source is; none where that is said elsewhere.
    pub status: Option<Prose>,
    /// Anything else, as label and value.
    pub more: Vec<(String, Prose)>,
}

impl FigureCard {
    /// The labelled parts below the headline, then the rest.
    #[must_use]
    pub fn parts(&self) -> Vec<(&str, &Prose)> {
        let fixed = [
            ("Measures", self.measure.as_ref()),
            ("Basis", Some(&self.basis)),
            ("Status", self.status.as_ref()),
            ("Source", Some(&self.source)),
        ];
        let fixed = fixed.into_iter().filter_map(|(label, part)| Some((label, part?)));
        fixed.chain(self.more.iter().map(|(label, value)| (label.as_str(), value))).collect()
    }
}
