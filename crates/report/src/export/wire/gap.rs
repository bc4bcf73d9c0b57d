//! A gap on the wire: its numbers, their spread, and the refusal where they may not stand.

use darkfigure_analysis::{ConditionedCoverage, Derived, Gap, GapReading, Part, SpreadMethod, SpreadOut};
use darkfigure_model::QuantityKind;
use serde::Serialize;

use super::code::side;
use super::dossier::time_kind;
use super::quantity::{EndWire, LimitsWire, QuantityWire, finite};
use super::refusal::{OrRefused, RefusalWire};

/// The gap, and what may be said of it. Where it is refused, the numbers are running values and no gap.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct GapWire<'a> {
    reading: &'static str,
    /// Whether the numbers are struck: running values, and no gap.
    struck: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<RefusalWire<'a>>,
    upper: &'static str,
    is_estimate_over_count: bool,
    ratio: DerivedWire<'a>,
    coverage: DerivedWire<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage_of: Option<&'static str>,
    difference: QuantityWire,
    /// Of which kind the difference is: points between two shares. Absent where the two are of different kinds.
    #[serde(skip_serializing_if = "Option::is_none")]
    difference_kind: Option<&'static str>,
    dark_figure: QuantityWire,
    share_of_lower: QuantityWire,
    share_of_upper: QuantityWire,
    orders_of_magnitude: QuantityWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    conditioned: Option<OrRefused<'a, ConditionedWire>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<PartWire>,
    is_conflict: bool,
    is_upper_larger: bool,
}

/// The inner figure as a part of the outer one.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct PartWire {
    inner: &'static str,
    is_stated: bool,
    share: QuantityWire,
    outside: QuantityWire,
    is_above_whole: bool,
}

impl From<&Part> for PartWire {
    fn from(part: &Part) -> Self {
        Self {
            inner: side(part.inner),
            is_stated: part.is_stated,
            share: (&part.share).into(),
            outside: (&part.outside).into(),
            is_above_whole: part.is_above_whole,
        }
    }
}

impl<'a> From<&'a GapReading> for GapWire<'a> {
    fn from(found: &'a GapReading) -> Self {
        let (reading, refusal) = match found {
            GapReading::Full(_) => ("full", None),
            GapReading::Conditional(_) => ("conditional", None),
            GapReading::Bound(_) => ("bound", None),
            GapReading::Refused { why, .. } => ("refused", Some(why.into())),
        };
        let gap: &Gap = found.numbers();
        Self {
            reading,
            struck: matches!(found, GapReading::Refused { .. }),
            refusal,
            upper: side(gap.orientation.upper),
            is_estimate_over_count: gap.orientation.is_estimate_over_count,
            ratio: (&gap.ratio).into(),
            coverage: (&gap.coverage).into(),
            coverage_of: gap.coverage_of.map(time_kind),
            difference: (&gap.difference).into(),
            difference_kind: gap.difference_kind.map(QuantityKind::code),
            dark_figure: (&gap.dark_figure).into(),
            share_of_lower: (&gap.share_of_lower).into(),
            share_of_upper: (&gap.share_of_upper).into(),
            orders_of_magnitude: (&gap.orders_of_magnitude).into(),
            conditioned: gap.conditioned.as_ref().map(|found| OrRefused::new(found, ConditionedWire::from)),
            part: gap.part.as_ref().map(PartWire::from),
            is_conflict: gap.is_conflict,
            is_upper_larger: gap.orientation.is_upper_larger,
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct DerivedWire<'a> {
    ends: QuantityWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    spread: Option<OrRefused<'a, SpreadWire>>,
}

impl<'a> From<&'a Derived> for DerivedWire<'a> {
    fn from(derived: &'a Derived) -> Self {
        Self {
            ends: (&derived.ends).into(),
            spread: derived.spread.as_ref().map(|found| OrRefused::new(found, SpreadWire::from)),
        }
    }
}

/// Where a number lies with its declared distributions.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct SpreadWire {
    low: EndWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    median: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mean: Option<f64>,
    high: EndWire,
    level: f64,
    method: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    draws: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    earned_digits: Option<u8>,
    n_distributions: usize,
    is_independence_assumed: bool,
    /// If all logarithms moved together. Not a bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    comonotone: Option<LimitsWire>,
}

impl From<&SpreadOut> for SpreadWire {
    fn from(spread: &SpreadOut) -> Self {
        let (method, draws, earned_digits) = match spread.method {
            SpreadMethod::LognormalClosedForm => ("lognormal-closed-form", None, None),
            SpreadMethod::Quantiles => ("quantiles", None, None),
            SpreadMethod::Fieller => ("fieller", None, None),
            SpreadMethod::PBox => ("p-box", None, None),
            SpreadMethod::MonteCarlo { draws, digits, .. } => ("monte-carlo", Some(draws), Some(digits)),
        };
        Self {
            low: spread.low.into(),
            median: finite(spread.median),
            mean: finite(spread.mean),
            high: spread.high.into(),
            level: spread.level,
            method,
            draws,
            earned_digits,
            n_distributions: spread.n_distributions,
            is_independence_assumed: spread.n_distributions > 1,
            comonotone: spread.comonotone.map(LimitsWire::from),
        }
    }
}

/// The coverage given that the estimate is at least the count.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ConditionedWire {
    median: f64,
    limits: LimitsWire,
    mass_removed: f64,
}

impl From<&ConditionedCoverage> for ConditionedWire {
    fn from(found: &ConditionedCoverage) -> Self {
        Self { median: found.median, limits: found.limits.into(), mass_removed: found.mass_removed }
    }
}
