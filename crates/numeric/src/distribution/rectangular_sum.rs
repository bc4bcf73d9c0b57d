//! The sum of independent rectangular quantities, in closed form.

use crate::{
    argument::{self, ArgumentError},
    bound::bounds::{Bounds, Limits},
};

/// Beyond this the alternating sum loses its digits, and a normal distribution is as good.
const MOST_TERMS: usize = 12;

/// The sum of independent uniform quantities between stated bounds.
///
/// # Assumptions
/// Each quantity has a *declared* uniform distribution. A rounding has none: for roundings add the bounds.
#[derive(Debug, Clone, PartialEq)]
pub struct RectangularSum {
    lower: f64,
    widths: Vec<f64>,
}

impl RectangularSum {
    /// A sum from the bounds of its terms; terms known exactly only shift it.
    ///
    /// # Errors
    /// No term with a width, or more than 12.
    pub fn new(terms: &[Bounds]) -> Result<Self, ArgumentError> {
        let lower = terms.iter().map(|term| term.lower()).sum();
        let widths: Vec<f64> =
            terms.iter().map(|term| term.upper() - term.lower()).filter(|width| *width > 0.0).collect();
        argument::count("terms", widths.len(), 1, MOST_TERMS)?;
        Ok(Self { lower, widths })
    }

    /// The mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.lower + 0.5 * self.widths.iter().sum::<f64>()
    }

    /// The standard deviation.
    #[must_use]
    pub fn sd(&self) -> f64 {
        (self.widths.iter().map(|width| width * width).sum::<f64>() / 12.0).sqrt()
    }

    /// The probability of at most `x`.
    ///
    /// # Formula
    /// ```text
    /// 1/(n! Πwᵢ) · Σ_S (−1)^|S| (x − Σ_{i∈S} wᵢ)₊ⁿ
    /// ```
    ///
    /// # References
    /// Mitra 1971, Operations Research 19, 1540-1542; Irwin 1927 and Hall 1927 for equal widths.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        let (from_lower, whole) = (x - self.lower, self.widths.iter().sum::<f64>());
        // The distribution is symmetric, and the sum is accurate only in the lower half.
        if from_lower > 0.5 * whole {
            return 1.0 - self.lower_tail(whole - from_lower);
        }
        self.lower_tail(from_lower)
    }

    fn lower_tail(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        let n = self.widths.len();
        let mut sum = 0.0;
        for subset in 0..1_u32 << n {
            let taken: f64 = self
                .widths
                .iter()
                .enumerate()
                .filter(|(at, _)| subset >> at & 1 == 1)
                .map(|(_, width)| width)
                .sum();
            if taken < x {
                // Dividing factor by factor keeps the powers from overflowing.
                let mut term = 1.0;
                for (at, width) in self.widths.iter().enumerate() {
                    let step = (x - taken) / width / (at + 1) as f64;
                    term *= step;
                }
                sum += if subset.count_ones() % 2 == 0 { term } else { -term };
            }
        }
        sum.clamp(0.0, 1.0)
    }

    /// The quantile at `p`.
    ///
    /// # Errors
    /// A `p` outside 0 to 1.
    pub fn quantile(&self, p: f64) -> Result<f64, ArgumentError> {
        argument::probability("p", p)?;
        let whole: f64 = self.widths.iter().sum();
        let tail = p.min(1.0 - p);
        let (mut low, mut high) = (0.0, 0.5 * whole);
        // Halving down to neighbouring doubles: 1,100 steps at the very most, some 60 in practice.
        for _ in 0..1_100 {
            let middle = 0.5 * (low + high);
            if middle <= low || middle >= high {
                break;
            }
            if self.lower_tail(middle) < tail { low = middle } else { high = middle }
        }
        Ok(if p <= 0.5 { self.lower + high } else { self.lower + whole - high })
    }

    /// The central interval at a level.
    ///
    /// # Errors
    /// A level outside 0 to 1.
    pub fn limits(&self, level: f64) -> Result<Limits, ArgumentError> {
        let tail = (1.0 - argument::level(level)?) / 2.0;
        Limits::new(self.quantile(tail)?, self.quantile(1.0 - tail)?, level)
    }
}
