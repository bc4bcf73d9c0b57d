//! The parts of the search, each against its own law.

use super::*;

const TWO: [u32; 2] = [0b0011, 0b1100];

/// Histories of four lists with people, each kind on lists of its own, and a few who stray.
fn four() -> Problem {
    let cells = [(0b0001, 40.0), (0b0010, 30.0), (0b0011, 10.0), (0b0100, 20.0), (0b1000, 60.0)];
    let astray = [(0b1100, 15.0), (0b0101, 2.0), (0b1011, 1.0), (0b1111, 1.0)];
    let cells: Vec<(u32, f64)> = cells.into_iter().chain(astray).collect();
    let on = |list: usize| cells.iter().filter(|cell| cell.0 >> list & 1 == 1).map(|cell| cell.1).sum();
    Problem {
        n_lists: 4,
        n_observed: cells.iter().map(|cell| cell.1).sum(),
        sizes: (0..4).map(on).collect(),
        cells,
        kinds: TWO.to_vec(),
    }
}

fn somewhere() -> Vec<f64> {
    vec![0.3, -0.4, -1.0, -0.2, 0.5, -1.5, -2.0]
}

fn is_near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9 * wanted.abs().max(1.0), "{found} for {wanted}");
}

/// Half of each kind is unseen at the start: each list has its size of twice the people on lists of its kind, and others a tenth of that.
#[test]
fn half_of_each_kind_is_unseen_at_the_start() {
    let problem = four();
    let place = problem.place(&problem.start());
    // On a list of the first two: 40 + 30 + 10 + 2 + 1 + 1; of the last two: 20 + 60 + 15 + 2 + 1 + 1.
    let seen = [84.0, 99.0];
    for (share, seen) in place.shares.iter().zip(seen) {
        is_near(*share, seen / 183.0);
    }
    for (list, chance) in place.chances.iter().enumerate() {
        is_near(*chance, problem.sizes[list] / (2.0 * seen[list / 2]));
    }
    is_near(place.strays, 0.1);
}

/// Shares and the probabilities of all histories, that of nobody among them, make one; on lists for others the chance is c times as large.
#[test]
fn probabilities_make_one() {
    let problem = four();
    let place = problem.place(&somewhere());
    is_near(place.shares.iter().sum(), 1.0);
    is_near(place.shares[0] / place.shares[1], exp(0.7));
    for (kind, share) in place.shares.iter().enumerate() {
        is_near((0..16).map(|bits| problem.joint(&place, bits)[kind]).sum(), *share);
        for list in 0..4 {
            let on: f64 = (0..16)
                .filter(|bits| bits >> list & 1 == 1)
                .map(|bits| problem.joint(&place, bits)[kind])
                .sum();
            let strays = if list / 2 == kind { 1.0 } else { place.strays };
            is_near(on, share * place.chances[list] * strays);
        }
    }
    // Beyond thirty a log odds is cut.
    let far = problem.place(&[0.0, 0.0, 31.0, -31.0, 0.0, 0.0, 40.0]);
    let end = 1.0 / (1.0 + exp(-30.0));
    is_near(far.chances[0], end);
    assert!((far.chances[1] * (1.0 + exp(30.0)) - 1.0).abs() < 1e-9);
    is_near(far.strays, end);
}

/// The likelihood is that of the histories among those of people who are seen.
#[test]
fn nobody_is_asked_about_who_is_not_seen() {
    let problem = four();
    let place = problem.place(&somewhere());
    let chance = |bits: u32| problem.joint(&place, bits).iter().sum::<f64>();
    let seen: f64 = (1..16).map(chance).sum();
    let wanted = problem.cells.iter().map(|&(bits, n)| n * log(chance(bits) / seen)).sum();
    is_near(problem.log_likelihood(&somewhere()), wanted);
}

/// Every step gains, as those of EM do, and what is expected of the true place leads back to it.
#[test]
fn a_step_gains_and_stays_at_the_truth() {
    let problem = four();
    let mut at = somewhere();
    for _ in 0..20 {
        let next = problem.step(&at);
        assert_eq!(next.len(), at.len());
        let (before, after) = (problem.log_likelihood(&at), problem.log_likelihood(&next));
        assert!(after > before - 1e-10, "{before} {after}");
        at = next;
    }
    let truth = problem.place(&somewhere());
    let cells: Vec<(u32, f64)> =
        (1..16).map(|bits| (bits, 1_000.0 * problem.joint(&truth, bits).iter().sum::<f64>())).collect();
    let on = |list: usize| cells.iter().filter(|cell| cell.0 >> list & 1 == 1).map(|cell| cell.1).sum();
    let expected = Problem {
        n_lists: 4,
        n_observed: cells.iter().map(|cell| cell.1).sum(),
        sizes: (0..4).map(on).collect(),
        cells,
        kinds: TWO.to_vec(),
    };
    let after = problem.place(&expected.step(&somewhere()));
    let pairs = |place: &Place| [place.shares.clone(), place.chances.clone(), vec![place.strays]].concat();
    for (after, truth) in pairs(&after).into_iter().zip(pairs(&truth)) {
        is_near(after, truth);
    }
}

/// The slope is nought at the best chance, and at the best c unless that is one.
#[test]
fn chances_are_where_slopes_are_nought() {
    for (on, own, other, strays) in
        [(10.0, 30.0, 50.0, 0.2), (80.0, 5.0, 400.0, 0.01), (3.0, 0.5, 0.5, 1.0), (7.0, 9.0, 0.0, 0.4)]
    {
        let p = best_chance(on, (own, other), strays);
        assert!(0.0 < p && p < 1.0, "{p}");
        is_near(on / p, own / (1.0 - p) + strays * other / (1.0 - strays * p));
    }
    // One kind alone: a share of those it is for.
    is_near(best_chance(10.0, (30.0, 0.0), 0.5), 0.25);
    // Nobody whom it is for is missed: the others alone hold the chance down, to one at most.
    is_near(best_chance(10.0, (0.0, 40.0), 0.25), 0.8);
    let lists = || [(0.4, 50.0), (0.2, 90.0)].into_iter();
    let c = best_strays(9.0, lists);
    is_near(9.0 / c, lists().map(|(p, off)| off * p / (1.0 - c * p)).sum());
    // Of one list, c p is the share of the others who are on it.
    is_near(best_strays(10.0, || [(0.5, 40.0)].into_iter()), 0.4);
    is_near(best_strays(25.0, || [(0.5, 25.0)].into_iter()), 1.0);
    is_near(best_strays(30.0, || [(0.5, 25.0)].into_iter()), 1.0);
    is_near(log_odds(20.0, 100.0), log(0.25));
}

/// Lists are joined by what they share for their sizes, and all ways in which no list is alone are kept.
#[test]
fn lists_are_joined_by_what_they_share() {
    let table = |pairs: &[(u32, u64)], singles: &[u64]| {
        let names = (0..singles.len()).map(|list| format!("list {list}")).collect();
        let alone = singles.iter().enumerate().map(|(list, &n)| (History::from_bits(1 << list), n));
        let both = pairs.iter().map(|&(bits, n)| (History::from_bits(bits), n));
        CaptureTable::new(names, alone.chain(both)).unwrap()
    };
    // The large lists 0 and 1 share the most people; for their size others share more.
    let four = table(&[(0b0011, 60), (0b0101, 20), (0b1010, 20)], &[400, 400, 20, 20]);
    assert_eq!(partitions(&four), [[0b0101, 0b1010]]);
    let six =
        table(&[(0b000011, 50), (0b001100, 40), (0b110000, 30), (0b000101, 8), (0b010001, 1)], &[100; 6]);
    assert_eq!(partitions(&six), [vec![0b000011, 0b001100, 0b110000], vec![0b001111, 0b110000]]);
    assert_eq!(lists_of(0b1010_0001).collect::<Vec<_>>(), [0, 5, 7]);
}

/// Who is on lists of two kinds strays, whoever is on two of one does not.
#[test]
fn who_strays_is_on_lists_of_two_kinds() {
    let kinds = TWO.map(History::from_bits);
    for (bits, wanted) in [(0b0001, false), (0b0011, false), (0b1100, false), (0b0101, true), (0b1111, true)]
    {
        assert_eq!(strays(History::from_bits(bits), &kinds), wanted);
    }
}
