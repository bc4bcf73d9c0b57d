//! The posterior distribution of the population size.

use libm::{exp, log};

use crate::{IntervalMethod, SizeInterval, UpperLimit};
use darkfigure_numeric::quadrature::{N_NODES, gauss_legendre, interpolate};

/// A panel of log n₀ with the weight, as a density over log n₀, at its quadrature nodes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Panel {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) values: [f64; N_NODES],
    pub(super) mass: f64,
}

/// The posterior distribution of a population size, exact over all sizes from the observed count on.
#[derive(Debug, Clone, PartialEq)]
pub struct SizePosterior {
    n_observed: u64,
    // Dark figures `first`, `first + 1`, … with their probabilities, cumulated.
    first: u64,
    cumulative: Vec<f64>,
    // What Gregory's correction adds to the integral over the panels, which start after the last point.
    boundary: f64,
    panels: Vec<Panel>,
    beyond: f64,
    tail_power: f64,
    mean: Option<f64>,
    sd: Option<f64>,
}

impl SizePosterior {
    pub(super) fn points(n_observed: u64, first: u64, masses: Vec<f64>) -> Self {
        Self::normalised(n_observed, first, masses, 0.0, Vec::new(), 0.0)
    }

    pub(super) fn smooth(
        n_observed: u64,
        masses: Vec<f64>,
        boundary: f64,
        panels: Vec<Panel>,
        beyond: f64,
    ) -> Self {
        Self::normalised(n_observed, 0, masses, boundary, panels, beyond)
    }

    fn normalised(
        n_observed: u64,
        first: u64,
        mut masses: Vec<f64>,
        boundary: f64,
        mut panels: Vec<Panel>,
        beyond: f64,
    ) -> Self {
        let smooth: f64 = boundary + panels.iter().map(|panel| panel.mass).sum::<f64>() + beyond;
        let total = masses.iter().sum::<f64>() + smooth;
        let mut sum = 0.0;
        for mass in &mut masses {
            sum += *mass / total;
            *mass = sum;
        }
        for panel in &mut panels {
            panel.mass /= total;
            panel.values = panel.values.map(|value| value / total);
        }
        Self {
            n_observed,
            first,
            cumulative: masses,
            boundary: boundary / total,
            panels,
            beyond: beyond / total,
            tail_power: f64::NAN,
            mean: None,
            sd: None,
        }
    }

    /// The moments are of the dark figure; they are kept as moments of the size.
    pub(super) fn with_moments(mut self, tail_power: f64, mean: Option<f64>, sd: Option<f64>) -> Self {
        self.tail_power = tail_power;
        self.mean = mean.map(|mean| mean + self.n_observed as f64);
        self.sd = sd;
        self
    }

    /// How many people were seen: no size below has any probability.
    #[must_use]
    pub const fn n_observed(&self) -> u64 {
        self.n_observed
    }

    /// The posterior mean; none where it is infinite, which is common: see [`tail_power`](Self::tail_power).
    #[must_use]
    pub const fn mean(&self) -> Option<f64> {
        self.mean
    }

    /// The posterior standard deviation; none where it is infinite.
    #[must_use]
    pub const fn sd(&self) -> Option<f64> {
        self.sd
    }

    /// The power with which the probability of a size falls in the end: as N^(−p).
    ///
    /// The mean exists only above 2, the standard deviation only above 3, quantiles always.
    #[must_use]
    pub const fn tail_power(&self) -> f64 {
        self.tail_power
    }

    /// The smallest size whose cumulative probability reaches `probability`.
    ///
    /// None outside 0 to 1, and where it lies beyond some 10¹⁵ times the observed count, which only happens under
    /// priors with a tail heavier than any that is in use.
    #[must_use]
    pub fn quantile(&self, probability: f64) -> Option<f64> {
        if !(0.0..=1.0).contains(&probability) {
            return None;
        }
        let seen = self.n_observed as f64;
        let at = self.cumulative.partition_point(|&sum| sum < probability);
        if at < self.cumulative.len() {
            return Some(seen + (self.first + at as u64) as f64);
        }
        if self.panels.is_empty() {
            // Every point is below by rounding only: the last is meant.
            return Some(seen + (self.first + self.cumulative.len() as u64 - 1) as f64);
        }
        let dark = self.smooth_quantile(probability)?;
        Some(seen + dark)
    }

    /// The probability that the size is at most `size`.
    #[must_use]
    pub fn at_most(&self, size: f64) -> f64 {
        let dark = (size - self.n_observed as f64).floor();
        if dark.is_nan() || dark < self.first as f64 {
            return 0.0;
        }
        let at = (dark - self.first as f64) as usize;
        match self.cumulative.get(at) {
            Some(&sum) => sum,
            None if self.panels.is_empty() => 1.0,
            None => self.smooth_cumulative(dark),
        }
    }

    /// The interval with as much probability below as above.
    ///
    /// `level` lies between 0 and 1.
    #[must_use]
    pub fn interval(&self, level: f64) -> SizeInterval {
        let outside = 0.5 * (1.0 - level);
        SizeInterval {
            lower: self.quantile(outside).unwrap_or(self.n_observed as f64),
            upper: self.quantile(1.0 - outside).map_or(UpperLimit::Unbounded, UpperLimit::Finite),
            level,
            kind: IntervalMethod::Credible,
        }
    }

    /// The shortest interval that holds at least `level`, found on a grid of 400 lower tails; none where no such interval
    /// ends.
    ///
    /// It is the highest-density region only where the posterior has one mode; an average over graphs often has more.
    ///
    /// `level` lies between 0 and 1.
    #[must_use]
    pub fn shortest_interval(&self, level: f64) -> Option<SizeInterval> {
        const N_TAILS: u32 = 400;
        let smallest = self.n_observed as f64 + self.first as f64;
        let ends = |tail: u32| -> Option<(f64, f64)> {
            let below = (1.0 - level) * f64::from(tail) / f64::from(N_TAILS);
            // With nothing below, the interval starts at the smallest size there is.
            let lower = if tail == 0 { smallest } else { self.quantile(below)? };
            // What lies below the lower end itself, which on whole numbers is less than was allowed.
            let skipped = self.at_most(lower - 1.0);
            Some((lower, self.quantile((skipped + level).min(1.0))?))
        };
        let width = |&(lower, upper): &(f64, f64)| upper - lower;
        let (lower, upper) =
            (0..N_TAILS).filter_map(ends).min_by(|one, other| width(one).total_cmp(&width(other)))?;
        Some(SizeInterval { lower, upper: UpperLimit::Finite(upper), level, kind: IntervalMethod::Credible })
    }

    fn before_panels(&self) -> f64 {
        self.cumulative.last().copied().unwrap_or(0.0) + self.boundary
    }

    /// The cumulative probability of a whole dark figure beyond the points: the integral to half a step beyond, and
    /// Gauss's correction from the central differences there.
    ///
    /// ```text
    /// Σ_(k ≤ n) f(k) = ∫^(n + ½) f − δ/24 + 17 δ³/5760 − 367 δ⁵/967680 + …
    /// ```
    fn smooth_cumulative(&self, dark: f64) -> f64 {
        let place = log(dark + 0.5);
        let mut sum = self.before_panels();
        for panel in &self.panels {
            if panel.high <= place {
                sum += panel.mass;
            } else if panel.low < place {
                sum += panel.mass_until(place);
            }
        }
        let [f0, f1, f2, f3, f4, f5] =
            [-2.0, -1.0, 0.0, 1.0, 2.0, 3.0].map(|step| self.probability(dark + step));
        let first = f3 - f2;
        let third = f4 - f1 - 3.0 * first;
        let fifth = f5 - f0 - 5.0 * (f4 - f1) + 10.0 * first;
        let correction = -first / 24.0 + 17.0 * third / 5760.0 - 367.0 * fifth / 967_680.0;
        (sum + correction).clamp(0.0, 1.0)
    }

    /// The probability of one whole dark figure.
    fn probability(&self, dark: f64) -> f64 {
        let at = (dark - self.first as f64) as usize;
        if let Some(&sum) = self.cumulative.get(at) {
            return sum - if at > 0 { self.cumulative[at - 1] } else { 0.0 };
        }
        let place = log(dark);
        self.panels.iter().find(|panel| panel.low <= place && place < panel.high).map_or(0.0, |panel| {
            let middle = 0.5 * (panel.low + panel.high);
            let at = (place - middle) / (0.5 * (panel.high - panel.low));
            interpolate(&gauss_legendre(), &panel.values, at) / dark
        })
    }

    fn smooth_quantile(&self, probability: f64) -> Option<f64> {
        let mut sum = self.before_panels();
        let panel = self.panels.iter().find(|panel| {
            let holds = sum + panel.mass >= probability;
            if !holds {
                sum += panel.mass;
            }
            holds
        });
        let Some(panel) = panel else {
            // Either it lies in the power-law tail, or rounding left the sum a hair short of one.
            let last = self.panels.last()?;
            return (self.beyond < 1e-12).then(|| exp(last.high).floor());
        };
        let (mut low, mut high) = (panel.low, panel.high);
        for _ in 0..60 {
            // A thousandth of a person is near enough: the sum below decides.
            if (high - low) * exp(high) < 1e-3 {
                break;
            }
            let middle = 0.5 * (low + high);
            if sum + panel.mass_until(middle) < probability {
                low = middle;
            } else {
                high = middle;
            }
        }
        // The integral to x holds the whole numbers up to x − ½, nearly; the sum itself decides.
        let smallest = self.first as f64 + self.cumulative.len() as f64;
        let mut dark = (exp(high) - 0.5).round().max(smallest);
        if dark > 1e9 {
            return Some(dark);
        }
        while dark > smallest && self.smooth_cumulative(dark - 1.0) >= probability {
            dark -= 1.0;
        }
        while self.smooth_cumulative(dark) < probability && dark < 1e10 {
            dark += 1.0;
        }
        Some(dark)
    }
}

impl Panel {
    /// The mass below a place within the panel.
    fn mass_until(&self, place: f64) -> f64 {
        let rule = gauss_legendre();
        let half = 0.5 * (self.high - self.low);
        let share = (place - self.low) / (2.0 * half);
        // The nodes of [−1, place] in the coordinate of the whole panel.
        rule.iter()
            .map(|&(node, weight)| {
                let at = share * (1.0 + node) - 1.0;
                weight * share * half * interpolate(&rule, &self.values, at)
            })
            .sum()
    }
}
