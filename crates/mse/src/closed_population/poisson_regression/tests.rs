//! Maxima with a closed form, and what a minimum over a quadrant has to fulfil.

use super::*;

fn is_near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-8 * wanted.abs().max(1.0), "{found} for {wanted}");
}

/// A symmetric matrix of which the upper triangle says nothing.
fn lower(rows: &[&[f64]]) -> Vec<f64> {
    let n = rows.len();
    let at = |i: usize, j: usize| if j < rows[i].len() { rows[i][j] } else { f64::NAN };
    (0..n * n).map(|place| at(place / n, place % n)).collect()
}

/// 4 2 1; 2 5 3; 1 3 6 has the determinant 67 and the inverse (21, −9, 1; −9, 23, −10; 1, −10, 16)/67.
#[test]
fn a_matrix_times_its_inverse_is_one() {
    let rows: [&[f64]; 3] = [&[4.0], &[2.0, 5.0], &[1.0, 3.0, 6.0]];
    let factor = || Cholesky::of(lower(&rows), 3).unwrap();
    let adjugate = [21.0, -9.0, 1.0, -9.0, 23.0, -10.0, 1.0, -10.0, 16.0];
    for (found, wanted) in factor().inverse().into_iter().zip(adjugate) {
        is_near(found, wanted / 67.0);
    }
    // (1, −2, 3) goes to (3, 1, 13).
    for (found, wanted) in factor().solve(&[3.0, 1.0, 13.0]).into_iter().zip([1.0, -2.0, 3.0]) {
        is_near(found, wanted);
    }
    // Scales far apart are taken out first.
    let scaled: [&[f64]; 2] = [&[4e-20], &[1e-8, 9e4]];
    let found = Cholesky::of(lower(&scaled), 2).unwrap().solve(&[1.04e-8, 90_100.0]);
    is_near(found[0] * 1e-10, 1.0);
    is_near(found[1], 1.0);
}

#[test]
fn what_is_not_positive_definite_has_no_factor() {
    for rows in [
        [[1.0, 0.0], [1.0, 1.0]],
        [[1.0, 0.0], [2.0, 1.0]],
        [[0.0, 0.0], [0.0, 1.0]],
        [[1.0, 0.0], [0.0, -1.0]],
        [[1.0, 0.0], [f64::NAN, 1.0]],
        [[f64::INFINITY, 0.0], [0.0, 1.0]],
    ] {
        assert!(Cholesky::of(rows.concat(), 2).is_none(), "{rows:?}");
    }
}

/// The rows and columns that are asked for, in their order.
#[test]
fn a_part_of_a_matrix_keeps_its_places() {
    let rows: [&[f64]; 3] = [&[4.0], &[2.0, 5.0], &[1.0, 3.0, 6.0]];
    let part = submatrix(&lower(&rows), 3, &[0, 2]);
    assert_eq!((part[0], part[2], part[3], part.len()), (4.0, 1.0, 6.0, 4));
}

/// Where nothing is shared, what would be below zero is held there.
#[test]
fn a_bound_holds_what_would_be_below() {
    let identity: [&[f64]; 3] = [&[1.0], &[0.0, 1.0], &[0.0, 0.0, 1.0]];
    let found = bounded_solution(&lower(&identity), &[-2.0, -3.0, 5.0], 1).unwrap();
    assert_eq!(found, [-2.0, 0.0, 5.0]);
}

/// What is above zero has no slope left, what is held would lose by rising, and what has no bound has no slope: for many right sides.
#[test]
fn a_bounded_minimum_fulfils_its_conditions() {
    let rows: [&[f64]; 5] =
        [&[6.0], &[2.0, 5.0], &[-1.0, 1.5, 4.0], &[1.0, 2.0, 1.8, 3.0], &[0.5, -1.0, 0.7, -0.6, 2.0]];
    let gram = lower(&rows);
    let at = |i: usize, j: usize| rows[i.max(j)][i.min(j)];
    let mut n_held = [0; 5];
    for seed in 0..400_u32 {
        let value = |i: u32| f64::from((seed * 37 + i * 101 + seed * seed * i) % 41) - 20.0;
        let right: Vec<f64> = (0..5).map(value).collect();
        for first_bounded in [1, 2, 5] {
            let found = bounded_solution(&gram, &right, first_bounded).unwrap();
            for i in 0..5 {
                let slope = right[i] - (0..5).map(|j| at(i, j) * found[j]).sum::<f64>();
                if i < first_bounded || found[i] > 0.0 {
                    assert!(slope.abs() < 1e-7, "{right:?} {found:?}");
                } else {
                    assert!(found[i] == 0.0 && slope < 1e-7, "{right:?} {found:?}");
                    n_held[i] += 1;
                }
            }
        }
    }
    assert!(n_held[1..].iter().all(|&n| n > 20), "{n_held:?}");
}

/// With an intercept alone the mean is the people by the sum of what offsets make of one, and the variance one by the people.
#[test]
fn an_intercept_has_a_closed_form() {
    let regression = Regression {
        counts: vec![3.0, 5.0, 12.0],
        offsets: [1.0_f64, 2.0, 4.0].map(log).to_vec(),
        columns: vec![1.0; 3],
        n_columns: 1,
        n_bounded: 0,
    };
    let found = regression.maximise().unwrap();
    is_near(found.coefficients[0], log(20.0 / 7.0));
    is_near(found.covariance[0], 1.0 / 20.0);
    for (mean, times) in found.means.iter().zip([1.0, 2.0, 4.0]) {
        is_near(*mean, times * 20.0 / 7.0);
    }
}

/// Two groups: the coefficient is the logarithm of their ratio, its variance 1/a + 1/b, however large the column's numbers are; with a
/// bound, a ratio below one is none, and known.
#[test]
fn two_groups_have_their_ratio() {
    let of = |second: f64, large: f64, n_bounded: usize| {
        let columns = [[1.0, 0.0], [1.0, large]].concat();
        Regression { counts: vec![8.0, second], offsets: vec![0.0; 2], columns, n_columns: 2, n_bounded }
            .maximise()
    };
    for large in [1.0, 1e6, 1e-6, -3.0] {
        let found = of(20.0, large, 0).unwrap();
        is_near(found.coefficients[1] * large, log(2.5));
        is_near(found.covariance[3] * large * large, 1.0 / 8.0 + 1.0 / 20.0);
        is_near(found.covariance[1] * large, -1.0 / 8.0);
        is_near(found.means[1], 20.0);
    }
    let free = of(20.0, 1.0, 1).unwrap();
    is_near(free.coefficients[1], log(2.5));
    is_near(free.covariance[3], 1.0 / 8.0 + 1.0 / 20.0);
    let held = of(2.0, 1.0, 1).unwrap();
    assert_eq!(held.coefficients[1].total_cmp(&0.0), std::cmp::Ordering::Equal);
    is_near(held.means[0], 5.0);
    is_near(held.covariance[0], 1.0 / 10.0);
    assert_eq!(held.covariance[1..], [0.0; 3]);
    // A group with nobody drives its coefficient down for ever, and a column of nothing has none.
    assert!(of(0.0, 1.0, 0).is_none());
    assert!(of(20.0, 0.0, 0).is_none());
    assert!(of(20.0, f64::INFINITY, 0).is_none());
}

/// The likelihood of predictors is Σ (y η − e^η).
#[test]
fn a_likelihood_is_that_of_counts() {
    let regression = Regression {
        counts: vec![3.0, 5.0],
        offsets: vec![0.25, -1.0],
        columns: vec![1.0, 2.0, 1.0, -4.0],
        n_columns: 2,
        n_bounded: 0,
    };
    is_near(regression.log_likelihood(&[1.0, 2.0]), 3.0 - exp(1.0) + 10.0 - exp(2.0));
    assert_eq!(regression.scales(), Some(vec![1.0, 4.0]));
    // 0.25 + 1 · 0.5 + 2/4 · 3, and −1 + 0.5 − 3.
    assert_eq!(regression.predict(&[0.5, 3.0], &[1.0, 4.0]), [2.25, -3.5]);
}

/// What is freed first may have to be held again: the sum of two columns, a little tilted, leads until both are there, and is then too
/// much. Beside an intercept of its own the minimum is at one of each of both, and none of their sum.
#[test]
fn what_was_freed_is_held_again() {
    let rows: [&[f64]; 4] = [&[1.0], &[0.0, 1.38], &[0.0, 0.8, 1.0], &[0.0, 0.8, 0.0, 1.0]];
    let found = bounded_solution(&lower(&rows), &[5.0, 1.568, 1.0, 1.0], 1).unwrap();
    for (found, wanted) in found.into_iter().zip([5.0, 0.0, 1.0, 1.0]) {
        is_near(found, wanted);
    }
    // The other way round its part is at the end, and another column is held with it.
    let rows: [&[f64]; 4] = [&[1.0], &[0.0, 1.0], &[0.0, 0.0, 1.0], &[0.0, 0.8, 0.8, 1.38]];
    let found = bounded_solution(&lower(&rows), &[-5.0, 1.0, 1.0, 1.568], 1).unwrap();
    for (found, wanted) in found.into_iter().zip([-5.0, 1.0, 1.0, 0.0]) {
        is_near(found, wanted);
    }
}
