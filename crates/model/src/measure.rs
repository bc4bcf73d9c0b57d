//! Measures: what a figure is about, its axes, and what is said on each.

use crate::{ConceptId, Known, Place, PopulationId, Status, Time, TimeKind, Unit};

/// What a figure is about, axis by axis (the estimand). What is not stated is none, and stays unknown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Measure {
    /// The counting unit.
    pub unit: Unit,
    /// What is counted.
    pub concept: Option<ConceptId>,
    /// Among whom.
    pub population: Option<PopulationId>,
    /// Where.
    pub place: Option<Place>,
    /// When, and how it counts over time.
    pub time: Option<Time>,
    /// How sure the source is that what it counts is what it says.
    pub status: Option<Status>,
}

impl Measure {
    /// A measure of which only the counting unit is said.
    #[must_use]
    pub const fn of(unit: Unit) -> Self {
        Self { unit, concept: None, population: None, place: None, time: None, status: None }
    }

    /// What is said on an axis; none where nothing is said.
    #[must_use]
    pub fn facet(&self, axis: Axis) -> Option<Facet> {
        match axis {
            Axis::Unit => Some(Facet::Unit(self.unit.clone())),
            Axis::Concept => self.concept.clone().map(Facet::Concept),
            Axis::Population => self.population.clone().map(Facet::Population),
            Axis::Place => self.place.clone().map(Facet::Place),
            Axis::Time => self.time.map(|time| Facet::Time(time.kind)),
            Axis::Status => self.status.map(Facet::Status),
        }
    }

    /// The same measure with another facet on its axis. A way of counting over time keeps the date or window; without one it is not taken.
    #[must_use]
    pub fn with(mut self, facet: Facet) -> Self {
        match facet {
            Facet::Unit(unit) => self.unit = unit,
            Facet::Concept(concept) => self.concept = Some(concept),
            Facet::Population(population) => self.population = Some(population),
            Facet::Place(place) => self.place = Some(place),
            Facet::Time(kind) => self.time = self.time.map(|time| Time { kind, ..time }),
            Facet::Status(status) => self.status = Some(status),
        }
        self
    }

    /// What is said on every axis but one, in the order of [`Axis::ALL`]. Two measures for which it is equal are written alike but for
    /// that axis.
    #[must_use]
    pub fn but_for(&self, axis: Axis) -> Vec<Option<Facet>> {
        Axis::ALL.into_iter().filter(|other| *other != axis).map(|other| self.facet(other)).collect()
    }
}

/// One of the six respects in which two figures may differ.
///
/// Detection is not among them: it is the question. Lineage and vintage are flags on a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Axis {
    /// The counting unit.
    Unit,
    /// What is counted.
    Concept,
    /// Among whom.
    Population,
    /// Where.
    Place,
    /// When, and how it counts over time.
    Time,
    /// How sure the source is.
    Status,
}

impl Axis {
    /// All axes, in the order in which a report shows them.
    pub const ALL: [Self; 6] =
        [Self::Unit, Self::Concept, Self::Population, Self::Place, Self::Time, Self::Status];

    /// The axis's name, as a dossier writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Concept => "concept",
            Self::Population => "population",
            Self::Place => "place",
            Self::Time => "time",
            Self::Status => "status",
        }
    }
}

impl std::fmt::Display for Axis {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// What a figure says on one axis. An axis has one kind of facet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Facet {
    /// A counting unit.
    Unit(Unit),
    /// A concept.
    Concept(ConceptId),
    /// A population.
    Population(PopulationId),
    /// A place.
    Place(Place),
    /// A way of counting over time. Dates and windows are not part of it: a step over time leads to the other figure's.
    Time(TimeKind),
    /// A status.
    Status(Status),
}

impl Facet {
    /// The axis on which it stands.
    #[must_use]
    pub const fn axis(&self) -> Axis {
        match self {
            Self::Unit(_) => Axis::Unit,
            Self::Concept(_) => Axis::Concept,
            Self::Population(_) => Axis::Population,
            Self::Place(_) => Axis::Place,
            Self::Time(_) => Axis::Time,
            Self::Status(_) => Axis::Status,
        }
    }

    /// Whether the two say the same. Places may be written in several ways and be the same.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Place(one), Self::Place(other)) => one.is_same(other) == Known::Yes,
            _ => self == other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_axis_has_a_facet_of_its_own() {
        let measure = Measure {
            unit: Unit::person(),
            concept: ConceptId::new("held").ok(),
            population: PopulationId::new("foreigners").ok(),
            place: Place::new(["KH"]).ok(),
            time: None,
            status: Some(Status::Presumed),
        };
        for axis in Axis::ALL {
            let Some(facet) = measure.facet(axis) else {
                assert_eq!(axis, Axis::Time);
                continue;
            };
            assert_eq!(facet.axis(), axis);
            assert_eq!(measure.clone().with(facet), measure);
        }
    }

    #[test]
    fn measures_that_differ_on_one_axis_are_alike_but_for_it_alone() {
        let plain = Measure::of(Unit::person());
        let presumed = Measure { status: Some(Status::Presumed), ..plain.clone() };
        for axis in Axis::ALL {
            assert_eq!(plain.but_for(axis) == presumed.but_for(axis), axis == Axis::Status, "{axis}");
        }
    }

    #[test]
    fn a_place_is_the_same_in_every_way_of_writing_it() {
        let place = |code| Facet::Place(Place::new([code]).unwrap());
        assert_ne!(place("KH"), place("MM"));
        assert!(place("KHM").is_same(&place("KH")) && !place("KH").is_same(&place("MM")));
    }
}
