//! Behavioural response: `Mb` and `Mbh`.

use libm::{exp, log, log1p};

use super::fit::{Coefficient, Fit, histories, judge};
use super::model::Model;
use super::refusal::Refusal;
use super::removal::Removal;
use crate::interval::{as_f64, log_factorial};
use crate::{CaptureTable, History, SizeEstimate};

/// What Mb and Mbh need of a table.
#[derive(Debug, Clone)]
pub(super) struct FirstCaptures {
    pub(super) n_lists: u32,
    /// People by the list that saw them first.
    pub(super) new_people: Vec<f64>,
}

impl FirstCaptures {
    pub(super) fn of(table: &CaptureTable, model: Model) -> Result<Self, Refusal> {
        if table.cells().is_empty() {
            return Err(Refusal::Nobody);
        }
        let needed = if model == Model::Mbh { 3 } else { 2 };
        if table.n_lists() < needed {
            return Err(Refusal::TooFewLists { needed, found: table.n_lists() });
        }
        let mut new_people = vec![0.0; table.n_lists()];
        for &(history, count) in table.cells() {
            new_people[first(history)] += as_f64(count);
        }
        Ok(Self { n_lists: u32::try_from(table.n_lists()).unwrap_or(u32::MAX), new_people })
    }

    /// Occasions, people and summed delay of the part of the occasions that share one chance.
    pub(super) fn alike(&self, model: Model) -> (u32, f64, f64) {
        let skipped = u32::from(model == Model::Mbh);
        let rest = &self.new_people[skipped as usize..];
        let people = rest.iter().sum();
        let delay = rest.iter().zip(0_u32..).map(|(people, i)| people * f64::from(i)).sum();
        (self.n_lists - skipped, people, delay)
    }

    pub(super) fn removal(&self, model: Model) -> Result<Removal, Refusal> {
        let (n_occasions, people, delay) = self.alike(model);
        Removal::fit(n_occasions, people, delay)
    }
}

fn first(history: History) -> usize {
    history.bits().trailing_zeros() as usize
}

pub(super) fn fit(table: &CaptureTable, model: Model, level: f64) -> Result<Fit, Refusal> {
    let captures = FirstCaptures::of(table, model)?;
    let removal = captures.removal(model)?;
    let n_observed = table.n_observed();
    let (mut deviance, mut log_likelihood) = (0.0, -as_f64(n_observed));
    // Later captures, and the occasions at which there could have been any.
    let (mut recaptures, mut chances) = (0.0, 0.0);
    let later = |history: History| {
        let chances = captures.n_lists - 1 - history.bits().trailing_zeros();
        (f64::from(history.n_captures() - 1), f64::from(chances))
    };
    for &(history, count) in table.cells() {
        let (again, possible) = later(history);
        recaptures += as_f64(count) * again;
        chances += as_f64(count) * possible;
    }
    let recapture = if chances > 0.0 { recaptures / chances } else { 0.0 };
    let skipped = u32::from(model == Model::Mbh);
    for &(history, count) in table.cells() {
        let count = as_f64(count);
        let (again, possible) = later(history);
        let occasion = history.bits().trailing_zeros();
        let log_new = match occasion.checked_sub(skipped) {
            Some(delay) => removal.log_first + f64::from(delay) * removal.log_ratio,
            None => log(captures.new_people[0]),
        };
        let log_again = if again > 0.0 { again * log(recapture) } else { 0.0 };
        let log_not = if possible > again { (possible - again) * log1p(-recapture) } else { 0.0 };
        let mean = log_new + log_again + log_not;
        deviance += super::design::deviance_part(count, mean);
        log_likelihood += count * mean - log_factorial(count);
    }
    let estimate = as_f64(n_observed) + removal.dark;
    let size = SizeEstimate::log_normal(n_observed, estimate, removal.variance.sqrt(), level);
    let coefficients = coefficients(&captures, model, &removal, recapture, chances);
    let mut fit = Fit {
        model,
        size,
        bias: Some(removal.bias),
        deviance: 0.0,
        log_likelihood: 0.0,
        n_parameters: if model == Model::Mbh { 4 } else { 3 },
        df: 0,
        aic: 0.0,
        bic: 0.0,
        coefficients,
    };
    judge(&mut fit, deviance, log_likelihood, histories(table.n_lists()), n_observed);
    Ok(fit)
}

/// The chances of a first and of a later capture, with binomial standard errors given the estimated size.
fn coefficients(
    captures: &FirstCaptures,
    model: Model,
    removal: &Removal,
    recapture: f64,
    chances: f64,
) -> Vec<Coefficient> {
    let chance = |name: &str, value: f64, trials: f64| Coefficient {
        name: name.to_owned(),
        value,
        se: if trials > 0.0 { (value * (1.0 - value) / trials).max(0.0).sqrt() } else { 0.0 },
    };
    let n_total = captures.new_people.iter().sum::<f64>() + removal.dark;
    let (n_occasions, people, delay) = captures.alike(model);
    let trials = people + delay + f64::from(n_occasions) * removal.dark;
    let mut coefficients = Vec::new();
    if model == Model::Mbh {
        coefficients.push(chance("p1", captures.new_people[0] / n_total, n_total));
    }
    coefficients.push(chance("p", 1.0 - exp(removal.log_ratio), trials));
    coefficients.push(chance("c", recapture, chances));
    coefficients
}
