//! The grammar of values, and its inverse.

mod fault;
pub(crate) mod fraction;
mod hedge;
pub(crate) mod multiple;
pub(crate) mod per_one;
pub(crate) mod scale;
mod write;

use darkfigure_model::{Form, Interval, IntervalKind, Level, Number, Range, Scale, Shape, Vague, Value};

pub use fault::{ValueFault, ValueSyntaxError};
pub use write::write_value;

use crate::cursor::Cursor;
use crate::numeral::{Numeral, numeral, shared_multiplier};
use fraction::{Fraction, fraction};
pub(crate) use hedge::Hedge;
use hedge::count_word;
use multiple::{Multiple, multiple};
use scale::{Direction, Mark, downwards, scale};

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
    let is_average = ["an average of", "average of", "on average", "averaging", "an average"]
        .iter()
        .any(|words| cursor.eat_phrase(words));
    cursor.skip_spaces();
    let hedge = Hedge::before(cursor);
    cursor.skip_spaces();
    let way = Direction::before(cursor);
    let hedge = if way.is_some() && hedge.is_none() { Hedge::before(cursor) } else { hedge };
    cursor.skip_spaces();
    let second_at = cursor.at();
    if hedge.is_some() && Hedge::before(cursor).is_some() {
        return Err(cursor.fault(start, cursor.at(), ValueFault::TwoHedges));
    }
    cursor.set(second_at);
    let value = numbers(cursor, start, hedge, way)?;
    let end = cursor.at();
    cursor.skip_spaces();
    let is_average = cursor.eat_phrase("on average") || {
        cursor.set(end);
        is_average
    };
    let is_over_time = matches!(value.scale, Scale::Per(rate) if rate.time().is_some());
    if is_average && !is_over_time {
        return Err(cursor.fault(start, cursor.at(), ValueFault::AverageOverWhat));
    }
    Ok(value)
}

/// The numbers behind the hedge, with their scale.
fn numbers(
    cursor: &mut Cursor<'_>,
    start: usize,
    hedge: Option<Hedge>,
    way: Option<Direction>,
) -> Result<Value, ValueSyntaxError> {
    if let Some(vague) = vague(cursor)? {
        // A count word has no upper end anyway, so "at least" and "more than" change nothing; anything else would.
        return match hedge {
            // "Thousands a day" are so many in a stretch of time.
            None | Some(Hedge::AtLeast | Hedge::MoreThan) => {
                let scale = scale::rate(cursor)?.map_or(Scale::One, Scale::Per);
                Ok(Value { form: Form::Vague(vague), scale })
            }
            Some(Hedge::About | Hedge::AtMost | Hedge::LessThan | Hedge::FarBelow) => {
                Err(cursor.fault(start, cursor.at(), ValueFault::HedgedRange))
            }
        };
    }
    if matches!(cursor.peek(), Some('[' | '(')) {
        let value = interval(cursor, None, way)?;
        return unhedged(cursor, start, hedge, value);
    }
    if let Some(Multiple { number, is_near }) = multiple(cursor) {
        let form = match hedge {
            Some(hedge) => hedge.of(number),
            None if is_near => Form::About(number),
            None => Form::Exact(number),
        };
        let (scale, _) = scale(cursor, Some(Mark::Times), way)?;
        return Ok(Value { form, scale });
    }
    if let Some(value) = labelled(cursor, way)? {
        return unhedged(cursor, start, hedge, value);
    }
    let is_between = cursor.eat_phrase("between");
    let is_from = !is_between && cursor.eat_phrase("from");
    cursor.skip_spaces();
    let first = marked(cursor)?;
    let after_first = cursor.at();
    cursor.skip_spaces();
    if let Some(value) = plus_minus(cursor, first)? {
        return unhedged(cursor, start, hedge, value);
    }
    if matches!(cursor.peek(), Some('[' | '(')) {
        let value = interval(cursor, Some(first), way)?;
        return unhedged(cursor, start, hedge, value);
    }
    if let Some(second) = second_end(cursor, first, is_between)? {
        let value = range(cursor, after_first, first, second, way)?;
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
        (None, None) if first.is_near => Form::About(first.numeral.number),
        (None, None) => Form::Exact(first.numeral.number),
    };
    scaled(cursor, form, first.mark, way)
}

/// A point with the ends that are called lower and upper: "average 518,000, lower 311,000, upper 808,000". None where they are not.
fn labelled(cursor: &mut Cursor<'_>, way: Option<Direction>) -> Result<Option<Value>, ValueSyntaxError> {
    const POINTS: &[&str] =
        &["point estimate", "central estimate", "best estimate", "average", "mean", "median", "central"];
    const LOWER: &[&str] = &["lower", "low", "minimum", "min"];
    const UPPER: &[&str] = &["upper", "high", "maximum", "max"];
    let start = cursor.at();
    let _ = POINTS.iter().any(|words| cursor.eat_phrase(words));
    cursor.skip_spaces();
    let Ok(point) = marked(cursor) else {
        cursor.set(start);
        return Ok(None);
    };
    let mut numbers = vec![point];
    for labels in [LOWER, UPPER] {
        cursor.skip_spaces();
        let _ = cursor.eat(",") || cursor.eat(";") || cursor.eat("(");
        cursor.skip_spaces();
        let is_labelled = labels.iter().any(|words| cursor.eat_phrase(words));
        cursor.skip_spaces();
        // "16% lower" is a change, and has no number behind the word.
        let is_number = cursor.peek().is_some_and(|c| c.is_ascii_digit() || "-+\u{2212}".contains(c));
        if !is_labelled || !is_number {
            cursor.set(start);
            return Ok(None);
        }
        numbers.push(marked(cursor)?);
    }
    cursor.eat(")");
    let (scale, is_down) = scale(cursor, numbers.iter().find_map(|number| number.mark), way)?;
    let [point, low, high] = [0, 1, 2].map(|at: usize| numbers[at].numeral.number);
    let fault = |error: darkfigure_model::ValueError| cursor.fault(start, cursor.at(), error.into());
    let form = match level_behind(&mut cursor.clone())? {
        Some((level, kind)) => {
            let interval = Interval::new(low, Some(point), high, level, kind, None).map_err(fault)?;
            level_behind(cursor)?;
            Form::Interval(shape(cursor)?.map_or(interval, |shape| interval.with_shape(shape)))
        }
        None => {
            Form::Range(Range::new(low, high).and_then(|range| range.with_point(Some(point))).map_err(fault)?)
        }
    };
    let turned = if is_down { downwards(form.clone()) } else { Some(form) };
    let form = turned.ok_or_else(|| cursor.fault(0, cursor.at(), ValueFault::TwoHedges))?;
    Ok(Some(Value { form, scale }))
}

/// The form with the scale that follows it.
fn scaled(
    cursor: &mut Cursor<'_>,
    form: Form,
    mark: Option<Mark>,
    way: Option<Direction>,
) -> Result<Value, ValueSyntaxError> {
    let (scale, is_down) = scale(cursor, mark, way)?;
    let turned = if is_down { downwards(form.clone()) } else { Some(form) };
    let form = turned.ok_or_else(|| cursor.fault(0, cursor.at(), ValueFault::TwoHedges))?;
    Ok(Value { form, scale })
}

/// "± 300 at 95%" behind a number.
fn plus_minus(cursor: &mut Cursor<'_>, point: Marked) -> Result<Option<Value>, ValueSyntaxError> {
    let start = cursor.at();
    if !(cursor.eat("\u{b1}") || cursor.eat("+/-") || cursor.eat("+-")) {
        return Ok(None);
    }
    cursor.skip_spaces();
    let margin = marked(cursor)?;
    let mark = margin.mark.or(point.mark);
    let (scale, _) = scale(cursor, mark, None)?;
    let end = |is_upper: bool| {
        let sum = add(point.numeral.number, margin.numeral.number, is_upper);
        sum.ok_or_else(|| cursor.fault(start, cursor.at(), ValueFault::Level))
    };
    let (low, high) = (end(false)?, end(true)?);
    let level = match level_behind(cursor)? {
        Some(level) => Some(level),
        None => level_in_brackets(cursor)?,
    };
    let Some((level, kind)) = level else {
        let number = |n| write::scaled(n, scale);
        let suggestion = format!(
            "{} \u{b1} {} at 95%\" or \"{} to {}",
            number(point.numeral.number),
            number(margin.numeral.number),
            number(low),
            number(high)
        );
        return Err(cursor.fault(start, cursor.at(), ValueFault::MarginWithoutMeaning { suggestion }));
    };
    let shape = shape(cursor)?;
    let interval = Interval::new(low, Some(point.numeral.number), high, level, kind, shape)
        .map_err(|error| cursor.fault(start, cursor.at(), error.into()))?;
    Ok(Some(Value { form: Form::Interval(interval), scale }))
}

/// The sum or the difference of two numbers, written to the finer of their places.
fn add(point: Number, margin: Number, is_upper: bool) -> Option<Number> {
    let exponent = point.exponent().min(margin.exponent());
    let at = |n: Number| {
        let shift = u32::try_from(n.exponent() - exponent).ok()?;
        n.coefficient().checked_mul(10_i128.checked_pow(shift)?)
    };
    let (a, b) = (at(point)?, at(margin)?);
    Number::new(if is_upper { a.checked_add(b)? } else { a.checked_sub(b)? }, exponent).ok()
}

/// "(95% CI)" behind a margin.
fn level_in_brackets(cursor: &mut Cursor<'_>) -> Result<Option<(Level, IntervalKind)>, ValueSyntaxError> {
    let start = cursor.at();
    cursor.skip_spaces();
    if cursor.eat("(")
        && let Some(found) = level_before(cursor)?
        && cursor.eat(")")
    {
        return Ok(Some(found));
    }
    cursor.set(start);
    Ok(None)
}

/// A number, and what stood right behind it.
#[derive(Debug, Clone, Copy)]
struct Marked {
    numeral: Numeral,
    mark: Option<Mark>,
    /// Whether the digits are only near what was said: "a third".
    is_near: bool,
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
    let scale = marked(cursor)?.numeral.number;
    Vague::new(scale).map(Some).map_err(|error| cursor.fault(start, cursor.at(), error.into()))
}

fn marked(cursor: &mut Cursor<'_>) -> Result<Marked, ValueSyntaxError> {
    let start = cursor.at();
    if let Some(Fraction { percent, is_even }) = fraction(cursor) {
        let numeral = Numeral { number: percent, is_multiplied: true };
        return Ok(Marked { numeral, mark: Some(Mark::Percent), is_near: !is_even });
    }
    let Some(numeral) = numeral(cursor)? else {
        let rest = cursor.rest();
        let found: String = rest.chars().take_while(|c| !c.is_whitespace()).take(40).collect();
        let end = start + found.len();
        return Err(cursor.fault(start, end, ValueFault::NoNumber { found }));
    };
    Ok(Marked { numeral, mark: Mark::behind(cursor), is_near: false })
}

/// The second number of a range, where a range follows.
fn second_end(
    cursor: &mut Cursor<'_>,
    first: Marked,
    is_between: bool,
) -> Result<Option<Marked>, ValueSyntaxError> {
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
    marked(cursor).map(Some)
}

fn range(
    cursor: &mut Cursor<'_>,
    after_first: usize,
    first: Marked,
    second: Marked,
    way: Option<Direction>,
) -> Result<Value, ValueSyntaxError> {
    let low = shared(cursor, after_first, first, second)?;
    let range =
        Range::new(low, second.numeral.number).map_err(|error| cursor.fault(0, cursor.at(), error.into()))?;
    let value = scaled(cursor, Form::Range(range), second.mark.or(first.mark), way)?;
    let end = cursor.at();
    cursor.skip_spaces();
    if cursor.eat_phrase("as") {
        return Err(cursor.fault(end, cursor.text().len(), ValueFault::ShapeWithoutInterval));
    }
    cursor.set(end);
    Ok(value)
}

/// The first number of "10 to 13 thousand": the multiplier belongs to both.
fn shared(
    cursor: &Cursor<'_>,
    after_first: usize,
    first: Marked,
    second: Marked,
) -> Result<Number, ValueSyntaxError> {
    let (a, b) = (first.numeral, second.numeral);
    if a.is_multiplied || !b.is_multiplied {
        return Ok(a.number);
    }
    let written = cursor.text().get(after_first..cursor.at()).unwrap_or("");
    let power = written.split_whitespace().filter_map(power_of_word).sum::<i32>();
    let as_written = a.number.to_f64();
    let multiplied = shifted(cursor, a.number, power)?;
    // "900,000 to 1.8 million" has said its thousands already: with the multiplier its ends would cross.
    if power > 0 && as_written.abs() >= 1000.0 && multiplied.to_f64() > b.number.to_f64() {
        return Ok(a.number);
    }
    if as_written.abs() >= 1000.0 || power == 0 {
        return Err(cursor.fault(
            after_first,
            cursor.at(),
            ValueFault::AmbiguousMultiplier { multiplier: written.trim().to_owned() },
        ));
    }
    Ok(multiplied)
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
fn interval(
    cursor: &mut Cursor<'_>,
    point: Option<Marked>,
    way: Option<Direction>,
) -> Result<Value, ValueSyntaxError> {
    let open = cursor.at();
    let closing = if cursor.eat("[") { "]" } else { ")" };
    if closing == ")" {
        cursor.eat("(");
    }
    cursor.skip_spaces();
    let said_before = level_before(cursor)?;
    let low = marked(cursor)?;
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
    let high = marked(cursor)?;
    cursor.skip_spaces();
    if !cursor.eat(closing) {
        return Err(cursor.fault(open, cursor.at(), ValueFault::Unclosed));
    }
    let power = shared_multiplier(cursor);
    let shift = |p: Marked| match power {
        Some(power) => shifted(cursor, p.numeral.number, power),
        None => Ok(p.numeral.number),
    };
    let (low_number, high_number) = (shift(low)?, shift(high)?);
    let point_number = point.map(shift).transpose()?;
    let inside = [Some(high), point, Some(low)].into_iter().flatten().find_map(|p| p.mark);
    let mark = inside.or_else(|| Mark::behind(cursor));
    let (scale, is_down) = scale(cursor, mark, way)?;
    let said_behind = level_behind(cursor)?;
    let Some((level, kind)) = said_behind.or(said_before) else {
        let numbers = |n| write::scaled(n, scale);
        let point_text = point_number.map(|p| format!("{} ", numbers(p))).unwrap_or_default();
        let suggestion = format!("{point_text}[{}, {}] at 95%", numbers(low_number), numbers(high_number));
        return Err(cursor.fault(open, cursor.at(), ValueFault::IntervalWithoutLevel { suggestion }));
    };
    let shape = shape(cursor)?;
    let interval = Interval::new(low_number, point_number, high_number, level, kind, shape)
        .map_err(|error| cursor.fault(0, cursor.at(), error.into()))?;
    let form = Form::Interval(interval);
    let turned = if is_down { downwards(form.clone()) } else { Some(form) };
    let form = turned.ok_or_else(|| cursor.fault(0, cursor.at(), ValueFault::TwoHedges))?;
    Ok(Value { form, scale })
}

/// "95% CI" within the bracket, before the ends.
fn level_before(cursor: &mut Cursor<'_>) -> Result<Option<(Level, IntervalKind)>, ValueSyntaxError> {
    let start = cursor.at();
    let Some(numeral) = numeral(cursor)? else { return Ok(None) };
    if Mark::behind(cursor) != Some(Mark::Percent) {
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
    let Some(number) = number.filter(|_| Mark::behind(cursor) == Some(Mark::Percent)) else {
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
