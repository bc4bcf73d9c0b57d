//! What rivals say and from where on, of fits put where they are wanted.

use super::*;
use crate::estimation::refusal::NotEstimable;
use crate::estimation::row::RowDetail;
use crate::estimation::{MethodRole, SkipReason};
use crate::loglinear::HierarchicalModel;
use crate::{History, IntervalMethod};

/// A hundred were seen, and the interval admits up to so many more.
#[test]
fn a_number_takes_so_many_times_the_unseen() {
    let times = |n_total: f64, upper: UpperLimit| {
        let interval = SizeInterval { lower: 110.0, upper, level: 0.95, kind: IntervalMethod::Bootstrap };
        times_the_unseen(n_total, &interval, 100.0)
    };
    let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 1e-12, "{found} for {wanted}");
    near(times(400.0, UpperLimit::Finite(300.0)), 1.5);
    near(times(200.0, UpperLimit::Finite(300.0)), 0.5);
    // Less than one person counts as one.
    near(times(103.0, UpperLimit::Finite(100.5)), 3.0);
    near(times(400.0, UpperLimit::Unbounded), 0.0);
}

#[test]
fn orders_are_counted_by_factorials() {
    for (n, factorial) in [(0, 1.0), (1, 1.0), (2, 2.0), (3, 6.0), (5, 120.0), (6, 720.0)] {
        assert!((ln_factorial(n) - libm::log(factorial)).abs() < 1e-12, "{n}");
    }
}

/// An upper end of a thousand times the people seen is one, beyond it there is none; the lower end stays.
#[test]
fn an_upper_end_out_of_reach_is_none() {
    let of = |upper: UpperLimit| {
        let interval = SizeInterval { lower: 60.0, upper, level: 0.95, kind: IntervalMethod::Joined };
        let found = within_reach(interval, 50.0);
        assert_eq!(SizeInterval { upper, ..found }, interval);
        found.upper
    };
    assert_eq!(of(UpperLimit::Finite(50_000.0)), UpperLimit::Finite(50_000.0));
    assert_eq!(of(UpperLimit::Finite(50_000.1)), UpperLimit::Unbounded);
    assert_eq!(of(UpperLimit::Unbounded), UpperLimit::Unbounded);
}

/// A list that saw nobody changes nothing of what rivals say; the two that need every list to have somebody do not fall silent.
#[test]
fn an_empty_list_silences_no_rival() {
    let four = Rivals::of(&lists(0));
    let five = Rivals::of(&lists(1));
    assert!(four.kinds.is_some() && four.missed.is_some() && four.changed.is_some());
    let said = |rivals: &Rivals| {
        let changed = rivals.changed.as_ref().map(|rival| rival.fit);
        let kinds = rivals.kinds.as_ref().map(|rival| rival.fit);
        (changed, kinds, rivals.missed.as_ref().map(|rival| rival.fit))
    };
    assert_eq!(said(&four), said(&five));
}

/// Four lists that miss links among themselves, after so many lists that nobody is on.
fn lists(n_empty: u32) -> CaptureTable {
    of_people(n_empty, [0.3, 0.35, 0.4, 0.3], 4_000.0, 90)
}

/// What independent lists of these chances see of so many people, and so many more on each list alone, as missed links leave them.
fn of_people(n_empty: u32, chances: [f64; 4], n_total: f64, loose: u64) -> CaptureTable {
    let cells = (1..16_u32).map(|bits| {
        let of_list = |list: usize| {
            let p: f64 = chances[list];
            if bits >> list & 1 == 1 { p } else { 1.0 - p }
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people")]
        let count = (n_total * (0..4).map(of_list).product::<f64>()).round() as u64;
        (History::from_bits(bits << n_empty), if bits.count_ones() == 1 { count + loose } else { count })
    });
    let names = (0..4 + n_empty).map(|list| format!("list {list}")).collect();
    CaptureTable::new(names, cells).unwrap()
}

/// The leading model's criterion, behind which rivals are put.
const AIC: f64 = 100.0;

fn between(lower: f64, upper: f64) -> SizeInterval {
    let kind = IntervalMethod::ProfileLikelihood;
    SizeInterval { lower, upper: UpperLimit::Finite(upper), level: 0.95, kind }
}

fn fit() -> ModelFit {
    let (log_likelihood, deviance, df, n_parameters, n_forced_zero) = (-45.0, 1.0, 5, 5, 0);
    ModelFit { log_likelihood, deviance, df, n_parameters, n_forced_zero, aic: AIC, aicc: AIC, bic: AIC }
}

/// The row of a log-linear model in which two lists depend on each other.
fn row(method: Method, interval: SizeInterval) -> MethodRow {
    let mut row = MethodRow::estimated(method, 3_000.0, 4_000.0)
        .with_interval(Some(interval))
        .with_detail(RowDetail::Model { fit: fit() });
    row.model = Some(HierarchicalModel::parse("[12,3,4]", 4).unwrap());
    row
}

fn leading() -> MethodRow {
    row(Method::BestBic, between(3_900.0, 4_100.0))
}

/// Puts a fit so many units of AIC ahead of the leading model, with this number.
fn put(fit: &mut Alternative, ahead: f64, n_total: f64) {
    fit.log_likelihood = fit.n_parameters as f64 - (AIC - ahead) / 2.0;
    fit.n_total = n_total;
    assert_eq!((fit.aic(), fit.n_total), (AIC - ahead, n_total));
}

/// The rivals of the lists, silent but for what is asked for.
fn alone(keeps: impl Fn(&mut Rivals)) -> Rivals {
    let mut rivals = Rivals::of(&lists(0));
    keeps(&mut rivals);
    rivals
}

fn only_changed(ahead: f64, n_total: f64) -> Rivals {
    alone(|rivals| {
        (rivals.kinds, rivals.missed, rivals.apart) = (None, None, None);
        put(&mut rivals.changed.as_mut().unwrap().fit, ahead, n_total);
    })
}

fn only_kinds(ahead: f64, n_total: f64) -> Rivals {
    alone(|rivals| {
        (rivals.changed, rivals.missed, rivals.apart) = (None, None, None);
        put(&mut rivals.kinds.as_mut().unwrap().fit, ahead, n_total);
    })
}

fn only_missed(ahead: f64, n_total: f64) -> Rivals {
    alone(|rivals| {
        (rivals.changed, rivals.kinds, rivals.apart) = (None, None, None);
        put(&mut rivals.missed.as_mut().unwrap().fit, ahead, n_total);
    })
}

/// What is said against the rows, but for ranges that these rivals, put somewhere else than they belong, do not have.
fn said(rivals: &Rivals, rows: &[MethodRow]) -> Vec<Doubt> {
    let mut found = rivals.against(&lists(0), rows);
    found.retain(|reason| *reason != Doubt::ExplanationWithoutRange);
    found
}

/// Chances that change speak from four units ahead on, where their number lies outside the interval, whose ends are within it.
#[test]
fn changed_chances_speak_by_their_fit_and_their_number() {
    let told = |ahead: f64, n_total: f64| said(&only_changed(ahead, n_total), &[leading()]);
    let speaks = |ahead: f64, n_total: f64| vec![Doubt::ChangedChances { n_total, ahead }];
    assert_eq!(told(4.0, 4_101.0), speaks(4.0, 4_101.0));
    assert_eq!(told(4.0, 3_899.0), speaks(4.0, 3_899.0));
    assert_eq!(told(3.75, 4_101.0), []);
    assert_eq!(told(4.0, 4_100.0), []);
    assert_eq!(told(40.0, 3_900.0), []);
}

/// Where lists are taken as independent, the best of 4! orders has to be 2 ln 24 = 6.36 units ahead.
#[test]
fn the_best_of_all_orders_is_ahead_of_independence_by_chance() {
    let mut independent = leading();
    independent.model = Some(HierarchicalModel::independence(4).unwrap());
    let told = |ahead: f64| said(&only_changed(ahead, 9_000.0), std::slice::from_ref(&independent)).len();
    assert_eq!([6.25, 6.5].map(told), [0, 1]);
    // A list that nobody is on has no place in an order.
    let mut rivals = Rivals::of(&lists(1));
    (rivals.kinds, rivals.missed, rivals.apart) = (None, None, None);
    put(&mut rivals.changed.as_mut().unwrap().fit, 6.5, 9_000.0);
    let found = rivals.against(&lists(1), &[independent]);
    assert!(found.contains(&Doubt::ChangedChances { n_total: 9_000.0, ahead: 6.5 }), "{found:?}");
}

/// Missed links speak as changed chances do, with the share that was missed.
#[test]
fn missed_links_speak_by_their_fit_and_their_number() {
    let told = |ahead: f64, n_total: f64| said(&only_missed(ahead, n_total), &[leading()]);
    let missed = Rivals::of(&lists(0)).missed.unwrap().missed;
    assert_eq!(told(4.0, 3_899.0), [Doubt::MissedLinks { n_total: 3_899.0, ahead: 4.0, missed }]);
    assert_eq!(told(3.75, 3_899.0), []);
    assert_eq!(told(4.0, 3_900.0), []);
}

/// Two kinds speak from six units ahead on wherever their number lies; from ten on they leave nothing of a number to whose unseen they add
/// half as many.
#[test]
fn two_kinds_speak_by_their_fit() {
    let n_observed = as_f64(lists(0).n_observed());
    let up_to = 4_000.0 - n_observed;
    let rows = [row(Method::BestBic, between(3_900.0, 4_000.0))];
    let told = |ahead: f64, times: f64| {
        let n_total = n_observed + times * up_to;
        let found = said(&only_kinds(ahead, n_total), &rows);
        found.first().map(|reason| {
            let Doubt::TwoKinds { n_total: said, ahead: by, leaves_nothing } = *reason else {
                panic!("{found:?}")
            };
            assert_eq!((said, by, found.len()), (n_total, ahead, 1));
            leaves_nothing
        })
    };
    assert_eq!(told(5.75, 4.0), None);
    assert_eq!(told(6.0, 1.0), Some(false));
    assert_eq!(told(9.75, 4.0), Some(false));
    assert_eq!(told(10.0, 1.5), Some(true));
    assert_eq!(told(10.0, 1.49), Some(false));
}

/// Kinds on lists of their own leave nothing of a number that they halve or double, down to two units behind; where nobody strays less
/// than those whom a list is for, there are no kinds.
#[test]
fn kinds_apart_speak_by_their_number() {
    let apart = KindsApart {
        fit: Alternative { n_total: 1.0, log_likelihood: 1.0, n_parameters: 7 },
        lists: vec![History::from_bits(0b0011), History::from_bits(0b1100)],
        strays: 0.1,
    };
    let told = |ahead: f64, n_total: f64, strays: f64| {
        let mut rivals = alone(|rivals| (rivals.changed, rivals.kinds, rivals.missed) = (None, None, None));
        let mut apart = KindsApart { strays, ..apart.clone() };
        put(&mut apart.fit, ahead, n_total);
        rivals.apart = Some(apart);
        said(&rivals, &[leading()])
    };
    let speaks = |ahead: f64, n_total: f64| vec![Doubt::KindsApart { n_kinds: 2, n_total, ahead }];
    assert_eq!(told(-2.0, 8_000.0, 0.1), speaks(-2.0, 8_000.0));
    assert_eq!(told(9.0, 2_000.0, 0.1), speaks(9.0, 2_000.0));
    assert_eq!(told(-2.25, 8_000.0, 0.1), []);
    assert_eq!(told(9.0, 7_999.0, 0.1), []);
    assert_eq!(told(9.0, 2_001.0, 0.1), []);
    assert_eq!(told(9.0, 8_000.0, 1.0), []);
    // A thousand times the people seen is the most that is a number.
    let most = 1_000.0 * as_f64(lists(0).n_observed());
    assert_eq!(told(9.0, most, 0.1), speaks(9.0, most));
    assert_eq!(told(9.0, most + 1.0, 0.1), []);
}

/// The interval of redraws is asked where the leading one may hold what rivals say; a row without a model of its own is asked nothing.
#[test]
fn rivals_are_held_against_the_interval_of_redraws() {
    let open = row(Method::BestBicOpen, between(3_500.0, 5_000.0));
    let rivals = only_missed(4.0, 4_500.0);
    assert_eq!(said(&rivals, std::slice::from_ref(&open)), []);
    assert!(matches!(said(&rivals, &[open, leading()])[..], [Doubt::MissedLinks { .. }]));
    assert_eq!(said(&rivals, &[leading().with_detail(RowDetail::None)]), []);
    assert_eq!(said(&rivals, &[row(Method::M0, between(3_900.0, 4_100.0))]), []);
    assert_eq!(Method::M0.role(4), MethodRole::Comparison);
}

/// Changed chances and missed links are level up to one unit behind, two kinds only where they are the same fit.
#[test]
fn rivals_are_level_up_to_what_their_one_side_costs() {
    let is_level = |rivals: &Rivals| rivals.level_with(0.95, fit()).map(|found| found.is_some());
    assert_eq!(is_level(&only_changed(-1.0, 4_500.0)), [true, false, false]);
    assert_eq!(is_level(&only_changed(-1.25, 4_500.0)), [false; 3]);
    assert_eq!(is_level(&only_missed(-1.0, 4_500.0)), [false, false, true]);
    assert_eq!(is_level(&only_missed(-1.25, 4_500.0)), [false; 3]);
    assert_eq!(is_level(&only_kinds(0.0, 4_500.0)), [false, true, false]);
    assert_eq!(is_level(&only_kinds(-1.0 / 2_048.0, 4_500.0)), [false, true, false]);
    assert_eq!(is_level(&only_kinds(-1.0 / 512.0, 4_500.0)), [false; 3]);
}

/// Of all orders those within one unit of the leading model are asked how far they reach, and no others.
#[test]
fn each_order_that_is_level_is_asked() {
    let rivals = alone(|rivals| (rivals.kinds, rivals.missed, rivals.apart) = (None, None, None));
    let changed = rivals.changed.as_ref().unwrap();
    let best = changed.fit.aic();
    let reach = |aic: f64| rivals.level_with(0.95, ModelFit { aic, ..fit() })[0];
    assert_eq!(reach(best - 1.5), None);
    let (best_alone, all) = (reach(best - 0.75).unwrap().unwrap(), reach(best + 400.0).unwrap().unwrap());
    assert!(all.lower <= best_alone.lower && all.upper.finite() >= best_alone.upper.finite());
    assert_ne!((all.lower, all.upper), (best_alone.lower, best_alone.upper));
    // An order that is one unit behind is still asked, and its range holds its own number.
    let edge = reach(best - 1.0 + 1e-9).unwrap().unwrap();
    assert!(edge.contains(changed.fit.n_total), "{edge:?} {}", changed.fit.n_total);
}

/// The joined interval holds the leading one and each of those that are level, and no more than they do.
#[test]
fn the_joined_interval_is_the_smallest_that_holds_all() {
    let rivals = Rivals::of(&lists(0));
    let missed = rivals.missed.as_ref().unwrap();
    let level = ModelFit { aic: missed.fit.aic(), ..fit() };
    let narrow = between(3_999.0, 4_000.0);
    let found = rivals.joined(narrow, level);
    let ranges: Vec<SizeInterval> =
        rivals.level_with(0.95, level).into_iter().flatten().flatten().chain([narrow]).collect();
    assert!(ranges.len() > 1);
    let least = ranges.iter().map(|range| range.lower).fold(f64::INFINITY, f64::min);
    let most = ranges.iter().map(|range| range.upper.finite().unwrap()).fold(0.0, f64::max);
    assert_eq!((found.lower, found.upper), (least, UpperLimit::Finite(most)));
    // Nothing is level with a model that fits far better than they do.
    assert_eq!(rivals.joined(narrow, ModelFit { aic: missed.fit.aic() - 1e4, ..fit() }), narrow);
}

/// An explanation that is level and has no range is told, and so is an open interval that was refused; one that was never tried is not.
#[test]
fn an_explanation_without_a_range_is_told() {
    let silent = alone(|rivals| (rivals.changed, rivals.kinds, rivals.missed) = (None, None, None));
    let told = |rivals: &Rivals, others: &[MethodRow]| {
        let rows = [&[leading()], others].concat();
        rivals.against(&lists(0), &rows).contains(&Doubt::ExplanationWithoutRange)
    };
    assert!(!told(&silent, &[]));
    let refused = MethodRow::not_estimable(Method::BestBicOpen, NotEstimable::BeyondReach);
    assert!(told(&silent, &[refused]));
    let skipped = MethodRow::skipped(Method::BestBicOpen, SkipReason::OrderInTime);
    assert!(!told(&silent, &[skipped]));
    let other = MethodRow::not_estimable(Method::Stepwise, NotEstimable::BeyondReach);
    assert!(!told(&silent, &[other]));
    // Put ahead of where any order is, it has no order to be reckoned from.
    assert!(told(&only_changed(0.0, 4_000.0), &[]));
}

/// Lists that hardly overlap leave so much open that the range with it is wide: told where the open interval leads, which is not.
#[test]
fn a_reach_that_is_wide_is_told_beside_the_open_interval() {
    let few = of_people(0, [0.05, 0.06, 0.04, 0.05], 1_500.0, 0);
    let mut rivals = Rivals::of(&few);
    (rivals.kinds, rivals.missed, rivals.apart) = (None, None, None);
    let aic = rivals.changed.as_ref().unwrap().fit.aic();
    let level = RowDetail::Model { fit: ModelFit { aic, ..fit() } };
    let of = |method: Method| {
        let row = row(method, between(1_400.0, 1_600.0)).with_detail(level.clone());
        let found = rivals.against(&few, &[row]);
        found.iter().any(|reason| {
            let Doubt::CommonDependence { lower, upper } = *reason else { return false };
            assert!(lower <= 1_400.0 && upper.finite().is_none_or(|upper| upper >= 5.0 * lower));
            true
        })
    };
    assert!(of(Method::BestBicOpen) && !of(Method::BestBic));
    let near = only_missed(-9.0, 4_000.0);
    assert_eq!(said(&near, &[row(Method::BestBicOpen, between(3_900.0, 4_100.0))]), []);
}
