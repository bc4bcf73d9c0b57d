//! Laws of averages over decomposable graphs.

use darkfigure_mse::bayesian::decomposable;
use darkfigure_mse::bayesian::decomposable::{CellWeight, DarkFigureRange, prior_strip};
use darkfigure_mse::{CaptureTable, History};
use proptest::prelude::*;

fn named(n_lists: usize, rows: impl IntoIterator<Item = (u32, u64)>) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    CaptureTable::new(names, rows.into_iter().map(|(bits, count)| (History::from_bits(bits), count))).unwrap()
}

/// Four lists with all histories possible, and somebody on two lists.
fn four_list_counts() -> impl Strategy<Value = Vec<(u32, u64)>> {
    proptest::collection::vec(0_u64..60, 15).prop_map(|counts| {
        let rows = (1_u32..16).zip(counts);
        rows.map(|(bits, count)| (bits, if bits == 3 || bits == 12 { count + 1 } else { count })).collect()
    })
}

fn relabel(bits: u32, order: &[usize]) -> u32 {
    order.iter().enumerate().map(|(to, &from)| (bits >> from & 1) << to).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_lists_and_rows_does_not_matter(
        rows in four_list_counts(),
        order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
        each in prop_oneof![Just(1.0 / 16.0), Just(0.5), Just(1.0)],
    ) {
        let options =
            decomposable::Options { cell_weight: CellWeight::Each(each), ..decomposable::Options::default() };
        let plain = decomposable::average(&named(4, rows.clone()), &options).unwrap();
        let turned = rows.iter().rev().map(|&(bits, count)| (relabel(bits, &order), count));
        let turned = decomposable::average(&named(4, turned), &options).unwrap();
        // Exact but for the order in which terms are added.
        for size in [1.0, 1.1, 1.5, 3.0, 10.0, 1000.0] {
            let size = size * plain.n_observed as f64;
            prop_assert!((plain.size.at_most(size) - turned.size.at_most(size)).abs() < 1e-9);
        }
        for edge in &turned.edges {
            let (one, other) = (order[edge.list], order[edge.other]);
            let same = plain.edges.iter().find(|e| (e.list, e.other) == (one.min(other), one.max(other))).unwrap();
            prop_assert!((edge.probability - same.probability).abs() < 1e-9);
        }
    }

    #[test]
    fn probabilities_add_up_and_quantiles_invert_the_cumulative(rows in four_list_counts()) {
        let table = named(4, rows);
        let posterior = decomposable::average(&table, &decomposable::Options::default()).unwrap();
        let total: f64 = posterior.graphs.iter().map(|entry| entry.probability).sum();
        prop_assert!((total - 1.0).abs() < 1e-12);
        prop_assert_eq!(posterior.graphs.len(), 60);
        prop_assert!(posterior.graphs.is_sorted_by(|a, b| a.probability >= b.probability));
        let mut last = table.n_observed() as f64;
        for probability in [0.001, 0.025, 0.1, 0.5, 0.9, 0.975, 0.999] {
            let size = posterior.size.quantile(probability).unwrap();
            prop_assert!(size >= last, "{} after {}", size, last);
            prop_assert!(posterior.size.at_most(size) >= probability - 1e-9);
            prop_assert!(posterior.size.at_most(size - 1.0) <= probability + 1e-9);
            last = size;
        }
        let (inner, outer) = (posterior.size.interval(0.8), posterior.size.interval(0.95));
        prop_assert!(outer.lower <= inner.lower);
        prop_assert!(inner.upper.finite().unwrap() <= outer.upper.finite().unwrap());
    }

    #[test]
    fn a_grid_is_the_exact_posterior_within_its_ends(rows in four_list_counts()) {
        let table = named(4, rows);
        let all = decomposable::average(&table, &decomposable::Options::default()).unwrap();
        let last = 5_000;
        let grid = decomposable::Options {
            dark_figures: DarkFigureRange::Grid { first: 0, last },
            ..decomposable::Options::default()
        };
        let grid = decomposable::average(&table, &grid).unwrap();
        let n_observed = table.n_observed() as f64;
        let inside = all.size.at_most(n_observed + last as f64);
        for dark in [0.0, 5.0, 100.0, 127.0, 128.0, 500.0, 2000.0, 4999.0] {
            let size = n_observed + dark;
            prop_assert!((all.size.at_most(size) / inside - grid.size.at_most(size)).abs() < 1e-9, "{}", dark);
        }
    }
}

#[test]
fn the_tail_power_is_the_known_sum_over_histories() {
    // 1 + δ Σ_h c(h) + Σ_people (c(h) − 1); nobody is on the first and last list alone, and only those two may be
    // independent: fifteen histories, one of them in two pieces, at δ = 1/16.
    let rows = (1_u32..16).filter(|&bits| bits != 0b1001).map(|bits| (bits, 7));
    let posterior = decomposable::average(&named(4, rows), &decomposable::Options::default()).unwrap();
    assert!((posterior.size.tail_power() - 2.0).abs() < 1e-9, "{}", posterior.size.tail_power());
    assert_eq!(posterior.size.mean(), None);
}

#[test]
fn the_shortest_interval_is_no_longer_than_the_central_one_and_holds_its_level() {
    let rows = [(0b001, 5), (0b010, 5), (0b100, 41), (0b011, 54), (0b101, 6), (0b111, 12)];
    let posterior = decomposable::average(&named(3, rows), &decomposable::Options::default()).unwrap();
    for level in [0.5, 0.8, 0.95] {
        let (shortest, central) =
            (posterior.size.shortest_interval(level).unwrap(), posterior.size.interval(level));
        let (upper, central_upper) = (shortest.upper.finite().unwrap(), central.upper.finite().unwrap());
        assert!(upper - shortest.lower <= central_upper - central.lower);
        let held = posterior.size.at_most(upper) - posterior.size.at_most(shortest.lower - 1.0);
        assert!(held >= level - 1e-9, "{held} for {level}");
    }
}

#[test]
fn the_strip_shows_how_the_prior_decides() {
    let rows = [(0b001, 5), (0b010, 5), (0b100, 41), (0b011, 54), (0b101, 6), (0b111, 12)];
    let weights = [CellWeight::InverseCells, CellWeight::Each(0.5), CellWeight::Each(1.0)];
    let strip = prior_strip(&named(3, rows), &weights, &decomposable::Options::default()).unwrap();
    assert_eq!(strip.rows.len(), 6);
    assert!(strip.rows[..3].iter().all(|row| row.complete_probability.abs() < f64::EPSILON));
    assert!(strip.rows[3..].iter().all(|row| row.complete_probability > 0.1));
    assert!(strip.spread().unwrap() > 1.05);
}

#[test]
fn tables_that_say_nothing_are_refused_by_name() {
    let refused =
        |table: &CaptureTable| decomposable::average(table, &decomposable::Options::default()).unwrap_err();
    assert_eq!(refused(&named(3, [])), decomposable::Refusal::Empty);
    assert_eq!(refused(&named(3, [(1, 4), (3, 2)])), decomposable::Refusal::EmptyList { list: 2 });
    assert_eq!(refused(&named(3, [(1, 4), (2, 2), (4, 1)])), decomposable::Refusal::NoOverlap);
    assert_eq!(refused(&named(1, [(1, 4)])), decomposable::Refusal::ListCount { found: 1 });
    assert_eq!(refused(&named(8, [(255, 4)])), decomposable::Refusal::ListCount { found: 8 });
    let broken = |options| decomposable::average(&named(2, [(1, 4), (2, 2), (3, 2)]), &options).unwrap_err();
    let weight =
        decomposable::Options { cell_weight: CellWeight::Each(0.0), ..decomposable::Options::default() };
    assert_eq!(broken(weight), decomposable::Refusal::CellWeight { found: 0.0 });
    let grid = decomposable::Options {
        dark_figures: DarkFigureRange::Grid { first: 4, last: 3 },
        ..decomposable::Options::default()
    };
    assert_eq!(broken(grid), decomposable::Refusal::Grid { first: 4, last: 3 });
}

#[test]
fn counts_of_a_billion_and_tiny_priors_stay_finite() {
    let rows = (1_u32..8).map(|bits| (bits, 1_000_000_000 / u64::from(bits)));
    let posterior = decomposable::average(&named(3, rows), &decomposable::Options::default()).unwrap();
    let median = posterior.median.unwrap();
    assert!(median.is_finite() && median > posterior.n_observed as f64);
    let tiny =
        decomposable::Options { cell_weight: CellWeight::Each(1e-6), ..decomposable::Options::default() };
    let posterior = decomposable::average(&named(2, [(1, 4), (2, 2), (3, 1)]), &tiny).unwrap();
    assert!(posterior.size.at_most(1e6) > 0.0);
}
