//! Facets: what a figure says on one axis.

use crate::{Axis, ConceptId, Known, Measure, Place, PopulationId, Status, Time, TimeKind, Unit};

/// What a figure says on one axis. An axis has one kind of facet.
#[derive(Debug, Clone, PartialEq, Eq)]
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

impl Measure {
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
    fn a_place_is_the_same_in_every_way_of_writing_it() {
        let place = |code| Facet::Place(Place::new([code]).unwrap());
        assert_ne!(place("KH"), place("MM"));
        assert!(place("KHM").is_same(&place("KH")) && !place("KH").is_same(&place("MM")));
    }
}
