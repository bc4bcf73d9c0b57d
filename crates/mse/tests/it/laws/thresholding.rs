//! Laws of Bayesian thresholding.

use darkfigure_mse::bayesian::thresholding;
use darkfigure_mse::bayesian::thresholding::InteractionPrior;
use darkfigure_mse::{CaptureTable, History, Progress};
use std::sync::Mutex;

fn table(rows: &[(u32, u64)]) -> CaptureTable {
    let names = ["a", "b", "c"].map(String::from).to_vec();
    CaptureTable::new(names, rows.iter().map(|&(bits, count)| (History::from_bits(bits), count))).unwrap()
}

const ROWS: [(u32, u64); 7] =
    [(0b001, 20), (0b010, 31), (0b100, 17), (0b011, 9), (0b101, 4), (0b110, 6), (0b111, 2)];

fn short() -> thresholding::Options {
    thresholding::Options {
        n_chains: 3,
        n_burn_in: 100,
        n_draws: 300,
        max_rounds: 2,
        ..thresholding::Options::default()
    }
}

#[test]
fn the_same_seed_gives_the_same_bits_and_another_seed_does_not() {
    let run = thresholding::run(&table(&ROWS), &short()).unwrap();
    assert_eq!(run, thresholding::run(&table(&ROWS), &short()).unwrap());
    let other = thresholding::run(&table(&ROWS), &thresholding::Options { seed: 2, ..short() }).unwrap();
    assert_ne!(run.draws, other.draws);
}

#[cfg(feature = "parallel")]
#[test]
fn one_thread_and_two_give_the_same_bits() {
    let runs = [1, 2].map(|n_threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(n_threads).build().unwrap();
        pool.install(|| thresholding::run(&table(&ROWS), &short()).unwrap())
    });
    assert_eq!(runs[0], runs[1]);
}

#[test]
fn rows_order_and_zero_rows_do_not_matter() {
    let mut rows = ROWS.to_vec();
    rows.reverse();
    rows.push((0b011, 0));
    let run = thresholding::run(&table(&ROWS), &short()).unwrap();
    assert_eq!(run, thresholding::run(&table(&rows), &short()).unwrap());
}

#[test]
fn no_size_is_below_the_observed_count_and_a_higher_level_contains_a_lower() {
    let run = thresholding::run(&table(&ROWS), &short()).unwrap();
    assert!(run.draws.quantile(0.0).unwrap() >= run.n_observed as f64);
    let wider = thresholding::run(&table(&ROWS), &thresholding::Options { level: 0.99, ..short() }).unwrap();
    let (inner, outer) = (run.draws.interval, wider.draws.interval);
    assert!(outer.lower <= inner.lower && inner.upper.finite() <= outer.upper.finite());
}

#[test]
fn the_order_of_lists_changes_the_draws_but_not_what_they_say() {
    let options = thresholding::Options { n_draws: 1000, ..thresholding::Options::default() };
    let turn = |bits: u32| (bits << 1 | bits >> 2) & 0b111;
    let turned: Vec<(u32, u64)> = ROWS.iter().map(|&(bits, count)| (turn(bits), count)).collect();
    let plain = thresholding::run(&table(&ROWS), &options).unwrap();
    let turned = thresholding::run(&table(&turned), &options).unwrap();
    for one in &plain.interactions {
        let same = |other: &&thresholding::Interaction| other.lists.bits() == turn(one.lists.bits());
        let other = turned.interactions.iter().find(same).unwrap();
        // Five standard errors of the difference.
        let error = (one.ratio_se * one.ratio_se + other.ratio_se * other.ratio_se).sqrt();
        assert!((one.ratio - other.ratio).abs() < 5.0 * error, "{one:?} {other:?}");
    }
}

#[test]
fn a_higher_threshold_keeps_fewer_interactions() {
    let loose =
        thresholding::run(&table(&ROWS), &thresholding::Options { threshold: 0.0, ..short() }).unwrap();
    let strict =
        thresholding::run(&table(&ROWS), &thresholding::Options { threshold: 50.0, ..short() }).unwrap();
    assert_eq!(loose.model.to_string(), "[12,13,23]");
    assert_eq!(strict.model.to_string(), "[1,2,3]");
}

#[test]
fn interactions_of_lists_that_share_nobody_are_minus_infinity_under_flat_priors() {
    let rows = [
        (0b0001, 30),
        (0b0010, 40),
        (0b0100, 50),
        (0b1000, 20),
        (0b0011, 9),
        (0b0110, 8),
        (0b1100, 7),
        (0b1001, 6),
        (0b1010, 5),
        (0b1011, 2),
        (0b1110, 3),
    ];
    let names = ["a", "b", "c", "d"].map(String::from).to_vec();
    let table =
        CaptureTable::new(names, rows.map(|(bits, count)| (History::from_bits(bits), count))).unwrap();
    let options = thresholding::Options { prior: InteractionPrior::Flat, ..short() };
    let run = thresholding::run(&table, &options).unwrap();
    assert_eq!(run.forced_zero, [0b0101].map(History::from_bits));
    assert!(run.forced_zero.iter().all(|&lists| run.model.contains(lists)));
    let proper = thresholding::run(&table, &short()).unwrap();
    assert!(proper.forced_zero.is_empty());
    assert!(proper.interactions.iter().any(|interaction| interaction.mean < -0.5));
}

#[test]
fn tables_that_say_nothing_are_refused_by_name() {
    let refused = |rows: &[(u32, u64)]| thresholding::run(&table(rows), &short()).unwrap_err();
    assert_eq!(refused(&[]), thresholding::Refusal::Empty);
    assert_eq!(refused(&[(0b001, 5), (0b011, 2)]), thresholding::Refusal::EmptyList { list: 2 });
    assert!(matches!(
        refused(&[(0b001, 5), (0b010, 2), (0b100, 9)]),
        thresholding::Refusal::NoPosterior { order: 1, .. }
    ));
    let two = CaptureTable::new(vec!["a".to_owned(), "b".to_owned()], [(History::from_bits(3), 4)]).unwrap();
    assert_eq!(thresholding::run(&two, &short()), Err(thresholding::Refusal::ListCount { found: 2 }));
    let broken = thresholding::Options { prior: InteractionPrior::Normal { variance: 0.0 }, ..short() };
    assert_eq!(
        thresholding::run(&table(&ROWS), &broken),
        Err(thresholding::Refusal::Option { name: "prior" })
    );
}

#[test]
fn progress_never_passes_its_total() {
    let seen: Mutex<Vec<Progress>> = Mutex::new(Vec::new());
    thresholding::run_with_progress(&table(&ROWS), &short(), &|progress| seen.lock().unwrap().push(progress))
        .unwrap();
    let seen = seen.into_inner().unwrap();
    assert!(!seen.is_empty());
    assert!(seen.iter().all(|progress| progress.done <= progress.total), "{seen:?}");
}
