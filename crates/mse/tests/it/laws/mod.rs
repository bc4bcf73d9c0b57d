//! Laws that every method keeps.

mod bootstrap;
mod classical;
mod decomposable;
mod latent_class;
mod loglinear;
mod thresholding;
