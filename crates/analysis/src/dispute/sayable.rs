//! What may be said: claims about figures, held against what the figures allow.

use std::collections::BTreeSet;

use darkfigure_model::{
    Axis, Basis, Claim, Comparison, Dossier, Figure, FigureId, Form, LineageKind, NetConcepts, Number, Role,
    Scale, Status, TimeKind,
};

use super::contradiction::{Contradictions, sets_ceiling};
use super::extent::Extent;
use crate::comparability::{Verdict, compare_as_said, ties};

/// A claim about figures, and whether the figures allow it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sayable {
    /// What is claimed.
    pub says: Claim,
    /// The figures that it is about, the subject first; of a change the earlier first.
    pub about: Vec<FigureId>,
    /// The sentence, where somebody means to write one. None: the claim suggests itself.
    pub text: Option<String>,
    /// Why the figures do not allow it. None: they do.
    pub blocked: Option<ClaimBlock>,
}

/// Why figures do not allow a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimBlock {
    /// A count of what was recorded is not how many there are.
    RecordedOnly,
    /// A count of all who were there is of those that were found.
    FoundOnly,
    /// A count of what was recorded sets no upper limit.
    CountIsNoCeiling,
    /// The number was estimated, and no more than that may be said.
    EstimatedOnly,
    /// The source says "may be", or presumes.
    NotConfirmed,
    /// That what was counted is confirmed is not said.
    ConfirmationUnknown,
    /// The number was given with a hedge.
    Hedged,
    /// The figure sets no such bound.
    NoSuchBound,
    /// The two figures measure different things, or it is not known that they measure the same.
    Unlike,
    /// A change in what was recorded may be one in how much was detected.
    DetectionMayHaveChanged,
    /// The numbers do not differ beyond their rounding, hedges and intervals, or differ the other way.
    NoSuchChange,
    /// Which of the two is the earlier one is not known.
    OrderUnknown,
    /// The two can both hold, as far as is known.
    CanBothHold,
    /// One rests on the other, or it is not stated that they are independent.
    NotIndependent,
    /// The dossier says that some of what was counted stands in it twice, or does not belong there.
    OverCounted,
    /// The other is an interval that leaves much room outside of it.
    IntervalTooNarrow,
    /// The two cannot both hold as they were said; which of them errs does not follow.
    InConflict,
    /// The two cannot both hold where the steps between them do; which of the figures or steps errs does not follow.
    InConflictBySteps,
    /// One of the figures is not in the dossier.
    MissingFigure,
}

impl ClaimBlock {
    /// Its code, as exports write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::RecordedOnly => "recorded-only",
            Self::FoundOnly => "found-only",
            Self::CountIsNoCeiling => "count-is-no-ceiling",
            Self::EstimatedOnly => "estimated-only",
            Self::NotConfirmed => "not-confirmed",
            Self::ConfirmationUnknown => "confirmation-unknown",
            Self::Hedged => "hedged",
            Self::NoSuchBound => "no-such-bound",
            Self::Unlike => "unlike",
            Self::DetectionMayHaveChanged => "detection-may-have-changed",
            Self::NoSuchChange => "no-such-change",
            Self::OrderUnknown => "order-unknown",
            Self::CanBothHold => "can-both-hold",
            Self::NotIndependent => "not-independent",
            Self::OverCounted => "over-counted",
            Self::IntervalTooNarrow => "interval-too-narrow",
            Self::InConflict => "in-conflict",
            Self::InConflictBySteps => "in-conflict-by-steps",
            Self::MissingFigure => "missing-figure",
        }
    }
}

/// The sentences of the dossier, in its order, each with why it is blocked, if it is.
#[must_use]
pub fn sentences(dossier: &Dossier, net: &NetConcepts<'_>, contradictions: &Contradictions) -> Vec<Sayable> {
    dossier
        .sentences
        .iter()
        .map(|sentence| Sayable {
            says: sentence.says,
            about: sentence.about.clone(),
            text: Some(sentence.text.clone()),
            blocked: blocked(dossier, net, contradictions, sentence.says, &sentence.about),
        })
        .collect()
}

/// The claims that suggest themselves where two figures are compared: what each says of the truth, and each of the other. By the same list for
/// both sides, so that exchanging them changes nothing but the order.
#[must_use]
pub fn suggested(
    dossier: &Dossier,
    net: &NetConcepts<'_>,
    contradictions: &Contradictions,
    comparison: &Comparison,
) -> Vec<Sayable> {
    let mut between: Vec<&FigureId> = comparison.between.iter().collect();
    between.sort_by_key(|id| dossier.figures.place(id));
    let mut claims: Vec<(Claim, Vec<FigureId>)> = Vec::new();
    for id in &between {
        claims
            .extend([Claim::Total, Claim::AtLeast, Claim::AtMost].map(|claim| (claim, vec![(*id).clone()])));
    }
    for pair in [[0, 1], [1, 0]] {
        let about: Vec<FigureId> =
            pair.iter().filter_map(|at| between.get(*at)).map(|id| (*id).clone()).collect();
        claims.push((Claim::Refutes, about.clone()));
        claims.push((Claim::Confirms, about));
    }
    claims
        .into_iter()
        .map(|(says, about)| {
            let blocked = blocked(dossier, net, contradictions, says, &about);
            Sayable { says, about, text: None, blocked }
        })
        .collect()
}

/// Why figures do not allow a claim. None: they do.
#[must_use]
pub fn blocked(
    dossier: &Dossier,
    net: &NetConcepts<'_>,
    contradictions: &Contradictions,
    says: Claim,
    about: &[FigureId],
) -> Option<ClaimBlock> {
    let figures: Option<Vec<&Figure>> = about.iter().map(|id| dossier.figures.get(id)).collect();
    let is_balance = |figure: &Figure| net.has_no_parts(figure);
    match (says, about, figures.as_deref()) {
        // A balance, or an average, was recorded as little as it bounds what there is: it is what somebody says.
        (Claim::Total, _, Some([figure])) if is_balance(figure) => Some(ClaimBlock::EstimatedOnly),
        (Claim::AtLeast | Claim::AtMost, _, Some([figure])) if is_balance(figure) => {
            Some(ClaimBlock::NoSuchBound)
        }
        (Claim::Total, _, Some([figure])) => Some(total(figure)),
        (Claim::AtLeast, [id], Some([figure])) => {
            at_least(figure).or_else(|| dossier.is_over_counted(id).then_some(ClaimBlock::OverCounted))
        }
        (Claim::AtMost, _, Some([figure])) => at_most(figure),
        (Claim::Falling | Claim::Rising, _, Some([earlier, later])) => {
            change(dossier, earlier, later, says == Claim::Falling)
        }
        (Claim::Refutes, [a, b], Some([subject, other])) => {
            let found = refutes(contradictions, (a, subject), (b, other));
            Some(if found == ClaimBlock::CountIsNoCeiling && is_balance(subject) {
                ClaimBlock::CanBothHold
            } else if matches!(found, ClaimBlock::InConflict | ClaimBlock::InConflictBySteps)
                && dossier.is_over_counted(a)
            {
                ClaimBlock::OverCounted
            } else {
                found
            })
        }
        (Claim::Confirms, [a, b], Some([subject, other])) => confirms(dossier, (a, subject), (b, other)),
        _ => Some(ClaimBlock::MissingFigure),
    }
}

/// No figure allows to say how many there are in all: one says how many were found, another what somebody makes of it.
fn total(figure: &Figure) -> ClaimBlock {
    match figure.basis {
        Some(Basis::Register) => ClaimBlock::RecordedOnly,
        // Whoever is counted in a night was found in it; nobody knows who was not.
        Some(Basis::Enumeration) => ClaimBlock::FoundOnly,
        Some(
            Basis::Survey | Basis::Model | Basis::SeveralLists | Basis::ExpertJudgement | Basis::Undisclosed,
        )
        | None => ClaimBlock::EstimatedOnly,
    }
}

/// Only a count that is confirmed shows that there are so many at least; whoever estimates so many says so, and shows it of nothing.
fn at_least(figure: &Figure) -> Option<ClaimBlock> {
    if figure.value.scale != Scale::One {
        return Some(ClaimBlock::NoSuchBound);
    }
    if figure.role() != Some(Role::Count) {
        return Some(ClaimBlock::EstimatedOnly);
    }
    match figure.measure.status {
        Some(Status::MayBe | Status::Presumed) => return Some(ClaimBlock::NotConfirmed),
        None => return Some(ClaimBlock::ConfirmationUnknown),
        Some(Status::Confirmed) => {}
    }
    match figure.value.form {
        Form::Exact(_) | Form::AtLeast(_) | Form::MoreThan(_) => None,
        Form::About(_) | Form::Range(_) | Form::Interval(_) | Form::Vague(_) => Some(ClaimBlock::Hedged),
        Form::AtMost(_) | Form::LessThan(_) | Form::FarBelow(_) => Some(ClaimBlock::NoSuchBound),
    }
}

fn at_most(figure: &Figure) -> Option<ClaimBlock> {
    match figure.basis {
        Some(Basis::Register) => Some(ClaimBlock::CountIsNoCeiling),
        Some(Basis::Enumeration) if !sets_ceiling(figure) => Some(ClaimBlock::FoundOnly),
        _ if !sets_ceiling(figure) => Some(ClaimBlock::NoSuchBound),
        _ => Some(ClaimBlock::EstimatedOnly),
    }
}

/// Whether two figures differ in nothing but when.
fn differ_in_time_alone(dossier: &Dossier, a: &Figure, b: &Figure) -> bool {
    let kinds = a.measure.time.zip(b.measure.time).map(|(a, b)| a.kind == b.kind);
    let compared = compare_as_said(dossier, &a.measure, &b.measure);
    kinds == Some(true)
        && a.value.scale == b.value.scale
        && a.basis.is_some()
        && a.basis == b.basis
        && compared.axes.iter().all(|found| found.axis == Axis::Time || found.verdict == Verdict::Same)
}

fn change(dossier: &Dossier, earlier: &Figure, later: &Figure, falls: bool) -> Option<ClaimBlock> {
    if !differ_in_time_alone(dossier, earlier, later) {
        return Some(ClaimBlock::Unlike);
    }
    let ends = |figure: &Figure| figure.measure.time.and_then(|time| time.period.end().date());
    let Some((before, after)) = ends(earlier).zip(ends(later)) else { return Some(ClaimBlock::OrderUnknown) };
    if before.is_about() || after.is_about() || before.last_day() >= after.first_day() {
        return Some(ClaimBlock::OrderUnknown);
    }
    if earlier.role() == Some(Role::Count) && earlier.basis == Some(Basis::Register) {
        return Some(ClaimBlock::DetectionMayHaveChanged);
    }
    // Windows of other lengths hold other numbers without any change.
    let time = earlier.measure.time.zip(later.measure.time);
    let is_flow = time.is_some_and(|(a, _)| a.kind != TimeKind::Stock);
    if is_flow && time.and_then(|(a, b)| Some(a.period.n_days()? != b.period.n_days()?)) != Some(false) {
        return Some(ClaimBlock::Unlike);
    }
    let (x, y) = (surely_within(earlier), surely_within(later));
    let is_apart = if falls { y.high.zip(x.low) } else { x.high.zip(y.low) };
    (!is_apart.is_some_and(|(below, above)| below < above)).then_some(ClaimBlock::NoSuchChange)
}

/// Between which numbers a figure lies, by its interval or by rounding: "1,000" may be 1,040, and then 1,020 after it is no rise. A register's or
/// enumeration's whole number is what it is, and "about" has no ends.
fn surely_within(figure: &Figure) -> Extent {
    if figure.value.interval().is_some() {
        return bounds(figure);
    }
    let darkfigure_model::Extent { low, high } = darkfigure_model::Extent::of_figure(figure);
    Extent { low, high }
}

/// Between which numbers a figure may lie, by its interval or by rounding and hedge.
fn bounds(figure: &Figure) -> Extent {
    let Some(interval) = figure.value.interval() else { return Extent::of_result(&figure.value) };
    let end = |number: Number| Some(number.to_f64() * figure.value.scale.factor());
    Extent { low: end(interval.low()), high: end(interval.high()) }
}

/// What is estimated or said refutes nothing, and neither does a confirmed count: that it leaves no room for another number shows that the two
/// are in conflict, on conditions which are named there, and not which of them errs.
fn refutes(
    contradictions: &Contradictions,
    (a, subject): (&FigureId, &Figure),
    (b, other): (&FigureId, &Figure),
) -> ClaimBlock {
    let most = |figure: &Figure| figure.value.numbers().iter().map(|number| number.to_f64()).reduce(f64::max);
    let is_smaller =
        subject.kind() == other.kind() && most(subject).zip(most(other)).is_some_and(|(a, b)| a < b);
    let pair = contradictions
        .pairs
        .iter()
        .find(|pair| [&pair.floor, &pair.ceiling] == [a, b] || [&pair.floor, &pair.ceiling] == [b, a]);
    match pair {
        None if is_smaller && subject.basis == Some(Basis::Register) && !sets_ceiling(subject) => {
            ClaimBlock::CountIsNoCeiling
        }
        None => ClaimBlock::CanBothHold,
        Some(pair) if !pair.open.is_empty() || pair.is_of_other_dates => ClaimBlock::Unlike,
        Some(_) if subject.role() != Some(Role::Count) => ClaimBlock::EstimatedOnly,
        Some(_) if subject.measure.status != Some(Status::Confirmed) => ClaimBlock::NotConfirmed,
        Some(_) if leaves_room(other) => ClaimBlock::IntervalTooNarrow,
        Some(pair) if !pair.steps.is_empty() => ClaimBlock::InConflictBySteps,
        Some(_) => ClaimBlock::InConflict,
    }
}

/// The least level of an interval outside of which the truth is not to be expected.
const LEAST_LEVEL: f64 = 0.9;

/// Whether a figure is an interval outside of which its own source expects the truth often.
fn leaves_room(figure: &Figure) -> bool {
    matches!(figure.value.form, Form::Interval(interval) if interval.level().probability() < LEAST_LEVEL)
}

fn confirms(
    dossier: &Dossier,
    (a, subject): (&FigureId, &Figure),
    (b, other): (&FigureId, &Figure),
) -> Option<ClaimBlock> {
    let compared = compare_as_said(dossier, &subject.measure, &other.measure);
    if !compared.axes.iter().all(|found| found.verdict == Verdict::Same)
        || subject.value.scale != other.value.scale
    {
        return Some(ClaimBlock::Unlike);
    }
    let lineage = |figure: &Figure, of: &FigureId| {
        figure.relations.lineage.iter().any(|found| found.of == *of && found.kind == LineageKind::Independent)
    };
    let goes_back =
        |from: &FigureId| ties(dossier, from).into_iter().map(|(id, _)| id).collect::<BTreeSet<_>>();
    let (from_a, from_b) = (goes_back(a), goes_back(b));
    let are_tied = from_a.contains(b) || from_b.contains(a) || !from_a.is_disjoint(&from_b);
    if are_tied || !(lineage(subject, b) || lineage(other, a)) {
        return Some(ClaimBlock::NotIndependent);
    }
    // What was recorded may be any part of what there is: it confirms no estimate above it, and no estimate says that all were recorded.
    let is_record = |figure: &Figure| matches!(figure.basis, Some(Basis::Register));
    if is_record(subject) != is_record(other)
        && [subject, other].iter().any(|f| f.role() == Some(Role::Estimate))
    {
        return Some(ClaimBlock::CountIsNoCeiling);
    }
    // Where the margins of the two only touch, the numbers are far apart for both.
    let (one, two) = (bounds(subject), bounds(other));
    let is_within = |figure: &Figure, of: &Extent| {
        let point = figure.quantity().central();
        point.is_none_or(|point| {
            of.low.is_none_or(|low| low <= point) && of.high.is_none_or(|high| point <= high)
        })
    };
    let is_near = is_within(subject, &two) || is_within(other, &one);
    (!one.meets(two) || !is_near).then_some(ClaimBlock::NoSuchBound)
}
