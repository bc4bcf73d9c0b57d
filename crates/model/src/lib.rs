//! The nouns of contested figures, and what always holds of them.
//!
//! A [`Figure`] is a published number about something: a [`Value`] (what was said, hedge and all), a [`Measure`] (what it is about, axis
//! by axis), a basis and a source. A [`Bridge`] is one step from one measure to another. A [`Dossier`] holds one dispute.
//! A [`Quantity`] is what arithmetic works on: two ends, each with the [`Tier`] that says what it rests on.
//!
//! ```
//! use darkfigure_model::{End, Form, Number, Quantity, Tier, Value};
//!
//! // "At least 120,000" and "around 100,000" do not make a floor of 220,000 …
//! let myanmar = Value::plain(Form::AtLeast(Number::whole(120_000))).quantity(Tier::Face);
//! let cambodia = Value::plain(Form::About(Number::whole(100_000))).quantity(Tier::Face);
//! let sum = myanmar.plus(&cambodia);
//! assert_eq!(sum.floor(), None);
//!
//! // … and nobody gave an upper end.
//! assert_eq!(sum.high(), End::Unknown);
//!
//! // 259 counted cases at 2.35 to 9.94 people a case.
//! let cases = Quantity::point(259.0, Tier::Hard);
//! let people_per_case = Quantity::between(End::at(2.35, Tier::Stated), End::at(9.94, Tier::Stated));
//! let people = cases.times(&people_per_case);
//! assert_eq!(people.floor().map(f64::round), Some(609.0));
//! ```
//!
//! # What this crate does not do
//!
//! It reads and writes no format (see `darkfigure-ingest`), compares nothing and estimates nothing (see `darkfigure-analysis`), knows no
//! distribution beyond its name, rounds nothing, prints no report, opens no file, has no clock and no randomness.
//!
//! # Features
//!
//! - `serde`: serialisation of values, measures and entries; what does not hold is refused on the way in. A whole dossier has one
//!   form in JSON, which `darkfigure-ingest` reads and writes.
//! - `proptest`: strategies for the types, in [`strategy`], for property tests downstream.
#![warn(clippy::disallowed_methods, clippy::wildcard_enum_match_arm)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod addition;
mod basis;
mod benchmark;
mod bridge;
mod comparison;
mod concept;
mod dossier;
mod expectation;
mod extent;
mod figure;
mod id;
mod inert;
mod kind;
mod level;
mod measure;
mod number;
mod period;
mod place;
mod quantity;
mod retraction;
mod scale;
mod series;
mod source;
mod statement;
#[cfg(feature = "proptest")]
pub mod strategy;
mod time;
mod unit;
mod value;

pub use addition::{Addition, MOST_PARTS_COMPARED, is_of_one_base, overlapping_parts};
pub use basis::{Basis, Role, Status};
pub use benchmark::{Benchmark, Measured};
pub use bridge::{Bridge, BridgeKind, Crossing, CrossingError, Operation, Reach, Stay};
pub use comparison::{Comparison, Component, OfWhich, Reconciliation, Sum};
pub use concept::{Concept, Population, Within};
pub use dossier::{Dossier, Entries, NetConcepts};
pub use expectation::{Expectation, Expected, Grade, ResultName};
pub use extent::Extent;
pub use figure::{Figure, Lineage, LineageKind, Relates, Relations};
pub use id::{
    BenchmarkId, BridgeId, ComparisonId, ConceptId, FigureId, IdError, MAX_ID_LEN, PlaceId, PopulationId,
    ReconciliationId, SeriesId, SourceId, SpeakerId, StatementId, SumId,
};
pub use inert::{first_steering, inert, inert_json, steers};
pub use kind::{Change, KindError, Magnitude, QuantityKind};
pub use level::{Level, LevelError};
pub use measure::{Axis, Facet, Measure};
pub use number::{EXPONENT_RANGE, MAX_DIGITS, Number, NumberError};
pub use period::{Date, Edge, Known, Period, PeriodError, Precision};
pub use place::{OwnPlace, Place, PlaceError, known_places};
pub use quantity::{Assurance, End, Quantity, Tier};
pub use scale::{PerTime, Rate, Scale};
pub use series::{Series, SeriesRow};
pub use source::{Source, SourceKind, Speaker};
pub use statement::{Claim, Sentence, Statement};
pub use time::{Time, TimeKind};
pub use unit::{KNOWN_CURRENCIES, KNOWN_UNITS, MAX_UNIT_LEN, Unit, UnitError};
pub use value::{Form, Interval, IntervalKind, Range, Shape, Vague, Value, ValueError};
