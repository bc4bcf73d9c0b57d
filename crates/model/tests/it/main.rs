//! Tests of the model's promises.

mod laws;
#[cfg(feature = "serde")]
mod serialisation;
