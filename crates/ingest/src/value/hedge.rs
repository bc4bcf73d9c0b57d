//! Hedges and count words.

use darkfigure_model::{Form, Number, Vague};

use crate::cursor::Cursor;
use crate::numeral::shared_multiplier;

/// A hedge before or behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hedge {
    About,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    FarBelow,
}

/// Phrases that stand before a number, those that begin another one behind it.
const BEFORE: &[(&str, Hedge)] = &[
    ("nowhere near", Hedge::FarBelow),
    ("far below", Hedge::FarBelow),
    ("far fewer than", Hedge::FarBelow),
    ("far less than", Hedge::FarBelow),
    ("at least", Hedge::AtLeast),
    ("no fewer than", Hedge::AtLeast),
    ("no less than", Hedge::AtLeast),
    ("not less than", Hedge::AtLeast),
    ("a minimum of", Hedge::AtLeast),
    ("as few as", Hedge::AtLeast),
    ("as low as", Hedge::AtLeast),
    ("more than", Hedge::MoreThan),
    ("in excess of", Hedge::MoreThan),
    ("upwards of", Hedge::MoreThan),
    ("over", Hedge::MoreThan),
    ("exceeding", Hedge::MoreThan),
    ("at most", Hedge::AtMost),
    ("up to", Hedge::AtMost),
    ("as many as", Hedge::AtMost),
    ("as high as", Hedge::AtMost),
    ("as much as", Hedge::AtMost),
    ("no more than", Hedge::AtMost),
    ("not more than", Hedge::AtMost),
    ("a maximum of", Hedge::AtMost),
    ("less than", Hedge::LessThan),
    ("fewer than", Hedge::LessThan),
    ("under", Hedge::LessThan),
    ("below", Hedge::LessThan),
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("some", Hedge::About),
    ("nearly", Hedge::About),
    ("roughly", Hedge::About),
    ("approximately", Hedge::About),
    ("approx.", Hedge::About),
    ("approx", Hedge::About),
    ("almost", Hedge::About),
    ("close to", Hedge::About),
    ("an estimated", Hedge::About),
    ("estimated", Hedge::About),
    ("circa", Hedge::About),
    ("ca.", Hedge::About),
    ("c.", Hedge::About),
];

const SYMBOLS: &[(&str, Hedge)] = &[
    (">=", Hedge::AtLeast),
    ("\u{2265}", Hedge::AtLeast),
    ("<=", Hedge::AtMost),
    ("\u{2264}", Hedge::AtMost),
    ("<<", Hedge::FarBelow),
    (">", Hedge::MoreThan),
    ("<", Hedge::LessThan),
    ("~", Hedge::About),
    ("\u{2248}", Hedge::About),
];

const BEHIND: &[(&str, Hedge)] =
    &[("or more", Hedge::AtLeast), ("or fewer", Hedge::AtMost), ("or less", Hedge::AtMost)];

/// Count words with the digits and the power of ten of what they count in, longest first.
const COUNT_WORDS: &[(&str, i128, i32)] = &[
    ("hundreds of millions", 1, 8),
    ("tens of millions", 1, 7),
    ("hundreds of thousands", 1, 5),
    ("tens of thousands", 1, 4),
    ("billions", 1, 9),
    ("millions", 1, 6),
    ("thousands", 1, 3),
    ("hundreds", 1, 2),
    ("tens", 1, 1),
    ("scores", 20, 0),
    ("dozens", 12, 0),
];

impl Hedge {
    pub(crate) fn before(cursor: &mut Cursor<'_>) -> Option<Self> {
        BEFORE
            .iter()
            .find(|(phrase, _)| cursor.eat_phrase(phrase))
            .or_else(|| SYMBOLS.iter().find(|(symbol, _)| cursor.eat(symbol)))
            .map(|&(_, hedge)| hedge)
    }

    pub(crate) fn behind(cursor: &mut Cursor<'_>) -> Option<Self> {
        if cursor.eat("+") {
            return Some(Self::AtLeast);
        }
        let start = cursor.at();
        cursor.skip_spaces();
        let found = BEHIND.iter().find(|(phrase, _)| cursor.eat_phrase(phrase)).map(|&(_, hedge)| hedge);
        if found.is_none() {
            cursor.set(start);
        }
        found
    }

    pub(crate) const fn of(self, number: Number) -> Form {
        match self {
            Self::About => Form::About(number),
            Self::AtLeast => Form::AtLeast(number),
            Self::MoreThan => Form::MoreThan(number),
            Self::AtMost => Form::AtMost(number),
            Self::LessThan => Form::LessThan(number),
            Self::FarBelow => Form::FarBelow(number),
        }
    }
}

/// Reads a count word: "tens of thousands", "several hundred", "a few thousand".
pub(crate) fn count_word(cursor: &mut Cursor<'_>) -> Option<Vague> {
    let start = cursor.at();
    if ["several", "a few"].iter().any(|words| cursor.eat_phrase(words)) {
        cursor.skip_spaces();
        let scale = if cursor.eat_phrase("dozen") {
            Some(Number::whole(12))
        } else {
            shared_multiplier(cursor).and_then(|power| Number::new(1, power).ok())
        };
        let found = scale.and_then(|scale| Vague::new(scale).ok());
        if found.is_none() {
            cursor.set(start);
        }
        return found;
    }
    let &(_, coefficient, exponent) = COUNT_WORDS.iter().find(|(phrase, ..)| cursor.eat_phrase(phrase))?;
    Number::new(coefficient, exponent).ok().and_then(|scale| Vague::new(scale).ok())
}

/// The word for a scale, if there is one.
pub(crate) fn word_of(vague: Vague) -> Option<&'static str> {
    let scale = vague.scale();
    COUNT_WORDS
        .iter()
        .find(|&&(_, coefficient, exponent)| {
            (coefficient, exponent) == (scale.coefficient(), scale.exponent())
        })
        .map(|&(phrase, ..)| phrase)
}
