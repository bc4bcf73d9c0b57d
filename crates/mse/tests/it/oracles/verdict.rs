//! What the verdict's reasons promise, each on a table made for it.

use darkfigure_mse::closed_population::changed_chances;
use darkfigure_mse::estimation::{
    Doubt, LikeThese, NotEstimable, RowDetail, RowStatus, SkipReason, TrackRecord,
};
use darkfigure_mse::loglinear::{Criterion, HierarchicalModel, fit};
use darkfigure_mse::{CaptureTable, Estimation, EstimationOptions, History, Method, Support, estimate};

use crate::fixture;

const LOG_LINEAR: [Method; 3] = [Method::BestBic, Method::BestAic, Method::AverageBic];

fn by(methods: &[Method], table: &CaptureTable) -> Estimation {
    let methods = Some(methods.to_vec());
    let options = EstimationOptions { methods, n_bootstrap: 0, ..EstimationOptions::default() };
    estimate(table, &options).unwrap()
}

fn reasons(table: &CaptureTable) -> Vec<Doubt> {
    by(&LOG_LINEAR, table).verdict.reasons
}

fn table(n_lists: u32, count: impl Fn(u32) -> f64) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    let cells = (1..1_u32 << n_lists).map(|bits| (History::from_bits(bits), count(bits).round() as u64));
    CaptureTable::new(names, cells).unwrap()
}

/// What independent lists see of so many people.
fn independent(n_total: f64, chances: &[f64]) -> CaptureTable {
    table(chances.len() as u32, |bits| {
        let on = |(list, chance): (usize, &f64)| if bits >> list & 1 == 1 { *chance } else { 1.0 - chance };
        n_total * chances.iter().enumerate().map(on).product::<f64>()
    })
}

/// Of three lists thirty people on two and more are enough, one fewer is too few, and of two lists it is not asked.
#[test]
fn few_on_two_lists_are_counted() {
    let few = |reasons: &[Doubt]| {
        reasons.iter().find_map(|reason| match reason {
            Doubt::FewOnTwoLists { n_people } => Some(*n_people),
            _ => None,
        })
    };
    let with = |n_all: u64| {
        let rows =
            [(0b001, 40), (0b010, 50), (0b100, 60), (0b011, 8), (0b101, 9), (0b110, 10), (0b111, n_all)];
        let rows = rows.map(|(bits, count)| (History::from_bits(bits), count));
        CaptureTable::new(["a", "b", "c"].map(String::from).to_vec(), rows).unwrap()
    };
    assert_eq!(few(&reasons(&with(2))), Some(29));
    assert_eq!(few(&reasons(&with(3))), None);
    let two = [(0b01, 40), (0b10, 50), (0b11, 20)].map(|(bits, count)| (History::from_bits(bits), count));
    let two = CaptureTable::new(["a", "b"].map(String::from).to_vec(), two).unwrap();
    assert_eq!(few(&by(&[Method::Chapman], &two).verdict.reasons), None);
}

/// A pattern of pairs does not fit lists of which three depend on each other at once; it fits those that are as it says.
#[test]
fn a_pattern_that_does_not_fit_is_told() {
    let judged = |ratio: f64| {
        let plain = independent(20_000.0, &[0.3, 0.3, 0.3, 0.3]);
        let lists = table(4, |bits| {
            plain.count(History::from_bits(bits)) as f64 * if bits & 0b111 == 0b111 { ratio } else { 1.0 }
        });
        let found = by(&[Method::Stepwise, Method::Decomposable], &lists);
        assert_eq!(found.lead().map(|row| row.method), Some(Method::Stepwise));
        found.verdict.reasons.iter().find_map(|reason| match reason {
            Doubt::Misfit { p } => Some(*p),
            _ => None,
        })
    };
    assert!(judged(3.0).is_some_and(|p| p < 1e-6));
    assert_eq!(judged(1.0), None);
}

/// The best of all orders of five lists is ahead of independence by chance: it speaks from 2 ln 5! units of AIC on, where its number lies
/// outside the interval.
#[test]
fn the_best_of_many_orders_has_to_be_ahead_of_chance() {
    let lists = |n_total: f64| {
        table(5, |bits| {
            let on = |list: u32| {
                let was_listed = bits & ((1 << list) - 1) != 0;
                let chance = if was_listed { 0.25 * 1.3 } else { 0.25 };
                if bits >> list & 1 == 1 { chance } else { 1.0 - chance }
            };
            n_total * (0..5).map(on).product::<f64>()
        })
    };
    let independence = HierarchicalModel::independence(5).unwrap();
    let ahead = |lists: &CaptureTable| {
        fit(lists, &independence).unwrap().criterion(Criterion::Aic)
            - changed_chances(lists).unwrap().fit.aic()
    };
    // The ratio of likelihoods grows with the people, and its one parameter costs two units.
    let of_person = (ahead(&lists(100_000.0)) + 2.0) / 100_000.0;
    let by_chance = 2.0 * 120.0_f64.ln();
    for (goal, speaks) in [(by_chance - 1.0, false), (by_chance + 1.0, true)] {
        let lists = lists((goal + 2.0) / of_person);
        assert!((ahead(&lists) - goal).abs() < 0.9);
        let found = by(&LOG_LINEAR, &lists);
        let lead = found.lead().unwrap();
        assert_eq!(lead.model.as_ref(), Some(&independence));
        assert!(
            changed_chances(&lists).unwrap().fit.n_total > lead.interval.unwrap().upper.finite().unwrap()
        );
        let is_said = |reason: &Doubt| matches!(reason, Doubt::ChangedChances { .. });
        assert_eq!(found.verdict.reasons.iter().any(is_said), speaks, "{goal}: {:?}", found.verdict.reasons);
    }
}

/// Nothing is left of a number where two kinds of people are beyond doubt and make half as many unseen again as it admits.
#[test]
fn two_kinds_may_leave_nothing_of_a_number() {
    let lists = table(5, |bits| {
        let on = |chance: f64| {
            let of = |list: u32| if bits >> list & 1 == 1 { chance } else { 1.0 - chance };
            (0..5).map(of).product::<f64>()
        };
        20_000.0 * (0.8 * on(0.03) + 0.2 * on(0.4))
    });
    let found = by(&LOG_LINEAR, &lists).verdict;
    let leaves_nothing =
        found.reasons.iter().any(|reason| matches!(reason, Doubt::TwoKinds { leaves_nothing: true, .. }));
    assert!(leaves_nothing, "{:?}", found.reasons);
    assert_eq!(found.grade, Support::DoNotEstimate);
}

/// A track record is told where twenty sets and more stand behind it, and it is that of lists like these with the same grade.
#[test]
fn a_track_record_takes_twenty_sets() {
    let (mut n_told, mut n_untold) = (0, 0);
    let tables =
        [fixture::KOREA, fixture::KOSOVO, fixture::UK_FIVE, fixture::NEW_ORLEANS_FIVE].map(fixture::table);
    let made = [300.0, 1_000.0, 5_000.0].map(|n_total| independent(n_total, &[0.3, 0.35, 0.4, 0.3]));
    // Of two lists there is a record, and none of this number: it would be the share of worlds in which somebody tied the lists.
    let two = [independent(5_000.0, &[0.3, 0.2]), independent(5_000.0, &[0.6, 0.5])];
    for lists in tables.iter().chain(&made).chain(&two) {
        let found = by(&LOG_LINEAR, lists);
        let n_on_several: u64 =
            lists.cells().iter().filter(|(history, _)| history.n_captures() > 1).map(|cell| cell.1).sum();
        assert_eq!(found.n_on_several, n_on_several);
        let like = LikeThese::of(lists.n_lists(), lists.n_observed(), n_on_several);
        let record =
            TrackRecord::all().find(|record| record.like == like && record.grade == found.verdict.grade);
        let is_enough = record.is_some_and(|record| record.n_sets >= 20 && lists.n_lists() > 2);
        assert_eq!(found.track_record(), record.filter(|_| is_enough));
        n_told += usize::from(is_enough);
        n_untold += usize::from(!is_enough);
    }
    assert!(n_told > 0 && n_untold > 0, "{n_told} told, {n_untold} untold");
}

/// Methods that need more lists than there are say how many they need.
#[test]
fn methods_of_three_lists_skip_two() {
    let lists = independent(1_000.0, &[0.3, 0.4]);
    let methods = [Method::Hierarchical, Method::LatentClass, Method::PairChapman, Method::OneAgainstRest];
    let found = by(&methods, &lists);
    for method in methods {
        let RowStatus::Skipped { reason } = found.row(method).unwrap().status else { panic!("{method:?}") };
        assert_eq!(reason, SkipReason::TooFewLists { least: 3, found: 2 }, "{method:?}");
    }
}

/// Of three lists there are three pairs, the people on both are counted, and low coverage is refused by the form for high coverage alone.
#[test]
fn pairs_and_coverage_are_answered_as_their_names_say() {
    let korea = fixture::table(fixture::KOREA);
    let found = by(&[Method::PairChapman], &korea);
    assert_eq!(found.rows.len(), 3);
    assert!(found.rows.iter().all(|row| matches!(row.detail, RowDetail::Pair { .. })));
    let found = by(&[Method::CoverageHigh, Method::CoverageOneStep], &fixture::table(fixture::UK_FIVE));
    let status = |method: Method| &found.row(method).unwrap().status;
    let is_refused = |status: &RowStatus| matches!(status, RowStatus::NotEstimable { reason: NotEstimable::LowCoverage { coverage } } if *coverage < 0.55);
    assert!(is_refused(status(Method::CoverageHigh)), "{:?}", status(Method::CoverageHigh));
    assert_eq!(status(Method::CoverageOneStep), &RowStatus::LowerBound);
}

/// Graphs are averaged under three priors, each another; the average over hierarchical models of few lists is tried with an unknown
/// variance too.
#[test]
fn averages_are_tried_under_other_priors() {
    let found = by(&[Method::Decomposable, Method::Hierarchical], &fixture::table(fixture::KOREA));
    let RowDetail::Graphs { priors, .. } = &found.row(Method::Decomposable).unwrap().detail else {
        panic!("{:?}", found.rows)
    };
    let deltas: Vec<f64> = priors.iter().map(|prior| prior.delta).collect();
    assert_eq!(deltas, [0.125, 0.5, 1.0]);
    let RowDetail::Models(models) = &found.row(Method::Hierarchical).unwrap().detail else {
        panic!("{:?}", found.rows)
    };
    assert!(models.unknown_variance.is_some());
}
