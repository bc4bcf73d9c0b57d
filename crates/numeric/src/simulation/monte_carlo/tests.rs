use super::*;
use crate::sample::quantile_type_7;

fn key() -> Key {
    Key::from_bytes(b"a summary")
}

fn of(most_draws: usize, digits: u8, scale: Scale) -> Simulation {
    let options = MonteCarlo { seed: 5, digits, most_draws, quantiles: vec![0.9, 0.025, 0.5, 1.0, 0.0] };
    simulate(key(), &options, scale, |random| 1.0 + random.cell()).unwrap()
}

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-12 * expected.abs(), "found {found:?}, expected {expected:?}");
}

/// Mean, standard deviation and quantiles of three blocks are those of all draws; their errors are those of three blocks.
#[test]
fn a_summary_is_that_of_the_draws_themselves() {
    let logs = draws(key(), 5, 3 * BLOCK, |random| 1.0 + random.cell()).unwrap();
    for scale in [Scale::Linear, Scale::Log] {
        let found = of(3 * BLOCK - 1, 9, scale);
        let value = |draw: &f64| if scale == Scale::Log { exp(*draw) } else { *draw };
        let values: Vec<f64> = logs.iter().map(value).collect();
        let average = |of: &[f64]| of.iter().sum::<f64>() / of.len() as f64;
        let spread = |of: &[f64]| {
            let mean = average(of);
            (of.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (of.len() - 1) as f64).sqrt()
        };
        assert_eq!((found.draws, found.stable), (3 * BLOCK, false));
        close(found.mean.value, average(&values));
        close(found.sd, spread(&values));
        let blocks: Vec<f64> = values.chunks(BLOCK).map(average).collect();
        close(found.mean.standard_error / (spread(&blocks) / 3.0_f64.sqrt()), 1.0);
        let mut sorted = logs.clone();
        sorted.sort_by(f64::total_cmp);
        for (result, p) in found.quantiles.iter().zip([0.9, 0.025, 0.5, 1.0, 0.0]) {
            close(result.value, value(&quantile_type_7(&sorted, p)));
            let of_blocks: Vec<f64> = logs
                .chunks(BLOCK)
                .map(|block| {
                    let mut block = block.to_vec();
                    block.sort_by(f64::total_cmp);
                    quantile_type_7(&block, p)
                })
                .collect();
            close(1.0 + result.standard_error, 1.0 + spread(&of_blocks) / 3.0_f64.sqrt());
        }
    }
}

#[test]
fn a_run_ends_where_its_digits_are_earned() {
    // Two digits of numbers from 1 to 2 are had with the first look at ten blocks; nine are not, and every block is drawn.
    let found = of(25 * BLOCK, 2, Scale::Linear);
    assert_eq!((found.draws, found.stable), (10 * BLOCK, true));
    let found = of(12 * BLOCK + 1, 9, Scale::Linear);
    assert_eq!((found.draws, found.stable), (13 * BLOCK, false));
    // Each look is half as large again: ten blocks, fifteen, twenty-three.
    let looks = [0.1, 0.15, 0.2, 0.3, 0.4].map(|spread| {
        let options = MonteCarlo { seed: 5, digits: 4, most_draws: 60 * BLOCK, quantiles: vec![0.5] };
        simulate(key(), &options, Scale::Linear, |random| 1.0 + spread * random.cell()).unwrap().draws / BLOCK
    });
    assert!(looks.is_sorted() && looks.iter().all(|n| [10, 15, 23, 35, 53, 60].contains(n)), "{looks:?}");
    assert!(looks.iter().any(|n| (11..60).contains(n)), "{looks:?}");
    // The error of one block is not known, that of two is.
    assert!(of(1, 1, Scale::Linear).mean.standard_error.is_infinite());
    assert!(of(2 * BLOCK, 1, Scale::Linear).mean.standard_error.is_finite());
    // Fewer blocks than a first look takes: all there are.
    assert_eq!(of(2 * BLOCK, 1, Scale::Linear).draws, 2 * BLOCK);
    let options = MonteCarlo { most_draws: 0, ..MonteCarlo::default() };
    assert!(simulate(key(), &options, Scale::Linear, |_| 1.0).is_err());
    let options = MonteCarlo { quantiles: vec![1.1], ..MonteCarlo::default() };
    assert!(simulate(key(), &options, Scale::Linear, |_| 1.0).is_err());
    assert!(draws(key(), 1, 0, |_| 1.0).is_err() && draws(key(), 1, 5, |_| f64::NAN).is_err());
}

#[test]
fn selection_finds_the_order_statistics() {
    let numbers: Vec<f64> = (0..101).map(|at| f64::from(at * 37 % 101)).collect();
    let found = select(&mut numbers.clone(), &[0.995, 0.0, 0.25, 0.255, 1.0, 0.25]);
    for (found, expected) in found.iter().zip([99.5, 0.0, 25.0, 25.5, 100.0, 25.0]) {
        close(1.0 + found, 1.0 + expected);
    }
    // Wherever the blocks say that the quantile is, rightly or wrongly.
    for (near, error) in [
        (25.0, 1.0),
        (25.5, 0.1),
        (25.0, 0.0),
        (26.0, 0.2),
        (90.0, 1.0),
        (-5.0, 1.0),
        (25.0, f64::INFINITY),
        (30.0, 0.8),
        (20.0, 1.2),
    ] {
        for p in [0.25, 0.255, 0.0, 1.0] {
            close(1.0 + select_near(&mut numbers.clone(), p, (near, error)), 1.0 + 100.0 * p);
        }
    }
}

/// A window that holds the place and the next one is enough: the draws stay as they were, where selecting from all puts them about.
#[test]
fn a_window_spares_selecting_from_all() {
    let numbers: Vec<f64> = (0..101).map(|at| f64::from(at * 37 % 101)).collect();
    for (near, error, is_enough) in [
        (25.0, 1.0, true),
        (25.5, 0.2, true),
        (20.0, 1.3, true),
        (30.0, 1.1, true),
        (25.2, 0.1, false),
        (25.8, 0.1, false),
        (32.0, 1.0, false),
        (18.0, 1.0, false),
    ] {
        let mut draws = numbers.clone();
        close(select_near(&mut draws, 0.255, (near, error)), 25.5);
        assert_eq!(draws == numbers, is_enough, "{near} {error}");
    }
}

#[test]
fn digits_are_earned_below_half_a_unit() {
    // Half a unit of the second digit of 250 is 5, of the third 0.5.
    for (value, doubt, digits) in [
        (250.0, 4.99, 2),
        (250.0, 5.0, 1),
        (250.0, 0.499, 3),
        (-250.0, 4.99, 2),
        (999.0, 4.99, 2),
        (1_000.0, 4.99, 3),
        (0.025, 0.000_499, 2),
        (250.0, 51.0, 0),
        (250.0, 0.0, 15),
        (0.0, 0.0, 0),
        (f64::NAN, 0.1, 0),
        (250.0, f64::INFINITY, 0),
        (f64::INFINITY, 0.1, 0),
    ] {
        assert_eq!(digits_earned(value, doubt), digits, "{value} {doubt}");
    }
    // On the scale of logarithms the doubt is a factor: e^5.5 = 244.7 by 2 · 0.01 is 4.94.
    assert_eq!(digits_on(Scale::Log, 5.5, 0.01), 2);
    assert_eq!(digits_on(Scale::Log, 5.5, 0.010_2), 1);
    assert_eq!((digits_on(Scale::Linear, 250.0, 2.49), digits_on(Scale::Linear, 250.0, 2.51)), (2, 1));
}
