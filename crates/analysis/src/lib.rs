//! Comparability, bridging and gap arithmetic of contested figures, with honest uncertainty and typed refusals.
//!
//! [`analyse`] takes a dossier and gives its [`Findings`]: on each axis, whether two figures are about the same thing, and the grade that
//! follows; the steps that make them like for like, with the running value after each; the gap, as far as the grade allows one; what each
//! side must believe; and what is refused, with the reason. Under it stand numerical methods that are usable alone: exact intervals of
//! counts, Fieller and MOVER, products of lognormals in closed form, p-boxes, seeded Monte Carlo that knows how many digits it has earned.
//!
//! # Example
//!
//! ```
//! use darkfigure_analysis::{NormalPair, fieller, garwood};
//!
//! // A count of 259 as a Poisson draw, where a dossier declares it to be one (R: poisson.test(259)).
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
//! # Ok::<(), darkfigure_analysis::ArgumentError>(())
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
#![warn(clippy::disallowed_methods)]

mod argument;
mod believe;
mod bound;
mod bridging;
mod comparability;
mod decomposition;
mod distribution;
mod findings;
mod formula;
mod gap;
mod interval;
mod options;
mod published;
mod refusal;
mod simulation;
mod special;

pub use argument::ArgumentError;
pub use believe::{
    BenchmarkReading, Breakeven, CoverageBasis, CurvePoint, EqualFactors, ImpliedCoverage, MustBelieve,
    StayCurve,
};
pub use bound::bounds::{Bounds, Limits, UpperEnd};
pub use bound::manski::manski;
pub use bound::pbox::{
    AtLeast, comonotone_powers, comonotone_sum, range_times_limits, range_times_quantile,
    sum_at_any_dependence,
};
pub use bound::rounding::{quotient_agrees, rounded_to_figures, rounded_to_place};
pub use bridging::{Effect, StepTaken, Steps};
pub use comparability::{AxisVerdict, Comparability, Flag, Reason, Side, Verdict, compare_as_said, grade};
pub use decomposition::{Contribution, Decomposition, DifferenceSplit, LEAST_LOG_RATIO};
pub use distribution::conditioned::{Conditioned, Conditioning, MOST_REMOVED, at_least};
pub use distribution::declared::Distribution;
pub use distribution::lognormal::{
    Correlation, Factor, LogNormal, VarianceShare, comonotone_product, log_asymmetry, product,
    variance_shares,
};
pub use distribution::rectangular_sum::RectangularSum;
pub use findings::{ComparisonFindings, ExpectationFindings, Findings, analyse, compare};
pub use formula::dual_system::{DualSystem, lincoln_petersen};
pub use formula::e_value::{e_value, e_value_of_limits};
pub use formula::fixed_multiple::{
    FixedMultiple, FixedMultipleRule, FixedMultiples, PublishedPair, fixed_multiples,
};
pub use formula::gap_share::gap_share;
pub use formula::log_split::{LogSplit, OrderRange, equal_factors, shapley};
pub use formula::pool::{Between, LinearPool, Pooled, Study, Width, logarithmic_pool, pool};
pub use formula::steady_state::{
    StayCoverage, coverage_at_stay, entrants, growing_stock, most_coverage_of_present, present,
    stay_at_coverage, stay_coverage_curve, stock_of_entrants, stock_of_present,
};
pub use gap::{ConditionedCoverage, Derived, Gap, GapReading, Method, NaiveRatio, Orientation, SpreadOut};
pub use interval::binomial::{clopper_pearson, jeffreys, wilson};
pub use interval::count_ratio::{CountRatio, ExposedCount, conditional_count_ratio, lognormal_count_ratio};
pub use interval::fieller::{Fieller, NormalPair, fieller};
pub use interval::mover::{Measured, MoverRatio, mover_difference, mover_log_ratio, mover_ratio};
pub use interval::poisson::garwood;
pub use interval::propagate::{JointEstimate, propagate, shortest_limits};
pub use options::Options;
pub use published::{
    ComponentFindings, ReconciliationFindings, RowFindings, SeriesFindings, SumFindings, add_up, read_series,
    reconcile,
};
pub use refusal::{BridgeObstacle, Refusal};
pub use simulation::monte_carlo::{BLOCK, MonteCarlo, Scale, Simulated, Simulation, draws, simulate};
pub use simulation::stream::{Key, Stream};
