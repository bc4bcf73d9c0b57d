//! What containment says of two figures: a share at least or at most, and what is not in it.

use darkfigure_analysis::{Gap, GapReading, Side};
use darkfigure_model::{End, Form, QuantityKind, Role, Tier};

use super::ratio::{best_ratio, changed, come_to_of, comes_to_value, inverse_ratio};
use super::{are, in_words, is_one, tier_words};
use crate::compose::amount;
use crate::compose::pair::Pair;
use crate::document::Prose;
use crate::number::IntervalLevel;

/// "64 deaths are at least 0.75% of …, and at most 8,434 deaths were not recorded." Needs a bound.
pub(in crate::compose) fn bound(pair: &Pair<'_>) -> Option<Prose> {
    let GapReading::Bound(gap) = pair.reading() else { return None };
    Some(bound_clause(pair, gap, None)?.say("."))
}

/// "Of 200 deaths all may be among 900 deaths, or none." Needs a count of a wider scope that is no smaller than the estimate.
pub(in crate::compose) fn all_or_none(pair: &Pair<'_>) -> Option<Prose> {
    let [lower, upper] = pair.sides();
    let is_wider = pair.orientation().is_estimate_over_count
        && pair.found.comparability.inner_side() == Some(upper)
        && pair.found.must_believe.implied_coverage.is_none();
    let holds_all = pair.value(lower).low().value()? >= pair.value(upper).high().value()?;
    (is_wider && holds_all && pair.common_role().is_some()).then(|| {
        let text = Prose::from("of ").and(pair.cited(upper)).say(" all may be among ");
        text.and(pair.cited(lower)).say(", or none: nothing follows.")
    })
}

/// The bound, perhaps under something that is supposed, up to its full stop.
pub(in crate::compose) fn bound_clause(
    pair: &Pair<'_>,
    gap: &Gap,
    supposed: Option<String>,
) -> Option<Prose> {
    if gap.is_conflict || !pair.orientation().is_estimate_over_count {
        return None;
    }
    // Where the estimate has no end that bounds its coverage, what is known is this count's part of it.
    let (share, rest, outside) = if amount::says_something(&gap.coverage.ends) {
        (gap.coverage.ends, gap.dark_figure, "were not recorded")
    } else {
        let part = gap.part?;
        (part.share, part.outside, "are not in this count")
    };
    if !amount::says_something(&share) {
        return None;
    }
    let [lower, upper] = pair.sides();
    // None is at least none of anything, whatever that is.
    if pair.value(lower).high().value() == Some(0.0) {
        return None;
    }
    let supposed = supposed.map(|words| format!("{words}, and ")).unwrap_or_default();
    let prose = Prose::from(format!("If {supposed}"))
        .and(pair.cited(upper))
        .say(format!(" {} right, ", are(pair, upper)));
    // A share that comes to a number is no share of anything else: the number is.
    let is_changed = changed(pair).contains(&lower);
    let prose = if is_changed {
        prose.and(comes_to_value(pair, lower)).say(", and these are ")
    } else {
        prose.and(pair.cited(lower)).say(format!(" {} ", are(pair, lower)))
    };
    let mut prose = in_words(prose, amount::untiered(amount::share(&share, pair.coverage_base())));
    if let Some(role) = pair.common_role().filter(|_| amount::says_something(&rest)) {
        prose = prose
            .say("; ")
            .number(amount::unqualified(amount::running(&rest, role)))
            .say(format!(" {outside}"));
        // More than the best number of the estimate: of its upper end, then.
        let has_ends = matches!(pair.figure(upper).value.form, Form::Interval(_) | Form::Range(_));
        if has_ends && rest.low().value().is_none() {
            prose = prose.say(", at the upper end");
        }
    }
    // What was only said to be about so much bounds at its face alone.
    let about = tier_words(pair).filter(|_| matches!(pair.figure(upper).value.form, Form::About(_)));
    let prose = match about {
        Some(words) => prose.say(", ").and(words),
        None => prose,
    };
    Some(
        prose.and(come_to_of(
            pair,
            &changed(pair).into_iter().filter(|side| *side != lower).collect::<Vec<_>>(),
        )),
    )
}

/// Whether the sentence of a bound says what share was recorded.
pub(in crate::compose) fn says_share(pair: &Pair<'_>) -> bool {
    let is_bound = match pair.reading() {
        GapReading::Bound(_) => true,
        GapReading::Conditional(_) => pair.found.comparability.inner_side().is_some(),
        GapReading::Full(_) | GapReading::Refused { .. } => false,
    };
    let gap = pair.gap();
    is_bound
        && gap.orientation.is_estimate_over_count
        && !gap.is_conflict
        && amount::says_something(&gap.coverage.ends)
}

/// The level that the sentence of the gap says with its ratio.
pub(in crate::compose) fn level_said(pair: &Pair<'_>) -> Option<IntervalLevel> {
    let is_said = match pair.reading() {
        GapReading::Full(_) => true,
        GapReading::Conditional(_) => pair.found.comparability.inner_side().is_none(),
        GapReading::Bound(_) | GapReading::Refused { .. } => false,
    };
    let is_inverted = changed(pair).as_slice() == [pair.orientation().upper];
    let ratio = if is_inverted { inverse_ratio(pair) } else { best_ratio(pair) };
    ratio.level.filter(|_| is_said)
}

/// One of two of a kind as a part of the other. Needs a part.
pub(in crate::compose) fn part(pair: &Pair<'_>) -> Option<Prose> {
    let part = pair.gap().part.filter(|_| !pair.orientation().is_estimate_over_count)?;
    let (inner, outer) = (part.inner, part.inner.other());
    let is_single = |side: Side| is_one(pair.figure(side)) || pair.figure(side).measure.unit.is_currency();
    let prose = pair.cited(inner).say(if is_single(inner) {
        " covers only a part of "
    } else {
        " cover only a part of "
    });
    let prose =
        prose.say("what ").and(pair.cited(outer)).say(if is_single(outer) { " covers" } else { " cover" });
    if part.is_above_whole {
        let prose = prose.say(if is_single(inner) { ", yet is more" } else { ", yet are more" });
        return Some(prose.say(if part.is_stated {
            ": a part cannot exceed its whole, so the two contradict each other."
        } else if pair.figure(outer).role() == Some(Role::Count) {
            // A count that is the smaller may only be not complete.
            ", so the two cannot both be complete."
        } else {
            ", so the two cannot both be right as they stand."
        }));
    }
    let share = amount::untiered(amount::share(&part.share, "it"));
    // What is outside of a share is so many points.
    let role = match pair.kind(outer) {
        QuantityKind::Share => pair.common_role()?,
        QuantityKind::Number | QuantityKind::Amount | QuantityKind::Rate(_) | QuantityKind::Change(_) => {
            pair.desk.role(pair.unit(outer))
        }
    };
    let is_cut = part.share.high() == End::at(1.0, Tier::Hard);
    let outside = amount::unqualified(amount::running(&part.outside, role));
    let all = if is_cut { ", as no part is more than its whole" } else { "" };
    let mut prose = match (amount::says_something(&part.share), amount::says_something(&part.outside)) {
        (false, false) => return None,
        (true, false) => prose.say(": ").number(share).say(all),
        (false, true) => prose.say("; ").number(outside).say(" lie outside"),
        (true, true) => prose.say(": ").number(share).say(all).say("; ").number(outside).say(" lie outside"),
    };
    if let Some(words) = tier_words(pair) {
        prose = prose.say(", ").and(words);
    }
    Some(prose.say("."))
}
