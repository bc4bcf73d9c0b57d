//! Contradictions: figures of which not all can hold.

use std::collections::{BTreeMap, BTreeSet};

use darkfigure_model::{
    Axis, BridgeId, ComparisonId, Dossier, End, Figure, FigureId, Form, NetConcepts, Role, Tier, TimeKind,
};

use super::bound::{Bound, ceiling, ceiling_of_base, floor, floor_of_base, is_number, is_share};
use super::joint::{JointContradiction, joint_contradictions};
use crate::comparability::{AxisVerdict, Reason, Side, Verdict, compare_as_said};
use crate::{ComparisonFindings, Refusal};

pub(super) use super::bound::sets_ceiling;

/// The figures that cannot hold together, and how many were not looked at.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Contradictions {
    /// The pairs, in the order of the dossier.
    pub pairs: Vec<Contradiction>,
    /// The sets of three and more of which each two can hold, in the order of their ceilings.
    pub joint: Vec<JointContradiction>,
    /// How many pairs of bounds, and how many ceilings over several floors, were left aside, because there were too many.
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
/// Every such bound is one on the number of what the figure is about; where one measure lies within another, so does its number, and a pair of a
/// floor and a ceiling is the smallest set that cannot hold together. Where several floors stand under things that share nothing, they add
/// up, and a set may need three figures and more. Two shares are set against one another only where they are of one population, at one
/// place and time.
#[must_use]
pub fn contradictions(dossier: &Dossier) -> Contradictions {
    let gone = replaced(dossier);
    let net = dossier.net_concepts();
    let apart = taken_apart(dossier);
    let parts = parts(dossier);
    let mut by_unit: BTreeMap<(&str, bool), Vec<(&FigureId, &Figure)>> = BTreeMap::new();
    for (id, figure) in dossier.figures.iter().filter(|(id, _)| !gone.contains(id)) {
        let unit = (figure.measure.unit.as_str(), is_share(figure));
        by_unit.entry(unit).or_default().push((id, figure));
    }
    let mut found = Contradictions::default();
    let mut n_left = MOST_PAIRS;
    for ((_, are_shares), figures) in &by_unit {
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
                let scope = within(dossier, &net, floor_figure, ceiling_figure);
                let Some(scope) = scope.filter(|scope| !are_shares || scope.is_of_one_base) else { continue };
                found.pairs.push(contradiction((floor_id, *below), (ceiling_id, above), scope, Vec::new()));
            }
        }
    }
    let place = |id: &FigureId| dossier.figures.place(id);
    found.pairs.sort_by_key(|pair| (place(&pair.floor), place(&pair.ceiling)));
    let (joint, n_unexamined) = joint_contradictions(dossier, &net, [&gone, &parts], &apart);
    found.joint = joint;
    found.n_unexamined += n_unexamined;
    found
}

/// How two figures exclude one another as they were said, where they surely are about the same or the lower bound is about a part of what the
/// upper one is about.
#[must_use]
pub fn contradiction_between(dossier: &Dossier, pair: [&FigureId; 2]) -> Option<Contradiction> {
    let gone = replaced(dossier);
    let is_part = |id: &FigureId| parts(dossier).contains(id);
    if pair.iter().any(|id| gone.contains(id)) || taken_apart(dossier).contains(&pair) {
        return None;
    }
    let net = dossier.net_concepts();
    [pair, [pair[1], pair[0]]].into_iter().filter(|[_, above]| !is_part(above)).find_map(|[below, above]| {
        let figure = |id: &FigureId| Some(dossier.up_to_date(dossier.figures.get(id)?));
        let (floor_figure, ceiling_figure) = (figure(below)?, figure(above)?);
        let (floor, ceiling) = (floor(&floor_figure)?, ceiling(&ceiling_figure)?);
        let scope = within(dossier, &net, &floor_figure, &ceiling_figure)?;
        let is_of_one_kind = is_share(&floor_figure) == is_share(&ceiling_figure)
            && (scope.is_of_one_base || !is_share(&floor_figure));
        let is_sure = scope.open.is_empty() && !scope.is_of_other_dates && is_of_one_kind;
        (is_sure && floor.is_surely_over(ceiling))
            .then(|| contradiction((below, floor), (above, ceiling), scope, Vec::new()))
    })
}

fn contradiction(
    (floor, below): (&FigureId, Bound),
    (ceiling, above): (&FigureId, Bound),
    scope: Scope,
    steps: Vec<BridgeId>,
) -> Contradiction {
    Contradiction {
        floor: floor.clone(),
        ceiling: ceiling.clone(),
        slack: below.value - above.value,
        apart_by_at_least: below.surely_over_by(above),
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
        // What a set rests on was said of the figures before the steps.
        found.joint.retain(|set| ![left, right].into_iter().any(|id| set.has(id)));
        for (floor_id, ceiling_id, side) in [(left, right, Side::Left), (right, left, Side::Right)] {
            if parts.contains(ceiling_id) || apart.contains(&[floor_id, ceiling_id]) {
                continue;
            }
            let (Some(floor_figure), Some(ceiling_figure)) =
                (dossier.figures.get(floor_id), dossier.figures.get(ceiling_id))
            else {
                continue;
            };
            // A step changes a number of things; what it does to a share of them is not said, unless it makes a number of it.
            let is_number_at_last = |figure: &Figure, side: Side| {
                is_number(figure)
                    || compared.steps.on(side).last().is_some_and(|step| step.value_kind.is_extensive())
            };
            if !is_number_at_last(floor_figure, side) || !is_number_at_last(ceiling_figure, side.other()) {
                continue;
            }
            let bounds = stepped_floor(floor_figure, compared, side).zip(stepped_ceiling(
                ceiling_figure,
                compared,
                side.other(),
            ));
            let Some((below, above)) = bounds.filter(|(below, above)| below.is_surely_over(*above)) else {
                continue;
            };
            let is_disputed = is_put_against(dossier, floor_figure, ceiling_figure);
            let is_net = net.has_no_parts(floor_figure) || net.has_no_parts(ceiling_figure);
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
    found
}

/// The floor of a figure after the steps on its side.
fn stepped_floor(figure: &Figure, compared: &ComparisonFindings, side: Side) -> Option<Bound> {
    let is_corrected = compared.steps.on(side).any(|step| step.axis.is_none() && !step.extrapolates);
    let as_said = match floor(figure).filter(|_| is_number(figure)).or_else(|| floor_of_base(figure)) {
        Some(bound) => bound,
        None if is_corrected && figure.role() == Some(Role::Count) && figure.relations.relates.is_none() => {
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
    let as_said = ceiling(figure).filter(|_| is_number(figure)).or_else(|| ceiling_of_base(figure))?;
    let Some(last) = compared.steps.on(side).last() else { return Some(as_said) };
    stepped(as_said, last.value.high())
}

fn stepped(bound: Bound, end: End) -> Option<Bound> {
    let End::At { value, tier } = end else { return None };
    // Nothing grows by no factor.
    let by = value / bound.value;
    by.is_finite().then(|| Bound {
        value,
        allowance: bound.allowance * by,
        tier: tier.min(bound.tier),
        ..bound
    })
}

/// How far it is known that one figure's measure lies within another's.
struct Scope {
    open: Vec<Axis>,
    is_of_other_dates: bool,
    /// Whether the two are about the same in all but what is counted and how sure it is, so that a share of the one is a share of the other.
    is_of_one_base: bool,
}

/// Whether the first figure's measure surely lies within the second's, which is of the same time where it is a stock.
pub(super) fn is_surely_within(
    dossier: &Dossier,
    net: &NetConcepts<'_>,
    floor: &Figure,
    ceiling: &Figure,
) -> bool {
    let found = within(dossier, net, floor, ceiling);
    found.is_some_and(|scope| scope.open.is_empty() && !scope.is_of_other_dates)
}

/// Whether the first figure's measure lies within the second's, with the axes on which that is not known. None where it surely does not,
/// or where nothing but the unit is known to be the same.
fn within(dossier: &Dossier, net: &NetConcepts<'_>, floor: &Figure, ceiling: &Figure) -> Option<Scope> {
    let is_disputed = is_put_against(dossier, floor, ceiling);
    let compared = compare_as_said(dossier, &floor.measure, &ceiling.measure);
    // A balance within another may well be the larger one.
    let is_net = net.has_no_parts(floor) || net.has_no_parts(ceiling);
    scope(&compared.axes, Side::Left, ceiling, is_disputed, is_net)
}

/// Whether one of two figures was put against the other.
fn is_put_against(dossier: &Dossier, one: &Figure, other: &Figure) -> bool {
    let rebuts = |a: &Figure, b: &Figure| {
        dossier
            .disputed_by(a)
            .into_iter()
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
    let mut is_of_one_base = true;
    for found in axes {
        let is_of_what = matches!(found.axis, Axis::Concept | Axis::Status);
        is_of_one_base &= is_of_what || found.verdict == Verdict::Same;
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
    is_known.then_some(Scope { open, is_of_other_dates, is_of_one_base })
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
        let retracted = dossier.taken_back_by(figure);
        r.supersedes.iter().chain(&r.revises).chain(retracted).chain(is_copy.then_some(id))
    });
    by_figures.chain(dossier.statements.iter().flat_map(|(_, said)| dossier.taken_back_in(said))).collect()
}
