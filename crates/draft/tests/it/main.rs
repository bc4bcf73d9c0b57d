//! Tests of the crate from outside.

mod answers;
mod cues;
mod figures;
mod laws;
mod pages;
mod ranking;
mod sides;
mod wordings;
