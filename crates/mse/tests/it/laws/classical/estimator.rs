//! What the classical estimators promise on every table.

use darkfigure_mse::audit::audit;
use darkfigure_mse::closed_population::{Heterogeneity, ProfileOptions};
use darkfigure_mse::sensitivity::{DependenceCurve, LinkErrorRates, correct_links};
use darkfigure_mse::single_source::{
    Occasions, chao, chao_corrected, truncated_geometric, truncated_negative_binomial, truncated_poisson,
};
use darkfigure_mse::two_list::{TwoLists, lincoln_petersen};
use darkfigure_mse::{CaptureCounts, UpperLimit, audit, closed_population, sample_coverage};
use proptest::prelude::*;

use super::{peopled, reordered, tables};

fn near(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance * a.abs().max(b.abs()).max(1.0)
}

/// Models that do not care which list is which.
fn exchangeable() -> impl Strategy<Value = closed_population::Model> {
    prop::sample::select(vec![
        closed_population::Model::M0,
        closed_population::Model::Mt,
        closed_population::Model::Mh(Heterogeneity::ChaoLowerBound),
        closed_population::Model::Mh(Heterogeneity::Darroch),
        closed_population::Model::Mth(Heterogeneity::ChaoLowerBound),
        closed_population::Model::Mth(Heterogeneity::POISSON2),
    ])
}

/// Models that are fitted within microseconds.
fn without_integrals() -> impl Strategy<Value = closed_population::Model> {
    let normal = [
        closed_population::Model::Mh(Heterogeneity::Normal),
        closed_population::Model::Mth(Heterogeneity::Normal),
    ];
    prop::sample::select(
        closed_population::Model::ALL.into_iter().filter(|model| !normal.contains(model)).collect::<Vec<_>>(),
    )
}

proptest! {
    #[test]
    fn the_order_of_lists_does_not_matter(table in tables(), model in exchangeable(), turn in 1_usize..5) {
        let n_lists = table.n_lists();
        let order: Vec<usize> = (0..n_lists).map(|list| (list + turn) % n_lists).collect();
        let turned = reordered(&table, &order);
        match (closed_population::fit(&table, model, 0.95), closed_population::fit(&turned, model, 0.95)) {
            (Ok(fit), Ok(other)) => {
                prop_assert!(near(fit.size.estimate, other.size.estimate, 1e-6));
                prop_assert!(near(fit.deviance, other.deviance, 1e-6));
            }
            (Err(refusal), Err(other)) => {
                prop_assert_eq!(std::mem::discriminant(&refusal), std::mem::discriminant(&other));
            }
            (one, other) => prop_assert!(false, "{:?} {:?}", one, other),
        }
        let options = sample_coverage::Options { n_replicates: 0, ..sample_coverage::Options::default() };
        if let (Ok(found), Ok(other)) = (sample_coverage::estimate(&table, options), sample_coverage::estimate(&turned, options)) {
            prop_assert!(near(found.coverage, other.coverage, 1e-12));
            let sizes = (found.low_coverage.estimate(), other.low_coverage.estimate());
            prop_assert!(matches!(sizes, (None, None)) || near(sizes.0.unwrap(), sizes.1.unwrap(), 1e-9));
        }
        let audits = (audit(&table, audit::Options::default()), audit(&turned, audit::Options::default()));
        prop_assert_eq!(audits.0.findings.len(), audits.1.findings.len());
    }

    #[test]
    fn nobody_seen_is_lost(table in tables(), model in without_integrals()) {
        let n = table.n_observed() as f64;
        if let Ok(fit) = closed_population::fit(&table, model, 0.95) {
            prop_assert!(fit.size.estimate >= n && fit.size.interval.lower >= n);
            prop_assert!(fit.size.estimate.is_finite() && fit.size.se.is_finite());
            prop_assert!(fit.size.interval.upper.finite().is_none_or(|upper| upper >= fit.size.interval.lower));
        }
    }

    #[test]
    fn more_parameters_fit_better(table in tables()) {
        let deviance = |model| closed_population::fit(&table, model, 0.95).ok().map(|fit| fit.deviance);
        let nested = [
            (closed_population::Model::M0, closed_population::Model::Mt),
            (closed_population::Model::M0, closed_population::Model::Mh(Heterogeneity::ChaoLowerBound)),
            (closed_population::Model::M0, closed_population::Model::Mh(Heterogeneity::Darroch)),
            (closed_population::Model::Mt, closed_population::Model::Mth(Heterogeneity::ChaoLowerBound)),
            (closed_population::Model::Mh(Heterogeneity::Darroch), closed_population::Model::Mth(Heterogeneity::Darroch)),
            (closed_population::Model::Mb, closed_population::Model::Mbh),
        ];
        for (small, large) in nested {
            if let (Some(small), Some(large)) = (deviance(small), deviance(large)) {
                prop_assert!(large <= small + 1e-6 * small.max(1.0));
            }
        }
    }

    #[test]
    fn a_fit_keeps_the_sums_that_it_fits(table in tables()) {
        // Under Mt the estimate solves the equation of independent lists.
        if let Ok(fit) = closed_population::fit(&table, closed_population::Model::Mt, 0.95) {
            let size = fit.size.estimate;
            let missed: f64 = table.list_sizes().iter().map(|&n| 1.0 - n as f64 / size).product();
            prop_assert!((missed - (1.0 - table.n_observed() as f64 / size)).abs() < 1e-8);
        }
    }

    #[test]
    fn scaling_counts_scales_lincoln_petersen(both in 1_u64..1000, first in 0_u64..1000, second in 0_u64..1000, scale in 2_u64..50) {
        let estimate = |scale: u64| {
            let lists = TwoLists::new((both + first) * scale, (both + second) * scale, both * scale).unwrap();
            lincoln_petersen(lists, 0.95).unwrap().estimate
        };
        let (once, often) = (estimate(1), estimate(scale));
        prop_assert!(near(often, once * scale as f64, 1e-14));
    }

    #[test]
    fn a_higher_level_contains_a_lower(table in peopled(), low in 0.5_f64..0.9, more in 0.01_f64..0.09) {
        let counts = CaptureCounts::of_table(&table).unwrap();
        let bound = |level| chao_corrected(&counts, Occasions::Unlimited, level).unwrap().interval;
        prop_assert!(bound(low + more).lower <= bound(low).lower);
        if let (UpperLimit::Finite(wide), UpperLimit::Finite(narrow)) = (bound(low + more).upper, bound(low).upper) {
            prop_assert!(wide >= narrow);
        }
        let profile = |level| {
            closed_population::profile(&table, closed_population::Model::Mt, ProfileOptions { level, ..ProfileOptions::default() })
        };
        if let (Ok(wide), Ok(narrow)) = (profile(low + more), profile(low)) {
            prop_assert!(wide.interval.lower <= narrow.interval.lower + 1e-6);
            match (wide.interval.upper, narrow.interval.upper) {
                (UpperLimit::Finite(wide), UpperLimit::Finite(narrow)) => prop_assert!(wide >= narrow * (1.0 - 1e-8)),
                (UpperLimit::Finite(_), UpperLimit::Unbounded) => prop_assert!(false),
                (UpperLimit::Unbounded, _) => {}
            }
        }
    }

    #[test]
    fn limits_hold_the_most_likely_size(table in tables(), model in exchangeable()) {
        if let Ok(profile) = closed_population::profile(&table, model, ProfileOptions::default()) {
            prop_assert!(profile.interval.lower >= profile.n_observed as f64);
            if let Some(size) = profile.most_likely {
                prop_assert!(profile.interval.lower <= size * (1.0 + 1e-9));
                prop_assert!(profile.interval.upper.finite().is_none_or(|upper| upper >= size * (1.0 - 1e-9)), "{:?}", profile);
            }
        }
    }

    #[test]
    fn chao_is_below_its_poisson_form(table in peopled()) {
        let counts = CaptureCounts::of_table(&table).unwrap();
        let t = u32::try_from(table.n_lists()).unwrap();
        if let (Ok(fixed), Ok(unlimited)) =
            (chao(&counts, Occasions::Fixed(t), 0.95), chao(&counts, Occasions::Unlimited, 0.95))
        {
            prop_assert!(fixed.estimate <= unlimited.estimate);
        }
    }

    #[test]
    fn the_negative_binomial_fits_best(once in 1_u64..400, more in proptest::collection::vec(0_u64..400, 1..7)) {
        let counts = CaptureCounts::new((1..).zip(std::iter::once(once).chain(more))).unwrap();
        if let Ok(fit) = truncated_negative_binomial(&counts, 0.95) {
            let poisson = truncated_poisson(&counts, 0.95).unwrap();
            let geometric = truncated_geometric(&counts, 0.95).unwrap();
            prop_assert!(fit.log_likelihood >= poisson.log_likelihood - 1e-6);
            prop_assert!(fit.log_likelihood >= geometric.log_likelihood - 1e-6);
            prop_assert!(fit.size.estimate >= poisson.size.estimate * (1.0 - 1e-6));
            prop_assert!(fit.size.estimate.is_finite() && fit.size.se.is_finite());
        }
    }

    #[test]
    fn right_links_change_nothing_and_corrections_cancel(table in tables(), rate in 0.0_f64..0.3) {
        let right = correct_links(&table, LinkErrorRates { missed: 0.0, false_links: 0.0 }).unwrap();
        prop_assert_eq!(right.rounded().unwrap(), table.clone());
        // As many false links as missed ones leave the expected cells where they were.
        let both = correct_links(&table, LinkErrorRates { missed: rate, false_links: rate }).unwrap();
        for &(history, count) in table.cells() {
            prop_assert!(near(both.count(history), count as f64, 1e-9));
        }
        // List sizes never change.
        if let Ok(missed) = correct_links(&table, LinkErrorRates { missed: rate, false_links: 0.0 }) {
            for (list, &size) in table.list_sizes().iter().enumerate() {
                let found: f64 = (1..1_u32 << table.n_lists())
                    .filter(|bits| bits >> list & 1 == 1)
                    .map(|bits| missed.count(darkfigure_mse::History::from_bits(bits)))
                    .sum();
                prop_assert!(near(found, size as f64, 1e-9));
            }
            prop_assert!(missed.n_observed() <= table.n_observed() as f64 + 1e-6);
        }
        if let (Ok(size), Ok(fit)) = (right.independent(), closed_population::fit(&table, closed_population::Model::Mt, 0.95)) {
            prop_assert!(near(size, fit.size.estimate, 1e-7));
        }
    }

    #[test]
    fn more_dependence_means_more_unseen(both in 1_u64..500, first in 1_u64..500, second in 1_u64..500, psi in 0.0_f64..10.0) {
        let lists = TwoLists::new(both + first, both + second, both).unwrap();
        let curve = DependenceCurve::of_pair(lists).unwrap();
        let at = curve.at(psi, 0.95).unwrap();
        prop_assert!(near(curve.at(1.0, 0.95).unwrap().estimate, lincoln_petersen(lists, 0.95).unwrap().estimate, 1e-12));
        let set = curve.over(0.0, psi, 0.95).unwrap();
        prop_assert!(set.lowest <= at.estimate && at.estimate <= set.highest);
        prop_assert!(set.allows(at.estimate));
    }
}

#[test]
fn the_bootstrap_is_that_of_its_seed() {
    let table = super::from_counts(3, &[69, 55, 21, 63, 17, 18, 28]);
    let with_seed = |seed| {
        sample_coverage::estimate(
            &table,
            sample_coverage::Options { seed, n_replicates: 50, ..sample_coverage::Options::default() },
        )
        .unwrap()
    };
    assert_eq!(with_seed(7), with_seed(7));
    assert_ne!(with_seed(7), with_seed(8));
}
