//! Published and peer-computed values.

mod bootstrap;
mod classical;
mod decomposable;
mod estimation;
mod degenerate;
mod latent_class;
mod loglinear;
mod published;
mod thresholding;
