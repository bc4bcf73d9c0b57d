//! The tests of `darkfigure-extract`.

mod claims;
mod gold;
mod kept;
mod laws;
mod marks;
mod mistakes;
mod oracles;
mod pages;
mod snapshots;
