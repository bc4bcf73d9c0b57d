//! What a report says of an axis. Whoever adds an axis finds here all its words.

use darkfigure_analysis::Side;
use darkfigure_model::{Axis, Dossier, Facet, Measure, SourceId, Status, Within};

use super::{basis, numeral};
use crate::compose::desk::Desk;
use crate::compose::pair::Pair;
use crate::compose::period;

/// What both figures share, or may not, on an axis: "that they are about the same place".
pub(in crate::compose) const fn noun(axis: Axis) -> &'static str {
    match axis {
        Axis::Unit => "unit",
        Axis::Concept => "thing",
        Axis::Population => "people",
        Axis::Place => "place",
        Axis::Time => "time",
        Axis::Status => "status",
    }
}

/// In what one of two reaches further on an axis: "reaches further in time".
pub(in crate::compose) const fn reach(axis: Axis) -> &'static str {
    match axis {
        Axis::Unit | Axis::Concept => "what is counted",
        Axis::Population => "who is counted",
        Axis::Place => "place",
        Axis::Time => "time",
        Axis::Status => "how sure it is",
    }
}

/// What is supposed of both sides on an axis of which it is not known whether they agree, after "if both". None for how sure each is: that is
/// known to differ, and what is supposed is that it changes nothing.
pub(in crate::compose) const fn supposed(axis: Axis) -> Option<&'static str> {
    match axis {
        Axis::Unit | Axis::Concept | Axis::Population => Some("count the same thing"),
        Axis::Place => Some("are about the same place"),
        Axis::Time => Some("are about the same time"),
        Axis::Status => None,
    }
}

/// What is supposed where how sure each side is is not known to change nothing, after "if".
pub(in crate::compose) const SURENESS_SUPPOSED: &str =
    "it makes no difference how sure each is of what it counts";

/// What both sides would have to say to settle an axis; none where it is for one side to say.
pub(in crate::compose) const fn settled_by(axis: Axis) -> Option<&'static str> {
    match axis {
        Axis::Concept => Some("what exactly each counts, and what not"),
        Axis::Population => Some("among whom each counts"),
        Axis::Place => Some("where exactly each counts"),
        Axis::Time => Some("both numbers for the same time"),
        Axis::Unit | Axis::Status => None,
    }
}

/// A facet, as a step names its ends.
pub(in crate::compose) fn facet(desk: &Desk<'_>, facet: &Facet) -> String {
    match facet {
        Facet::Unit(unit) => desk.unit_words(unit).1,
        Facet::Concept(concept) => format!("“{}”", desk.concept(concept)),
        Facet::Population(population) => desk.population(population),
        Facet::Place(place) => period::list(&place.names(), "and"),
        Facet::Time(kind) => period::kind(*kind).to_owned(),
        Facet::Status(status) => format!("“{}”", basis::status(*status)),
    }
}

/// A facet as a limit behind a noun: " among the workforce", " in Kenya"; empty where the noun itself says it.
pub(in crate::compose) fn within(desk: &Desk<'_>, facet: &Facet) -> String {
    match facet {
        Facet::Unit(_) | Facet::Concept(_) | Facet::Time(_) => String::new(),
        Facet::Population(population) => format!(" among {}", desk.population(population)),
        Facet::Place(place) => format!(" in {}", period::list(&place.names(), "and")),
        Facet::Status(status) => format!(" {}", basis::status(*status)),
    }
}

/// What a side says on an axis.
pub(in crate::compose) fn said_on(pair: &Pair<'_>, axis: Axis, side: Side) -> Option<String> {
    let measure = &pair.figure(side).measure;
    let desk = &pair.desk;
    match axis {
        Axis::Unit => Some(desk.counts(pair.figure(side))),
        Axis::Concept => measure.concept.as_ref().map(|id| desk.concept(id)),
        Axis::Population => measure.population.as_ref().map(|id| desk.population(id)),
        Axis::Place => measure.place.as_ref().map(|place| period::list(&place.names(), "and")),
        Axis::Time => measure.time.map(period::time),
        Axis::Status => measure.status.map(|status| basis::status(status).to_owned()),
    }
}

/// The same in few words, where there are some: "cases against people".
pub(in crate::compose) fn against(pair: &Pair<'_>, axis: Axis) -> Option<String> {
    let [lower, upper] = pair.sides().map(|side| &pair.figure(side).measure);
    match axis {
        Axis::Unit => {
            let [one, other] = pair.sides().map(|side| pair.desk.counts(pair.figure(side)));
            Some(format!("{one} against {other}"))
        }
        Axis::Time => {
            let (one, other) = (lower.time?.kind, upper.time?.kind);
            (one != other).then(|| format!("{} against {}", period::counts(one), period::counts(other)))
        }
        Axis::Concept | Axis::Population | Axis::Place | Axis::Status => None,
    }
}

/// How the two sides differ on an axis: "one counts cases, the other people".
pub(in crate::compose) fn contrast(pair: &Pair<'_>, axis: Axis) -> Option<String> {
    let [lower, upper] = pair.sides().map(|side| &pair.figure(side).measure);
    let desk = &pair.desk;
    Some(match axis {
        Axis::Unit => {
            let [one, other] = pair.sides().map(|side| desk.counts(pair.figure(side)));
            format!("one counts {one}, the other {other}")
        }
        Axis::Concept => {
            let (one, other) = (lower.concept.as_ref()?, upper.concept.as_ref()?);
            format!("one is about “{}”, the other about “{}”", desk.concept(one), desk.concept(other))
        }
        Axis::Population => {
            let (one, other) = (lower.population.as_ref()?, upper.population.as_ref()?);
            format!("one is among {}, the other among {}", desk.population(one), desk.population(other))
        }
        Axis::Place => {
            let names = |place: &darkfigure_model::Place| period::list(&place.names(), "and");
            format!(
                "one is for {}, the other for {}",
                names(lower.place.as_ref()?),
                names(upper.place.as_ref()?)
            )
        }
        Axis::Time => {
            let (one, other) = (lower.time?, upper.time?);
            if one.kind == other.kind {
                format!(
                    "one is of {}, the other of {}",
                    period::period(one.period),
                    period::period(other.period)
                )
            } else {
                format!("one counts {}, the other {}", period::counts(one.kind), period::counts(other.kind))
            }
        }
        Axis::Status => {
            let (one, other) = (basis::status(lower.status?), basis::status(upper.status?));
            format!("one source says “{one}”, the other “{other}”")
        }
    })
}

/// What a copy says on an axis where it says something else than its original: "cases became people".
pub(in crate::compose) fn became(
    desk: &Desk<'_>,
    original: &Measure,
    copy: &Measure,
    axis: Axis,
) -> Option<String> {
    let places = |measure: &Measure| measure.place.as_ref().map(|place| place.names());
    match axis {
        Axis::Place => {
            let (from, to) = (places(original)?, places(copy)?);
            let many = |names: &[String]| {
                if names.len() > 2 {
                    format!("{} countries", numeral::small(names.len()))
                } else {
                    period::list(names, "and")
                }
            };
            Some(format!("{} became {}", many(&from), many(&to)))
        }
        Axis::Status => {
            let from = basis::status(original.status?);
            Some(match copy.status {
                // What is asserted, or left without a qualifier, is said as a fact: they "are".
                Some(Status::Confirmed) | None => format!("“{from}” became “are”"),
                Some(to @ (Status::Presumed | Status::MayBe)) => {
                    format!("“{from}” became “{}”", basis::status(to))
                }
            })
        }
        Axis::Unit => {
            Some(format!("{} became {}", desk.unit_words(&original.unit).1, desk.unit_words(&copy.unit).1))
        }
        Axis::Concept => {
            let (from, to) = (original.concept.as_ref()?, copy.concept.as_ref()?);
            Some(format!("“{}” became “{}”", desk.concept(from), desk.concept(to)))
        }
        Axis::Population => {
            let (from, to) = (original.population.as_ref()?, copy.population.as_ref()?);
            Some(format!("{} became {}", desk.population(from), desk.population(to)))
        }
        Axis::Time => {
            let (from, to) = (original.time?, copy.time?);
            Some(format!("“{}” became “{}”", period::time(from), period::time(to)))
        }
    }
}

/// The dossier's own reason why what one says on an axis lies within, or apart from, what the other says.
pub(in crate::compose) fn relation<'a>(pair: &Pair<'a>, axis: Axis) -> Option<(&'a str, &'a [SourceId])> {
    let dossier = pair.desk.dossier;
    let [left, right] = pair.sides().map(|side| pair.figure(side).measure.facet(axis));
    let (left, right) = (left?, right?);
    stated(dossier, &left, &right).or_else(|| stated(dossier, &right, &left))
}

fn stated<'a>(dossier: &'a Dossier, own: &Facet, other: &Facet) -> Option<(&'a str, &'a [SourceId])> {
    fn reason<'a, Id: PartialEq>(
        within: &'a [Within<Id>],
        apart: &'a [Within<Id>],
        other: &Id,
    ) -> Option<(&'a str, &'a [SourceId])> {
        let relation = within.iter().chain(apart).find(|relation| relation.of == *other)?;
        Some((relation.why.as_str(), relation.sources.as_slice()))
    }
    match (own, other) {
        (Facet::Concept(own), Facet::Concept(other)) => {
            let own = dossier.concepts.get(own)?;
            reason(&own.within, &own.apart_from, other)
        }
        (Facet::Population(own), Facet::Population(other)) => {
            let own = dossier.populations.get(own)?;
            reason(&own.within, &own.apart_from, other)
        }
        (
            Facet::Unit(_)
            | Facet::Place(_)
            | Facet::Time(_)
            | Facet::Status(_)
            | Facet::Concept(_)
            | Facet::Population(_),
            _,
        ) => None,
    }
}
