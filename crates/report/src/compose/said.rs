//! Values as they were said.

use darkfigure_model::{self as model, Figure, Form, Number, Scale};

use super::amount;
use super::desk::Desk;
use crate::{Amount, Bound, Digits, Prose, Role};

/// The figure as its source said it, with the unit: "around 100,000 people".
pub(super) fn as_said(desk: &Desk<'_>, figure: &Figure) -> Prose {
    let role = desk.role(&figure.measure.unit);
    let (_, many) = desk.unit_words(&figure.measure.unit);
    match &figure.value.form {
        // Words that a writer chose, "around" and not "about", are kept where they are a phrase of their own.
        Form::About(_) | Form::FarBelow(_) | Form::Vague(_)
            if figure.value.scale == Scale::One
                && !figure.measure.unit.is_currency()
                && !figure.wording.is_empty()
                && !figure.wording.contains(['~', '>', '<', '='])
                && figure.wording.len() <= 60 =>
        {
            if figure.wording.ends_with(&many) {
                Prose::from(figure.wording.clone())
            } else {
                Prose::from(format!("{} {many}", figure.wording))
            }
        }
        _ => value(&figure.value, role),
    }
}

/// A value in words and numerals.
pub(super) fn value(value: &model::Value, role: Role) -> Prose {
    let at = |number: Number| numeral(number, value.scale, scaled_role(value.scale, &role));
    let end = |number: Number| number.to_f64() * value.scale.factor();
    let ends = |low, point: Option<Number>, high| {
        Amount::ends(low, point.map(end), high, scaled_role(value.scale, &role)).digits(Digits::Full)
    };
    let prose = match &value.form {
        Form::Exact(n) => Prose::from(at(*n)),
        Form::About(n) => Prose::from(at(*n).about()),
        Form::AtLeast(n) => ends(Bound::At(end(*n)), None, Bound::Unknown).into(),
        Form::MoreThan(n) => ends(Bound::Beyond(end(*n)), None, Bound::Unknown).into(),
        Form::AtMost(n) => ends(Bound::Unknown, None, Bound::At(end(*n))).into(),
        Form::LessThan(n) => ends(Bound::Unknown, None, Bound::Beyond(end(*n))).into(),
        Form::FarBelow(n) => Prose::from("far below ").number(at(*n)),
        Form::Range(range) => ends(Bound::At(end(range.low())), None, Bound::At(end(range.high()))).into(),
        Form::Interval(interval) => {
            let amount =
                ends(Bound::At(end(interval.low())), interval.point(), Bound::At(end(interval.high())));
            amount
                .level(crate::Level::new(interval.level().probability(), amount::kind(interval.kind())))
                .into()
        }
        Form::Vague(vague) => Prose::from("a vague word, read as ")
            .number(Amount::at_least(vague.lower_reading(), scaled_role(value.scale, &role))),
        // The model's forms may grow; what is not known here shows its numbers.
        _ => value.numbers().into_iter().map(|number| crate::Inline::Number(at(number))).collect(),
    };
    match value.scale {
        Scale::Per(base) => prose.say(" per ").number(numeral(base, Scale::One, Role::Plain)),
        Scale::One | Scale::Percent => prose,
    }
}

/// A percentage of a figure that does not name its base says so.
fn scaled_role(scale: Scale, role: &Role) -> Role {
    match scale {
        Scale::Percent => Role::percent_of("its base"),
        Scale::One | Scale::Per(_) => role.clone(),
    }
}

/// A number with the digits it was written with; long ones with a word for the scale.
pub(super) fn numeral(number: Number, scale: Scale, role: Role) -> Amount {
    let value = number.to_f64()
        * match scale {
            Scale::Percent => 0.01,
            Scale::One | Scale::Per(_) => 1.0,
        };
    let digits = number.coefficient().unsigned_abs().to_string().len();
    let is_long = value.abs() >= 1e6 && number.exponent() >= 3;
    if is_long && let Ok(digits) = u8::try_from(digits) {
        return Amount::point(value, role).significant(digits);
    }
    match u8::try_from(-number.exponent()) {
        Ok(places) if places > 0 && scale != Scale::Percent => {
            Amount::point(value, role).digits(Digits::Decimals(places))
        }
        _ => Amount::published(value, role),
    }
}
