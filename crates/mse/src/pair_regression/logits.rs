//! The chance of each of two lists as a logistic regression, fitted to those seen.

use libm::{exp, log};

use super::people::N_PLACES;
use crate::loglinear::Cholesky;

/// A step from which no more than half of this is to be gained is not made: rounding moves coefficients by more.
const LAST_GAIN: f64 = 1e-18;
const MAX_STEPS: usize = 100;
const MAX_HALVINGS: usize = 40;
/// Where a place has a smaller probability among people alike, its chance has run away.
const RUN_AWAY: f64 = 1e-8;

/// A row to be fitted: the design, and how many are on the first list alone, the second alone, both.
pub(super) type Counted<'a> = (&'a [f64], [f64; N_PLACES]);

/// Coefficients of both lists' logits.
#[derive(Debug, Clone)]
pub(super) struct Logits {
    /// The first list's coefficients, then the second's.
    pub(super) beta: Vec<f64>,
    information: Cholesky,
}

/// What a fit says of people alike.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chances {
    /// Of the first list, of the second.
    pub(super) lists: [f64; 2],
}

impl Chances {
    /// The probability of being seen.
    pub(super) fn seen(self) -> f64 {
        let [one, other] = self.lists;
        one + other - one * other
    }

    /// Of those seen, the shares on the first list alone, the second alone, both.
    pub(super) fn places(self) -> [f64; N_PLACES] {
        let [one, other] = self.lists;
        let seen = self.seen();
        [one * (1.0 - other) / seen, (1.0 - one) * other / seen, one * other / seen]
    }
}

impl Logits {
    /// The maximum of the likelihood given that people were seen; `None` where there is none, as some chance runs away.
    ///
    /// With both logits linear in x and lists independent given x, the odds among those seen are linear too: of both against the second
    /// alone they are the first list's, of both against the first alone the second's. It is a multinomial regression.
    pub(super) fn fit(rows: &[Counted<'_>]) -> Option<Self> {
        let n_columns = rows.first().map_or(0, |(design, _)| design.len());
        let mut logits = Self { beta: vec![0.0; 2 * n_columns], information: Cholesky::default() };
        let mut height = logits.log_likelihood(rows);
        for _ in 0..MAX_STEPS {
            let (gain, step) = logits.linearise(rows)?;
            if gain < LAST_GAIN {
                return (!logits.has_run_away(rows)).then_some(logits);
            }
            height = logits.move_uphill(rows, &step, height)?;
        }
        None
    }

    pub(super) fn chances(&self, design: &[f64]) -> Chances {
        let n_columns = design.len();
        let list = |at: usize| {
            let beta = &self.beta[at * n_columns..(at + 1) * n_columns];
            let logit: f64 = beta.iter().zip(design).map(|(beta, x)| beta * x).sum();
            1.0 / (1.0 + exp(-logit))
        };
        Chances { lists: [list(0), list(1)] }
    }

    /// g' V g, with V the inverse information at the fit.
    pub(super) fn variance_of(&self, gradient: &[f64]) -> f64 {
        let mut half = gradient.to_vec();
        self.information.solve_transposed(&mut half);
        half.iter().map(|value| value * value).sum()
    }

    fn log_likelihood(&self, rows: &[Counted<'_>]) -> f64 {
        let of_row = |(design, counts): &Counted<'_>| -> f64 {
            let places = self.chances(design).places();
            let terms = counts.iter().zip(places).filter(|(count, _)| **count > 0.0);
            terms.map(|(count, place)| count * log(place)).sum()
        };
        rows.iter().map(of_row).sum()
    }

    /// Newton's step, and that times the score; the factor of the information stays.
    fn linearise(&mut self, rows: &[Counted<'_>]) -> Option<(f64, Vec<f64>)> {
        let n_columns = self.beta.len() / 2;
        let mut score = vec![0.0; 2 * n_columns];
        self.information.resize(2 * n_columns);
        for row in 0..2 * n_columns {
            self.information.row_mut(row).fill(0.0);
        }
        for (design, counts) in rows {
            let n_people: f64 = counts.iter().sum();
            let [first_alone, second_alone, _] = self.chances(design).places();
            // The first list's logit moves the odds of both against the second alone.
            let scores = [n_people * second_alone - counts[1], n_people * first_alone - counts[0]];
            let own = [
                n_people * second_alone * (1.0 - second_alone),
                n_people * first_alone * (1.0 - first_alone),
            ];
            let shared = -n_people * first_alone * second_alone;
            for list in 0..2 {
                for (at, &x) in design.iter().enumerate() {
                    score[list * n_columns + at] += scores[list] * x;
                    let target = self.information.row_mut(list * n_columns + at);
                    for (entry, &other) in target.iter_mut().zip(&design[at..]) {
                        *entry += own[list] * x * other;
                    }
                    if list == 0 {
                        for (entry, &other) in target[n_columns - at..].iter_mut().zip(*design) {
                            *entry += shared * x * other;
                        }
                    }
                }
            }
        }
        self.information.factorise()?;
        let mut step = score.clone();
        self.information.solve(&mut step);
        Some((score.iter().zip(&step).map(|(score, step)| score * step).sum(), step))
    }

    fn move_uphill(&mut self, rows: &[Counted<'_>], step: &[f64], height: f64) -> Option<f64> {
        let mut scale = 1.0;
        for _ in 0..=MAX_HALVINGS {
            self.beta.iter_mut().zip(step).for_each(|(beta, step)| *beta += scale * step);
            let moved = self.log_likelihood(rows);
            if moved >= height - 1e-12 * (1.0 + height.abs()) {
                return Some(moved);
            }
            self.beta.iter_mut().zip(step).for_each(|(beta, step)| *beta -= scale * step);
            scale *= 0.5;
        }
        None
    }

    fn has_run_away(&self, rows: &[Counted<'_>]) -> bool {
        rows.iter().any(|(design, counts)| {
            counts.iter().sum::<f64>() > 0.0
                && self.chances(design).places().iter().any(|&place| place < RUN_AWAY)
        })
    }
}

#[cfg(test)]
mod tests;
