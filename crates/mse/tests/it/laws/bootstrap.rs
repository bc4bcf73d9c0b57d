//! Laws of bootstraps.

use darkfigure_mse::bootstrap::{
    Among, Deletion, ModelBootstrap, Replicates, bca, bootstrap_selected, bootstrap_stepwise,
    bootstrap_top_models,
};
use darkfigure_mse::loglinear::{SelectOptions, StepwiseOptions};
use darkfigure_mse::{CaptureTable, History};
use proptest::prelude::*;

use crate::fixture::{self, table};

fn stepwise(table: &CaptureTable) -> ModelBootstrap {
    let replicates = Replicates::draw(table, 120, 7);
    bootstrap_stepwise(table, &StepwiseOptions::default(), &replicates, &[0.95, 0.8], &|_| {}).unwrap()
}

fn whole_space(table: &CaptureTable) -> ModelBootstrap {
    let replicates = Replicates::draw(table, 60, 7);
    let options = SelectOptions::default();
    bootstrap_selected(table, &options, Among::WholeSpace, &replicates, &[0.95], &|_| {}).unwrap().bootstrap
}

#[test]
fn replicates_have_as_many_people_and_no_new_histories() {
    let uk = table(fixture::UK_FIVE);
    let replicates = Replicates::draw(&uk, 20, 99);
    for index in 0..replicates.len() {
        let rows = replicates.replicate(index).unwrap();
        assert_eq!(rows.iter().map(|&(_, count)| count).sum::<u64>(), uk.n_observed());
        assert!(rows.iter().all(|&(history, count)| count == 0 || uk.count(history) > 0));
    }
    assert_eq!(replicates.replicate(20), None);
}

#[test]
fn a_replicate_depends_on_the_seed_and_its_number_only() {
    let uk = table(fixture::UK_FIVE);
    let (few, many) = (Replicates::draw(&uk, 3, 5), Replicates::draw(&uk, 9, 5));
    assert_eq!(few.replicate(2), many.replicate(2));
    assert_ne!(few.replicate(1), few.replicate(2));
    assert_ne!(few.replicate(2), Replicates::draw(&uk, 3, 6).replicate(2));
}

#[test]
fn the_same_seed_gives_the_same_bits() {
    for text in [fixture::KOREA, fixture::KOSOVO] {
        let table = table(text);
        assert_eq!(stepwise(&table), stepwise(&table));
        assert_eq!(whole_space(&table), whole_space(&table));
    }
}

#[cfg(feature = "parallel")]
#[test]
fn one_thread_and_two_give_the_same_bits() {
    let on = |n_threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(n_threads).build().unwrap();
        pool.install(|| {
            let (uk, orleans) = (table(fixture::UK_FIVE), table(fixture::NEW_ORLEANS_EIGHT));
            (stepwise(&orleans), stepwise(&uk), whole_space(&table(fixture::AUSTRALIA)))
        })
    };
    assert_eq!(on(1), on(2));
}

#[test]
fn the_top_models_up_to_all_are_the_whole_space_where_all_have_estimates() {
    let kosovo = table(fixture::KOSOVO);
    let replicates = Replicates::draw(&kosovo, 80, 3);
    let options = SelectOptions { n_best: 113, ..SelectOptions::default() };
    let top = bootstrap_top_models(&kosovo, &options, &replicates, &[0.95], &|_| {}).unwrap();
    let whole =
        bootstrap_selected(&kosovo, &options, Among::WholeSpace, &replicates, &[0.95], &|_| {}).unwrap();
    let (top, whole) = (top.replicates_among(113), whole.bootstrap.replicates);
    for (left, right) in top.iter().zip(&whole) {
        assert!((left.unwrap() / right.unwrap() - 1.0).abs() < 1e-9);
    }
}

#[test]
fn picks_add_up_to_the_usable_replicates() {
    let found = stepwise(&table(fixture::NEW_ORLEANS_FIVE));
    let n_picked: usize = found.picked.iter().map(|picked| picked.n_replicates).sum();
    assert_eq!(n_picked, found.bca.n_usable);
    assert!(found.picked.windows(2).all(|pair| pair[0].n_replicates >= pair[1].n_replicates));
    assert!((found.modes.iter().map(|mode| mode.share).sum::<f64>() - 1.0).abs() < 1e-9);
}

proptest! {
    #[test]
    fn a_higher_level_contains_a_lower_one(
        replicates in proptest::collection::vec(prop_oneof![9 => (100.0..900.0).prop_map(Some), 1 => Just(None)], 5..200),
        deletions in proptest::collection::vec((1_u64..50, 350.0..450.0), 2..12),
    ) {
        let deletions: Vec<Deletion> = deletions
            .into_iter()
            .map(|(count, size)| Deletion { history: History::from_bits(1), count, estimate: Some(size) })
            .collect();
        let found = bca(400.0, &replicates, &deletions, &[0.5, 0.8, 0.95]);
        for pair in found.intervals.windows(2) {
            for (narrow, wide) in [(pair[0].percentile, pair[1].percentile), (pair[0].bca, pair[1].bca)] {
                let (Ok(narrow), Ok(wide)) = (narrow, wide) else { continue };
                prop_assert!(wide.lower <= narrow.lower && narrow.lower <= narrow.upper.finite().unwrap());
                prop_assert!(wide.upper.finite().unwrap() >= narrow.upper.finite().unwrap());
                prop_assert!(wide.lower.is_finite() && wide.upper.finite().unwrap().is_finite());
            }
        }
    }
}

/// The population is drawn, not the seen: how many a replicate has varies as a binomial of the whole.
#[test]
fn a_redraw_of_the_population_varies_the_number_seen() {
    let kosovo = table(fixture::KOSOVO);
    let (n, n_total) = (kosovo.n_observed() as f64, 10_357.0);
    let replicates = Replicates::redraw(&kosovo, n_total, 400, 5);
    let seen: Vec<f64> = (0..replicates.len())
        .map(|at| replicates.replicate(at).unwrap().iter().map(|&(_, count)| count as f64).sum())
        .collect();
    let mean = seen.iter().sum::<f64>() / 400.0;
    let variance = seen.iter().map(|n| (n - mean) * (n - mean)).sum::<f64>() / 399.0;
    let expected = n * (1.0 - n / n_total);
    // The mean of 400 draws to five of its standard errors; the variance to five of its, √(2/400).
    assert!((mean - n).abs() < 5.0 * (expected / 400.0).sqrt(), "{mean}");
    assert!((variance / expected - 1.0).abs() < 5.0 * (2.0_f64 / 400.0).sqrt(), "{variance} {expected}");
    // Where nobody is unseen there is nothing more to vary.
    let all = Replicates::redraw(&kosovo, n, 3, 5);
    assert_eq!(all, Replicates::draw(&kosovo, 3, 5));
}
