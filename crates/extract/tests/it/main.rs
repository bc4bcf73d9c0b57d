//! The tests of `darkfigure-extract`.

mod gold;
mod laws;
mod marks;
mod oracles;
mod snapshots;
