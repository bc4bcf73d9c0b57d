//! Laws of the classical estimators and of the readers.

mod estimator;
mod intake;
mod layout;

use darkfigure_mse::{CaptureTable, History};
use proptest::prelude::*;

fn counts() -> BoxedStrategy<u64> {
    prop_oneof![1 => Just(0_u64), 2 => 1_u64..20, 1 => 1_u64..2000].boxed()
}

/// Tables of two to five lists with some counts zero.
fn tables() -> impl Strategy<Value = CaptureTable> {
    tables_with(counts())
}

/// Tables with somebody on them.
fn peopled() -> impl Strategy<Value = CaptureTable> {
    peopled_with(counts())
}

fn peopled_with(count: BoxedStrategy<u64>) -> impl Strategy<Value = CaptureTable> {
    (tables_with(count), 1_u64..20).prop_map(|(table, more)| {
        let names = table.list_names().to_vec();
        let rows = table.cells().iter().copied().chain([(History::from_bits(1), more)]);
        CaptureTable::new(names, rows).unwrap()
    })
}

fn tables_with(count: BoxedStrategy<u64>) -> impl Strategy<Value = CaptureTable> {
    (2_usize..=5).prop_flat_map(move |n_lists| {
        proptest::collection::vec(count.clone(), (1 << n_lists) - 1)
            .prop_map(move |counts| from_counts(n_lists, &counts))
    })
}

fn from_counts(n_lists: usize, counts: &[u64]) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    let rows = (1_u32..).zip(counts).map(|(bits, &count)| (History::from_bits(bits), count));
    CaptureTable::new(names, rows).unwrap()
}

/// The table with its lists in another order: list `order[at]` becomes list `at`.
fn reordered(table: &CaptureTable, order: &[usize]) -> CaptureTable {
    let names = order.iter().map(|&list| table.list_names()[list].clone()).collect();
    let rows = table.cells().iter().map(|&(history, count)| {
        let bits = order.iter().enumerate().map(|(at, &list)| u32::from(history.contains(list)) << at).sum();
        (History::from_bits(bits), count)
    });
    CaptureTable::new(names, rows).unwrap()
}
