//! A regression of captures on covariates, fitted by maximum likelihood, and the population that it implies.

use darkfigure_numeric::special::standard_normal;
use libm::log;

use super::Covariate;
use super::jet::Jet;
use super::people::People;
use super::{Family, Refusal};
use crate::SizeEstimate;
use crate::design::Group;
use crate::interval::as_f64;

/// The smallest rate, as a logarithm, at which a person can still be said to be seen at all.
const LOWEST_LOG_RATE: f64 = -9.0;
/// How far the other parameter may run before it is at its edge.
const EDGE: f64 = 9.0;
/// By how much less than this the likelihood may still rise at the last step.
const CLOSE: f64 = 1e-9;
const MAX_STEPS: usize = 200;

/// A coefficient with its standard errors.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficient {
    /// The column of the design: the constant, a group, a slope, or the parameter beside the rate.
    pub name: String,
    /// By how much ln λ is larger.
    pub estimate: f64,
    /// The standard error if the family is right.
    pub se: f64,
    /// The standard error that holds if only the rate is right (sandwich).
    pub robust_se: f64,
}

impl Coefficient {
    /// How many times as large the rate is: e to the coefficient.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        libm::exp(self.estimate)
    }

    /// The limits of that ratio at a level, by the sandwich standard error.
    #[must_use]
    pub fn ratio_limits(&self, level: f64) -> (f64, f64) {
        let reach = standard_normal::quantile(0.5 + level / 2.0) * self.robust_se;
        (libm::exp(self.estimate - reach), libm::exp(self.estimate + reach))
    }
}

/// A fitted regression and its population.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The family.
    pub family: Family,
    /// The constant, then the covariates' coefficients.
    pub coefficients: Vec<Coefficient>,
    /// ln of the negative binomial's dispersion, or the logit of the share of people who are seen once and never again.
    pub extra: Option<Coefficient>,
    /// The size, with a standard error as if the family were right.
    pub size: SizeEstimate,
    /// The same with the sandwich standard error.
    pub robust: SizeEstimate,
    /// The people by group, in the order of the covariates and their values.
    pub groups: Vec<Group>,
    /// How many people took part in the fit.
    pub n_fitted: u64,
    /// The log-likelihood.
    pub log_likelihood: f64,
}

impl Fit {
    /// How many parameters were fitted.
    #[must_use]
    pub fn n_parameters(&self) -> usize {
        self.coefficients.len() + usize::from(self.extra.is_some())
    }

    /// Akaike's criterion; it compares families of the same people only (see [`Family::is_of_everyone`]).
    #[must_use]
    pub fn aic(&self) -> f64 {
        2.0 * as_f64(self.n_parameters() as u64) - 2.0 * self.log_likelihood
    }

    /// Schwarz's criterion, by the logarithm of the number of people.
    #[must_use]
    pub fn bic(&self) -> f64 {
        as_f64(self.n_parameters() as u64) * log(as_f64(self.n_fitted)) - 2.0 * self.log_likelihood
    }
}

/// Fits a family and adds up who stands behind each person seen.
///
/// # Assumptions
///
/// People with the same covariates are seen at the same rate (or at rates that differ as the family says), independently of each other and of
/// having been seen before. Chao's form is a lower bound wherever people of a group differ further.
///
/// # Formula
///
/// ```text
/// ln λᵢ = xᵢ'β,  N = Σ wᵢ,  wᵢ = 1/P(i is seen)
/// var N = Σ wᵢ (wᵢ − 1) + g' V g,  g = ∂N/∂(β, θ),  V = A⁻¹ or A⁻¹ B A⁻¹
/// ```
///
/// A is the observed information, B the sum of squared scores. For Chao, wᵢ = 1 + 1/(λᵢ + λᵢ²/2) for those seen once or twice and 1 for
/// the others; for the zero-one-truncated families, wᵢ = 1 + P(0)/(1 − P(0) − P(1)) for those seen twice or more and 1 for the others.
///
/// # Errors
///
/// [`Refusal`] where a group has no repeats, covariates determine each other, the likelihood has no maximum, or the parameter beside the rate
/// runs to its edge.
///
/// # References
///
/// Van der Heijden, Bustami, Cruyff, Engbersen and van Houwelingen (2003), Statistical Modelling 3, 305–322; Cruyff and van der Heijden
/// (2008), Biometrical Journal 50, 1035–1050; Böhning and van der Heijden (2009), Annals of Applied Statistics 3, 595–610 (Zelterman);
/// Böhning, Vidal-Diez, Lerdsuwansri, Viwatwongkasem and Arnold (2013), Biometrics 69, 1033–1042 (Chao); Böhning and van der Heijden
/// (2019), Annals of Applied Statistics 13, 1198–1211 (zero-one truncation and one-inflation); Chlebicki, Chlebicki and Beręsewicz
/// (2025), singleRcapture.
pub fn fit(people: &People, family: Family, level: f64) -> Result<Fit, Refusal> {
    if !(level > 0.0 && level < 1.0) {
        return Err(Refusal::Level);
    }
    check_groups(people, family)?;
    let mut parameters = start(people, family)?;
    let (value, information) = climb(people, family, &mut parameters)?;
    let n_columns = people.design.columns.len();
    let extra = parameters.get(n_columns).copied();
    let fits = |row: &&super::people::Row| family.fits(row.captures);
    let log_rates = people.rows.iter().map(|row| dot(&row.design, &parameters));
    if log_rates.clone().any(|log_rate| log_rate < LOWEST_LOG_RATE) {
        return Err(Refusal::NoMaximum);
    }
    let inverse = inverse(&information).ok_or(Refusal::NoMaximum)?;
    let robust = sandwich(people, family, &parameters, &inverse);
    let (estimate, gradient, drawn) = size(people, family, &parameters);
    let n_observed = people.n_observed();
    let sized = |covariance: &[Vec<f64>]| {
        let variance = drawn + quadratic(&gradient, covariance);
        SizeEstimate::log_normal(n_observed, estimate, variance.max(0.0).sqrt(), level)
    };
    let coefficient = |at: usize, name: String| Coefficient {
        name,
        estimate: parameters[at],
        se: inverse[at][at].max(0.0).sqrt(),
        robust_se: robust[at][at].max(0.0).sqrt(),
    };
    let beside = match family {
        Family::NegativeBinomial => "ln of the dispersion",
        Family::OneInflatedPoisson | Family::OneInflatedGeometric => {
            "logit of the share seen once and never again"
        }
        Family::Chao
        | Family::Zelterman
        | Family::Poisson
        | Family::Geometric
        | Family::ZeroOneTruncatedPoisson
        | Family::ZeroOneTruncatedGeometric => "",
    };
    Ok(Fit {
        family,
        coefficients: (0..n_columns).map(|at| coefficient(at, people.design.columns[at].clone())).collect(),
        extra: extra.map(|_| coefficient(n_columns, beside.to_owned())),
        size: sized(&inverse),
        robust: sized(&robust),
        groups: groups(people, family, &parameters),
        n_fitted: people.rows.iter().filter(fits).map(|row| row.n_people).sum(),
        log_likelihood: value,
    })
}

/// The size alone, for redraws.
pub(super) fn size_of(people: &People, family: Family) -> Result<f64, Refusal> {
    check_groups(people, family)?;
    let mut parameters = start(people, family)?;
    climb(people, family, &mut parameters)?;
    let lowest = people.rows.iter().map(|row| dot(&row.design, &parameters)).fold(f64::INFINITY, f64::min);
    if lowest < LOWEST_LOG_RATE {
        return Err(Refusal::NoMaximum);
    }
    Ok(size(people, family, &parameters).0)
}

/// Whether of each group somebody was seen more often than the least that takes part.
fn check_groups(people: &People, family: Family) -> Result<(), Refusal> {
    let least = if family.fits(1) { 1 } else { 2 };
    for (at, covariate) in people.covariates().iter().enumerate() {
        let Covariate::Groups { name, levels } = covariate else { continue };
        for level in levels {
            let repeats = people
                .rows
                .iter()
                .any(|row| row.key[at] == *level && row.captures > least && family.fits(row.captures));
            if !repeats {
                return Err(Refusal::GroupWithoutRepeat {
                    group: format!("{name} {level}"),
                    repeats: least + 1,
                });
            }
        }
    }
    Ok(())
}

/// The constant from those seen least and once more; everything else zero.
fn start(people: &People, family: Family) -> Result<Vec<f64>, Refusal> {
    let least = if family.fits(1) { 1 } else { 2 };
    let count = |captures: usize| {
        as_f64(people.rows.iter().filter(|row| row.captures == captures).map(|row| row.n_people).sum())
    };
    if count(least) == 0.0 || count(least + 1) == 0.0 {
        return Err(Refusal::TooFew);
    }
    let rate = as_f64(least as u64 + 1) * count(least + 1) / count(least);
    let mut parameters = vec![0.0; people.design.columns.len()];
    parameters[0] = log(rate.clamp(1e-3, 20.0));
    parameters.extend(family.extra_start());
    Ok(parameters)
}

fn jets(design: &[f64], parameters: &[f64]) -> (Jet, Jet) {
    let extra = parameters.get(design.len()).copied().unwrap_or(0.0);
    (Jet::argument(dot(design, parameters), 0), Jet::argument(extra, 1))
}

/// The log-likelihood, its gradient and its information.
fn likelihood(people: &People, family: Family, parameters: &[f64]) -> (f64, Vec<f64>, Vec<Vec<f64>>) {
    let (n, n_columns) = (parameters.len(), people.design.columns.len());
    let (mut value, mut gradient, mut information) = (0.0, vec![0.0; n], vec![vec![0.0; n]; n]);
    for row in people.rows.iter().filter(|row| family.fits(row.captures)) {
        let weight = as_f64(row.n_people);
        let (eta, extra) = jets(&row.design, parameters);
        let jet = family.log_likelihood(row.captures, eta, extra);
        value += weight * jet.value;
        for i in 0..n_columns {
            gradient[i] += weight * jet.first[0] * row.design[i];
            for (cell, column) in information[i].iter_mut().zip(&row.design[..n_columns]) {
                *cell -= weight * jet.second[0] * row.design[i] * column;
            }
            if n > n_columns {
                let mixed = weight * jet.second[1] * row.design[i];
                information[i][n_columns] -= mixed;
                information[n_columns][i] -= mixed;
            }
        }
        if n > n_columns {
            gradient[n_columns] += weight * jet.first[1];
            information[n_columns][n_columns] -= weight * jet.second[2];
        }
    }
    (value, gradient, information)
}

/// Newton's steps, damped where the information is not positive definite or a step does not climb.
fn climb(
    people: &People,
    family: Family,
    parameters: &mut Vec<f64>,
) -> Result<(f64, Vec<Vec<f64>>), Refusal> {
    check_columns(people, family)?;
    let n_columns = people.design.columns.len();
    let mut damping = 0.0;
    let (mut value, mut gradient, mut information) = likelihood(people, family, parameters);
    for _ in 0..MAX_STEPS {
        match parameters.get(n_columns) {
            Some(&extra) if extra < -EDGE => return Err(Refusal::Simpler { family }),
            Some(&extra) if extra > EDGE => return Err(Refusal::NoMaximum),
            Some(_) | None => {}
        }
        let mut damped = information.clone();
        for (at, row) in damped.iter_mut().enumerate() {
            row[at] += damping * (1.0 + row[at].abs());
        }
        let Some(lower) = factor(&damped) else {
            damping = f64::max(1e-6, damping * 10.0);
            continue;
        };
        let step = solve(&lower, &gradient);
        let gain = dot(&step, &gradient);
        let next: Vec<f64> =
            parameters.iter().zip(&step).map(|(at, step)| at + step.clamp(-2.0, 2.0)).collect();
        let found = likelihood(people, family, &next);
        // So near the top rounding decides whether the step climbs; it is taken, as it squares what is missing.
        let is_last = gain < CLOSE && damping < 1e-3;
        let climbs = found.0.is_finite() && found.0 > value;
        if !is_last && !climbs {
            damping = f64::max(1e-6, damping * 10.0);
            if damping > 1e9 {
                break;
            }
            continue;
        }
        *parameters = next;
        (value, gradient, information) = found;
        if is_last {
            return Ok((value, information));
        }
        damping = if damping < 1e-7 { 0.0 } else { damping / 10.0 };
    }
    Err(Refusal::NoMaximum)
}

/// Whether each column of the design adds something to those before it, among people who take part.
fn check_columns(people: &People, family: Family) -> Result<(), Refusal> {
    let taking_part = people.rows.iter().filter(|row| family.fits(row.captures));
    let rows: Vec<&[f64]> = taking_part.map(|row| row.design.as_slice()).collect();
    match people.design.dependent_column(&rows) {
        Some(column) => Err(Refusal::Dependent { column: column.clone() }),
        None => Ok(()),
    }
}

/// The size, its gradient, and the part of its variance that comes of who happened to be seen.
fn size(people: &People, family: Family, parameters: &[f64]) -> (f64, Vec<f64>, f64) {
    let n_columns = people.design.columns.len();
    let (mut size, mut gradient, mut drawn) = (0.0, vec![0.0; parameters.len()], 0.0);
    for row in &people.rows {
        let n_people = as_f64(row.n_people);
        let (eta, extra) = jets(&row.design, parameters);
        let weight = family.weight(row.captures, eta, extra);
        size += n_people * weight.value;
        drawn += n_people * weight.value * (weight.value - 1.0);
        for (slope, column) in gradient.iter_mut().zip(&row.design[..n_columns]) {
            *slope += n_people * weight.first[0] * column;
        }
        if parameters.len() > n_columns {
            gradient[n_columns] += n_people * weight.first[1];
        }
    }
    (size, gradient, drawn)
}

fn groups(people: &People, family: Family, parameters: &[f64]) -> Vec<Group> {
    let mut groups = Vec::new();
    for (at, covariate) in people.covariates().iter().enumerate() {
        let Covariate::Groups { name, levels } = covariate else { continue };
        for level in levels {
            let mut group =
                Group { covariate: name.clone(), level: level.clone(), n_observed: 0, estimate: 0.0 };
            for row in people.rows.iter().filter(|row| row.key[at] == *level) {
                let (eta, extra) = jets(&row.design, parameters);
                group.n_observed += row.n_people;
                group.estimate += as_f64(row.n_people) * family.weight(row.captures, eta, extra).value;
            }
            groups.push(group);
        }
    }
    groups
}

/// A⁻¹ B A⁻¹ with the squared scores B.
fn sandwich(people: &People, family: Family, parameters: &[f64], inverse: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let (n, n_columns) = (parameters.len(), people.design.columns.len());
    let mut robust = vec![vec![0.0; n]; n];
    for row in people.rows.iter().filter(|row| family.fits(row.captures)) {
        let (eta, extra) = jets(&row.design, parameters);
        let jet = family.log_likelihood(row.captures, eta, extra);
        let mut score: Vec<f64> = row.design.iter().map(|value| jet.first[0] * value).collect();
        if n > n_columns {
            score.push(jet.first[1]);
        }
        let influence: Vec<f64> = inverse.iter().map(|line| dot(line, &score)).collect();
        for i in 0..n {
            for j in 0..n {
                robust[i][j] += as_f64(row.n_people) * influence[i] * influence[j];
            }
        }
    }
    robust
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

fn quadratic(vector: &[f64], matrix: &[Vec<f64>]) -> f64 {
    matrix.iter().zip(vector).map(|(line, value)| value * dot(line, vector)).sum()
}

/// The lower factor L of a positive definite matrix L Lᵀ.
fn factor(matrix: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let n = matrix.len();
    let mut lower = vec![vec![0.0; n]; n];
    for i in 0..n {
        for j in 0..=i {
            let rest = matrix[i][j] - dot(&lower[i][..j], &lower[j][..j]);
            if i == j {
                if rest.is_nan() || rest <= 1e-12 * matrix[i][i].abs() {
                    return None;
                }
                lower[i][i] = rest.sqrt();
            } else {
                lower[i][j] = rest / lower[j][j];
            }
        }
    }
    Some(lower)
}

fn solve(lower: &[Vec<f64>], right: &[f64]) -> Vec<f64> {
    let n = right.len();
    let mut solution = right.to_vec();
    for i in 0..n {
        solution[i] = (solution[i] - dot(&lower[i][..i], &solution[..i])) / lower[i][i];
    }
    for i in (0..n).rev() {
        let rest: f64 = (i + 1..n).map(|j| lower[j][i] * solution[j]).sum();
        solution[i] = (solution[i] - rest) / lower[i][i];
    }
    solution
}

fn inverse(matrix: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let lower = factor(matrix)?;
    let unit = |at: usize| (0..matrix.len()).map(|i| f64::from(u8::from(i == at))).collect::<Vec<f64>>();
    Some((0..matrix.len()).map(|at| solve(&lower, &unit(at))).collect())
}

#[cfg(test)]
mod tests;
