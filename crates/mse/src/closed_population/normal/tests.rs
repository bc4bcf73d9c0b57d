//! The integral against sums of which the answer is known.

use super::*;
use crate::History;

fn is_near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9 * wanted.abs().max(1.0), "{found} for {wanted}");
}

fn table(cells: &[(u32, u64)], n_lists: usize) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    let cells = cells.iter().map(|&(bits, n)| (History::from_bits(bits), n));
    CaptureTable::new(names, cells).unwrap()
}

fn three() -> CaptureTable {
    table(&[(1, 40), (2, 25), (3, 12), (4, 30), (5, 9), (6, 14), (7, 5)], 3)
}

/// The nodes hold the standard normal's first four moments: 1, 0, 1, 0 and 3.
#[test]
fn nodes_hold_the_moments_of_the_normal() {
    for (power, wanted) in [(0, 1.0), (1, 0.0), (2, 1.0), (3, 0.0), (4, 3.0)] {
        is_near(nodes().map(|(z, weight)| weight * z.powi(power)).sum(), wanted);
    }
}

#[test]
fn a_sum_of_exponentials_is_safe_at_both_ends() {
    for x in [-2.0, -0.1, 0.0, 0.1, 3.0] {
        is_near(log_one_plus_exp(x), log(1.0 + exp(x)));
    }
    is_near(log_one_plus_exp(800.0), 800.0);
    assert!(log_one_plus_exp(-800.0).abs() < 1e-300);
}

/// A system with a known answer that needs its rows exchanged, and one without an answer.
#[test]
fn systems_are_solved() {
    // x = (1, −2, 3).
    let matrix = vec![0.0, 2.0, 1.0, 1.0, 1.0, 1.0, 2.0, 0.0, 4.0];
    for (found, wanted) in solve(matrix, vec![-1.0, 2.0, 14.0]).unwrap().into_iter().zip([1.0, -2.0, 3.0]) {
        is_near(found, wanted);
    }
    assert_eq!(solve(vec![1.0, 2.0, 2.0, 4.0], vec![1.0, 2.0]), None);
    assert_eq!(solve(vec![f64::NAN, 0.0, 0.0, 1.0], vec![1.0, 1.0]), None);
    assert_eq!(solve(vec![1e-200], vec![1e200]), None);
}

/// Histories make one together with that of nobody, whether lists differ or not; without spread they are products of chances.
#[test]
fn chances_make_one() {
    let table = three();
    for sigma in [0.0, 0.7, 2.5] {
        let cells = Cells::by_history(&table);
        let logits = [-1.0, -0.3, 0.4];
        let of = chances(&cells, Model::Mth(Heterogeneity::Normal), &logits, sigma);
        is_near(of.missed.value + of.cells.iter().map(|cell| cell.value).sum::<f64>(), 1.0);
        is_near(of.seen, 1.0 - of.missed.value);
        if sigma == 0.0 {
            let p = logits.map(|logit| 1.0 / (1.0 + exp(-logit)));
            is_near(of.cells[0b101 - 1].value, p[0] * (1.0 - p[1]) * p[2]);
            is_near(of.missed.value, p.iter().map(|p| 1.0 - p).product());
        }
        // A shared chance is that of lists that are alike.
        let alike = chances(&cells, Model::Mth(Heterogeneity::Normal), &[-0.4; 3], sigma);
        let frequencies = table.capture_frequencies();
        let cells = Cells::by_captures(&frequencies, crate::single_source::Occasions::Fixed(3));
        let of = chances(&cells, Model::Mh(Heterogeneity::Normal), &[-0.4], sigma);
        for (bits, wanted) in [(0b001, 0), (0b110, 1), (0b111, 2)] {
            is_near(of.cells[wanted].value, alike.cells[bits - 1].value);
            is_near(of.cells[wanted].by_sigma, alike.cells[bits - 1].by_sigma);
            is_near(of.cells[wanted].by_logit[0], alike.cells[bits - 1].by_logit.iter().sum());
        }
        is_near(of.seen, 1.0 - of.missed.value);
        is_near(of.missed.value, alike.missed.value);
    }
}

/// Derivatives are what differences make of the values.
#[test]
fn derivatives_are_those_of_the_values() {
    let cells = Cells::by_history(&three());
    let model = Model::Mth(Heterogeneity::Normal);
    let (logits, sigma, h) = ([-1.0, -0.3, 0.4], 0.8, 1e-5);
    let here = chances(&cells, model, &logits, sigma);
    let all = |of: Chances| of.cells.iter().chain([&of.missed]).map(|cell| cell.value).collect::<Vec<_>>();
    let differences = |up: Chances, down: Chances| {
        all(up).into_iter().zip(all(down)).map(|(up, down)| (up - down) / (2.0 * h)).collect::<Vec<f64>>()
    };
    for list in 0..3 {
        let moved = |by: f64| {
            let mut logits = logits;
            logits[list] += by;
            chances(&cells, model, &logits, sigma)
        };
        let wanted = differences(moved(h), moved(-h));
        for (cell, wanted) in here.cells.iter().chain([&here.missed]).zip(wanted) {
            assert!((cell.by_logit[list] - wanted).abs() < 1e-8, "{} for {wanted}", cell.by_logit[list]);
        }
    }
    let wanted =
        differences(chances(&cells, model, &logits, sigma + h), chances(&cells, model, &logits, sigma - h));
    for (cell, wanted) in here.cells.iter().chain([&here.missed]).zip(wanted) {
        assert!((cell.by_sigma - wanted).abs() < 1e-8, "{} for {wanted}", cell.by_sigma);
    }
}
