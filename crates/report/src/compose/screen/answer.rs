//! The question answered as it was asked: yes, no, or cannot be told; without a yes or no where its words leave doubt.

use darkfigure_analysis::{GapReading, Side, Verdict};
use darkfigure_model::{Axis, Basis, Grade, Quantity, Tier};

use super::line::{Licence, ScreenLine, ScreenTopic};
use super::question::{Asked, asked};
use crate::compose::pair::Pair;
use crate::compose::sentence::{is_one, is_repetition};
use crate::document::Prose;

/// The answer, as far as the question's form is known and the findings license one.
pub(super) fn line(pair: &Pair<'_>, question: Option<&str>) -> Option<ScreenLine> {
    let figures = [Side::Left, Side::Right].map(|side| pair.figure(side));
    match question.map_or(Asked::Other, |words| asked(words, figures)) {
        Asked::Refutes(at) => {
            let subject = if at == 0 { Side::Left } else { Side::Right };
            refutes(pair, subject).or_else(|| untold(pair))
        }
        Asked::Agree => agree(pair, ["Yes", "No"]).or_else(|| untold(pair)),
        Asked::Disagree => agree(pair, ["No", "Yes"]).or_else(|| untold(pair)),
        Asked::Which => which(pair).or_else(|| untold(pair)),
        Asked::Other => neither(pair),
    }
}

fn said(licence: Licence, text: Prose) -> Option<ScreenLine> {
    Some(ScreenLine::new(licence, ScreenTopic::Answer, text))
}

/// Whether what was recorded lies below an estimate of all there is: then neither can refute the other.
fn sets_no_ceiling(pair: &Pair<'_>) -> bool {
    let [lower, upper] = pair.sides();
    let is_above_one = |ratio: &Quantity| ratio.low().value().is_some_and(|low| low > 1.0);
    let bridged = pair.common_role().is_none() || is_above_one(&pair.gap().ratio.ends);
    pair.orientation().is_estimate_over_count
        && pair.figure(lower).basis == Some(Basis::Register)
        && pair.figure(upper).basis != Some(Basis::Register)
        && is_above_one(&pair.found.naive.ratio)
        && bridged
}

fn refutes(pair: &Pair<'_>, subject: Side) -> Option<ScreenLine> {
    let object = subject.other();
    if !sets_no_ceiling(pair) {
        return None;
    }
    let [do_not, they] =
        if is_one(pair.figure(subject)) { ["does not", "it does"] } else { ["do not", "they do"] };
    let it = if is_one(pair.figure(object)) { "it" } else { "them" };
    said(
        Licence::NoCeiling,
        Prose::from("No: ")
            .and(pair.cited(subject))
            .say(format!(" {do_not} refute "))
            .and(pair.cited(object))
            .say(format!(", and {they} not confirm {it}.")),
    )
}

/// The same as a statement, where the question asks something else and there is no gap to lead with.
fn neither(pair: &Pair<'_>) -> Option<ScreenLine> {
    if !sets_no_ceiling(pair) || pair.reading().gap().is_some() {
        return None;
    }
    let [lower, upper] = pair.sides();
    let verb = if is_one(pair.figure(lower)) {
        "neither refutes nor confirms"
    } else {
        "neither refute nor confirm"
    };
    said(
        Licence::NoCeiling,
        pair.cited(lower)
            .say(format!(" {verb} "))
            .and(pair.cited(upper))
            .say(": what was found sets no ceiling on what there was."),
    )
}

/// Whether two figures of a kind agree: only where both count the same thing.
fn agree(pair: &Pair<'_>, [yes, no]: [&str; 2]) -> Option<ScreenLine> {
    let GapReading::Full(gap) = pair.reading() else { return None };
    if gap.orientation.is_estimate_over_count || is_repetition(pair) {
        return None;
    }
    let (low, high) = (gap.ratio.ends.low().value()?, gap.ratio.ends.high().value()?);
    let text = if low > 1.0 || high < 1.0 {
        match gap.ratio.ends.tier() {
            Some(Tier::Face) | None => format!("{no}: as they were said, the two numbers differ."),
            Some(Tier::Stated) => format!("{no}: the two numbers differ by more than their margins."),
            Some(Tier::Hard) => format!("{no}: the two numbers differ."),
        }
    } else {
        format!("{yes}, as far as their margins go.")
    };
    said(Licence::Gap, text.into())
}

/// Which of two numbers it is: never one of them, because no number says of itself that it is true.
fn which(pair: &Pair<'_>) -> Option<ScreenLine> {
    match pair.reading() {
        GapReading::Full(gap) | GapReading::Bound(gap)
            if gap.orientation.is_estimate_over_count && sets_no_ceiling(pair) =>
        {
            said(
                Licence::Gap,
                "Both can be right: one counts what was recorded, the other what there was in all.".into(),
            )
        }
        GapReading::Full(_)
        | GapReading::Bound(_)
        | GapReading::Conditional(_)
        | GapReading::Refused { .. } => None,
    }
}

/// "Cannot be told", with the reason that the findings give.
fn untold(pair: &Pair<'_>) -> Option<ScreenLine> {
    if is_repetition(pair) {
        let text = "Cannot be told: one of the two only repeats the other.";
        return said(Licence::Comparability, text.into());
    }
    let text = match pair.found.comparability.grade {
        Grade::NotComparable => {
            let differs = pair
                .found
                .comparability
                .axes
                .iter()
                .any(|found| matches!(found.verdict, Verdict::Differs | Verdict::Overlapping));
            let why = if differs {
                "the two do not count the same thing"
            } else {
                "one of the two reaches further in one respect, the other in another"
            };
            format!("Cannot be told: {why}.")
        }
        Grade::Open => {
            let mut open = pair.found.comparability.unresolved().map(|found| found.axis);
            let is_part = pair
                .found
                .comparability
                .axes
                .iter()
                .any(|found| matches!(found.verdict, Verdict::Contained { .. }));
            let why = if open.any(|axis| axis != Axis::Status) {
                "whether the two count the same thing is not known"
            } else if is_part {
                "one of the two covers only a part of what the other covers, and not all is known"
            } else {
                "whether the two are equally sure of what they count is not known"
            };
            format!("Cannot be told: {why}.")
        }
        Grade::BoundOnly => {
            "Cannot be told: one of the two covers only a part of what the other covers.".to_owned()
        }
        Grade::BridgedByAssumption | Grade::BridgedByEvidence | Grade::LikeForLike => {
            "Cannot be told: no number shows of itself that it is right.".to_owned()
        }
    };
    said(Licence::Comparability, text.into())
}
