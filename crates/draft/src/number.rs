//! Written numbers as values of the model.

use darkfigure_extract::{Candidate, Qualifier, ReadValue as Written};
use darkfigure_model::{Form, Interval, IntervalKind, Level, Number, Range, Scale, Vague, Value};

/// The value of a candidate. None where the number is beyond what the model holds, or may be read in two ways.
pub(crate) fn value(text: &str, c: &Candidate, is_percent: bool) -> Option<Value> {
    let scale = if is_percent { Scale::Percent } else { Scale::One };
    if let Some(form) = interval(text, c) {
        return Some(Value { form, scale });
    }
    let form = match c.value {
        Written::Point(v) => hedged(c.qualifier, as_written(c.span.slice(text), v).or_else(|| number(v))?),
        Written::Share(v) => hedged(c.qualifier, number(round(v * 100.0))?),
        Written::Range { low, high } => Form::Range(Range::new(number(low)?, number(high)?).ok()?),
        // "dozens of per cent" is no value of the model
        Written::Vague { .. } if is_percent => return None,
        Written::Vague { low } => Form::Vague(Vague::new(number(low / 2.0)?).ok()?),
    };
    let is_share = matches!(c.value, Written::Share(_));
    Some(Value { form, scale: if is_share { Scale::Percent } else { scale } })
}

/// A hedged number that is written in words or stands for something else than its digits.
pub(crate) fn form(qualifier: Qualifier, value: f64) -> Option<Form> {
    number(round(value)).map(|n| hedged(qualifier, n))
}

/// "11,500 (95% CI 9,800 to 14,100)": the interval with its point, where its level is said.
fn interval(text: &str, c: &Candidate) -> Option<Form> {
    let stated = c.interval?;
    let Written::Point(point) = c.value else { return None };
    let point = as_written(c.span.slice(text), point).or_else(|| number(point))?;
    let level = Level::new(stated.level? / 100.0).ok()?;
    let ends = (number(stated.low)?, number(stated.high)?);
    Interval::new(ends.0, Some(point), ends.1, level, IntervalKind::Confidence, None).ok().map(Form::Interval)
}

/// Shares of a fraction in words earn no more than four decimals of a percent.
fn round(percent: f64) -> f64 {
    (percent * 1e4).round() / 1e4
}

fn hedged(qualifier: Qualifier, n: Number) -> Form {
    match qualifier {
        Qualifier::Exact | Qualifier::Range | Qualifier::Vague => Form::Exact(n),
        Qualifier::About => Form::About(n),
        Qualifier::AtLeast => Form::AtLeast(n),
        Qualifier::AtMost => Form::AtMost(n),
        Qualifier::MoreThan => Form::MoreThan(n),
        Qualifier::LessThan => Form::LessThan(n),
        Qualifier::FarBelow => Form::FarBelow(n),
    }
}

/// Digits with groups of three and a decimal point, down to the last place that was written: "1.10" stays 1.10.
fn as_written(surface: &str, value: f64) -> Option<Number> {
    let digits: String = surface.chars().filter(|c| *c != ',').collect();
    let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
    if whole.is_empty()
        || !(whole.bytes().all(|b| b.is_ascii_digit()) && decimals.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    let coefficient: i128 = format!("{whole}{decimals}").parse().ok()?;
    let n = Number::new(coefficient, -i32::try_from(decimals.len()).ok()?).ok()?;
    // "3.5" before "million", a minus before the digits: the value says more than the digits
    same(n.to_f64(), value).then_some(n)
}

/// A number from its value: the shortest digits that give it back.
fn number(value: f64) -> Option<Number> {
    if !value.is_finite() {
        return None;
    }
    let text = format!("{value}");
    let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let coefficient: i128 = format!("{whole}{decimals}").parse().ok()?;
    Number::new(sign * coefficient, -i32::try_from(decimals.len()).ok()?).ok()
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}
