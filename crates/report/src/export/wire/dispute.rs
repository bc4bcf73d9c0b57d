//! The dispute itself on the wire: origins, drift, claims, contradictions, rebuttals, conflicts, successions, record highs.

use darkfigure_analysis::dispute::{
    Alteration, ClaimBlock, ClaimFindings, ClaimVerdict, Comparators, Computed, Contradiction,
    DisputeFindings, Drift, Gravity, Highest, JointContradiction, Origin, OwnConflict, Rebuttal, Sayable,
    SeriesChange, Succession, SuccessionKind, Transparency, TransparencyItem,
};
use darkfigure_model::{Claim, ComparisonId, FigureId};
use serde::Serialize;

use super::quantity::{finite, tier};

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct DisputeWire<'a> {
    contradictions: Vec<ContradictionWire<'a>>,
    joint_contradictions: Vec<JointContradictionWire<'a>>,
    pairs_unexamined: usize,
    rebuttals: Vec<RebuttalWire<'a>>,
    origins: Vec<OriginWire<'a>>,
    /// Figures that go back to one another.
    circles: Vec<Vec<&'a str>>,
    drift: Vec<DriftWire<'a>>,
    own_conflicts: Vec<OwnConflictWire<'a>>,
    comparators: Vec<ComparatorsWire<'a>>,
    changes: Vec<ChangeWire<'a>>,
    successions: Vec<SuccessionWire<'a>>,
    highest: Vec<HighestWire<'a>>,
    claims: Vec<ClaimWire<'a>>,
    sentences: Vec<SayableWire<'a>>,
    sayable: Vec<SayableWire<'a>>,
    transparency: Vec<TransparencyWire<'a>>,
}

impl<'a> DisputeWire<'a> {
    pub(super) fn new(found: &'a DisputeFindings) -> Self {
        Self {
            contradictions: found.contradictions.pairs.iter().map(ContradictionWire::from).collect(),
            joint_contradictions: (found.contradictions.joint.iter())
                .map(JointContradictionWire::from)
                .collect(),
            pairs_unexamined: found.contradictions.n_unexamined,
            rebuttals: found.rebuttals.iter().map(RebuttalWire::from).collect(),
            origins: found.origins.iter().map(OriginWire::from).collect(),
            circles: (found.circles.iter())
                .map(|circle| circle.iter().map(FigureId::as_str).collect())
                .collect(),
            drift: found.drift.iter().map(DriftWire::from).collect(),
            own_conflicts: found.own_conflicts.iter().map(OwnConflictWire::from).collect(),
            comparators: found.comparators.iter().map(ComparatorsWire::from).collect(),
            changes: found.changes.iter().map(ChangeWire::from).collect(),
            successions: found.successions.iter().map(SuccessionWire::from).collect(),
            highest: found.highest.iter().map(HighestWire::from).collect(),
            claims: found.claims.iter().map(|(id, claim)| ClaimWire::new(id, claim)).collect(),
            sentences: found.sentences.iter().map(|claim| SayableWire::new(None, claim)).collect(),
            sayable: (found.sayable.iter())
                .flat_map(|(id, claims)| claims.iter().map(|claim| SayableWire::new(Some(id), claim)))
                .collect(),
            transparency: found.transparency.iter().map(TransparencyWire::from).collect(),
        }
    }
}

/// Two figures that cannot both hold.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ContradictionWire<'a> {
    floor: &'a str,
    ceiling: &'a str,
    /// How far the two bounds are apart, in their unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    slack: Option<f64>,
    tier: &'static str,
    /// The axes on which it is not known whether the two are about the same.
    open: Vec<&'static str>,
    is_of_other_dates: bool,
    /// How far they are apart wherever rounding may have left them.
    #[serde(skip_serializing_if = "Option::is_none")]
    apart_by_at_least: Option<f64>,
    /// The steps that made the two like for like.
    steps: Vec<&'a str>,
}

impl<'a> From<&'a Contradiction> for ContradictionWire<'a> {
    fn from(pair: &'a Contradiction) -> Self {
        Self {
            floor: pair.floor.as_str(),
            ceiling: pair.ceiling.as_str(),
            slack: finite(Some(pair.slack)),
            tier: tier(pair.tier),
            open: pair.open.iter().map(|open| open.name()).collect(),
            is_of_other_dates: pair.is_of_other_dates,
            apart_by_at_least: finite(pair.apart_by_at_least),
            steps: pair.steps.iter().map(darkfigure_model::BridgeId::as_str).collect(),
        }
    }
}

/// Figures of which not all can hold: three and more, or shares of one base.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct JointContradictionWire<'a> {
    floors: Vec<&'a str>,
    /// None where the floors are shares of one base, which has no more than all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    ceiling: Option<&'a str>,
    /// How many there are at least by all floors together.
    #[serde(skip_serializing_if = "Option::is_none")]
    together: Option<f64>,
    /// By how much that lies above the ceiling as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    slack: Option<f64>,
    /// By how much it does wherever rounding may have left them.
    #[serde(skip_serializing_if = "Option::is_none")]
    apart_by_at_least: Option<f64>,
    tier: &'static str,
    /// The axes on which the floors share nothing.
    apart_on: Vec<&'static str>,
    /// Whether one thing may be counted in more than one of them.
    may_repeat: bool,
}

impl<'a> From<&'a JointContradiction> for JointContradictionWire<'a> {
    fn from(set: &'a JointContradiction) -> Self {
        Self {
            floors: set.floors.iter().map(FigureId::as_str).collect(),
            ceiling: set.ceiling.as_ref().map(FigureId::as_str),
            together: finite(Some(set.together)),
            slack: finite(Some(set.slack)),
            apart_by_at_least: finite(set.apart_by_at_least),
            tier: tier(set.tier),
            apart_on: set.apart_on.iter().map(|axis| axis.name()).collect(),
            may_repeat: set.may_repeat,
        }
    }
}

/// A figure that was put against another.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct RebuttalWire<'a> {
    figure: &'a str,
    against: &'a str,
    excludes: bool,
    sets_ceiling: bool,
    sets_floor: bool,
}

impl<'a> From<&'a Rebuttal> for RebuttalWire<'a> {
    fn from(found: &'a Rebuttal) -> Self {
        let Rebuttal { figure, against, excludes, sets_ceiling, sets_floor } = found;
        Self {
            figure: figure.as_str(),
            against: against.as_str(),
            excludes: *excludes,
            sets_ceiling: *sets_ceiling,
            sets_floor: *sets_floor,
        }
    }
}

/// A figure that others repeat.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct OriginWire<'a> {
    figure: &'a str,
    restated_by: Vec<RestatedWire<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct RestatedWire<'a> {
    figure: &'a str,
    steps: usize,
}

impl<'a> From<&'a Origin> for OriginWire<'a> {
    fn from(origin: &'a Origin) -> Self {
        let restated =
            |(id, steps): &'a (FigureId, usize)| RestatedWire { figure: id.as_str(), steps: *steps };
        Self {
            figure: origin.figure.as_str(),
            restated_by: origin.restated_by.iter().map(restated).collect(),
        }
    }
}

/// What changed where a figure was repeated.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct DriftWire<'a> {
    restatement: &'a str,
    origin: &'a str,
    changes: Vec<AlterationWire>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct AlterationWire {
    code: &'static str,
    /// The code of the published taxonomy.
    taxonomy: &'static str,
    severity: &'static str,
}

impl From<Alteration> for AlterationWire {
    fn from(change: Alteration) -> Self {
        Self { code: change.code(), taxonomy: change.taxonomy(), severity: severity(change.severity()) }
    }
}

impl<'a> From<&'a Drift> for DriftWire<'a> {
    fn from(drift: &'a Drift) -> Self {
        Self {
            restatement: drift.restatement.as_str(),
            origin: drift.origin.as_str(),
            changes: drift.changes.iter().copied().map(AlterationWire::from).collect(),
        }
    }
}

const fn severity(severity: Gravity) -> &'static str {
    match severity {
        Gravity::Low => "low",
        Gravity::Medium => "medium",
        Gravity::High => "high",
    }
}

/// Two numbers of one producer that cannot both hold as they stand.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct OwnConflictWire<'a> {
    longer: &'a str,
    shorter: &'a str,
    kind: &'static str,
    /// Whether they were said on different days.
    #[serde(skip_serializing_if = "Option::is_none")]
    other_vintage: Option<bool>,
}

impl<'a> From<&'a OwnConflict> for OwnConflictWire<'a> {
    fn from(conflict: &'a OwnConflict) -> Self {
        Self {
            longer: conflict.longer.as_str(),
            shorter: conflict.shorter.as_str(),
            kind: conflict.kind.code(),
            other_vintage: conflict.other_vintage,
        }
    }
}

/// What else the producer of a count counted.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ComparatorsWire<'a> {
    figure: &'a str,
    others: Vec<&'a str>,
}

impl<'a> From<&'a Comparators> for ComparatorsWire<'a> {
    fn from(found: &'a Comparators) -> Self {
        Self { figure: found.figure.as_str(), others: found.others.iter().map(FigureId::as_str).collect() }
    }
}

/// A number of one producer's series and the next one.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ChangeWire<'a> {
    earlier: &'a str,
    later: &'a str,
    difference: ComputedWire,
    /// Over the earlier one, as a fraction.
    relative: ComputedWire,
    /// Why it is no change of what there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    blocked: Option<&'static str>,
}

/// A number, or what is left of one where a figure was said as a bound.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ComputedWire {
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    least: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<f64>,
}

impl From<Computed> for ComputedWire {
    fn from(computed: Computed) -> Self {
        Self { point: finite(computed.point), least: finite(computed.low), most: finite(computed.high) }
    }
}

impl<'a> From<&'a SeriesChange> for ChangeWire<'a> {
    fn from(change: &'a SeriesChange) -> Self {
        Self {
            earlier: change.earlier.as_str(),
            later: change.later.as_str(),
            difference: change.difference.into(),
            relative: change.relative.into(),
            blocked: change.blocked.map(ClaimBlock::code),
        }
    }
}

/// One step in the life of a figure.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct SuccessionWire<'a> {
    later: &'a str,
    earlier: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_speaker: Option<bool>,
}

impl<'a> From<&'a Succession> for SuccessionWire<'a> {
    fn from(succession: &'a Succession) -> Self {
        let kind = match succession.kind {
            SuccessionKind::Supersedes => "supersedes",
            SuccessionKind::Extends => "extends",
            SuccessionKind::Revises => "revises",
            SuccessionKind::Retracts => "retracts",
        };
        let Succession { later, earlier, same_speaker, .. } = succession;
        Self { later: later.as_str(), earlier: earlier.as_str(), kind, same_speaker: *same_speaker }
    }
}

/// Which estimate of one thing was the highest, from when.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct HighestWire<'a> {
    steps: Vec<HighestStepWire<'a>>,
    unordered: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct HighestStepWire<'a> {
    figure: &'a str,
    from: String,
}

impl<'a> From<&'a Highest> for HighestWire<'a> {
    fn from(found: &'a Highest) -> Self {
        let step = |(id, date): &'a (FigureId, darkfigure_model::Date)| HighestStepWire {
            figure: id.as_str(),
            from: date.to_string(),
        };
        Self {
            steps: found.steps.iter().map(step).collect(),
            unordered: found.unordered.iter().map(FigureId::as_str).collect(),
        }
    }
}

/// A published result, computed again.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ClaimWire<'a> {
    figure: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    computed: Option<f64>,
    /// The least and the most that the two figures give.
    #[serde(skip_serializing_if = "Option::is_none")]
    least: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<f64>,
    /// Whether the two count in different units.
    has_unlike_units: bool,
    has_unlike_windows: bool,
    verdict: &'static str,
    /// The other reading that fits.
    #[serde(skip_serializing_if = "Option::is_none")]
    reading: Option<&'static str>,
}

impl<'a> ClaimWire<'a> {
    fn new(id: &'a FigureId, claim: &ClaimFindings) -> Self {
        let (verdict, reading) = match claim.verdict {
            ClaimVerdict::Holds => ("holds", None),
            ClaimVerdict::HoldsCutOff => ("holds-cut-off", None),
            ClaimVerdict::FitsOtherwise { reading, .. } => ("fits-otherwise", Some(reading.code())),
            ClaimVerdict::FitsNothing => ("fits-nothing", None),
            ClaimVerdict::Open => ("open", None),
            ClaimVerdict::NoNumber => ("no-number", None),
        };
        let [computed, least, most] =
            [claim.computed.point, claim.computed.low, claim.computed.high].map(finite);
        Self {
            figure: id.as_str(),
            computed,
            least,
            most,
            has_unlike_units: claim.has_unlike_units,
            has_unlike_windows: claim.has_unlike_windows,
            verdict,
            reading,
        }
    }
}

/// A claim, and whether the figures allow it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct SayableWire<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<&'a str>,
    says: &'static str,
    about: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    /// Why it may not be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    blocked: Option<&'static str>,
}

impl<'a> SayableWire<'a> {
    fn new(comparison: Option<&'a ComparisonId>, claim: &'a Sayable) -> Self {
        let says = match claim.says {
            Claim::Total => "total",
            Claim::AtLeast => "at-least",
            Claim::AtMost => "at-most",
            Claim::Falling => "falling",
            Claim::Rising => "rising",
            Claim::Refutes => "refutes",
            Claim::Confirms => "confirms",
        };
        Self {
            comparison: comparison.map(ComparisonId::as_str),
            says,
            about: claim.about.iter().map(FigureId::as_str).collect(),
            text: claim.text.as_deref(),
            blocked: claim.blocked.map(ClaimBlock::code),
        }
    }
}

/// Which items a figure has, of those that apply.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct TransparencyWire<'a> {
    figure: &'a str,
    met: usize,
    of: usize,
    missing: Vec<MissingItemWire>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct MissingItemWire {
    item: &'static str,
    frameworks: &'static [&'static str],
}

impl<'a> From<&'a Transparency> for TransparencyWire<'a> {
    fn from(found: &'a Transparency) -> Self {
        let (met, of) = found.score();
        let missing =
            |item: TransparencyItem| MissingItemWire { item: item.code(), frameworks: item.frameworks() };
        Self { figure: found.figure.as_str(), met, of, missing: found.missing().map(missing).collect() }
    }
}
