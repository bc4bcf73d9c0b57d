//! The question answered as it was asked: yes, no, or cannot be told; without a yes or no where its words leave doubt.

use darkfigure_analysis::dispute::{Contradiction, DisputeFindings, JointContradiction};
use darkfigure_analysis::{AxisVerdict, Flag, GapReading, Reason, Side, Verdict};
use darkfigure_model::{
    Axis, Basis, Bridge, BridgeKind, Extent, FigureId, Form, Grade, Operation, Quantity, QuantityKind, Role,
    Tier,
};

use super::agreement;
use super::changed;
use super::elsewhere;
use super::line::{Licence, ScreenLine, ScreenTopic};
use super::question::{Asked, asked, names_both, names_others};
use super::unlike;
use super::untold;
use super::vocabulary::Named;
use crate::compose::dispute::contradiction;
use crate::compose::pair::Pair;
use crate::compose::sentence::{self, Room, Rounded, is_one, is_repetition};
use crate::document::Prose;

/// A pair and what is asked of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asking<'a> {
    pub(super) pair: &'a Pair<'a>,
    /// What was found of the dispute around it.
    dispute: &'a DisputeFindings,
    /// What the question wants.
    pub(super) form: Asked,
    /// Whether the question names both numbers, so that the answer need not.
    pub(super) names_both: bool,
    /// Whether it names a number of a third figure, of which these two tell nothing.
    names_others: bool,
}

impl<'a> Asking<'a> {
    pub(super) fn new(pair: &'a Pair<'a>, dispute: &'a DisputeFindings, question: Option<&str>) -> Self {
        let figures = [Side::Left, Side::Right].map(|side| pair.figure(side));
        let named = figures.map(|figure| Named::new(&pair.desk, figure));
        Self {
            pair,
            dispute,
            form: question.map_or(Asked::Other, |words| asked(words, &named)),
            names_both: question.is_some_and(|words| names_both(words, figures)),
            names_others: question.is_some_and(|words| {
                let dossier = pair.desk.dossier;
                // A published result is a number of what the two give.
                let others = dossier.figures.iter().map(|(_, figure)| figure);
                names_others(words, figures, others.filter(|other| other.relations.relates.is_none()))
            }),
        }
    }
}

impl Asking<'_> {
    /// Whether the question is why the two differ.
    pub(super) fn asks_why(&self) -> bool {
        self.form == Asked::Why
    }
}

/// The sentences with the answer before them: the number that was asked for, or one of its own, as far as the question's form is known and the
/// findings license one.
pub(super) fn leading(
    asking: Asking<'_>,
    own: Option<ScreenLine>,
    mut lines: Vec<ScreenLine>,
) -> Vec<ScreenLine> {
    let wanted: &[Licence] = if asking.form == Asked::Share {
        &[Licence::ImpliedCoverage, Licence::Gap]
    } else if asking.form == Asked::Amount {
        &[Licence::Gap]
    } else {
        &[]
    };
    if !raise(&mut lines, wanted)
        && let Some(line) = own
    {
        lines.insert(0, line);
    }
    lines
}

/// Moves the sentences of the first licence that has any to the front; whether there were some.
fn raise(lines: &mut [ScreenLine], wanted: &[Licence]) -> bool {
    let Some(found) = wanted.iter().find(|licence| lines.iter().any(|line| line.licence == **licence)) else {
        return false;
    };
    // What an implied share does not show goes with it.
    let goes_along = |line: &ScreenLine| {
        line.licence == *found || *found == Licence::ImpliedCoverage && line.licence == Licence::Benchmark
    };
    for line in lines.iter_mut().filter(|line| goes_along(line)) {
        line.topic = ScreenTopic::Answer;
    }
    lines.sort_by_key(|line| line.topic != ScreenTopic::Answer);
    true
}

/// The answer in a sentence of its own.
pub(super) fn line(asking: Asking<'_>) -> Option<ScreenLine> {
    let pair = asking.pair;
    if asking.names_others {
        return None;
    }
    // What somebody would answer with has another number in its place by now.
    if asking.form != Asked::Other
        && asking.form != Asked::Why
        && let Some(replaced) = agreement::replaced_by_others(pair)
    {
        let text = Prose::from("Not to be answered by these two alone. ").and(replaced);
        return Some(ScreenLine::new(Licence::Succession, ScreenTopic::Answer, text));
    }
    match asking.form {
        Asked::Refutes(at) => {
            let subject = if at == 0 { Side::Left } else { Side::Right };
            let named = pair.short(subject).to_plain();
            let is = if pair.is_named_by_number(subject) { "is" } else { sentence::are(pair, subject) };
            let yes = format!("If {named} {is} right, yes");
            succeeded(pair)
                .or_else(|| refutes(pair, subject))
                .or_else(|| leave_room(pair, "No"))
                .or_else(|| excluded(pair, &yes))
                .or_else(|| agree(asking, ["No", &yes]))
                .or_else(|| recorded(asking))
                .or_else(|| part_leaves_room(pair, "No"))
                .or_else(|| by_themselves(pair, "refutes"))
                .or_else(|| untold::line(asking))
        }
        Asked::Confirms => confirms(pair).or_else(|| excluded(pair, "No")).or_else(|| untold::line(asking)),
        Asked::Agree => excluded(pair, "No")
            .or_else(|| agree(asking, ["Yes", "No"]))
            .or_else(|| recorded(asking))
            .or_else(|| neither(pair))
            .or_else(|| untold::line(asking)),
        Asked::Contradict => {
            let [lower, _] = pair.sides();
            succeeded(pair)
                .or_else(|| refutes(pair, lower))
                .or_else(|| leave_room(pair, "No"))
                .or_else(|| excluded(pair, "Yes"))
                .or_else(|| agree(asking, ["No", "Yes"]))
                .or_else(|| recorded(asking))
                .or_else(|| part_leaves_room(pair, "No"))
                .or_else(|| by_themselves(pair, "contradicts"))
                .or_else(|| untold::line(asking))
        }
        // Margins that meet make nothing one number; only that two differ is an answer.
        Asked::Same => excluded(pair, "No")
            .or_else(|| agree(asking, ["Yes", "No"]).filter(|line| line.text.to_plain().starts_with("No")))
            .or_else(|| recorded(asking)),
        Asked::Disagree => excluded(pair, "Yes")
            .or_else(|| agree(asking, ["No", "Yes"]))
            .or_else(|| recorded(asking))
            .or_else(|| neither(pair))
            .or_else(|| untold::line(asking)),
        Asked::Fit => excluded(pair, "No")
            .or_else(|| fits(pair))
            .or_else(|| leave_room(pair, "Yes"))
            .or_else(|| part_leaves_room(pair, "Yes"))
            .or_else(|| both_can_hold(asking))
            .or_else(|| agree(asking, ["Yes", "No"]))
            .or_else(|| recorded(asking))
            .or_else(|| untold::line(asking)),
        Asked::Comparable => comparable(asking),
        Asked::Changed => changed::line(pair, asking.dispute).or_else(|| match pair.reading() {
            GapReading::Refused { .. } | GapReading::Conditional(_) => untold::line(asking),
            GapReading::Full(_) | GapReading::Bound(_) => None,
        }),
        Asked::Which => both_can_hold(asking).or_else(|| untold::line(asking)),
        Asked::Amount | Asked::Share => {
            changed::line(pair, asking.dispute).or_else(|| match pair.reading() {
                GapReading::Refused { .. } | GapReading::Conditional(_) | GapReading::Bound(_) => {
                    untold::line(asking)
                }
                GapReading::Full(_) => None,
            })
        }
        Asked::Why => unaccounted(pair),
        Asked::Because => {
            said(Licence::Comparability, "Cannot be told: the numbers say how many, and not why.".into())
        }
        Asked::Polar => {
            neither(pair).or_else(|| changed::line(pair, asking.dispute)).or_else(|| match pair.reading() {
                GapReading::Refused { .. } | GapReading::Conditional(_) => untold::line(asking),
                GapReading::Full(_) | GapReading::Bound(_) => None,
            })
        }
        Asked::Other => neither(pair)
            .or_else(|| changed::line(pair, asking.dispute))
            .filter(|_| pair.reading().gap().is_none()),
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
    // A share sets no ceiling on a number, and none on a share of something else; a step may make a number of one.
    let is_number = |side: Side| pair.kind(side).is_extensive();
    let is_as_said = |side: Side| pair.figure(side).kind().is_extensive();
    let is_below_as_said = !(is_as_said(lower) && is_as_said(upper)) || is_above_one(&pair.found.naive.ratio);
    pair.orientation().is_estimate_over_count
        && is_number(lower)
        && is_number(upper)
        && pair.figure(lower).basis == Some(Basis::Register)
        && pair.figure(upper).basis != Some(Basis::Register)
        && is_below_as_said
        && bridged
}

fn refutes(pair: &Pair<'_>, subject: Side) -> Option<ScreenLine> {
    let object = subject.other();
    if !sets_no_ceiling(pair) {
        let inner = part_below_whole(pair)?;
        let text = Prose::from("No: ").and(pair.cited(inner)).say(" and ").and(pair.cited(inner.other()));
        return said(
            Licence::Comparability,
            text.say(format!(
                " do not contradict each other: {}the first covers only a part of what the second covers, and is not larger.",
                as_far_as_is_known(pair)
            )),
        );
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

/// The side that counts only a part of what the other counts, where as said it is not larger than that: then nothing contradicts anything. What is
/// not known on other axes changes nothing: either the two are alike there, or no number of one speaks of the other.
fn part_below_whole(pair: &Pair<'_>) -> Option<Side> {
    let is_open = |verdict: &Verdict| matches!(verdict, Verdict::Differs | Verdict::Overlapping);
    let inner = pair.found.comparability.inner_side()?;
    if pair.found.comparability.axes.iter().any(|found| is_open(&found.verdict)) {
        return None;
    }
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

fn are_numbers_of_one_unit(pair: &Pair<'_>) -> bool {
    let is_number = |side| matches!(pair.kind(side), QuantityKind::Number | QuantityKind::Amount);
    pair.unit(Side::Left) == pair.unit(Side::Right) && is_number(Side::Left) && is_number(Side::Right)
}

/// That a part and its whole leave room for both, where as they were said the one may be no larger than the other.
fn part_leaves_room(pair: &Pair<'_>, answer: &str) -> Option<ScreenLine> {
    let is_other = |verdict: &Verdict| matches!(verdict, Verdict::Differs | Verdict::Overlapping);
    let inner = pair.found.comparability.inner_side()?;
    let axes = &pair.found.comparability.axes;
    if axes.iter().any(|found| is_other(&found.verdict)) || !are_numbers_of_one_unit(pair) {
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

/// The words that are due where something but how sure each is is not known.
fn as_far_as_is_known(pair: &Pair<'_>) -> &'static str {
    let is_known = pair.found.comparability.unknown().iter().all(|axis| *axis == Axis::Status);
    if is_known { "" } else { "as far as is known, " }
}

/// Whether the two can both hold, where one is a part of the other.
fn fits(pair: &Pair<'_>) -> Option<ScreenLine> {
    let inner = part_below_whole(pair)?;
    said(
        Licence::Comparability,
        Prose::from("Yes, ").and(pair.cited(inner)).say(" and ").and(pair.cited(inner.other())).say(format!(
            " fit: {}the first covers only a part of what the second covers, and is not larger.",
            as_far_as_is_known(pair)
        )),
    )
}

/// Two numbers that exclude one another, though one may cover only a part of what the other covers.
fn excluded(pair: &Pair<'_>, answer: &str) -> Option<ScreenLine> {
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

/// That the two cannot both hold, with everything on which that rests, as the record has it.
fn recorded(asking: Asking<'_>) -> Option<ScreenLine> {
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

/// That one of the two took the place of the other: then they are one number, before and after, and no two that contradict each other.
fn succeeded(pair: &Pair<'_>) -> Option<ScreenLine> {
    let is_by = |side: Side, by: &FigureId| side.other().of(&pair.comparison.between) == by;
    let earlier = pair.found.comparability.flags.iter().find_map(|flag| match flag {
        Flag::Superseded { side, by } => is_by(*side, by).then_some(*side),
        Flag::Tied { .. }
        | Flag::OneOrigin { .. }
        | Flag::Independent { .. }
        | Flag::LineageUnknown { .. }
        | Flag::LineageNotSaid
        | Flag::Revised { .. }
        | Flag::Retracted { .. }
        | Flag::Rebuts { .. }
        | Flag::AttachmentUnclear { .. } => None,
    })?;
    let text = Prose::from("No: ").and(pair.cited(earlier.other())).say(" took the place of ");
    said(Licence::Succession, text.and(pair.cited(earlier)).say("."))
}

/// In what a number of what is confirmed and one of what may be differ.
const TWO_STATUSES: &str = "the two are not equally sure of what they count";

/// Whether each of the two says how sure it is, and they say different things.
fn are_of_two_statuses(pair: &Pair<'_>) -> bool {
    pair.found.comparability.axes.iter().any(|found| found.reason == Reason::StatusesDiffer)
}

/// That nothing follows for the one from the other, where it is known that they do not count the same thing.
fn by_themselves(pair: &Pair<'_>, verb: &str) -> Option<ScreenLine> {
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

/// Two numbers that do not count the same thing, or of which one is the other, confirm nothing.
fn confirms(pair: &Pair<'_>) -> Option<ScreenLine> {
    let [lower, upper] = pair.sides();
    let why = if let Some(tie) = sentence::tie_words(pair) { tie } else { unlike::clause(pair)? };
    let text =
        Prose::from("No, not by themselves: of ").and(pair.cited(lower)).say(" and ").and(pair.cited(upper));
    said(Licence::Comparability, text.say(format!(" neither confirms the other, as {why}.")))
}

/// Whether the two may be set against each other.
fn comparable(asking: Asking<'_>) -> Option<ScreenLine> {
    let text = match asking.pair.found.comparability.grade {
        Grade::NotComparable => match unlike::clause(asking.pair) {
            Some(differ) => format!("No: {differ}."),
            None => return untold::line(asking),
        },
        Grade::LikeForLike => "Yes: the two count the same thing.".to_owned(),
        Grade::BridgedByEvidence => {
            "Yes, after the steps that are given here, which rest on evidence.".to_owned()
        }
        Grade::BridgedByAssumption => "Only under the assumptions that are given here.".to_owned(),
        Grade::BoundOnly => {
            "Only in one direction: one of the two covers a part of what the other covers.".to_owned()
        }
        Grade::Open => return untold::line(asking),
    };
    said(Licence::Comparability, text.into())
}

/// Why two numbers differ: not known, where no step accounts for anything.
fn unaccounted(pair: &Pair<'_>) -> Option<ScreenLine> {
    let GapReading::Full(gap) = pair.reading() else { return None };
    let differ = gap.difference.low().value().is_some_and(|low| low > 0.0)
        || gap.difference.high().value().is_some_and(|high| high < 0.0);
    if !differ || is_repetition(pair) || !pair.found.steps.taken.is_empty() {
        return None;
    }
    said(
        Licence::Comparability,
        "Why is not known here: nothing in this dossier accounts for the difference.".into(),
    )
}

/// The same as a statement, where the question asks something else and there is no gap to lead with.
fn neither(pair: &Pair<'_>) -> Option<ScreenLine> {
    if !sets_no_ceiling(pair) {
        return None;
    }
    let [lower, upper] = pair.sides();
    let verb = if sentence::are(pair, lower) == "is" {
        "neither refutes nor confirms"
    } else {
        "neither refute nor confirm"
    };
    said(
        Licence::NoCeiling,
        sentence::begun(
            pair.cited(lower)
                .say(format!(" {verb} "))
                .and(pair.cited(upper))
                .say(": what was found sets no ceiling on what there was."),
        ),
    )
}

/// Whether two figures of a kind agree: only where both count the same thing.
fn agree(asking: Asking<'_>, [yes, no]: [&str; 2]) -> Option<ScreenLine> {
    let pair = asking.pair;
    let GapReading::Full(gap) = pair.reading() else { return None };
    // Numbers below zero have no ratio, and differ all the same.
    let (low, high) = (gap.difference.low().value(), gap.difference.high().value());
    let [lower, upper] = pair.sides();
    let subject = if asking.names_both {
        Prose::from("the two numbers")
    } else {
        pair.cited(lower).say(" and ").and(pair.cited(upper))
    };
    // 120 per million is 12 per 100,000, whatever the computer's last bit.
    let size = |side: Side| pair.value(side).high().value().map_or(0.0, f64::abs);
    let noise = 1e-12 * size(Side::Left).max(size(Side::Right));
    let differ = low.is_some_and(|low| low > noise) || high.is_some_and(|high| high < -noise);
    if !differ && (low.is_none() || high.is_none()) {
        return None;
    }
    // What was recorded may be all that an estimate speaks of, or a part, unless a step has made an estimate of the count, too.
    let is_extrapolated = pair.found.steps.on(gap.orientation.lower).any(|step| step.extrapolates);
    let is_under_an_estimate = gap.orientation.is_estimate_over_count && !is_extrapolated;
    let rounded = Rounded::of(pair).filter(|_| differ);
    if is_under_an_estimate && (sentence::tie_words(pair).is_some() || differ && rounded.is_none()) {
        return None;
    }
    if is_under_an_estimate && !differ {
        let why = " may be the same as far as the margins go";
        let else_ = if elsewhere::takes_out_doubles(pair) { " else" } else { "" };
        let text =
            Prose::from(cannot_be_told(asking.form)).and(subject).say(why).and(sentence::come_to(pair));
        return said(
            Licence::Gap,
            text.say(format!("; if they are and nothing{else_} was counted twice, nothing went unrecorded.")),
        );
    }
    let rests = rests_on(pair);
    let has_margin = |side: Side| pair.value(side).low() != pair.value(side).high();
    let margins = if has_margin(lower) || has_margin(upper) { " as far as their margins go" } else { "" };
    let wants_conflict = matches!(asking.form, Asked::Refutes(_) | Asked::Contradict);
    // What repeats the other, or was made of it, agrees with it whatever is true.
    let text = if let Some(why) = sentence::tie_words(pair) {
        if rounded == Some(Rounded::Agree) {
            let text = Prose::from(format!("{yes}, as far as rounding goes: ")).and(subject);
            text.say(format!(" agree, which supports neither: {why}."))
        } else if differ && wants_conflict {
            let text = Prose::from(format!("No: {why}, and ")).and(sentence::times(pair));
            text.say(".")
        } else if differ {
            let text = Prose::from(format!("{no}: ")).and(sentence::times(pair));
            text.say(format!(", though {why}."))
        } else {
            let text = Prose::from(format!("{yes}: ")).and(subject).say(" agree").say(margins);
            text.say(format!(", which supports neither: {why}."))
        }
    } else if rounded == Some(Rounded::Agree) {
        let text = Prose::from(format!("{yes}{rests}, as far as rounding goes: ")).and(subject);
        text.say(" agree").and(sentence::come_to(pair)).say(".")
    } else if rounded == Some(Rounded::MayAgree) {
        // Two statements that can both hold do not contradict each other.
        let stepped = sentence::come_to(pair);
        let lead = Prose::from(cannot_be_told(asking.form));
        if stepped.is_empty() {
            lead.and(subject).say(" differ by no more than rounding may make.")
        } else {
            lead.say("rounding alone may part ").and(subject).and(stepped).say(".")
        }
    } else if differ {
        // That what was recorded was rounded is all that is not sure of it, and that does not part the two.
        let is_sure = |side: Side| {
            let figure = pair.figure(side);
            let is_recorded =
                figure.role() == Some(Role::Count) && matches!(figure.value.form, Form::Exact(_));
            let is_as_said = pair.found.steps.on(side).next().is_none();
            is_recorded && is_as_said || pair.value(side).tier() != Some(Tier::Face)
        };
        let (lead, behind) = match gap.difference.tier() {
            Some(Tier::Face) if is_sure(lower) && is_sure(upper) && !margins.is_empty() => {
                ("", " differ by more than their margins")
            }
            Some(Tier::Face) if is_sure(lower) && is_sure(upper) => {
                ("", " differ by more than their rounding")
            }
            Some(Tier::Face) | None => ("as they were said, ", " differ"),
            Some(Tier::Stated) => ("", " differ by more than their margins"),
            Some(Tier::Hard) => ("", " differ"),
        };
        // What differs after steps that somebody supposed refutes nothing by itself.
        let only = ["Only", rests.trim_start_matches(',')].concat();
        let answer = if wants_conflict && !rests.is_empty() { only } else { format!("{no}{rests}") };
        let text = Prose::from(format!("{answer}: {lead}")).and(subject).say(behind);
        text.and(sentence::come_to(pair)).say(".")
    } else if !is_near(pair) {
        let text = Prose::from("Cannot be told: the margins of ").and(subject);
        text.say(" overlap, and neither number lies within those of the other.")
    } else if wants_conflict && [lower, upper].iter().any(|side| pair.value(*side).central().is_none()) {
        // Two ranges that meet have no one number in common for that.
        let text = Prose::from(format!("{yes}{rests}: ")).and(subject).say(" do not exclude each other");
        text.say(margins).and(sentence::come_to(pair)).say(".")
    } else {
        let text = Prose::from(format!("{yes}{rests}: ")).and(subject).say(" agree").say(margins);
        text.and(sentence::come_to(pair)).say(".")
    };
    said(Licence::Gap, text)
}

/// On what an answer rests that follows only after steps.
fn rests_on(pair: &Pair<'_>) -> &'static str {
    let steps = &pair.found.steps.taken;
    let is_stay = |bridge: &Bridge| matches!(bridge.operation, Operation::Stay(_));
    let mut bridges = steps.iter().filter_map(|step| pair.desk.dossier.bridges.get(&step.bridge));
    if steps.iter().any(|step| step.kind == BridgeKind::Assumption) {
        ", under an assumption"
    } else if bridges.any(is_stay) {
        ", in a steady state"
    } else {
        ""
    }
}

/// Whether one of the two numbers lies within the margins of the other, where they have numbers between their margins.
fn is_near(pair: &Pair<'_>) -> bool {
    let is_within = |side: Side| {
        let (value, other) = (pair.value(side), pair.value(side.other()));
        value.central().is_none_or(|point| {
            other.low().value().is_none_or(|low| low <= point)
                && other.high().value().is_none_or(|high| point <= high)
        })
    };
    is_within(Side::Left) || is_within(Side::Right)
}

/// What is said before two numbers that may be one: that they fit, and contradict each other in nothing; whether they are one cannot be told.
const fn cannot_be_told(form: Asked) -> &'static str {
    match form {
        Asked::Contradict | Asked::Refutes(_) => "No: ",
        Asked::Fit => "Yes: ",
        Asked::Confirms
        | Asked::Agree
        | Asked::Same
        | Asked::Disagree
        | Asked::Comparable
        | Asked::Changed
        | Asked::Which
        | Asked::Amount
        | Asked::Share
        | Asked::Why
        | Asked::Because
        | Asked::Polar
        | Asked::Other => "Cannot be told: ",
    }
}

/// That two numbers of which one has one end only leave room for both: "at least 120" and "up to 300".
fn leave_room(pair: &Pair<'_>, answer: &str) -> Option<ScreenLine> {
    pair.gap().difference_kind?;
    let clause = Room::of(pair)?.clause(pair);
    said(Licence::Gap, Prose::from(format!("{answer}: ")).and(clause).say("."))
}

/// That two numbers can both be right, and why; never that one of them is, because no number says of itself that it is true. Shares and rates of
/// different things may be too much of one base, and a part may not be above its whole.
fn both_can_hold(asking: Asking<'_>) -> Option<ScreenLine> {
    let pair = asking.pair;
    let is_below = match pair.reading() {
        GapReading::Full(gap) | GapReading::Bound(gap) => gap.orientation.is_estimate_over_count,
        GapReading::Conditional(_) | GapReading::Refused { .. } => false,
    };
    if is_below && sets_no_ceiling(pair) {
        return said(
            Licence::Gap,
            "Both can be right: one counts what was recorded, the other what there was in all.".into(),
        );
    }
    let is_number = |side| matches!(pair.figure(side).kind(), QuantityKind::Number | QuantityKind::Amount);
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
    let comparability = &pair.found.comparability;
    let differs = |verdict: &Verdict| matches!(verdict, Verdict::Differs | Verdict::Overlapping);
    let why = if comparability.axes.iter().any(|found| differs(&found.verdict)) {
        unlike::clause(pair)?
    } else {
        let inner = comparability.inner_side()?;
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
