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
    /// The models do not hold, and the lists can show it.
    Shown,
    /// Something is wrong that no list can show.
    Hidden,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Thin => "thin",
            Self::Shown => "shown",
            Self::Hidden => "hidden",
        }
    }
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
    use Kind::{Good, Hidden, Shown, Thin};
    let all = [
        ("good, 3 lists", Good, lists(5_000, &[0.3, 0.4, 0.5], &[])?),
        ("good, 3 equal lists", Good, lists(5_000, &[0.5, 0.5, 0.5], &[])?),
        ("good, 4 lists", Good, lists(2_000, &[0.3, 0.35, 0.4, 0.3], &[])?),
        ("good, 4 unequal lists", Good, lists(20_000, &[0.5, 0.3, 0.1, 0.2], &[])?),
        ("good, 5 lists", Good, lists(10_000, &[0.2, 0.25, 0.3, 0.2, 0.3], &[])?),
        ("good, one pair +", Good, lists(5_000, &[0.25, 0.3, 0.3, 0.35], &[(0b0011, 4.0)])?),
        ("good, one pair -", Good, lists(8_000, &[0.3, 0.3, 0.25, 0.3], &[(0b0011, 0.25)])?),
        ("good, one pair + of 3", Good, lists(10_000, &[0.3, 0.3, 0.3], &[(0b011, 3.0)])?),
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
        ("sparse, 3 lists at 1 %, dependent", Shown, lists(50_000, &[0.01, 0.01, 0.01], &[(0b011, 3.0)])?),
        ("sparse, 5 lists at 3 %", Thin, lists(5_000, &[0.03, 0.03, 0.03, 0.03, 0.03], &[])?),
        ("sparse, 4 unequal lists", Thin, lists(10_000, &[0.1, 0.05, 0.02, 0.01], &[])?),
        ("all pairs -1, 3 lists", Shown, all_pairs(5_000, &[0.4, 0.4, 0.4], 0.37)?),
        ("all pairs -1, 4 lists", Shown, all_pairs(5_000, &[0.4, 0.4, 0.4, 0.4], 0.37)?),
        ("all pairs +1, 3 lists", Shown, all_pairs(10_000, &[0.15, 0.15, 0.15], 2.7)?),
        ("all pairs +1, 4 lists", Shown, all_pairs(5_000, &[0.15, 0.15, 0.15, 0.15], 2.7)?),
        (
            "two classes, mild",
            Shown,
            classes(5_000, &[(0.5, &[0.15, 0.2, 0.15, 0.2]), (0.5, &[0.35, 0.4, 0.35, 0.3])], &[])?,
        ),
        (
            "two classes, mild, 3 lists",
            Shown,
            classes(5_000, &[(0.5, &[0.2, 0.2, 0.2]), (0.5, &[0.4, 0.4, 0.4])], &[])?,
        ),
        ("two classes, mild, 5 lists", Shown, classes(2_000, &[(0.6, &[0.1; 5]), (0.4, &[0.3; 5])], &[])?),
        ("two classes, strong", Shown, classes(5_000, &[(0.5, &[0.05; 4]), (0.5, &[0.4; 4])], &[])?),
        (
            "two classes, strong, 3 lists",
            Shown,
            classes(10_000, &[(0.7, &[0.05; 3]), (0.3, &[0.5; 3])], &[])?,
        ),
        (
            "two classes, strong, 5 lists",
            Shown,
            classes(20_000, &[(0.8, &[0.03; 5]), (0.2, &[0.4; 5])], &[])?,
        ),
        ("smooth chances", Shown, smooth(5_000, &[-1.5, -1.2, -1.5, -1.0], 1.0)?),
        ("smooth chances, 5 lists", Shown, smooth(10_000, &[-2.0, -1.5, -1.8, -2.2, -2.0], 1.2)?),
        ("trap-happy", Shown, behaviour(5_000, &[0.15, 0.2, 0.2, 0.2], 1.8)?),
        ("trap-shy", Shown, behaviour(5_000, &[0.3, 0.3, 0.3, 0.3], 0.5)?),
        ("nested, 3 lists", Shown, referral(2_000, &[0.3, 0.3, 0.3], 1.0)?),
        ("nested, 4 lists", Shown, referral(5_000, &[0.2, 0.3, 0.25, 0.2], 1.0)?),
        ("referral, 90 %", Shown, referral(3_000, &[0.3, 0.2, 0.3], 0.9)?),
        ("referral, 60 %, 4 lists", Good, referral(5_000, &[0.2, 0.25, 0.25, 0.2], 0.6)?),
        (
            "two kinds reached apart",
            Shown,
            classes(8_000, &[(0.5, &[0.5, 0.1, 0.3, 0.1]), (0.5, &[0.1, 0.4, 0.1, 0.3])], &[])?,
        ),
        (
            "two strata mixed",
            Shown,
            classes(8_000, &[(0.3, &[0.5, 0.4, 0.1]), (0.7, &[0.1, 0.1, 0.3])], &[])?,
        ),
        ("missed links, 10 %", Hidden, lists(5_000, &[0.3, 0.3, 0.3, 0.3], &[])?.with_missed_links(0.1)?),
        ("false links, 3 %", Hidden, lists(5_000, &[0.2, 0.2, 0.2, 0.2], &[])?.with_false_links(0.03)?),
        ("hidden four-way +", Hidden, lists(5_000, &[0.3, 0.3, 0.3, 0.3], &[(0b1111, 3.0)])?),
        ("hidden four-way -", Hidden, lists(10_000, &[0.4, 0.3, 0.4, 0.3], &[(0b1111, 0.33)])?),
        ("hidden three-way +", Hidden, lists(5_000, &[0.3, 0.3, 0.3], &[(0b111, 2.0)])?),
        ("two lists, independent", Hidden, lists(5_000, &[0.3, 0.2], &[])?),
        ("two lists, dependent", Hidden, lists(5_000, &[0.3, 0.2], &[(0b11, 3.0)])?),
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

/// Worlds drawn at random: 3 to 5 lists, 400 to 40,000 people, chances of 5 to 50 in 100, one of seven ways to go wrong or none.
///
/// No rule was chosen by them.
pub(crate) fn drawn(n_worlds: u64) -> Result<Vec<World>, TruthError> {
    (0..n_worlds).map(|at| drawn_one(at, &mut Numbers(at + 1))).collect()
}

fn drawn_one(at: u64, numbers: &mut Numbers) -> Result<World, TruthError> {
    let n_lists = 3 + (numbers.next() * 3.0) as usize;
    let n_total = (400.0 * 100.0_f64.powf(numbers.next())) as u64;
    let chances: Vec<f64> = (0..n_lists).map(|_| numbers.between(0.05, 0.5)).collect();
    let apart = numbers.between(0.5, 2.5);
    let shift = |by: f64| -> Vec<f64> {
        chances.iter().map(|chance| 1.0 / (1.0 + (1.0 - chance) / chance * (-by).exp())).collect()
    };
    let (name, kind, truth) = match at % 8 {
        0 => ("independent", Kind::Good, lists(n_total, &chances, &[])?),
        1 => ("one pair +", Kind::Good, lists(n_total, &chances, &[(0b011, apart.exp())])?),
        2 => ("one pair -", Kind::Good, lists(n_total, &chances, &[(0b011, (-apart).exp())])?),
        3 => {
            let (low, high) = (shift(-apart / 2.0), shift(apart / 2.0));
            ("two classes", Kind::Shown, classes(n_total, &[(0.6, &low), (0.4, &high)], &[])?)
        }
        4 => ("trap-happy", Kind::Shown, behaviour(n_total, &chances, numbers.between(1.2, 2.0))?),
        5 => ("trap-shy", Kind::Shown, behaviour(n_total, &chances, numbers.between(0.3, 0.8))?),
        6 => {
            let sent = numbers.between(0.3, 1.0);
            ("referral", Kind::Shown, referral(n_total, &chances, sent)?)
        }
        _ => {
            let log_odds: Vec<f64> = chances.iter().map(|chance| (chance / (1.0 - chance)).ln()).collect();
            ("smooth chances", Kind::Shown, smooth(n_total, &log_odds, apart / 2.5)?)
        }
    };
    Ok(World { name, kind, is_for_choice: false, truth })
}
