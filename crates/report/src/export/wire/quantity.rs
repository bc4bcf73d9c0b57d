//! Quantities: two ends, each a value with its tier, unbounded, or unknown.

use darkfigure_analysis::numeric::{Bounds, Limits};
use darkfigure_model::{End, IntervalKind, Quantity, Tier};
use serde::Serialize;

/// An end of a quantity. Unbounded and unknown are two things, and neither is a number.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub(super) enum EndWire {
    /// It lies here.
    Value {
        /// Where.
        value: f64,
        /// What it rests on.
        tier: &'static str,
    },
    /// It is known that there is none.
    Unbounded,
    /// Nobody knows.
    Unknown,
}

impl From<End> for EndWire {
    fn from(end: End) -> Self {
        match end {
            End::At { value, tier } if value.is_finite() => Self::Value { value, tier: self::tier(tier) },
            End::At { value, .. } if value.is_nan() => Self::Unknown,
            End::At { .. } | End::Unbounded => Self::Unbounded,
            End::Unknown => Self::Unknown,
        }
    }
}

pub(super) const fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Face => "face",
        Tier::Stated => "stated",
        Tier::Hard => "hard",
    }
}

/// Two ends, perhaps with a point, perhaps with the level at which they hold.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct QuantityWire {
    low: EndWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<f64>,
    high: EndWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<LevelWire>,
}

/// The level at which stated intervals hold, at least, whatever their dependence.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct LevelWire {
    at_least: f64,
    kind: &'static str,
    n_intervals: u32,
}

impl From<&Quantity> for QuantityWire {
    fn from(quantity: &Quantity) -> Self {
        let assurance = quantity.assurance();
        let kind = match assurance.kind() {
            Some(IntervalKind::Confidence) => "confidence",
            Some(IntervalKind::Credible) => "credible",
            Some(IntervalKind::Stated) | None => "stated",
        };
        Self {
            low: quantity.low().into(),
            point: finite(quantity.central()),
            high: quantity.high().into(),
            level: assurance.joint_level().map(|level| LevelWire {
                at_least: level.probability(),
                kind,
                n_intervals: assurance.n_intervals(),
            }),
        }
    }
}

/// A number, or nothing where it is no number.
pub(super) fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

/// Limits at a level.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct LimitsWire {
    low: f64,
    high: f64,
    level: f64,
}

impl From<Limits> for LimitsWire {
    fn from(limits: Limits) -> Self {
        Self { low: limits.lower(), high: limits.upper(), level: limits.level() }
    }
}

/// Bounds without a level.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct BoundsWire {
    low: f64,
    high: f64,
}

impl From<Bounds> for BoundsWire {
    fn from(bounds: Bounds) -> Self {
        Self { low: bounds.lower(), high: bounds.upper() }
    }
}
