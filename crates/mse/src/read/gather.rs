//! Sums rows into captures, layout by layout.

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use super::cell::{Membership, count, is_missing, membership};
use super::column::{MAX_NAME, Plan};
use super::fault::{Faults, ReadFaultKind, quote};
use super::options::{Captures, ColumnRole, Layout, Stratum};
use super::person::Persons;
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
    strata_columns: Vec<usize>,
    strata: HashMap<Vec<u8>, u16>,
    key: Vec<u8>,
    cells: HashMap<(u16, u32), u64>,
    total: u64,
    persons: Persons,
    list_indices: HashMap<Vec<u8>, u32>,
    repeats: Vec<u64>,
    n_repeated_persons: u64,
    history_length: Option<usize>,
    blank_is_absent: bool,
}

impl<'a> Gatherer<'a> {
    pub(super) fn new(plan: &'a Plan, blank_is_absent: bool) -> Self {
        let lists = plan.columns(ColumnRole::List);
        let list_names = lists.iter().map(|&at| plan.names[at].clone()).collect();
        Self {
            plan,
            lists,
            list_names,
            strata_columns: plan.columns(ColumnRole::Stratum),
            strata: HashMap::new(),
            key: Vec::new(),
            cells: HashMap::new(),
            total: 0,
            persons: Persons::new(),
            list_indices: HashMap::new(),
            repeats: Vec::new(),
            n_repeated_persons: 0,
            history_length: None,
            blank_is_absent,
        }
    }

    /// Adds a record, or the faults that keep it out.
    pub(super) fn add<R: Read>(&mut self, record: &RecordScanner<R>, faults: &mut Faults) {
        let wanted = self.plan.names.len();
        let found = record.n_fields();
        if found != wanted {
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
        match self.total.checked_add(count) {
            Some(total) => {
                self.total = total;
                *self.cells.entry(key).or_insert(0) += count;
            }
            None => faults.add(record.line(), 1, || ReadFaultKind::Overflow),
        }
    }

    /// The lists of a record with a column for each; nothing where a membership is faulty.
    fn memberships<R: Read>(&self, record: &RecordScanner<R>, faults: &mut Faults) -> Option<u32> {
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
        sound.then_some(mask)
    }

    fn people<R: Read>(&self, record: &RecordScanner<R>, faults: &mut Faults) -> Option<u64> {
        let Some(column) = self.plan.column(ColumnRole::Count) else { return Some(1) };
        let value = record.field(column);
        let people = count(value);
        if people.is_none() {
            faults.add(record.line(), record.column(column), || ReadFaultKind::Count { value: quote(value) });
        }
        people
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
        if mask == 0 && count > 0 {
            faults.add(record.line(), 1, || ReadFaultKind::NobodySaw { count });
        } else if count > 0 {
            self.sum(record, (stratum, mask), count, faults);
        }
    }

    fn add_wide<R: Read>(&mut self, record: &RecordScanner<R>, stratum: u16, faults: &mut Faults) {
        if let Some(mask) = self.memberships(record, faults) {
            self.add_seen(record, stratum, mask, faults);
        }
    }

    fn add_individual<R: Read>(&mut self, record: &RecordScanner<R>, stratum: u16, faults: &mut Faults) {
        if let Some(column) = self.plan.column(ColumnRole::Person) {
            let person = self.persons.find(record.field(column), stratum);
            self.n_repeated_persons += u64::from(!person.is_new);
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
        let captures = count(value).filter(|&captures| captures <= MAX_CAPTURES as u64);
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
        Some(Gathered { captures, repeated_pairs, n_repeated_persons: self.n_repeated_persons })
    }
}

/// The captures with what was seen of repetitions.
pub(super) struct Gathered {
    pub(super) captures: Captures,
    pub(super) repeated_pairs: Vec<(String, u64)>,
    pub(super) n_repeated_persons: u64,
}
