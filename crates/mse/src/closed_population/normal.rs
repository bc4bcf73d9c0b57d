//! Heterogeneity by a normal distribution of logits, integrated numerically.

use libm::{exp, log, log1p};

use super::design::{Cells, deviance_part};
use super::fit::{Coefficient, Fit, check_level, fit, histories, judge, pack};
use super::model::{Heterogeneity, Model};
use super::refusal::Refusal;
use crate::interval::{as_f64, log_factorial};
use crate::{CaptureTable, SizeEstimate};
use darkfigure_numeric::root::golden_maximum;

/// The most lists that are taken with a parameter each.
const MAX_LISTS: usize = 10;
/// Standard deviations of the logits that are tried first. Beyond the last, hardly anybody has a chance between 1 % and 99 %.
const GRID: [f64; 11] = [0.0, 0.125, 0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 6.0];

/// Nodes of the trapezoid rule for the standard normal, which converges exponentially for integrands analytic near the line.
///
/// The logistic's nearest pole is π/σ away, so that the error is about exp(−2π · π/σ / 0.1): below 1e-10 up to σ = 8.
fn nodes() -> impl Iterator<Item = (f64, f64)> {
    const STEP: f64 = 0.1;
    let scale = STEP / (2.0 * std::f64::consts::PI).sqrt();
    (-100_i32..=100).map(move |at| {
        let z = f64::from(at) * STEP;
        (z, scale * exp(-z * z / 2.0))
    })
}

/// Chances of each cell and of being missed, with their derivatives by the logits and by σ.
struct Chances {
    cells: Vec<Chance>,
    missed: Chance,
    /// The chance of being seen at all: the cells' sum, as one less the chance of being missed would round to nothing.
    seen: f64,
}

#[derive(Clone)]
struct Chance {
    value: f64,
    by_logit: Vec<f64>,
    by_sigma: f64,
}

impl Chance {
    fn zero(n_logits: usize) -> Self {
        Self { value: 0.0, by_logit: vec![0.0; n_logits], by_sigma: 0.0 }
    }
}

fn chances(cells: &Cells, model: Model, logits: &[f64], sigma: f64) -> Chances {
    let n_lists = cells.max_captures();
    let mut result = Chances {
        cells: vec![Chance::zero(logits.len()); cells.cells.len()],
        missed: Chance::zero(logits.len()),
        seen: 0.0,
    };
    // The value at each history, by its bits, as a product that grows list by list.
    let mut values = vec![0.0; if model.lists_differ() { cells.cells.len() + 1 } else { 0 }];
    for (z, weight) in nodes() {
        // ln(1 − p), odds and p of each list, or of the one chance that all lists share.
        let shared: Vec<(f64, f64, f64)> = logits
            .iter()
            .map(|logit| {
                let logit = logit + sigma * z;
                (-log_one_plus_exp(logit), exp(logit), exp(-log_one_plus_exp(-logit)))
            })
            .collect();
        let add = |into: &mut Chance, value: f64, residual_sum: f64| {
            into.value += value;
            into.by_sigma += value * z * residual_sum;
        };
        if model.lists_differ() {
            let expected: f64 = shared.iter().map(|&(_, _, p)| p).sum();
            values[0] = weight * exp(shared.iter().map(|&(log_q, _, _)| log_q).sum());
            for bits in 1..values.len() {
                values[bits] = values[bits & (bits - 1)] * shared[bits.trailing_zeros() as usize].1;
            }
            let places = std::iter::once(&mut result.missed).chain(&mut result.cells);
            for ((into, &value), bits) in places.zip(&values).zip(0_u32..) {
                add(into, value, f64::from(bits.count_ones()) - expected);
                for (list, (slope, &(_, _, p))) in into.by_logit.iter_mut().zip(&shared).enumerate() {
                    *slope += value * (f64::from(bits >> list & 1) - p);
                }
            }
        } else {
            let (log_q, odds, p) = shared[0];
            let mut value = weight * exp(f64::from(n_lists) * log_q);
            let expected = f64::from(n_lists) * p;
            let places = std::iter::once(&mut result.missed).chain(&mut result.cells);
            for (into, k) in places.zip(0_u32..) {
                let residual = f64::from(k) - expected;
                add(into, value, residual);
                into.by_logit[0] += value * residual;
                value *= odds;
            }
        }
    }
    result.seen =
        cells.cells.iter().zip(&result.cells).map(|(cell, chance)| exp(cell.offset) * chance.value).sum();
    result
}

fn log_one_plus_exp(x: f64) -> f64 {
    if x > 0.0 { x + log1p(exp(-x)) } else { log1p(exp(x)) }
}

/// The best logits for one σ, by Fisher scoring of the counts given that people were seen.
struct Best {
    logits: Vec<f64>,
    log_likelihood: f64,
}

fn score_logits(cells: &Cells, model: Model, start: &[f64], sigma: f64) -> Option<Best> {
    let n = cells.n_observed();
    let value = |chances: &Chances| {
        let seen = log(chances.seen);
        let parts = cells.cells.iter().zip(&chances.cells).filter(|(cell, _)| cell.count > 0.0);
        parts.map(|(cell, chance)| cell.count * (log(chance.value) - seen)).sum::<f64>()
    };
    let mut logits = start.to_vec();
    let mut at = chances(cells, model, &logits, sigma);
    let mut best = value(&at);
    for _ in 0..100 {
        let p = logits.len();
        let seen = at.seen;
        let (mut gradient, mut information) = (vec![0.0; p], vec![0.0; p * p]);
        for (cell, chance) in cells.cells.iter().zip(&at.cells) {
            let mean = n * exp(cell.offset) * chance.value / seen;
            let slopes: Vec<f64> =
                (0..p).map(|i| chance.by_logit[i] / chance.value + at.missed.by_logit[i] / seen).collect();
            for i in 0..p {
                gradient[i] += cell.count * slopes[i];
                for j in 0..p {
                    information[i * p + j] += mean * slopes[i] * slopes[j];
                }
            }
        }
        let mut step = solve(information, gradient)?;
        let mut moved = false;
        for _ in 0..40 {
            let proposal: Vec<f64> = logits.iter().zip(&step).map(|(logit, step)| logit + step).collect();
            let at_proposal = chances(cells, model, &proposal, sigma);
            let proposed = value(&at_proposal);
            if proposed.is_finite() && proposed >= best - 1e-11 * best.abs() {
                (logits, at, best, moved) = (proposal, at_proposal, proposed, true);
                break;
            }
            step.iter_mut().for_each(|step| *step /= 2.0);
        }
        let largest = step.iter().fold(0.0_f64, |most, step| most.max(step.abs()));
        if !moved || largest < 1e-9 {
            return Some(Best { logits, log_likelihood: best });
        }
    }
    None
}

pub(super) fn fit_normal(
    table: &CaptureTable,
    cells: &Cells,
    model: Model,
    level: f64,
) -> Result<Fit, Refusal> {
    check_level(level)?;
    if model.lists_differ() && cells.lists.len() > MAX_LISTS {
        return Err(Refusal::TooManyLists { found: cells.lists.len(), limit: MAX_LISTS });
    }
    let plain = if model.lists_differ() { Model::Mt } else { Model::M0 };
    debug_assert_eq!(model.heterogeneity(), Some(Heterogeneity::Normal));
    let equal = fit(table, plain, level)?;
    // Without spread the log-linear coefficients are the logits.
    let start: Vec<f64> = equal.coefficients[1..].iter().map(|coefficient| coefficient.value).collect();
    let mut grid = Vec::with_capacity(GRID.len());
    let mut from = start.clone();
    for sigma in GRID {
        let Some(best) = score_logits(cells, model, &from, sigma) else { break };
        from.clone_from(&best.logits);
        grid.push((sigma, best));
    }
    // The first peak: far out the integrals are decided by the tails of the normal distribution, of which nothing is known.
    let Some(at) = (0..grid.len())
        .find(|&at| grid.get(at + 1).is_none_or(|next| next.1.log_likelihood <= grid[at].1.log_likelihood))
    else {
        return Err(Refusal::NoMaximum);
    };
    if at + 1 == grid.len() {
        return Err(Refusal::NoMaximum);
    }
    let near = grid[at].1.logits.clone();
    let profile = |sigma: f64| {
        score_logits(cells, model, &near, sigma).map_or(f64::NEG_INFINITY, |best| best.log_likelihood)
    };
    let sigma = golden_maximum(profile, grid[at.saturating_sub(1)].0, grid[at + 1].0, 1e-8);
    if at == 0 && sigma < 1e-3 {
        // No spread at all fits best: the plain model with a parameter spent.
        let mut fit = equal;
        fit.model = model;
        fit.n_parameters += 1;
        fit.coefficients.push(Coefficient { name: "sigma".to_owned(), value: 0.0, se: 0.0 });
        let (deviance, log_likelihood) = (fit.deviance, fit.log_likelihood);
        judge(&mut fit, deviance, log_likelihood, histories(table.n_lists()), table.n_observed());
        return Ok(fit);
    }
    let best = score_logits(cells, model, &near, sigma).ok_or(Refusal::NoMaximum)?;
    summarise(table, cells, model, level, &best.logits, sigma)
}

fn summarise(
    table: &CaptureTable,
    cells: &Cells,
    model: Model,
    level: f64,
    logits: &[f64],
    sigma: f64,
) -> Result<Fit, Refusal> {
    let chances = chances(cells, model, logits, sigma);
    let n = cells.n_observed();
    let estimate = n / chances.seen;
    // Poisson information of (ln N, logits, σ); the multinomial variance is the Poisson one less N.
    let p = logits.len() + 2;
    let mut information = vec![0.0; p * p];
    for (cell, chance) in cells.cells.iter().zip(&chances.cells) {
        let mean = estimate * exp(cell.offset) * chance.value;
        let mut slopes = vec![1.0];
        slopes.extend(chance.by_logit.iter().map(|slope| slope / chance.value));
        slopes.push(chance.by_sigma / chance.value);
        for i in 0..p {
            for j in 0..p {
                information[i * p + j] += mean * slopes[i] * slopes[j];
            }
        }
    }
    let column = |at: usize| {
        let mut unit = vec![0.0; p];
        unit[at] = 1.0;
        solve(information.clone(), unit).map(|solution| solution[at])
    };
    let variances: Vec<f64> = (0..p).map(column).collect::<Option<_>>().ok_or(Refusal::NoMaximum)?;
    let variance = estimate * estimate * variances[0] - estimate;
    let (mut deviance, mut log_likelihood) = (0.0, -n);
    for &(history, count) in table.cells() {
        let count = as_f64(count);
        let packed = pack(cells, history);
        let at = if model.lists_differ() { packed.bits() } else { history.n_captures() };
        let mean = log(estimate * chances.cells[at as usize - 1].value);
        deviance += deviance_part(count, mean);
        log_likelihood += count * mean - log_factorial(count);
    }
    let names = cells.coefficient_names(model, &[]).into_iter().skip(1).chain(["sigma".to_owned()]);
    let values = logits.iter().copied().chain([sigma]);
    let intercept = Coefficient {
        name: "Intercept".to_owned(),
        value: log(estimate * chances.missed.value),
        se: (variance.max(0.0).sqrt()) / (estimate * chances.missed.value),
    };
    let rest = names.zip(values).zip(&variances[1..]).map(|((name, value), variance)| Coefficient {
        name,
        value,
        se: variance.max(0.0).sqrt(),
    });
    let mut fit = Fit {
        model,
        size: SizeEstimate::log_normal(table.n_observed(), estimate, variance.max(0.0).sqrt(), level),
        bias: None,
        deviance: 0.0,
        log_likelihood: 0.0,
        n_parameters: p,
        df: 0,
        aic: 0.0,
        bic: 0.0,
        coefficients: std::iter::once(intercept).chain(rest).collect(),
    };
    judge(&mut fit, deviance, log_likelihood, histories(table.n_lists()), table.n_observed());
    Ok(fit)
}

/// Solves a small symmetric positive definite system by elimination with pivoting.
fn solve(mut matrix: Vec<f64>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let n = right.len();
    for column in 0..n {
        let pivot = (column..n)
            .max_by(|&a, &b| matrix[a * n + column].abs().total_cmp(&matrix[b * n + column].abs()))?;
        let size = matrix[pivot * n + column].abs();
        if size.is_nan() || size < 1e-280 {
            return None;
        }
        if pivot != column {
            for j in 0..n {
                matrix.swap(pivot * n + j, column * n + j);
            }
            right.swap(pivot, column);
        }
        for row in column + 1..n {
            let factor = matrix[row * n + column] / matrix[column * n + column];
            for j in column..n {
                matrix[row * n + j] -= factor * matrix[column * n + j];
            }
            right[row] -= factor * right[column];
        }
    }
    for row in (0..n).rev() {
        for j in row + 1..n {
            right[row] -= matrix[row * n + j] * right[j];
        }
        right[row] /= matrix[row * n + row];
    }
    right.iter().all(|value| value.is_finite()).then_some(right)
}

#[cfg(test)]
mod tests;
