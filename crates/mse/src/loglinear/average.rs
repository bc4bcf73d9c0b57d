//! Averages over models, weighted by an information criterion.

use crate::loglinear::{Criterion, ModelEstimate};
use crate::{IntervalMethod, SizeInterval, UpperLimit};
use darkfigure_numeric::special::standard_normal;

/// Beyond this many units behind the best a model's weight is below e⁻⁴⁰: ten million such models weigh 10⁻¹⁰.
const NEGLIGIBLE_DELTA: f64 = 80.0;

/// An average over all estimable models, weighted by an information criterion.
///
/// # Formula
///
/// ```text
/// wᵢ = exp(−Δᵢ/2) / Σ exp(−Δⱼ/2)
/// se = Σ wᵢ √(seᵢ² + (θᵢ − θ̄)²)
/// ```
///
/// # References
///
/// Buckland, Burnham and Augustin 1997, Biometrics 53, 603–618; Burnham and Anderson 2002, equation 4.9.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelAverage {
    /// The criterion behind the weights.
    pub criterion: Criterion,
    /// How many models were averaged.
    pub n_models: u64,
    /// The weight of the best model.
    pub best_weight: f64,
    /// The weighted mean of the population sizes.
    pub population: f64,
    /// The standard error of `population`, between models and within.
    pub se_population: f64,
    /// `population` ± z standard errors, never below the people seen.
    pub interval_population: SizeInterval,
    /// The people seen plus the weighted geometric mean of the dark figures.
    pub population_from_log: f64,
    /// The standard error of the mean log dark figure, between models and within.
    pub se_log_dark_figure: f64,
    /// The people seen plus exp(mean log dark figure ± z standard errors).
    pub interval_from_log: SizeInterval,
    /// How far the estimates spread among models nearly as good as the best: within 2 and within 10 units.
    pub spreads: Vec<ModelSpread>,
}

/// How far the estimates of models within some units of the best one spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ModelSpread {
    /// The units of the criterion.
    pub delta: f64,
    /// How many models lie within, the best included.
    pub n_models: u64,
    /// The smallest population size among them.
    pub lowest: f64,
    /// The largest population size among them.
    pub highest: f64,
}

/// Gathers models one by one and forgets those that have become negligible.
#[derive(Debug, Clone)]
pub(crate) struct Averager {
    criterion: Criterion,
    n_observed: f64,
    n_models: u64,
    best: f64,
    members: Vec<Member>,
    room: usize,
}

#[derive(Debug, Clone, Copy)]
struct Member {
    value: f64,
    dark_figure: f64,
    se_log: f64,
}

impl Averager {
    pub(crate) fn new(criterion: Criterion, n_observed: f64) -> Self {
        let best = f64::INFINITY;
        Self { criterion, n_observed, n_models: 0, best, members: Vec::new(), room: 4096 }
    }

    pub(crate) fn add(&mut self, estimate: &ModelEstimate) {
        let value = estimate.criterion(self.criterion);
        if !value.is_finite() {
            return;
        }
        self.n_models += 1;
        self.best = self.best.min(value);
        if value - self.best > NEGLIGIBLE_DELTA {
            return;
        }
        if self.members.len() >= self.room {
            let best = self.best;
            self.members.retain(|member| member.value - best <= NEGLIGIBLE_DELTA);
            self.room = self.room.max(2 * self.members.len());
        }
        let (dark_figure, se_log) = (estimate.dark_figure, estimate.se_log_dark_figure);
        self.members.push(Member { value, dark_figure, se_log });
    }

    /// The average; `None` where no model was added.
    pub(crate) fn finish(self, level: f64) -> Option<ModelAverage> {
        if self.members.is_empty() {
            return None;
        }
        let weight = |member: &Member| libm::exp(-0.5 * (member.value - self.best));
        let total: f64 = self.members.iter().map(weight).sum();
        let mean = |value: &dyn Fn(&Member) -> f64| {
            self.members.iter().map(|member| weight(member) * value(member)).sum::<f64>() / total
        };
        let dark = mean(&|member| member.dark_figure);
        let log_dark = mean(&|member| libm::log(member.dark_figure));
        let se_dark = mean(&|member| {
            let within = member.dark_figure * member.se_log;
            let between = member.dark_figure - dark;
            (member.dark_figure + within * within + between * between).sqrt()
        });
        let se_log = mean(&|member| {
            let between = libm::log(member.dark_figure) - log_dark;
            (member.se_log * member.se_log + between * between).sqrt()
        });
        let z = standard_normal::quantile(0.5 + level / 2.0);
        let n = self.n_observed;
        let spreads = [2.0, 10.0].map(|delta| self.spread(delta));
        Some(ModelAverage {
            criterion: self.criterion,
            n_models: self.n_models,
            best_weight: 1.0 / total,
            population: n + dark,
            se_population: se_dark,
            interval_population: SizeInterval {
                lower: n + (dark - z * se_dark).max(0.0),
                upper: UpperLimit::Finite(n + dark + z * se_dark),
                level,
                kind: IntervalMethod::Wald,
            },
            population_from_log: n + libm::exp(log_dark),
            se_log_dark_figure: se_log,
            interval_from_log: SizeInterval {
                lower: n + libm::exp(log_dark - z * se_log),
                upper: UpperLimit::Finite(n + libm::exp(log_dark + z * se_log)),
                level,
                kind: IntervalMethod::LogNormal,
            },
            spreads: spreads.to_vec(),
        })
    }

    fn spread(&self, delta: f64) -> ModelSpread {
        let mut spread =
            ModelSpread { delta, n_models: 0, lowest: f64::INFINITY, highest: f64::NEG_INFINITY };
        for member in self.members.iter().filter(|member| member.value - self.best <= delta) {
            let population = self.n_observed + member.dark_figure;
            spread.n_models += 1;
            spread.lowest = spread.lowest.min(population);
            spread.highest = spread.highest.max(population);
        }
        spread
    }
}

#[cfg(test)]
mod tests;
