//! Each reason at its threshold, of rows and overlaps made by hand.

use super::*;
use crate::bayesian::chain::Shortfall;
use crate::consistency::check_known_size;
use crate::estimation::row::{BootstrapDetail, PriorAnswer};
use crate::estimation::{ModelFit, Runaway, RunawayEnd, SkipReason};
use crate::loglinear::{Criterion, HierarchicalModel, ModelSpread};
use crate::{History, IntervalMethod, SizeInterval};

/// Four lists of forty people each, which the others miss as is said, each by an answer that is off by so much.
fn checked(misses: [bool; 4], off: f64) -> Consistency {
    let names = ["a", "b", "c", "d"].map(String::from).to_vec();
    let table = CaptureTable::new(names, (1..16).map(|bits| (History::from_bits(bits), 5))).unwrap();
    let mut found = crate::consistency::check(&table, &|_| {});
    found.known_sizes = (0..4).filter_map(|list| check_known_size(&table, list)).collect();
    for (check, is_missed) in found.known_sizes.iter_mut().zip(misses) {
        // The answer is off by so much of the size.
        let answer = check.ratio().unwrap() * as_f64(check.size);
        check.size = (answer / off).round() as u64;
        let size = as_f64(check.size);
        let (lower, upper) = if is_missed { (1.1 * size, 1.2 * size) } else { (0.9 * size, 1.1 * size) };
        let kind = IntervalMethod::ProfileLikelihood;
        check.interval = Some(SizeInterval { lower, upper: UpperLimit::Finite(upper), level: 0.95, kind });
    }
    found
}

/// Most lists have to be missed, by however little, or one by a factor of two.
#[test]
fn known_sizes_speak_where_most_are_missed_or_one_by_far() {
    let missed = |misses, off| match of_known_sizes(&checked(misses, off)) {
        Some(Doubt::KnownSizesMissed { n_missed, n_checked, .. }) => Some((n_missed, n_checked)),
        Some(other) => panic!("{other:?}"),
        None => None,
    };
    assert_eq!(missed([false; 4], 1.2), None);
    assert_eq!(missed([true, false, false, false], 1.2), None);
    assert_eq!(missed([true, true, false, false], 1.2), None);
    assert_eq!(missed([true, true, true, false], 1.2), Some((3, 4)));
    assert_eq!(missed([true, false, false, false], 2.5), Some((1, 4)));
    assert_eq!(missed([true, false, false, false], 0.4), Some((1, 4)));
    assert_eq!(missed([false; 4], 2.5), None);
}

/// Four lists of 805 people, 200 of whom are on one list only.
fn lists() -> CaptureTable {
    let names = ["a", "b", "c", "d"].map(String::from).to_vec();
    let count = |bits: u32| if bits.is_power_of_two() { 50 } else { 55 };
    CaptureTable::new(names, (1..16).map(|bits| (History::from_bits(bits), count(bits)))).unwrap()
}

const N_OBSERVED: f64 = 805.0;

fn between(lower: f64, upper: f64) -> Option<SizeInterval> {
    let upper = if upper.is_finite() { UpperLimit::Finite(upper) } else { UpperLimit::Unbounded };
    Some(SizeInterval { lower, upper, level: 0.95, kind: IntervalMethod::ProfileLikelihood })
}

fn fit(aic: f64, df: i64, deviance: f64) -> ModelFit {
    let (n_parameters, n_forced_zero, aicc) = (5, 0, aic);
    ModelFit { log_likelihood: 0.0, deviance, df, n_parameters, n_forced_zero, aic, aicc, bic: aic }
}

/// A row of a log-linear model of this AIC, which fits well.
fn of_model(method: Method, n_total: f64, interval: Option<SizeInterval>, aic: f64) -> MethodRow {
    MethodRow::estimated(method, N_OBSERVED, n_total)
        .with_interval(interval)
        .with_detail(RowDetail::Model { fit: fit(aic, 5, 1.0) })
}

fn of_closed(method: Method, n_total: f64, interval: Option<SizeInterval>, aic: f64) -> MethodRow {
    let detail = RowDetail::Closed { bias: None, deviance: 1.0, df: 5, aic, bic: aic };
    MethodRow::estimated(method, N_OBSERVED, n_total).with_interval(interval).with_detail(detail)
}

/// The row that leads: 1,100 people, 1,000 to 1,200, by a model of AIC 100.
fn leading() -> MethodRow {
    of_model(Method::BestBic, 1_100.0, between(1_000.0, 1_200.0), 100.0)
}

/// What is said against the leading row, but for how surely a change would be seen, which these lists decide.
fn against(leading: MethodRow, others: &[MethodRow]) -> Vec<Doubt> {
    let rows = [&[leading], others].concat();
    let mut reasons = Vec::new();
    against_lead(&lists(), &rows, &mut reasons);
    reasons.retain(|reason| !matches!(reason, Doubt::TooSmallToCheck { .. }));
    reasons
}

#[test]
fn a_row_that_agrees_says_nothing() {
    assert_eq!(against(leading(), &[]), []);
    let alike = of_model(Method::AverageBic, 1_150.0, between(1_050.0, 1_300.0), 90.0);
    assert_eq!(against(leading(), &[alike]), []);
}

/// The floor speaks above the upper end only, of a fit at most two units of AIC behind, by how many times the unseen it takes.
#[test]
fn a_floor_above_the_interval_speaks() {
    let floor = |lower: f64, aic: f64| {
        let bound =
            of_closed(Method::MthChao, lower + 100.0, between(lower, lower + 300.0), aic).into_bound();
        against(leading(), &[bound])
    };
    // Of 395 unseen at most, 474 and more are 1.2 times as many.
    let told = floor(1_279.0, 100.0);
    let [Doubt::FloorAbove { floor: lower, upper, factor }] = told[..] else { panic!("{told:?}") };
    assert_eq!((lower, upper), (1_279.0, 1_200.0));
    assert!((factor - 1.2).abs() < 1e-12, "{factor}");
    assert!(matches!(floor(1_201.0, 102.0)[..], [Doubt::FloorAbove { .. }]));
    assert_eq!(floor(1_201.0, 102.1), []);
    assert_eq!(floor(1_200.0, 100.0), []);
    assert_eq!(floor(900.0, 100.0), []);
    // What is no bound is no floor.
    let estimate = of_closed(Method::MthChao, 1_500.0, between(1_300.0, 1_900.0), 100.0);
    assert!(!against(leading(), &[estimate]).iter().any(|reason| matches!(reason, Doubt::FloorAbove { .. })));
}

/// Chances that differ speak by four units of AIC ahead, or by a number outside the interval at most two units behind, which the bound has none of.
#[test]
fn chances_that_differ_speak_by_their_fit_or_their_number() {
    let told = |method: Method, n_total: f64, aic: f64| {
        let row = of_closed(method, n_total, between(1_000.0, 1_250.0), aic);
        against(leading(), &[if method == Method::MthChao { row.into_bound() } else { row }])
    };
    let said = |method: Method, ahead: f64| vec![Doubt::UnequalChances { method, ahead }];
    for method in [Method::MthPoisson, Method::MthDarroch, Method::MthGamma] {
        assert_eq!(told(method, 1_100.0, 96.0), said(method, 4.0));
        assert_eq!(told(method, 1_100.0, 96.1), []);
        assert_eq!(told(method, 1_201.0, 102.0), said(method, -2.0));
        assert_eq!(told(method, 999.0, 102.0), said(method, -2.0));
        assert_eq!(told(method, 1_200.0, 102.0), []);
        assert_eq!(told(method, 1_201.0, 102.1), []);
    }
    assert_eq!(told(Method::MthChao, 1_201.0, 100.0), []);
    assert_eq!(told(Method::MthChao, 1_201.0, 96.0), said(Method::MthChao, 4.0));
    // Lists taken as alike are no rival.
    assert_eq!(told(Method::M0, 1_300.0, 90.0), []);
}

/// Where explanations left open reach too far, the best BIC's own interval leads, and they are told.
#[test]
fn what_is_left_open_is_told_where_it_does_not_lead() {
    let open = |upper: f64| of_model(Method::BestBicOpen, 1_100.0, between(1_000.0, upper), 100.0);
    let reach = Doubt::CommonDependence { lower: 1_000.0, upper: UpperLimit::Finite(5_000.0) };
    assert_eq!(against(leading(), &[open(5_000.0)]), [reach]);
    assert_eq!(against(leading(), &[open(4_999.0)]), []);
}

/// Of two degrees of freedom a deviance d has the probability exp(−d/2), which is 0.003 at 11.618.
#[test]
fn a_misfit_is_told_below_three_in_a_thousand() {
    let told = |df: i64, deviance: f64| {
        against(leading().with_detail(RowDetail::Model { fit: fit(100.0, df, deviance) }), &[])
    };
    assert_eq!(told(2, 11.61), []);
    let found = told(2, 11.63);
    let [Doubt::Misfit { p }] = found[..] else { panic!("{found:?}") };
    assert!((p - libm::exp(-11.63 / 2.0)).abs() < 1e-12, "{p}");
    // Rounding may leave a deviance a hair below none; and where nothing is left to check, there is nothing to fit.
    assert_eq!(told(2, -1e-9), []);
    assert_eq!(told(0, 0.0), [Doubt::NothingLeftToCheck]);
    assert_eq!(told(-1, 90.0), [Doubt::NothingLeftToCheck]);
    assert_eq!(told(1, 0.0), []);
}

/// The best model by AIC speaks where it is four units ahead and its number lies outside the interval.
#[test]
fn another_criterion_speaks_where_it_is_clearly_ahead_and_elsewhere() {
    let told = |n_total: f64, aic: f64| {
        against(leading(), &[of_model(Method::BestAic, n_total, between(1_000.0, 1_900.0), aic)])
    };
    assert_eq!(told(1_201.0, 96.0), [Doubt::OtherCriterion { n_total: 1_201.0 }]);
    assert_eq!(told(1_201.0, 96.1), []);
    assert_eq!(told(1_200.0, 80.0), []);
    assert_eq!(told(999.0, 80.0), [Doubt::OtherCriterion { n_total: 999.0 }]);
}

/// Intervals are apart where they have no size in common, and those of comparisons are not asked.
#[test]
fn intervals_without_a_size_in_common_are_told() {
    let told = |method: Method, lower: f64, upper: f64| {
        against(leading(), &[of_model(method, lower.max(N_OBSERVED), between(lower, upper), 120.0)])
    };
    let method = Method::AverageBic;
    assert_eq!(told(method, 1_201.0, 1_900.0), [Doubt::IntervalsApart { method }]);
    assert_eq!(told(method, 1_201.0, f64::INFINITY), [Doubt::IntervalsApart { method }]);
    assert_eq!(told(method, 1_200.0, 1_900.0), []);
    assert_eq!(told(method, 810.0, 999.0), [Doubt::IntervalsApart { method }]);
    assert_eq!(told(method, 810.0, 1_000.0), []);
    assert_eq!(told(Method::Independence, 1_201.0, 1_900.0), []);
    let endless = of_model(Method::BestBic, 1_100.0, between(1_000.0, f64::INFINITY), 100.0);
    let far = of_model(method, 9_000.0, between(8_000.0, 9_900.0), 120.0);
    assert_eq!(against(endless, &[far]), []);
}

fn said_of_rows(rows: &[MethodRow], has_chosen: bool) -> Vec<Doubt> {
    let mut reasons = Vec::new();
    of_rows(&lists(), rows, has_chosen, &mut reasons);
    reasons
}

/// Chains that disagree are a reason where nothing else leads.
#[test]
fn chains_that_disagree_speak_where_nothing_leads() {
    let method = Method::LatentClass;
    let stuck =
        MethodRow::without_number(method, RowStatus::NotConverged { shortfalls: vec![Shortfall::Stuck] });
    assert_eq!(
        said_of_rows(std::slice::from_ref(&stuck), false),
        [Doubt::NoMainEstimate, Doubt::NotConverged { method }]
    );
    let other = of_model(Method::AverageBic, 1_100.0, between(1_000.0, 1_200.0), 100.0);
    assert_eq!(said_of_rows(&[leading(), other, stuck], false), []);
}

/// One number alone, and none, are told as the lists' fault or as that of the choice; what was only skipped is nobody's.
#[test]
fn a_number_alone_is_told() {
    let method = Method::BestBic;
    assert_eq!(said_of_rows(&[leading()], false), [Doubt::OnlyOneMainEstimate { method }]);
    assert_eq!(said_of_rows(&[leading()], true), [Doubt::TooFewChosen { n_estimates: 1 }]);
    let skipped = MethodRow::skipped(method, SkipReason::TooManyLists { most: 7, found: 8 });
    assert_eq!(said_of_rows(std::slice::from_ref(&skipped), true), [Doubt::TooFewChosen { n_estimates: 0 }]);
    assert_eq!(said_of_rows(&[skipped], false), []);
    let refused = MethodRow::not_estimable(method, NotEstimable::BeyondReach);
    assert_eq!(said_of_rows(&[refused], false), [Doubt::NoMainEstimate]);
}

/// Of several rows that found no model, the best BIC's speaks for all.
#[test]
fn models_that_are_not_there_are_told_once() {
    let refusal = SelectRefusal::NoAdmissibleModel { n_models: 8, n_by_status: [0, 8, 0, 0] };
    let rows = [Method::BestAic, Method::BestBic, Method::AverageBic]
        .map(|method| MethodRow::not_estimable(method, refusal));
    let told = said_of_rows(&rows, false);
    assert_eq!(told, [Doubt::NoMainEstimate, Doubt::NoAdmissibleModel { n_models: 8 }]);
}

/// An interval without an end is told of each method that is compared; how wide one is, of the leading row alone.
#[test]
fn width_is_told_of_the_row_that_leads() {
    let [bic, average, independence] = [Method::BestBic, Method::AverageBic, Method::Independence];
    let row = |method: Method, upper: f64| of_model(method, 1_100.0, between(1_000.0, upper), 100.0);
    let wide = Doubt::WideInterval { method: bic, factor: 5.0 };
    assert_eq!(said_of_rows(&[row(bic, 5_000.0), row(average, 1_200.0)], false), [wide]);
    assert_eq!(said_of_rows(&[row(bic, 1_200.0), row(average, 5_000.0)], false), []);
    let endless = row(average, f64::INFINITY);
    assert_eq!(said_of_rows(&[row(bic, 1_200.0), endless], false), [Doubt::Unbounded { method: average }]);
    let compared = [row(bic, 1_200.0), row(average, 1_200.0), row(independence, f64::INFINITY)];
    assert_eq!(said_of_rows(&compared, false), []);
    let profile = row(Method::BestBicProfile, f64::INFINITY);
    let told = said_of_rows(&[row(bic, 1_200.0), row(average, 1_200.0), profile], false);
    assert_eq!(told, [Doubt::Unbounded { method: Method::BestBicProfile }]);
}

fn said_of_detail(detail: RowDetail) -> Vec<Doubt> {
    let mut reasons = Vec::new();
    of_detail(&leading().with_detail(detail), N_OBSERVED, &mut reasons);
    reasons
}

/// One person who moves 1,100 to 1,650, or down to 733, moves it by half as much again.
#[test]
fn one_person_who_moves_the_answer_is_told() {
    let told = |without_one: Option<(f64, f64)>, n_usable: usize| {
        said_of_detail(RowDetail::Bootstrap(Box::new(BootstrapDetail {
            n_replicates: 100,
            n_usable,
            bca_refusal: None,
            percentile: None,
            z0: Ok(0.0),
            acceleration: Ok(0.0),
            fit: None,
            picked: Vec::new(),
            n_picked: 0,
            modes: Vec::new(),
            without_one,
        })))
    };
    let factor = |reasons: Vec<Doubt>| match reasons[..] {
        [Doubt::OnePerson { factor }] => factor,
        _ => panic!("{reasons:?}"),
    };
    assert_eq!(told(None, 90), []);
    assert_eq!(told(Some((1_000.0, 1_600.0)), 90), []);
    assert_eq!(told(Some((740.0, 1_100.0)), 90), []);
    assert!((factor(told(Some((1_000.0, 1_760.0)), 90)) - 1.6).abs() < 1e-12);
    assert!((factor(told(Some((550.0, 1_760.0)), 90)) - 2.0).abs() < 1e-12);
    assert_eq!(told(Some((0.0, 1_100.0)), 90), []);
    assert_eq!(told(None, 89), [Doubt::FewReplicates { n_usable: 89, n_replicates: 100 }]);
}

/// A prior decides where its answers lie apart by a factor of two; nobody counts fewer than were seen.
#[test]
fn a_prior_decides_from_a_factor_of_two_on() {
    let told = |medians: &[Option<f64>]| {
        let interval = leading().interval.unwrap();
        let answer = |&median: &Option<f64>| PriorAnswer { delta: 1.0, median, interval };
        let priors = medians.iter().map(answer).collect();
        said_of_detail(RowDetail::Graphs { cliques: Vec::new(), probability: 1.0, edges: Vec::new(), priors })
    };
    assert_eq!(told(&[Some(1_000.0), None, Some(2_000.0)]), [Doubt::PriorDecides { factor: 2.0 }]);
    assert_eq!(told(&[Some(1_000.0), Some(1_999.0)]), []);
    assert_eq!(told(&[Some(100.0), Some(1_000.0)]), []);
    assert_eq!(told(&[None, None]), []);
}

/// Of a hundred models 75 without an estimate leave no hope, and 26 are many; models about as good as the best are apart by a factor of two.
#[test]
fn models_without_an_estimate_are_told_by_their_share() {
    let told = |n_lacking: u64, highest: f64, runaway: Option<Runaway>| {
        let spread = |delta: f64, highest: f64| ModelSpread { delta, n_models: 2, lowest: 1_000.0, highest };
        let found = Multiverse {
            criterion: Criterion::Bic,
            n_models: 100,
            n_by_status: [100 - n_lacking, 1, n_lacking - 1, 0],
            // What lies within ten units is no reason.
            spreads: vec![spread(2.0, highest), spread(10.0, 90_000.0)],
            rows: Vec::new(),
            runaway,
        };
        let mut reasons = Vec::new();
        of_multiverse(&[found], &mut reasons);
        reasons
    };
    assert_eq!(told(25, 1_999.0, None), []);
    assert_eq!(told(26, 1_999.0, None), [Doubt::NonExistenceCommon { share: 0.26 }]);
    assert_eq!(told(74, 1_999.0, None), [Doubt::NonExistenceCommon { share: 0.74 }]);
    assert_eq!(told(75, 1_999.0, None), [Doubt::NonExistencePrevails { share: 0.75 }]);
    assert_eq!(told(1, 2_000.0, None), [Doubt::MultiverseSpread { factor: 2.0 }]);
    let (n_models, ahead, towards) = (3, 4.5, RunawayEnd::Infinity);
    let model = HierarchicalModel::independence(4).unwrap();
    let found = told(1, 1_000.0, Some(Runaway { n_models, model, ahead, towards }));
    assert_eq!(found, [Doubt::BetterFitRunsAway { n_models, ahead, towards }]);
}

/// Half of all people seen are on the outer list: ten of ten inner people on it have a chance of 1 in 1,024, nine of 1 in 512.
#[test]
fn a_list_lies_within_another_beyond_chance() {
    let names = ["a", "b"].map(String::from).to_vec();
    let cells = [(0b01, 50), (0b10, 50)].map(|(bits, n)| (History::from_bits(bits), n));
    let table = CaptureTable::new(names, cells).unwrap();
    let told = |n_first: u64, n_second: u64, n_both: u64| {
        let (n_expected_among_seen, odds_ratio) = (1.0, None);
        let (first, second) = (3, 5);
        within(
            &table,
            &PairOverlap { first, second, n_first, n_second, n_both, n_expected_among_seen, odds_ratio },
        )
    };
    assert_eq!(told(10, 50, 10), Some(Doubt::ListWithin { inner: 3, outer: 5, n_people: 10 }));
    assert_eq!(told(50, 10, 10), Some(Doubt::ListWithin { inner: 5, outer: 3, n_people: 10 }));
    assert_eq!(told(9, 50, 9), None);
    assert_eq!(told(10, 50, 9), None);
}
