//! Published and peer-computed values.

mod bootstrap;
mod classical;
mod decomposable;
mod loglinear;
