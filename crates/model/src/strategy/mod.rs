//! Strategies for property tests over the model's types. Valid by construction.

mod dossier;
mod figure;
mod value;

pub use dossier::{dossier, text};
pub use figure::{date, figure_id, measure, period, place, time, unit};
pub use value::{change, interval, kind, level, number, positive_number, quantity, range, rate, value};
