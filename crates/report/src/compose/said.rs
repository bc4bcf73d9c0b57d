//! Values as they were said.

use darkfigure_model::{self as model, Figure, Form, Number, Scale};

use super::amount;
use super::desk::Desk;
use crate::{Amount, Bound, Cell, Digits, Prose, Role};

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
    let end = |number: Number| number.to_f64() * percent(value.scale);
    let ends = |low, point: Option<Number>, high| {
        Amount::ends(low, point.map(end), high, scaled_role(value.scale, &role)).digits(Digits::Full)
    };
    match &value.form {
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
        Form::Vague(vague) => Prose::from("a vague word, read as ").number(Amount::at_least(
            vague.lower_reading() * percent(value.scale),
            scaled_role(value.scale, &role),
        )),
    }
}

/// What a value of this scale is a number of: "people per 100,000". A percentage of a figure that does not name its base says so.
pub(super) fn scaled_role(scale: Scale, role: &Role) -> Role {
    match (scale, role) {
        (Scale::Percent, Role::Percent { .. }) | (Scale::One, _) => role.clone(),
        (Scale::Percent, _) => Role::percent_of("its base"),
        (Scale::Per(base), _) => {
            let base = numeral(base, Scale::One, Role::Plain).print();
            let words = |word: &str| format!("{word} per {base}");
            match role {
                Role::Count(unit) | Role::Measure(unit) => Role::measure(words(&unit.one), words(&unit.many)),
                other => Role::measure(words(&other.heading()), words(&other.heading())),
            }
        }
    }
}

/// Percentages are held as fractions, and printed as percentages again.
const fn percent(scale: Scale) -> f64 {
    match scale {
        Scale::Percent => 0.01,
        Scale::One | Scale::Per(_) => 1.0,
    }
}

/// The same without the level of an interval, for sentences.
pub(super) fn brief(prose: Prose) -> Prose {
    each(prose, |amount| amount.level = None)
}

/// The same with the point of an interval only, for labels.
pub(super) fn point(prose: Prose) -> Prose {
    each(prose, |amount| {
        amount.level = None;
        if let Some(point) = amount.central() {
            amount.range = crate::Range::Point(point);
        }
    })
}

fn each(prose: Prose, change: impl Fn(&mut Amount)) -> Prose {
    let changed = |inline| match inline {
        crate::Inline::Number(mut amount) => {
            change(&mut amount);
            crate::Inline::Number(amount)
        }
        other => other,
    };
    prose.0.into_iter().map(changed).collect()
}

/// A value as a cell: a number where it is one, so that its column is aligned and says the unit once.
pub(super) fn cell(found: &model::Value, role: Role) -> Cell {
    let prose = brief(value(found, role));
    match prose.0.as_slice() {
        [crate::Inline::Number(amount)] => Cell::Number(amount.clone()),
        _ => Cell::Text(prose),
    }
}

/// A number with the digits it was written with; long ones with a word for the scale.
pub(super) fn numeral(number: Number, scale: Scale, role: Role) -> Amount {
    let value = number.to_f64() * percent(scale);
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
