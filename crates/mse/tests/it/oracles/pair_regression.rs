//! Regressions of two lists where the truth is known.

use std::collections::BTreeMap;

use darkfigure_mse::pair_regression::{CrossFit, PairedPeople, doubly_robust, fit};
use darkfigure_mse::read::Stratum;
use darkfigure_mse::{CaptureTable, History, two_list};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const LEVEL: f64 = 0.95;

fn names() -> Vec<String> {
    ["police", "shelter"].map(String::from).to_vec()
}

/// Worked by hand: 60 and 360 alone, 40 on both, and 450, 50, 50.
///
/// By group 100 · 400/40 = 1,000 and 500 · 100/50 = 1,000, with variances n₁n₂(n₁ − m)(n₂ − m)/m³ = 13,500 and 9,000. All as one:
/// 600 · 500/90 = 3,333.
#[test]
fn two_groups_are_the_two_by_hand() {
    let table = |counts: [u64; 3]| {
        CaptureTable::new(names(), [1, 2, 3].map(History::from_bits).into_iter().zip(counts)).unwrap()
    };
    let strata = [("f", [60, 360, 40]), ("m", [450, 50, 50])]
        .map(|(key, counts)| Stratum { key: vec![key.to_owned()], data: table(counts) });
    let people = PairedPeople::new(&["sex".to_owned()], &[], &strata).unwrap();
    let (plain, robust) =
        (fit(&people, LEVEL).unwrap(), doubly_robust(&people, CrossFit::NONE, LEVEL).unwrap());
    for size in [plain.size, robust.size] {
        assert!((size.estimate - 2_000.0).abs() < 1e-6, "{}", size.estimate);
        assert!((size.se - 22_500.0_f64.sqrt()).abs() < 1e-4, "{}", size.se);
    }
    // Police: the odds of a woman 1 to 9, of a man 1 to 1; shelter: 2 to 3, and 1 to 9.
    for found in &plain.coefficients {
        let (lower, upper) = found.ratio_limits(0.95);
        assert!((lower.ln() - (found.estimate - 1.959_964 * found.se)).abs() < 1e-5, "{found:?}");
        assert!((upper.ln() - (found.estimate + 1.959_964 * found.se)).abs() < 1e-5, "{found:?}");
    }
    for (found, expected) in plain.coefficients.iter().zip([1.0 / 9.0, 9.0, 2.0 / 3.0, 1.0 / 6.0]) {
        assert!((found.estimate.exp() - expected).abs() < 1e-6, "{found:?}");
    }
    let crossed = doubly_robust(&people, CrossFit::default(), LEVEL).unwrap();
    assert!((crossed.size.estimate / 2_000.0 - 1.0).abs() < 0.03, "{crossed:?}");
    assert!((crossed.size.se / 150.0 - 1.0).abs() < 0.1, "{crossed:?}");
    assert!(crossed.range.0 <= crossed.size.estimate && crossed.size.estimate <= crossed.range.1);
}

/// A population of which the truth is known: a year from 0 to 9 and two sexes.
fn drawn(rng: &mut ChaCha8Rng, n_total: usize, bend: f64) -> Vec<Stratum<CaptureTable>> {
    let logistic = |logit: f64| 1.0 / (1.0 + (-logit).exp());
    let mut counts: BTreeMap<Vec<String>, [u64; 4]> = BTreeMap::new();
    for _ in 0..n_total {
        let (year, sex) = (rng.random_range(0..10_u32), rng.random_range(0..2_u32));
        let x = f64::from(year) - 4.5;
        let chances =
            [logistic(-1.0 + 0.3 * x + 0.8 * f64::from(sex) - bend * x * x), logistic(-0.6 - 0.25 * x)];
        let bits = usize::from(rng.random::<f64>() < chances[0])
            | usize::from(rng.random::<f64>() < chances[1]) << 1;
        counts.entry(vec![year.to_string(), sex.to_string()]).or_default()[bits] += 1;
    }
    let stratum = |(key, counts): (Vec<String>, [u64; 4])| {
        let rows = (1_u32..4).map(History::from_bits).zip(counts[1..].iter().copied());
        Stratum { key, data: CaptureTable::new(names(), rows).unwrap() }
    };
    counts.into_iter().map(stratum).collect()
}

fn regression(strata: &[Stratum<CaptureTable>]) -> PairedPeople {
    PairedPeople::new(&["year".to_owned(), "sex".to_owned()], &["year".to_owned()], strata).unwrap()
}

/// The figures of docs/methods.md: how often intervals hold 2,000 people.
#[test]
fn intervals_hold_where_the_regressions_are_right() {
    const N_SETS: usize = 200;
    const TRUTH: f64 = 2_000.0;
    let mut rng = ChaCha8Rng::seed_from_u64(9);
    let mut held = [0; 3];
    let mut sums = [0.0; 3];
    for _ in 0..N_SETS {
        let strata = drawn(&mut rng, 2_000, 0.0);
        let people = regression(&strata);
        let cells = strata.iter().flat_map(|stratum| stratum.data.cells().iter().copied());
        let pooled = CaptureTable::new(names(), cells).unwrap();
        let sizes = [
            two_list::lincoln_petersen(two_list::TwoLists::of_table(&pooled, 0, 1).unwrap(), LEVEL).unwrap(),
            fit(&people, LEVEL).unwrap().size,
            doubly_robust(&people, CrossFit::default(), LEVEL).unwrap().size,
        ];
        for (at, size) in sizes.iter().enumerate() {
            let interval = size.interval;
            held[at] += usize::from(
                interval.lower <= TRUTH && interval.upper.finite().is_none_or(|upper| TRUTH <= upper),
            );
            sums[at] += size.estimate;
        }
    }
    #[expect(clippy::print_stderr, reason = "the figures of the documentation")]
    {
        eprintln!("held {held:?} of {N_SETS}, means {:?}", sums.map(|sum| sum / N_SETS as f64));
    }
    let [pooled, plain, robust] = held;
    assert!(pooled < N_SETS / 2, "without covariates the lists mislead: {pooled}");
    assert!(plain >= 183 && robust >= 183, "{plain} {robust}");
    for sum in &sums[1..] {
        assert!((sum / N_SETS as f64 / TRUTH - 1.0).abs() < 0.02);
    }
}
