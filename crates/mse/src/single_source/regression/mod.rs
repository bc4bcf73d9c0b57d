//! One source with repeats and covariates: rates that depend on what is known of each person.
//!
//! A register in which people turn up again and again, with their sex, age or year. People who are rarely seen are more often missing; where
//! a covariate says who is rarely seen, a regression carries it over to those never seen, and the answer is less too low than without.

mod bootstrap;
mod family;
mod fit;
mod jet;
mod people;
mod refusal;
mod row;

pub use crate::design::Group;
pub use crate::design::{Covariate, MAX_COLUMNS, PeopleError};
pub use bootstrap::{Bootstrap, bootstrap};
pub use family::Family;
pub use fit::{Coefficient, Fit, fit};
pub use people::People;
pub use refusal::Refusal;
pub use row::{Options, Row, estimate};
