//! A whole article: its figures as claims, who makes each, and which of them stand against each other.
//!
//! ```
//! use darkfigure_extract::article::{Moment, read};
//! use darkfigure_extract::Options;
//!
//! let text = "Minister cites 84 closures to answer union estimate of 12,000\n\n\
//!     Minister Lise Amund said that inspectors had closed 84 workshops since January. \
//!     The Garment Union estimates that 12,000 children sew in workshops. \
//!     “There are nowhere near 12,000 children,” Amund said.";
//! let article = read(text, &Options::default(), Moment::parse("2024-03-12"));
//!
//! // Five numbers, three claims: the closures, the estimate, and its denial.
//! assert_eq!(article.candidates.len(), 5);
//! assert_eq!(article.claims.len(), 3);
//! ```
//!
//! # When two mentions are one claim
//!
//! Where the numbers are equal and what is counted, who says it, when and where do not contradict each other. What one
//! mention leaves out is filled from the others of the same number only where they all agree; so belonging together is an
//! equivalence, and does not depend on the order of the mentions. Where it may be two figures, both are kept, and [`Apart`]
//! says why.
//!
//! # What this module does not do
//!
//! It knows no person, body or place: two names are one party by their words alone. It gives no verdict on who is right.

mod claim;
mod day;
mod label;
mod metadata;
mod opposition;
mod party;
mod ratio;

pub use claim::{Apart, ApartReason, Certainty, Claim, Counting, Cue, Difference, Ground, Mention};
pub(crate) use day::days_in;
pub use day::{Moment, Stretch};
pub use opposition::{Opposition, OppositionKind};
pub use party::Party;
pub use ratio::{Ratio, RatioScale};

use crate::candidate::Candidate;
use crate::candidates::Candidates;
use crate::options::{Options, SourceFormat};
use crate::span::Span;

/// What an article says in figures.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Article {
    /// The title, where one was found.
    pub title: Option<Span>,
    /// The day of publication: as given, else as the page says.
    pub published: Option<Moment>,
    /// How it is written.
    pub format: SourceFormat,
    /// Who published it, as the page says.
    pub publisher: Option<Span>,
    /// All figures, in the order of the text, without those of menus and links.
    pub candidates: Vec<Candidate>,
    /// Who speaks, in the order of their first mention.
    pub parties: Vec<Party>,
    /// What is claimed, in the order of the first mention.
    pub claims: Vec<Claim>,
    /// Which claims stand against each other, with the words that say so.
    pub oppositions: Vec<Opposition>,
    /// What one figure is of another, where a word or a percentage says so, in the order of the text.
    pub ratios: Vec<Ratio>,
    /// Mentions of one number that were kept apart, with the reason.
    pub apart: Vec<Apart>,
}

/// The most figures of which claims are made. No article has as many; what stands behind them is left out.
pub const MOST_FIGURES: usize = 3_000;

/// Reads an article. `published` goes before what the page says.
#[must_use]
pub fn read(source: &str, options: &Options, published: Option<Moment>) -> Article {
    let page = metadata::read(source, options.format);
    let published = published.or(page.published);
    let mut reader = Candidates::new(source, options).with_context();
    let mut sightings = Vec::new();
    while sightings.len() < MOST_FIGURES
        && let Some(found) = reader.sight()
    {
        if !found.candidate.furniture {
            sightings.push(found);
        }
    }
    let denials = reader.take_denials();
    let mut multiples = reader.take_multiples();
    multiples.truncate(MOST_FIGURES);
    let parties = party::resolve(source, &sightings, &denials, &multiples);
    let (mut claims, apart) = claim::gather(source, &sightings, &parties, published);
    let oppositions = opposition::find(source, &sightings, &denials, &mut claims, &parties);
    let ratios = ratio::find(source, &sightings, &multiples, &claims, &parties);
    Article {
        title: page.title,
        published,
        format: options.format,
        publisher: page.publisher,
        candidates: sightings.into_iter().map(|s| s.candidate).collect(),
        parties: parties.list,
        claims,
        oppositions,
        ratios,
        apart,
    }
}
