//! Tests across crates.

mod estimates;
mod layers;
mod letters;
mod names;
mod pages;
mod repeated;
mod reports;
mod roundings;
mod schemas;
mod tidiness;
