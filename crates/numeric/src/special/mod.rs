//! Special functions, to full double precision, with `libm` only and with loops that end whatever the input.
//!
//! Each module says what `libm`, `statrs` or `puruspe` lack for the purpose. What they do not lack is not here: the gamma function, the
//! error function and elementary functions are `libm`'s.

pub mod exponential;
pub mod gamma_ratio;
pub mod incomplete_beta;
pub mod incomplete_gamma;
pub mod poisson_tail;
pub mod saddle_point;
pub mod standard_normal;
