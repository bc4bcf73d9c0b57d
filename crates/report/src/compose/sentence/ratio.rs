//! How many times the one number is the other, how far the two are apart, and what steps make of them.

use darkfigure_analysis::{GapReading, Refusal, Side};
use darkfigure_model::{Bridge, BridgeKind, Form, Operation, Quantity, QuantityKind};

use super::bound::level_said;
use super::room::Room;
use super::rounding::Rounded;
use super::tie::is_repetition;
use super::{are, begun, is_one, tier_words};
use crate::compose::pair::Pair;
use crate::compose::{amount, period, said};
use crate::document::Prose;
use crate::number::{Amount, Dimension};

/// "10,844,867 people are 1.33 times 8,160,123 people, a difference of …" Needs a full gap without a conflict.
pub(in crate::compose) fn gap(pair: &Pair<'_>) -> Option<Prose> {
    let GapReading::Full(gap) = pair.reading() else { return None };
    if gap.is_conflict || is_repetition(pair) {
        return None;
    }
    Some(begun(gap_clause(pair)?.say(".")))
}

/// Where the steps lead, as the ratio of two numbers that are not yet alike: once, with what still differs beside it.
pub(in crate::compose) fn running(pair: &Pair<'_>) -> Option<Prose> {
    let GapReading::Refused { running, .. } = pair.reading() else { return None };
    let steps = &pair.found.steps;
    if steps.taken.is_empty() || !amount::says_something(&running.ratio.ends) || pair.common_role().is_none()
    {
        return None;
    }
    let mut prose =
        Prose::from(format!("After {} of {} steps, ", steps.taken.len(), steps.needed()))
            .and(multiple(pair, |inverted| {
                amount::ratio(if inverted { &running.inverse } else { &running.ratio.ends })
            }));
    if let Some(words) = tier_words(pair) {
        prose = prose.say(", ").and(words);
    }
    let open: Vec<String> = steps.open.iter().map(|found| found.name().to_owned()).collect();
    Some(match open.len() {
        0 => prose.say(". That is not the gap."),
        1 => prose.say(format!(". That is not the gap: {} stays open.", open[0])),
        _ => prose.say(format!(". That is not the gap: {} stay open.", period::list(&open, "and"))),
    })
}

/// The sides whose number a step changes, or that is reckoned up to its window.
pub(super) fn changed(pair: &Pair<'_>) -> Vec<Side> {
    let is_over_window = |side: &Side| side.of(&pair.found.over_windows).is_some();
    let changes = |side: &Side| pair.value(*side) != *side.of(&pair.found.starts) || is_over_window(side);
    pair.sides().into_iter().filter(changes).collect()
}

/// How many times the one number is the other: "800 cases come to 400 people; 100 people are 0.25 times as many". A number that a step
/// changed is named first, so that the multiple is never read as one of what was said. The multiple is of the upper side over the
/// lower one, or the other way round where only the upper one changed: then it is the other number that is so many times that.
pub(super) fn multiple(pair: &Pair<'_>, ratio: impl Fn(bool) -> Amount) -> Prose {
    let [lower, upper] = pair.sides();
    let as_many = as_many(pair);
    let comes_to = |side: Side| comes_to_value(pair, side);
    match changed(pair).as_slice() {
        [] => pair
            .cited(upper)
            .say(format!(" {} ", are(pair, upper)))
            .number(amount::untiered(ratio(false)))
            .say(format!(" {as_many} as "))
            .and(pair.cited(lower)),
        [side] if is_alike(pair) => {
            let other = side.other();
            let text = comes_to(*side).say("; ").and(pair.cited(other));
            text.say(format!(" {} {as_many}", are(pair, other)))
        }
        [side] => {
            let other = side.other();
            comes_to(*side)
                .say("; ")
                .and(pair.cited(other))
                .say(format!(" {} ", are(pair, other)))
                .number(amount::untiered(ratio(*side == upper)))
                .say(format!(" {as_many}"))
        }
        _ => comes_to(lower)
            .say(" and ")
            .and(comes_to(upper))
            .say(": ")
            .number(amount::untiered(ratio(false)))
            .say(format!(" {as_many}")),
    }
}

/// "3.1 deaths per 1,000 prisoners come to 40 deaths".
pub(super) fn comes_to_value(pair: &Pair<'_>, side: Side) -> Prose {
    let verb = format!(" {} ", comes_to(pair, side));
    let value = amount::running(&pair.value(side), pair.role(side));
    pair.cited(side).say(verb).number(amount::unqualified(value))
}

/// Whether the two are alike to the last digit: then there is no multiple, and no difference.
pub(super) fn is_alike(pair: &Pair<'_>) -> bool {
    let gap = pair.gap();
    let is = |q: &Quantity, value: f64| amount::point(q).is_some_and(|point| (point - value).abs() <= 1e-12);
    is(&gap.ratio.ends, 1.0) || is(&gap.difference, 0.0)
}

/// "171 deaths per 100,000 residents are 100 times as high as 17.1 deaths per 1,000,000 residents", without what they are apart.
pub(in crate::compose) fn times(pair: &Pair<'_>) -> Prose {
    multiple(pair, |inverted| if inverted { inverse_ratio(pair) } else { best_ratio(pair) })
}

/// Numbers are as many, amounts as much, shares and rates as high.
pub(super) fn as_many(pair: &Pair<'_>) -> &'static str {
    match pair.kind(pair.orientation().upper) {
        QuantityKind::Number => "as many",
        QuantityKind::Amount => "as much",
        QuantityKind::Share | QuantityKind::Rate(_) | QuantityKind::Change(_) => "as high",
    }
}

/// The comparative to [`as_many`].
pub(in crate::compose) fn more(pair: &Pair<'_>) -> &'static str {
    match pair.kind(pair.orientation().upper) {
        QuantityKind::Number | QuantityKind::Amount => "more",
        QuantityKind::Share | QuantityKind::Rate(_) | QuantityKind::Change(_) => "higher",
    }
}

/// The gap as a clause, after "if" or alone.
pub(in crate::compose) fn gap_clause(pair: &Pair<'_>) -> Option<Prose> {
    let gap = pair.gap();
    if let Some(Err(Refusal::DenominatorNearZero { .. })) = gap.ratio.spread {
        return Some("the ratio is unbounded: its denominator cannot be told from zero".into());
    }
    if !amount::says_something(&gap.ratio.ends) {
        return Some(as_rounded(pair).unwrap_or_else(|| no_ratio(pair)));
    }
    let (least, most) = (gap.ratio.ends.low().value(), gap.ratio.ends.high().value());
    let [lower, upper] = pair.sides();
    if most.is_none()
        && gap.orientation.is_upper_larger
        && (touch(pair) || least.is_some_and(|least| least <= 1.0))
    {
        let are_more = format!(" {} {} than ", are(pair, upper), more(pair));
        let text = pair.cited(upper).say(are_more).and(pair.cited(lower));
        return Some(if excludes_under_an_if(pair) {
            text.say(": both cannot hold of one thing")
        } else {
            text
        });
    }
    if most.is_none() && least.is_some_and(|least| least <= 1.0) {
        let both = pair.cited(lower).say(" or ").and(pair.cited(upper));
        return Some(Prose::from("whether ").and(both).say(" is more does not follow from what is known"));
    }
    if least.is_none() && most.is_some_and(|most| most <= 1.0) && changed(pair).is_empty() {
        let form = |side: Side| &pair.figure(side).value.form;
        // What is only about so much may be more than that.
        if [lower, upper].into_iter().any(|side| matches!(form(side), Form::About(_))) {
            let both = pair.cited(lower).say(" or ").and(pair.cited(upper));
            return Some(
                Prose::from("whether ").and(both).say(" is more does not follow from what is known"),
            );
        }
        if matches!(form(lower), Form::MoreThan(_))
            || matches!(form(upper), Form::LessThan(_) | Form::FarBelow(_))
        {
            let fewer = format!(" {} below ", are(pair, upper));
            return Some(pair.cited(upper).say(fewer).and(pair.cited(lower)));
        }
        let no_more = format!(" {} no {} than ", are(pair, upper), more(pair));
        return Some(pair.cited(upper).say(no_more).and(pair.cited(lower)));
    }
    let is_alike = is_alike(pair);
    if is_alike && changed(pair).is_empty() {
        let text = pair.cited(upper).say(format!(" {} {} as ", are(pair, upper), as_many(pair)));
        let text = text.and(pair.cited(lower));
        let is_about = |side: Side| matches!(pair.figure(side).value.form, Form::About(_));
        // What is only about so much need not be the other number.
        let words = tier_words(pair).filter(|_| is_about(lower) || is_about(upper));
        return Some(match words {
            Some(words) => text.say(", ").and(words).and(nearly(pair)),
            None => text,
        });
    }
    if let Some(text) = as_rounded(pair) {
        return Some(text);
    }
    let mut prose = multiple(pair, |inverted| if inverted { inverse_ratio(pair) } else { best_ratio(pair) });
    if let Some(role) = pair.common_role() {
        // How far the two are apart has no sign; where it is not known which is larger, it is that of the one which is the multiple.
        let is_inverted = changed(pair).as_slice() == [upper];
        let is_negative = gap.difference.high().value().is_some_and(|most| most <= 0.0);
        let is_positive = gap.difference.low().value().is_some_and(|least| least >= 0.0);
        let apart = if is_negative || is_inverted && !is_positive {
            gap.difference.negated()
        } else {
            gap.difference
        };
        let difference = amount::beside(self::apart(pair, &apart, role), level_said(pair).as_ref());
        // "At least −150 apart" tells nobody anything.
        let is_empty = apart.high().value().is_none() && apart.low().value().is_some_and(|least| least < 0.0);
        // What the one has at most more than the other it may also have less, by any number: that is no distance between the two.
        let may_turn = apart.low().value().is_none() && apart.high().value().is_some_and(|most| most > 0.0);
        // Of "1 in 8,000" and "1 in 12,000" nobody reads how far they are apart.
        let is_one_in = |side: Side| match pair.figure(side).kind() {
            QuantityKind::Rate(rate) => rate.is_one_in_some(),
            QuantityKind::Number | QuantityKind::Amount | QuantityKind::Share | QuantityKind::Change(_) => {
                false
            }
        };
        let is_read = !is_one_in(lower) && !is_one_in(upper);
        if amount::says_something(&gap.difference) && !is_alike && !is_empty && !may_turn && is_read {
            prose = prose.say(", a difference of ").number(difference);
        }
    }
    if least.is_none() && most.is_none() {
        prose =
            prose.say(", of their best numbers alone: the margins of both hold together in too few cases");
    }
    if let Some(words) = tier_words(pair) {
        prose = prose.say(", ").and(words);
    }
    Some(prose.and(holding(pair)))
}

/// Whether one figure begins where the other ends.
fn touch(pair: &Pair<'_>) -> bool {
    let [lower, upper] = pair.sides();
    let ends = pair.value(upper).low().value().zip(pair.value(lower).high().value());
    ends.is_some_and(|(least, most)| least.total_cmp(&most).is_eq())
}

/// Whether the gap stands under an "if", so that no answer says whether the two can both hold.
fn is_under_an_if(pair: &Pair<'_>) -> bool {
    matches!(pair.reading(), GapReading::Conditional(_)) && !pair.orientation().is_estimate_over_count
}

/// Whether under that "if" the two exclude one another: the one says how many there are at least, the other how many at most, and that is fewer.
fn excludes_under_an_if(pair: &Pair<'_>) -> bool {
    let [lower, upper] = pair.sides();
    let (above, below) = (pair.value(upper), pair.value(lower));
    is_under_an_if(pair)
        && pair.orientation().is_upper_larger
        && above.high().value().is_none()
        && below.low().value().is_none()
}

/// Whether the two can both hold, where they are set beside one another under an "if": what they leave to one another, and what rounding does.
fn holding(pair: &Pair<'_>) -> Prose {
    if !is_under_an_if(pair) {
        return Prose::new();
    }
    let below = nearly(pair);
    if excludes_under_an_if(pair) {
        return Prose::from("; both cannot hold of one thing");
    }
    if overlap(pair) {
        return Prose::from("; both can hold of one thing").and(below);
    }
    match Rounded::of(pair) {
        Some(Rounded::MayAgree) => Prose::from("; rounding alone may part the two").and(below),
        Some(Rounded::Agree) | None => below,
    }
}

/// Whether two ranges, or a range and a number, have numbers in common as they were said.
fn overlap(pair: &Pair<'_>) -> bool {
    let ends = |side: Side| {
        let value = pair.value(side);
        value.low().value().zip(value.high().value())
    };
    match (ends(Side::Left), ends(Side::Right)) {
        (Some((low, high)), Some((least, most))) => {
            (low < high || least < most) && low <= most && least <= high && changed(pair).is_empty()
        }
        _ => false,
    }
}

/// That "nearly" so many are fewer.
fn nearly(pair: &Pair<'_>) -> Prose {
    let sides = pair.sides().into_iter().filter(|side| said::is_below(pair.figure(*side)));
    sides.fold(Prose::new(), |text, side| {
        text.say(format!("; “{}” is below its number", pair.figure(side).wording.trim()))
    })
}

/// "€12 is as much as €11.6, as far as rounding goes". None where rounding is not all that is between the two, or nothing is.
fn as_rounded(pair: &Pair<'_>) -> Option<Prose> {
    if is_alike(pair) || !Rounded::is_all_between(pair) {
        return None;
    }
    let [lower, upper] = pair.sides();
    let text = match changed(pair).as_slice() {
        [] => pair
            .cited(upper)
            .say(format!(" {} {} as ", are(pair, upper), as_many(pair)))
            .and(pair.cited(lower)),
        [side] => comes_to_value(pair, *side).say("; ").and(pair.cited(side.other())).say(format!(
            " {} {}",
            are(pair, side.other()),
            as_many(pair)
        )),
        _ => comes_to_value(pair, lower).say(" and ").and(comes_to_value(pair, upper)).say(": as many"),
    };
    Some(text.say(", as far as rounding goes"))
}

/// How far the two are apart. A month has no one length: what was reckoned from so many a day has few digits.
pub(in crate::compose) fn apart(pair: &Pair<'_>, difference: &Quantity, role: Dimension) -> Amount {
    let amount = amount::running(difference, role);
    let time = |side: Side| match pair.kind(side) {
        QuantityKind::Rate(rate) => rate.time(),
        QuantityKind::Number | QuantityKind::Amount | QuantityKind::Share | QuantityKind::Change(_) => None,
    };
    if time(Side::Left) == time(Side::Right) { amount } else { amount.significant(2) }
}

/// Which of two numbers is the lower where they have no ratio, and by how much; that there is none, where that is not known.
pub(super) fn no_ratio(pair: &Pair<'_>) -> Prose {
    let difference = pair.gap().difference;
    let [lower, upper] = pair.sides();
    let is_nothing = difference.low().value() == Some(0.0) && difference.high().value() == Some(0.0);
    if is_nothing && changed(pair).is_empty() {
        return pair.cited(lower).say(" and ").and(pair.cited(upper)).say(" are the same number");
    }
    let is_above = difference.low().value().is_some_and(|low| low > 0.0);
    let is_below = difference.high().value().is_some_and(|high| high < 0.0);
    let Some(role) = pair.common_role().filter(|_| is_above || is_below) else {
        return match Room::of(pair) {
            Some(room) => Prose::from("no ratio follows: ").and(room.clause(pair)),
            None => "no ratio follows from what is known".into(),
        };
    };
    let apart =
        amount::untiered(apart(pair, &if is_below { difference.negated() } else { difference }, role));
    // The one that stands above was named for its role or its face, and need not be the higher.
    let [less, more] = if is_below { [upper, lower] } else { [lower, upper] };
    // Of numbers that cannot be below zero the one is no lower than the other, but smaller; those have a ratio, or one is none.
    let is_negative = |side: Side| pair.value(side).low().value().is_some_and(|least| least < 0.0);
    let prose = if changed(pair).is_empty() && (is_negative(less) || is_negative(more)) {
        let text = pair.cited(less).say(format!(" {} lower than ", are(pair, less))).and(pair.cited(more));
        text.say(", by ").number(apart)
    } else {
        let text = Prose::from("no ratio follows from what is known; the two are ").number(apart);
        text.say(" apart").and(come_to(pair))
    };
    match tier_words(pair) {
        Some(words) => prose.say(", ").and(words),
        None => prose,
    }
}

/// "come to", and "come, by assumption, to" where a step on the side is one.
pub(super) fn comes_to(pair: &Pair<'_>, side: Side) -> String {
    let verb = if is_one(pair.figure(side)) { "comes" } else { "come" };
    let is_assumed = pair.found.steps.on(side).any(|step| step.kind == BridgeKind::Assumption);
    let is_revised = side.of(&pair.found.revised_by).is_some();
    let is_stay = |bridge: &Bridge| matches!(bridge.operation, Operation::Stay(_));
    let mut bridges =
        pair.found.steps.on(side).filter_map(|step| pair.desk.dossier.bridges.get(&step.bridge));
    let reasons = [
        (pair.is_read_as_multiple(side), "as a change of one base"),
        (is_revised, "as corrected since"),
        (is_assumed, "by assumption"),
        (bridges.any(is_stay), "in a steady state"),
    ];
    let said: Vec<String> =
        reasons.into_iter().filter(|(is_so, _)| *is_so).map(|(_, words)| words.to_owned()).collect();
    let how = if said.is_empty() { String::new() } else { format!(", {},", period::list(&said, "and")) };
    format!("{verb}{how} to")
}

/// What the sides come to by the steps, where a step changes a number: ", where 31.8 million people come to 32.9 million jobs".
pub(in crate::compose) fn come_to(pair: &Pair<'_>) -> Prose {
    come_to_of(pair, &changed(pair))
}

/// What some of the sides come to.
pub(super) fn come_to_of(pair: &Pair<'_>, sides: &[Side]) -> Prose {
    let mut prose = Prose::new();
    for &side in sides {
        let joint = if prose.is_empty() { ", where " } else { " and " };
        let verb = comes_to(pair, side);
        let role = pair.role(side);
        prose = prose
            .say(joint)
            .and(pair.cited(side))
            .say(format!(" {verb} "))
            .number(amount::unqualified(amount::running(&pair.value(side), role)));
    }
    prose
}

/// The ratio with its declared distributions where it has them, else by its ends.
pub(super) fn best_ratio(pair: &Pair<'_>) -> Amount {
    crate::compose::gap::spread_amount(&pair.gap().ratio, Dimension::Ratio)
        .unwrap_or_else(|| amount::ratio(&pair.gap().ratio.ends))
}

/// The ratio the other way round. With declared distributions it is the coverage of two of a kind, and of a count below its estimate.
pub(super) fn inverse_ratio(pair: &Pair<'_>) -> Amount {
    amount::ratio(&pair.gap().inverse)
}
