//! Two numbers that are the ends of one range.

use super::{Number, Single, single};
use crate::candidate::ReadValue;
use crate::language::english::lexicon::{CURRENCY, DOWN, PERCENT, UNIT, UP};
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

/// How far back a verb of change is looked for before "from A to B".
const WINDOW: usize = 14;

fn number(at: usize, end: usize, value: ReadValue, rule: Rule) -> Number {
    Number { tokens: at..end, value, money: None, sign: None, rule, bounds: false, inner: None }
}

fn alone(at: usize, s: Single) -> Number {
    let value = if s.share { ReadValue::Share(s.value) } else { ReadValue::Point(s.value) };
    number(at, s.end, value, s.rule)
}

/// Joins `first`, which starts at `at`, with a second number where both are ends of a range.
pub(super) fn join(p: &Passage<'_>, at: usize, first: Single, dot_groups: bool) -> Option<Number> {
    let unit = unit_end(p, first.end);
    let next = unit.unwrap_or(first.end);
    if p.reads(next, "or") && unit.is_none() {
        return adjacent(p, at, first, next + 1, dot_groups);
    }
    let joined = link(p, at, &first, next)
        .and_then(|link| second_end(p, &link).map(|(second, minus)| (link, second, minus)))
        .and_then(|(link, second, minus)| {
            ends(p, at, &first, unit.is_some(), &link, second, minus, dot_groups)
        });
    Some(joined.unwrap_or_else(|| alone(at, first)))
}

/// What stands between the two ends of a range.
struct Link {
    /// The token after it.
    next: usize,
    /// "between" stands before the first end.
    between: bool,
    /// "from" stands before the first end.
    from: bool,
    /// Joined by a dash, which has a space on one side or both where `spaced`.
    dash: bool,
    spaced: bool,
    /// Joined by "to", "through" or "and".
    words: bool,
}

/// The end of a unit after the first end: "44 mg to 50 mg", "18% to 25%", "10 dollars to 20 dollars".
fn unit_end(p: &Passage<'_>, at: usize) -> Option<usize> {
    if p.reads_all(at, &["per", "cent"]) {
        return Some(at + 2);
    }
    let sign = p.mark(at, '%') || p.mark(at, '°') || p.token(at).is_some_and(|t| t.is_currency_sign());
    if !sign && !p.is(at, UNIT | CURRENCY | PERCENT) {
        return None;
    }
    let scale = p.word(at + 1) == "C" || p.word(at + 1) == "F";
    Some(at + 1 + usize::from(scale))
}

/// The word before the first end, with its sign, currency and hedge left out.
fn lead_word(p: &Passage<'_>, at: usize) -> Option<usize> {
    (1..=3).filter_map(|k| at.checked_sub(k)).find(|&i| {
        !p.tokens[i].is_currency_sign()
            && !p.is(i, CURRENCY)
            && !p.mark(i, '-')
            && !p.reads_any(
                i,
                &[
                    "about",
                    "around",
                    "an",
                    "estimated",
                    "roughly",
                    "some",
                    "approximately",
                    "US",
                    "negative",
                    "minus",
                ],
            )
    })
}

fn is_dash(p: &Passage<'_>, at: usize) -> bool {
    p.token(at).is_some_and(|t| t.is_hyphen() || matches!(t.mark, '~' | '～' | '‒'))
}

/// What joins the first end to the token at `next` and beyond.
fn link(p: &Passage<'_>, at: usize, first: &Single, next: usize) -> Option<Link> {
    let lead = lead_word(p, at);
    let between = lead.is_some_and(|i| p.reads(i, "between"));
    let from = lead.is_some_and(|i| p.reads(i, "from"));
    if is_dash(p, next) {
        let lopsided = p.glued(next) != p.glued(next + 1)
            && p.mark(next, '-')
            && !p.glued(next)
            && !p.ends(first.end)
            && p.tokens[at].kind != Kind::Number;
        if lopsided {
            return None;
        }
        let spaced = !p.glued(next) || !p.glued(next + 1);
        // "8- to 16-meter"
        let to = usize::from(p.reads(next + 1, "to"));
        return Some(Link { next: next + 1 + to, between, from, dash: true, spaced, words: false });
    }
    let words = p.reads_any(next, &["to", "through"]) || between && p.reads(next, "and");
    words.then_some(Link { next: next + 1, between, from, dash: false, spaced: false, words: true })
}

/// Where the number of the second end begins, after hedges and signs: "and about 7.0 g", "and $2bn", "- ~20"; and whether
/// a minus stands before it.
fn second_end(p: &Passage<'_>, link: &Link) -> Option<(usize, bool)> {
    let mut at = link.next;
    let mut minus = false;
    loop {
        let hedge = link.words
            && p.reads_any(
                at,
                &["about", "around", "nearly", "almost", "roughly", "some", "perhaps", "maybe"],
            );
        let money = p.token(at).is_some_and(|t| t.is_currency_sign() || t.is_mark('~'))
            || p.is(at, CURRENCY) && p.tokens[at].upper
            || p.word(at) == "US" && p.token(at + 1).is_some_and(|t| t.is_currency_sign());
        let negative =
            !minus && (p.mark(at, '-') || p.mark(at, '−') || p.reads_any(at, &["minus", "negative"]));
        if !(hedge || money || negative) {
            return Some((at, minus));
        }
        minus |= negative;
        at += 1;
        if at > link.next + 3 {
            return None;
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "the parts of one range, read one by one by `join` alone")]
fn ends(
    p: &Passage<'_>,
    at: usize,
    first: &Single,
    has_unit: bool,
    link: &Link,
    second_at: usize,
    minus: bool,
    dot_groups: bool,
) -> Option<Number> {
    let second = single(p, second_at, dot_groups)?;
    if second.share != first.share && !(second.share && first.value < 1.0) {
        return None;
    }
    if is_change(p, at, first, has_unit, link, second_at, &second) {
        return None;
    }
    let mut low = first.value;
    let high = if minus { -second.value } else { second.value };
    let mut rule = match link {
        Link { dash: true, .. } => Rule::DashRange,
        Link { between: true, .. } => Rule::Between,
        _ => Rule::FromTo,
    };
    let negative_first = at > 0
        && (p.reads_any(at - 1, &["negative", "minus"])
            || p.mark(at - 1, '-') && !p.glued(at - 1)
            || p.mark(at - 1, '−'));
    if negative_first && (minus || link.between || link.from || link.dash) {
        low = -low;
    }
    if link.dash
        && (is_code(p, second_at, &second)
            || link.spaced && !has_unit && p.tokens[at].kind != p.tokens[second_at].kind)
    {
        return None;
    }
    if let Some(multiplier) = shared_multiplier(p, at, first, &second, link) {
        low *= multiplier;
        rule = Rule::SharedMultiplier;
    }
    if low >= high && !(low < 0.0 || high < 0.0) {
        return None;
    }
    // A counted thing after a first end without a unit would have stopped the join; a different unit does too.
    if has_unit
        && !same_unit(p, first.end, second.end)
        && !p.token(second_at.wrapping_sub(1)).is_some_and(|t| t.is_currency_sign())
    {
        return None;
    }
    let (low, high) = if low <= high { (low, high) } else { (high, low) };
    Some(number(at, second.end, ReadValue::Range { low, high }, rule))
}

/// "rose from 1,200 to 1,850": two levels of one figure, no range.
fn is_change(
    p: &Passage<'_>,
    at: usize,
    first: &Single,
    has_unit: bool,
    link: &Link,
    second_at: usize,
    second: &Single,
) -> bool {
    if !p.reads(link.next - 1, "to") {
        return false;
    }
    let signed =
        at > 0 && (p.tokens[at - 1].is_currency_sign() || p.is(at - 1, CURRENCY)) && second_at > link.next;
    let far = second.value > first.value.abs() * 5.0 && second.multiplier <= first.multiplier;
    let plain = link.words && !link.between && (signed || far || has_unit);
    (link.from || plain) && changes(p, at)
}

/// Codes, telephone numbers, results: "555-0190", "2–1-3".
fn is_code(p: &Passage<'_>, second_at: usize, second: &Single) -> bool {
    let word = p.word(second_at);
    let zero = word.starts_with('0') && word.len() > 1 && p.is_number(second_at) && !word.starts_with("0.");
    let chained =
        p.token(second.end).is_some_and(|t| t.is_hyphen() && t.glued) && p.is_number(second.end + 1);
    zero || chained
}

/// What the first end takes from the second: the million of "10 to 13 million", the thousand of "3–4,000".
fn shared_multiplier(
    p: &Passage<'_>,
    at: usize,
    first: &Single,
    second: &Single,
    link: &Link,
) -> Option<f64> {
    if first.multiplier > 1.5 || first.lead.is_some() {
        return None;
    }
    if second.multiplier > 1.5 {
        return (first.value.abs() < second.value.abs() / second.multiplier && first.value < 1000.0)
            .then_some(second.multiplier);
    }
    let below_lead = second.lead.is_some_and(|lead| first.value < lead);
    // "5 to 6,000 people"
    let said =
        link.words && !link.between && !link.from && first.value < 100.0 && p.tokens[at].kind == Kind::Number;
    (below_lead && (link.dash || said)).then_some(1000.0)
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
                && p.token(end)
                    .is_some_and(|t| t.is_word() && !t.is(crate::language::english::lexicon::STOP)) =>
        {
            Some(number(at, end, ReadValue::Range { low, high }, Rule::Adjacent))
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
                &[
                    "revised",
                    "revises",
                    "changed",
                    "went",
                    "moved",
                    "shifted",
                    "adjusted",
                    "corrected",
                    "updated",
                ],
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
