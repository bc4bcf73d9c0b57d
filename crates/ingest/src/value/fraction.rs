//! Shares as people name them: "a third", "two thirds", "half".

use darkfigure_model::Number;

use crate::cursor::Cursor;
use crate::numeral::names_multiplier;

/// Fractions that people name, each with its denominator.
const PARTS: &[(&str, u32)] = &[
    ("half", 2),
    ("halves", 2),
    ("third", 3),
    ("thirds", 3),
    ("quarter", 4),
    ("quarters", 4),
    ("fifth", 5),
    ("fifths", 5),
    ("sixth", 6),
    ("sixths", 6),
    ("seventh", 7),
    ("sevenths", 7),
    ("eighth", 8),
    ("eighths", 8),
    ("ninth", 9),
    ("ninths", 9),
    ("tenth", 10),
    ("tenths", 10),
];

/// How many of them, in words.
const NUMERATORS: &[(&str, u32)] = &[
    ("a", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
];

/// A fraction in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fraction {
    /// So many percent.
    pub(crate) percent: Number,
    /// Whether that is all of it: a half is 50 %, a third is near 33.3 %.
    pub(crate) is_even: bool,
}

impl Fraction {
    /// In tenths of a percent, or as many decimals as three digits take: twelve at the most. None where it is no part of a whole.
    pub(crate) fn of(numerator: u32, denominator: u32) -> Option<Self> {
        if numerator == 0 || denominator < 2 || numerator > denominator {
            return None;
        }
        let (numerator, denominator) = (u64::from(numerator), u64::from(denominator));
        let (mut decimals, mut parts) = (1_u32, 1_000_u64);
        while numerator * parts / denominator < 100 {
            decimals += 1;
            parts *= 10;
        }
        let (mut rounded, left) = (numerator * parts / denominator, numerator * parts % denominator);
        let is_even = left == 0;
        rounded += u64::from(2 * left >= denominator);
        while is_even && decimals > 0 && rounded % 10 == 0 {
            rounded /= 10;
            decimals -= 1;
        }
        let percent = Number::new(i128::from(rounded), -i32::try_from(decimals).ok()?).ok()?;
        Some(Self { percent, is_even })
    }
}

/// The denominator that a word names, and the cursor behind the word.
pub(crate) fn denominator(cursor: &mut Cursor<'_>) -> Option<u32> {
    let word = cursor.peek_word();
    let &(_, denominator) = PARTS.iter().find(|(part, _)| part.eq_ignore_ascii_case(word))?;
    cursor.advance(word.len());
    Some(denominator)
}

/// Reads "a third", "two thirds", "half"; "half a million" and "a quarter of a million" are numbers.
pub(super) fn fraction(cursor: &mut Cursor<'_>) -> Option<Fraction> {
    let start = cursor.at();
    let found = read(cursor).filter(|_| !names_multiplier(cursor.rest()));
    if found.is_none() {
        cursor.set(start);
    }
    found
}

fn read(cursor: &mut Cursor<'_>) -> Option<Fraction> {
    let numerator = if cursor.peek_word().eq_ignore_ascii_case("half") {
        1
    } else if let Some(&(_, numerator)) = NUMERATORS.iter().find(|(word, _)| cursor.eat_phrase(word)) {
        numerator
    } else {
        cursor.eat_while(|c| c.is_ascii_digit()).parse().ok()?
    };
    cursor.skip_spaces();
    Fraction::of(numerator, denominator(cursor)?)
}
