//! Tests of the model's promises.

mod dossiers;
mod generated;
mod kinds;
mod laws;
mod names;
mod overlap;
mod periods;
mod quantities;
#[cfg(feature = "serde")]
mod serialisation;
mod values;
