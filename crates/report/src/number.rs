//! Numbers on their way to print: the one place of the whole workspace that rounds or formats a number.
//!
//! # Decisions
//!
//! - **Thousands** are separated by a comma, from 1,000 on; the decimal sign is a point.
//! - **Digits** are never more than were earned. [`Digits`] says how many; a derived number has three by default, the ends of
//!   a derived range two.
//! - **Ends share a place.** The ends of a range, and the point within, are printed to the same decimal place, which the
//!   smaller end sets (38–165, not 38–170): unless they lie more than a factor of a thousand apart, where a shared place would give one
//!   of them too many digits or none.
//! - **Direction.** Numbers round to the nearest, halves away from zero, in decimal. The *ends* of a range round outward, always, so that the
//!   printed range holds whatever the computed one holds, and one number has one print. Published ends keep all their digits.
//! - **Nothing negative is zero**: there is no "−0".
//! - **Large numbers** that were derived print as million, billion, trillion; beyond that, and for very small ones, as a
//!   power of ten. Numbers as written keep all their digits.
//! - **Unknown and unbounded** are two prints: "at least 120,000" where nobody said where it ends, "at least 120,000, without
//!   upper limit" where it is known that there is no end.
//! - **Fractions in words** ("about 1 in 40") follow the one rule of `fraction`.
//! - **A percentage names its base**: the type has no percentage without one.

mod amount;
mod decimal;
mod fraction;
mod print;
mod role;

pub use amount::{Amount, Bound, Digits, Ends, IntervalLevel, LevelKind};
pub(crate) use print::{compact, tick_text};
pub use role::{Dimension, UnitWords};
