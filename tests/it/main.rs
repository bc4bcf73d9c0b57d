//! Tests across crates.

mod estimates;
mod layers;
mod names;
mod reports;
mod schemas;
