//! The steps of a bridge.

use darkfigure_model::BridgeKind;

use super::Prose;
use crate::number::Amount;

/// The steps that turn one figure into the other's measure, with the running value after each.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StepList {
    /// What the steps start from.
    pub start: Prose,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// How many steps it would take in all. Where more than were taken, every running value prints as "after k of n steps".
    pub of: usize,
    /// In which respects nothing was done, in words: "time". May be empty.
    pub still_open: Vec<String>,
}

impl StepList {
    /// Where the k-th step (from 1) stands: "after 1 of 4 steps".
    #[must_use]
    pub fn status(&self, k: usize) -> String {
        let n = self.of.max(self.steps.len());
        format!("after {k} of {n} {}", if n == 1 { "step" } else { "steps" })
    }

    /// What is said where steps were not taken: how many, in which respects, and that the last value is not the gap. None where all were.
    #[must_use]
    pub fn not_taken(&self) -> Option<String> {
        if self.open() == 0 {
            return None;
        }
        let names = if self.still_open.is_empty() {
            String::new()
        } else {
            format!(" ({})", self.still_open.join(", "))
        };
        Some(format!("{} of {} steps not taken{names}: the last value is not the gap.", self.open(), self.of))
    }

    /// How many steps nobody has taken.
    #[must_use]
    pub fn open(&self) -> usize {
        self.of.saturating_sub(self.steps.len())
    }
}

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What the step does: "cases to people".
    pub title: Prose,
    /// What it rests on.
    pub kind: BridgeKind,
    /// The factor or the signed addend, with its operator word: "times 2.35–9.94".
    pub operation: Prose,
    /// The value after the step; none where it cannot be computed.
    pub running: Option<Amount>,
    /// Why the step is allowed.
    pub reason: Prose,
    /// The numbers of its sources.
    pub sources: Vec<usize>,
}
