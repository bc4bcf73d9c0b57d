//! Margins as people type them: "1,200 people ± 300 at 95%".

use crate::numeral::names_multiplier;

const SIGNS: [&str; 4] = ["\u{b1}", "+/-", "+/\u{2212}", "+-"];

/// The words in the order in which the grammar of values reads them: the number, its margin, the level, and what is counted behind. None where there is
/// no margin.
pub(super) fn gathered(text: &str) -> Option<String> {
    let (at, sign) = SIGNS.iter().filter_map(|sign| Some((text.find(sign)?, sign))).min()?;
    let behind = &text[at + sign.len()..];
    let (margin, level) = match behind.find(" at ").or_else(|| behind.find('(')) {
        Some(at) if behind[at..].contains('%') => behind.split_at(at),
        Some(_) | None => (behind, ""),
    };
    let ((number, noun), (margin, noun_behind)) = (parted(&text[..at]), parted(margin));
    let words = [&number, "\u{b1}", &margin, level.trim(), &noun, &noun_behind];
    Some(words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}

/// A number with its scale, and the words behind it.
fn parted(text: &str) -> (String, String) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_of_number = |word: &str| {
        word.contains(|c: char| c.is_ascii_digit() || c == '%')
            || names_multiplier(word)
            || ["percent", "percentage", "points"].contains(&word)
    };
    let first = words.iter().position(|word| is_of_number(word)).unwrap_or(0);
    let len = words[first..].iter().take_while(|word| is_of_number(word)).count();
    let (number, noun) = words.split_at(first + len);
    (number.join(" "), noun.join(" "))
}
