//! Laws that every method keeps.

mod loglinear;
