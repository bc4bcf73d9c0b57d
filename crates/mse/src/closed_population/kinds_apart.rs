//! Kinds of people who are each on lists of their own.

use darkfigure_numeric::root::bisect;
use libm::{exp, log, log1p, sqrt};

use super::alternative::Alternative;
use super::climb::{END, climb};
use crate::interval::{as_f64, log_factorial};
use crate::{CaptureTable, History};

/// Each kind has two lists at least: one alone says nothing of whom it misses.
const LISTS: std::ops::RangeInclusive<usize> = 4..=8;
/// The chance, beside that of the people whom a list is for, at which the search starts for all others.
const STRAYS: f64 = 0.1;

/// Kinds of people who are each on lists of their own, and stray to those of the others at a smaller chance.
#[derive(Debug, Clone, PartialEq)]
pub struct KindsApart {
    /// The fit.
    pub fit: Alternative,
    /// The lists of each kind.
    pub lists: Vec<History>,
    /// How many times as likely those are to be on a list for whom it is not: 1 where lists are for all alike.
    pub strays: f64,
}

/// The fit of [`KindsApart`] by conditional maximum likelihood; nothing where there is none, or there are fewer than four lists or more than
/// eight, or nobody is on lists of two of the kinds: c is then nought, and each kind a count of its own that rests on what its lists share,
/// be it one person.
///
/// Which lists are for whom is told by their overlap: those are joined first that share most of what independent lists of their size would,
/// and of the kinds so made, two lists each and more, the best fit counts.
///
/// # Formula
///
/// ```text
/// p(ω) = Σ πₖ Π pₖⱼ^ωⱼ (1 − pₖⱼ)^(1−ωⱼ),   pₖⱼ = pⱼ on lists of kind k, c pⱼ on others, c ≤ 1;   N = n / (1 − p(0))
/// ```
///
/// by the EM algorithm in which the unseen are missing too, the pⱼ and then c in turn.
///
/// # References
///
/// Agresti 1994, Biometrics 50, 494–500; Pledger 2000, Biometrics 56, 434–442.
#[must_use]
pub fn kinds_apart(table: &CaptureTable) -> Option<KindsApart> {
    let is_dull = |size: &u64| *size == 0 || *size == table.n_observed();
    if !LISTS.contains(&table.n_lists()) || table.list_sizes().iter().any(is_dull) {
        return None;
    }
    let found = partitions(table).into_iter().filter_map(|lists| Problem::of(table, lists).found());
    let best = found.min_by(|a, b| a.fit.aic().total_cmp(&b.fit.aic()));
    best.filter(|found| table.cells().iter().any(|&(history, _)| strays(history, &found.lists)))
}

/// Whether a person is on lists of two kinds.
fn strays(history: History, kinds: &[History]) -> bool {
    kinds.iter().filter(|kind| history.bits() & kind.bits() != 0).count() > 1
}

/// Lists by whom they may be for, as bits: all ways on the course of joining what overlaps most in which no list is alone.
fn partitions(table: &CaptureTable) -> Vec<Vec<u32>> {
    let sizes = table.list_sizes();
    let on_all = |bits: u32| -> f64 {
        table
            .cells()
            .iter()
            .filter(|(history, _)| history.bits() & bits == bits)
            .map(|cell| as_f64(cell.1))
            .sum()
    };
    let overlap = |one: u32, other: u32| {
        let (mut shared, mut by_chance) = (0.0, 0.0);
        for list in lists_of(one) {
            for across in lists_of(other) {
                shared += on_all(1 << list | 1 << across);
                by_chance += as_f64(sizes[list]) * as_f64(sizes[across]);
            }
        }
        shared / by_chance
    };
    let mut kinds: Vec<u32> = (0..sizes.len()).map(|list| 1 << list).collect();
    let mut found = Vec::new();
    while kinds.len() > 2 {
        let pairs = (0..kinds.len()).flat_map(|one| (one + 1..kinds.len()).map(move |other| (one, other)));
        let nearest =
            pairs.max_by(|a, b| overlap(kinds[a.0], kinds[a.1]).total_cmp(&overlap(kinds[b.0], kinds[b.1])));
        let Some((one, other)) = nearest else { break };
        kinds[one] |= kinds.remove(other);
        if kinds.iter().all(|bits| bits.count_ones() > 1) {
            found.push(kinds.clone());
        }
    }
    found
}

fn lists_of(bits: u32) -> impl Iterator<Item = usize> {
    (0..32).filter(move |list| bits >> list & 1 == 1)
}

#[derive(Debug)]
struct Problem {
    n_lists: usize,
    n_observed: f64,
    cells: Vec<(u32, f64)>,
    sizes: Vec<f64>,
    kinds: Vec<u32>,
}

/// Where a search is: shares of the kinds, the chance of each list, and that of strays beside it.
struct Place {
    shares: Vec<f64>,
    chances: Vec<f64>,
    strays: f64,
}

impl Problem {
    fn of(table: &CaptureTable, kinds: Vec<u32>) -> Self {
        Self {
            n_lists: table.n_lists(),
            n_observed: as_f64(table.n_observed()),
            cells: table.cells().iter().map(|&(history, n)| (history.bits(), as_f64(n))).collect(),
            sizes: table.list_sizes().into_iter().map(as_f64).collect(),
            kinds,
        }
    }

    /// Half of each kind unseen.
    fn start(&self) -> Vec<f64> {
        let seen = |bits: u32| -> f64 {
            self.cells.iter().filter(|cell| cell.0 & bits != 0).map(|cell| cell.1).sum()
        };
        let shares = self.kinds.iter().map(|&bits| log(seen(bits)));
        let of_list = |list: usize| {
            let kind = self.kinds.iter().find(|&&bits| bits >> list & 1 == 1);
            let people = 2.0 * kind.map_or(self.n_observed, |&bits| seen(bits));
            log_odds(self.sizes[list], people)
        };
        shares.chain((0..self.n_lists).map(of_list)).chain([log_odds(STRAYS, 1.0)]).collect()
    }

    fn place(&self, at: &[f64]) -> Place {
        let (shares, rest) = at.split_at(self.kinds.len());
        let most = shares.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let weights: Vec<f64> = shares.iter().map(|share| exp(share - most)).collect();
        let sum: f64 = weights.iter().sum();
        let chance = |log_odds: &f64| 1.0 / (1.0 + exp(-log_odds.clamp(-END, END)));
        Place {
            shares: weights.into_iter().map(|weight| weight / sum).collect(),
            chances: rest[..self.n_lists].iter().map(chance).collect(),
            strays: chance(&rest[self.n_lists]),
        }
    }

    /// The probabilities of a history together with each kind.
    fn joint(&self, place: &Place, bits: u32) -> Vec<f64> {
        let of_kind = |(&lists, share): (&u32, &f64)| {
            let of_list = |list: usize| {
                let is_for = lists >> list & 1 == 1;
                let chance = place.chances[list] * if is_for { 1.0 } else { place.strays };
                if bits >> list & 1 == 1 { chance } else { 1.0 - chance }
            };
            share * (0..self.n_lists).map(of_list).product::<f64>()
        };
        self.kinds.iter().zip(&place.shares).map(of_kind).collect()
    }

    /// The log-probability of the histories of people who are seen.
    fn log_likelihood(&self, at: &[f64]) -> f64 {
        let place = self.place(at);
        let missing: f64 = self.joint(&place, 0).iter().sum();
        let of_cell = |&(bits, n): &(u32, f64)| n * log(self.joint(&place, bits).iter().sum());
        self.cells.iter().map(of_cell).sum::<f64>() - self.n_observed * log1p(-missing)
    }

    fn step(&self, at: &[f64]) -> Vec<f64> {
        let Place { mut chances, strays, shares } = self.place(at);
        let place = Place { shares, chances: chances.clone(), strays };
        let missing = self.joint(&place, 0);
        let people = self.n_observed / (1.0 - missing.iter().sum::<f64>());
        let mut of_kind: Vec<f64> = missing.iter().map(|chance| people * chance).collect();
        let mut astray = vec![0.0; self.n_lists];
        for &(bits, n) in &self.cells {
            let joint = self.joint(&place, bits);
            let sum: f64 = joint.iter().sum();
            for (kind, chance) in joint.iter().enumerate() {
                let people = n * chance / sum;
                of_kind[kind] += people;
                for list in lists_of(bits & !self.kinds[kind]) {
                    astray[list] += people;
                }
            }
        }
        // Of each list: those who are not on it, of the people whom it is for and of the others.
        let is_for = |list: usize, kind: usize| self.kinds[kind] >> list & 1 == 1;
        let off = |list: usize| {
            let own: f64 =
                (0..self.kinds.len()).filter(|&kind| is_for(list, kind)).map(|kind| of_kind[kind]).sum();
            (own - (self.sizes[list] - astray[list]), people - own - astray[list])
        };
        let off: Vec<(f64, f64)> = (0..self.n_lists).map(off).collect();
        for (list, chance) in chances.iter_mut().enumerate() {
            *chance = best_chance(self.sizes[list], off[list], strays);
        }
        let lists = || chances.iter().zip(&off).map(|(&chance, off)| (chance, off.1));
        let strays = best_strays(astray.iter().sum(), lists);
        let shares = of_kind.iter().map(|n| log(n / people));
        shares
            .chain(chances.iter().map(|&chance| log_odds(chance, 1.0)))
            .chain([log_odds(strays, 1.0)])
            .collect()
    }

    fn found(&self) -> Option<KindsApart> {
        let (at, value) = climb(self.start(), |at| self.step(at), |at| self.log_likelihood(at))?;
        let place = self.place(&at);
        let n_total = self.n_observed / (1.0 - self.joint(&place, 0).iter().sum::<f64>());
        let ln_factorials: f64 = self.cells.iter().map(|&(_, n)| log_factorial(n)).sum();
        // Cells add up to the people seen, so that the Poisson likelihood is the conditional one and a constant.
        let log_likelihood = value + self.n_observed * (log(self.n_observed) - 1.0) - ln_factorials;
        (n_total.is_finite() && log_likelihood.is_finite()).then(|| KindsApart {
            fit: Alternative { n_total, log_likelihood, n_parameters: self.n_lists + self.kinds.len() + 1 },
            lists: self.kinds.iter().map(|&bits| History::from_bits(bits)).collect(),
            strays: place.strays,
        })
    }
}

fn log_odds(part: f64, whole: f64) -> f64 {
    log(part / (whole - part)).clamp(-END, END)
}

/// The chance that maximises `on` ln p + `own` ln(1 − p) + `other` ln(1 − cp): the lower root of a quadratic, the other one being no chance.
fn best_chance(on: f64, (own, other): (f64, f64), strays: f64) -> f64 {
    let square = strays * (on + own + other);
    let half = 0.5 * (on * (1.0 + strays) + own + other * strays);
    let root = sqrt((half * half - square * on).max(0.0));
    // The form that loses no digits where the square is small.
    on / (half + root)
}

/// The c that maximises `astray` ln c + Σ off ln(1 − cp), 1 at most.
fn best_strays<Lists: Iterator<Item = (f64, f64)>>(astray: f64, lists: impl Fn() -> Lists) -> f64 {
    let slope = |c: f64| astray / c - lists().map(|(p, off)| off * p / (1.0 - c * p)).sum::<f64>();
    if slope(1.0) >= 0.0 {
        return 1.0;
    }
    bisect(0.0, 1.0, |c| -slope(c))
}

#[cfg(test)]
mod tests;
