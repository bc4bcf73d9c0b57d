//! Closed-population models: M0, Mt, Mh, Mth, Mb and Mbh.

mod alternative;
mod assurance;
mod behaviour;
mod changed_chances;
mod climb;
mod common_dependence;
mod corrected;
mod design;
mod fit;
mod kinds_apart;
mod missed_links;
mod model;
mod normal;
mod poisson_regression;
mod profile;
mod refusal;
mod removal;
mod two_kinds;

pub use alternative::Alternative;
pub use assurance::{CHANGE, assurance_against_change};
pub use changed_chances::{ChangedChances, changed_chances};
pub use common_dependence::profile_with_common_dependence;
pub use corrected::correct;
pub use fit::{Coefficient, Fit, MAX_LISTS, MAX_OCCASIONS, fit, fit_counts};
pub use kinds_apart::{KindsApart, kinds_apart};
pub use missed_links::{MissedLinks, missed_links};
pub use model::{Heterogeneity, Model};
pub use profile::{Factorials, ProfileFit, ProfileOptions, profile, profile_counts};
pub(crate) use profile::{Profile, coefficient};
pub use refusal::Refusal;
pub use two_kinds::{TwoKinds, two_kinds};
