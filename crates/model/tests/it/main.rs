//! Tests of the model's promises.

mod laws;
