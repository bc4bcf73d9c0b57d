//! Log-linear models: which there are, which have an estimate, and the estimate.

mod cell_counts;
mod cholesky;
mod criterion;
mod estimability;
mod estimable_family;
mod fit;
mod hierarchical_model;
mod integer_matrix;
mod interaction_lattice;
mod lattice;
mod model_space;
mod newton;
mod parity;
mod positive_balance;
mod survey;

pub use criterion::Criterion;
pub use estimability::{Estimability, estimability};
pub use fit::{Coefficient, LoglinearFit, LoglinearRefusal, fit_loglinear};
pub use hierarchical_model::{HierarchicalModel, HierarchicalModelError, MAX_LOGLINEAR_LISTS};
pub use model_space::{MAX_MODELS, ModelSpace, ModelSpaceError, Models};
pub use survey::{ModelEstimate, ModelRow, survey_models};

pub(crate) use cell_counts::CellCounts;
pub(crate) use estimability::{ReducedModel, Support};
pub(crate) use estimable_family::EstimableFamily;
pub(crate) use fit::{check_level, counts_for};
pub(crate) use integer_matrix::{IntegerMatrix, gcd};
pub(crate) use interaction_lattice::{InteractionLattice, InteractionSet, members};
pub(crate) use lattice::{close_upwards, subset_sums, superset_sums};
pub(crate) use model_space::ModelWalk;
pub(crate) use newton::{Attempt, Newton, Position, Problem};
pub(crate) use parity::has_parity_rank;
pub(crate) use positive_balance::{cone_contains, has_positive_balance};
pub(crate) use survey::{fit_row, survey_counts};
