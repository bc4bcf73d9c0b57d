//! Laws of simulated data sets, of strata and of pooled completions.

use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use darkfigure_mse::estimation::EstimationError;
use darkfigure_mse::read::Stratum;
use darkfigure_mse::simulation::{LatentGroup, Truth, simulate};
use darkfigure_mse::strata::ImputedAnswer;
use darkfigure_mse::{
    EstimationOptions, History, IntervalMethod, Method, SizeInterval, Support, UpperLimit, estimate,
    estimate_with_progress, simulation, strata,
};

use libm::{exp, log};

fn names(n_lists: usize) -> Vec<String> {
    (0..n_lists).map(|list| format!("list {list}")).collect()
}

fn alike(n_total: u64, chances: &[f64]) -> Truth {
    let group = LatentGroup { share: 1.0, chances: chances.to_vec() };
    Truth::of_groups(names(chances.len()), n_total, &[group]).unwrap()
}

fn with_methods(methods: &[Method]) -> EstimationOptions {
    EstimationOptions { methods: Some(methods.to_vec()), n_bootstrap: 100, ..EstimationOptions::default() }
}

/// Where its assumption holds, a 95 % profile interval covers about as often as it says: fewer than 176 of 200 would have a
/// chance below one in ten thousand.
#[test]
fn independence_covers_independent_lists() {
    let options = simulation::Options {
        estimation: with_methods(&[Method::Independence, Method::ChaoBound]),
        ..simulation::Options::default()
    };
    let simulation =
        simulate(&alike(1000, &[0.3, 0.2, 0.25]), &options, &|_| ControlFlow::Continue(())).unwrap();
    let score = simulation.scores.iter().find(|score| score.method == Method::Independence).unwrap();
    assert_eq!((score.n_tried, score.n_intervals, score.n_unbounded), (200, 200, 0));
    assert!((176..=200).contains(&score.n_covered), "{score:?}");
    assert!(score.median_bias.unwrap().abs() < 0.05, "{score:?}");
    // 1000 (1 − 0.7 · 0.8 · 0.75) = 580, with a standard deviation of 15.6 a data set.
    assert!((simulation.mean_observed - 580.0).abs() < 5.0);
}

/// People who are seen often and people who are seldom seen make lists look dependent: independence comes out too low, and a
/// planted dependence of all lists the lower still; missed links push it up.
#[test]
fn planted_faults_move_the_answer_their_way() {
    let options = simulation::Options {
        n_data_sets: 40,
        estimation: with_methods(&[Method::Independence]),
        ..simulation::Options::default()
    };
    let bias = |truth: &Truth| {
        simulate(truth, &options, &|_| ControlFlow::Continue(())).unwrap().scores[0].median_bias.unwrap()
    };
    let fair = alike(2000, &[0.3, 0.2, 0.25]);
    let groups = [
        LatentGroup { share: 0.3, chances: vec![0.7, 0.5, 0.6] },
        LatentGroup { share: 0.7, chances: vec![0.13, 0.07, 0.1] },
    ];
    let unlike = Truth::of_groups(names(3), 2000, &groups).unwrap();
    assert!(bias(&unlike) < -0.2);
    let tied = fair.clone().with_dependence(History::from_bits(0b111), 3.0).unwrap();
    assert!(bias(&tied) < bias(&fair) - 0.05);
    let loose = fair.clone().with_missed_links(0.2).unwrap();
    assert!(bias(&loose) > bias(&fair) + 0.1);
}

#[cfg(feature = "parallel")]
#[test]
fn one_thread_and_two_draw_the_same_data_sets() {
    use darkfigure_mse::loglinear;
    use darkfigure_mse::loglinear::HierarchicalModel;

    use crate::fixture;

    let table = fixture::table(fixture::KOREA);
    let fit = loglinear::fit(&table, &HierarchicalModel::parse("[12,23]", 3).unwrap()).unwrap();
    let truth = Truth::of_fit(&fit, table.list_names()).unwrap();
    assert_eq!(truth.n_total(), 157);
    let options = simulation::Options {
        n_data_sets: 12,
        seed: 4,
        estimation: with_methods(&[Method::BestBic, Method::CoverageOneStep]),
    };
    let runs = [1, 2].map(|n_threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(n_threads).build().unwrap();
        pool.install(|| simulate(&truth, &options, &|_| ControlFlow::Continue(())).unwrap())
    });
    assert_eq!(runs[0], runs[1]);
    assert_eq!(truth.draw(4, 3), truth.draw(4, 3));
    assert_ne!(truth.draw(4, 3), truth.draw(4, 2));
}

/// Two strata that can be estimated and one in which nobody was seen twice.
#[test]
fn a_total_names_what_it_leaves_out() {
    let stratum = |key: &str, truth: &Truth| Stratum { key: vec![key.to_owned()], data: truth.draw(1, 0) };
    let mut strata =
        vec![stratum("a", &alike(1000, &[0.3, 0.2, 0.25])), stratum("b", &alike(500, &[0.4, 0.3, 0.3]))];
    let apart = [(History::from_bits(1), 30), (History::from_bits(2), 20), (History::from_bits(4), 10)];
    let data = darkfigure_mse::CaptureTable::new(names(3), apart).unwrap();
    strata.push(Stratum { key: vec!["c".to_owned()], data });
    let options = with_methods(&[Method::Independence, Method::BestBic, Method::MthChao]);
    let estimated = strata::estimate(&strata, &options, &|_, _| ControlFlow::Continue(())).unwrap();
    let refused: Vec<&str> = estimated.not_estimable().map(|stratum| stratum.key[0].as_str()).collect();
    assert_eq!(refused, ["c"]);
    for method in [Method::Independence, Method::BestBic] {
        let total = estimated.total(method).unwrap();
        assert_eq!((&total.counted[..], &total.left_out[..]), (&[0, 1][..], &[2][..]));
        assert_eq!((total.n_observed_left_out, total.is_bound), (60, false));
        let rows: Vec<_> = (0..2).map(|at| estimated.strata[at].data.row(method).unwrap().clone()).collect();
        let sum: f64 = rows.iter().filter_map(|row| row.n_total).sum();
        assert!((total.n_total - sum).abs() < 1e-9);
        // Errors that are independent partly cancel: the joint interval is narrower than the sum of limits.
        let width = |interval: SizeInterval| interval.upper.finite().unwrap() - interval.lower;
        let joint = total.interval.unwrap();
        let widths: f64 = rows.iter().map(|row| width(row.interval.unwrap())).sum();
        assert!(width(joint) < widths);
        assert!(joint.lower < total.n_total && total.n_total < joint.upper.finite().unwrap());
    }
    assert!(estimated.total(Method::MthChao).unwrap().is_bound);
    assert!(estimated.strata[..2].iter().all(|stratum| stratum.data.verdict.grade < Support::DoNotEstimate));
}

/// Rubin's rules worked by hand: sizes e⁵, e⁶, e⁷ with a standard error of ½ on the log scale.
///
/// W = ¼, B = 1, T = ¼ + 4/3 = 19/12, ν = 2 (1 + (¼)/(4/3))² = 2 (19/16)² = 2.8203125.
#[test]
fn completions_are_pooled_by_rubins_rules() {
    let z = 1.959_963_984_540_054;
    let answer = |mean: f64| ImputedAnswer {
        n_total: exp(mean),
        interval: SizeInterval {
            lower: exp(mean - 0.5 * z),
            upper: UpperLimit::Finite(exp(mean + 0.5 * z)),
            level: 0.95,
            kind: IntervalMethod::LogNormal,
        },
    };
    let pooled = strata::pool(&[answer(5.0), answer(6.0), answer(7.0)], 0.95).unwrap();
    assert!((log(pooled.n_total) - 6.0).abs() < 1e-12);
    assert!((pooled.within - 0.25).abs() < 1e-9 && (pooled.between - 1.0).abs() < 1e-12);
    assert!((pooled.missing_share - 16.0 / 19.0).abs() < 1e-9);
    let half = 6.0 - log(pooled.interval.lower);
    // t with 2 and with 3 degrees of freedom has 4.302653 and 3.182446 at 0.975.
    let t = half / (19.0_f64 / 12.0).sqrt();
    assert!(3.182_446 < t && t < 4.302_653, "{t}");
    assert!(strata::pool(&[answer(5.0)], 0.95).is_err());
    let same = strata::pool(&[answer(5.0), answer(5.0)], 0.95).unwrap();
    assert!((same.interval.lower - answer(5.0).interval.lower).abs() < 1e-6);
}

#[test]
fn a_listener_that_says_stop_ends_a_study_and_gets_no_scores() {
    let options =
        simulation::Options { n_data_sets: 50, seed: 1, estimation: with_methods(&[Method::Chapman]) };
    let n_told = AtomicUsize::new(0);
    let found = simulate(&alike(500, &[0.3, 0.3]), &options, &|progress| {
        n_told.fetch_add(1, Ordering::Relaxed);
        if progress.done >= 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(found, Err(EstimationError::Stopped));
    // The data sets under way on other threads are finished, and no others are begun.
    assert!(n_told.into_inner() < 50);
}

#[test]
fn an_estimation_stops_before_the_next_method_and_asks_no_more() {
    let table = alike(500, &[0.3, 0.3, 0.2]).draw(1, 0);
    let options = with_methods(&[Method::ChaoBound, Method::Independence, Method::BestBic]);
    let begun = |limit: usize| {
        let stages = Mutex::new(Vec::new());
        let found = estimate_with_progress(&table, &options, &|progress| {
            let mut stages = stages.lock().unwrap();
            if stages.last() != Some(&progress.stage) {
                stages.push(progress.stage);
            }
            if stages.len() > limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        (found, stages.into_inner().unwrap())
    };
    let (whole, stages) = begun(usize::MAX);
    assert_eq!(whole, estimate(&table, &options));
    for limit in 0..stages.len() {
        let (found, told) = begun(limit);
        assert_eq!((found, told.as_slice()), (Err(EstimationError::Stopped), &stages[..=limit]));
    }
}
