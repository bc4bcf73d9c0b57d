//! Tests across crates.

mod estimates;
mod layers;
mod names;
mod pages;
mod reports;
mod schemas;
