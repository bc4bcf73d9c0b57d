//! Multiples as people name them: "twice", "doubled", "halved", "fivefold", "three times".

use darkfigure_model::Number;

use super::fraction::fraction;
use crate::cursor::Cursor;

/// What multiplies by a number all by itself, longest first, with the digits and the power of ten of that number.
const WORDS: &[(&str, i128, i32)] = &[
    ("twice", 2, 0),
    ("thrice", 3, 0),
    ("doubled", 2, 0),
    ("double", 2, 0),
    ("tripled", 3, 0),
    ("triple", 3, 0),
    ("trebled", 3, 0),
    ("treble", 3, 0),
    ("quadrupled", 4, 0),
    ("quadruple", 4, 0),
    ("quintupled", 5, 0),
    ("halved", 5, -1),
];

/// Numbers that people say before "times" and "-fold" in words.
const NUMBERS: &[(&str, i64)] = &[
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("twenty", 20),
];

/// What is said behind a multiple.
const AS_MANY: &[&str] = &["as many", "as much", "as high", "as large", "as big"];

/// A multiple that is said in a word, without what it is a multiple of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Multiple {
    pub(super) number: Number,
    /// Whether the digits are only near what was said: "a third as many".
    pub(super) is_near: bool,
}

/// Reads a multiple in words.
pub(super) fn multiple(cursor: &mut Cursor<'_>) -> Option<Multiple> {
    let even = |number| Some(Multiple { number, is_near: false });
    if let Some(&(_, digits, power)) = WORDS.iter().find(|(word, ..)| cursor.eat_phrase(word)) {
        return Number::new(digits, power).ok().and_then(even);
    }
    let start = cursor.at();
    let word = cursor.peek_word();
    for &(name, number) in NUMBERS {
        if cursor.eat_phrase(&format!("{name} times")) || cursor.eat_phrase(&format!("{name} fold")) {
            return even(Number::whole(number));
        }
        if cursor.eat_phrase(name) && cursor.eat("-fold") {
            return even(Number::whole(number));
        }
        cursor.set(start);
        let is_fold = word.len() == name.len() + "fold".len() && word.to_ascii_lowercase().ends_with("fold");
        if is_fold && word.get(..name.len()).is_some_and(|said| said.eq_ignore_ascii_case(name)) {
            cursor.advance(word.len());
            return even(Number::whole(number));
        }
    }
    let found = part(cursor);
    if found.is_none() {
        cursor.set(start);
    }
    found
}

/// "Half as many", "a third as much": the multiple is below one.
fn part(cursor: &mut Cursor<'_>) -> Option<Multiple> {
    let found = fraction(cursor)?;
    cursor.skip_spaces();
    if !names_multiple(cursor.rest()) {
        return None;
    }
    let (mut digits, mut power) = (found.percent.coefficient(), found.percent.exponent() - 2);
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
        power += 1;
    }
    Some(Multiple { number: Number::new(digits, power).ok()?, is_near: !found.is_even })
}

/// Whether a text begins with what is said behind a multiple.
pub(crate) fn names_multiple(text: &str) -> bool {
    let mut cursor = Cursor::new(text);
    cursor.skip_spaces();
    AS_MANY.iter().any(|words| cursor.eat_phrase(words))
}

/// Reads what is said behind a multiple, where anything is: "as many", "more". What goes the other way, "three times fewer", is left.
pub(super) fn behind(cursor: &mut Cursor<'_>) {
    let start = cursor.at();
    cursor.skip_spaces();
    if !AS_MANY.iter().chain(&["more", "higher"]).any(|words| cursor.eat_phrase(words)) {
        cursor.set(start);
    }
}
