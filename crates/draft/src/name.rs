//! Names of entries, made from words.

use std::collections::BTreeMap;

/// The longest name that is made, in bytes: room is left for a number behind it.
const LONGEST: usize = 40;

/// Names that are taken, each with the last number that was put behind it, so that each is given once.
#[derive(Debug, Default)]
pub(crate) struct Names(BTreeMap<String, usize>);

impl Names {
    /// A name from words, with a number behind it where it is taken.
    pub(crate) fn give(&mut self, words: &str, otherwise: &str) -> String {
        let plain = match slug(words) {
            empty if empty.is_empty() => otherwise.to_owned(),
            name => name,
        };
        let mut n = match self.0.get(&plain) {
            None => {
                let _ = self.0.insert(plain.clone(), 1);
                return plain;
            }
            Some(last) => *last,
        };
        let name = loop {
            n += 1;
            let name = format!("{plain}-{n}");
            if !self.0.contains_key(&name) {
                break name;
            }
        };
        let _ = self.0.insert(plain, n);
        let _ = self.0.insert(name.clone(), 1);
        name
    }
}

/// Lower-case letters and digits with hyphens between words.
pub(crate) fn slug(words: &str) -> String {
    let mut name = String::new();
    for c in words.chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.ends_with('-') && !name.is_empty() && !matches!(c, '’' | '\'' | ',' | '.') {
            name.push('-');
        }
        if name.len() >= LONGEST {
            break;
        }
    }
    name.trim_end_matches('-').to_owned()
}

/// The text on one line, with single spaces.
pub(crate) fn one_line(text: &str) -> String {
    let visible = |c: char| !c.is_control() || c.is_whitespace();
    text.chars().filter(|&c| visible(c)).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first so many characters of a line, cut at a word.
pub(crate) fn shortened(text: &str, longest: usize) -> String {
    let line = one_line(text);
    if line.chars().count() <= longest {
        return line;
    }
    let head: String = line.chars().take(longest).collect();
    head.rsplit_once(' ').map_or(head.clone(), |(kept, _)| kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_given_once() {
        let mut names = Names::default();
        let given: Vec<String> = ["People 312", "people-312", "PEOPLE, 312", "people 312-2", "…", "!", ""]
            .iter()
            .map(|words| names.give(words, "figure"))
            .collect();
        assert_eq!(
            given,
            [
                "people-312",
                "people-312-2",
                "people-312-3",
                "people-312-2-2",
                "figure",
                "figure-2",
                "figure-3"
            ]
        );
        // A number that words have taken is not given again.
        let mut names = Names::default();
        let given: Vec<String> = ["a-2", "a", "a", "a"].iter().map(|words| names.give(words, "")).collect();
        assert_eq!(given, ["a-2", "a", "a-3", "a-4"]);
    }

    #[test]
    fn slugs_are_short_and_of_letters_and_digits() {
        for (words, expected) in [
            ("Interior Minister", "interior-minister"),
            ("  a--b ", "a-b"),
            ("people’s 1,240.5", "peoples-12405"),
            ("O'Neill", "oneill"),
            ("Zürich (city)", "z-rich-city"),
            ("…", ""),
        ] {
            assert_eq!(slug(words), expected);
        }
        assert_eq!(slug(&"x".repeat(90)), "x".repeat(LONGEST));
        assert_eq!(slug(&format!("{} tail", "x".repeat(LONGEST - 1))), "x".repeat(LONGEST - 1));
    }

    #[test]
    fn lines_are_cut_at_a_word() {
        assert_eq!(one_line(" a\tb\n\u{7}c \u{a0} d "), "a b c d");
        assert_eq!(shortened("one two three", 13), "one two three");
        assert_eq!(shortened("one two three", 12), "one two");
        assert_eq!(shortened("onetwothree", 6), "onetwo");
    }
}
