//! Monte Carlo against closed forms and published runs.

use darkfigure_analysis::*;

use super::intervals::close;

#[test]
fn the_five_factor_product_is_met_within_the_stated_error() {
    let of = |lower, upper| LogNormal::from_limits(Limits::new(lower, upper, 0.9).unwrap()).unwrap();
    let factors = [of(5.0, 10.0), of(0.2, 0.5), of(100.0, 1000.0), of(2.0, 3.0), of(0.5, 0.9)];
    let signs = [1.0, 1.0, 1.0, -1.0, -1.0];
    let logs = factors.map(|factor| Distribution::normal(factor.mu(), factor.sigma()).unwrap());
    let options = MonteCarlo { seed: 7, digits: 3, most_draws: 400_000, quantiles: vec![0.05, 0.5, 0.95] };
    let found = simulate(Key::from_bytes(b"five factors"), &options, Scale::Log, |random| {
        logs.iter().zip(signs).map(|(log, sign)| sign * log.draw(random)).sum()
    })
    .unwrap();
    // scipy closed form: mean 598.2788, 5 % 113.2141, 50 % 430.3315, 95 % 1635.7073
    let expected = [113.214_134_7, 430.331_482_9, 1_635.707_288];
    for (result, expected) in found.quantiles.iter().zip(expected) {
        let scores = (result.value / expected).ln() / result.standard_error;
        assert!(scores.abs() < 4.0, "{result:?} is {scores} standard errors from {expected}");
        assert!(result.digits >= 1, "{result:?}");
    }
    let scores = (found.mean.value - 598.278_782_7) / found.mean.standard_error;
    assert!(scores.abs() < 4.0, "{:?}", found.mean);
    close(found.sd, 577.846_412_6, 0.02);
    // JCGM 101's rule took 342 blocks for two digits; three are out of reach here, and it must say so.
    assert!(!found.stable && found.draws == 400_000);
}

#[test]
fn four_rectangular_terms_as_in_jcgm_101() {
    // JCGM 101:2008, 9.2.3: mean 0, sd 2.00, [-3.88, 3.88] from 10^6 draws
    let term = Distribution::uniform(-(3.0_f64.sqrt()), 3.0_f64.sqrt()).unwrap();
    let options =
        MonteCarlo { digits: 2, most_draws: 500_000, quantiles: vec![0.025, 0.975], ..MonteCarlo::default() };
    let found = simulate(Key::from_bytes(b"9.2.3"), &options, Scale::Linear, |random| {
        (0..4).map(|_| term.draw(random)).sum()
    })
    .unwrap();
    close(found.sd, 2.0, 5e-3);
    close(found.quantiles[0].value, -3.879_4, 5e-3);
    close(found.quantiles[1].value, 3.879_4, 5e-3);
    // A mean of zero has no significant digit to earn, and the rule says so instead of stopping early.
    assert_eq!(found.mean.digits, 0);
}
