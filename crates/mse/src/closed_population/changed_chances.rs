//! Chances that change once a person is on any list, where lists differ and nobody knows their order.

use libm::{exp, log, log1p};

use darkfigure_numeric::root::crossing;

use super::alternative::Alternative;
use super::profile::{Factorials, Profile, coefficient};
use crate::interval::{as_f64, log_factorial};
use crate::{CaptureTable, SizeInterval};

/// Beyond so many lists there are too many orders.
pub(super) const MOST_LISTS: usize = 6;
/// The unseen, as a multiple of the seen, between which a maximum is looked for.
const UNSEEN: (f64, f64) = (1e-4, 1e4);
/// The logarithms of a factor on the odds between which one is looked for.
const LN_FACTOR: (f64, f64) = (-12.0, 12.0);
/// Of how many fits an interval is made at most, the likeliest first: as many as five lists have.
const MOST_IN_INTERVAL: usize = 240;
/// How near a root is looked for, on the logarithmic scale: far below the digits that anybody reads.
const NEAR: f64 = 1e-10;

/// Lists that differ, where being on one list multiplies a person's chance, or odds, of being on each later one (Mtb): in the order of
/// lists, and in that of the two ways, under which it fits best.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedChances {
    /// The best fit.
    pub fit: Alternative,
    /// Each order of lists in each of the two ways, the likeliest first.
    in_orders: Vec<(Alternative, InOrder)>,
    n_observed: u64,
}

/// The fit of [`ChangedChances`]; nothing where there is none, or there are fewer than three lists or more than six.
///
/// People whom a first contact sends on to other services, or keeps away from them, leave what looks like dependence between some
/// lists. Nobody has to know the order: each is tried.
///
/// # Formula
///
/// ```text
/// g(P(on list j)) = αⱼ, or αⱼ + φ for those on an earlier list;   g the logit or the logarithm;   N by conditional maximum likelihood
/// ```
///
/// Given the unseen each list is two binomials, new people and those listed before, and αⱼ has a closed form by φ. The unseen are those at
/// which the complete table's fit expects as many.
///
/// # References
///
/// Otis, Burnham, White and Anderson 1978, Wildlife Monographs 62; Chao, Chu and Hsu 2000, Biometrics 56, 427–433.
#[must_use]
pub fn changed_chances(table: &CaptureTable) -> Option<ChangedChances> {
    let n_lists = table.n_lists();
    if !(3..=MOST_LISTS).contains(&n_lists) {
        return None;
    }
    let mut found: Vec<(Alternative, InOrder)> = Vec::new();
    orders(n_lists, &mut |order| {
        for change in [Change::Odds, Change::Chance] {
            let in_order = InOrder::of(table, order, change);
            found.extend(in_order.fit().map(|fit| (fit, in_order)));
        }
    });
    found.sort_by(|a, b| b.0.log_likelihood.total_cmp(&a.0.log_likelihood));
    let fit = found.first()?.0;
    Some(ChangedChances { fit, in_orders: found, n_observed: table.n_observed() })
}

impl ChangedChances {
    /// The smallest interval that holds the profile likelihood intervals of the size under each order of lists, in each way, whose AIC is
    /// at most so much; none where none is.
    ///
    /// Each order is an explanation of its own, and the likeliest is no guide to the others: where people once listed are easier to find
    /// in one order, another fits nearly as well by which they are harder to find, and lies on the other side of the truth.
    ///
    /// # References
    ///
    /// Cormack 1992, Biometrics 48, 567–576.
    #[must_use]
    pub fn interval(&self, level: f64, most_aic: f64) -> Option<SizeInterval> {
        let n_observed = as_f64(self.n_observed);
        let as_good = self.in_orders.iter().take_while(|(fit, _)| fit.aic() <= most_aic);
        let intervals = as_good.take(MOST_IN_INTERVAL).filter_map(|(fit, in_order)| {
            let value = |unseen: f64| {
                let at = in_order.at(unseen)?;
                let size = n_observed + unseen;
                // The coefficient is per person of the size, as the binomials are of all people.
                let of_size = coefficient(Factorials::Exact, n_observed, unseen) + n_observed * log(size);
                Some(of_size + in_order.ln_chance(&at, unseen))
            };
            Profile { n_observed: self.n_observed, level, value }.limits_around(fit.n_total - n_observed)
        });
        intervals.reduce(SizeInterval::joined)
    }
}

/// Every order of so many lists.
pub(super) fn orders(n_lists: usize, each: &mut dyn FnMut(&[usize])) {
    fn from(at: usize, order: &mut [usize], each: &mut dyn FnMut(&[usize])) {
        if at + 1 >= order.len() {
            return each(order);
        }
        for other in at..order.len() {
            order.swap(at, other);
            from(at + 1, order, each);
            order.swap(at, other);
        }
    }
    from(0, &mut (0..n_lists).collect::<Vec<usize>>(), each);
}

/// What being on an earlier list multiplies.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Change {
    Odds,
    Chance,
}

/// What the model needs of a table in one order of lists.
#[derive(Debug, Clone, PartialEq)]
struct InOrder {
    change: Change,
    n_observed: f64,
    ln_factorials: f64,
    /// By list: people new on it, and people on it who were on an earlier one.
    new_people: Vec<f64>,
    again: Vec<f64>,
}

/// The chances of new people, and of those listed before, by list, and the share on no list.
struct At {
    chances: Vec<[f64; 2]>,
    unseen_share: f64,
}

impl InOrder {
    fn of(table: &CaptureTable, order: &[usize], change: Change) -> Self {
        let mut found = Self {
            change,
            n_observed: as_f64(table.n_observed()),
            ln_factorials: 0.0,
            new_people: vec![0.0; order.len()],
            again: vec![0.0; order.len()],
        };
        for &(history, count) in table.cells() {
            let count = as_f64(count);
            found.ln_factorials += log_factorial(count);
            let mut was_seen = false;
            for (at, &list) in order.iter().enumerate() {
                if history.bits() >> list & 1 == 1 {
                    let of = if was_seen { &mut found.again } else { &mut found.new_people };
                    of[at] += count;
                    was_seen = true;
                }
            }
        }
        found
    }

    /// By list: new people and those they are among, people again and those they are among; the unseen left out.
    fn trials(&self) -> impl Iterator<Item = [f64; 4]> {
        let mut before = 0.0;
        self.new_people.iter().zip(&self.again).map(move |(&new, &again)| {
            let was_before = before;
            before += new;
            [new, self.n_observed - was_before, again, was_before]
        })
    }

    fn fit(&self) -> Option<Alternative> {
        let ln_of = |share: f64| log(share * self.n_observed);
        let excess = |ln_unseen: f64| {
            let unseen = exp(ln_unseen);
            let at = self.at(unseen)?;
            Some(log(self.n_observed * at.unseen_share / (1.0 - at.unseen_share)) - ln_unseen)
        };
        // Where no fit is, none is looked for.
        let slope = |ln_unseen: f64| excess(ln_unseen).unwrap_or(f64::NAN);
        let ln_unseen = crossing(ln_of(UNSEEN.0), ln_of(UNSEEN.1), NEAR, slope)?;
        let at = self.at(exp(ln_unseen))?;
        let n_total = self.n_observed / (1.0 - at.unseen_share);
        let log_likelihood =
            self.n_observed * (log(n_total) - 1.0) - self.ln_factorials + self.ln_chance(&at, 0.0);
        let n_parameters = self.new_people.len() + 2;
        log_likelihood.is_finite().then_some(Alternative { n_total, log_likelihood, n_parameters })
    }

    /// The log-probability of the people's histories, with so many unseen among them.
    fn ln_chance(&self, at: &At, unseen: f64) -> f64 {
        let of_people = |chance: f64, n: f64, of: f64| {
            let on = if n > 0.0 { n * log(chance) } else { 0.0 };
            on + if of > n { (of - n) * log1p(-chance) } else { 0.0 }
        };
        let trials = self.trials().zip(&at.chances);
        trials
            .map(|([new, of_new, again, of_again], &[of_news, of_agains])| {
                of_people(of_news, new, of_new + unseen) + of_people(of_agains, again, of_again)
            })
            .sum()
    }

    /// The fit of the complete table with so many unseen.
    fn at(&self, unseen: f64) -> Option<At> {
        // The derivative by φ, the others at their best.
        let score = |ln_factor: f64| {
            let factor = exp(ln_factor);
            self.trials()
                .map(|trial| {
                    let [_, chance] = self.chances(trial, unseen, factor);
                    let misses = trial[3] - trial[2];
                    match self.change {
                        Change::Odds => trial[2] - trial[3] * chance,
                        Change::Chance if misses > 0.0 => trial[2] - misses * chance / (1.0 - chance),
                        Change::Chance => trial[2],
                    }
                })
                .sum::<f64>()
        };
        let factor = exp(crossing(LN_FACTOR.0, LN_FACTOR.1, NEAR, score)?);
        let chances: Vec<[f64; 2]> = self.trials().map(|trial| self.chances(trial, unseen, factor)).collect();
        let unseen_share = chances.iter().map(|[new, _]| 1.0 - new).product();
        Some(At { chances, unseen_share })
    }

    /// The chances on a list of new people and of those listed before, by the factor between them.
    fn chances(&self, trial: [f64; 4], unseen: f64, factor: f64) -> [f64; 2] {
        match self.change {
            Change::Odds => {
                let odds = odds(trial, unseen, factor);
                [odds / (1.0 + odds), factor * odds / (1.0 + factor * odds)]
            }
            Change::Chance => {
                let chance = chance(trial, unseen, factor);
                [chance, (factor * chance).min(1.0)]
            }
        }
    }
}

/// The chance of a list for new people, where those listed before have it multiplied.
///
/// The smaller root of `w (A + B) x² − (A + w B + b + w a) x + a + b = 0` for a of A new people and b of B others: where the derivative of
/// both binomials vanishes.
fn chance([new, of_new, again, of_again]: [f64; 4], unseen: f64, factor: f64) -> f64 {
    let trials = of_new + unseen;
    if of_again <= 0.0 {
        return new / trials;
    }
    let square = factor * (trials + of_again);
    let line = trials + factor * of_again + again + factor * new;
    let sum = new + again;
    2.0 * sum / (line + (line * line - 4.0 * square * sum).max(0.0).sqrt())
}

/// The odds of a list for new people, where those listed before have them multiplied.
///
/// The positive root of `A x/(1+x) + B w x/(1+w x) = s`: people on the list are as many as are expected.
fn odds([new, of_new, again, of_again]: [f64; 4], unseen: f64, factor: f64) -> f64 {
    let (trials, sum) = (of_new + unseen, new + again);
    let square = factor * (trials + of_again - sum);
    let line = trials + of_again * factor - sum * (1.0 + factor);
    let root = (line * line + 4.0 * square * sum).sqrt();
    if line > 0.0 { 2.0 * sum / (line + root) } else { (root - line) / (2.0 * square) }
}

#[cfg(test)]
mod tests;
