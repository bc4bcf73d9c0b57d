//! Tests of the model's promises.

mod kinds;
mod laws;
mod overlap;
#[cfg(feature = "serde")]
mod serialisation;
