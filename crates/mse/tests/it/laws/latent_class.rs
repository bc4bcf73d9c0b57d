//! Laws of the latent class sampler.

use darkfigure_mse::bayesian::latent_class;
use darkfigure_mse::{CaptureTable, History, UpperLimit};

fn table(rows: &[(u32, u64)]) -> CaptureTable {
    let names = ["a", "b", "c"].map(String::from).to_vec();
    CaptureTable::new(names, rows.iter().map(|&(bits, count)| (History::from_bits(bits), count))).unwrap()
}

const ROWS: [(u32, u64); 7] =
    [(0b001, 20), (0b010, 31), (0b100, 17), (0b011, 9), (0b101, 4), (0b110, 6), (0b111, 2)];

fn short() -> latent_class::Options {
    latent_class::Options {
        n_chains: 3,
        n_burn_in: 200,
        n_draws: 200,
        thinning: 2,
        max_rounds: 2,
        ..latent_class::Options::default()
    }
}

#[test]
fn the_same_seed_gives_the_same_bits_and_another_seed_does_not() {
    let table = table(&ROWS);
    let run = latent_class::run(&table, &short()).unwrap();
    assert_eq!(run, latent_class::run(&table, &short()).unwrap());
    let other = latent_class::run(&table, &latent_class::Options { seed: 2, ..short() }).unwrap();
    assert_ne!(run.chains, other.chains);
}

#[cfg(feature = "parallel")]
#[test]
fn one_thread_and_two_give_the_same_bits() {
    let table = table(&ROWS);
    let runs = [1, 2].map(|n_threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(n_threads).build().unwrap();
        pool.install(|| latent_class::run(&table, &short()).unwrap())
    });
    assert_eq!(runs[0], runs[1]);
}

#[test]
fn a_chain_does_not_depend_on_names_the_rows_order_or_zero_rows() {
    let mut rows = ROWS.to_vec();
    rows.reverse();
    rows.push((0b011, 0));
    let names = ["x", "y", "z"].map(String::from).to_vec();
    let renamed =
        CaptureTable::new(names, rows.iter().map(|&(bits, count)| (History::from_bits(bits), count)))
            .unwrap();
    let run = latent_class::run(&table(&ROWS), &short()).unwrap();
    assert_eq!(run, latent_class::run(&renamed, &short()).unwrap());
}

#[test]
fn no_draw_is_below_the_observed_count_and_a_higher_level_contains_a_lower() {
    let table = table(&ROWS);
    let run = latent_class::run(&table, &short()).unwrap();
    assert!(run.chains.iter().flatten().all(|&size| size >= table.n_observed() as f64));
    let wider = latent_class::run(&table, &latent_class::Options { level: 0.99, ..short() }).unwrap();
    let (inner, outer) = (run.draws.interval, wider.draws.interval);
    let finite = |limit: UpperLimit| limit.finite().unwrap();
    assert!(outer.lower <= inner.lower && finite(inner.upper) <= finite(outer.upper));
    assert!(inner.lower <= run.draws.median && run.draws.median <= finite(inner.upper));
}

#[test]
fn a_run_that_is_too_short_says_that_it_did_not_converge() {
    let options = latent_class::Options { n_burn_in: 0, n_draws: 20, thinning: 1, max_rounds: 1, ..short() };
    let run = latent_class::run(&table(&ROWS), &options).unwrap();
    assert!(!run.convergence.is_converged());
    assert!(run.posterior().is_none());
}

#[test]
fn tables_that_say_nothing_are_refused_by_name() {
    let refused = |rows: &[(u32, u64)]| latent_class::run(&table(rows), &short()).unwrap_err();
    assert_eq!(refused(&[]), latent_class::Refusal::Empty);
    assert_eq!(refused(&[(0b001, 5), (0b011, 2)]), latent_class::Refusal::EmptyList { list: 2 });
    assert_eq!(refused(&[(0b001, 5), (0b010, 2), (0b100, 9)]), latent_class::Refusal::NoOverlap);
    let one = CaptureTable::new(vec!["a".to_owned()], [(History::from_bits(1), 4)]).unwrap();
    assert_eq!(latent_class::run(&one, &short()), Err(latent_class::Refusal::ListCount { found: 1 }));
    let broken = latent_class::Options { thinning: 0, ..short() };
    assert_eq!(
        latent_class::run(&table(&ROWS), &broken),
        Err(latent_class::Refusal::Option { name: "thinning" })
    );
}

#[test]
fn everybody_on_every_list_leaves_hardly_anybody_unseen() {
    let run = latent_class::run(&table(&[(0b111, 200)]), &short()).unwrap();
    assert!(run.draws.median <= 201.0, "{}", run.draws.median);
}
