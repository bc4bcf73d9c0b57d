//! Own-series conflicts: numbers of one producer that cannot both hold.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::contradiction::{parts, replaced, taken_apart};
use darkfigure_model::{Axis, Dossier, Facet, Figure, FigureId, Form, Known, Period, Role, TimeKind};

/// Two numbers of one producer, about one measure, that cannot both hold as they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnConflict {
    /// The figure whose window is the longer one, or that was said later.
    pub longer: FigureId,
    /// The other.
    pub shorter: FigureId,
    /// What is wrong with the two.
    pub kind: OwnConflictKind,
    /// Whether they were said on different days, so that a revision that nobody declared would explain it. None: a date is missing.
    pub other_vintage: Option<bool>,
}

/// What is wrong with two numbers of one producer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OwnConflictKind {
    /// From one start, fewer up to a later day than up to an earlier one.
    Falls,
    /// More in a part of a window than in the whole.
    PartAboveWhole,
    /// Two numbers for one window.
    TwoTotals,
    /// From one start, far more in the last days of a window than in all before them, as the two were said. Both may hold: a question to the
    /// producer, and no contradiction.
    Leap,
}

impl OwnConflictKind {
    /// Its code, as exports write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Falls => "falls",
            Self::PartAboveWhole => "part-above-whole",
            Self::TwoTotals => "two-totals",
            Self::Leap => "leap",
        }
    }
}

/// The numbers of one producer that cannot both hold.
///
/// One producer is one organisation for which somebody spoke, or one publisher. A figure that another one supersedes, revises or retracts, or a statement takes back,
/// is left out: that the two differ is what was said. Restatements are left out: they are somebody else's. A stated part and its whole are no two
/// numbers for one thing; that a part is not more than its whole is checked where the dossier is read.
#[must_use]
pub fn own_conflicts(dossier: &Dossier) -> Vec<OwnConflict> {
    let gone = replaced(dossier);
    let net = dossier.net_concepts();
    let parts = parts(dossier);
    let apart = taken_apart(dossier);
    let mut groups: BTreeMap<(Key<'_>, TimeKind), Vec<Counted<'_>>> = BTreeMap::new();
    for (id, figure) in dossier.figures.iter() {
        // What goes up and down has parts above its whole.
        if gone.contains(id) || net.has_no_parts(figure) {
            continue;
        }
        let (Some(key), Some((kind, counted))) = (Key::of(dossier, figure), Counted::of(id, figure)) else {
            continue;
        };
        groups.entry((key, kind)).or_default().push(counted);
    }
    let mut found = Vec::new();
    for group in groups.values_mut() {
        // Longer windows first, so that the whole stands before its parts.
        group.sort_by_key(|c| (c.first, std::cmp::Reverse(c.last), c.id));
        for (at, inner) in group.iter().enumerate() {
            // Of the windows that hold this one, the nearest with a ceiling below it says enough. A leap is one to the next number only.
            // A stated part is about less than its measure says: it is nobody's whole, and no second number for one.
            let stands = |outer: &Counted<'_>, kind| {
                let is_two = kind == OwnConflictKind::TwoTotals;
                let is_part = parts.contains(outer.id) || is_two && parts.contains(inner.id);
                !is_part && !apart.contains(&[outer.id, inner.id])
            };
            let before = &group[..at];
            let conflict = before.iter().rev().find_map(|outer| {
                let kind = conflict(outer, inner)?;
                stands(outer, kind).then_some((outer, kind))
            });
            let is_leap = |outer: &&Counted<'_>| leaps(outer, inner) && stands(outer, OwnConflictKind::Leap);
            let leap = || before.last().filter(is_leap).map(|outer| (outer, OwnConflictKind::Leap));
            if let Some((outer, kind)) = conflict.or_else(leap) {
                found.push(OwnConflict {
                    longer: outer.id.clone(),
                    shorter: inner.id.clone(),
                    kind,
                    other_vintage: said(dossier, outer).zip(said(dossier, inner)).map(|(a, b)| a != b),
                });
            }
        }
    }
    let place = |id: &FigureId| dossier.figures.place(id);
    found.sort_by_key(|conflict| (place(&conflict.longer), place(&conflict.shorter)));
    found
}

fn said(dossier: &Dossier, counted: &Counted<'_>) -> Option<darkfigure_model::Date> {
    dossier.said_on(counted.figure)
}

/// Who made a figure: the organisation for which its speaker spoke, else the speaker, else the publisher.
pub(super) fn producer<'d>(dossier: &'d Dossier, figure: &Figure) -> Option<&'d str> {
    let speaker = figure.speaker.as_ref().and_then(|speaker| dossier.speakers.get(speaker));
    let organisation = speaker.map(|speaker| speaker.organisation.as_deref().unwrap_or(&speaker.label));
    organisation.or_else(|| dossier.sources.get(&figure.source)?.publisher.as_deref())
}

/// Who counts what, but for the window.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key<'d> {
    producer: &'d str,
    about: Vec<Option<Facet>>,
}

impl<'d> Key<'d> {
    /// None where the producer or the concept is not known: then nothing says that two figures are about the same.
    pub(super) fn of(dossier: &'d Dossier, figure: &'d Figure) -> Option<Self> {
        let measure = &figure.measure;
        measure.concept.as_ref()?;
        Some(Self { producer: producer(dossier, figure)?, about: measure.but_for(Axis::Time) })
    }
}

/// A number of things in a window.
#[derive(Debug, Clone, Copy)]
struct Counted<'d> {
    id: &'d FigureId,
    figure: &'d Figure,
    period: Period,
    first: NaiveDate,
    last: NaiveDate,
    low: f64,
    high: Option<f64>,
}

impl<'d> Counted<'d> {
    /// None where it has no window with two ends, or is no number of things.
    fn of(id: &'d FigureId, figure: &'d Figure) -> Option<(TimeKind, Self)> {
        let time = figure.measure.time.filter(|time| time.kind != TimeKind::Stock)?;
        let (start, end) = (time.period.start().date()?, time.period.end().date()?);
        let is_plain =
            figure.value.scale == darkfigure_model::Scale::One && figure.relations.relates.is_none();
        let (low, high) = match figure.value.form {
            Form::Exact(n) => (n.to_f64(), Some(n.to_f64())),
            Form::About(n) => {
                let half = 0.5 * libm::pow(10.0, f64::from(n.coarsest_place()));
                (n.to_f64() - half, Some(n.to_f64() + half))
            }
            Form::AtLeast(n) | Form::MoreThan(n) => (n.to_f64(), None),
            Form::AtMost(n) | Form::LessThan(n) | Form::FarBelow(n) => (0.0, Some(n.to_f64())),
            Form::Range(range) => (range.low().to_f64(), Some(range.high().to_f64())),
            Form::Interval(_) | Form::Vague(_) => return None,
        };
        let (first, last) = (start.first_day(), end.last_day());
        is_plain.then_some((time.kind, Self { id, figure, period: time.period, first, last, low, high }))
    }
}

/// What cannot hold of a number in a window and one in a window within it.
fn conflict(outer: &Counted<'_>, inner: &Counted<'_>) -> Option<OwnConflictKind> {
    let is_above = |a: &Counted<'_>, b: &Counted<'_>| b.high.is_some_and(|high| a.low > high);
    let (is_more, is_less) = (is_above(inner, outer), is_above(outer, inner));
    let [larger, smaller] = if is_more { [inner, outer] } else { [outer, inner] };
    if leaves_unseen(smaller, larger) {
        return None;
    }
    // Numbers and days are compared in no time; what a period may mean is asked of the few that are left.
    if !(is_more || is_less) || inner.last > outer.last || inner.period.is_within(outer.period) != Known::Yes
    {
        return None;
    }
    if outer.period.is_same(inner.period) == Known::Yes {
        return Some(OwnConflictKind::TwoTotals);
    }
    let is_of_one_start = outer.first == inner.first;
    is_more.then_some(if is_of_one_start { OwnConflictKind::Falls } else { OwnConflictKind::PartAboveWhole })
}

/// Whether one is what was recorded and the other, above it, an estimate of what there was: whoever keeps a register may know that it is not whole.
fn leaves_unseen(smaller: &Counted<'_>, larger: &Counted<'_>) -> bool {
    smaller.figure.role() == Some(Role::Count) && larger.figure.role() == Some(Role::Estimate)
}

/// By how many times as much a day a number has to grow at its end, as it was said, for that to be a question.
const LEAP: f64 = 10.0;

/// Whether a number since a start, as it was said, grew that much faster in its last days than before, and to twice as much at least.
fn leaps(outer: &Counted<'_>, inner: &Counted<'_>) -> bool {
    let is_apart = outer.first != inner.first || inner.period.is_within(outer.period) != Known::Yes;
    if is_apart || leaves_unseen(inner, outer) {
        return false;
    }
    let Some((days, days_before)) = outer.period.n_days().zip(inner.period.n_days()) else { return false };
    // "Up to 1.2 million" after "100,000 to 150,000" need not be any more; a lower bound stands at what it says.
    let (whole, before) = (outer.low, inner.high.unwrap_or(inner.low));
    let (more, more_days) = (whole - before, days - days_before);
    before > 0.0
        && whole >= 2.0 * before
        && days_before > more_days
        && more_days > 0
        && more / more_days as f64 >= LEAP * before / days_before as f64
}
