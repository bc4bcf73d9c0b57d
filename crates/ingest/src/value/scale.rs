//! What one of a value's numbers stands for: percent, points, a rate, a change.

use darkfigure_model::{Change, Form, Interval, Number, PerTime, Range, Rate, Scale};

use super::{ValueFault, multiple};
use crate::ValueSyntaxError;
use crate::cursor::Cursor;
use crate::numeral::{numeral, shared_multiplier, write_number};

/// What stands right behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Percent,
    Points,
    Times,
}

/// Phrases behind a number, longest first.
const MARKS: &[(&str, Mark)] = &[
    ("percentage points", Mark::Points),
    ("percentage point", Mark::Points),
    ("percent points", Mark::Points),
    ("per cent points", Mark::Points),
    ("points", Mark::Points),
    ("point", Mark::Points),
    ("pp", Mark::Points),
    ("percent", Mark::Percent),
    ("per cent", Mark::Percent),
    ("times", Mark::Times),
    ("fold", Mark::Times),
];

impl Mark {
    pub(super) fn behind(cursor: &mut Cursor<'_>) -> Option<Self> {
        let start = cursor.at();
        if cursor.eat("-fold") {
            return Some(Self::Times);
        }
        cursor.skip_spaces();
        if cursor.eat("%") {
            let end = cursor.at();
            cursor.skip_spaces();
            if cursor.eat_phrase("points") || cursor.eat_phrase("point") {
                return Some(Self::Points);
            }
            cursor.set(end);
            return Some(Self::Percent);
        }
        let found = MARKS.iter().find(|(phrase, _)| cursor.eat_phrase(phrase)).map(|&(_, mark)| mark);
        if found.is_none() {
            cursor.set(start);
        }
        found
    }
}

/// Which way a change goes, where it is said before the number: "fell by 16 %", "up 300".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
}

const DIRECTIONS: &[(&str, Direction)] = &[
    ("rose", Direction::Up),
    ("rise of", Direction::Up),
    ("a rise of", Direction::Up),
    ("up", Direction::Up),
    ("increased", Direction::Up),
    ("an increase of", Direction::Up),
    ("grew", Direction::Up),
    ("fell", Direction::Down),
    ("a fall of", Direction::Down),
    ("down", Direction::Down),
    ("dropped", Direction::Down),
    ("a drop of", Direction::Down),
    ("decreased", Direction::Down),
    ("declined", Direction::Down),
    ("a decrease of", Direction::Down),
];

impl Direction {
    pub(super) fn before(cursor: &mut Cursor<'_>) -> Option<Self> {
        let start = cursor.at();
        let found = DIRECTIONS.iter().find(|(phrase, _)| cursor.eat_phrase(phrase)).map(|&(_, way)| way)?;
        cursor.skip_spaces();
        // "Fell to 16" is a level and no change.
        if cursor.eat_phrase("to") {
            cursor.set(start);
            return None;
        }
        cursor.eat_phrase("by");
        cursor.skip_spaces();
        Some(found)
    }

    /// "Higher", "less", behind the number.
    fn behind(cursor: &mut Cursor<'_>) -> Option<Self> {
        const WORDS: &[(&str, Direction)] = &[
            ("higher", Direction::Up),
            ("more", Direction::Up),
            ("greater", Direction::Up),
            ("lower", Direction::Down),
            ("less", Direction::Down),
            ("fewer", Direction::Down),
        ];
        let start = cursor.at();
        cursor.skip_spaces();
        let found = WORDS.iter().find(|(word, _)| cursor.eat_phrase(word)).map(|&(_, way)| way);
        if found.is_none() {
            cursor.set(start);
        }
        found
    }
}

/// The scale of numbers with this mark, and whether they count downwards: "16 % less" is −16 %.
pub(super) fn scale(
    cursor: &mut Cursor<'_>,
    mark: Option<Mark>,
    before: Option<Direction>,
) -> Result<(Scale, bool), ValueSyntaxError> {
    let start = cursor.at();
    if mark == Some(Mark::Times) {
        multiple::behind(cursor);
        let end = cursor.at();
        // A third of it, or two thirds below: "fell threefold" and "three times fewer" are read in either way.
        if before == Some(Direction::Down) || Direction::behind(cursor) == Some(Direction::Down) {
            let written = cursor.text().get(..cursor.at()).unwrap_or_default().trim().to_owned();
            return Err(cursor.fault(0, cursor.at(), ValueFault::FewerTimes { written }));
        }
        cursor.set(end);
        // "Twice a week" is how often.
        if rate_time(cursor).is_some() {
            let found = cursor.text().get(end..cursor.at()).unwrap_or_default().trim().to_owned();
            let start = cursor.at() - found.len();
            return Err(cursor.fault(start, cursor.at(), ValueFault::Trailing { found }));
        }
        return Ok((Scale::Change(Change::Times), false));
    }
    let behind = Direction::behind(cursor);
    if before.is_some() && behind.is_some() {
        return Err(cursor.fault(start, cursor.at(), ValueFault::TwoHedges));
    }
    let way = before.or(behind);
    let is_down = way == Some(Direction::Down);
    match (mark, way) {
        (Some(Mark::Points), _) => Ok((Scale::Change(Change::Points), is_down)),
        (Some(Mark::Percent), Some(_)) => Ok((Scale::Change(Change::Percent), is_down)),
        (Some(Mark::Percent), None) => Ok((Scale::Percent, false)),
        (Some(Mark::Times) | None, Some(_)) => Ok((Scale::Change(Change::Absolute), is_down)),
        (Some(Mark::Times) | None, None) => Ok((rate(cursor)?.map_or(Scale::One, Scale::Per), false)),
    }
}

/// "per 100,000", "a year", "per 100,000 a year".
pub(crate) fn rate(cursor: &mut Cursor<'_>) -> Result<Option<Rate>, ValueSyntaxError> {
    let base = rate_base(cursor)?;
    let time = rate_time(cursor);
    Ok(match (base, time) {
        (Some(base), Some(time)) => Some(Rate::BaseAndTime(base, time)),
        (Some(base), None) => Some(Rate::Base(base)),
        (None, Some(time)) => Some(Rate::Time(time)),
        (None, None) => None,
    })
}

/// "per 100,000", "per million", "in 12", "out of 12".
fn rate_base(cursor: &mut Cursor<'_>) -> Result<Option<Number>, ValueSyntaxError> {
    let start = cursor.at();
    cursor.skip_spaces();
    let base_at = cursor.at();
    let is_rate = ["per", "in every", "out of every", "out of"].iter().any(|words| cursor.eat_phrase(words));
    if is_rate || cursor.eat_phrase("in") {
        cursor.skip_spaces();
        // "259 in 2019" is no rate.
        let n_digits = cursor.rest().bytes().take_while(u8::is_ascii_digit).count();
        if !is_rate && n_digits == 4 {
            cursor.set(start);
            return Ok(None);
        }
        let base = match shared_multiplier(cursor) {
            Some(power) => Number::new(1, power).ok(),
            None => numeral(cursor)?.map(|base| base.number),
        };
        if let Some(base) = base {
            if base.coefficient() <= 0 {
                return Err(cursor.fault(base_at, cursor.at(), ValueFault::RateBase));
            }
            return Ok(Some(base));
        }
    }
    cursor.set(start);
    Ok(None)
}

/// "per year", "a month", "every day", "annually".
fn rate_time(cursor: &mut Cursor<'_>) -> Option<PerTime> {
    const ALONE: &[(&str, PerTime)] = &[
        ("per annum", PerTime::Year),
        ("annually", PerTime::Year),
        ("yearly", PerTime::Year),
        ("monthly", PerTime::Month),
        ("weekly", PerTime::Week),
        ("daily", PerTime::Day),
    ];
    let start = cursor.at();
    cursor.skip_spaces();
    if let Some(&(_, time)) = ALONE.iter().find(|(words, _)| cursor.eat_phrase(words)) {
        return Some(time);
    }
    let is_each =
        cursor.eat("/") || ["per", "a", "each", "every"].iter().any(|words| cursor.eat_phrase(words));
    if is_each {
        cursor.skip_spaces();
        if let Some(time) = PerTime::ALL.into_iter().find(|time| cursor.eat_phrase(time.word())) {
            return Some(time);
        }
    }
    cursor.set(start);
    None
}

/// A form with its numbers below zero for above. None where that says nothing ("nowhere near" downwards).
pub(super) fn downwards(form: Form) -> Option<Form> {
    let minus = |n: Number| Number::new(-n.coefficient(), n.exponent()).ok();
    Some(match form {
        Form::Exact(n) => Form::Exact(minus(n)?),
        Form::About(n) => Form::About(minus(n)?),
        Form::AtLeast(n) => Form::AtMost(minus(n)?),
        Form::MoreThan(n) => Form::LessThan(minus(n)?),
        Form::AtMost(n) => Form::AtLeast(minus(n)?),
        Form::LessThan(n) => Form::MoreThan(minus(n)?),
        Form::Range(range) => {
            let point = match range.point() {
                Some(point) => Some(minus(point)?),
                None => None,
            };
            Form::Range(Range::new(minus(range.high())?, minus(range.low())?).ok()?.with_point(point).ok()?)
        }
        Form::Interval(i) => {
            let point = match i.point() {
                Some(point) => Some(minus(point)?),
                None => None,
            };
            let (low, high) = (minus(i.high())?, minus(i.low())?);
            Form::Interval(Interval::new(low, point, high, i.level(), i.kind(), i.shape()).ok()?)
        }
        Form::FarBelow(_) | Form::Vague(_) => return None,
    })
}

/// The words of a scale behind its numbers.
pub(super) fn words(scale: Scale) -> String {
    match scale {
        Scale::One | Scale::Percent => String::new(),
        Scale::Per(rate) => {
            let base = rate.base().map(|base| format!(" per {}", write_number(base))).unwrap_or_default();
            let time = rate.time().map(|time| format!(" a {}", time.word())).unwrap_or_default();
            base + &time
        }
        Scale::Change(Change::Absolute | Change::Percent) => " more".to_owned(),
        Scale::Change(Change::Points) => " points".to_owned(),
        Scale::Change(Change::Times) => " times".to_owned(),
    }
}

/// Whether a percent sign stands behind each number.
pub(super) const fn has_percent_sign(scale: Scale) -> bool {
    matches!(scale, Scale::Percent | Scale::Change(Change::Percent))
}
