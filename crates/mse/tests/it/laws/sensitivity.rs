//! What cannot be seen, and links that were missed: closed forms, and worlds that were made and are found again.

use darkfigure_mse::loglinear::HierarchicalModel;
use darkfigure_mse::sensitivity::{
    Breakdown, DependenceCurve, DependenceRefusal, LinkError, LinkErrorRates, correct_links,
};
use darkfigure_mse::two_list::TwoLists;
use darkfigure_mse::{CaptureTable, History};

fn is_near(found: f64, wanted: f64, digits: f64) {
    assert!((found - wanted).abs() < digits * wanted.abs().max(1.0), "{found} for {wanted}");
}

fn table(n_lists: usize, cells: &[(u32, u64)]) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    CaptureTable::new(names, cells.iter().map(|&(bits, n)| (History::from_bits(bits), n))).unwrap()
}

/// N = n + ψ n₁₀ n₀₁ / n₁₁ with se² = n₀ + n₀² (1/n₁₀ + 1/n₀₁ + 1/n₁₁): of 40, 30 and 6 people, 200 are unseen at an odds ratio of one.
#[test]
fn a_pair_s_curve_has_a_closed_form() {
    let curve = DependenceCurve::of_pair(TwoLists::new(46, 36, 6).unwrap()).unwrap();
    assert_eq!(curve.n_observed(), 76);
    for ratio in [0.5, 1.0, 3.0] {
        let found = curve.at(ratio, 0.9).unwrap();
        let unseen = 200.0 * ratio;
        is_near(found.estimate, 76.0 + unseen, 1e-12);
        is_near(found.se * found.se, unseen + unseen * unseen * (1.0 / 40.0 + 1.0 / 30.0 + 1.0 / 6.0), 1e-12);
        assert_eq!(curve.breakdown(76.0 + unseen), Breakdown::Ratio { size: 76.0 + unseen, ratio });
    }
    assert_eq!(curve.breakdown(75.0), Breakdown::Never { size: 75.0 });
    assert_eq!(curve.breakdown_factor(0.5), Breakdown::Ratio { size: 138.0, ratio: 0.31 });
    for level in [0.0, 1.0] {
        assert_eq!(curve.at(1.0, level), Err(DependenceRefusal::Level { level }));
    }
}

/// A range of ratios may be one ratio, and not upside down; it allows what lies between its limits, the limits with it.
#[test]
fn a_range_of_ratios_allows_what_lies_within() {
    let curve = DependenceCurve::of_pair(TwoLists::new(46, 36, 6).unwrap()).unwrap();
    assert_eq!(curve.over(2.0, 1.0, 0.95), Err(DependenceRefusal::Ratio { ratio: 2.0 }));
    let one = curve.over(1.0, 1.0, 0.95).unwrap();
    is_near(one.lowest, one.highest, 1e-15);
    let set = curve.over(0.5, 2.0, 0.95).unwrap();
    let (lower, upper) = (set.with_sampling.lower, set.with_sampling.upper.finite().unwrap());
    assert!(lower < set.lowest && set.highest < upper);
    assert!([lower, 300.0, upper].into_iter().all(|size| set.allows(size)));
    assert!(![lower - 0.1, upper + 0.1].into_iter().any(|size| set.allows(size)));
}

/// Of two lists those on both are m (1 − false)/(1 − missed), and the lists stay as large as they are.
#[test]
fn links_of_two_lists_have_a_closed_form() {
    let recorded = table(2, &[(0b01, 400), (0b10, 300), (0b11, 60)]);
    for (missed, false_links) in [(0.2, 0.0), (0.0, 0.1), (0.2, 0.1), (0.36, 0.0)] {
        let found = correct_links(&recorded, LinkErrorRates { missed, false_links }).unwrap();
        let both = 60.0 * (1.0 - false_links) / (1.0 - missed);
        is_near(found.count(History::from_bits(0b11)), both, 1e-12);
        is_near(found.count(History::from_bits(0b01)), 460.0 - both, 1e-12);
        is_near(found.count(History::from_bits(0b10)), 360.0 - both, 1e-12);
        is_near(found.lincoln_petersen(0, 1).unwrap(), 460.0 * 360.0 / both, 1e-12);
        is_near(found.chapman(0, 1), 461.0 * 361.0 / (both + 1.0) - 1.0, 1e-12);
    }
    assert_eq!(
        correct_links(&recorded, LinkErrorRates { missed: 0.84, false_links: 0.0 }),
        Err(LinkError::TooMuchMissed { list: 1 })
    );
}

/// People by the million whose records come loose are put together again, each list as large as it was, and independent lists give their number.
#[test]
fn records_that_came_loose_are_put_together() {
    let (chances, loose) = ([0.3, 0.4, 0.2], 0.15);
    let mut recorded = [0.0; 8];
    let people = |bits: u32| -> f64 {
        let on = |(list, &chance): (usize, &f64)| if bits >> list & 1 == 1 { chance } else { 1.0 - chance };
        1e9 * chances.iter().enumerate().map(on).product::<f64>()
    };
    for bits in 1..8_u32 {
        // Which of the records come loose, of people on two lists and more.
        for alone in (0..8_u32).filter(|alone| alone & !bits == 0) {
            let (n_alone, n_on) = (alone.count_ones(), bits.count_ones());
            let chance = if n_on == 1 {
                f64::from(u32::from(alone == 0))
            } else {
                (0..n_alone).map(|_| loose).product::<f64>()
                    * (n_alone..n_on).map(|_| 1.0 - loose).product::<f64>()
            };
            for list in (0..3).filter(|list| alone >> list & 1 == 1) {
                recorded[1 << list] += people(bits) * chance;
            }
            if bits != alone {
                recorded[(bits & !alone) as usize] += people(bits) * chance;
            }
        }
    }
    let cells: Vec<(u32, u64)> = (1..8).map(|bits| (bits, recorded[bits as usize].round() as u64)).collect();
    let rates = LinkErrorRates { missed: 1.0 - (1.0 - loose) * (1.0 - loose), false_links: 0.0 };
    let found = correct_links(&table(3, &cells), rates).unwrap();
    for bits in 1..8 {
        is_near(found.count(History::from_bits(bits)), people(bits), 1e-6);
    }
    is_near(found.n_observed(), 1e9 - people(0), 1e-6);
    is_near(found.independent().unwrap(), 1e9, 1e-6);
    let independence = HierarchicalModel::independence(3).unwrap();
    is_near(found.log_linear(&independence).unwrap(), 1e9, 1e-5);
    // False links are undone the way records come loose.
    let true_cells: Vec<(u32, u64)> = (1..8).map(|bits| (bits, people(bits).round() as u64)).collect();
    let rates = LinkErrorRates { missed: 0.0, false_links: rates.missed };
    let undone = correct_links(&table(3, &true_cells), rates).unwrap();
    for bits in 1..8 {
        is_near(undone.count(History::from_bits(bits)), recorded[bits as usize], 1e-6);
    }
}

/// Nobody on two lists gives no number, and a list with everyone gives those seen.
#[test]
fn independence_needs_an_overlap() {
    let right = LinkErrorRates { missed: 0.0, false_links: 0.0 };
    let of = |cells: &[(u32, u64)]| correct_links(&table(3, cells), right).unwrap().independent();
    assert_eq!(of(&[(0b001, 40), (0b010, 30), (0b100, 20)]), Err(LinkError::NoOverlap));
    is_near(of(&[(0b001, 40), (0b011, 30), (0b101, 20)]).unwrap(), 90.0, 1e-12);
    is_near(of(&[(0b001, 40), (0b010, 30), (0b011, 1)]).unwrap(), 41.0 * 31.0, 1e-9);
}

/// Of more than sixteen lists no links are corrected.
#[test]
fn links_of_too_many_lists_are_left() {
    let rates = LinkErrorRates { missed: 0.1, false_links: 0.0 };
    let many = correct_links(&table(17, &[(0b01, 40), (0b11, 30)]), rates);
    assert_eq!(many, Err(LinkError::Lists { n_lists: 17 }));
}

/// A pair of lists that would hold fewer than nobody is named, wherever it is.
#[test]
fn fewer_than_nobody_is_no_table() {
    let recorded =
        table(3, &[(0b001, 400), (0b010, 300), (0b100, 300), (0b111, 100), (0b101, 90), (0b110, 90)]);
    let found = correct_links(&recorded, LinkErrorRates { missed: 0.3, false_links: 0.0 }).unwrap();
    let history = History::from_bits(0b011);
    assert!(found.count(history) < -0.5);
    assert_eq!(found.rounded(), Err(LinkError::NegativeCell { history }));
    let independence = HierarchicalModel::independence(3).unwrap();
    assert_eq!(found.log_linear(&independence), Err(LinkError::NegativeCell { history }));
    let two = HierarchicalModel::independence(2).unwrap();
    let right = correct_links(&recorded, LinkErrorRates { missed: 0.0, false_links: 0.0 }).unwrap();
    assert_eq!(right.log_linear(&two), Err(LinkError::NoEstimate));
}
