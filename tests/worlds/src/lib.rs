//! Sampled worlds in which every statement of a dossier is true.
//!
//! A [`World`] is some hundred people, each with a place, what happened to them, whom they belong to, when they came and went, and who
//! recorded them. A [`Telling`] is a dossier about it: two figures, relations and bridges, each of which is true in that world, said
//! with more or less of what is known. What the analysis then finds must be true in the world too: [`check`] says where it is not.
//!
//! ```
//! use darkfigure_worlds::{Dice, Telling, World, check};
//! use darkfigure_analysis::{Options, analyse};
//!
//! let mut dice = Dice::new(7);
//! let world = World::sample(&mut dice);
//! if let Some(telling) = Telling::sample(&world, &mut dice) {
//!     let findings = analyse(&telling.dossier, &Options::default());
//!     if let Some((_, Ok(found))) = findings.comparisons.first() {
//!         assert_eq!(check(&world, &telling, found), Ok(()));
//!     }
//! }
//! ```
//!
//! # What the worlds assume
//!
//! A person is recorded when they come, so that those recorded in a window are among those new in it. A stock that is said of a month or
//! a year is that of its first day. Status says how sure a source is, and changes nobody.
//!
//! # What this crate does not do
//!
//! It samples no wrong statement: what follows from contradictory figures is for the tests of the analysis.

mod dice;
mod holds;
mod published;
mod scope;
mod telling;
mod weaken;
mod words;
mod world;

pub use dice::Dice;
pub use holds::{check, true_coverage};
pub use published::{PublishedSum, check_sum};
pub use scope::{Counted, Scope};
pub use telling::Telling;
pub use weaken::{Weakening, no_more_is_claimed, weaken, weakenings};
pub use words::with_plain_words;
pub use world::{Person, World};
