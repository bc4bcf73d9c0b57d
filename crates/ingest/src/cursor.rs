//! A cursor over a short text.

use crate::value::{ValueFault, ValueSyntaxError};

/// A place in a text, and what can be read from there.
#[derive(Debug, Clone)]
pub(crate) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(crate) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    pub(crate) const fn text(&self) -> &'t str {
        self.text
    }

    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    pub(crate) const fn set(&mut self, at: usize) {
        self.at = at;
    }

    pub(crate) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest().is_empty()
    }

    pub(crate) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(crate) const fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    pub(crate) fn skip_spaces(&mut self) {
        self.eat_while(char::is_whitespace);
    }

    /// The text read while the characters are such.
    pub(crate) fn eat_while(&mut self, is_such: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c| !is_such(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// Reads this text, if it follows.
    pub(crate) fn eat(&mut self, prefix: &str) -> bool {
        let is_here = self.rest().starts_with(prefix);
        if is_here {
            self.at += prefix.len();
        }
        is_here
    }

    /// The word that follows without a space.
    pub(crate) fn peek_word(&self) -> &'t str {
        let rest = self.rest();
        &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())]
    }

    /// Reads this phrase in lower or upper case, if it follows as whole words; single spaces in it stand for any white space.
    pub(crate) fn eat_phrase(&mut self, phrase: &str) -> bool {
        let start = self.at;
        for (i, word) in phrase.split(' ').enumerate() {
            if i > 0 {
                let before = self.at;
                self.skip_spaces();
                if self.at == before {
                    self.at = start;
                    return false;
                }
            }
            let found = self.rest().get(..word.len()).unwrap_or("");
            if !found.eq_ignore_ascii_case(word) {
                self.at = start;
                return false;
            }
            self.at += word.len();
            let continues =
                word.ends_with(char::is_alphabetic) && self.peek().is_some_and(char::is_alphabetic);
            if continues {
                self.at = start;
                return false;
            }
        }
        true
    }

    pub(crate) const fn fault(&self, start: usize, end: usize, fault: ValueFault) -> ValueSyntaxError {
        ValueSyntaxError { fault, start, end }
    }
}
