//! Uses `darkfigure-analysis` alone, as a project downstream would.

#[cfg(test)]
mod tests {
    use darkfigure_analysis::numeric::interval::garwood;
    use darkfigure_analysis::{Options, Side};

    #[test]
    fn the_methods_under_it_are_within_reach() {
        let level = Options::default().level.probability();
        let limits = garwood(259, level).expect("a level between 0 and 1");
        // R: poisson.test(259)$conf.int
        assert!(
            (limits.lower() - 228.414_931_37).abs() < 1e-6 && (limits.upper() - 292.539_703_907).abs() < 1e-6
        );
    }

    #[test]
    fn sides_have_another() {
        assert_eq!(Side::Left.other().other(), Side::Left);
    }
}
