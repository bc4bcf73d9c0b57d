//! Random streams that depend on what is computed alone, and simulations over them.

pub(crate) mod monte_carlo;
pub(crate) mod stream;
pub(crate) mod ziggurat;
