//! What the methods promise, as properties.

mod intervals;
