//! What the samplers are asked for is checked before anything is drawn: each option by its own name, at both of its ends.

use darkfigure_mse::bayesian::decomposable::{self, CellWeight, DarkFigureRange, PriorStrip, PriorStripRow};
use darkfigure_mse::bayesian::latent_class;
use darkfigure_mse::bayesian::thresholding::{self, Interaction, InteractionPrior};
use darkfigure_mse::{CaptureTable, History, IntervalMethod, SizeInterval, UpperLimit};

fn table(n_lists: usize, rows: &[(u32, u64)]) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    CaptureTable::new(names, rows.iter().map(|&(bits, n)| (History::from_bits(bits), n))).unwrap()
}

fn three() -> CaptureTable {
    table(3, &[(0b001, 20), (0b010, 31), (0b100, 17), (0b011, 9), (0b101, 4), (0b110, 6), (0b111, 2)])
}

#[test]
fn thresholding_refuses_by_name() {
    let plain = thresholding::Options::default;
    let refused = |name: &'static str, all: &[thresholding::Options]| {
        for options in all {
            let found = thresholding::run(&three(), options).unwrap_err();
            assert_eq!(found, thresholding::Refusal::Option { name }, "{options:?}");
        }
    };
    let of_level = |level: f64| thresholding::Options { level, ..plain() };
    refused("level", &[of_level(0.0), of_level(1.0), of_level(-0.5), of_level(1.5), of_level(f64::NAN)]);
    let of_variance =
        |variance: f64| thresholding::Options { prior: InteractionPrior::Normal { variance }, ..plain() };
    refused("prior", &[of_variance(0.0), of_variance(-1.0), of_variance(f64::INFINITY)]);
    refused("threshold", &[thresholding::Options { threshold: -0.1, ..plain() }]);
    let of_order = |max_order: u32| thresholding::Options { max_order, ..plain() };
    refused("max_order", &[of_order(1), of_order(4)]);
    refused("n_burn_in", &[thresholding::Options { n_burn_in: 10_000_001, ..plain() }]);
    let of_draws = |n_chains: usize, n_draws: usize| thresholding::Options { n_chains, n_draws, ..plain() };
    refused("n_draws", &[of_draws(4, 7), of_draws(4, 500_001), of_draws(1_000, 2_001)]);
    refused("n_chains", &[of_draws(0, 100), of_draws(1_001, 100)]);
    let of_rounds = |max_rounds: u32| thresholding::Options { max_rounds, ..plain() };
    refused("max_rounds", &[of_rounds(0), of_rounds(17)]);
    let two = table(2, &[(0b01, 20), (0b11, 9)]);
    assert_eq!(thresholding::run(&two, &plain()).unwrap_err(), thresholding::Refusal::ListCount { found: 2 });
}

#[test]
fn latent_classes_refuse_by_name() {
    let plain = latent_class::Options::default;
    let refused = |name: &'static str, all: &[latent_class::Options]| {
        for options in all {
            let found = latent_class::run(&three(), options).unwrap_err();
            assert_eq!(found, latent_class::Refusal::Option { name }, "{options:?}");
        }
    };
    let of_level = |level: f64| latent_class::Options { level, ..plain() };
    refused("level", &[of_level(0.0), of_level(1.0), of_level(-0.5), of_level(1.5), of_level(f64::NAN)]);
    let of_shape = |alpha_shape: f64| latent_class::Options { alpha_shape, ..plain() };
    refused("alpha_shape", &[of_shape(0.0), of_shape(-1.0), of_shape(f64::INFINITY)]);
    let of_draws = |n_chains: usize, n_draws: usize| latent_class::Options { n_chains, n_draws, ..plain() };
    refused("n_draws", &[of_draws(4, 7), of_draws(10_000, 1_000_000)]);
}

#[test]
fn averages_over_graphs_refuse_what_is_no_option() {
    let plain = decomposable::Options::default;
    let of = |options: decomposable::Options| decomposable::average(&three(), &options).unwrap_err();
    for found in [0.0, 1.0, -0.5, 1.5] {
        assert_eq!(
            of(decomposable::Options { level: found, ..plain() }),
            decomposable::Refusal::Level { found }
        );
    }
    for found in [0.0, -1.0, f64::INFINITY] {
        let options = decomposable::Options { cell_weight: CellWeight::Each(found), ..plain() };
        assert_eq!(of(options), decomposable::Refusal::CellWeight { found });
    }
    let (first, last) = (10, 9);
    let upside_down =
        decomposable::Options { dark_figures: DarkFigureRange::Grid { first, last }, ..plain() };
    assert_eq!(of(upside_down), decomposable::Refusal::Grid { first, last });
    let one = DarkFigureRange::Grid { first: 10, last: 10 };
    assert!(decomposable::average(&three(), &decomposable::Options { dark_figures: one, ..plain() }).is_ok());
}

/// The largest median over the smallest; rows without one, or a smallest of nought, tell nothing.
#[test]
fn priors_spread_by_their_medians() {
    let row = |median: Option<f64>| PriorStripRow {
        delta: 1.0,
        include_complete: false,
        median,
        interval: SizeInterval {
            lower: 1.0,
            upper: UpperLimit::Unbounded,
            level: 0.95,
            kind: IntervalMethod::Credible,
        },
        top_graph: None,
        top_probability: 0.0,
        complete_probability: 0.0,
    };
    let spread = |medians: &[Option<f64>]| {
        PriorStrip { rows: medians.iter().map(|&median| row(median)).collect() }.spread()
    };
    let found = spread(&[Some(200.0), None, Some(500.0), Some(300.0)]).unwrap();
    assert!((found - 2.5).abs() < 1e-12);
    assert_eq!((spread(&[None]), spread(&[]), spread(&[Some(0.0), Some(5.0)])), (None, None, None));
}

/// Three standard errors from the threshold on another seed decides no more.
#[test]
fn an_interaction_near_the_threshold_is_told() {
    let of = |ratio: f64| Interaction {
        lists: History::from_bits(0b011),
        mean: 0.4,
        sd: 0.2,
        ratio,
        ratio_se: 0.125,
        is_kept: ratio > 2.0,
    };
    let is_near = |ratio: f64| of(ratio).is_borderline(2.0);
    assert!(is_near(2.0) && is_near(2.25) && is_near(1.75));
    assert!(![2.375, 1.625, 3.0, 0.5].into_iter().any(is_near));
}
