//! Values as text.

use darkfigure_model::{Form, Interval, IntervalKind, Level, Number, Range, Scale, Value};

use super::SHAPES;
use super::hedge::word_of;
use super::scale::{has_percent_sign, words};
use crate::numeral::write_number;

/// Writes a value in the form in which it reads back: `at least 120,000`, `12,350 [10,860, 14,110] at 95% confidence`.
///
/// # Example
///
/// ```
/// use darkfigure_ingest::{parse_value, write_value};
///
/// let value = parse_value("10–13 thousand")?;
/// assert_eq!(write_value(&value), "10 thousand to 13 thousand");
/// # Ok::<(), darkfigure_ingest::ValueSyntaxError>(())
/// ```
#[must_use]
pub fn write_value(value: &Value) -> String {
    let scale = value.scale;
    let number = |n| scaled(n, scale);
    let text = match value.form {
        Form::Exact(n) => number(n),
        Form::About(n) => format!("about {}", number(n)),
        Form::AtLeast(n) => format!("at least {}", number(n)),
        Form::MoreThan(n) => format!("more than {}", number(n)),
        Form::AtMost(n) => format!("at most {}", number(n)),
        Form::LessThan(n) => format!("less than {}", number(n)),
        Form::FarBelow(n) => format!("nowhere near {}", number(n)),
        Form::Range(range) => write_range(range, scale),
        Form::Interval(interval) => return write_interval(interval, scale),
        Form::Vague(vague) => word_of(vague)
            .map_or_else(|| format!("multiples of {}", write_number(vague.scale())), str::to_owned),
    };
    text + &words(scale)
}

/// A range. Where a multiplier on the upper number alone would be read as belonging to both, it is written as a power.
fn write_range(range: Range, scale: Scale) -> String {
    if let Some(point) = range.point() {
        let [point, low, high] = [point, range.low(), range.high()].map(|number| scaled(number, scale));
        return format!("{point}, lower {low}, upper {high}");
    }
    let (low, high) = (range.low(), range.high());
    let sign = if has_percent_sign(scale) { "%" } else { "" };
    let plain = format!("{} to {}", scaled(low, scale), scaled(high, scale));
    let reads_back = super::parse_value(&plain).is_ok_and(|read| read.form == Form::Range(range));
    if reads_back {
        plain
    } else {
        format!("{} to {}e{}{sign}", scaled(low, scale), high.coefficient(), high.exponent())
    }
}

/// The number with a percent sign, where the scale is percent.
pub(super) fn scaled(number: Number, scale: Scale) -> String {
    let text = write_number(number);
    if has_percent_sign(scale) { text + "%" } else { text }
}

fn write_interval(interval: Interval, scale: Scale) -> String {
    let point = interval.point().map(|p| scaled(p, scale) + " ").unwrap_or_default();
    let (low, high) = (scaled(interval.low(), scale), scaled(interval.high(), scale));
    let kind = match interval.kind() {
        IntervalKind::Confidence => " confidence",
        IntervalKind::Credible => " credible",
        IntervalKind::Stated => "",
    };
    let shape = interval
        .shape()
        .and_then(|shape| SHAPES.iter().find(|&&(_, s)| s == shape))
        .map(|(name, _)| format!(" as {name}"))
        .unwrap_or_default();
    format!("{point}[{low}, {high}]{} at {}%{kind}{shape}", words(scale), percent(interval.level()))
}

/// The level in percent, digit for digit: the shortest decimal of the probability, two places to the left.
fn percent(level: Level) -> String {
    let text = level.probability().to_string();
    let decimals = text.split_once('.').map_or("", |(_, decimals)| decimals);
    let padded = format!("{decimals:0<2}");
    let (whole, rest) = padded.split_at(2);
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") }
}
