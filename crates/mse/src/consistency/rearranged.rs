//! The answers with lists left out, merged, and added one by one.

use super::answer::ModelAnswers;
use crate::{CaptureTable, History};

/// Other lists made of a table's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rearrangement {
    /// A list left out.
    Without {
        /// The list's index.
        list: usize,
    },
    /// Two lists as one.
    Merged {
        /// The lower index; the merged list stands here.
        first: usize,
        /// The higher index.
        second: usize,
    },
    /// The first lists only, as data accrue.
    First {
        /// How many.
        n_lists: usize,
    },
}

/// The answers for a rearranged table.
#[derive(Debug, Clone, PartialEq)]
pub struct RearrangedTable {
    /// What was done.
    pub rearrangement: Rearrangement,
    /// How many people its lists saw.
    pub n_observed: u64,
    /// The answers; models are over the lists that are left, in order.
    pub answers: ModelAnswers,
}

impl Rearrangement {
    /// All that leave two lists at least: each list left out, each pair merged, two lists and more in order.
    #[must_use]
    pub fn all(n_lists: usize) -> Vec<Self> {
        if n_lists < 3 {
            return Vec::new();
        }
        let without = (0..n_lists).map(|list| Self::Without { list });
        let pairs = (0..n_lists).flat_map(|first| (first + 1..n_lists).map(move |second| (first, second)));
        let merged = pairs.map(|(first, second)| Self::Merged { first, second });
        let accruing = (2..=n_lists).map(|n_lists| Self::First { n_lists });
        without.chain(merged).chain(accruing).collect()
    }

    /// The table with this done; none where it names lists that are not there, or leaves none.
    #[must_use]
    pub fn apply(self, table: &CaptureTable) -> Option<CaptureTable> {
        let n_lists = table.n_lists();
        match self {
            Self::Without { list } if list < n_lists && n_lists > 1 => {
                let order: Vec<usize> = (0..n_lists).filter(|&other| other != list).collect();
                Some(table.reordered(&order))
            }
            Self::First { n_lists: n_kept } if (1..=n_lists).contains(&n_kept) => {
                Some(table.reordered(&(0..n_kept).collect::<Vec<_>>()))
            }
            Self::Merged { first, second } if first < second && second < n_lists => {
                merged(table, first, second)
            }
            Self::Without { .. } | Self::Merged { .. } | Self::First { .. } => None,
        }
    }
}

fn merged(table: &CaptureTable, first: usize, second: usize) -> Option<CaptureTable> {
    let rows = table.cells().iter().map(|&(history, count)| {
        let bits = history.bits();
        let joined = bits | (bits >> second & 1) << first;
        let below = joined & ((1 << second) - 1);
        (History::from_bits(below | (joined >> (second + 1)) << second), count)
    });
    let mut names = table.list_names().to_vec();
    let name = names.remove(second);
    names[first] = format!("{}+{name}", names[first]);
    CaptureTable::new(names, rows.collect::<Vec<_>>()).ok()
}

/// The answers for a rearranged table; none as for [`Rearrangement::apply`].
#[must_use]
pub fn rearranged_answers(table: &CaptureTable, rearrangement: Rearrangement) -> Option<RearrangedTable> {
    let rearranged = rearrangement.apply(table)?;
    Some(RearrangedTable {
        rearrangement,
        n_observed: rearranged.n_observed(),
        answers: ModelAnswers::of(&rearranged),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merging_keeps_the_people() {
        let names = ["a", "b", "c", "d"].map(String::from).to_vec();
        let rows = [(0b0001, 1), (0b0100, 2), (0b1010, 3), (0b1000, 4), (0b0101, 5)];
        let table =
            CaptureTable::new(names, rows.map(|(bits, count)| (History::from_bits(bits), count))).unwrap();
        let merged = Rearrangement::Merged { first: 0, second: 2 }.apply(&table).unwrap();
        assert_eq!(merged.list_names(), ["a+c", "b", "d"]);
        assert_eq!(merged.n_observed(), table.n_observed());
        let cells: Vec<(u32, u64)> = merged.cells().iter().map(|&(h, n)| (h.bits(), n)).collect();
        assert_eq!(cells, [(0b001, 8), (0b100, 4), (0b110, 3)]);
    }

    #[test]
    fn three_lists_are_rearranged_in_eight_ways_and_two_in_none() {
        let without = [0, 1, 2].map(|list| Rearrangement::Without { list });
        let merged = [(0, 1), (0, 2), (1, 2)].map(|(first, second)| Rearrangement::Merged { first, second });
        let accruing = [2, 3].map(|n_lists| Rearrangement::First { n_lists });
        assert_eq!(Rearrangement::all(3), [&without[..], &merged, &accruing].concat());
        assert_eq!(Rearrangement::all(2), []);
    }

    #[test]
    fn lists_that_are_not_there_give_no_table_and_neither_does_none_left() {
        let rows = [(0b01, 4), (0b10, 5), (0b11, 6)].map(|(bits, count)| (History::from_bits(bits), count));
        let two = CaptureTable::new(["a", "b"].map(String::from).to_vec(), rows).unwrap();
        let one = CaptureTable::new(vec!["a".to_owned()], [(History::from_bits(1), 4)]).unwrap();
        let n_people =
            |table: &CaptureTable, done: Rearrangement| done.apply(table).map(|left| left.n_observed());
        assert_eq!(n_people(&two, Rearrangement::Without { list: 1 }), Some(10));
        assert_eq!(n_people(&two, Rearrangement::Without { list: 2 }), None);
        assert_eq!(n_people(&one, Rearrangement::Without { list: 0 }), None);
        assert_eq!(n_people(&two, Rearrangement::First { n_lists: 1 }), Some(10));
        assert_eq!(n_people(&two, Rearrangement::First { n_lists: 2 }), Some(15));
        assert_eq!(n_people(&two, Rearrangement::First { n_lists: 0 }), None);
        assert_eq!(n_people(&two, Rearrangement::First { n_lists: 3 }), None);
        assert_eq!(n_people(&two, Rearrangement::Merged { first: 0, second: 1 }), Some(15));
        assert_eq!(n_people(&two, Rearrangement::Merged { first: 1, second: 0 }), None);
        assert_eq!(n_people(&two, Rearrangement::Merged { first: 0, second: 2 }), None);
    }
}
