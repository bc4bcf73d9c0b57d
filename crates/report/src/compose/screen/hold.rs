//! Whether two numbers can both hold: what excludes what, what leaves room for both, and what says nothing of the other.

use darkfigure_analysis::dispute::{Contradiction, JointContradiction};
use darkfigure_analysis::{AxisVerdict, Flag, GapReading, Reason, Side, Verdict};
use darkfigure_model::{Axis, Extent, FigureId, QuantityKind, Role};

use super::answer::{Asking, said, sets_no_ceiling};
use super::line::{Licence, ScreenLine, ScreenTopic};
use super::unlike;
use crate::compose::dispute::contradiction;
use crate::compose::pair::Pair;
use crate::compose::said;
use crate::compose::sentence::{self, Room, is_one, is_repetition};
use crate::document::Prose;

/// In what a number of what is confirmed and one of what may be differ.
const TWO_STATUSES: &str = "the two are not equally sure of what they count";

/// The side that counts only a part of what the other counts, where as said it is not larger than that: then nothing contradicts anything. What is
/// not known on other axes changes nothing: either the two are alike there, or no number of one speaks of the other.
fn part_below_whole(pair: &Pair<'_>) -> Option<Side> {
    let inner = pair.found.comparability.inner_side().filter(|_| !is_apart(pair))?;
    let (part, whole) = (pair.value(inner), pair.value(inner.other()));
    ((are_numbers_of_one_unit(pair) || are_of_one_base(pair))
        && part.high().value()? <= whole.low().value()?)
    .then_some(inner)
}

/// Whether the two are shares of one base, or rates of one, so that what is narrower in anything else has no more of it.
fn are_of_one_base(pair: &Pair<'_>) -> bool {
    let kinds = [Side::Left, Side::Right].map(|side| pair.figure(side).kind());
    let is_same = |axis: Axis| {
        let mut axes = pair.found.comparability.axes.iter().filter(|found| found.axis == axis);
        axes.all(|found| found.verdict == Verdict::Same)
    };
    kinds.iter().all(|kind| kind.needs_base())
        && kinds[0].matches(kinds[1]).is_ok()
        && is_same(Axis::Population)
        && is_same(Axis::Place)
        && is_same(Axis::Time)
        && pair.found.steps.taken.is_empty()
}

/// Whether in some respect the two are known to be about different things.
fn is_apart(pair: &Pair<'_>) -> bool {
    let is_apart = |found: &AxisVerdict| matches!(found.verdict, Verdict::Differs | Verdict::Overlapping);
    pair.found.comparability.axes.iter().any(is_apart)
}

fn are_numbers_of_one_unit(pair: &Pair<'_>) -> bool {
    let is_number = |side: Side| pair.kind(side).is_extensive();
    pair.unit(Side::Left) == pair.unit(Side::Right) && is_number(Side::Left) && is_number(Side::Right)
}

/// That a part and its whole leave room for both, where as they were said the one may be no larger than the other.
pub(super) fn part_leaves_room(pair: &Pair<'_>, answer: &str) -> Option<ScreenLine> {
    let inner = pair.found.comparability.inner_side().filter(|_| !is_apart(pair))?;
    if !are_numbers_of_one_unit(pair) {
        return None;
    }
    let (least, most) = (pair.value(inner).low().value(), pair.value(inner.other()).high().value());
    let is_above = least.zip(most).is_some_and(|(least, most)| least > most);
    if is_above || sentence::excludes(pair).is_some() || pair.gap().is_conflict {
        return None;
    }
    let text =
        Prose::from(format!("{answer}: ")).and(pair.cited(inner)).say(" and ").and(pair.cited(inner.other()));
    said(
        Licence::Comparability,
        text.say(format!(
            " can both hold: {}the first covers only a part of what the second covers.",
            as_far_as_is_known(pair)
        )),
    )
}

/// That a part is more than its whole, where the two are so as they were said.
pub(super) fn part_exceeds(pair: &Pair<'_>, answer: &str) -> Option<ScreenLine> {
    let GapReading::Bound(gap) = pair.reading() else { return None };
    let part = gap.part.filter(|part| part.is_above_whole && !pair.orientation().is_estimate_over_count)?;
    // A count that is the smaller may only be not complete.
    let is_count = pair.figure(part.inner.other()).role() == Some(Role::Count);
    let supposed = if is_count { ", if both are complete" } else { ", as they stand" };
    said(Licence::Gap, format!("{answer}{supposed}: no part is more than its whole.").into())
}

/// The words that are due where something but how sure each is is not known.
fn as_far_as_is_known(pair: &Pair<'_>) -> &'static str {
    let is_known = pair.found.comparability.unknown().iter().all(|axis| *axis == Axis::Status);
    if is_known { "" } else { "as far as is known, " }
}

/// That a part that is not larger than its whole contradicts nothing.
pub(super) fn part_contradicts_nothing(pair: &Pair<'_>) -> Option<ScreenLine> {
    let inner = part_below_whole(pair)?;
    let text = Prose::from("No: ").and(pair.cited(inner)).say(" and ").and(pair.cited(inner.other()));
    said(
        Licence::Comparability,
        text.say(format!(
            " do not contradict each other: {}the first covers only a part of what the second covers, and is not larger.",
            as_far_as_is_known(pair)
        )),
    )
}

/// Whether the two can both hold, where one is a part of the other.
pub(super) fn fits(pair: &Pair<'_>) -> Option<ScreenLine> {
    let inner = part_below_whole(pair)?;
    said(
        Licence::Comparability,
        Prose::from("Yes, ").and(pair.cited(inner)).say(" and ").and(pair.cited(inner.other())).say(format!(
            " fit: {}the first covers only a part of what the second covers, and is not larger.",
            as_far_as_is_known(pair)
        )),
    )
}

/// That two numbers of which one has one end only leave room for both: "at least 120" and "up to 300".
pub(super) fn leave_room(pair: &Pair<'_>, answer: &str) -> Option<ScreenLine> {
    pair.gap().difference_kind?;
    let clause = Room::of(pair)?.clause(pair);
    said(Licence::Gap, Prose::from(format!("{answer}: ")).and(clause).say("."))
}

/// That two numbers can both be right, and why; never that one of them is, because no number says of itself that it is true. Shares and rates of
/// different things may be too much of one base, and a part may not be above its whole.
pub(super) fn both_can_hold(asking: Asking<'_>) -> Option<ScreenLine> {
    let pair = asking.pair;
    let is_below = match pair.reading() {
        GapReading::Full(gap) | GapReading::Bound(gap) => gap.orientation.is_estimate_over_count,
        GapReading::Conditional(_) | GapReading::Refused { .. } => false,
    };
    let upper = pair.orientation().upper;
    let is_inner = pair.found.comparability.inner_side() == Some(upper);
    let [count, estimate] = [upper.other(), upper].map(|side| Extent::of_figure(pair.figure(side)));
    if is_below && is_inner && are_numbers_of_one_unit(pair) && estimate.is_above(count) {
        let [lower, upper] = pair.sides();
        let cover = if is_one(pair.figure(upper)) { "covers" } else { "cover" };
        let are = if is_one(pair.figure(upper)) { "is" } else { "are" };
        let text = Prose::from("Only if not all was recorded: ")
            .and(pair.cited(upper))
            .say(format!(" {cover} only a part of what "));
        let covered = if is_one(pair.figure(lower)) { " covers" } else { " cover" };
        let text = text.and(pair.cited(lower)).say(format!("{covered}, yet {are} more."));
        return said(Licence::Gap, text);
    }
    if is_below && sets_no_ceiling(pair) {
        return said(
            Licence::Gap,
            "Both can be right: one counts what was recorded, the other what there was in all.".into(),
        );
    }
    let is_number = |side: Side| pair.figure(side).kind().is_extensive();
    let is_excluded = sentence::excludes(pair).is_some() || recorded(asking).is_some();
    if !is_excluded && are_of_different_wholes(pair) {
        return said(
            Licence::Comparability,
            "Both can be right: they are shares of different wholes.".into(),
        );
    }
    if ![Side::Left, Side::Right].into_iter().all(is_number)
        || is_excluded
        || pair.gap().is_conflict
        || is_repetition(pair)
    {
        return None;
    }
    // Two amounts of one thing may lie apart whatever the rate of exchange.
    let why = if is_apart(pair) && unlike::are_of_two_moneys(pair) {
        return None;
    } else if is_apart(pair) {
        unlike::clause(pair)?
    } else {
        let inner = pair.found.comparability.inner_side()?;
        let [part, whole] = [inner, inner.other()].map(|side| Extent::of_figure(pair.figure(side)));
        if part.is_above(whole) {
            return None;
        }
        "one of the two covers only a part of what the other covers"
    };
    said(Licence::Comparability, format!("Both can be right: {why}.").into())
}

/// Whether the two are shares of two bases that have each a name of its own, and nobody says how they relate.
fn are_of_unrelated_wholes(pair: &Pair<'_>) -> bool {
    let is_share = |side: Side| pair.figure(side).kind() == QuantityKind::Share;
    let is_unrelated = |found: &AxisVerdict| found.reason == Reason::PopulationsUnrelated;
    is_share(Side::Left)
        && is_share(Side::Right)
        && pair.found.comparability.axes.iter().any(is_unrelated)
        && pair.comparison.bridges.is_empty()
}

/// Whether the two are shares of two bases of which the dossier says that they are not the same, and nothing turns the one into the other: whatever
/// share of the one, any of the other can be true as well, as long as nobody says how large the bases are. All of one base is all of any part of it.
pub(super) fn are_of_different_wholes(pair: &Pair<'_>) -> bool {
    let is_share = |side: Side| pair.figure(side).kind() == QuantityKind::Share;
    let base = |found: &&AxisVerdict| found.axis == Axis::Population;
    let is_other = |found: &AxisVerdict| {
        matches!(found.verdict, Verdict::Differs | Verdict::Overlapping | Verdict::Contained { .. })
    };
    let is_some = |side: Side| {
        let said = pair.value(side);
        said.low().value().is_none_or(|least| least > 0.0)
            && said.high().value().is_none_or(|most| most < 1.0)
    };
    let axes = &pair.found.comparability.axes;
    [Side::Left, Side::Right].into_iter().all(|side| is_share(side) && is_some(side))
        && axes.iter().find(base).is_some_and(is_other)
        && pair.comparison.bridges.is_empty()
}

/// Whether each of the two says how sure it is, and they say different things.
fn are_of_two_statuses(pair: &Pair<'_>) -> bool {
    pair.found.comparability.axes.iter().any(|found| found.reason == Reason::StatusesDiffer)
}

/// That nothing follows for the one from the other, where it is known that they do not count the same thing.
pub(super) fn by_themselves(pair: &Pair<'_>, verb: &str) -> Option<ScreenLine> {
    let why = if are_of_different_wholes(pair) {
        "the two are shares of different wholes"
    } else if are_of_unrelated_wholes(pair) {
        "nobody says that the two are shares of one whole"
    } else {
        unlike::clause(pair).or_else(|| are_of_two_statuses(pair).then_some(TWO_STATUSES))?
    };
    let [lower, upper] = pair.sides();
    let text =
        Prose::from("No, not by themselves: of ").and(pair.cited(lower)).say(" and ").and(pair.cited(upper));
    said(Licence::Comparability, text.say(format!(" neither {verb} the other, as {why}.")))
}

/// That one of the two took the place of the other, or of what the other repeats: then they are one number, before and after, and no two that
/// contradict each other.
pub(super) fn succeeded(pair: &Pair<'_>) -> Option<ScreenLine> {
    said(Licence::Succession, Prose::from("No: ").and(took_the_place(pair)?).say("."))
}

/// The same, where the question wants no "no".
pub(super) fn succession(pair: &Pair<'_>) -> Option<ScreenLine> {
    said(Licence::Succession, sentence::begun(took_the_place(pair)?.say(".")))
}

/// "34 birds took the place of 340 birds".
fn took_the_place(pair: &Pair<'_>) -> Option<Prose> {
    let is_by = |side: Side, by: &FigureId| side.other().of(&pair.comparison.between) == by;
    let flags = &pair.found.comparability.flags;
    let earlier = [Side::Left, Side::Right].into_iter().find(|of| {
        flags
            .iter()
            .any(|flag| matches!(flag, Flag::Superseded { side, by } if side == of && is_by(*side, by)))
    });
    let text = if let Some(earlier) = earlier {
        pair.cited(earlier.other()).say(" took the place of ").and(pair.cited(earlier))
    } else if let Some((later, origin)) = retracted_repetition(pair) {
        let origin = said::brief(pair.desk.mention(origin));
        let repeats = if is_one(pair.figure(later.other())) { "repeats" } else { "repeat" };
        let text = pair.cited(later).say(" stands since ").and(origin).say(" was taken back, which ");
        text.and(pair.cited(later.other())).say(format!(" {repeats}"))
    } else {
        let (later, origin) = sentence::replaced_repetition(pair)?;
        let origin = said::brief(pair.desk.mention(origin));
        let repeats = if is_one(pair.figure(later.other())) { "repeats" } else { "repeat" };
        let text = pair.cited(later).say(" took the place of ").and(origin).say(", which ");
        text.and(pair.cited(later.other())).say(format!(" {repeats}"))
    };
    Some(text)
}

/// The figure that one side took back and the other repeats, with the side that took it back.
fn retracted_repetition<'a>(pair: &Pair<'a>) -> Option<(Side, &'a FigureId)> {
    let dossier = pair.desk.dossier;
    [Side::Left, Side::Right].into_iter().find_map(|later| {
        let taken_back = &dossier.figures.get(later.of(&pair.comparison.between))?.relations.retracts;
        let repeated = &dossier.figures.get(later.other().of(&pair.comparison.between))?.relations.cites;
        Some((later, repeated.iter().find(|id| taken_back.contains(*id))?))
    })
}

/// Two numbers that exclude one another, though one may cover only a part of what the other covers.
pub(super) fn excluded(pair: &Pair<'_>, answer: &str) -> Option<ScreenLine> {
    let [lower, upper] = pair.sides();
    let one_ended = |side: Side| {
        let said = pair.figure(side).quantity();
        said.low().value().is_some() != said.high().value().is_some()
    };
    // Of two numbers that count the same and have both ends it is the gap that says whether they differ.
    let is_more = pair.found.comparability.inner_side().is_some() || pair.gap().is_conflict;
    if !is_more && !one_ended(lower) && !one_ended(upper) {
        return None;
    }
    let supposed = sentence::excludes(pair)?;
    let text = Prose::from(format!("{answer}{supposed}: "));
    let text = text.and(pair.cited(lower)).say(" and ").and(pair.cited(upper)).say(" cannot both hold.");
    Some(ScreenLine::new(Licence::Contradiction, ScreenTopic::Answer, text))
}

/// The same where nothing is open of what the two are about.
pub(super) fn recorded_outright(asking: Asking<'_>) -> Option<ScreenLine> {
    asking
        .pair
        .found
        .comparability
        .unknown()
        .iter()
        .all(|axis| *axis == Axis::Status)
        .then(|| recorded(asking))?
}

/// That the two cannot both hold, with everything on which that rests, as the record has it.
pub(super) fn recorded(asking: Asking<'_>) -> Option<ScreenLine> {
    let pair = asking.pair;
    let [left, right] = &pair.comparison.between;
    let is_of_the_two = |found: &&Contradiction| {
        [&found.floor, &found.ceiling] == [left, right] || [&found.floor, &found.ceiling] == [right, left]
    };
    let contradictions = &asking.dispute.contradictions;
    // Two things that have each a name of their own are not put down as one.
    let is_of_one_thing = |found: &&Contradiction| {
        !found.open.iter().any(|axis| matches!(axis, Axis::Concept | Axis::Population))
            || [Side::Left, Side::Right].into_iter().any(|side| pair.figure(side).measure.concept.is_none())
    };
    let found = contradictions.pairs.iter().find(is_of_the_two).filter(is_of_one_thing);
    let are_the_two = |set: &&JointContradiction| {
        set.ceiling.is_none() && set.floors.len() == 2 && set.has(left) && set.has(right)
    };
    let text = match found {
        Some(found) => contradiction::contradiction(&pair.desk, found),
        None => contradiction::joint(&pair.desk, contradictions.joint.iter().find(are_the_two)?),
    };
    let text = sentence::begun(text);
    Some(ScreenLine::new(Licence::Contradiction, ScreenTopic::Answer, text))
}
