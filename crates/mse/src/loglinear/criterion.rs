//! Information criteria, by which models are compared.

use std::fmt;

/// A penalised log-likelihood; smaller is better.
///
/// Every parameter is penalised, those at −∞ too. The sample is the people seen.
///
/// # Formula
///
/// ```text
/// AIC = 2p − 2ℓ;   AICc = AIC + 2p(p + 1) / (n − p − 1);   BIC = p ln n − 2ℓ
/// ```
///
/// AICc is infinite where n ≤ p + 1.
///
/// # References
///
/// Akaike 1974; Hurvich and Tsai 1989; Schwarz 1978.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Criterion {
    /// Akaike's criterion.
    Aic,
    /// Akaike's criterion, corrected for small samples.
    Aicc,
    /// The Bayesian (Schwarz) criterion.
    #[default]
    Bic,
}

impl Criterion {
    /// The criterion's value for a model of `n_parameters` on `n_observed` people.
    #[must_use]
    pub fn value(self, log_likelihood: f64, n_parameters: usize, n_observed: f64) -> f64 {
        self.penalty(n_parameters, n_observed) - 2.0 * log_likelihood
    }

    /// What the criterion adds to −2ℓ.
    #[must_use]
    pub fn penalty(self, n_parameters: usize, n_observed: f64) -> f64 {
        let p = n_parameters as f64;
        match self {
            Self::Aic => 2.0 * p,
            Self::Aicc => {
                let room = n_observed - p - 1.0;
                if room > 0.0 { 2.0 * p + 2.0 * p * (p + 1.0) / room } else { f64::INFINITY }
            }
            Self::Bic => p * libm::log(n_observed),
        }
    }
}

impl fmt::Display for Criterion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Aic => "AIC",
            Self::Aicc => "AICc",
            Self::Bic => "BIC",
        })
    }
}
