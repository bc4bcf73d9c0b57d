//! Quantiles and tails of the distributions, against scipy, statrs and closed forms.

use darkfigure_numeric::{bound::*, distribution::*, interval::*};
use statrs::function::{beta::beta_reg, gamma::gamma_lr};

use super::intervals::close;

#[test]
fn who_beta_gives_the_published_limits() {
    // Published for 2023: 134.4955 (124.7012 to 144.6543); scipy.stats.beta.ppf agrees
    let limits = Distribution::beta_by_moments(134.4955, 5.090829, 1e5).unwrap().limits(0.95).unwrap();
    close(limits.lower(), 124.701_16, 1e-6);
    close(limits.upper(), 144.654_33, 1e-6);
}

#[test]
fn tails_agree_with_statrs_where_it_converges() {
    for (mean, sd) in [(0.5, 0.1), (3.0, 3.0), (12.0, 2.0), (400.0, 20.0), (0.01, 0.05)] {
        let gamma = Distribution::gamma_by_moments(mean, sd).unwrap();
        let (shape, rate) = ((mean / sd) * (mean / sd), mean / (sd * sd));
        for k in [0.2, 0.7, 1.0, 1.3, 2.5] {
            close(gamma.cdf(k * mean), gamma_lr(shape, k * mean * rate), 1e-10);
        }
    }
    for (a, b) in [(0.5, 0.5), (2.0, 3.0), (81.5, 182.5), (300.0, 5_000.0)] {
        let beta = Distribution::beta(a, b, 1.0).unwrap();
        for k in [0.8, 0.95, 1.0, 1.1] {
            let x = (k * beta.mean()).min(0.999);
            close(beta.cdf(x), beta_reg(a, b, x), 1e-9);
        }
    }
}

#[test]
fn astronomic_shapes_meet_the_exact_ones_at_the_seam() {
    // Just above the shape at which the approximation takes over, against the exact tail just below, by what the normal limit
    // says of such a small change of shape.
    let quantile = |count: u64| {
        let limits = garwood(count, 0.95).unwrap();
        (
            (limits.lower() - count as f64) / (count as f64).sqrt(),
            (limits.upper() - count as f64) / (count as f64).sqrt(),
        )
    };
    let (below, above) = (quantile(99_999_000), quantile(100_001_000));
    assert!((below.0 - above.0).abs() < 1e-7 && (below.1 - above.1).abs() < 1e-7, "{below:?} {above:?}");
    let share = |of: u64| jeffreys(of / 2, of, 0.95).unwrap();
    let (below, above) = (share(1_999_000), share(2_001_000));
    close(
        (0.5 - below.lower()) * 1_999_000.0_f64.sqrt(),
        (0.5 - above.lower()) * 2_001_000.0_f64.sqrt(),
        1e-8,
    );
    // Nobody's register is this long, but no input may hang.
    assert!(garwood(u64::MAX, 0.95).unwrap().contains(u64::MAX as f64));
    assert!(clopper_pearson(1 << 60, u64::MAX, 0.95).unwrap().contains(0.0625));
}

#[test]
fn rectangular_sums_agree_with_the_closed_tail() {
    // JCGM 101, 9.2.3: four rectangular terms of mean 0 and sd 1: ±2√3 (2 − (3/5)^(1/4))
    let root3 = 3.0_f64.sqrt();
    let sum = RectangularSum::new(&[Bounds::new(-root3, root3).unwrap(); 4]).unwrap();
    close(sum.limits(0.95).unwrap().upper(), 3.879_406_741_347_821, 1e-12);
    close(sum.cdf(0.0), 0.5, 1e-12);
    close(sum.sd(), 2.0, 1e-12);
}
