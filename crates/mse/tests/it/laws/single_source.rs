//! Repeats in one source: worlds that were made and are found again, and the likelihoods of their counts.

use darkfigure_mse::CaptureCounts;
use darkfigure_mse::single_source::regression::Family;
use darkfigure_mse::single_source::{
    Estimator, TruncatedRefusal, truncated_geometric, truncated_negative_binomial, truncated_poisson,
};
use libm::{exp, expm1, lgamma, log};

/// People by number of captures, of so many millions in all, until nobody is left.
fn counts(n_total: f64, chance: impl Fn(f64) -> f64) -> CaptureCounts {
    let rows = (1..200).map(|k| (k, (n_total * chance(k as f64)).round() as u64));
    CaptureCounts::new(rows.filter(|&(_, n)| n > 0)).unwrap()
}

fn negative_binomial(shape: f64, mean: f64) -> impl Fn(f64) -> f64 {
    let (fails, hits) = (log(shape / (shape + mean)), log(mean / (shape + mean)));
    move |k| exp(lgamma(k + shape) - lgamma(shape) - lgamma(k + 1.0) + shape * fails + k * hits)
}

fn is_near(found: f64, wanted: f64, digits: f64) {
    assert!((found / wanted - 1.0).abs() < digits, "{found} for {wanted}");
}

/// Rates that are gamma distributed are found with their shape, and the standard error is that of the inverse information in shape and
/// mean, here by differences of the likelihood.
#[test]
fn gamma_rates_are_found_with_their_shape() {
    for (shape, mean) in [(2.0, 1.5), (0.7, 2.5), (5.0, 0.8)] {
        let counts = counts(1e7, negative_binomial(shape, mean));
        let found = truncated_negative_binomial(&counts, 0.95).unwrap();
        is_near(found.size.estimate, 1e7, 2e-3);
        is_near(found.shape.unwrap(), shape, 5e-3);
        is_near(found.mean_captures, mean, 3e-3);
        let value = |shape: f64, mean: f64| -> f64 {
            let chance = negative_binomial(shape, mean);
            let seen = 1.0 - chance(0.0);
            let rows = counts.frequencies().iter().zip(1_u32..).filter(|row| *row.0 > 0);
            rows.map(|(&n, k)| n as f64 * log(chance(f64::from(k)) / seen)).sum()
        };
        is_near(found.log_likelihood, value(found.shape.unwrap(), found.mean_captures), 1e-9);
        let (r, m) = (found.shape.unwrap(), found.mean_captures);
        let (hr, hm) = (2e-3 * r, 2e-3 * m);
        let at = |i: f64, j: f64| value(r + i * hr, m + j * hm);
        let bend = |up: f64, down: f64, h: f64| -(up - 2.0 * at(0.0, 0.0) + down) / (h * h);
        let (rr, mm) = (bend(at(1.0, 0.0), at(-1.0, 0.0), hr), bend(at(0.0, 1.0), at(0.0, -1.0), hm));
        let rm = -(at(1.0, 1.0) - at(1.0, -1.0) - at(-1.0, 1.0) + at(-1.0, -1.0)) / (4.0 * hr * hm);
        let n = counts.n_observed() as f64;
        let size = |i: f64, j: f64| n / (1.0 - negative_binomial(r + i * hr, m + j * hm)(0.0));
        let by_r = (size(1.0, 0.0) - size(-1.0, 0.0)) / (2.0 * hr);
        let by_m = (size(0.0, 1.0) - size(0.0, -1.0)) / (2.0 * hm);
        let of_parameters =
            (by_r * by_r * mm - 2.0 * by_r * by_m * rm + by_m * by_m * rr) / (rr * mm - rm * rm);
        let seen = n / found.size.estimate;
        let drawn = found.size.estimate * (1.0 - seen) / seen;
        is_near(found.size.se * found.size.se, drawn + of_parameters, 2e-3);
    }
}

/// Counts that vary no more than Poisson's have no shape, wherever their mean is.
#[test]
fn equal_rates_have_no_shape() {
    for rate in [0.4, 1.0, 3.0] {
        let counts = counts(1e6, |k| exp(k * log(rate) - rate - lgamma(k + 1.0)));
        let plain = truncated_poisson(&counts, 0.95).unwrap();
        is_near(plain.size.estimate, 1e6, 1e-4);
        is_near(plain.mean_captures, rate, 1e-3);
        is_near(
            plain.size.se * plain.size.se,
            plain.size.estimate / (expm1(plain.mean_captures) - plain.mean_captures),
            1e-9,
        );
        let varied = truncated_negative_binomial(&counts, 0.95);
        assert!(
            varied == Err(TruncatedRefusal::ShapeUnbounded) || varied.unwrap().shape.unwrap() > 100.0,
            "{varied:?}"
        );
    }
}

/// Exponential rates are the geometric law: its likelihood is that of its counts, and two captures at most are enough.
#[test]
fn exponential_rates_are_geometric() {
    let counts = CaptureCounts::new([(1, 900), (2, 200), (3, 40), (5, 2)]).unwrap();
    let (n, captures) = (1_142.0, 900.0 + 400.0 + 120.0 + 10.0);
    let found = truncated_geometric(&counts, 0.95).unwrap();
    let (p, q) = (n / captures, 1.0 - n / captures);
    is_near(found.size.estimate, n * captures / (captures - n), 1e-12);
    is_near(found.size.se * found.size.se, n * p / (q * q) + n * p * p / (q * q * q), 1e-12);
    let of = |n: f64, k: f64| n * ((k - 1.0) * log(q) + log(p));
    is_near(found.log_likelihood, of(900.0, 1.0) + of(200.0, 2.0) + of(40.0, 3.0) + of(2.0, 5.0), 1e-12);
    is_near(found.mean_captures, q / p, 1e-12);
    let twice = CaptureCounts::new([(1, 90), (2, 20)]).unwrap();
    is_near(truncated_geometric(&twice, 0.95).unwrap().size.estimate, 110.0 * 130.0 / 20.0, 1e-12);
    let once = CaptureCounts::new([(1, 90)]).unwrap();
    assert_eq!(truncated_geometric(&once, 0.95), Err(TruncatedRefusal::NoRepeat { n_once: 90 }));
}

/// Files name methods by these words.
#[test]
fn methods_have_words_of_their_own() {
    assert_eq!(
        Estimator::ALL.map(Estimator::code),
        [
            "chao-bound",
            "chao-corrected",
            "zelterman",
            "truncated-poisson",
            "truncated-geometric",
            "truncated-negative-binomial"
        ]
    );
    assert_eq!(
        Family::ALL.map(Family::code),
        [
            "chao-regression",
            "zelterman-regression",
            "truncated-poisson-regression",
            "truncated-geometric-regression",
            "truncated-negative-binomial-regression",
            "zero-one-truncated-poisson-regression",
            "zero-one-truncated-geometric-regression",
            "one-inflated-poisson-regression",
            "one-inflated-geometric-regression"
        ]
    );
}
