//! Both regressions taken as right: everyone seen stands for so many like them.

use super::logits::Logits;
use super::people::{N_PLACES, PairedPeople};
use super::refusal::Refusal;
use crate::SizeEstimate;
use crate::design::{Covariate, Group};
use darkfigure_numeric::special::standard_normal;

/// A coefficient of a list's regression.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficient {
    /// The list, as an index into [`PairedPeople::list_names`].
    pub list: usize,
    /// The column of the design: the constant, a group, a slope.
    pub name: String,
    /// By how much the logarithm of the odds of being on the list is larger.
    pub estimate: f64,
    /// Its standard error.
    pub se: f64,
}

impl Coefficient {
    /// How many times as large the odds of being on the list are: e to the coefficient.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        libm::exp(self.estimate)
    }

    /// The limits of that ratio at a level.
    #[must_use]
    pub fn ratio_limits(&self, level: f64) -> (f64, f64) {
        let reach = standard_normal::quantile(0.5 + level / 2.0) * self.se;
        (libm::exp(self.estimate - reach), libm::exp(self.estimate + reach))
    }
}

/// Fitted regressions of two lists, and the population that they imply.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The size.
    pub size: SizeEstimate,
    /// The coefficients, of the first list and then of the second.
    pub coefficients: Vec<Coefficient>,
    /// The people by group, in the order of the covariates and their values; covariates that are slopes have none.
    pub groups: Vec<Group>,
}

/// Fits both lists' logistic regressions to those seen, and adds up whom they stand for.
///
/// # Assumptions
///
/// Among people alike in the covariates the lists are independent, and chances are alike. The logarithm of the odds of being on a list is a
/// sum over groups, and straight in a slope.
///
/// # Formula
///
/// ```text
/// logit p₁ = x'β₁,  logit p₂ = x'β₂,  π = 1 − (1 − p₁)(1 − p₂),  N = Σ 1/πᵢ over those seen
/// var N = Σ (1 − πᵢ)/πᵢ² + g' V g,  g = ∂N/∂β,  V the inverse information of the likelihood given that people were seen
/// ```
///
/// With a constant alone that is Lincoln and Petersen's estimate, with its standard error; with groups alone, of one covariate, the sum of theirs.
///
/// # Errors
///
/// [`Refusal`] where covariates determine each other, or a chance runs to none or to certainty.
///
/// # References
///
/// Huggins 1989, Biometrika 76, 133–140; Alho 1990, Biometrics 46, 623–635.
pub fn fit(people: &PairedPeople, level: f64) -> Result<Fit, Refusal> {
    if !(level > 0.0 && level < 1.0) {
        return Err(Refusal::Level);
    }
    if let Some(column) = people.dependent_column() {
        return Err(Refusal::Dependent { column: column.clone() });
    }
    let rows: Vec<(&[f64], [f64; N_PLACES])> =
        people.rows.iter().map(|row| (row.design.as_slice(), row.counts)).collect();
    let logits = Logits::fit(&rows).ok_or(Refusal::NoMaximum)?;
    let n_columns = people.design.columns.len();
    let mut gradient = vec![0.0; 2 * n_columns];
    let (mut estimate, mut drawn) = (0.0, 0.0);
    for row in &people.rows {
        let chances = logits.chances(&row.design);
        let (n_people, seen) = (row.n_people(), chances.seen());
        estimate += n_people / seen;
        drawn += n_people * (1.0 - seen) / (seen * seen);
        let [one, other] = chances.lists;
        // ∂(1/π)/∂logit p₁ = −p₁ (1 − p₁)(1 − p₂)/π².
        let bend = -n_people * (1.0 - one) * (1.0 - other) / (seen * seen);
        for (list, chance) in [one, other].into_iter().enumerate() {
            let entries = gradient[list * n_columns..].iter_mut();
            entries.zip(&row.design).for_each(|(entry, x)| *entry += bend * chance * x);
        }
    }
    let se = (drawn + logits.variance_of(&gradient)).sqrt();
    let coefficients = (0..2 * n_columns).map(|at| {
        let mut unit = vec![0.0; 2 * n_columns];
        unit[at] = 1.0;
        let name = people.design.columns[at % n_columns].clone();
        let (estimate, se) = (logits.beta[at], logits.variance_of(&unit).sqrt());
        Coefficient { list: at / n_columns, name, estimate, se }
    });
    Ok(Fit {
        size: SizeEstimate::log_normal(people.n_observed(), estimate, se, level),
        coefficients: coefficients.collect(),
        groups: groups(people, &logits),
    })
}

fn groups(people: &PairedPeople, logits: &Logits) -> Vec<Group> {
    let mut groups = Vec::new();
    for (at, covariate) in people.covariates().iter().enumerate() {
        let Covariate::Groups { name, levels } = covariate else {
            continue;
        };
        for level in levels {
            let rows = || people.rows.iter().filter(|row| row.key[at] == *level);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a sum of counts")]
            let n_observed = rows().map(|row| row.n_people()).sum::<f64>() as u64;
            let estimate = rows().map(|row| row.n_people() / logits.chances(&row.design).seen()).sum();
            groups.push(Group { covariate: name.clone(), level: level.clone(), n_observed, estimate });
        }
    }
    groups
}
