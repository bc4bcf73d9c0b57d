//! Tests across crates.

mod layers;
mod reports;
mod schemas;
