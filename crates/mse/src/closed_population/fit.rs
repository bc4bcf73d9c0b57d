//! Fits of closed-population models with what a reader needs to judge them.

use libm::{exp, log};

use super::behaviour;
use super::design::{BoundedMaximum, Cells, deviance_part, log_mean};
use super::model::{Heterogeneity, Model};
use super::normal;
use super::refusal::Refusal;
use crate::interval::{as_f64, log_factorial};
use crate::single_source::Occasions;
use crate::{CaptureCounts, CaptureTable, History, SizeEstimate};

/// The most lists for models with a parameter per list; all 2ᵗ − 1 histories are counted out.
pub const MAX_LISTS: usize = 14;
/// The most occasions for models where lists are alike.
pub const MAX_OCCASIONS: usize = 500;

/// A closed-population model fitted to a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The model.
    pub model: Model,
    /// The size, its standard error and its interval.
    pub size: SizeEstimate,
    /// The estimate's bias to the second order in the number of people; already known, not subtracted.
    ///
    /// Where it is as large as the dark figure, the estimate means little.
    pub bias: Option<f64>,
    /// 2 Σ y ln(y/μ) over the cells that the model was compared with.
    pub deviance: f64,
    /// The Poisson log-likelihood, with −ln y!.
    pub log_likelihood: f64,
    /// How many parameters were fitted; second differences held at zero do not count.
    pub n_parameters: usize,
    /// How many cells there are less `n_parameters`.
    pub df: usize,
    /// 2 `n_parameters` − 2 `log_likelihood`.
    pub aic: f64,
    /// `n_parameters` ln(people seen) − 2 `log_likelihood`.
    pub bic: f64,
    /// The coefficients by name; the exponential of the intercept is the dark figure of the log-linear models.
    pub coefficients: Vec<Coefficient>,
}

/// A coefficient of a closed-population model.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficient {
    /// The name: `Intercept`, `beta`, `beta1`, `tau`, `eta3`, …
    pub name: String,
    /// The estimate.
    pub value: f64,
    /// Its standard error.
    pub se: f64,
}

/// Fits a closed-population model to a capture table.
///
/// # Assumptions
///
/// The population is closed, matches are right, and what the model does not name does not happen: under `M0`, `Mt`, `Mh` and
/// `Mth` lists do not influence each other; under `Mb` and `Mbh` people are alike and the lists are in the order of time.
///
/// # Formula
///
/// ```text
/// ln μ(ω) = γ + Σ βⱼ ωⱼ + τ h(|ω|),  N = n + e^γ
/// se² = e^γ + e^2γ var(γ̂)
/// ```
///
/// Under `Mb` and `Mbh` the dark figure f₀ is what a geometric series of first captures leaves over, not an e^γ, and se² = f₀ + ∇f₀′V∇f₀
/// with the covariance V of the series' first term and ratio: the multinomial variance by the delta method. Rcapture 1.4-4 prints other
/// errors for `Mbh` (86 for 74 on Kosovo), as its gradient lacks a factor; simulated tables spread as the ones given here.
///
/// # Errors
///
/// [`Refusal`] where there is no honest number, [`Refusal::NoMaximum`] above all: where the likelihood has no maximum,
/// other programs print wherever they stopped.
///
/// # Example
///
/// ```
/// use darkfigure_mse::{CaptureTable, History};
/// use darkfigure_mse::closed_population::{Model, fit};
///
/// let cells = [(0b01, 40), (0b10, 30), (0b11, 6)].map(|(bits, count)| (History::from_bits(bits), count));
/// let table = CaptureTable::new(vec!["police".into(), "shelter".into()], cells)?;
/// // With two lists, Mt is Lincoln and Petersen's estimate.
/// let fit = fit(&table, Model::Mt, 0.95)?;
/// assert!((fit.size.estimate - 276.0).abs() < 1e-6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// Otis, Burnham, White and Anderson (1978), Wildlife Monographs 62; Rivest and Lévesque (2001), Canadian Journal of Statistics
/// 29, 555–572; Rivest and Baillargeon (2007), Biometrics 63, 999–1006; Baillargeon and Rivest (2007), Journal of Statistical
/// Software 19(5).
pub fn fit(table: &CaptureTable, model: Model, level: f64) -> Result<Fit, Refusal> {
    if matches!(model, Model::Mb | Model::Mbh) {
        check_level(level)?;
        return behaviour::fit(table, model, level);
    }
    let cells = cells_of_table(table, model)?;
    check_level(level)?;
    check_identified(&cells, model)?;
    if model.heterogeneity() == Some(Heterogeneity::Normal) {
        return normal::fit_normal(table, &cells, model, level);
    }
    let fitted = cells.maximise(model, None).ok_or(Refusal::NoMaximum)?;
    // Cells are counted over the table's own lists, the empty ones included, as every history could have occurred.
    let mut fit = assemble(&cells, model, &fitted, level, table.n_observed());
    let empty = table.list_sizes().iter().filter(|&&size| size == 0).count();
    if model.lists_differ() {
        fit.n_parameters += empty;
    }
    let (mut deviance, mut log_likelihood) = (0.0, -as_f64(table.n_observed()));
    for &(history, count) in table.cells() {
        let count = as_f64(count);
        let mean = log_mean(
            &cells.columns(model, &fitted.bends, pack(&cells, history), history.n_captures()),
            &fitted.maximum.coefficients,
        );
        deviance += deviance_part(count, mean);
        log_likelihood += count * mean - log_factorial(count);
    }
    judge(&mut fit, deviance, log_likelihood, histories(table.n_lists()), table.n_observed());
    Ok(fit)
}

/// Fits `M0` or `Mh` to counts by number of captures.
///
/// # Errors
///
/// As [`fit`]; [`Refusal::NotDefined`] for models that need to know the lists.
pub fn fit_counts(
    counts: &CaptureCounts,
    occasions: Occasions,
    model: Model,
    level: f64,
) -> Result<Fit, Refusal> {
    let cells = cells_of_counts(counts, occasions, model)?;
    check_level(level)?;
    check_identified(&cells, model)?;
    let fitted = cells.maximise(model, None).ok_or(Refusal::NoMaximum)?;
    let mut fit = assemble(&cells, model, &fitted, level, counts.n_observed());
    let (mut deviance, mut log_likelihood) = (0.0, -as_f64(counts.n_observed()));
    for cell in cells.cells.iter().filter(|cell| cell.count > 0.0) {
        let columns = cells.columns(model, &fitted.bends, cell.history, cell.n_captures);
        let mean = cell.offset + log_mean(&columns, &fitted.maximum.coefficients);
        deviance += deviance_part(cell.count, mean);
        log_likelihood += cell.count * mean - log_factorial(cell.count);
    }
    judge(&mut fit, deviance, log_likelihood, cells.cells.len(), counts.n_observed());
    Ok(fit)
}

pub(super) fn histories(n_lists: usize) -> usize {
    (1_usize << n_lists) - 1
}

/// The history over the cells' own lists.
pub(super) fn pack(cells: &Cells, history: History) -> History {
    let bits =
        cells.lists.iter().enumerate().map(|(at, &list)| u32::from(history.contains(list)) << at).sum();
    History::from_bits(bits)
}

pub(super) fn check_level(level: f64) -> Result<(), Refusal> {
    if level > 0.0 && level < 1.0 { Ok(()) } else { Err(Refusal::Level { level }) }
}

pub(super) fn cells_of_table(table: &CaptureTable, model: Model) -> Result<Cells, Refusal> {
    check_parameter(model)?;
    if table.cells().is_empty() {
        return Err(Refusal::Nobody);
    }
    if !model.lists_differ() {
        let occasions = Occasions::Fixed(u32::try_from(table.n_lists()).unwrap_or(u32::MAX));
        return Ok(Cells::by_captures(&table.capture_frequencies(), occasions));
    }
    let used = table.list_sizes().iter().filter(|&&size| size > 0).count();
    if used > MAX_LISTS {
        return Err(Refusal::TooManyLists { found: used, limit: MAX_LISTS });
    }
    Ok(Cells::by_history(table))
}

pub(super) fn cells_of_counts(
    counts: &CaptureCounts,
    occasions: Occasions,
    model: Model,
) -> Result<Cells, Refusal> {
    check_parameter(model)?;
    let normal = model.heterogeneity() == Some(Heterogeneity::Normal);
    if normal || !matches!(model, Model::M0 | Model::Mh(_)) {
        return Err(Refusal::NotDefined);
    }
    let max_captures = counts.max_captures();
    let fits = match occasions {
        Occasions::Unlimited => max_captures <= MAX_OCCASIONS,
        Occasions::Fixed(t) => max_captures <= t as usize && t as usize <= MAX_OCCASIONS,
    };
    if !fits {
        return Err(Refusal::Occasions { occasions, max_captures });
    }
    Ok(Cells::by_captures(counts.frequencies(), occasions))
}

fn check_parameter(model: Model) -> Result<(), Refusal> {
    if model.heterogeneity().is_none_or(Heterogeneity::is_valid) { Ok(()) } else { Err(Refusal::Parameter) }
}

/// Refuses, by exact conditions on the counts, what no fit can answer.
///
/// For lists alike the sufficient statistics are the means of k and h(k). As h is strictly convex they lie on the rim of what is
/// possible, where no maximum exists, exactly if everyone has one number of captures, or two that are neighbours, or only the
/// least and the greatest. For independent lists the rim is a list with everyone, or nobody on two lists.
pub(super) fn check_identified(cells: &Cells, model: Model) -> Result<(), Refusal> {
    let n_seen = cells.n_observed();
    let most = cells.max_captures();
    let seen: Vec<u32> = (1..=most)
        .filter(|&k| cells.cells.iter().any(|cell| cell.n_captures == k && cell.count > 0.0))
        .collect();
    let one_bend = model.heterogeneity().is_some_and(|h| h != Heterogeneity::ChaoLowerBound);
    let has_column = model.heterogeneity().is_some_and(|h| h.bend(1.0).is_some());
    let needed = if one_bend { 3 } else { 2 };
    if most < needed {
        return Err(Refusal::TooFewLists { needed: needed as usize, found: most as usize });
    }
    if seen == [1] {
        return Err(Refusal::NoOverlap);
    }
    if model.lists_differ() {
        for (at, &list) in cells.lists.iter().enumerate() {
            let on_list: f64 =
                cells.cells.iter().filter(|cell| cell.history.contains(at)).map(|cell| cell.count).sum();
            if on_list >= n_seen {
                return Err(Refusal::FullList { list });
            }
        }
    }
    let on_rim = match seen[..] {
        [_] => true,
        [a, b] => has_column && (b == a + 1 || (a == 1 && b == most)),
        _ => false,
    };
    if on_rim { Err(Refusal::NoMaximum) } else { Ok(()) }
}

fn assemble(cells: &Cells, model: Model, fitted: &BoundedMaximum, level: f64, n_observed: u64) -> Fit {
    let maximum = &fitted.maximum;
    let p = maximum.coefficients.len();
    let (dark, variance_of_log) = (exp(maximum.coefficients[0]), maximum.covariance[0]);
    let se = (dark + dark * dark * variance_of_log).sqrt();
    let names = cells.coefficient_names(model, &fitted.bends);
    let coefficients = names
        .into_iter()
        .enumerate()
        .map(|(i, name)| Coefficient {
            name,
            value: maximum.coefficients[i],
            se: maximum.covariance[i * p + i].max(0.0).sqrt(),
        })
        .collect();
    let bias = dark * (log_bias(cells, model, fitted) + variance_of_log / 2.0);
    Fit {
        model,
        size: SizeEstimate::log_normal(n_observed, as_f64(n_observed) + dark, se, level),
        bias: bias.is_finite().then_some(bias),
        deviance: 0.0,
        log_likelihood: 0.0,
        n_parameters: p,
        df: 0,
        aic: 0.0,
        bic: 0.0,
        coefficients,
    }
}

pub(super) fn judge(fit: &mut Fit, deviance: f64, log_likelihood: f64, n_cells: usize, n_observed: u64) {
    fit.deviance = deviance.max(0.0);
    fit.log_likelihood = log_likelihood;
    fit.df = n_cells.saturating_sub(fit.n_parameters);
    let parameters = fit.n_parameters as f64;
    fit.aic = 2.0 * parameters - 2.0 * log_likelihood;
    fit.bic = parameters * log(as_f64(n_observed)) - 2.0 * log_likelihood;
}

/// The second-order bias of the intercept: −½ V Σ x μ (x′ V x), first entry.
///
/// Cordeiro and McCullagh (1991), Journal of the Royal Statistical Society B 53, 629–643, equation 4.2, for the log link.
fn log_bias(cells: &Cells, model: Model, fitted: &BoundedMaximum) -> f64 {
    let p = fitted.maximum.coefficients.len();
    let covariance = &fitted.maximum.covariance;
    let mut weighted = vec![0.0; p];
    for (cell, mean) in cells.cells.iter().zip(&fitted.maximum.means) {
        let x = cells.columns(model, &fitted.bends, cell.history, cell.n_captures);
        let mut leverage = 0.0;
        for i in 0..p {
            for j in 0..p {
                leverage += x[i] * covariance[i * p + j] * x[j];
            }
        }
        for (sum, value) in weighted.iter_mut().zip(&x) {
            *sum += value * mean * leverage;
        }
    }
    -0.5 * weighted.iter().zip(&covariance[..p]).map(|(w, v)| w * v).sum::<f64>()
}
