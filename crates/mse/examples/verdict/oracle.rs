//! What any test could see of a world: the power of the best one, which knows the truth.

use darkfigure_mse::CaptureTable;
use darkfigure_mse::loglinear::{HierarchicalModel, ModelSpace, fit, survey_models};
use darkfigure_numeric::special::standard_normal;

use crate::world::World;

/// Of how many draws the lists that a world has on average are the mean.
const N_DRAWS: u64 = 256;
/// The draws are others than those that are estimated.
const SEED: u64 = 2;
/// Within how many units of expected BIC of the best a model may well lead on one draw or another.
const MAY_LEAD: f64 = 6.0;
/// A model misleads where its own interval holds the truth less often.
const HOLDS: f64 = 0.9;
/// The standard normal quantiles of a one-sided test at 5 %, and of a 95 % interval.
const ONE_SIDED: f64 = 1.645;
const TWO_SIDED: f64 = 1.960;
/// From which power on lists are held to show it: the convention for the power of a study.
const ENOUGH_POWER: f64 = 0.8;
/// Someone whom the truth does not allow on a history counts as so many among all draws, so that a logarithm exists.
const HARDLY: f64 = 0.5;

/// What lists can tell of what is wrong in a world.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Sight {
    /// No model that may lead misleads.
    Harmless,
    /// Only one misleads that has a term for everything the lists can show: nothing is left to check it by, and it is never called
    /// consistent.
    Unchecked,
    /// One misleads, and even the best test shows it with this probability only.
    Power(f64),
}

impl Sight {
    /// What the lists of a world show at best.
    ///
    /// Of the log-linear models that may lead on its lists and leave something to check by, those are misleading whose own 95 % interval holds
    /// the truth in fewer than 90 of 100 draws. Each is nearest to the truth at its maximum likelihood fit q to the lists p that a world
    /// has on average. By Neyman and Pearson no test at 5 % of q tells p from it more often than that of their likelihood ratio, and
    /// none of the whole model does. The least power counts: that model is the one under which the truth hides best. Where another
    /// explanation gives the same p it is 5 %.
    ///
    /// # Formula
    ///
    /// ```text
    /// L = Σ n ln(p/q) − Σ (p − q), cells n Poisson; its mean and variance under q: Σ q ln(p/q) − Σ (p − q), Σ q ln²(p/q), as under p
    /// holds = Φ(1.96 − b) − Φ(−1.96 − b),  b = ln(unseen / fitted unseen) / se
    /// power = P_p(L > mean_q + 1.645 sd_q), L taken as normal
    /// ```
    ///
    /// # References
    ///
    /// Neyman and Pearson 1933, Philosophical Transactions A 231, 289–337; White 1982, Econometrica 50, 1–25, on the nearest model.
    pub(crate) fn of(world: &World) -> Self {
        let n_total = world.truth.n_total() as f64;
        let Some(lists) = on_average(world) else { return Self::Harmless };
        let (to_check, unchecked) =
            misleading(&lists, n_total).into_iter().partition::<Vec<_>, _>(|row| row.1);
        let powers = to_check.into_iter().filter_map(|(model, _)| power(&lists, &model));
        let none = if unchecked.is_empty() { Self::Harmless } else { Self::Unchecked };
        powers.min_by(f64::total_cmp).map_or(none, Self::Power)
    }

    /// What there is, from the most harmless on.
    pub(crate) const NAMES: [&str; 4] = ["harmless", "unchecked", "shown", "hidden"];

    pub(crate) fn name(self) -> &'static str {
        let [harmless, unchecked, shown, hidden] = Self::NAMES;
        match self {
            Self::Harmless => harmless,
            Self::Unchecked => unchecked,
            Self::Power(power) if power >= ENOUGH_POWER => shown,
            Self::Power(_) => hidden,
        }
    }

    /// The power in parts of a hundred, rounded; a dash where no test is needed or none can be.
    pub(crate) fn power(self) -> String {
        match self {
            Self::Harmless | Self::Unchecked => "–".to_owned(),
            Self::Power(power) => format!("{:.0}", 100.0 * power),
        }
    }
}

/// The sum of many draws.
fn on_average(world: &World) -> Option<CaptureTable> {
    let draws: Vec<CaptureTable> = (0..N_DRAWS).map(|draw| world.truth.draw(SEED, draw)).collect();
    let names = draws.first()?.list_names().to_vec();
    CaptureTable::new(names, draws.iter().flat_map(|draw| draw.cells().iter().copied())).ok()
}

/// The models that may lead and mislead, with whether they leave something to check.
fn misleading(lists: &CaptureTable, n_total: f64) -> Vec<(HierarchicalModel, bool)> {
    let n_lists = lists.n_lists();
    // As the program does it.
    let max_order = if n_lists > 5 { 2 } else { n_lists as u32 };
    let Ok(space) = ModelSpace::new(n_lists, max_order) else { return Vec::new() };
    let n_draws = N_DRAWS as f64;
    let n_seen = lists.n_observed() as f64 / n_draws;
    let mut best = f64::INFINITY;
    let mut found: Vec<(f64, HierarchicalModel, bool)> = Vec::new();
    let surveyed = survey_models(lists, &space, |row| {
        let Some(of_draws) = row.estimate else { return };
        // A draw's deviance is expected to be its degrees of freedom and what the model lacks.
        let lacks = of_draws.deviance / n_draws;
        let bic = lacks + row.n_parameters as f64 * (n_seen.ln() - 1.0);
        best = best.min(bic);
        let off = ((n_total - n_seen).max(0.0) * n_draws / of_draws.dark_figure).ln()
            / (of_draws.se_log_dark_figure * n_draws.sqrt());
        let holds = standard_normal::cdf(TWO_SIDED - off) - standard_normal::cdf(-TWO_SIDED - off);
        if holds < HOLDS && bic <= best + MAY_LEAD {
            found.push((bic, row.model(), row.df_kept > 0));
        }
    });
    if surveyed.is_err() {
        return Vec::new();
    }
    found.retain(|(bic, ..)| *bic <= best + MAY_LEAD);
    found.into_iter().map(|(_, model, leaves_something)| (model, leaves_something)).collect()
}

fn power(lists: &CaptureTable, model: &HierarchicalModel) -> Option<f64> {
    let fit = fit(lists, model).ok()?;
    let n_draws = N_DRAWS as f64;
    let (mut of_model, mut of_truth) = ([0.0; 2], [0.0; 2]);
    for &(history, fitted) in &fit.fitted {
        let (p, q) = ((lists.count(history) as f64).max(HARDLY) / n_draws, fitted / n_draws);
        if q <= 0.0 {
            continue;
        }
        let ratio = (p / q).ln();
        for (moments, mean) in [(&mut of_model, q), (&mut of_truth, p)] {
            moments[0] += mean * ratio - (p - q);
            moments[1] += mean * ratio * ratio;
        }
    }
    let critical = of_model[0] + ONE_SIDED * of_model[1].sqrt();
    let spread = of_truth[1].sqrt().max(f64::MIN_POSITIVE);
    Some(standard_normal::cdf((of_truth[0] - critical) / spread))
}
