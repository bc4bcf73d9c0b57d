//! Whether two numbers agree: by their margins, by the digits that were written, or not.

use darkfigure_analysis::{GapReading, Side};
use darkfigure_model::{Bridge, BridgeKind, Form, Operation, Role, Tier};

use super::answer::{Asking, said};
use super::elsewhere;
use super::line::{Licence, ScreenLine};
use super::question::Asked;
use crate::compose::pair::Pair;
use crate::compose::sentence::{self, Rounded};
use crate::document::Prose;

/// Whether two figures of a kind agree: only where both count the same thing.
pub(super) fn agree(asking: Asking<'_>, [yes, no]: [&str; 2]) -> Option<ScreenLine> {
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
    let wants_conflict = matches!(asking.form, Asked::Refutes(_) | Asked::Contradicts(_) | Asked::Contradict);
    // What repeats the other, or was made of it, agrees with it whatever is true.
    let text = if let Some(why) = sentence::tie_words(pair) {
        if rounded.is_some() && (rounded == Some(Rounded::Agree) || sentence::is_repetition(pair)) {
            let text = Prose::from(format!("{yes}, as far as rounding goes: ")).and(subject);
            text.say(format!(" agree, which supports neither: {why}."))
        } else if rounded.is_some() {
            let text = Prose::from(cannot_be_told(asking.form)).say("rounding alone may part ").and(subject);
            text.and(sentence::come_to(pair)).say(format!(", and {why}."))
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
            Some(Tier::Stated) if gap.is_of_independent_samples => {
                ("", " differ by more than chance usually parts two independent samples with these margins")
            }
            Some(Tier::Stated) => ("", " differ by more than their margins"),
            Some(Tier::Hard) => ("", " differ"),
        };
        // What differs after steps that somebody supposed refutes nothing by itself.
        let only = ["Only", rests.trim_start_matches(',')].concat();
        let complete = if !wants_conflict || !may_lack_some(pair) {
            ""
        } else if matches!(asking.form, Asked::Refutes(_)) {
            ", unless one of the two is not complete"
        } else if no.contains(", if ") {
            " and both are complete"
        } else {
            COMPLETE
        };
        let answer = if wants_conflict && !rests.is_empty() { only } else { format!("{no}{rests}") };
        let answer = format!("{answer}{complete}");
        // A count that is not complete contradicts nothing above it: "yes" would be the headline.
        let is_conditional = !complete.is_empty() && !matches!(asking.form, Asked::Refutes(_));
        let answer = if is_conditional { answer.replacen("Yes, if", "Only if", 1) } else { answer };
        let text = Prose::from(format!("{answer}: {lead}")).and(subject).say(behind);
        text.and(sentence::come_to(pair)).say(".")
    } else if !is_near(pair, noise) && gap.is_of_independent_samples {
        let text = Prose::from("Cannot be told: chance may part two samples as far as ").and(subject);
        text.say(".")
    } else if !is_near(pair, noise) {
        let text = Prose::from("Cannot be told: the margins of ").and(subject);
        text.say(" overlap, and neither number lies within those of the other.")
    } else if [lower, upper].iter().filter(|side| pair.value(**side).central().is_none()).count()
        > usize::from(!wants_conflict)
    {
        // Two ranges that meet have no one number in common for that.
        let lead = if asking.form == Asked::Agree {
            "They may"
        } else if asking.form == Asked::Disagree {
            "Not shown"
        } else {
            yes
        };
        let text = Prose::from(format!("{lead}{rests}: ")).and(subject).say(" do not exclude each other");
        text.say(margins).and(sentence::come_to(pair)).say(".")
    } else {
        let text = Prose::from(format!("{yes}{rests}: ")).and(subject).say(" agree").say(margins);
        text.and(sentence::come_to(pair)).say(".")
    };
    said(Licence::Gap, text)
}

/// What is supposed of two counts that exclude one another.
const COMPLETE: &str = ", if both are complete";

/// Whether the smaller of the two is a count of things, which may only be not complete.
fn may_lack_some(pair: &Pair<'_>) -> bool {
    let point = |side: Side| pair.value(side).high().value().unwrap_or(f64::INFINITY);
    let [lower, upper] = pair.sides();
    let smaller = if point(lower) <= point(upper) { lower } else { upper };
    let is_of_things = !pair.figure(smaller).kind().needs_base();
    is_of_things && pair.figure(smaller).role() == Some(Role::Count)
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

/// Whether one of the two numbers lies within the margins of the other, where they have numbers between their margins. What lies no further outside
/// than the computer's last bit lies within.
fn is_near(pair: &Pair<'_>, noise: f64) -> bool {
    let is_within = |side: Side| {
        let (value, other) = (pair.value(side), pair.value(side.other()));
        value.central().is_none_or(|point| {
            other.low().value().is_none_or(|low| low - noise <= point)
                && other.high().value().is_none_or(|high| point <= high + noise)
        })
    };
    is_within(Side::Left) || is_within(Side::Right)
}

/// What is said before two numbers that may be one: that they fit, and contradict each other in nothing; whether they are one cannot be told.
const fn cannot_be_told(form: Asked) -> &'static str {
    if matches!(form, Asked::Contradict | Asked::Contradicts(_) | Asked::Refutes(_)) {
        "No: "
    } else if matches!(form, Asked::Fit) {
        "Yes: "
    } else {
        "Cannot be told: "
    }
}
