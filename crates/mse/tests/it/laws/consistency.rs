//! Laws of the checks of an answer against the data themselves.

use darkfigure_mse::consistency::{ModelAnswers, Rearrangement, check_known_size, without_one_person};
use darkfigure_mse::estimation::{Assessment, Doubt};
use darkfigure_mse::{CaptureTable, EstimationOptions, History, Method, consistency, estimate};
use proptest::prelude::*;

use crate::fixture;

fn from_counts(n_lists: usize, counts: &[u64]) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    let rows = (1_u32..).zip(counts).map(|(bits, &count)| (History::from_bits(bits), count));
    CaptureTable::new(names, rows).unwrap()
}

fn tables() -> impl Strategy<Value = CaptureTable> {
    (1_usize..=4).prop_flat_map(|n_lists| {
        let count = prop_oneof![1 => Just(0_u64), 2 => 1_u64..40];
        proptest::collection::vec(count, (1 << n_lists) - 1)
            .prop_map(move |counts| from_counts(n_lists, &counts))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn rearranging_keeps_or_drops_people_as_it_says(table in tables()) {
        let n_lists = table.n_lists();
        for rearrangement in Rearrangement::all(n_lists) {
            let rearranged = rearrangement.apply(&table).unwrap();
            let lost: u64 = match rearrangement {
                Rearrangement::Without { list } => table.count(History::from_bits(1 << list)),
                Rearrangement::First { n_lists } => {
                    let beyond = |history: &History| history.bits() & ((1 << n_lists) - 1) == 0;
                    table.cells().iter().filter(|(history, _)| beyond(history)).map(|&(_, n)| n).sum()
                }
                _ => 0,
            };
            prop_assert_eq!(rearranged.n_observed() + lost, table.n_observed());
        }
        let impossible =
            [Rearrangement::Merged { first: 1, second: 1 }, Rearrangement::Without { list: n_lists }];
        prop_assert!(impossible.into_iter().all(|rearrangement| rearrangement.apply(&table).is_none()));
    }

    /// The people on a list whom others saw are never more than the list has, and an answer is never below them.
    #[test]
    fn a_known_size_is_estimated_from_the_people_seen_elsewhere(table in tables()) {
        for list in 0..table.n_lists() {
            let Some(check) = check_known_size(&table, list) else { continue };
            prop_assert_eq!(check.size, table.list_sizes()[list]);
            prop_assert!(check.n_seen_elsewhere <= check.size);
            prop_assert!(!check.lists_used.contains(&list));
            let answers = check.answers;
            for answer in [Some(answers.independence), Some(answers.stepwise), answers.best_bic] {
                if let Some(Ok(answer)) = answer {
                    prop_assert!(answer.n_total.is_finite());
                    prop_assert!(answer.n_total >= check.n_seen_elsewhere as f64 * (1.0 - 1e-9));
                }
            }
        }
    }
}

/// Leaving one person out through the bootstrap's deletions is the same as estimating the smaller table.
#[test]
fn one_person_less_is_the_table_with_one_person_less() {
    let table = fixture::table(fixture::KOREA);
    let rows = without_one_person(&table);
    assert_eq!(rows.len(), table.cells().len());
    for row in rows {
        let cells =
            table.cells().iter().map(|&(history, n)| (history, n - u64::from(history == row.history)));
        let smaller = CaptureTable::new(table.list_names().to_vec(), cells).unwrap();
        let answers = ModelAnswers::of(&smaller);
        let best = answers.best_bic.unwrap().unwrap().n_total;
        assert!((row.best_bic.unwrap() - best).abs() < 1e-6 * best, "{row:?} {best}");
        let stepwise = answers.stepwise.unwrap().n_total;
        assert!((row.stepwise.unwrap() - stepwise).abs() < 1e-6 * stepwise, "{row:?} {stepwise}");
    }
}

/// All four lists of Kosovo, each estimated from the other three, come out too low under independence: they find the same people.
#[test]
fn the_checks_of_kosovo_are_complete() {
    let table = fixture::table(fixture::KOSOVO);
    let consistency = consistency::check(&table, &|_| {});
    assert_eq!(consistency.known_sizes.len(), 4);
    assert_eq!(consistency.rearranged.len(), 4 + 6 + 3);
    assert_eq!(consistency.without_one.len(), table.cells().len());
    for check in &consistency.known_sizes {
        let independence = check.answers.independence.as_ref().unwrap().n_total;
        assert!(independence < check.size as f64, "{check:?}");
    }
    // With BIC the last is within a hundredth of its size, 689 for 685; the second still is at 894 of 1,528.
    assert_eq!(consistency.known_sizes_off_by(1.5).count(), 1);
    // The last step of accrual is the whole table.
    let last = consistency.rearranged.last().unwrap();
    assert_eq!(last.answers, consistency.whole);
}

/// The verdict hears of missed sizes where they were checked, and only there: by a majority, or by a factor of two.
#[test]
fn known_sizes_speak_only_where_they_were_checked() {
    let reason = |verdict: &Assessment| {
        verdict.reasons.iter().find_map(|reason| match *reason {
            Doubt::KnownSizesMissed { n_missed, n_checked, list, factor } => {
                Some((n_missed, n_checked, list, (factor * 100.0).round() / 100.0))
            }
            _ => None,
        })
    };
    for (text, expected) in [
        // One size can be checked: 77 women, made 99 [78, 140].
        (fixture::KOREA, None),
        // Two of four lists are missed, none by a factor of two: 1,493 [1,301, 1,740] for 1,910 and 894 [845, 950] for 1,528.
        (fixture::KOSOVO, None),
        // All intervals hold their list's size.
        (fixture::UK_FIVE, None),
        // Of the 31 people on list A the others make 7.5 [6, 17].
        (fixture::NEW_ORLEANS_FIVE, Some((1, 4, 0, 0.24))),
        (fixture::AUSTRALIA, Some((3, 4, 3, 0.17))),
    ] {
        let table = fixture::table(text);
        let quick = EstimationOptions {
            methods: Some(vec![Method::Stepwise, Method::BestBicProfile]),
            n_bootstrap: 0,
            ..EstimationOptions::default()
        };
        let unchecked = estimate(&table, &quick).unwrap();
        assert_eq!(reason(&unchecked.verdict), None);
        let checked = estimate(&table, &EstimationOptions { check_consistency: true, ..quick }).unwrap();
        assert_eq!(reason(&checked.verdict), expected, "{:?}", checked.verdict);
        // Beyond this reason nothing changes.
        let others = |verdict: &Assessment| -> Vec<Doubt> {
            let is_other = |reason: &&Doubt| reason.code() != "known-sizes-missed";
            verdict.reasons.iter().filter(is_other).copied().collect()
        };
        assert_eq!(others(&checked.verdict), others(&unchecked.verdict));
    }
}

/// Each step is told once, and the last is the whole.
#[test]
fn a_listener_hears_of_every_step_of_the_checks() {
    let heard = std::cell::RefCell::new(Vec::new());
    let _ = consistency::check(&fixture::table(fixture::KOREA), &|progress| {
        heard.borrow_mut().push((progress.done, progress.total));
    });
    // The whole, three known sizes, eight rearrangements, and all deletions at once.
    assert_eq!(heard.into_inner(), (1..=13).map(|done| (done, 13)).collect::<Vec<_>>());
}

/// Models of seven lists are too many to go through for every rearrangement: the stepwise answer stands in.
#[test]
fn seven_lists_go_without_the_best_bic() {
    let lists = |n_lists: usize| {
        let cell = |bits: usize| (400.0 * 0.45_f64.powi(bits.count_ones() as i32)).round() as u64;
        from_counts(n_lists, &(1..1 << n_lists).map(cell).collect::<Vec<u64>>())
    };
    for (n_lists, is_ranked) in [(5, true), (7, false)] {
        let table = lists(n_lists);
        let answers = ModelAnswers::of(&table);
        assert_eq!(answers.best_bic.is_some(), is_ranked, "{n_lists} lists");
        let rows = without_one_person(&table);
        assert!(rows.iter().all(|row| row.best_bic.is_some() == is_ranked && row.stepwise.is_some()));
    }
    let check = check_known_size(&lists(7), 6).unwrap();
    let best = check.answers.best_bic.as_ref().unwrap().as_ref().unwrap().n_total;
    assert!((check.ratio().unwrap() - best / check.size as f64).abs() < 1e-12);
    let check = check_known_size(&lists(8), 7).unwrap();
    let stepwise = check.answers.stepwise.as_ref().unwrap().n_total;
    assert!((check.ratio().unwrap() - stepwise / check.size as f64).abs() < 1e-12);
}

/// An answer half as large as the size is as far off as one twice as large.
#[test]
fn sizes_are_off_by_as_much_below_as_above() {
    let mut found = consistency::check(&fixture::table(fixture::KOSOVO), &|_| {});
    let answer = found.known_sizes[0].ratio().unwrap() * found.known_sizes[0].size as f64;
    let mut off = |size: f64, factor: f64| {
        found.known_sizes.truncate(1);
        found.known_sizes[0].size = size.round() as u64;
        found.known_sizes_off_by(factor).count()
    };
    assert_eq!((off(answer / 2.0, 1.9), off(answer / 2.0, 2.1)), (1, 0));
    assert_eq!((off(answer * 2.0, 1.9), off(answer * 2.0, 2.1)), (1, 0));
}
