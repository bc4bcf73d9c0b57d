//! Ranges of a size, with an upper end that is a value or known not to exist.

use darkfigure_mse::{SizeInterval, UpperLimit};
use serde::Serialize;

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct IntervalWire {
    low: f64,
    high: EndWire,
    level: f64,
    made: &'static str,
}

/// An upper end: a value, or it is known that there is none.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub(super) enum EndWire {
    Value { value: f64 },
    Unbounded,
}

impl From<UpperLimit> for EndWire {
    fn from(limit: UpperLimit) -> Self {
        match limit {
            UpperLimit::Finite(value) if value.is_finite() => Self::Value { value },
            UpperLimit::Finite(_) | UpperLimit::Unbounded => Self::Unbounded,
        }
    }
}

impl From<&SizeInterval> for IntervalWire {
    fn from(interval: &SizeInterval) -> Self {
        Self {
            low: interval.lower,
            high: interval.upper.into(),
            level: interval.level,
            made: interval.kind.code(),
        }
    }
}
