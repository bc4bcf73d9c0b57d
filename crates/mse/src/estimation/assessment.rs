//! Whether the table as a whole supports a number.

use darkfigure_numeric::special::incomplete_gamma;

use super::disagreement::Disagreement;
use super::doubt::{
    AS_WELL_UNITS, BEYOND_CHANCE, CLEARLY_BETTER_UNITS, DISAGREEMENT_FACTOR, Doubt, ENOUGH_ASSURANCE,
    FEW_ON_TWO_LISTS, HARDLY_ANYONE, HOPELESS_SHARE, KNOWN_SIZES_MISSED_SHARE, MISFIT, NON_EXISTENCE_SHARE,
};
use super::lead::{floor, lead};
use super::method::{Method, MethodRole};
use super::multiverse::Multiverse;
use super::refusal::NotEstimable;
use super::row::{MethodRow, RowDetail, RowStatus};
use super::support::Support;
use super::what_if::EstimateSensitivity;
use crate::audit::{Audit, PairOverlap};
use crate::closed_population::assurance_against_change;
use crate::consistency::Consistency;
use crate::interval::as_f64;
use crate::loglinear::SelectRefusal;
use crate::sensitivity::Breakdown;
use crate::{CaptureTable, UpperLimit};

/// Whether the table as a whole supports a number, with every reason against.
///
/// # Rules
///
/// The grade is the worst that any reason carries; without a reason the table is [`Support::Consistent`]. Reasons say what they rest
/// on, so that a reader may weigh them otherwise. A grade concerns the evidence in the table: that lists are matched rightly,
/// that the population is closed, and that no interaction between all lists at once exists is beyond it.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The worst grade of the reasons.
    pub grade: Support,
    /// The reasons, worst first.
    pub reasons: Vec<Doubt>,
}

impl Assessment {
    #[expect(
        clippy::too_many_arguments,
        reason = "each is one piece of evidence, and they come from as many places"
    )]
    pub(super) fn of(
        table: &CaptureTable,
        rows: &[MethodRow],
        disagreement: Option<&Disagreement>,
        multiverse: &[Multiverse],
        sensitivity: &EstimateSensitivity,
        consistency: Option<&Consistency>,
        audit: &Audit,
        rivals: Vec<Doubt>,
        has_chosen: bool,
    ) -> Self {
        let mut reasons = of_lists(table, audit);
        of_rows(table, rows, has_chosen, &mut reasons);
        against_lead(table, rows, &mut reasons);
        reasons.extend(rivals);
        reasons.extend(
            disagreement
                .and_then(|found| Doubt::of_sizes(found.lowest, found.highest, as_f64(table.n_observed()))),
        );
        of_multiverse(multiverse, &mut reasons);
        reasons.extend(consistency.and_then(of_known_sizes));
        if let Some(curve) = &sensitivity.of_selected_model
            && let Breakdown::Ratio { ratio, .. } = curve.doubled
        {
            reasons.extend(Doubt::of_doubling(ratio));
        }
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.grade()));
        let grade = reasons.first().map_or(Support::Consistent, |reason| reason.grade());
        Self { grade, reasons }
    }
}

/// Whether the sizes of lists, which are known, are missed by what the other lists say of them.
///
/// A check that was not made says nothing, and neither does one list alone.
fn of_known_sizes(consistency: &Consistency) -> Option<Doubt> {
    let checked = || consistency.known_sizes.iter().filter_map(|check| Some((check, check.is_missed()?)));
    let missed = || checked().filter(|&(_, is_missed)| is_missed).map(|(check, _)| check);
    let (n_checked, n_missed) = (checked().count(), missed().count());
    let off = |factor: f64| factor.max(1.0 / factor);
    let (list, factor) = missed()
        .filter_map(|check| Some((check.list, check.ratio()?)))
        .max_by(|a, b| off(a.1).total_cmp(&off(b.1)))?;
    let are_most = n_checked > 1 && n_missed as f64 > KNOWN_SIZES_MISSED_SHARE * n_checked as f64;
    (are_most || off(factor) >= DISAGREEMENT_FACTOR).then_some(Doubt::KnownSizesMissed {
        n_missed,
        n_checked,
        list,
        factor,
    })
}

/// What the lists themselves say against any number made of them, whatever the method.
pub(crate) fn of_lists(table: &CaptureTable, audit: &Audit) -> Vec<Doubt> {
    let mut reasons = Vec::new();
    of_table(table, &mut reasons);
    reasons.extend(audit.overlaps.iter().filter_map(|overlap| within(table, overlap)));
    reasons
}

fn of_table(table: &CaptureTable, reasons: &mut Vec<Doubt>) {
    let n_observed = table.n_observed();
    if n_observed == 0 {
        reasons.push(Doubt::NobodySeen);
        return;
    }
    match table.n_lists() {
        1 => {
            reasons.push(Doubt::OneList);
            return;
        }
        2 => reasons.push(Doubt::DependenceUntestable),
        _ => {}
    }
    let repeated = table.cells().iter().filter(|(history, _)| history.n_captures() > 1);
    match repeated.map(|&(_, count)| count).sum::<u64>() {
        0 => reasons.push(Doubt::NoOverlap),
        n_people if n_people < HARDLY_ANYONE => reasons.push(Doubt::HardlyAnyoneOnTwoLists { n_people }),
        n_people if n_people < FEW_ON_TWO_LISTS && table.n_lists() > 2 => {
            reasons.push(Doubt::FewOnTwoLists { n_people });
        }
        _ => {}
    }
    if let Some(list) = table.list_sizes().iter().position(|&size| size == n_observed) {
        reasons.push(Doubt::FullList { list });
    }
}

fn of_rows(table: &CaptureTable, rows: &[MethodRow], has_chosen: bool, reasons: &mut Vec<Doubt>) {
    let n_lists = table.n_lists();
    let is_main = |row: &&MethodRow| row.method.role(n_lists) == MethodRole::Main;
    let tried = rows.iter().filter(is_main).any(|row| !matches!(row.status, RowStatus::Skipped { .. }));
    let mut estimated = rows.iter().filter(is_main).filter(|row| row.is_estimated());
    match (estimated.next(), estimated.next()) {
        (None, _) if has_chosen => reasons.push(Doubt::TooFewChosen { n_estimates: 0 }),
        (Some(_), None) if has_chosen && n_lists > 2 => {
            reasons.push(Doubt::TooFewChosen { n_estimates: 1 });
        }
        (None, _) if tried => reasons.push(Doubt::NoMainEstimate),
        (Some(row), None) if n_lists > 2 => {
            reasons.push(Doubt::OnlyOneMainEstimate { method: row.method });
        }
        _ => {}
    }
    let leading = lead(rows, n_lists);
    for row in rows {
        match &row.status {
            RowStatus::NotEstimable {
                reason: NotEstimable::Select(SelectRefusal::NoAdmissibleModel { n_models, .. }),
            } if row.method == Method::BestBic => {
                reasons.push(Doubt::NoAdmissibleModel { n_models: *n_models });
            }
            // Chains that disagree say nothing of a number that other methods give.
            RowStatus::NotConverged { .. } if leading.is_none() => {
                reasons.push(Doubt::NotConverged { method: row.method });
            }
            RowStatus::Estimated
            | RowStatus::LowerBound
            | RowStatus::NotEstimable { .. }
            | RowStatus::NotConverged { .. }
            | RowStatus::Skipped { .. } => {}
        }
        let is_watched = is_main(&row) || row.method == Method::BestBicProfile;
        let interval = row.interval.filter(|_| is_watched && row.is_estimated());
        if interval.is_some_and(|interval| interval.upper == UpperLimit::Unbounded) {
            reasons.push(Doubt::Unbounded { method: row.method });
        }
        if leading.is_some_and(|leading| std::ptr::eq(leading, row)) {
            reasons.extend(row.interval.as_ref().and_then(|found| Doubt::of_width(row.method, found)));
        }
        of_detail(row, as_f64(table.n_observed()), reasons);
    }
}

/// A list that lies wholly within another, beyond chance. One that merely feeds another leaves some to show how much: models have a term
/// for that.
fn within(table: &CaptureTable, overlap: &PairOverlap) -> Option<Doubt> {
    let PairOverlap { first, second, n_first, n_second, n_both, .. } = *overlap;
    let lies = |inner: usize, outer: usize, n_inner: u64, n_outer: u64| {
        // By chance as many of the list's people are on the other as of all people; of those seen it is as many at most.
        let by_chance = as_f64(n_outer) / as_f64(table.n_observed());
        let is_beyond_chance = as_f64(n_inner) * libm::log(by_chance) < libm::log(BEYOND_CHANCE);
        (n_both == n_inner && is_beyond_chance).then_some(Doubt::ListWithin {
            inner,
            outer,
            n_people: n_inner,
        })
    };
    lies(first, second, n_first, n_second).or_else(|| lies(second, first, n_second, n_first))
}

/// What the other rows say against the number that leads.
fn against_lead(table: &CaptureTable, rows: &[MethodRow], reasons: &mut Vec<Doubt>) {
    let n_lists = table.n_lists();
    let Some(leading) = lead(rows, n_lists).filter(|_| n_lists > 2) else { return };
    let Some(interval) = leading.interval else { return };
    let estimated = || rows.iter().filter(|row| row.is_estimated());
    let fit = leading.fit();
    let fits_as_well = |row: &&MethodRow| {
        let RowDetail::Closed { aic, .. } = row.detail else { return false };
        fit.is_none_or(|fit| aic <= fit.aic + AS_WELL_UNITS)
    };
    let floor = floor(rows).filter(fits_as_well).and_then(|row| row.interval);
    if let (Some(floor), UpperLimit::Finite(upper)) = (floor, interval.upper)
        && floor.lower > upper
    {
        let n_observed = as_f64(table.n_observed());
        let factor = (floor.lower - n_observed) / (upper - n_observed).max(1.0);
        reasons.push(Doubt::FloorAbove { floor: floor.lower, upper, factor });
    }
    let ahead = |row: &MethodRow| {
        if let (RowDetail::Closed { aic, .. }, Some(fit)) = (&row.detail, fit) { fit.aic - aic } else { 0.0 }
    };
    // The bound's number is no estimate: it speaks by its fit alone, and by its lower limit above.
    let is_clear = |row: &MethodRow| {
        matches!(row.method, Method::MthChao | Method::MthPoisson | Method::MthDarroch | Method::MthGamma)
            && ahead(row) >= CLEARLY_BETTER_UNITS
    };
    let lies_outside = |row: &MethodRow| {
        matches!(row.method, Method::MthPoisson | Method::MthDarroch | Method::MthGamma)
            && row.is_estimated()
            && fits_as_well(&row)
            && row.n_total.is_some_and(|other| !interval.contains(other))
    };
    let differs = rows.iter().find(|row| is_clear(row) || lies_outside(row));
    reasons.extend(differs.map(|row| Doubt::UnequalChances { method: row.method, ahead: ahead(row) }));
    if leading.method == Method::BestBic
        && let Some(open) = estimated().find(|row| row.method == Method::BestBicOpen)
        && let Some(interval) = open.interval
    {
        reasons.push(Doubt::CommonDependence { lower: interval.lower, upper: interval.upper });
    }
    if let Some(fit) = fit
        && let Ok(df) = u32::try_from(fit.df)
        && df > 0
    {
        let (_, p) = incomplete_gamma::tails(f64::from(df) / 2.0, fit.deviance.max(0.0) / 2.0);
        if p < MISFIT {
            reasons.push(Doubt::Misfit { p });
        }
    }
    if fit.is_some_and(|fit| fit.df <= 0) {
        reasons.push(Doubt::NothingLeftToCheck);
    }
    let populated = table.populated();
    let assurance =
        leading.n_total.and_then(|n_total| assurance_against_change(&populated, n_total, &interval));
    let too_little = assurance.filter(|&assurance| assurance < ENOUGH_ASSURANCE);
    reasons.extend(too_little.map(|assurance| Doubt::TooSmallToCheck { assurance }));
    let is_clear = |row: &&MethodRow| {
        row.method == Method::BestAic
            && row.fit().zip(fit).is_none_or(|(other, fit)| fit.aic - other.aic >= CLEARLY_BETTER_UNITS)
    };
    let other = estimated().find(is_clear).and_then(|row| row.n_total);
    let other = other.filter(|&n_total| !interval.contains(n_total));
    reasons.extend(other.map(|n_total| Doubt::OtherCriterion { n_total }));
    let apart = estimated().filter(|row| row.method.role(n_lists) == MethodRole::Main).find(|row| {
        row.interval.is_some_and(|other| {
            let is_below = other.upper.finite().is_some_and(|upper| upper < interval.lower);
            let is_above = interval.upper.finite().is_some_and(|upper| other.lower > upper);
            is_below || is_above
        })
    });
    reasons.extend(apart.map(|row| Doubt::IntervalsApart { method: row.method }));
}

fn of_detail(row: &MethodRow, n_observed: f64, reasons: &mut Vec<Doubt>) {
    match &row.detail {
        RowDetail::Bootstrap(detail) => {
            reasons.extend(Doubt::of_replicates(detail.n_usable, detail.n_replicates));
            if let (Some((lowest, highest)), Some(n_total)) = (detail.without_one, row.n_total)
                && lowest > 0.0
            {
                reasons.extend(Doubt::of_one_person((highest / n_total).max(n_total / lowest)));
            }
        }
        RowDetail::Graphs { priors, .. } => {
            let medians = || priors.iter().filter_map(|prior| prior.median);
            let lowest = medians().fold(f64::INFINITY, f64::min).max(n_observed);
            let factor = medians().fold(0.0, f64::max) / lowest;
            if factor >= DISAGREEMENT_FACTOR {
                reasons.push(Doubt::PriorDecides { factor });
            }
        }
        RowDetail::None
        | RowDetail::Pair { .. }
        | RowDetail::OneAgainstRest { .. }
        | RowDetail::Closed { .. }
        | RowDetail::Coverage { .. }
        | RowDetail::Model { .. }
        | RowDetail::Average { .. }
        | RowDetail::Models(_)
        | RowDetail::Chains(_) => {}
    }
}

fn of_multiverse(multiverse: &[Multiverse], reasons: &mut Vec<Doubt>) {
    if let Some(bic) = multiverse.first() {
        if let Some(runaway) = &bic.runaway {
            let (n_models, ahead, towards) = (runaway.n_models, runaway.ahead, runaway.towards);
            reasons.push(Doubt::BetterFitRunsAway { n_models, ahead, towards });
        }
        let share = bic.share_without_estimate();
        if share >= HOPELESS_SHARE {
            reasons.push(Doubt::NonExistencePrevails { share });
        } else if share > NON_EXISTENCE_SHARE {
            reasons.push(Doubt::NonExistenceCommon { share });
        }
    }
    let within_two = multiverse.iter().filter_map(|multiverse| multiverse.spreads.first());
    let factor = within_two.map(|spread| spread.highest / spread.lowest).fold(1.0, f64::max);
    reasons.extend(Doubt::of_spread(factor));
}

#[cfg(test)]
mod tests;
