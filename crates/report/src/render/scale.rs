//! The scale of a drawing: where a value lies on an axis, and which values are labelled.

use crate::document::{ChartScale, Histogram, IntervalPlot, PlotValue};
use crate::number::{Amount, Bound};

/// The most ticks that an axis gets.
const MOST_TICKS: usize = 8;

/// An axis with its ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ruler {
    // Invariant: finite, `low < high`, and `0 < low` on a logarithmic scale.
    low: f64,
    high: f64,
    scale: ChartScale,
}

impl Ruler {
    /// A ruler over values; what cannot be drawn is ignored. None where nothing is left, or nothing differs.
    pub(crate) fn over(values: impl IntoIterator<Item = f64>, scale: ChartScale) -> Option<Self> {
        let mut low = f64::INFINITY;
        let mut high = f64::NEG_INFINITY;
        for value in values {
            // Beyond these sizes differences overflow.
            if value.abs() < 1e150 && (scale == ChartScale::Linear || value > 1e-150) {
                low = low.min(value);
                high = high.max(value);
            }
        }
        if scale == ChartScale::Linear {
            // Lengths on a linear axis are compared by eye, so it holds zero.
            low = low.min(0.0);
            high = high.max(0.0);
        }
        if low >= high || !(high - low).is_finite() {
            return None;
        }
        let ruler = Self { low, high, scale };
        Some(match scale {
            ChartScale::Linear => {
                let step = ruler.step();
                Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, scale }
            }
            ChartScale::Log => {
                // A little air, so that marks at the ends are whole.
                let air = libm::pow(high / low, 0.03);
                Self { low: low / air, high: high * air, scale }
            }
        })
    }

    /// The ruler of an interval plot: over all ends and points of its own role.
    pub(crate) fn of_intervals(plot: &IntervalPlot) -> Option<Self> {
        let mut values: Vec<f64> = plot.reference.iter().map(|reference| reference.value).collect();
        for row in &plot.rows {
            if let PlotValue::Amount(amount) = &row.value
                && amount.role == plot.axis.role
            {
                values.extend(
                    [amount.low().value(), amount.central(), amount.high().value()].into_iter().flatten(),
                );
            }
        }
        let ruler = Self::over(values, plot.axis.scale)?;
        let open = |end: fn(&Amount) -> Bound| {
            plot.rows.iter().any(|row| match &row.value {
                PlotValue::Amount(amount) => end(amount).value().is_none(),
                PlotValue::Missing(_) => false,
            })
        };
        Some(ruler.widened(open(Amount::low), open(Amount::high)))
    }

    /// The ruler of a histogram: over the ends of its bins.
    pub(crate) fn of_histogram(histogram: &Histogram) -> Option<Self> {
        Self::over(histogram.sound_bins().flat_map(|bin| [bin.low, bin.high]), histogram.axis.scale)
    }

    /// Room for ends that lie nowhere. A linear axis keeps its zero.
    fn widened(self, below: bool, above: bool) -> Self {
        let share = |wanted: bool| if wanted { 0.12 } else { 0.0 };
        let (low, high) = match self.scale {
            ChartScale::Linear => {
                let width = self.high - self.low;
                let low = if self.low < 0.0 { self.low - share(below) * width } else { self.low };
                (low, self.high + share(above) * width)
            }
            ChartScale::Log => {
                let ratio = self.high / self.low;
                (self.low / libm::pow(ratio, share(below)), self.high * libm::pow(ratio, share(above)))
            }
        };
        if low.is_finite() && high.is_finite() && low < high { Self { low, high, ..self } } else { self }
    }

    /// Where a value lies, from 0 to 1; values beyond an end lie at the end. None where the scale has no place for it.
    pub(crate) fn position(&self, value: f64) -> Option<f64> {
        let at = match self.scale {
            ChartScale::Linear => (value - self.low) / (self.high - self.low),
            ChartScale::Log if value > 0.0 => libm::log(value / self.low) / libm::log(self.high / self.low),
            ChartScale::Log => return None,
        };
        (!at.is_nan()).then(|| at.clamp(0.0, 1.0))
    }

    /// Round values to label, lowest first.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        match self.scale {
            ChartScale::Linear => self.linear_ticks(),
            ChartScale::Log => self.log_ticks(),
        }
    }

    fn linear_ticks(&self) -> Vec<f64> {
        let step = self.step();
        let first = (self.low / step - 1e-9).ceil();
        (0..=2 * MOST_TICKS)
            .map(|k| (first + k as f64) * step)
            .take_while(|&tick| tick <= self.high + step * 1e-9)
            .collect()
    }

    /// The distance of ticks: 1, 2 or 5 times a power of ten, about five to the axis.
    fn step(&self) -> f64 {
        let rough = (self.high - self.low) / 5.0;
        let unit = libm::pow(10.0, libm::log10(rough).floor());
        let factor =
            [1.0, 2.0, 5.0].into_iter().find(|factor| rough <= factor * unit * 1.000_001).unwrap_or(10.0);
        factor * unit
    }

    fn log_ticks(&self) -> Vec<f64> {
        let first = libm::log10(self.low).floor() as i32;
        let last = libm::log10(self.high).ceil() as i32;
        let within = |factors: &[f64]| -> Vec<f64> {
            (first..=last)
                .flat_map(|power| {
                    factors.iter().map(move |factor| factor * libm::pow(10.0, f64::from(power)))
                })
                .filter(|&tick| tick >= self.low && tick <= self.high)
                .collect()
        };
        for factors in [&[1.0, 2.0, 5.0][..], &[1.0, 3.0], &[1.0]] {
            let ticks = within(factors);
            if ticks.len() <= MOST_TICKS {
                return if ticks.len() < 2 { self.linear_ticks() } else { ticks };
            }
        }
        let decades = within(&[1.0]);
        let every = decades.len().div_ceil(MOST_TICKS);
        decades.into_iter().step_by(every.max(1)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round() {
        let ruler = Ruler::over([0.0, 0.93], ChartScale::Linear).unwrap();
        assert_eq!(ruler.ticks().len(), 6);
        let ruler = Ruler::over([39.0, 1000.0], ChartScale::Log).unwrap();
        assert_eq!(ruler.ticks(), [50.0, 100.0, 200.0, 500.0, 1000.0]);
        assert!(Ruler::over([f64::NAN, -1.0], ChartScale::Log).is_none());
    }

    #[test]
    fn positions_stay_on_the_axis() {
        let ruler = Ruler::over([10.0, 1000.0], ChartScale::Log).unwrap();
        assert!((ruler.position(100.0).unwrap() - 0.5).abs() < 1e-12);
        assert_eq!(ruler.position(-1.0), None);
        assert_eq!(ruler.position(1e9), Some(1.0));
    }
}
