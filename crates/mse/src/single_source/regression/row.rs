//! Every family on the same people.

use super::{Bootstrap, Family, Fit, People, Refusal, bootstrap, fit};

/// A family with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The family.
    pub family: Family,
    /// The fit with its redraws, or why there is none.
    pub found: Result<(Fit, Bootstrap), Refusal>,
}

/// How the families are fitted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// The level of intervals.
    pub level: f64,
    /// How many times people are drawn anew.
    pub n_bootstrap: usize,
    /// The seed of the redraws.
    pub seed: u64,
}

impl Default for Options {
    /// Level 0.95, 1000 redraws, seed 1.
    fn default() -> Self {
        Self { level: 0.95, n_bootstrap: 1000, seed: 1 }
    }
}

/// The answers of every family, in the order of [`Family::ALL`].
#[must_use]
pub fn estimate(people: &People, options: Options) -> Vec<Row> {
    let of = |family| {
        let found = fit(people, family, options.level)?;
        let redrawn = bootstrap(people, &found, options.n_bootstrap, options.seed);
        Ok((found, redrawn))
    };
    Family::ALL.into_iter().map(|family| Row { family, found: of(family) }).collect()
}
