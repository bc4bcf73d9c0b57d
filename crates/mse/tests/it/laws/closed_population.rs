//! Fits of closed populations: likelihoods, errors of chances, limits and refusals by hand.

use darkfigure_mse::closed_population::{Model, ProfileOptions, Refusal, correct, fit, profile};
use darkfigure_mse::{CaptureTable, History};
use libm::{lgamma, log};

fn table(n_lists: usize, cells: &[(u32, u64)]) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    CaptureTable::new(names, cells.iter().map(|&(bits, n)| (History::from_bits(bits), n))).unwrap()
}

fn is_near(found: f64, wanted: f64, digits: f64) {
    assert!((found - wanted).abs() < digits * wanted.abs().max(1.0), "{found} for {wanted}");
}

/// Four occasions on which fewer and fewer are new, and people once seen are seen again at another chance.
fn falling() -> CaptureTable {
    let firsts = [(0b0001, 200), (0b0011, 90), (0b0101, 60), (0b1111, 50), (0b0010, 150), (0b0110, 90)];
    let later = [(0b0100, 110), (0b1100, 60), (0b1000, 120)];
    table(4, &[&firsts[..], &later[..]].concat())
}

/// New people by occasion: 400, 240, 170 and 120.
const NEW: [f64; 4] = [400.0, 240.0, 170.0, 120.0];

/// Of two lists Mt fits every cell: the likelihood is that of the counts themselves, and criteria follow from it.
#[test]
fn a_full_model_has_the_likelihood_of_its_counts() {
    let found = fit(&table(2, &[(0b01, 40), (0b10, 30), (0b11, 6)]), Model::Mt, 0.95).unwrap();
    let itself: f64 = [40.0, 30.0, 6.0].iter().map(|n| n * log(*n) - n - lgamma(n + 1.0)).sum();
    is_near(found.log_likelihood, itself, 1e-9);
    is_near(found.deviance, 0.0, 1e-9);
    assert_eq!((found.n_parameters, found.df), (3, 0));
    is_near(found.aic, 6.0 - 2.0 * itself, 1e-9);
    is_near(found.bic, 3.0 * log(76.0) - 2.0 * itself, 1e-9);
}

/// The chance of people who are new is a share of those who could have been seen, with the error of a share; so is that of people again.
#[test]
fn chances_have_the_errors_of_shares() {
    let found = fit(&falling(), Model::Mb, 0.95).unwrap();
    let of = |name: &str| found.coefficients.iter().find(|found| found.name == name).unwrap();
    let dark = found.size.estimate - 930.0;
    // Each person new at occasion i was missed i times, and who is never seen four times.
    let trials = NEW.iter().zip(1_u32..).map(|(n, i)| n * f64::from(i)).sum::<f64>() + 4.0 * dark;
    let p = of("p");
    is_near(p.value, 930.0 / trials, 1e-6);
    is_near(p.se * p.se, p.value * (1.0 - p.value) / trials, 1e-6);
    // Seen again: 90 + 60 + 150 of those new at first with three chances each, 90 with two, 60 with one.
    let (again, chances) = (300.0 + 90.0 + 60.0, 3.0 * 400.0 + 2.0 * 240.0 + 170.0);
    let c = of("c");
    is_near(c.value, again / chances, 1e-9);
    is_near(c.se * c.se, c.value * (1.0 - c.value) / chances, 1e-9);
}

/// At its limits the likelihood of first captures is half the quantile of χ² below its maximum, whether the first occasion is one of its
/// own or not.
#[test]
fn limits_of_first_captures_are_where_their_likelihood_falls() {
    for (model, skipped) in [(Model::Mb, 0), (Model::Mbh, 1)] {
        let value = |size: f64| -> f64 {
            let unseen = size - 930.0;
            let binomial = |hits: f64, misses: f64| {
                hits * log(hits / (hits + misses)) + misses * log(misses / (hits + misses))
            };
            let rest = &NEW[skipped..];
            let people: f64 = rest.iter().sum();
            let missed: f64 = rest.iter().zip(0_u32..).map(|(n, i)| n * f64::from(i)).sum();
            let of_size = lgamma(size + 1.0) - lgamma(unseen + 1.0);
            let first = if skipped == 1 { binomial(NEW[0], size - NEW[0]) } else { 0.0 };
            of_size + first + binomial(people, missed + rest.len() as f64 * unseen)
        };
        let found = profile(&falling(), model, ProfileOptions::default()).unwrap();
        let (lower, upper) = (found.interval.lower, found.interval.upper.finite().unwrap());
        let top = value(found.most_likely.unwrap());
        assert!((1..20).all(|at| value(lower + (upper - lower) * f64::from(at) / 20.0) <= top + 1e-9));
        is_near(2.0 * (top - value(lower)), 3.841_458_820_694_124, 1e-4);
        is_near(2.0 * (top - value(upper)), 3.841_458_820_694_124, 1e-4);
    }
}

#[test]
fn what_has_no_fit_is_told() {
    let two = table(2, &[(0b01, 40), (0b10, 30), (0b11, 6)]);
    for level in [0.0, 1.0, -1.0, 2.0] {
        assert_eq!(fit(&two, Model::Mt, level).unwrap_err(), Refusal::Level { level });
        assert_eq!(fit(&two, Model::Mb, level).unwrap_err(), Refusal::Level { level });
    }
    // Everyone is on just two lists of three.
    let alike = table(3, &[(0b011, 10), (0b101, 10), (0b110, 10)]);
    assert_eq!(fit(&alike, Model::M0, 0.95).unwrap_err(), Refusal::NoMaximum);
    let first = correct(&two, Model::Mb, 0.95).unwrap_err();
    assert_eq!(first, Refusal::TooFewLists { needed: 3, found: 2 });
    let three = table(3, &[(0b001, 40), (0b010, 30), (0b100, 20), (0b011, 6)]);
    let second = correct(&three, Model::Mbh, 0.95).unwrap_err();
    assert_eq!(second, Refusal::TooFewLists { needed: 4, found: 3 });
    // Lists that saw nobody do not count against those that may be too many.
    assert!(fit(&table(16, &[(0b01, 40), (0b10, 30), (0b11, 6)]), Model::Mt, 0.95).is_ok());
}
