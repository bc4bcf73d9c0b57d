//! Closed-population models: M0, Mt, Mh, Mth, Mb and Mbh.

mod behaviour;
mod corrected;
mod design;
mod fit;
mod model;
mod normal;
mod poisson_regression;
mod profile;
mod refusal;
mod removal;

pub use corrected::correct_closed;
pub use fit::{
    ClosedCoefficient, ClosedFit, MAX_CLOSED_LISTS, MAX_CLOSED_OCCASIONS, fit_closed, fit_closed_counts,
};
pub use model::{ClosedModel, Heterogeneity};
pub use profile::{ClosedProfile, Factorials, ProfileOptions, profile_closed, profile_closed_counts};
pub(crate) use profile::{Profile, coefficient};
pub use refusal::ClosedRefusal;
