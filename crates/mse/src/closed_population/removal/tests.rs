//! Against sums and closed forms of the literature.

use super::*;

fn is_near(found: f64, wanted: f64, digits: f64) {
    assert!((found - wanted).abs() < digits * wanted.abs().max(1.0), "{found} for {wanted}");
}

/// People and summed delay that a population is expected to give.
fn of(n_total: f64, chance: f64, n_occasions: u32) -> (f64, f64) {
    let new = |i: u32| n_total * chance * (1.0 - chance).powi(i32::try_from(i).unwrap());
    ((0..n_occasions).map(new).sum(), (0..n_occasions).map(|i| f64::from(i) * new(i)).sum())
}

/// From what is expected the truth comes back, with the variance of Seber (1982, section 7.2.2):
/// N (1 − qᵗ) qᵗ / ((1 − qᵗ)² − (p t)² qᵗ⁻¹).
#[test]
fn the_variance_is_the_one_of_the_literature() {
    for (n_total, chance, n_occasions) in [(1_000.0, 0.3, 5), (400.0, 0.6, 3), (20_000.0, 0.05, 8)] {
        let (people, delay) = of(n_total, chance, n_occasions);
        let found = Removal::fit(n_occasions, people, delay).unwrap();
        is_near(people + found.dark, n_total, 1e-8);
        is_near(exp(found.log_first), n_total * chance, 1e-8);
        is_near(found.log_ratio, log(1.0 - chance), 1e-8);
        let (t, q) = (f64::from(n_occasions), 1.0 - chance);
        let missed = exp(t * log(q));
        let below = (1.0 - missed) * (1.0 - missed) - (chance * t) * (chance * t) * missed / q;
        is_near(found.variance, n_total * (1.0 - missed) * missed / below, 1e-6);
    }
}

/// The bias to the second order is that of Cordeiro and McCullagh for a log-linear model in its two coefficients, carried over to the dark
/// figure by the derivatives of its logarithm, here taken as differences.
#[test]
fn the_bias_is_that_of_the_second_order() {
    for (n_total, chance, n_occasions) in [(1_000.0, 0.3, 5), (300.0, 0.5, 4)] {
        let (people, delay) = of(n_total, chance, n_occasions);
        let found = Removal::fit(n_occasions, people, delay).unwrap();
        let rows: Vec<[f64; 2]> = (0..n_occasions).map(|i| [1.0, f64::from(i)]).collect();
        let means: Vec<f64> = rows.iter().map(|x| exp(found.log_first + x[1] * found.log_ratio)).collect();
        let sum =
            |of: &dyn Fn(&[f64; 2]) -> f64| rows.iter().zip(&means).map(|(x, m)| m * of(x)).sum::<f64>();
        let (a, b, c) = (sum(&|_| 1.0), sum(&|x| x[1]), sum(&|x| x[1] * x[1]));
        let v = [[c, -b], [-b, a]].map(|row| row.map(|entry| entry / (a * c - b * b)));
        let of_v = |x: &[f64; 2]| {
            (0..2).flat_map(|i| (0..2).map(move |j| (i, j))).map(|(i, j)| x[i] * v[i][j] * x[j]).sum::<f64>()
        };
        let weighted = [sum(&|x| of_v(x)), sum(&|x| x[1] * of_v(x))];
        let bias = v.map(|row| -0.5 * (row[0] * weighted[0] + row[1] * weighted[1]));
        let t = f64::from(n_occasions);
        let ln_dark = |first: f64, ratio: f64| first + t * ratio - log(1.0 - exp(ratio));
        let (first, ratio, h) = (found.log_first, found.log_ratio, 1e-4);
        let slope = (ln_dark(first, ratio + h) - ln_dark(first, ratio - h)) / (2.0 * h);
        let bend =
            (ln_dark(first, ratio + h) - 2.0 * ln_dark(first, ratio) + ln_dark(first, ratio - h)) / (h * h);
        let spread = of_v(&[1.0, slope]);
        let of_log = bias[0] + slope * bias[1] + 0.5 * bend * v[1][1];
        is_near(found.bias, found.dark * (of_log + spread / 2.0), 1e-5);
    }
}

/// The mean of 0 … t − 1 by powers of q, near one where it is (t − 1)/2 too.
#[test]
fn a_mean_delay_is_that_of_a_sum() {
    for log_ratio in [-3.0, -0.7, -0.1, -1e-3, -1.01e-4, -0.99e-4, -1e-6] {
        for t in [2_u32, 3, 7] {
            let weight = |i: u32| exp(f64::from(i) * log_ratio);
            let sum: f64 = (0..t).map(weight).sum();
            let wanted = (0..t).map(|i| f64::from(i) * weight(i)).sum::<f64>() / sum;
            is_near(mean_delay(f64::from(t), log_ratio), wanted, 1e-9);
        }
    }
}

/// Everyone at the first occasion leaves nobody to be late, and people who do not become fewer leave no end.
#[test]
fn what_does_not_fall_has_no_number() {
    assert_eq!(Removal::fit(4, 50.0, 0.0).unwrap_err(), Refusal::AllAtOnce);
    assert_eq!(Removal::fit(4, 0.0, 3.0).unwrap_err(), Refusal::AllAtOnce);
    assert_eq!(Removal::fit(4, 50.0, 75.0).unwrap_err(), Refusal::NotFalling);
    assert_eq!(Removal::fit(4, 50.0, 80.0).unwrap_err(), Refusal::NotFalling);
    assert!(Removal::fit(4, 50.0, 74.0).is_ok());
    assert!(Removal::fit(4, 50.0, 1.0).is_ok());
}
