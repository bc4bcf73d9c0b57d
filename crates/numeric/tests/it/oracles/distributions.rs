//! Quantiles and tails of the distributions, against scipy, statrs and closed forms.

use darkfigure_numeric::{bound::*, distribution::*, interval::*, *};
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

fn one_of_each() -> [(Distribution, f64, f64, bool); 8] {
    let half = 0.5_f64;
    [
        // Mean and standard deviation by the textbook, and whether nothing lies below zero.
        (
            LogNormal::new(1.0, 0.5).unwrap().into(),
            (1.0 + half * 0.25).exp(),
            (1.125_f64).exp() * 0.25_f64.exp_m1().sqrt(),
            true,
        ),
        (Distribution::normal(3.0, 2.0).unwrap(), 3.0, 2.0, false),
        (Distribution::uniform(2.0, 6.0).unwrap(), 4.0, 4.0 / 12.0_f64.sqrt(), true),
        (Distribution::uniform(-1.0, 2.0).unwrap(), 0.5, 3.0 / 12.0_f64.sqrt(), false),
        (Distribution::triangular(2.0, 3.0, 7.0).unwrap(), 4.0, (21.0_f64 / 18.0).sqrt(), true),
        (Distribution::triangular(-1.0, 0.0, 4.0).unwrap(), 1.0, (21.0_f64 / 18.0).sqrt(), false),
        (Distribution::beta(2.0, 3.0, 10.0).unwrap(), 4.0, 2.0, true),
        (Distribution::gamma_by_moments(10.0, 7.0).unwrap(), 10.0, 7.0, true),
    ]
}

#[test]
fn moments_are_those_of_the_textbook_and_of_the_quantiles() {
    for (declared, mean, sd, is_non_negative) in one_of_each() {
        close(declared.mean(), mean, 1e-14);
        close(declared.sd(), sd, 1e-14);
        assert_eq!(declared.is_non_negative(), is_non_negative, "{declared:?}");
        // The mean of the quantiles at the middles of a thousand cells, to what the tails of the last cells allow.
        let cells = (0..1_000).map(|at| declared.quantile((f64::from(at) + 0.5) / 1_000.0).unwrap());
        close(cells.sum::<f64>() / 1_000.0, mean, 2e-3);
    }
}

#[test]
fn a_distribution_says_what_it_is() {
    for (declared, ..) in one_of_each() {
        let name = format!("{declared:?}");
        assert_eq!(declared.as_lognormal().is_some(), name.contains("LogNormal"));
        assert_eq!(declared.normal_moments().is_some(), name.contains("Normal { mean"));
    }
    assert_eq!(Distribution::normal(3.0, 2.0).unwrap().normal_moments(), Some((3.0, 2.0)));
    let quantity = LogNormal::new(1.0, 0.5).unwrap();
    assert_eq!(Distribution::from(quantity).as_lognormal(), Some(quantity));
}

#[test]
fn the_ends_of_a_distribution_are_its_quantiles_of_nought_and_one() {
    let ends = one_of_each()
        .map(|(declared, ..)| (declared.quantile(0.0).unwrap(), declared.quantile(1.0).unwrap()));
    let endless = f64::INFINITY;
    let expected = [
        (0.0, endless),
        (-endless, endless),
        (2.0, 6.0),
        (-1.0, 2.0),
        (2.0, 7.0),
        (-1.0, 4.0),
        (0.0, 10.0),
        (0.0, endless),
    ];
    assert_eq!(ends, expected);
    for ((declared, ..), (lower, upper)) in one_of_each().into_iter().zip(expected) {
        assert_eq!((declared.cdf(lower), declared.tails(upper).1), (0.0, 0.0), "{declared:?}");
        assert!([-0.1, 1.1, f64::NAN].iter().all(|p| declared.quantile(*p).is_err()));
        assert!([0.0, 1.0].iter().all(|level| declared.limits(*level).is_err()));
        let limits = declared.limits(0.8).unwrap();
        assert!(
            (declared.cdf(limits.lower()) - 0.1).abs() < 1e-12
                && (declared.cdf(limits.upper()) - 0.9).abs() < 1e-12
        );
    }
}

#[test]
fn a_triangle_on_both_sides_of_its_mode() {
    let declared = Distribution::triangular(2.0, 3.0, 7.0).unwrap();
    // (x − 2)²/(5 · 1) up to the mode, (7 − x)²/(5 · 4) above it.
    for (x, below, above) in [(2.5, 0.05, 0.95), (3.0, 0.2, 0.8), (5.0, 0.8, 0.2), (6.5, 0.987_5, 0.012_5)] {
        let (low, high) = declared.tails(x);
        close(low, below, 1e-14);
        close(high, above, 1e-14);
        close(declared.quantile(below).unwrap(), x, 1e-14);
    }
    // With the mode at an end only one side is left.
    close(Distribution::triangular(2.0, 2.0, 4.0).unwrap().cdf(3.0), 0.75, 1e-14);
    close(Distribution::triangular(2.0, 4.0, 4.0).unwrap().cdf(3.0), 0.25, 1e-14);
}

#[test]
fn far_tails_keep_their_digits() {
    // mpmath: erfc(10/√2)/2.
    let ten = 7.619_853_024_160_527e-24;
    let normal = Distribution::normal(3.0, 2.0).unwrap();
    close(normal.tails(23.0).1, ten, 1e-12);
    close(normal.tails(-17.0).0, ten, 1e-12);
    let lognormal = Distribution::from(LogNormal::new(1.0, 0.5).unwrap());
    close(lognormal.tails(6.0_f64.exp()).1, ten, 1e-12);
    close(lognormal.tails((-4.0_f64).exp()).0, ten, 1e-12);
    assert_eq!((lognormal.tails(0.0), lognormal.tails(-1.0)), ((0.0, 1.0), (0.0, 1.0)));
    // A quantity known exactly lies at its value.
    let exact = LogNormal::exactly(5.0).unwrap();
    assert_eq!([4.9, 5.0, 5.1].map(|x| exact.cdf(x)), [0.0, 1.0, 1.0]);
    assert_eq!([4.9, 5.0, 5.1].map(|x| Distribution::from(exact).tails(x).1), [1.0, 0.0, 0.0]);
    close(exact.quantile(0.01).unwrap(), 5.0, 1e-15);
    assert_eq!(exact.sd(), 0.0);
}

#[test]
fn a_distribution_has_the_limits_that_it_was_declared_by() {
    let limits = Limits::new(20.0, 80.0, 0.8).unwrap();
    // z at 0.9 is 1.2816; a uniform of width 60/0.8 = 75; logarithms as far apart as 2z sigma.
    let normal = Distribution::normal_from_limits(limits).unwrap();
    close(normal.mean(), 50.0, 1e-15);
    close(normal.sd(), 30.0 / 1.281_551_565_544_600_4, 1e-14);
    assert_eq!(
        Distribution::uniform_from_limits(limits).unwrap(),
        Distribution::uniform(12.5, 87.5).unwrap()
    );
    let lognormal = LogNormal::from_limits(limits).unwrap();
    close(lognormal.median(), 40.0, 1e-14);
    close(lognormal.sigma(), 2.0_f64.ln() / 1.281_551_565_544_600_4, 1e-14);
    close(lognormal.limits(0.8).unwrap().lower(), 20.0, 1e-14);
    close(lognormal.limits(0.8).unwrap().upper(), 80.0, 1e-14);
    let around = LogNormal::around(10.0, limits).unwrap();
    close(around.limits(0.8).unwrap().upper(), 20.0, 1e-14);
    let spot = Limits::new(3.0, 3.0, 0.8).unwrap();
    assert!(
        Distribution::normal_from_limits(spot).is_err() && Distribution::uniform_from_limits(spot).is_err()
    );
    assert!(Distribution::triangular_from_limits(spot, 3.0).is_err());
    for mode in [19.0, 81.0] {
        assert!(Distribution::triangular_from_limits(limits, mode).is_err());
    }
    assert!(LogNormal::around(0.0, limits).is_err());
    assert!(LogNormal::from_limits(Limits::new(0.0, 3.0, 0.8).unwrap()).is_err());
}

#[test]
fn parameters_that_make_no_distribution_are_refused() {
    let refused = [
        Distribution::normal(f64::INFINITY, 1.0),
        Distribution::normal(0.0, 0.0),
        Distribution::uniform(1.0, 1.0),
        Distribution::uniform(f64::NEG_INFINITY, 1.0),
        Distribution::triangular(1.0, 1.0, 1.0),
        Distribution::triangular(1.0, 0.5, 2.0),
        Distribution::triangular(1.0, 2.5, 2.0),
        Distribution::beta(0.0, 1.0, 1.0),
        Distribution::beta(1.0, 1e-101, 1.0),
        Distribution::beta(1.0, 1.0, 0.0),
        Distribution::beta_by_moments(1.0, 0.1, 1.0),
        Distribution::beta_by_moments(0.5, 0.5, 1.0),
        Distribution::beta_by_moments(0.0, 0.5, 1.0),
        Distribution::beta_by_moments(0.5, 0.0, 1.0),
        Distribution::beta_by_moments(0.5, 0.1, 0.0),
        Distribution::gamma_by_moments(0.0, 1.0),
        Distribution::gamma_by_moments(1.0, 0.0),
        LogNormal::new(0.0, -0.1).map(Distribution::from),
        LogNormal::exactly(0.0).map(Distribution::from),
    ];
    for (at, found) in refused.iter().enumerate() {
        assert!(found.is_err(), "{at}: {found:?}");
    }
    assert!(Distribution::beta(1e-100, 1.0, 1.0).is_ok());
    // A beta of mean 0.5 may spread up to 0.5; the refusal names that limit.
    let error = Distribution::beta_by_moments(50.0, 60.0, 100.0).unwrap_err();
    assert_eq!(error.to_string(), "sd is 60, more than the 50 that it is part of");
}

#[test]
fn conditioning_takes_half_and_no_more() {
    let uniform = Distribution::uniform(0.0, 10.0).unwrap();
    let kept = |floor| at_least(uniform, floor).unwrap().kept();
    let half = kept(5.0).unwrap();
    assert_eq!((half.removed(), half.floor(), half.plain()), (0.5, 5.0, uniform));
    assert_eq!(kept(5.1), None);
    assert!(
        matches!(at_least(uniform, 6.0).unwrap(), Conditioning::Conflict { removed } if (removed - 0.6).abs() < 1e-15)
    );
    assert!(at_least(uniform, f64::NAN).is_err());
    // What is left is uniform from 5 to 10, both ends included.
    assert_eq!([4.9, 5.0, 7.5, 10.0, 11.0].map(|x| half.cdf(x)), [0.0, 0.0, 0.5, 1.0, 1.0]);
    assert_eq!([0.0, 0.5, 1.0].map(|p| half.quantile(p).unwrap()), [5.0, 7.5, 10.0]);
    let limits = half.limits(0.8).unwrap();
    close(limits.lower(), 5.5, 1e-14);
    close(limits.upper(), 9.5, 1e-14);
    assert!(half.quantile(1.1).is_err() && half.limits(1.0).is_err());
}

#[test]
fn rectangular_sums_of_unequal_and_of_odd_numbers_of_terms() {
    let sum = |terms: &[(f64, f64)]| {
        RectangularSum::new(
            &terms.iter().map(|(lower, upper)| Bounds::new(*lower, *upper).unwrap()).collect::<Vec<_>>(),
        )
    };
    // One: uniform. Two of widths 1 and 3: a trapezium. Three of width 1: Irwin and Hall, x³/6 and so on.
    let one = sum(&[(2.0, 4.0), (7.0, 7.0)]).unwrap();
    assert_eq!([9.0, 9.5, 10.0, 11.0, 12.0].map(|x| one.cdf(x)), [0.0, 0.25, 0.5, 1.0, 1.0]);
    let two = sum(&[(0.0, 1.0), (0.0, 3.0)]).unwrap();
    for (x, p) in [(0.5, 0.125 / 3.0), (1.0, 0.5 / 3.0), (2.0, 0.5), (3.5, 1.0 - 0.125 / 3.0)] {
        close(two.cdf(x), p, 1e-14);
        close(two.quantile(p).unwrap(), x, 1e-14);
    }
    close(two.mean(), 2.0, 1e-15);
    close(two.sd(), (10.0_f64 / 12.0).sqrt(), 1e-15);
    let three = sum(&[(-1.0, 0.0), (0.0, 1.0), (1.0, 2.0)]).unwrap();
    for (x, p) in [(0.5, 1.0 / 48.0), (1.0, 1.0 / 6.0), (1.5, 0.5), (2.0, 5.0 / 6.0), (2.5, 47.0 / 48.0)] {
        close(three.cdf(x), p, 1e-13);
        close(three.quantile(p).unwrap(), x, 1e-13);
    }
    close(three.mean(), 1.5, 1e-15);
    let limits = three.limits(2.0 / 3.0).unwrap();
    close(limits.lower(), 1.0, 1e-13);
    close(limits.upper(), 2.0, 1e-13);
    assert!(three.quantile(0.0).unwrap() < 1e-300 && three.quantile(1.0).unwrap() == 3.0);
    // Below the narrowest width the probability is the volume of a corner, xⁿ/(n! Πwᵢ), to all its digits: ten of width 1, and four
    // of width 5.
    let ten = sum(&[(0.0, 1.0); 10]).unwrap();
    for x in [0.01, 0.1, 0.5, 1.0] {
        close(ten.cdf(x), x.powi(10) / 3_628_800.0, 1e-12);
        close(ten.quantile(x.powi(10) / 3_628_800.0).unwrap(), x, 1e-12);
    }
    // As near above, where a sum of so many terms has no digits left.
    let twelve = sum(&[(0.0, 1.0); 12]).unwrap();
    assert_eq!(
        [11.0, 11.5, 11.9].map(|x| twelve.cdf(x)),
        [1.0 - 1.0 / 479_001_600.0, 1.0 - 1.0 / (4096.0 * 479_001_600.0), 1.0]
    );
    let four = sum(&[(0.0, 5.0); 4]).unwrap();
    for x in [0.01, 0.4, 5.0] {
        close(four.cdf(x), x.powi(4) / (24.0 * 625.0), 1e-12);
    }
    assert!(sum(&[]).is_err() && sum(&[(1.0, 1.0)]).is_err() && sum(&[(0.0, 1.0); 13]).is_err());
    assert!(sum(&[(0.0, 1.0); 12]).is_ok() && three.quantile(1.5).is_err() && three.limits(1.0).is_err());
}

#[test]
fn products_with_stated_correlations() {
    let of = |mu, sigma| LogNormal::new(mu, sigma).unwrap();
    let factors = [
        Factor::times(of(1.0, 0.3)),
        Factor::over(of(0.5, 0.4)),
        Factor { quantity: of(0.2, 0.1), exponent: 2.0 },
    ];
    let plain = product(&factors, &[]).unwrap();
    close(plain.mu(), 1.0 - 0.5 + 0.4, 1e-15);
    close(plain.sigma(), (0.09_f64 + 0.16 + 0.04).sqrt(), 1e-15);
    // Numerator and divisor together by a half: 2 · 0.5 · 0.3 · (−0.4) less.
    let pair = |one, other, rho| [Correlation { one, other, rho }];
    close(product(&factors, &pair(0, 1, 0.5)).unwrap().sigma(), (0.29_f64 - 0.12).sqrt(), 1e-14);
    close(product(&factors, &pair(2, 1, -0.5)).unwrap().sigma(), (0.29_f64 + 0.08).sqrt(), 1e-14);
    close(comonotone_product(&factors).unwrap().sigma(), 0.9, 1e-15);
    // The same quantity above and below the line cancels.
    let same = [Factor::times(of(1.0, 0.3)), Factor::over(of(1.0, 0.3))];
    assert_eq!(product(&same, &pair(0, 1, 1.0)).unwrap(), of(0.0, 0.0));
    let refused = [pair(0, 1, 1.1), pair(0, 1, f64::NAN), pair(0, 3, 0.5), pair(3, 0, 0.5), pair(1, 1, 0.5)];
    assert!(refused.iter().all(|pair| product(&factors, pair).is_err()));
    // Three that cannot all be opposed.
    let three = [Factor::times(of(0.0, 1.0)); 3];
    let opposed = [(0, 1), (0, 2), (1, 2)].map(|(one, other)| Correlation { one, other, rho: -1.0 });
    assert!(
        matches!(product(&three, &opposed), Err(ArgumentError::Covariance { variance }) if (variance + 3.0).abs() < 1e-12)
    );
    // Sobol 2001: of one factor both shares are 1; a factor known exactly has none.
    let shares = variance_shares(&[Factor::times(of(0.0, 0.7)), Factor::times(of(3.0, 0.0))]).unwrap();
    assert_eq!((shares[1].log_share, shares[1].first_order, shares[1].total), (0.0, 0.0, 0.0));
    close(shares[0].first_order, 1.0, 1e-14);
    close(shares[0].total, 1.0, 1e-14);
    assert!(variance_shares(&[Factor::times(of(3.0, 0.0))]).is_err());
    // On the spot the two sides are alike; a point at an end or beyond it is none of the interval's.
    let limits = Limits::new(2.0, 8.0, 0.9).unwrap();
    close(log_asymmetry(4.0, limits).unwrap(), 1.0, 1e-14);
    assert!([2.0, 8.0, 9.0, 1.0].iter().all(|point| log_asymmetry(*point, limits).is_err()));
}

#[test]
fn triangles_between_limits_lie_anywhere_on_the_line() {
    let of = |lower, mode, upper| {
        Distribution::triangular_from_limits(Limits::new(lower, upper, 0.9).unwrap(), mode)
    };
    // Moved and mirrored, the triangle is the same.
    let plain = of(2.0, 3.0, 8.0).unwrap();
    for (moved, by) in [(of(-8.0, -7.0, -2.0), -10.0), (of(-3.0, -2.0, 3.0), -5.0)] {
        let moved = moved.unwrap();
        close(moved.mean(), plain.mean() + by, 1e-9);
        close(moved.sd(), plain.sd(), 1e-9);
    }
    let mirrored = of(-8.0, -3.0, -2.0).unwrap();
    close(mirrored.mean(), -plain.mean(), 1e-9);
    close(mirrored.sd(), plain.sd(), 1e-9);
    assert!(of(5.0, 5.0, 5.0).is_err() && of(-5.0, -5.0, -5.0).is_err());
    // sd² = (a² + b² + c² − ab − ac − bc)/18, of ends 0 and 4 and mode 1: 13/18.
    close(Distribution::triangular(0.0, 1.0, 4.0).unwrap().sd(), (13.0_f64 / 18.0).sqrt(), 1e-15);
}
