//! Averages over decomposable graphs against the R package dga.

use darkfigure_mse::bayesian::decomposable;
use darkfigure_mse::bayesian::decomposable::{CellWeight, DarkFigureRange};
use darkfigure_mse::{CaptureTable, History};

use crate::reference::{self, Row, Tally};

/// Five lists of the UK 2013 table (Silverman 2014), police and crime agency merged: LA, NG, PFNCA, GO, GP.
fn uk_five_lists() -> CaptureTable {
    let rows = [
        (0b00001, 54),
        (0b00010, 463),
        (0b00100, 995),
        (0b01000, 695),
        (0b10000, 316),
        (0b00011, 15),
        (0b00101, 19),
        (0b01001, 3),
        (0b00110, 62),
        (0b01010, 19),
        (0b10010, 1),
        (0b01100, 76),
        (0b10100, 11),
        (0b11000, 8),
        (0b00111, 1),
        (0b01110, 4),
        (0b01011, 1),
        (0b01111, 1),
    ];
    let names = ["LA", "NG", "PFNCA", "GO", "GP"].map(String::from).to_vec();
    CaptureTable::new(names, rows.map(|(bits, count)| (History::from_bits(bits), count))).unwrap()
}

/// What dga computed: its grid, and its prior with or without the complete graph.
fn options_of(row: &Row, include_complete: bool) -> decomposable::Options {
    decomposable::Options {
        cell_weight: CellWeight::Each(row.number("delta").unwrap()),
        include_complete,
        dark_figures: DarkFigureRange::Grid { first: 1, last: row.number("max_missing").unwrap() as u64 },
        level: 0.95,
    }
}

/// The quantiles on dga's grid must be its very integers.
fn compare_grid(tally: &mut Tally, row: &Row, posterior: &decomposable::Posterior) {
    let label = format!("{} delta {}", row.text("dataset"), row.text("delta"));
    for (column, probability) in
        [("q025", 0.025), ("q10", 0.1), ("median", 0.5), ("q90", 0.9), ("q975", 0.975)]
    {
        let found = posterior.size.quantile(probability).unwrap();
        tally.number(&format!("{label} {column}"), found, row.number(column).unwrap(), 1e-12);
    }
    tally.number(&format!("{label} mean"), posterior.size.mean().unwrap(), row.number("mean").unwrap(), 1e-8);
}

/// `bma.cr(log.prior.model.weights = -Inf for the complete graph)`.
#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn averages_without_the_complete_graph_are_those_of_dga() {
    let folder = reference::folder();
    let mut tally = Tally::default();
    for row in reference::rows(&folder, "dga_without_saturated.csv") {
        let table = reference::table(&folder, row.text("dataset"));
        let posterior = decomposable::average(&table, &options_of(&row, false)).unwrap();
        compare_grid(&mut tally, &row, &posterior);
        report_exact(&row, &table, false, &posterior);
    }
    tally.finish("dga_without_saturated.csv");
}

/// `bma.cr(Y, Nmissing = 1:max_missing, delta)`.
#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn averages_with_the_complete_graph_are_those_of_dga() {
    let folder = reference::folder();
    let mut tally = Tally::default();
    for row in reference::rows(&folder, "dga.csv") {
        let table = reference::table(&folder, row.text("dataset"));
        let posterior = decomposable::average(&table, &options_of(&row, true)).unwrap();
        compare_grid(&mut tally, &row, &posterior);
        let label = format!("{} delta {}", row.text("dataset"), row.text("delta"));
        tally.number(&format!("{label} sd"), posterior.size.sd().unwrap(), row.number("sd").unwrap(), 1e-7);
        for (at, column) in [(0, "top_model_prob"), (1, "second_prob")] {
            let found = posterior.graphs[at].probability;
            tally.number(&format!("{label} {column}"), found, row.number(column).unwrap(), 1e-8);
        }
        for (at, column) in [(0, "top_model"), (1, "second_model")] {
            let found = posterior.graphs[at].graph.to_string();
            tally.hold(same_cliques(&found, row.text(column)), || format!("{label} {column}: {found}"));
        }
        tally.number(
            &format!("{label} n_models"),
            posterior.graphs.len() as f64,
            row.number("n_models").unwrap(),
            0.0,
        );
        report_exact(&row, &table, true, &posterior);
    }
    tally.finish("dga.csv");
}

/// Whether `[12,34]` and `34,12` name the same cliques.
fn same_cliques(found: &str, expected: &str) -> bool {
    let sorted = |text: &str| {
        let mut cliques: Vec<String> = text.trim_matches(['[', ']']).split(',').map(str::to_owned).collect();
        cliques.sort();
        cliques
    };
    sorted(found) == sorted(expected)
}

/// Prints the exact posterior beside the grid's, since the grid cuts off what the tail holds.
fn report_exact(row: &Row, table: &CaptureTable, include_complete: bool, grid: &decomposable::Posterior) {
    let options = decomposable::Options {
        cell_weight: CellWeight::Each(row.number("delta").unwrap()),
        include_complete,
        ..decomposable::Options::default()
    };
    let exact = decomposable::average(table, &options).unwrap();
    let end = table.n_observed() as f64 + row.number("max_missing").unwrap();
    #[expect(clippy::print_stderr, reason = "the reference run reports what it found")]
    {
        eprintln!(
            "{} delta {} complete {include_complete}: grid {:?} [{}, {:?}], exact {:?} [{}, {:?}], beyond the grid {:.2e}, mean {:?}",
            row.text("dataset"),
            row.text("delta"),
            grid.median,
            grid.interval.lower,
            grid.interval.upper.finite(),
            exact.median,
            exact.interval.lower,
            exact.interval.upper.finite(),
            1.0 - exact.size.at_most(end),
            exact.size.mean(),
        );
    }
}

/// The exact sum over all dark figures is what a long grid approaches.
#[test]
fn the_exact_tail_agrees_with_a_long_grid() {
    let table = uk_five_lists();
    // With δ = 1 the tail beyond two million holds less than 10⁻¹².
    let exact = decomposable::average(
        &table,
        &decomposable::Options { cell_weight: CellWeight::Each(1.0), ..decomposable::Options::default() },
    )
    .unwrap();
    let grid = decomposable::average(
        &table,
        &decomposable::Options {
            dark_figures: DarkFigureRange::Grid { first: 0, last: 20_000 },
            ..exact.options
        },
    )
    .unwrap();
    for probability in [0.001, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.999] {
        assert_eq!(exact.size.quantile(probability), grid.size.quantile(probability), "{probability}");
    }
    for size in [3000.0, 4000.0, 4200.0, 5000.0] {
        assert!((exact.size.at_most(size) - grid.size.at_most(size)).abs() < 1e-11);
    }
    assert!((exact.size.mean().unwrap() / grid.size.mean().unwrap() - 1.0).abs() < 1e-10);
    assert!((exact.size.sd().unwrap() / grid.size.sd().unwrap() - 1.0).abs() < 1e-8);
    for (one, other) in exact.graphs.iter().zip(&grid.graphs).take(5) {
        assert_eq!(one.graph, other.graph);
        assert!((one.probability - other.probability).abs() < 1e-10);
    }
}

/// `dga::bma.cr(Y, Nmissing = 1:40000, delta = c(1/32, 1/2, 1), graphs = graphs5)` with weight 0 for the complete
/// graph, dga 2.0.2.
#[test]
fn five_uk_lists_are_those_of_dga() {
    let table = uk_five_lists();
    for (delta, quantiles, mean) in [
        (1.0 / 32.0, [10_387, 11_307, 22_985, 29_604, 33_439], 21264.9379498),
        (0.5, [3887, 4123, 4612, 5253, 5685], 4658.9919047),
        (1.0, [3670, 3844, 4194, 4631, 4913], 4219.9401556),
    ] {
        let options = decomposable::Options {
            cell_weight: CellWeight::Each(delta),
            dark_figures: DarkFigureRange::Grid { first: 1, last: 40_000 },
            ..decomposable::Options::default()
        };
        let posterior = decomposable::average(&table, &options).unwrap();
        let found = [0.025, 0.1, 0.5, 0.9, 0.975].map(|p| posterior.size.quantile(p).unwrap() as u64);
        assert_eq!(found, quantiles, "delta {delta}");
        assert!((posterior.size.mean().unwrap() / mean - 1.0).abs() < 1e-9, "delta {delta}");
    }
}
