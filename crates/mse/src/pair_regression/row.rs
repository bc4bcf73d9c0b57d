//! Both answers on the same people.

use super::conditional::{Fit, fit};
use super::doubly_robust::{CrossFit, DoublyRobust, doubly_robust};
use super::people::PairedPeople;
use super::refusal::Refusal;

/// What regressions of two lists say.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The regressions taken as right.
    pub conditional: Result<Fit, Refusal>,
    /// The same, corrected.
    pub doubly_robust: Result<DoublyRobust, Refusal>,
}

/// How regressions of two lists are fitted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// The level of intervals.
    pub level: f64,
    /// How people are taken apart.
    pub cross_fit: CrossFit,
}

impl Default for Options {
    /// Level 0.95, five parts, eleven times, seed 1.
    fn default() -> Self {
        Self { level: 0.95, cross_fit: CrossFit::default() }
    }
}

/// Both answers, each with its number or why there is none.
#[must_use]
pub fn estimate(people: &PairedPeople, options: Options) -> Answer {
    Answer {
        conditional: fit(people, options.level),
        doubly_robust: doubly_robust(people, options.cross_fit, options.level),
    }
}
