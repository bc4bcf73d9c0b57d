//! Laws that every method keeps.

mod audit;
mod bca;
mod best_model;
mod bootstrap;
mod boundary;
mod classical;
mod closed_population;
mod codes;
mod consistency;
mod covariate;
mod decomposable;
mod estimation;
mod hierarchical;
mod latent_class;
mod loglinear;
mod models;
mod pair_regression;
mod rows;
mod sensitivity;
mod simulation;
mod single_source;
mod strata;
mod thresholding;
mod two_lists;
mod verdict;
