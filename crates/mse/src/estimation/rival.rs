//! Other ways to explain the lists, tried against the pattern behind the number that leads.

use super::doubt::{
    AS_WELL_UNITS, CLEARLY_BETTER_UNITS, DISAGREEMENT_FACTOR, Doubt, FAR_BETTER_UNITS, OVERWHELMING_UNITS,
};
use super::lead::lead;
use super::method::Method;
use super::model_fit::ModelFit;
use super::row::{MethodRow, RowStatus};
use crate::closed_population::{
    Alternative, ChangedChances, KindsApart, MissedLinks, TwoKinds, changed_chances, kinds_apart,
    missed_links, two_kinds,
};
use crate::interval::as_f64;
use crate::{CaptureTable, SizeInterval, UpperLimit};

/// Within how many units of AIC two fits are one, found twice.
const SAME_FIT: f64 = 1e-3;
/// How much less of AIC a parameter costs that can only lie on one side of zero: chance alone puts it on the other half the time, and it
/// then gains nothing (Hughes and King 2003, Journal of Statistical Planning and Inference 115, 397–411). People once listed are either
/// easier to find or harder: these are two explanations.
const ONE_SIDED: f64 = 1.0;

/// Beyond so many times the people seen, an upper limit excludes nothing that anybody would believe, and a number is none: where fewer
/// than one in a thousand leave a trace, which lists share whom is chance.
const OUT_OF_REACH: f64 = 1_000.0;

/// Explanations that no row of the table has.
#[derive(Debug)]
pub(super) struct Rivals {
    /// How many lists saw anybody.
    n_lists: usize,
    changed: Option<ChangedChances>,
    kinds: Option<TwoKinds>,
    missed: Option<MissedLinks>,
    apart: Option<KindsApart>,
}

impl Rivals {
    /// A list that saw nobody is no list to them: each would refuse it, and speak for the number by its silence.
    pub(super) fn of(table: &CaptureTable) -> Self {
        let table = &table.populated();
        Self {
            n_lists: table.n_lists(),
            changed: changed_chances(table),
            kinds: two_kinds(table),
            missed: missed_links(table),
            apart: kinds_apart(table),
        }
    }

    /// The smallest interval that holds the given one and that of each rival which AIC does not put behind the leading pattern.
    ///
    /// Of three lists of which two depend on each other, the leading pattern and changed chances are one model of those seen: they differ
    /// in the number alone, and only in the last digits of their fit.
    pub(super) fn joined(&self, interval: SizeInterval, fit: ModelFit) -> SizeInterval {
        let ranges = self.level_with(interval.level, fit);
        ranges.into_iter().flatten().flatten().fold(interval, SizeInterval::joined)
    }

    /// The interval of each rival that AIC does not put behind the leading pattern; none within where it could not be reckoned.
    fn level_with(&self, level: f64, fit: ModelFit) -> [Option<Option<SizeInterval>>; 3] {
        let is_within = |rival: &Alternative, units: f64| rival.aic() <= fit.aic + units;
        let is_level = |rival: &Alternative| is_within(rival, SAME_FIT);
        let changed = self.changed.as_ref().filter(|rival| is_within(&rival.fit, ONE_SIDED));
        let kinds = self.kinds.as_ref().filter(|rival| is_level(&rival.fit));
        let missed = self.missed.as_ref().filter(|rival| is_within(&rival.fit, ONE_SIDED));
        [
            changed.map(|rival| rival.interval(level, fit.aic + ONE_SIDED)),
            kinds.map(|rival| rival.interval(level)),
            missed.map(|rival| rival.interval(level)),
        ]
    }

    /// What they say against the leading number; nothing where it comes of no log-linear model.
    ///
    /// They are held against the interval that redraws give, as the leading one may hold theirs.
    pub(super) fn against(&self, table: &CaptureTable, rows: &[MethodRow]) -> Vec<Doubt> {
        let n_lists = table.n_lists();
        let Some(leading) = lead(rows, n_lists) else { return Vec::new() };
        let redrawn = rows.iter().find(|row| row.method == Method::BestBic).and_then(|row| row.interval);
        let (Some(interval), Some(fit)) = (redrawn.or(leading.interval), leading.fit()) else {
            return Vec::new();
        };
        let is_independence = leading.model.as_ref().is_some_and(|model| model.order() == 1);
        let changed = self.changed.as_ref().and_then(|ChangedChances { fit: found, .. }| {
            let ahead = fit.aic - found.aic();
            // Where lists are taken as independent, the best of so many orders is ahead by chance.
            let by_chance = if is_independence { 2.0 * ln_factorial(self.n_lists) } else { 0.0 };
            let n_total = found.n_total;
            let speaks = ahead >= CLEARLY_BETTER_UNITS.max(by_chance) && !interval.contains(n_total);
            speaks.then_some(Doubt::ChangedChances { n_total, ahead })
        });
        let kinds = self.kinds.as_ref().and_then(|TwoKinds { fit: found, .. }| {
            let ahead = fit.aic - found.aic();
            let n_total = found.n_total;
            let factor = times_the_unseen(n_total, &interval, as_f64(table.n_observed()));
            let leaves_nothing = ahead >= OVERWHELMING_UNITS && factor >= super::doubt::FLOOR_FACTOR;
            (ahead >= FAR_BETTER_UNITS).then_some(Doubt::TwoKinds { n_total, ahead, leaves_nothing })
        });
        let missed = self.missed.as_ref().and_then(|MissedLinks { fit: found, missed, .. }| {
            let ahead = fit.aic - found.aic();
            let n_total = found.n_total;
            let speaks = ahead >= CLEARLY_BETTER_UNITS && !interval.contains(n_total);
            speaks.then_some(Doubt::MissedLinks { n_total, ahead, missed: *missed })
        });
        let n_observed = as_f64(table.n_observed());
        let apart = leading.n_total.and_then(|n_total| self.apart_from(n_total, fit, n_observed));
        let reach = leading.interval.map(|interval| within_reach(self.joined(interval, fit), n_observed));
        let far = reach
            .filter(|reach| leading.method == Method::BestBicOpen && Doubt::is_wide(reach))
            .map(|reach| Doubt::CommonDependence { lower: reach.lower, upper: reach.upper });
        let is_refused = |row: &MethodRow| {
            row.method == Method::BestBicOpen && matches!(row.status, RowStatus::NotEstimable { .. })
        };
        let is_without =
            self.level_with(interval.level, fit).contains(&Some(None)) || rows.iter().any(is_refused);
        let without = is_without.then_some(Doubt::ExplanationWithoutRange);
        changed.into_iter().chain(kinds).chain(apart).chain(missed).chain(far).chain(without).collect()
    }

    /// Kinds of people on lists of their own, where they fit as well and make another number altogether.
    ///
    /// A model that ties the lists of each kind to each other takes the few who are on lists of two kinds for the overlap by chance of all
    /// people, and one explanation or the other is wrong by the whole factor. A number that is [`OUT_OF_REACH`] is no explanation.
    fn apart_from(&self, n_leading: f64, fit: ModelFit, n_observed: f64) -> Option<Doubt> {
        let KindsApart { fit: found, lists, strays } = self.apart.as_ref()?;
        let (ahead, n_total) = (fit.aic - found.aic(), found.n_total);
        let factor = (n_total / n_leading).max(n_leading / n_total);
        let is_other = factor >= DISAGREEMENT_FACTOR && n_total <= OUT_OF_REACH * n_observed;
        let speaks = *strays < 1.0 && ahead >= -AS_WELL_UNITS && is_other;
        speaks.then_some(Doubt::KindsApart { n_kinds: lists.len(), n_total, ahead })
    }
}

/// An interval whose upper end, beyond [`OUT_OF_REACH`] times those seen, is none in practice.
pub(super) fn within_reach(interval: SizeInterval, n_observed: f64) -> SizeInterval {
    let is_limit = |upper: &f64| *upper <= OUT_OF_REACH * n_observed;
    let upper = interval.upper.finite().filter(is_limit);
    SizeInterval { upper: upper.map_or(UpperLimit::Unbounded, UpperLimit::Finite), ..interval }
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

#[cfg(test)]
mod tests;
