//! Comparability, bridging and gap arithmetic of contested figures, with honest uncertainty and typed refusals.
//!
//! [`analyse`] takes a dossier and gives its [`Findings`]: on each axis, whether two figures are about the same thing, and the grade that
//! follows; the steps that make them like for like, with the running value after each; the gap, as far as the grade allows one; what each
//! side must believe; and what is refused, with the reason. The numerical methods under it are those of [`numeric`].
//!
//! # Example
//!
//! ```
//! use darkfigure_analysis::{Options, analyse};
//! use darkfigure_model::Dossier;
//!
//! let findings = analyse(&Dossier::default(), &Options::default());
//! assert!(findings.comparisons.is_empty());
//! ```
//!
//! # What this crate does not do
//!
//! It reads and writes no text and words nothing: reasons and refusals are codes. It rounds nothing and prints nothing. It knows no file, no
//! clock, no environment and no global random state: the same dossier, options and seed give the same bits on one target, on any number of
//! threads. It assumes no length of stay, no shape and no share that a dossier does not state, and it says of no figure that it is true.
//!
//! # Features
//!
//! - `parallel`: simulations on several threads, with the same bits.
#![warn(clippy::disallowed_methods, clippy::wildcard_enum_match_arm)]

pub mod believe;
mod bridging;
mod comparability;
pub mod decomposition;
pub mod dispute;
mod findings;
mod gap;
mod options;
pub mod published;
mod refusal;

// A dossier can be built without naming another crate.
pub use darkfigure_model as model;
pub use darkfigure_numeric as numeric;

pub use bridging::{Effect, OverWindow, StayTaken, StepTaken, Steps};
pub use comparability::{
    AxisVerdict, Comparability, Dependence, Flag, Reason, Retraction, Side, Tie, Verdict, compare_as_said,
    grade,
};
pub use findings::{ComparisonFindings, ExpectationFindings, Findings, analyse, compare};
pub use gap::{
    ConditionedCoverage, Derived, Gap, GapReading, NaiveRatio, Orientation, Part, SpreadMethod, SpreadOut,
};
pub use options::Options;
pub use refusal::{BridgeObstacle, Refusal};
