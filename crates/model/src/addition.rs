//! Additions: whether the parts of a published sum make its total, by one rule for whoever asks.

use crate::extent::coarsest_place;
use crate::{
    Axis, ConceptId, Dossier, Extent, Figure, Form, Known, Measure, Number, PopulationId, Scale, TimeKind,
    Value, Within,
};

/// What may be said of a published total and its parts, given how the numbers were rounded and hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Addition {
    /// Every number is exact, and the parts make the total to the last digit.
    Exact,
    /// The parts make the total as far as the rounding of the numbers goes.
    Rounded {
        /// The power of ten of the coarsest place to which one of the numbers may have been rounded.
        place: i32,
    },
    /// A number is only said to be about so much, and the parts make the total if that is taken as rounding. No more follows from "about".
    About {
        /// The power of ten of the coarsest place to which one of the numbers may have been rounded.
        place: i32,
    },
    /// The parts are not all of it, and do not exceed the total.
    Within,
    /// The parts are more than the total, whatever the rounding.
    TooMuch,
    /// The parts are less than the total, whatever the rounding, and are said to be all of it.
    TooLittle,
    /// Parts share something, which their sum counts twice: nothing follows from it for the total.
    Overlapping,
    /// A hedge leaves it open.
    Open,
    /// The total is published as a floor, and the parts have none: one of them is only about a number, or at most one.
    NoFloor,
}

impl Addition {
    /// What may be said of a total and its parts.
    ///
    /// Parts that are all of it make the total. Others do not exceed it, unless one may be negative: then nothing follows.
    /// Of parts that overlap only too little says something: even what is counted twice does not make it.
    #[must_use]
    pub fn of(
        total: &Figure,
        parts: &[&Figure],
        is_complete: bool,
        may_be_negative: bool,
        parts_overlap: bool,
    ) -> Self {
        let extent = |figure: &Figure| {
            let value = figure.value.clone().in_unit(&figure.measure.unit);
            let extent =
                if is_to_the_last_one(figure) { Extent::as_written(&value) } else { Extent::of(&value) };
            if may_be_negative { extent } else { extent.not_negative() }
        };
        let sum = parts.iter().fold(Extent::ZERO, |sum, part| sum.plus(extent(part)));
        let whole = extent(total);
        if parts_overlap && !(is_complete && !may_be_negative && whole.is_above(sum)) {
            return Self::Overlapping;
        }
        // Who says "at least 400" does not mean 350: only what is no bound may have been rounded to this.
        let is_bound = |figure: &Figure| {
            let said = figure.quantity();
            said.low().value().is_some() != said.high().value().is_some()
        };
        let as_meant = |figure: &Figure| {
            let meant = if is_bound(figure) { as_written(figure) } else { return extent(figure) };
            if may_be_negative { meant } else { meant.not_negative() }
        };
        let meant = parts.iter().fold(Extent::ZERO, |sum, part| sum.plus(as_meant(part)));
        let total_meant = as_meant(total);
        if meant.is_above(total_meant) && (is_complete || !may_be_negative) {
            return Self::TooMuch;
        }
        if is_complete && total_meant.is_above(meant) {
            return Self::TooLittle;
        }
        let claims_floor = matches!(total.value.form, Form::AtLeast(_) | Form::MoreThan(_));
        if claims_floor && parts.iter().any(|part| !has_floor(part)) {
            return Self::NoFloor;
        }
        let terms = || parts.iter().copied().chain([total]);
        let places = terms().flat_map(|figure| {
            let value = figure.value.clone().in_unit(&figure.measure.unit);
            value.numbers().into_iter().map(|number| coarsest_place(&value, number)).collect::<Vec<_>>()
        });
        let place = places.max().unwrap_or(0);
        // What does not fit as it was written fits by its rounding alone, else it would have been too much or too little.
        let as_written = |figure: &Figure| {
            let extent = as_written(figure);
            if may_be_negative { extent } else { extent.not_negative() }
        };
        let written = parts.iter().fold(Extent::ZERO, |sum, part| sum.plus(as_written(part)));
        let total_written = as_written(total);
        let exceeds = written.is_above(total_written) && (is_complete || !may_be_negative);
        let falls_short = is_complete && total_written.is_above(written);
        let is_about = terms().any(|figure| matches!(figure.value.form, Form::About(_)));
        if exceeds || falls_short {
            let place = if is_about { Self::About { place } } else { Self::Rounded { place } };
            // A floor may lie anywhere above its number: that its number may be rounded makes nothing agree.
            let is_floor =
                |figure: &Figure| matches!(figure.value.form, Form::AtLeast(_) | Form::MoreThan(_));
            let is_open = terms().any(is_floor) || is_about && !is_near(total, parts);
            return if is_open { Self::Open } else { place };
        }
        if !is_complete {
            // The most that the parts may be is no more than the total was said to be.
            let ends = written.high.zip(total_written.high);
            let fits = ends.is_some_and(|(most, whole)| most - whole <= 1e-9 * whole.abs());
            return if fits && !may_be_negative { Self::Within } else { Self::Open };
        }
        // As they were written they neither exceed the total nor fall short of it.
        if terms().all(|figure| matches!(figure.value.form, Form::Exact(_))) {
            return Self::Exact;
        }
        let are_numbers = terms().all(|figure| matches!(figure.value.form, Form::Exact(_) | Form::About(_)));
        if are_numbers && is_near(total, parts) { Self::About { place } } else { Self::Open }
    }

    /// What may be said of a total and its parts as the dossier knows them, with what the parts share.
    ///
    /// That one part's scope lies within another's is no overlap as long as the numbers fit: what is left of a total is often called by the
    /// name of the whole. Where they are too much, it may be why.
    #[must_use]
    pub fn among(
        dossier: &Dossier,
        total: &Figure,
        parts: &[&Figure],
        is_complete: bool,
        may_be_negative: bool,
    ) -> (Self, Vec<([usize; 2], Axis)>) {
        let overlapping = overlapping_parts(dossier, parts);
        let found = Self::of(total, parts, is_complete, may_be_negative, !overlapping.is_empty());
        if found != Self::TooMuch {
            return (found, overlapping);
        }
        let nested = shared_parts(dossier, parts, true);
        if nested.is_empty() { (found, overlapping) } else { (Self::Overlapping, nested) }
    }

    /// Whether the parts make the total, or do not exceed it. None where a hedge leaves it open.
    #[must_use]
    pub const fn holds(self) -> Option<bool> {
        match self {
            Self::Exact | Self::Rounded { .. } | Self::Within => Some(true),
            Self::TooMuch | Self::TooLittle => Some(false),
            Self::About { .. } | Self::Overlapping | Self::Open | Self::NoFloor => None,
        }
    }
}

/// Whether a number of things that have no fractions is written to the last one: 216 deaths are rounded to nothing.
fn is_to_the_last_one(figure: &Figure) -> bool {
    let is_whole = |number: &Number| number.exponent() == 0 && number.coarsest_place() == 0;
    figure.value.scale == Scale::One
        && !figure.measure.unit.is_divisible()
        && matches!(figure.value.form, Form::Exact(_))
        && figure.value.numbers().iter().all(is_whole)
}

/// Whether a figure says that there are no fewer than some number.
const fn has_floor(figure: &Figure) -> bool {
    match figure.value.form {
        Form::Exact(_) | Form::AtLeast(_) | Form::MoreThan(_) | Form::Range(_) | Form::Interval(_) => true,
        Form::About(_) | Form::AtMost(_) | Form::LessThan(_) | Form::FarBelow(_) | Form::Vague(_) => false,
    }
}

/// Whether the parts may make the total, if "about" is no more than rounding.
fn is_near(total: &Figure, parts: &[&Figure]) -> bool {
    let as_rounded = |figure: &Figure| Extent::of(&without_about(figure));
    let sum = parts.iter().fold(Extent::ZERO, |sum, part| sum.plus(as_rounded(part)));
    let whole = as_rounded(total);
    !(whole.is_above(sum) || sum.is_above(whole))
}

/// Where a figure lies as it was written, "about" so many at so many.
fn as_written(figure: &Figure) -> Extent {
    Extent::as_written(&without_about(figure))
}

fn without_about(figure: &Figure) -> Value {
    let mut value = figure.value.clone().in_unit(&figure.measure.unit);
    if let Form::About(number) = value.form {
        value.form = Form::Exact(number);
    }
    value
}

/// How many parts of a sum are compared with one another. What parts beyond these share is not said.
pub const MOST_PARTS_COMPARED: usize = 300;

/// The parts of a sum that share something with one before them, or may, being of those present at two times; by their places in it: the first
/// such one, the part itself, and the respect. Of a long sum the first [`MOST_PARTS_COMPARED`] are compared.
#[must_use]
pub fn overlapping_parts(dossier: &Dossier, parts: &[&Figure]) -> Vec<([usize; 2], Axis)> {
    shared_parts(dossier, parts, false)
}

/// The same, those among them whose scope lies within that of another, where nested ones count.
fn shared_parts(dossier: &Dossier, parts: &[&Figure], nested_count: bool) -> Vec<([usize; 2], Axis)> {
    let parts = &parts[..parts.len().min(MOST_PARTS_COMPARED)];
    let first = |at: usize| {
        let shared =
            |before: usize| parts_overlap(dossier, &parts[before].measure, &parts[at].measure, nested_count);
        (0..at).find_map(|before| Some(([before, at], shared(before)?)))
    };
    (0..parts.len()).filter_map(first).collect()
}

/// The respect in which two parts of a sum share something. None where they share nothing, or nobody says: that parts overlap
/// must follow from what the dossier says of their concepts, populations, places and windows. That the scope of one lies within that of
/// the other is no overlap: what is left of a total is often called by the name of the whole. Whoever is there at one time may be there at
/// another, so that numbers of those present at two times are of parts that may share everybody.
fn parts_overlap(dossier: &Dossier, one: &Measure, other: &Measure, nested_count: bool) -> Option<Axis> {
    let overlaps_concept = |a: &ConceptId, b: &ConceptId| {
        dossier.concepts.get(a).is_some_and(|found| found.overlaps.iter().any(|relation| relation.of == *b))
    };
    let holds_concept = |a: &ConceptId, b: &ConceptId| {
        is_held(b, a, |id| dossier.concepts.get(id).map(|found| found.within.as_slice()))
    };
    let overlaps_population = |a: &PopulationId, b: &PopulationId| {
        dossier
            .populations
            .get(a)
            .is_some_and(|found| found.overlaps.iter().any(|relation| relation.of == *b))
    };
    let holds_population = |a: &PopulationId, b: &PopulationId| {
        is_held(b, a, |id| dossier.populations.get(id).map(|found| found.within.as_slice()))
    };
    let concepts = declared(one.concept.as_ref(), other.concept.as_ref(), overlaps_concept, holds_concept)?;
    let populations =
        declared(one.population.as_ref(), other.population.as_ref(), overlaps_population, holds_population)?;
    let shared = [
        (Axis::Concept, concepts),
        (Axis::Population, populations),
        (Axis::Place, places(one, other)?),
        (Axis::Time, times(one, other)?),
    ];
    // Some of one that lies within the other in some respects are in both as well.
    let is_nested = shared.iter().any(|(_, shared)| *shared == Shared::Within);
    let wanted = |shared: Shared| match shared {
        Shared::All => false,
        Shared::Within => nested_count,
        Shared::Some => nested_count || !is_nested,
    };
    shared.into_iter().find(|(_, shared)| wanted(*shared)).map(|(axis, _)| axis)
}

/// How much two parts share in one respect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shared {
    All,
    /// One has all of the other, and more.
    Within,
    Some,
}

/// Whether an entry is declared to lie within another, or within one that does.
fn is_held<'d, Id: PartialEq + 'd>(
    inner: &'d Id,
    outer: &Id,
    within: impl Fn(&Id) -> Option<&'d [Within<Id>]>,
) -> bool {
    let mut reached = vec![inner];
    let mut next = 0;
    while next < reached.len() {
        for relation in within(reached[next]).into_iter().flatten() {
            if relation.of == *outer {
                return true;
            }
            if !reached.contains(&&relation.of) {
                reached.push(&relation.of);
            }
        }
        next += 1;
    }
    false
}

/// How much two entries share by what is declared of them. None where that is not declared.
fn declared<'d, Id: PartialEq>(
    one: Option<&'d Id>,
    other: Option<&'d Id>,
    overlaps: impl Fn(&Id, &Id) -> bool,
    holds: impl Fn(&'d Id, &'d Id) -> bool,
) -> Option<Shared> {
    match (one, other) {
        (None, None) => Some(Shared::All),
        (Some(one), Some(other)) if one == other => Some(Shared::All),
        (Some(one), Some(other)) if holds(one, other) || holds(other, one) => Some(Shared::Within),
        (Some(one), Some(other)) => (overlaps(one, other) || overlaps(other, one)).then_some(Shared::Some),
        (Some(_), None) | (None, Some(_)) => None,
    }
}

fn places(one: &Measure, other: &Measure) -> Option<Shared> {
    match (&one.place, &other.place) {
        (None, None) => Some(Shared::All),
        (Some(one), Some(other))
            if (one.is_within(other), other.is_within(one)) == (Known::Yes, Known::Yes) =>
        {
            Some(Shared::All)
        }
        (Some(one), Some(other))
            if one.is_within(other) == Known::Yes || other.is_within(one) == Known::Yes =>
        {
            Some(Shared::Within)
        }
        (Some(one), Some(other)) => one.overlaps(other).then_some(Shared::Some),
        (Some(_), None) | (None, Some(_)) => None,
    }
}

fn times(one: &Measure, other: &Measure) -> Option<Shared> {
    let (one, other) = match (one.time, other.time) {
        (None, None) => return Some(Shared::All),
        (Some(one), Some(other)) if one.kind == other.kind => (one, other),
        (Some(_) | None, _) => return None,
    };
    let within = [one.period.is_within(other.period), other.period.is_within(one.period)];
    match (one.period.is_same(other.period), one.period.is_apart(other.period)) {
        (Known::Yes, _) => Some(Shared::All),
        // Who is there on one day may be there on another, and is new or recorded but once.
        _ if matches!(one.kind, TimeKind::Stock | TimeKind::Present) => Some(Shared::Some),
        _ if within.contains(&Known::Yes) => Some(Shared::Within),
        (_, Known::No) if within == [Known::No; 2] => Some(Shared::Some),
        _ => None,
    }
}

/// Whether a part surely has the base of its total: shares and rates add up only over one and the same base. The rates of two provinces do
/// not make that of the country.
#[must_use]
pub fn is_of_one_base(total: &Figure, part: &Figure) -> bool {
    let (whole, own) = (&total.measure, &part.measure);
    let is_in_one_place = match (&whole.place, &own.place) {
        (Some(whole), Some(own)) => (whole.is_within(own), own.is_within(whole)) == (Known::Yes, Known::Yes),
        (None, _) | (_, None) => true,
    };
    let is_among_the_same = whole.population == own.population || own.population.is_none();
    !total.kind().needs_base() || is_in_one_place && is_among_the_same
}
