//! Bayesian estimators: they give a distribution of the population size, not a number with an interval around it.

pub mod chain;
pub mod decomposable;
pub mod hierarchical;
pub mod latent_class;
pub mod size;
pub mod thresholding;
