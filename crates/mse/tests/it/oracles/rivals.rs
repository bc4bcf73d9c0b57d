//! Other ways to explain lists, on tables of expected people, where the truth is the maximum.

use darkfigure_mse::closed_population::{
    Alternative, assurance_against_change, changed_chances, kinds_apart, missed_links, two_kinds,
};
use darkfigure_mse::estimation::{Doubt, TrackRecord};
use darkfigure_mse::{
    CaptureTable, EstimationOptions, History, IntervalMethod, Method, SizeInterval, Support, UpperLimit,
    estimate,
};

/// People by history, each as many as are expected of a million.
fn expected(n_lists: u32, chance: impl Fn(u32) -> f64) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    let cells =
        (1..1_u32 << n_lists).map(|bits| (History::from_bits(bits), (1e6 * chance(bits)).round() as u64));
    CaptureTable::new(names, cells).unwrap()
}

fn odds(chance: f64) -> f64 {
    chance / (1.0 - chance)
}

/// Lists in the order 2, 0, 3, 1, where those listed before have another chance.
fn changed(bits: u32, again: impl Fn(f64) -> f64) -> f64 {
    let (mut product, mut was_seen) = (1.0, false);
    for (list, chance) in [(2, 0.2), (0, 0.3), (3, 0.25), (1, 0.15)] {
        let chance = if was_seen { again(chance) } else { chance };
        let is_on = bits >> list & 1 == 1;
        product *= if is_on { chance } else { 1.0 - chance };
        was_seen |= is_on;
    }
    product
}

/// The same, where those listed before have `factor` times the odds.
fn in_order(bits: u32, factor: f64) -> f64 {
    changed(bits, |chance| {
        let odds = factor * odds(chance);
        odds / (1.0 + odds)
    })
}

fn of_kinds(bits: u32, kinds: &[(f64, [f64; 4])]) -> f64 {
    let on = |list: usize, chance: f64| if bits >> list & 1 == 1 { chance } else { 1.0 - chance };
    kinds
        .iter()
        .map(|(share, chances)| {
            share * chances.iter().enumerate().map(|(list, &chance)| on(list, chance)).product::<f64>()
        })
        .sum()
}

fn log_likelihood_of_itself(table: &CaptureTable) -> f64 {
    let ln_factorial = |n: u64| libm::lgamma(n as f64 + 1.0);
    table.cells().iter().map(|&(_, n)| n as f64 * (n as f64).ln() - n as f64 - ln_factorial(n)).sum()
}

fn is_at(found: Alternative, table: &CaptureTable, tolerance: f64) {
    assert!((found.n_total / 1e6 - 1.0).abs() < tolerance, "{found:?}");
    assert!((found.log_likelihood - log_likelihood_of_itself(table)).abs() < 0.01, "{found:?}");
}

/// The order is found, and with it the truth, whether people once listed are easier to find or harder.
#[test]
fn changed_chances_are_found_in_their_order() {
    let of_odds = [2.5, 0.4].map(|factor| expected(4, |bits| in_order(bits, factor)));
    let of_chances = [2.5, 0.4].map(|factor| expected(4, |bits| changed(bits, |chance| factor * chance)));
    for table in of_odds.into_iter().chain(of_chances) {
        let found = changed_chances(&table).unwrap();
        is_at(found.fit, &table, 1e-3);
        assert_eq!(found.fit.n_parameters, 6);
        let interval = found.interval(0.95, found.fit.aic()).unwrap();
        let upper = interval.upper.finite().unwrap();
        assert!(
            0.9e6 < interval.lower && interval.lower < 1e6 && 1e6 < upper && upper < 1.1e6,
            "{interval:?}"
        );
        let wider = found.interval(0.99, found.fit.aic()).unwrap();
        assert!(wider.lower < interval.lower && upper < wider.upper.finite().unwrap());
        // Each order that is as good as asked for is held; nothing is where none is.
        let all = found.interval(0.95, f64::INFINITY).unwrap();
        assert!(all.lower <= interval.lower && all.upper.finite().is_none_or(|all| all > upper), "{all:?}");
        assert_eq!(found.interval(0.95, found.fit.aic() - 1.0), None);
    }
    // Two lists, or a list that nobody is on, say nothing of it.
    assert_eq!(changed_chances(&expected(2, |bits| in_order(bits, 1.0))), None);
}

/// Two kinds of people are found, whether one is on more lists or on others.
#[test]
fn two_kinds_are_found() {
    for kinds in [
        [(0.6, [0.2, 0.15, 0.25, 0.1]), (0.4, [0.5, 0.6, 0.55, 0.4])],
        [(0.5, [0.5, 0.1, 0.3, 0.1]), (0.5, [0.1, 0.4, 0.1, 0.3])],
    ] {
        let table = expected(4, |bits| of_kinds(bits, &kinds));
        let found = two_kinds(&table).unwrap();
        is_at(found.fit, &table, 0.01);
        assert_eq!(found.fit.n_parameters, 10);
        let interval = found.interval(0.95).unwrap();
        assert!(
            interval.lower < 1e6 && interval.upper.finite().is_some_and(|upper| upper > 1e6),
            "{interval:?}"
        );
        assert!(
            interval.lower > 0.8e6 && interval.upper.finite().is_some_and(|upper| upper < 1.3e6),
            "{interval:?}"
        );
    }
    assert_eq!(two_kinds(&expected(3, |bits| in_order(bits, 1.0))), None);
}

/// People of a million, each kind on lists of its own and on the others at `strays` times the chance.
fn of_kinds_apart(chances: &[f64], kinds: &[(f64, u32)], strays: f64) -> CaptureTable {
    expected(u32::try_from(chances.len()).unwrap(), |bits| {
        let of_kind = |&(share, lists): &(f64, u32)| {
            let of_list = |(list, &chance): (usize, &f64)| {
                let chance = if lists >> list & 1 == 1 { chance } else { strays * chance };
                if bits >> list & 1 == 1 { chance } else { 1.0 - chance }
            };
            share * chances.iter().enumerate().map(of_list).product::<f64>()
        };
        kinds.iter().map(of_kind).sum()
    })
}

/// Whom lists are for is told by their overlap, with the number and how rarely others stray there, of two kinds and of three.
#[test]
fn kinds_on_lists_of_their_own_are_found() {
    let of_six = [0.5, 0.3, 0.4, 0.2, 0.35, 0.25];
    for (chances, kinds, strays) in [
        (&of_six[..4], [(0.5, 0b0011), (0.5, 0b1100)].as_slice(), 0.02),
        (&of_six[..4], &[(0.8, 0b0101), (0.2, 0b1010)], 0.15),
        (&of_six[..5], &[(0.3, 0b10010), (0.7, 0b01101)], 0.05),
        (&of_six, &[(0.4, 0b001001), (0.35, 0b010100), (0.25, 0b100010)], 0.03),
    ] {
        let table = of_kinds_apart(chances, kinds, strays);
        let found = kinds_apart(&table).unwrap();
        assert!((found.fit.n_total / 1e6 - 1.0).abs() < 0.01, "{found:?}");
        // Of more lists so few are on all that counting in whole people costs more than that.
        if chances.len() == 4 {
            is_at(found.fit, &table, 0.01);
        }
        let mut lists: Vec<u32> = found.lists.iter().map(|lists| lists.bits()).collect();
        let mut wanted: Vec<u32> = kinds.iter().map(|kind| kind.1).collect();
        lists.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(lists, wanted);
        assert!((found.strays / strays - 1.0).abs() < 0.02, "{}", found.strays);
        assert_eq!(found.fit.n_parameters, chances.len() + kinds.len() + 1);
    }
    // A kind has two lists at least, and every list somebody whom it misses.
    assert_eq!(kinds_apart(&of_kinds_apart(&of_six[..3], &[(0.5, 0b011), (0.5, 0b100)], 0.05)), None);
    assert_eq!(kinds_apart(&expected(4, |bits| if bits & 1 == 1 { in_order(bits, 1.0) } else { 0.0 })), None);
    assert_eq!(kinds_apart(&expected(4, |bits| if bits & 1 == 0 { in_order(bits, 1.0) } else { 0.0 })), None);
    // Everyone is on the last list.
    let cells = [(0b1000, 100), (0b1100, 50), (0b1011, 80), (0b1001, 30), (0b1010, 30), (0b1101, 3)];
    let cells = cells.map(|(bits, n)| (History::from_bits(bits), n));
    let whole = CaptureTable::new(["a", "b", "c", "d"].map(str::to_owned).to_vec(), cells).unwrap();
    assert_eq!(kinds_apart(&whole), None);
    // Where nobody strays nothing is told; one person is enough.
    let apart = [(0.5, 0b0011), (0.5, 0b1100)];
    let never = of_kinds_apart(&of_six[..4], &apart, 0.0);
    assert_eq!(kinds_apart(&never), None);
    let one_strays = never.cells().iter().copied().chain([(History::from_bits(0b0110), 1)]);
    let found = kinds_apart(&CaptureTable::new(never.list_names().to_vec(), one_strays).unwrap()).unwrap();
    assert_eq!((found.lists.len(), found.strays < 1e-5), (2, true), "{found:?}");
    assert!((found.fit.n_total / 1e6 - 1.0).abs() < 1e-3, "{found:?}");
    // Where lists are for all alike, one is left alone in the end, or nobody strays less than those whom a list is for.
    let alike = kinds_apart(&expected(4, |bits| in_order(bits, 1.0)));
    assert!(alike.is_none_or(|found| found.strays > 0.98));
}

/// What independent lists record of a million people where each record comes loose with a probability: a person's other records stay together.
fn with_loose_records(chances: &[f64], loose: f64) -> CaptureTable {
    let n_lists = u32::try_from(chances.len()).unwrap();
    let chance = |bits: u32, of: &dyn Fn(f64) -> f64| -> f64 {
        let on = |(list, &chance): (usize, &f64)| {
            if bits >> list & 1 == 1 { of(chance) } else { 1.0 - of(chance) }
        };
        chances.iter().enumerate().map(on).product()
    };
    expected(n_lists, |bits| {
        let together = chance(bits, &|chance| chance * (1.0 - loose));
        if bits.count_ones() > 1 {
            together
        } else {
            together + loose * chances[bits.trailing_zeros() as usize]
        }
    })
}

/// Missed links are told by a surplus of people on one list, as long as the lists are independent; how many, too.
#[test]
fn missed_links_are_found_and_how_many() {
    for chances in [&[0.2, 0.3, 0.4][..], &[0.3, 0.15, 0.2, 0.25], &[0.5, 0.45, 0.6, 0.4, 0.5]] {
        for loose in [0.01, 0.05, 0.2] {
            let table = with_loose_records(chances, loose);
            let found = missed_links(&table).unwrap();
            is_at(found.fit, &table, 2e-3);
            assert!((found.missed - (1.0 - (1.0 - loose) * (1.0 - loose))).abs() < 2e-3, "{}", found.missed);
            assert_eq!(found.fit.n_parameters, chances.len() + 2);
            let interval = found.interval(0.95).unwrap();
            let n_records = table.n_observed() as f64;
            assert!(interval.lower <= n_records.max(1e6) && interval.lower >= n_records, "{interval:?}");
            let upper = interval.upper.finite().unwrap();
            assert!(upper >= n_records && upper < 1.1e6_f64.max(n_records + 1.0), "{interval:?}");
            let wider = found.interval(0.99).unwrap();
            assert!(wider.lower <= interval.lower && upper <= wider.upper.finite().unwrap());
        }
    }
    // Two lists show nothing of them, and lists without a loose record hardly any.
    assert_eq!(missed_links(&with_loose_records(&[0.3, 0.4], 0.1)), None);
    let none = missed_links(&with_loose_records(&[0.2, 0.3, 0.4, 0.3], 0.0));
    assert!(none.is_none_or(|found| found.missed < 1e-4));
}

/// A table of independent lists, people by the thousand.
fn independent(n_total: f64, chances: &[f64]) -> CaptureTable {
    let names = (0..chances.len()).map(|list| format!("list {list}")).collect();
    let chance = |bits: u32| -> f64 {
        let on = |(list, &chance): (usize, &f64)| if bits >> list & 1 == 1 { chance } else { 1.0 - chance };
        chances.iter().enumerate().map(on).product()
    };
    let cells = (1..1_u32 << chances.len())
        .map(|bits| (History::from_bits(bits), (n_total * chance(bits)).round() as u64));
    CaptureTable::new(names, cells).unwrap()
}

/// The power in closed form is that of the information matrix of all cells that are seen, whose inverse numpy takes: 1/(G⁻¹)ᵩᵩ for
/// columns 1, ωⱼ − pⱼ and Σ sⱼ(ωⱼ − pⱼ), the mean over the orders.
#[test]
fn a_change_that_lists_would_hardly_show_is_told() {
    let narrow = |n_total: f64, times: f64| SizeInterval {
        lower: n_total / times,
        upper: UpperLimit::Finite(n_total * times),
        level: 0.95,
        kind: IntervalMethod::Joined,
    };
    for (n_total, chances, power) in [
        (1_000.0, [0.3, 0.4, 0.5].as_slice(), 0.4193),
        (1_000.0, &[0.3, 0.35, 0.4, 0.3], 0.7413),
        (1_000.0, &[0.1, 0.2, 0.3, 0.4, 0.5], 0.8521),
    ] {
        let table = independent(n_total, chances);
        let found = assurance_against_change(&table, n_total, &narrow(n_total, 1.001)).unwrap();
        assert!((found - power).abs() < 2e-3, "{found:?}");
        // A list with as many people as there are says nothing.
        let all = table.list_sizes()[0] as f64;
        assert_eq!(assurance_against_change(&table, all, &narrow(all, 1.001)), None);
        // An interval that reaches as far as the change moves the number has nothing to fear from it.
        assert_eq!(assurance_against_change(&table, n_total, &narrow(n_total, 3.0)), Some(1.0));
    }
    // A hundred times the people show it.
    let of_many =
        assurance_against_change(&independent(1e5, &[0.3, 0.35, 0.4, 0.3]), 1e5, &narrow(1e5, 1.001));
    assert!(of_many.is_some_and(|assurance| assurance > 0.999), "{of_many:?}");
}

/// So many people of a million.
fn people(n_total: f64, million: &CaptureTable) -> CaptureTable {
    let of_cell = |&(history, n): &(History, u64)| (history, (n as f64 * n_total / 1e6).round() as u64);
    CaptureTable::new(million.list_names().to_vec(), million.cells().iter().map(of_cell)).unwrap()
}

fn judged(table: &CaptureTable) -> (Support, Vec<Doubt>) {
    let options = EstimationOptions {
        methods: Some(vec![Method::BestBic, Method::BestAic, Method::AverageBic]),
        n_bootstrap: 0,
        ..EstimationOptions::default()
    };
    let found = estimate(table, &options).unwrap();
    (found.verdict.grade, found.verdict.reasons)
}

/// What rivals show is among the reasons, and not where lists are as the leading model has them.
#[test]
fn rivals_speak_only_where_they_are_right() {
    let (_, reasons) = judged(&expected(4, |bits| in_order(bits, 2.5)));
    assert!(reasons.iter().any(|reason| matches!(reason, Doubt::ChangedChances { .. })), "{reasons:?}");
    let kinds = [(0.8, [0.1, 0.1, 0.1, 0.1]), (0.2, [0.6, 0.6, 0.6, 0.6])];
    let (_, reasons) = judged(&expected(4, |bits| of_kinds(bits, &kinds)));
    assert!(reasons.iter().any(|reason| matches!(reason, Doubt::TwoKinds { .. })), "{reasons:?}");
    let apart =
        people(3_000.0, &of_kinds_apart(&[0.5, 0.4, 0.5, 0.4], &[(0.5, 0b0011), (0.5, 0b1100)], 0.02));
    let (grade, reasons) = judged(&apart);
    assert_eq!(grade, Support::DoNotEstimate);
    let told = reasons.iter().find_map(|reason| match *reason {
        Doubt::KindsApart { n_kinds, n_total, .. } => Some((n_kinds, n_total)),
        _ => None,
    });
    assert!(told.is_some_and(|(n, total)| n == 2 && (total / 3_000.0 - 1.0).abs() < 0.02), "{reasons:?}");
    let (grade, reasons) = judged(&expected(4, |bits| in_order(bits, 1.0)));
    assert_eq!(grade, Support::Consistent, "{reasons:?}");
}

/// What the first screen says of worlds like these is what the documentation draws.
#[test]
fn the_track_record_is_the_documented_one() {
    let page = include_str!("../../../../../docs/verdict.md");
    let mut n_rows = 0;
    for record in TrackRecord::all() {
        let lists =
            if record.like.n_lists < 5 { record.like.n_lists.to_string() } else { "5 and more".to_owned() };
        let seen = if record.like.is_large { "1,000 and more" } else { "fewer than 1,000" };
        let overlap = if record.like.is_dense { "a quarter and more" } else { "less than a quarter" };
        let grade = if record.grade == Support::Consistent { "consistent" } else { "fragile" };
        let row = format!(
            "| {lists} | {seen} | {overlap} | {grade} | {} | {} |",
            record.n_sets,
            record.of_hundred()
        );
        assert!(page.contains(&row), "docs/verdict.md has no row {row}");
        assert!(record.n_held <= record.n_sets);
        n_rows += 1;
    }
    let of_page =
        page.lines().filter(|line| line.contains("than a quarter |") || line.contains("quarter and more |"));
    assert_eq!(
        (n_rows > 10, of_page.count()),
        (true, n_rows),
        "run the example with record, and put both down"
    );
}
