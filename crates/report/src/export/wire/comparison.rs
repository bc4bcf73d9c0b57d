//! One comparison on the wire.

use darkfigure_analysis::believe::{
    BenchmarkReading, Breakeven, CoverageBasis, CurvePoint, EqualFactors, Parameter, Whereabouts,
};
use darkfigure_analysis::decomposition::{Contribution, Decomposition};
use darkfigure_analysis::numeric::formula::OrderRange;
use darkfigure_analysis::{
    AxisVerdict, Comparability, ComparisonFindings, ConditionedCoverage, Derived, Effect, Flag, Gap,
    GapReading, Part, Refusal, Side, SpreadMethod, SpreadOut, StepTaken, Tie, Verdict,
};
use darkfigure_model::{Axis, BridgeKind, ComparisonId, Dossier, Grade, QuantityKind};
use serde::Serialize;

use super::dossier::{FigureWire, MeasureWire, time_kind};
use super::quantity::{BoundsWire, EndWire, LimitsWire, QuantityWire, finite};
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
            steps: found.steps.taken.iter().map(StepWire::from).collect(),
            gap: (&found.gap).into(),
            must_believe: BelieveWire::new(found),
            decomposition: OrRefused::new(&found.decomposition, DecompositionWire::from),
            refusals: found.refusals.iter().map(RefusalWire::from).collect(),
        }
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
}

impl<'a> From<&'a Flag> for FlagWire<'a> {
    fn from(flag: &'a Flag) -> Self {
        let of =
            |flag, side: Option<Side>| Self { flag, side: side.map(self::side), tie: None, figures: vec![] };
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

/// The gap, and what may be said of it. Where it is refused, the numbers are running values and no gap.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct GapWire<'a> {
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

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct BelieveWire<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    implied_coverage: Option<ImpliedWire>,
    benchmarks: Vec<OrRefused<'a, BenchmarkWire<'a>>>,
    breakevens: Vec<BreakevenWire<'a>>,
    equal_factors: Vec<EqualWire>,
    curve: OrRefused<'a, CurveWire>,
}

impl<'a> BelieveWire<'a> {
    fn new(found: &'a ComparisonFindings) -> Self {
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
        }
    }
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

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct DecompositionWire<'a> {
    log_ratio: QuantityWire,
    contributions: Vec<ContributionWire<'a>>,
    residual: QuantityWire,
    /// Of each contribution, the residual's last.
    shares: OrRefused<'a, Vec<QuantityWire>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<SplitWire>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ContributionWire<'a> {
    bridge: &'a str,
    log_points: QuantityWire,
}

impl<'a> From<&'a Contribution> for ContributionWire<'a> {
    fn from(found: &'a Contribution) -> Self {
        Self { bridge: found.bridge.as_str(), log_points: (&found.log_points).into() }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct SplitWire {
    lmdi: Vec<f64>,
    shapley: Vec<f64>,
    orders: Vec<OrdersWire>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct OrdersWire {
    lowest: f64,
    highest: f64,
}

impl From<&OrderRange> for OrdersWire {
    fn from(range: &OrderRange) -> Self {
        Self { lowest: range.lowest, highest: range.highest }
    }
}

impl<'a> From<&'a Decomposition> for DecompositionWire<'a> {
    fn from(found: &'a Decomposition) -> Self {
        Self {
            log_ratio: (&found.log_ratio).into(),
            contributions: found.contributions.iter().map(ContributionWire::from).collect(),
            residual: (&found.residual).into(),
            shares: OrRefused::new(&found.shares, |shares| shares.iter().map(QuantityWire::from).collect()),
            difference: found.difference.as_ref().map(|split| SplitWire {
                lmdi: split.lmdi.clone(),
                shapley: split.shapley.clone(),
                orders: split.orders.iter().map(OrdersWire::from).collect(),
            }),
        }
    }
}

const fn side(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
    }
}

/// The word for a grade.
pub(super) const fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::NotComparable => "not-comparable",
        Grade::Open => "open",
        Grade::BoundOnly => "bound-only",
        Grade::BridgedByAssumption => "bridged-by-assumption",
        Grade::BridgedByEvidence => "bridged-by-evidence",
        Grade::LikeForLike => "like-for-like",
    }
}

const fn bridge_kind(kind: BridgeKind) -> &'static str {
    match kind {
        BridgeKind::Evidence => "evidence",
        BridgeKind::Assumption => "assumption",
        BridgeKind::Definition => "definition",
    }
}

const fn tie(tie: Tie) -> &'static str {
    match tie {
        Tie::Repeats => "repeats",
        Tie::Vintage => "vintage",
        Tie::PartOf => "part-of",
        Tie::DerivedFrom => "derived-from",
        Tie::SharesData => "shares-data",
        Tie::Contains => "contains",
        Tie::TimesConstant => "times-constant",
    }
}
