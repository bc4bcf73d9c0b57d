//! Whether a column of whole numbers beside lists is a number of people.

use std::collections::HashSet;
use std::fmt;

use super::looks::{Looks, number};
use super::membership::{Membership, is_missing, membership};

/// What a column of whole numbers beside lists may be instead of a number of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnDoubt {
    /// It holds only 0 and 1, as lists do, and no history repeats.
    List,
    /// It is the number of the row's lists in all or nearly all rows, and no history repeats.
    Captures,
    /// Its numbers count up row by row.
    Numbering,
    /// Each row is about one person by name, and the same histories repeat.
    OnePersonRows,
    /// Its name says nothing of people.
    OwnName,
}

impl fmt::Display for ColumnDoubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::List => "holds only 0 and 1: it is a list, or the number of people that each row stands for",
            Self::Captures => {
                "is the number of the row's lists, or nearly always so: it says how often a person was seen, or how many people the row stands for"
            }
            Self::Numbering => {
                "counts up row by row: it numbers the rows, or says how many people each row stands for"
            }
            Self::OnePersonRows => {
                "holds numbers above 1, while each row names a person: it is something about the person, or how many people the row stands for"
            }
            Self::OwnName => {
                "holds whole numbers, and its name does not say of what: it is how many people each row stands for, or something else"
            }
        })
    }
}

/// What a column of numbers was found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judged {
    Count,
    /// The number of the row's lists; with those that were left out, or without.
    Captures {
        with_left_out: bool,
    },
    List,
    Doubt(ColumnDoubt),
}

/// A column with the lists beside it.
pub(super) struct Numbers<'a> {
    pub(super) looks: &'a Looks<'a>,
    pub(super) column: usize,
    pub(super) lists: &'a [usize],
    /// Columns that look like lists and were left out by name.
    pub(super) left_out: &'a [usize],
    pub(super) person: Option<usize>,
    /// Columns that tell rows apart without saying anything about the people.
    pub(super) row_names: Option<usize>,
    pub(super) is_named_captures: bool,
    pub(super) is_named_count: bool,
}

/// In how many rows a column equals the number of the row's lists.
#[derive(Debug, Default)]
struct Agreement {
    n: usize,
    n_equal: usize,
    /// The same among people on two lists or more: a column of 1 agrees with all others.
    n_repeated: usize,
    n_repeated_equal: usize,
}

impl Agreement {
    fn is_complete(&self) -> bool {
        self.n > 0 && self.n_equal == self.n
    }

    /// Whether all but a few rows agree; `strict` where a number of people could by chance.
    fn is_near(&self, strict: bool) -> bool {
        let (share, repeated) = if strict { (0.9, 0.8) } else { (0.75, 0.5) };
        let at_least = |part: usize, whole: usize, share: f64| part as f64 >= share * whole as f64;
        self.n >= 5
            && self.n_repeated_equal > 0
            && at_least(self.n_equal, self.n, share)
            && at_least(self.n_repeated_equal, self.n_repeated, repeated)
    }
}

impl Numbers<'_> {
    pub(super) fn judge(&self) -> Judged {
        if self.lists.is_empty() {
            return Judged::Count;
        }
        let repeats = self.histories_repeat();
        let is_of_persons = self.person.is_some() || repeats;
        if let Some(with_left_out) = self.captures(!is_of_persons && !self.is_named_captures) {
            return if is_of_persons || self.is_named_captures {
                Judged::Captures { with_left_out }
            } else {
                Judged::Doubt(ColumnDoubt::Captures)
            };
        }
        if self.is_list_like() {
            return if is_of_persons { Judged::List } else { Judged::Doubt(ColumnDoubt::List) };
        }
        if !self.is_named_count {
            return Judged::Doubt(ColumnDoubt::OwnName);
        }
        let numbers: Vec<u64> = self.looks.values(self.column).filter_map(number).collect();
        if self.looks.are_consecutive(self.column)
            && (numbers.len() >= 4 || (numbers.len() == 3 && numbers[0] == 1))
        {
            return Judged::Doubt(ColumnDoubt::Numbering);
        }
        if self.person.is_some() && repeats && numbers.iter().any(|&value| value > 1) {
            return Judged::Doubt(ColumnDoubt::OnePersonRows);
        }
        Judged::Count
    }

    /// Whether the column equals the number of the row's lists in all but a few rows, and if so, whether with those left out.
    pub(super) fn captures(&self, strict: bool) -> Option<bool> {
        let has_two = self.looks.values(self.column).filter_map(number).any(|value| value > 1);
        if !has_two && !self.is_named_captures {
            return None;
        }
        let variants = [false, true].map(|with_left_out| (with_left_out, self.agreement(with_left_out)));
        let complete = variants.iter().find(|(_, agreement)| agreement.is_complete());
        let near = || variants.iter().find(|(_, agreement)| agreement.is_near(strict));
        complete.or_else(near).map(|&(with_left_out, _)| with_left_out)
    }

    /// Whether the column equals the number of the row's lists in every row.
    pub(super) fn equals_captures(&self) -> bool {
        [false, true].iter().any(|&with| {
            let agreement = self.agreement(with);
            agreement.is_complete() && agreement.n_repeated > 0
        })
    }

    fn agreement(&self, with_left_out: bool) -> Agreement {
        let mut agreement = Agreement::default();
        for at in 0..self.looks.sample.rows.len() {
            let left_out = if with_left_out { self.left_out } else { &[] };
            let Some(n_lists) = self.n_lists(at, left_out) else { continue };
            let Some(value) = number(self.looks.sample.rows[at].field(self.column)) else { continue };
            let is_equal = usize::from(value == n_lists);
            agreement.n += 1;
            agreement.n_equal += is_equal;
            if n_lists > 1 {
                agreement.n_repeated += 1;
                agreement.n_repeated_equal += is_equal;
            }
        }
        agreement
    }

    /// On how many lists the row's person is; nothing where it is not clear.
    fn n_lists(&self, row: usize, left_out: &[usize]) -> Option<u64> {
        let row = &self.looks.sample.rows[row];
        self.lists.iter().chain(left_out).try_fold(0, |sum, &list| match membership(row.field(list)) {
            Membership::On => Some(sum + 1),
            Membership::Off | Membership::Blank => Some(sum),
            Membership::Unknown | Membership::Unclear => None,
        })
    }

    /// Whether the column holds 0 and 1, and as a number of people would make people vanish or be on no list.
    fn is_list_like(&self) -> bool {
        let values = || self.looks.values(self.column);
        let is_sound = values().all(|value| is_missing(value) || matches!(number(value), Some(0 | 1)));
        let has_zero = values().any(|value| number(value) == Some(0));
        let is_alone = |at: usize| {
            number(self.looks.sample.rows[at].field(self.column)) == Some(1)
                && self.n_lists(at, &[]) == Some(0)
        };
        is_sound && (has_zero || (0..self.looks.sample.rows.len()).any(is_alone))
    }

    /// Whether two rows are alike in all but this column and what tells rows apart: a table of histories has each once.
    fn histories_repeat(&self) -> bool {
        let rows = &self.looks.sample.rows;
        let tells_apart = |at: usize| {
            let values: HashSet<&[u8]> = self.looks.values(at).collect();
            rows.len() > 2 && values.len() == rows.len() && !self.lists.contains(&at)
        };
        let kept: Vec<usize> = (0..self.looks.names.len())
            .filter(|&at| at != self.column && Some(at) != self.person && Some(at) != self.row_names)
            .filter(|&at| !tells_apart(at))
            .collect();
        let mut seen: HashSet<Vec<&[u8]>> = HashSet::new();
        rows.iter().any(|row| !seen.insert(kept.iter().map(|&at| row.field(at)).collect()))
    }
}
