//! Candidate figures from articles: each published number with its hedge, what is counted, who says so, when and where.
//!
//! The text is read once, from left to right, by rules of language: closed word classes, endings, small grammars. There is
//! no model, no file and no network; the same text and options always give the same candidates. Every part of a
//! [`Candidate`] carries its own byte [`Span`] into the source *as it was given*, so that slicing the source gives back the
//! surface, in Markdown and HTML too (character references aside).
//!
//! A candidate is a proposal. A person accepts or rejects it, and [`Candidate::why`] names the rules that made it.
//!
//! # Example
//!
//! ```
//! use darkfigure_extract::{Options, Qualifier, ReadValue, extract};
//!
//! let text = "The harbour office said at least 35 of the 91 crew were unpaid, down from 50 in 2019.";
//! let found = extract(text, &Options::default());
//!
//! assert_eq!(found.len(), 3); // 2019 is a date
//! let first = &found[0];
//! assert_eq!(first.span.slice(text), "35");
//! assert_eq!(first.value, ReadValue::Point(35.0));
//! assert_eq!(first.qualifier, Qualifier::AtLeast);
//! assert_eq!(first.noun.map(|n| n.span.slice(text)), Some("crew"));
//! assert_eq!(first.attribution.map(|a| a.source.slice(text)), Some("The harbour office"));
//! assert_eq!(first.subset_of.map(|s| s.slice(text)), Some("91"));
//! ```
//!
//! # The steps
//!
//! | step | what | where |
//! |---|---|---|
//! | 1 | markup to clean text, with the way back | `source_map` |
//! | 2 | paragraphs, lines that stand alone, page furniture | `page` |
//! | 3 | words, numbers, marks with their classes; sentences | `token`, `language::{lexicon, sentence}` |
//! | 4 | dates, times, names, references, results take their words | `language::english::{date, decoy}` |
//! | 5 | number expressions and ranges | `language::english::number` |
//! | 6 | hedges on both sides | `language::english::qualifier` |
//! | 7 | the counted noun; where it is left out, what it was | `language::english::{noun, elision}` |
//! | 8 | sources and how far each reaches | `language::english::{attribution, subject}` |
//! | 9 | changes, parts and wholes, periods, places, status | `language::english::{change, subset, period, place}` |
//!
//! Sentences and paragraphs are bounded, so time is linear in the length of the input, and nothing recurses on it.
//!
//! # What this crate does not do
//!
//! - It reads English only. Other languages give numbers in digits and little else.
//! - It does not decide whether a figure is true, fair, or comparable with another.
//! - It keeps no list of places, people or organisations: a place is a guess from its preposition and its capitals.
//! - It does not resolve "they" or "the figure" across more than a sentence or two, and marks what it carried over.
//! - It does not convert units or currencies: "3 crore rupees" is 30,000,000 with the noun "rupees".
//! - It gives no probabilities. [`Candidate::confidence`] ranks by the rules that fired.
//! - It does not read tables as tables, nor numbers in pictures.

#![warn(clippy::disallowed_methods, clippy::wildcard_enum_match_arm)]

pub mod article;
mod candidate;
mod candidates;
mod language;
mod options;
mod page;
mod passage;
mod rule;
mod source_map;
mod span;
mod token;

pub use candidate::{
    Attribution, Candidate, ChangePart, ChangeRole, CountedNoun, Decoy, DecoyKind, Direction, Qualifier,
    ReadValue, StatedInterval, StatusWord,
};
pub use candidates::Candidates;
pub use options::{Options, SourceFormat};
pub use rule::Rule;
pub use source_map::plain_text;
pub use span::Span;

/// Candidates and, where they were asked for, decoys.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Extraction {
    /// The figures, in the order of the text.
    pub candidates: Vec<Candidate>,
    /// The numbers that are no figures, in the order of the text; empty unless [`Options::decoys`] is set.
    pub decoys: Vec<Decoy>,
}

/// All candidates of `source`, in its order.
///
/// For long texts, [`Candidates`] gives them one by one.
#[must_use]
pub fn extract(source: &str, options: &Options) -> Vec<Candidate> {
    Candidates::new(source, options).collect()
}

/// All candidates of `source` with the decoys that [`Options::decoys`] asks for.
#[must_use]
pub fn extract_all(source: &str, options: &Options) -> Extraction {
    let mut all = Candidates::new(source, options);
    let candidates = all.by_ref().collect();
    Extraction { candidates, decoys: all.take_decoys() }
}
