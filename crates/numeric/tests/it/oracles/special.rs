//! Special functions against mpmath 1.3.0 at 60 digits.

use darkfigure_numeric::special::{
    exponential, gamma_ratio, incomplete_beta, incomplete_gamma, poisson_tail, saddle_point, standard_normal,
};

use super::intervals::close;

/// mpmath: gammainc(a, 0, x, regularized=True), gammainc(a, x, inf, regularized=True).
const GAMMA_TAILS: [(f64, f64, f64, f64); 16] = [
    (0.1, 0.001, 0.526_768_568_392_445_1, 0.473_231_431_607_554_9),
    (0.1, 0.5, 0.941_402_445_890_133_6, 0.058_597_554_109_866_48),
    (0.5, 2.0, 0.954_499_736_103_641_6, 0.045_500_263_896_358_42),
    (1.0, 1.0, 0.632_120_558_828_557_7, 0.367_879_441_171_442_33),
    (1.0, 30.0, 0.999_999_999_999_906_4, 9.357_622_968_840_175e-14),
    (2.5, 0.1, 0.000_886_138_788_812_442_6, 0.999_113_861_211_187_5),
    (2.5, 3.4, 0.764_055_462_305_478_6, 0.235_944_537_694_521_4),
    (2.5, 3.6, 0.793_814_080_290_444_1, 0.206_185_919_709_555_88),
    (10.0, 3.0, 0.001_102_488_130_115_479_8, 0.998_897_511_869_884_5),
    (10.0, 10.0, 0.542_070_285_528_147_8, 0.457_929_714_471_852_2),
    (10.0, 40.0, 0.999_999_996_074_067_8, 3.925_932_226_286_188e-09),
    (259.0, 200.0, 3.632_854_822_204_164e-05, 0.999_963_671_451_778),
    (259.0, 260.0, 0.532_980_712_638_730_3, 0.467_019_287_361_269_74),
    (259.0, 330.0, 0.999_977_785_406_648_8, 2.221_459_335_118_794_7e-05),
    (100_000.0, 99_000.0, 0.000_757_419_921_174_767_9, 0.999_242_580_078_825_3),
    (100_000.0, 101_000.0, 0.999_191_578_487_074_4, 0.000_808_421_512_925_590_7),
];

/// mpmath: the root of either tail by halving, at 60 digits: the points with so much below, and so much above.
const GAMMA_QUANTILES: [(f64, f64, f64, f64); 8] = [
    (0.1, 0.2, 6.218_801_874_682_91e-08, 0.069_389_883_239_972_97),
    (0.5, 0.025, 0.000_491_034_558_587_628, 2.511_943_093_657_444_5),
    (1.0, 0.5, std::f64::consts::LN_2, std::f64::consts::LN_2),
    (3.0, 1e-10, 0.000_843_610_562_484_727_5, 29.145_901_478_829_52),
    (3.0, 0.3, 1.913_775_794_127_062_6, 3.615_567_665_865_990_3),
    (259.0, 0.025, 228.414_931_369_685_7, 291.478_847_917_892_95),
    (259.0, 0.5, 258.666_743_040_950_4, 258.666_743_040_950_4),
    (10_000.0, 0.01, 9_768.836_856_696_591, 10_234.104_379_158_054),
];

/// mpmath: betainc(a, b, 0, x, regularized=True), betainc(a, b, x, 1, regularized=True).
const BETA_TAILS: [(f64, f64, f64, f64, f64); 14] = [
    (0.5, 0.5, 0.01, 0.063_768_560_858_519_85, 0.936_231_439_141_480_1),
    (0.5, 0.5, 0.9, 0.795_167_235_300_866_5, 0.204_832_764_699_133_42),
    (1.0, 1.0, 0.3, 0.3, 0.7),
    (2.0, 3.0, 0.05, 0.014_018_750_000_000_002, 0.985_981_25),
    (2.0, 3.0, 0.4, 0.5248, 0.475_199_999_999_999_96),
    (2.0, 3.0, 0.99, 0.999_996_03, 3.970_000_000_000_01e-06),
    (1.0, 10.0, 0.2, 0.892_625_817_6, 0.107_374_182_399_999_99),
    (15.5, 133.5, 0.05, 0.004_910_312_905_063_822, 0.995_089_687_094_936_2),
    (15.5, 133.5, 0.2, 0.999_363_128_028_802_7, 0.000_636_871_971_197_311_8),
    (259.0, 99_742.0, 0.0022, 0.005_561_017_921_307_004, 0.994_438_982_078_693),
    (259.0, 99_742.0, 0.0031, 0.998_680_265_976_097_4, 0.001_319_734_023_902_637_4),
    (300.0, 5000.0, 0.06, 0.857_233_115_495_695_1, 0.142_766_884_504_304_8),
    (5000.0, 300.0, 0.93, 3.708_950_207_222_186e-05, 0.999_962_910_497_927_7),
    (0.02, 40.0, 0.0001, 0.905_259_977_424_544_2, 0.094_740_022_575_455_72),
];

/// mpmath: as for the gamma distribution.
const BETA_QUANTILES: [(f64, f64, f64, f64, f64); 8] = [
    (0.5, 0.5, 0.025, 0.001_541_333_133_436_012, 0.998_458_666_866_564),
    (0.2, 3.0, 0.4, 0.002_566_180_839_858_229_3, 0.020_062_120_199_277_236),
    (1.0, 9.0, 0.05, 0.005_683_044_988_048_048, 0.283_128_835_563_113_5),
    (2.0, 3.0, 1e-08, 4.082_594_021_609_241e-05, 0.998_642_330_218_395_8),
    (2.0, 3.0, 0.5, 0.385_727_568_132_389_56, 0.385_727_568_132_389_56),
    (15.5, 133.5, 0.025, 0.060_448_517_009_296_44, 0.157_643_143_478_741_17),
    (30.0, 500.0, 0.4, 0.053_551_948_470_833_464, 0.058_612_877_442_429_74),
    (40.0, 2.0, 0.01, 0.848_784_405_382_363_1, 0.996_338_408_349_352_1),
];

/// mpmath: the root of betainc(v/2, 1/2, 0, v/(v + t²))/2 by halving.
const STUDENT: [(f64, f64, f64); 8] = [
    (1.0, 0.975, 12.706_204_736_174_694),
    (1.0, 0.6, 0.324_919_696_232_906_23),
    (2.0, 0.025, -4.302_652_729_749_464),
    (3.0, 0.95, 2.353_363_434_801_823),
    (4.5, 0.9, 1.500_885_317_508_557_7),
    (12.0, 0.975, 2.178_812_829_667_228_4),
    (12.0, 0.001, -3.929_633_264_626_491_8),
    (200.0, 0.99, 2.345_137_082_259_468),
];

/// mpmath: sqrt(2) * erfinv(2p − 1).
const NORMAL: [(f64, f64); 14] = [
    (1e-300, -37.047_096_299_361_2),
    (1e-20, -9.262_340_089_798_407),
    (1e-10, -6.361_340_902_404_057),
    (0.001, -3.090_232_306_167_813_6),
    (0.024, -1.977_368_428_181_946_8),
    (0.075, -1.439_531_470_938_456),
    (0.0751, -1.438_825_392_752_54),
    (0.3, -0.524_400_512_708_040_8),
    (0.5, 0.0),
    (0.7, 0.524_400_512_708_040_7),
    (0.9249, 1.438_825_392_752_540_3),
    (0.926, 1.446_632_067_158_978_7),
    (0.975, 1.959_963_984_540_053_8),
    (0.9999, 3.719_016_485_455_708_4),
];

/// mpmath: exp(x * log(m) − m − loggamma(x + 1)).
const POISSON_TERMS: [(f64, f64, f64); 12] = [
    (0.0, 2.0, 0.135_335_283_236_612_7),
    (0.5, 2.0, 0.215_963_866_052_752_2),
    (1.0, 1.0, 0.367_879_441_171_442_33),
    (3.0, 2.5, 0.213_763_017_249_736_45),
    (15.0, 15.0, 0.102_435_866_664_534_19),
    (15.5, 14.0, 0.093_259_821_089_969_02),
    (16.0, 30.0, 0.001_925_245_090_731_825),
    (100.0, 60.0, 6.129_887_010_777_381e-07),
    (1000.0, 1010.0, 0.012_003_360_186_395_461),
    (1_000_000_000_000.0, 1_000_002_000_000.0, 5.399_111_048_907_026e-08),
    (40.0, 400.0, 2.837_669_574_213_682_4e-118),
    (400.0, 40.0, 4.423_877_344_744_579_3e-246),
];

/// mpmath: exp(loggamma(n + 1) − loggamma(x + 1) − loggamma(n − x + 1) + x log(p) + (n − x) log(1 − p)).
const BINOMIAL_TERMS: [(f64, f64, f64, f64); 7] = [
    (1.0, 9.0, 0.1, 0.387_420_489),
    (3.5, 2.25, 0.5, 0.283_875_675_571_385_04),
    (15.0, 133.0, 0.25, 2.957_838_173_096_831e-06),
    (16.0, 16.0, 0.5, 0.139_949_934_091_418_98),
    (5.0, 100.0, 0.9, 5.701_809_585_653_874e-93),
    (259.0, 99_741.0, 0.002_59, 0.024_813_246_472_482_73),
    (1_000_000_000.0, 1_000_000_000.0, 0.500_01, 1.195_934_159_432_007_4e-05),
];

/// mpmath: log(min(gammainc(t, 0, m), gammainc(t + 1, m, inf))), both regularized.
const POISSON_TAILS: [(f64, f64, f64); 15] = [
    (0.0, 0.3, -0.3),
    (3.0, 2.9, -0.590_524_165_843_987_9),
    (10.0, 2.0, -9.976_099_643_706_06),
    (2.0, 10.0, -5.889_126_135_826_689),
    (50.0, 20.0, -18.200_828_516_730_247),
    (999.0, 1300.0, -40.818_661_649_018_566),
    (999.0, 500.0, -196.134_778_299_465_6),
    (1000.0, 1.0, -5_913.127_178_988_828),
    (1000.0, 990.0, -0.968_844_350_299_750_7),
    (1000.0, 1010.0, -0.956_268_251_164_528_5),
    (1500.0, 300.0, -1_218.509_537_433_936_2),
    (1500.0, 9000.0, -4_816.754_105_541_21),
    (20_000.0, 20_500.0, -8.372_833_058_221_216),
    (20_000.0, 18_000.0, -110.782_862_841_912_29),
    (100_000.0, 100_300.0, -1.759_279_766_625_505_8),
];

/// mpmath: loggamma(y + a) − loggamma(y) − a log(y).
const GAMMA_RATIOS: [(f64, f64, f64); 7] = [
    (3.0, 1.0, 1.791_759_469_228_055),
    (0.5, 2.0, -0.061_890_719_807_053_5),
    (-0.5, 15.0, 0.025_569_759_501_508_44),
    (-0.5, 17.0, 0.022_501_080_988_249_798),
    (2.25, 15.9, 0.085_353_622_865_906_14),
    (2.25, 16.0, 0.084_838_448_274_655_89),
    (7.0, 1_000_000.0, 2.099_995_450_014_7e-05),
];

/// The tail that was worked out to its own digits, the other one to what it leaves of 1.
#[track_caller]
fn both((below, above): (f64, f64), lower: f64, upper: f64, is_lower: bool) {
    let (small, expected, rest, whole) =
        if is_lower { (below, lower, above, upper) } else { (above, upper, below, lower) };
    close(small, expected, 1e-11);
    assert!((rest - whole).abs() < 1e-11 * expected + 2e-16, "found {rest:?}, expected {whole:?}");
}

#[test]
fn tails_of_the_gamma_distribution() {
    for (shape, x, lower, upper) in GAMMA_TAILS {
        both(incomplete_gamma::tails(shape, x), lower, upper, x < shape + 1.0);
    }
    assert_eq!(incomplete_gamma::tails(2.0, 0.0), (0.0, 1.0));
    assert_eq!(incomplete_gamma::tails(2.0, f64::INFINITY), (1.0, 0.0));
    // Beyond 10^8 the distribution is normal to nine digits but for its skewness of 2/√shape.
    let shape = 4e8_f64;
    for z in [-2.0, 0.0, 1.5] {
        let (below, above) = incomplete_gamma::tails(shape, shape + z * shape.sqrt());
        let density = libm::exp(-0.5 * z * z) / (2.0 * std::f64::consts::PI).sqrt();
        let edgeworth = standard_normal::cdf(z) - (z * z - 1.0) / (3.0 * shape.sqrt()) * density;
        assert!((below - edgeworth).abs() < 1e-8 && (below + above - 1.0).abs() < 1e-15, "{z}: {below}");
    }
}

#[test]
fn quantiles_of_the_gamma_distribution() {
    for (shape, p, lower, upper) in GAMMA_QUANTILES {
        close(incomplete_gamma::quantile(shape, p), lower, 1e-12);
        close(incomplete_gamma::upper_quantile(shape, p), upper, 1e-12);
        close(incomplete_gamma::quantile(shape, 1.0 - p), upper, 1e-6);
        close(incomplete_gamma::upper_quantile(shape, 1.0 - p), lower, 1e-6);
    }
    assert_eq!(
        (incomplete_gamma::quantile(3.0, 0.0), incomplete_gamma::upper_quantile(3.0, 0.0)),
        (0.0, f64::INFINITY)
    );
    // R: qchisq(c(.05, .95), 7); of two degrees of freedom −2 ln(1 − p).
    close(incomplete_gamma::chi_squared_quantile(7.0, 0.05), 2.167_349_909_298_057, 1e-12);
    close(incomplete_gamma::chi_squared_quantile(7.0, 0.95), 14.067_140_449_340_169, 1e-12);
    close(incomplete_gamma::chi_squared_quantile(2.0, 0.9), -2.0 * libm::log(0.1), 1e-12);
    // Beyond 10^8, Cornish and Fisher's first two terms.
    let (shape, z) = (4e8_f64, 1.959_963_984_540_054);
    let far = shape + z * shape.sqrt() + (z * z - 1.0) / 3.0;
    close(incomplete_gamma::upper_quantile(shape, 0.025), far, 1e-12);
    close(incomplete_gamma::quantile(shape, 0.025), shape - z * shape.sqrt() + (z * z - 1.0) / 3.0, 1e-12);
}

#[test]
fn tails_of_the_beta_distribution() {
    for (a, b, x, lower, upper) in BETA_TAILS {
        both(incomplete_beta::tails(a, b, x, 1.0 - x), lower, upper, x < (a + 1.0) / (a + b + 2.0));
        let (below, above) = incomplete_beta::tails(b, a, 1.0 - x, x);
        assert!(
            (below - upper).abs() < 1e-11 && (above - lower).abs() < 1e-11,
            "{a} {b} {x}: {below} {above}"
        );
    }
    assert_eq!(incomplete_beta::tails(2.0, 3.0, 0.0, 1.0), (0.0, 1.0));
    assert_eq!(incomplete_beta::tails(2.0, 3.0, 1.0, 0.0), (1.0, 0.0));
}

#[test]
fn quantiles_of_the_beta_distribution() {
    for (a, b, p, lower, upper) in BETA_QUANTILES {
        close(incomplete_beta::quantile(a, b, p), lower, 1e-12);
        close(incomplete_beta::upper_quantile(a, b, p), upper, 1e-12);
        // The mirrored distribution: digits of a small upper proportion are kept where 1 − x would lose them.
        close(1.0 - incomplete_beta::upper_quantile(b, a, p), lower, 1e-9);
    }
    let ends = |p| (incomplete_beta::quantile(2.0, 3.0, p), incomplete_beta::upper_quantile(2.0, 3.0, p));
    assert_eq!((ends(0.0), ends(1.0)), ((0.0, 1.0), (1.0, 0.0)));
}

/// Between two shapes beyond 10^6 the beta distribution is normal but for its skewness; quantile and tail undo each other.
#[test]
fn a_beta_distribution_of_astronomic_shapes() {
    let (a, b) = (4e6_f64, 12e6_f64);
    let mean = a / (a + b);
    let sd = (mean * (1.0 - mean) / (a + b + 1.0)).sqrt();
    let skewness = 2.0 * (b - a) * (a + b + 1.0).sqrt() / ((a + b + 2.0) * (a * b).sqrt());
    for p in [0.001, 0.025, 0.4, 0.5, 0.6, 0.975] {
        let z = standard_normal::quantile(p);
        let expected = mean + sd * (z + (z * z - 1.0) * skewness / 6.0);
        let found = incomplete_beta::quantile(a, b, p);
        assert!((found - expected).abs() < 1e-6 * sd, "{p}: {}", (found - expected) / sd);
        let (below, above) = incomplete_beta::tails(a, b, found, 1.0 - found);
        assert!((below - p).abs() < 1e-9 && (above - (1.0 - p)).abs() < 1e-9, "{p}: {below} {above}");
    }
}

#[test]
fn quantiles_of_student_and_of_the_normal_distribution() {
    for (degrees, p, expected) in STUDENT {
        close(incomplete_beta::student_quantile(degrees, p), expected, 1e-11);
    }
    let ends = [0.0, 0.5, 1.0].map(|p| incomplete_beta::student_quantile(5.0, p));
    assert_eq!(ends, [f64::NEG_INFINITY, 0.0, f64::INFINITY]);
    for (p, expected) in NORMAL {
        let found = standard_normal::quantile(p);
        assert!((found - expected).abs() <= 4e-16 * expected.abs(), "{p}: {found:?} for {expected:?}");
    }
    assert_eq!([0.0, 1.0].map(standard_normal::quantile), [f64::NEG_INFINITY, f64::INFINITY]);
    close(standard_normal::half_width(0.95), 1.959_963_984_540_054, 1e-15);
    close(standard_normal::cdf(-10.0), 7.619_853_024_160_527e-24, 1e-13);
}

#[test]
fn terms_of_the_poisson_and_binomial_distributions() {
    for (x, mean, expected) in POISSON_TERMS {
        close(saddle_point::poisson_term(x, mean), expected, 2e-13);
    }
    assert_eq!([0.0, 1.0].map(|x| saddle_point::poisson_term(x, 0.0)), [1.0, 0.0]);
    for (x, rest, p, expected) in BINOMIAL_TERMS {
        close(saddle_point::binomial_term(x, rest, p, 1.0 - p), expected, 3e-12);
        close(saddle_point::binomial_term(rest, x, 1.0 - p, p), expected, 3e-12);
    }
    assert_eq!(saddle_point::binomial_term(1.0, 2.0, 0.0, 1.0), 0.0);
    assert_eq!(saddle_point::binomial_term(1.0, 2.0, 1.0, 0.0), 0.0);
}

#[test]
fn the_smaller_tail_of_a_count() {
    for (count, mean, expected) in POISSON_TAILS {
        let found = poisson_tail::ln_smaller_tail(count, mean);
        // The uniform expansion promises nine digits of the tail, and has them of its logarithm.
        let tolerance = if count < 1000.0 { 1e-12 } else { 3e-9 };
        assert!(
            (found - expected).abs() <= tolerance * (1.0 + expected.abs()),
            "{count} {mean}: {found:?} for {expected:?}"
        );
    }
    // Nothing is expected: nothing is sure to be seen, and anything else impossible.
    assert_eq!([0.0, 1.0].map(|count| poisson_tail::ln_smaller_tail(count, 0.0)), [0.0, f64::NEG_INFINITY]);
}

#[test]
fn ratios_of_gamma_functions() {
    for (a, y, expected) in GAMMA_RATIOS {
        let found = gamma_ratio::log_gamma_excess(a, y);
        assert!((found - expected).abs() <= 2e-14, "{a} {y}: {found:?} for {expected:?}");
    }
}

/// What is seeded is the same everywhere only if each exponential is, to the last bit.
#[test]
fn the_exponential_of_many_keeps_its_bits() {
    let mut numbers: Vec<f64> = (-6_999..7_000).map(|at| f64::from(at) / 10.0 + 1e-4).collect();
    exponential::of_each(&mut numbers);
    let mut hash = darkfigure_numeric::hash::Fnv::new();
    for number in &numbers {
        hash.number(number.to_bits());
    }
    assert_eq!(hash.digest(), 0x5c39_db2c_84e3_324a_9bee_0cef_d769_6064);
    // One number too large for the fast way is no harm to the others, on either side.
    for far in [701.0, -701.0, f64::NAN] {
        let mut numbers = [1.0, far];
        exponential::of_each(&mut numbers);
        assert_eq!(numbers.map(f64::to_bits), [1.0, far].map(|x| libm::exp(x).to_bits()));
    }
}
