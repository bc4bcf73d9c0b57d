//! From the claims of articles to a dossier with open questions.
//!
//! [`draft`] turns what one or several articles claim into a [`Dossier`](darkfigure_model::Dossier): a figure for each claim with its
//! quote, the parties as speakers, the documents behind the article as sources, and the claims that stand against each other as
//! comparisons, the most contested first. [`questions`] lists what a dossier leaves open, in order of influence, and [`answer`]
//! turns what somebody answers into edits.
//!
//! ```
//! use darkfigure_draft::{Input, draft};
//! use darkfigure_extract::{Options, article};
//!
//! let text = "The ministry recorded 84 cases in 2023. The union estimates that 12,000 people are held, but the ministry disagrees.";
//! let read = article::read(text, &Options::default(), article::Moment::parse("2024-03-12"));
//! let draft = draft(&[Input { name: "article", text, article: &read }]);
//!
//! let (_, comparison) = draft.dossier.comparisons.iter().next().expect("the two stand against each other");
//! assert_eq!(comparison.between.each_ref().map(|id| id.as_str()), ["cases-84", "people-12000"]);
//! assert_eq!(draft.questions[0].text, "How many people are in the 84 cases?");
//! ```
//!
//! # The steps
//!
//! | step | what | where |
//! |---|---|---|
//! | 1 | the article and the documents behind it become sources, parties speakers | `source` |
//! | 2 | each claim becomes a figure: value, unit, concept, place, time | `figure`, `number`, `unit`, `concept`, `place`, `time` |
//! | 3 | part of, rebuts, rests on, supersedes, repeats | `figure` |
//! | 4 | which claims stand against each other, ranked by their cues | `proposal` |
//! | 5 | what is left open, by its influence | `question` |
//!
//! # What this crate does not do
//!
//! - It invents nothing. A unit per unit, a stay, a place that the text does not name: these are questions.
//! - It takes no two concepts for one, and none for a part of another, until somebody says so.
//! - It reads and writes no format (see `darkfigure-ingest`), opens no file and gives no verdict.

#![warn(clippy::disallowed_methods, clippy::wildcard_enum_match_arm)]

mod answer;
mod concept;
mod figure;
mod input;
mod name;
mod number;
mod opening;
mod place;
mod proposal;
mod question;
mod ratio;
mod source;
mod time;
mod unit;

pub use answer::{Answer, Edit, answer};
pub use input::{Draft, Input, PairError, draft, draft_pair};
pub use proposal::Proposal;
pub use question::{Question, Topic, questions};
