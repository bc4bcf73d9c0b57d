//! People by how often they were captured and by what is known of them.

use std::collections::BTreeSet;

use crate::CaptureCounts;
use crate::read::Stratum;

/// The most columns of a design, the constant included.
pub const MAX_COLUMNS: usize = 60;

/// How a covariate enters the rate.
#[derive(Debug, Clone, PartialEq)]
pub enum Covariate {
    /// Groups: each but the first has a coefficient of its own.
    Groups {
        /// The name.
        name: String,
        /// The values, ascending; the first is what the others are compared with.
        levels: Vec<String>,
    },
    /// A number: one coefficient, for one unit more. It is centred on the mean of the people seen.
    Slope {
        /// The name.
        name: String,
        /// The mean that it is measured from.
        centre: f64,
    },
}

impl Covariate {
    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Groups { name, .. } | Self::Slope { name, .. } => name,
        }
    }
}

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
    pub(super) covariates: Vec<Covariate>,
    /// The names of the design's columns: the constant, then each covariate's.
    pub(super) columns: Vec<String>,
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
        if strata.is_empty() {
            return Err(PeopleError::Nobody);
        }
        if strata.iter().any(|stratum| stratum.key.len() != names.len()) {
            return Err(PeopleError::KeyLength);
        }
        let mut covariates = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let levels: BTreeSet<&String> = strata.iter().map(|stratum| &stratum.key[at]).collect();
            if levels.len() < 2 {
                return Err(PeopleError::OneLevel { index: at });
            }
            covariates.push(if slopes.contains(name) {
                Covariate::Slope { name: name.clone(), centre: centre(strata, at)? }
            } else {
                Covariate::Groups { name: name.clone(), levels: levels.into_iter().cloned().collect() }
            });
        }
        let mut columns = vec!["constant".to_owned()];
        for covariate in &covariates {
            match covariate {
                Covariate::Groups { name, levels } => {
                    columns.extend(levels[1..].iter().map(|level| format!("{name}: {level}")));
                }
                Covariate::Slope { name, .. } => columns.push(name.clone()),
            }
        }
        if columns.len() > MAX_COLUMNS {
            return Err(PeopleError::TooManyColumns { found: columns.len() });
        }
        let mut rows = Vec::new();
        for Stratum { key, data } in strata {
            let design = design(&covariates, key);
            for (captures, &n_people) in (1..).zip(data.frequencies()) {
                if n_people > 0 {
                    rows.push(Row { captures, n_people, design: design.clone(), key: key.clone() });
                }
            }
        }
        Ok(Self { covariates, columns, rows })
    }

    /// The covariates, in order.
    #[must_use]
    pub fn covariates(&self) -> &[Covariate] {
        &self.covariates
    }

    /// How many people were captured at all.
    #[must_use]
    pub fn n_observed(&self) -> u64 {
        self.rows.iter().map(|row| row.n_people).sum()
    }
}

/// The mean of a covariate over the people seen.
fn centre(strata: &[Stratum<CaptureCounts>], at: usize) -> Result<f64, PeopleError> {
    let (mut sum, mut n_people) = (0.0, 0.0);
    for stratum in strata {
        let value = number(&stratum.key[at]).ok_or(PeopleError::NoNumber { index: at })?;
        let weight = crate::interval::as_f64(stratum.data.n_observed());
        sum += weight * value;
        n_people += weight;
    }
    Ok(sum / n_people)
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|value: &f64| value.is_finite())
}

fn design(covariates: &[Covariate], key: &[String]) -> Vec<f64> {
    let mut design = vec![1.0];
    for (covariate, value) in covariates.iter().zip(key) {
        match covariate {
            Covariate::Groups { levels, .. } => {
                design.extend(levels[1..].iter().map(|level| f64::from(u8::from(level == value))));
            }
            Covariate::Slope { centre, .. } => design.push(number(value).unwrap_or(*centre) - centre),
        }
    }
    design
}

/// Why strata do not make [`People`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PeopleError {
    /// Nobody was captured.
    #[error("nobody was captured")]
    Nobody,
    /// A key has not one value for each covariate.
    #[error("a stratum's key has not one value for each covariate")]
    KeyLength,
    /// A covariate has one value only, and explains nothing.
    #[error("the covariate has one value only")]
    OneLevel {
        /// Its place among the covariates, from 0.
        index: usize,
    },
    /// A covariate that is to be a slope has a value that is no number.
    #[error("the covariate has a value that is no number, and cannot be a slope")]
    NoNumber {
        /// Its place among the covariates, from 0.
        index: usize,
    },
    /// The covariates have too many values.
    #[error("the covariates make {found} columns, more than {MAX_COLUMNS}")]
    TooManyColumns {
        /// How many.
        found: usize,
    },
}
