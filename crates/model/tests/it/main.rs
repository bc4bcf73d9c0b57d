//! Tests of the model's promises.

mod dossiers;
mod generated;
mod kinds;
mod laws;
mod names;
mod nested;
mod overlap;
mod periods;
mod quantities;
mod revised;
#[cfg(feature = "serde")]
mod serialisation;
mod values;
