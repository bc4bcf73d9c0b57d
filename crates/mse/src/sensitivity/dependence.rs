//! How the estimate moves with a dependence that the data cannot show.

use libm::{exp, log};

use crate::interval::as_f64;
use crate::two_list::TwoLists;
use crate::{CaptureTable, History, IntervalMethod, SizeEstimate, SizeInterval, UpperLimit};

/// The most lists whose highest-order interaction is computed: every one of the 2ᵗ − 1 cells must be seen.
const MAX_LISTS: usize = 16;

/// The size of a population as a function of one ratio that no data can show.
///
/// The unseen are proportional to the ratio: at 1 there is none of the dependence, above it the lists tend to see the same people
/// and more are missed, below it they avoid each other's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DependenceCurve {
    n_observed: u64,
    n_unseen_at_one: f64,
    /// Σ 1/count over the cells that enter: the variance of the logarithm of the unseen.
    log_variance: f64,
}

impl DependenceCurve {
    /// The curve over the odds ratio ψ between two lists.
    ///
    /// # Formula
    ///
    /// ```text
    /// N = n + ψ n₁₀ n₀₁ / n₁₁,  se² = n₀ + n₀² (1/n₁₀ + 1/n₀₁ + 1/n₁₁)
    /// ```
    ///
    /// # Errors
    ///
    /// [`DependenceRefusal::EmptyCell`] where a cell is empty: the unseen would be none or without limit whatever ψ.
    ///
    /// # References
    ///
    /// Gerritse, van der Heijden and Bakker (2015), Journal of Official Statistics 31, 357–379.
    pub fn of_pair(lists: TwoLists) -> Result<Self, DependenceRefusal> {
        let both = lists.n_both();
        let (first, second) = (lists.n_first() - both, lists.n_second() - both);
        for (bits, count) in [(0b01, first), (0b10, second), (0b11, both)] {
            if count == 0 {
                return Err(DependenceRefusal::EmptyCell { history: History::from_bits(bits) });
            }
        }
        let (first, second, both) = (as_f64(first), as_f64(second), as_f64(both));
        Ok(Self {
            n_observed: lists.n_observed(),
            n_unseen_at_one: first / both * second,
            log_variance: 1.0 / first + 1.0 / second + 1.0 / both,
        })
    }

    /// The curve over the ratio ξ of the highest-order interaction: the only thing that a saturated log-linear model assumes.
    ///
    /// # Formula
    ///
    /// ```text
    /// n₀ = ξ · Π n(ω), |ω| odd / Π n(ω), |ω| even and ω ≠ 0;  se² = n₀ + n₀² Σ 1/n(ω)
    /// ```
    ///
    /// # Errors
    ///
    /// [`DependenceRefusal::EmptyCell`] where a history has nobody, [`DependenceRefusal::Lists`] for fewer than 2 lists or more
    /// than 16.
    ///
    /// # References
    ///
    /// Bishop, Fienberg and Holland (1975), section 6.4; Rivest and Lévesque (2001) for the standard error; Aleshin-Guendel,
    /// Sadinle and Wakefield (2024), Biometrics 80, on why the assumption cannot be tested.
    pub fn of_highest_interaction(table: &CaptureTable) -> Result<Self, DependenceRefusal> {
        let n_lists = table.n_lists();
        if !(2..=MAX_LISTS).contains(&n_lists) {
            return Err(DependenceRefusal::Lists { n_lists });
        }
        let (mut log_unseen, mut log_variance) = (0.0, 0.0);
        for bits in 1..1_u32 << n_lists {
            let history = History::from_bits(bits);
            let count = as_f64(table.count(history));
            if count == 0.0 {
                return Err(DependenceRefusal::EmptyCell { history });
            }
            log_unseen += if history.n_captures() % 2 == 1 { log(count) } else { -log(count) };
            log_variance += 1.0 / count;
        }
        Ok(Self { n_observed: table.n_observed(), n_unseen_at_one: exp(log_unseen), log_variance })
    }

    /// How many people were seen.
    #[must_use]
    pub const fn n_observed(&self) -> u64 {
        self.n_observed
    }

    /// The estimate at a ratio.
    ///
    /// # Errors
    ///
    /// [`DependenceRefusal::Ratio`], [`DependenceRefusal::Level`].
    pub fn at(&self, ratio: f64, level: f64) -> Result<SizeEstimate, DependenceRefusal> {
        check_ratio(ratio)?;
        if !(level > 0.0 && level < 1.0) {
            return Err(DependenceRefusal::Level { level });
        }
        let unseen = ratio * self.n_unseen_at_one;
        let estimate = as_f64(self.n_observed) + unseen;
        if !estimate.is_finite() {
            return Err(DependenceRefusal::Ratio { ratio });
        }
        let se = (unseen + unseen * unseen * self.log_variance).sqrt();
        Ok(SizeEstimate::log_normal(self.n_observed, estimate, se, level))
    }

    /// All sizes that a range of ratios allows, without and with sampling error.
    ///
    /// # Errors
    ///
    /// [`DependenceRefusal::Ratio`] also where the range is upside down; [`DependenceRefusal::Level`].
    pub fn over(&self, lowest: f64, highest: f64, level: f64) -> Result<IdentifiedSet, DependenceRefusal> {
        if lowest > highest {
            return Err(DependenceRefusal::Ratio { ratio: lowest });
        }
        let (low, high) = (self.at(lowest, level)?, self.at(highest, level)?);
        let with_sampling = SizeInterval {
            lower: low.interval.lower,
            upper: high.interval.upper,
            level,
            kind: IntervalMethod::LogNormal,
        };
        Ok(IdentifiedSet { lowest: low.estimate, highest: high.estimate, with_sampling })
    }

    /// How much dependence would bring the estimate to a size.
    #[must_use]
    pub fn breakdown(&self, size: f64) -> Breakdown {
        let unseen = size - as_f64(self.n_observed);
        let ratio = unseen / self.n_unseen_at_one;
        if unseen >= 0.0 && ratio.is_finite() {
            Breakdown::Ratio { size, ratio }
        } else {
            Breakdown::Never { size }
        }
    }

    /// How much dependence would multiply the estimate at ratio 1, such as by one half.
    #[must_use]
    pub fn breakdown_factor(&self, factor: f64) -> Breakdown {
        self.breakdown(factor * (as_f64(self.n_observed) + self.n_unseen_at_one))
    }
}

fn check_ratio(ratio: f64) -> Result<(), DependenceRefusal> {
    if ratio >= 0.0 && ratio.is_finite() { Ok(()) } else { Err(DependenceRefusal::Ratio { ratio }) }
}

/// All sizes that a range of an untestable ratio allows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IdentifiedSet {
    /// The size at the lowest ratio.
    pub lowest: f64,
    /// The size at the highest ratio.
    pub highest: f64,
    /// From the lower limit at the lowest ratio to the upper limit at the highest.
    ///
    /// For every ratio in the range it covers the size at least as often as the level says.
    pub with_sampling: SizeInterval,
}

impl IdentifiedSet {
    /// Whether a size is allowed once sampling error is counted in.
    #[must_use]
    pub fn allows(&self, size: f64) -> bool {
        let below_upper = match self.with_sampling.upper {
            UpperLimit::Finite(upper) => size <= upper,
            UpperLimit::Unbounded => true,
        };
        size >= self.with_sampling.lower && below_upper
    }
}

/// How much of an untestable dependence it takes to reach a size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Breakdown {
    /// At this ratio the estimate is the size.
    Ratio {
        /// The size.
        size: f64,
        /// The ratio.
        ratio: f64,
    },
    /// No dependence gets there: the size is below the people seen.
    Never {
        /// The size.
        size: f64,
    },
}

/// Why a dependence curve cannot be drawn or read.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum DependenceRefusal {
    /// A cell that enters has nobody in it.
    #[error("nobody has the history {:#b}: the unseen would be none or without limit", history.bits())]
    EmptyCell {
        /// The cell.
        history: History,
    },
    /// The number of lists is out of range.
    #[error("the highest-order interaction of {n_lists} lists is not computed: 2 to {MAX_LISTS} are")]
    Lists {
        /// How many there are.
        n_lists: usize,
    },
    /// The ratio is negative, not finite, or out of order.
    #[error("ratio {ratio} is not a ratio in order")]
    Ratio {
        /// The ratio as given.
        ratio: f64,
    },
    /// The level is not a probability strictly between 0 and 1.
    #[error("level {level} is not between 0 and 1")]
    Level {
        /// The level as given.
        level: f64,
    },
}
