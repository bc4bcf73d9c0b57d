//! The likelihood of two lists, and what is done where a step overshoots or a chance runs away.

use super::*;

const X: [f64; 2] = [1.0, 0.0];
const Y: [f64; 2] = [1.0, 1.0];

fn rows() -> [Counted<'static>; 2] {
    [(&X, [40.0, 30.0, 20.0]), (&Y, [25.0, 60.0, 30.0])]
}

fn at(beta: &[f64]) -> Logits {
    Logits { beta: beta.to_vec(), information: Cholesky::default() }
}

/// Without coefficients every place has a third: the likelihood is that of so many people by chance. A place with nobody counts for nothing.
#[test]
fn a_likelihood_is_that_of_places() {
    let found = at(&[0.0; 4]).log_likelihood(&rows());
    assert!((found + 205.0 * log(3.0)).abs() < 1e-9, "{found}");
    let logits = at(&[0.5, -0.2, -1.0, 0.3]);
    let [one, other] = [0.5, -1.0].map(|logit: f64| 1.0 / (1.0 + exp(-logit)));
    let seen = 1.0 - (1.0 - one) * (1.0 - other);
    let wanted = 7.0 * log((1.0 - one) * other / seen);
    let found = logits.log_likelihood(&[(&X, [0.0, 7.0, 0.0])]);
    assert!((found - wanted).abs() < 1e-9, "{found} for {wanted}");
    let places = logits.chances(&X).places();
    assert!((places.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    assert!((logits.chances(&X).seen() - seen).abs() < 1e-12);
}

/// A step that is too long is halved until it climbs, and starts each time from where it was.
#[test]
fn a_step_that_overshoots_is_halved() {
    let rows = rows();
    let start = at(&[0.1, 0.2, -0.3, 0.05]);
    let (gain, step) = start.clone().linearise(&rows).unwrap();
    assert!(gain > 0.0);
    let height = start.log_likelihood(&rows);
    let long: Vec<f64> = step.iter().map(|step| 64.0 * step).collect();
    let mut moved = start.clone();
    let reached = moved.move_uphill(&rows, &long, height).unwrap();
    assert!(reached >= height && (reached - moved.log_likelihood(&rows)).abs() < 1e-12);
    let shares: Vec<f64> =
        moved.beta.iter().zip(&start.beta).zip(&step).map(|((to, from), step)| (to - from) / step).collect();
    let halvings = libm::log2(64.0 / shares[0]);
    assert!(halvings > 0.5 && (halvings - halvings.round()).abs() < 1e-6, "{shares:?}");
    assert!(shares.iter().all(|share| (share / shares[0] - 1.0).abs() < 1e-6), "{shares:?}");
    // Twice that would not have climbed.
    let twice: Vec<f64> =
        start.beta.iter().zip(&step).map(|(from, step)| from + 2.0 * shares[0] * step).collect();
    assert!(at(&twice).log_likelihood(&rows) < height);
    // Downhill there is no way, however short.
    let down: Vec<f64> = step.iter().map(|step| -1e6 * step).collect();
    assert_eq!(start.clone().move_uphill(&rows, &down, height), None);
}

/// A place among those seen of less than one in a hundred million has run away, where there is somebody.
#[test]
fn a_chance_runs_away_where_somebody_is() {
    let far = [0.0, 20.0, 0.0, 0.0];
    assert!(at(&far).has_run_away(&rows()));
    assert!(!at(&[0.5, -0.2, -1.0, 0.3]).has_run_away(&rows()));
    assert!(!at(&far).has_run_away(&[(&X, [40.0, 30.0, 20.0]), (&Y, [0.0; 3])]));
    assert!(!at(&[0.0, 17.0, 0.0, 0.0]).has_run_away(&rows()));
}
