//! The record of one figure.

use crate::rule::Rule;
use crate::span::Span;

/// The written number.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum ReadValue {
    /// One number: "259", "three and a half million".
    Point(f64),
    /// Two ends as written: "10 to 13 thousand".
    Range {
        /// The smaller end.
        low: f64,
        /// The larger end.
        high: f64,
    },
    /// A vague count with a lower bound only: "dozens" is 24 or more, twice the unit.
    Vague {
        /// Twice the unit that was named.
        low: f64,
    },
    /// A share, as a fraction of one: "one in five", "two thirds".
    Share(f64),
}

impl ReadValue {
    /// The single number, where one was written.
    #[must_use]
    pub fn point(self) -> Option<f64> {
        match self {
            Self::Point(x) | Self::Share(x) => Some(x),
            Self::Range { .. } | Self::Vague { .. } => None,
        }
    }

    /// The lower end, where a range or a vague count was written.
    #[must_use]
    pub fn low(self) -> Option<f64> {
        match self {
            Self::Range { low, .. } | Self::Vague { low } => Some(low),
            Self::Point(_) | Self::Share(_) => None,
        }
    }

    /// The upper end, where a range was written.
    #[must_use]
    pub fn high(self) -> Option<f64> {
        match self {
            Self::Range { high, .. } => Some(high),
            Self::Point(_) | Self::Vague { .. } | Self::Share(_) => None,
        }
    }
}

/// What the wording makes of the number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Qualifier {
    /// Said without a hedge.
    #[default]
    Exact,
    /// "around", "some", "nearly", "an estimated".
    About,
    /// "at least", "no fewer than", "or more".
    AtLeast,
    /// "at most", "no more than", "up to", "as many as".
    AtMost,
    /// "more than", "over", "exceeding".
    MoreThan,
    /// "fewer than", "under".
    LessThan,
    /// Two ends.
    Range,
    /// "dozens", "hundreds of thousands".
    Vague,
    /// "nowhere near".
    FarBelow,
}

impl Qualifier {
    /// The name in snake case, as the evaluation schema spells it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::MoreThan => "more_than",
            Self::LessThan => "less_than",
            Self::Range => "range",
            Self::Vague => "vague",
            Self::FarBelow => "far_below",
        }
    }
}

/// An interval that the text states behind a figure: "(95% CI 9,800 to 14,100)".
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StatedInterval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The level in percent, where it is said.
    pub level: Option<f64>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CountedNoun {
    /// The whole phrase: "cases of forced labour", or the sign of a unit: "%", "$".
    pub span: Span,
    /// The head within it: "cases".
    pub head: Span,
    /// What a share or a measure is of, where it is said: "the women" in "70 per cent of the women".
    pub base: Option<Span>,
    /// The noun was left out here and is taken from an earlier place.
    pub inherited: bool,
}

/// Whether the number goes up or down to this figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Direction {
    /// "rose by", "rose to".
    Up,
    /// "fell by", "fell to".
    Down,
}

/// Which part of a change a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum ChangePart {
    /// The level before: "from 1,200".
    Earlier,
    /// The level after: "to 1,850".
    Later,
    /// The difference itself: "by a third".
    Amount,
}

/// A change that the figure takes part in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ChangeRole {
    /// Up or down; none where the verb does not say ("revised from 1,204 to 1,187").
    pub direction: Option<Direction>,
    /// Which part.
    pub part: ChangePart,
    /// The word that says so.
    pub cue: Span,
}

/// What became of the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum StatusWord {
    /// Somebody says that it is wrong.
    Denied,
    /// The publisher took it back: "an earlier version said".
    Corrected,
    /// A later figure took its place: "initially reported".
    Superseded,
}

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Attribution {
    /// The speaker or the document, as near to the figure as it is named; may be a pronoun.
    pub source: Span,
    /// What the pronoun stands for, where `source` is one.
    pub antecedent: Option<Span>,
    /// The words that make it a source: "said", "according to".
    pub cue: Span,
    /// Carried over from an earlier sentence: weaker.
    pub carried: bool,
}

impl Attribution {
    /// The name to show: the antecedent of a pronoun, else the source itself.
    #[must_use]
    pub fn name(&self) -> Span {
        self.antecedent.unwrap_or(self.source)
    }
}

/// One figure that a person may accept or reject.
///
/// All spans are byte ranges in the source as it was given, markup included.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Candidate {
    /// The number expression, without sign, hedge or noun: "10 to 13 thousand".
    pub span: Span,
    /// What was written.
    pub value: ReadValue,
    /// How it was hedged.
    pub qualifier: Qualifier,
    /// The words of the hedge, where there are any.
    pub qualifier_span: Option<Span>,
    /// The interval that stands behind it.
    pub interval: Option<StatedInterval>,
    /// What is counted, as far as it is said.
    pub noun: Option<CountedNoun>,
    /// The change that it takes part in.
    pub change: Option<ChangeRole>,
    /// What became of it.
    pub status: Option<StatusWord>,
    /// The number that this one is a part of: "91" for the 35 in "35 of the 91".
    pub subset_of: Option<Span>,
    /// Who says so.
    pub attribution: Option<Attribution>,
    /// When: "over the past year".
    pub period: Option<Span>,
    /// Where: a candidate only, no gazetteer is asked.
    pub place: Option<Span>,
    /// It stands in a menu line, a byline, a caption or a list of links.
    pub furniture: bool,
    /// It stands in a heading.
    pub heading: bool,
    /// The rules that fired, in the order of the pipeline.
    pub why: Vec<Rule>,
    /// From 0 to 1, made from `why`: a rank for the reader's attention and no probability.
    pub confidence: f64,
}

/// Why a number is not a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum DecoyKind {
    /// A date, a year, a weekday with a number.
    Date,
    /// A time of day.
    Time,
    /// A stretch of time that only places the rest: "five years later".
    Duration,
    /// The age of a person.
    Age,
    /// "third", "21st".
    Ordinal,
    /// "Article 19", "Table 5", "No. 238/2019".
    Reference,
    /// "Camp Seven", "COVID-19", "Group of 77".
    Name,
    /// The ends of an interval, which belong to the figure before them.
    Interval,
    /// A telephone number.
    Phone,
    /// The result of a match or a vote: "2–1".
    Score,
    /// A multiple of another figure: "three times the total".
    Multiple,
    /// An address on the web or a code.
    Identifier,
}

/// A number that is not a figure, given on request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Decoy {
    /// Where it stands.
    pub span: Span,
    /// Why it is no figure.
    pub kind: DecoyKind,
}
