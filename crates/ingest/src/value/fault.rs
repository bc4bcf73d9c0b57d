//! Why a text is not a value.

use darkfigure_model::{NumberError, ValueError};

/// Why a text is not a value, and where in it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{fault}")]
pub struct ValueSyntaxError {
    /// What is wrong.
    pub fault: ValueFault,
    /// The first byte of what is wrong.
    pub start: usize,
    /// Just behind the last byte of what is wrong.
    pub end: usize,
}

/// What is wrong with a text that should be a value.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ValueFault {
    /// There is nothing.
    #[error("a value is missing")]
    Empty,
    /// It is longer than any value.
    #[error("a value has at most {max} bytes")]
    TooLong {
        /// The limit.
        max: usize,
    },
    /// A number should stand here.
    #[error("expected a number, found `{found}`")]
    NoNumber {
        /// What stands there.
        found: String,
    },
    /// The digits can be read in two ways.
    #[error("`{written}` can be read in more than one way")]
    Ambiguous {
        /// The digits as written.
        written: String,
    },
    /// Two numbers of a range have multipliers that can be read in two ways.
    #[error("it is not clear whether `{multiplier}` belongs to both numbers")]
    AmbiguousMultiplier {
        /// The second number as written.
        multiplier: String,
    },
    /// A multiple by which something became less.
    #[error("`{written}` can be read in more than one way")]
    FewerTimes {
        /// What was written.
        written: String,
    },
    /// A dash between signed numbers.
    #[error("a dash between signed numbers can be read in more than one way")]
    SignedRange,
    /// Something follows that is no part of a value.
    #[error("`{found}` is no part of a value")]
    Trailing {
        /// What follows.
        found: String,
    },
    /// Two hedges.
    #[error("a value has one hedge, found two")]
    TwoHedges,
    /// A hedge before a range, an interval or a count word.
    #[error("a range or interval has no hedge before it")]
    HedgedRange,
    /// An interval whose level is not said.
    #[error("an interval needs its level")]
    IntervalWithoutLevel {
        /// The same with a level.
        suggestion: String,
    },
    /// A margin whose meaning is not said: an interval at some level, a standard error, the ends of a range.
    #[error("what stands behind \u{b1} needs its meaning")]
    MarginWithoutMeaning {
        /// The same with a level, and as a range.
        suggestion: String,
    },
    /// An average that is over no stretch of time.
    #[error("an average is over a stretch of time")]
    AverageOverWhat,
    /// An interval has one end only.
    #[error("an interval has two ends, found one")]
    OneEnd,
    /// A bracket that does not close.
    #[error("the bracket does not close")]
    Unclosed,
    /// A level that is not a percentage between 0 and 100.
    #[error("a level is a percentage between 0% and 100%")]
    Level,
    /// A distribution that nobody knows.
    #[error("`{found}` is not a known shape")]
    Shape {
        /// What stands there.
        found: String,
    },
    /// A shape without an interval at a level.
    #[error("a shape belongs to an interval at a level")]
    ShapeWithoutInterval,
    /// A rate whose base is not positive.
    #[error("a rate is per a positive number")]
    RateBase,
    /// The unit is not known.
    #[error("`{found}` is not a known unit")]
    Unit {
        /// What stands there.
        found: String,
    },
    /// The digits do not fit.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// The numbers do not go together.
    #[error(transparent)]
    Numbers(#[from] ValueError),
}

impl ValueFault {
    /// How to write it instead.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Empty => "write a number: \"259\", \"around 100,000\", \"10 to 13 thousand\"".to_owned(),
            Self::NoNumber { .. } => {
                "write the number in digits: \"1,213\", \"3.5 million\", \"at least 120,000\"".to_owned()
            }
            Self::Ambiguous { written } => readings(written),
            Self::AmbiguousMultiplier { .. } => "write both numbers out: \"10,000 to 13,000\"".to_owned(),
            Self::FewerTimes { .. } => {
                "write \"a third as many\", \"0.33 times\" or \"67% fewer\"".to_owned()
            }
            Self::SignedRange => "write \"-5 to -3\"".to_owned(),
            Self::Trailing { .. } => {
                "the unit, the place, the window and the reason have keys of their own".to_owned()
            }
            Self::TwoHedges => {
                "keep the one that the source gives with the number; quote the rest".to_owned()
            }
            Self::HedgedRange => {
                "write the two ends only: \"10 to 13 thousand\"; the hedge may stand in `quote`".to_owned()
            }
            Self::IntervalWithoutLevel { suggestion } => format!(
                "write \"{suggestion}\" (or \"confidence\", \"credible\" behind the level), or \"46 to 110\" or \"66, lower 46, upper 110\" where no level was given"
            ),
            Self::MarginWithoutMeaning { suggestion } => {
                format!(
                    "write \"{suggestion}\"; a standard error is no interval: say at which level, or give the ends"
                )
            }
            Self::AverageOverWhat => "write \"an average of 5,000 a year\"".to_owned(),
            Self::OneEnd => "separate the ends by a comma and a space: \"[46, 110]\"".to_owned(),
            Self::Level => "write \"at 95%\"".to_owned(),
            Self::Shape { .. } => "shapes are lognormal, normal, beta, uniform and triangular".to_owned(),
            Self::ShapeWithoutInterval => "write \"12,350 [10,860, 14,110] at 95% as lognormal\"".to_owned(),
            Self::RateBase => "write \"37 per 100,000\"".to_owned(),
            Self::Number(_) => "write it shorter: \"3.5 million\", \"1.2e9\"".to_owned(),
            Self::Numbers(ValueError::Crossed { .. }) => "write the smaller number first".to_owned(),
            Self::Numbers(ValueError::PointOutside { .. }) => {
                "check the three numbers and their multipliers".to_owned()
            }
            Self::Unit { .. } => {
                "write what is counted behind the number, in letters: \"259 cases\"".to_owned()
            }
            Self::TooLong { .. } | Self::Unclosed | Self::Numbers(_) => return None,
        };
        Some(hint)
    }
}

/// The ways in which digits with separators may have been meant.
fn readings(written: &str) -> String {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let decimal = written.rfind(|c: char| !c.is_ascii_digit()).map(|at| {
        let whole: String = written[..at].chars().filter(char::is_ascii_digit).collect();
        let decimals: String = written[at..].chars().filter(char::is_ascii_digit).collect();
        format!("{whole}.{decimals}")
    });
    match decimal {
        Some(decimal) => format!("write {digits} (or with groups of three digits) or {decimal}"),
        None => format!("write {digits}"),
    }
}
