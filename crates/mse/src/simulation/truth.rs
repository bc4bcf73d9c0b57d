//! A population whose size is known.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use crate::{CaptureTable, History, loglinear};

/// The most lists of a truth: all histories are written out.
const MAX_TRUTH_LISTS: usize = 12;

/// The most people of a truth: missed links are drawn person by person.
const MAX_PEOPLE: f64 = 1e9;

/// A population of known size, and how its lists see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Truth {
    list_names: Vec<String>,
    n_total: u64,
    // By history bits, the unseen first; they add up to one.
    probabilities: Vec<f64>,
    // The share of true links between two records that are missed.
    missed_links: f64,
    // The share of the people seen who are taken for another one.
    false_links: f64,
}

/// People who are seen alike.
#[derive(Debug, Clone, PartialEq)]
pub struct LatentGroup {
    /// Their share of the population.
    pub share: f64,
    /// Their chance of being on each list, independently.
    pub chances: Vec<f64>,
}

/// Why there is no such truth.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TruthError {
    /// There is no list, or more than can be written out.
    #[error("a truth has 1 to {MAX_TRUTH_LISTS} lists, found {found}")]
    ListCount {
        /// How many there are.
        found: usize,
    },
    /// A share, chance, ratio or rate is out of range, or the shares do not make a population.
    #[error("{value} is out of range")]
    Range {
        /// The value.
        value: f64,
    },
    /// A group has chances on another number of lists.
    #[error("a group has chances on {found} lists, there are {n_lists}")]
    OtherLists {
        /// How many chances it has.
        found: usize,
        /// How many lists there are.
        n_lists: usize,
    },
}

impl Truth {
    /// The population that a fitted log-linear model describes; its size is the estimate, rounded to people.
    ///
    /// # Errors
    ///
    /// [`TruthError`] where there are too many lists or the size is beyond counting.
    pub fn of_fit(fit: &loglinear::Fit, list_names: &[String]) -> Result<Self, TruthError> {
        let mut weights = vec![0.0; fit.fitted.len() + 1];
        weights[0] = fit.dark_figure;
        for &(history, mean) in &fit.fitted {
            if let Some(weight) = weights.get_mut(history.bits() as usize) {
                *weight = mean;
            }
        }
        Self::new(list_names.to_vec(), fit.population.round(), weights)
    }

    /// A population of groups within which the lists are independent: lists then depend on each other overall.
    ///
    /// # Errors
    ///
    /// [`TruthError`] where a share or a chance is no share, or a group has chances on other lists.
    pub fn of_groups(
        list_names: Vec<String>,
        n_total: u64,
        groups: &[LatentGroup],
    ) -> Result<Self, TruthError> {
        let n_lists = list_names.len();
        if !(1..=MAX_TRUTH_LISTS).contains(&n_lists) {
            return Err(TruthError::ListCount { found: n_lists });
        }
        let mut weights = vec![0.0; 1 << n_lists];
        for group in groups {
            if group.chances.len() != n_lists {
                return Err(TruthError::OtherLists { found: group.chances.len(), n_lists });
            }
            let shares = group.chances.iter().chain(std::iter::once(&group.share));
            if let Some(&value) = shares.into_iter().find(|&&share| !(0.0..=1.0).contains(&share)) {
                return Err(TruthError::Range { value });
            }
            for (bits, weight) in weights.iter_mut().enumerate() {
                let chances = group.chances.iter().enumerate();
                let seen = chances.map(|(list, &p)| if bits >> list & 1 == 1 { p } else { 1.0 - p });
                *weight += group.share * seen.product::<f64>();
            }
        }
        Self::new(list_names, n_total as f64, weights)
    }

    /// A population each of whose people has a history with a chance in proportion to a weight: `weights[bits]`, the unseen first.
    ///
    /// # Errors
    ///
    /// [`TruthError`] where there is not one weight a history, or the weights are no weights.
    pub fn of_weights(list_names: Vec<String>, n_total: u64, weights: Vec<f64>) -> Result<Self, TruthError> {
        Self::new(list_names, n_total as f64, weights)
    }

    fn new(list_names: Vec<String>, n_total: f64, mut weights: Vec<f64>) -> Result<Self, TruthError> {
        let n_lists = list_names.len();
        if !(1..=MAX_TRUTH_LISTS).contains(&n_lists) || weights.len() != 1 << n_lists {
            return Err(TruthError::ListCount { found: n_lists });
        }
        let total: f64 = weights.iter().sum();
        if !(0.0..=MAX_PEOPLE).contains(&n_total) {
            return Err(TruthError::Range { value: n_total });
        }
        if !(total > 0.0 && total.is_finite()) || weights.iter().any(|&weight| weight < 0.0) {
            return Err(TruthError::Range { value: total });
        }
        for weight in &mut weights {
            *weight /= total;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within range as tested")]
        let n_total = n_total as u64;
        Ok(Self { list_names, n_total, probabilities: weights, missed_links: 0.0, false_links: 0.0 })
    }

    /// The same population with a dependence planted: all histories that hold these lists become `ratio` times as likely
    /// against the others.
    ///
    /// With all lists it is an interaction that no data can show.
    ///
    /// # Errors
    ///
    /// [`TruthError::Range`] where the ratio is not positive and finite.
    pub fn with_dependence(mut self, lists: History, ratio: f64) -> Result<Self, TruthError> {
        if !(ratio > 0.0 && ratio.is_finite()) {
            return Err(TruthError::Range { value: ratio });
        }
        for (bits, weight) in self.probabilities.iter_mut().enumerate() {
            if bits & lists.bits() as usize == lists.bits() as usize {
                *weight *= ratio;
            }
        }
        let total: f64 = self.probabilities.iter().sum();
        for weight in &mut self.probabilities {
            *weight /= total;
        }
        Ok(self)
    }

    /// The same population with links missed: each record of a person on several lists comes loose by itself, so that two records
    /// of a person stay linked with probability 1 − `share`, and a loose one counts as a person of its own.
    ///
    /// # Errors
    ///
    /// [`TruthError::Range`] where the share is not from 0 to below 1.
    pub fn with_missed_links(mut self, share: f64) -> Result<Self, TruthError> {
        if !(0.0..1.0).contains(&share) {
            return Err(TruthError::Range { value: share });
        }
        self.missed_links = share;
        Ok(self)
    }

    /// The same population with people taken for one another: each person seen, with probability `share`, is linked to another person
    /// who was seen, and the two count as one who has the lists of both.
    ///
    /// # Errors
    ///
    /// [`TruthError::Range`] where the share is not from 0 to a half.
    pub fn with_false_links(mut self, share: f64) -> Result<Self, TruthError> {
        if !(0.0..=0.5).contains(&share) {
            return Err(TruthError::Range { value: share });
        }
        self.false_links = share;
        Ok(self)
    }

    /// The size of the population.
    #[must_use]
    pub const fn n_total(&self) -> u64 {
        self.n_total
    }

    /// The probability that a person has a history, links not yet missed; the empty one is that of being unseen.
    #[must_use]
    pub fn probability(&self, history: History) -> f64 {
        self.probabilities.get(history.bits() as usize).copied().unwrap_or(0.0)
    }

    /// Data set `stream`: a multinomial draw of the whole population, the unseen dropped.
    #[must_use]
    pub fn draw(&self, seed: u64, stream: u64) -> CaptureTable {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        let mut counts = vec![0_u64; self.probabilities.len()];
        let (mut people, mut left) = (self.n_total, 1.0);
        for (count, &probability) in counts.iter_mut().zip(&self.probabilities) {
            let share = if left > 0.0 { (probability / left).clamp(0.0, 1.0) } else { 1.0 };
            let drawn = rand_distr::Binomial::new(people, share).map_or(0, |law| rng.sample(law));
            *count = drawn;
            people -= drawn;
            left -= probability;
        }
        if self.missed_links > 0.0 {
            counts = loosened(&counts, 1.0 - (1.0 - self.missed_links).sqrt(), &mut rng);
        }
        if self.false_links > 0.0 {
            merge(&mut counts, self.false_links, &mut rng);
        }
        let cells = counts.into_iter().enumerate().skip(1);
        let rows = cells.map(|(bits, count)| (History::from_bits(u32::try_from(bits).unwrap_or(0)), count));
        CaptureTable::new(self.list_names.clone(), rows.collect::<Vec<_>>())
            .unwrap_or_else(|_| unreachable!("cells of as many lists as there are names are a table"))
    }
}

/// Every record of a person on several lists comes loose with probability `loose`; what is left stays together.
fn loosened(counts: &[u64], loose: f64, rng: &mut ChaCha8Rng) -> Vec<u64> {
    let mut result = counts.to_vec();
    for (bits, &count) in counts.iter().enumerate().filter(|(bits, _)| bits.count_ones() >= 2) {
        result[bits] -= count;
        for _ in 0..count {
            let mut together = 0;
            let mut rest = bits;
            while rest != 0 {
                let record = rest & rest.wrapping_neg();
                rest ^= record;
                if rng.random::<f64>() < loose {
                    result[record] += 1;
                } else {
                    together |= record;
                }
            }
            if together != 0 {
                result[together] += 1;
            }
        }
    }
    result
}

/// Each person seen, with probability `share`, becomes one with another who was seen.
fn merge(counts: &mut [u64], share: f64, rng: &mut ChaCha8Rng) {
    let n_seen: u64 = counts[1..].iter().sum();
    let n_merges = rand_distr::Binomial::new(n_seen, share).map_or(0, |law| rng.sample(law));
    for _ in 0..n_merges {
        let (Some(one), Some(other)) = (take(counts, rng), take(counts, rng)) else { return };
        counts[one | other] += 1;
    }
}

/// Takes one person seen out of the counts, any with the same chance; nobody where there is nobody.
fn take(counts: &mut [u64], rng: &mut ChaCha8Rng) -> Option<usize> {
    let n_seen: u64 = counts[1..].iter().sum();
    let mut person = if n_seen > 0 { rng.random_range(0..n_seen) } else { return None };
    let bits = (1..counts.len()).find(|&bits| {
        let is_here = person < counts[bits];
        person = person.saturating_sub(counts[bits]);
        is_here
    })?;
    counts[bits] -= 1;
    Some(bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_taken_for_one_another_are_fewer_on_the_same_lists() {
        let mut rng = ChaCha8Rng::seed_from_u64(3);
        let mut counts = [9, 50, 60, 40];
        merge(&mut counts, 0.2, &mut rng);
        assert_eq!(counts[0], 9);
        let n_seen: u64 = counts[1..].iter().sum();
        assert!((100..150).contains(&n_seen), "{n_seen}");
        assert!(counts[3] > 0 && counts[1] + counts[3] <= 90 && counts[2] + counts[3] <= 100);
    }

    #[test]
    fn nobody_is_taken_from_a_history_that_has_nobody() {
        let mut rng = ChaCha8Rng::seed_from_u64(3);
        let mut counts = [7, 0, 2, 0, 1];
        let mut taken: Vec<usize> = (0..3).filter_map(|_| take(&mut counts, &mut rng)).collect();
        taken.sort_unstable();
        assert_eq!((taken, counts), (vec![2, 2, 4], [7, 0, 0, 0, 0]));
        assert_eq!(take(&mut counts, &mut rng), None);
    }

    #[test]
    fn probabilities_are_shares_of_the_weights() {
        let names = ["a", "b"].map(String::from).to_vec();
        let truth = Truth::of_weights(names, 100, vec![4.0, 3.0, 2.0, 1.0]).unwrap();
        assert!((truth.probability(History::from_bits(0b01)) - 0.3).abs() < 1e-12);
        assert!((truth.probability(History::from_bits(0)) - 0.4).abs() < 1e-12);
        assert!(truth.probability(History::from_bits(0b100)).abs() < 1e-12);
    }

    #[test]
    fn loose_records_keep_the_list_sizes() {
        let mut rng = ChaCha8Rng::seed_from_u64(7);
        let counts = [0, 5, 6, 40, 7, 30, 20, 10];
        let loose = loosened(&counts, 0.3, &mut rng);
        for list in 0..3 {
            let size = |cells: &[u64]| -> u64 {
                cells.iter().enumerate().filter(|(bits, _)| bits >> list & 1 == 1).map(|(_, &n)| n).sum()
            };
            assert_eq!(size(&loose), size(&counts));
        }
        assert!(loose.iter().sum::<u64>() > counts.iter().sum::<u64>());
    }

    fn names() -> Vec<String> {
        ["a", "b"].map(String::from).to_vec()
    }

    /// One of ten is on both lists, and becomes three of twelve.
    #[test]
    fn a_dependence_multiplies_the_histories_that_hold_its_lists() {
        let truth = Truth::of_weights(names(), 100, vec![4.0, 3.0, 2.0, 1.0]).unwrap();
        let of = |truth: &Truth| [0, 1, 2, 3].map(|bits| truth.probability(History::from_bits(bits)));
        let both = truth.clone().with_dependence(History::from_bits(0b11), 3.0).unwrap();
        let one = truth.clone().with_dependence(History::from_bits(0b01), 0.5).unwrap();
        for (found, wanted) in [(of(&both), [4.0, 3.0, 2.0, 3.0]), (of(&one), [4.0, 1.5, 2.0, 0.5])] {
            let sum: f64 = wanted.iter().sum();
            for (found, wanted) in found.into_iter().zip(wanted) {
                assert!((found - wanted / sum).abs() < 1e-12, "{found} for {wanted} of {sum}");
            }
        }
        for ratio in [0.0, -1.0, f64::INFINITY, f64::NAN] {
            assert!(truth.clone().with_dependence(History::from_bits(0b11), ratio).is_err());
        }
    }

    #[test]
    fn rates_of_wrong_links_are_shares() {
        let truth = Truth::of_weights(names(), 100, vec![4.0, 3.0, 2.0, 1.0]).unwrap();
        let missed = |share: f64| truth.clone().with_missed_links(share).is_ok();
        assert_eq!([0.0, 0.99, 1.0, -0.1, f64::NAN].map(missed), [true, true, false, false, false]);
        let wrong = |share: f64| truth.clone().with_false_links(share).is_ok();
        assert_eq!([0.0, 0.5, 0.51, -0.1, f64::NAN].map(wrong), [true, true, false, false, false]);
    }

    /// What cannot be a population is none.
    #[test]
    fn weights_and_groups_have_to_make_a_population() {
        let of = |n_lists: usize, weights: Vec<f64>| {
            Truth::of_weights((0..n_lists).map(|at| at.to_string()).collect(), 100, weights)
        };
        assert!(of(2, vec![1.0, 0.0, 0.0, 0.0]).is_ok());
        assert_eq!(of(2, vec![1.0; 3]), Err(TruthError::ListCount { found: 2 }));
        assert_eq!(of(0, vec![1.0]), Err(TruthError::ListCount { found: 0 }));
        assert_eq!(of(13, vec![1.0; 1 << 13]), Err(TruthError::ListCount { found: 13 }));
        assert!(of(12, vec![1.0; 1 << 12]).is_ok());
        for weights in [[0.0; 4], [1.0, -0.5, 1.0, 1.0], [f64::INFINITY, 1.0, 1.0, 1.0]] {
            assert!(matches!(of(2, weights.to_vec()), Err(TruthError::Range { .. })));
        }
        let crowd = Truth::of_weights(names(), 2_000_000_000, vec![1.0; 4]);
        assert_eq!(crowd, Err(TruthError::Range { value: 2e9 }));
        let group = |share: f64, chances: &[f64]| {
            Truth::of_groups(names(), 100, &[LatentGroup { share, chances: chances.to_vec() }])
        };
        assert!(group(1.0, &[0.0, 1.0]).is_ok());
        assert_eq!(group(1.0, &[0.5]), Err(TruthError::OtherLists { found: 1, n_lists: 2 }));
        assert_eq!(group(1.5, &[0.5, 0.5]), Err(TruthError::Range { value: 1.5 }));
        assert_eq!(group(1.0, &[0.5, -0.5]), Err(TruthError::Range { value: -0.5 }));
    }

    /// Everybody has a history, and those on no list are not seen; links leave the sizes of lists as they are, or join two people.
    #[test]
    fn draws_lose_nobody_but_the_unseen() {
        let truth = Truth::of_weights(names(), 1_000, vec![0.0, 3.0, 2.0, 1.0]).unwrap();
        let table = truth.draw(3, 0);
        assert_eq!(table.n_observed(), 1_000);
        assert_eq!(truth.clone().with_missed_links(0.0).unwrap().draw(3, 0), table);
        assert_eq!(truth.clone().with_false_links(0.0).unwrap().draw(3, 0), table);
        let loose = truth.clone().with_missed_links(0.4).unwrap().draw(3, 0);
        assert_eq!(loose.list_sizes(), table.list_sizes());
        // Of those on both lists 40 in 100 pairs of records come apart.
        let both = |table: &CaptureTable| table.count(History::from_bits(0b11)) as f64;
        assert!((both(&loose) / both(&table) - 0.6).abs() < 0.1, "{} of {}", both(&loose), both(&table));
        let joined = truth.with_false_links(0.2).unwrap().draw(3, 0);
        // As many people fewer as were joined.
        assert!((750..850).contains(&joined.n_observed()), "{}", joined.n_observed());
    }
}
