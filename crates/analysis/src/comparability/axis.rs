//! Each axis, compared as the two measures stand.

use darkfigure_model::{
    Axis, Concept, ConceptId, Dossier, Entries, FigureId, Grade, Known, Measure, Period, Population,
    PopulationId, QuantityKind, Time, TimeKind, Within,
};

use super::{Reason, Side, Subject, Verdict, compare_as_said};

/// The verdict on one axis of two measures as they stand, with its reason.
pub(crate) fn compare_axis(dossier: &Dossier, axis: Axis, sides: [Subject<'_>; 2]) -> (Verdict, Reason) {
    let [left, right] = sides.map(|side| side.measure);
    match axis {
        Axis::Unit => match kind(sides[0].kind, sides[1].kind).unwrap_or_else(|| unit(left, right)) {
            (Verdict::Same, reason) => change(dossier, sides).unwrap_or((Verdict::Same, reason)),
            other => other,
        },
        Axis::Concept => match (&left.concept, &right.concept) {
            (Some(l), Some(r)) => concept(&dossier.concepts, l, r),
            (None, None) => (Verdict::Unknown, Reason::NeitherSays),
            _ => (Verdict::Unknown, Reason::OneDoesNotSay),
        },
        Axis::Population => match (&left.population, &right.population) {
            (Some(l), Some(r)) => population(&dossier.populations, l, r),
            // Of what a share is one has to be said: silence is no base.
            (None, None) if sides.iter().all(|side| side.kind.needs_base()) => {
                (Verdict::Unknown, Reason::NeitherSays)
            }
            (None, None) => (Verdict::Same, Reason::NeitherLimits),
            // Silence is a statement here: whoever names no population counts everybody.
            (Some(_), None) => (Verdict::Contained { inner: Side::Left }, Reason::PopulationUnlimited),
            (None, Some(_)) => (Verdict::Contained { inner: Side::Right }, Reason::PopulationUnlimited),
        },
        Axis::Place => place(left, right),
        Axis::Time => match (left.time, right.time) {
            (Some(l), Some(r)) => time(l, r),
            (None, None) => (Verdict::Unknown, Reason::NeitherSays),
            _ => (Verdict::Unknown, Reason::OneDoesNotSay),
        },
        Axis::Status => match (left.status, right.status) {
            (Some(l), Some(r)) if l == r => (Verdict::Same, Reason::SaidTheSame),
            // How a presumed case relates to one that "may be" is nowhere defined: nothing follows from the words.
            (Some(_), Some(_)) => (Verdict::Unknown, Reason::StatusesDiffer),
            // Silence is a statement here too: it is asserted without a qualifier.
            (None, None) => (Verdict::Same, Reason::BothAssert),
            (Some(_), None) | (None, Some(_)) => (Verdict::Unknown, Reason::OneQualifies),
        },
    }
}

/// Two kinds of quantity that no scale turns into one another. None where the units decide.
fn kind(left: QuantityKind, right: QuantityKind) -> Option<(Verdict, Reason)> {
    left.matches(right).err()?;
    let reason = match (left, right) {
        (QuantityKind::Change(_), _) | (_, QuantityKind::Change(_)) => Reason::ChangeAgainstOther,
        (QuantityKind::Rate(_), QuantityKind::Rate(_)) => Reason::RateInTime,
        (QuantityKind::Rate(rate), other) | (other, QuantityKind::Rate(rate)) => {
            // A rate in time of people against people, or per so many of a base besides.
            let is_of_time_only = rate.base().is_none() && other.is_extensive();
            let is_share_in_time = other == QuantityKind::Share;
            if is_of_time_only || is_share_in_time { Reason::RateInTime } else { Reason::RateAgainstNumber }
        }
        (QuantityKind::Share | QuantityKind::Number | QuantityKind::Amount, _) => Reason::ShareAgainstNumber,
    };
    Some((Verdict::Differs, reason))
}

/// Two changes in the same unit: they are alike only where they lead from the same to the same. None where they are no changes.
fn change(dossier: &Dossier, sides: [Subject<'_>; 2]) -> Option<(Verdict, Reason)> {
    if !sides.iter().all(|side| matches!(side.kind, QuantityKind::Change(_))) {
        return None;
    }
    let (left, right) = match (sides[0].relates, sides[1].relates) {
        (Some(left), Some(right)) => (left, right),
        (None, None) => return Some((Verdict::Unknown, Reason::NeitherSays)),
        _ => return Some((Verdict::Unknown, Reason::OneDoesNotSay)),
    };
    let alike = |one: Option<&FigureId>, other: Option<&FigureId>| {
        let (one, other) = (one?, other?);
        let (left, right) = (dossier.figures.get(one)?, dossier.figures.get(other)?);
        if one == other {
            return Some(true);
        }
        match compare_as_said(dossier, &left.measure, &right.measure).grade {
            Grade::LikeForLike => Some(true),
            Grade::NotComparable | Grade::BoundOnly => Some(false),
            Grade::Open | Grade::BridgedByAssumption | Grade::BridgedByEvidence => None,
        }
    };
    let ends = [alike(Some(&left.base), Some(&right.base)), alike(left.of.as_ref(), right.of.as_ref())];
    Some(if ends.contains(&Some(false)) {
        (Verdict::Differs, Reason::ChangesDiffer)
    } else if ends.contains(&None) {
        (Verdict::Unknown, Reason::ChangesUnclear)
    } else {
        (Verdict::Same, Reason::SaidTheSame)
    })
}

fn unit(left: &Measure, right: &Measure) -> (Verdict, Reason) {
    if left.unit == right.unit {
        (Verdict::Same, Reason::SaidTheSame)
    } else if left.unit.is_percent() || right.unit.is_percent() {
        // Two shares, of which one does not say in what it counts.
        (Verdict::Unknown, Reason::OneDoesNotSay)
    } else if left.unit.is_currency() || right.unit.is_currency() {
        (Verdict::Differs, Reason::MoneyDiffers)
    } else {
        (Verdict::Differs, Reason::UnitsDiffer)
    }
}

/// Two entries that may lie within one another, by what the dossier says.
fn related<Id: PartialEq + Clone>(
    left: &Id,
    right: &Id,
    within: impl Fn(&Id) -> Vec<Id>,
    is_apart: impl Fn(&Id, &Id) -> bool,
    overlaps: impl Fn(&Id, &Id) -> bool,
) -> Option<Verdict> {
    if left == right {
        return Some(Verdict::Same);
    }
    let holds = |inner: &Id, outer: &Id| {
        let mut reached = vec![inner.clone()];
        let mut next = 0;
        while next < reached.len() {
            for id in within(&reached[next]) {
                if id == *outer {
                    return true;
                }
                if !reached.contains(&id) {
                    reached.push(id);
                }
            }
            next += 1;
        }
        false
    };
    match (holds(left, right), holds(right, left)) {
        (true, true) => Some(Verdict::Same),
        (true, false) => Some(Verdict::Contained { inner: Side::Left }),
        (false, true) => Some(Verdict::Contained { inner: Side::Right }),
        (false, false) if is_apart(left, right) || is_apart(right, left) => Some(Verdict::Differs),
        (false, false) => (overlaps(left, right) || overlaps(right, left)).then_some(Verdict::Overlapping),
    }
}

fn targets<Id: Clone>(relations: Option<&[Within<Id>]>) -> Vec<Id> {
    relations.unwrap_or_default().iter().map(|relation| relation.of.clone()).collect()
}

fn concept(concepts: &Entries<ConceptId, Concept>, left: &ConceptId, right: &ConceptId) -> (Verdict, Reason) {
    let within = |id: &ConceptId| targets(concepts.get(id).map(|c| c.within.as_slice()));
    let is_apart =
        |a: &ConceptId, b: &ConceptId| targets(concepts.get(a).map(|c| c.apart_from.as_slice())).contains(b);
    let overlaps =
        |a: &ConceptId, b: &ConceptId| targets(concepts.get(a).map(|c| c.overlaps.as_slice())).contains(b);
    let is_net = |id: &ConceptId| concepts.get(id).is_some_and(|concept| concept.is_net);
    let is_mean_against_median = |a: &ConceptId, b: &ConceptId| {
        concepts.get(a).zip(concepts.get(b)).is_some_and(|(a, b)| a.is_another_average(b))
    };
    match related(left, right, within, is_apart, overlaps) {
        Some(Verdict::Same) => (Verdict::Same, Reason::SaidTheSame),
        Some(Verdict::Differs) => (Verdict::Differs, Reason::ConceptsApart),
        Some(Verdict::Overlapping) => (Verdict::Overlapping, Reason::ConceptsOverlap),
        Some(verdict) => (verdict, Reason::ConceptWithin),
        None if is_net(left) != is_net(right) => (Verdict::Differs, Reason::NetAgainstGross),
        None if is_mean_against_median(left, right) => (Verdict::Differs, Reason::ConceptsApart),
        None => (Verdict::Unknown, Reason::ConceptsUnrelated),
    }
}

fn population(
    populations: &Entries<PopulationId, Population>,
    left: &PopulationId,
    right: &PopulationId,
) -> (Verdict, Reason) {
    let within = |id: &PopulationId| targets(populations.get(id).map(|p| p.within.as_slice()));
    let is_apart = |a: &PopulationId, b: &PopulationId| {
        targets(populations.get(a).map(|p| p.apart_from.as_slice())).contains(b)
    };
    let overlaps = |a: &PopulationId, b: &PopulationId| {
        targets(populations.get(a).map(|p| p.overlaps.as_slice())).contains(b)
    };
    match related(left, right, within, is_apart, overlaps) {
        Some(Verdict::Same) => (Verdict::Same, Reason::SaidTheSame),
        Some(Verdict::Differs) => (Verdict::Differs, Reason::PopulationsApart),
        Some(Verdict::Overlapping) => (Verdict::Overlapping, Reason::PopulationsOverlap),
        Some(verdict) => (verdict, Reason::PopulationWithin),
        None => (Verdict::Unknown, Reason::PopulationsUnrelated),
    }
}

fn place(left: &Measure, right: &Measure) -> (Verdict, Reason) {
    let (Some(l), Some(r)) = (&left.place, &right.place) else {
        let reason = if left.place.is_none() && right.place.is_none() {
            Reason::NeitherSays
        } else {
            Reason::OneDoesNotSay
        };
        return (Verdict::Unknown, reason);
    };
    match (l.is_within(r), r.is_within(l)) {
        (Known::Yes, Known::Yes) => (Verdict::Same, Reason::SaidTheSame),
        _ if l.overlaps(r) => (Verdict::Overlapping, Reason::PlacesOverlap),
        (Known::Yes, _) => (Verdict::Contained { inner: Side::Left }, Reason::PlaceWithin),
        (_, Known::Yes) => (Verdict::Contained { inner: Side::Right }, Reason::PlaceWithin),
        // Apart, or one may lie within the other and nobody says so: the same they are not.
        _ if l.is_same(r) == Known::No => (Verdict::Differs, Reason::PlacesDiffer),
        _ => (Verdict::Unknown, Reason::PlacesUnclear),
    }
}

fn time(left: Time, right: Time) -> (Verdict, Reason) {
    use TimeKind::{Cumulative, Detections, Entrants, Present, Stock};
    match (left.kind, right.kind) {
        (Stock, Stock) => dates(left.period, right.period),
        (Stock, Present) => stock_and_present(Side::Left, left.period, right.period),
        (Present, Stock) => stock_and_present(Side::Right, right.period, left.period),
        (Stock, Entrants | Detections | Cumulative) | (Entrants | Detections | Cumulative, Stock) => {
            (Verdict::Differs, Reason::StockAgainstFlow)
        }
        // Everybody who enters in a window is there at some time in it.
        (Entrants | Cumulative, Present) => entrants_and_present(Side::Left, left.period, right.period),
        (Present, Entrants | Cumulative) => entrants_and_present(Side::Right, right.period, left.period),
        (Detections, Present) | (Present, Detections) => {
            windows(left.period, right.period, Reason::DetectedOfPresent)
        }
        (Detections, Entrants | Cumulative) | (Entrants | Cumulative, Detections) => {
            windows(left.period, right.period, Reason::DetectedOfEntrants)
        }
        (Entrants, Entrants | Cumulative)
        | (Cumulative, Entrants | Cumulative)
        | (Present, Present)
        | (Detections, Detections) => windows(left.period, right.period, Reason::SaidTheSame),
    }
}

/// Containment of periods never bounds a stock: two stocks are of one date or they differ.
fn dates(left: Period, right: Period) -> (Verdict, Reason) {
    match left.is_same(right) {
        Known::Yes => (Verdict::Same, Reason::SaidTheSame),
        Known::No if left.is_apart(right) == Known::Yes => (Verdict::Differs, Reason::DatesDiffer),
        Known::No | Known::Unknown => (Verdict::Unknown, Reason::WindowsUnclear),
    }
}

fn windows(left: Period, right: Period, same: Reason) -> (Verdict, Reason) {
    match (left.is_within(right), right.is_within(left)) {
        (Known::Yes, Known::Yes) => (Verdict::Same, same),
        (Known::Yes, Known::No) => (Verdict::Contained { inner: Side::Left }, Reason::WindowWithin),
        (Known::No, Known::Yes) => (Verdict::Contained { inner: Side::Right }, Reason::WindowWithin),
        (Known::No, Known::No) if left.is_apart(right) == Known::No => {
            (Verdict::Overlapping, Reason::WindowsOverlap)
        }
        (Known::No, Known::No) => (Verdict::Differs, Reason::WindowsDiffer),
        // Within, and perhaps the same: the same is not excluded, so neither is known.
        _ => (Verdict::Unknown, Reason::WindowsUnclear),
    }
}

fn stock_and_present(stock_side: Side, stock: Period, window: Period) -> (Verdict, Reason) {
    match stock.is_within(window) {
        Known::Yes => (Verdict::Contained { inner: stock_side }, Reason::StockWithinPresent),
        Known::No => (Verdict::Differs, Reason::WindowsDiffer),
        Known::Unknown => (Verdict::Unknown, Reason::WindowsUnclear),
    }
}

fn entrants_and_present(entrants_side: Side, entrants: Period, present: Period) -> (Verdict, Reason) {
    match entrants.is_within(present) {
        Known::Yes => (Verdict::Contained { inner: entrants_side }, Reason::EntrantsWithinPresent),
        Known::No => (Verdict::Differs, Reason::WindowsDiffer),
        Known::Unknown => (Verdict::Unknown, Reason::WindowsUnclear),
    }
}
