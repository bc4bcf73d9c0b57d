//! What is passed through: the level to every part, the order of lists to every name, and only the work that was asked for.

use std::ops::ControlFlow;
use std::sync::Mutex;

use darkfigure_mse::estimation::{EstimationStage, RowDetail, SizeDraws};
use darkfigure_mse::{CaptureTable, EstimationOptions, History, Method, estimate, estimate_with_progress};

use crate::fixture;

fn options(methods: &[Method]) -> EstimationOptions {
    EstimationOptions { methods: Some(methods.to_vec()), n_bootstrap: 0, ..EstimationOptions::default() }
}

/// Lists that rise in size, so that their canonical order is the reverse; people on lists 0 and 2 both are four times as many.
fn rising() -> CaptureTable {
    let chances = [0.15, 0.25, 0.35, 0.45];
    let names = ["a", "b", "c", "d"].map(String::from).to_vec();
    let cells = (1..16_u32).map(|bits| {
        let on = |(list, chance): (usize, &f64)| if bits >> list & 1 == 1 { *chance } else { 1.0 - chance };
        let times = if bits & 0b0101 == 0b0101 { 4.0 } else { 1.0 };
        let mean = 8_000.0 * times * chances.iter().enumerate().map(on).product::<f64>();
        (History::from_bits(bits), mean.round() as u64)
    });
    CaptureTable::new(names, cells).unwrap()
}

/// A pair's odds ratio has the level asked for, and its interval at a higher one contains that at a lower one.
#[test]
fn overlaps_are_told_at_the_level_asked_for() {
    let at = |level: f64| {
        let asked = EstimationOptions { level, ..options(&[Method::ChaoBound]) };
        estimate(&fixture::table(fixture::KOSOVO), &asked).unwrap().audit.overlaps
    };
    for (inner, outer) in at(0.8).iter().zip(&at(0.99)) {
        let (inner, outer) = (inner.odds_ratio.unwrap(), outer.odds_ratio.unwrap());
        assert!((inner.level - 0.8).abs() < 1e-15 && (outer.level - 0.99).abs() < 1e-15);
        assert!(outer.lower < inner.lower && outer.upper.finite() > inner.upper.finite());
    }
}

/// What curves say is at the level asked for: a higher one contains a lower one at every ratio.
#[test]
fn curves_are_drawn_at_the_level_asked_for() {
    let at = |level: f64| {
        let asked = EstimationOptions { level, ..options(&[Method::BestBic]) };
        estimate(&rising(), &asked).unwrap().sensitivity
    };
    let (inner, outer) = (at(0.8), at(0.99));
    let curves = |found: &darkfigure_mse::estimation::EstimateSensitivity| {
        let of_pairs = found.of_pairs.iter().map(|pair| pair.curve.clone().unwrap());
        let others =
            [found.of_selected_model.clone().unwrap(), found.of_highest_interaction.clone().unwrap()];
        of_pairs.chain(others).collect::<Vec<_>>()
    };
    let (inner, outer) = (curves(&inner), curves(&outer));
    assert_eq!((inner.len(), outer.len()), (8, 8));
    for (inner, outer) in inner.iter().zip(&outer) {
        for (inner, outer) in inner.points.iter().zip(&outer.points) {
            assert!(
                (inner.interval.level - 0.8).abs() < 1e-15 && (outer.interval.level - 0.99).abs() < 1e-15
            );
            assert!(outer.interval.lower < inner.interval.lower);
            assert!(outer.interval.upper.finite() > inner.interval.upper.finite());
        }
    }
}

/// Whatever names lists names them as the table came: the people who are left out one at a time, the models picked, the pairs of graphs.
#[test]
fn lists_are_named_as_they_came() {
    let table = rising();
    let tied = History::from_bits(0b0101);
    let asked = EstimationOptions {
        n_bootstrap: 40,
        ..options(&[Method::BestBic, Method::Stepwise, Method::Decomposable, Method::Hierarchical])
    };
    let found = estimate(&table, &asked).unwrap();
    for method in [Method::BestBic, Method::Stepwise] {
        let row = found.row(method).unwrap();
        let Some(SizeDraws::Replicates { estimates, deletions }) = &row.draws else { panic!("{row:?}") };
        assert_eq!(estimates.len(), 40);
        // One of the unseen is left out too.
        let seen = || deletions.iter().filter(|deletion| deletion.history.bits() != 0);
        assert_eq!((seen().count(), deletions.len()), (15, 16));
        for deletion in seen() {
            assert_eq!(deletion.count, table.count(deletion.history), "{deletion:?}");
        }
        let RowDetail::Bootstrap(detail) = &row.detail else { panic!("{row:?}") };
        assert!(detail.picked.iter().all(|picked| picked.model.contains(tied)), "{:?}", detail.picked);
        assert!(row.model.as_ref().unwrap().contains(tied));
    }
    let RowDetail::Graphs { edges, .. } = &found.row(Method::Decomposable).unwrap().detail else {
        panic!("{:?}", found.rows)
    };
    let likeliest = edges.iter().max_by(|a, b| a.probability.total_cmp(&b.probability)).unwrap();
    assert_eq!((likeliest.list, likeliest.other), (0, 2));
    let pairs: Vec<(usize, usize)> = edges.iter().map(|edge| (edge.list, edge.other)).collect();
    assert_eq!(pairs, [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3)]);
    let RowDetail::Models(detail) = &found.row(Method::Hierarchical).unwrap().detail else {
        panic!("{:?}", found.rows)
    };
    assert!(detail.models.iter().all(|found| found.model.contains(tied)));
    let of = |found: &&darkfigure_mse::bayesian::hierarchical::InteractionProbability| {
        found.lists.n_captures() == 2
    };
    let pairs: Vec<u32> = detail.interactions.iter().filter(of).map(|found| found.lists.bits()).collect();
    assert_eq!(pairs, [0b0011, 0b0101, 0b0110, 0b1001, 0b1010, 0b1100]);
    let best = detail.interactions.iter().filter(of).max_by(|a, b| a.probability.total_cmp(&b.probability));
    assert_eq!(best.unwrap().lists, tied);
    assert!(found.multiverse[0].rows[0].model.contains(tied));
}

/// Models are ranked where a row needs them, and lists checked where it was asked for; else neither is begun.
#[test]
fn only_what_was_asked_for_is_done() {
    let stages = |asked: &EstimationOptions| {
        let told = Mutex::new(Vec::new());
        let found = estimate_with_progress(&fixture::table(fixture::KOREA), asked, &|progress| {
            told.lock().unwrap().push(progress.stage);
            ControlFlow::Continue(())
        });
        let mut told = told.into_inner().unwrap();
        told.dedup();
        (told, found.unwrap())
    };
    let method = EstimationStage::Method;
    let (told, found) = stages(&options(&[Method::ChaoBound, Method::Independence]));
    assert_eq!(told, [method(Method::ChaoBound), method(Method::Independence)]);
    assert!(found.multiverse.is_empty() && found.consistency.is_none());
    let (told, found) = stages(&EstimationOptions { check_consistency: true, ..options(&[Method::BestAic]) });
    // Three lists are ranked before there is a step to tell of.
    assert_eq!(told, [method(Method::BestAic), EstimationStage::CheckConsistency]);
    assert!(found.multiverse.len() == 2 && found.consistency.is_some());
}

/// Quick chains are short and few: the longest course of latent classes is a quarter of a million sweeps, that of a model's coefficients
/// less than a third of it.
#[test]
fn quick_chains_are_short() {
    let most = |method: Method| {
        let total = Mutex::new(0);
        estimate_with_progress(&fixture::table(fixture::KOREA), &options(&[method]), &|progress| {
            let mut total = total.lock().unwrap();
            *total = progress.total.max(*total);
            ControlFlow::Continue(())
        })
        .unwrap();
        total.into_inner().unwrap()
    };
    let sweeps = most(Method::LatentClass);
    assert!((100_000..=250_000).contains(&sweeps), "{sweeps}");
    let steps = most(Method::Thresholding);
    assert!((10_000..=70_000).contains(&steps), "{steps}");
}
