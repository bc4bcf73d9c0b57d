//! The answer checked against the data themselves: known sizes, lists left out, merged and added, people left out.

mod answer;
mod known_size;
mod rearranged;
mod without_one;

pub use answer::{ModelAnswer, ModelAnswers};
pub use known_size::{KnownSizeCheck, check_known_size};
pub use rearranged::{RearrangedTable, Rearrangement, rearranged_answers};
pub use without_one::{OnePersonLess, without_one_person};

use crate::{CaptureTable, Progress};

/// The answer checked against the data themselves.
///
/// None of these checks proves a method right. Each can show that it goes wrong where the truth is known, or that its answer
/// hangs on one list, one choice or one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Consistency {
    /// The answers for the table as it is.
    pub whole: ModelAnswers,
    /// For every list: its people estimated from the other lists, beside how many there are.
    pub known_sizes: Vec<KnownSizeCheck>,
    /// The answers with a list left out, with two lists merged, and with the first lists only.
    pub rearranged: Vec<RearrangedTable>,
    /// For every history: the answers with one of its people left out.
    pub without_one: Vec<OnePersonLess>,
}

impl Consistency {
    /// The checks on known sizes whose BIC answer is off by at least a factor; those without an answer are not among them.
    pub fn known_sizes_off_by(&self, factor: f64) -> impl Iterator<Item = &KnownSizeCheck> {
        self.known_sizes
            .iter()
            .filter(move |check| check.ratio().is_some_and(|ratio| ratio.max(1.0 / ratio) >= factor))
    }
}

/// Checks the answers of three log-linear methods on a table against the data themselves.
///
/// The three are independence, stepwise selection and the best BIC among models of pairs. Seven lists and more go without the
/// last: every rearrangement would have to go through two million models.
#[must_use]
pub fn check(table: &CaptureTable, progress: &dyn Fn(Progress)) -> Consistency {
    let n_lists = table.n_lists();
    let rearrangements = Rearrangement::all(n_lists);
    let total = (1 + n_lists + rearrangements.len() + 1) as u64;
    let mut done = 0;
    let mut advance = || {
        done += 1;
        progress(Progress { done, total });
    };
    let whole = ModelAnswers::of(table);
    advance();
    let known_sizes = (0..n_lists).filter_map(|list| {
        let check = check_known_size(table, list);
        advance();
        check
    });
    let known_sizes = known_sizes.collect();
    let rearranged = rearrangements.into_iter().filter_map(|rearrangement| {
        let answers = rearranged_answers(table, rearrangement);
        advance();
        answers
    });
    let rearranged = rearranged.collect();
    let without_one = without_one_person(table);
    advance();
    Consistency { whole, known_sizes, rearranged, without_one }
}
