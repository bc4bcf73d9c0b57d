//! How well one log-linear model fits, in the measures by which models are compared.

use crate::loglinear;
use crate::loglinear::Criterion;

/// How well one log-linear model fits a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ModelFit {
    /// The Poisson log-likelihood, −ln y! included.
    pub log_likelihood: f64,
    /// Twice what the log-likelihood lacks to that of the counts themselves.
    pub deviance: f64,
    /// Its degrees of freedom, without what is forced to zero.
    pub df: i64,
    /// How many parameters there are, those at −∞ included.
    pub n_parameters: usize,
    /// How many of them are at −∞.
    pub n_forced_zero: usize,
    /// Akaike's criterion.
    pub aic: f64,
    /// Akaike's criterion, corrected for small samples; not finite where there are hardly more people than parameters.
    pub aicc: f64,
    /// The Bayesian criterion.
    pub bic: f64,
}

impl From<&loglinear::Fit> for ModelFit {
    fn from(fit: &loglinear::Fit) -> Self {
        Self {
            log_likelihood: fit.log_likelihood,
            deviance: fit.deviance,
            df: fit.df_kept,
            n_parameters: fit.n_parameters,
            n_forced_zero: fit.n_forced_zero,
            aic: fit.criterion(Criterion::Aic),
            aicc: fit.criterion(Criterion::Aicc),
            bic: fit.criterion(Criterion::Bic),
        }
    }
}
