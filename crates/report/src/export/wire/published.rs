//! Published arithmetic on the wire: sums, reconciliations, series, expectations.

use darkfigure_analysis::published::{
    ComponentFindings, ReconciliationFindings, RowFindings, SeriesFindings, SumFindings,
};
use darkfigure_analysis::{ExpectationFindings, Refusal};
use darkfigure_model::{
    Addition, Component, Dossier, Expected, ReconciliationId, ResultName, SeriesId, SumId,
};
use serde::Serialize;

use super::code::grade;
use super::dossier::time_kind;
use super::gap::ConditionedWire;
use super::quantity::{QuantityWire, finite};
use super::refusal::{OrRefused, RefusalWire};
use super::trend::TrendWire;

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct SumWire<'a> {
    id: &'a str,
    total: &'a str,
    parts: Vec<&'a str>,
    is_complete: bool,
    findings: OrRefused<'a, SumFoundWire<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct SumFoundWire<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    computed: Option<QuantityWire>,
    published: QuantityWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    remainder: Option<QuantityWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    adds_up: Option<bool>,
    /// How far that can be told: exact, rounded, within, too-much, too-little, open, no-floor.
    addition: &'static str,
    unlike_time: Vec<UnlikeTimeWire<'a>>,
    unlike_unit: Vec<&'a str>,
    unlike_base: Vec<&'a str>,
    overlapping: Vec<OverlappingWire<'a>>,
    /// Between which numbers the whole lies, where parts share something.
    #[serde(skip_serializing_if = "Option::is_none")]
    whole: Option<QuantityWire>,
    unlike_scope: Vec<UnlikeScopeWire<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<RefusalWire<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct UnlikeTimeWire<'a> {
    figure: &'a str,
    kind: &'static str,
}

/// Two parts that share something.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct OverlappingWire<'a> {
    parts: [&'a str; 2],
    axis: &'static str,
}

/// A part that reaches beyond its total.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct UnlikeScopeWire<'a> {
    figure: &'a str,
    axis: &'static str,
    reason: &'static str,
}

const fn addition(addition: Addition) -> &'static str {
    match addition {
        Addition::Exact => "exact",
        Addition::Rounded { .. } => "rounded",
        Addition::About { .. } => "about",
        Addition::Within => "within",
        Addition::TooMuch => "too-much",
        Addition::TooLittle => "too-little",
        Addition::Overlapping => "overlapping",
        Addition::Open => "open",
        Addition::NoFloor => "no-floor",
    }
}

impl<'a> SumWire<'a> {
    pub(super) fn new(
        dossier: &'a Dossier,
        id: &'a SumId,
        found: &'a Result<SumFindings, Refusal>,
    ) -> Option<Self> {
        let sum = dossier.sums.get(id)?;
        Some(Self {
            id: id.as_str(),
            total: sum.total.as_str(),
            parts: sum.parts.iter().map(|part| part.as_str()).collect(),
            is_complete: sum.is_complete,
            findings: OrRefused::new(found, |found| SumFoundWire {
                computed: found.computed.as_ref().map(QuantityWire::from),
                published: (&found.published).into(),
                remainder: found.remainder.as_ref().map(QuantityWire::from),
                adds_up: found.addition.holds(),
                addition: addition(found.addition),
                unlike_time: found
                    .unlike_time
                    .iter()
                    .map(|(figure, kind)| UnlikeTimeWire { figure: figure.as_str(), kind: time_kind(*kind) })
                    .collect(),
                unlike_unit: found.unlike_unit.iter().map(|figure| figure.as_str()).collect(),
                unlike_base: found.unlike_base.iter().map(|figure| figure.as_str()).collect(),
                overlapping: found
                    .overlapping
                    .iter()
                    .map(|(parts, on)| OverlappingWire {
                        parts: [parts[0].as_str(), parts[1].as_str()],
                        axis: on.name(),
                    })
                    .collect(),
                whole: found.whole.as_ref().map(QuantityWire::from),
                unlike_scope: found
                    .unlike_scope
                    .iter()
                    .map(|(figure, on, reason)| UnlikeScopeWire {
                        figure: figure.as_str(),
                        axis: on.name(),
                        reason: reason.code(),
                    })
                    .collect(),
                refusal: found.refusal.as_ref().map(RefusalWire::from),
            }),
        })
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ReconciliationWire<'a> {
    id: &'a str,
    between: Vec<&'a str>,
    findings: OrRefused<'a, ReconciledWire<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ReconciledWire<'a> {
    totals: Vec<QuantityWire>,
    /// Second less first.
    difference: QuantityWire,
    components: Vec<ComponentWire<'a>>,
    residual: QuantityWire,
}

/// A component. A side without it is null, which is not zero.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ComponentWire<'a> {
    label: &'a str,
    values: Vec<Option<QuantityWire>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<QuantityWire>,
    is_like_in_time: bool,
    of_which: Vec<QuantityWire>,
}

impl<'a> ReconciliationWire<'a> {
    pub(super) fn new(
        dossier: &'a Dossier,
        id: &'a ReconciliationId,
        found: &'a Result<ReconciliationFindings, Refusal>,
    ) -> Option<Self> {
        let reconciliation = dossier.reconciliations.get(id)?;
        Some(Self {
            id: id.as_str(),
            between: reconciliation.between.iter().map(|figure| figure.as_str()).collect(),
            findings: OrRefused::new(found, |found| ReconciledWire {
                totals: found.totals.iter().map(QuantityWire::from).collect(),
                difference: (&found.difference).into(),
                components: reconciliation
                    .components
                    .iter()
                    .zip(&found.components)
                    .map(|(component, found)| component_wire(component, found))
                    .collect(),
                residual: (&found.residual).into(),
            }),
        })
    }
}

fn component_wire<'a>(component: &'a Component, found: &'a ComponentFindings) -> ComponentWire<'a> {
    ComponentWire {
        label: &component.label,
        values: found.values.iter().map(|value| value.as_ref().map(QuantityWire::from)).collect(),
        difference: found.difference.as_ref().map(QuantityWire::from),
        is_like_in_time: found.is_like_in_time,
        of_which: found.of_which.iter().map(QuantityWire::from).collect(),
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct SeriesWire<'a> {
    id: &'a str,
    label: &'a str,
    rows: Vec<RowWire<'a>>,
    /// The constants by which estimates follow from counts.
    multiples: Vec<f64>,
    /// How the coverage of each group went over the years.
    trends: Vec<TrendWire<'a>>,
    /// Rows that no constant explains.
    n_unexplained: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<RefusalWire<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct RowWire<'a> {
    label: &'a str,
    coverage: QuantityWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<f64>,
    conditioned: OrRefused<'a, ConditionedWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agrees_with_published: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    multiple: Option<f64>,
}

impl<'a> SeriesWire<'a> {
    pub(super) fn new(dossier: &'a Dossier, id: &'a SeriesId, found: &'a SeriesFindings) -> Option<Self> {
        let series = dossier.series.get(id)?;
        let row = |label: &'a str, read: &'a RowFindings| RowWire {
            label,
            coverage: (&read.coverage).into(),
            point: finite(read.point),
            conditioned: OrRefused::new(&read.conditioned, ConditionedWire::from),
            agrees_with_published: read.agrees_with_published,
            multiple: read
                .multiple
                .and_then(|at| found.multiples.multiples.get(at))
                .map(|found| found.constant),
        };
        Some(Self {
            id: id.as_str(),
            label: &series.label,
            rows: series.rows.iter().zip(&found.rows).map(|(said, read)| row(&said.label, read)).collect(),
            multiples: found.multiples.multiples.iter().map(|multiple| multiple.constant).collect(),
            trends: found.trends.iter().map(TrendWire::from).collect(),
            n_unexplained: found.multiples.unexplained.len(),
            refusal: found.refusal.as_ref().map(RefusalWire::from),
        })
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ExpectationWire<'a> {
    comparison: &'a str,
    expected: ExpectedWire,
    /// Absent where the comparison gives no such number.
    #[serde(skip_serializing_if = "Option::is_none")]
    holds: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<QuantityWire>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
enum ExpectedWire {
    Grade(&'static str),
    Within { what: &'static str, low: f64, high: f64 },
}

impl<'a> ExpectationWire<'a> {
    pub(super) fn new(found: &'a ExpectationFindings) -> Self {
        let expected = match &found.expectation.that {
            Expected::Grade(expected) => ExpectedWire::Grade(grade(*expected)),
            Expected::Lies { what, within, scale } => ExpectedWire::Within {
                what: match what {
                    ResultName::Ratio => "ratio",
                    ResultName::Difference => "difference",
                    ResultName::Coverage => "coverage",
                },
                low: within.low().to_f64() * scale.factor(),
                high: within.high().to_f64() * scale.factor(),
            },
        };
        Self {
            comparison: found.expectation.comparison.as_str(),
            expected,
            holds: found.holds,
            found: found.found.as_ref().map(QuantityWire::from),
        }
    }
}
