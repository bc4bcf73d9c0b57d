//! Tests of the crate from outside.

mod answers;
mod laws;
mod pages;
