//! The tests of `darkfigure-analysis`: laws, oracles.

#![expect(clippy::float_cmp, reason = "laws that promise the same bits are tested on bits")]
#![expect(clippy::print_stderr, reason = "a test that needs the reference tables says that it was skipped")]

mod dispute;
mod laws;
mod oracles;
