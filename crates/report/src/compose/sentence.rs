//! Sentences and parts of sentences that several sections share. Each is written from a finding and says no more than it.

use darkfigure_analysis::believe::CoverageBasis;
use darkfigure_analysis::dispute::contradiction_between;
use darkfigure_analysis::{Dependence, Effect, Flag, Gap, GapReading, Refusal, Side, Tie, Verdict};
use darkfigure_model::{BridgeKind, FigureId, Form, Quantity, QuantityKind, Role, Status, Tier};

use super::dispute::contradiction::may_be_late;
use super::pair::Pair;
use super::words::axis;
use super::{amount, period, said};
use crate::document::{Inline, Prose};
use crate::number::{Amount, Bound, Dimension, IntervalLevel};

/// Why the numbers as published give no ratio: how they differ, what is not known, what lies within what.
pub(super) fn unlike_in(pair: &Pair<'_>) -> Vec<String> {
    let mut reasons = Vec::new();
    let mut unknown = Vec::new();
    for found in &pair.found.as_said.axes {
        let name = found.axis.name().to_owned();
        match found.verdict {
            Verdict::Differs | Verdict::Overlapping => {
                let words = axis::against(pair, found.axis).or_else(|| axis::contrast(pair, found.axis));
                reasons.push(words.unwrap_or_else(|| format!("the two differ in {name}")));
            }
            Verdict::Contained { .. } => reasons.push(format!("in {name}, one lies within the other")),
            Verdict::Unknown => unknown.push(name),
            Verdict::Same | Verdict::Bridged { .. } => {}
        }
    }
    if !unknown.is_empty() {
        reasons.push(format!("whether they agree in {} is not known", period::list(&unknown, "and")));
    }
    reasons
}

/// On what the weakest end of the numbers rests, in words: "at the face value of 100,000".
pub(super) fn tier_words(pair: &Pair<'_>) -> Option<Prose> {
    let is_face = |quantity: &Quantity| quantity.tier() == Some(Tier::Face);
    let mut faces: Vec<Inline> = Vec::new();
    let mut unnamed = false;
    for side in pair.sides().into_iter().filter(|side| is_face(side.of(&pair.found.starts))) {
        match pair.desk.face(pair.figure(side)) {
            Some(face) => {
                if !faces.is_empty() {
                    faces.push(Inline::Text(" and ".to_owned()));
                }
                faces.push(Inline::Number(face));
            }
            None => unnamed = true,
        }
    }
    let of_steps = pair.found.steps.taken.iter().any(|step| match &step.effect {
        Effect::Factor(q) | Effect::Divisor(q) | Effect::Addend(q) => is_face(q),
        Effect::Identity => false,
    });
    // A count word stands at one reading, which is said as one.
    let readings = pair.sides().map(|side| pair.figure(side)).into_iter().filter_map(said::reading);
    let reading = readings.reduce(|one, other| one.say(" and ").and(other));
    let faces_only = faces.is_empty() && !of_steps;
    if let Some(reading) = reading {
        let at_face = Prose::from("at the face value of ").and(Prose(faces));
        return Some(match (faces_only, of_steps) {
            (true, _) => reading,
            (false, true) => at_face.say(" and of the steps, ").and(reading),
            (false, false) => at_face.say(", ").and(reading),
        });
    }
    if faces.is_empty() {
        return (unnamed || of_steps).then(|| "at face value".into());
    }
    let prose = Prose::from("at the face value of ").and(Prose(faces));
    Some(if of_steps { prose.say(" and of the steps") } else { prose })
}

/// "64 deaths are at least 0.75% of …, and at most 8,434 deaths were not recorded." Needs a bound.
pub(super) fn bound(pair: &Pair<'_>) -> Option<Prose> {
    let GapReading::Bound(gap) = pair.reading() else { return None };
    Some(bound_clause(pair, gap, None)?.say("."))
}

/// "Of 200 deaths all may be among 900 deaths, or none." Needs a count of a wider scope that is no smaller than the estimate.
pub(super) fn all_or_none(pair: &Pair<'_>) -> Option<Prose> {
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
pub(super) fn bound_clause(pair: &Pair<'_>, gap: &Gap, supposed: Option<String>) -> Option<Prose> {
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
    if !amount::says_something(&share) && !amount::says_something(&rest) {
        return None;
    }
    let [lower, upper] = pair.sides();
    let supposed = supposed.map(|words| format!("{words}, and ")).unwrap_or_default();
    let prose = Prose::from(format!("If {supposed}"))
        .and(pair.cited(upper))
        .say(format!(" {} right, ", are(pair, upper)))
        .and(pair.cited(lower))
        .say(format!(" {} ", are(pair, lower)));
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
    Some(prose.and(come_to(pair)))
}

/// Whether the sentence of a bound says what share was recorded.
pub(super) fn says_share(pair: &Pair<'_>) -> bool {
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
pub(super) fn level_said(pair: &Pair<'_>) -> Option<IntervalLevel> {
    let is_said = match pair.reading() {
        GapReading::Full(_) => true,
        GapReading::Conditional(_) => pair.found.comparability.inner_side().is_none(),
        GapReading::Bound(_) | GapReading::Refused { .. } => false,
    };
    let is_inverted = changed(pair).as_slice() == [pair.orientation().upper];
    let ratio = if is_inverted { inverse_ratio(pair) } else { best_ratio(pair) };
    ratio.level.filter(|_| is_said)
}

/// A share in words with the percentage beside it; a range without its best number.
pub(super) fn in_words(text: Prose, share: Amount) -> Prose {
    let range = match share.range {
        crate::number::Ends::Between { low, high, .. } => {
            crate::number::Ends::Between { low, point: None, high }
        }
        point @ crate::number::Ends::Point(_) => point,
    };
    let share = Amount { range, ..share };
    match (share.in_words(), &share.level) {
        // A level stands in the same brackets.
        (Some(words), Some(_)) => match share.print_parts() {
            (phrase, Some(level)) => text.say(format!("{words} ({phrase}; {level})")),
            (phrase, None) => text.say(format!("{words} ({phrase})")),
        },
        (Some(words), None) => text.say(format!("{words} (")).number(share).say(")"),
        (None, _) => text.number(share),
    }
}

/// Whether one of the two only repeats the other.
pub(super) fn is_repetition(pair: &Pair<'_>) -> bool {
    pair.found.comparability.dependence() == Dependence::Tied(Tie::Repeats)
}

/// The third figure that both repeat, where neither repeats the other.
pub(super) fn common_origin<'a>(pair: &Pair<'a>) -> Option<&'a FigureId> {
    let flags = &pair.found.comparability.flags;
    if flags.iter().any(|flag| matches!(flag, Flag::Tied { tie: Tie::Repeats, .. })) {
        return None;
    }
    flags.iter().find_map(|flag| match flag {
        Flag::OneOrigin { of, ties: [Tie::Repeats, Tie::Repeats] } => Some(of),
        Flag::OneOrigin { .. }
        | Flag::Tied { .. }
        | Flag::Independent { .. }
        | Flag::LineageUnknown { .. }
        | Flag::LineageNotSaid
        | Flag::Superseded { .. }
        | Flag::Revised { .. }
        | Flag::Retracted { .. }
        | Flag::Rebuts { .. }
        | Flag::AttachmentUnclear { .. } => None,
    })
}

/// What a repetition is, of the two.
pub(super) fn repetition_words(pair: &Pair<'_>) -> &'static str {
    if common_origin(pair).is_some() {
        "both repeat one and the same figure"
    } else {
        "one of the two only repeats the other"
    }
}

/// How one of the two goes back to the other, or both to a third, so that neither supports the other. None where no such tie is known, or one that
/// leaves each something of its own.
pub(super) fn tie_words(pair: &Pair<'_>) -> Option<&'static str> {
    let flags = &pair.found.comparability.flags;
    let is_from = |of: Side| flags.iter().any(|flag| matches!(flag, Flag::Tied { side, .. } if *side == of));
    if is_from(Side::Left) && is_from(Side::Right) {
        return Some("each of the two goes back to the other, in a circle");
    }
    let is_direct = is_from(Side::Left) || is_from(Side::Right);
    match pair.found.comparability.dependence() {
        Dependence::Tied(Tie::Repeats) => Some(repetition_words(pair)),
        Dependence::Tied(Tie::DerivedFrom) if is_direct => Some("one of the two is derived from the other"),
        Dependence::Tied(Tie::TimesConstant) if is_direct => {
            Some("one of the two is the other times a constant")
        }
        Dependence::Tied(Tie::TimesConstant) => Some("both are one figure times a constant"),
        Dependence::Tied(Tie::GoesBack) if is_direct => Some("one of the two goes back to the other"),
        Dependence::Tied(Tie::GoesBack) => Some("both go back to one figure"),
        Dependence::Tied(Tie::Vintage) if is_direct => Some("one of the two took the place of the other"),
        Dependence::Tied(Tie::Contains) if is_direct => Some("one of the two contains the other"),
        Dependence::Tied(
            Tie::DerivedFrom | Tie::Vintage | Tie::Contains | Tie::Extends | Tie::PartOf | Tie::SharesData,
        )
        | Dependence::Independent
        | Dependence::Unknown => None,
    }
}

/// Under what the two exclude one another as they were said, in the words behind "yes" or "no": nothing where no level, no face value and no count
/// enters. None where they do not exclude one another, or only under what the dossier does not say.
pub(super) fn excludes(pair: &Pair<'_>) -> Option<&'static str> {
    let figures = [Side::Left, Side::Right].map(|side| pair.figure(side));
    let is_sure = |figure: &darkfigure_model::Figure| {
        !matches!(figure.measure.status, Some(Status::MayBe | Status::Presumed))
            && figure.value.interval().is_none()
    };
    let [left, right] = &pair.comparison.between;
    let found = contradiction_between(pair.desk.dossier, [left, right])?;
    let is_plain = pair.found.steps.taken.is_empty() && found.open.is_empty() && !found.is_of_other_dates;
    let is_late = may_be_late(figures[0], figures[1]) || may_be_late(figures[1], figures[0]);
    if !is_plain || is_late || !figures.into_iter().all(is_sure) {
        return None;
    }
    let is_count = figures.into_iter().any(|figure| figure.role() == Some(Role::Count));
    Some(match (found.tier == Tier::Face, is_count) {
        (false, false) => "",
        (true, false) => ", as they were said",
        (false, true) => ", unless cases were counted twice or do not belong there",
        (true, true) => ", as they were said, unless cases were counted twice or do not belong there",
    })
}

/// Whether the two exclude one another as they stand, whatever their levels, their rounding or how sure each is: then no "if" is needed.
pub(super) fn excludes_outright(pair: &Pair<'_>) -> bool {
    excludes(pair) == Some("")
}

/// That one of the two repeats the other. Needs that tie.
pub(super) fn repeats(pair: &Pair<'_>) -> Option<Prose> {
    if let Some(origin) = common_origin(pair).filter(|_| is_repetition(pair)) {
        let [lower, upper] = pair.sides();
        return Some(
            Prose::from("Both repeat one figure, ")
                .and(pair.desk.mention(origin))
                .say(" (")
                .and(pair.cited(lower))
                .say("; ")
                .and(pair.cited(upper))
                .say("): that they agree says nothing, and where they differ something was changed on the way."),
        );
    }
    is_repetition(pair).then(|| {
        let [lower, upper] = pair.sides();
        Prose::from("One of the two repeats the other (")
            .and(pair.cited(lower))
            .say("; ")
            .and(pair.cited(upper))
            .say("): that they agree says nothing, and where they differ something was changed on the way.")
    })
}

/// That the count lies above what it is a count of. Needs a conflict.
pub(super) fn conflict(pair: &Pair<'_>) -> Option<Prose> {
    let supposed = match pair.reading() {
        GapReading::Conditional(_) => "If the two count the same thing, the figures conflict: ",
        GapReading::Full(_) | GapReading::Bound(_) | GapReading::Refused { .. } => "The figures conflict: ",
    };
    pair.gap().is_conflict.then(|| {
        let [lower, upper] = pair.sides();
        // After steps it is what the numbers come to that conflicts, and a step may be what is wrong.
        let changed = changed(pair);
        let come_to = |side: Side| {
            let value = amount::running(&pair.value(side), pair.role(side));
            Prose::from(format!(" {} ", comes_to(pair, side))).number(amount::unqualified(value))
        };
        let recorded = match changed.contains(&lower) {
            true => come_to(lower).say(", "),
            false => Prose::from(" were recorded, "),
        };
        let is_stepped = !changed.is_empty();
        let than =
            if is_stepped { "more than the estimate, " } else { "more than the estimate of all there are, " };
        let reasons =
            if is_stepped { ", a low estimate or a step that does not hold" } else { " or a low estimate" };
        let late = if may_be_late(pair.figure(lower), pair.figure(upper)) { ", late reports" } else { "" };
        let conflict = Prose::from(supposed).and(pair.cited(lower)).and(recorded);
        let conflict = if is_stepped { conflict } else { conflict.and(points_apart(pair)) }.say(than);
        conflict
            .and(match pair.figure(upper).value.interval() {
                // A level at which much lies outside of the interval takes from the conflict, and is said.
                Some(interval) if interval.level().probability() < 0.9 => {
                    pair.desk.cite(pair.said(upper), std::slice::from_ref(&pair.figure(upper).source))
                }
                Some(_) | None => pair.cited(upper),
            })
            .and(if changed.contains(&upper) {
                Prose::from(", which").and(come_to(upper))
            } else {
                Prose::new()
            })
            .say(format!(". Over-notification, duplicates{late}{reasons} would explain it."))
    })
}

/// "26 points ", of two shares, which are no multiple of each other that a reader would think of.
fn points_apart(pair: &Pair<'_>) -> Prose {
    let difference = pair.gap().difference;
    match pair.common_role() {
        Some(role)
            if pair.kind(pair.orientation().upper) == QuantityKind::Share
                && amount::says_something(&difference) =>
        {
            Prose::new().number(amount::unqualified(apart(pair, &difference.negated(), role))).say(" ")
        }
        Some(_) | None => Prose::new(),
    }
}

/// "74,000–81,000 deaths reach further in time, about 151,000 deaths in what is counted": where containments go both ways.
pub(super) fn opposed(pair: &Pair<'_>) -> Option<Prose> {
    let within = |side: Side| -> Vec<String> {
        let axes = pair.found.comparability.axes.iter();
        let inner = axes.filter(|found| found.verdict == Verdict::Contained { inner: side });
        let mut words: Vec<String> = inner.map(|found| axis::reach(found.axis).to_owned()).collect();
        words.dedup();
        words
    };
    let [lower, upper] = pair.sides();
    let (of_lower, of_upper) = (within(upper), within(lower));
    if of_lower.is_empty() || of_upper.is_empty() {
        return None;
    }
    let verb = if is_one(pair.figure(lower)) { " reaches" } else { " reach" };
    let text = pair.short(lower).say(format!("{verb} further in {}, ", period::list(&of_lower, "and")));
    Some(text.and(pair.short(upper)).say(format!(" in {}", period::list(&of_upper, "and"))))
}

/// One of two of a kind as a part of the other. Needs a part.
pub(super) fn part(pair: &Pair<'_>) -> Option<Prose> {
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
    let role = pair.desk.role(pair.unit(outer));
    let outside = amount::unqualified(amount::running(&part.outside, role));
    let mut prose = match (amount::says_something(&part.share), amount::says_something(&part.outside)) {
        (false, false) => return None,
        (true, false) => prose.say(": ").number(share),
        (false, true) => prose.say("; ").number(outside).say(" lie outside"),
        (true, true) => prose.say(": ").number(share).say("; ").number(outside).say(" lie outside"),
    };
    if let Some(words) = tier_words(pair) {
        prose = prose.say(", ").and(words);
    }
    Some(prose.say("."))
}

/// "10,844,867 people are 1.33 times 8,160,123 people, a difference of …" Needs a full gap without a conflict.
pub(super) fn gap(pair: &Pair<'_>) -> Option<Prose> {
    let GapReading::Full(gap) = pair.reading() else { return None };
    if gap.is_conflict || is_repetition(pair) {
        return None;
    }
    Some(begun(gap_clause(pair)?.say(".")))
}

/// Where the steps lead, as the ratio of two numbers that are not yet alike: once, with what still differs beside it.
pub(super) fn running(pair: &Pair<'_>) -> Option<Prose> {
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

/// The sides whose number a step changes.
fn changed(pair: &Pair<'_>) -> Vec<Side> {
    let changes = |side: &Side| pair.value(*side) != *side.of(&pair.found.starts);
    pair.sides().into_iter().filter(changes).collect()
}

/// How many times the one number is the other: "800 cases come to 400 people; 100 people are 0.25 times as many". A number that a step
/// changed is named first, so that the multiple is never read as one of what was said. The multiple is of the upper side over the
/// lower one, or the other way round where only the upper one changed: then it is the other number that is so many times that.
fn multiple(pair: &Pair<'_>, ratio: impl Fn(bool) -> Amount) -> Prose {
    let [lower, upper] = pair.sides();
    let as_many = as_many(pair);
    let comes_to = |side: Side| {
        let verb = format!(" {} ", self::comes_to(pair, side));
        let value = amount::running(&pair.value(side), pair.role(side));
        pair.cited(side).say(verb).number(amount::unqualified(value))
    };
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

/// Whether the two are alike to the last digit: then there is no multiple, and no difference.
fn is_alike(pair: &Pair<'_>) -> bool {
    let gap = pair.gap();
    let is = |q: &Quantity, value: f64| amount::point(q).is_some_and(|point| (point - value).abs() <= 1e-12);
    is(&gap.ratio.ends, 1.0) || is(&gap.difference, 0.0)
}

/// "171 deaths per 100,000 residents are 100 times as high as 17.1 deaths per 1,000,000 residents", without what they are apart.
pub(super) fn times(pair: &Pair<'_>) -> Prose {
    multiple(pair, |inverted| if inverted { inverse_ratio(pair) } else { best_ratio(pair) })
}

/// Numbers are as many, amounts as much, shares and rates as high.
fn as_many(pair: &Pair<'_>) -> &'static str {
    match pair.kind(pair.orientation().upper) {
        QuantityKind::Number => "as many",
        QuantityKind::Amount => "as much",
        QuantityKind::Share | QuantityKind::Rate(_) | QuantityKind::Change(_) => "as high",
    }
}

/// The comparative to [`as_many`].
fn more(pair: &Pair<'_>) -> &'static str {
    match pair.kind(pair.orientation().upper) {
        QuantityKind::Number | QuantityKind::Amount => "more",
        QuantityKind::Share | QuantityKind::Rate(_) | QuantityKind::Change(_) => "higher",
    }
}

/// The gap as a clause, after "if" or alone.
pub(super) fn gap_clause(pair: &Pair<'_>) -> Option<Prose> {
    let gap = pair.gap();
    if let Some(Err(Refusal::DenominatorNearZero { .. })) = gap.ratio.spread {
        return Some("the ratio is unbounded: its denominator cannot be told from zero".into());
    }
    if !amount::says_something(&gap.ratio.ends) {
        return Some(no_ratio(pair));
    }
    let (least, most) = (gap.ratio.ends.low().value(), gap.ratio.ends.high().value());
    let [lower, upper] = pair.sides();
    if most.is_none() && gap.orientation.is_upper_larger && least.is_some_and(|least| least <= 1.0) {
        let are_more = format!(" {} {} than ", are(pair, upper), more(pair));
        return Some(pair.cited(upper).say(are_more).and(pair.cited(lower)));
    }
    if most.is_none() && least.is_some_and(|least| least <= 1.0) {
        let both = pair.cited(lower).say(" or ").and(pair.cited(upper));
        return Some(Prose::from("whether ").and(both).say(" is more does not follow from what is known"));
    }
    if least.is_none() && most.is_some_and(|most| most <= 1.0) && changed(pair).is_empty() {
        let no_more = format!(" {} no {} than ", are(pair, upper), more(pair));
        return Some(pair.cited(upper).say(no_more).and(pair.cited(lower)));
    }
    let is_alike = is_alike(pair);
    if is_alike && changed(pair).is_empty() {
        let text = pair.cited(upper).say(format!(" {} {} as ", are(pair, upper), as_many(pair)));
        return Some(text.and(pair.cited(lower)));
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
        if amount::says_something(&gap.difference) && !is_alike && !is_empty {
            prose = prose.say(", a difference of ").number(difference);
        }
    }
    if let Some(words) = tier_words(pair) {
        prose = prose.say(", ").and(words);
    }
    Some(prose)
}

/// How far the two are apart. A month has no one length: what was reckoned from so many a day has few digits.
pub(super) fn apart(pair: &Pair<'_>, difference: &Quantity, role: Dimension) -> Amount {
    let amount = amount::running(difference, role);
    let time = |side: Side| match pair.kind(side) {
        QuantityKind::Rate(rate) => rate.time(),
        QuantityKind::Number | QuantityKind::Amount | QuantityKind::Share | QuantityKind::Change(_) => None,
    };
    if time(Side::Left) == time(Side::Right) { amount } else { amount.significant(2) }
}

/// That there is no ratio; the difference, where there is one.
fn no_ratio(pair: &Pair<'_>) -> Prose {
    let prose = Prose::from("no ratio follows from what is known");
    let difference = pair.gap().difference;
    let is_above = difference.low().value().is_some_and(|low| low > 0.0);
    let is_below = difference.high().value().is_some_and(|high| high < 0.0);
    match pair.common_role().filter(|_| is_above || is_below) {
        Some(role) => {
            let difference = if is_below { difference.negated() } else { difference };
            let prose = prose
                .say("; the two are ")
                .number(amount::unqualified(apart(pair, &difference, role)))
                .say(" apart");
            match tier_words(pair) {
                Some(words) => prose.say(", ").and(words),
                None => prose,
            }
        }
        None => prose,
    }
}

/// "come to", and "come, by assumption, to" where a step on the side is one.
fn comes_to(pair: &Pair<'_>, side: Side) -> String {
    let verb = if is_one(pair.figure(side)) { "comes" } else { "come" };
    let is_assumed = pair.found.steps.on(side).any(|step| step.kind == BridgeKind::Assumption);
    let how = if is_assumed { ", by assumption," } else { "" };
    format!("{verb}{how} to")
}

/// What the sides come to by the steps, where a step changes a number: ", where 31.8 million people come to 32.9 million jobs".
pub(super) fn come_to(pair: &Pair<'_>) -> Prose {
    let mut prose = Prose::new();
    for side in changed(pair) {
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

pub(super) fn are(pair: &Pair<'_>, side: Side) -> &'static str {
    let figure = pair.figure(side);
    if is_one(figure) || figure.measure.unit.is_currency() { "is" } else { "are" }
}

/// The ratio with its declared distributions where it has them, else by its ends.
fn best_ratio(pair: &Pair<'_>) -> Amount {
    super::gap::spread_amount(&pair.gap().ratio, Dimension::Ratio)
        .unwrap_or_else(|| amount::ratio(&pair.gap().ratio.ends))
}

/// The ratio the other way round. With declared distributions it is the coverage of two of a kind, and of a count below its estimate.
fn inverse_ratio(pair: &Pair<'_>) -> Amount {
    amount::ratio(&pair.gap().inverse)
}

/// A dossier's own words as a sentence: a capital in front, a stop behind.
pub(super) fn stop(words: &str) -> Prose {
    let words = words.trim();
    let end = if words.is_empty() || words.ends_with(['.', '!', '?']) { "" } else { "." };
    Prose::from(format!("{}{end}", capital(words)))
}

pub(super) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Whether a figure says "1", so that what it counts is singular.
pub(super) fn is_one(figure: &darkfigure_model::Figure) -> bool {
    matches!(figure.value.numbers().as_slice(), [number] if number.coefficient() == 1 && number.exponent() == 0)
}

/// Begins a sentence: with a capital, or with some words where it begins with a number that prints in lower case, "up to 5,000 people".
pub(super) fn begun(mut prose: Prose) -> Prose {
    let is_lower = prose.to_plain().starts_with(char::is_lowercase);
    prose.0.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
    match prose.0.first_mut() {
        Some(Inline::Text(first)) => *first = capital(first),
        _ if is_lower => {
            prose.0.insert(0, Inline::Text("By these numbers, ".to_owned()));
        }
        _ => {}
    }
    prose
}

/// The implied coverage: an inequality where only that is known.
pub(super) fn implied_amount(coverage: &Quantity, basis: CoverageBasis, base: String) -> Amount {
    match basis {
        CoverageBasis::CountOverEstimate => amount::share(coverage, base),
        CoverageBasis::PresentAtLeastStock => {
            // The lower end is zero, which says nothing: the share is at most this.
            let mut up_to = amount::share(coverage, base);
            up_to.range = crate::number::Ends::Between {
                low: Bound::Unknown,
                point: None,
                high: amount::bound(coverage.high()),
            };
            up_to
        }
    }
}
