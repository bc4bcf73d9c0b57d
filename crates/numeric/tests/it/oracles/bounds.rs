//! Bounds that are sharp: the ends are reached, and nothing beyond them is let in.

use darkfigure_numeric::{bound::*, distribution::*, *};

use super::intervals::close;

fn bounds(lower: f64, upper: f64) -> Bounds {
    Bounds::new(lower, upper).unwrap()
}

#[test]
fn interval_arithmetic_reaches_its_ends() {
    let (one, other) = (bounds(-2.0, 3.0), bounds(4.0, 8.0));
    assert_eq!(one.plus(other).unwrap(), bounds(2.0, 11.0));
    assert_eq!(one.minus(other).unwrap(), bounds(-10.0, -1.0));
    assert_eq!(one.times(other).unwrap(), bounds(-16.0, 24.0));
    assert_eq!(one.times(bounds(-5.0, 1.0)).unwrap(), bounds(-15.0, 10.0));
    assert_eq!(bounds(-3.0, -2.0).times(bounds(-7.0, -5.0)).unwrap(), bounds(10.0, 21.0));
    assert_eq!(one.over(other).unwrap(), bounds(-0.5, 0.75));
    assert_eq!(bounds(8.0, 16.0).over(other).unwrap(), bounds(1.0, 4.0));
    assert_eq!(bounds(-16.0, -8.0).over(other).unwrap(), bounds(-4.0, -1.0));
    assert!(one.over(bounds(0.0, 1.0)).is_err() && one.over(bounds(-1.0, 1.0)).is_err());
    assert!(bounds(0.0, 1e308).plus(bounds(0.0, 1e308)).is_err());
}

#[test]
fn both_ends_belong_to_bounds_and_to_limits() {
    let one = bounds(1.0, 2.0);
    let limits = Limits::new(1.0, 2.0, 0.9).unwrap();
    for (value, inside) in
        [(0.999, false), (1.0, true), (1.5, true), (2.0, true), (2.001, false), (f64::NAN, false)]
    {
        assert_eq!((one.contains(value), limits.contains(value)), (inside, inside), "{value}");
    }
    assert!(one.meets(bounds(2.0, 3.0)) && one.meets(bounds(0.0, 1.0)) && one.meets(bounds(1.2, 1.3)));
    assert!(!one.meets(bounds(2.1, 3.0)) && !one.meets(bounds(0.0, 0.9)));
    assert_eq!((UpperEnd::Finite(2.0).finite(), UpperEnd::Unbounded.finite()), (Some(2.0), None));
    assert_eq!(Bounds::exactly(2.0).unwrap(), bounds(2.0, 2.0));
    for ends in [(2.0, 1.0), (f64::NAN, 1.0), (0.0, f64::INFINITY), (f64::NEG_INFINITY, 0.0)] {
        assert!(
            Bounds::new(ends.0, ends.1).is_err() && Limits::new(ends.0, ends.1, 0.9).is_err(),
            "{ends:?}"
        );
    }
    assert!([0.0, 1.0, -0.1, f64::NAN].iter().all(|level| Limits::new(0.0, 1.0, *level).is_err()));
}

/// Nothing is known of those who were not asked but the range.
#[test]
fn worst_cases_by_manski() {
    // A mean of 30 on a scale of 20 to 100 among the observed quarter.
    let found = manski(30.0, 0.25, bounds(20.0, 100.0)).unwrap();
    assert_eq!(found, bounds(7.5 + 15.0, 7.5 + 75.0));
    assert_eq!(manski(30.0, 1.0, bounds(20.0, 100.0)).unwrap(), bounds(30.0, 30.0));
    assert_eq!(manski(20.0, 0.0, bounds(20.0, 100.0)).unwrap(), bounds(20.0, 100.0));
    assert!(
        manski(19.0, 0.5, bounds(20.0, 100.0)).is_err() && manski(101.0, 0.5, bounds(20.0, 100.0)).is_err()
    );
    assert!(manski(30.0, 1.5, bounds(20.0, 100.0)).is_err());
}

/// The ends themselves are let in, and nothing a thousandth of the last unit beyond them.
#[track_caller]
fn stands_for(found: Bounds, lower: f64, upper: f64) {
    let room = 1e-9 * (upper - lower);
    assert!(found.contains(lower) && found.contains(upper), "{found:?}");
    assert!(found.lower() > lower - room && found.upper() < upper + room, "{found:?}");
}

#[test]
fn a_numeral_stands_for_what_rounds_to_it() {
    stands_for(rounded_to_place(87.0, 0).unwrap(), 86.5, 87.5);
    stands_for(rounded_to_place(87_000.0, 3).unwrap(), 86_500.0, 87_500.0);
    stands_for(rounded_to_place(-7.15, -2).unwrap(), -7.155, -7.145);
    stands_for(rounded_to_place(0.0, 0).unwrap(), -0.5, 0.5);
    stands_for(rounded_to_figures(87.0, 1).unwrap(), 82.0, 92.0);
    stands_for(rounded_to_figures(87.0, 2).unwrap(), 86.5, 87.5);
    stands_for(rounded_to_figures(0.087, 2).unwrap(), 0.0865, 0.0875);
    // Just below a power of ten the figures stand closer, above it and for its negative as well.
    for (value, figures, lower, upper) in
        [(100.0, 2, 99.5, 105.0), (1e-3, 1, 0.000_95, 0.001_5), (1_000.0, 4, 999.95, 1_000.5)]
    {
        stands_for(rounded_to_figures(value, figures).unwrap(), lower, upper);
        stands_for(rounded_to_figures(-value, figures).unwrap(), -upper, -lower);
    }
    stands_for(rounded_to_figures(101.0, 2).unwrap(), 96.0, 106.0);
    assert!(
        rounded_to_figures(0.0, 2).is_err()
            && rounded_to_figures(1.0, 0).is_err()
            && rounded_to_figures(1.0, 18).is_err()
    );
    assert!(rounded_to_figures(1.0, 17).is_ok());
    assert!(rounded_to_place(1.0, 300).is_ok() && rounded_to_place(1.0, -300).is_ok());
    assert!(rounded_to_place(1.0, 301).is_err() && rounded_to_place(1.0, -301).is_err());
    // Every power of ten is led by its own place, whichever way its logarithm rounds.
    for place in -290..290 {
        let value: f64 = format!("1e{place}").parse().unwrap();
        // The number of the computer just below it is led by the place before.
        let below = rounded_to_figures(value.next_down(), 1).unwrap();
        assert!(
            (below.upper() / value - 1.05).abs() < 1e-12 && (below.lower() / value - 0.95).abs() < 1e-12,
            "{place}: {below:?}"
        );
        let found = rounded_to_figures(value, 1).unwrap();
        assert!(
            (found.upper() / value - 1.5).abs() < 1e-12 && (found.lower() / value - 0.95).abs() < 1e-12,
            "1e{place}: {found:?}"
        );
    }
}

#[test]
fn a_printed_percentage_needs_its_scale() {
    let figures = |value, n| rounded_to_figures(value, n).unwrap();
    assert!(quotient_agrees(figures(50.0, 2), figures(1.0, 3), figures(2.0, 3), 100.0).unwrap());
    assert!(!quotient_agrees(figures(50.0, 2), figures(1.0, 3), figures(2.0, 3), 1.0).unwrap());
    assert!(quotient_agrees(figures(50.0, 2), figures(1.0, 3), figures(2.0, 3), 0.0).is_err());
    assert!(quotient_agrees(figures(50.0, 2), figures(1.0, 3), bounds(0.0, 1.0), 1.0).is_err());
}

#[test]
fn a_range_times_a_quantity_takes_the_ends_of_the_range() {
    let range = bounds(2.0, 5.0);
    let uniform = Distribution::uniform(10.0, 20.0).unwrap();
    assert_eq!(range_times_quantile(range, &uniform, 0.5).unwrap(), bounds(30.0, 75.0));
    let AtLeast(found) = range_times_limits(range, Limits::new(10.0, 20.0, 0.8).unwrap()).unwrap();
    assert_eq!(found, Limits::new(20.0, 100.0, 0.8).unwrap());
    assert!(range_times_quantile(bounds(-1.0, 5.0), &uniform, 0.5).is_err());
    assert!(range_times_quantile(range, &Distribution::normal(10.0, 1.0).unwrap(), 0.5).is_err());
    assert!(range_times_limits(bounds(-1.0, 5.0), Limits::new(10.0, 20.0, 0.8).unwrap()).is_err());
    assert!(range_times_limits(range, Limits::new(-1.0, 20.0, 0.8).unwrap()).is_err());
    assert!(range_times_limits(bounds(0.0, 5.0), Limits::new(0.0, 20.0, 0.8).unwrap()).is_ok());
}

#[test]
fn sums_at_any_dependence_are_sharp() {
    // Of rectangular quantities of widths 3 and 1 the splits are linear: 3p, and 3p + 1.
    let (wide, narrow) =
        (Distribution::uniform(0.0, 3.0).unwrap(), Distribution::uniform(10.0, 11.0).unwrap());
    for (one, other) in [(wide, narrow), (narrow, wide)] {
        for p in [0.1, 0.5, 0.9] {
            let found = sum_at_any_dependence(&one, &other, p).unwrap();
            close(found.lower(), 10.0 + 3.0 * p, 1e-12);
            close(found.upper(), 10.0 + 3.0 * p + 1.0, 1e-12);
        }
    }
    // python: the best of 200,000 splits, refined by golden sections, of exp(N(.5, .8²)) + N(1, 2²).
    let one = Distribution::from(LogNormal::new(0.5, 0.8).unwrap());
    let other = Distribution::normal(1.0, 2.0).unwrap();
    for (p, lower, upper) in [
        (0.3, 0.154_555_932_479_034_7, 4.007_561_930_952_993),
        (0.9, 3.717_277_810_675_328, 10.128_094_533_908_557),
    ] {
        for found in
            [sum_at_any_dependence(&one, &other, p).unwrap(), sum_at_any_dependence(&other, &one, p).unwrap()]
        {
            close(found.lower(), lower, 1e-9);
            close(found.upper(), upper, 1e-9);
        }
    }
    assert!(
        sum_at_any_dependence(&one, &other, 0.0).is_err()
            && sum_at_any_dependence(&one, &other, 1.0).is_err()
    );
}

#[test]
fn comonotone_powers_turn_divisors_round() {
    let uniform = Distribution::uniform(1.0, 3.0).unwrap();
    // At p = 0.75 the quantile is 2.5, of a divisor 1.5.
    close(comonotone_powers(&[(uniform, 2.0), (uniform, -1.0)], 0.75).unwrap(), 2.5 * 2.5 / 1.5, 1e-14);
    // A power of zero is 1 whatever the quantity, even one that is zero at that quantile.
    let from_zero = Distribution::uniform(0.0, 3.0).unwrap();
    assert_eq!(comonotone_powers(&[(from_zero, 0.0), (uniform, 1.0)], 0.0).unwrap(), 1.0);
    close(
        comonotone_powers(&[(from_zero, 0.0), (uniform, 1.0)], 1.0).unwrap(),
        uniform.quantile(1.0).unwrap(),
        1e-15,
    );
    assert!(comonotone_powers(&[], 0.5).is_err() && comonotone_sum(&[], 0.5).is_err());
    assert!(
        comonotone_powers(&[(uniform, 1.0)], 1.5).is_err()
            && comonotone_powers(&[(uniform, f64::NAN)], 0.5).is_err()
    );
    assert!(comonotone_powers(&[(Distribution::normal(9.0, 1.0).unwrap(), 1.0)], 0.5).is_err());
    assert_eq!(comonotone_sum(&[uniform, from_zero], 0.5).unwrap(), 3.5);
    let error = comonotone_powers(&[(Distribution::uniform(-1.0, 3.0).unwrap(), 1.0)], 0.5).unwrap_err();
    assert_eq!(error, ArgumentError::Negative { argument: "factors", value: -1.0 });
}
