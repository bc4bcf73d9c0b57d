//! People by how often they were captured and by what is known of them.

use crate::CaptureCounts;
use crate::design::{Covariate, Design, PeopleError};
use crate::read::Stratum;

/// People captured once or more, by captures and covariates.
///
/// # Example
///
/// ```
/// use darkfigure_mse::CaptureCounts;
/// use darkfigure_mse::read::Stratum;
/// use darkfigure_mse::single_source::regression::{Family, People, fit};
///
/// let women = CaptureCounts::new([(1, 120), (2, 11), (3, 1)])?;
/// let men = CaptureCounts::new([(1, 240), (2, 66), (3, 10)])?;
/// let strata = [("f", women), ("m", men)].map(|(key, data)| Stratum { key: vec![key.to_owned()], data });
/// let people = People::new(&["sex".to_owned()], &[], &strata)?;
/// let found = fit(&people, Family::Poisson, 0.95)?;
/// // Women are seen at a lower rate, and more of them are missing.
/// assert!(found.coefficients[1].estimate > 0.0);
/// let shares: Vec<f64> = found.groups.iter().map(|group| group.n_observed as f64 / group.estimate).collect();
/// assert!(shares[0] < shares[1]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct People {
    pub(super) design: Design,
    /// A row a combination of covariates and captures.
    pub(super) rows: Vec<Row>,
}

/// People who are alike.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) captures: usize,
    pub(super) n_people: u64,
    pub(super) design: Vec<f64>,
    /// The values of the covariates, in order.
    pub(super) key: Vec<String>,
}

impl People {
    /// Takes over strata whose keys are the covariates' values, as [`read_captures`](crate::read::read_captures) gives them; those in
    /// `slopes` enter as numbers.
    ///
    /// # Errors
    ///
    /// [`PeopleError`] where there is no covariate or nobody, a covariate has one value only, a slope's value is no number, or the
    /// covariates have too many values.
    pub fn new(
        names: &[String],
        slopes: &[String],
        strata: &[Stratum<CaptureCounts>],
    ) -> Result<Self, PeopleError> {
        let people: Vec<(&[String], u64)> =
            strata.iter().map(|Stratum { key, data }| (key.as_slice(), data.n_observed())).collect();
        let design = Design::new(names, slopes, &people)?;
        let mut rows = Vec::new();
        for Stratum { key, data } in strata {
            let row = design.row(key);
            for (captures, &n_people) in (1..).zip(data.frequencies()) {
                if n_people > 0 {
                    rows.push(Row { captures, n_people, design: row.clone(), key: key.clone() });
                }
            }
        }
        Ok(Self { design, rows })
    }

    /// The covariates, in order.
    #[must_use]
    pub fn covariates(&self) -> &[Covariate] {
        &self.design.covariates
    }

    /// How many people were captured at all.
    #[must_use]
    pub fn n_observed(&self) -> u64 {
        self.rows.iter().map(|row| row.n_people).sum()
    }
}
