//! Other ways to explain the lists, tried against the pattern behind the number that leads.

use super::doubt::{AS_WELL_UNITS, CLEARLY_BETTER_UNITS, Doubt, FAR_BETTER_UNITS, OVERWHELMING_UNITS};
use super::lead::lead;
use super::row::MethodRow;
use crate::closed_population::{changed_chances, two_kinds};
use crate::interval::as_f64;
use crate::{CaptureTable, SizeInterval, UpperLimit};

/// What changed chances and two kinds of people say against the leading number; nothing where it comes of no log-linear model.
pub(super) fn of_rivals(table: &CaptureTable, rows: &[MethodRow]) -> Vec<Doubt> {
    let n_lists = table.n_lists();
    let Some(leading) = lead(rows, n_lists) else { return Vec::new() };
    let (Some(interval), Some(fit)) = (leading.interval, leading.fit()) else { return Vec::new() };
    let has_dependence = leading.model.as_ref().is_some_and(|model| model.order() > 1);
    let changed = changed_chances(table).and_then(|found| {
        let ahead = fit.aic - found.aic();
        // A model that has dependence already has to be beaten. Where lists are taken as independent, the best of so many orders is ahead
        // by chance.
        let needed = if has_dependence { 0.0 } else { CLEARLY_BETTER_UNITS.max(2.0 * ln_factorial(n_lists)) };
        let n_total = found.n_total;
        (ahead >= needed && !interval.contains(n_total)).then_some(Doubt::ChangedChances { n_total, ahead })
    });
    let kinds = two_kinds(table).and_then(|found| {
        let ahead = fit.aic - found.aic();
        let n_total = found.n_total;
        let is_outside = !interval.contains(n_total);
        let speaks = ahead >= FAR_BETTER_UNITS || is_outside && ahead >= -AS_WELL_UNITS;
        let factor = times_the_unseen(n_total, &interval, as_f64(table.n_observed()));
        let leaves_nothing = ahead >= OVERWHELMING_UNITS && factor >= super::doubt::FLOOR_FACTOR;
        speaks.then_some(Doubt::TwoKinds { n_total, ahead, is_outside, leaves_nothing })
    });
    changed.into_iter().chain(kinds).collect()
}

/// How many times the unseen that an interval admits at most a number takes.
fn times_the_unseen(n_total: f64, interval: &SizeInterval, n_observed: f64) -> f64 {
    match interval.upper {
        UpperLimit::Finite(upper) => (n_total - n_observed) / (upper - n_observed).max(1.0),
        UpperLimit::Unbounded => 0.0,
    }
}

fn ln_factorial(n: usize) -> f64 {
    (2..=n).map(|k| libm::log(k as f64)).sum()
}
