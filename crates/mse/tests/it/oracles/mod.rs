//! Published and peer-computed values.

mod loglinear;
