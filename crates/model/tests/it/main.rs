//! Tests of the model's promises.

mod kinds;
mod laws;
#[cfg(feature = "serde")]
mod serialisation;
