//! How a method did over many data sets.

use crate::estimation::{MethodRow, RowStatus};
use crate::{Estimation, Method, UpperLimit};

/// How a method did over data sets from one truth.
///
/// Bounds are scored as if they were estimates, so that their distance from the truth shows; coverage of a bound means little.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MethodScore {
    /// The method.
    pub method: Method,
    /// In how many data sets it was tried.
    pub n_tried: usize,
    /// In how many of them it has a number.
    pub n_estimated: usize,
    /// In how many of them it has an interval.
    pub n_intervals: usize,
    /// How many of the intervals hold the truth.
    pub n_covered: usize,
    /// How many of the intervals have no upper limit.
    pub n_unbounded: usize,
    /// The median of estimate over truth, less one.
    pub median_bias: Option<f64>,
    /// The mean of estimate over truth, less one; a few wild answers can decide it.
    pub mean_bias: Option<f64>,
    /// The root of the mean squared ln(estimate / truth).
    pub rms_log_error: Option<f64>,
    /// The median of upper over lower limit, unbounded ones counted as larger than any.
    pub median_width: Option<f64>,
    /// The mean interval score of ln N over intervals with an upper limit; smaller is better.
    ///
    /// It is the interval's width plus 2/(1 − level) times the distance by which it misses the truth.
    pub interval_score: Option<f64>,
}

impl MethodScore {
    /// The share of data sets in which the method was tried and has no number.
    #[must_use]
    pub fn share_not_estimable(&self) -> f64 {
        (self.n_tried - self.n_estimated) as f64 / self.n_tried as f64
    }

    /// The share of intervals that hold the truth.
    #[must_use]
    pub fn coverage(&self) -> Option<f64> {
        (self.n_intervals > 0).then(|| self.n_covered as f64 / self.n_intervals as f64)
    }

    /// The score of a method; none where it was never tried.
    pub(super) fn of(method: Method, truth: f64, level: f64, estimations: &[Estimation]) -> Option<Self> {
        let rows = estimations.iter().filter_map(|estimation| estimation.row(method));
        let tried: Vec<&MethodRow> =
            rows.filter(|row| !matches!(row.status, RowStatus::Skipped { .. })).collect();
        if tried.is_empty() || truth <= 0.0 {
            return None;
        }
        let sizes: Vec<f64> = tried.iter().filter_map(|row| row.n_total).collect();
        let intervals: Vec<(f64, f64)> = tried
            .iter()
            .filter_map(|row| row.interval)
            .map(|interval| {
                let upper = match interval.upper {
                    UpperLimit::Finite(upper) => upper,
                    UpperLimit::Unbounded => f64::INFINITY,
                };
                (interval.lower, upper)
            })
            .collect();
        let penalty = 2.0 / (1.0 - level);
        let log_truth = libm::log(truth);
        let scores: Vec<f64> = intervals
            .iter()
            .filter(|(lower, upper)| *lower > 0.0 && upper.is_finite())
            .map(|&(lower, upper)| {
                let (lower, upper) = (libm::log(lower), libm::log(upper));
                upper - lower + penalty * ((lower - log_truth).max(0.0) + (log_truth - upper).max(0.0))
            })
            .collect();
        Some(Self {
            method,
            n_tried: tried.len(),
            n_estimated: sizes.len(),
            n_intervals: intervals.len(),
            n_covered: intervals.iter().filter(|&&(lower, upper)| lower <= truth && truth <= upper).count(),
            n_unbounded: intervals.iter().filter(|(_, upper)| upper.is_infinite()).count(),
            median_bias: median(sizes.iter().map(|size| size / truth - 1.0).collect()),
            mean_bias: mean(sizes.iter().map(|size| size / truth - 1.0)),
            rms_log_error: mean(sizes.iter().map(|size| {
                let distance = libm::log(*size) - log_truth;
                distance * distance
            }))
            .map(f64::sqrt),
            median_width: median(intervals.iter().map(|(lower, upper)| upper / lower).collect()),
            interval_score: mean(scores.iter().copied()),
        })
    }
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> Option<f64> {
    let n = values.len();
    (n > 0).then(|| values.sum::<f64>() / n as f64)
}

/// The middle value; none of nothing.
fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => None,
        n if n % 2 == 1 => Some(values[n / 2]),
        n => Some(0.5 * (values[n / 2 - 1] + values[n / 2])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        assert_eq!(median(Vec::new()), None);
        assert_eq!(median(vec![9.0, 1.0, 4.0]), Some(4.0));
        assert_eq!(median(vec![9.0, 1.0, 4.0, 2.0]), Some(3.0));
    }

    #[test]
    fn shares_are_of_sets_tried_and_of_intervals() {
        let score = MethodScore {
            method: Method::BestBic,
            n_tried: 10,
            n_estimated: 8,
            n_intervals: 5,
            n_covered: 4,
            n_unbounded: 0,
            median_bias: None,
            mean_bias: None,
            rms_log_error: None,
            median_width: None,
            interval_score: None,
        };
        assert!((score.share_not_estimable() - 0.2).abs() < 1e-12);
        assert_eq!(score.coverage(), Some(0.8));
        assert_eq!(MethodScore { n_intervals: 0, n_covered: 0, ..score }.coverage(), None);
    }

    /// Estimations of a table whose one row is replaced by what is said: a size with its limits, or none.
    fn estimations(answers: &[Option<(f64, f64, f64)>]) -> Vec<Estimation> {
        use crate::estimation::NotEstimable;
        use crate::{CaptureTable, EstimationOptions, History, IntervalMethod, SizeInterval};

        let cells = [(0b01, 60), (0b10, 40), (0b11, 20)].map(|(bits, n)| (History::from_bits(bits), n));
        let table = CaptureTable::new(["a", "b"].map(String::from).to_vec(), cells).unwrap();
        let methods = Some(vec![Method::Chapman]);
        let options = EstimationOptions { methods, n_bootstrap: 0, ..EstimationOptions::default() };
        let found = crate::estimate(&table, &options).unwrap();
        let of = |answer: &Option<(f64, f64, f64)>| {
            let mut found = found.clone();
            let row = &mut found.rows[0];
            row.n_total = answer.map(|(size, _, _)| size);
            row.interval = answer.map(|(_, lower, upper)| SizeInterval {
                lower,
                upper: if upper.is_finite() { UpperLimit::Finite(upper) } else { UpperLimit::Unbounded },
                level: 0.9,
                kind: IntervalMethod::LogNormal,
            });
            if answer.is_none() {
                row.status = RowStatus::NotEstimable { reason: NotEstimable::NobodySeen };
            }
            found
        };
        answers.iter().map(of).collect()
    }

    /// Of 100 people five answers with a number and one without.
    #[test]
    fn a_score_is_counted_and_averaged_as_its_fields_say() {
        let found = estimations(&[
            Some((80.0, 70.0, 90.0)),
            Some((100.0, 90.0, 120.0)),
            Some((150.0, 110.0, f64::INFINITY)),
            Some((110.0, 0.0, 200.0)),
            Some((100.0, 100.0, 105.0)),
            None,
        ]);
        let score = MethodScore::of(Method::Chapman, 100.0, 0.9, &found).unwrap();
        assert_eq!((score.n_tried, score.n_estimated, score.n_intervals), (6, 5, 5));
        assert_eq!((score.n_covered, score.n_unbounded), (3, 1));
        let near = |found: Option<f64>, wanted: f64| {
            let found = found.unwrap();
            assert!((found - wanted).abs() < 1e-12, "{found} for {wanted}");
        };
        near(score.median_bias, 0.0);
        near(score.mean_bias, 0.08);
        let ln = libm::log;
        let squares = [ln(0.8), ln(1.5), ln(1.1)].map(|distance| distance * distance);
        near(score.rms_log_error, (squares.iter().sum::<f64>() / 5.0).sqrt());
        // 90/70, 120/90, without end twice, 105/100.
        near(score.median_width, 120.0 / 90.0);
        // One interval has no upper end, one begins at nothing; at 90 % a miss counts twenty times.
        let scores = [ln(90.0 / 70.0) + 20.0 * ln(100.0 / 90.0), ln(120.0 / 90.0), ln(1.05)];
        near(score.interval_score, scores.iter().sum::<f64>() / 3.0);
        // The truth above an interval counts as one below it does.
        let above = MethodScore::of(Method::Chapman, 130.0, 0.9, &found[1..2]).unwrap();
        near(above.interval_score, ln(120.0 / 90.0) + 20.0 * ln(130.0 / 120.0));
        let below = MethodScore::of(Method::Chapman, 80.0, 0.9, &found[1..2]).unwrap();
        near(below.interval_score, ln(120.0 / 90.0) + 20.0 * ln(90.0 / 80.0));
    }

    #[test]
    fn what_was_never_tried_has_no_score_and_what_never_answered_has_no_bias() {
        let mut found = estimations(&[None, None]);
        let score = MethodScore::of(Method::Chapman, 100.0, 0.9, &found).unwrap();
        assert_eq!(
            (score.n_tried, score.n_estimated, score.mean_bias, score.median_bias),
            (2, 0, None, None)
        );
        assert_eq!((score.coverage(), score.interval_score), (None, None));
        assert!(MethodScore::of(Method::Chapman, 0.0, 0.9, &found).is_none());
        assert!(MethodScore::of(Method::BestBic, 100.0, 0.9, &found).is_none());
        for estimation in &mut found {
            estimation.rows[0].status =
                RowStatus::Skipped { reason: crate::estimation::SkipReason::OrderInTime };
        }
        assert!(MethodScore::of(Method::Chapman, 100.0, 0.9, &found).is_none());
    }
}
