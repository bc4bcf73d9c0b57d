//! When a constant is believed to lie behind a series, and when it is not.

use darkfigure_numeric::{bound::*, formula::*};

fn pair(count: f64, lower: f64, upper: f64) -> PublishedPair {
    PublishedPair { count: Bounds::exactly(count).unwrap(), estimate: Bounds::new(lower, upper).unwrap() }
}

fn exact(rows: &[(f64, f64)]) -> Vec<PublishedPair> {
    rows.iter().map(|(count, estimate)| pair(*count, *estimate, *estimate)).collect()
}

fn found(pairs: &[PublishedPair]) -> FixedMultiples {
    fixed_multiples(pairs, FixedMultipleRule::default()).unwrap()
}

#[test]
fn three_different_counts_make_a_constant_and_two_do_not() {
    let rows = [(8.0, 20.0), (40.0, 100.0), (12.0, 30.0)];
    let three = found(&exact(&rows));
    assert_eq!(
        (three.multiples.len(), three.multiples[0].constant, three.explain_everything()),
        (1, 2.5, true)
    );
    assert_eq!((&three.multiples[0].rows[..], three.unexplained.len()), (&[0, 1, 2][..], 0));
    // The same count three times over is one count.
    for rows in [&rows[..2], &[rows[0], rows[0], rows[0], rows[1]][..]] {
        let found = found(&exact(rows));
        assert_eq!((found.multiples.len(), found.unexplained.len()), (0, rows.len()));
        assert!(!found.explain_everything());
    }
    assert!(!found(&[]).explain_everything());
}

#[test]
fn the_larger_group_comes_first_and_no_more_groups_than_asked_for() {
    let rows = [
        (10.0, 30.0),
        (20.0, 40.0),
        (11.0, 33.0),
        (21.0, 42.0),
        (12.0, 36.0),
        (22.0, 44.0),
        (23.0, 46.0),
        (5.0, 21.0),
    ];
    let all = found(&exact(&rows));
    let named: Vec<_> =
        all.multiples.iter().map(|multiple| (multiple.constant, multiple.rows.clone())).collect();
    assert_eq!(named, [(2.0, vec![1, 3, 5, 6]), (3.0, vec![0, 2, 4])]);
    assert_eq!((all.unexplained.as_slice(), all.zero.len()), (&[7][..], 0));
    let one = FixedMultipleRule { most_constants: 1, ..FixedMultipleRule::default() };
    let found = fixed_multiples(&exact(&rows), one).unwrap();
    assert_eq!((found.multiples.len(), found.unexplained.len()), (1, 4));
}

#[test]
fn the_constant_named_has_the_fewest_decimals_that_explain_the_rows() {
    // 1.1096 to 1.1104, 1.1099 to 1.1103 and 1.108 to 1.112 have 1.11 in common, and 1.1101 too.
    let rows = [pair(1e3, 1_109.6, 1_110.4), pair(2e3, 2_219.8, 2_220.6), pair(500.0, 554.0, 556.0)];
    assert_eq!(found(&rows).multiples[0].constant, 1.11);
    let small = [pair(1e4, 33.4, 33.5), pair(2e4, 66.8, 67.0), pair(3e4, 100.2, 100.4)];
    assert_eq!(found(&small).multiples[0].constant, 0.003_34);
    let whole = [pair(3.0, 89.0, 91.0), pair(7.0, 209.0, 211.0), pair(9.0, 269.0, 271.0)];
    assert_eq!(found(&whole).multiples[0].constant, 30.0);
    // Of two as often shared the lower one comes first; one third has no last decimal.
    let two = exact(&[(10.0, 30.0), (20.0, 40.0), (11.0, 33.0), (21.0, 42.0), (12.0, 36.0), (22.0, 44.0)]);
    assert_eq!(
        found(&two).multiples.iter().map(|multiple| multiple.constant).collect::<Vec<_>>(),
        [2.0, 3.0]
    );
    for part in [3.0, 7.0, 11.0] {
        let rows = exact(&[(part, 1.0), (2.0 * part, 2.0), (3.0 * part, 3.0)]);
        assert!((found(&rows).multiples[0].constant * part - 1.0).abs() < 1e-15, "{part}");
    }
    // Nothing is nothing, however often, and without a sign.
    assert_eq!(found(&exact(&[(3.0, -0.0), (4.0, -0.0), (5.0, -0.0)])).multiples[0].constant.to_bits(), 0);
    assert_eq!(found(&exact(&[(3.0, 0.0), (4.0, -0.0), (5.0, 0.0)])).multiples[0].constant, 0.0);
}

#[test]
fn coarse_rows_are_explained_but_do_not_vote() {
    // Three rows known to 10 % agree on 2 and many others; beside three exact rows they are explained by them.
    let coarse = [pair(10.0, 19.0, 21.0), pair(11.0, 21.0, 23.0), pair(12.0, 23.0, 25.0)];
    assert!(found(&coarse).multiples.is_empty());
    let both = [&coarse[..], &exact(&[(100.0, 200.0), (110.0, 220.0), (120.0, 240.0)])].concat();
    assert_eq!(found(&both).multiples[0].rows, [0, 1, 2, 3, 4, 5]);
    // A row as wide as allowed votes, a wider one does not.
    let rows = |lower: f64| {
        [100.0, 110.0, 120.0, 130.0, 140.0, 150.0, 160.0].map(|count| pair(count, lower * count, 2.0 * count))
    };
    let rule =
        FixedMultipleRule { most_by_chance: 10.0, spread: 1.0, widest: 0.25, ..FixedMultipleRule::default() };
    assert_eq!(fixed_multiples(&rows(1.5), rule).unwrap().multiples.len(), 1);
    assert_eq!(fixed_multiples(&rows(1.498), rule).unwrap().multiples.len(), 0);
}

#[test]
fn finely_printed_rows_speak_before_a_larger_group_of_coarse_ones() {
    let known_to = |part: f64, ratio: f64, counts: &[f64]| -> Vec<PublishedPair> {
        counts
            .iter()
            .map(|count| pair(*count, ratio * count * (1.0 - part), ratio * count * (1.0 + part)))
            .collect()
    };
    let coarse = known_to(0.02, 2.0, &[11.0, 12.0, 13.0, 14.0, 15.0]);
    let rule = FixedMultipleRule { spread: 10.0, ..FixedMultipleRule::default() };
    for (part, constants) in [(2e-6, [3.0, 2.0]), (2e-4, [3.0, 2.0]), (2e-3, [3.0, 2.0]), (0.02, [2.0, 3.0])]
    {
        let rows = [known_to(part, 3.0, &[1e5, 2e5, 3e5]), coarse.clone()].concat();
        let found = fixed_multiples(&rows, rule).unwrap();
        let named: Vec<f64> = found.multiples.iter().map(|multiple| multiple.constant).collect();
        assert_eq!(named, constants, "{part}");
    }
}

/// Three rows of five, each known to 1 %, among ratios that differ by s: C(5, 3) · ((1 + 1) %/s)² sets by chance.
#[test]
fn chance_is_weighed_by_how_finely_rows_are_printed() {
    let of = |ratio: f64, count: f64| pair(count, 0.99 * ratio * count, ratio * count);
    let rows = [of(2.0, 10.0), of(2.0, 20.0), of(2.0, 30.0), of(2.6, 40.0), of(1.5, 50.0)];
    let chance = |spread: f64| 10.0 * (0.02 / spread) * (0.02 / spread);
    for spread in [0.1, 0.25, 0.5] {
        for (room, expected) in [(1.01, 1), (0.99, 0)] {
            let rule = FixedMultipleRule {
                spread,
                most_by_chance: room * chance(spread),
                widest: 0.02,
                ..FixedMultipleRule::default()
            };
            assert_eq!(fixed_multiples(&rows, rule).unwrap().multiples.len(), expected, "{spread} {room}");
        }
    }
}

#[test]
fn rows_that_may_be_rounded_from_nothing_are_set_aside_and_what_is_no_count_is_refused() {
    let mut rows = exact(&[(8.0, 20.0), (40.0, 100.0), (12.0, 30.0), (0.0, 5.0)]);
    rows.push(PublishedPair {
        count: Bounds::new(-0.5, 0.5).unwrap(),
        estimate: Bounds::exactly(1.0).unwrap(),
    });
    // An estimate rounded to nothing stands for nothing or more.
    rows.push(pair(0.1, -0.5, 0.5));
    let found = found(&rows);
    assert_eq!((found.zero.as_slice(), found.multiples[0].rows.as_slice()), (&[3, 4][..], &[0, 1, 2, 5][..]));
    let rule = FixedMultipleRule::default();
    for bad in [exact(&[(-1.0, 2.0)]), exact(&[(1.0, -2.0)])] {
        assert!(fixed_multiples(&bad, rule).is_err());
    }
    for rule in [
        FixedMultipleRule { least_counts: 1, ..rule },
        FixedMultipleRule { widest: 0.0, ..rule },
        FixedMultipleRule { spread: 0.0, ..rule },
    ] {
        assert!(fixed_multiples(&rows, rule).is_err());
    }
    assert!(fixed_multiples(&rows, FixedMultipleRule { least_counts: 2, ..rule }).is_ok());
}
