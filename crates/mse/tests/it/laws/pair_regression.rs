//! Laws of regressions of two lists.

use darkfigure_mse::pair_regression::{
    CrossFit, Options, PairedPeople, PairedPeopleError, PeopleError, Refusal, doubly_robust, estimate, fit,
};
use darkfigure_mse::read::Stratum;
use darkfigure_mse::{CaptureTable, History, two_list};
use proptest::prelude::*;

type Counts = [u64; 3];

fn table(names: [&str; 2], counts: Counts) -> CaptureTable {
    let rows = [1, 2, 3].map(History::from_bits).into_iter().zip(counts);
    CaptureTable::new(names.map(String::from).to_vec(), rows).unwrap()
}

fn strata(names: [&str; 2], groups: &[(&str, Counts)]) -> Vec<Stratum<CaptureTable>> {
    groups
        .iter()
        .map(|&(key, counts)| Stratum { key: vec![key.to_owned()], data: table(names, counts) })
        .collect()
}

fn people(groups: &[(&str, Counts)], slopes: &[&str]) -> PairedPeople {
    let slopes: Vec<String> = slopes.iter().map(|&slope| slope.to_owned()).collect();
    PairedPeople::new(&["of".to_owned()], &slopes, &strata(["a", "b"], groups)).unwrap()
}

fn counts() -> impl Strategy<Value = Counts> {
    [1_u64..200, 1_u64..200, 1_u64..200]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Of groups alone both regressions are each group's Lincoln–Petersen estimate, and their variance the sum of its.
    #[test]
    fn groups_are_so_many_lincoln_petersen_estimates(groups in [counts(), counts(), counts()]) {
        let named: Vec<(&str, Counts)> = ["x", "y", "z"].into_iter().zip(groups).collect();
        let people = people(&named, &[]);
        let alone: Vec<_> = named
            .iter()
            .map(|&(_, counts)| two_list::lincoln_petersen(two_list::TwoLists::of_table(&table(["a", "b"], counts), 0, 1).unwrap(), 0.95).unwrap())
            .collect();
        let total: f64 = alone.iter().map(|found| found.estimate).sum();
        let se = alone.iter().map(|found| found.se * found.se).sum::<f64>().sqrt();
        let plain = fit(&people, 0.95).unwrap();
        prop_assert!((plain.size.estimate / total - 1.0).abs() < 1e-8, "{} {}", plain.size.estimate, total);
        prop_assert!((plain.size.se / se - 1.0).abs() < 1e-6, "{} {}", plain.size.se, se);
        for (group, found) in plain.groups.iter().zip(&alone) {
            prop_assert!((group.estimate / found.estimate - 1.0).abs() < 1e-8);
            prop_assert_eq!(group.n_observed, found.n_observed);
        }
        let robust = doubly_robust(&people, CrossFit::NONE, 0.95).unwrap();
        prop_assert!((robust.size.estimate / total - 1.0).abs() < 1e-8, "{} {}", robust.size.estimate, total);
        prop_assert!((robust.size.se / se - 1.0).abs() < 1e-6, "{} {}", robust.size.se, se);
    }

    /// A number with two values says what two groups say.
    #[test]
    fn a_slope_over_two_values_is_two_groups(groups in [counts(), counts()]) {
        let named: Vec<(&str, Counts)> = ["3", "7.5"].into_iter().zip(groups).collect();
        let of_groups = fit(&people(&named, &[]), 0.95).unwrap();
        let of_slope = fit(&people(&named, &["of"]), 0.95).unwrap();
        prop_assert!((of_slope.size.estimate / of_groups.size.estimate - 1.0).abs() < 1e-8);
        prop_assert!((of_slope.size.se / of_groups.size.se - 1.0).abs() < 1e-6);
        // One unit is the two values' distance over 4.5.
        for list in 0..2 {
            let (slope, step) = (&of_slope.coefficients[2 * list + 1], &of_groups.coefficients[2 * list + 1]);
            prop_assert!((4.5 * slope.estimate - step.estimate).abs() < 1e-6);
            prop_assert!((4.5 * slope.se / step.se - 1.0).abs() < 1e-6);
        }
    }

    /// Neither the order of lists nor that of groups changes an answer; the same seed gives the same bits.
    #[test]
    fn orders_change_nothing(groups in [counts(), counts(), counts()], slope in any::<bool>()) {
        let named: Vec<(&str, Counts)> = ["1", "2", "4"].into_iter().zip(groups).collect();
        let slopes: Vec<String> = slope.then(|| "of".to_owned()).into_iter().collect();
        let of = |names: [&str; 2], named: &[(&str, Counts)]| {
            let people = PairedPeople::new(&["of".to_owned()], &slopes, &strata(names, named)).unwrap();
            estimate(&people, Options::default())
        };
        let turned: Vec<(&str, Counts)> = named.iter().rev().map(|&(key, [a, b, ab])| (key, [b, a, ab])).collect();
        prop_assert_eq!(of(["a", "b"], &named), of(["b", "a"], &turned));
    }
}

#[test]
fn what_makes_no_regression_is_refused() {
    let new = |names: &[&str], slopes: &[&str], strata: &[Stratum<CaptureTable>]| {
        let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        PairedPeople::new(&owned(names), &owned(slopes), strata).unwrap_err()
    };
    let two = strata(["a", "b"], &[("x", [5, 4, 3]), ("y", [3, 4, 5])]);
    assert_eq!(new(&["of"], &[], &[]), PeopleError::Nobody.into());
    assert_eq!(new(&["of"], &["of"], &two), PeopleError::NoNumber { index: 0 }.into());
    assert_eq!(new(&["of"], &[], &two[..1]), PeopleError::OneLevel { index: 0 }.into());
    assert_eq!(new(&["of", "by"], &[], &two), PeopleError::KeyLength.into());
    let three =
        CaptureTable::new(["a", "b", "c"].map(String::from).to_vec(), [(History::from_bits(7), 3)]).unwrap();
    let three = [Stratum { key: vec!["x".to_owned()], data: three }];
    assert_eq!(new(&["of"], &[], &three), PairedPeopleError::NotTwoLists);
}

#[test]
fn chances_that_run_away_are_refused() {
    // Of x nobody is on both lists, of y nobody on the first alone.
    for groups in [[("x", [5, 4, 0]), ("y", [3, 4, 5])], [("x", [5, 4, 3]), ("y", [0, 4, 5])]] {
        assert_eq!(fit(&people(&groups, &[]), 0.95), Err(Refusal::NoMaximum));
    }
    // Two covariates that say the same.
    let key = |value: &str| vec![value.to_owned(), format!("{value}{value}")];
    let data = table(["a", "b"], [30, 20, 10]);
    let strata = ["x", "y"].map(|value| Stratum { key: key(value), data: data.clone() });
    let people = PairedPeople::new(&["of".to_owned(), "by".to_owned()], &[], &strata).unwrap();
    let refusal = Refusal::Dependent { column: "by: yy".to_owned() };
    assert_eq!(fit(&people, 0.95), Err(refusal.clone()));
    assert_eq!(doubly_robust(&people, CrossFit::default(), 0.95), Err(refusal));
    assert_eq!(fit(&people, 0.0), Err(Refusal::Level));
    // A part of so few people has no fit.
    let few = self::people(&[("x", [2, 2, 1]), ("y", [2, 1, 1])], &[]);
    assert!(fit(&few, 0.95).is_ok());
    assert_eq!(doubly_robust(&few, CrossFit::default(), 0.95), Err(Refusal::PartWithoutFit));
}

/// Of groups alone the first list's odds are those of both against the second alone, and a coefficient is the logarithm of their ratio.
#[test]
fn coefficients_are_ratios_of_odds() {
    let people = people(&[("x", [40, 30, 20]), ("y", [25, 60, 30]), ("z", [10, 15, 45])], &[]);
    assert_eq!(people.covariates().len(), 1);
    assert_eq!((people.covariates()[0].name(), people.n_observed()), ("of", 275));
    let found = fit(&people, 0.95).unwrap();
    let names: Vec<(usize, &str)> =
        found.coefficients.iter().map(|found| (found.list, found.name.as_str())).collect();
    let columns = ["constant", "of: y", "of: z"];
    let wanted: Vec<(usize, &str)> = (0..2).flat_map(|list| columns.map(|name| (list, name))).collect();
    assert_eq!(names, wanted);
    // Both by the second alone, and both by the first alone.
    let odds = [[20.0 / 30.0, 30.0 / 60.0, 45.0 / 15.0], [20.0 / 40.0, 30.0 / 25.0, 45.0 / 10.0]];
    for (at, coefficient) in found.coefficients.iter().enumerate() {
        let [base, group] = [odds[at / 3][0], odds[at / 3][at % 3]];
        let ratio = if at % 3 == 0 { base } else { group / base };
        assert!((coefficient.ratio() / ratio - 1.0).abs() < 1e-7, "{coefficient:?}");
        let (lower, upper) = coefficient.ratio_limits(0.95);
        assert!((lower * upper / (ratio * ratio) - 1.0).abs() < 1e-6);
        assert!(((upper / lower).ln() / (2.0 * coefficient.se) - 1.959_964).abs() < 1e-5);
    }
    // The variance of a logarithm of odds is the sum of what both counts have.
    assert!((found.coefficients[0].se.powi(2) - (1.0 / 20.0 + 1.0 / 30.0)).abs() < 1e-6);
    let of_y = 1.0 / 20.0 + 1.0 / 30.0 + 1.0 / 30.0 + 1.0 / 60.0;
    assert!((found.coefficients[1].se.powi(2) - of_y).abs() < 1e-6);
}

/// Of two times the middle is half-way between both, of three it is one of them; a level is a probability.
#[test]
fn the_middle_of_two_times_is_half_way() {
    let people = people(&[("x", [40, 30, 20]), ("y", [25, 60, 30])], &[]);
    let of = |n_times: usize| {
        let cross_fit = CrossFit { n_parts: 3, n_times, seed: 4 };
        let found = doubly_robust(&people, cross_fit, 0.95).unwrap();
        (found.size.estimate, found.range)
    };
    let (middle, (lowest, highest)) = of(2);
    assert!(
        lowest < highest && (middle - 0.5 * (lowest + highest)).abs() < 1e-9,
        "{middle} {lowest} {highest}"
    );
    let (first, (alone, _)) = of(1);
    assert!((first - alone).abs() < 1e-12);
    let (middle, (lowest, highest)) = of(3);
    assert!(lowest < middle && middle < highest);
    for level in [0.0, 1.0, -1.0, 2.0] {
        assert_eq!(doubly_robust(&people, CrossFit::default(), level), Err(Refusal::Level));
        assert_eq!(fit(&people, level), Err(Refusal::Level));
    }
}
