//! Scopes: whom a measure counts in a world.

use std::collections::BTreeSet;

use darkfigure_model::{Axis, Date, Measure, Period, Place, Time, TimeKind};

use crate::{Person, World};

/// Who of a scope was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Everybody.
    All,
    /// Whom one register recorded.
    By(usize),
    /// Whom any register recorded.
    ByAny,
}

/// A measure of which nothing is left unsaid.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The measure, whole: what it does not name it does not limit.
    pub measure: Measure,
}

impl Scope {
    /// Whether one axis lets a person in. The unit and the status let in everybody.
    fn admits(&self, axis: Axis, leaves: Option<&BTreeSet<usize>>, person: &Person) -> bool {
        let among = |names: &[&str], holds: &[bool], id: &str| {
            names.iter().zip(holds).any(|(name, holds)| *name == id && *holds)
        };
        let measure = &self.measure;
        match axis {
            Axis::Unit | Axis::Status => true,
            Axis::Concept => {
                let concept = measure.concept.as_ref();
                concept.is_none_or(|id| among(&World::CONCEPTS, &person.concepts, id.as_str()))
            }
            Axis::Population => {
                let population = measure.population.as_ref();
                population.is_none_or(|id| among(&World::POPULATIONS, &person.populations, id.as_str()))
            }
            Axis::Place => leaves.is_none_or(|leaves| leaves.contains(&person.leaf)),
            Axis::Time => measure.time.is_none_or(|time| is_in(time, person)),
        }
    }

    /// The people whom one axis lets in.
    #[must_use]
    pub fn on(&self, axis: Axis, world: &World) -> BTreeSet<usize> {
        let leaves = self.measure.place.as_ref().map(leaves);
        let people = world.people.iter().enumerate();
        let admitted = people.filter(|(_, person)| self.admits(axis, leaves.as_ref(), person));
        admitted.map(|(at, _)| at).collect()
    }

    /// What is counted one by one: people, or the cases to which they belong.
    #[must_use]
    pub fn counted(&self, counted: Counted, world: &World) -> BTreeSet<usize> {
        let leaves = self.measure.place.as_ref().map(leaves);
        let is_counted = |person: &Person| match counted {
            Counted::All => true,
            Counted::By(register) => person.recorded[register],
            Counted::ByAny => person.recorded.contains(&true),
        };
        let admitted = world.people.iter().enumerate().filter(|(_, person)| {
            is_counted(person) && Axis::ALL.iter().all(|axis| self.admits(*axis, leaves.as_ref(), person))
        });
        if self.measure.unit.as_str() == "case" {
            admitted.map(|(_, person)| person.case).collect()
        } else {
            admitted.map(|(at, _)| at).collect()
        }
    }

    /// Whether the two reach over one place.
    #[must_use]
    pub fn shares_a_place(&self, other: &Self) -> bool {
        let places = [self, other].map(|scope| scope.measure.place.as_ref().map(leaves));
        match places {
            [Some(one), Some(other)] => !one.is_disjoint(&other),
            [None, _] | [_, None] => true,
        }
    }

    /// How many they are.
    #[must_use]
    pub fn number(&self, counted: Counted, world: &World) -> f64 {
        self.counted(counted, world).len() as f64
    }
}

/// The smallest parts of a place, by its codes.
fn leaves(place: &Place) -> BTreeSet<usize> {
    let own: BTreeSet<&str> = place.codes().collect();
    let parts =
        World::PLACES.iter().filter(|(codes, _)| codes.iter().copied().collect::<BTreeSet<_>>() == own);
    parts.flat_map(|(_, leaves)| leaves.iter().copied()).collect()
}

/// The first and the last day of a period, from the first day of 2020.
fn days(period: Period) -> (i64, i64) {
    let zero = Date::day(2020, 1, 1).map(Date::first_day);
    let first = |date: Date| zero.map_or(0, |zero| (date.first_day() - zero).num_days());
    let last = |date: Date| zero.map_or(0, |zero| (date.last_day() - zero).num_days());
    (period.start().date().map_or(i64::MIN, first), period.end().date().map_or(i64::MAX, last))
}

fn is_in(time: Time, person: &Person) -> bool {
    let (from, to) = days(time.period);
    match time.kind {
        TimeKind::Stock => person.entry <= from && from <= person.exit,
        // Whoever is recorded is recorded when they come.
        TimeKind::Entrants | TimeKind::Cumulative | TimeKind::Detections => {
            from <= person.entry && person.entry <= to
        }
        TimeKind::Present => person.entry <= to && from <= person.exit,
    }
}
