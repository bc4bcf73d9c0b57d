//! What the methods promise, as properties.

mod comparison;
mod composition;
mod conditioning;
mod intervals;
mod simulation;
