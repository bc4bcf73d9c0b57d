//! The grammar of numerals: digits, groups, decimals, powers, multipliers.

use darkfigure_model::{Number, NumberError};

use crate::cursor::Cursor;
use crate::value::{ValueFault, ValueSyntaxError};

/// Multiplier words with their powers of ten. The first of each power is the one that is written.
const MULTIPLIERS: &[(&str, i32)] = &[
    ("hundred", 2),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
    ("lakh", 5),
    ("crore", 7),
    ("mn", 6),
    ("bn", 9),
    ("tn", 12),
];

/// Letters that multiply only when they touch the digits: "3.5m", "10k".
const ATTACHED: &[(&str, i32)] = &[("k", 3), ("m", 6), ("b", 9)];

/// A numeral as it stood in the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Numeral {
    pub(crate) number: Number,
    /// Whether it had a multiplier of its own.
    pub(crate) is_multiplied: bool,
}

/// A space that may stand between groups of digits: plain, no-break, thin, narrow no-break.
fn is_group_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Reads a numeral with its sign and multiplier. None where there is none.
pub(crate) fn numeral(cursor: &mut Cursor<'_>) -> Result<Option<Numeral>, ValueSyntaxError> {
    let start = cursor.at();
    if let Some(number) = word_numeral(cursor) {
        return Ok(Some(Numeral { number, is_multiplied: true }));
    }
    let negative = if cursor.eat("-") || cursor.eat("\u{2212}") {
        true
    } else {
        cursor.eat("+");
        false
    };
    if !cursor.peek().is_some_and(|c| c.is_ascii_digit()) {
        cursor.set(start);
        return Ok(None);
    }
    let (digits, mut exponent) = digits(cursor)?;
    let fits = |digits: &str| digits.trim_start_matches('0').len() <= darkfigure_model::MAX_DIGITS as usize;
    let too_long =
        |cursor: &Cursor<'_>| cursor.fault(start, cursor.at(), ValueFault::Number(NumberError::Digits));
    if !fits(&digits) {
        return Err(too_long(cursor));
    }
    let mut coefficient = digits.parse::<i128>().map_err(|_| too_long(cursor))?;
    if negative {
        coefficient = -coefficient;
    }
    let multiplier = multiplier(cursor);
    exponent += multiplier.unwrap_or(0);
    let number = Number::new(coefficient, exponent)
        .map_err(|error| cursor.fault(start, cursor.at(), ValueFault::Number(error)))?;
    Ok(Some(Numeral { number, is_multiplied: multiplier.is_some() }))
}

/// The digits without separators, and the power of ten of the last one.
fn digits(cursor: &mut Cursor<'_>) -> Result<(String, i32), ValueSyntaxError> {
    let start = cursor.at();
    let mut text = cursor.eat_while(|c| c.is_ascii_digit()).to_owned();
    let first_len = text.len();
    let mut separator = None;
    while let Some(found) = cursor.peek() {
        let after = cursor.rest().get(found.len_utf8()..).unwrap_or("");
        let run = after.bytes().take_while(u8::is_ascii_digit).count();
        let is_space = is_group_space(found);
        if run == 0 || !(is_space || matches!(found, ',' | '_' | '\'' | '\u{2019}')) {
            break;
        }
        let is_group = run == 3
            && first_len <= 3
            && !text.starts_with('0')
            && separator.is_none_or(|s| s == found || (is_space && is_group_space(s)));
        if !is_group {
            if is_space {
                break;
            }
            let end = cursor.at() + found.len_utf8() + run;
            return Err(ambiguous(cursor, start, end));
        }
        separator = Some(found);
        text.push_str(&after[..run]);
        cursor.advance(found.len_utf8() + run);
    }
    let mut exponent = 0_i32;
    if cursor.peek() == Some('.') && cursor.rest().as_bytes().get(1).is_some_and(u8::is_ascii_digit) {
        cursor.advance(1);
        let decimals = cursor.eat_while(|c| c.is_ascii_digit());
        exponent = -i32::try_from(decimals.len()).unwrap_or(i32::MAX);
        text.push_str(decimals);
        let rest = cursor.rest().as_bytes();
        if matches!(rest.first(), Some(b'.' | b',')) && rest.get(1).is_some_and(u8::is_ascii_digit) {
            cursor.advance(1);
            cursor.eat_while(|c| c.is_ascii_digit() || c == '.' || c == ',');
            return Err(ambiguous(cursor, start, cursor.at()));
        }
    }
    if separator.is_none()
        && let Some(power) = power(cursor)
    {
        exponent = exponent.saturating_add(power);
    }
    Ok((text, exponent))
}

/// `e6`, `E-3`: none where no power follows, and nothing is read then.
fn power(cursor: &mut Cursor<'_>) -> Option<i32> {
    let rest = cursor.rest();
    let behind = rest.strip_prefix(['e', 'E'])?;
    let unsigned = behind.strip_prefix(['+', '-']).unwrap_or(behind);
    let n_digits = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    if n_digits == 0 {
        return None;
    }
    let len = rest.len() - unsigned.len() + n_digits;
    // A power beyond the range of a number is refused by its constructor, whatever it is exactly.
    let power = rest[1..len].parse::<i32>().unwrap_or(i32::from(i16::MAX));
    cursor.advance(len);
    Some(power)
}

/// The power of ten of a multiplier, where one follows: " million", "bn", "k".
fn multiplier(cursor: &mut Cursor<'_>) -> Option<i32> {
    let start = cursor.at();
    let attached = cursor.peek_word();
    if let Some(&(_, power)) = ATTACHED.iter().find(|(word, _)| attached.eq_ignore_ascii_case(word)) {
        cursor.advance(attached.len());
        return Some(power);
    }
    let mut total = None;
    // "two hundred thousand" has two words; nobody writes three.
    for _ in 0..2 {
        let before = cursor.at();
        cursor.skip_spaces();
        let word = cursor.peek_word();
        match MULTIPLIERS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)) {
            Some(&(_, power)) => {
                cursor.advance(word.len());
                total = Some(total.unwrap_or(0) + power);
            }
            None => {
                cursor.set(before);
                break;
            }
        }
    }
    if total.is_none() {
        cursor.set(start);
    }
    total
}

/// A multiplier that stands by itself, for several numbers at once.
pub(crate) fn shared_multiplier(cursor: &mut Cursor<'_>) -> Option<i32> {
    multiplier(cursor)
}

/// "a million", "one thousand", "half a million", "a dozen".
fn word_numeral(cursor: &mut Cursor<'_>) -> Option<Number> {
    let start = cursor.at();
    let half = cursor.eat_phrase("half a");
    if (half || cursor.eat_phrase("a") || cursor.eat_phrase("an") || cursor.eat_phrase("one"))
        && !cursor.is_empty()
    {
        cursor.skip_spaces();
        if !half && cursor.eat_phrase("dozen") {
            return Some(Number::whole(12));
        }
        if let Some(power) = multiplier(cursor) {
            let number = if half { Number::new(5, power - 1) } else { Number::new(1, power) };
            return number.ok();
        }
    }
    cursor.set(start);
    None
}

/// Whether a text begins with a multiplier, perhaps after "a" or "of a".
pub(crate) fn names_multiplier(text: &str) -> bool {
    let text = text.trim_start();
    let text = text.strip_prefix("of ").unwrap_or(text);
    let text = text.strip_prefix("a ").unwrap_or(text);
    multiplier(&mut Cursor::new(text)).is_some()
}

fn ambiguous(cursor: &Cursor<'_>, start: usize, end: usize) -> ValueSyntaxError {
    let written = cursor.text().get(start..end).unwrap_or("").to_owned();
    cursor.fault(start, end, ValueFault::Ambiguous { written })
}

/// A number in the form in which it reads back digit for digit: `1,213`, `3.5 million`, `0.05`, `35e20`.
///
/// # Example
///
/// ```
/// use darkfigure_ingest::write_number;
/// use darkfigure_model::Number;
///
/// assert_eq!(write_number(Number::whole(120_000)), "120,000");
/// assert_eq!(write_number(Number::new(35, 5)?), "3.5 million");
/// # Ok::<(), darkfigure_model::NumberError>(())
/// ```
#[must_use]
pub fn write_number(number: Number) -> String {
    let (coefficient, exponent) = (number.coefficient(), number.exponent());
    let sign = if coefficient < 0 { "-" } else { "" };
    let digits = coefficient.unsigned_abs().to_string();
    if exponent > 12 {
        return format!("{sign}{digits}e{exponent}");
    }
    let word = if exponent > 0 { word(&digits, exponent) } else { None };
    let power = word.map_or(0, |(_, power)| power);
    let n_decimals = usize::try_from(power - exponent).unwrap_or(0);
    let padded = format!("{digits:0>width$}", width = n_decimals + 1);
    let (whole, decimals) = padded.split_at(padded.len() - n_decimals);
    let mut text = format!("{sign}{}", grouped(whole));
    if !decimals.is_empty() {
        text.push('.');
        text.push_str(decimals);
    }
    if let Some((word, _)) = word {
        text.push(' ');
        text.push_str(word);
    }
    text
}

/// The word for a power of ten that leaves at least one digit before the point, or the smallest that fits.
fn word(digits: &str, exponent: i32) -> Option<(&'static str, i32)> {
    const WORDS: [(&str, i32); 4] = [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];
    let magnitude = exponent.saturating_add(i32::try_from(digits.len()).unwrap_or(i32::MAX));
    let fits = WORDS.into_iter().filter(|&(_, power)| power >= exponent);
    fits.clone().rfind(|&(_, power)| power < magnitude).or_else(|| fits.min_by_key(|&(_, power)| power))
}

/// Digits in groups of three.
fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(c);
    }
    text
}
