//! Laws that every method keeps.

mod audit;
mod best_model;
mod bootstrap;
mod boundary;
mod classical;
mod codes;
mod consistency;
mod covariate;
mod decomposable;
mod estimation;
mod hierarchical;
mod latent_class;
mod loglinear;
mod pair_regression;
mod rows;
mod sensitivity;
mod simulation;
mod single_source;
mod strata;
mod thresholding;
mod verdict;
