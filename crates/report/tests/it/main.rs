//! The document half of the report: snapshots of one document in every format, and the laws that renderers keep.

mod canonical;
mod compose;
mod dossiers;
#[cfg(feature = "mse")]
mod estimate;
mod fixtures;
mod laws;
mod letters;
mod lines;
mod numbers;
mod parts;
mod questions;
mod rules;
mod situations;
mod snapshots;
mod strategies;
mod tidiness;
