//! The tests of `darkfigure-analysis`: laws, oracles.

mod laws;
mod oracles;
