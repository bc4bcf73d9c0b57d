//! Rates of one of something: "310 per household", "129 a person", "2.4 for every woman".

use darkfigure_model::{Rate, Scale};

use super::parse_value;
use crate::cursor::Cursor;
use crate::numeral::names_multiplier;

/// What stands between the number and that of which it is one.
const EACH: &[&str] = &[" per ", " a ", " an ", " for each ", " for every "];

/// Words with which no such thing begins: times, and what makes a number of it.
const NOTHING: &[&str] = &[
    "annum",
    "century",
    "day",
    "days",
    "decade",
    "evening",
    "few",
    "fortnight",
    "generation",
    "half",
    "hour",
    "little",
    "lot",
    "mil",
    "mille",
    "minute",
    "month",
    "months",
    "morning",
    "night",
    "quarter",
    "season",
    "second",
    "semester",
    "shift",
    "term",
    "third",
    "time",
    "week",
    "weekend",
    "weeks",
    "year",
    "years",
    "cent",
    "dozen",
    "score",
];

/// Words before which its name ends.
const ENDS: &[&str] = &[
    "a", "an", "annually", "as", "at", "between", "daily", "during", "each", "every", "from", "in",
    "monthly", "on", "or", "over", "per", "since", "weekly", "yearly",
];

/// The most words of the name of what a rate is of one of: "head of population".
const LONGEST_NAME: usize = 4;

/// The value without that of which it is one, and what that is: "310" and "household" of "310 per household". None where the text is no
/// such rate.
pub(crate) fn per_one(text: &str) -> Option<(String, String)> {
    let lower = text.to_lowercase();
    // The lower case of a letter may have another length.
    if lower.len() != text.len() {
        return None;
    }
    EACH.iter().find_map(|each| {
        let (before, behind) = lower.split_once(each)?;
        let words: Vec<&str> = behind.split_whitespace().collect();
        let n_words = words.iter().position(|word| ENDS.contains(word)).unwrap_or(words.len());
        let (name, rest) = words.split_at(n_words);
        let is_name = (1..=LONGEST_NAME).contains(&n_words)
            && !NOTHING.contains(&name[0])
            && !names_multiplier(behind)
            && name.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || c == '-'));
        let value = [before.trim(), &rest.join(" ")].join(" ");
        let is_number = is_value(before) && is_value(&value);
        (is_name && is_number).then(|| (value.trim().to_owned(), name.join(" ")))
    })
}

/// Whether a text is a number, or so many in each stretch of time.
fn is_value(text: &str) -> bool {
    let mut cursor = Cursor::new(text);
    cursor.skip_spaces();
    !cursor.is_empty()
        && parse_value(cursor.rest())
            .is_ok_and(|value| matches!(value.scale, Scale::One | Scale::Per(Rate::Time(_))))
}
