//! Random streams that depend on what is computed alone, and simulations over them.

mod monte_carlo;
pub(crate) mod stream;
mod ziggurat;

pub use monte_carlo::{BLOCK, MonteCarlo, Scale, Simulated, Simulation, draws, simulate};
pub use stream::{Key, Stream};
