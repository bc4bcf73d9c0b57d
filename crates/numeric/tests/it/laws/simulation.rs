//! Laws of seeded simulation.

use darkfigure_numeric::{distribution::*, simulation::*, *};
use proptest::prelude::*;

fn options(seed: u64) -> MonteCarlo {
    MonteCarlo { seed, digits: 9, most_draws: 40_000, quantiles: vec![0.9, 0.1, 0.5] }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn closed_form_and_simulation_agree_within_the_stated_error(
        mu in -3.0..5.0_f64, sigma in 0.05..1.0_f64, other in 0.05..1.0_f64, seed in any::<u64>(),
    ) {
        let (one, two) = (Distribution::normal(mu, sigma)?, Distribution::normal(0.0, other)?);
        let model = |random: &mut _| one.draw(random) - two.draw(random);
        let key = Key::from_numbers(&[mu, sigma, other]);
        let found = simulate(key, &MonteCarlo { most_draws: 200_000, ..options(seed) }, Scale::Log, model)?;
        let closed = LogNormal::new(mu, libm::hypot(sigma, other))?;
        for (result, p) in found.quantiles.iter().zip([0.9, 0.1, 0.5]) {
            let expected = closed.quantile(p)?;
            let scores = (result.value / expected).ln() / result.standard_error;
            prop_assert!(scores.abs() < 6.0, "{p}: {scores} standard errors off");
        }
    }

    #[test]
    fn same_seed_same_bits_and_another_seed_others(seed in any::<u64>()) {
        let declared = Distribution::uniform(1.0, 2.0)?;
        let run = |seed| simulate(Key::from_bytes(b"x"), &options(seed), Scale::Linear, |random| declared.draw(random));
        prop_assert_eq!(run(seed)?, run(seed)?);
        prop_assert_ne!(run(seed)?.mean.value.to_bits(), run(seed.wrapping_add(1))?.mean.value.to_bits());
        let key = Key::from_bytes(b"x");
        let (short, long) = (
            draws(key, seed, 15_000, |random| declared.draw(random))?,
            draws(key, seed, 25_000, |random| declared.draw(random))?,
        );
        prop_assert_eq!(&short[..], &long[..15_000]);
    }
}

/// The draws are those of the streams taken one after the other, in a build with threads and in one without.
#[test]
fn neither_threads_nor_features_change_a_bit() {
    let declared: Distribution = LogNormal::new(1.0, 0.5).unwrap().into();
    let key = Key::from_bytes(b"bits");
    let serial: Vec<f64> = (0..4)
        .flat_map(|task| {
            let mut random = key.stream(1, task);
            (0..BLOCK).map(|_| declared.draw(&mut random)).collect::<Vec<_>>()
        })
        .collect();
    let mut sorted = serial.clone();
    sorted.sort_by(f64::total_cmp);
    let place = 0.9 * 39_999.0_f64;
    let (low, high) = (sorted[place as usize], sorted[place as usize + 1]);
    let ninety = low + (place - place.floor()) * (high - low);
    let check = || {
        let found = simulate(key, &options(1), Scale::Linear, |random| declared.draw(random)).unwrap();
        let all = draws(key, 1, 40_000, |random| declared.draw(random)).unwrap();
        assert_eq!(all, serial);
        assert_eq!(found.quantiles[0].value.to_bits(), ninety.to_bits());
        found
    };
    let found = check();
    for threads in [1, 2, 5] {
        let threads = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        assert_eq!(threads.install(check), found);
    }
}

/// A digit is earned if the exact value lies within half of its unit, in 95 runs of 100. Of 160 results 8 may fail; 20 would
/// be five standard deviations off.
#[test]
fn digits_said_to_be_earned_are_right() {
    let closed = LogNormal::new(6.06, 0.81).unwrap();
    let quantiles = [0.05, 0.5, 0.95];
    let mut wrong = 0;
    for seed in 0..40 {
        let options = MonteCarlo { seed, digits: 9, most_draws: 100_000, quantiles: quantiles.to_vec() };
        let found =
            simulate(Key::from_bytes(b"digits"), &options, Scale::Log, |random| closed.draw_log(random))
                .unwrap();
        let exact = quantiles.map(|p| closed.quantile(p).unwrap());
        for (result, exact) in
            found.quantiles.iter().chain([&found.mean]).zip(exact.into_iter().chain([closed.mean()]))
        {
            assert!(result.digits >= 1, "{result:?}");
            let unit = 10.0_f64.powi(result.value.log10().floor() as i32 - i32::from(result.digits) + 1);
            wrong += usize::from((result.value - exact).abs() > 0.5 * unit);
        }
    }
    assert!(wrong < 20, "{wrong} of 160 results were not worth their digits");
}

#[test]
fn a_single_block_earns_nothing() {
    let options = MonteCarlo { most_draws: 1, ..MonteCarlo::default() };
    let found = simulate(Key::from_bytes(b"one"), &options, Scale::Linear, |random| random.cell()).unwrap();
    assert_eq!((found.draws, found.mean.digits, found.stable), (BLOCK, 0, false));
    assert!(found.mean.standard_error.is_infinite());
}

#[test]
fn a_model_that_fails_is_an_error_not_a_number() {
    let found = simulate(Key::from_bytes(b""), &MonteCarlo::default(), Scale::Linear, |_| f64::NAN);
    assert!(matches!(found, Err(ArgumentError::NotFinite { argument: "model", .. })), "{found:?}");
}

#[test]
fn an_exact_model_earns_every_digit() {
    let found = simulate(Key::from_bytes(b""), &MonteCarlo::default(), Scale::Linear, |_| 2.0).unwrap();
    assert_eq!((found.mean.value, found.mean.digits, found.sd), (2.0, 15, 0.0));
    assert!(found.stable);
}
