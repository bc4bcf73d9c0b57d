//! What the diagnostics say about draws whose answer is known.

use rand::RngExt;
use rand_distr::StandardNormal;

use super::*;

/// Chains of a stationary first-order autoregression with correlation `phi`.
fn autoregressive(phi: f64, n_chains: usize, n_draws: usize) -> Vec<Vec<f64>> {
    (0..n_chains)
        .map(|chain| {
            let mut rng = chain_stream(7, chain);
            let mut state: f64 = rng.sample(StandardNormal);
            (0..n_draws)
                .map(|_| {
                    let shock: f64 = rng.sample(StandardNormal);
                    state = phi * state + (1.0 - phi * phi).sqrt() * shock;
                    state
                })
                .collect()
        })
        .collect()
}

#[test]
fn independent_draws_have_an_r_hat_of_one_and_count_in_full() -> Result<(), ChainError> {
    let chains = autoregressive(0.0, 4, 2000);
    assert!((rank_normalised_r_hat(&chains)? - 1.0).abs() < 0.005);
    // The relative standard error of an effective size is about √(2·lags/S), here some 3 %.
    for size in [effective_size(&chains)?, bulk_effective_size(&chains)?, tail_effective_size(&chains)?] {
        assert!((size / 8000.0 - 1.0).abs() < 0.1, "{size}");
    }
    assert!(diagnose_chains(&chains, &ConvergenceLimit::default())?.is_converged());
    Ok(())
}

#[test]
fn an_autoregression_has_its_known_effective_size() -> Result<(), ChainError> {
    for phi in [0.3, 0.5, 0.8, 0.9, -0.4] {
        let chains = autoregressive(phi, 4, 20_000);
        let known = 80_000.0 * (1.0 - phi) / (1.0 + phi);
        let found = effective_size(&chains)?;
        assert!((found / known - 1.0).abs() < 0.1, "phi {phi}: {found} for {known}");
    }
    Ok(())
}

#[test]
fn r_hat_follows_its_formula() -> Result<(), ChainError> {
    // Two chains of eight: half chains with means 2.5, 2.5, 3.5, 3.5 and variance 5/3 each.
    // W = 5/3, B/n = variance of the means = 1/3, so that R̂² = (3/4 · 5/3 + 1/3) / (5/3) = 0.95.
    let low = vec![1.0, 2.0, 3.0, 4.0, 1.0, 2.0, 3.0, 4.0];
    let high: Vec<f64> = low.iter().map(|draw| draw + 1.0).collect();
    assert!((split_r_hat(&[low, high])? - 0.95_f64.sqrt()).abs() < 1e-14);
    Ok(())
}

#[test]
fn chains_that_differ_only_in_spread_are_found_out() -> Result<(), ChainError> {
    let mut chains = autoregressive(0.0, 4, 1000);
    for draw in &mut chains[0] {
        *draw *= 4.0;
    }
    assert!(split_r_hat(&chains)? < 1.02);
    assert!(rank_normalised_r_hat(&chains)? > 1.05);
    Ok(())
}

#[test]
fn a_heavy_tail_does_not_disturb_the_ranks() -> Result<(), ChainError> {
    let chains = autoregressive(0.5, 4, 1000);
    let cubed: Vec<Vec<f64>> =
        chains.iter().map(|draws| draws.iter().map(|draw| draw * draw * draw).collect()).collect();
    let (plain, mapped) = (bulk_effective_size(&chains)?, bulk_effective_size(&cubed)?);
    assert!((plain - mapped).abs() < 1e-9);
    Ok(())
}

#[test]
fn chains_that_stand_still_did_not_converge() -> Result<(), ChainError> {
    let still = vec![vec![1533.0; 100]; 4];
    let verdict = diagnose_chains(&still, &ConvergenceLimit::default())?;
    assert_eq!(verdict, Convergence::NotConverged { diagnostic: None, shortfalls: vec![Shortfall::Stuck] });
    // Each still, but at different places.
    let apart = vec![vec![1.0; 100], vec![2.0; 100]];
    assert!(!diagnose_chains(&apart, &ConvergenceLimit::default())?.is_converged());
    Ok(())
}

#[test]
fn draws_that_cannot_be_judged_are_named() {
    let limit = ConvergenceLimit::default();
    assert_eq!(diagnose_chains(&[], &limit), Err(ChainError::NoChain));
    assert_eq!(
        diagnose_chains(&[vec![1.0; 3]], &limit),
        Err(ChainError::TooFewDraws { needed: 8, found: 3 })
    );
    assert_eq!(
        diagnose_chains(&[vec![1.0; 9], vec![1.0; 8]], &limit),
        Err(ChainError::UnequalLength { chain: 1, expected: 9, found: 8 })
    );
    let mut broken = vec![1.0; 9];
    broken[4] = f64::NAN;
    assert_eq!(diagnose_chains(&[broken], &limit), Err(ChainError::NotFinite { chain: 0 }));
}

#[test]
fn one_bell_is_one_mode_and_two_are_two() {
    let bell: Vec<f64> = autoregressive(0.0, 1, 4000).concat();
    let one = find_modes(&bell);
    assert_eq!(one.len(), 1, "{one:?}");
    assert!(one[0].location.abs() < 0.3);

    let two: Vec<f64> =
        bell.iter().enumerate().map(|(at, draw)| if at % 4 == 0 { draw + 8.0 } else { *draw }).collect();
    let modes = find_modes(&two);
    assert_eq!(modes.len(), 2, "{modes:?}");
    assert!((modes[0].share - 0.75).abs() < 0.01 && (modes[1].share - 0.25).abs() < 0.01);
    assert!((modes[1].location - 8.0).abs() < 0.4);
    assert!(find_modes(&[]).is_empty());
    assert_eq!(find_modes(&[3.0, 3.0]), vec![Mode { location: 3.0, share: 1.0 }]);
}
