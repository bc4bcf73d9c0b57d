//! Values computed or published by others.

mod bounds;
mod composition;
mod constants;
mod distributions;
mod formula;
mod intervals;
mod polio;
mod simulation;
mod special;
mod tuberculosis;
mod vectors;
