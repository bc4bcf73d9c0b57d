//! The grammar of values, and its inverse.

mod fault;
mod hedge;
mod write;

use darkfigure_model::{Form, Interval, IntervalKind, Level, Number, Range, Scale, Shape, Vague, Value};

pub use fault::{ValueFault, ValueSyntaxError};
pub use write::write_value;

use crate::cursor::Cursor;
use crate::numeral::{Numeral, numeral, shared_multiplier};
pub(crate) use hedge::Hedge;
use hedge::count_word;

/// The longest text that is read as a value, in bytes.
pub const MAX_VALUE_LEN: usize = 200;

/// Reads a value as people write it.
///
/// # Errors
///
/// [`ValueSyntaxError`] says what is wrong and where; its fault's hint says how to write it. What can be read in two ways is refused.
///
/// # Example
///
/// ```
/// use darkfigure_ingest::parse_value;
/// use darkfigure_model::{Form, Number, Value};
///
/// assert_eq!(parse_value("around 100,000")?, Value::plain(Form::About(Number::whole(100_000))));
/// assert!(parse_value("1,23").is_err());
/// # Ok::<(), darkfigure_ingest::ValueSyntaxError>(())
/// ```
pub fn parse_value(text: &str) -> Result<Value, ValueSyntaxError> {
    let mut cursor = Cursor::new(text);
    if text.len() > MAX_VALUE_LEN {
        return Err(cursor.fault(0, text.len(), ValueFault::TooLong { max: MAX_VALUE_LEN }));
    }
    let value = value(&mut cursor)?;
    cursor.skip_spaces();
    if !cursor.is_empty() {
        return Err(cursor.fault(
            cursor.at(),
            text.len(),
            ValueFault::Trailing { found: cursor.rest().to_owned() },
        ));
    }
    Ok(value)
}

/// Reads a value from where the cursor stands, and leaves what follows.
pub(crate) fn value(cursor: &mut Cursor<'_>) -> Result<Value, ValueSyntaxError> {
    cursor.skip_spaces();
    if cursor.is_empty() {
        return Err(cursor.fault(0, cursor.text().len(), ValueFault::Empty));
    }
    let start = cursor.at();
    let hedge = Hedge::before(cursor);
    cursor.skip_spaces();
    let second_at = cursor.at();
    if hedge.is_some() && Hedge::before(cursor).is_some() {
        return Err(cursor.fault(start, cursor.at(), ValueFault::TwoHedges));
    }
    cursor.set(second_at);
    if let Some(vague) = vague(cursor)? {
        // A count word has no upper end anyway, so "at least" and "more than" change nothing; anything else would.
        return match hedge {
            None | Some(Hedge::AtLeast | Hedge::MoreThan) => Ok(Value::plain(Form::Vague(vague))),
            Some(_) => Err(cursor.fault(start, cursor.at(), ValueFault::HedgedRange)),
        };
    }
    if matches!(cursor.peek(), Some('[' | '(')) {
        let value = interval(cursor, None)?;
        return unhedged(cursor, start, hedge, value);
    }
    let is_between = cursor.eat_phrase("between");
    let is_from = !is_between && cursor.eat_phrase("from");
    cursor.skip_spaces();
    let first = percented(cursor)?;
    let after_first = cursor.at();
    cursor.skip_spaces();
    if matches!(cursor.peek(), Some('[' | '(')) {
        let value = interval(cursor, Some(first))?;
        return unhedged(cursor, start, hedge, value);
    }
    if let Some(second) = second_end(cursor, first, is_between)? {
        let value = range(cursor, after_first, first, second)?;
        return unhedged(cursor, start, hedge, value);
    }
    cursor.set(after_first);
    if is_between || is_from {
        return Err(cursor.fault(start, cursor.at(), ValueFault::OneEnd));
    }
    let behind = Hedge::behind(cursor);
    let form = match (hedge, behind) {
        (Some(_), Some(_)) => return Err(cursor.fault(start, cursor.at(), ValueFault::TwoHedges)),
        (Some(hedge), None) | (None, Some(hedge)) => hedge.of(first.numeral.number),
        (None, None) => Form::Exact(first.numeral.number),
    };
    let scale = scale(cursor, first.is_percent)?;
    Ok(Value { form, scale })
}

/// A number, and whether a percent sign followed.
#[derive(Debug, Clone, Copy)]
struct Percented {
    numeral: Numeral,
    is_percent: bool,
}

fn unhedged(
    cursor: &Cursor<'_>,
    start: usize,
    hedge: Option<Hedge>,
    value: Value,
) -> Result<Value, ValueSyntaxError> {
    match hedge {
        None => Ok(value),
        Some(_) => Err(cursor.fault(start, cursor.at(), ValueFault::HedgedRange)),
    }
}

fn vague(cursor: &mut Cursor<'_>) -> Result<Option<Vague>, ValueSyntaxError> {
    let start = cursor.at();
    if let Some(vague) = count_word(cursor) {
        return Ok(Some(vague));
    }
    if !cursor.eat_phrase("multiples of") {
        return Ok(None);
    }
    cursor.skip_spaces();
    let scale = percented(cursor)?.numeral.number;
    Vague::new(scale).map(Some).map_err(|error| cursor.fault(start, cursor.at(), error.into()))
}

fn percented(cursor: &mut Cursor<'_>) -> Result<Percented, ValueSyntaxError> {
    let start = cursor.at();
    let Some(numeral) = numeral(cursor)? else {
        let rest = cursor.rest();
        let found: String = rest.chars().take_while(|c| !c.is_whitespace()).take(40).collect();
        let end = start + found.len();
        return Err(cursor.fault(start, end, ValueFault::NoNumber { found }));
    };
    Ok(Percented { numeral, is_percent: percent_sign(cursor) })
}

fn percent_sign(cursor: &mut Cursor<'_>) -> bool {
    let start = cursor.at();
    cursor.skip_spaces();
    let found = cursor.eat("%") || cursor.eat_phrase("percent") || cursor.eat_phrase("per cent");
    if !found {
        cursor.set(start);
    }
    found
}

/// "per 100,000" behind the numbers, or the percent that they had.
fn scale(cursor: &mut Cursor<'_>, is_percent: bool) -> Result<Scale, ValueSyntaxError> {
    if is_percent {
        return Ok(Scale::Percent);
    }
    let start = cursor.at();
    cursor.skip_spaces();
    let base_at = cursor.at();
    if cursor.eat_phrase("per") {
        cursor.skip_spaces();
        if let Some(base) = numeral(cursor)? {
            if base.number.coefficient() <= 0 {
                return Err(cursor.fault(base_at, cursor.at(), ValueFault::RateBase));
            }
            return Ok(Scale::Per(base.number));
        }
    }
    cursor.set(start);
    Ok(Scale::One)
}

/// The second number of a range, where a range follows.
fn second_end(
    cursor: &mut Cursor<'_>,
    first: Percented,
    is_between: bool,
) -> Result<Option<Percented>, ValueSyntaxError> {
    let start = cursor.at();
    let is_dash = cursor.eat("-") || cursor.eat("\u{2013}") || cursor.eat("\u{2014}");
    if !(is_dash || cursor.eat_phrase("to") || is_between && cursor.eat_phrase("and")) {
        return Ok(None);
    }
    cursor.skip_spaces();
    let is_signed = matches!(cursor.peek(), Some('-' | '+' | '\u{2212}'));
    if is_dash && (is_signed || first.numeral.number.is_negative()) {
        return Err(cursor.fault(start, cursor.at(), ValueFault::SignedRange));
    }
    percented(cursor).map(Some)
}

fn range(
    cursor: &mut Cursor<'_>,
    after_first: usize,
    first: Percented,
    second: Percented,
) -> Result<Value, ValueSyntaxError> {
    let is_percent = first.is_percent || second.is_percent;
    let low = shared(cursor, after_first, first, second)?;
    let range =
        Range::new(low, second.numeral.number).map_err(|error| cursor.fault(0, cursor.at(), error.into()))?;
    let scale = scale(cursor, is_percent)?;
    let end = cursor.at();
    cursor.skip_spaces();
    if cursor.eat_phrase("as") {
        return Err(cursor.fault(end, cursor.text().len(), ValueFault::ShapeWithoutInterval));
    }
    cursor.set(end);
    Ok(Value { form: Form::Range(range), scale })
}

/// The first number of "10 to 13 thousand": the multiplier belongs to both.
fn shared(
    cursor: &Cursor<'_>,
    after_first: usize,
    first: Percented,
    second: Percented,
) -> Result<Number, ValueSyntaxError> {
    let (a, b) = (first.numeral, second.numeral);
    if a.is_multiplied || !b.is_multiplied {
        return Ok(a.number);
    }
    let written = cursor.text().get(after_first..cursor.at()).unwrap_or("");
    let power = written.split_whitespace().filter_map(power_of_word).sum::<i32>();
    // "900,000 to 1.8 million" can only be meant as it stands: with the millions of the other end it would be the larger one.
    let is_beyond = |number: Number| number.to_f64() > b.number.to_f64();
    if power != 0 && shifted(cursor, a.number, power).is_ok_and(is_beyond) && !is_beyond(a.number) {
        return Ok(a.number);
    }
    // "1,000 to 2,000 thousand" has said its thousands already, or has not.
    if a.number.to_f64().abs() >= 1000.0 || power == 0 {
        return Err(cursor.fault(
            after_first,
            cursor.at(),
            ValueFault::AmbiguousMultiplier { multiplier: written.trim().to_owned() },
        ));
    }
    shifted(cursor, a.number, power)
}

fn power_of_word(word: &str) -> Option<i32> {
    let letters = word.trim_start_matches(|c: char| !c.is_alphabetic());
    let mut cursor = Cursor::new(letters);
    shared_multiplier(&mut cursor)
}

fn shifted(cursor: &Cursor<'_>, number: Number, power: i32) -> Result<Number, ValueSyntaxError> {
    Number::new(number.coefficient(), number.exponent() + power)
        .map_err(|error| cursor.fault(0, cursor.at(), error.into()))
}

/// `[10,860, 14,110] at 95% confidence as lognormal`, with the point before it.
fn interval(cursor: &mut Cursor<'_>, point: Option<Percented>) -> Result<Value, ValueSyntaxError> {
    let open = cursor.at();
    let closing = if cursor.eat("[") { "]" } else { ")" };
    if closing == ")" {
        cursor.eat("(");
    }
    cursor.skip_spaces();
    let said_before = level_before(cursor)?;
    let low = percented(cursor)?;
    cursor.skip_spaces();
    if cursor.eat(closing) {
        return Err(cursor.fault(open, cursor.at(), ValueFault::OneEnd));
    }
    let is_dash = cursor.eat("-") || cursor.eat("\u{2013}") || cursor.eat("\u{2014}");
    if !is_dash
        && !cursor.eat(",")
        && !cursor.eat(";")
        && !cursor.eat_phrase("to")
        && !cursor.eat_phrase("and")
    {
        return Err(cursor.fault(open, cursor.at(), ValueFault::OneEnd));
    }
    cursor.skip_spaces();
    let high = percented(cursor)?;
    cursor.skip_spaces();
    if !cursor.eat(closing) {
        return Err(cursor.fault(open, cursor.at(), ValueFault::Unclosed));
    }
    let power = shared_multiplier(cursor);
    let shift = |p: Percented| match power {
        Some(power) => shifted(cursor, p.numeral.number, power),
        None => Ok(p.numeral.number),
    };
    let (low_number, high_number) = (shift(low)?, shift(high)?);
    let point_number = point.map(shift).transpose()?;
    let is_percent =
        [Some(low), point, Some(high)].into_iter().flatten().any(|p| p.is_percent) || percent_sign(cursor);
    let scale = scale(cursor, is_percent)?;
    let said_behind = level_behind(cursor)?;
    let Some((level, kind)) = said_behind.or(said_before) else {
        let numbers = |n| write::scaled(n, if is_percent { Scale::Percent } else { Scale::One });
        let point_text = point_number.map(|p| format!("{} ", numbers(p))).unwrap_or_default();
        let suggestion = format!("{point_text}[{}, {}] at 95%", numbers(low_number), numbers(high_number));
        return Err(cursor.fault(open, cursor.at(), ValueFault::IntervalWithoutLevel { suggestion }));
    };
    let shape = shape(cursor)?;
    let interval = Interval::new(low_number, point_number, high_number, level, kind, shape)
        .map_err(|error| cursor.fault(0, cursor.at(), error.into()))?;
    Ok(Value { form: Form::Interval(interval), scale })
}

/// "95% CI" within the bracket, before the ends.
fn level_before(cursor: &mut Cursor<'_>) -> Result<Option<(Level, IntervalKind)>, ValueSyntaxError> {
    let start = cursor.at();
    let Some(numeral) = numeral(cursor)? else { return Ok(None) };
    if !percent_sign(cursor) {
        cursor.set(start);
        return Ok(None);
    }
    cursor.skip_spaces();
    let Some(kind) = kind(cursor) else {
        cursor.set(start);
        return Ok(None);
    };
    let level = level(cursor, start, numeral.number)?;
    cursor.skip_spaces();
    if cursor.eat(":") || cursor.eat(",") {
        cursor.skip_spaces();
    }
    Ok(Some((level, kind)))
}

/// "at 95% confidence" behind the bracket.
fn level_behind(cursor: &mut Cursor<'_>) -> Result<Option<(Level, IntervalKind)>, ValueSyntaxError> {
    let start = cursor.at();
    cursor.skip_spaces();
    if !cursor.eat_phrase("at") {
        cursor.set(start);
        return Ok(None);
    }
    cursor.skip_spaces();
    let number_at = cursor.at();
    let number = numeral(cursor)?;
    let Some(number) = number.filter(|_| percent_sign(cursor)) else {
        return Err(cursor.fault(number_at, cursor.at(), ValueFault::Level));
    };
    let level = level(cursor, number_at, number.number)?;
    let end = cursor.at();
    cursor.skip_spaces();
    let kind = kind(cursor);
    if kind.is_none() {
        cursor.set(end);
    }
    Ok(Some((level, kind.unwrap_or(IntervalKind::Stated))))
}

fn level(cursor: &Cursor<'_>, start: usize, percent: Number) -> Result<Level, ValueSyntaxError> {
    let refuse = || cursor.fault(start, cursor.at(), ValueFault::Level);
    // Shifting the decimal places first makes 99.9% the double nearest to 0.999.
    let probability =
        Number::new(percent.coefficient(), percent.exponent() - 2).map_err(|_| refuse())?.to_f64();
    Level::new(probability).map_err(|_| refuse())
}

fn kind(cursor: &mut Cursor<'_>) -> Option<IntervalKind> {
    const KINDS: &[(&str, IntervalKind)] = &[
        ("confidence", IntervalKind::Confidence),
        ("CI", IntervalKind::Confidence),
        ("credible", IntervalKind::Credible),
        ("credibility", IntervalKind::Credible),
        ("CrI", IntervalKind::Credible),
        ("stated", IntervalKind::Stated),
        ("uncertainty", IntervalKind::Stated),
        ("UI", IntervalKind::Stated),
    ];
    let kind = KINDS.iter().find(|(phrase, _)| cursor.eat_phrase(phrase)).map(|&(_, kind)| kind)?;
    let end = cursor.at();
    cursor.skip_spaces();
    if !cursor.eat_phrase("interval") {
        cursor.set(end);
    }
    Some(kind)
}

/// Names of shapes.
pub(crate) const SHAPES: &[(&str, Shape)] = &[
    ("lognormal", Shape::Lognormal),
    ("normal", Shape::Normal),
    ("beta", Shape::Beta),
    ("uniform", Shape::Uniform),
    ("triangular", Shape::Triangular),
];

fn shape(cursor: &mut Cursor<'_>) -> Result<Option<Shape>, ValueSyntaxError> {
    let start = cursor.at();
    cursor.skip_spaces();
    if !cursor.eat_phrase("as") {
        cursor.set(start);
        return Ok(None);
    }
    cursor.skip_spaces();
    let at = cursor.at();
    let found = cursor.peek_word();
    match SHAPES.iter().find(|(name, _)| found.eq_ignore_ascii_case(name)) {
        Some(&(_, shape)) => {
            cursor.advance(found.len());
            Ok(Some(shape))
        }
        None => Err(cursor.fault(at, at + found.len(), ValueFault::Shape { found: found.to_owned() })),
    }
}
