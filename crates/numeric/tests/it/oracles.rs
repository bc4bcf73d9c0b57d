//! Values computed or published by others.

mod composition;
mod distributions;
mod intervals;
mod polio;
mod simulation;
mod tuberculosis;
mod vectors;
