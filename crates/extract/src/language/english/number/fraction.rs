//! Fractions and ratios: "two thirds", "half a million", "one in five".

use super::{Number, Single, single, words};
use crate::candidate::ReadValue;
use crate::language::english::lexicon::{
    DETERMINER, DOZEN, FRACTION, MONTH, MULTIPLIER, ONES, ORDINAL, STOP, TEENS, TENS, TIME_UNIT, VERB,
};
use crate::passage::Passage;
use crate::rule::Rule;

fn share(end: usize, value: f64) -> Single {
    Single { share: true, ..Single::new(end, value, Rule::Fraction) }
}

/// "3/4", "1 4/5" after the digits that end at `end`.
pub(super) fn slashed(p: &Passage<'_>, at: usize, end: usize, value: f64) -> Option<Single> {
    let pair = |i: usize| -> Option<(usize, f64)> {
        let a = p.whole(i)?;
        let b =
            p.whole(i + 2).filter(|&b| b > 0 && p.mark(i + 1, '/') && p.glued(i + 1) && p.glued(i + 2))?;
        (!p.mark(i + 3, '/')).then_some((i + 3, f64::from(a) / f64::from(b)))
    };
    if let Some((e, v)) = pair(at).filter(|_| end == at + 1) {
        return (v < 1.0).then_some(share(e, v));
    }
    let (e, v) = pair(end).filter(|&(_, v)| v < 1.0 && !p.glued(end) && p.whole(at).is_some())?;
    Some(Single::new(e, value + v, Rule::Fraction))
}

/// The denominator of an ordinal or a fraction word at `at`, with a compound like "twenty-fifth". Gives end and value.
fn denominator(p: &Passage<'_>, at: usize, singular: bool) -> Option<(usize, f64)> {
    let t = p.token(at)?;
    if t.is(FRACTION) || (singular && t.is(ORDINAL) && t.number > 2.5) {
        return Some((at + 1, t.number));
    }
    if t.is(TENS) {
        let joint = if p.token(at + 1).is_some_and(|n| n.is_hyphen()) { at + 2 } else { at + 1 };
        let one = p.token(joint)?;
        if (one.is(FRACTION) || singular && one.is(ORDINAL))
            && one.number < 10.0
            && !p.reads_any(joint, &["half", "quarter", "quarters"])
        {
            return Some((joint + 1, t.number + one.number));
        }
    }
    if t.is(MULTIPLIER) {
        let joint = if p.token(at + 1).is_some_and(|n| n.is_hyphen()) { at + 2 } else { at + 1 };
        let joint = if p.reads(joint, "and") { joint + 1 } else { joint };
        let rest = p.token(joint)?;
        if rest.is(FRACTION) && rest.number >= 100.0 {
            return Some((joint + 1, t.number * rest.number));
        }
        if rest.is(ORDINAL) && singular && rest.number < 100.0 && t.number < 150.0 {
            return Some((joint + 1, t.number + rest.number));
        }
    }
    None
}

/// "a third", "a quarter", "half a million", "a half", "half a dozen", "an eighth".
pub(super) fn article(p: &Passage<'_>, at: usize) -> Option<Single> {
    // "half a million", "half the", "half million"
    if p.reads_any(at, &["half", "quarter"]) {
        let value = if p.reads(at, "half") { 0.5 } else { 0.25 };
        let next = if p.reads_any(at + 1, &["a", "of"]) { at + 2 } else { at + 1 };
        let next = if p.reads(at + 1, "of") && p.reads(at + 2, "a") { at + 3 } else { next };
        let next = if p.token(next).is_some_and(|t| t.is_hyphen()) { next + 1 } else { next };
        if p.is(next, MULTIPLIER | DOZEN) {
            return Some(words::multiply(p, Single::new(next, value, Rule::Fraction), next));
        }
        return None;
    }
    if !p.reads_any(at, &["a", "an"]) {
        return None;
    }
    if p.is(at + 1, MULTIPLIER | FRACTION) {
        // "a hundred trillionths"
        if let Some((e, d)) = denominator(p, at + 1, true).filter(|&(e, _)| e > at + 2) {
            return Some(share(e, 1.0 / d));
        }
    }
    let (end, d) = denominator(p, at + 1, true)?;
    if p.is(at + 1, FRACTION) && p.reads(at + 1, "half")
        || p.is(at + 1, FRACTION) && p.reads(at + 1, "quarter")
    {
        if p.reads(end, "past")
            || p.reads_any(end, &["hour", "time", "day", "where"])
            || p.token(end).is_some_and(|t| t.is_hyphen())
        {
            return None;
        }
        return Some(of_multiplier(p, end, 1.0 / d));
    }
    // "a third night" is an ordinal, "a third of" and "by a third" are fractions
    let noun = p.token(end).is_some_and(|t| t.is_word() && !t.is(STOP | VERB) || t.is_hyphen());
    (!noun).then(|| of_multiplier(p, end, 1.0 / d))
}

/// "two thirds of a million" where a multiplier follows, else the share.
fn of_multiplier(p: &Passage<'_>, end: usize, value: f64) -> Single {
    let next = if p.reads(end, "of") { end + 1 } else { end };
    let next = if next > end && p.reads(next, "a") { next + 1 } else { next };
    if p.is(next, MULTIPLIER | DOZEN) && (next > end || p.is(next, MULTIPLIER)) {
        return words::multiply(p, Single::new(next, value, Rule::Fraction), next);
    }
    share(end, value)
}

/// A bare fraction word: "half of the women", "more than half"; never the half of a match or of a year.
pub(super) fn bare(p: &Passage<'_>, at: usize) -> Option<Single> {
    if !p.reads(at, "half") {
        return None;
    }
    let placed = p.was(at, ORDINAL)
        || p.reads_any(
            at.wrapping_sub(1),
            &[
                "the", "other", "last", "first", "second", "this", "each", "and", "in", "better", "top",
                "bottom",
            ],
        )
        || p.token(at + 1).is_some_and(|t| t.is_hyphen());
    let time = p.reads(at + 1, "past")
        || p.is(at + 1, TIME_UNIT)
        || p.reads_any(at + 1, &["an", "hour", "time", "way", "brother", "sister"]);
    (!placed && !time).then(|| share(at + 1, 0.5))
}

/// "two thirds", "one-fourth", "twenty-three fifths" after the numerator `s`.
pub(super) fn of_words(p: &Passage<'_>, at: usize, s: &Single) -> Option<Single> {
    let joint = if p.token(s.end).is_some_and(|t| t.is_hyphen()) { s.end + 1 } else { s.end };
    let one = p.reads(at, "one") && s.end == at + 1;
    let (end, d) = denominator(p, joint, one || s.end == at + 1 && p.is(joint, MULTIPLIER))?;
    if p.reads_any(joint, &["half", "quarter"]) && !one {
        return None;
    }
    if p.is(joint, ORDINAL)
        && joint == s.end
        && p.token(end).is_some_and(|t| t.is_word() && !t.is(STOP | VERB))
    {
        return None;
    }
    // "three quarters" of a year's results is rare; "two quarters" in a row is time
    if p.reads(joint, "quarters") && p.reads_any(end, &["in", "running", "later", "ago"]) && s.value < 2.5 {
        return None;
    }
    // "one hundred thirty-fifths" is a hundred of them, "one hundred and thirty fifths" is not
    if let Some(tens) = s.end.checked_sub(1).map(|i| p.tokens[i]).filter(|t| {
        t.is(TENS) && s.end >= at + 3 && !p.reads(s.end - 2, "and") && p.is(s.end - 2, MULTIPLIER)
    }) && p.token(joint).is_some_and(|t| t.is(FRACTION) && t.number < 10.0)
        && s.value > tens.number
    {
        return Some(share(end, (s.value - tens.number) / (tens.number + d)));
    }
    let d = if p.is(joint, TENS) && end == joint + 2 && p.reads(end - 1, "firsts") {
        p.tokens[joint].number + 1.0
    } else {
        d
    };
    Some(of_multiplier(p, end, s.value / d))
}

/// "and a half", "and three quarters", "and two thirds", "and ½" at `at`. Gives the end and the part.
pub(super) fn and_part(p: &Passage<'_>, at: usize) -> Option<(usize, f64)> {
    if !p.reads(at, "and") {
        return None;
    }
    if p.reads_any(at + 1, &["a", "one", "an"]) {
        // "one and one-half"
        let joint = if p.token(at + 2).is_some_and(|t| t.is_hyphen()) { at + 3 } else { at + 2 };
        let (end, d) = denominator(p, joint, true)?;
        let noun = p.is(joint, ORDINAL) && p.token(end).is_some_and(|t| t.is_word() && !t.is(STOP | VERB));
        return (!noun).then_some((end, 1.0 / d));
    }
    let t = p.token(at + 1)?;
    if t.is(ONES | TEENS) {
        let joint = if p.token(at + 2).is_some_and(|t| t.is_hyphen()) { at + 3 } else { at + 2 };
        let d = p.token(joint).filter(|d| d.is(FRACTION))?;
        return Some((joint + 1, t.number / d.number));
    }
    if t.is(TENS) {
        let (end, n) = words::small(p, at + 1)?;
        return p.token(end).filter(|d| d.is(FRACTION) && d.number >= 100.0).map(|d| (end + 1, n / d.number));
    }
    super::digits::vulgar(t.mark).map(|v| (at + 2, v))
}

/// "one boat in twelve", "two villages in five": the noun stands within the ratio, and none behind it.
fn ratio_of_noun(p: &Passage<'_>, at: usize, first: &Single, dot_groups: bool) -> Option<Number> {
    let noun = first.end;
    let lower_noun =
        p.token(noun).is_some_and(|t| t.is_lower_word() && !t.is(STOP | VERB | TIME_UNIT | MULTIPLIER));
    if !lower_noun || first.value > 10.0 || first.value < 1.0 || !p.reads(noun + 1, "in") {
        return None;
    }
    let next = if p.reads(noun + 2, "every") { noun + 3 } else { noun + 2 };
    let base = single(p, next, dot_groups)?;
    let whole = base.value > first.value && base.value.fract() == 0.0 && base.value <= 1000.0 && !base.share;
    let behind = p.token(base.end).is_some_and(|t| {
        t.is_word()
            && !t.is(STOP | VERB | crate::language::english::lexicon::REPORT)
            && !p.word(base.end).ends_with("ed")
            || t.is_mark('%')
    });
    (whole && !behind && !p.claimed(next)).then(|| Number {
        tokens: at..base.end,
        value: ReadValue::Share(first.value / base.value),
        money: None,
        sign: None,
        rule: Rule::Ratio,
        bounds: false,
        inner: Some(noun),
    })
}

/// "one in five", "1 in 4", "9 out of 10", "one over three".
pub(super) fn ratio(p: &Passage<'_>, at: usize, first: &Single, dot_groups: bool) -> Option<Number> {
    if let Some(found) = ratio_of_noun(p, at, first, dot_groups) {
        return Some(found);
    }
    let end = first.end;
    let (next, tight) = if p.reads_all(end, &["in", "every"]) {
        (end + 2, false)
    } else if p.reads(end, "in") {
        (end + 1, true)
    } else if [["out", "of"], ["of", "every"], ["in", "every"]].iter().any(|w| p.reads_all(end, w)) {
        (end + 2, false)
    } else if p.reads(end, "over") {
        (end + 1, true)
    } else {
        return None;
    };
    if first.share || first.value < 1.0 || p.is(next, MONTH) {
        return None;
    }
    let next = if p.reads(next, "every") { next + 1 } else { next };
    let base = single(p, next, dot_groups)?;
    if base.share || base.value <= first.value || base.value.fract() > 0.0 || first.value.fract() > 0.0 {
        return None;
    }
    if p.is(base.end, TIME_UNIT)
        || p.mark(base.end, '%')
        || p.is(
            base.end,
            crate::language::english::lexicon::PERCENT | crate::language::english::lexicon::UNIT,
        )
    {
        return None;
    }
    let round =
        [3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 20.0, 25.0, 50.0, 100.0, 200.0, 500.0, 1000.0];
    let is_round =
        base.value >= 1000.0 || round.iter().any(|r| (r - base.value).abs() < 1e-9) || base.value < 3.0;
    let one = (first.value - 1.0).abs() < 1e-9;
    if tight && p.reads(end, "in") && !(one || is_round && first.value <= 10.0) {
        return None;
    }
    if p.reads(end, "over") && !(one && p.ends(base.end)) {
        return None;
    }
    if p.is(next, DETERMINER) && !p.reads_any(next, &["a", "every"]) {
        return None;
    }
    let plain = p.tokens[at].kind == crate::token::Kind::Number
        && p.word(next).len() == 4
        && p.whole(next).is_some_and(|n| (1900..2100).contains(&n));
    if plain {
        return None;
    }
    Some(Number {
        tokens: at..base.end,
        value: ReadValue::Share(first.value / base.value),
        money: None,
        sign: None,
        rule: Rule::Ratio,
        bounds: false,
        inner: None,
    })
}
