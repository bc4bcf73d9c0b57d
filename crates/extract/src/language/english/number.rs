//! The grammar of number expressions: what is read at a token, and how far it reaches.

mod digits;
mod fraction;
mod range;
mod vague;
mod words;

use std::ops::Range;

use crate::candidate::ReadValue;
use crate::language::english::lexicon::{NUMBER_LEAD, NUMBER_WORD};
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::{Kind, Token};

/// A number expression: token range and value.
#[derive(Clone, Debug)]
pub(crate) struct Number {
    pub(crate) tokens: Range<usize>,
    pub(crate) value: ReadValue,
    /// The token of a currency sign or code that belongs to it.
    pub(crate) money: Option<usize>,
    /// A minus stands before it, outside the span.
    pub(crate) sign: Option<usize>,
    pub(crate) rule: Rule,
    /// Written with both ends as bounds ("larger than 20 and less than 35").
    pub(crate) bounds: bool,
    /// The noun that stands within it: "one boat in twelve".
    pub(crate) inner: Option<usize>,
}

/// One written number before it is joined to a second one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Single {
    pub(super) end: usize,
    pub(super) value: f64,
    /// The last multiplier: 1 for none, 1e6 for "million".
    pub(super) multiplier: f64,
    /// The leading group of digits before a comma, where there is one: 5 in "5,000".
    pub(super) lead: Option<f64>,
    pub(super) share: bool,
    pub(super) rule: Rule,
}

impl Single {
    pub(super) fn new(end: usize, value: f64, rule: Rule) -> Self {
        Self { end, value, multiplier: 1.0, lead: None, share: false, rule }
    }
}

/// Whether a number expression may start with the token.
#[inline]
pub(crate) fn may_begin(t: &Token) -> bool {
    t.kind == Kind::Number || t.is(NUMBER_WORD | NUMBER_LEAD) || is_vulgar(t.mark)
}

/// Reads the number expression that starts at token `at`.
pub(crate) fn parse(p: &Passage<'_>, at: usize, dot_groups: bool) -> Option<Number> {
    if !may_begin(p.token(at)?) || p.claimed(at) {
        return None;
    }
    if let Some((end, low)) = vague::parse(p, at) {
        return Some(Number {
            tokens: at..end,
            value: ReadValue::Vague { low },
            money: None,
            sign: None,
            rule: Rule::VagueCount,
            bounds: false,
            inner: None,
        });
    }
    let first = single(p, at, dot_groups)?;
    if let Some(n) = fraction::ratio(p, at, &first, dot_groups) {
        return Some(n);
    }
    range::join(p, at, first, dot_groups)
}

/// The value of plain digits with groups and a decimal point.
pub(crate) fn plain(word: &str) -> Option<f64> {
    digits::decimal(word, false).map(|(value, _)| value)
}

/// Whether the mark is a fraction sign: "½".
pub(crate) fn is_vulgar(mark: char) -> bool {
    !mark.is_ascii() && digits::vulgar(mark).is_some()
}

/// Reads one number: digits with their multiplier, or words, or a fraction.
pub(super) fn single(p: &Passage<'_>, at: usize, dot_groups: bool) -> Option<Single> {
    if p.claimed(at) {
        return None;
    }
    let t = p.token(at)?;
    if t.kind == Kind::Number || digits::vulgar(t.mark).is_some() {
        digits::parse(p, at, dot_groups)
    } else {
        words::parse(p, at)
    }
}
