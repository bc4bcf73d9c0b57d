//! The tests of `darkfigure-analysis`: laws, oracles.

#![expect(clippy::float_cmp, reason = "laws that promise the same bits are tested on bits")]

mod dispute;
mod laws;
mod oracles;
