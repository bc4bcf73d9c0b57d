//! Values computed or published by others.

mod intervals;
mod vectors;
