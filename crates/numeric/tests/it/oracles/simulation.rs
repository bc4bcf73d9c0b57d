//! Monte Carlo against closed forms and published runs.

use darkfigure_numeric::{distribution::*, simulation::*, *};

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

/// The greatest distance between the steps of some draws and a distribution function, times √n: above 1.95 once in a thousand.
fn kolmogorov(mut draws: Vec<f64>, cdf: impl Fn(f64) -> f64) -> f64 {
    draws.sort_by(f64::total_cmp);
    let n = draws.len() as f64;
    let apart = draws.iter().enumerate().map(|(at, x)| {
        let p = cdf(*x);
        (p - at as f64 / n).abs().max(((at + 1) as f64 / n - p).abs())
    });
    apart.fold(0.0, f64::max) * n.sqrt()
}

#[test]
fn a_million_normal_draws_are_normal_to_the_tails() {
    let found = draws(Key::from_bytes(b"normal"), 3, 1_000_000, |random| random.normal()).unwrap();
    let normal = Distribution::normal(0.0, 1.0).unwrap();
    // Beyond the edge of the ziggurat's lowest layer, 3.654: expected 2 · 129.02 per million, standard deviation 16.
    let beyond = found.iter().filter(|x| x.abs() > 3.654_152_885_361_009).count() as f64;
    assert!((beyond - 258.03).abs() < 4.0 * 16.1, "{beyond}");
    let [second, fourth] = [2, 4].map(|power| found.iter().map(|x| x.powi(power)).sum::<f64>() / 1e6);
    assert!((second - 1.0).abs() < 4.0 * (2.0 / 1e6_f64).sqrt(), "{second}");
    assert!((fourth - 3.0).abs() < 4.0 * (96.0 / 1e6_f64).sqrt(), "{fourth}");
    let distance = kolmogorov(found, |x| normal.cdf(x));
    assert!(distance < 1.95, "{distance}");
}

#[test]
fn draws_follow_their_distribution() {
    let declared = [
        Distribution::from(LogNormal::new(1.0, 0.7).unwrap()),
        Distribution::normal(3.0, 2.0).unwrap(),
        Distribution::uniform(-1.0, 4.0).unwrap(),
        Distribution::triangular(0.0, 1.0, 5.0).unwrap(),
        Distribution::beta_by_moments(180.0, 38.0, 1e5).unwrap(),
        Distribution::gamma_by_moments(10.0, 7.0).unwrap(),
    ];
    for declared in declared {
        let found = draws(Key::from_bytes(b"shape"), 5, 20_000, |random| declared.draw(random)).unwrap();
        let distance = kolmogorov(found, |x| declared.cdf(x));
        assert!(distance < 1.95, "{declared:?}: {distance}");
    }
}
