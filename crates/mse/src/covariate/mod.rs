//! Covariates: log-linear models in which lists may reach some people better than others.
//!
//! A covariate (sex, age group, year) is one more variable of the contingency table, with as many levels as it has values. An
//! interaction between a list and a covariate lets the list reach the levels unequally; one between two lists is dependence, as
//! without covariates. For each combination of levels, a stratum, there is one history that nobody can see, and the model says how
//! many people have it.
//!
//! # Coding
//!
//! A level other than the first is an indicator, 0 or 1, like a list; a covariate of L levels takes L − 1 of them. Cells in which two
//! indicators of one covariate stand, or no list, cannot be seen and are left out of the fit. So the engine of plain log-linear models
//! fits these, with superset sums and all. Answers do not depend on which level comes first.

mod bootstrap;
mod coding;
mod doubt;
mod estimate;
mod face;
mod fit;
mod model;
mod search;
mod select;
mod size;
mod table;

pub use bootstrap::{Bootstrap, PickedModel, SizedPart, bootstrap};
pub use estimate::{Answer, Evidence, PooledComparison, VERY_STRONG_UNITS, estimate};
pub use face::UnseenObstacle;
pub use fit::{Fit, FittedStratum, Refusal, fit};
pub use model::{Model, ModelError};
pub use select::{MAX_MODELS, RankedModel, SelectOptions, Selection, Walk, select};
pub use size::Size;
pub use table::{Covariate, MAX_INDICATORS, Table, TableError};
