//! Trends of a coverage, on the wire.

use darkfigure_analysis::published::{GapTrend, TrendStretch};
use serde::Serialize;

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct TrendWire<'a> {
    group: &'a str,
    stretches: Vec<StretchWire>,
    breaks: Vec<BreakWire>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct BreakWire {
    year: i32,
    why: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct StretchWire {
    first: i32,
    last: i32,
    n: usize,
    /// Why there is no trend.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<&'static str>,
    /// Pairs that rise less pairs that fall, and all pairs.
    #[serde(skip_serializing_if = "Option::is_none")]
    s: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    n_pairs: Option<usize>,
    /// The median change of the coverage a year, as a share.
    #[serde(skip_serializing_if = "Option::is_none")]
    slope: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slope_low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slope_high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p: Option<f64>,
    /// Why neither probability nor limits are given.
    #[serde(skip_serializing_if = "Option::is_none")]
    inference_refused: Option<&'static str>,
}

impl From<&TrendStretch> for StretchWire {
    fn from(found: &TrendStretch) -> Self {
        let trend = found.trend.as_ref().ok();
        let limits = trend.filter(|trend| trend.inference.is_ok()).and_then(|trend| trend.sen.limits);
        Self {
            first: found.first,
            last: found.last,
            n: found.n,
            refused: found.trend.as_ref().err().map(|why| why.code()),
            s: trend.map(|trend| trend.kendall.s),
            n_pairs: trend.map(|trend| trend.kendall.n_pairs),
            slope: trend.map(|trend| trend.sen.slope),
            slope_low: limits.map(|limits| limits.lower()),
            slope_high: limits.map(|limits| limits.upper()),
            p: trend.filter(|trend| trend.inference.is_ok()).map(|trend| trend.kendall.p),
            inference_refused: trend.and_then(|trend| trend.inference.err()).map(|why| why.code()),
        }
    }
}

impl<'a> From<&'a GapTrend> for TrendWire<'a> {
    fn from(found: &'a GapTrend) -> Self {
        Self {
            group: &found.group,
            stretches: found.stretches.iter().map(StretchWire::from).collect(),
            breaks: found
                .breaks
                .iter()
                .map(|(year, why)| BreakWire { year: *year, why: why.code() })
                .collect(),
        }
    }
}
