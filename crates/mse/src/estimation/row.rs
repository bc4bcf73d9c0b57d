//! One row of the table: a method and its answer, or why there is none.

use super::canonical::CanonicalTable;
use super::method::Method;
use super::model_fit::ModelFit;
use super::refusal::{NotEstimable, SkipReason};
use super::relabel::Relabel;
use super::size_draws::SizeDraws;
use crate::bayesian::chain::{ChainDiagnostic, Mode, Shortfall};
use crate::bayesian::decomposable::EdgeProbability;
use crate::bayesian::hierarchical::{InteractionProbability, ModelProbability};
use crate::bootstrap::{BcaRefusal, PickedModel};
use crate::loglinear::{HierarchicalModel, ModelSpread};
use crate::{History, SizeInterval};

/// What a method says about a table.
#[derive(Debug, Clone, PartialEq)]
pub struct MethodRow {
    /// The method; it names its assumption and its role.
    pub method: Method,
    /// Whether the number may be read, and as what.
    pub status: RowStatus,
    /// The population size, seen and unseen together; never below the people seen, and always finite.
    ///
    /// Present where the status is [`Estimated`](RowStatus::Estimated) or [`LowerBound`](RowStatus::LowerBound).
    pub n_total: Option<f64>,
    /// `n_total` less the people seen.
    pub dark_figure: Option<f64>,
    /// The range around `n_total`; absent where the method gives none, which the details explain.
    pub interval: Option<SizeInterval>,
    /// The log-linear model, where one was chosen.
    pub model: Option<HierarchicalModel>,
    /// What belongs to this method alone.
    pub detail: RowDetail,
    /// What the method drew, where it draws: with it strata are added up. Some kilobytes, which no report prints.
    pub draws: Option<SizeDraws>,
}

/// Whether the number of a row may be read, and as what.
#[derive(Debug, Clone, PartialEq)]
pub enum RowStatus {
    /// An estimate under the method's assumption.
    Estimated,
    /// A lower bound: it says nothing of how far above it the population lies.
    LowerBound,
    /// There is no honest number.
    NotEstimable {
        /// Why.
        reason: NotEstimable,
    },
    /// The chains disagree: quantiles of their draws would describe the run, not the population.
    NotConverged {
        /// Every limit that was missed.
        shortfalls: Vec<Shortfall>,
    },
    /// The method was not tried.
    Skipped {
        /// Why.
        reason: SkipReason,
    },
}

/// What belongs to one method alone.
#[derive(Debug, Clone, PartialEq)]
pub enum RowDetail {
    /// Nothing.
    None,
    /// Two lists.
    Pair {
        /// The first list's index.
        first: usize,
        /// The second list's index.
        second: usize,
        /// How many people are on both.
        n_both: u64,
    },
    /// One list against all others merged.
    OneAgainstRest {
        /// The list's index.
        list: usize,
        /// How many of its people are on another list.
        n_both: u64,
    },
    /// A closed-population fit.
    Closed {
        /// The bias to the second order in the number of people, not subtracted.
        bias: Option<f64>,
        /// The deviance.
        deviance: f64,
        /// Its degrees of freedom.
        df: usize,
        /// Akaike's criterion.
        aic: f64,
        /// The Bayesian criterion.
        bic: f64,
    },
    /// Sample coverage.
    Coverage {
        /// The estimated coverage of the sample.
        coverage: f64,
        /// In how many bootstrap tables the equations had no solution.
        n_failed_replicates: usize,
    },
    /// A model taken as known.
    Model {
        /// How well it fits.
        fit: ModelFit,
    },
    /// A model selected anew in every bootstrap replicate.
    Bootstrap(Box<BootstrapDetail>),
    /// An average over models.
    Average {
        /// How many models were averaged.
        n_models: u64,
        /// The weight of the best one.
        best_weight: f64,
        /// How far estimates spread among models nearly as good as the best.
        spreads: Vec<ModelSpread>,
    },
    /// Bayesian averaging over graphs.
    Graphs {
        /// The cliques of the most probable graph.
        cliques: Vec<History>,
        /// Its posterior probability.
        probability: f64,
        /// Every pair of lists with the probability that they depend on each other.
        edges: Vec<EdgeProbability>,
        /// The answer under each prior weight tried, without the saturated graph, the weight of the row first; how far the prior
        /// moves the answer.
        priors: Vec<PriorAnswer>,
    },
    /// Bayesian averaging over log-linear models.
    Models(Box<ModelsDetail>),
    /// Chains.
    Chains(Box<ChainDetail>),
}

/// What Bayesian averaging over log-linear models found.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelsDetail {
    /// How many models were weighed.
    pub n_models: u64,
    /// The share, about, of those that were then left out because they were so improbable.
    pub left_out: f64,
    /// The probability of all models whose likelihood alone has no estimate: so much of the answer rests on the prior.
    pub without_estimate: f64,
    /// The most probable models, at most ten.
    pub models: Vec<ModelProbability>,
    /// Every interaction with its probability.
    pub interactions: Vec<InteractionProbability>,
    /// The median and the interval where the prior variance of coefficients is unknown, not 1; none where that was not tried.
    pub unknown_variance: Option<(f64, SizeInterval)>,
}

/// What a bootstrap with re-selection found.
#[derive(Debug, Clone, PartialEq)]
pub struct BootstrapDetail {
    /// How many replicates were drawn.
    pub n_replicates: usize,
    /// How many of them have an estimate.
    pub n_usable: usize,
    /// Why the interval is not BCa but plain quantiles, or is absent.
    pub bca_refusal: Option<BcaRefusal>,
    /// The plain quantiles of the usable replicates, whether or not they are the row's interval.
    pub percentile: Option<SizeInterval>,
    /// The bias correction.
    pub z0: Result<f64, BcaRefusal>,
    /// The acceleration.
    pub acceleration: Result<f64, BcaRefusal>,
    /// How well the row's own model fits.
    pub fit: Option<ModelFit>,
    /// The models picked most often, at most twenty.
    pub picked: Vec<PickedModel>,
    /// How many different models were picked.
    pub n_picked: usize,
    /// The humps of the replicates, as population sizes.
    pub modes: Vec<Mode>,
    /// How far the estimate goes when one person is taken away: the smallest and the largest answer.
    pub without_one: Option<(f64, f64)>,
}

/// What several chains found.
#[derive(Debug, Clone, PartialEq)]
pub struct ChainDetail {
    /// How many chains were run.
    pub n_chains: usize,
    /// What the draws of each quantity show that was watched, in the order of sampling; the status rests on all of them.
    pub watched: Vec<WatchedQuantity>,
    /// The median of each chain alone.
    pub chain_medians: Vec<f64>,
    /// The separate answers between which the draws lie.
    pub modes: Vec<Mode>,
    /// Draws in which the dark figure ran into the sampler's limit: the data set no upper one.
    pub n_capped: u64,
}

/// A quantity whose chains were watched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WatchedQuantity {
    /// Which.
    pub quantity: ChainQuantity,
    /// What its draws show; none where the chains never moved.
    pub diagnostic: Option<ChainDiagnostic>,
    /// Whether every limit is kept.
    pub is_converged: bool,
}

/// What chains are watched by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChainQuantity {
    /// The logarithm of the population size.
    LogSize,
    /// All coefficients of a log-linear model, of which the worst speaks for the others.
    WorstCoefficient {
        /// How many lists the model's largest interactions have.
        order: u32,
        /// Whether the model is the one kept; otherwise it is one from which interactions were chosen.
        is_final: bool,
    },
}

/// The answer of graphs under one prior weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriorAnswer {
    /// The prior weight of each cell.
    pub delta: f64,
    /// The posterior median of the population size.
    pub median: Option<f64>,
    /// The interval at the level of the row.
    pub interval: SizeInterval,
}

impl BootstrapDetail {
    /// The model picked most often among those whose middle answer lies nearer to this hump than to any other, on the log scale.
    #[must_use]
    pub fn model_of_mode(&self, at: usize) -> Option<&PickedModel> {
        let distance = |picked: &PickedModel, mode: &Mode| (libm::log(picked.median / mode.location)).abs();
        let nearest = |picked: &PickedModel| {
            let by_distance = |a: &&Mode, b: &&Mode| distance(picked, a).total_cmp(&distance(picked, b));
            self.modes.iter().min_by(by_distance)
        };
        let mode = self.modes.get(at)?;
        self.picked.iter().find(|picked| nearest(picked) == Some(mode))
    }
}

impl Relabel for MethodRow {
    fn relabel(&mut self, canonical: &CanonicalTable) {
        self.model.relabel(canonical);
        self.detail.relabel(canonical);
        self.draws.relabel(canonical);
        if let RowStatus::NotEstimable { reason } = &mut self.status {
            reason.relabel(canonical);
        }
    }
}

impl Relabel for RowDetail {
    fn relabel(&mut self, canonical: &CanonicalTable) {
        match self {
            Self::Bootstrap(detail) => detail.picked.relabel(canonical),
            Self::Graphs { cliques, edges, .. } => {
                cliques.relabel(canonical);
                cliques.sort_unstable();
                edges.relabel(canonical);
                edges.sort_by_key(|edge| (edge.other, edge.list));
            }
            Self::Models(detail) => {
                for found in &mut detail.models {
                    found.model.relabel(canonical);
                }
                for found in &mut detail.interactions {
                    found.lists.relabel(canonical);
                }
                detail.interactions.sort_by_key(|found| (found.lists.n_captures(), found.lists.bits()));
            }
            Self::Pair { first, second, .. } => {
                *first = canonical.original[*first];
                *second = canonical.original[*second];
            }
            Self::OneAgainstRest { list, .. } => *list = canonical.original[*list],
            Self::None
            | Self::Closed { .. }
            | Self::Coverage { .. }
            | Self::Model { .. }
            | Self::Average { .. }
            | Self::Chains(_) => {}
        }
    }
}

impl MethodRow {
    pub(super) fn estimated(method: Method, n_observed: f64, n_total: f64) -> Self {
        // Rounding may leave an estimate of nobody unseen a hair below the people seen; anything else is a refusal.
        let is_sound = n_total.is_finite() && n_total >= n_observed * (1.0 - 1e-9);
        if !is_sound {
            return Self::not_estimable(method, NotEstimable::BeyondReach);
        }
        let n_total = n_total.max(n_observed);
        Self {
            method,
            status: RowStatus::Estimated,
            n_total: Some(n_total),
            dark_figure: Some(n_total - n_observed),
            interval: None,
            model: None,
            detail: RowDetail::None,
            draws: None,
        }
    }

    pub(super) fn not_estimable(method: Method, reason: impl Into<NotEstimable>) -> Self {
        Self::without_number(method, RowStatus::NotEstimable { reason: reason.into() })
    }

    pub(super) fn skipped(method: Method, reason: SkipReason) -> Self {
        Self::without_number(method, RowStatus::Skipped { reason })
    }

    pub(super) fn without_number(method: Method, status: RowStatus) -> Self {
        Self {
            method,
            status,
            n_total: None,
            dark_figure: None,
            interval: None,
            model: None,
            detail: RowDetail::None,
            draws: None,
        }
    }

    /// Adds an interval, unless its ends are no numbers.
    pub(super) fn with_interval(mut self, interval: Option<SizeInterval>) -> Self {
        let is_number = |interval: &SizeInterval| {
            interval.lower.is_finite() && interval.upper.finite().is_none_or(f64::is_finite)
        };
        self.interval = interval.filter(is_number).filter(|_| self.n_total.is_some());
        self
    }

    pub(super) fn with_detail(mut self, detail: RowDetail) -> Self {
        self.detail = detail;
        self
    }

    /// Adds what was drawn, where there is a number that it belongs to.
    pub(super) fn with_draws(mut self, draws: Option<SizeDraws>) -> Self {
        self.draws = draws.filter(|_| self.n_total.is_some());
        self
    }

    pub(super) fn into_bound(mut self) -> Self {
        if self.status == RowStatus::Estimated {
            self.status = RowStatus::LowerBound;
        }
        self
    }

    /// How well the row's log-linear model fits, where it has one.
    #[must_use]
    pub fn fit(&self) -> Option<ModelFit> {
        match &self.detail {
            RowDetail::Bootstrap(detail) => detail.fit,
            RowDetail::Model { fit } => Some(*fit),
            RowDetail::None
            | RowDetail::Pair { .. }
            | RowDetail::OneAgainstRest { .. }
            | RowDetail::Closed { .. }
            | RowDetail::Coverage { .. }
            | RowDetail::Average { .. }
            | RowDetail::Graphs { .. }
            | RowDetail::Models(_)
            | RowDetail::Chains(_) => None,
        }
    }

    /// Whether the row holds an estimate, a bound excluded.
    #[must_use]
    pub fn is_estimated(&self) -> bool {
        self.status == RowStatus::Estimated
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{IntervalMethod, UpperLimit};

    #[test]
    fn an_interval_has_ends_that_are_numbers_and_a_number_it_belongs_to() {
        let of = |lower: f64, upper: UpperLimit| SizeInterval {
            lower,
            upper,
            level: 0.95,
            kind: IntervalMethod::LogNormal,
        };
        let kept =
            |row: MethodRow, interval: SizeInterval| row.with_interval(Some(interval)).interval.is_some();
        let number = || MethodRow::estimated(Method::Chapman, 10.0, 20.0);
        let none = || MethodRow::skipped(Method::Chapman, SkipReason::OrderInTime);
        let finite = UpperLimit::Finite(30.0);
        assert!(kept(number(), of(15.0, finite)) && kept(number(), of(15.0, UpperLimit::Unbounded)));
        assert!(
            !kept(number(), of(f64::NAN, finite)) && !kept(number(), of(15.0, UpperLimit::Finite(f64::NAN)))
        );
        assert!(!kept(none(), of(15.0, finite)));
    }

    /// Rounding may leave an estimate of nobody unseen a hair below the people seen; one that is clearly below refutes itself.
    #[test]
    fn an_estimate_is_not_below_the_people_seen() {
        let of = |n_total: f64| MethodRow::estimated(Method::Chapman, 10.0, n_total);
        let hair = of(10.0 - 1e-10);
        assert_eq!((hair.n_total, hair.dark_figure), (Some(10.0), Some(0.0)));
        assert_eq!((of(14.0).n_total, of(14.0).dark_figure), (Some(14.0), Some(4.0)));
        for n_total in [9.99, -3.0, f64::NAN, f64::INFINITY] {
            let refused = RowStatus::NotEstimable { reason: NotEstimable::BeyondReach };
            assert_eq!(of(n_total).status, refused, "{n_total}");
        }
    }

    #[test]
    fn only_an_estimate_becomes_a_bound() {
        let number = MethodRow::estimated(Method::Chapman, 10.0, 20.0).into_bound();
        assert_eq!((number.status, number.n_total), (RowStatus::LowerBound, Some(20.0)));
        let none = MethodRow::skipped(Method::Chapman, SkipReason::OrderInTime);
        assert_eq!(none.clone().into_bound().status, none.status);
    }
}
