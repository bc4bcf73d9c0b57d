//! Other ways to explain lists, on tables of expected people, where the truth is the maximum.

use darkfigure_mse::closed_population::{Alternative, changed_chances, two_kinds};
use darkfigure_mse::estimation::{Doubt, TrackRecord};
use darkfigure_mse::{CaptureTable, EstimationOptions, History, Method, Support, estimate};

/// People by history, each as many as are expected of a million.
fn expected(n_lists: u32, chance: impl Fn(u32) -> f64) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    let cells =
        (1..1_u32 << n_lists).map(|bits| (History::from_bits(bits), (1e6 * chance(bits)).round() as u64));
    CaptureTable::new(names, cells).unwrap()
}

fn odds(chance: f64) -> f64 {
    chance / (1.0 - chance)
}

/// Lists in the order 2, 0, 3, 1, where those listed before have `factor` times the odds.
fn in_order(bits: u32, factor: f64) -> f64 {
    let (mut product, mut was_seen) = (1.0, false);
    for (list, chance) in [(2, 0.2), (0, 0.3), (3, 0.25), (1, 0.15)] {
        let odds = odds(chance) * if was_seen { factor } else { 1.0 };
        let is_on = bits >> list & 1 == 1;
        product *= if is_on { odds / (1.0 + odds) } else { 1.0 / (1.0 + odds) };
        was_seen |= is_on;
    }
    product
}

fn of_kinds(bits: u32, kinds: &[(f64, [f64; 4])]) -> f64 {
    let on = |list: usize, chance: f64| if bits >> list & 1 == 1 { chance } else { 1.0 - chance };
    kinds
        .iter()
        .map(|(share, chances)| {
            share * chances.iter().enumerate().map(|(list, &chance)| on(list, chance)).product::<f64>()
        })
        .sum()
}

fn log_likelihood_of_itself(table: &CaptureTable) -> f64 {
    let ln_factorial = |n: u64| libm::lgamma(n as f64 + 1.0);
    table.cells().iter().map(|&(_, n)| n as f64 * (n as f64).ln() - n as f64 - ln_factorial(n)).sum()
}

fn is_at(found: Alternative, table: &CaptureTable, tolerance: f64) {
    assert!((found.n_total / 1e6 - 1.0).abs() < tolerance, "{found:?}");
    assert!((found.log_likelihood - log_likelihood_of_itself(table)).abs() < 0.01, "{found:?}");
}

/// The order is found, and with it the truth, whether people once listed are easier to find or harder.
#[test]
fn changed_chances_are_found_in_their_order() {
    for factor in [2.5, 0.4] {
        let table = expected(4, |bits| in_order(bits, factor));
        let found = changed_chances(&table).unwrap();
        is_at(found, &table, 1e-3);
        assert_eq!(found.n_parameters, 6);
    }
    // Two lists, or a list that nobody is on, say nothing of it.
    assert_eq!(changed_chances(&expected(2, |bits| in_order(bits, 1.0))), None);
}

/// Two kinds of people are found, whether one is on more lists or on others.
#[test]
fn two_kinds_are_found() {
    for kinds in [
        [(0.6, [0.2, 0.15, 0.25, 0.1]), (0.4, [0.5, 0.6, 0.55, 0.4])],
        [(0.5, [0.5, 0.1, 0.3, 0.1]), (0.5, [0.1, 0.4, 0.1, 0.3])],
    ] {
        let table = expected(4, |bits| of_kinds(bits, &kinds));
        let found = two_kinds(&table).unwrap();
        is_at(found, &table, 0.01);
        assert_eq!(found.n_parameters, 10);
    }
    assert_eq!(two_kinds(&expected(3, |bits| in_order(bits, 1.0))), None);
}

fn judged(table: &CaptureTable) -> (Support, Vec<Doubt>) {
    let options = EstimationOptions {
        methods: Some(vec![Method::BestBic, Method::BestAic, Method::AverageBic]),
        n_bootstrap: 0,
        ..EstimationOptions::default()
    };
    let found = estimate(table, &options).unwrap();
    (found.verdict.grade, found.verdict.reasons)
}

/// What rivals show is among the reasons, and not where lists are as the leading model has them.
#[test]
fn rivals_speak_only_where_they_are_right() {
    let (_, reasons) = judged(&expected(4, |bits| in_order(bits, 2.5)));
    assert!(reasons.iter().any(|reason| matches!(reason, Doubt::ChangedChances { .. })), "{reasons:?}");
    let kinds = [(0.8, [0.1, 0.1, 0.1, 0.1]), (0.2, [0.6, 0.6, 0.6, 0.6])];
    let (_, reasons) = judged(&expected(4, |bits| of_kinds(bits, &kinds)));
    assert!(reasons.iter().any(|reason| matches!(reason, Doubt::TwoKinds { .. })), "{reasons:?}");
    let (grade, reasons) = judged(&expected(4, |bits| in_order(bits, 1.0)));
    assert_eq!(grade, Support::Consistent, "{reasons:?}");
}

/// What the first screen says of worlds like these is what the documentation draws.
#[test]
fn the_track_record_is_the_documented_one() {
    let page = include_str!("../../../../../docs/verdict.md");
    let mut n_rows = 0;
    for record in TrackRecord::all() {
        let lists =
            if record.like.n_lists < 5 { record.like.n_lists.to_string() } else { "5 and more".to_owned() };
        let seen = if record.like.is_large { "1,000 and more" } else { "fewer than 1,000" };
        let overlap = if record.like.is_dense { "a quarter and more" } else { "less than a quarter" };
        let grade = if record.grade == Support::Consistent { "consistent" } else { "fragile" };
        let row = format!(
            "| {lists} | {seen} | {overlap} | {grade} | {} | {} |",
            record.n_sets,
            record.of_hundred()
        );
        assert!(page.contains(&row), "docs/verdict.md has no row {row}");
        assert!(record.n_held <= record.n_sets);
        n_rows += 1;
    }
    let of_page =
        page.lines().filter(|line| line.contains("than a quarter |") || line.contains("quarter and more |"));
    assert_eq!(
        (n_rows > 10, of_page.count()),
        (true, n_rows),
        "run the example with record, and put both down"
    );
}
