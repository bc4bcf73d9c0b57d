//! What the methods promise, as properties.

mod argument;
mod composition;
mod conditioning;
mod intervals;
mod simulation;
