//! What the methods promise, as properties.

mod composition;
mod conditioning;
mod intervals;
mod simulation;
