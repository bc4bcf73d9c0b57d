//! Chances that change once a person is on any list, where lists differ and nobody knows their order.

use libm::{exp, log, log1p};

use super::alternative::Alternative;
use crate::CaptureTable;
use crate::interval::{as_f64, log_factorial};

/// Beyond so many lists there are too many orders.
const MOST_LISTS: usize = 6;
/// The unseen, as a multiple of the seen, between which a maximum is looked for.
const UNSEEN: (f64, f64) = (1e-4, 1e4);
/// How often an interval is halved: far below the digits that anybody reads.
const HALVINGS: usize = 40;

/// Lists that differ, where being on one list multiplies a person's odds of being on each later one (Mtb): in the order of lists under
/// which it fits best.
///
/// People whom a first contact sends on to other services, or keeps away from them, leave what looks like dependence between some
/// lists. Nobody has to know the order: each is tried.
///
/// # Formula
///
/// ```text
/// logit P(on list j) = αⱼ, or αⱼ + φ for those on an earlier list;   N by conditional maximum likelihood
/// ```
///
/// Given the unseen each list is two binomials, new people and those listed before, and αⱼ has a closed form by φ. The unseen are those at
/// which the complete table's fit expects as many.
///
/// # References
///
/// Otis, Burnham, White and Anderson 1978, Wildlife Monographs 62; Chao, Chu and Hsu 2000, Biometrics 56, 427–433.
#[must_use]
pub fn changed_chances(table: &CaptureTable) -> Option<Alternative> {
    let n_lists = table.n_lists();
    if !(3..=MOST_LISTS).contains(&n_lists) {
        return None;
    }
    let mut best: Option<Alternative> = None;
    orders(n_lists, &mut |order| {
        if let Some(found) = InOrder::of(table, order).fit()
            && best.is_none_or(|best| found.log_likelihood > best.log_likelihood)
        {
            best = Some(found);
        }
    });
    best
}

/// Every order of so many lists.
fn orders(n_lists: usize, each: &mut dyn FnMut(&[usize])) {
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

/// What the model needs of a table in one order of lists.
struct InOrder {
    n_observed: f64,
    ln_factorials: f64,
    /// By list: people new on it, and people on it who were on an earlier one.
    new_people: Vec<f64>,
    again: Vec<f64>,
}

/// The odds of new people by list, the factor for those listed before, and the share on no list.
struct At {
    odds: Vec<f64>,
    factor: f64,
    unseen_share: f64,
}

impl InOrder {
    fn of(table: &CaptureTable, order: &[usize]) -> Self {
        let mut found = Self {
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
        let ln = |share: f64| log(share * self.n_observed);
        let excess = |ln_unseen: f64| {
            let unseen = exp(ln_unseen);
            let at = self.at(unseen)?;
            Some((self.n_observed * at.unseen_share / (1.0 - at.unseen_share) - unseen, at))
        };
        let (mut low, mut high) = (ln(UNSEEN.0), ln(UNSEEN.1));
        if excess(low)?.0 <= 0.0 || excess(high)?.0 >= 0.0 {
            return None;
        }
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if excess(middle)?.0 > 0.0 { low = middle } else { high = middle }
        }
        let at = excess(f64::midpoint(low, high))?.1;
        let n_total = self.n_observed / (1.0 - at.unseen_share);
        let of_people = |odds: f64, n: f64, of: f64| {
            if n > 0.0 { n * log(odds) - of * log1p(odds) } else { -of * log1p(odds) }
        };
        let log_likelihood = self.n_observed * (log(n_total) - 1.0) - self.ln_factorials
            + self
                .trials()
                .zip(&at.odds)
                .map(|([new, of_new, again, of_again], &odds)| {
                    of_people(odds, new, of_new) + of_people(at.factor * odds, again, of_again)
                })
                .sum::<f64>();
        let n_parameters = self.new_people.len() + 2;
        log_likelihood.is_finite().then_some(Alternative { n_total, log_likelihood, n_parameters })
    }

    /// The fit of the complete table with so many unseen.
    fn at(&self, unseen: f64) -> Option<At> {
        // The score of φ falls with it.
        let (mut low, mut high) = (-12.0, 12.0);
        let score = |ln_factor: f64| {
            let factor = exp(ln_factor);
            self.trials()
                .map(|trial| {
                    let odds = factor * odds(trial, unseen, factor);
                    trial[2] - trial[3] * odds / (1.0 + odds)
                })
                .sum::<f64>()
        };
        if !(score(low) > 0.0 && score(high) < 0.0) {
            return None;
        }
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if score(middle) > 0.0 { low = middle } else { high = middle }
        }
        let factor = exp(f64::midpoint(low, high));
        let odds: Vec<f64> = self.trials().map(|trial| odds(trial, unseen, factor)).collect();
        let unseen_share = odds.iter().map(|odds| 1.0 / (1.0 + odds)).product();
        Some(At { odds, factor, unseen_share })
    }
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
