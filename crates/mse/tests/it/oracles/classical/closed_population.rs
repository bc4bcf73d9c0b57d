//! Every row of the reference files of closed-population models.
//!
//! Rcapture stops its iterations at a relative change of 1e-8 in the deviance and takes the variance from the weights of the
//! step before; we go to the maximum. So the tolerances are 1e-6 for sizes and 2e-3 for standard errors. Rows where no maximum
//! exists match if we refuse.

use darkfigure_mse::{
    CaptureCounts, ClosedFit, ClosedModel, ClosedRefusal, Factorials, Heterogeneity, Occasions,
    ProfileOptions, UpperLimit, correct_closed, fit_closed, fit_closed_counts, profile_closed,
};

use super::{close, note, number, report};
use crate::reference::{Row, Tally, folder, rows, table};

fn model_of(family: &str, heterogeneity: &str) -> ClosedModel {
    let bend = match heterogeneity {
        "Chao" | "Chao (LB)" => Heterogeneity::ChaoLowerBound,
        "Poisson" | "Poisson2" => Heterogeneity::POISSON2,
        "Darroch" => Heterogeneity::Darroch,
        "Gamma" | "Gamma3.5" => Heterogeneity::GAMMA3_5,
        "Normal" => Heterogeneity::Normal,
        _ => Heterogeneity::ChaoLowerBound,
    };
    match family {
        "M0" => ClosedModel::M0,
        "Mt" => ClosedModel::Mt,
        "Mh" => ClosedModel::Mh(bend),
        "Mth" => ClosedModel::Mth(bend),
        "Mb" => ClosedModel::Mb,
        "Mbh" => ClosedModel::Mbh,
        other => panic!("unknown model {other}"),
    }
}

fn model_named(name: &str) -> ClosedModel {
    let (family, bend) = name.split_once(' ').unwrap_or((name, ""));
    model_of(family, bend)
}

fn model_in(row: &Row) -> ClosedModel {
    model_of(row.text("m"), row.text("h"))
}

/// Whether size, deviance, degrees of freedom and criteria are the peer's, or the peer is shown not to be at the maximum.
fn fit_matches(row: &Row, fit: &ClosedFit) -> bool {
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
    let bounded = fit.model == ClosedModel::Mh(Heterogeneity::ChaoLowerBound)
        || fit.model == ClosedModel::Mth(Heterogeneity::ChaoLowerBound);
    let etas_hold = fit.coefficients.iter().filter(|c| c.name.starts_with("eta")).all(|c| c.value > 0.0);
    same || (bounded && etas_hold && fit.deviance < wanted("deviance"))
}

// Rcapture 1.4-4: closedp.t(X, dfreq = TRUE)
#[test]
fn closedp_t() {
    let name = "rcapture_closedp_t.csv";
    let Some(folder) = folder(name) else { return };
    let rows = rows(&folder, name);
    let (mut sizes, mut errors, mut biases, mut refused) =
        (Tally::default(), Tally::default(), Tally::default(), 0);
    for row in &rows {
        let table = table(&folder, row.text("dataset"));
        let model = model_named(row.text("model"));
        let wanted = |column| number(row, column);
        match fit_closed(&table, model, 0.95) {
            Ok(fit) => {
                sizes.hold(fit_matches(row, &fit), || format!("{row:?}: {fit:?}"));
                errors.hold(close(fit.size.se, wanted("stderr"), 2e-3), || {
                    format!(
                        "{} {} se {} for {}",
                        row.text("dataset"),
                        row.text("model"),
                        fit.size.se,
                        row.text("stderr")
                    )
                });
                biases.hold(fit.bias.is_some_and(|bias| close(bias, wanted("bias"), 1e-2)), || {
                    format!(
                        "{} {} bias {:?} for {}",
                        row.text("dataset"),
                        row.text("model"),
                        fit.bias,
                        row.text("bias")
                    )
                });
            }
            Err(refusal) => {
                note(&format!("refused ({refusal}): {row:?}"));
                refused += 1;
                let no_size = wanted("abundance") < table.n_observed() as f64;
                let near_seen = wanted("abundance") < table.n_observed() as f64 + 0.5;
                let expected = match refusal {
                    ClosedRefusal::NotFalling => no_size,
                    ClosedRefusal::NoMaximum => near_seen,
                    _ => false,
                };
                sizes.hold(expected, || format!("{row:?}: {refusal:?}"));
            }
        }
    }
    note(&format!("rcapture_closedp_t.csv: {refused} rows refused"));
    report(&errors, "rcapture_closedp_t.csv, standard errors");
    report(&biases, "rcapture_closedp_t.csv, biases");
    sizes.finish("rcapture_closedp_t.csv, sizes and fit");
}

// Rcapture 1.4-4: closedp.bc(X, dfreq = TRUE, m, h)
#[test]
fn closedp_bc() {
    let name = "rcapture_closedp_bc.csv";
    let Some(folder) = folder(name) else { return };
    let rows = rows(&folder, name);
    let (mut sizes, mut errors) = (Tally::default(), Tally::default());
    for row in &rows {
        let table = table(&folder, row.text("dataset"));
        match correct_closed(&table, model_in(row), 0.95) {
            Ok(size) => {
                let wanted = number(row, "abundance");
                sizes.hold(close(size.estimate, wanted, 1e-6), || format!("{row:?}: {size:?}"));
                let se = number(row, "stderr");
                errors.hold(close(size.se, se, 2e-3), || format!("{row:?}: {size:?}"));
            }
            Err(refusal) => {
                note(&format!("refused ({refusal}): {row:?}"));
                let observed = table.n_observed() as f64;
                let expected = match refusal {
                    ClosedRefusal::TooFewLists { .. } => row.number("abundance").is_none(),
                    ClosedRefusal::NotFalling => {
                        let size = number(row, "abundance");
                        size < observed
                    }
                    ClosedRefusal::NoMaximum => {
                        let size = number(row, "abundance");
                        size < observed + 0.5
                    }
                    _ => false,
                };
                sizes.hold(expected, || format!("{row:?}: {refusal:?}"));
            }
        }
    }
    report(&errors, "rcapture_closedp_bc.csv, standard errors");
    sizes.finish("rcapture_closedp_bc.csv, sizes");
}

// Rcapture 1.4-4: closedpCI.t(X, dfreq = TRUE, m, h)
#[test]
fn profile_intervals() {
    let name = "rcapture_profile_ci.csv";
    let Some(folder) = folder(name) else { return };
    let rows = rows(&folder, name);
    let stirling = ProfileOptions { factorials: Factorials::Stirling, ..ProfileOptions::default() };
    let (mut fits, mut profiles) = (Tally::default(), Tally::default());
    for row in &rows {
        let table = table(&folder, row.text("dataset"));
        let model = model_in(row);
        let normal = row.text("h") == "Normal";
        // Rcapture integrates over few nodes; we integrate to convergence.
        let tolerance = if normal { 2e-3 } else { 1e-6 };
        let observed = table.n_observed() as f64;
        let wanted = number(row, "abundance");
        match fit_closed(&table, model, 0.95) {
            Ok(fit) => fits.hold(close(fit.size.estimate, wanted, tolerance), || {
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
        if normal {
            continue;
        }
        let profile = profile_closed(&table, model, stirling).expect("a profile");
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
    report(&fits, "rcapture_profile_ci.csv, sizes");
    profiles.finish("rcapture_profile_ci.csv, profiles");
}

// Rcapture 1.4-4: closedpCI.t(X, dfreq = TRUE, m, h)$fit
#[test]
fn parameters() {
    let name = "rcapture_closedpCI_params.csv";
    let Some(folder) = folder(name) else { return };
    let rows = rows(&folder, name);
    let mut tally = Tally::default();
    for row in &rows {
        let table = table(&folder, row.text("dataset"));
        let normal = row.text("h") == "Normal";
        let wanted = number(row, "estimate");
        match fit_closed(&table, model_in(row), 0.95) {
            Ok(fit) => {
                let name = if normal { "Intercept" } else { row.text("term") };
                let found = fit.coefficients.iter().find(|coefficient| coefficient.name == name);
                let tolerance = if normal { 2e-3 } else { 1e-5 };
                let matches = match row.text("term") {
                    // For the integral the file holds the intercept and its standard error given the other parameters.
                    "stderr" => continue,
                    _ => found.is_some_and(|coefficient| close(coefficient.value, wanted, tolerance)),
                };
                tally.hold(matches, || format!("{row:?}: {found:?}"));
            }
            // Where there is no maximum the peer's coefficients are where it stopped.
            Err(ClosedRefusal::NoMaximum) => {
                tally.hold(row.text("dataset") == "Artificial_3", || format!("{row:?}"))
            }
            Err(refusal) => tally.hold(false, || format!("{row:?}: {refusal:?}")),
        }
    }
    report(&tally, "rcapture_closedpCI_params.csv");
}

// Rcapture 1.4-4: closedp.0(X, dfreq = TRUE, dtype = "nbcap", t = Inf) and t = max
#[test]
fn single_source() {
    let name = "rcapture_closedp0_nbcap.csv";
    let Some(folder) = folder(name) else { return };
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
        match fit_closed_counts(&counts, occasions, model_named(row.text("model")), 0.95) {
            Ok(fit) => {
                sizes.hold(fit_matches(row, &fit), || format!("{row:?}: {fit:?}"));
                errors
                    .hold(close(fit.size.se, wanted("stderr"), 2e-3), || format!("{row:?}: {:?}", fit.size));
            }
            Err(refusal) => sizes.hold(false, || format!("{row:?}: {refusal:?}")),
        }
    }
    report(&errors, "rcapture_closedp0_nbcap.csv, standard errors");
    sizes.finish("rcapture_closedp0_nbcap.csv, sizes and fit");
}
