//! Sums rows into captures, layout by layout.

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use super::aside::{Aside, SetAside, is_total_word};
use super::count::{Count, MAX_PEOPLE, as_fraction, is_count};
use super::fault::{Faults, ReadFaultKind, quote};
use super::identifier::Identifiers;
use super::looks::number;
use super::membership::{Membership, is_missing, membership};
use super::note::ReadingNote;
use super::options::{Captures, ColumnRole, Layout, Stratum};
use super::person::Persons;
use super::plan::{MAX_NAME, Plan};
use super::record::RecordScanner;
use crate::{CaptureCounts, CaptureTable, History, MAX_CAPTURES, MAX_LISTS};

/// The most strata; their indices have 16 bits.
const MAX_STRATA: usize = 10_000;
/// The most bytes of a stratum's name.
const MAX_STRATUM: usize = 200;
/// Between the parts of a stratum's key; it cannot be typed by accident.
const SEPARATOR: u8 = 0x1f;

/// Sums by stratum and by history or number of captures.
pub(super) struct Gatherer<'a> {
    plan: &'a Plan,
    lists: Vec<usize>,
    list_names: Vec<String>,
    /// The lists of the record at hand, where each is said beyond doubt.
    plain_mask: Option<u32>,
    strata_columns: Vec<usize>,
    strata: HashMap<Vec<u8>, u16>,
    key: Vec<u8>,
    cells: HashMap<(u16, u32), u64>,
    total: u64,
    persons: Persons,
    list_indices: HashMap<Vec<u8>, u32>,
    repeats: Vec<u64>,
    identifiers: Identifiers,
    history_length: Option<usize>,
    blank_is_absent: bool,
    aside: Aside,
    /// The first number of people that was read by the file's habit.
    thousands: Option<(String, u64)>,
    n_on_left_out: u64,
    /// The line and count of a last row of people on all lists, who are as many as all others together.
    doubtful_total: Option<(u64, u64)>,
    n_rows: u64,
}

impl<'a> Gatherer<'a> {
    pub(super) fn new(plan: &'a Plan, blank_is_absent: bool) -> Self {
        let lists = plan.columns(ColumnRole::List);
        let list_names = lists.iter().map(|&at| plan.names[at].clone()).collect();
        Self {
            plan,
            lists,
            list_names,
            plain_mask: None,
            strata_columns: plan.columns(ColumnRole::Stratum),
            strata: HashMap::new(),
            key: Vec::new(),
            cells: HashMap::new(),
            total: 0,
            persons: Persons::new(),
            list_indices: HashMap::new(),
            repeats: Vec::new(),
            identifiers: Identifiers::new(),
            history_length: None,
            blank_is_absent,
            aside: Aside::default(),
            thousands: None,
            n_on_left_out: 0,
            doubtful_total: None,
            n_rows: 0,
        }
    }

    /// What only the end of the table shows.
    pub(super) fn check_end(&self, faults: &mut Faults) {
        if let Some((line, count)) = self.doubtful_total.filter(|_| self.n_rows > 3) {
            faults.add(line, 1, || ReadFaultKind::DoubtfulTotal { count });
        }
    }

    /// Adds a record, or the faults that keep it out.
    pub(super) fn add<R: Read>(&mut self, record: &RecordScanner<R>, faults: &mut Faults) {
        if record.field(0).is_empty() && (1..record.n_fields()).all(|at| record.field(at).is_empty()) {
            self.aside.n_blank_rows += 1;
            return;
        }
        let wanted = self.plan.names.len();
        let found = record.n_fields();
        // Spreadsheets write blank fields behind the last column of some rows.
        let fits =
            found == wanted || (found > wanted && (wanted..found).all(|at| record.field(at).is_empty()));
        if !(fits && self.is_plain(record)) && self.set_aside(record, faults) {
            return;
        }
        self.aside.resume(faults);
        self.n_rows += 1;
        if !fits {
            let found = record.n_fields_found();
            faults.add(record.line(), record.column(wanted.min(found)), || ReadFaultKind::FieldCount {
                found,
                wanted,
            });
            return;
        }
        let Some(stratum) = self.stratum(record, faults) else { return };
        match self.plan.layout {
            Layout::Wide => self.add_wide(record, stratum, faults),
            Layout::Individual => self.add_individual(record, stratum, faults),
            Layout::Pairs => self.add_pair(record, stratum, faults),
            Layout::Histories => self.add_history(record, stratum, faults),
            Layout::Counts => self.add_count(record, stratum, faults),
        }
    }

    /// Whether a record is beyond doubt a row of the table; of a row with a column for each list, its lists are kept.
    fn is_plain<R: Read>(&mut self, record: &RecordScanner<R>) -> bool {
        let column = |role| self.plan.column(role).map_or(&[][..], |at| record.field(at));
        match self.plan.layout {
            Layout::Wide | Layout::Individual => {
                let lists = self.lists.iter().enumerate();
                let mask = lists.map(|(list, &at)| match membership(record.field(at)) {
                    Membership::On => Some(1 << list),
                    Membership::Off => Some(0),
                    Membership::Blank | Membership::Unknown | Membership::Unclear => None,
                });
                self.plain_mask = mask.sum::<Option<u32>>().filter(|&mask| mask > 0);
                self.plain_mask.is_some()
            }
            Layout::Pairs => true,
            Layout::Histories => column(ColumnRole::History).first().is_some_and(u8::is_ascii_digit),
            Layout::Counts => column(ColumnRole::Captures).first().is_some_and(u8::is_ascii_digit),
        }
    }

    /// Sets a record aside that is no row of the table, or reports what it is; false where it is to be held against the table.
    fn set_aside<R: Read>(&mut self, record: &RecordScanner<R>, faults: &mut Faults) -> bool {
        let n_fields = record.n_fields();
        if let Some(at) = (0..n_fields).find(|&at| record.field(at).contains(&b'\r')) {
            self.aside.resume(faults);
            faults.add(record.line(), record.column(at), || ReadFaultKind::CarriageReturn);
            return true;
        }
        let written: Vec<usize> = (0..n_fields).filter(|&at| !record.field(at).is_empty()).collect();
        if let Some(total) = self.as_shifted_total(record).or_else(|| self.as_total(record)) {
            match total {
                Ok(at) => self.aside.add(SetAside {
                    line: record.line(),
                    column: record.column(at),
                    text: quote(record.field(at)),
                    is_total: true,
                }),
                Err((at, sum)) => {
                    self.aside.resume(faults);
                    faults.add(record.line(), record.column(at), || ReadFaultKind::Totals {
                        value: quote(record.field(at)),
                        sum,
                    });
                }
            }
            return true;
        }
        let &[only] = written.as_slice() else { return false };
        let text = record.field(only);
        let names_somebody = n_fields > 1
            && matches!(
                self.plan.roles.get(only),
                Some(ColumnRole::Person | ColumnRole::Stratum | ColumnRole::ListName)
            );
        let is_text = membership(text) == Membership::Unclear && !is_count(text);
        if names_somebody || !is_text || self.plan.names.len() == 1 {
            return false;
        }
        self.aside.add(SetAside {
            line: record.line(),
            column: record.column(only),
            text: quote(text),
            is_total: false,
        });
        true
    }

    /// Where a record that has other fields than the table says that it is a total, and ends in the number of people so far.
    fn as_shifted_total<R: Read>(&self, record: &RecordScanner<R>) -> Option<Result<usize, (usize, u64)>> {
        let n_fields = record.n_fields();
        let says_so = (0..n_fields).any(|at| is_total_word(record.field(at)));
        let last = (0..n_fields).rev().find(|&at| !record.field(at).is_empty())?;
        let (Count::People(value) | Count::Grouped(value)) = self.plan.habit.read(record.field(last)) else {
            return None;
        };
        let is_total = n_fields != self.plan.names.len() && says_so && value == self.total && value > 0;
        is_total.then_some(Ok(last))
    }

    /// Whether a record repeats the sums of those above it; if it says so and does not, where, and what they add up to.
    fn as_total<R: Read>(&self, record: &RecordScanner<R>) -> Option<Result<usize, (usize, u64)>> {
        let columns = 0..self.plan.names.len();
        let says_so = columns.clone().any(|at| is_total_word(record.field(at)));
        let is_marks = |at: &usize| match self.plan.roles[*at] {
            ColumnRole::List | ColumnRole::History | ColumnRole::Captures => true,
            ColumnRole::Count
            | ColumnRole::Person
            | ColumnRole::ListName
            | ColumnRole::Stratum
            | ColumnRole::Ignored => false,
        };
        let marks: Vec<usize> = columns.filter(is_marks).collect();
        let is_blank = marks.iter().all(|&at| record.field(at).is_empty() || is_total_word(record.field(at)));
        let sizes = self.list_sizes();
        let differing = self.lists.iter().zip(&sizes).find(|&(&at, size)| {
            let cell = record.field(at);
            !cell.is_empty() && number(cell) != Some(*size)
        });
        let has_sums = self.lists.iter().any(|&at| number(record.field(at)).is_some_and(|sum| sum > 1));
        match self.plan.column(ColumnRole::Count) {
            Some(at) => {
                let (Count::People(value) | Count::Grouped(value)) = self.plan.habit.read(record.field(at))
                else {
                    return None;
                };
                if value == self.total
                    && value > 0
                    && (says_so || is_blank || (has_sums && differing.is_none()))
                {
                    Some(Ok(at))
                } else {
                    says_so.then_some(Err((at, self.total)))
                }
            }
            None if self.plan.layout == Layout::Individual && has_sums => match differing {
                None => Some(Ok(self.lists.first().copied().unwrap_or(0))),
                Some((&at, &size)) => says_so.then_some(Err((at, size))),
            },
            None => None,
        }
    }

    /// How many people are on each list so far.
    fn list_sizes(&self) -> Vec<u64> {
        let on = |list: usize| self.cells.iter().filter(move |((_, mask), _)| mask >> list & 1 == 1);
        (0..self.lists.len()).map(|list| on(list).map(|(_, count)| count).sum()).collect()
    }

    fn stratum<R: Read>(&mut self, record: &RecordScanner<R>, faults: &mut Faults) -> Option<u16> {
        self.key.clear();
        for (part, &column) in self.strata_columns.iter().enumerate() {
            let value = record.field(column);
            let kind = if value.len() > MAX_STRATUM || value.contains(&SEPARATOR) {
                Some(ReadFaultKind::StratumName { limit: MAX_STRATUM })
            } else if std::str::from_utf8(value).is_err() {
                Some(ReadFaultKind::NotUtf8)
            } else {
                None
            };
            if let Some(kind) = kind {
                faults.add(record.line(), record.column(column), || kind);
                return None;
            }
            if part > 0 {
                self.key.push(SEPARATOR);
            }
            self.key.extend_from_slice(value);
        }
        if let Some(&index) = self.strata.get(&self.key) {
            return Some(index);
        }
        if self.strata.len() == MAX_STRATA {
            let column = self.strata_columns.first().copied().unwrap_or(0);
            faults.add(record.line(), record.column(column), || ReadFaultKind::TooManyStrata {
                limit: MAX_STRATA,
            });
            return None;
        }
        let index = u16::try_from(self.strata.len()).ok()?;
        self.strata.insert(self.key.clone(), index);
        Some(index)
    }

    fn sum<R: Read>(&mut self, record: &RecordScanner<R>, key: (u16, u32), count: u64, faults: &mut Faults) {
        match self.total.checked_add(count).filter(|&total| total <= MAX_PEOPLE) {
            Some(total) => {
                self.total = total;
                *self.cells.entry(key).or_insert(0) += count;
            }
            None => faults.add(record.line(), 1, || ReadFaultKind::Overflow),
        }
    }

    /// The lists of a record with a column for each; nothing where a membership is faulty.
    fn memberships<R: Read>(&self, record: &RecordScanner<R>, faults: &mut Faults) -> Option<u32> {
        if let Some(mask) = self.plain_mask {
            return self.captures_agree(record, mask, faults).then_some(mask);
        }
        let mut mask = 0;
        let mut sound = true;
        for (list, &column) in self.lists.iter().enumerate() {
            let value = record.field(column);
            match membership(value) {
                Membership::On => mask |= 1 << list,
                Membership::Off => {}
                Membership::Blank if self.blank_is_absent => {}
                Membership::Blank => {
                    sound = false;
                    let list = &self.list_names[list];
                    faults.add(record.line(), record.column(column), || ReadFaultKind::BlankMembership {
                        list: list.clone(),
                    });
                }
                Membership::Unknown => {
                    sound = false;
                    let list = &self.list_names[list];
                    faults.add(record.line(), record.column(column), || ReadFaultKind::UnknownMembership {
                        value: quote(value),
                        list: list.clone(),
                    });
                }
                Membership::Unclear => {
                    sound = false;
                    let list = &self.list_names[list];
                    faults.add(record.line(), record.column(column), || ReadFaultKind::Membership {
                        value: quote(value),
                        list: list.clone(),
                    });
                }
            }
        }
        (sound && self.captures_agree(record, mask, faults)).then_some(mask)
    }

    /// Whether a column that says on how many lists the person is agrees with the lists.
    fn captures_agree<R: Read>(&self, record: &RecordScanner<R>, mask: u32, faults: &mut Faults) -> bool {
        let Some(column) = self.plan.column(ColumnRole::Captures) else { return true };
        let value = record.field(column);
        let left_out = if self.plan.captures_with_left_out { self.n_on_left_out_lists(record) } else { 0 };
        let n_lists = mask.count_ones() + left_out;
        let agrees = is_missing(value) || number(value) == Some(u64::from(n_lists));
        if !agrees {
            faults.add(record.line(), record.column(column), || ReadFaultKind::CapturesDiffer {
                name: quote(self.plan.names[column].as_bytes()),
                value: quote(value),
                n_lists,
            });
        }
        agrees
    }

    fn n_on_left_out_lists<R: Read>(&self, record: &RecordScanner<R>) -> u32 {
        let is_on = |&&at: &&usize| membership(record.field(at)) == Membership::On;
        self.plan.left_out.iter().filter(is_on).map(|_| 1).sum()
    }

    fn people<R: Read>(&mut self, record: &RecordScanner<R>, faults: &mut Faults) -> Option<u64> {
        let Some(column) = self.plan.column(ColumnRole::Count) else { return Some(1) };
        let value = record.field(column);
        let kind = match self.plan.habit.read(value) {
            Count::People(people) => return Some(people),
            Count::Grouped(people) => {
                self.thousands.get_or_insert_with(|| (quote(value), people));
                return Some(people);
            }
            Count::InDoubt(thousands) => {
                ReadFaultKind::CountInDoubt { value: quote(value), thousands, fraction: as_fraction(value) }
            }
            Count::NotWhole => ReadFaultKind::Count { value: quote(value) },
            Count::TooMany => ReadFaultKind::CountTooLarge { value: quote(value) },
        };
        faults.add(record.line(), record.column(column), || kind);
        None
    }

    fn add_seen<R: Read>(&mut self, record: &RecordScanner<R>, stratum: u16, mask: u32, faults: &mut Faults) {
        if mask == 0 {
            // R writes the cell that nobody can see with a count of NA.
            let missing = self.plan.column(ColumnRole::Count).is_some_and(|at| is_missing(record.field(at)));
            if missing {
                return;
            }
        }
        let Some(count) = self.people(record, faults) else { return };
        if mask > 0 {
            self.sum(record, (stratum, mask), count, faults);
        } else if self.n_on_left_out_lists(record) > 0 {
            self.n_on_left_out += count;
        } else if count > 0 {
            faults.add(record.line(), 1, || ReadFaultKind::NobodySaw { count });
        }
    }

    fn add_wide<R: Read>(&mut self, record: &RecordScanner<R>, stratum: u16, faults: &mut Faults) {
        if let Some(mask) = self.memberships(record, faults) {
            let before = self.total;
            self.add_seen(record, stratum, mask, faults);
            // A row of ones may be a total whose lists were filled in.
            let all = (1_u32 << self.lists.len()) - 1;
            let is_sum = mask == all && before > 0 && self.total == 2 * before;
            self.doubtful_total = is_sum.then(|| (record.line(), before));
        }
    }

    fn add_individual<R: Read>(&mut self, record: &RecordScanner<R>, stratum: u16, faults: &mut Faults) {
        if let Some(column) = self.plan.column(ColumnRole::Person) {
            let identifier = record.field(column);
            if !identifier.is_empty() {
                self.identifiers.add(identifier);
            }
        }
        if let Some(mask) = self.memberships(record, faults) {
            self.add_seen(record, stratum, mask, faults);
        }
    }

    fn add_history<R: Read>(&mut self, record: &RecordScanner<R>, stratum: u16, faults: &mut Faults) {
        let Some(column) = self.plan.column(ColumnRole::History) else { return };
        let value = record.field(column);
        let wanted = *self.history_length.get_or_insert(value.len());
        let sound = value.len() == wanted
            && (1..=MAX_LISTS).contains(&wanted)
            && value.iter().all(|byte| b"01".contains(byte));
        if !sound {
            faults.add(record.line(), record.column(column), || ReadFaultKind::History {
                value: quote(value),
                wanted: wanted.min(MAX_LISTS),
            });
            return;
        }
        let mask = value.iter().enumerate().map(|(list, &byte)| u32::from(byte == b'1') << list).sum();
        self.add_seen(record, stratum, mask, faults);
    }

    fn add_count<R: Read>(&mut self, record: &RecordScanner<R>, stratum: u16, faults: &mut Faults) {
        let Some(column) = self.plan.column(ColumnRole::Captures) else { return };
        let value = record.field(column);
        let Some(people) = self.people(record, faults) else { return };
        let captures = number(value).filter(|&captures| captures <= MAX_CAPTURES as u64);
        match captures {
            Some(0) if people > 0 => {
                faults
                    .add(record.line(), record.column(column), || ReadFaultKind::NobodySaw { count: people });
            }
            Some(0) => {}
            Some(captures) => {
                let captures = u32::try_from(captures).unwrap_or(u32::MAX);
                self.sum(record, (stratum, captures), people, faults);
            }
            None => {
                faults.add(record.line(), record.column(column), || ReadFaultKind::Captures {
                    value: quote(value),
                });
            }
        }
    }

    fn add_pair<R: Read>(&mut self, record: &RecordScanner<R>, stratum: u16, faults: &mut Faults) {
        let columns = (self.plan.column(ColumnRole::Person), self.plan.column(ColumnRole::ListName));
        let (Some(person_column), Some(list_column)) = columns else { return };
        let (person, list) = (record.field(person_column), record.field(list_column));
        for (value, column, what) in [(person, person_column, "person"), (list, list_column, "list")] {
            if is_missing(value) {
                faults.add(record.line(), record.column(column), || ReadFaultKind::Blank { what });
                return;
            }
        }
        let index = match self.list_indices.get(list) {
            Some(&index) => index,
            None => match self.new_list(list) {
                Ok(index) => index,
                Err(kind) => {
                    faults.add(record.line(), record.column(list_column), || kind);
                    return;
                }
            },
        };
        let found = self.persons.find(person, stratum);
        if found.stratum != stratum {
            faults.add(record.line(), record.column(person_column), || ReadFaultKind::TwoStrata {
                person: quote(person),
            });
            return;
        }
        self.repeats[index as usize] += u64::from(*found.lists >> index & 1);
        *found.lists |= 1 << index;
    }

    fn new_list(&mut self, name: &[u8]) -> Result<u32, ReadFaultKind> {
        if name.len() > MAX_NAME {
            return Err(ReadFaultKind::ColumnName { name: quote(name) });
        }
        let text = std::str::from_utf8(name).map_err(|_| ReadFaultKind::NotUtf8)?;
        if self.list_names.len() == MAX_LISTS {
            return Err(ReadFaultKind::TooManyLists { name: quote(name) });
        }
        let index = u32::try_from(self.list_names.len()).unwrap_or(u32::MAX);
        self.list_names.push(text.to_owned());
        self.list_indices.insert(name.to_vec(), index);
        self.repeats.push(0);
        Ok(index)
    }

    /// The sums as tables; the lists of pairs in the order of their names, as the rows have no order that means anything.
    pub(super) fn finish(mut self) -> Option<Gathered> {
        let mut repeated_pairs = Vec::new();
        if self.plan.layout == Layout::Pairs {
            let mut order: Vec<usize> = (0..self.list_names.len()).collect();
            order.sort_by(|&a, &b| self.list_names[a].cmp(&self.list_names[b]));
            for (stratum, lists) in self.persons.notes() {
                let mask = order.iter().enumerate().map(|(to, &from)| (lists >> from & 1) << to).sum::<u32>();
                *self.cells.entry((stratum, mask)).or_insert(0) += 1;
            }
            repeated_pairs = order
                .iter()
                .filter(|&&at| self.repeats[at] > 0)
                .map(|&at| (self.list_names[at].clone(), self.repeats[at]))
                .collect();
            self.list_names = order.iter().map(|&at| self.list_names[at].clone()).collect();
        }
        if self.plan.layout == Layout::Histories {
            self.list_names = (1..=self.history_length.unwrap_or(0)).map(|at| format!("list {at}")).collect();
        }
        let mut by_key: BTreeMap<Vec<String>, Vec<(u32, u64)>> = BTreeMap::new();
        let mut keys: Vec<Vec<String>> = vec![Vec::new(); self.strata.len()];
        let n_parts = self.strata_columns.len();
        let mut ordered: Vec<(Vec<u8>, u16)> = self.strata.into_iter().collect();
        ordered.sort_unstable();
        for (key, index) in ordered {
            let parts =
                key.split(|&byte| byte == SEPARATOR).map(|part| String::from_utf8_lossy(part).into_owned());
            keys[usize::from(index)] = parts.take(n_parts).collect();
            by_key.insert(keys[usize::from(index)].clone(), Vec::new());
        }
        let mut cells: Vec<((u16, u32), u64)> = self.cells.into_iter().collect();
        cells.sort_unstable();
        for ((stratum, value), count) in cells {
            if let Some(rows) = by_key.get_mut(&keys[usize::from(stratum)]) {
                rows.push((value, count));
            }
        }
        let captures = if self.plan.layout == Layout::Counts {
            let strata = by_key.into_iter().filter_map(|(key, rows)| {
                let rows = rows.into_iter().map(|(captures, people)| (captures as usize, people));
                CaptureCounts::new(rows).ok().map(|data| Stratum { key, data })
            });
            Captures::Counts(strata.collect())
        } else {
            let strata = by_key.into_iter().map(|(key, rows)| {
                let rows = rows.into_iter().map(|(mask, count)| (History::from_bits(mask), count));
                CaptureTable::new(self.list_names.clone(), rows).ok().map(|data| Stratum { key, data })
            });
            Captures::Tables(strata.collect::<Option<_>>()?)
        };
        let mut notes = self.aside.notes();
        notes.extend(self.thousands.map(|(cell, value)| ReadingNote::Thousands { cell, value }));
        if self.n_on_left_out > 0 {
            notes.push(ReadingNote::OnLeftOutLists { n_people: self.n_on_left_out });
        }
        Some(Gathered { captures, repeated_pairs, n_repeated_persons: self.identifiers.n_repeated(), notes })
    }
}

/// The captures with what was seen of repetitions.
pub(super) struct Gathered {
    pub(super) captures: Captures,
    pub(super) repeated_pairs: Vec<(String, u64)>,
    pub(super) n_repeated_persons: u64,
    pub(super) notes: Vec<ReadingNote>,
}
