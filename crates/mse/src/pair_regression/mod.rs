//! Two lists with covariates: how likely each list is to have people like this one, and how many like that neither has.
//!
//! A covariate may be groups (sex) or a number with a slope (a year, an age). With two lists nothing shows whether they depend on each
//! other; here they have to be independent among people alike in the covariates, which asks less than independence among all.
//!
//! [`fit`] takes the regression of each list as right (Huggins 1989; Alho 1990). [`doubly_robust`] corrects it by what it leaves
//! unexplained among those seen, on people who did not take part in the fit (Das, Kennedy and Jewell 2024).
//!
//! # What this module does not do
//!
//! - Learners other than logistic regression, such as forests; targeted likelihood (the paper's other estimator); more than two lists.
//! - A dependence of the lists among people alike: [`sensitivity::dependence`](crate::sensitivity) shows what one would do.

mod conditional;
mod doubly_robust;
mod logits;
mod people;
mod refusal;
mod row;

pub use crate::design::Group;
pub use crate::design::{Covariate, MAX_COLUMNS, PeopleError};
pub use conditional::{Coefficient, Fit, fit};
pub use doubly_robust::{CrossFit, DoublyRobust, doubly_robust};
pub use people::{PairedPeople, PairedPeopleError};
pub use refusal::Refusal;
pub use row::{Answer, Options, estimate};
