//! The tests of `darkfigure-extract`.

mod claims;
mod gold;
mod laws;
mod marks;
mod mistakes;
mod oracles;
mod pages;
mod snapshots;
