//! Who explains the gap: a ratio split over the factors that make it up.

use libm::{exp, log};

use crate::argument::{self, ArgumentError};

/// Above this many factors a table of contributions says nothing to anybody.
const MOST_FACTORS: usize = 64;

/// A gap between two positive values as a chain of factors that leads from one to the other.
///
/// The factors need not be larger than 1, but they are positive, and `start · Π factors` is the end. Shares of the log
/// ratio do not depend on any order and come first; how much of the *difference* a factor explains does depend on the order,
/// so each convention is labelled and the range over all orders stands beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct LogSplit {
    start: f64,
    factors: Vec<f64>,
}

/// The lowest and highest contribution of one factor over all orders in which the factors may be applied.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OrderRange {
    /// The lowest contribution.
    pub lowest: f64,
    /// The highest contribution.
    pub highest: f64,
}

impl LogSplit {
    /// A gap from its start and all of its factors.
    ///
    /// # Errors
    /// A start or factor that is not positive; no factor, or more than 64.
    pub fn new(start: f64, factors: &[f64]) -> Result<Self, ArgumentError> {
        argument::positive("start", start)?;
        argument::count("factors", factors.len(), 1, MOST_FACTORS)?;
        for factor in factors {
            argument::positive("factors", *factor)?;
        }
        Ok(Self { start, factors: factors.to_vec() })
    }

    /// A gap from its two ends and the factors that are known; what they leave becomes the last factor.
    ///
    /// # Errors
    /// As for [`LogSplit::new`]; an end that is not positive.
    pub fn with_residual(start: f64, end: f64, known: &[f64]) -> Result<Self, ArgumentError> {
        argument::positive("end", end)?;
        let mut factors = known.to_vec();
        factors.push(end / start / known.iter().product::<f64>());
        Self::new(start, &factors)
    }

    /// The factors in their order; the residual is the last, if there is one.
    #[must_use]
    pub fn factors(&self) -> &[f64] {
        &self.factors
    }

    /// Where the chain leads.
    #[must_use]
    pub fn end(&self) -> f64 {
        self.start * self.factors.iter().product::<f64>()
    }

    /// Signed contributions to the log ratio, in natural-log points. They sum to `ln(end/start)` and know no order.
    #[must_use]
    pub fn log_points(&self) -> Vec<f64> {
        self.factors.iter().map(|factor| log(*factor)).collect()
    }

    /// Shares of the log ratio, only where they mean something: all signs agree and the log ratio exceeds `least`.
    ///
    /// With mixed signs a share can exceed 100 %, and near a ratio of 1 it is a quotient of two noises.
    #[must_use]
    pub fn log_shares(&self, least: f64) -> Option<Vec<f64>> {
        let points = self.log_points();
        let whole: f64 = points.iter().sum();
        let agree = points.iter().all(|point| *point >= 0.0) || points.iter().all(|point| *point <= 0.0);
        (agree && whole.abs() > least).then(|| points.iter().map(|point| point / whole).collect())
    }

    /// Contributions to the difference by the logarithmic mean Divisia index: exact, without residual, and mirrored when the
    /// ends are swapped.
    ///
    /// # Formula
    /// ```text
    /// L · ln fₖ,   L = (end − start)/ln(end/start), start where the two are equal
    /// ```
    ///
    /// # References
    /// Ang 2004, Energy Policy 32, 1131-1139.
    #[must_use]
    pub fn lmdi(&self) -> Vec<f64> {
        let points = self.log_points();
        let mean = self.start * logarithmic_mean(points.iter().sum());
        points.iter().map(|point| mean * point).collect()
    }

    /// Contributions to the difference by Shapley's rule: the mean over all orders of what a factor adds when its turn comes.
    ///
    /// Computed from elementary symmetric polynomials, so that no order is enumerated.
    ///
    /// # Formula
    /// ```text
    /// start · (fₖ − 1) · Σ_{S ∌ k} |S|! (n − 1 − |S|)! / n! · Π_{j ∈ S} fⱼ
    /// ```
    ///
    /// # References
    /// Shorrocks 2013, Journal of Economic Inequality 11, 99-126.
    #[must_use]
    pub fn shapley(&self) -> Vec<f64> {
        (0..self.factors.len())
            .map(|at| {
                let others = self.others(at);
                let mut symmetric = vec![0.0; others.len() + 1];
                symmetric[0] = 1.0;
                for (taken, factor) in others.iter().enumerate() {
                    for size in (1..=taken + 1).rev() {
                        symmetric[size] += symmetric[size - 1] * factor;
                    }
                }
                // 1/n · 1/C(n − 1, size), built up by its own recurrence.
                let n = count(self.factors.len());
                let mut weight = 1.0 / n;
                let mut sum = 0.0;
                for (size, polynomial) in symmetric.iter().enumerate() {
                    sum += weight * polynomial;
                    let size = count(size);
                    // Behind the last size there is none to weigh.
                    weight *= (size + 1.0) / (n - 1.0 - size);
                }
                self.start * (self.factors[at] - 1.0) * sum
            })
            .collect()
    }

    /// The range of each factor's contribution to the difference over all orders.
    ///
    /// A factor adds least or most when it comes after all the factors that shrink, or all that enlarge, the value.
    #[must_use]
    pub fn order_ranges(&self) -> Vec<OrderRange> {
        (0..self.factors.len())
            .map(|at| {
                let others = self.others(at);
                let smallest: f64 = others.iter().filter(|factor| **factor < 1.0).product();
                let largest: f64 = others.iter().filter(|factor| **factor > 1.0).product();
                let step = self.start * (self.factors[at] - 1.0);
                let (one, other) = (step * smallest, step * largest);
                OrderRange { lowest: one.min(other), highest: one.max(other) }
            })
            .collect()
    }

    fn others(&self, at: usize) -> Vec<f64> {
        self.factors.iter().enumerate().filter(|(k, _)| *k != at).map(|(_, factor)| *factor).collect()
    }
}

fn count(size: usize) -> f64 {
    size as f64
}

/// `(eˣ − 1)/x`, the logarithmic mean of 1 and `eˣ`.
fn logarithmic_mean(x: f64) -> f64 {
    if x.abs() > 0.0 { libm::expm1(x) / x } else { 1.0 }
}

/// Shapley values of any game of `players`, by enumerating coalitions.
///
/// `worth` is given a coalition as a bit mask. For gaps that are no plain product, such as one with addends.
///
/// # Errors
/// No player, or more than 20 (a million coalitions).
pub fn shapley(players: usize, worth: impl Fn(u32) -> f64) -> Result<Vec<f64>, ArgumentError> {
    argument::count("players", players, 1, 20)?;
    let worths: Vec<f64> = (0..1_u32 << players).map(worth).collect();
    let mut weights = vec![1.0 / count(players); players];
    for size in 1..players {
        weights[size] = weights[size - 1] * count(size) / count(players - size);
    }
    Ok((0..players)
        .map(|player| {
            let bit = 1_usize << player;
            (0..worths.len())
                .filter(|coalition| coalition & bit == 0)
                .map(|coalition| {
                    let size = coalition.count_ones() as usize;
                    weights[size] * (worths[coalition | bit] - worths[coalition])
                })
                .sum()
        })
        .collect())
}

/// The ratio as `k` equal factors: what each would have to be if `k` reasons of one strength made up the gap.
///
/// # Errors
/// A ratio that is not positive, or no factor.
pub fn equal_factors(ratio: f64, k: u32) -> Result<f64, ArgumentError> {
    argument::positive("ratio", ratio)?;
    argument::positive("k", f64::from(k))?;
    Ok(exp(log(ratio) / f64::from(k)))
}
