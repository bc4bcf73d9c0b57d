//! Contradictions: figures of which not all can hold.

use std::collections::{BTreeMap, BTreeSet};

use darkfigure_model::{
    Axis, BridgeId, ComparisonId, Dossier, End, Figure, FigureId, Form, NetConcepts, Number, Role, Scale,
    Status, Tier, TimeKind,
};

use crate::comparability::{AxisVerdict, Reason, Side, Verdict, compare_as_said};
use crate::{ComparisonFindings, Refusal};

/// The pairs that cannot hold together, and how many pairs were looked at.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Contradictions {
    /// The pairs, in the order of the dossier.
    pub pairs: Vec<Contradiction>,
    /// How many pairs of bounds were left aside, because there were too many.
    pub n_unexamined: usize,
}

/// Two figures that cannot both hold: the one says that there are at least so many, the other that there are at most fewer, of something
/// that has all of the first.
#[derive(Debug, Clone, PartialEq)]
pub struct Contradiction {
    /// The figure that bounds the truth from below.
    pub floor: FigureId,
    /// The figure that bounds it from above.
    pub ceiling: FigureId,
    /// How far the two bounds are apart as written, in their unit.
    pub slack: f64,
    /// How far they are apart wherever rounding may have left them: so many at least would have to lie outside of what the ceiling is about, or be
    /// counted twice. None where the ceiling is only said to be far below its number.
    pub apart_by_at_least: Option<f64>,
    /// The weaker of the tiers of the two bounds.
    pub tier: Tier,
    /// The axes on which it is not known whether the two are about the same: the contradiction holds if they are.
    pub open: Vec<Axis>,
    /// Whether the two speak of different dates, though one was put against the other: both hold only if the number changed in between.
    pub is_of_other_dates: bool,
    /// The steps of the dossier that made the two like for like: the contradiction holds if they do. None where the two were set against one
    /// another as they were said.
    pub steps: Vec<BridgeId>,
}

/// So many pairs of bounds are looked at; a dossier of some hundred figures has fewer.
const MOST_PAIRS: usize = 100_000;

/// The figures of which not all can hold.
///
/// What a figure bounds: a register's count bounds the truth from below where its cases are not said to be less than confirmed, and nothing
/// from above, however small it is: what was not detected is not in it. "At least" bounds from below, "at most" and "nowhere near" from
/// above, a range or an interval on both sides; a point stands for itself at its face, with what rounding may have taken from it. A vague word
/// bounds nothing. A stated part of another figure bounds nothing from above: it is about less than its measure says.
///
/// Every such bound is one on the number of what the figure is about; where one measure lies within another, so does its number. All these
/// constraints are of one kind, a floor and a ceiling, so that no set that cannot hold together is smaller than a pair, and none needs three.
#[must_use]
pub fn contradictions(dossier: &Dossier) -> Contradictions {
    let gone = replaced(dossier);
    let net = dossier.net_concepts();
    let apart = taken_apart(dossier);
    let parts = parts(dossier);
    let mut by_unit: BTreeMap<&str, Vec<(&FigureId, &Figure)>> = BTreeMap::new();
    for (id, figure) in dossier.figures.iter().filter(|(id, _)| !gone.contains(id)) {
        by_unit.entry(figure.measure.unit.as_str()).or_default().push((id, figure));
    }
    let mut found = Contradictions::default();
    let mut n_left = MOST_PAIRS;
    for figures in by_unit.values() {
        let mut floors: Vec<_> = figures.iter().filter_map(|(id, f)| Some((*id, *f, floor(f)?))).collect();
        let wholes = figures.iter().filter(|(id, _)| !parts.contains(id));
        let ceilings: Vec<_> = wholes.filter_map(|(id, f)| Some((*id, *f, ceiling(f)?))).collect();
        floors.sort_by(|a, b| b.2.value.total_cmp(&a.2.value));
        for (ceiling_id, ceiling_figure, above) in ceilings {
            // Highest floors first: behind the first one that fits under the ceiling all do.
            let n_over = floors.partition_point(|(_, _, below)| below.is_over(above));
            let n_seen = n_over.min(n_left);
            n_left -= n_seen;
            found.n_unexamined += n_over - n_seen;
            for (floor_id, floor_figure, below) in &floors[..n_seen] {
                if *floor_id == ceiling_id
                    || !below.is_surely_over(above)
                    || apart.contains(&[*floor_id, ceiling_id])
                {
                    continue;
                }
                let Some(scope) = within(dossier, &net, floor_figure, ceiling_figure) else { continue };
                found.pairs.push(contradiction((floor_id, *below), (ceiling_id, above), scope, Vec::new()));
            }
        }
    }
    let place = |id: &FigureId| dossier.figures.place(id);
    found.pairs.sort_by_key(|pair| (place(&pair.floor), place(&pair.ceiling)));
    found
}

fn contradiction(
    (floor, below): (&FigureId, Bound),
    (ceiling, above): (&FigureId, Bound),
    scope: Scope,
    steps: Vec<BridgeId>,
) -> Contradiction {
    let surely = (below.value - below.allowance) - (above.value + above.allowance);
    Contradiction {
        floor: floor.clone(),
        ceiling: ceiling.clone(),
        slack: below.value - above.value,
        apart_by_at_least: (!above.is_far && surely > 0.0).then_some(surely),
        tier: below.tier.min(above.tier),
        open: scope.open,
        is_of_other_dates: scope.is_of_other_dates,
        steps,
    }
}

/// The contradictions, once those figures that a comparison of the dossier makes like for like have been taken through its steps.
///
/// A factor between units and a correction for cases that are there twice, or do not belong there, move the bounds of both figures; what was in
/// conflict as it was said may then hold together, and what could not be set against one another may be in conflict. So the judgement after the
/// steps stands for the one before them, and says on which steps it rests. A count of which not every case is sure bounds the truth from below
/// only after a correction of its own.
#[must_use]
pub fn after_steps(
    dossier: &Dossier,
    mut found: Contradictions,
    comparisons: &[(ComparisonId, Result<ComparisonFindings, Refusal>)],
) -> Contradictions {
    let (gone, parts, apart) = (replaced(dossier), parts(dossier), taken_apart(dossier));
    let net = dossier.net_concepts();
    for (id, compared) in comparisons {
        let (Some(comparison), Ok(compared)) = (dossier.comparisons.get(id), compared) else { continue };
        let [left, right] = &comparison.between;
        if compared.steps.taken.is_empty() || gone.contains(left) || gone.contains(right) || left == right {
            continue;
        }
        let is_pair = |pair: &Contradiction| {
            [&pair.floor, &pair.ceiling] == [left, right] || [&pair.floor, &pair.ceiling] == [right, left]
        };
        found.pairs.retain(|pair| !is_pair(pair));
        for (floor_id, ceiling_id, side) in [(left, right, Side::Left), (right, left, Side::Right)] {
            if parts.contains(ceiling_id) || apart.contains(&[floor_id, ceiling_id]) {
                continue;
            }
            let (Some(floor_figure), Some(ceiling_figure)) =
                (dossier.figures.get(floor_id), dossier.figures.get(ceiling_id))
            else {
                continue;
            };
            let bounds = stepped_floor(floor_figure, compared, side).zip(stepped_ceiling(
                ceiling_figure,
                compared,
                side.other(),
            ));
            let Some((below, above)) = bounds.filter(|(below, above)| below.is_surely_over(*above)) else {
                continue;
            };
            let is_disputed = is_put_against(dossier, floor_figure, ceiling_figure);
            let is_net = net.may_be_negative(floor_figure) || net.may_be_negative(ceiling_figure);
            let Some(scope) = scope(&compared.comparability.axes, side, ceiling_figure, is_disputed, is_net)
            else {
                continue;
            };
            let steps = compared.steps.taken.iter().map(|step| step.bridge.clone()).collect();
            found.pairs.push(contradiction((floor_id, below), (ceiling_id, above), scope, steps));
        }
    }
    let place = |id: &FigureId| dossier.figures.place(id);
    found.pairs.sort_by_key(|pair| (place(&pair.floor), place(&pair.ceiling)));
    found.pairs.dedup_by(|a, b| a.floor == b.floor && a.ceiling == b.ceiling);
    found
}

/// The floor of a figure after the steps on its side.
fn stepped_floor(figure: &Figure, compared: &ComparisonFindings, side: Side) -> Option<Bound> {
    let is_corrected = compared.steps.on(side).any(|step| step.axis.is_none() && !step.extrapolates);
    let as_said = match floor(figure) {
        Some(bound) => bound,
        None if is_corrected && figure.role() == Some(Role::Count) && is_plain(figure) => {
            let Form::Exact(n) = figure.value.form else { return None };
            Bound::stated(n.to_f64(), false)
        }
        None => return None,
    };
    // What was not seen is added by an estimate of its own: it is no floor under anything.
    if figure.role() == Some(Role::Count) && compared.steps.on(side).any(|step| step.extrapolates) {
        return None;
    }
    let Some(last) = compared.steps.on(side).last() else { return Some(as_said) };
    stepped(as_said, last.value.low())
}

/// The ceiling of a figure after the steps on its side.
fn stepped_ceiling(figure: &Figure, compared: &ComparisonFindings, side: Side) -> Option<Bound> {
    let as_said = ceiling(figure)?;
    let Some(last) = compared.steps.on(side).last() else { return Some(as_said) };
    stepped(as_said, last.value.high())
}

fn stepped(bound: Bound, end: End) -> Option<Bound> {
    let End::At { value, tier } = end else { return None };
    let is_finite = value.is_finite() && bound.value > 0.0;
    is_finite.then(|| Bound {
        value,
        allowance: bound.allowance * value / bound.value,
        tier: tier.min(bound.tier),
        ..bound
    })
}

/// A bound on one side.
#[derive(Debug, Clone, Copy)]
struct Bound {
    value: f64,
    /// How far the number may have been rounded: half a unit of its last figure that is not zero, where it is no bound but a number at its
    /// face.
    allowance: f64,
    tier: Tier,
    /// Whether the bound itself is excluded.
    is_strict: bool,
    /// Whether it excludes what is near it, however near that is: "nowhere near 100,000".
    is_far: bool,
}

impl Bound {
    const fn stated(value: f64, is_strict: bool) -> Self {
        Self { value, allowance: 0.0, tier: Tier::Stated, is_strict, is_far: false }
    }

    fn face(number: Number) -> Self {
        let allowance = 0.5 * libm::pow(10.0, f64::from(number.coarsest_place()));
        Self { value: number.to_f64(), allowance, tier: Tier::Face, is_strict: false, is_far: false }
    }

    /// Whether a floor lies above a ceiling as the two are written, or on one of which either excludes it.
    fn is_over(self, ceiling: Self) -> bool {
        let is_there = self.value >= ceiling.value;
        is_there && (self.value > ceiling.value || self.is_strict || ceiling.is_strict)
    }

    /// Whether that is so wherever rounding may have left the two. "Near 100,000" and "nowhere near 100,000" exclude one another by the
    /// words, however near is near.
    fn is_surely_over(self, ceiling: Self) -> bool {
        if ceiling.is_far {
            return self.is_over(ceiling);
        }
        let (below, above) = (self.value - self.allowance, ceiling.value + ceiling.allowance);
        below > above || self.is_over(ceiling) && self.allowance + ceiling.allowance <= 0.0
    }
}

fn floor(figure: &Figure) -> Option<Bound> {
    let is_count = figure.role() == Some(Role::Count);
    // A case that is presumed, or that may be one, is not there for certain.
    let is_sure = !matches!(figure.measure.status, Some(Status::Presumed | Status::MayBe));
    if !is_plain(figure) || is_count && !is_sure {
        return None;
    }
    match figure.value.form {
        Form::Exact(n) if is_count => Some(Bound { tier: Tier::Hard, ..Bound::stated(n.to_f64(), false) }),
        Form::Exact(n) | Form::About(n) => Some(Bound::face(n)),
        Form::AtLeast(n) => Some(Bound::stated(n.to_f64(), false)),
        Form::MoreThan(n) => Some(Bound::stated(n.to_f64(), true)),
        Form::Range(range) => Some(Bound::stated(range.low().to_f64(), false)),
        Form::Interval(interval) => Some(Bound::stated(interval.low().to_f64(), false)),
        Form::AtMost(_) | Form::LessThan(_) | Form::FarBelow(_) | Form::Vague(_) => None,
    }
}

fn ceiling(figure: &Figure) -> Option<Bound> {
    // A count of what was seen bounds nothing from above, however small it is.
    let is_estimate = figure.role() == Some(Role::Estimate);
    if !is_plain(figure) {
        return None;
    }
    match figure.value.form {
        Form::AtMost(n) => Some(Bound::stated(n.to_f64(), false)),
        Form::LessThan(n) => Some(Bound::stated(n.to_f64(), true)),
        Form::FarBelow(n) => Some(Bound { is_far: true, ..Bound::stated(n.to_f64(), true) }),
        Form::Exact(n) | Form::About(n) => is_estimate.then(|| Bound::face(n)),
        Form::Range(range) => is_estimate.then(|| Bound::stated(range.high().to_f64(), false)),
        Form::Interval(interval) => is_estimate.then(|| Bound::stated(interval.high().to_f64(), false)),
        Form::AtLeast(_) | Form::MoreThan(_) | Form::Vague(_) => None,
    }
}

/// Whether the figure is a number of things, and not a share, a rate or a change, within which nothing lies.
fn is_plain(figure: &Figure) -> bool {
    let is_negative = figure.value.numbers().iter().any(|number| number.is_negative());
    figure.relations.relates.is_none() && !is_negative && figure.value.scale == Scale::One
}

/// Whether a figure bounds the truth from above.
pub(super) fn sets_ceiling(figure: &Figure) -> bool {
    ceiling(figure).is_some()
}

/// Whether a figure bounds the truth from below.
pub(super) fn sets_floor(figure: &Figure) -> bool {
    floor(figure).is_some()
}

/// How far it is known that one figure's measure lies within another's.
struct Scope {
    open: Vec<Axis>,
    is_of_other_dates: bool,
}

/// Whether the first figure's measure lies within the second's, with the axes on which that is not known. None where it surely does not,
/// or where nothing but the unit is known to be the same.
fn within(dossier: &Dossier, net: &NetConcepts<'_>, floor: &Figure, ceiling: &Figure) -> Option<Scope> {
    let is_disputed = is_put_against(dossier, floor, ceiling);
    let compared = compare_as_said(dossier, &floor.measure, &ceiling.measure);
    // A balance within another may well be the larger one.
    let is_net = net.may_be_negative(floor) || net.may_be_negative(ceiling);
    scope(&compared.axes, Side::Left, ceiling, is_disputed, is_net)
}

/// Whether one of two figures was put against the other.
fn is_put_against(dossier: &Dossier, one: &Figure, other: &Figure) -> bool {
    let rebuts = |a: &Figure, b: &Figure| {
        a.relations
            .rebuts
            .iter()
            .any(|id| dossier.figures.get(id).is_some_and(|target| std::ptr::eq(target, b)))
    };
    rebuts(one, other) || rebuts(other, one)
}

/// How far it is known that what stands on the floor's side lies within the other, by the verdicts on their axes.
fn scope(
    axes: &[AxisVerdict],
    floor_side: Side,
    ceiling: &Figure,
    is_disputed: bool,
    is_net: bool,
) -> Option<Scope> {
    let mut open = Vec::new();
    let mut is_of_other_dates = false;
    for found in axes {
        match found.verdict {
            // Who denies a number of another day denies it unless the number changed since.
            Verdict::Differs if is_disputed && found.reason == Reason::DatesDiffer => {
                is_of_other_dates = true
            }
            // What was detected lies within what was there, not the other way round.
            Verdict::Same if is_detected_ceiling(found.reason, ceiling) => return None,
            Verdict::Contained { .. } if is_net => return None,
            Verdict::Contained { inner } if inner == floor_side => {}
            Verdict::Same | Verdict::Bridged { .. } => {}
            Verdict::Contained { .. } | Verdict::Overlapping | Verdict::Differs => return None,
            // How sure a source is does not change how many there are; nor do two words for it exclude one another.
            Verdict::Unknown if found.axis == Axis::Status => {}
            Verdict::Unknown => open.push(found.axis),
        }
    }
    // Two figures of which not even the concept is known to be the same are put against one another only where somebody did.
    let is_known = is_disputed || !open.contains(&Axis::Concept) && open.len() <= 1;
    is_known.then_some(Scope { open, is_of_other_dates })
}

fn is_detected_ceiling(reason: Reason, ceiling: &Figure) -> bool {
    let detects = ceiling.measure.time.is_some_and(|time| time.kind == TimeKind::Detections);
    detects && matches!(reason, Reason::DetectedOfPresent | Reason::DetectedOfEntrants)
}

/// The pairs of which a reconciliation says what lies between them: they are not of one thing, however alike their measures are.
pub(super) fn taken_apart(dossier: &Dossier) -> BTreeSet<[&FigureId; 2]> {
    let explained = dossier.reconciliations.iter().filter(|(_, found)| !found.components.is_empty());
    let pairs = explained.map(|(_, found)| [&found.between[0], &found.between[1]]);
    pairs.flat_map(|[one, other]| [[one, other], [other, one]]).collect()
}

/// The figures that are stated to be a part of another one, of a published sum, or of a total that is taken apart.
pub(super) fn parts(dossier: &Dossier) -> BTreeSet<&FigureId> {
    let of_figures = dossier.figures.iter().filter(|(_, figure)| {
        figure.relations.part_of.is_some() || !figure.relations.part_of_one_of.is_empty()
    });
    let of_sums = dossier.sums.iter().flat_map(|(_, sum)| &sum.parts);
    let components = dossier.reconciliations.iter().flat_map(|(_, found)| &found.components);
    let of_totals = components.flat_map(|component| component.left.iter().chain(&component.right));
    of_figures.map(|(id, _)| id).chain(of_sums).chain(of_totals).collect()
}

/// The figures that another has replaced or taken back: they contradict nothing any more. What repeats a figure adds nothing to it.
pub(super) fn replaced(dossier: &Dossier) -> BTreeSet<&FigureId> {
    let by_figures = dossier.figures.iter().flat_map(|(id, figure)| {
        let r = &figure.relations;
        let is_copy = !r.cites.is_empty();
        r.supersedes.iter().chain(&r.revises).chain(&r.retracts).chain(is_copy.then_some(id))
    });
    by_figures.chain(dossier.statements.iter().flat_map(|(_, s)| &s.retracts)).collect()
}
