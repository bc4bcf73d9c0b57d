//! Numbers in words: "three and a half million", "two hundred and six".

use super::{Single, fraction};
use crate::language::english::lexicon::{
    CURRENCY, DOZEN, FRACTION, MULTIPLIER, NUMBER_WORD, ONES, ORDINAL, PERCENT, PLURAL_MULTIPLIER, STOP,
    TEENS, TENS, TIME_UNIT, UNIT,
};
use crate::passage::Passage;
use crate::rule::Rule;

/// A number in words at `at`.
pub(super) fn parse(p: &Passage<'_>, at: usize) -> Option<Single> {
    if p.reads(at, "point") {
        let (end, value) = decimals(p, at)?;
        let prose = p.before(at).is_some_and(|t| t.is_word());
        return (!prose).then(|| Single::new(end, value, Rule::Words));
    }
    if let Some(s) = fraction::article(p, at) {
        return Some(s);
    }
    if p.reads_any(at, &["a", "an"]) {
        let next = at + 1;
        if p.is(next, MULTIPLIER | DOZEN) && !p.glued(next) {
            let s = multiply(p, Single::new(next, 1.0, Rule::Words), next);
            return Some(s);
        }
        return None;
    }
    let t = p.token(at)?;
    if t.is(PLURAL_MULTIPLIER | ORDINAL) || t.is(FRACTION) {
        return fraction::bare(p, at);
    }
    // "hundred thousand dollars", "hundred" before a counted noun; a bare "million" is part of a name or of a longer number.
    if t.is(MULTIPLIER | DOZEN) {
        let full = matches!(p.word(at).len(), 5..)
            && (p.is(at + 1, MULTIPLIER) || p.before(at).is_none_or(|b| !b.is_word()));
        return full.then(|| multiply(p, Single::new(at, 1.0, Rule::Words), at));
    }
    if !t.is(ONES | TEENS | TENS) || (t.is(ONES) && !one_counts(p, at)) {
        return None;
    }
    let (mut end, mut value) = small(p, at)?;
    // "one twenty two" said digit by digit
    if t.is(ONES)
        && end == at + 1
        && value > 0.5
        && p.is(end, TENS)
        && !p.glued(end)
        && let Some((e, v)) = small(p, end).filter(|&(e, _)| p.ends(e))
    {
        end = e;
        value = value * 100.0 + v;
    }
    if let Some((e, v)) = decimals(p, end) {
        let mut s = Single::new(e, value + v, Rule::Words);
        if p.is(e, MULTIPLIER) {
            s = multiply(p, s, e);
        }
        return Some(s);
    }
    let mut s = Single::new(end, value, Rule::Words);
    if let Some(f) = fraction::of_words(p, at, &s) {
        return Some(f);
    }
    let joint = hyphen(p, s.end);
    if p.is(joint, MULTIPLIER | DOZEN)
        || p.reads(joint, "dozens")
        || p.is(joint, PLURAL_MULTIPLIER) && !p.reads(joint, "tens") && !p.reads(joint + 1, "of")
    {
        s = multiply(p, s, joint);
        if let Some(f) = fraction::of_words(p, at, &s) {
            return Some(f);
        }
        return Some(s);
    }
    if let Some((e, part)) = fraction::and_part(p, s.end) {
        s.value += part;
        s.end = e;
        s.rule = Rule::Fraction;
        let joint = hyphen(p, e);
        if p.is(joint, MULTIPLIER | DOZEN) {
            s = multiply(p, s, joint);
        }
    }
    Some(s)
}

/// "one" counts before a noun or a multiplier, in a ratio, or as the sum of a list; "no one", "the one", "one of" do not.
fn one_counts(p: &Passage<'_>, at: usize) -> bool {
    if !p.reads(at, "one") {
        return true;
    }
    if p.reads(at + 1, "point") && p.is(at + 2, ONES) {
        return true;
    }
    if p.reads_any(
        at.wrapping_sub(1),
        &["no", "the", "this", "that", "which", "each", "every", "any", "another", "other"],
    ) && !p.is(at + 1, MULTIPLIER | FRACTION | ORDINAL)
    {
        return false;
    }
    if p.token(at + 1).is_none_or(|n| n.is_hyphen()) {
        return p.token(at + 1).is_none()
            || p.is(at + 2, NUMBER_WORD | ORDINAL | UNIT | TIME_UNIT)
            || p.tokens[at + 1].mark == ' ';
    }
    if p.reads_any(
        at + 1,
        &["of", "another", "day", "thing", "who", "that", "way", "reason", "side", "hand", "point", "such"],
    ) {
        return false;
    }
    true
}

/// A hyphen between parts of a number: the place after it, or `at`.
fn hyphen(p: &Passage<'_>, at: usize) -> usize {
    if p.token(at).is_some_and(|t| t.is_hyphen()) && p.is(at + 1, MULTIPLIER | DOZEN) { at + 1 } else { at }
}

/// One to ninety-nine. Gives the end and the value.
pub(super) fn small(p: &Passage<'_>, at: usize) -> Option<(usize, f64)> {
    let t = p.token(at)?;
    if t.is(TENS) {
        let joint = if p.token(at + 1).is_some_and(|n| n.is_hyphen()) { at + 2 } else { at + 1 };
        if let Some(one) = p.token(joint).filter(|n| n.is(ONES) && n.number > 0.5) {
            return Some((joint + 1, t.number + one.number));
        }
        return Some((at + 1, t.number));
    }
    t.is(ONES | TEENS).then_some((at + 1, t.number))
}

/// "point seven one", "point seventy-one", "point 5" at `at`. Gives the end and the value below one.
pub(super) fn decimals(p: &Passage<'_>, at: usize) -> Option<(usize, f64)> {
    if !p.reads(at, "point") {
        return None;
    }
    if let Some(n) = p.whole(at + 1) {
        let digits = p.word(at + 1).len();
        return Some((at + 2, f64::from(n) / 10f64.powi(digits.try_into().unwrap_or(9))));
    }
    if p.is(at + 1, TENS | TEENS) {
        let (end, n) = small(p, at + 1)?;
        return Some((end, n / 100.0));
    }
    let mut end = at + 1;
    let (mut value, mut scale) = (0.0, 0.1);
    while let Some(t) = p.token(end).filter(|t| t.is(ONES)) {
        if scale < 1e-9 {
            break;
        }
        value += t.number * scale;
        scale /= 10.0;
        end += 1;
    }
    (end > at + 1).then_some((end, value))
}

/// Goes on after a first part: multipliers at `at`, then smaller parts, each below the one before.
///
/// "two | hundred and six", "4 | thousand 3 hundred and 21", "three | lakh crore", "3 | million and a half".
pub(super) fn multiply(p: &Passage<'_>, first: Single, at: usize) -> Single {
    let mut compound = Compound {
        p,
        digits: first.rule != Rule::Words,
        total: 0.0,
        group: first.value,
        smallest: f64::INFINITY,
        so_far: first,
    };
    let mut next = Some(at);
    while let Some(m) = next.and_then(|at| compound.multiplier_at(at)) {
        let end = next.map_or(at, |at| at + 1);
        let unit = compound.multiply(m, end);
        if let Some(joint) = compound.joint_multiplier(end) {
            next = Some(joint);
            continue;
        }
        // "and a half", "and three quarters": of the multiplier, or of the next one
        if let Some(part) = fraction::and_part(p, end) {
            return compound.with_fraction(part, unit);
        }
        next = compound.smaller_part(end, unit);
    }
    compound.finish()
}

/// A number of several parts while it is read.
struct Compound<'p, 't> {
    p: &'p Passage<'t>,
    /// It began with digits.
    digits: bool,
    /// The parts whose multiplier is known.
    total: f64,
    /// The part before the next multiplier.
    group: f64,
    /// The smallest multiplier above one hundred so far.
    smallest: f64,
    so_far: Single,
}

impl Compound<'_, '_> {
    fn multiplier_at(&self, at: usize) -> Option<f64> {
        let t = self.p.token(at)?;
        let plural = t.is(PLURAL_MULTIPLIER) && !self.p.reads(at + 1, "of");
        (t.is(MULTIPLIER | DOZEN) || plural).then_some(t.number).filter(|&m| m >= 1.5)
    }

    /// Takes a multiplier that ends at `end`; gives the unit of what may follow it.
    fn multiply(&mut self, m: f64, end: usize) -> f64 {
        if (m - 100.0).abs() < 0.5 {
            self.group *= m;
        } else if m < self.smallest {
            self.total += self.group * m;
            self.group = 0.0;
            self.smallest = m;
        } else {
            self.total = (self.total + self.group) * m;
            self.group = 0.0;
        }
        self.so_far.end = end;
        self.so_far.multiplier = if self.smallest.is_finite() { self.smallest.max(m) } else { m };
        m.min(self.so_far.multiplier)
    }

    /// The next multiplier right after one, over a hyphen too: "hundred-thousand".
    fn joint_multiplier(&self, at: usize) -> Option<usize> {
        let p = self.p;
        let joint = if p.token(at).is_some_and(|t| t.is_hyphen() && t.glued) { at + 1 } else { at };
        (p.is(joint, MULTIPLIER | DOZEN) || p.is(joint, PLURAL_MULTIPLIER) && !p.reads(joint + 1, "of"))
            .then_some(joint)
    }

    fn with_fraction(mut self, (end, part): (usize, f64), unit: f64) -> Single {
        let whole = self.total + self.group;
        let smaller = self.p.token(end).filter(|t| t.is(MULTIPLIER) && t.number < unit);
        if let Some(m) = smaller {
            self.so_far.value = whole + part * m.number;
            self.so_far.end = end + 1;
        } else {
            self.so_far.value = whole + part * if unit > 999.0 { unit } else { 1.0 };
            self.so_far.end = end;
        }
        self.so_far.rule = Rule::Fraction;
        self.so_far
    }

    /// The next smaller part, with or without "and". Gives the place of its multiplier, where it has one.
    fn smaller_part(&mut self, at: usize, unit: f64) -> Option<usize> {
        let p = self.p;
        let and = p.reads(at, "and") || p.mark(at, '&');
        let part = at + usize::from(and);
        let (end, value) = part_at(p, part, self.digits).filter(|&(_, v)| v < unit && v > 0.0)?;
        let after = if p.token(end).is_some_and(|t| t.is_hyphen() && t.glued) { end + 1 } else { end };
        let follows = p.token(after).filter(|t| t.is(MULTIPLIER)).map(|t| t.number);
        if and && self.is_another_number(part, end, unit, follows) {
            return None;
        }
        if p.is(after, DOZEN) || p.reads(after, "dozens") {
            self.group += value * 12.0;
            self.so_far.end = after + 1;
            return None;
        }
        self.group += value;
        self.so_far.end = end;
        follows.map(|_| after)
    }

    /// Whether "and" leads to a number of its own: "one million and two hundred" is one number; "3 million and 2 others" is two.
    fn is_another_number(&self, part: usize, end: usize, unit: f64, follows: Option<f64>) -> bool {
        let p = self.p;
        let multiplier = self.so_far.multiplier;
        if let Some(m) = follows {
            return m >= unit && unit < 150.0 && m < 150.0
                || m >= multiplier && multiplier > 999.0
                || self.digits && multiplier > 999.0 && p.is(end, UNIT | CURRENCY | PERCENT);
        }
        self.digits
            && (multiplier > 999.0 && !p.is(part, ONES | TEENS | TENS) && !p.is_number(part)
                || multiplier >= 1e5
                || multiplier > 999.0 && p.is(end, UNIT | CURRENCY | PERCENT))
    }

    fn finish(self) -> Single {
        let p = self.p;
        let mut s = self.so_far;
        s.value = self.total + self.group;
        s.lead = None;
        if s.rule == Rule::Words || s.rule == Rule::Digits {
            if let Some((e, v)) = decimals(p, s.end) {
                s.value += v;
                s.end = e;
            } else if let Some((e, part)) =
                fraction::and_part(p, s.end).filter(|&(e, _)| !p.is(e, MULTIPLIER))
            {
                s.value += part;
                s.end = e;
                s.rule = Rule::Fraction;
            }
        }
        s
    }
}

/// A part of a compound below one thousand: in words, or in digits where the whole began with digits.
fn part_at(p: &Passage<'_>, at: usize, digits: bool) -> Option<(usize, f64)> {
    if p.claimed(at) {
        return None;
    }
    if digits && let Some(n) = p.whole(at).filter(|&n| n > 0) {
        return Some((at + 1, f64::from(n)));
    }
    let found = small(p, at)?;
    // "a thousand one" only where it is not "a thousand. One"
    (!p.is(at, STOP)).then_some(found)
}
