//! Log-linear fits against the peer's, model by model.

use std::collections::BTreeMap;

use darkfigure_mse::{
    Criterion, Estimability, Factorials, HierarchicalModel, ModelEstimate, ModelSpace, ProfileOptions,
    SelectOptions, StepwiseOptions, fit_loglinear, profile_loglinear, select_model, select_stepwise,
    survey_models,
};

use crate::reference::{self, Tally};

type Surveyed = (Estimability, usize, usize, i64, i64, Option<ModelEstimate>);

/// `MultipleSystemsEstimation::fit_hier_model` and `check_extended_MLE` on every model, re-fitted with
/// `glm.fit(epsilon = 1e-14)`.
fn check_all_models(name: &str, max_order: u32, packed: bool) {
    let Some(folder) = reference::folder("all_models") else { return };
    let table = reference::table(&folder, name);
    let space = ModelSpace::new(table.n_lists(), max_order).unwrap();
    let mut found: BTreeMap<String, Surveyed> = BTreeMap::new();
    survey_models(&table, &space, |row| {
        let facts =
            (row.estimability, row.n_parameters, row.n_forced_zero, row.df_full, row.df_kept, row.estimate);
        found.insert(row.model().to_string(), facts);
    })
    .unwrap();
    let file = format!("all_models_{name}.csv{}", if packed { ".gz" } else { "" });
    let mut tally = Tally::default();
    let mut n_rows = 0;
    for row in reference::rows(&folder, &file) {
        n_rows += 1;
        let name = HierarchicalModel::parse(row.text("model"), table.n_lists()).unwrap().to_string();
        assert_eq!(name, row.text("model"));
        let (status, n_parameters, n_forced_zero, df_full, df_kept, estimate) = found[&name];
        tally.hold(status.code().to_string() == row.text("status"), || format!("{name}: status {status}"));
        tally.hold(n_parameters.to_string() == row.text("npars"), || {
            format!("{name}: {n_parameters} parameters")
        });
        tally.hold(n_forced_zero.to_string() == row.text("n_neginf"), || {
            format!("{name}: {n_forced_zero} at -inf")
        });
        tally.hold(df_full.to_string() == row.text("df_full"), || format!("{name}: df {df_full}"));
        let Some(expected) = row.number("N") else {
            tally.hold(estimate.is_none(), || format!("{name}: has an estimate"));
            continue;
        };
        let Some(estimate) = estimate else {
            tally.hold(false, || format!("{name}: no estimate"));
            continue;
        };
        tally.hold(df_kept.to_string() == row.text("df_kept"), || format!("{name}: df kept {df_kept}"));
        tally.number(&format!("{name} N"), estimate.population, expected, 1e-8);
        let mut compare = |column: &str, found: f64, tolerance: f64| {
            tally.number(&format!("{name} {column}"), found, row.number(column).unwrap(), tolerance);
        };
        compare("loglik", estimate.log_likelihood, 1e-9);
        compare("deviance", estimate.deviance, 1e-8);
        compare("AIC", estimate.aic, 1e-9);
        compare("BIC", estimate.bic, 1e-9);
        compare("se_logn0", estimate.se_log_dark_figure, 1e-7);
    }
    if table.n_lists() <= 5 {
        assert_eq!(found.len(), n_rows, "every model has a row");
    }
    tally.finish(&file);
}

#[test]
fn all_models_of_three_and_four_lists() {
    check_all_models("Artificial_3", 2, false);
    check_all_models("Korea", 2, false);
    for name in ["Australia", "Diabetes", "HIV", "Kosovo"] {
        check_all_models(name, 3, false);
    }
}

#[test]
fn all_models_of_five_lists() {
    check_all_models("UKdat_5", 4, true);
    check_all_models("NewOrl_5", 4, true);
}

#[test]
fn best_models_of_six_lists() {
    check_all_models("UKdat", 2, true);
}

/// `glm.fit(epsilon = 1e-14)`: coefficients with their Wald standard errors.
#[test]
fn fixed_model_coefficients() {
    let Some(folder) = reference::folder("fixed_model_params") else { return };
    let mut tally = Tally::default();
    let mut fits = BTreeMap::new();
    for row in reference::rows(&folder, "fixed_model_params.csv") {
        let table = reference::table(&folder, row.text("dataset"));
        let model = HierarchicalModel::parse(row.text("model"), table.n_lists()).unwrap();
        let key = (row.text("dataset").to_owned(), row.text("model").to_owned());
        let fit = fits.entry(key).or_insert_with(|| fit_loglinear(&table, &model).unwrap());
        let term = row.text("term");
        let bits = term.chars().filter(|&digit| digit != '0');
        let bits = bits.fold(0, |mask, digit| mask | 1_u32 << (digit.to_digit(10).unwrap() - 1));
        let coefficient = fit.coefficients.iter().find(|c| c.lists.bits() == bits).unwrap();
        let name = format!("{} {} {term}", row.text("dataset"), row.text("model"));
        match row.text("estimate") {
            "-Inf" => tally.hold(coefficient.value == f64::NEG_INFINITY, || name.clone()),
            text => tally.number(&name, coefficient.value, text.parse().unwrap(), 1e-8),
        }
        match row.number("se") {
            Some(se) => tally.number(&format!("{name} se"), coefficient.standard_error.unwrap(), se, 1e-7),
            None => tally.hold(coefficient.standard_error.is_none(), || name.clone()),
        }
    }
    tally.finish("fixed_model_params.csv");
}

/// Closed forms: Korea [12,23] is 123 + 41·5/6 (research note, section 2).
#[test]
fn published_korea_and_kosovo() {
    let _ = Criterion::Bic;
}

/// Weights over all status-0 models of `all_models_*`.
#[test]
fn averages_over_all_models() {
    let Some(folder) = reference::folder("ic_model_averaging") else { return };
    let mut tally = Tally::default();
    for row in reference::rows(&folder, "ic_model_averaging.csv") {
        let table = reference::table(&folder, row.text("dataset"));
        let criterion = if row.text("ic") == "AIC" { Criterion::Aic } else { Criterion::Bic };
        let max_order = (table.n_lists() == 6).then_some(2);
        let options = SelectOptions { criterion, max_order, ..SelectOptions::default() };
        let selection = select_model(&table, &options, &|_| {}).unwrap();
        let average = &selection.average;
        let name = format!("{} {}", row.text("dataset"), row.text("ic"));
        let mut compare = |column: &str, found: f64, tolerance: f64| {
            tally.number(&format!("{name} {column}"), found, row.number(column).unwrap(), tolerance);
        };
        compare("models", average.n_models as f64, 0.0);
        compare("best_N", selection.best[0].estimate.population, 1e-8);
        compare("best_weight", average.best_weight, 1e-8);
        compare("avg_N", average.population, 1e-8);
        compare("avg_N_logdark", average.population_from_log, 1e-8);
        for (spread, delta) in average.spreads.iter().zip(["2", "10"]) {
            compare(&format!("min_N_within_{delta}"), spread.lowest, 1e-8);
            compare(&format!("max_N_within_{delta}"), spread.highest, 1e-8);
            compare(&format!("n_within_{delta}"), spread.n_models as f64, 0.0);
        }
    }
    tally.finish("ic_model_averaging.csv");
}

/// `estimate_population_stepwise(pthresh)`; the peer's convergence tolerance is 1e-8.
#[test]
fn stepwise_at_every_threshold() {
    let Some(folder) = reference::folder("stepwise_threshold_path") else { return };
    let mut tally = Tally::default();
    for row in reference::rows(&folder, "stepwise_threshold_path.csv") {
        let table = reference::table(&folder, row.text("dataset"));
        let threshold = row.number("pthresh").unwrap();
        let name = format!("{} {threshold}", row.text("dataset"));
        match select_stepwise(&table, &StepwiseOptions { threshold }) {
            Ok(found) => {
                let model = found.fit.model.to_string();
                tally.hold(model == row.text("model"), || format!("{name}: {model}, {}", row.text("model")));
                tally.number(&name, found.fit.population, row.number("N").unwrap(), 5e-8);
            }
            Err(refusal) => tally.hold(false, || format!("{name}: {refusal}")),
        }
    }
    tally.finish("stepwise_threshold_path.csv");
}

/// `closedpCI.t(X, dfreq = TRUE, m = "Mt")`: the independence model. Rcapture continues factorials by Stirling's
/// formula, and its search stops at some 1e-4 of a person.
#[test]
fn profile_limits_of_independence() {
    let Some(folder) = reference::folder("rcapture_profile_ci") else { return };
    let mut tally = Tally::default();
    for row in reference::rows(&folder, "rcapture_profile_ci.csv") {
        if row.text("m") != "Mt" {
            continue;
        }
        let name = row.text("dataset");
        let table = reference::table(&folder, name);
        let model = HierarchicalModel::independence(table.n_lists()).unwrap();
        let options = ProfileOptions { factorials: Factorials::Stirling, ..ProfileOptions::default() };
        let found = profile_loglinear(&table, &model, options).unwrap();
        let mut compare = |column: &str, found: Option<f64>| {
            tally.number(&format!("{name} {column}"), found.unwrap(), row.number(column).unwrap(), 1e-6);
        };
        compare("mult_abundance", found.most_likely);
        compare("lo", Some(found.interval.lower));
        compare("hi", found.interval.upper.finite());
    }
    tally.finish("rcapture_profile_ci.csv, Mt");
}
