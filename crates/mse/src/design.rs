//! What is known of people as columns of a regression.

use std::collections::BTreeSet;

use crate::interval::as_f64;

/// A column of which less than this share of its square length is left once those before it are taken out follows from them.
const DEPENDENT: f64 = 1e-10;

/// The most columns of a design, the constant included.
pub const MAX_COLUMNS: usize = 60;

/// How a covariate enters a regression.
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

/// The columns of a regression: the constant, then each covariate's.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Design {
    pub(crate) covariates: Vec<Covariate>,
    /// The names of the columns.
    pub(crate) columns: Vec<String>,
}

impl Design {
    /// From the values of the covariates, by people who are alike, with how many they are; those in `slopes` enter as numbers.
    pub(crate) fn new(
        names: &[String],
        slopes: &[String],
        people: &[(&[String], u64)],
    ) -> Result<Self, PeopleError> {
        if people.is_empty() {
            return Err(PeopleError::Nobody);
        }
        if people.iter().any(|(key, _)| key.len() != names.len()) {
            return Err(PeopleError::KeyLength);
        }
        let mut covariates = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let levels: BTreeSet<&String> = people.iter().map(|(key, _)| &key[at]).collect();
            if levels.len() < 2 {
                return Err(PeopleError::OneLevel { index: at });
            }
            covariates.push(if slopes.contains(name) {
                Covariate::Slope { name: name.clone(), centre: centre(people, at)? }
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
        Ok(Self { covariates, columns })
    }

    /// The row of people with these values.
    pub(crate) fn row(&self, key: &[String]) -> Vec<f64> {
        let mut row = vec![1.0];
        for (covariate, value) in self.covariates.iter().zip(key) {
            match covariate {
                Covariate::Groups { levels, .. } => {
                    row.extend(levels[1..].iter().map(|level| f64::from(u8::from(level == value))));
                }
                Covariate::Slope { centre, .. } => row.push(number(value).unwrap_or(*centre) - centre),
            }
        }
        row
    }

    /// The first column that follows from those before it, among these rows.
    pub(crate) fn dependent_column(&self, rows: &[&[f64]]) -> Option<&String> {
        let mut basis: Vec<Vec<f64>> = Vec::new();
        for (column, name) in self.columns.iter().enumerate() {
            let mut rest: Vec<f64> = rows.iter().map(|row| row[column]).collect();
            let length = dot(&rest, &rest);
            for other in &basis {
                let share = dot(&rest, other);
                rest.iter_mut().zip(other).for_each(|(rest, other)| *rest -= share * other);
            }
            let left = dot(&rest, &rest);
            if left <= DEPENDENT * length || length == 0.0 {
                return Some(name);
            }
            let scale = 1.0 / left.sqrt();
            basis.push(rest.into_iter().map(|rest| rest * scale).collect());
        }
        None
    }
}

/// The mean of a covariate over the people seen.
fn centre(people: &[(&[String], u64)], at: usize) -> Result<f64, PeopleError> {
    let (mut sum, mut n_people) = (0.0, 0.0);
    for &(key, count) in people {
        let value = number(&key[at]).ok_or(PeopleError::NoNumber { index: at })?;
        sum += as_f64(count) * value;
        n_people += as_f64(count);
    }
    Ok(sum / n_people)
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|value: &f64| value.is_finite())
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

/// Why strata do not make people of a regression.
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

/// The people of a group, seen and unseen.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The covariate.
    pub covariate: String,
    /// Its value.
    pub level: String,
    /// How many of the group were seen.
    pub n_observed: u64,
    /// How many there are, seen and unseen.
    pub estimate: f64,
}
