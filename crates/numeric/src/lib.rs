//! Exact intervals, bounds without distributions, pooled estimates and seeded simulation: the numerical methods under darkfigure.
//!
//! Each family is a module. What all of them share is at the root: [`Bounds`] that hold for certain, [`Limits`] at a level, a declared
//! [`Distribution`], and the one [`ArgumentError`] of a caller who asked the impossible.
//!
//! # Example
//!
//! ```
//! use darkfigure_numeric::interval::{NormalPair, fieller, garwood};
//!
//! // A count of 259 as a Poisson draw (R: poisson.test(259)).
//! let limits = garwood(259, 0.95)?;
//! assert!((limits.lower() - 228.415).abs() < 1e-3 && (limits.upper() - 292.540).abs() < 1e-3);
//!
//! // A ratio whose denominator cannot be told from zero has no finite interval, and says so.
//! let pair = NormalPair {
//!     numerator: 10.0,
//!     numerator_variance: 1.0,
//!     denominator: 1.0,
//!     denominator_variance: 1.0,
//!     covariance: 0.0,
//! };
//! assert_eq!(fieller(pair, 0.95)?.limits(), None);
//! # Ok::<(), darkfigure_numeric::ArgumentError>(())
//! ```
//!
//! # What this crate does not do
//!
//! It knows nothing of disputes, figures or lists. It reads and writes no text and rounds nothing. It knows no file, no clock, no environment
//! and no global random state: the same input and seed give the same bits on every platform, on any number of threads. It is no general
//! library of distributions or of linear algebra: what is here is what those methods need.
//!
//! # Features
//!
//! - `parallel`: simulations on several threads, with the same bits.
#![warn(clippy::disallowed_methods, clippy::wildcard_enum_match_arm)]

mod argument;
pub mod bound;
pub mod distribution;
pub mod formula;
pub mod hash;
pub mod interval;
pub mod quadrature;
pub mod root;
pub mod sample;
pub mod simulation;
pub mod special;

pub use argument::ArgumentError;
pub use bound::{Bounds, Limits, UpperEnd};
pub use distribution::Distribution;
