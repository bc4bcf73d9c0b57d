//! Every row of the reference files of closed-population models.
//!
//! Rcapture stops its iterations at a relative change of 1e-8 in the deviance and takes the variance from the weights of the
//! step before; we go to the maximum. So the tolerances are 1e-6 for sizes and 2e-3 for standard errors. Rows where no maximum
//! exists match if we refuse.

use darkfigure_mse::closed_population::{Factorials, Heterogeneity, ProfileOptions};
use darkfigure_mse::single_source::Occasions;
use darkfigure_mse::{CaptureCounts, CaptureTable, History, UpperLimit, closed_population};

use super::stopped::{PEER, regress};
use super::{close, note, number};
use crate::reference::{Row, Tally, folder, rows, table};

fn model_of(family: &str, heterogeneity: &str) -> closed_population::Model {
    let bend = match heterogeneity {
        "Chao" | "Chao (LB)" => Heterogeneity::ChaoLowerBound,
        "Poisson" | "Poisson2" => Heterogeneity::POISSON2,
        "Darroch" => Heterogeneity::Darroch,
        "Gamma" | "Gamma3.5" => Heterogeneity::GAMMA3_5,
        "Normal" => Heterogeneity::Normal,
        _ => Heterogeneity::ChaoLowerBound,
    };
    match family {
        "M0" => closed_population::Model::M0,
        "Mt" => closed_population::Model::Mt,
        "Mh" => closed_population::Model::Mh(bend),
        "Mth" => closed_population::Model::Mth(bend),
        "Mb" => closed_population::Model::Mb,
        "Mbh" => closed_population::Model::Mbh,
        other => panic!("unknown model {other}"),
    }
}

fn model_named(name: &str) -> closed_population::Model {
    let (family, bend) = name.split_once(' ').unwrap_or((name, ""));
    model_of(family, bend)
}

fn model_in(row: &Row) -> closed_population::Model {
    model_of(row.text("m"), row.text("h"))
}

/// Whether size, deviance, degrees of freedom and criteria are the peer's, or the peer is shown not to be at the maximum.
fn fit_matches(row: &Row, fit: &closed_population::Fit) -> bool {
    let wanted = |column| number(row, column);
    if row.text("infoFit") == "3" {
        // glm warned; it clips fitted means at 2.2e-16, so that its deviance is not that of its coefficients.
        return close(fit.size.estimate, wanted("abundance"), 1e-6);
    }
    let same = close(fit.size.estimate, wanted("abundance"), 1e-6)
        && close(fit.deviance, wanted("deviance"), 1e-6)
        && close(fit.df as f64, wanted("df"), 1e-12)
        && close(fit.aic, wanted("AIC"), 1e-6)
        && close(fit.bic, wanted("BIC"), 1e-6);
    // Rcapture drops negative second differences and never takes one back: with all of ours at or above zero, a smaller
    // deviance shows that its fit is not the bounded maximum.
    let bounded = fit.model == closed_population::Model::Mh(Heterogeneity::ChaoLowerBound)
        || fit.model == closed_population::Model::Mth(Heterogeneity::ChaoLowerBound);
    let etas_hold = fit.coefficients.iter().filter(|c| c.name.starts_with("eta")).all(|c| c.value > 0.0);
    same || (bounded && etas_hold && fit.deviance < wanted("deviance"))
}

/// The bias of Mh with Poisson's bend, where R's `glm` stops.
fn stopped_bias(table: &CaptureTable) -> f64 {
    let histories = (1..1_u32 << table.n_lists()).map(History::from_bits);
    let bend = |k: f64| vec![1.0, k, libm::pow(2.0, k) - 1.0];
    let columns: Vec<Vec<f64>> =
        histories.clone().map(|history| bend(f64::from(history.n_captures()))).collect();
    let counts: Vec<f64> = histories.map(|history| table.count(history) as f64).collect();
    regress(&columns, &counts, PEER).bias_of_intercept(&columns)
}

// Rcapture 1.4-4: closedp.t(X, dfreq = TRUE)
#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn closedp_t() {
    let name = "rcapture_closedp_t.csv";
    let folder = folder();
    let rows = rows(&folder, name);
    let (mut sizes, mut errors, mut biases, mut refused) =
        (Tally::default(), Tally::default(), Tally::default(), 0);
    for row in &rows {
        let table = table(&folder, row.text("dataset"));
        let model = model_named(row.text("model"));
        let wanted = |column| number(row, column);
        match closed_population::fit(&table, model, 0.95) {
            Ok(fit) => {
                sizes.hold(fit_matches(row, &fit), || format!("{row:?}: {fit:?}"));
                // Those of Mb and Mbh are other quantities, see `behaviour`.
                if matches!(model, closed_population::Model::Mb | closed_population::Model::Mbh) {
                    continue;
                }
                errors.number(&format!("{row:?}"), fit.size.se, wanted("stderr"), 2e-3);
                let bias = match (row.text("dataset"), model) {
                    // Nearly all of the bias cancels, and the peer's is that of the step before the last.
                    ("NewOrl", closed_population::Model::Mh(Heterogeneity::Poisson { .. })) => {
                        stopped_bias(&table)
                    }
                    _ => fit.bias.unwrap_or(f64::NAN),
                };
                biases.number(&format!("{row:?}"), bias, wanted("bias"), 1e-2);
            }
            Err(refusal) => {
                note(&format!("refused ({refusal}): {row:?}"));
                refused += 1;
                let no_size = wanted("abundance") < table.n_observed() as f64;
                let near_seen = wanted("abundance") < table.n_observed() as f64 + 0.5;
                let expected = match refusal {
                    closed_population::Refusal::NotFalling => no_size,
                    closed_population::Refusal::NoMaximum => near_seen,
                    _ => false,
                };
                sizes.hold(expected, || format!("{row:?}: {refusal:?}"));
            }
        }
    }
    note(&format!("rcapture_closedp_t.csv: {refused} rows refused"));
    errors.finish("rcapture_closedp_t.csv, standard errors but of Mb and Mbh");
    biases.finish("rcapture_closedp_t.csv, biases but of Mb and Mbh");
    sizes.finish("rcapture_closedp_t.csv, sizes and fit");
}

// Rcapture 1.4-4: closedp.bc(X, dfreq = TRUE, m, h)
#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn closedp_bc() {
    let name = "rcapture_closedp_bc.csv";
    let folder = folder();
    let rows = rows(&folder, name);
    let (mut sizes, mut errors) = (Tally::default(), Tally::default());
    for row in &rows {
        let table = table(&folder, row.text("dataset"));
        match closed_population::correct(&table, model_in(row), 0.95) {
            Ok(size) => {
                let wanted = number(row, "abundance");
                sizes.hold(close(size.estimate, wanted, 1e-6), || format!("{row:?}: {size:?}"));
                let se = number(row, "stderr");
                errors.number(&format!("{row:?}"), size.se, se, 2e-3);
            }
            Err(refusal) => {
                note(&format!("refused ({refusal}): {row:?}"));
                let observed = table.n_observed() as f64;
                let expected = match refusal {
                    closed_population::Refusal::TooFewLists { .. } => row.number("abundance").is_none(),
                    closed_population::Refusal::NotFalling => {
                        let size = number(row, "abundance");
                        size < observed
                    }
                    closed_population::Refusal::NoMaximum => {
                        let size = number(row, "abundance");
                        size < observed + 0.5
                    }
                    _ => false,
                };
                sizes.hold(expected, || format!("{row:?}: {refusal:?}"));
            }
        }
    }
    errors.finish("rcapture_closedp_bc.csv, standard errors");
    sizes.finish("rcapture_closedp_bc.csv, sizes");
}

// Rcapture 1.4-4: closedpCI.t(X, dfreq = TRUE, m, h)
#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn profile_intervals() {
    let name = "rcapture_profile_ci.csv";
    let folder = folder();
    let rows = rows(&folder, name);
    let stirling = ProfileOptions { factorials: Factorials::Stirling, ..ProfileOptions::default() };
    let (mut fits, mut profiles) = (Tally::default(), Tally::default());
    // Of integrals, see `normal`; the peer has no profiles of them.
    for row in rows.iter().filter(|row| row.text("h") != "Normal") {
        let table = table(&folder, row.text("dataset"));
        let model = model_in(row);
        let observed = table.n_observed() as f64;
        let wanted = number(row, "abundance");
        match closed_population::fit(&table, model, 0.95) {
            Ok(fit) => fits.hold(close(fit.size.estimate, wanted, 1e-6), || {
                format!(
                    "{} {} {} size {:?} for {row:?}",
                    row.text("dataset"),
                    row.text("m"),
                    row.text("h"),
                    fit.size
                )
            }),
            Err(refusal) => fits.hold(wanted < observed + 0.5, || format!("{row:?}: {refusal:?}")),
        }
        let profile = closed_population::profile(&table, model, stirling).expect("a profile");
        let peak = number(row, "mult_abundance");
        let lower = number(row, "lo");
        let upper_matches = match (row.text("hi").strip_prefix('>'), profile.interval.upper) {
            (Some(cap), UpperLimit::Finite(upper)) => upper > cap.parse::<f64>().expect("a cap"),
            (Some(_), UpperLimit::Unbounded) => true,
            (None, UpperLimit::Finite(upper)) => {
                // Where the peer's most likely size is its search's beginning, its threshold is a little low.
                let tolerance = if peak < observed + 1e-3 { 2e-4 } else { 1e-5 };
                close(upper, row.text("hi").parse().expect("a limit"), tolerance)
            }
            (None, UpperLimit::Unbounded) => false,
        };
        // A lower limit at the observed count is where the peer's search began; ours may lie a fraction of a person above.
        let lower_matches = if lower <= observed + 1e-6 {
            profile.interval.lower < observed + 0.2
        } else {
            close(profile.interval.lower, lower, 1e-5)
        };
        let matches =
            profile.most_likely.is_some_and(|size| close(size, peak, 1e-5)) && lower_matches && upper_matches;
        profiles.hold(matches, || format!("{row:?}: {profile:?}"));
    }
    fits.finish("rcapture_profile_ci.csv, sizes");
    profiles.finish("rcapture_profile_ci.csv, profiles");
}

// Rcapture 1.4-4: closedpCI.t(X, dfreq = TRUE, m, h)$fit
#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn parameters() {
    let name = "rcapture_closedpCI_params.csv";
    let folder = folder();
    let mut loglinear = Tally::default();
    for row in &rows(&folder, name) {
        let table = table(&folder, row.text("dataset"));
        let wanted = number(row, "estimate");
        let fit = closed_population::fit(&table, model_in(row), 0.95);
        let found = |name: &str| {
            let coefficients = fit.as_ref().ok().map(|fit| &fit.coefficients);
            coefficients.and_then(|all| all.iter().find(|c| c.name == name)).map(|c| c.value)
        };
        match (row.text("h"), row.text("term")) {
            // Of integrals, see `normal`.
            ("Normal", _) => {}
            // Rcapture keeps a second difference at eight captures where nobody was captured more than three times.
            ("Chao", "eta8") if row.text("dataset") == "NewOrl" => {
                loglinear.hold(found("eta8").is_none(), || format!("{row:?}"))
            }
            (_, term) => {
                // Where there is no maximum the peer's coefficients are where it stopped.
                let matches = match &fit {
                    Err(closed_population::Refusal::NoMaximum) => row.text("dataset") == "Artificial_3",
                    _ => found(term).is_some_and(|value| close(value, wanted, 1e-5)),
                };
                loglinear.hold(matches, || format!("{row:?}: {fit:?}"));
            }
        }
    }
    loglinear.finish(name);
}

// Rcapture 1.4-4: closedp.0(X, dfreq = TRUE, dtype = "nbcap", t = Inf) and t = max
#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn single_source() {
    let name = "rcapture_closedp0_nbcap.csv";
    let folder = folder();
    let rows = rows(&folder, name);
    let (mut sizes, mut errors) = (Tally::default(), Tally::default());
    for row in &rows {
        let path = folder.join("datasets").join(format!("nbcap_{}.csv", row.text("dataset")));
        let mut reader = csv::Reader::from_path(path).expect("the data set");
        let counts = reader.records().map(|record| {
            let record = record.expect("a row");
            (record[0].parse().expect("captures"), record[1].parse().expect("people"))
        });
        let counts = CaptureCounts::new(counts).expect("counts");
        let occasions = row.text("t").parse().map_or(Occasions::Unlimited, Occasions::Fixed);
        let wanted = |column| number(row, column);
        match closed_population::fit_counts(&counts, occasions, model_named(row.text("model")), 0.95) {
            Ok(fit) => {
                sizes.hold(fit_matches(row, &fit), || format!("{row:?}: {fit:?}"));
                // Away from the bounded maximum the peer's is the error of another fit.
                if fit.deviance > wanted("deviance") - 1e-6 {
                    errors.number(&format!("{row:?}"), fit.size.se, wanted("stderr"), 2e-3);
                }
            }
            Err(refusal) => sizes.hold(false, || format!("{row:?}: {refusal:?}")),
        }
    }
    errors.finish("rcapture_closedp0_nbcap.csv, standard errors at the maximum");
    sizes.finish("rcapture_closedp0_nbcap.csv, sizes and fit");
}

// No peer's values: every model answers every data set with finite numbers or a refusal.
#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn every_data_set_gets_an_answer() {
    let name = "datasets_index.csv";
    let folder = folder();
    let mut tally = Tally::default();
    for row in &rows(&folder, name) {
        let table = table(&folder, row.text("dataset"));
        for model in closed_population::Model::ALL {
            let start = std::time::Instant::now();
            match closed_population::fit(&table, model, 0.95) {
                Ok(fit) => {
                    let size = fit.size;
                    let sound = size.estimate >= table.n_observed() as f64
                        && [size.estimate, size.se, fit.deviance].iter().all(|number| number.is_finite());
                    tally.hold(sound, || format!("{row:?}: {fit:?}"));
                    note(&format!(
                        "{} {model:?}: {:.1} ± {:.1}, deviance {:.2} {:?}",
                        row.text("dataset"),
                        size.estimate,
                        size.se,
                        fit.deviance,
                        start.elapsed()
                    ));
                }
                Err(refusal) => note(&format!("{} {model:?}: {refusal}", row.text("dataset"))),
            }
        }
    }
    tally.finish(name);
}
