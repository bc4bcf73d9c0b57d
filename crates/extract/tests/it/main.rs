//! The tests of `darkfigure-extract`.

mod gold;
mod laws;
mod oracles;
mod snapshots;
