//! Each finding comes where its condition holds, and one person before it does not.

use darkfigure_mse::audit::{Audit, Consequence, Finding, Options, audit, audit_reading};
use darkfigure_mse::read::{ReadOptions, read_captures};
use darkfigure_mse::{CaptureTable, History};

fn found(n_lists: usize, cells: &[(u32, u64)]) -> Audit {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    let cells = cells.iter().map(|&(bits, n)| (History::from_bits(bits), n));
    audit(&CaptureTable::new(names, cells).unwrap(), Options::default())
}

/// What is found but for dependence.
fn without_dependence(n_lists: usize, cells: &[(u32, u64)]) -> Vec<Finding> {
    let depends = |finding: &Finding| {
        matches!(finding, Finding::PositiveDependence { .. } | Finding::NegativeDependence { .. })
    };
    found(n_lists, cells).findings.into_iter().filter(|finding| !depends(finding)).collect()
}

/// Two lists are few, three are not; of two, nobody is on a third.
#[test]
fn two_lists_are_few() {
    let two = found(2, &[(0b01, 40), (0b10, 30), (0b11, 12)]);
    assert_eq!(two.findings, [Finding::FewLists { n_lists: 2 }]);
    assert_eq!((two.overlaps.len(), two.overlaps[0].odds_ratio), (1, None));
    assert!((two.overlaps[0].n_expected_among_seen - 52.0 * 42.0 / 82.0).abs() < 1e-12);
    let three = [(0b001, 40), (0b010, 40), (0b100, 40), (0b011, 20), (0b101, 20), (0b110, 20), (0b111, 10)];
    assert_eq!(found(3, &three).findings, []);
}

/// Nobody at all is expected on both of two lists that saw nobody.
#[test]
fn nobody_is_expected_where_nobody_was_seen() {
    let none = found(3, &[]);
    assert!(none.overlaps.iter().all(|pair| pair.n_expected_among_seen.abs() < 1e-300), "{none:?}");
}

/// A list whose people are on no other is isolated, however many others share.
#[test]
fn a_list_that_shares_nobody_is_isolated() {
    let others = [(0b001, 40), (0b010, 30), (0b011, 12)];
    let isolated = [&others[..], &[(0b100, 25)]].concat();
    assert_eq!(without_dependence(3, &isolated), [Finding::IsolatedList { list: 2 }]);
    let empty = without_dependence(3, &others);
    assert_eq!(empty, [Finding::EmptyList { list: 2 }]);
    let full = without_dependence(2, &[(0b01, 40), (0b11, 12)]);
    assert_eq!(full, [Finding::FewLists { n_lists: 2 }, Finding::FullList { list: 0 }]);
    let twice = without_dependence(3, &[(0b001, 40), (0b010, 30), (0b100, 25)]);
    let all = (0..3).map(|list| Finding::IsolatedList { list });
    assert_eq!(twice, std::iter::once(Finding::NobodyTwice).chain(all).collect::<Vec<_>>());
}

/// The same people, all of one among the other's, nobody in common: each is told of the right list.
#[test]
fn lists_are_equal_within_each_other_or_apart() {
    let beside = [(0b100, 300), (0b1000, 200), (0b1100, 60)];
    let with = |cells: &[(u32, u64)]| {
        let all = without_dependence(4, &[&beside[..], cells].concat());
        all.into_iter().filter(|finding| !matches!(finding, Finding::NoOverlap { .. })).collect::<Vec<_>>()
    };
    // Every one of both is on both, and some are on the third list.
    let equal = with(&[(0b011, 50), (0b111, 20)]);
    assert_eq!(equal, [Finding::EqualLists { first: 0, second: 1, n_people: 70 }]);
    let first_within = with(&[(0b011, 50), (0b111, 20), (0b010, 30)]);
    assert_eq!(first_within, [Finding::NestedList { inner: 0, outer: 1, n_people: 70 }]);
    let second_within = with(&[(0b011, 50), (0b111, 20), (0b001, 30)]);
    assert_eq!(second_within, [Finding::NestedList { inner: 1, outer: 0, n_people: 70 }]);
    let apart = without_dependence(4, &[&beside[..], &[(0b0101, 50), (0b1010, 60), (0b110, 9)]].concat());
    let no_overlap = |first: usize, second: usize| Finding::NoOverlap { first, second };
    assert!(apart.contains(&no_overlap(0, 1)) && apart.contains(&no_overlap(0, 3)), "{apart:?}");
}

/// Four people in common are few, five are not.
#[test]
fn up_to_four_in_common_are_few() {
    for (n_both, is_sparse) in [(4, true), (5, false)] {
        let all = without_dependence(
            3,
            &[(0b001, 40), (0b010, 30), (0b100, 20), (0b011, n_both), (0b101, 9), (0b110, 9)],
        );
        let sparse = Finding::SparseOverlap { first: 0, second: 1, n_both };
        assert_eq!(all, if is_sparse { vec![sparse] } else { Vec::new() });
    }
}

/// Nine in ten on another list, of ten people and more, may have come from there: not eight in ten, and not of nine.
#[test]
fn nine_in_ten_may_have_come_from_elsewhere() {
    let feeds = |alone: u64, n_both: u64| {
        let cells = [(0b001, alone), (0b010, 90), (0b011, n_both), (0b100, 80), (0b110, 30), (0b111, 0)];
        let all = without_dependence(3, &cells);
        let of = |finding: &Finding| matches!(finding, Finding::Referral { .. });
        all.into_iter().filter(of).collect::<Vec<_>>()
    };
    let told = |n_both: u64, n_from: u64| vec![Finding::Referral { from: 0, to: 1, n_both, n_from }];
    assert_eq!(feeds(1, 9), told(9, 10));
    assert_eq!(feeds(10, 90), told(90, 100));
    assert_eq!(feeds(2, 8), []);
    assert_eq!(feeds(11, 90), []);
    assert_eq!(feeds(1, 8), []);
}

/// People on a third list show whether the two others go together or apart.
#[test]
fn dependence_is_told_by_people_on_a_third_list() {
    let of = |both: u64| {
        let cells =
            [(0b111, both), (0b101, 30), (0b110, 30), (0b100, 30), (0b001, 50), (0b010, 50), (0b011, 40)];
        let all = found(3, &cells);
        let pair = all.overlaps[0].odds_ratio.unwrap();
        let told = |finding: &Finding| match *finding {
            Finding::PositiveDependence { first: 0, second: 1, .. } => Some(1),
            Finding::NegativeDependence { first: 0, second: 1, .. } => Some(-1),
            _ => None,
        };
        (pair.lower > 1.0, pair.upper.finite().unwrap() < 1.0, all.findings.iter().find_map(told))
    };
    assert_eq!(of(120), (true, false, Some(1)));
    assert_eq!(of(30), (false, false, None));
    assert_eq!(of(5), (false, true, Some(-1)));
}

/// Rows that say a thing again are told with the list, and persons who come again with how many rows.
#[test]
fn repetitions_are_told() {
    let of =
        |text: &str| audit_reading(&read_captures(text.as_bytes(), &ReadOptions::default(), |_| {}).unwrap());
    let pairs = "person,list\na,police\nb,police\na,shelter\na,police\nb,shelter\na,police\nc,shelter\n";
    assert_eq!(of(pairs), [Finding::RepeatedPairs { list: "police".to_owned(), n_rows: 2 }]);
    assert_eq!(of("person,list\na,police\nb,police\na,shelter\n"), []);
    let persons = "id,police,shelter\n71,1,0\n82,0,1\n71,0,1\n93,1,1\n";
    assert_eq!(of(persons), [Finding::RepeatedPersons { n_rows: 1 }]);
    assert_eq!(of("id,police,shelter\n71,1,0\n82,0,1\n93,1,1\n"), []);
}

/// What a finding does to a method is told in words of its own.
#[test]
fn consequences_are_told_apart() {
    use Consequence as C;
    let all = [
        C::None,
        C::NotEstimable,
        C::TooLow,
        C::TooHigh,
        C::Unstable,
        C::ModelIt,
        C::MergeLists,
        C::Unchecked,
    ];
    let mut words: Vec<&str> = all.iter().map(|consequence| consequence.explanation()).collect();
    assert!(words.iter().all(|word| word.len() > 10));
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), all.len());
}
