//! A model that no row of the table has, tried against the number that leads.

/// A model tried against the leading number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alternative {
    /// Its number.
    pub n_total: f64,
    /// Its Poisson log-likelihood, −ln y! included, as that of a log-linear model.
    pub log_likelihood: f64,
    /// How many parameters it has, the size included.
    pub n_parameters: usize,
}

impl Alternative {
    /// Akaike's criterion.
    #[must_use]
    pub fn aic(&self) -> f64 {
        2.0 * self.n_parameters as f64 - 2.0 * self.log_likelihood
    }
}
