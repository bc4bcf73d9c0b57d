//! How often leading intervals held, by what the lists look like and the grade.

use std::collections::BTreeMap;

use darkfigure_mse::estimation::LikeThese;
use darkfigure_mse::{Estimation, Support};

/// Sets and those that held, by lists and grade.
#[derive(Debug, Default)]
pub(crate) struct Record(BTreeMap<(LikeThese, Support), (u32, u32)>);

impl Record {
    pub(crate) fn add(&mut self, found: &Estimation, holds: bool) {
        let is_number = matches!(found.verdict.grade, Support::Consistent | Support::Fragile);
        if found.lead().is_some() && is_number {
            let like = LikeThese::of(found.n_lists, found.n_observed, found.n_on_several);
            let counts = self.0.entry((like, found.verdict.grade)).or_default();
            counts.0 += 1;
            counts.1 += u32::from(holds);
        }
    }

    pub(crate) fn join(&mut self, other: &Self) {
        for (&key, &(n_sets, n_held)) in &other.0 {
            let counts = self.0.entry(key).or_default();
            counts.0 += n_sets;
            counts.1 += n_held;
        }
    }

    /// The lines of `track_record.csv`.
    pub(crate) fn csv(&self) -> String {
        let mut text = "lists,overlap,seen,grade,sets,held\n".to_owned();
        for ((like, grade), (n_sets, n_held)) in &self.0 {
            let overlap = if like.is_dense { "dense" } else { "sparse" };
            let seen = if like.is_large { "large" } else { "small" };
            text.push_str(&format!("{},{overlap},{seen},{},{n_sets},{n_held}\n", like.n_lists, grade.code()));
        }
        text
    }
}
