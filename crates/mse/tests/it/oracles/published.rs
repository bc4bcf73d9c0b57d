//! Published tables: what the literature and its software say of them.

use darkfigure_mse::bootstrap::{Replicates, bootstrap_stepwise};
use darkfigure_mse::loglinear::{
    Criterion, HierarchicalModel, ModelSpace, SelectOptions, StepwiseOptions, select_model, select_stepwise,
    survey_models,
};
use darkfigure_mse::{CaptureTable, loglinear};

use crate::fixture::{self, table};

#[track_caller]
fn close(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance * expected.abs(), "found {found}, expected {expected}");
}

fn fitted(table: &CaptureTable, model: &str) -> f64 {
    loglinear::fit(table, &HierarchicalModel::parse(model, table.n_lists()).unwrap()).unwrap().population
}

fn best(table: &CaptureTable, criterion: Criterion, max_order: u32) -> (String, f64) {
    let options = SelectOptions { criterion, max_order: Some(max_order), ..SelectOptions::default() };
    let selection = select_model(table, &options, &|_| {}).unwrap();
    (selection.best[0].model.to_string(), selection.best[0].estimate.population)
}

#[test]
fn closed_forms() {
    // Lists 1 and 3 independent given list 2: the unseen are n₁n₃/n₁₃ among those that list 2 did not see.
    close(fitted(&table(fixture::KOREA), "[12,23]"), 123.0 + 41.0 * 5.0 / 6.0, 1e-12);
    // Without the interaction of all four lists: odd histories over even ones.
    let kosovo = table(fixture::KOSOVO);
    let product = |odd: bool| -> f64 {
        let cells = kosovo.cells().iter().filter(|(history, _)| (history.n_captures() % 2 == 1) == odd);
        cells.map(|&(_, count)| count as f64).product()
    };
    let all_triples = fitted(&kosovo, "[123,124,134,234]");
    close(all_triples, 4400.0 + product(true) / product(false), 1e-12);
    close(all_triples, 16_941.880_4, 1e-8);
}

// MultipleSystemsEstimation 1.2.0: fit_hier_model, check_extended_MLE, assemble_bic;
// glm.fit(epsilon = 1e-14) for the digits.
#[test]
fn best_models() {
    let expected = [
        (fixture::ARTIFICIAL, Criterion::Bic, 2, "[1,2,3]", 539.093_930_348),
        (fixture::ARTIFICIAL, Criterion::Aic, 2, "[13,23]", 296.0),
        (fixture::KOREA, Criterion::Bic, 2, "[12,23]", 157.166_666_667),
        (fixture::KOSOVO, Criterion::Bic, 3, "[123,14,34]", 10_356.518_957_25),
        (fixture::KOSOVO, Criterion::Aic, 3, "[123,134]", 12_740.967_741_94),
        (fixture::AUSTRALIA, Criterion::Bic, 3, "[12,23,24]", 6_496.008_695_37),
        (fixture::AUSTRALIA, Criterion::Aic, 3, "[123,24]", 24_014.0),
        (fixture::UK_FIVE, Criterion::Bic, 4, "[123,25,34]", 25_311.290_612_53),
        (fixture::UK_FIVE, Criterion::Bic, 2, "[12,13,23,25,34]", 22_991.331_314_15),
        (fixture::UK_SIX, Criterion::Bic, 2, "[12,13,25,35,36,45]", 12_349.586_953_56),
        (fixture::NEW_ORLEANS_FIVE, Criterion::Bic, 4, "[1,2,3,4,5]", 1_034.151_1),
    ];
    for (text, criterion, max_order, model, population) in expected {
        let found = best(&table(text), criterion, max_order);
        assert_eq!(found.0, model);
        close(found.1, population, 5e-8);
    }
}

// estimate_population_stepwise(pthresh = .02)
#[test]
fn stepwise_models() {
    let expected = [
        (fixture::KOREA, "[12,3]", 268.777_777_778),
        (fixture::KOSOVO, "[12,13,14,23,34]", 14_341.663_800_427),
        (fixture::UK_FIVE, "[12,13,24,25,35,45]", 11_312.990_3),
        (fixture::UK_SIX, "[12,13,24,25,35,36,45]", 11_417.991_091_5),
        (fixture::NEW_ORLEANS_EIGHT, "[45,1,2,3,6,7,8]", 1_183.692_3),
    ];
    for (text, model, population) in expected {
        let found = select_stepwise(&table(text), &StepwiseOptions::default()).unwrap();
        assert_eq!(found.fit.model.to_string(), model);
        close(found.fit.population, population, 5e-8);
    }
}

// check_extended_MLE over all hierarchical models: how many have status 0, 1, 2, 3.
#[test]
fn status_counts() {
    let expected = [
        (fixture::ARTIFICIAL, 2, [4, 3, 1, 0]),
        (fixture::KOREA, 2, [6, 2, 0, 0]),
        (fixture::KOSOVO, 3, [113, 0, 0, 0]),
        (fixture::AUSTRALIA, 3, [92, 21, 0, 0]),
        (fixture::UK_FIVE, 4, [6519, 338, 0, 36]),
        (fixture::NEW_ORLEANS_FIVE, 4, [6327, 340, 226, 0]),
        (fixture::UK_SIX, 2, [32_768, 0, 0, 0]),
    ];
    for (text, max_order, counts) in expected {
        let table = table(text);
        let mut found = [0_u64; 4];
        let space = ModelSpace::new(table.n_lists(), max_order).unwrap();
        survey_models(&table, &space, |row| found[row.estimability.code()] += 1).unwrap();
        assert_eq!(found, counts);
    }
}

/// Chan, Silverman and Vincent 2021 give 717 to 1,657 for New Orleans, from 1000 replicates of their own.
///
/// The bias correction is so large (z₀ near −1.1) that the lower limit is about the second smallest of ten thousand
/// replicates: with 1000 it is the smallest, whichever that is, and no two seeds agree. The upper limit is firm.
#[test]
fn published_stepwise_limits_are_near_where_replicates_can_tell() {
    let table = table(fixture::NEW_ORLEANS_EIGHT);
    let replicates = Replicates::draw(&table, 1000, 1);
    let found =
        bootstrap_stepwise(&table, &StepwiseOptions::default(), &replicates, &[0.95], &|_| {}).unwrap();
    let interval = found.bca.intervals[0].bca.unwrap();
    close(interval.upper.finite().unwrap(), 1_657.0, 0.1);
    assert!(found.bca.intervals[0].tail_replicates.unwrap()[0] < 1.0);
    let smallest = found.replicates.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    close(interval.lower, smallest, 1e-12);
    assert!((450.0..900.0).contains(&interval.lower));
}
