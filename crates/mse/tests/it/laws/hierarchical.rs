//! Laws of averages over hierarchical models.

use darkfigure_mse::bayesian::hierarchical::{CoefficientVariance, Options, Refusal, average};
use darkfigure_mse::loglinear::Estimability;
use darkfigure_mse::{CaptureTable, History};
use proptest::prelude::*;

fn named(n_lists: usize, rows: impl IntoIterator<Item = (u32, u64)>) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    CaptureTable::new(names, rows.into_iter().map(|(bits, count)| (History::from_bits(bits), count))).unwrap()
}

/// Three lists with all histories possible, somebody on each, and somebody on two.
fn three_list_counts() -> impl Strategy<Value = Vec<(u32, u64)>> {
    let count = prop_oneof![2 => Just(0_u64), 3 => 1_u64..8, 3 => 8_u64..400];
    proptest::collection::vec(count, 7).prop_map(|counts| {
        let rows = (1_u32..8).zip(counts);
        rows.map(|(bits, count)| (bits, if bits == 3 || bits == 4 { count + 1 } else { count })).collect()
    })
}

fn relabel(bits: u32, order: &[usize]) -> u32 {
    order.iter().enumerate().map(|(to, &from)| (bits >> from & 1) << to).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_lists_does_not_matter(
        rows in three_list_counts(),
        order in Just(vec![0_usize, 1, 2]).prop_shuffle(),
    ) {
        let plain = average(&named(3, rows.clone()), &Options::default()).unwrap();
        let turned = rows.iter().map(|&(bits, count)| (relabel(bits, &order), count));
        let turned = average(&named(3, turned), &Options::default()).unwrap();
        for size in [1.0, 1.1, 1.5, 3.0, 10.0] {
            let size = size * plain.n_observed as f64;
            prop_assert!((plain.size.at_most(size) - turned.size.at_most(size)).abs() < 1e-6);
        }
        for found in &plain.interactions {
            let lists = History::from_bits(relabel(found.lists.bits(), &order));
            let same = turned.interactions.iter().find(|other| other.lists == lists).unwrap();
            prop_assert!((found.probability - same.probability).abs() < 1e-6);
        }
    }

    #[test]
    fn probabilities_add_up_and_quantiles_invert_the_cumulative(rows in three_list_counts()) {
        let found = average(&named(3, rows), &Options::default()).unwrap();
        let total: f64 = found.models.iter().map(|entry| entry.probability).sum();
        prop_assert!((total - 1.0).abs() < 1e-12);
        prop_assert!(found.models.is_sorted_by(|one, other| one.probability >= other.probability));
        prop_assert!((0.0..1e-4).contains(&found.left_out));
        prop_assert!((0.0..=1.0).contains(&found.without_estimate()));
        let mut last = found.n_observed as f64;
        for probability in [0.025, 0.1, 0.5, 0.9, 0.975] {
            let size = found.size.quantile(probability).unwrap();
            prop_assert!(size >= last, "{} after {}", size, last);
            prop_assert!(found.size.at_most(size) >= probability - 1e-6);
            prop_assert!(found.size.at_most(size - 1.0) <= probability + 1e-6);
            last = size;
        }
    }

    /// A dependence is no more probable than each of those that it contains.
    #[test]
    fn an_interaction_is_no_more_probable_than_its_parts(counts in proptest::collection::vec(0_u64..80, 15)) {
        let mut rows: Vec<(u32, u64)> = (1_u32..16).zip(counts).collect();
        rows[14].1 += 1;
        let found = average(&named(4, rows), &Options::default()).unwrap();
        prop_assert_eq!(found.n_models, 113);
        prop_assert_eq!(found.interactions.len(), 10);
        for whole in &found.interactions {
            for part in &found.interactions {
                if part.lists.bits() & whole.lists.bits() == part.lists.bits() {
                    prop_assert!(part.probability >= whole.probability - 1e-12);
                }
            }
        }
    }
}

/// Where no model has an estimate the answer rests on the prior alone, and on no more than all of it.
#[test]
fn the_prior_carries_no_more_than_everything() {
    let found = average(&named(3, [(3, 331), (4, 1), (7, 143)]), &Options::default()).unwrap();
    let share = found.without_estimate();
    assert!(share <= 1.0 && share > 1.0 - 1e-9, "{share}");
}

/// A prior that holds coefficients at nought leaves everyone with the same chance, a half, on each list: of t lists 1 in 2ᵗ is on none.
#[test]
fn a_prior_of_no_variance_decides_alone() {
    let table = named(3, (1_u32..8).map(|bits| (bits, 100)));
    let variance = CoefficientVariance::Fixed(1e-8);
    let found = average(&table, &Options { variance, ..Options::default() }).unwrap();
    assert!((found.median.unwrap() - 800.0).abs() < 2.0, "{:?}", found.median);
    for entry in &found.models {
        assert!((entry.probability - 0.125).abs() < 1e-3, "{entry:?}");
    }
}

/// Independent lists of many people: the average says what everyone says.
#[test]
fn clear_lists_have_a_clear_answer() {
    // 100,000 people, three lists with chances ½, ⅖ and ¼, as expected.
    let chances: [f64; 3] = [0.5, 0.4, 0.25];
    let cell = |bits: u32| {
        let chance = |list: usize| if bits >> list & 1 == 1 { chances[list] } else { 1.0 - chances[list] };
        (bits, (100_000.0 * chance(0) * chance(1) * chance(2)).round() as u64)
    };
    let found = average(&named(3, (1_u32..8).map(cell)), &Options::default()).unwrap();
    assert!((found.median.unwrap() / 100_000.0 - 1.0).abs() < 0.005, "{:?}", found.median);
    assert_eq!(found.models[0].model.to_string(), "[1,2,3]");
    assert!(found.models[0].probability > 0.9);
    assert!(found.interactions.iter().all(|entry| entry.probability < 0.1));
    assert!(found.without_estimate() < 1e-12);
}

#[test]
fn the_saturated_model_takes_part_only_where_it_is_asked_for() {
    let table = named(3, (1_u32..8).map(|bits| (bits, 20)));
    let without = average(&table, &Options::default()).unwrap();
    assert_eq!((without.n_models, without.interactions.len()), (8, 3));
    let with = average(&table, &Options { include_saturated: true, ..Options::default() }).unwrap();
    assert_eq!((with.n_models, with.interactions.len()), (9, 4));
    let saturated = with.models.iter().find(|entry| entry.model.order() == 3).unwrap();
    assert_eq!(saturated.estimability, Estimability::NotIdentifiable);
}

#[test]
fn tables_that_say_nothing_are_refused_by_name() {
    let refused = |table: &CaptureTable| average(table, &Options::default()).unwrap_err();
    assert_eq!(refused(&named(3, [])), Refusal::Empty);
    assert_eq!(refused(&named(3, [(1, 4), (3, 2)])), Refusal::EmptyList { list: 2 });
    assert_eq!(refused(&named(3, [(1, 4), (2, 2), (4, 1)])), Refusal::NoOverlap);
    assert_eq!(refused(&named(1, [(1, 4)])), Refusal::ListCount { found: 1 });
    assert_eq!(refused(&named(6, [(63, 4)])), Refusal::ListCount { found: 6 });
    let table = named(3, [(1, 4), (3, 2), (4, 1)]);
    let of = |options: Options| average(&table, &options).unwrap_err();
    let variance = CoefficientVariance::Fixed(0.0);
    assert_eq!(of(Options { variance, ..Options::default() }), Refusal::Variance);
    assert_eq!(of(Options { level: 1.0, ..Options::default() }), Refusal::Level { found: 1.0 });
}

#[test]
fn counts_of_ten_million_stay_finite() {
    let table = named(3, (1_u32..8).map(|bits| (bits, 10_000_000 / u64::from(bits))));
    let found = average(&table, &Options::default()).unwrap();
    let median = found.median.unwrap();
    assert!(median.is_finite() && median > found.n_observed as f64);
}
