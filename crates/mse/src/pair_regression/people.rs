//! People on two lists, with what is known of them.

use crate::CaptureTable;
use crate::design::{Covariate, Design, PeopleError};
use crate::interval::as_f64;
use crate::read::Stratum;

/// The lists on which somebody may be seen: the first alone, the second alone, both.
pub(super) const N_PLACES: usize = 3;

/// People seen on one or both of two lists, with covariates.
///
/// The lists are kept by name, so that answers do not depend on which came first.
///
/// # Example
///
/// ```
/// use darkfigure_mse::pair_regression::{PairedPeople, fit};
/// use darkfigure_mse::read::Stratum;
/// use darkfigure_mse::{CaptureTable, History};
///
/// // On the first list alone, on the second alone, on both: 1,000 women and 1,000 men, independent lists.
/// let rows = |counts: [u64; 3]| [1, 2, 3].map(History::from_bits).into_iter().zip(counts);
/// let names = || ["police", "shelter"].map(String::from).to_vec();
/// let women = CaptureTable::new(names(), rows([60, 360, 40]))?;
/// let men = CaptureTable::new(names(), rows([450, 50, 50]))?;
/// let strata = [("f", women), ("m", men)].map(|(key, data)| Stratum { key: vec![key.to_owned()], data });
/// let people = PairedPeople::new(&["sex".to_owned()], &[], &strata)?;
/// let found = fit(&people, 0.95)?;
/// assert!((found.size.estimate - 2_000.0).abs() < 1e-6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct PairedPeople {
    pub(super) list_names: [String; 2],
    pub(super) design: Design,
    /// A row a combination of covariates, in the order of their values.
    pub(super) rows: Vec<Row>,
}

/// People who are alike.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// How many are on the first list alone, the second alone, both.
    pub(super) counts: [f64; N_PLACES],
    pub(super) design: Vec<f64>,
    /// The values of the covariates, in order.
    pub(super) key: Vec<String>,
}

impl Row {
    pub(super) fn n_people(&self) -> f64 {
        self.counts.iter().sum()
    }
}

/// Why strata do not make [`PairedPeople`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PairedPeopleError {
    /// There are not two lists, or not the same two in all strata.
    #[error("a regression of lists takes two of them, the same for all people")]
    NotTwoLists,
    /// The covariates make no regression.
    #[error(transparent)]
    People(#[from] PeopleError),
}

impl PairedPeople {
    /// Takes over strata whose keys are the covariates' values, as [`read_captures`](crate::read::read_captures) gives them; those in
    /// `slopes` enter as numbers.
    ///
    /// # Errors
    ///
    /// [`PairedPeopleError`] where there are not two lists, there is no covariate or nobody, a covariate has one value only, a slope's value is no
    /// number, or the covariates have too many values.
    pub fn new(
        names: &[String],
        slopes: &[String],
        strata: &[Stratum<CaptureTable>],
    ) -> Result<Self, PairedPeopleError> {
        let mut strata: Vec<&Stratum<CaptureTable>> =
            strata.iter().filter(|stratum| stratum.data.n_observed() > 0).collect();
        strata.sort_by(|one, other| one.key.cmp(&other.key));
        let Some(first) = strata.first() else {
            return Err(PeopleError::Nobody.into());
        };
        let lists = first.data.list_names();
        let [one, other] = lists else {
            return Err(PairedPeopleError::NotTwoLists);
        };
        if strata.iter().any(|stratum| stratum.data.list_names() != lists) {
            return Err(PairedPeopleError::NotTwoLists);
        }
        let people: Vec<(&[String], u64)> =
            strata.iter().map(|stratum| (stratum.key.as_slice(), stratum.data.n_observed())).collect();
        let design = Design::new(names, slopes, &people)?;
        let is_turned = one > other;
        let rows = strata.iter().map(|stratum| {
            let mut counts = [0.0; N_PLACES];
            for &(history, count) in stratum.data.cells() {
                let place = match (history.contains(0) ^ is_turned, history.n_captures()) {
                    (_, 2) => 2,
                    (true, _) => 0,
                    (false, _) => 1,
                };
                counts[place] += as_f64(count);
            }
            Row { counts, design: design.row(&stratum.key), key: stratum.key.clone() }
        });
        let rows = rows.collect();
        let mut list_names = [one.clone(), other.clone()];
        list_names.sort_unstable();
        Ok(Self { list_names, design, rows })
    }

    /// The covariates, in order.
    #[must_use]
    pub fn covariates(&self) -> &[Covariate] {
        &self.design.covariates
    }

    /// The lists, by name.
    #[must_use]
    pub fn list_names(&self) -> &[String; 2] {
        &self.list_names
    }

    /// How many people were seen.
    #[must_use]
    pub fn n_observed(&self) -> u64 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a sum of counts")]
        let n_observed = self.rows.iter().map(Row::n_people).sum::<f64>() as u64;
        n_observed
    }

    /// Whether each column of the design adds something to those before it.
    pub(super) fn dependent_column(&self) -> Option<&String> {
        let rows: Vec<&[f64]> = self.rows.iter().map(|row| row.design.as_slice()).collect();
        self.design.dependent_column(&rows)
    }
}
