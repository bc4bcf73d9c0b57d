//! Independent lists between which a share of the links was missed.

use darkfigure_numeric::special::incomplete_gamma::chi_squared_quantile;
use libm::{exp, log, log1p};

use super::alternative::Alternative;
use super::poisson_regression::Cholesky;
use super::profile::{Factorials, coefficient};
use crate::interval::{as_f64, log_factorial};
use crate::{CaptureTable, IntervalMethod, SizeInterval, UpperLimit};

/// With fewer lists nothing shows a missed link, with more the histories are too many to go through so often.
const LISTS: std::ops::RangeInclusive<usize> = 3..=8;
/// How often the fit is improved.
const MOST_STEPS: usize = 100;
/// How often a step is halved that does not gain.
const MOST_HALVINGS: usize = 30;
/// A gain below which a fit has arrived.
const SMALL_GAIN: f64 = 1e-8;
/// The first step outwards, on the logarithmic scale of the unseen, of the search for an interval's ends.
const FIRST_STEP: f64 = 0.125;
/// How near an end is looked for: below the digits that anybody reads.
const NEAR: f64 = 1e-5;
/// The fewest unseen people that are looked at, and the most, as a multiple of the seen.
const FEWEST: f64 = 1e-6;
const FARTHEST: f64 = 1e9;
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
        let at_unseen = |ln_unseen: f64, from: &At| -> Option<(At, f64)> {
            let unseen = exp(ln_unseen);
            let (at, value) = self.problem.maximise(from.clone(), Some(unseen))?;
            // The total is given: what is left is how people are spread over histories.
            let size = n_observed + unseen;
            Some((at, coefficient(Factorials::Exact, n_observed, unseen) + value + size - unseen * log(size)))
        };
        let chances = self.at.chances();
        let ln_unseen = self.at.ln_size + chances.iter().map(|chance| log1p(-chance)).sum::<f64>();
        let (top, value) = at_unseen(ln_unseen, &self.at)?;
        let floor = value - chi_squared_quantile(1.0, level) / 2.0;
        // Loose records are no people: with so many unseen there are as many people as the fit says.
        let end = |direction: f64| -> Option<Option<f64>> {
            let (mut inside, mut at) = (ln_unseen, top.clone());
            let mut step = FIRST_STEP;
            let mut outside = loop {
                let next = inside + direction * step;
                if next < log(FEWEST) || next > log(FARTHEST * n_observed) {
                    return Some((direction < 0.0).then(|| exp(at.ln_size)));
                }
                let (moved, reached) = at_unseen(next, &at)?;
                if reached < floor {
                    break next;
                }
                (inside, at, step) = (next, moved, 2.0 * step);
            };
            while (outside - inside).abs() > NEAR {
                let middle = f64::midpoint(inside, outside);
                let (moved, reached) = at_unseen(middle, &at)?;
                if reached < floor { outside = middle } else { (inside, at) = (middle, moved) }
            }
            Some(Some(exp(at.ln_size)))
        };
        let (lower, upper) = (end(-1.0)?.unwrap_or(n_observed), end(1.0)?);
        let upper = upper.map_or(UpperLimit::Unbounded, UpperLimit::Finite);
        let kind = IntervalMethod::ProfileLikelihood;
        Some(SizeInterval { lower, upper, level, kind }.with_seen(n_observed))
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
    counts: Vec<f64>,
    means: Vec<f64>,
    /// A row a count, a column a parameter: the size's logarithm, the lists', the loose records.
    slopes: Vec<f64>,
    n_parameters: usize,
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
    fn expected(&self, at: &At, unseen: Option<f64>) -> Option<Expected> {
        let size = exp(at.ln_size);
        let (linked, chances) = (at.linked(), at.chances());
        if !size.is_finite() || chances.iter().any(|chance| !(0.0..1.0).contains(chance)) {
            return None;
        }
        let last = self.n_lists + 1;
        let n_cells = self.counts.len();
        let mut all = Expected {
            counts: Vec::with_capacity(n_cells),
            means: Vec::with_capacity(n_cells),
            slopes: vec![0.0; n_cells * (last + 1)],
            n_parameters: last + 1,
        };
        let mut rows = all.slopes.chunks_exact_mut(last + 1);
        if let Some(count) = unseen
            && let Some(slopes) = rows.next()
        {
            let mean = size * chances.iter().map(|chance| 1.0 - chance).product::<f64>();
            slopes[0] = mean;
            for (list, (q, p)) in linked.iter().zip(&chances).enumerate() {
                slopes[list + 1] = -mean * p * (1.0 - q) / (1.0 - p);
                slopes[last] -= mean * q / (1.0 - p);
            }
            all.counts.push(count);
            all.means.push(mean);
        }
        for ((bits, &count), slopes) in self.counts.iter().enumerate().skip(1).zip(rows) {
            let is_on = |list: usize| bits >> list & 1 == 1;
            let of_list = |list: usize| if is_on(list) { linked[list] } else { 1.0 - linked[list] };
            let together = size * (0..self.n_lists).map(of_list).product::<f64>();
            for (list, chance) in linked.iter().enumerate() {
                slopes[list + 1] = together * (if is_on(list) { 1.0 - chance } else { -chance });
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
            all.counts.push(count);
            all.means.push(mean);
        }
        all.means.iter().all(|&mean| mean > 0.0).then_some(all)
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
        let mut value = cells.log_likelihood();
        for _ in 0..MOST_STEPS {
            let step = cells.scoring_step(n_parameters)?;
            let mut length = 1.0;
            let mut gain = None;
            for _ in 0..MOST_HALVINGS {
                let next = at.moved(&step, length);
                if let Some(found) = self.expected(&next, unseen) {
                    let reached = found.log_likelihood();
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
    /// By list, the chance that a record is there and linked.
    fn linked(&self) -> Vec<f64> {
        self.log_odds.iter().map(|&odds| 1.0 / (1.0 + exp(-odds))).collect()
    }

    /// By list, the chance that a record is there.
    fn chances(&self) -> Vec<f64> {
        self.linked().into_iter().map(|linked| linked * (1.0 + self.loose)).collect()
    }

    fn moved(&self, step: &[f64], length: f64) -> Self {
        let log_odds =
            self.log_odds.iter().zip(&step[1..]).map(|(odds, step)| odds + length * step).collect();
        let of_loose = step.get(self.log_odds.len() + 1).copied().unwrap_or(0.0);
        Self { ln_size: self.ln_size + length * step[0], log_odds, loose: self.loose + length * of_loose }
    }
}

impl Expected {
    fn log_likelihood(&self) -> f64 {
        let of_cell =
            |(&count, &mean): (&f64, &f64)| if count > 0.0 { count * log(mean) - mean } else { -mean };
        self.counts.iter().zip(&self.means).map(of_cell).sum()
    }

    /// The information's inverse times the score, of the first parameters.
    fn scoring_step(&self, n: usize) -> Option<Vec<f64>> {
        let (mut information, mut score) = (vec![0.0; n * n], vec![0.0; n]);
        let rows = self.slopes.chunks_exact(self.n_parameters);
        for ((count, mean), slopes) in self.counts.iter().zip(&self.means).zip(rows) {
            for i in 0..n {
                let weighted = slopes[i] / mean;
                score[i] += weighted * (count - mean);
                for j in 0..=i {
                    information[i * n + j] += weighted * slopes[j];
                }
            }
        }
        Some(Cholesky::of(information, n)?.solve(&score))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How what is expected moves is what it moves by: central differences in each parameter, with the unseen given and without.
    #[test]
    fn slopes_are_those_of_the_means() {
        let problem =
            Problem { n_lists: 3, n_observed: 70.0, counts: vec![0.0, 9.0, 8.0, 7.0, 20.0, 6.0, 5.0, 15.0] };
        let at = At { ln_size: log(150.0), log_odds: vec![-0.7, -0.2, 0.1], loose: 0.2 };
        for unseen in [None, Some(40.0)] {
            let here = problem.expected(&at, unseen).unwrap();
            assert_eq!(here.means.len(), 7 + usize::from(unseen.is_some()));
            for parameter in 0..5 {
                let mut step = vec![0.0; 5];
                step[parameter] = 1e-5;
                let means = |length: f64| problem.expected(&at.moved(&step, length), unseen).unwrap().means;
                let (up, down) = (means(1.0), means(-1.0));
                let slopes = here.slopes.chunks_exact(here.n_parameters).map(|slopes| slopes[parameter]);
                for ((up, down), slope) in up.iter().zip(&down).zip(slopes) {
                    let wanted = (up - down) / 2e-5;
                    assert!(
                        (slope - wanted).abs() < 1e-5 * wanted.abs().max(1.0),
                        "{parameter}: {slope} for {wanted}"
                    );
                }
            }
        }
    }
}
