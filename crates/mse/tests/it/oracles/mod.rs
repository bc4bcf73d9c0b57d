//! Published and peer-computed values.

mod bootstrap;
mod classical;
mod covariate;
mod decomposable;
mod degenerate;
mod estimation;
mod hierarchical;
mod latent_class;
mod loglinear;
mod pair_regression;
mod published;
mod regression;
mod rivals;
mod strata;
mod thresholding;
mod verdict;
