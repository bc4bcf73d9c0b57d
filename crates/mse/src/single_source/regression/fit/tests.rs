//! The start and the algebra of the fit.

use super::*;
use crate::CaptureCounts;
use crate::read::Stratum;

/// People in two groups, the second with as many of each count as the first and one seen twice more.
fn people(rows: &[(usize, u64)]) -> People {
    let group = |key: &str, more: u64| Stratum {
        key: vec![key.to_owned()],
        data: CaptureCounts::new(rows.iter().copied().chain([(2, more)])).unwrap(),
    };
    People::new(&["of".to_owned()], &[], &[group("x", 0), group("y", 1)]).unwrap()
}

/// The constant at which a search starts is the logarithm of the rate that Poisson's law has with so many seen least and once more:
/// 2 f₂/f₁, and 3 f₃/f₂ where those seen once take no part; everything beside it is nought.
#[test]
fn a_search_starts_at_the_rate_of_the_two_smallest_counts() {
    let all = people(&[(1, 400), (2, 100), (3, 30), (4, 5)]);
    let at = |family: Family| start(&all, family).unwrap()[0];
    assert!((at(Family::Poisson) - log(2.0 * 201.0 / 800.0)).abs() < 1e-12);
    assert!((at(Family::ZeroOneTruncatedPoisson) - log(3.0 * 60.0 / 201.0)).abs() < 1e-12);
    assert_eq!(start(&people(&[(2, 400), (3, 30)]), Family::Poisson), Err(Refusal::TooFew));
    assert_eq!(
        start(&people(&[(1, 9), (2, 400), (4, 3)]), Family::ZeroOneTruncatedPoisson),
        Err(Refusal::TooFew)
    );
}

fn is_near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-12 * wanted.abs().max(1.0), "{found} for {wanted}");
}

/// 4 2 1; 2 5 3; 1 3 6 has the determinant 67 and the inverse (21, −9, 1; −9, 23, −10; 1, −10, 16)/67.
#[test]
fn a_matrix_is_taken_apart_and_inverted() {
    let matrix = [[4.0, 2.0, 1.0], [2.0, 5.0, 3.0], [1.0, 3.0, 6.0]].map(|row| row.to_vec()).to_vec();
    let lower = factor(&matrix).unwrap();
    for i in 0..3 {
        for j in 0..3 {
            is_near(dot(&lower[i], &lower[j]), matrix[i][j]);
        }
    }
    let adjugate = [[21.0, -9.0, 1.0], [-9.0, 23.0, -10.0], [1.0, -10.0, 16.0]];
    for (found, wanted) in inverse(&matrix).unwrap().iter().flatten().zip(adjugate.iter().flatten()) {
        is_near(*found, wanted / 67.0);
    }
    // (1, −2, 3) goes to (3, 1, 13), and its form is 3 − 2 + 39.
    for (found, wanted) in solve(&lower, &[3.0, 1.0, 13.0]).into_iter().zip([1.0, -2.0, 3.0]) {
        is_near(found, wanted);
    }
    is_near(quadratic(&[1.0, -2.0, 3.0], &matrix), 40.0);
    for matrix in [[[1.0, 1.0], [1.0, 1.0]], [[1.0, 2.0], [2.0, 1.0]], [[0.0, 0.0], [0.0, 1.0]]] {
        assert_eq!(factor(&matrix.map(|row| row.to_vec())), None);
    }
}

/// What is found has no slope left, and differences of the likelihood give its slope and its information anywhere, a parameter beside the rate or none.
#[test]
fn slopes_are_those_of_the_likelihood() {
    let all = people(&[(1, 400), (2, 100), (3, 30), (4, 9), (6, 2)]);
    for (family, at) in [
        (Family::Poisson, vec![-0.3, 0.2]),
        (Family::Geometric, vec![0.2, -0.4]),
        (Family::NegativeBinomial, vec![-0.3, 0.2, 0.4]),
        (Family::OneInflatedPoisson, vec![0.1, 0.3, -0.5]),
    ] {
        let (_, gradient, information) = likelihood(&all, family, &at);
        for i in 0..at.len() {
            let moved = |by: f64| {
                let mut at = at.clone();
                at[i] += by;
                likelihood(&all, family, &at)
            };
            let (up, down) = (moved(1e-5), moved(-1e-5));
            let slope = (up.0 - down.0) / 2e-5;
            assert!((gradient[i] - slope).abs() < 1e-4 * slope.abs().max(1.0), "{family:?} {i}");
            for (j, found) in information[i].iter().enumerate() {
                let bend = -(up.1[j] - down.1[j]) / 2e-5;
                assert!((found - bend).abs() < 1e-4 * bend.abs().max(1.0), "{family:?}: {found} for {bend}");
            }
        }
    }
}

/// The errors that need no family are sums over people of what each moves the fit by, a parameter beside the rate or none.
#[test]
fn robust_errors_are_sums_over_people() {
    let all = people(&[(1, 400), (2, 100), (3, 30), (4, 9), (6, 2)]);
    for (family, at) in [(Family::Poisson, vec![-0.3, 0.2]), (Family::NegativeBinomial, vec![-0.3, 0.2, 0.4])]
    {
        let n = at.len();
        let inverse: Vec<Vec<f64>> =
            (0..n).map(|i| (0..n).map(|j| 1.0 / (1.0 + (i + j) as f64)).collect()).collect();
        let mut wanted = vec![vec![0.0; n]; n];
        for row in &all.rows {
            let one = super::super::people::Row { n_people: 1, ..row.clone() };
            let score = likelihood(&People { rows: vec![one], ..all.clone() }, family, &at).1;
            let moved: Vec<f64> = inverse.iter().map(|line| dot(line, &score)).collect();
            for (i, line) in wanted.iter_mut().enumerate() {
                for (j, entry) in line.iter_mut().enumerate() {
                    *entry += as_f64(row.n_people) * moved[i] * moved[j];
                }
            }
        }
        let found = sandwich(&all, family, &at, &inverse);
        for (found, wanted) in found.iter().flatten().zip(wanted.iter().flatten()) {
            assert!((found / wanted - 1.0).abs() < 1e-9, "{family:?}: {found} for {wanted}");
        }
    }
}

/// A group that is hardly ever seen twice has no rate, whether for a fit or for a redraw.
#[test]
fn a_rate_that_vanishes_is_none() {
    let group = |key: &str, rows: &[(usize, u64)]| Stratum {
        key: vec![key.to_owned()],
        data: CaptureCounts::new(rows.iter().copied()).unwrap(),
    };
    let of = |once: u64| {
        let groups = [group("x", &[(1, once), (2, 1)]), group("y", &[(1, 400), (2, 100), (3, 30)])];
        People::new(&["of".to_owned()], &[], &groups).unwrap()
    };
    assert_eq!(fit(&of(100_000), Family::Poisson, 0.95), Err(Refusal::NoMaximum));
    assert_eq!(size_of(&of(100_000), Family::Poisson), Err(Refusal::NoMaximum));
    // Two in a thousand are a rate: ln 0.002 is −6.2.
    let few = of(1_000);
    let found = fit(&few, Family::Poisson, 0.95).unwrap();
    assert!((size_of(&few, Family::Poisson).unwrap() / found.size.estimate - 1.0).abs() < 1e-9);
}
