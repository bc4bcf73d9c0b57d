//! Two kinds of people within which lists are independent.

use libm::{exp, log, log1p};

use super::alternative::Alternative;
use super::climb::{END, climb};
use super::profile::{Factorials, Profile, coefficient};
use crate::interval::{as_f64, log_factorial};
use crate::{CaptureTable, SizeInterval};

/// With fewer lists there are as many parameters as histories, with more the histories are too many to go through so often.
const LISTS: std::ops::RangeInclusive<usize> = 4..=8;
/// How far from each other the kinds start, on the scale of log odds; in one start lists pull the second kind different ways.
const STARTS: [Start; 3] = [
    Start { apart: 1.0, turns: false },
    Start { apart: 3.0, turns: false },
    Start { apart: 1.5, turns: true },
];

struct Start {
    apart: f64,
    turns: bool,
}

/// Two kinds of people, with chances of their own on each list: the latent class model of two classes.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoKinds {
    /// The fit.
    pub fit: Alternative,
    problem: Problem,
    at: Vec<f64>,
}

/// The fit of [`TwoKinds`] by conditional maximum likelihood; nothing where there is none, or there are fewer than four lists or more than
/// eight.
///
/// # Formula
///
/// ```text
/// p(ω) = Σ πₖ Π pₖⱼ^ωⱼ (1 − pₖⱼ)^(1−ωⱼ);   N = n / (1 − p(0))
/// ```
///
/// by the EM algorithm in which the unseen are missing too, with the steps of Varadhan and Roland.
///
/// # References
///
/// Agresti 1994, Biometrics 50, 494–500; Pledger 2000, Biometrics 56, 434–442; Varadhan and Roland 2008, Scandinavian Journal of Statistics
/// 35, 335–353.
#[must_use]
pub fn two_kinds(table: &CaptureTable) -> Option<TwoKinds> {
    let n_lists = table.n_lists();
    let is_dull = |size: &u64| *size == 0 || *size == table.n_observed();
    if !LISTS.contains(&n_lists) || table.list_sizes().iter().any(is_dull) {
        return None;
    }
    let problem = Problem {
        n_lists,
        n_observed: as_f64(table.n_observed()),
        cells: table.cells().iter().map(|&(history, count)| (history.bits(), as_f64(count))).collect(),
    };
    let fits = STARTS.iter().filter_map(|start| problem.maximise(problem.start(start), None));
    let (at, value) = fits.max_by(|a, b| a.1.total_cmp(&b.1))?;
    let fit = problem.alternative(&at, value)?;
    Some(TwoKinds { fit, problem, at })
}

impl TwoKinds {
    /// The profile likelihood interval of the size, each size fitted from where the best one was.
    ///
    /// # References
    ///
    /// Cormack 1992, Biometrics 48, 567–576.
    #[must_use]
    pub fn interval(&self, level: f64) -> Option<SizeInterval> {
        let n_observed = self.problem.n_observed;
        let value = |unseen: f64| {
            let (_, value) = self.problem.maximise(self.at.clone(), Some(unseen))?;
            let of_size =
                coefficient(Factorials::Exact, n_observed, unseen) + n_observed * log(n_observed + unseen);
            Some(of_size + value)
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people")]
        let n_observed = n_observed as u64;
        Profile { n_observed, level, value }.limits().ok().map(|found| found.interval)
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Problem {
    n_lists: usize,
    n_observed: f64,
    cells: Vec<(u32, f64)>,
}

impl Problem {
    /// On the scale of log odds: the share of the first kind, its chances, the chances of the second.
    fn start(&self, start: &Start) -> Vec<f64> {
        let unseen = self.n_observed;
        let of_list = |list: usize| {
            let on: f64 = self.cells.iter().filter(|(bits, _)| bits >> list & 1 == 1).map(|(_, n)| n).sum();
            log(on / (self.n_observed + unseen - on))
        };
        let shift = |list: usize| if start.turns && list % 2 == 1 { -start.apart } else { start.apart };
        let kind = |sign: f64| (0..self.n_lists).map(move |list| of_list(list) + sign * shift(list) / 2.0);
        std::iter::once(0.0).chain(kind(1.0)).chain(kind(-1.0)).collect()
    }

    /// Chances by kind, and shares.
    fn chances(at: &[f64]) -> Vec<f64> {
        at.iter().map(|&log_odds| 1.0 / (1.0 + exp(-log_odds.clamp(-END, END)))).collect()
    }

    /// The probabilities of a history together with each kind.
    fn joint(&self, chances: &[f64], bits: u32) -> [f64; 2] {
        let of_kind = |offset: usize| {
            (0..self.n_lists)
                .map(|list| {
                    let chance = chances[offset + list];
                    if bits >> list & 1 == 1 { chance } else { 1.0 - chance }
                })
                .product::<f64>()
        };
        [chances[0] * of_kind(1), (1.0 - chances[0]) * of_kind(1 + self.n_lists)]
    }

    /// The log-probability of the histories: of people who are seen, or of all people with so many unseen among them.
    fn log_likelihood(&self, at: &[f64], unseen: Option<f64>) -> f64 {
        let chances = Self::chances(at);
        let missing: f64 = self.joint(&chances, 0).iter().sum();
        let seen: f64 =
            self.cells.iter().map(|&(bits, n)| n * log(self.joint(&chances, bits).iter().sum())).sum();
        seen + unseen.map_or_else(|| -self.n_observed * log1p(-missing), |unseen| unseen * log(missing))
    }

    /// One step of EM: the unseen are missing too, or so many.
    fn step(&self, at: &[f64], unseen: Option<f64>) -> Vec<f64> {
        let chances = Self::chances(at);
        let missing = self.joint(&chances, 0);
        let share: f64 = missing.iter().sum();
        let people = unseen.map_or(self.n_observed / (1.0 - share), |unseen| unseen / share);
        let unseen = missing.map(|chance| people * chance);
        let mut of_kind = unseen;
        let mut on_list = vec![0.0; 2 * self.n_lists];
        for &(bits, n) in &self.cells {
            let joint = self.joint(&chances, bits);
            let sum = joint[0] + joint[1];
            for kind in 0..2 {
                let people = n * joint[kind] / sum;
                of_kind[kind] += people;
                for list in (0..self.n_lists).filter(|list| bits >> list & 1 == 1) {
                    on_list[kind * self.n_lists + list] += people;
                }
            }
        }
        let log_odds = |part: f64, whole: f64| log(part / (whole - part)).clamp(-END, END);
        let lists = on_list.iter().enumerate().map(|(at, &on)| log_odds(on, of_kind[at / self.n_lists]));
        std::iter::once(log_odds(of_kind[0], of_kind[0] + of_kind[1])).chain(lists).collect()
    }

    /// The best place that is reached from a start, with its value.
    fn maximise(&self, start: Vec<f64>, unseen: Option<f64>) -> Option<(Vec<f64>, f64)> {
        climb(start, |at| self.step(at, unseen), |at| self.log_likelihood(at, unseen))
    }

    fn alternative(&self, at: &[f64], value: f64) -> Option<Alternative> {
        let seen = 1.0 - self.joint(&Self::chances(at), 0).iter().sum::<f64>();
        let n_total = self.n_observed / seen;
        let ln_factorials: f64 = self.cells.iter().map(|&(_, n)| log_factorial(n)).sum();
        // Cells add up to the people seen, so that the Poisson likelihood is the conditional one and a constant.
        let log_likelihood = value + self.n_observed * (log(self.n_observed) - 1.0) - ln_factorials;
        (n_total.is_finite() && log_likelihood.is_finite()).then_some(Alternative {
            n_total,
            log_likelihood,
            n_parameters: 2 * self.n_lists + 2,
        })
    }
}

#[cfg(test)]
mod tests;
