//! Whether the table as a whole supports a number.

use super::disagreement::Disagreement;
use super::method::{Method, Role};
use super::multiverse::Multiverse;
use super::refusal::NotEstimable;
use super::row::{MethodRow, RowDetail, RowStatus};
use super::runaway::RunawayEnd;
use super::what_if::EstimateSensitivity;
use crate::interval::as_f64;
use crate::{Breakdown, CaptureTable, Consistency, SelectRefusal, UpperLimit};

/// From so many units of BIC ahead of the best model with an estimate, one without is what the data prefer.
pub const BETTER_FIT_UNITS: f64 = 2.0;
/// From which factor between the main methods' largest and smallest estimate on they disagree.
pub const DISAGREEMENT_FACTOR: f64 = 2.0;
/// From which factor between the main methods' largest and smallest *dark figure* on they disagree about those on no list, however
/// near the totals lie.
pub const DARK_FIGURE_FACTOR: f64 = 5.0;
/// From which factor on no one number stands for them.
pub const HOPELESS_FACTOR: f64 = 10.0;
/// From which share of models without an estimate on the table is too sparse for its models.
pub const NON_EXISTENCE_SHARE: f64 = 0.25;
/// From which share on hardly a model is left to choose from.
pub const HOPELESS_SHARE: f64 = 0.75;
/// A dependence that multiplies the dark figure by less than this is tiny, if it doubles the size.
pub const TINY_DEPENDENCE: f64 = 2.25;
/// From which upper over lower limit on an interval says little.
pub const WIDE_INTERVAL: f64 = 5.0;
/// From which factor on one person too few or too many moves the answer more than its evidence can bear.
pub const ONE_PERSON_FACTOR: f64 = 1.5;
/// Below which share of usable replicates a bootstrap describes its lucky part.
pub const USABLE_SHARE: f64 = 0.9;
/// Beyond which share of the lists of known size whose size is missed, chance is no excuse: a 95 % interval should miss one in twenty,
/// and those that take their model as known miss one in four where the model is right.
pub const KNOWN_SIZES_MISSED_SHARE: f64 = 0.5;

/// Whether the table as a whole supports a number, with every reason against.
///
/// # Rules
///
/// The grade is the worst that any reason carries; without a reason the table is [`Grade::Estimable`]. Reasons say what they rest
/// on, so that a reader may weigh them otherwise. A grade concerns the evidence in the table: that lists are matched rightly,
/// that the population is closed, and that no interaction between all lists at once exists is beyond it.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The worst grade of the reasons.
    pub grade: Grade,
    /// The reasons, worst first.
    pub reasons: Vec<VerdictReason>,
}

/// How far a table supports a number; later is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Grade {
    /// Methods with different assumptions agree, and nothing in the table speaks against them.
    Estimable,
    /// There is a number, but what is named could move it by more than its interval admits.
    Fragile,
    /// No number would be honest.
    DoNotEstimate,
}

/// Something that speaks against a number.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum VerdictReason {
    /// Nobody was seen. Do not estimate.
    #[error("nobody was seen")]
    NobodySeen,
    /// There is one list. Do not estimate.
    #[error("there is one list: nothing overlaps")]
    OneList,
    /// Nobody is on two lists. Do not estimate.
    #[error("nobody is on two lists: nothing bounds the population from above")]
    NoOverlap,
    /// All people seen are on one list, or one list has them all but for its own: nothing independent is left. Do not estimate.
    #[error("everyone seen is on list {list}: nothing shows what it misses")]
    FullList {
        /// The list's index.
        list: usize,
    },
    /// No log-linear model has an estimate. Do not estimate.
    #[error("none of {n_models} log-linear models has an estimate on this table")]
    NoAdmissibleModel {
        /// How many models there are.
        n_models: u64,
    },
    /// No method that takes dependence into account has a number. Do not estimate.
    #[error("no method that takes dependence between lists into account has a number")]
    NoMainEstimate,
    /// The main methods disagree by ten times and more. Do not estimate.
    #[error("methods disagree by a factor of {factor:.1}: no one number stands for them")]
    HopelessDisagreement {
        /// The largest over the smallest estimate.
        factor: f64,
    },
    /// Hardly a model has an estimate. Do not estimate.
    #[error("{:.0} % of the log-linear models have no estimate: hardly one is left to choose from", 100.0 * share)]
    NonExistencePrevails {
        /// The share.
        share: f64,
    },
    /// A model whose likelihood rises for ever fits better than the best with an estimate. Do not estimate where it is
    /// [`BETTER_FIT_UNITS`] and more ahead and rises with the unseen, fragile otherwise.
    #[error(
        "{n_models} models without an estimate fit better than the best that has one, by up to {ahead:.1} units"
    )]
    BetterFitRunsAway {
        /// How many models.
        n_models: u64,
        /// By how many units of BIC at least the first of them is ahead.
        ahead: f64,
        /// Where its likelihood rises to.
        towards: RunawayEnd,
    },
    /// There are two lists: dependence between them cannot be seen. Fragile.
    #[error("there are two lists: whether they depend on each other cannot be seen")]
    DependenceUntestable,
    /// Of several lists, one main method alone has a number, so that nothing shows whether methods agree. Fragile.
    #[error("{} is the only method with a number that takes dependence into account", method.name())]
    OnlyOneMainEstimate {
        /// The method.
        method: Method,
    },
    /// The main methods disagree. Fragile.
    #[error("methods disagree by a factor of {factor:.1}")]
    Disagreement {
        /// The largest over the smallest estimate.
        factor: f64,
    },
    /// The main methods agree on the total, most of which was seen, and not on those on no list. Fragile.
    #[error("methods disagree on the dark figure by a factor of {factor:.1}")]
    DarkFiguresDisagree {
        /// The largest over the smallest dark figure; a dark figure below one person counts as one.
        factor: f64,
    },
    /// Models that fit alike give answers far apart. Fragile.
    #[error("models within 2 units of the best give answers that differ by a factor of {factor:.1}")]
    MultiverseSpread {
        /// The largest over the smallest answer within 2 units of the best, by whichever criterion spreads more.
        factor: f64,
    },
    /// A main method's interval has no upper end. Fragile.
    #[error("{} has no finite upper limit", method.name())]
    Unbounded {
        /// The method.
        method: Method,
    },
    /// The interval of the first main method that has one is wide; selection is in it. Fragile.
    #[error("the interval of {} reaches over a factor of {factor:.1}", method.name())]
    WideInterval {
        /// The method.
        method: Method,
        /// The upper over the lower limit.
        factor: f64,
    },
    /// Chains did not converge. Fragile.
    #[error("the chains of {} did not converge", method.name())]
    NotConverged {
        /// The method.
        method: Method,
    },
    /// Many models have no estimate. Fragile.
    #[error("{:.0} % of the log-linear models have no estimate on this table", 100.0 * share)]
    NonExistenceCommon {
        /// The share.
        share: f64,
    },
    /// Many replicates have no estimate. Fragile.
    #[error("only {n_usable} of {n_replicates} bootstrap replicates have an estimate")]
    FewReplicates {
        /// How many have one.
        n_usable: usize,
        /// How many there are.
        n_replicates: usize,
    },
    /// One person moves the answer. Fragile.
    #[error("one person less on one history moves the answer by a factor of {factor:.1}")]
    OnePerson {
        /// How far.
        factor: f64,
    },
    /// Where the truth is known, the lists miss it: the people on most lists, estimated from the other lists, are not as many as they
    /// are; or on one they are off by [`DISAGREEMENT_FACTOR`]. Only where the checks were made. Fragile.
    #[error(
        "the sizes of {n_missed} of {n_checked} lists are missed by the interval that the other lists give, \
         list {list}'s by a factor of {factor:.2}"
    )]
    KnownSizesMissed {
        /// How many lists' sizes lie outside the interval.
        n_missed: usize,
        /// How many lists have such an interval.
        n_checked: usize,
        /// The index of the list that is missed by most.
        list: usize,
        /// Its estimate over its size; below one where the other lists make too few.
        factor: f64,
    },
    /// A small dependence that no data can show would double the answer. Fragile.
    #[error("a dependence by a ratio of {ratio:.2}, which no data can show, would double the answer")]
    TinyDependence {
        /// The ratio.
        ratio: f64,
    },
    /// The prior of the graphs moves their answer. Fragile.
    #[error("the prior alone moves the answer of decomposable graphs by a factor of {factor:.1}")]
    PriorDecides {
        /// The largest over the smallest median.
        factor: f64,
    },
}

/// The methods whose interval must not be wide, the first that has one alone.
const HEADLINES: [Method; 5] =
    [Method::BestBic, Method::Stepwise, Method::AverageBic, Method::Decomposable, Method::Chapman];

impl VerdictReason {
    /// The grade that the reason carries.
    #[must_use]
    pub const fn grade(self) -> Grade {
        match self {
            Self::NobodySeen
            | Self::OneList
            | Self::NoOverlap
            | Self::FullList { .. }
            | Self::NoAdmissibleModel { .. }
            | Self::NoMainEstimate
            | Self::HopelessDisagreement { .. }
            | Self::NonExistencePrevails { .. } => Grade::DoNotEstimate,
            Self::BetterFitRunsAway { ahead, towards: RunawayEnd::Infinity, .. }
                if ahead >= BETTER_FIT_UNITS =>
            {
                Grade::DoNotEstimate
            }
            Self::BetterFitRunsAway { .. }
            | Self::DependenceUntestable
            | Self::OnlyOneMainEstimate { .. }
            | Self::Disagreement { .. }
            | Self::DarkFiguresDisagree { .. }
            | Self::MultiverseSpread { .. }
            | Self::Unbounded { .. }
            | Self::WideInterval { .. }
            | Self::NotConverged { .. }
            | Self::NonExistenceCommon { .. }
            | Self::FewReplicates { .. }
            | Self::OnePerson { .. }
            | Self::KnownSizesMissed { .. }
            | Self::TinyDependence { .. }
            | Self::PriorDecides { .. } => Grade::Fragile,
        }
    }
}

impl Verdict {
    pub(super) fn of(
        table: &CaptureTable,
        rows: &[MethodRow],
        disagreement: Option<&Disagreement>,
        multiverse: &[Multiverse],
        sensitivity: &EstimateSensitivity,
        consistency: Option<&Consistency>,
    ) -> Self {
        let mut reasons = Vec::new();
        of_table(table, &mut reasons);
        of_rows(table, rows, &mut reasons);
        match disagreement.map(|disagreement| disagreement.factor) {
            Some(factor) if factor >= HOPELESS_FACTOR => {
                reasons.push(VerdictReason::HopelessDisagreement { factor });
            }
            Some(factor) if factor >= DISAGREEMENT_FACTOR => {
                reasons.push(VerdictReason::Disagreement { factor });
            }
            _ => reasons.extend(disagreement.and_then(|found| of_dark_figures(table, found))),
        }
        of_multiverse(multiverse, &mut reasons);
        reasons.extend(consistency.and_then(of_known_sizes));
        if let Some(curve) = &sensitivity.of_selected_model
            && let Breakdown::Ratio { ratio, .. } = curve.doubled
            && ratio < TINY_DEPENDENCE
        {
            reasons.push(VerdictReason::TinyDependence { ratio });
        }
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.grade()));
        let grade = reasons.first().map_or(Grade::Estimable, |reason| reason.grade());
        Self { grade, reasons }
    }
}

/// Whether methods that agree on the total disagree on those on no list.
fn of_dark_figures(table: &CaptureTable, found: &Disagreement) -> Option<VerdictReason> {
    #[expect(clippy::cast_precision_loss, reason = "a head count, compared with a factor")]
    let n_observed = table.n_observed() as f64;
    let factor = (found.highest - n_observed) / (found.lowest - n_observed).max(1.0);
    (factor >= DARK_FIGURE_FACTOR).then_some(VerdictReason::DarkFiguresDisagree { factor })
}

/// Whether the sizes of lists, which are known, are missed by what the other lists say of them.
///
/// A check that was not made says nothing, and neither does one list alone.
fn of_known_sizes(consistency: &Consistency) -> Option<VerdictReason> {
    let checked = || consistency.known_sizes.iter().filter_map(|check| Some((check, check.is_missed()?)));
    let missed = || checked().filter(|&(_, is_missed)| is_missed).map(|(check, _)| check);
    let (n_checked, n_missed) = (checked().count(), missed().count());
    let off = |factor: f64| factor.max(1.0 / factor);
    let (list, factor) = missed()
        .filter_map(|check| Some((check.list, check.ratio()?)))
        .max_by(|a, b| off(a.1).total_cmp(&off(b.1)))?;
    let are_most = n_checked > 1 && n_missed as f64 > KNOWN_SIZES_MISSED_SHARE * n_checked as f64;
    (are_most || off(factor) >= DISAGREEMENT_FACTOR).then_some(VerdictReason::KnownSizesMissed {
        n_missed,
        n_checked,
        list,
        factor,
    })
}

fn of_table(table: &CaptureTable, reasons: &mut Vec<VerdictReason>) {
    let n_observed = table.n_observed();
    if n_observed == 0 {
        reasons.push(VerdictReason::NobodySeen);
        return;
    }
    match table.n_lists() {
        1 => {
            reasons.push(VerdictReason::OneList);
            return;
        }
        2 => reasons.push(VerdictReason::DependenceUntestable),
        _ => {}
    }
    if !table.has_overlap() {
        reasons.push(VerdictReason::NoOverlap);
    }
    if let Some(list) = table.list_sizes().iter().position(|&size| size == n_observed) {
        reasons.push(VerdictReason::FullList { list });
    }
}

fn of_rows(table: &CaptureTable, rows: &[MethodRow], reasons: &mut Vec<VerdictReason>) {
    let n_lists = table.n_lists();
    let is_main = |row: &&MethodRow| row.method.role(n_lists) == Role::Main;
    let tried = rows.iter().filter(is_main).any(|row| !matches!(row.status, RowStatus::Skipped { .. }));
    let mut estimated = rows.iter().filter(is_main).filter(|row| row.is_estimated());
    match (estimated.next(), estimated.next()) {
        (None, _) if tried => reasons.push(VerdictReason::NoMainEstimate),
        (Some(row), None) if n_lists > 2 => {
            reasons.push(VerdictReason::OnlyOneMainEstimate { method: row.method });
        }
        _ => {}
    }
    let headline = HEADLINES.into_iter().find(|&method| {
        rows.iter().any(|row| row.method == method && row.is_estimated() && row.interval.is_some())
    });
    for row in rows {
        match &row.status {
            RowStatus::NotEstimable {
                reason: NotEstimable::Select(SelectRefusal::NoAdmissibleModel { n_models, .. }),
            } if row.method == Method::BestBic => {
                reasons.push(VerdictReason::NoAdmissibleModel { n_models: *n_models });
            }
            RowStatus::NotConverged { .. } => {
                reasons.push(VerdictReason::NotConverged { method: row.method });
            }
            _ => {}
        }
        let is_watched = is_main(&row) || row.method == Method::BestBicProfile;
        if let Some(interval) = row.interval.filter(|_| is_watched && row.is_estimated()) {
            match interval.upper {
                UpperLimit::Unbounded => reasons.push(VerdictReason::Unbounded { method: row.method }),
                UpperLimit::Finite(upper) if interval.lower > 0.0 && Some(row.method) == headline => {
                    let factor = upper / interval.lower;
                    if factor >= WIDE_INTERVAL {
                        reasons.push(VerdictReason::WideInterval { method: row.method, factor });
                    }
                }
                UpperLimit::Finite(_) => {}
            }
        }
        of_detail(row, as_f64(table.n_observed()), reasons);
    }
}

fn of_detail(row: &MethodRow, n_observed: f64, reasons: &mut Vec<VerdictReason>) {
    match &row.detail {
        RowDetail::Bootstrap(detail) => {
            let (n_usable, n_replicates) = (detail.n_usable, detail.n_replicates);
            if (n_usable as f64) < USABLE_SHARE * n_replicates as f64 {
                reasons.push(VerdictReason::FewReplicates { n_usable, n_replicates });
            }
            if let (Some((lowest, highest)), Some(n_total)) = (detail.without_one, row.n_total)
                && lowest > 0.0
            {
                let factor = (highest / n_total).max(n_total / lowest);
                if factor >= ONE_PERSON_FACTOR {
                    reasons.push(VerdictReason::OnePerson { factor });
                }
            }
        }
        RowDetail::Graphs { priors, .. } => {
            let medians = || priors.iter().filter_map(|prior| prior.median);
            let lowest = medians().fold(f64::INFINITY, f64::min).max(n_observed);
            let factor = medians().fold(0.0, f64::max) / lowest;
            if factor >= DISAGREEMENT_FACTOR {
                reasons.push(VerdictReason::PriorDecides { factor });
            }
        }
        _ => {}
    }
}

fn of_multiverse(multiverse: &[Multiverse], reasons: &mut Vec<VerdictReason>) {
    if let Some(bic) = multiverse.first() {
        if let Some(runaway) = &bic.runaway {
            let (n_models, ahead, towards) = (runaway.n_models, runaway.ahead, runaway.towards);
            reasons.push(VerdictReason::BetterFitRunsAway { n_models, ahead, towards });
        }
        let share = bic.share_without_estimate();
        if share >= HOPELESS_SHARE {
            reasons.push(VerdictReason::NonExistencePrevails { share });
        } else if share > NON_EXISTENCE_SHARE {
            reasons.push(VerdictReason::NonExistenceCommon { share });
        }
    }
    let within_two = multiverse.iter().filter_map(|multiverse| multiverse.spreads.first());
    let factor = within_two.map(|spread| spread.highest / spread.lowest).fold(1.0, f64::max);
    if factor >= DISAGREEMENT_FACTOR {
        reasons.push(VerdictReason::MultiverseSpread { factor });
    }
}
