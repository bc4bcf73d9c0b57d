//! Regressions of captures on covariates against what peers and papers print.

use darkfigure_mse::CaptureCounts;
use darkfigure_mse::read::Stratum;
use darkfigure_mse::single_source::regression::{
    Family, Fit, Options, People, Refusal, bootstrap, estimate, fit,
};
use darkfigure_mse::single_source::{
    Occasions, chao, truncated_geometric, truncated_negative_binomial, truncated_poisson, zelterman,
};

/// People whom the police of four Dutch cities stopped without papers, by sex, age, region and how often (van der Heijden and others
/// 2003; the counts as singleRcapture has them).
const STOPPED: &[(&str, &str, &str, &[u64])] = &[
    ("female", "<40", "America and Australia", &[57, 2, 2]),
    ("female", "<40", "Asia", &[56, 3, 0, 1]),
    ("female", "<40", "North Africa", &[146, 14, 4, 0, 1]),
    ("female", "<40", "Rest of Africa", &[59, 4]),
    ("female", "<40", "Surinam", &[18]),
    ("female", "<40", "Turkey", &[11]),
    ("female", ">40", "America and Australia", &[6]),
    ("female", ">40", "Asia", &[2]),
    ("female", ">40", "North Africa", &[3, 1]),
    ("female", ">40", "Rest of Africa", &[2]),
    ("female", ">40", "Surinam", &[2]),
    ("female", ">40", "Turkey", &[4]),
    ("male", "<40", "America and Australia", &[78, 11, 3, 2]),
    ("male", "<40", "Asia", &[203, 5, 1, 1]),
    ("male", "<40", "North Africa", &[653, 128, 24, 9, 0, 1]),
    ("male", "<40", "Rest of Africa", &[154, 7, 3]),
    ("male", "<40", "Surinam", &[38]),
    ("male", "<40", "Turkey", &[67, 3]),
    ("male", ">40", "America and Australia", &[12]),
    ("male", ">40", "Asia", &[11, 1]),
    ("male", ">40", "North Africa", &[36, 3]),
    ("male", ">40", "Rest of Africa", &[14]),
    ("male", ">40", "Surinam", &[5, 1]),
    ("male", ">40", "Turkey", &[8]),
];

/// The people by some of sex, age and region.
fn stopped(covariates: &[&str]) -> People {
    let keys = |row: &(&str, &str, &str, &[u64])| -> Vec<String> {
        let of = |name: &&str| match *name {
            "gender" => row.0.to_owned(),
            "age" => row.1.to_owned(),
            _ => row.2.to_owned(),
        };
        covariates.iter().map(of).collect()
    };
    let strata: Vec<Stratum<CaptureCounts>> = STOPPED
        .iter()
        .map(|row| Stratum {
            key: keys(row),
            data: CaptureCounts::new((1..).zip(row.3.iter().copied())).unwrap(),
        })
        .collect();
    let names: Vec<String> = covariates.iter().map(|&name| name.to_owned()).collect();
    People::new(&names, &[], &strata).unwrap()
}

fn near(found: f64, wanted: f64, tolerance: f64) {
    assert!((found - wanted).abs() <= tolerance, "{found} for {wanted}");
}

/// `estimatePopsize(capture ~ gender + age + nation, netherlandsimmigrant, model = "ztpoisson")`, singleRcapture 0.2.3:
/// N 12690.35, se 2808.169, log-likelihood −848.4504, AIC 1712.901, BIC 1757.213, lognormal limits 8431.275 and 19718.32.
#[test]
fn truncated_poisson_of_the_dutch_police() {
    let found = fit(&stopped(&["gender", "age", "nation"]), Family::Poisson, 0.95).unwrap();
    near(found.size.estimate, 12_690.35, 0.01);
    near(found.size.se, 2808.169, 0.01);
    near(found.log_likelihood, -848.4504, 1e-4);
    near(found.aic(), 1712.901, 1e-3);
    near(found.bic(), 1757.213, 1e-3);
    near(found.size.interval.lower, 8431.275, 0.03);
    near(found.size.interval.upper.finite().unwrap(), 19_718.32, 0.06);
    let wanted = [
        ("constant", -1.3411, 0.2149),
        ("gender: male", 0.3972, 0.1630),
        ("age: >40", -0.9746, 0.4082),
        ("nation: Asia", -1.0926, 0.3016),
        ("nation: North Africa", 0.1900, 0.1940),
        ("nation: Rest of Africa", -0.9106, 0.3008),
        ("nation: Surinam", -2.3364, 1.0136),
        ("nation: Turkey", -1.6754, 0.6028),
    ];
    for (coefficient, (name, estimate, se)) in found.coefficients.iter().zip(wanted) {
        assert_eq!(coefficient.name, name);
        near(coefficient.estimate, estimate, 6e-5);
        near(coefficient.se, se, 6e-5);
    }
}

/// `estimatePopsize(capture ~ gender + age, netherlandsimmigrant, model = "ztoigeom")`: N 5661.522, log-likelihood −864.4272,
/// AIC 1736.854, BIC 1759.01. Its standard error, 963.9024, is from the expected information; ours is from the observed.
#[test]
fn one_inflated_geometric_of_the_dutch_police() {
    let found = fit(&stopped(&["gender", "age"]), Family::OneInflatedGeometric, 0.99).unwrap();
    near(found.log_likelihood, -864.4272, 1e-4);
    near(found.size.estimate, 5661.522, 0.01);
    near(found.aic(), 1736.854, 1e-3);
    near(found.bic(), 1759.01, 1e-2);
    for (coefficient, wanted) in found.coefficients.iter().zip([-1.5346, 0.3863, -0.7788]) {
        near(coefficient.estimate, wanted, 6e-5);
    }
    let extra = found.extra.as_ref().unwrap();
    near(extra.estimate, -1.7591, 6e-5);
    near(extra.se, 0.3765, 6e-5);
    near(found.size.se, 963.9024, 0.005 * 963.9024);
}

/// One group, which stands for none: every family that has a form without covariates says the same as that form.
#[test]
fn without_differences_between_groups_the_forms_without_covariates_come_back() {
    let counts = CaptureCounts::new([(1, 1200), (2, 300), (3, 90), (4, 40), (5, 9)]).unwrap();
    let strata: Vec<Stratum<CaptureCounts>> = ["a", "b"]
        .map(|key| Stratum { key: vec![key.to_owned()], data: counts.clone() })
        .into_iter()
        .collect();
    let people = People::new(&["group".to_owned()], &[], &strata).unwrap();
    let both = CaptureCounts::new((1..).zip(counts.frequencies().iter().map(|count| 2 * count))).unwrap();
    let check = |family: Family, estimate: f64, interval_se: f64| {
        let found: Fit = fit(&people, family, 0.95).unwrap();
        near(found.coefficients[1].estimate, 0.0, 1e-6);
        near(found.size.estimate, estimate, 1e-6 * estimate);
        near(found.size.se / interval_se, 1.0, 2e-3);
        near(found.groups[0].estimate, estimate / 2.0, 1e-6 * estimate);
    };
    let size = chao(&both, Occasions::Unlimited, 0.95).unwrap();
    check(Family::Chao, size.estimate, size.se);
    let size = zelterman(&both, 0.95).unwrap();
    check(Family::Zelterman, size.estimate, size.se);
    let size = truncated_poisson(&both, 0.95).unwrap().size;
    check(Family::Poisson, size.estimate, size.se);
    let size = truncated_geometric(&both, 0.95).unwrap().size;
    check(Family::Geometric, size.estimate, size.se);
    let size = truncated_negative_binomial(&both, 0.95).unwrap().size;
    check(Family::NegativeBinomial, size.estimate, size.se);
}

/// Those seen once are taken at their word: the rate is that of people seen twice and more, and stands for the unseen behind these alone.
///
/// Geometric: λ = mean − 2, P(0)/P(2 and more) = (1 + λ)/λ². Poisson: λ(e^λ − 1)/(e^λ − 1 − λ) = mean, 1/(e^λ − 1 − λ); by halving.
#[test]
fn those_seen_once_say_nothing_of_the_rate() {
    let (once, more) = (1200.0, [(2.0, 300.0), (3.0, 90.0), (4.0, 40.0), (5.0, 9.0_f64)]);
    let counts = CaptureCounts::new([(1, 1200), (2, 300), (3, 90), (4, 40), (5, 9)]).unwrap();
    let strata = [Stratum { key: Vec::new(), data: counts }];
    let people = People::new(&[], &[], &strata).unwrap();
    let n_more: f64 = more.iter().map(|(_, n)| n).sum();
    let mean = more.iter().map(|(y, n)| y * n).sum::<f64>() / n_more;
    let size = |family| fit(&people, family, 0.95).unwrap().size.estimate;
    let rate = mean - 2.0;
    let geometric = once + n_more * (1.0 + (1.0 + rate) / (rate * rate));
    near(size(Family::ZeroOneTruncatedGeometric) / geometric, 1.0, 1e-6);
    let (mut low, mut high) = (1e-3_f64, 10.0_f64);
    for _ in 0..80 {
        let rate = f64::midpoint(low, high);
        let expected = rate * rate.exp_m1() / (rate.exp_m1() - rate);
        if expected < mean { low = rate } else { high = rate }
    }
    let poisson = once + n_more * (1.0 + 1.0 / (low.exp_m1() - low));
    near(size(Family::ZeroOneTruncatedPoisson) / poisson, 1.0, 1e-6);
}

/// Criteria compare likelihoods of the same people: those of everyone seen.
#[test]
fn families_that_fit_some_people_only_are_not_compared_by_a_criterion() {
    let of_everyone: Vec<Family> = Family::ALL.into_iter().filter(|family| family.is_of_everyone()).collect();
    let wanted = [
        Family::Poisson,
        Family::Geometric,
        Family::NegativeBinomial,
        Family::OneInflatedPoisson,
        Family::OneInflatedGeometric,
    ];
    assert_eq!(of_everyone, wanted);
}

#[test]
fn what_has_no_end_is_refused_by_name() {
    // Of group b nobody was seen twice, so that nothing bounds how many of it are missing.
    let strata: Vec<Stratum<CaptureCounts>> = [("a", [30_u64, 5]), ("b", [20, 0])]
        .map(|(key, counts)| Stratum {
            key: vec![key.to_owned()],
            data: CaptureCounts::new((1..).zip(counts)).unwrap(),
        })
        .into_iter()
        .collect();
    let people = People::new(&["group".to_owned()], &[], &strata).unwrap();
    let found = fit(&people, Family::Poisson, 0.95).unwrap_err();
    assert_eq!(found, Refusal::GroupWithoutRepeat { group: "group b".to_owned(), repeats: 2 });
    assert!(found.to_string().contains("of group b nobody was seen 2 times or more"), "{found}");
}

#[test]
fn redraws_spread_as_the_standard_errors_say() {
    let people = stopped(&["gender", "age"]);
    let found = fit(&people, Family::Poisson, 0.95).unwrap();
    let redrawn = bootstrap(&people, &found, 400, 7);
    let dark = |at: usize| (redrawn.sizes[at] - people.n_observed() as f64).ln();
    // Half of a normal lies within 0.6745 standard deviations; sizes are skewed, logarithms of dark figures hardly.
    let n = redrawn.sizes.len();
    let spread = (dark(3 * n / 4) - dark(n / 4)) / (2.0 * 0.6745);
    let robust = found.robust.se / found.robust.dark_figure();
    assert!((spread / robust - 1.0).abs() < 0.15, "{spread} {robust}");
    assert!(redrawn.n_without_size <= 4 && redrawn.interval.lower > people.n_observed() as f64);
    assert_eq!(redrawn, bootstrap(&people, &found, 400, 7));
    // Of 400 sizes ten lie below a 95 % interval and ten above.
    let (lower, upper) = (redrawn.interval.lower, redrawn.interval.upper.finite().unwrap());
    let outside =
        |is_outside: &dyn Fn(f64) -> bool| redrawn.sizes.iter().filter(|size| is_outside(**size)).count();
    assert!((9..=11).contains(&outside(&|size| size < lower)), "{}", outside(&|size| size < lower));
    assert!((9..=11).contains(&outside(&|size| size > upper)), "{}", outside(&|size| size > upper));
}

/// A covariate with two values is the same as groups and as a slope; measured in other units, its coefficient is in those units.
#[test]
fn a_slope_over_two_values_is_a_group() {
    let strata = |low: &str, high: &str| -> Vec<Stratum<CaptureCounts>> {
        [(low, [300_u64, 40, 9]), (high, [200, 51, 8])]
            .map(|(key, counts)| Stratum {
                key: vec![key.to_owned()],
                data: CaptureCounts::new((1..).zip(counts)).unwrap(),
            })
            .into()
    };
    let name = ["year".to_owned()];
    let groups =
        fit(&People::new(&name, &[], &strata("2010", "2014")).unwrap(), Family::Poisson, 0.95).unwrap();
    let slope =
        fit(&People::new(&name, &name, &strata("2010", "2014")).unwrap(), Family::Poisson, 0.95).unwrap();
    near(slope.coefficients[1].estimate, groups.coefficients[1].estimate / 4.0, 1e-8);
    near(slope.size.estimate, groups.size.estimate, 1e-5);
    near(slope.size.se, groups.size.se, 1e-5);
    assert!(slope.groups.is_empty());
    let wrong = People::new(&name, &name, &strata("2010", "later")).unwrap_err();
    assert!(wrong.to_string().contains("no number"), "{wrong}");
}

#[test]
fn covariates_that_follow_from_others_are_named() {
    let strata: Vec<Stratum<CaptureCounts>> = [("f", "girl", [90_u64, 9]), ("m", "boy", [70, 12])]
        .map(|(sex, word, counts)| Stratum {
            key: vec![sex.to_owned(), word.to_owned()],
            data: CaptureCounts::new((1..).zip(counts)).unwrap(),
        })
        .into();
    let people = People::new(&["sex".to_owned(), "word".to_owned()], &[], &strata).unwrap();
    let found = fit(&people, Family::Poisson, 0.95).unwrap_err();
    assert_eq!(found, Refusal::Dependent { column: "word: girl".to_owned() });
}

/// A coefficient is the logarithm of a ratio of rates; its limits are those of the sandwich error.
#[test]
fn a_coefficient_is_read_as_a_ratio_with_its_limits() {
    let found = fit(&stopped(&["gender", "age"]), Family::Poisson, 0.95).unwrap();
    for coefficient in &found.coefficients {
        near(coefficient.ratio(), coefficient.estimate.exp(), 1e-12);
        for (level, quantile) in [(0.95, 1.959_963_985), (0.9, 1.644_853_627)] {
            let (lower, upper) = coefficient.ratio_limits(level);
            near(lower.ln(), coefficient.estimate - quantile * coefficient.robust_se, 1e-8);
            near(upper.ln(), coefficient.estimate + quantile * coefficient.robust_se, 1e-8);
        }
    }
}

/// Every family once, with the fit and the redraws that it has alone; those without a number say why.
#[test]
fn a_row_is_what_its_family_says() {
    let people = stopped(&["gender", "age"]);
    let options = Options { level: 0.9, n_bootstrap: 12, seed: 5 };
    let rows = estimate(&people, options);
    assert_eq!(rows.len(), Family::ALL.len());
    for (row, family) in rows.iter().zip(Family::ALL) {
        assert_eq!((row.family, family.is_bound()), (family, family == Family::Chao));
        match (&row.found, fit(&people, family, 0.9)) {
            (Ok((fitted, redrawn)), Ok(alone)) => {
                assert_eq!(redrawn, &bootstrap(&people, &alone, 12, 5));
                assert_eq!(redrawn.sizes.len() + redrawn.n_without_size, 12);
                assert_eq!(fitted, &alone);
            }
            (found, alone) => assert_eq!(found.as_ref().err(), alone.err().as_ref(), "{family:?}"),
        }
    }
    assert!(rows.iter().filter(|row| row.found.is_ok()).count() >= 6);
}

/// Counts that vary no more than Poisson counts ask for no dispersion, and those with few seen once for no surplus of them.
#[test]
fn a_parameter_that_runs_to_its_edge_is_told_by_what_it_stands_for() {
    let people = |counts: &[u64]| {
        let data = CaptureCounts::new((1..).zip(counts.iter().copied())).unwrap();
        People::new(&[], &[], &[Stratum { key: Vec::new(), data }]).unwrap()
    };
    // Poisson with λ = 1 would be 368, 184, 61, 15, 3 of 1,000.
    let even = people(&[330, 200, 62, 10, 1]);
    for (family, what) in [
        (Family::NegativeBinomial, "the counts ask for no unequal chances beyond the covariates"),
        (Family::OneInflatedPoisson, "the counts ask for no surplus of people seen once"),
    ] {
        let refusal = fit(&even, family, 0.95).unwrap_err();
        assert_eq!(refusal, Refusal::Simpler { family });
        assert!(refusal.to_string().starts_with(what), "{refusal}");
    }
}

/// Far from Poisson, where Newton's first steps overshoot, the climb still ends at the top: another algorithm finds the same.
#[test]
fn the_top_is_found_from_afar() {
    for counts in [
        &[900_u64, 25, 12, 9, 8, 7, 7, 6, 6, 5, 5, 5, 5, 4, 4][..],
        &[60, 2, 0, 0, 0, 1, 0, 3, 0, 9, 0, 14, 0, 20],
        &[400, 300, 200, 160, 120, 90, 70, 55, 40, 30, 25, 18, 14, 10, 8, 6, 5, 4, 3, 2, 1],
        &[3, 1, 9, 14, 40, 52, 81, 77, 60, 41, 22, 12, 9, 7, 3, 2],
    ] {
        let data = CaptureCounts::new((1..).zip(counts.iter().copied())).unwrap();
        let people = People::new(&[], &[], &[Stratum { key: Vec::new(), data: data.clone() }]).unwrap();
        let poisson = truncated_poisson(&data, 0.95).unwrap().size.estimate;
        near(fit(&people, Family::Poisson, 0.95).unwrap().size.estimate / poisson, 1.0, 1e-8);
        let geometric = truncated_geometric(&data, 0.95).unwrap().size.estimate;
        near(fit(&people, Family::Geometric, 0.95).unwrap().size.estimate / geometric, 1.0, 1e-8);
        match (truncated_negative_binomial(&data, 0.95), fit(&people, Family::NegativeBinomial, 0.95)) {
            (Ok(alone), Ok(found)) => near(found.size.estimate / alone.size.estimate, 1.0, 1e-4),
            (alone, found) => assert!(alone.is_err() && found.is_err(), "{alone:?} {found:?}"),
        }
    }
}
