//! The tests of `darkfigure-analysis`: laws, oracles, and tables of small disputes.

#![expect(clippy::float_cmp, reason = "laws that promise the same bits are tested on bits")]

mod axes;
mod claims;
mod conflicts;
mod dispute;
mod disputed;
mod edges;
mod gaps;
mod laws;
mod limits;
mod oracles;
mod published;
mod records;
mod repeated;
mod said;
mod shares;
mod steps;
mod sums;
mod then;
