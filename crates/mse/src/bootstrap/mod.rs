//! How far an estimate would have moved had other people been seen: replicates, deletions, BCa.

mod bca;
mod model_bootstrap;
mod replicate;
mod reselection;
mod search;
mod selected_bootstrap;
mod support_cache;

pub use bca::{Bca, BcaInterval, BcaRefusal, Deletion, bca};
pub use model_bootstrap::{ModelBootstrap, PickedModel, bootstrap_model, bootstrap_stepwise};
pub use replicate::{Redraw, Replicates, ReplicatesError};
pub(crate) use reselection::over_replicates;
pub(crate) use selected_bootstrap::bootstrap_ranked;
pub use selected_bootstrap::{
    Among, SelectedBootstrap, TopModels, TopModelsRow, bootstrap_selected, bootstrap_top_models,
};
