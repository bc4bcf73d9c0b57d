//! Closed forms against the equations that they solve.

use super::*;

/// Numbers of new people on a list, of those they are among, of people again and of those they are among.
const TRIALS: [[f64; 4]; 5] = [
    [30.0, 200.0, 12.0, 60.0],
    [5.0, 40.0, 50.0, 160.0],
    [80.0, 90.0, 3.0, 10.0],
    [10.0, 20.0, 95.0, 100.0],
    [0.0, 50.0, 20.0, 150.0],
];

/// The derivative of both binomials by the chance of new people vanishes at the root, which leaves chances below one.
#[test]
fn a_multiplied_chance_is_the_likeliest() {
    for trial in TRIALS {
        for (unseen, factor) in [(0.0, 1.5), (70.0, 0.3), (1_000.0, 4.0), (25.0, 1.0)] {
            let x = chance(trial, unseen, factor);
            let [new, of_new, again, of_again] = trial;
            let slope = (new + again) / x
                - (of_new + unseen - new) / (1.0 - x)
                - factor * (of_again - again) / (1.0 - factor * x);
            assert!(0.0 < x && x < 1.0 && factor * x < 1.0, "{x}");
            assert!((slope * x).abs() < 1e-6 * (new + again), "{trial:?} {unseen} {factor}: {slope}");
        }
    }
    // Nobody listed before: a share. One chance for all: a share too.
    assert!((chance([30.0, 100.0, 0.0, 0.0], 20.0, 3.0) - 0.25).abs() < 1e-15);
    assert!((chance([30.0, 100.0, 20.0, 80.0], 20.0, 1.0) - 0.25).abs() < 1e-15);
}

/// As many people are expected on the list as are.
#[test]
fn multiplied_odds_expect_whom_there_are() {
    let of_odds = |odds: f64| odds / (1.0 + odds);
    for trial in TRIALS {
        for (unseen, factor) in [(0.0, 1.5), (70.0, 0.3), (1_000.0, 4.0), (25.0, 1.0)] {
            let x = odds(trial, unseen, factor);
            let [new, of_new, again, of_again] = trial;
            let expected = (of_new + unseen) * of_odds(x) + of_again * of_odds(factor * x);
            assert!(x > 0.0 && (expected - new - again).abs() < 1e-9 * (new + again), "{trial:?}: {x}");
        }
    }
}

fn in_order(change: Change) -> InOrder {
    let cells = [(0b001, 40), (0b010, 25), (0b100, 30), (0b011, 12), (0b101, 9), (0b110, 14), (0b111, 5)];
    let cells = cells.map(|(bits, n)| (crate::History::from_bits(bits), n));
    let table = CaptureTable::new(["a", "b", "c"].map(str::to_owned).to_vec(), cells).unwrap();
    InOrder::of(&table, &[2, 0, 1], change)
}

/// On the list that is first in time everyone is new, and on each later one those whom no earlier one has.
#[test]
fn people_are_new_once() {
    let found = in_order(Change::Odds);
    assert_eq!(found.new_people, [58.0, 52.0, 25.0]);
    assert_eq!(found.again, [0.0, 14.0, 31.0]);
    let trials: Vec<[f64; 4]> = found.trials().collect();
    assert_eq!(trials, [[58.0, 135.0, 0.0, 0.0], [52.0, 77.0, 14.0, 58.0], [25.0, 25.0, 31.0, 110.0]]);
    let factorials: f64 = [40.0, 25.0, 30.0, 12.0, 9.0, 14.0, 5.0].into_iter().map(log_factorial).sum();
    assert!((found.ln_factorials - factorials).abs() < 1e-9);
}

/// With as many unseen as the fit expects, people on each list and people again are as many as are expected, and nobody is likelier by any
/// other factor.
#[test]
fn a_fit_expects_what_there_is() {
    for change in [Change::Odds, Change::Chance] {
        let found = in_order(change);
        let fit = found.fit().unwrap();
        assert_eq!(fit.n_parameters, 5);
        let unseen = fit.n_total - 135.0;
        let at = found.at(unseen).unwrap();
        assert!((at.unseen_share * fit.n_total - unseen).abs() < 1e-6 * unseen, "{fit:?}");
        let value = found.ln_chance(&at, unseen);
        let of_factor = |chances: &At| log(chances.chances[1][1] / chances.chances[1][0]);
        assert!(of_factor(&at).is_finite());
        for factor in [0.5, 0.9, 1.1, 2.0] {
            let [new, again] = at.chances[1];
            let own = match change {
                Change::Odds => again / (1.0 - again) / (new / (1.0 - new)),
                Change::Chance => again / new,
            };
            let chances = found.trials().map(|trial| found.chances(trial, unseen, own * factor)).collect();
            let other = At { chances, unseen_share: at.unseen_share };
            assert!(found.ln_chance(&other, unseen) < value, "{change:?} {factor}");
        }
        // The Poisson likelihood of the histories seen.
        let seen = fit.n_total * (1.0 - at.unseen_share);
        assert!((seen - 135.0).abs() < 1e-6);
        let wanted = 135.0 * log(fit.n_total) - 135.0 - found.ln_factorials + found.ln_chance(&at, 0.0);
        assert!((fit.log_likelihood - wanted).abs() < 1e-9);
    }
}

/// Each order once.
#[test]
fn orders_are_all_there_are() {
    for (n_lists, n_orders) in [(1, 1), (2, 2), (3, 6), (4, 24)] {
        let mut all = Vec::new();
        orders(n_lists, &mut |order| all.push(order.to_vec()));
        all.sort();
        all.dedup();
        assert_eq!(all.len(), n_orders);
        assert!(all.iter().all(|order| (0..n_lists).all(|list| order.contains(&list))));
    }
}
