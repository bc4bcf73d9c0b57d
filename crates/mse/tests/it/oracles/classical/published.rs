//! Selected values that a fresh clone tests too, with the peer's call.

use darkfigure_mse::closed_population::{Factorials, Heterogeneity, ProfileOptions};
use darkfigure_mse::sensitivity::{Breakdown, DependenceCurve};
use darkfigure_mse::single_source::{
    Occasions, chao, chao_corrected, truncated_geometric, truncated_poisson, zelterman,
};
use darkfigure_mse::two_list::{TwoLists, chapman, lincoln_petersen};
use darkfigure_mse::{CaptureCounts, CaptureTable, History, UpperLimit, closed_population, sample_coverage};

use super::close;
use crate::fixture::{ARTIFICIAL, KOREA, KOSOVO, table};

/// Diabetes in Casale Monferrato on four lists: Bruno, LaPorte, Merletti, Biggeri, McCarty and Pagano (1994), Diabetes Care 17,
/// 548–556; by history bits from 1.
fn diabetes() -> CaptureTable {
    let counts = [709, 74, 104, 182, 650, 20, 157, 10, 12, 7, 18, 8, 46, 14, 58];
    let cells = (1..).zip(counts).map(|(bits, count)| (History::from_bits(bits), count));
    CaptureTable::new(["1", "2", "3", "4"].map(String::from).to_vec(), cells).unwrap()
}

/// Illegal immigrants in four Dutch cities by number of arrests, 1995: van der Heijden, Bustami, Cruyff, Engbersen and van
/// Houwelingen (2003), Statistical Modelling 3, 305–322.
fn arrests() -> CaptureCounts {
    CaptureCounts::new([(1, 1645), (2, 183), (3, 37), (4, 13), (5, 1), (6, 1)]).unwrap()
}

#[test]
fn two_lists() {
    // R: 46*36/6; sqrt(46*36*40*30/6^3); 47*37/7-1; Seber's variance; lognormal limits
    let lists = TwoLists::of_table(&table(ARTIFICIAL), 0, 1).unwrap();
    let petersen = lincoln_petersen(lists, 0.95).unwrap();
    assert!(close(petersen.estimate, 276.0, 1e-12));
    assert!(close(petersen.se, 95.9166304662, 1e-11));
    let chapman = chapman(lists, 0.95).unwrap();
    assert!(close(chapman.estimate, 247.4285714286, 1e-11));
    assert!(close(chapman.se, 72.9621092606, 1e-11));
    assert!(close(chapman.interval.lower, 153.0497188099, 1e-11));
    assert!(close(chapman.interval.upper.finite().unwrap(), 457.4128793197, 1e-11));
}

#[test]
fn lower_bounds() {
    let counts = CaptureCounts::of_table(&table(KOSOVO)).unwrap();
    // R: n + f1^2/(2*f2) and its standard error, limits, bias-corrected forms, n/(1-exp(-2*f2/f1))
    let bound = chao(&counts, Occasions::Unlimited, 0.95).unwrap();
    assert!(close(bound.estimate, 10270.4784580499, 1e-11));
    assert!(close(bound.se, 296.2782726301, 1e-11));
    assert!(close(bound.interval.lower, 9717.914706769, 1e-11));
    assert!(close(chao(&counts, Occasions::Fixed(4), 0.95).unwrap().estimate, 8802.8588435374, 1e-11));
    let corrected = chao_corrected(&counts, Occasions::Fixed(4), 0.95).unwrap();
    assert!(close(corrected.estimate, 8796.5059456399, 1e-11));
    // Rcapture: closedp.bc(X, dfreq = TRUE, m = "Mh", h = "Chao")
    assert!(close(corrected.se, 224.1823197686, 1e-11));
    assert!(close(zelterman(&counts, 0.95).unwrap().estimate, 10426.7523220288, 1e-11));
}

#[test]
fn repeats_in_a_single_source() {
    // Rcapture: closedp.0(X, dfreq = TRUE, dtype = "nbcap", t = Inf)
    let wanted = [
        (closed_population::Model::M0, 7079.8971660929, 365.7531842921, 61.8107846784),
        (
            closed_population::Model::Mh(Heterogeneity::ChaoLowerBound),
            9273.5109289617,
            662.5899972399,
            1.53440902,
        ),
        (
            closed_population::Model::Mh(Heterogeneity::POISSON2),
            8617.6459713307,
            537.3482658093,
            26.3409783339,
        ),
        (
            closed_population::Model::Mh(Heterogeneity::Darroch),
            15562.0981304362,
            1808.454800652,
            7.2769956708,
        ),
        (
            closed_population::Model::Mh(Heterogeneity::GAMMA3_5),
            29058.3236880113,
            5496.8063999684,
            3.6611189349,
        ),
    ];
    for (model, size, se, deviance) in wanted {
        let fit = closed_population::fit_counts(&arrests(), Occasions::Unlimited, model, 0.95).unwrap();
        assert!(close(fit.size.estimate, size, 1e-7), "{fit:?}");
        assert!(close(fit.size.se, se, 1e-4), "{fit:?}");
        assert!(close(fit.deviance, deviance, 1e-9), "{fit:?}");
        // The deviance is twice what the log-likelihood lacks to that of the counts themselves.
        let of_counts = [1645.0, 183.0, 37.0, 13.0, 1.0, 1.0_f64];
        let of_itself: f64 = of_counts.iter().map(|n| n * n.ln() - n - libm::lgamma(n + 1.0)).sum();
        assert!(close(fit.log_likelihood, of_itself - deviance / 2.0, 1e-9), "{fit:?}");
        assert!(close(fit.aic, 2.0 * fit.n_parameters as f64 - 2.0 * fit.log_likelihood, 1e-12), "{fit:?}");
    }
    // λ/(1 − e^−λ) = 2185/1880 solved by bisection in Python: 7079.928149532964, 365.75141830383205; van der Heijden et al. print
    // 7,080. Rcapture's M0 above leaves out captures beyond the six that occurred.
    let poisson = truncated_poisson(&arrests(), 0.95).unwrap();
    assert!(close(poisson.size.estimate, 7079.9281495329, 1e-12));
    assert!(close(poisson.size.se, 365.7514183038, 1e-12));
    let geometric = truncated_geometric(&arrests(), 0.95).unwrap();
    assert!(close(geometric.size.estimate, 1880.0 * 2185.0 / (2185.0 - 1880.0), 1e-12));
}

#[test]
fn coverage() {
    // CARE1: estN(z, method, se = FALSE), estN.stat(z)
    let found = sample_coverage::estimate(
        &diabetes(),
        sample_coverage::Options { n_replicates: 0, ..Default::default() },
    )
    .unwrap();
    assert!(close(found.overlap, 1825.25, 1e-12));
    assert!(close(found.independent.estimate().unwrap(), 2271.6889118443, 1e-11));
    assert!(close(found.high_coverage.estimate().unwrap(), 2609.0298403961, 1e-11));
    assert!(close(found.low_coverage.estimate().unwrap(), 2457.9686848101, 1e-11));
    assert!(found.warnings.is_empty());
}

#[test]
fn closed_populations() {
    // Rcapture: closedp.t(X, dfreq = TRUE): abundance, deviance, bias
    let wanted = [
        (closed_population::Model::M0, 7608.3676438663, 1104.0019655667, Some(2.9827479834)),
        (closed_population::Model::Mt, 7394.5866623002, 245.938736426, Some(1.9578498926)),
        (
            closed_population::Model::Mh(Heterogeneity::ChaoLowerBound),
            8787.2428304565,
            986.9218306034,
            Some(5.8676438637),
        ),
        (
            closed_population::Model::Mh(Heterogeneity::Darroch),
            12448.3854112025,
            1001.9251668432,
            Some(20.0863646087),
        ),
        (closed_population::Model::Mth(Heterogeneity::ChaoLowerBound), 8591.1836376245, 105.4967945009, None),
        (closed_population::Model::Mth(Heterogeneity::POISSON2), 9327.76133244, 139.1876177836, None),
        (closed_population::Model::Mth(Heterogeneity::Darroch), 12797.3434416827, 119.4484308669, None),
        (closed_population::Model::Mth(Heterogeneity::GAMMA3_5), 18387.1457545364, 113.7836722581, None),
        // The biases of these two are not the peer's, which are of another quantity, but of the regression by numeric derivatives.
        (closed_population::Model::Mb, 5189.6651709422, 744.2273008462, Some(1.90759841)),
        (closed_population::Model::Mbh, 5075.4486707669, 739.9979057218, Some(3.65500375)),
    ];
    let kosovo = table(KOSOVO);
    for (model, size, deviance, bias) in wanted {
        let fit = closed_population::fit(&kosovo, model, 0.95).unwrap();
        assert!(close(fit.size.estimate, size, 1e-8), "{fit:?}");
        assert!(close(fit.deviance, deviance, 1e-8), "{fit:?}");
        assert!(bias.is_none_or(|bias| close(fit.bias.unwrap(), bias, 1e-4)), "{fit:?}");
    }
    // Rcapture: closedp.bc(X, dfreq = TRUE, m, h): abundance, stderr
    let corrected = [
        (closed_population::Model::M0, 7606.2114883247, 136.5165422875),
        (closed_population::Model::Mt, 7395.2379020375, 129.6226703434),
        (closed_population::Model::Mh(Heterogeneity::GAMMA3_5), 16982.2974153716, 1691.1370003263),
        (closed_population::Model::Mth(Heterogeneity::Darroch), 12762.9115586264, 811.3513048639),
        (closed_population::Model::Mb, 5187.2361209043, 62.6839785633),
        (closed_population::Model::Mbh, 5070.1757136013, 72.9136700433),
    ];
    for (model, estimate, se) in corrected {
        let size = closed_population::correct(&kosovo, model, 0.95).unwrap();
        assert!(close(size.estimate, estimate, 1e-8), "{model:?} {size:?}");
        assert!(close(size.se, se, 1e-4), "{model:?} {size:?}");
    }
}

#[test]
fn profiles() {
    // Rcapture: closedpCI.t(X, dfreq = TRUE, m = "Mth", h = "Darroch")$CI
    let options = ProfileOptions { factorials: Factorials::Stirling, ..ProfileOptions::default() };
    let darroch = closed_population::Model::Mth(Heterogeneity::Darroch);
    let profile = closed_population::profile(&table(KOSOVO), darroch, options).unwrap();
    assert!(close(profile.most_likely.unwrap(), 12783.7452972707, 1e-6), "{profile:?}");
    assert!(close(profile.interval.lower, 11323.1857369699, 1e-7), "{profile:?}");
    assert!(close(profile.interval.upper.finite().unwrap(), 14531.1634332067, 1e-7), "{profile:?}");
    // With exact factorials the limits move by less than a person.
    let exact = closed_population::profile(&table(KOSOVO), darroch, ProfileOptions::default()).unwrap();
    assert!((exact.interval.lower - profile.interval.lower).abs() < 1.0, "{exact:?}");
}

#[test]
fn a_search_cap_is_not_an_upper_limit() {
    // Three lists that share nobody: every size from some point on is compatible with them.
    let cells =
        [(0b001, 40), (0b010, 30), (0b100, 20)].map(|(bits, count)| (History::from_bits(bits), count));
    let apart = CaptureTable::new(["a", "b", "c"].map(String::from).to_vec(), cells).unwrap();
    let profile =
        closed_population::profile(&apart, closed_population::Model::Mt, ProfileOptions::default()).unwrap();
    assert_eq!(profile.interval.upper, UpperLimit::Unbounded);
    assert_eq!(profile.most_likely, None);
    assert!(profile.interval.lower > 300.0, "{profile:?}");
}

#[test]
fn dependence() {
    // R: prod of odd over prod of even cells; Rivest and Lévesque's standard error
    let curve = DependenceCurve::of_highest_interaction(&table(KOSOVO)).unwrap();
    let quarter = curve.at(0.25, 0.95).unwrap();
    assert!(close(quarter.estimate, 7535.470106294, 1e-11));
    assert!(close(quarter.se, 1485.1870001353, 1e-11));
    assert!(close(curve.at(1.0, 0.95).unwrap().estimate, 16941.880425176, 1e-11));
    // Half of 16,941.88 is 8,470.94: 4,070.94 unseen of 12,541.88.
    let Breakdown::Ratio { ratio, .. } = curve.breakdown_factor(0.5) else { panic!("reachable") };
    assert!(close(ratio, (16941.880425176 / 2.0 - 4400.0) / 12541.880425176, 1e-10));
    assert_eq!(curve.breakdown(4000.0), Breakdown::Never { size: 4000.0 });
    let pair = DependenceCurve::of_pair(TwoLists::of_table(&table(KOREA), 0, 2).unwrap()).unwrap();
    assert!(close(pair.at(4.0, 0.95).unwrap().estimate, 655.5555555556, 1e-10));
}
