//! Redraws of a regression's people.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::Fit;
use super::fit::size_of;
use super::people::{People, Row};
use crate::interval::as_f64;
use crate::{IntervalMethod, SizeInterval, UpperLimit};

/// Sizes of redrawn people.
#[derive(Debug, Clone, PartialEq)]
pub struct Bootstrap {
    /// The sizes, ascending, of the redraws that have one.
    pub sizes: Vec<f64>,
    /// How many redraws have none: a group without repeats, or a likelihood without a maximum.
    pub n_without_size: usize,
    /// The quantiles, at the fit's level. A redraw without a size counts as one without end.
    pub interval: SizeInterval,
}

/// Draws people anew and fits the family again each time.
///
/// How many are seen is drawn, too: binomial from the size that the fit implies, with the share that was seen. Who they are is drawn from
/// those seen, with their covariates, so that the interval does not rest on the family being right.
///
/// # References
///
/// Zwane and van der Heijden (2003), Statistics in Medicine 22, 2963–2975.
#[must_use]
pub fn bootstrap(people: &People, fit: &Fit, n_replicates: usize, seed: u64) -> Bootstrap {
    let mut sizes: Vec<f64> = (0..n_replicates)
        .filter_map(|stream| size_of(&redrawn(people, fit, seed, stream), fit.family).ok())
        .collect();
    sizes.sort_unstable_by(f64::total_cmp);
    let level = fit.size.interval.level;
    let quantile = |share: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place among the replicates"
        )]
        let at = (share * as_f64(n_replicates.saturating_sub(1) as u64)).round() as usize;
        sizes.get(at).copied()
    };
    let n_observed = as_f64(people.n_observed());
    let interval = SizeInterval {
        lower: quantile(0.5 - level / 2.0).unwrap_or(n_observed),
        upper: quantile(0.5 + level / 2.0).map_or(UpperLimit::Unbounded, UpperLimit::Finite),
        level,
        kind: IntervalMethod::Bootstrap,
    };
    Bootstrap { n_without_size: n_replicates - sizes.len(), sizes, interval }
}

fn redrawn(people: &People, fit: &Fit, seed: u64, stream: usize) -> People {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(stream as u64);
    let mut binomial = |n_people: u64, share: f64| {
        let law = rand_distr::Binomial::new(n_people, share.clamp(0.0, 1.0));
        law.map_or(0, |law| rng.sample(law)).min(n_people)
    };
    let n_observed = people.n_observed();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a finite size, not below the people seen"
    )]
    let size = (fit.size.estimate.round() as u64).max(n_observed);
    let mut people_left = binomial(size, as_f64(n_observed) / as_f64(size).max(1.0));
    let mut rows_left = n_observed;
    let mut rows = Vec::new();
    for row in &people.rows {
        let is_last = row.n_people == rows_left;
        let share = as_f64(row.n_people) / as_f64(rows_left).max(1.0);
        let n_people = if is_last { people_left } else { binomial(people_left, share) };
        people_left -= n_people;
        rows_left -= row.n_people;
        if n_people > 0 {
            rows.push(Row { n_people, ..row.clone() });
        }
    }
    People { design: people.design.clone(), rows }
}
