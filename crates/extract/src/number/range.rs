//! Two numbers that are the ends of one range.

use super::{Number, Single, single};
use crate::candidate::Value;
use crate::lexicon::{CURRENCY, DOWN, PERCENT, UNIT, UP};
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

/// How far back a verb of change is looked for before "from A to B".
const WINDOW: usize = 14;

fn number(at: usize, end: usize, value: Value, rule: Rule) -> Number {
    Number { tokens: at..end, value, money: None, sign: None, rule, bounds: false }
}

fn alone(at: usize, s: Single) -> Number {
    let value = if s.share { Value::Share(s.value) } else { Value::Point(s.value) };
    number(at, s.end, value, s.rule)
}

/// Joins `first`, which starts at `at`, with a second number where both are ends of a range.
pub(super) fn join(p: &Passage<'_>, at: usize, first: Single, dot_groups: bool) -> Option<Number> {
    let mut next = first.end;
    // The unit or the sign may stand after the first end too: "44 mg to 50 mg", "18% to 25%", "10 dollars to 20 dollars".
    let unit = next;
    let mut has_unit = false;
    if p.mark(next, '%')
        || p.mark(next, '°')
        || p.is(next, UNIT | CURRENCY | PERCENT)
        || p.token(next).is_some_and(|t| t.is_currency_sign())
    {
        if p.reads(next, "per") && p.reads(next + 1, "cent") {
            next += 1;
        }
        has_unit = true;
        next += 1;
        if p.word(next) == "C" || p.word(next) == "F" {
            next += 1;
        }
    } else if p.reads_all(next, &["per", "cent"]) {
        has_unit = true;
        next += 2;
    }
    let back = |k: usize| at.checked_sub(k);
    let lead = (1..=3).filter_map(back).find(|&i| {
        !p.tokens[i].is_currency_sign()
            && !p.is(i, CURRENCY)
            && !p.reads_any(
                i,
                &["about", "around", "an", "estimated", "roughly", "some", "approximately", "US"],
            )
            && !p.mark(i, '-')
            && !p.reads(i, "negative")
            && !p.reads(i, "minus")
    });
    let between = lead.is_some_and(|i| p.reads(i, "between"));
    let from = lead.is_some_and(|i| p.reads(i, "from"));
    let dash =
        p.token(next).is_some_and(|t| t.is_hyphen() || t.is_mark('~') || t.is_mark('～') || t.is_mark('‒'));
    let mut words = false;
    let mut spaced = false;
    if dash {
        spaced = !p.glued(next) || !p.glued(next + 1);
        if p.glued(next) != p.glued(next + 1)
            && p.mark(next, '-')
            && !p.glued(next)
            && !p.ends(first.end)
            && p.tokens[at].kind != Kind::Number
        {
            return Some(alone(at, first));
        }
        next += 1;
        // "8- to 16-meter"
        if p.reads(next, "to") {
            next += 1;
        }
    } else if p.reads_any(next, &["to", "through"]) || (between && p.reads(next, "and")) {
        words = true;
        next += 1;
    } else if p.reads(next, "or") && !has_unit {
        return adjacent(p, at, first, next + 1, dot_groups);
    } else {
        return Some(alone(at, first));
    }
    let mut second_at = next;
    // hedges and signs between: "between 2.0 g and about 7.0 g", "$1.5 and $2bn", "10 - ~20"
    let mut sign = false;
    while p.token(second_at).is_some_and(|t| t.is_currency_sign() || t.is_mark('~'))
        || p.is(second_at, CURRENCY) && p.tokens[second_at].upper
        || (words
            && p.reads_any(
                second_at,
                &["about", "around", "nearly", "almost", "roughly", "some", "perhaps", "maybe"],
            ))
        || (p.word(second_at) == "US" && p.token(second_at + 1).is_some_and(|t| t.is_currency_sign()))
        || ((words || dash)
            && (p.mark(second_at, '-')
                || p.mark(second_at, '−')
                || p.reads_any(second_at, &["minus", "negative"]))
            && !sign)
    {
        sign |= p.mark(second_at, '-')
            || p.mark(second_at, '−')
            || p.reads_any(second_at, &["minus", "negative"]);
        second_at += 1;
        if second_at > next + 3 {
            return Some(alone(at, first));
        }
    }
    let Some(second) = single(p, second_at, dot_groups).filter(|_| !p.claimed(second_at)) else {
        return Some(alone(at, first));
    };
    if second.share != first.share && !(second.share && first.value < 1.0) {
        return Some(alone(at, first));
    }
    let signed =
        at > 0 && (p.tokens[at - 1].is_currency_sign() || p.is(at - 1, CURRENCY)) && second_at > next;
    let far = second.value > first.value.abs() * 5.0 && second.multiplier <= first.multiplier;
    if p.reads(next - 1, "to")
        && (from || words && !between && !dash && (signed || far || has_unit))
        && changes(p, at)
    {
        return Some(alone(at, first));
    }
    if words && !between && !from && !p.reads(next - 1, "to") && !p.reads(next - 1, "through") {
        return Some(alone(at, first));
    }
    let (mut low, high) = (first.value, if sign { -second.value } else { second.value });
    let mut rule = if dash {
        Rule::DashRange
    } else if between {
        Rule::Between
    } else {
        Rule::FromTo
    };
    let negative_first = at > 0
        && (p.reads_any(at - 1, &["negative", "minus"])
            || p.mark(at - 1, '-') && !p.glued(at - 1)
            || p.mark(at - 1, '−'));
    if negative_first && (sign || between || from || dash) {
        low = -low;
    }
    if dash && !words {
        // codes, telephone numbers, results: "555-0190", "2–1"
        if p.word(second_at).starts_with('0')
            && p.word(second_at).len() > 1
            && p.is_number(second_at)
            && !p.word(second_at).starts_with("0.")
        {
            return Some(alone(at, first));
        }
        let chained =
            p.token(second.end).is_some_and(|t| t.is_hyphen() && t.glued) && p.is_number(second.end + 1);
        if chained {
            return Some(alone(at, first));
        }
        if let Some(_lead) =
            second.lead.filter(|&l| low < l && first.multiplier < 1.5 && first.lead.is_none())
        {
            low *= 1000.0;
            rule = Rule::SharedMultiplier;
        }
        if spaced && !has_unit && p.tokens[at].kind != p.tokens[second_at].kind {
            return Some(alone(at, first));
        }
    }
    if first.multiplier < 1.5
        && second.multiplier > 1.5
        && first.value.abs() < second.value.abs() / second.multiplier
        && first.lead.is_none()
        && first.value < 1000.0
    {
        low *= second.multiplier;
        rule = Rule::SharedMultiplier;
    } else if words
        && !between
        && !from
        && !dash
        && second.lead.is_some_and(|l| first.value < l)
        && first.lead.is_none()
        && first.multiplier < 1.5
        && first.value < 100.0
        && p.tokens[at].kind == Kind::Number
    {
        // "5 to 6,000 people"
        low *= 1000.0;
        rule = Rule::SharedMultiplier;
    }
    if low >= high && !(low < 0.0 || high < 0.0) {
        return Some(alone(at, first));
    }
    // A counted thing after a first end without a unit would have stopped the join; a different unit does too.
    if has_unit
        && !same_unit(p, unit, second.end)
        && !p.token(second_at.wrapping_sub(1)).is_some_and(|t| t.is_currency_sign())
    {
        return Some(alone(at, first));
    }
    let (low, high) = if low <= high { (low, high) } else { (high, low) };
    Some(number(at, second.end, Value::Range { low, high }, rule))
}

/// "two or three": the second is the next number up, or a little more for larger ones.
fn adjacent(p: &Passage<'_>, at: usize, first: Single, next: usize, dot_groups: bool) -> Option<Number> {
    let second = single(p, next, dot_groups).filter(|s| !s.share && !first.share);
    let ends = second.map(|s| {
        let low = if first.multiplier < 1.5 && s.multiplier > 1.5 && first.value < 100.0 {
            first.value * s.multiplier
        } else {
            first.value
        };
        (low, s.value, s.end)
    });
    match ends {
        Some((low, high, end))
            if low < high
                && high <= low * 2.0
                && low > 0.0
                && !p.reads_any(at.wrapping_sub(1), &["either", "level", "phase", "equal", "score"])
                && p.token(end).is_some_and(|t| t.is_word() && !t.is(crate::lexicon::STOP)) =>
        {
            Some(number(at, end, Value::Range { low, high }, Rule::Adjacent))
        }
        _ => Some(alone(at, first)),
    }
}

/// Whether a verb of change stands in the clause before the number.
pub(super) fn changes(p: &Passage<'_>, at: usize) -> bool {
    let from = at.saturating_sub(WINDOW);
    for i in (from..at).rev() {
        let Some(t) = p.token(i) else { continue };
        if t.kind == Kind::Mark && matches!(t.mark, '.' | ';' | '!' | '?') && !t.glued {
            return false;
        }
        if p.reads_any(
            i,
            &[
                "range", "ranged", "ranges", "ranging", "run", "runs", "ran", "vary", "varied", "varies",
                "varying", "between",
            ],
        ) {
            return false;
        }
        if t.is(UP | DOWN)
            && !p.reads_any(i, &["up", "less", "fewer", "higher", "lower", "hit", "hits", "lost"])
            || p.reads_any(
                i,
                &["revised", "changed", "went", "moved", "shifted", "adjusted", "corrected", "updated"],
            )
            || p.reads_any(i, &["up", "down"]) && p.reads(i + 1, "from")
        {
            return true;
        }
    }
    false
}

fn same_unit(p: &Passage<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (p.word(a), p.word(b));
    if y.is_empty() {
        return false;
    }
    x.eq_ignore_ascii_case(y)
        || x.trim_end_matches('s').eq_ignore_ascii_case(y.trim_end_matches('s'))
        || p.token(a).is_some_and(|t| t.is_currency_sign())
        || (p.mark(a, '%') && (p.is(b, PERCENT) || p.reads(b, "per")))
}
