//! Values as they were said.

use darkfigure_model::{self as model, Change, Figure, Form, Number, Scale};

use super::amount;
use super::desk::Desk;
use crate::document::{Cell, Prose};
use crate::number::{Amount, Bound, Digits, Dimension, UnitWords};

/// The figure as its source said it, with the unit: "around 100,000 people".
pub(super) fn as_said(desk: &Desk<'_>, figure: &Figure) -> Prose {
    let role = desk.role_of_figure(figure);
    let (_, many) = desk.unit_words(&figure.measure.unit);
    match &figure.value.form {
        // Words that a writer chose, "around" and not "about", are kept where they are a phrase of their own.
        Form::About(_) | Form::FarBelow(_) | Form::Vague(_)
            if figure.value.scale == Scale::One
                && !figure.measure.unit.is_currency()
                && figure.measure.unit.per_one().is_none()
                && !figure.wording.is_empty()
                && !figure.wording.contains(['~', '>', '<', '='])
                && is_phrase(&figure.wording) =>
        {
            if figure.wording.ends_with(&many) {
                Prose::from(figure.wording.clone())
            } else {
                // Hundreds of people, and several hundred people.
                let is_noun = figure.wording.trim_end().ends_with('s');
                let of = if matches!(figure.value.form, Form::Vague(_)) && is_noun { "of " } else { "" };
                Prose::from(format!("{} {of}{many}", figure.wording))
            }
        }
        Form::Exact(_)
        | Form::About(_)
        | Form::AtLeast(_)
        | Form::MoreThan(_)
        | Form::AtMost(_)
        | Form::LessThan(_)
        | Form::FarBelow(_)
        | Form::Range(_)
        | Form::Interval(_)
        | Form::Vague(_) => {
            let said = value(&figure.value, role);
            match word_of_change(figure) {
                Some(word) => said.say(format!(" (“{word}”)")),
                None => said,
            }
        }
    }
}

/// Whether a number was said to be a little below what is written: "nearly 2,000".
pub(super) fn is_below(figure: &Figure) -> bool {
    const BELOW: [&str; 2] = ["nearly", "almost"];
    let first = figure.wording.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(figure.value.form, Form::About(_)) && BELOW.contains(&first.as_str())
}

/// The word in which a change was said, where it was said in one: "halved", "twice as many", "fell by half".
pub(super) fn word_of_change(figure: &Figure) -> Option<&str> {
    let said = figure.wording.trim();
    let names_change = said.split(|c: char| !c.is_alphabetic()).any(|word| {
        let word = word.to_lowercase();
        WORDS_OF_CHANGE.contains(&word.as_str()) || word.ends_with("fold")
    });
    let is_word = names_change && is_phrase(said) && !said.contains(|c: char| c.is_ascii_digit() || c == '%');
    (is_word && matches!(figure.value.scale, Scale::Change(Change::Times | Change::Percent))).then_some(said)
}

/// Words that say by themselves, or with a number in words, how many times one number is another.
const WORDS_OF_CHANGE: [&str; 18] = [
    "double",
    "doubled",
    "half",
    "halved",
    "quadruple",
    "quadrupled",
    "quarter",
    "quarters",
    "quintupled",
    "third",
    "thirds",
    "thrice",
    "times",
    "treble",
    "trebled",
    "triple",
    "tripled",
    "twice",
];

/// The most words of a phrase that stands for a number: "well over a hundred thousand".
const LONGEST_PHRASE: usize = 5;

/// Whether a wording is a phrase that can stand before what is counted, and no clause of its own.
fn is_phrase(wording: &str) -> bool {
    wording.len() <= 60 && wording.split_whitespace().count() <= LONGEST_PHRASE && !wording.contains(", ")
}

/// Words that belong to numbers, so that a wording of them alone says no more than the number.
const WORDS_OF_NUMBERS: [&str; 47] = [
    "a",
    "about",
    "almost",
    "and",
    "approximately",
    "around",
    "as",
    "at",
    "below",
    "between",
    "billion",
    "ci",
    "confidence",
    "credible",
    "day",
    "estimated",
    "fewer",
    "from",
    "hundred",
    "in",
    "least",
    "less",
    "many",
    "million",
    "month",
    "more",
    "most",
    "near",
    "nearly",
    "nowhere",
    "of",
    "or",
    "over",
    "per",
    "percent",
    "percentage",
    "points",
    "roughly",
    "some",
    "than",
    "the",
    "thousand",
    "times",
    "to",
    "under",
    "up",
    "year",
];

/// Whether the figure's wording has words of its own, and is not only the number that was typed.
pub(super) fn has_words(figure: &Figure) -> bool {
    figure
        .wording
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .any(|word| !WORDS_OF_NUMBERS.contains(&word.to_lowercase().as_str()))
}

/// How a count word is read: "reading “tens of thousands” as at least 20,000". None where the figure has a number.
pub(super) fn reading(figure: &Figure) -> Option<Prose> {
    let Form::Vague(vague) = figure.value.form else { return None };
    let read = Amount::at_least(vague.lower_reading(), Dimension::Plain);
    Some(Prose::from(format!("reading “{}” as ", figure.wording.trim())).number(read))
}

/// A value in words and numerals.
pub(super) fn value(value: &model::Value, role: Dimension) -> Prose {
    let role = scaled_role(value.scale, &role);
    let at = |number: Number| numeral(number, value.scale, role.clone());
    let end = |number: Number| number.to_f64() * value.scale.factor();
    let ends = |low, point: Option<Number>, high| {
        Amount::ends(low, point.map(end), high, role.clone()).digits(Digits::Full)
    };
    match &value.form {
        Form::Exact(n) => Prose::from(at(*n)),
        Form::About(n) => Prose::from(at(*n).about()),
        Form::AtLeast(n) => ends(Bound::At(end(*n)), None, Bound::Unknown).into(),
        Form::MoreThan(n) => ends(Bound::Beyond(end(*n)), None, Bound::Unknown).into(),
        Form::AtMost(n) => ends(Bound::Unknown, None, Bound::At(end(*n))).into(),
        Form::LessThan(n) => ends(Bound::Unknown, None, Bound::Beyond(end(*n))).into(),
        Form::FarBelow(n) => Prose::from("far below ").number(at(*n)),
        Form::Range(range) => {
            ends(Bound::At(end(range.low())), range.point(), Bound::At(end(range.high()))).into()
        }
        Form::Interval(interval) => {
            let amount =
                ends(Bound::At(end(interval.low())), interval.point(), Bound::At(end(interval.high())));
            amount
                .level(crate::number::IntervalLevel::new(
                    interval.level().probability(),
                    amount::kind(interval.kind()),
                ))
                .into()
        }
        Form::Vague(vague) => Prose::from("a vague word, read as ")
            .number(Amount::at_least(vague.lower_reading() * value.scale.factor(), role)),
    }
}

/// A value as one amount, on the scale of its role: its ends, and its point where it has one. A count word stands at its reading.
pub(super) fn amount(value: &model::Value, role: Dimension) -> Amount {
    let role = scaled_role(value.scale, &role);
    let at = |number: Number| number.to_f64() * value.scale.factor();
    let ends = |low, point: Option<Number>, high| {
        Amount::ends(low, point.map(at), high, role.clone()).digits(Digits::Full)
    };
    match &value.form {
        // Of a nought the decimals are all that it says.
        Form::Exact(n) | Form::About(n) if n.coefficient() == 0 => numeral(*n, value.scale, role.clone()),
        Form::Exact(n) | Form::About(n) => numeral(*n, value.scale, role.clone()).digits(Digits::Full),
        Form::AtLeast(n) => ends(Bound::At(at(*n)), None, Bound::Unknown),
        Form::MoreThan(n) => ends(Bound::Beyond(at(*n)), None, Bound::Unknown),
        Form::AtMost(n) => ends(Bound::Unknown, None, Bound::At(at(*n))),
        Form::LessThan(n) | Form::FarBelow(n) => ends(Bound::Unknown, None, Bound::Beyond(at(*n))),
        Form::Range(r) => ends(Bound::At(at(r.low())), r.point(), Bound::At(at(r.high()))),
        Form::Interval(i) => ends(Bound::At(at(i.low())), i.point(), Bound::At(at(i.high()))),
        Form::Vague(v) => {
            Amount::at_least(v.lower_reading() * value.scale.factor(), role).digits(Digits::Full)
        }
    }
}

/// What a value of this scale is a number of, where the role is that of its unit. A percentage that does not name its base says so.
pub(super) fn scaled_role(scale: Scale, role: &Dimension) -> Dimension {
    let unit = |role: &Dimension| match role {
        Dimension::Count(unit) | Dimension::Measure(unit) => unit.clone(),
        other @ (Dimension::Ratio
        | Dimension::Percent { .. }
        | Dimension::Points
        | Dimension::PercentChange
        | Dimension::Rate { .. }
        | Dimension::LogPoints
        | Dimension::Orders
        | Dimension::Money { .. }
        | Dimension::Plain) => UnitWords::new(other.heading(), other.heading()),
    };
    match (scale, role) {
        (Scale::One | Scale::Change(Change::Absolute), _)
        | (Scale::Percent, Dimension::Percent { .. })
        | (Scale::Per(_), Dimension::Rate { .. } | Dimension::Percent { .. }) => role.clone(),
        (Scale::Percent, _) => Dimension::percent_of("its base"),
        (Scale::Per(rate), _) => Dimension::rate(&unit(role), rate, None),
        (Scale::Change(Change::Points), _) => Dimension::Points,
        (Scale::Change(Change::Percent), _) => Dimension::PercentChange,
        (Scale::Change(Change::Times), _) => Dimension::Ratio,
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
            amount.range = crate::number::Ends::Point(point);
        }
    })
}

fn each(prose: Prose, change: impl Fn(&mut Amount)) -> Prose {
    let changed = |inline| match inline {
        crate::document::Inline::Number(mut amount) => {
            change(&mut amount);
            crate::document::Inline::Number(amount)
        }
        other @ (crate::document::Inline::Text(_)
        | crate::document::Inline::Emphasis(_)
        | crate::document::Inline::Strong(_)
        | crate::document::Inline::Struck { .. }
        | crate::document::Inline::Code(_)
        | crate::document::Inline::Link { .. }
        | crate::document::Inline::Cite(_)
        | crate::document::Inline::Badge(_)
        | crate::document::Inline::Mark { .. }
        | crate::document::Inline::Entry(_)
        | crate::document::Inline::Break) => other,
    };
    prose.0.into_iter().map(changed).collect()
}

/// A value as a cell: a number where it is one, so that its column is aligned and says the unit once.
pub(super) fn cell(found: &model::Value, role: Dimension) -> Cell {
    let prose = brief(value(found, role));
    match prose.0.as_slice() {
        [crate::document::Inline::Number(amount)] => Cell::Number(amount.clone()),
        _ => Cell::Text(prose),
    }
}

/// A number with the digits it was written with; long ones with a word for the scale.
pub(super) fn numeral(number: Number, scale: Scale, role: Dimension) -> Amount {
    let value = number.to_f64() * scale.factor();
    let digits = number.coefficient().unsigned_abs().to_string().len();
    let is_long = scale == Scale::One && value.abs() >= 1e6 && number.exponent() >= 3;
    if is_long && let Ok(digits) = u8::try_from(digits) {
        return Amount::point(value, role).significant(digits);
    }
    match u8::try_from(-number.exponent()) {
        Ok(places) if places > 0 => Amount::point(value, role).digits(Digits::Decimals(places)),
        _ => Amount::published(value, role),
    }
}
