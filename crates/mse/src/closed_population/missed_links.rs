//! Independent lists between which a share of the links was missed.

use libm::{exp, log};

use super::alternative::Alternative;
use super::poisson_regression::Cholesky;
use super::profile::{Factorials, Profile, coefficient};
use crate::interval::{as_f64, log_factorial};
use crate::{CaptureTable, SizeInterval, UpperLimit};

/// With fewer lists nothing shows a missed link, with more the histories are too many to go through so often.
const LISTS: std::ops::RangeInclusive<usize> = 3..=8;
/// How often the fit is improved.
const MOST_STEPS: usize = 100;
/// How often a step is halved that does not gain.
const MOST_HALVINGS: usize = 30;
/// A gain below which a fit has arrived.
const SMALL_GAIN: f64 = 1e-9;
/// The loose records to a linked one at which the fit starts.
const START: f64 = 0.02;

/// Independent lists of which each record of a person comes loose by itself with the same probability, and then counts as a person of its
/// own.
#[derive(Debug, Clone, PartialEq)]
pub struct MissedLinks {
    /// The fit.
    pub fit: Alternative,
    /// The share of the links between two records of a person that were missed.
    pub missed: f64,
    problem: Problem,
    at: At,
}

/// The fit of [`MissedLinks`] by maximum likelihood; nothing where there is none, no link was missed by it, or there are fewer than three
/// lists or more than eight.
///
/// People on several lists are seen as by lists of smaller chances; people on one list are those, and as many loose records as the list is
/// large. So the people on several lists tell how many there should be on one alone, and a surplus of these, alike on all lists, is the trace.
/// It is no proof: lists that keep people away from other lists leave a surplus too.
///
/// # Formula
///
/// ```text
/// E[recorded ω] = N Π qⱼ^ωⱼ (1 − qⱼ)^(1−ωⱼ)            ω of two lists and more;   qⱼ = pⱼ (1 − a)
/// E[recorded {j}] = N qⱼ (Π_{i≠j} (1 − qᵢ) + b)         b = a/(1 − a)
/// ```
///
/// with pⱼ the chance of list j and a the probability of coming loose: a share 1 − (1 − a)² of the links is missed. Records are taken as
/// Poisson counts; by Fisher's scoring.
///
/// # References
///
/// Ding and Fienberg 1994, Survey Methodology 20, 149–158, for two lists and a known share; Chiu and Chao 2016, PeerJ 4, e1634, on a number of
/// singletons that is told by those seen more often.
#[must_use]
pub fn missed_links(table: &CaptureTable) -> Option<MissedLinks> {
    let n_lists = table.n_lists();
    let is_dull = |size: &u64| *size == 0 || *size == table.n_observed();
    if !LISTS.contains(&n_lists) || table.list_sizes().iter().any(is_dull) {
        return None;
    }
    let mut counts = vec![0.0; 1 << n_lists];
    for &(history, count) in table.cells() {
        counts[history.bits() as usize] = as_f64(count);
    }
    let problem = Problem { n_lists, n_observed: as_f64(table.n_observed()), counts };
    let (at, value) = problem.maximise(problem.start(), None)?;
    if at.loose <= 0.0 {
        return None;
    }
    let ln_factorials: f64 = problem.counts.iter().map(|&count| log_factorial(count)).sum();
    let fit = Alternative {
        n_total: exp(at.ln_size),
        log_likelihood: value - ln_factorials,
        n_parameters: n_lists + 2,
    };
    let kept = 1.0 / (1.0 + at.loose);
    Some(MissedLinks { fit, missed: 1.0 - kept * kept, problem, at })
}

impl MissedLinks {
    /// The profile likelihood interval of the size over the number of unseen people, never below those seen.
    ///
    /// # References
    ///
    /// Cormack 1992, Biometrics 48, 567–576.
    #[must_use]
    pub fn interval(&self, level: f64) -> Option<SizeInterval> {
        let n_observed = self.problem.n_observed;
        let value = |unseen: f64| {
            let (_, value) = self.problem.maximise(self.at.clone(), Some(unseen))?;
            // The total is given: what is left is how people are spread over histories.
            let size = n_observed + unseen;
            Some(coefficient(Factorials::Exact, n_observed, unseen) + value + size - unseen * log(size))
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people")]
        let n_records = n_observed as u64;
        let found = Profile { n_observed: n_records, level, value }.limits().ok()?.interval;
        // Loose records are no people: with so many unseen there are as many people as the fit says.
        let people = |limit: f64| {
            let (at, _) = self.problem.maximise(self.at.clone(), Some((limit - n_observed).max(1e-6)))?;
            Some(exp(at.ln_size))
        };
        let upper = match found.upper {
            UpperLimit::Finite(limit) => UpperLimit::Finite(people(limit)?),
            UpperLimit::Unbounded => UpperLimit::Unbounded,
        };
        Some(SizeInterval { lower: people(found.lower)?, upper, ..found }.with_seen(n_observed))
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Problem {
    n_lists: usize,
    n_observed: f64,
    /// By history; nobody is counted under the empty one.
    counts: Vec<f64>,
}

/// A place in the space of parameters.
#[derive(Debug, Clone, PartialEq)]
struct At {
    ln_size: f64,
    /// By list, on the scale of log odds: the chance that a record is there and linked.
    log_odds: Vec<f64>,
    /// Loose records to a linked one.
    loose: f64,
}

/// What is expected at a place, and how it moves with each parameter.
struct Expected {
    count: f64,
    mean: f64,
    slopes: Vec<f64>,
}

impl Problem {
    fn start(&self) -> At {
        let size = 2.0 * self.n_observed;
        let of_list = |list: usize| {
            let on: f64 = (1..self.counts.len())
                .filter(|bits| bits >> list & 1 == 1 && bits.count_ones() > 1)
                .map(|bits| self.counts[bits])
                .sum();
            log(on.max(0.5) / (size - on))
        };
        At { ln_size: log(size), log_odds: (0..self.n_lists).map(of_list).collect(), loose: START }
    }

    /// What is expected of each history, and of the unseen where their number is given; nothing where chances leave [0, 1).
    fn expected(&self, at: &At, unseen: Option<f64>) -> Option<Vec<Expected>> {
        let size = exp(at.ln_size);
        let linked: Vec<f64> = at.log_odds.iter().map(|&odds| 1.0 / (1.0 + exp(-odds))).collect();
        let chances: Vec<f64> = linked.iter().map(|chance| chance * (1.0 + at.loose)).collect();
        if !size.is_finite() || chances.iter().any(|chance| !(0.0..1.0).contains(chance)) {
            return None;
        }
        let last = self.n_lists + 1;
        let mut all = Vec::with_capacity(self.counts.len());
        if let Some(count) = unseen {
            let mean = size * chances.iter().map(|chance| 1.0 - chance).product::<f64>();
            let mut slopes = vec![mean; last + 1];
            for (list, chance) in linked.iter().enumerate() {
                let of_linked = mean / (1.0 - chances[list]);
                slopes[list + 1] = -of_linked * (1.0 + at.loose) * chance * (1.0 - chance);
            }
            slopes[last] = -mean * linked.iter().zip(&chances).map(|(q, p)| q / (1.0 - p)).sum::<f64>();
            all.push(Expected { count, mean, slopes });
        }
        for (bits, &count) in self.counts.iter().enumerate().skip(1) {
            let of_list = |list: usize| if bits >> list & 1 == 1 { linked[list] } else { 1.0 - linked[list] };
            let together = size * (0..self.n_lists).map(of_list).product::<f64>();
            let is_on = |list: usize| if bits >> list & 1 == 1 { 1.0 } else { 0.0 };
            let mut slopes = vec![0.0; last + 1];
            for list in 0..self.n_lists {
                slopes[list + 1] = together * (is_on(list) - linked[list]);
            }
            let mut mean = together;
            if bits.count_ones() == 1 {
                let list = bits.trailing_zeros() as usize;
                let records = size * linked[list];
                mean += records * at.loose;
                slopes[list + 1] += records * at.loose * (1.0 - linked[list]);
                slopes[last] = records;
            }
            slopes[0] = mean;
            all.push(Expected { count, mean, slopes });
        }
        all.iter().all(|cell| cell.mean > 0.0).then_some(all)
    }

    /// The maximum that is reached from a place, no record being less than linked, with its Poisson log-likelihood but for −ln y!.
    fn maximise(&self, start: At, unseen: Option<f64>) -> Option<(At, f64)> {
        let free = self.climb(start.clone(), unseen, true)?;
        if free.0.loose > 0.0 { Some(free) } else { self.climb(At { loose: 0.0, ..start }, unseen, false) }
    }

    /// Fisher's scoring, with records that may come loose or not.
    fn climb(&self, start: At, unseen: Option<f64>, may_be_loose: bool) -> Option<(At, f64)> {
        let n_parameters = self.n_lists + 1 + usize::from(may_be_loose);
        let mut at = start;
        let mut cells = self.expected(&at, unseen)?;
        let mut value = log_likelihood(&cells);
        for _ in 0..MOST_STEPS {
            let step = scoring_step(&cells, n_parameters)?;
            let mut length = 1.0;
            let mut gain = None;
            for _ in 0..MOST_HALVINGS {
                let next = at.moved(&step, length);
                if let Some(found) = self.expected(&next, unseen) {
                    let reached = log_likelihood(&found);
                    if reached >= value {
                        gain = Some(reached - value);
                        (at, cells, value) = (next, found, reached);
                        break;
                    }
                }
                length /= 2.0;
            }
            if gain.is_none_or(|gain| gain < SMALL_GAIN) {
                return Some((at, value));
            }
        }
        None
    }
}

impl At {
    fn moved(&self, step: &[f64], length: f64) -> Self {
        let log_odds =
            self.log_odds.iter().zip(&step[1..]).map(|(odds, step)| odds + length * step).collect();
        let of_loose = step.get(self.log_odds.len() + 1).copied().unwrap_or(0.0);
        Self { ln_size: self.ln_size + length * step[0], log_odds, loose: self.loose + length * of_loose }
    }
}

fn log_likelihood(cells: &[Expected]) -> f64 {
    let of_cell = |cell: &Expected| {
        let seen = if cell.count > 0.0 { cell.count * log(cell.mean) } else { 0.0 };
        seen - cell.mean
    };
    cells.iter().map(of_cell).sum()
}

/// The information's inverse times the score.
fn scoring_step(cells: &[Expected], n: usize) -> Option<Vec<f64>> {
    let (mut information, mut score) = (vec![0.0; n * n], vec![0.0; n]);
    for cell in cells {
        for i in 0..n {
            let weighted = cell.slopes[i] / cell.mean;
            score[i] += weighted * (cell.count - cell.mean);
            for j in 0..=i {
                information[i * n + j] += weighted * cell.slopes[j];
            }
        }
    }
    Some(Cholesky::of(information, n)?.solve(&score))
}
