//! Where a row begins and ends: how few lists it takes, what it says at the edge, and which list it then names.

use darkfigure_mse::bayesian::decomposable;
use darkfigure_mse::estimation::{NotEstimable, RowDetail, RowStatus, RunawayEnd, SizeDraws};
use darkfigure_mse::{
    CaptureTable, Estimation, EstimationOptions, History, Method, estimate, sample_coverage,
};

use crate::fixture;

fn by(methods: &[Method], table: &CaptureTable) -> Estimation {
    let methods = Some(methods.to_vec());
    estimate(table, &EstimationOptions { methods, n_bootstrap: 0, ..EstimationOptions::default() }).unwrap()
}

fn from_counts(n_lists: usize, counts: &[u64]) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    let rows = (1_u32..).zip(counts).map(|(bits, &count)| (History::from_bits(bits), count));
    CaptureTable::new(names, rows).unwrap()
}

/// The same people, and a first list that nobody is on.
fn after_an_empty_list(table: &CaptureTable) -> CaptureTable {
    let names = std::iter::once("nobody".to_owned()).chain(table.list_names().iter().cloned());
    let cells = table.cells().iter().map(|&(history, n)| (History::from_bits(history.bits() << 1), n));
    CaptureTable::new(names.collect(), cells.collect::<Vec<_>>()).unwrap()
}

/// What takes three lists takes just three: of Korea's each against the others, and both forms of sample coverage.
#[test]
fn three_lists_are_enough() {
    let korea = fixture::table(fixture::KOREA);
    let methods =
        [Method::OneAgainstRest, Method::CoverageHigh, Method::CoverageOneStep, Method::PairChapman];
    let found = by(&methods, &korea);
    let count = |method: Method| found.rows.iter().filter(|row| row.method == method).count();
    assert_eq!(methods.map(count), [3, 1, 1, 3]);
    assert!(found.row(Method::CoverageHigh).unwrap().is_estimated());
    assert_eq!(found.row(Method::CoverageOneStep).unwrap().status, RowStatus::LowerBound);
}

/// Of two lists the independent model is n₁n₂/m; one list has none.
#[test]
fn two_lists_are_enough_for_independence() {
    let two = from_counts(2, &[210, 180, 90]);
    let n_total = by(&[Method::Independence], &two).rows[0].n_total.unwrap();
    assert!((n_total - 300.0 * 270.0 / 90.0).abs() < 1e-6, "{n_total}");
    let one = by(&[Method::Independence], &from_counts(1, &[40]));
    assert!(matches!(one.rows[0].status, RowStatus::Skipped { .. }));
}

/// A list whose people are all on the other leaves nobody to be missed by Chapman's form: its range ends with those seen, and is one.
#[test]
fn a_range_that_ends_with_those_seen_is_one() {
    let within = from_counts(2, &[0, 20, 9]);
    let row = &by(&[Method::Chapman], &within).rows[0];
    assert_eq!((row.n_total, row.interval.unwrap().upper.finite()), (Some(29.0), Some(29.0)));
}

/// One list has nobody to share with: that is no finding of lists that do not meet.
#[test]
fn one_list_is_not_said_to_share_nobody() {
    for method in [Method::ChaoBound, Method::Zelterman] {
        let row = &by(&[method], &from_counts(1, &[40])).rows[0];
        let is_of_frequencies =
            matches!(row.status, RowStatus::NotEstimable { reason: NotEstimable::Chao(_) });
        assert!(is_of_frequencies, "{row:?}");
    }
}

/// A list that nobody is on is named as the table has it, wherever it stands, and counts in no track record.
#[test]
fn an_empty_list_is_named_as_it_came() {
    let kosovo = fixture::table(fixture::KOSOVO);
    let found = by(&[Method::Decomposable, Method::CoverageHigh], &after_an_empty_list(&kosovo));
    let reason = |method: Method| match found.row(method).unwrap().status {
        RowStatus::NotEstimable { reason } => reason,
        _ => panic!("{:?}", found.row(method)),
    };
    let graphs = decomposable::Refusal::EmptyList { list: 0 };
    assert_eq!(reason(Method::Decomposable), NotEstimable::Decomposable(graphs));
    let coverage = sample_coverage::Refusal::EmptyList { list: 0 };
    assert_eq!(reason(Method::CoverageHigh), NotEstimable::Coverage(coverage));
    let methods = [Method::BestBic, Method::BestAic, Method::AverageBic];
    let record = |table: &CaptureTable| by(&methods, table).track_record().map(|record| record.like);
    let three = fixture::table(fixture::KOREA);
    assert_eq!(record(&three).map(|like| like.n_lists), Some(3));
    assert_eq!(record(&after_an_empty_list(&three)), record(&three));
}

/// Models that run away are counted, and the one furthest ahead is named, with how far ahead it is and where it runs to.
///
/// Both here fit perfectly in the limit, where each history that was seen is its own mean: a BIC of k ln n − 2 Σ (nᵢ ln nᵢ − nᵢ − ln nᵢ!).
#[test]
fn models_that_run_away_are_counted_and_the_furthest_is_named() {
    let of_limit = |table: &CaptureTable, n_parameters: f64| {
        let of_cell = |n: f64| n * n.ln() - n - libm::lgamma(n + 1.0);
        let perfect: f64 = table.cells().iter().map(|&(_, n)| of_cell(n as f64)).sum();
        n_parameters * (table.n_observed() as f64).ln() - 2.0 * perfect
    };
    let check = |table: &CaptureTable, model: &str, n_parameters: f64, towards: RunawayEnd| {
        let multiverse = by(&[Method::BestBic], table).multiverse;
        let runaway = multiverse[0].runaway.as_ref().unwrap();
        let ahead = multiverse[0].rows[0].bic - of_limit(table, n_parameters);
        assert_eq!((runaway.model.to_string().as_str(), runaway.towards), (model, towards));
        assert!((runaway.ahead - ahead).abs() < 0.1, "{} for {ahead}", runaway.ahead);
        runaway.n_models
    };
    // Nobody on the third list is on another: the more are unseen, the better they are independent of it.
    let artificial = fixture::table(fixture::ARTIFICIAL);
    let times = |factor: u64| {
        let cells = artificial.cells().iter().map(|&(history, n)| (history, n * factor));
        CaptureTable::new(artificial.list_names().to_vec(), cells.collect::<Vec<_>>()).unwrap()
    };
    for factor in [1, 1_000] {
        assert_eq!(check(&times(factor), "[12,3]", 5.0, RunawayEnd::Infinity), 1);
    }
    // Everyone on the third list is on another, and nobody on all: with a term for each pair that fits the better the fewer are unseen. The
    // other three models without an estimate are ahead as well.
    let paired = from_counts(3, &[12, 23, 17, 0, 5, 9, 0]);
    assert_eq!(check(&paired, "[12,13,23]", 7.0, RunawayEnd::Nobody), 4);
}

/// How far one person less moves an answer is read from the answers without one of each history.
#[test]
fn one_person_less_moves_as_far_as_the_deletions_say() {
    let options = EstimationOptions {
        methods: Some(vec![Method::BestBic]),
        n_bootstrap: 40,
        ..EstimationOptions::default()
    };
    let found = estimate(&fixture::table(fixture::KOREA), &options).unwrap();
    let row = &found.rows[0];
    let (RowDetail::Bootstrap(detail), Some(SizeDraws::Replicates { deletions, .. })) =
        (&row.detail, &row.draws)
    else {
        panic!("{row:?}")
    };
    let mut sizes: Vec<f64> = deletions.iter().filter_map(|deletion| deletion.estimate).collect();
    sizes.sort_by(f64::total_cmp);
    assert_eq!(detail.without_one, Some((sizes[0], sizes[sizes.len() - 1])));
    assert!(sizes[0] < row.n_total.unwrap() && row.n_total.unwrap() < sizes[sizes.len() - 1]);
}

/// How two lists overlap is counted: on each, on both, by chance n₁n₂/n, and the odds ratio among the people on another list.
#[test]
fn overlaps_are_those_of_the_people() {
    let kosovo = fixture::table(fixture::KOSOVO);
    let overlaps = by(&[Method::ChaoBound], &kosovo).audit.overlaps;
    assert_eq!(overlaps.len(), 6);
    for found in &overlaps {
        let count = |is_so: &dyn Fn(bool, bool, bool) -> bool| -> u64 {
            let pair = 1 << found.first | 1 << found.second;
            let so = kosovo.cells().iter().filter(|(history, _)| {
                let on = |list: usize| history.contains(list);
                is_so(on(found.first), on(found.second), history.bits() & !pair != 0)
            });
            so.map(|&(_, n)| n).sum()
        };
        let of_each = (count(&|one, _, _| one), count(&|_, two, _| two));
        assert_eq!((found.n_first, found.n_second), of_each);
        assert_eq!(found.n_both, count(&|one, two, _| one && two));
        let expected = (found.n_first * found.n_second) as f64 / kosovo.n_observed() as f64;
        assert!((found.n_expected_among_seen - expected).abs() < 1e-9 * expected);
        let among = |one: bool, two: bool| {
            count(&|first, second, third| third && first == one && second == two) as f64
        };
        let wanted = among(true, true) * among(false, false) / among(true, false) / among(false, true);
        let ratio = found.odds_ratio.unwrap().estimate.unwrap().finite().unwrap();
        assert!((ratio - wanted).abs() < 1e-9 * wanted, "{ratio} for {wanted}");
    }
}
