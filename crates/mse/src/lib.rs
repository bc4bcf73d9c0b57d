//! Multiple systems estimation: hidden populations from overlapping lists.
//!
//! Several lists have seen parts of a population that nobody has counted: police, shelters, embassies. How much they
//! overlap says something about how many people are on none of them. This crate estimates that number by many
//! methods, asks each of them first whether the table holds an estimate at all, and refuses where it does not.
//!
//! ```
//! use darkfigure_mse::{CaptureTable, History};
//! use darkfigure_mse::loglinear::{SelectOptions, select_model};
//!
//! // Bit i of a history is list i; 123 people on three lists.
//! let rows = [(0b001, 5), (0b010, 5), (0b100, 41), (0b011, 54), (0b101, 6), (0b111, 12)];
//! let names = ["b", "c", "d"].map(String::from).to_vec();
//! let table = CaptureTable::new(names, rows.map(|(bits, count)| (History::from_bits(bits), count)))?;
//!
//! let selection = select_model(&table, &SelectOptions::default(), &|_| {})?;
//! let best = &selection.best[0];
//! assert_eq!(best.model.to_string(), "[12,23]");
//! assert_eq!(best.estimate.population.round(), 157.0);
//! // Two of the eight models have no estimate on this table, and none of them was fitted.
//! assert_eq!(selection.n_by_status, [6, 2, 0, 0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//!
//! - `parallel`: redraws, searches and chains on several threads, with the same bits.
//! - `serde`: serialisation of options, and of the words for methods, assumptions and grades. An [`Estimation`] has one JSON, with a
//!   version and a schema, which `darkfigure-report` writes (`estimate_json`).
//!
//! # What this crate does not do
//!
//! - It does not match records: who is the same person on two lists must be settled before.
//! - It does not know whether its assumptions hold. No data can show that lists depend on one another only as a model
//!   says; what follows if they do not is worked out beside every estimate, not instead of it.
//! - It renders nothing, reads no clock and no environment, and has no global random state: the same table, options
//!   and seed give the same bits on any number of threads.
#![warn(clippy::disallowed_methods, clippy::wildcard_enum_match_arm)]

pub mod audit;
pub mod bayesian;
pub mod bootstrap;
pub mod closed_population;
pub mod consistency;
pub mod covariate;
pub mod estimation;
pub mod loglinear;
pub mod pair_regression;
pub mod read;
pub mod sample_coverage;
pub mod sensitivity;
pub mod simulation;
pub mod single_source;
pub mod strata;
pub mod two_list;

mod capture_counts;
mod capture_table;
mod code;
mod design;
mod interval;
mod progress;

pub use capture_counts::{CaptureCounts, CaptureCountsError, MAX_CAPTURES};
pub use capture_table::{CaptureTable, CaptureTableError, History, MAX_LISTS};
pub use code::CODES;
pub use estimation::{
    Estimation, EstimationOptions, METHODS, Method, Support, estimate, estimate_with_progress,
};
pub use interval::{IntervalMethod, SizeEstimate, SizeInterval, UpperLimit, log_normal_interval};
pub use progress::Progress;
