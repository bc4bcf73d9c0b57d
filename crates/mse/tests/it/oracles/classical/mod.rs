//! Two lists, lower bounds, coverage and closed populations against peers and publications.

mod behaviour;
mod closed_form;
mod closed_population;
mod normal;
mod published;
mod sensitivity;
mod stopped;
mod trap;

use crate::reference::{Row, Tally};

/// Whether two numbers agree to a relative tolerance, or absolutely below one.
fn close(found: f64, wanted: f64, tolerance: f64) -> bool {
    (found - wanted).abs() <= tolerance * wanted.abs().max(1.0)
}

/// A number that the row must have, `NA` as not a number, which is close to nothing.
fn number(row: &Row, column: &str) -> f64 {
    row.number(column).unwrap_or(f64::NAN)
}

/// Prints a count that is reported and not required, with its misses.
fn report(tally: &Tally, name: &str) {
    let Tally { n_matched, n_tried, misses, .. } = tally;
    note(&format!("{name}: {n_matched} of {n_tried} within tolerance; else {misses:#?}"));
}

/// Prints a line of the reference run.
fn note(line: &str) {
    #[expect(clippy::print_stderr, reason = "the reference run reports what it finds")]
    {
        eprintln!("{line}");
    }
}
