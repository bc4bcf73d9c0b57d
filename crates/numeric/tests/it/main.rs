//! The tests of `darkfigure-numeric`: laws, oracles.

#![expect(clippy::float_cmp, reason = "laws that promise the same bits are tested on bits")]
#![expect(clippy::print_stderr, reason = "a test over reference tables says how many rows it matched")]

mod laws;
mod oracles;
