//! Values of models with covariates, by hand and by a peer.

use std::collections::BTreeMap;

use darkfigure_mse::covariate::UnseenObstacle;
use darkfigure_mse::loglinear::{Criterion, Estimability, ModelSpace, estimability};
use darkfigure_mse::read::{Captures, ReadOptions, Stratum, read_captures};
use darkfigure_mse::{CaptureTable, EstimationOptions, History, covariate, loglinear};

use crate::fixture;
use crate::reference::{Tally, folder, rows};

fn stratum(key: &[&str], n_lists: usize, cells: &[(u32, u64)]) -> Stratum<CaptureTable> {
    let names = (1..=n_lists).map(|list| format!("R{list}")).collect();
    let cells = cells.iter().map(|&(bits, count)| (History::from_bits(bits), count));
    Stratum {
        key: key.iter().map(|&value| value.to_owned()).collect(),
        data: CaptureTable::new(names, cells).unwrap(),
    }
}

/// Two lists that are independent within each stratum: in each, unseen = only first × only second / both (Sekar and Deming 1949).
#[test]
fn two_lists_are_estimated_stratum_by_stratum() {
    let strata = [
        stratum(&["town"], 2, &[(1, 60), (2, 30), (3, 20)]),
        stratum(&["country"], 2, &[(1, 80), (2, 10), (3, 4)]),
    ];
    let table = covariate::Table::new(vec!["place".to_owned()], &strata).unwrap();
    let model = covariate::Model::parse("[1a,2a]", 2, 1).unwrap();
    assert_eq!(model.to_string(), "[1a,2a]");
    let fit = covariate::fit(&table, &model).unwrap();
    // "country" comes before "town".
    assert_eq!(table.covariates()[0].levels, ["country", "town"]);
    assert!((fit.strata[0].dark_figure - 80.0 * 10.0 / 4.0).abs() < 1e-9);
    assert!((fit.strata[1].dark_figure - 60.0 * 30.0 / 20.0).abs() < 1e-9);
    assert!((fit.population - (204.0 + 290.0)).abs() < 1e-9);
    // Pooled, the answer is another one: 204 + 140 × 40 / 24.
    let alike = covariate::fit(&table, &covariate::Model::parse("[1,2,a]", 2, 1).unwrap()).unwrap();
    assert!((alike.population - (204.0 + 140.0 * 40.0 / 24.0)).abs() < 1e-9);
    // Dependence of two lists cannot be told from their unseen.
    let dependent = covariate::Model::parse("[12,a]", 2, 1).unwrap();
    let refused = covariate::Refusal::Unseen(UnseenObstacle::NotIdentifiable { stratum: 0 });
    assert_eq!(covariate::fit(&table, &dependent).unwrap_err(), refused);
}

/// In one stratum nobody is on both lists: crossed with it, its unseen rise for ever; otherwise the other stratum lends its ratio.
#[test]
fn a_stratum_without_overlap_borrows_or_refuses() {
    let strata = [stratum(&["a"], 2, &[(1, 60), (2, 30), (3, 20)]), stratum(&["b"], 2, &[(1, 8), (2, 5)])];
    let table = covariate::Table::new(vec!["group".to_owned()], &strata).unwrap();
    let crossed = covariate::Model::parse("[1a,2a]", 2, 1).unwrap();
    let refused = covariate::Refusal::Unseen(UnseenObstacle::RisesForEver { stratum: 1 });
    assert_eq!(covariate::fit(&table, &crossed).unwrap_err(), refused);
    // One list reaches both groups alike: in group b the share of the others that it has is that in group a.
    let fit = covariate::fit(&table, &covariate::Model::parse("[1a,2]", 2, 1).unwrap()).unwrap();
    assert!(fit.strata[1].dark_figure > 0.0 && fit.strata[1].dark_figure.is_finite());
}

/// Two lists share nobody: their interaction is −∞, and both histories that have it are impossible in each stratum.
#[test]
fn parameters_and_cells_are_counted_by_hand() {
    let cells = [(1, 60), (2, 30), (4, 25), (5, 12), (6, 9)];
    let strata = [stratum(&["a"], 3, &cells), stratum(&["b"], 3, &cells.map(|(bits, n)| (bits, 2 * n)))];
    let table = covariate::Table::new(vec!["group".to_owned()], &strata).unwrap();
    let fit = covariate::fit(&table, &covariate::Model::parse("[12,3,a]", 3, 1).unwrap()).unwrap();
    // The intercept, three lists, the group, and the interaction at −∞.
    assert_eq!((fit.n_parameters, fit.n_at_boundary), (6, 1));
    // Seven histories in each of two strata; 12 and 123 are impossible in both.
    assert_eq!((fit.n_impossible_cells, fit.df), (4, 14 - 4 - 5));
    // Lists 1 and 2 together are one list that is independent of list 3: 90 · 25 / 21 and twice as many.
    assert!((fit.strata[0].dark_figure - 90.0 * 25.0 / 21.0).abs() < 1e-9);
    assert!((fit.strata[1].dark_figure - 180.0 * 50.0 / 42.0).abs() < 1e-9);
}

/// Two groups that lists reach alike: nothing is behind the model without them, which takes pairs only, and each part is its own.
#[test]
fn groups_that_do_not_matter_leave_the_pooled_model() {
    let kosovo = fixture::table(fixture::KOSOVO);
    let thirds = [("one", 1), ("other", 2)].map(|(key, times)| {
        let cells = kosovo.cells().iter().map(|&(history, n)| (history, times * n));
        let data = CaptureTable::new(kosovo.list_names().to_vec(), cells.collect::<Vec<_>>()).unwrap();
        Stratum { key: vec![key.to_owned()], data }
    });
    let table = covariate::Table::new(vec!["third".to_owned()], &thirds).unwrap();
    let options = EstimationOptions { n_bootstrap: 0, level: 0.8, ..EstimationOptions::default() };
    let found = covariate::estimate(&table, &options, &|_| {}).unwrap();
    let pooled = found.pooled.unwrap();
    assert_eq!(pooled.model.order(), 2, "with groups there are pairs only, and so without");
    assert!(pooled.behind.unwrap().abs() < 1e-6, "{:?}", pooled.behind);
    assert!((found.total.n_total / pooled.n_total - 1.0).abs() < 1e-9);
    assert_eq!(found.strata.iter().map(|part| part.n_observed).collect::<Vec<_>>(), [4400, 8800]);
    assert_eq!(found.levels.iter().map(|(_, _, part)| part.n_observed).collect::<Vec<_>>(), [4400, 8800]);
    assert!((2.0 * found.strata[0].n_total / found.strata[1].n_total - 1.0).abs() < 1e-9);
    let sizes = kosovo.list_sizes();
    assert_eq!(found.strata[1].list_sizes, sizes.iter().map(|n| 2 * n).collect::<Vec<_>>());
    // Without redraws the interval is that of the model, at the level asked for.
    let level = found.total.interval.map(|interval| interval.level);
    assert_eq!(level.map(f64::to_bits), Some(0.8_f64.to_bits()));
    assert_eq!(found.bic.average.interval_from_log.level.to_bits(), 0.8_f64.to_bits());
}

/// A level that nobody seen has, with a parameter of its own, holds nobody.
#[test]
fn a_vacant_stratum_is_empty() {
    let key = |one: &'static str, other: &'static str| [one, other];
    let strata = [
        stratum(&key("x", "1"), 2, &[(1, 60), (2, 30), (3, 20)]),
        stratum(&key("x", "2"), 2, &[(1, 8), (2, 5), (3, 2)]),
        stratum(&key("y", "1"), 2, &[(1, 18), (2, 5), (3, 3)]),
    ];
    let table = covariate::Table::new(vec!["one".to_owned(), "two".to_owned()], &strata).unwrap();
    let own = covariate::fit(&table, &covariate::Model::parse("[ab,1,2]", 2, 2).unwrap()).unwrap();
    assert_eq!(own.strata[3].n_observed, 0);
    assert_eq!(own.strata[3].dark_figure.to_bits(), 0.0_f64.to_bits());
    let independent = covariate::fit(&table, &covariate::Model::parse("[a,b,1,2]", 2, 2).unwrap()).unwrap();
    assert!(independent.strata[3].dark_figure > 0.0);
}

/// Drawn once from known chances: lists that reach women and men, and ages, unequally. 6,000 people, of whom 2,012 were seen.
#[test]
fn groups_that_lists_reach_unequally_are_told_apart() {
    let options =
        ReadOptions { strata_columns: vec!["sex".to_owned(), "age".to_owned()], ..ReadOptions::default() };
    let text = include_str!("../../../../../fixtures/mse/made-by-sex-and-age.csv");
    let reading = read_captures(text.as_bytes(), &options, |_| {}).unwrap();
    let Captures::Tables(strata) = reading.captures else { panic!("a table of lists") };
    let table = covariate::Table::new(options.strata_columns, &strata).unwrap();
    let estimating = EstimationOptions { n_bootstrap: 200, ..EstimationOptions::default() };
    let found = covariate::estimate(&table, &estimating, &|_| {}).unwrap();
    let holds = |size: &covariate::Size, truth: f64| {
        let interval = size.interval.unwrap();
        interval.lower <= truth && interval.upper.finite().is_none_or(|upper| truth <= upper)
    };
    assert!(holds(&found.total, 6000.0), "{:?}", found.total);
    // Women, men; 18 to 29, 30 and over, under 18.
    for ((_, _, size), truth) in found.levels.iter().zip([3500.0, 2500.0, 3200.0, 1700.0, 1100.0]) {
        assert!(holds(size, truth), "{size:?} for {truth}");
    }
    // Pooled, the same lists are a fifth and more too high, and BIC sees that groups matter.
    let pooled = found.pooled.unwrap();
    assert!(pooled.n_total > 7200.0 && pooled.behind.unwrap() > 100.0);
}

/// Of 21 models of four lists whose extended estimate does not exist in the sense of the literature's software, 16 determine the unseen on the
/// facial set: the documentation says so. The other 92 have the same answer in both senses.
#[test]
fn the_facial_set_asks_less_than_every_parameter() {
    let table = fixture::table(fixture::AUSTRALIA);
    let strata = ["one", "other"].map(|key| Stratum { key: vec![key.to_owned()], data: table.clone() });
    let doubled = covariate::Table::new(vec!["half".to_owned()], &strata).unwrap();
    let (mut n_estimable, mut n_determined, mut n_refused) = (0, 0, 0);
    for model in ModelSpace::new(4, 3).unwrap().models() {
        let generators = model.generators().into_iter().map(|lists| (lists.bits(), 0));
        let fit = covariate::fit(&doubled, &covariate::Model::from_generators(4, 1, generators).unwrap());
        match (estimability(&table, &model).unwrap(), fit) {
            (Estimability::Estimable, Ok(fit)) => {
                let alone = loglinear::fit(&table, &model).unwrap();
                assert!((fit.population / (2.0 * alone.population) - 1.0).abs() < 1e-8);
                n_estimable += 1;
            }
            (Estimability::NoExtendedMle, Ok(_)) => n_determined += 1,
            (Estimability::NoExtendedMle, Err(covariate::Refusal::Unseen(_))) => n_refused += 1,
            other => panic!("{model}: {other:?}"),
        }
    }
    assert_eq!((n_estimable, n_determined, n_refused), (92, 16, 5));
}

fn simulated(folder: &std::path::Path, covariates: &[&str]) -> covariate::Table {
    let mut strata: BTreeMap<Vec<String>, Vec<(u32, u64)>> = BTreeMap::new();
    for row in rows(folder, "datasets/simdat_R4_X1_X4.csv") {
        let key = covariates.iter().map(|name| row.text(name).to_owned()).collect();
        let bits = (0..4)
            .filter(|list| row.text(&format!("R{}", list + 1)) == "1")
            .fold(0, |bits, list| bits | 1 << list);
        strata.entry(key).or_default().push((bits, row.text("n").parse().unwrap()));
    }
    let strata: Vec<Stratum<CaptureTable>> = strata
        .iter()
        .map(|(key, cells)| stratum(&key.iter().map(String::as_str).collect::<Vec<_>>(), 4, cells))
        .collect();
    covariate::Table::new(covariates.iter().map(|&name| name.to_owned()).collect(), &strata).unwrap()
}

/// The model of a formula such as `R1 + R2 + X4 + R1:X4`.
fn model_of(formula: &str, covariates: &[&str]) -> covariate::Model {
    let generators = formula.split(" + ").map(|term| {
        term.split(':').fold((0, 0), |(lists, levels), variable| match variable.strip_prefix('R') {
            Some(number) => (lists | 1 << (number.parse::<u32>().unwrap() - 1), levels),
            None => (lists, levels | 1 << covariates.iter().position(|&name| name == variable).unwrap()),
        })
    });
    covariate::Model::from_generators(4, covariates.len(), generators.collect::<Vec<_>>()).unwrap()
}

// mse 1.0 (Cruyff): model_search(simdat), stepwise by BIC and by AIC. The data of the two rows with four covariates are not there.
#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn stepwise_with_covariates() {
    let name = "cruyff_mse_stepwise.csv";
    let folder = folder();
    let mut tally = Tally::default();
    for row in rows(&folder, name) {
        let covariates: Vec<&str> = row.text("covariates").split('+').collect();
        if covariates.len() > 2 {
            continue;
        }
        let table = simulated(&folder, &covariates);
        let model = model_of(row.text("formula"), &covariates);
        let wanted = row.number("N").unwrap();
        let label = format!("{} {}", row.text("covariates"), row.text("criterion"));
        match (row.text("criterion"), covariate::fit(&table, &model)) {
            ("BIC", Ok(fit)) => {
                tally.number(&format!("{label}, N"), fit.population, wanted, 1e-9);
                // The file rounds the criterion to four digits.
                let bic = fit.criterion(Criterion::Bic);
                tally.hold((bic - row.number("min_ic").unwrap()).abs() <= 0.5, || {
                    format!("{label}: BIC {bic}")
                });
                // Steps ended at the very best of all models.
                let options = covariate::SelectOptions::default();
                let best = covariate::select(&table, &options, &|_| {}).unwrap();
                tally
                    .hold(best.best[0].model == model, || format!("{label}: best is {}", best.best[0].model));
            }
            // The AIC models have no estimate: two strata's unseen fall to nobody without end. The peer's number (1,396.98 and
            // 1,471.58) is where its iteration stopped: at the limit those strata hold nobody, and N is 1,318.71 and 1,329.52.
            ("AIC", found) => {
                let is_refused =
                    matches!(found, Err(covariate::Refusal::Unseen(UnseenObstacle::FallsToNobody { .. })));
                tally.hold(is_refused, || format!("{label}: {found:?}"));
            }
            (_, found) => tally.hold(false, || format!("{label}: {found:?}")),
        }
    }
    tally.finish(name);
}

// mse 1.0: strata totals of the BIC model with X1 and X4.
#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn strata_of_the_best_model() {
    let name = "cruyff_mse_simdat_strata_BIC_X1_X4.csv";
    let folder = folder();
    let table = simulated(&folder, &["X1", "X4"]);
    let best = covariate::select(&table, &covariate::SelectOptions::default(), &|_| {}).unwrap();
    let fit = covariate::fit(&table, &best.best[0].model).unwrap();
    let mut tally = Tally::default();
    for row in rows(&folder, name) {
        let found = fit.strata.iter().find(|stratum| {
            let of = |at: usize| table.covariates()[at].levels[stratum.levels[at]].as_str();
            of(0) == row.text("X1") && of(1) == row.text("X4")
        });
        let found = found.map(|stratum| stratum.n_observed as f64 + stratum.dark_figure).unwrap();
        tally.number(
            &format!("{} {}", row.text("X1"), row.text("X4")),
            found,
            row.number("Freq").unwrap(),
            1e-9,
        );
    }
    tally.finish(name);
}
