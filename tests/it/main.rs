//! Tests across crates.

mod estimates;
mod layers;
mod reports;
mod schemas;
