//! Products, splits, bounds and time bridges.

use darkfigure_numeric::{bound::*, distribution::*, formula::*, interval::*};

use super::intervals::close;

fn five() -> Vec<Factor> {
    let of = |lower, upper| LogNormal::from_limits(Limits::new(lower, upper, 0.9).unwrap()).unwrap();
    vec![
        Factor::times(of(5.0, 10.0)),
        Factor::times(of(0.2, 0.5)),
        Factor::times(of(100.0, 1000.0)),
        Factor::over(of(2.0, 3.0)),
        Factor::over(of(0.5, 0.9)),
    ]
}

#[test]
fn a_product_of_lognormals_agrees_with_scipy() {
    // scipy.stats.lognorm(sigma, scale=exp(mu)): .mean(), .std(), .ppf(); 10^6 draws of Squiggle and numpy agree
    let found = product(&five(), &[]).unwrap();
    close(found.mean(), 598.278_782_7, 1e-9);
    close(found.sd(), 577.846_412_6, 1e-9);
    close(found.quantile(0.975).unwrap(), 2_112.513_685_577_253_5, 1e-9);
    // SALib 1.6, Sobol of 2^15 points, agrees with the closed form to 0.007: c alone has 67.8 and 80.3 %
    let third = variance_shares(&five()).unwrap()[2];
    close(third.first_order, 0.677_667_241_724_880_5, 1e-9);
    close(third.total, 0.802_512_798_083_207_1, 1e-9);
    close(third.log_share, 0.743_412_901_426_607_7, 1e-9);
}

#[test]
fn asymmetries_of_published_intervals() {
    // WHO 2024: global tuberculosis 2023, point against the lognormal median of its interval
    let limits = Limits::new(10_055_114.0, 11_664_012.0, 0.95).unwrap();
    close(log_asymmetry(10_844_867.0, limits).unwrap(), 0.963, 1e-3);
}

#[test]
fn the_gap_of_386_is_split_as_in_python() {
    // python, formulas of Ang 2004 and Shorrocks 2013: 259 to 100,000 over unit 1.4, scope 3, period 5, residual
    let split = LogSplit::with_residual(259.0, 100_000.0, &[1.4, 3.0, 5.0]).unwrap();
    close(split.factors()[3], 18.385_732_671_446_96, 1e-12);
    close(split.lmdi()[0], 5_634.574_970_920_968, 1e-9);
    close(split.shapley()[0], 8_795.895_238_095_236, 1e-9);
    close(split.shapley()[3], 38_124.593_650_793_63, 1e-9);
    close(split.order_ranges()[0].lowest, 103.6, 1e-9);
    close(split.order_ranges()[0].highest, 28_571.428_571_428_565, 1e-9);
    close(split.log_shares(0.1).unwrap()[3], 0.488_839_380_623_363_46, 1e-9);
    // 386.1^(1/2), ^(1/3), ^(1/4)
    for (k, expected) in [(2, 19.65), (3, 7.28), (4, 4.433)] {
        close(equal_factors(386.1, k).unwrap(), expected, 1e-3);
    }
}

#[test]
fn frechet_bounds_of_two_normals_are_exact() {
    let normal = Distribution::normal(0.0, 1.0).unwrap();
    let found = sum_at_any_dependence(&normal, &normal, 0.95).unwrap();
    // python: 2 * NormalDist().inv_cdf(.95 / 2), 2 * NormalDist().inv_cdf(1 - .05 / 2)
    close(found.lower(), -0.12541355588642766, 1e-9);
    close(found.upper(), 3.919927969080107, 1e-9);
    // The comonotone sum is no bound: 2 * NormalDist().inv_cdf(.95)
    close(comonotone_sum(&[normal, normal], 0.95).unwrap(), 3.289707253902943, 1e-9);
}

#[test]
fn a_range_times_limits_takes_the_outer_ends() {
    // 2.35 to 9.94 people a case, times the exact interval of 259: [2.35 · 228.41, 9.94 · 292.54]
    let range = Bounds::new(2.35, 9.94).unwrap();
    let AtLeast(found) = range_times_limits(range, garwood(259, 0.95).unwrap()).unwrap();
    close(found.lower(), 536.775, 1e-5);
    close(found.upper(), 2_907.845, 1e-5);
}

#[test]
fn time_bridges_by_hand() {
    // 2,574 detections in a year against a stock of 100,000: at most 2.574 % of those present.
    close(most_coverage_of_present(2_574.0, 100_000.0).unwrap(), 0.025_74, 1e-12);
    // A mean stay of half a year: 200,000 entrants and 300,000 present in a year.
    let point = coverage_at_stay(2_574.0, 100_000.0, 365.0, 182.5).unwrap();
    close(point.of_entrants, 0.012_87, 1e-12);
    close(point.of_present, 0.008_58, 1e-12);
    close(stay_at_coverage(2_574.0, 100_000.0, 365.0, point.of_present).unwrap().unwrap(), 182.5, 1e-12);
    assert_eq!(stay_at_coverage(2_574.0, 100_000.0, 365.0, 0.03).unwrap(), None);
    // ∫ λe^{−ra} e^{−a/D} da = λD/(1 + rD): 1,000 a year, two years, 5 % growth
    close(growing_stock(1_000.0, 2.0, 0.05).unwrap(), 2_000.0 / 1.1, 1e-12);
}

#[test]
fn small_formulas_agree_with_their_papers() {
    // EValue 4.1.4: evalues.RR(3.9, 1.8, 8.7)
    close(e_value(3.9).unwrap(), 7.263_034_344_160_047, 1e-12);
    close(e_value_of_limits(Limits::new(1.8, 8.7, 0.95).unwrap()).unwrap(), 3.0, 1e-12);
    // Manski 1989: .3 of the observed 60 %
    let bounds = manski(0.3, 0.6, Bounds::new(0.0, 1.0).unwrap()).unwrap();
    close(bounds.lower(), 0.18, 1e-12);
    close(bounds.upper(), 0.58, 1e-12);
    // Seber 1982: 10,000 and 10,000 with 9,900 matched
    let found = lincoln_petersen(10_000, 10_000, 9_900).unwrap();
    close(found.estimate, 10_101.010_101_010_1, 1e-12);
    close(found.standard_error, 10.151_897_123_830_425, 1e-12);
    // UK Public Accounts Committee: 31 of 658.9 billion
    close(gap_share(31.0, 627.9).unwrap(), 0.047_048_110_487_175_6, 1e-12);
}

#[test]
fn impedance_of_the_gum_agrees_with_gtc() {
    // GTC 1.5.1 on the five sets of JCGM 100, H.2
    let volts = [5.007, 4.994, 5.005, 4.990, 4.999];
    let amperes = [19.663e-3, 19.639e-3, 19.640e-3, 19.685e-3, 19.678e-3];
    let phases = [1.0456, 1.0438, 1.0468, 1.0428, 1.0433];
    let observed = JointEstimate::from_observations(&[&volts, &amperes, &phases]).unwrap();
    let found = propagate(&observed, |x| {
        let impedance = x[0] / x[1];
        vec![impedance * x[2].cos(), impedance * x[2].sin(), impedance]
    })
    .unwrap();
    close(found.values()[0], 127.732_169_928_102_07, 1e-9);
    close(found.standard_uncertainty(0).unwrap(), 0.071_071_407_396_995_4, 1e-9);
    close(found.standard_uncertainty(2).unwrap(), 0.236_336_130_082_377_58, 1e-9);
    close(found.correlation(0, 1).unwrap(), -0.588_429_784_423_516_2, 1e-9);
}

#[test]
fn thirteen_trials_agree_with_metafor() {
    // metafor 3.8-1: rma(yi, vi, data = dat.bcg, method = "REML", test = "knha"); predict()
    let trials = [
        (-0.889_311_333_920_2, 0.325_584_765_003_96),
        (-1.585_388_657_201_4, 0.194_581_121_398_14),
        (-1.348_073_148_299_7, 0.415_367_965_367_97),
        (-1.441_551_190_021_3, 0.020_010_031_902_25),
        (-0.217_547_322_211_3, 0.051_210_172_169_63),
        (-0.786_115_585_818_9, 0.006_905_618_455_91),
        (-1.620_898_223_598_4, 0.223_017_247_572_32),
        (0.011_952_333_523_8, 0.003_961_579_297_82),
        (-0.469_417_648_738_1, 0.056_434_210_463_25),
        (-1.371_344_803_472_8, 0.073_024_793_613_03),
        (-0.339_358_828_338_4, 0.012_412_213_971_56),
        (0.445_913_400_571_4, 0.532_505_845_200_15),
        (-0.017_313_948_216_9, 0.071_404_659_683_99),
    ];
    let trials: Vec<Study> = trials.map(|(value, variance)| Study { value, variance }).to_vec();
    let found = pool(&trials, Between::Reml, Width::HartungKnapp, 0.95).unwrap();
    close(found.value, -0.714_532_348_365, 1e-6);
    close(found.tau_squared, 0.313_243_325_981, 1e-6);
    close(found.limits.lower(), -1.108_443_723, 1e-6);
    close(found.prediction.upper(), 0.566_952_270_292, 1e-6);
    let found = pool(&trials, Between::DerSimonianLaird, Width::Normal, 0.95).unwrap();
    close(found.tau_squared, 0.308_760_262_862, 1e-9);
    close(found.q, 152.233_008_082, 1e-9);
    close(found.i_squared, 0.921_173_468_546, 1e-9);
    // method = "ML"; python: the root of the likelihood's score by 200 halvings
    let found = pool(&trials, Between::MaximumLikelihood, Width::Normal, 0.95).unwrap();
    close(found.tau_squared, 0.280_028_137_268_633_4, 1e-9);
    close(found.value, -0.711_199_135_474_185_2, 1e-9);
}

#[test]
fn pooled_opinions_agree_with_scipy() {
    // scipy.optimize.brentq on the mixture of norm(0, 1) and norm(2, .5)
    let linear = LinearPool::new(&[
        (0.5, Distribution::normal(0.0, 1.0).unwrap()),
        (0.5, Distribution::normal(2.0, 0.5).unwrap()),
    ])
    .unwrap();
    close(linear.variance(), 1.625, 1e-12);
    close(linear.quantile(0.95).unwrap(), 2.652_333_524_505_235, 1e-9);
}
