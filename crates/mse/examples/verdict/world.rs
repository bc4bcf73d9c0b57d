//! Populations of known size, seen by lists in many ways.

use darkfigure_mse::History;
use darkfigure_mse::simulation::{LatentGroup, Truth, TruthError};

/// What can be asked of a verdict in a world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The log-linear models hold, and the lists overlap well: a number should be called what it is.
    Good,
    /// The models hold, and the lists are thin, few, or in a tangle: no grade is wrong whose intervals hold.
    Thin,
    /// The models do not hold. Whether the lists can show it is reckoned, by [`Sight`](crate::oracle::Sight).
    Wrong,
}

/// A world.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether thresholds may be chosen by it; the others only report.
    pub(crate) is_for_choice: bool,
    pub(crate) truth: Truth,
}

/// The odds ratio of each pair of lists, by their indices.
type Pairs<'a> = &'a [(u32, f64)];

fn names(n_lists: usize) -> Vec<String> {
    (0..n_lists).map(|list| format!("list {}", char::from(b'a' + list as u8))).collect()
}

/// Lists that reach everybody alike, with dependence between some of them; `chances` are those without it.
fn lists(n_total: u64, chances: &[f64], dependence: Pairs<'_>) -> Result<Truth, TruthError> {
    classes(n_total, &[(1.0, chances)], dependence)
}

/// Groups within which lists are independent, with dependence between some lists on top.
fn classes(n_total: u64, groups: &[(f64, &[f64])], dependence: Pairs<'_>) -> Result<Truth, TruthError> {
    let n_lists = groups.first().map_or(0, |(_, chances)| chances.len());
    let groups: Vec<LatentGroup> =
        groups.iter().map(|&(share, chances)| LatentGroup { share, chances: chances.to_vec() }).collect();
    let mut truth = Truth::of_groups(names(n_lists), n_total, &groups)?;
    for &(bits, ratio) in dependence {
        truth = truth.with_dependence(History::from_bits(bits), ratio)?;
    }
    Ok(truth)
}

/// Every pair of lists at one odds ratio.
fn all_pairs(n_total: u64, chances: &[f64], ratio: f64) -> Result<Truth, TruthError> {
    let n_lists = chances.len() as u32;
    let pairs: Vec<(u32, f64)> = (0..n_lists)
        .flat_map(|one| (one + 1..n_lists).map(move |other| (1 << one | 1 << other, ratio)))
        .collect();
    lists(n_total, chances, &pairs)
}

/// People whose chance changes by a factor once any list has had them, in the order of the lists.
fn behaviour(n_total: u64, chances: &[f64], after: f64) -> Result<Truth, TruthError> {
    let weight = |bits: usize| {
        let mut product = 1.0;
        for (list, &chance) in chances.iter().enumerate() {
            let was_seen = bits & ((1 << list) - 1) != 0;
            let chance = if was_seen { (chance * after).min(1.0) } else { chance };
            product *= if bits >> list & 1 == 1 { chance } else { 1.0 - chance };
        }
        product
    };
    let weights = (0..1_usize << chances.len()).map(weight).collect();
    Truth::of_weights(names(chances.len()), n_total, weights)
}

/// Independent lists of which the first sends its people on to the second with probability `sent`.
fn referral(n_total: u64, chances: &[f64], sent: f64) -> Result<Truth, TruthError> {
    let before = lists(n_total, chances, &[])?;
    let mut weights = vec![0.0; 1 << chances.len()];
    for bits in 0..weights.len() {
        let chance = before.probability(History::from_bits(bits as u32));
        if bits & 0b11 == 0b01 {
            weights[bits | 0b10] += sent * chance;
            weights[bits] += (1.0 - sent) * chance;
        } else {
            weights[bits] += chance;
        }
    }
    Truth::of_weights(names(chances.len()), n_total, weights)
}

/// Chances that differ smoothly: seven kinds of people, normal on the scale of log odds.
fn smooth(n_total: u64, log_odds: &[f64], spread: f64) -> Result<Truth, TruthError> {
    let shares = [0.006, 0.061, 0.242, 0.382, 0.242, 0.061, 0.006];
    let rows: Vec<Vec<f64>> = (0..7)
        .map(|at| {
            let shift = spread * (f64::from(at) - 3.0);
            log_odds.iter().map(|&log_odds| 1.0 / (1.0 + (-(log_odds + shift)).exp())).collect()
        })
        .collect();
    let groups: Vec<(f64, &[f64])> =
        shares.iter().zip(&rows).map(|(&share, row)| (share, row.as_slice())).collect();
    classes(n_total, &groups, &[])
}

/// The worlds; every other one of each kind is for the choice of thresholds.
pub(crate) fn worlds() -> Result<Vec<World>, TruthError> {
    use Kind::{Good, Thin, Wrong};
    let all = [
        ("good, 3 lists", Good, lists(5_000, &[0.3, 0.4, 0.5], &[])?),
        ("good, 3 equal lists", Good, lists(5_000, &[0.5, 0.5, 0.5], &[])?),
        ("good, 4 lists", Good, lists(2_000, &[0.3, 0.35, 0.4, 0.3], &[])?),
        ("good, 4 unequal lists", Good, lists(20_000, &[0.5, 0.3, 0.1, 0.2], &[])?),
        ("good, 5 lists", Good, lists(10_000, &[0.2, 0.25, 0.3, 0.2, 0.3], &[])?),
        ("good, one pair +", Good, lists(5_000, &[0.25, 0.3, 0.3, 0.35], &[(0b0011, 4.0)])?),
        ("good, one pair -", Good, lists(8_000, &[0.3, 0.3, 0.25, 0.3], &[(0b0011, 0.25)])?),
        ("one pair + of 3", Thin, lists(10_000, &[0.3, 0.3, 0.3], &[(0b011, 3.0)])?),
        (
            "good, two pairs",
            Good,
            lists(20_000, &[0.2, 0.2, 0.25, 0.2, 0.2], &[(0b00011, 4.0), (0b01100, 0.3)])?,
        ),
        ("good, 50,000 people", Good, lists(50_000, &[0.1, 0.15, 0.12, 0.2], &[])?),
        ("good, 6 lists", Good, lists(3_000, &[0.2, 0.3, 0.2, 0.25, 0.2, 0.3], &[])?),
        ("triple +", Thin, lists(20_000, &[0.2, 0.2, 0.2, 0.2], &[(0b0111, 3.0)])?),
        ("triple -", Thin, lists(20_000, &[0.3, 0.3, 0.3, 0.3], &[(0b0111, 0.33)])?),
        ("200 people, 4 lists", Thin, lists(200, &[0.3, 0.4, 0.3, 0.35], &[])?),
        ("200 people, 3 lists", Thin, lists(200, &[0.4, 0.4, 0.4], &[])?),
        ("sparse, 3 lists at 1 %", Thin, lists(20_000, &[0.01, 0.01, 0.01], &[])?),
        ("sparse, 3 lists at 1 %, dependent", Wrong, lists(50_000, &[0.01, 0.01, 0.01], &[(0b011, 3.0)])?),
        ("sparse, 5 lists at 3 %", Thin, lists(5_000, &[0.03, 0.03, 0.03, 0.03, 0.03], &[])?),
        ("sparse, 4 unequal lists", Thin, lists(10_000, &[0.1, 0.05, 0.02, 0.01], &[])?),
        ("all pairs -1, 3 lists", Wrong, all_pairs(5_000, &[0.4, 0.4, 0.4], 0.37)?),
        ("all pairs -1, 4 lists", Wrong, all_pairs(5_000, &[0.4, 0.4, 0.4, 0.4], 0.37)?),
        ("all pairs +1, 3 lists", Wrong, all_pairs(10_000, &[0.15, 0.15, 0.15], 2.7)?),
        ("all pairs +1, 4 lists", Wrong, all_pairs(5_000, &[0.15, 0.15, 0.15, 0.15], 2.7)?),
        (
            "two classes, mild",
            Wrong,
            classes(5_000, &[(0.5, &[0.15, 0.2, 0.15, 0.2]), (0.5, &[0.35, 0.4, 0.35, 0.3])], &[])?,
        ),
        (
            "two classes, mild, 3 lists",
            Wrong,
            classes(5_000, &[(0.5, &[0.2, 0.2, 0.2]), (0.5, &[0.4, 0.4, 0.4])], &[])?,
        ),
        ("two classes, mild, 5 lists", Wrong, classes(2_000, &[(0.6, &[0.1; 5]), (0.4, &[0.3; 5])], &[])?),
        ("two classes, strong", Wrong, classes(5_000, &[(0.5, &[0.05; 4]), (0.5, &[0.4; 4])], &[])?),
        (
            "two classes, strong, 3 lists",
            Wrong,
            classes(10_000, &[(0.7, &[0.05; 3]), (0.3, &[0.5; 3])], &[])?,
        ),
        (
            "two classes, strong, 5 lists",
            Wrong,
            classes(20_000, &[(0.8, &[0.03; 5]), (0.2, &[0.4; 5])], &[])?,
        ),
        ("smooth chances", Wrong, smooth(5_000, &[-1.5, -1.2, -1.5, -1.0], 1.0)?),
        ("smooth chances, 5 lists", Wrong, smooth(10_000, &[-2.0, -1.5, -1.8, -2.2, -2.0], 1.2)?),
        ("trap-happy", Wrong, behaviour(5_000, &[0.15, 0.2, 0.2, 0.2], 1.8)?),
        ("trap-shy", Wrong, behaviour(5_000, &[0.3, 0.3, 0.3, 0.3], 0.5)?),
        ("nested, 3 lists", Wrong, referral(2_000, &[0.3, 0.3, 0.3], 1.0)?),
        ("nested, 4 lists", Wrong, referral(5_000, &[0.2, 0.3, 0.25, 0.2], 1.0)?),
        ("referral, 90 %", Wrong, referral(3_000, &[0.3, 0.2, 0.3], 0.9)?),
        ("referral, 60 %, 4 lists", Good, referral(5_000, &[0.2, 0.25, 0.25, 0.2], 0.6)?),
        (
            "two kinds reached apart",
            Wrong,
            classes(8_000, &[(0.5, &[0.5, 0.1, 0.3, 0.1]), (0.5, &[0.1, 0.4, 0.1, 0.3])], &[])?,
        ),
        (
            "two strata mixed",
            Wrong,
            classes(8_000, &[(0.3, &[0.5, 0.4, 0.1]), (0.7, &[0.1, 0.1, 0.3])], &[])?,
        ),
        ("missed links, 10 %", Wrong, lists(5_000, &[0.3, 0.3, 0.3, 0.3], &[])?.with_missed_links(0.1)?),
        ("false links, 3 %", Wrong, lists(5_000, &[0.2, 0.2, 0.2, 0.2], &[])?.with_false_links(0.03)?),
        ("four-way +", Wrong, lists(5_000, &[0.3, 0.3, 0.3, 0.3], &[(0b1111, 3.0)])?),
        ("four-way -", Wrong, lists(10_000, &[0.4, 0.3, 0.4, 0.3], &[(0b1111, 0.33)])?),
        ("three-way + of 3", Wrong, lists(5_000, &[0.3, 0.3, 0.3], &[(0b111, 2.0)])?),
        ("two lists, independent", Wrong, lists(5_000, &[0.3, 0.2], &[])?),
        ("two lists, dependent", Wrong, lists(5_000, &[0.3, 0.2], &[(0b11, 3.0)])?),
        (
            "kinds on different lists",
            Wrong,
            classes(3_000, &[(0.5, &[0.5, 0.4, 0.01, 0.01]), (0.5, &[0.01, 0.01, 0.5, 0.4])], &[])?,
        ),
        (
            "kinds on different lists, 5 lists",
            Wrong,
            classes(
                8_000,
                &[(0.4, &[0.3, 0.25, 0.02, 0.01, 0.02]), (0.6, &[0.02, 0.01, 0.25, 0.2, 0.3])],
                &[],
            )?,
        ),
    ];
    Ok(all
        .into_iter()
        .enumerate()
        .map(|(at, (name, kind, truth))| World { name, kind, is_for_choice: at % 2 == 0, truth })
        .collect())
}

/// A generator of numbers between 0 and 1 that needs no crate: SplitMix64.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.next()
    }
}

/// The ways of worlds drawn at random.
const WAYS: [(&str, Kind); 18] = [
    ("well covered, independent", Kind::Good),
    ("well covered, one pair +", Kind::Good),
    ("well covered, one pair -", Kind::Good),
    ("independent", Kind::Thin),
    ("one pair", Kind::Thin),
    ("one triple", Kind::Thin),
    ("sparse", Kind::Thin),
    ("two classes, mild", Kind::Wrong),
    ("two classes, strong", Kind::Wrong),
    ("smooth chances", Kind::Wrong),
    ("all pairs", Kind::Wrong),
    ("trap-happy", Kind::Wrong),
    ("trap-shy", Kind::Wrong),
    ("referral", Kind::Wrong),
    ("two strata mixed", Kind::Wrong),
    ("missed links", Kind::Wrong),
    ("false links", Kind::Wrong),
    ("dependence of all lists", Kind::Wrong),
];

/// The way that came later; after each round of the others comes one such world, so that the numbers of the others stay.
const APART: &str = "kinds on different lists";

/// Worlds drawn at random, from one on: 3 to 5 lists, 200 to 50,000 people, chances of 5 to 50 in 100; well covered ones 1,000 people and
/// more and chances of 25 to 50 in 100. Each is of one of [`WAYS`], whose size is drawn too.
///
/// The first 5,400, and 2,700 from 3,000,006 on, were there for the choice of rules; those of the tables are others.
pub(crate) fn drawn(first: u64, n_worlds: u64) -> Result<Vec<World>, TruthError> {
    let numbers = |at: u64| Numbers(at.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let all = first..first + n_worlds;
    let apart = all.clone().step_by(WAYS.len()).map(|at| drawn_apart(&mut numbers(at)));
    all.map(|at| drawn_one(at, &mut numbers(at))).chain(apart).collect()
}

/// Two kinds of people on 4 or 5 lists, the first two of which are for the one and the others for the other; who strays has a hundredth to a
/// third of the chance of those whom a list is for.
fn drawn_apart(numbers: &mut Numbers) -> Result<World, TruthError> {
    let n_lists = 4 + (numbers.next() * 2.0) as usize;
    let n_total = (200.0 * 250.0_f64.powf(numbers.next())) as u64;
    let chances: Vec<f64> = (0..n_lists).map(|_| numbers.between(0.05, 0.5)).collect();
    let strays = 0.01 * 33.0_f64.powf(numbers.next());
    let share = numbers.between(0.2, 0.6);
    let of_kind = |has_first: bool| -> Vec<f64> {
        let of_list =
            |(list, &chance): (usize, &f64)| if (list < 2) == has_first { chance } else { strays * chance };
        chances.iter().enumerate().map(of_list).collect()
    };
    let truth = classes(n_total, &[(1.0 - share, &of_kind(true)), (share, &of_kind(false))], &[])?;
    Ok(World { name: APART, kind: Kind::Wrong, is_for_choice: false, truth })
}

fn drawn_one(at: u64, numbers: &mut Numbers) -> Result<World, TruthError> {
    let way = (at % WAYS.len() as u64) as usize;
    let (name, kind) = WAYS[way];
    let n_lists = 3 + (numbers.next() * 3.0) as usize;
    let is_well_covered = kind == Kind::Good;
    let (fewest, least) = if is_well_covered { (1_000.0, 0.25) } else { (200.0, 0.05) };
    let n_total = (fewest * (50_000.0_f64 / fewest).powf(numbers.next())) as u64;
    let chances: Vec<f64> = (0..n_lists).map(|_| numbers.between(least, 0.5)).collect();
    let apart = numbers.between(0.5, 2.0);
    let is_up = numbers.next() < 0.5;
    let ratio = if is_up { apart.exp() } else { (-apart).exp() };
    let shift = |by: f64| -> Vec<f64> {
        chances.iter().map(|chance| 1.0 / (1.0 + (1.0 - chance) / chance * (-by).exp())).collect()
    };
    let two_classes = |by: f64, share: f64| {
        let (low, high) = (shift(-by / 2.0), shift(by / 2.0));
        classes(n_total, &[(1.0 - share, &low), (share, &high)], &[])
    };
    let share = numbers.between(0.2, 0.6);
    let truth = match name {
        "well covered, one pair +" => lists(n_total, &chances, &[(0b011, apart.exp())])?,
        "well covered, one pair -" => lists(n_total, &chances, &[(0b011, (-apart).exp())])?,
        "one pair" => lists(n_total, &chances, &[(0b011, ratio)])?,
        "one triple" => lists(n_total, &chances, &[(0b011, apart.exp()), (0b111, ratio)])?,
        "sparse" => {
            let chances: Vec<f64> = chances.iter().map(|chance| chance / 8.0).collect();
            lists(n_total, &chances, &[])?
        }
        "two classes, mild" => two_classes(apart, share)?,
        "two classes, strong" => two_classes(1.0 + apart, share)?,
        "smooth chances" => {
            let log_odds: Vec<f64> = chances.iter().map(|chance| (chance / (1.0 - chance)).ln()).collect();
            smooth(n_total, &log_odds, apart / 1.7)?
        }
        "all pairs" => all_pairs(n_total, &chances, ratio.sqrt())?,
        "trap-happy" => {
            let chances: Vec<f64> = chances.iter().map(|chance| 0.7 * chance).collect();
            behaviour(n_total, &chances, 1.0 + apart / 2.0)?
        }
        "trap-shy" => behaviour(n_total, &chances, 1.0 - apart / 2.5)?,
        "referral" => referral(n_total, &chances, apart / 2.0)?,
        "two strata mixed" => {
            let other: Vec<f64> = chances.iter().map(|_| numbers.between(least, 0.5)).collect();
            classes(n_total, &[(1.0 - share, &chances), (share, &other)], &[])?
        }
        "missed links" => lists(n_total, &chances, &[])?.with_missed_links(apart / 15.0)?,
        "false links" => lists(n_total, &chances, &[])?.with_false_links(apart / 50.0)?,
        "dependence of all lists" => lists(n_total, &chances, &[((1 << n_lists) - 1, ratio)])?,
        _ => lists(n_total, &chances, &[])?,
    };
    Ok(World { name, kind, is_for_choice: false, truth })
}
