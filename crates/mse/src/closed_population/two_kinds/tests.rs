//! The parts of the search, each against its own law.

use super::*;

/// Histories of four lists with people.
fn four() -> Problem {
    let cells = [(0b0001, 40.0), (0b0010, 30.0), (0b0011, 10.0), (0b0100, 20.0), (0b1000, 60.0)];
    let more = [(0b1100, 15.0), (0b0101, 2.0), (0b1011, 1.0), (0b1111, 5.0)];
    let cells: Vec<(u32, f64)> = cells.into_iter().chain(more).collect();
    Problem { n_lists: 4, n_observed: cells.iter().map(|cell| cell.1).sum(), cells }
}

fn somewhere() -> Vec<f64> {
    vec![-0.5, -1.0, -0.2, 0.5, -1.5, 0.3, -2.0, -0.7, 0.1]
}

fn is_near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9 * wanted.abs().max(1.0), "{found} for {wanted}");
}

/// As many are unseen as are seen at the start, and the kinds lie apart around each list's odds, by turns in the last start.
#[test]
fn half_are_unseen_at_the_start() {
    let problem = four();
    let log_odds: Vec<f64> = [58.0, 46.0, 42.0, 81.0].iter().map(|on| log(on / (366.0 - on))).collect();
    for (start, apart) in STARTS.iter().zip([1.0, 3.0, 1.5]) {
        let at = problem.start(start);
        assert_eq!((at.len(), at[0]), (9, 0.0));
        for list in 0..4 {
            is_near(f64::midpoint(at[1 + list], at[5 + list]), log_odds[list]);
            let turned = start.turns && list % 2 == 1;
            is_near(at[1 + list] - at[5 + list], if turned { -apart } else { apart });
        }
    }
}

/// Shares and the probabilities of all histories, that of nobody among them, make one.
#[test]
fn probabilities_make_one() {
    let problem = four();
    let chances = Problem::chances(&somewhere());
    is_near(log(chances[0] / (1.0 - chances[0])), -0.5);
    for (kind, share) in [chances[0], 1.0 - chances[0]].into_iter().enumerate() {
        is_near((0..16).map(|bits| problem.joint(&chances, bits)[kind]).sum(), share);
        for list in 0..4 {
            let on = (0..16).filter(|bits| bits >> list & 1 == 1);
            let on: f64 = on.map(|bits| problem.joint(&chances, bits)[kind]).sum();
            is_near(on, share * chances[1 + 4 * kind + list]);
        }
    }
    let ends = Problem::chances(&[31.0, -31.0]);
    is_near(ends[0], 1.0 / (1.0 + exp(-30.0)));
    assert!((ends[1] * (1.0 + exp(30.0)) - 1.0).abs() < 1e-9);
}

/// The likelihood is that of histories among people who are seen, or of all people with so many unseen.
#[test]
fn the_unseen_are_given_or_not_asked_about() {
    let problem = four();
    let chances = Problem::chances(&somewhere());
    let chance = |bits: u32| problem.joint(&chances, bits).iter().sum::<f64>();
    let seen: f64 = (1..16).map(chance).sum();
    let among = |all: f64| problem.cells.iter().map(|&(bits, n)| n * log(chance(bits) / all)).sum::<f64>();
    is_near(problem.log_likelihood(&somewhere(), None), among(seen));
    is_near(problem.log_likelihood(&somewhere(), Some(25.0)), among(1.0) + 25.0 * log(chance(0)));
}

/// Every step gains, as those of EM do, and what is expected of the true place leads back to it.
#[test]
fn a_step_gains_and_stays_at_the_truth() {
    let problem = four();
    for unseen in [None, Some(60.0)] {
        let mut at = somewhere();
        for _ in 0..20 {
            let next = problem.step(&at, unseen);
            let (before, after) =
                (problem.log_likelihood(&at, unseen), problem.log_likelihood(&next, unseen));
            assert!(after > before - 1e-10, "{before} {after}");
            at = next;
        }
    }
    let truth = Problem::chances(&somewhere());
    let chance = |bits: u32| problem.joint(&truth, bits).iter().sum::<f64>();
    let cells: Vec<(u32, f64)> = (1..16).map(|bits| (bits, 1_000.0 * chance(bits))).collect();
    let expected = Problem { n_lists: 4, n_observed: cells.iter().map(|cell| cell.1).sum(), cells };
    for unseen in [None, Some(1_000.0 * chance(0))] {
        for (after, truth) in expected.step(&somewhere(), unseen).into_iter().zip(somewhere()) {
            is_near(after, truth);
        }
    }
    // At the truth the number is that of all people, and the likelihood that of a Poisson count in each history.
    let (at, value) = (somewhere(), expected.log_likelihood(&somewhere(), None));
    let found = expected.alternative(&at, value).unwrap();
    is_near(found.n_total, 1_000.0);
    assert_eq!(found.n_parameters, 10);
    let of_cell = |&(_, n): &(u32, f64)| n * log(n) - n - libm::lgamma(n + 1.0);
    is_near(found.log_likelihood, expected.cells.iter().map(of_cell).sum());
}
