//! Degenerate tables: each gets an answer of a named kind, and no number that is not one.

use darkfigure_mse::audit::audit;
use darkfigure_mse::closed_population::{Heterogeneity, ProfileOptions};
use darkfigure_mse::loglinear::HierarchicalModel;
use darkfigure_mse::sensitivity::{
    DependenceCurve, DependenceRefusal, LinkError, LinkErrorRates, correct_links,
};
use darkfigure_mse::single_source::{
    ChaoRefusal, Occasions, TruncatedRefusal, chao, chao_corrected, truncated_geometric,
    truncated_negative_binomial, truncated_poisson, zelterman,
};
use darkfigure_mse::two_list::{TwoLists, chapman, lincoln_petersen};
use darkfigure_mse::{
    CaptureCounts, CaptureTable, History, audit, closed_population, sample_coverage, two_list,
};

use crate::fixture::{ARTIFICIAL, AUSTRALIA, KOREA, table as fixture};

fn table(n_lists: usize, cells: &[(u32, u64)]) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    CaptureTable::new(names, cells.iter().map(|&(bits, count)| (History::from_bits(bits), count))).unwrap()
}

#[test]
fn no_overlap() {
    let apart = TwoLists::new(46, 20, 0).unwrap();
    assert_eq!(
        lincoln_petersen(apart, 0.95),
        Err(two_list::Refusal::NoOverlap { n_first: 46, n_second: 20 })
    );
    assert!(chapman(apart, 0.95).unwrap().estimate.is_finite());
    assert!(matches!(
        chapman(TwoLists::new(0, 5, 0).unwrap(), 0.95),
        Err(two_list::Refusal::EmptyList { .. })
    ));
    let lists = table(3, &[(1, 40), (2, 30), (4, 20)]);
    assert_eq!(
        closed_population::fit(&lists, closed_population::Model::Mt, 0.95),
        Err(closed_population::Refusal::NoOverlap)
    );
    assert_eq!(
        closed_population::fit(&lists, closed_population::Model::M0, 0.95),
        Err(closed_population::Refusal::NoOverlap)
    );
    assert_eq!(
        sample_coverage::estimate(&lists, sample_coverage::Options::default()),
        Err(sample_coverage::Refusal::NoOverlap)
    );
    assert!(audit(&lists, audit::Options::default()).findings.contains(&audit::Finding::NobodyTwice));
}

#[test]
fn nobody_twice_or_once() {
    let once = CaptureCounts::new([(1, 9), (3, 1)]).unwrap();
    assert_eq!(chao(&once, Occasions::Unlimited, 0.95), Err(ChaoRefusal::NobodyTwice { n_once: 9 }));
    assert!(chao_corrected(&once, Occasions::Unlimited, 0.95).unwrap().interval.upper.finite().is_some());
    let twice = CaptureCounts::new([(2, 9)]).unwrap();
    assert_eq!(zelterman(&twice, 0.95), Err(ChaoRefusal::NobodyOnce { n_twice: 9 }));
    let all_seen = chao(&twice, Occasions::Fixed(2), 0.95).unwrap();
    assert!((all_seen.estimate - 9.0).abs() < 1e-12 && all_seen.se.abs() < 1e-12);
    let singles = CaptureCounts::new([(1, 9)]).unwrap();
    for refusal in [
        truncated_poisson(&singles, 0.95),
        truncated_geometric(&singles, 0.95),
        truncated_negative_binomial(&singles, 0.95),
    ] {
        assert_eq!(refusal, Err(TruncatedRefusal::NoRepeat { n_once: 9 }));
    }
}

#[test]
fn negative_binomial_on_its_rim() {
    // Less spread than Poisson, and a log series: neither has a negative binomial of its own.
    let even = CaptureCounts::new([(1, 10), (2, 40), (3, 10)]).unwrap();
    assert_eq!(truncated_negative_binomial(&even, 0.95), Err(TruncatedRefusal::ShapeUnbounded));
    let steep = CaptureCounts::new([(1, 900), (2, 80), (3, 40), (4, 30), (9, 20), (30, 10)]).unwrap();
    assert_eq!(truncated_negative_binomial(&steep, 0.95), Err(TruncatedRefusal::ShapeZero));
}

#[test]
fn low_coverage() {
    // CARE1 prints the observed 414 and a standard error of 12,211 for the high-coverage estimate.
    let found = sample_coverage::estimate(&fixture(AUSTRALIA), sample_coverage::Options::default()).unwrap();
    assert_eq!(found.high_coverage, sample_coverage::Size::NoSolution);
    assert!(matches!(found.warnings[0], sample_coverage::Warning::LowCoverage { .. }));
    assert_eq!(found.warnings[1], sample_coverage::Warning::NoHighCoverageSolution);
}

#[test]
fn no_maximum() {
    // Rcapture prints 96.0000000448 for a table of 96 people, with a standard error of 0.0003.
    let artificial = fixture(ARTIFICIAL);
    for bend in [Heterogeneity::POISSON2, Heterogeneity::Darroch, Heterogeneity::GAMMA3_5] {
        for model in [closed_population::Model::Mh(bend), closed_population::Model::Mth(bend)] {
            assert_eq!(
                closed_population::fit(&artificial, model, 0.95),
                Err(closed_population::Refusal::NoMaximum)
            );
            let profile = closed_population::profile(&artificial, model, ProfileOptions::default()).unwrap();
            assert!(
                profile.lower_is_observed && profile.interval.upper.finite().unwrap() < 105.0,
                "{profile:?}"
            );
        }
    }
    // Rcapture prints 76 people for 123 seen.
    assert_eq!(
        closed_population::fit(&fixture(KOREA), closed_population::Model::Mbh, 0.95),
        Err(closed_population::Refusal::NotFalling)
    );
}

#[test]
fn exact_lower_limits_are_not_drawn_to_the_seen() {
    // Rcapture prints 123.0 for 123 people seen, as Stirling's formula fails near nobody unseen.
    let profile = closed_population::profile(
        &fixture(KOREA),
        closed_population::Model::Mh(Heterogeneity::Darroch),
        ProfileOptions::default(),
    )
    .unwrap();
    assert!(!profile.lower_is_observed, "{profile:?}");
    assert!(profile.interval.lower > 123.0 && profile.interval.lower < 124.0, "{profile:?}");
}

#[test]
fn lists_that_hold_everyone_or_nobody() {
    let everyone = table(3, &[(1, 10), (3, 5), (5, 4), (7, 2)]);
    assert_eq!(
        closed_population::fit(&everyone, closed_population::Model::Mt, 0.95),
        Err(closed_population::Refusal::FullList { list: 0 })
    );
    let with_empty = table(3, &[(1, 40), (2, 30), (3, 6)]);
    let without = table(2, &[(1, 40), (2, 30), (3, 6)]);
    let sizes = [&with_empty, &without]
        .map(|lists| closed_population::fit(lists, closed_population::Model::Mt, 0.95).unwrap().size);
    assert!((sizes[0].estimate - sizes[1].estimate).abs() < 1e-9);
    assert_eq!(
        sample_coverage::estimate(&with_empty, sample_coverage::Options::default()),
        Err(sample_coverage::Refusal::EmptyList { list: 2 })
    );
    let findings = audit(&with_empty, audit::Options::default()).findings;
    assert!(findings.contains(&audit::Finding::EmptyList { list: 2 }));
}

#[test]
fn equal_nested_and_feeding_lists() {
    let equal = table(3, &[(0b011, 20), (0b100, 30), (0b111, 5)]);
    let findings = audit(&equal, audit::Options::default()).findings;
    assert!(findings.contains(&audit::Finding::EqualLists { first: 0, second: 1, n_people: 25 }));
    let feeding = table(3, &[(0b001, 1), (0b011, 19), (0b010, 100), (0b100, 50), (0b110, 9)]);
    let findings = audit(&feeding, audit::Options::default()).findings;
    assert!(
        findings.contains(&audit::Finding::Referral { from: 0, to: 1, n_both: 19, n_from: 20 }),
        "{findings:?}"
    );
    assert!(findings.contains(&audit::Finding::NoOverlap { first: 0, second: 2 }));
}

#[test]
fn every_model_answers_every_small_table() {
    // All tables of two and three lists with counts of 0, 1 and 7.
    for n_lists in [2, 3] {
        let n_cells = (1_u32 << n_lists) - 1;
        for code in 0..3_u32.pow(n_cells) {
            let cells: Vec<(u32, u64)> = (1..=n_cells)
                .map(|bits| (bits, [0, 1, 7][(code / 3_u32.pow(bits - 1) % 3) as usize]))
                .collect();
            let lists = table(n_lists as usize, &cells);
            let n = lists.n_observed() as f64;
            for model in closed_population::Model::ALL {
                // The integral takes its time; a part of the tables is enough.
                let integral = model == closed_population::Model::Mh(Heterogeneity::Normal)
                    || model == closed_population::Model::Mth(Heterogeneity::Normal);
                if integral && code % 97 != 0 {
                    continue;
                }
                if let Ok(fit) = closed_population::fit(&lists, model, 0.95) {
                    let numbers = [fit.size.estimate, fit.size.se, fit.deviance, fit.aic, fit.bic];
                    assert!(numbers.iter().all(|number| number.is_finite()), "{cells:?} {fit:?}");
                    assert!(fit.size.estimate >= n && fit.size.interval.lower >= n, "{cells:?} {fit:?}");
                }
                if let Ok(size) = closed_population::correct(&lists, model, 0.95) {
                    assert!(size.estimate.is_finite() && size.se.is_finite(), "{cells:?} {model:?} {size:?}");
                }
            }
        }
    }
}

#[test]
fn curves_and_links() {
    assert_eq!(
        DependenceCurve::of_pair(TwoLists::new(46, 20, 0).unwrap()),
        Err(DependenceRefusal::EmptyCell { history: History::from_bits(3) })
    );
    let lists = table(2, &[(1, 1), (2, 30), (3, 6)]);
    let rates = |missed, false_links| LinkErrorRates { missed, false_links };
    assert_eq!(correct_links(&lists, rates(0.5, 0.0)), Err(LinkError::TooMuchMissed { list: 0 }));
    assert_eq!(correct_links(&lists, rates(1.0, 0.0)), Err(LinkError::Rate { rate: 1.0 }));
    // m = 6 · 0.9/0.95, n₁ = 7, n₂ = 36
    let cells = correct_links(&lists, rates(0.05, 0.1)).unwrap();
    assert!((cells.lincoln_petersen(0, 1).unwrap() - 7.0 * 36.0 / (6.0 * 0.9 / 0.95)).abs() < 1e-9);
    // Independent lists as a log-linear model make the same of them: no count is rounded on the way, however few people are on both.
    let independence = HierarchicalModel::independence(2).unwrap();
    assert!((cells.log_linear(&independence).unwrap() - cells.lincoln_petersen(0, 1).unwrap()).abs() < 1e-6);
    assert_eq!(cells.log_linear(&HierarchicalModel::independence(3).unwrap()), Err(LinkError::NoEstimate));
}
