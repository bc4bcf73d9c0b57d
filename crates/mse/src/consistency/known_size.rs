//! A list whose size is known, estimated from the others.

use super::answer::ModelAnswers;
use crate::interval::as_f64;
use crate::{CaptureTable, History};

/// The people on one list, estimated from the other lists as if their number were not known.
///
/// Estimates far from the known size show that the method's assumptions fail among these people; estimates near it do not
/// show that they hold among the unseen.
///
/// # References
///
/// Hook and Regal 2000, American Journal of Epidemiology 152, 771–779; Binette and Steorts 2022, JRSS A 185, 640–676.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownSizeCheck {
    /// The list's index.
    pub list: usize,
    /// How many people are on it.
    pub size: u64,
    /// How many of them are on another list.
    pub n_seen_elsewhere: u64,
    /// The other lists that saw any of them.
    pub lists_used: Vec<usize>,
    /// The answers; models are over `lists_used`, in order.
    pub answers: ModelAnswers,
}

impl KnownSizeCheck {
    /// The best BIC's estimate over the known size.
    #[must_use]
    pub fn ratio(&self) -> Option<f64> {
        self.answers.main().filter(|_| self.size > 0).map(|n_total| n_total / as_f64(self.size))
    }
}

/// Estimates the size of a list from the others; none where no other list saw any of its people, or there is no such list.
#[must_use]
pub fn check_known_size(table: &CaptureTable, list: usize) -> Option<KnownSizeCheck> {
    let on_list = || table.cells().iter().filter(|(history, _)| history.contains(list));
    let lists_used: Vec<usize> = (0..table.n_lists())
        .filter(|&other| other != list && on_list().any(|(history, _)| history.contains(other)))
        .collect();
    let rows = on_list().filter_map(|&(history, count)| {
        let seen_by = lists_used.iter().enumerate().filter(|&(_, &other)| history.contains(other));
        let bits = seen_by.fold(0, |bits, (at, _)| bits | 1 << at);
        (bits != 0).then_some((History::from_bits(bits), count))
    });
    let names = lists_used.iter().map(|&other| table.list_names()[other].clone()).collect();
    let conditioned = CaptureTable::new(names, rows.collect::<Vec<_>>()).ok()?;
    Some(KnownSizeCheck {
        list,
        size: on_list().map(|&(_, count)| count).sum(),
        n_seen_elsewhere: conditioned.n_observed(),
        answers: ModelAnswers::of(&conditioned),
        lists_used,
    })
}
