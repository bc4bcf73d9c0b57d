//! Numbers in digits, with separators, magnitudes and multipliers.

use super::{Single, fraction, words};
use crate::language::english::lexicon::{
    CURRENCY, DOZEN, MAGNITUDE, MULTIPLIER, PLURAL_MULTIPLIER, TIME_UNIT, UNIT,
};
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::{Kind, plain_digits};

/// The value of a vulgar fraction sign.
pub(super) fn vulgar(mark: char) -> Option<f64> {
    Some(match mark {
        '½' => 1.0 / 2.0,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 1.0 / 4.0,
        '¾' => 3.0 / 4.0,
        '⅕' => 1.0 / 5.0,
        '⅖' => 2.0 / 5.0,
        '⅗' => 3.0 / 5.0,
        '⅘' => 4.0 / 5.0,
        '⅙' => 1.0 / 6.0,
        '⅚' => 5.0 / 6.0,
        '⅛' => 1.0 / 8.0,
        '⅜' => 3.0 / 8.0,
        '⅝' => 5.0 / 8.0,
        '⅞' => 7.0 / 8.0,
        _ => return None,
    })
}

/// Digits with points and commas. Gives the value and the leading group before the first comma.
pub(super) fn decimal(word: &str, dot_groups: bool) -> Option<(f64, Option<f64>)> {
    if let Some(whole) = grouped(word.as_bytes()) {
        return Some(whole);
    }
    let plain = plain_digits(word);
    let word = plain.as_ref();
    let mut buffer = [0u8; 40];
    if word.len() > buffer.len() {
        return None;
    }
    let commas = word.bytes().filter(|&b| b == b',').count();
    let dots = word.bytes().filter(|&b| b == b'.').count();
    let last_comma = word.rfind(',');
    let last_dot = word.rfind('.');
    let groups = |s: &str, sep: char| {
        let mut parts = s.split(sep);
        let first = parts.next().unwrap_or("");
        let rest: Vec<usize> = parts.map(str::len).collect();
        let western = rest.iter().all(|&n| n == 3);
        let indian = rest.split_last().is_some_and(|(last, init)| *last == 3 && init.iter().all(|&n| n == 2));
        !first.is_empty() && first.len() <= 3 && (western || indian)
    };
    // Which mark is the decimal point, and whether the other one groups.
    let (point, group) = match (commas, dots) {
        (0, 0) => (None, ' '),
        (0, 1) => {
            if dot_groups && groups(word, '.') && !word.starts_with("0.") {
                (None, '.')
            } else {
                (last_dot, ' ')
            }
        }
        (0, _) => (None, '.'),
        (_, 0) => {
            if groups(word, ',') {
                (None, ',')
            } else if commas == 1 {
                (last_comma, ' ')
            } else {
                return None;
            }
        }
        (_, _) => {
            if last_dot > last_comma {
                if dots > 1 || !groups(&word[..last_dot?], ',') {
                    return None;
                }
                (last_dot, ',')
            } else {
                if commas > 1 || !groups(&word[..last_comma?], '.') {
                    return None;
                }
                (last_comma, '.')
            }
        }
    };
    if group == '.' && point.is_none() && !groups(word, '.') {
        return None;
    }
    let mut n = 0;
    for (i, b) in word.bytes().enumerate() {
        if Some(i) == point {
            buffer[n] = b'.';
            n += 1;
        } else if b.is_ascii_digit() {
            buffer[n] = b;
            n += 1;
        }
    }
    let value = std::str::from_utf8(&buffer[..n]).ok()?.parse().ok()?;
    let lead = if group == ',' { word.split(',').next().and_then(|s| s.parse().ok()) } else { None };
    Some((value, lead))
}

/// Nearly all numbers: up to fifteen digits, with a comma between groups of three or none. Their value is exact.
fn grouped(word: &[u8]) -> Option<(f64, Option<f64>)> {
    let mut value = 0u64;
    let mut lead = None;
    let mut since_comma = 0;
    if word.len() > 19 {
        return None;
    }
    for &b in word {
        match b {
            b'0'..=b'9' => {
                value = value * 10 + u64::from(b - b'0');
                since_comma += 1;
            }
            b',' if lead.is_none() && (1..=3).contains(&since_comma)
                || lead.is_some() && since_comma == 3 =>
            {
                lead = lead.or(Some(value as f64));
                since_comma = 0;
            }
            _ => return None,
        }
    }
    let is_whole = if lead.is_some() { since_comma == 3 } else { (1..=15).contains(&since_comma) };
    is_whole.then_some((value as f64, lead))
}

/// A number in digits at `at`.
pub(super) fn parse(p: &Passage<'_>, at: usize, dot_groups: bool) -> Option<Single> {
    let t = p.token(at)?;
    if let Some(value) = vulgar(t.mark) {
        let mut s = Single::new(at + 1, value, Rule::Fraction);
        s.share = true;
        return Some(scaled(p, s));
    }
    let word = p.word(at);
    let (mut value, lead) = decimal(word, dot_groups)?;
    let mut end = at + 1;
    let mut rule = Rule::Digits;
    if let Some((e, v)) = spaced_groups(p, at) {
        end = e;
        value = v;
        rule = Rule::SpacedGroups;
    }
    if let Some((e, v)) = power(p, end, value) {
        return Some(Single::new(e, v, Rule::PowerOfTen));
    }
    if let Some(half) = p.token(end).filter(|t| t.glued || t.start > 0).and_then(|t| vulgar(t.mark)) {
        return Some(scaled(p, Single::new(end + 1, value + half, Rule::Fraction)));
    }
    if let Some(s) = fraction::slashed(p, at, end, value) {
        return Some(scaled(p, s));
    }
    if let Some((e, v)) = words::decimals(p, end).filter(|_| p.is_number(end + 1)) {
        return Some(scaled(p, Single::new(e, value + v, Rule::Words)));
    }
    let mut s = Single::new(end, value, rule);
    s.lead = lead;
    Some(scaled(p, s))
}

/// "12 450", "1 234 567.89": groups of three after one to three digits.
fn spaced_groups(p: &Passage<'_>, at: usize) -> Option<(usize, f64)> {
    if !p.is_number(at + 1) {
        return None;
    }
    let first = plain_digits(p.word(at));
    if first.len() > 3 || first.starts_with('0') || !first.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut value: f64 = first.parse().ok()?;
    let mut end = at + 1;
    let mut open = true;
    while open && p.is_number(end) && !p.claimed(end) && !p.glued(end) && !p.tokens[end].line {
        // One separator only: a space, or the narrow and the unbreakable ones.
        let gap = &p.text[p.tokens[end - 1].end as usize..p.tokens[end].start as usize];
        if gap.chars().count() != 1 || gap == "\t" {
            break;
        }
        let word = plain_digits(p.word(end));
        let (whole, rest) = match word.split_once('.') {
            Some((w, r)) => (w, Some(r)),
            None => (word.as_ref(), None),
        };
        if whole.len() != 3 || !whole.bytes().all(|b| b.is_ascii_digit()) {
            break;
        }
        value = value * 1000.0 + whole.parse::<f64>().ok()?;
        if let Some(rest) = rest {
            value += format!("0.{rest}").parse::<f64>().ok()?;
            open = false;
        }
        end += 1;
    }
    (end > at + 1).then_some((end, value))
}

/// "1e10", "1.3x10^6", "2.5^-1".
fn power(p: &Passage<'_>, at: usize, value: f64) -> Option<(usize, f64)> {
    if !p.glued(at) {
        return None;
    }
    let exponent = |mut i: usize| -> Option<(usize, i32)> {
        let mut sign = 1;
        while p.mark(i, '-') || p.mark(i, '−') || p.mark(i, '+') {
            if !p.mark(i, '+') && sign > 0 {
                sign = -1;
            }
            i += 1;
        }
        let n = p.whole(i).filter(|&n| n < 400 && p.glued(i))?;
        Some((i + 1, sign * i32::try_from(n).ok()?))
    };
    let raise = |base: f64, n: i32| base.powi(n);
    if p.reads(at, "e") {
        let (end, n) = exponent(at + 1)?;
        return finite(end, value * raise(10.0, n));
    }
    if (p.reads(at, "x") || p.mark(at, '×')) && p.is_number(at + 1) {
        let base = f64::from(p.whole(at + 1)?);
        let hat = p.mark(at + 2, '^');
        if hat || (base - 10.0).abs() < 0.5 && p.token(at + 2).is_some_and(|t| t.is_hyphen() && t.glued) {
            let (end, n) = exponent(at + if hat { 3 } else { 2 })?;
            return finite(end, value * raise(base, n));
        }
    }
    if p.mark(at, '^') {
        let (end, n) = exponent(at + 1)?;
        return finite(end, raise(value, n));
    }
    None
}

fn finite(end: usize, value: f64) -> Option<(usize, f64)> {
    value.is_finite().then_some((end, value))
}

/// Applies a magnitude ("k", "bn") or multiplier words ("million and a half").
fn scaled(p: &Passage<'_>, mut s: Single) -> Single {
    let end = s.end;
    let Some(t) = p.token(end) else { return s };
    if t.is(MAGNITUDE) && (t.glued || spaced_magnitude(p, end)) && is_magnitude(p, end) {
        s.value *= t.number;
        s.multiplier = t.number;
        s.end = end + 1;
        s.lead = None;
        s.share = false;
        s.rule = Rule::Magnitude;
        return s;
    }
    let joint = if t.is_hyphen() && t.glued && p.is(end + 1, MULTIPLIER) { end + 1 } else { end };
    if p.is(joint, MULTIPLIER) || p.is(joint, DOZEN) || p.reads(joint, "dozens") {
        s.share = false;
        return words::multiply(p, s, joint);
    }
    if p.is(joint, PLURAL_MULTIPLIER) && !p.reads_any(joint, &["scores", "tens"]) && !p.reads(joint + 1, "of")
    {
        s.share = false;
        return words::multiply(p, s, joint);
    }
    s
}

fn spaced_magnitude(p: &Passage<'_>, at: usize) -> bool {
    matches!(
        p.word(at),
        "k" | "K"
            | "M"
            | "G"
            | "bn"
            | "mn"
            | "bln"
            | "tln"
            | "mln"
            | "tn"
            | "mil"
            | "cr"
            | "Cr"
            | "l"
            | "lkh"
    ) && (p.word(at).len() > 1 || p.ends(at + 1) || p.word(at) == "M")
        // "£3 m on aid", "US$15 k now": money that is not counted in letters otherwise
        || matches!(p.word(at), "m" | "k" | "b" | "K") && at.checked_sub(2).is_some_and(|i| p.tokens[i].is_currency_sign())
}

/// "m" is million, not metre; "b", "g", "t", "l" are magnitudes only where money or nothing follows.
fn is_magnitude(p: &Passage<'_>, at: usize) -> bool {
    let money = (1..=3)
        .any(|k| at.checked_sub(k + 1).is_some_and(|i| p.tokens[i].is_currency_sign() || p.is(i, CURRENCY)))
        || p.is(at + 1, CURRENCY)
        || p.token(at + 1).is_some_and(|t| t.is_currency_sign());
    match p.word(at) {
        "k" | "K" | "bn" | "BN" | "Bn" | "mn" | "mln" | "mil" | "bln" | "tn" | "trn" | "tln" | "M" | "MM"
        | "cr" | "Cr" | "Kr" | "B" => true,
        "m" => {
            money
                || !(p.reads_any(
                    at + 1,
                    &[
                        "long",
                        "wide",
                        "high",
                        "tall",
                        "deep",
                        "away",
                        "above",
                        "below",
                        "race",
                        "sprint",
                        "freestyle",
                        "hurdles",
                        "relay",
                        "thick",
                        "apart",
                        "altitude",
                        "waves",
                        "underwater",
                        "downstream",
                        "upstream",
                        "race",
                        "butterfly",
                        "backstroke",
                    ],
                ) || p.mark(at + 1, '/')
                    || p.reads(at + 1, "of") && p.is(at + 2, crate::language::english::lexicon::DETERMINER)
                    || p.reads(at + 1, "from") && p.is(at + 2, crate::language::english::lexicon::DETERMINER))
        }
        "mm" => money,
        "G" => !p.is(at + 1, UNIT),
        "b" | "t" | "T" | "g" | "l" => money || p.word(at) == "b" && p.ends(at + 1) && p.glued(at),
        _ => p.token(at).is_some_and(|t| {
            t.kind == Kind::Word && t.is(MAGNITUDE) && !t.is(UNIT | TIME_UNIT) && t.end - t.start > 1
        }),
    }
}
