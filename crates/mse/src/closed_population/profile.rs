//! Profile likelihood intervals for closed-population models.

use darkfigure_numeric::special::incomplete_gamma::chi_squared_quantile;
use libm::{exp, log, log1p};

use super::behaviour::FirstCaptures;
use super::design::Cells;
use super::fit::{cells_of_counts, cells_of_table, check_level};
use super::model::{Heterogeneity, Model};
use super::refusal::Refusal;
use crate::interval::{as_f64, log_factorial};
use crate::single_source::Occasions;
use crate::{CaptureCounts, CaptureTable, IntervalMethod, SizeInterval, UpperLimit};
use darkfigure_numeric::root::{bisect, crossing, golden_maximum};

/// How profile likelihood intervals are made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProfileOptions {
    /// The level of the interval.
    pub level: f64,
    /// How factorials are continued between the integers.
    pub factorials: Factorials,
}

impl Default for ProfileOptions {
    /// Level 0.95, exact factorials.
    fn default() -> Self {
        Self { level: 0.95, factorials: Factorials::Exact }
    }
}

/// How factorials are continued between the integers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Factorials {
    /// By the gamma function.
    Exact,
    /// By Stirling's formula without its correction, beyond 100 people of whom one at least is unseen, as Rcapture does.
    ///
    /// It moves limits near the seen by up to a tenth of a person, and is offered for comparison only.
    Stirling,
}

/// The likelihood of the population's size, everything else fitted anew at each size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProfileFit {
    /// How many people were seen.
    pub n_observed: u64,
    /// The most likely size, where there is one: none if the likelihood still rises at a thousand million times the seen.
    pub most_likely: Option<f64>,
    /// The sizes that a likelihood-ratio test does not reject.
    pub interval: SizeInterval,
    /// Whether the interval begins at the seen, as even nobody unseen is compatible with them.
    pub lower_is_observed: bool,
}

/// The multinomial profile likelihood interval of a closed-population model.
///
/// It answers where [`fit`](crate::closed_population::fit) refuses for want of a maximum: such data still exclude sizes. An upper limit
/// beyond [a thousand million times](ProfileFit::most_likely) the people seen is reported as [`UpperLimit::Unbounded`], never
/// as the place where a search stopped.
///
/// # Formula
///
/// ```text
/// ℓ(N) = ln N! − ln (N − n)! + max Σ n(ω) ln π(ω) + (N − n) ln π(0)
/// {N : 2 (max ℓ − ℓ(N)) ≤ χ²₁(level)}
/// ```
///
/// # Errors
///
/// [`Refusal`]; [`Refusal::NotDefined`] for [`Heterogeneity::Normal`].
///
/// # References
///
/// Cormack (1992), Biometrics 48, 567–576; Rivest and Lévesque (2001).
pub fn profile(table: &CaptureTable, model: Model, options: ProfileOptions) -> Result<ProfileFit, Refusal> {
    let ProfileOptions { level, factorials } = options;
    check_level(level)?;
    if model.heterogeneity() == Some(Heterogeneity::Normal) {
        return Err(Refusal::NotDefined);
    }
    if matches!(model, Model::Mb | Model::Mbh) {
        let captures = FirstCaptures::of(table, model)?;
        return Profile {
            n_observed: table.n_observed(),
            level,
            value: |unseen| removal_value(&captures, model, factorials, unseen),
        }
        .limits();
    }
    let cells = cells_of_table(table, model)?;
    check_lists(&cells, model)?;
    Profile {
        n_observed: table.n_observed(),
        level,
        value: |unseen| cells_value(&cells, model, factorials, unseen),
    }
    .limits()
}

/// The profile likelihood interval of `M0` or `Mh` from counts by number of captures.
///
/// # Errors
///
/// As [`profile`]; [`Refusal::NotDefined`] also for models that need to know the lists.
pub fn profile_counts(
    counts: &CaptureCounts,
    occasions: Occasions,
    model: Model,
    options: ProfileOptions,
) -> Result<ProfileFit, Refusal> {
    let ProfileOptions { level, factorials } = options;
    check_level(level)?;
    let cells = cells_of_counts(counts, occasions, model)?;
    check_lists(&cells, model)?;
    Profile {
        n_observed: counts.n_observed(),
        level,
        value: |unseen| cells_value(&cells, model, factorials, unseen),
    }
    .limits()
}

fn check_lists(cells: &Cells, model: Model) -> Result<(), Refusal> {
    let needed =
        if model.heterogeneity().is_some_and(|h| h != Heterogeneity::ChaoLowerBound) { 3 } else { 2 };
    let found = cells.max_captures();
    if found < needed {
        return Err(Refusal::TooFewLists { needed: needed as usize, found: found as usize });
    }
    Ok(())
}

/// ℓ at a number of unseen people; nothing where the other parameters have no maximum.
fn cells_value(cells: &Cells, model: Model, factorials: Factorials, unseen: f64) -> Option<f64> {
    let fitted = cells.maximise(model, Some(unseen))?;
    let means = &fitted.maximum.means;
    let n_seen = cells.n_observed();
    let size = n_seen + unseen;
    let expected_seen: f64 = means[..cells.cells.len()].iter().sum();
    // ln(μ₀/N) from the seen means, as μ₀ and N are nearly equal where N is large.
    let mut value = coefficient(factorials, n_seen, unseen)
        + unseen * log1p(-(expected_seen / size).min(1.0 - f64::EPSILON));
    for (cell, mean) in cells.cells.iter().zip(means).filter(|(cell, _)| cell.count > 0.0) {
        value += cell.count * (log(*mean) - cell.offset);
    }
    value.is_finite().then_some(value)
}

/// As [`cells_value`], for first captures; the later ones do not depend on the size.
fn removal_value(captures: &FirstCaptures, model: Model, factorials: Factorials, unseen: f64) -> Option<f64> {
    let (n_occasions, people, delay) = captures.alike(model);
    let n_seen: f64 = captures.new_people.iter().sum();
    let binomial = |hits: f64, misses: f64| {
        let trials = hits + misses;
        let hit_part = if hits > 0.0 { hits * log(hits / trials) } else { 0.0 };
        let miss_part = if misses > 0.0 { misses * log1p(-hits / trials) } else { 0.0 };
        hit_part + miss_part
    };
    let mut value = coefficient(factorials, n_seen, unseen) + n_seen * log(n_seen + unseen);
    value += binomial(people, delay + f64::from(n_occasions) * unseen);
    if model == Model::Mbh {
        value += binomial(captures.new_people[0], people + unseen);
    }
    value.is_finite().then_some(value)
}

/// Up to this size Rcapture takes factorials exactly too.
const STIRLING_FROM: f64 = 100.0;

/// ln N! − ln (N − n)! − n ln N, by Stirling's series where the factorials would cancel.
pub(crate) fn coefficient(factorials: Factorials, n_seen: f64, unseen: f64) -> f64 {
    let size = n_seen + unseen;
    if factorials == Factorials::Stirling && size > STIRLING_FROM && unseen >= 1.0 {
        (unseen + 0.5) * log1p(n_seen / unseen) - n_seen
    } else if unseen < 50.0 {
        log_factorial(size) - log_factorial(unseen) - n_seen * log(size)
    } else {
        let tail = |x: f64| 1.0 / (12.0 * x) - 1.0 / (360.0 * x * x * x);
        (unseen + 0.5) * log1p(n_seen / unseen) - n_seen + tail(size) - tail(unseen)
    }
}

pub(crate) struct Profile<Value> {
    pub(crate) n_observed: u64,
    pub(crate) level: f64,
    /// The log-likelihood at a number of unseen people.
    pub(crate) value: Value,
}

/// The fewest unseen people at which the likelihood is looked at, in place of none.
const FEWEST: f64 = 1e-6;
/// The most, as a multiple of the seen.
const FARTHEST: f64 = 1e9;
const N_GRID: u32 = 96;
/// The first step outwards from a known maximum, on the logarithmic scale of the unseen, and how near a limit is then looked for: below the
/// digits that anybody reads.
const FIRST_STEP: f64 = 0.125;
const NEAR: f64 = 1e-6;

impl<Value: Fn(f64) -> Option<f64>> Profile<Value> {
    /// The limits on both sides of the maximum, which is known: of many profiles, where going through all sizes takes too long. None where
    /// the likelihood has no value there.
    pub(crate) fn limits_around(&self, unseen: f64) -> Option<SizeInterval> {
        let n_seen = as_f64(self.n_observed);
        let (lowest, highest) = (log(FEWEST), log(FARTHEST * n_seen));
        let peak = log(unseen).clamp(lowest, highest);
        let floor = (self.value)(exp(peak))? - chi_squared_quantile(1.0, self.level) / 2.0;
        // Where there is no value, the likelihood is not above the floor.
        let above = |log_unseen: f64| (self.value)(exp(log_unseen)).map_or(f64::MIN, |value| value - floor);
        let limit = |direction: f64| {
            let (mut inside, mut step) = (0.0, FIRST_STEP);
            loop {
                let outside = inside + step;
                if !(lowest..=highest).contains(&(peak + direction * outside)) {
                    return None;
                }
                if above(peak + direction * outside) < 0.0 {
                    let reach = crossing(inside, outside, NEAR, |reach| above(peak + direction * reach));
                    return reach.map(|reach| n_seen + exp(peak + direction * reach));
                }
                (inside, step) = (outside, 2.0 * step);
            }
        };
        Some(SizeInterval {
            lower: limit(-1.0).unwrap_or(n_seen),
            upper: limit(1.0).map_or(UpperLimit::Unbounded, UpperLimit::Finite),
            level: self.level,
            kind: IntervalMethod::ProfileLikelihood,
        })
    }

    pub(crate) fn limits(&self) -> Result<ProfileFit, Refusal> {
        let n_seen = as_f64(self.n_observed);
        let (lowest, highest) = (log(FEWEST), log(FARTHEST * n_seen));
        let step = (highest - lowest) / f64::from(N_GRID - 1);
        let place = |at: u32| lowest + step * f64::from(at);
        let value = |log_unseen: f64| (self.value)(exp(log_unseen)).unwrap_or(f64::NEG_INFINITY);
        let grid: Vec<f64> = (0..N_GRID).map(|at| value(place(at))).collect();
        let Some((at, &grid_top)) = (0_u32..).zip(&grid).max_by(|a, b| a.1.total_cmp(b.1)) else {
            return Err(Refusal::NoMaximum);
        };
        if grid_top == f64::NEG_INFINITY {
            return Err(Refusal::NoMaximum);
        }
        let (left, right) = (place(at.saturating_sub(1)), place((at + 1).min(N_GRID - 1)));
        let peak = golden_maximum(value, left, right, 1e-10);
        let top = value(peak).max(grid_top);
        let drop = chi_squared_quantile(1.0, self.level) / 2.0;
        let floor = top - drop;
        let below = |&i: &u32| grid[i as usize] < floor;
        let outside_left = (0..N_GRID).rev().filter(|&i| place(i) < peak).find(below);
        let lower = outside_left.map(|i| bisect(place(i), place(i + 1).min(peak), |x| value(x) - floor));
        let outside_right = (0..N_GRID).filter(|&i| place(i) > peak).find(below);
        let upper = outside_right.map_or(UpperLimit::Unbounded, |i| {
            let limit = bisect(place(i - 1).max(peak), place(i), |x| floor - value(x));
            UpperLimit::Finite(n_seen + exp(limit))
        });
        let at_infinity = at + 1 == N_GRID;
        let most_likely = (!at_infinity).then(|| if at == 0 { n_seen } else { n_seen + exp(peak) });
        Ok(ProfileFit {
            n_observed: self.n_observed,
            most_likely,
            interval: SizeInterval {
                lower: lower.map_or(n_seen, |x| n_seen + exp(x)),
                upper,
                level: self.level,
                kind: IntervalMethod::ProfileLikelihood,
            },
            lower_is_observed: lower.is_none(),
        })
    }
}
