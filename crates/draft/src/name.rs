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
