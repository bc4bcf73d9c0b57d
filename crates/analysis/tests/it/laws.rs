//! What the methods promise, as properties.

mod argument;
mod comparison;
mod composition;
mod conditioning;
mod intervals;
mod simulation;
