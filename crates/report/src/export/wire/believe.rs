//! What each side would have to believe, on the wire.

use darkfigure_analysis::ComparisonFindings;
use darkfigure_analysis::believe::{
    BenchmarkReading, Breakeven, CoverageBasis, CurvePoint, EqualFactors, Parameter, Whereabouts,
};
use serde::Serialize;

use super::dossier::time_kind;
use super::quantity::QuantityWire;
use super::refusal::OrRefused;

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct BelieveWire<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    implied_coverage: Option<ImpliedWire>,
    benchmarks: Vec<OrRefused<'a, BenchmarkWire<'a>>>,
    breakevens: Vec<BreakevenWire<'a>>,
    equal_factors: Vec<EqualWire>,
    curve: OrRefused<'a, CurveWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mean_stay: Option<MeanStayWire>,
}

impl<'a> BelieveWire<'a> {
    pub(super) fn new(found: &'a ComparisonFindings) -> Self {
        let believed = &found.must_believe;
        Self {
            implied_coverage: believed.implied_coverage.as_ref().map(|implied| ImpliedWire {
                coverage: (&implied.coverage).into(),
                of: time_kind(implied.of),
                basis: match implied.basis {
                    CoverageBasis::CountOverEstimate => "count-over-estimate",
                    CoverageBasis::PresentAtLeastStock => "present-at-least-stock",
                },
                if_same: implied.if_same.iter().map(|found| found.name()).collect(),
            }),
            benchmarks: believed
                .benchmarks
                .iter()
                .map(|found| OrRefused::new(found, BenchmarkWire::from))
                .collect(),
            breakevens: believed.breakevens.iter().map(BreakevenWire::from).collect(),
            equal_factors: believed.equal_factors.iter().map(EqualWire::from).collect(),
            curve: OrRefused::new(&believed.curve, |curve| CurveWire {
                window_days: curve.window_days,
                if_same: curve.if_same.iter().map(|found| found.name()).collect(),
                points: curve.points.iter().map(PointWire::from).collect(),
            }),
            mean_stay: believed.mean_stay.as_ref().map(|stay| MeanStayWire {
                days: (&stay.days).into(),
                if_same: stay.if_same.iter().map(|found| found.name()).collect(),
            }),
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct MeanStayWire {
    days: QuantityWire,
    if_same: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ImpliedWire {
    coverage: QuantityWire,
    of: &'static str,
    basis: &'static str,
    if_same: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct BenchmarkWire<'a> {
    benchmark: &'a str,
    coverage: QuantityWire,
    of: &'static str,
    implied: QuantityWire,
    whereabouts: &'static str,
    is_comparable_with_estimate: bool,
}

impl<'a> From<&'a BenchmarkReading> for BenchmarkWire<'a> {
    fn from(reading: &'a BenchmarkReading) -> Self {
        Self {
            benchmark: reading.benchmark.as_str(),
            coverage: (&reading.coverage).into(),
            of: time_kind(reading.of),
            implied: (&reading.implied).into(),
            whereabouts: match reading.whereabouts {
                Whereabouts::Elsewhere => "elsewhere",
                Whereabouts::Here => "here",
                Whereabouts::NotSaid => "not-said",
            },
            is_comparable_with_estimate: reading.is_comparable_with_estimate,
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct BreakevenWire<'a> {
    bridge: &'a str,
    parameter: &'static str,
    /// Absent where no possible value makes the two agree.
    #[serde(skip_serializing_if = "Option::is_none")]
    needed: Option<QuantityWire>,
    own: QuantityWire,
    /// Absent where an end is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    is_within_own: Option<bool>,
}

impl<'a> From<&'a Breakeven> for BreakevenWire<'a> {
    fn from(found: &'a Breakeven) -> Self {
        Self {
            bridge: found.bridge.as_str(),
            parameter: match found.parameter {
                Parameter::Factor => "factor",
                Parameter::Share => "share",
                Parameter::Coverage => "coverage",
                Parameter::OverCoverage => "over-coverage",
                Parameter::Addend => "addend",
                Parameter::StayDays => "stay-days",
            },
            needed: found.needed.as_ref().map(QuantityWire::from),
            own: (&found.own).into(),
            is_within_own: found.is_within_own,
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct EqualWire {
    k: u32,
    factor: QuantityWire,
}

impl From<&EqualFactors> for EqualWire {
    fn from(found: &EqualFactors) -> Self {
        Self { k: found.k, factor: (&found.factor).into() }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct CurveWire {
    window_days: f64,
    if_same: Vec<&'static str>,
    points: Vec<PointWire>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct PointWire {
    stay_days: f64,
    of_present: QuantityWire,
    of_entrants: QuantityWire,
}

impl From<&CurvePoint> for PointWire {
    fn from(point: &CurvePoint) -> Self {
        Self {
            stay_days: point.stay_days,
            of_present: (&point.of_present).into(),
            of_entrants: (&point.of_entrants).into(),
        }
    }
}
