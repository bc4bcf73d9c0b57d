//! One comparison on the wire.

use darkfigure_analysis::{
    AxisVerdict, Comparability, ComparisonFindings, Effect, Flag, OverWindow, Refusal, Retraction, Side,
    StepTaken, Verdict,
};
use darkfigure_model::{Axis, ComparisonId, Dossier, FigureId, Quantity};
use serde::Serialize;

use super::believe::BelieveWire;
use super::code::{bridge_kind, grade, side, tie};
use super::decomposition::DecompositionWire;
use super::dossier::{FigureWire, MeasureWire};
use super::gap::GapWire;
use super::quantity::{BoundsWire, QuantityWire};
use super::refusal::{OrRefused, RefusalWire};

/// A comparison: its two figures and what was found, or the refusal.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ComparisonWire<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<&'a str>,
    /// The two figures in the order of the dossier: left, right.
    between: Vec<FigureWire<'a>>,
    findings: OrRefused<'a, FoundWire<'a>>,
}

impl<'a> ComparisonWire<'a> {
    pub(super) fn new(
        dossier: &'a Dossier,
        id: &'a ComparisonId,
        found: &'a Result<ComparisonFindings, Refusal>,
    ) -> Option<Self> {
        let comparison = dossier.comparisons.get(id)?;
        let between = comparison
            .between
            .iter()
            .filter_map(|id| dossier.figures.get(id).map(|figure| FigureWire::new(id, figure)))
            .collect();
        Some(Self {
            id: id.as_str(),
            question: comparison.question.as_deref(),
            between,
            findings: OrRefused::new(found, FoundWire::new),
        })
    }
}

/// What was found.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct FoundWire<'a> {
    /// The ratio of the numbers as published. Where it may not stand, it is no result.
    naive: NaiveWire,
    as_said: ComparabilityWire<'a>,
    comparability: ComparabilityWire<'a>,
    steps_taken: usize,
    steps_needed: usize,
    rounding: Vec<Option<BoundsWire>>,
    starts: Vec<QuantityWire>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    over_windows: Vec<OverWindowWire>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    revised_by: Vec<&'a str>,
    steps: Vec<StepWire<'a>>,
    gap: GapWire<'a>,
    must_believe: BelieveWire<'a>,
    decomposition: OrRefused<'a, DecompositionWire<'a>>,
    refusals: Vec<RefusalWire<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct NaiveWire {
    upper: &'static str,
    ratio: QuantityWire,
    may_stand: bool,
}

impl<'a> FoundWire<'a> {
    fn new(found: &'a ComparisonFindings) -> Self {
        Self {
            naive: NaiveWire {
                upper: side(found.naive.orientation.upper),
                ratio: (&found.naive.ratio).into(),
                may_stand: found.naive.may_stand,
            },
            as_said: (&found.as_said).into(),
            comparability: (&found.comparability).into(),
            steps_taken: found.steps.taken.len(),
            steps_needed: found.steps.needed(),
            rounding: found.rounding.iter().map(|bounds| bounds.map(BoundsWire::from)).collect(),
            starts: found.starts.iter().map(QuantityWire::from).collect(),
            revised_by: found.revised_by.iter().flatten().map(FigureId::as_str).collect(),
            over_windows: [(Side::Left, found.over_windows[0]), (Side::Right, found.over_windows[1])]
                .into_iter()
                .filter_map(|(at, over)| Some(OverWindowWire::new(at, over?, at.of(&found.read))))
                .collect(),
            steps: found.steps.taken.iter().map(StepWire::from).collect(),
            gap: (&found.gap).into(),
            must_believe: BelieveWire::new(found),
            decomposition: OrRefused::new(&found.decomposition, DecompositionWire::from),
            refusals: found.refusals.iter().map(RefusalWire::from).collect(),
        }
    }
}

/// A rate in time as the number of its own window.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct OverWindowWire {
    side: &'static str,
    per: &'static str,
    stretches: f64,
    value: QuantityWire,
}

impl OverWindowWire {
    fn new(at: Side, over: OverWindow, read: &Quantity) -> Self {
        Self { side: side(at), per: over.per.word(), stretches: over.stretches, value: read.into() }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ComparabilityWire<'a> {
    grade: &'static str,
    axes: Vec<AxisWire<'a>>,
    flags: Vec<FlagWire<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct AxisWire<'a> {
    axis: &'static str,
    verdict: &'static str,
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inner: Option<&'static str>,
}

impl<'a> From<&'a AxisVerdict> for AxisWire<'a> {
    fn from(found: &'a AxisVerdict) -> Self {
        let (verdict, kind, by, inner) = match &found.verdict {
            Verdict::Same => ("same", None, Vec::new(), None),
            Verdict::Bridged { kind, by } => {
                ("bridged", Some(bridge_kind(*kind)), by.iter().map(|id| id.as_str()).collect(), None)
            }
            Verdict::Contained { inner } => ("contained", None, Vec::new(), Some(side(*inner))),
            Verdict::Overlapping => ("overlapping", None, Vec::new(), None),
            Verdict::Differs => ("differs", None, Vec::new(), None),
            Verdict::Unknown => ("unknown", None, Vec::new(), None),
        };
        Self { axis: found.axis.name(), verdict, reason: found.reason.code(), kind, by, inner }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct FlagWire<'a> {
    flag: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tie: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    figures: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<&'a str>,
}

impl<'a> From<&'a Flag> for FlagWire<'a> {
    fn from(flag: &'a Flag) -> Self {
        let of = |flag, side: Option<Side>| Self {
            flag,
            side: side.map(self::side),
            tie: None,
            figures: vec![],
            statement: None,
        };
        match flag {
            Flag::Tied { side, tie } => Self { tie: Some(self::tie(*tie)), ..of("tied", Some(*side)) },
            Flag::OneOrigin { of: figure, .. } => {
                Self { figures: vec![figure.as_str()], ..of("one-origin", None) }
            }
            Flag::Independent { side } => of("independent", Some(*side)),
            Flag::LineageUnknown { side } => of("lineage-unknown", Some(*side)),
            Flag::LineageNotSaid => of("lineage-not-said", None),
            Flag::Superseded { side, by } => {
                Self { figures: vec![by.as_str()], ..of("superseded", Some(*side)) }
            }
            Flag::Revised { side, by } => Self { figures: vec![by.as_str()], ..of("revised", Some(*side)) },
            Flag::Retracted { side, by: Retraction::Figure(by) } => {
                Self { figures: vec![by.as_str()], ..of("retracted", Some(*side)) }
            }
            Flag::Retracted { side, by: Retraction::Statement(by) } => {
                Self { statement: Some(by.as_str()), ..of("retracted", Some(*side)) }
            }
            Flag::Rebuts { side } => of("rebuts", Some(*side)),
            Flag::AttachmentUnclear { side, one_of } => Self {
                figures: one_of.iter().map(|id| id.as_str()).collect(),
                ..of("attachment-unclear", Some(*side))
            },
        }
    }
}

impl<'a> From<&'a Comparability> for ComparabilityWire<'a> {
    fn from(found: &'a Comparability) -> Self {
        Self {
            grade: grade(found.grade),
            axes: found.axes.iter().map(AxisWire::from).collect(),
            flags: found.flags.iter().map(FlagWire::from).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct StepWire<'a> {
    bridge: &'a str,
    side: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    axis: Option<&'static str>,
    kind: &'static str,
    effect: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<QuantityWire>,
    value: QuantityWire,
    value_kind: &'static str,
    measure: MeasureWire<'a>,
}

impl<'a> From<&'a StepTaken> for StepWire<'a> {
    fn from(step: &'a StepTaken) -> Self {
        let (effect, by) = match &step.effect {
            Effect::Factor(quantity) => ("factor", Some(quantity.into())),
            Effect::Divisor(quantity) => ("divisor", Some(quantity.into())),
            Effect::Addend(quantity) => ("addend", Some(quantity.into())),
            Effect::Identity => ("identity", None),
        };
        Self {
            bridge: step.bridge.as_str(),
            side: side(step.side),
            axis: step.axis.map(Axis::name),
            kind: bridge_kind(step.kind),
            effect,
            by,
            value: (&step.value).into(),
            value_kind: step.value_kind.code(),
            measure: (&step.measure).into(),
        }
    }
}
