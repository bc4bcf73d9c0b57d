//! Refusals: a code, and what it is about.

use darkfigure_analysis::Refusal;
use serde::Serialize;

/// A number that is not given.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct RefusalWire<'a> {
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<f64>,
}

impl<'a> From<&'a Refusal> for RefusalWire<'a> {
    fn from(refusal: &'a Refusal) -> Self {
        let about = match refusal {
            Refusal::BridgeNotTaken { bridge, .. } => Some(bridge.as_str()),
            Refusal::BenchmarkEmpty { benchmark }
            | Refusal::BenchmarkByConstant { benchmark }
            | Refusal::BenchmarkOfThePair { benchmark }
            | Refusal::BenchmarkOfUnknownLineage { benchmark } => Some(benchmark.as_str()),
            Refusal::MissingFigure { figure } => Some(figure.as_str()),
            Refusal::NotComparable
            | Refusal::PoolingUnlike
            | Refusal::CorroborationByConstant
            | Refusal::CorroborationUnknownLineage
            | Refusal::CorroborationByOrigin { .. }
            | Refusal::DenominatorNearZero { .. }
            | Refusal::FiguresConflict { .. }
            | Refusal::CountAboveEstimate
            | Refusal::NoDistribution
            | Refusal::CountNotWithin
            | Refusal::ConditioningOnConstant
            | Refusal::ConditioningOnUnknown
            | Refusal::UnlikeSum
            | Refusal::NoCurve
            | Refusal::DecompositionOpen
            | Refusal::SharesOfMixedSign
            | Refusal::SharesOfNothing
            | Refusal::DecompositionAdditive
            | Refusal::NotExtensive
            | Refusal::RatioOfNegative
            | Refusal::ShapeBelowZero { .. }
            | Refusal::UnlikeKinds
            | Refusal::ShapeNeedsRate => None,
        };
        let number = match refusal {
            Refusal::DenominatorNearZero { g } => Some(*g),
            Refusal::FiguresConflict { mass } | Refusal::ShapeBelowZero { mass } => Some(*mass),
            Refusal::NotComparable
            | Refusal::PoolingUnlike
            | Refusal::CorroborationByConstant
            | Refusal::CorroborationUnknownLineage
            | Refusal::CorroborationByOrigin { .. }
            | Refusal::CountAboveEstimate
            | Refusal::NoDistribution
            | Refusal::CountNotWithin
            | Refusal::ConditioningOnConstant
            | Refusal::ConditioningOnUnknown
            | Refusal::UnlikeSum
            | Refusal::BridgeNotTaken { .. }
            | Refusal::BenchmarkEmpty { .. }
            | Refusal::BenchmarkByConstant { .. }
            | Refusal::BenchmarkOfThePair { .. }
            | Refusal::BenchmarkOfUnknownLineage { .. }
            | Refusal::NoCurve
            | Refusal::MissingFigure { .. }
            | Refusal::DecompositionOpen
            | Refusal::SharesOfMixedSign
            | Refusal::SharesOfNothing
            | Refusal::DecompositionAdditive
            | Refusal::NotExtensive
            | Refusal::RatioOfNegative
            | Refusal::UnlikeKinds
            | Refusal::ShapeNeedsRate => None,
        };
        Self { code: refusal.code(), about, number: super::quantity::finite(number) }
    }
}

/// A result, or the refusal in its place.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum OrRefused<'a, T> {
    /// It is given.
    Given(T),
    /// It is refused.
    Refused(RefusalWire<'a>),
}

impl<'a, T> OrRefused<'a, T> {
    pub(super) fn new<S>(found: &'a Result<S, Refusal>, of: impl FnOnce(&'a S) -> T) -> Self {
        match found {
            Ok(found) => Self::Given(of(found)),
            Err(why) => Self::Refused(why.into()),
        }
    }
}
