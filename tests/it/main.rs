//! Tests across crates.

mod layers;
