//! Uses `darkfigure-numeric` alone, as a project downstream would.

#[cfg(test)]
mod tests {
    use darkfigure_numeric::interval::{NormalPair, fieller, garwood};

    #[test]
    fn a_count_has_exact_limits() {
        let limits = garwood(259, 0.95).expect("a level between 0 and 1");
        // R: poisson.test(259)$conf.int
        assert!(
            (limits.lower() - 228.414_931_37).abs() < 1e-6 && (limits.upper() - 292.539_703_907).abs() < 1e-6
        );
    }

    #[test]
    fn a_ratio_to_almost_nothing_is_unbounded() {
        let pair = NormalPair {
            numerator: 10.0,
            numerator_variance: 1.0,
            denominator: 1.0,
            denominator_variance: 1.0,
            covariance: 0.0,
        };
        assert_eq!(fieller(pair, 0.95).expect("variances are positive").limits(), None);
    }
}
