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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_keep_the_last_place_that_was_written() {
        let written =
            |surface: &str, value: f64| as_written(surface, value).map(darkfigure_ingest::write_number);
        for (surface, value, expected) in [
            ("1,240", 1_240.0, Some("1,240")),
            ("1.10", 1.1, Some("1.10")),
            ("0.5", 0.5, Some("0.5")),
            // What says more or less than its digits is no number as written.
            ("3.5 million", 3.5e6, None),
            ("3.5", 3.5e6, None),
            ("12", -12.0, None),
            ("-12", -12.0, None),
            ("0.0000001", 2e-7, None),
            ("0.0000002", 2e-7, Some("0.0000002")),
            (".5", 0.5, None),
            ("twelve", 12.0, None),
            ("1.2.3", 1.23, None),
            ("", 0.0, None),
        ] {
            assert_eq!(written(surface, value).as_deref(), expected, "{surface}");
        }
    }

    #[test]
    fn a_value_has_the_shortest_digits() {
        let of = |value: f64| number(value).map(darkfigure_ingest::write_number);
        assert_eq!(
            [1.5, 0.25, 2_500_000.0, -12.5].map(of),
            ["1.5", "0.25", "2,500,000", "-12.5"].map(|s| Some(s.to_owned()))
        );
        assert_eq!([f64::NAN, f64::INFINITY, 1e300].map(of), [None, None, None]);
    }

    #[test]
    fn shares_in_words_earn_four_decimals() {
        assert!((round(200.0 / 3.0) - 66.6667).abs() < 1e-12 && (round(0.12344) - 0.1234).abs() < 1e-12);
        let hedges = [
            (Qualifier::About, "about 7"),
            (Qualifier::AtLeast, "at least 7"),
            (Qualifier::AtMost, "at most 7"),
            (Qualifier::MoreThan, "more than 7"),
            (Qualifier::LessThan, "less than 7"),
            (Qualifier::Exact, "7"),
            (Qualifier::Range, "7"),
            (Qualifier::Vague, "7"),
        ];
        for (qualifier, expected) in hedges {
            let form = form(qualifier, 7.0).expect("a form");
            assert_eq!(darkfigure_ingest::write_value(&Value { form, scale: Scale::One }), expected);
        }
        assert_eq!(form(Qualifier::About, f64::NAN), None);
    }
}
