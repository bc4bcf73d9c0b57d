//! Averages by hand.

use super::*;

fn model(bic: f64, dark_figure: f64, se_log_dark_figure: f64) -> ModelEstimate {
    let (log_likelihood, deviance, aic, aicc) = (-50.0, 3.0, f64::NAN, f64::NAN);
    let population = 1_000.0 + dark_figure;
    ModelEstimate { population, dark_figure, se_log_dark_figure, log_likelihood, deviance, aic, aicc, bic }
}

fn average(models: &[ModelEstimate], level: f64) -> ModelAverage {
    let mut averager = Averager::new(Criterion::Bic, 1_000.0);
    models.iter().for_each(|model| averager.add(model));
    averager.finish(level).unwrap()
}

fn is_near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9 * wanted.abs().max(1.0), "{found} for {wanted}");
}

/// Weights of three quarters and a quarter, 400 and 900 unseen: 525 on average, 489.9 by their logarithms, with errors from within and
/// between.
#[test]
fn two_models_are_averaged_by_their_weights() {
    let behind = 2.0 * libm::log(3.0);
    let found = average(&[model(100.0, 400.0, 0.1), model(100.0 + behind, 900.0, 0.2)], 0.95);
    assert_eq!(found.n_models, 2);
    is_near(found.best_weight, 0.75);
    is_near(found.population, 1_525.0);
    // Within 40 and 180 beside the Poisson variance, between 125 and 375.
    let se =
        0.75 * (400.0 + 1_600.0 + 15_625.0_f64).sqrt() + 0.25 * (900.0 + 32_400.0 + 140_625.0_f64).sqrt();
    is_near(found.se_population, se);
    let log_dark = 0.75 * libm::log(400.0) + 0.25 * libm::log(900.0);
    is_near(found.population_from_log, 1_000.0 + libm::exp(log_dark));
    let apart = [400.0, 900.0].map(|dark| libm::log(dark) - log_dark);
    let se_log = 0.75 * (0.01 + apart[0] * apart[0]).sqrt() + 0.25 * (0.04 + apart[1] * apart[1]).sqrt();
    is_near(found.se_log_dark_figure, se_log);
    let z = 1.959_963_984_540_054;
    is_near(found.interval_population.lower, 1_525.0 - z * se);
    is_near(found.interval_population.upper.finite().unwrap(), 1_525.0 + z * se);
    is_near(found.interval_from_log.lower, 1_000.0 + libm::exp(log_dark - z * se_log));
    is_near(found.interval_from_log.upper.finite().unwrap(), 1_000.0 + libm::exp(log_dark + z * se_log));
    // 2.2 units behind is beyond two and within ten.
    assert_eq!(found.spreads.iter().map(|spread| spread.n_models).collect::<Vec<_>>(), [1, 2]);
    let ends = found.spreads.iter().map(|spread| (spread.delta, spread.lowest, spread.highest));
    assert_eq!(ends.collect::<Vec<_>>(), [(2.0, 1_400.0, 1_400.0), (10.0, 1_400.0, 1_900.0)]);
    // No limit lies below the people seen.
    let wide = average(&[model(100.0, 4.0, 3.0)], 0.95);
    is_near(wide.interval_population.lower, 1_000.0);
}

/// Whether the best of thousands comes first or last, the average is the same: those left behind by eighty units weigh nothing.
#[test]
fn the_order_of_models_does_not_matter() {
    let models: Vec<ModelEstimate> =
        (0..9_000_u32).map(|at| model(f64::from(at) * 0.05, 200.0 + f64::from(at % 700), 0.1)).collect();
    let turned: Vec<ModelEstimate> = models.iter().rev().copied().collect();
    let (forwards, backwards) = (average(&models, 0.9), average(&turned, 0.9));
    assert_eq!((forwards.n_models, backwards.n_models), (9_000, 9_000));
    for (a, b) in [
        (forwards.population, backwards.population),
        (forwards.se_population, backwards.se_population),
        (forwards.se_log_dark_figure, backwards.se_log_dark_figure),
        (forwards.best_weight, backwards.best_weight),
    ] {
        is_near(a, b);
    }
    // Σ exp(−0.025 i) over so many is 1/(1 − exp(−0.025)).
    is_near(forwards.best_weight, -libm::expm1(-0.025));
    assert_eq!(forwards.spreads, backwards.spreads);
    // Up to two units are 41 models, up to ten 201.
    assert_eq!(forwards.spreads.iter().map(|spread| spread.n_models).collect::<Vec<_>>(), [41, 201]);
}

/// A model without a criterion is none, and without a model there is no average.
#[test]
fn nothing_has_no_average() {
    let mut averager = Averager::new(Criterion::Bic, 1_000.0);
    averager.add(&model(f64::INFINITY, 5.0, 0.1));
    averager.add(&model(f64::NAN, 5.0, 0.1));
    assert_eq!(averager.finish(0.95), None);
}
