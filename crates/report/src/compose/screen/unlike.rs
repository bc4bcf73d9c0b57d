//! In what two figures differ, in a clause.

use std::collections::BTreeSet;

use darkfigure_analysis::{Reason, Verdict};
use darkfigure_model::{Axis, BridgeKind};

use crate::compose::pair::Pair;

/// What two figures differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Respect {
    /// What, or whom, they count, and how.
    Thing,
    /// Among whom they count.
    Group,
    /// A number, a share, a rate, a change.
    Kind,
    /// In which money.
    Money,
    Place,
    Time,
}

/// "the two are not about the same time", or that they do not count the same thing. None where nothing is known to differ.
pub(super) fn clause(pair: &Pair<'_>) -> Option<&'static str> {
    clause_but_for(pair, None)
}

/// The same of all axes but one.
pub(super) fn clause_but_for(pair: &Pair<'_>, axis: Option<Axis>) -> Option<&'static str> {
    let axes = pair.found.comparability.axes.iter().filter(|found| Some(found.axis) != axis);
    let differ = axes.filter(|found| matches!(found.verdict, Verdict::Differs | Verdict::Overlapping));
    let respects: BTreeSet<Respect> = differ.map(|found| respect(found.reason)).collect();
    Some(match respects.iter().copied().collect::<Vec<_>>().as_slice() {
        [] if is_set_apart(pair) => "the two do not count the same thing",
        [] => return None,
        [Respect::Group] => "the two are not about the same group",
        [Respect::Time] => "the two are not about the same time",
        [Respect::Place] => "the two are not about the same place",
        [Respect::Place, Respect::Time] => "the two are not about the same place and time",
        [Respect::Money] if are_both_money(pair) => IN_TWO_MONEYS,
        [Respect::Kind] => "the two are quantities of different kinds",
        _ => "the two do not count the same thing",
    })
}

/// Whether a reconciliation of the two says that by definition one of them has what the other has not.
pub(super) fn is_set_apart(pair: &Pair<'_>) -> bool {
    let between = &pair.comparison.between;
    pair.desk.dossier.reconciliations.iter().any(|(_, entry)| {
        entry.between.iter().all(|id| between.contains(id))
            && entry.components.iter().any(|component| {
                component.kind == BridgeKind::Definition
                    && component.left.is_some() != component.right.is_some()
            })
    })
}

/// What two amounts differ in, where that is all.
const IN_TWO_MONEYS: &str = "the two are in different currencies";

/// Whether nothing is known to part the two but the money that they are in.
pub(super) fn are_of_two_moneys(pair: &Pair<'_>) -> bool {
    clause(pair) == Some(IN_TWO_MONEYS)
}

fn are_both_money(pair: &Pair<'_>) -> bool {
    pair.sides().into_iter().all(|side| pair.figure(side).measure.unit.is_currency())
}

const fn respect(reason: Reason) -> Respect {
    match reason {
        Reason::WindowsDiffer
        | Reason::WindowsOverlap
        | Reason::DatesDiffer
        | Reason::WindowsUnclear
        | Reason::WindowWithin => Respect::Time,
        Reason::PlacesDiffer | Reason::PlacesOverlap | Reason::PlacesUnclear | Reason::PlaceWithin => {
            Respect::Place
        }
        Reason::PopulationsOverlap | Reason::PopulationsApart => Respect::Group,
        Reason::MoneyDiffers => Respect::Money,
        Reason::ShareAgainstNumber
        | Reason::RateAgainstNumber
        | Reason::ChangeAgainstOther
        | Reason::RateInTime => Respect::Kind,
        Reason::SaidTheSame
        | Reason::NeitherLimits
        | Reason::BothAssert
        | Reason::OneQualifies
        | Reason::OneDoesNotSay
        | Reason::NeitherSays
        | Reason::UnitsDiffer
        | Reason::ChangesDiffer
        | Reason::ChangesUnclear
        | Reason::ConceptsUnrelated
        | Reason::NetAgainstGross
        | Reason::ConceptWithin
        | Reason::PartOfBalance
        | Reason::ConceptsOverlap
        | Reason::ConceptsApart
        | Reason::PopulationsUnrelated
        | Reason::PopulationWithin
        | Reason::PopulationUnlimited
        | Reason::StockAgainstFlow
        | Reason::StockWithinPresent
        | Reason::EntrantsWithinPresent
        | Reason::DetectedOfPresent
        | Reason::DetectedOfEntrants
        | Reason::StatusesDiffer => Respect::Thing,
    }
}
