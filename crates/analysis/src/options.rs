//! Options of an analysis.

use darkfigure_model::Level;

/// What a user may choose. Same dossier, options and seed give the same bits on one target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// The level of every interval that is computed.
    pub level: Level,
    /// The seed of every simulation.
    pub seed: u64,
    /// Significant digits that a simulation strives for.
    pub digits: u8,
    /// The most draws of one simulation.
    pub most_draws: usize,
}

impl Default for Options {
    /// 95 per cent, seed 1, two digits, at most a million draws.
    fn default() -> Self {
        Self { level: Level::P95, seed: 1, digits: 2, most_draws: 1_000_000 }
    }
}
