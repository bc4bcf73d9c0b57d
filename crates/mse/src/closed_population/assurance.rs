//! Whether lists would show that chances change once a person is on any of them.

use darkfigure_numeric::special::standard_normal;
use libm::{exp, log};

use super::changed_chances::{MOST_LISTS, orders};
use crate::interval::as_f64;
use crate::{CaptureTable, SizeInterval};

/// The change asked about: it makes the odds of a person once listed twice, or half, of what they were.
pub const CHANGE: f64 = 2.0;

/// How surely a change of chances once a person is on any list, by a factor of [`CHANGE`] either way, does no harm: it leaves the truth
/// within the interval of the number, or a test at 5 % shows it. The share of orders in time and directions in which it does, each
/// weighed by the probability that the test shows it where the truth would be outside.
///
/// Nothing where there are fewer than three lists or more than six, or a list has nobody or everybody.
///
/// This is asked of the lists' sizes and the number, and not of what the lists show: to first order in φ, the logarithm of the factor, where
/// lists are otherwise independent.
///
/// # Formula
///
/// ```text
/// pⱼ = nⱼ/N,  wⱼ = pⱼ(1 − pⱼ),  Mⱼ = 1 − Π(1 − pᵢ) over lists i before j,  π₀ = Π(1 − pⱼ)
/// K = 1 − π₀ (1 + Σ pⱼ/(1 − pⱼ)),  the share of people on two lists and more;  S = Σ pⱼ Mⱼ
/// bias of ln N under independence:  −φ π₀ S/K
/// information on φ:                 N (Σ wⱼ Mⱼ(1 − Mⱼ) − π₀ S²/K)
/// power, the order known:           Φ(|φ| √information − 1.96)
/// ```
///
/// The information is what is left of that of the complete table after the lists' chances, which are orthogonal there, and the size; the
/// cell that nobody sees is taken out by the formula of Sherman and Morrison.
///
/// # References
///
/// Otis, Burnham, White and Anderson 1978, Wildlife Monographs 62, for the model; Cox and Hinkley 1974, Theoretical Statistics, section 9.3,
/// for the power of score tests.
#[must_use]
pub fn assurance_against_change(table: &CaptureTable, n_total: f64, interval: &SizeInterval) -> Option<f64> {
    let chances: Vec<f64> = table.list_sizes().iter().map(|&size| as_f64(size) / n_total).collect();
    if !(3..=MOST_LISTS).contains(&chances.len())
        || !chances.iter().all(|&chance| chance > 0.0 && chance < 1.0)
    {
        return None;
    }
    let unseen: f64 = chances.iter().map(|chance| 1.0 - chance).product();
    let odds: f64 = chances.iter().map(|chance| chance / (1.0 - chance)).sum();
    let on_several = 1.0 - unseen * (1.0 + odds);
    let factor = log(CHANGE);
    let (mut sum, mut n_cases) = (0.0, 0.0);
    orders(chances.len(), &mut |order| {
        let (mut not_before, mut spread, mut repeated) = (1.0, 0.0, 0.0);
        for &list in order {
            let (chance, before) = (chances[list], 1.0 - not_before);
            spread += chance * (1.0 - chance) * before * not_before;
            repeated += chance * before;
            not_before *= 1.0 - chance;
        }
        let bias = factor * unseen * repeated / on_several;
        let information = n_total * (spread - unseen * repeated * repeated / on_several);
        let power = standard_normal::cdf(factor * information.max(0.0).sqrt() - TWO_SIDED);
        // The number lies at exp(−φ …) times the truth.
        for truth in [n_total * exp(bias), n_total * exp(-bias)] {
            sum += if interval.contains(truth) { 1.0 } else { power };
            n_cases += 1.0;
        }
    });
    Some(sum / n_cases)
}

/// The quantile of a test at 5 %.
const TWO_SIDED: f64 = 1.959_963_984_540_054;
