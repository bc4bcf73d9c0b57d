//! Tables on which a number would not be honest, or on which software has been seen to invent one.

use darkfigure_mse::bootstrap::{BcaRefusal, Replicates, bootstrap_model, bootstrap_stepwise};
use darkfigure_mse::closed_population::ProfileOptions;
use darkfigure_mse::loglinear::{
    Criterion, Estimability, HierarchicalModel, ModelSpaceError, SelectOptions, SelectRefusal,
    StepwiseOptions, estimability, select_model, select_stepwise,
};
use darkfigure_mse::{CaptureTable, History, UpperLimit, loglinear};

use crate::fixture::{self, conditioned};

fn table(n_lists: usize, rows: &[(u32, u64)]) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    let rows = rows.iter().map(|&(bits, count)| (History::from_bits(bits), count));
    CaptureTable::new(names, rows).unwrap()
}

fn model(text: &str, n_lists: usize) -> HierarchicalModel {
    HierarchicalModel::parse(text, n_lists).unwrap()
}

/// Rcapture::closedpMS gives [12,3] 1.4e13 people here and ranks it first by BIC.
#[test]
fn the_runaway_model_is_never_fitted_nor_chosen() {
    let table = fixture::table(fixture::ARTIFICIAL);
    let expected = [
        ("[1,2,3]", Estimability::Estimable),
        ("[12,3]", Estimability::NoExtendedMle),
        ("[13,2]", Estimability::Estimable),
        ("[23,1]", Estimability::Estimable),
        ("[12,13]", Estimability::NoExtendedMle),
        ("[12,23]", Estimability::NoExtendedMle),
        ("[13,23]", Estimability::Estimable),
        ("[12,13,23]", Estimability::NotIdentifiable),
    ];
    for (text, status) in expected {
        assert_eq!(estimability(&table, &model(text, 3)).unwrap(), status, "{text}");
        let fit = loglinear::fit(&table, &model(text, 3));
        match status {
            Estimability::Estimable => assert!(fit.unwrap().population < 540.0),
            status => assert_eq!(fit, Err(loglinear::Refusal::NotEstimable { estimability: status })),
        }
    }
    for criterion in [Criterion::Aic, Criterion::Aicc, Criterion::Bic] {
        let options = SelectOptions { criterion, ..SelectOptions::default() };
        let selection = select_model(&table, &options, &|_| {}).unwrap();
        assert_eq!(selection.best.len(), 4);
        assert!(selection.best.iter().all(|ranked| ranked.estimate.population < 540.0));
        assert!(selection.average.population < 540.0);
    }
}

/// Where no estimate exists, the likelihood still excludes small populations, and says that it excludes no large one.
#[test]
fn a_profile_without_an_upper_limit_says_so() {
    let table = fixture::table(fixture::ARTIFICIAL);
    let profile = loglinear::profile(&table, &model("[12,3]", 3), ProfileOptions::default()).unwrap();
    assert_eq!(profile.interval.upper, UpperLimit::Unbounded);
    assert_eq!(profile.most_likely, None);
    assert!(profile.interval.lower > 96.0 && !profile.lower_is_observed);
    let refused = loglinear::profile(&table, &model("[12,13,23]", 3), ProfileOptions::default());
    let estimability = Estimability::NotIdentifiable;
    assert_eq!(refused, Err(loglinear::Refusal::NotEstimable { estimability }));
}

/// MultipleSystemsEstimation 1.2.0 returns 8.4e11 stepwise for the people on list GP, and dies by BIC.
#[test]
fn the_general_public_list_of_the_united_kingdom_is_refused() {
    for (text, list) in [(fixture::UK_SIX, 4), (fixture::UK_FIVE, 4)] {
        let seen = conditioned(&fixture::table(text), list);
        assert_eq!(seen.n_observed(), 20);
        let estimability = Estimability::NoExtendedMle;
        let refused = loglinear::Refusal::NotEstimable { estimability };
        assert_eq!(select_stepwise(&seen, &StepwiseOptions::default()), Err(refused));
        let replicates = Replicates::draw(&seen, 10, 1);
        let bootstrap = bootstrap_stepwise(&seen, &StepwiseOptions::default(), &replicates, &[0.95], &|_| {});
        assert_eq!(bootstrap, Err(refused));
        let selection = select_model(&seen, &SelectOptions::default(), &|_| {});
        assert!(matches!(selection, Err(SelectRefusal::NoAdmissibleModel { .. })), "{selection:?}");
    }
}

#[test]
fn an_empty_list_changes_nothing_but_the_number_of_parameters() {
    let korea = fixture::table(fixture::KOREA);
    let rows: Vec<(u32, u64)> =
        korea.cells().iter().map(|&(history, count)| (history.bits(), count)).collect();
    let with_empty = table(4, &rows);
    let plain = loglinear::fit(&korea, &model("[12,23]", 3)).unwrap();
    let fit = loglinear::fit(&with_empty, &model("[12,23,4]", 4)).unwrap();
    assert!((fit.population - plain.population).abs() < 1e-9);
    assert_eq!(fit.n_forced_zero, 1);
    assert_eq!(fit.df_kept, plain.df_kept);
}

#[test]
fn tables_that_say_nothing_are_refused() {
    let no_mle = Err(loglinear::Refusal::NotEstimable { estimability: Estimability::NoExtendedMle });
    let unidentified = Err(loglinear::Refusal::NotEstimable { estimability: Estimability::NotIdentifiable });
    let independence = |n_lists| HierarchicalModel::independence(n_lists).unwrap();
    let fit = |table: &CaptureTable| {
        loglinear::fit(table, &independence(table.n_lists())).map(|fit| fit.population)
    };
    assert_eq!(fit(&table(3, &[])), Err(loglinear::Refusal::NobodySeen));
    assert_eq!(fit(&table(1, &[(1, 12)])), unidentified);
    // Lists that share nobody.
    assert_eq!(fit(&table(2, &[(0b01, 5), (0b10, 7)])), no_mle);
    // A list that has everyone; two lists that are one.
    assert_eq!(fit(&table(2, &[(0b01, 5), (0b11, 7)])), no_mle);
    assert_eq!(
        fit(&table(2, &[(0b11, 7)])),
        Err(loglinear::Refusal::NotEstimable { estimability: Estimability::NoExtendedMle })
    );
    for degenerate in [
        table(1, &[(1, 12)]),
        table(2, &[(0b01, 5), (0b10, 7)]),
        table(2, &[(0b01, 5), (0b11, 7)]),
        table(2, &[(0b11, 7)]),
        table(3, &[(0b001, 4), (0b010, 5), (0b100, 6)]),
    ] {
        let selection = select_model(&degenerate, &SelectOptions::default(), &|_| {});
        assert!(matches!(selection, Err(SelectRefusal::NoAdmissibleModel { .. })), "{selection:?}");
        assert!(matches!(
            select_stepwise(&degenerate, &StepwiseOptions::default()),
            Err(loglinear::Refusal::NotEstimable { .. })
        ));
    }
}

#[test]
fn too_many_lists_and_models_are_said() {
    let wide = table(13, &[(1, 1), (2, 1), (3, 1)]);
    assert!(matches!(
        select_stepwise(&wide, &StepwiseOptions::default()),
        Err(loglinear::Refusal::TooManyLists { found: 13 })
    ));
    let eight = table(8, &[(1, 3), (2, 3), (3, 1)]);
    assert!(matches!(
        select_model(&eight, &SelectOptions::default(), &|_| {}),
        Err(SelectRefusal::Space(ModelSpaceError::TooManyModels { n_lists: 8, max_order: 2 }))
    ));
    let other = loglinear::fit(&eight, &HierarchicalModel::independence(3).unwrap());
    assert_eq!(other, Err(loglinear::Refusal::OtherLists { table: 8, model: 3 }));
}

#[test]
fn a_bootstrap_without_limits_says_why() {
    // Two people on both lists: without one of the two kinds of people the estimate is gone.
    let small = table(2, &[(0b01, 1), (0b10, 6), (0b11, 1)]);
    let replicates = Replicates::draw(&small, 200, 3);
    let model = HierarchicalModel::independence(2).unwrap();
    let found = bootstrap_model(&small, &model, &replicates, &[0.95, 1.5], &|_| {}).unwrap();
    assert!(found.bca.n_usable < 200);
    let missing = BcaRefusal::MissingDeletion { n_missing: 2, n_deletions: 3 };
    assert_eq!(found.bca.acceleration, Err(missing));
    assert_eq!(found.bca.intervals[1].percentile, Err(BcaRefusal::Level));
    let none = Replicates::draw(&small, 0, 3);
    let found = bootstrap_model(&small, &model, &none, &[0.95], &|_| {}).unwrap();
    assert_eq!(found.bca.z0, Err(BcaRefusal::NoUsableReplicate));
}
