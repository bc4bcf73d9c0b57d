//! The posterior of a population size whose weight is known at every dark figure.

mod dark_figure_sum;
mod size_posterior;

pub use size_posterior::SizePosterior;

pub(super) use dark_figure_sum::{WeightedHypotheses, sum_over_all, sum_over_grid};
