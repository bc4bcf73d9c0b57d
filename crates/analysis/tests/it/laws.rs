//! What the methods promise, as properties.

mod comparison;
mod dispute;
mod joint;
mod record;
