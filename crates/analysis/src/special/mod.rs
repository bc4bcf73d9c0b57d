//! Special functions, to full double precision and with bounded loops, and the root of an increasing one.

pub(crate) mod exponential;
pub(crate) mod incomplete_beta;
pub(crate) mod incomplete_gamma;
pub(crate) mod root;
pub(crate) mod saddle_point;
pub(crate) mod standard_normal;
