//! Candidate figures from articles: number, hedge, counted noun, source, each with its byte span.

mod assemble;
mod attribution;
mod candidate;
mod candidates;
mod change;
mod date;
mod decoy;
mod figure;
mod lexicon;
mod noun;
mod number;
mod options;
mod page;
mod passage;
mod period;
mod place;
mod qualifier;
mod rule;
mod sentence;
mod source_map;
mod span;
mod subject;
mod token;

pub use candidate::{
    Attribution, Candidate, Change, ChangePart, Decoy, DecoyKind, Direction, Noun, Qualifier, Status, Value,
};
pub use candidates::Candidates;
pub use options::{Format, Options};
pub use rule::Rule;
pub use span::Span;

/// All candidates of `source`, in its order.
#[must_use]
pub fn extract(source: &str, options: &Options) -> Vec<Candidate> {
    Candidates::new(source, options).collect()
}
