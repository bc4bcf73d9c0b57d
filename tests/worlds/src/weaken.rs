//! Knowing less: a dossier with one statement taken away, and what may not be claimed then.

use darkfigure_analysis::{ComparisonFindings, GapReading, Verdict};
use darkfigure_model::{
    Axis, Comparison, Dossier, End, Figure, FigureId, Form, Grade, Quantity, Tier, Value,
};

/// A statement of a comparison's figures that may be taken away.
///
/// Population and status are not among them: silence is itself a statement there, and taking it away changes what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakening {
    /// What a side is about on an axis.
    Axis(usize, Axis),
    /// The interval of a side: its point is left.
    Interval(usize),
    /// The level of a side's interval: a range is left.
    Level(usize),
    /// How a side depends on others.
    Relations(usize),
    /// What lies within what, and what shares nothing.
    Words,
    /// Why the count lies within what is estimated.
    CountWithin,
}

/// The statements that a comparison of a dossier may lose.
#[must_use]
pub fn weakenings() -> Vec<Weakening> {
    let of_side = |at: usize| {
        let axes = [Axis::Concept, Axis::Place, Axis::Time].map(|axis| Weakening::Axis(at, axis));
        axes.into_iter().chain([Weakening::Interval(at), Weakening::Level(at), Weakening::Relations(at)])
    };
    of_side(0).chain(of_side(1)).chain([Weakening::Words, Weakening::CountWithin]).collect()
}

/// A dossier without one statement of a comparison. None where it does not make that statement.
#[must_use]
pub fn weaken(dossier: &Dossier, comparison: &Comparison, weakening: Weakening) -> Option<Dossier> {
    let mut weaker = dossier.clone();
    match weakening {
        Weakening::Words => {
            weaker.concepts = dossier
                .concepts
                .iter()
                .map(|(id, concept)| {
                    let mut concept = concept.clone();
                    concept.within.clear();
                    concept.apart_from.clear();
                    concept.overlaps.clear();
                    (id.clone(), concept)
                })
                .collect();
        }
        Weakening::CountWithin => {
            weaker.comparisons = dossier
                .comparisons
                .iter()
                .map(|(id, comparison)| {
                    (id.clone(), Comparison { count_within_estimate: None, ..comparison.clone() })
                })
                .collect();
        }
        Weakening::Axis(at, _)
        | Weakening::Interval(at)
        | Weakening::Level(at)
        | Weakening::Relations(at) => {
            let id: &FigureId = &comparison.between[at];
            let figure = weaker.figures.get_mut(id)?;
            *figure = without(figure, weakening)?;
        }
    }
    (weaker != *dossier).then_some(weaker)
}

fn without(figure: &Figure, weakening: Weakening) -> Option<Figure> {
    let mut figure = figure.clone();
    match (weakening, &figure.value.form) {
        (Weakening::Axis(_, Axis::Concept), _) => figure.measure.concept = None,
        (Weakening::Axis(_, Axis::Place), _) => figure.measure.place = None,
        (Weakening::Axis(_, Axis::Time), _) => figure.measure.time = None,
        (Weakening::Interval(_), Form::Interval(interval)) => {
            figure.value = Value { form: Form::About(interval.point()?), ..figure.value };
        }
        (Weakening::Level(_), Form::Interval(interval)) => {
            let range = darkfigure_model::Range::new(interval.low(), interval.high()).ok()?;
            let range = range.with_point(interval.point()).ok()?;
            figure.value = Value { form: Form::Range(range), ..figure.value };
        }
        (Weakening::Relations(_), _) => figure.relations = darkfigure_model::Relations::default(),
        _ => return None,
    }
    Some(figure)
}

/// What is claimed with less known must be claimed with more known too.
///
/// Where the statement that was taken away was what set the two figures apart, the grade may open: but then every number stands under an
/// "if" that names the axis, and such an "if" is no claim about figures that differ there.
///
/// # Errors
/// Each claim that is new, in a line.
pub fn no_more_is_claimed(
    weakening: Weakening,
    before: &ComparisonFindings,
    after: &ComparisonFindings,
) -> Result<(), String> {
    let mut faults = Vec::new();
    // The axes that are unknown now and were not: under their "if" anything may stand that stands where they are the same.
    let newly: Vec<Axis> = after
        .comparability
        .unknown()
        .into_iter()
        .filter(|axis| {
            // A step over the axis may have been taken before that nothing takes now.
            let is_taken_away = matches!(weakening, Weakening::Axis(_, taken) if taken == *axis);
            is_taken_away || *before.comparability.verdict(*axis) != Verdict::Unknown
        })
        .collect();
    let is_under_an_if = !newly.is_empty();
    let (grade, was) = (after.comparability.grade, before.comparability.grade);
    let opens = grade == Grade::Open && was == Grade::NotComparable && is_under_an_if;
    if grade > was && !opens {
        faults.push(format!("{weakening:?}: the grade was {was:?} and is {grade:?}"));
    }
    let implied = |found: &ComparisonFindings| found.must_believe.implied_coverage.clone();
    if let Some(now) = implied(after) {
        let names_them = newly.iter().all(|axis| now.if_same.contains(axis));
        match implied(before) {
            // An interval may reach so far that it bounds nothing, and its point alone stands at face, which bounds nothing either.
            None if matches!(weakening, Weakening::Interval(_))
                && now.coverage.tier() == Some(Tier::Face) => {}
            None if !(is_under_an_if && names_them) => {
                faults.push(format!("{weakening:?}: a coverage is implied that was not"));
            }
            Some(was) if !is_under_an_if => {
                faults.extend(narrower(weakening, "implied coverage", &was.coverage, &now.coverage));
            }
            None | Some(_) => {}
        }
    }
    if !is_under_an_if {
        // With another end known the other figure may come to stand above; the numbers are then others.
        let turned = before.gap.numbers().orientation.upper != after.gap.numbers().orientation.upper;
        let gaps = before.gap.gap().zip(after.gap.gap()).filter(|_| !turned);
        if let Some((was, now)) = gaps {
            for (what, was, now) in [
                ("ratio", &was.ratio.ends, &now.ratio.ends),
                ("coverage", &was.coverage.ends, &now.coverage.ends),
                ("difference", &was.difference, &now.difference),
                ("dark figure", &was.dark_figure, &now.dark_figure),
                ("share of the lower", &was.share_of_lower, &now.share_of_lower),
                ("share of the upper", &was.share_of_upper, &now.share_of_upper),
            ] {
                faults.extend(narrower(weakening, what, was, now));
            }
            if now.part.is_some() && was.part.is_none() {
                faults.push(format!("{weakening:?}: a part that was none"));
            }
            let conditioned = |gap: &darkfigure_analysis::Gap| matches!(gap.conditioned, Some(Ok(_)));
            if conditioned(now) && !conditioned(was) {
                faults.push(format!("{weakening:?}: a conditioned coverage that was refused"));
            }
        }
        if before.gap.gap().is_none() && after.gap.gap().is_some() {
            faults.push(format!("{weakening:?}: a gap that was refused"));
        }
        if after.must_believe.breakevens.len() > before.must_believe.breakevens.len() {
            faults.push(format!("{weakening:?}: a breakeven that was not given"));
        }
        if after.must_believe.curve.is_ok() && before.must_believe.curve.is_err() {
            faults.push(format!("{weakening:?}: a curve that was refused"));
        }
    }
    if is_under_an_if && matches!(after.gap, GapReading::Full(_) | GapReading::Bound(_)) {
        faults.push(format!("{weakening:?}: {newly:?} is unknown, and the gap says nothing of it"));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// Ends that bound more than before at the same tier or a stronger one.
fn narrower(weakening: Weakening, what: &str, was: &Quantity, now: &Quantity) -> Option<String> {
    let tier = |end: End| end.tier().unwrap_or(Tier::Face);
    let bounds_more = |was: End, now: End, is_tighter: fn(f64, f64) -> bool| match (was.value(), now.value())
    {
        (_, None) => false,
        (None, Some(_)) => tier(now) > Tier::Face,
        // A number at its face bounds nothing, and says so.
        (Some(before), Some(after)) => {
            is_tighter(before, after) && tier(now) >= tier(was) && tier(now) > Tier::Face
        }
    };
    let low = bounds_more(was.low(), now.low(), |before, after| after > before + 1e-9 * before.abs());
    let high = bounds_more(was.high(), now.high(), |before, after| after < before - 1e-9 * before.abs());
    (low || high).then(|| format!("{weakening:?}: {what} was {was:?} and is {now:?}"))
}
