//! The question answered as it was asked: yes, no, or cannot be told; without a yes or no where its words leave doubt.

use darkfigure_analysis::{GapReading, Side, Verdict};
use darkfigure_model::{
    Axis, Basis, BridgeKind, Edge, Form, Grade, Known, Number, Operation, Quantity, QuantityKind, Scale,
    Tier, TimeKind, Value,
};

use super::line::{Licence, ScreenLine, ScreenTopic};
use super::question::{Asked, Named, asked, names_both};
use super::unlike;
use crate::compose::pair::Pair;
use crate::compose::period;
use crate::compose::sentence::{self, is_one, is_repetition};
use crate::compose::words::axis;
use crate::document::Prose;

/// A pair and what is asked of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asking<'a> {
    pair: &'a Pair<'a>,
    /// What the question wants.
    form: Asked,
    /// Whether the question names both numbers, so that the answer need not.
    names_both: bool,
}

impl<'a> Asking<'a> {
    pub(super) fn new(pair: &'a Pair<'a>, question: Option<&str>) -> Self {
        let figures = [Side::Left, Side::Right].map(|side| pair.figure(side));
        let named = figures.map(|figure| Named::new(&pair.desk, figure));
        Self {
            pair,
            form: question.map_or(Asked::Other, |words| asked(words, &named)),
            names_both: question.is_some_and(|words| names_both(words, figures)),
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
    match asking.form {
        Asked::Refutes(at) => {
            let subject = if at == 0 { Side::Left } else { Side::Right };
            refutes(pair, subject).or_else(|| untold(asking))
        }
        Asked::Confirms => confirms(pair).or_else(|| excluded(pair, "No")).or_else(|| untold(asking)),
        Asked::Agree => {
            excluded(pair, "No").or_else(|| agree(asking, ["Yes", "No"])).or_else(|| untold(asking))
        }
        Asked::Contradict => {
            let [lower, _] = pair.sides();
            refutes(pair, lower)
                .or_else(|| excluded(pair, "Yes"))
                .or_else(|| agree(asking, ["No", "Yes"]))
                .or_else(|| untold(asking))
        }
        Asked::Disagree => {
            excluded(pair, "Yes").or_else(|| agree(asking, ["No", "Yes"])).or_else(|| untold(asking))
        }
        Asked::Fit => excluded(pair, "No")
            .or_else(|| fits(pair))
            .or_else(|| agree(asking, ["Yes", "No"]))
            .or_else(|| untold(asking)),
        Asked::Comparable => comparable(asking),
        Asked::Changed => changed(pair).or_else(|| match pair.reading() {
            GapReading::Refused { .. } | GapReading::Conditional(_) => untold(asking),
            GapReading::Full(_) | GapReading::Bound(_) => None,
        }),
        Asked::Which => which(pair).or_else(|| untold(asking)),
        Asked::Amount | Asked::Share => untold(asking),
        Asked::Why => unaccounted(pair),
        Asked::Because => {
            said(Licence::Comparability, "Cannot be told: the numbers say how many, and not why.".into())
        }
        Asked::Polar => neither(pair).or_else(|| match pair.reading() {
            GapReading::Refused { .. } | GapReading::Conditional(_) => untold(asking),
            GapReading::Full(_) | GapReading::Bound(_) => None,
        }),
        Asked::Other => neither(pair).or_else(|| changed(pair)).filter(|_| pair.reading().gap().is_none()),
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
    // A share sets no ceiling on a number, and none on a share of something else.
    let is_number =
        |side: Side| matches!(pair.figure(side).kind(), QuantityKind::Number | QuantityKind::Amount);
    pair.orientation().is_estimate_over_count
        && is_number(lower)
        && is_number(upper)
        && pair.figure(lower).basis == Some(Basis::Register)
        && pair.figure(upper).basis != Some(Basis::Register)
        && is_above_one(&pair.found.naive.ratio)
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
    let part = pair.value(inner);
    let whole = pair.value(inner.other());
    let is_number = |side| matches!(pair.kind(side), QuantityKind::Number | QuantityKind::Amount);
    let is_alike =
        pair.unit(inner) == pair.unit(inner.other()) && is_number(inner) && is_number(inner.other());
    (is_alike && part.high().value()? <= whole.low().value()?).then_some(inner)
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
    let is_part = pair.found.comparability.inner_side().is_some();
    if !is_part && !one_ended(lower) && !one_ended(upper) {
        return None;
    }
    let supposed = sentence::excludes(pair)?;
    let text = Prose::from(format!("{answer}{supposed}: "));
    let text = text.and(pair.cited(lower)).say(" and ").and(pair.cited(upper)).say(" cannot both hold.");
    Some(ScreenLine::new(Licence::Contradiction, ScreenTopic::Answer, text))
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
            None => return untold(asking),
        },
        Grade::LikeForLike => "Yes: the two count the same thing.".to_owned(),
        Grade::BridgedByEvidence => {
            "Yes, after the steps that are given here, which rest on evidence.".to_owned()
        }
        Grade::BridgedByAssumption => "Only under the assumptions that are given here.".to_owned(),
        Grade::BoundOnly => {
            "Only in one direction: one of the two covers a part of what the other covers.".to_owned()
        }
        Grade::Open => return untold(asking),
    };
    said(Licence::Comparability, text.into())
}

/// Whether a number rose or fell from one time to another, where nothing but the time differs.
fn changed(pair: &Pair<'_>) -> Option<ScreenLine> {
    let axes = &pair.found.as_said.axes;
    if axes.iter().any(|found| found.axis != Axis::Time && found.verdict != Verdict::Same) {
        return None;
    }
    let time = |side: Side| pair.figure(side).measure.time;
    let (one, other) = (time(Side::Left)?, time(Side::Right)?);
    let is_of_one_length = one.kind == TimeKind::Stock
        || one
            .period
            .n_days()
            .zip(other.period.n_days())
            .is_some_and(|(one, other)| (one - other).abs() <= 3);
    if one.kind != other.kind || one.period.is_apart(other.period) != Known::Yes || !is_of_one_length {
        return None;
    }
    let ends = |side: Side| match time(side)?.period.end() {
        Edge::At(date) => Some(date.last_day()),
        Edge::Open | Edge::Unknown => None,
    };
    let later = if ends(Side::Left)? > ends(Side::Right)? { Side::Left } else { Side::Right };
    let span = |side: Side| {
        let said = pair.figure(side).quantity();
        Some((said.low().value().or(said.central())?, said.high().value().or(said.central())?))
    };
    let ((low, high), (low_before, high_before)) = (span(later)?, span(later.other())?);
    let from_to = |text: Prose| -> Option<Prose> {
        let when = |side: Side| Some(format!(" ({})", period::period(time(side)?.period)));
        let text = text.and(pair.cited(later.other())).say(when(later.other())?);
        Some(text.say(" to ").and(pair.cited(later)).say(when(later)?))
    };
    let noun = match pair.figure(later).kind() {
        QuantityKind::Number => "number",
        QuantityKind::Amount => "amount",
        QuantityKind::Share => "share",
        QuantityKind::Rate(_) => "rate",
        QuantityKind::Change(_) => "change",
    };
    let verb = if low > high_before {
        "rose"
    } else if high < low_before {
        "fell"
    } else if [low_before, high, high_before].iter().all(|end| end.total_cmp(&low).is_eq()) {
        let text = from_to(format!("No: as published, the {noun} is the same, from ").into())?;
        return said(Licence::Change, text.say("."));
    } else {
        let text = from_to("Cannot be told: the margins overlap, from ".into())?;
        return said(Licence::Change, text.say("."));
    };
    let tiers = [Side::Left, Side::Right].map(|side| pair.figure(side).quantity().tier());
    let behind = if tiers.contains(&Some(Tier::Face)) || tiers.contains(&None) {
        "; no margin is given for both, so whether that is more than chance cannot be told"
    } else if tiers.contains(&Some(Tier::Stated)) {
        ", by more than their margins"
    } else {
        ""
    };
    let text = from_to(Prose::from(format!("As published, the {noun} {verb}: from ")))?;
    let made = pair.figure(Side::Left).basis == pair.figure(Side::Right).basis;
    let made = if made { "" } else { "; the two were made in different ways" };
    // A register grows with what is looked for, too.
    let seen =
        if one.kind == TimeKind::Detections { "; that is what was recorded, not what there was" } else { "" };
    said(Licence::Change, text.say(behind).say(made).say(seen).say("."))
}

/// Why two numbers differ: not known, where no step accounts for anything.
fn unaccounted(pair: &Pair<'_>) -> Option<ScreenLine> {
    let is_gap = matches!(pair.reading(), GapReading::Full(_)) && !is_repetition(pair);
    if !is_gap || !pair.found.steps.taken.is_empty() {
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
    let verb = if is_one(pair.figure(lower)) {
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
    // A count against an estimate shows nothing, unless a step has made an estimate of the count, too.
    let is_extrapolated = pair.found.steps.on(gap.orientation.lower).any(|step| step.extrapolates);
    if gap.orientation.is_estimate_over_count && !is_extrapolated {
        return None;
    }
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
    let is_assumed = pair.found.steps.taken.iter().any(|step| step.kind == BridgeKind::Assumption);
    let rests = if is_assumed { ", under an assumption" } else { "" };
    // What repeats the other, or was made of it, agrees with it whatever is true.
    let text = if let Some(why) = sentence::tie_words(pair) {
        if differ {
            let text = Prose::from(format!("{no}: ")).and(sentence::times(pair));
            text.say(format!(", though {why}."))
        } else {
            let text = Prose::from(format!("{yes}: ")).and(subject);
            text.say(format!(" agree as far as their margins go, which supports neither: {why}."))
        }
    } else if differ && may_be_rounding(pair) {
        Prose::from("Cannot be told: ").and(subject).say(" differ by no more than rounding may make.")
    } else if differ {
        let (lead, behind) = match gap.difference.tier() {
            Some(Tier::Face) | None => ("as they were said, ", " differ."),
            Some(Tier::Stated) => ("", " differ by more than their margins."),
            Some(Tier::Hard) => ("", " differ."),
        };
        Prose::from(format!("{no}{rests}: {lead}")).and(subject).say(behind)
    } else if !is_near(pair) {
        let text = Prose::from("Cannot be told: the margins of ").and(subject);
        text.say(" overlap, and neither number lies within those of the other.")
    } else {
        let text =
            Prose::from(format!("{yes}{rests}: ")).and(subject).say(" agree as far as their margins go");
        text.and(sentence::come_to(pair)).say(".")
    };
    said(Licence::Gap, text)
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

/// Whether rounding may be all that lies between the two: of a number that is only about so much, or of what the steps multiply by.
fn may_be_rounding(pair: &Pair<'_>) -> bool {
    if !pair.found.steps.taken.is_empty() {
        let ends = [Side::Left, Side::Right].map(|side| {
            let (value, slack) = (pair.value(side), rounding_on(pair, side));
            Some((value.low().value()? * (1.0 - slack), value.high().value()? * (1.0 + slack)))
        });
        let [Some((low, high)), Some((least, most))] = ends else { return false };
        return low <= most && least <= high;
    }
    let is_loose = |side: Side| {
        let value = &pair.figure(side).value;
        matches!(value.form, Form::About(_)) || written_to(value) > 0.0
    };
    let span = |side: Side| match side.of(&pair.found.rounding) {
        Some(bounds) => Some((bounds.lower(), bounds.upper())),
        None => {
            let (said, slack) = (side.of(&pair.found.starts), written_to(&pair.figure(side).value));
            Some((said.low().value()? * (1.0 - slack), said.high().value()? * (1.0 + slack)))
        }
    };
    let spans = span(Side::Left).zip(span(Side::Right));
    (is_loose(Side::Left) || is_loose(Side::Right))
        && spans.is_some_and(|((low, high), (least, most))| low <= most && least <= high)
}

/// By which share rounding may move what the steps of a side lead to, as their numbers are written; what is so by definition is not rounded.
fn rounding_on(pair: &Pair<'_>, side: Side) -> f64 {
    let of = |value: &Value| match value.form {
        Form::Exact(number) => half_a_unit(number, number.exponent()),
        Form::About(number) => half_a_unit(number, number.coarsest_place()),
        Form::AtLeast(_)
        | Form::MoreThan(_)
        | Form::AtMost(_)
        | Form::LessThan(_)
        | Form::FarBelow(_)
        | Form::Range(_)
        | Form::Interval(_)
        | Form::Vague(_) => 0.0,
    };
    let said = &pair.figure(side).value;
    let own = if matches!(said.form, Form::About(_)) { of(said) } else { written_to(said) };
    let steps = pair.found.steps.on(side).filter(|step| step.kind != BridgeKind::Definition);
    let bridges = steps.filter_map(|step| pair.desk.dossier.bridges.get(&step.bridge));
    let by_step = bridges.map(|bridge| match &bridge.operation {
        Operation::Factor(value)
        | Operation::Share(value)
        | Operation::Coverage(value)
        | Operation::Base(value)
        | Operation::OverCoverage(value) => of(value),
        Operation::Stay(stay) => of(&stay.days),
        Operation::Addend(_) | Operation::Window | Operation::Identity => 0.0,
    });
    own + by_step.sum::<f64>()
}

/// By which share rounding may have moved a number that is written to a place: "12.2 million", "1.4 per 100,000", "97%". A number of things that
/// is written to its last one is what it is.
fn written_to(value: &Value) -> f64 {
    match value.form {
        Form::Exact(number) if number.exponent() != 0 || value.scale != Scale::One => {
            half_a_unit(number, number.exponent())
        }
        Form::Exact(_)
        | Form::About(_)
        | Form::AtLeast(_)
        | Form::MoreThan(_)
        | Form::AtMost(_)
        | Form::LessThan(_)
        | Form::FarBelow(_)
        | Form::Range(_)
        | Form::Interval(_)
        | Form::Vague(_) => 0.0,
    }
}

/// Half a unit of a place of a number, as a share of it.
fn half_a_unit(number: Number, place: i32) -> f64 {
    let number = number.to_f64().abs();
    if number > 0.0 { 0.5 * libm::pow(10.0, f64::from(place)) / number } else { 0.0 }
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
fn untold(asking: Asking<'_>) -> Option<ScreenLine> {
    let pair = asking.pair;
    let [lower, upper] = pair.sides();
    let lead = if asking.names_both {
        Prose::from("Cannot be told: ")
    } else {
        let text = Prose::from("Cannot be told from ").and(pair.cited(lower));
        text.say(" and ").and(pair.cited(upper)).say(": ")
    };
    if let Some(why) = sentence::tie_words(pair) {
        return said(Licence::Comparability, lead.say(format!("{why}.")));
    }
    let text = match pair.found.comparability.grade {
        Grade::NotComparable => {
            if let Some(differ) = unlike::clause(pair) {
                format!("{differ}.")
            } else if let Some(opposed) = sentence::opposed(pair) {
                return said(Licence::Comparability, lead.and(opposed).say("."));
            } else {
                "one of the two reaches further in one respect, the other in another.".to_owned()
            }
        }
        Grade::Open => {
            let open = pair.found.comparability.unknown().into_iter();
            let is_part = pair
                .found
                .comparability
                .axes
                .iter()
                .any(|found| matches!(found.verdict, Verdict::Contained { .. }));
            let (what, when_and_where): (Vec<Axis>, Vec<Axis>) = open
                .filter(|axis| *axis != Axis::Status)
                .partition(|axis| !matches!(axis, Axis::Time | Axis::Place));
            if !what.is_empty() {
                "whether the two count the same thing is not known.".to_owned()
            } else if !when_and_where.is_empty() {
                let nouns: Vec<String> =
                    when_and_where.iter().map(|axis| format!("the same {}", axis::noun(*axis))).collect();
                format!("whether the two are about {} is not known.", period::list(&nouns, "and"))
            } else if is_part {
                "one of the two covers only a part of what the other covers, and not all is known.".to_owned()
            } else {
                "the two are not equally sure of what they count, and what that changes is not known."
                    .to_owned()
            }
        }
        Grade::BoundOnly if matches!(asking.form, Asked::Share | Asked::Amount) => {
            "what is known of the two sets no limit to it.".to_owned()
        }
        Grade::BoundOnly => "one of the two covers only a part of what the other covers.".to_owned(),
        Grade::BridgedByAssumption | Grade::BridgedByEvidence | Grade::LikeForLike => {
            "a number alone does not show whether it is right.".to_owned()
        }
    };
    said(Licence::Comparability, lead.say(text))
}
