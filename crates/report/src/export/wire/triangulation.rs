//! Several estimates of one measure, on the wire.

use darkfigure_analysis::dispute::{OpinionPool, PoolScale, PooledEstimates, PooledNumber, Triangulation};
use darkfigure_analysis::numeric::Limits;
use darkfigure_model::FigureId;
use serde::Serialize;

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct TriangulationWire<'a> {
    estimates: Vec<EstimateWire<'a>>,
    without_distribution: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pooled: Option<PooledWire<'a>>,
    /// Why there is no pool.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<&'static str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct EstimateWire<'a> {
    figure: &'a str,
    /// What it is multiplied by to stand in the measure of the first one.
    factor: f64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct PooledWire<'a> {
    scale: &'static str,
    methods: Vec<MethodWire>,
    i_squared: f64,
    linear: OpinionWire,
    logarithmic: OpinionWire,
    without_each: Vec<WithoutWire<'a>>,
    z: Vec<ApartWire<'a>>,
    is_cut_at_zero: bool,
    is_independence_stated: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct MethodWire {
    method: &'static str,
    value: f64,
    limits: LimitsWire,
    prediction: LimitsWire,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct OpinionWire {
    median: f64,
    limits: LimitsWire,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct LimitsWire {
    low: f64,
    high: f64,
    level: f64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct WithoutWire<'a> {
    figure: &'a str,
    value: f64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ApartWire<'a> {
    one: &'a str,
    other: &'a str,
    z: f64,
}

impl From<Limits> for LimitsWire {
    fn from(limits: Limits) -> Self {
        Self { low: limits.lower(), high: limits.upper(), level: limits.level() }
    }
}

impl From<&OpinionPool> for OpinionWire {
    fn from(pool: &OpinionPool) -> Self {
        Self { median: pool.median, limits: pool.limits.into() }
    }
}

impl<'a> From<&'a PooledEstimates> for PooledWire<'a> {
    fn from(found: &'a PooledEstimates) -> Self {
        let method = |code: &'static str, number: &PooledNumber| MethodWire {
            method: code,
            value: number.value,
            limits: number.limits.into(),
            prediction: number.prediction.into(),
        };
        Self {
            scale: match found.scale {
                PoolScale::Logarithm => "logarithm",
                PoolScale::Number => "number",
            },
            methods: found.methods.iter().map(|(by, number)| method(by.code(), number)).collect(),
            i_squared: found.i_squared,
            linear: (&found.linear).into(),
            logarithmic: (&found.logarithmic).into(),
            without_each: (found.without_each.iter())
                .map(|(id, value)| WithoutWire { figure: id.as_str(), value: *value })
                .collect(),
            z: (found.z.iter())
                .map(|(one, other, z)| ApartWire { one: one.as_str(), other: other.as_str(), z: *z })
                .collect(),
            is_cut_at_zero: found.is_cut_at_zero,
            is_independence_stated: found.is_independence_stated,
        }
    }
}

impl<'a> From<&'a Triangulation> for TriangulationWire<'a> {
    fn from(found: &'a Triangulation) -> Self {
        Self {
            estimates: (found.estimates.iter())
                .map(|(id, factor)| EstimateWire { figure: id.as_str(), factor: *factor })
                .collect(),
            without_distribution: found.without_distribution.iter().map(FigureId::as_str).collect(),
            pooled: found.pooled.as_ref().ok().map(PooledWire::from),
            refused: found.pooled.as_ref().err().map(|why| why.code()),
        }
    }
}
