//! What each column is: by the options, by its name, and by the first rows.

use std::collections::HashSet;

use super::count::{Habit, is_count};
use super::doubt::{ColumnDoubt, Judged, Numbers};
use super::fault::{Faults, ReadFaultKind, quote};
use super::looks::{Looks, number};
use super::membership::{Membership, membership};
use super::note::ReadingNote;
use super::options::{ColumnRole, Layout, ReadOptions};
use super::sample::Sample;
use crate::MAX_LISTS;

/// The most columns.
const MAX_COLUMNS: usize = 1000;
/// The most bytes of a column's or list's name.
pub(super) const MAX_NAME: usize = 200;

/// Names of a number of people: English, German, French, Spanish, Portuguese, Italian, Dutch.
const COUNT_NAMES: &[&str] = &[
    "count",
    "counts",
    "freq",
    "freqs",
    "frequency",
    "frequencies",
    "total",
    "totals",
    "n",
    "number",
    "num",
    "nobs",
    "obs",
    "observations",
    "people",
    "persons",
    "individuals",
    "cases",
    "victims",
    "weight",
    "cnt",
    "anzahl",
    "häufigkeit",
    "haeufigkeit",
    "personen",
    "fälle",
    "faelle",
    "nombre",
    "effectif",
    "effectifs",
    "fréquence",
    "frequence",
    "personnes",
    "cas",
    "número",
    "numero",
    "frecuencia",
    "personas",
    "casos",
    "cantidad",
    "frequência",
    "frequencia",
    "pessoas",
    "quantidade",
    "frequenza",
    "persone",
    "casi",
    "aantal",
    "frequentie",
    "gevallen",
];
const PERSON_NAMES: &[&str] = &[
    "person",
    "personid",
    "id",
    "case",
    "caseid",
    "record",
    "recordid",
    "individual",
    "individualid",
    "subject",
    "subjectid",
    "victim",
    "victimid",
    "uid",
    "pid",
];
const LIST_NAMES: &[&str] = &[
    "list",
    "listid",
    "listname",
    "source",
    "sourceid",
    "sourcename",
    "system",
    "register",
    "registry",
    "dataset",
];
const HISTORY_NAMES: &[&str] = &["history", "capturehistory", "hist", "ch", "pattern", "capturepattern"];
const CAPTURES_NAMES: &[&str] = &[
    "nbcap",
    "captures",
    "ncaptures",
    "ncap",
    "ncapt",
    "numcaptures",
    "numberofcaptures",
    "timescaptured",
    "capturecount",
    "times",
    "ntimes",
    "timesseen",
    "seen",
    "k",
    "sum",
    "nlists",
    "numlists",
    "numberoflists",
    "listcount",
    "lists",
    "nsources",
    "numberofsources",
    "hits",
    "matches",
];

/// The layout and the role of each column.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) layout: Layout,
    pub(super) detected: bool,
    pub(super) names: Vec<String>,
    pub(super) roles: Vec<ColumnRole>,
    /// What marks between digits of people mean.
    pub(super) habit: Habit,
    /// Columns that look like lists and were left out by name.
    pub(super) left_out: Vec<usize>,
    /// Whether the column of captures counts those, too.
    pub(super) captures_with_left_out: bool,
    pub(super) notes: Vec<ReadingNote>,
}

impl Plan {
    pub(super) fn columns(&self, role: ColumnRole) -> Vec<usize> {
        (0..self.roles.len()).filter(|&at| self.roles[at] == role).collect()
    }

    pub(super) fn column(&self, role: ColumnRole) -> Option<usize> {
        self.roles.iter().position(|&found| found == role)
    }
}

/// Decides what the columns are, or says why it cannot.
pub(super) fn plan(
    sample: &Sample,
    delimiter: u8,
    options: &ReadOptions,
    faults: &mut Faults,
) -> Option<Plan> {
    // Words and digits for yes and no are data, whatever names a list may have.
    let is_data = |field: &Vec<u8>| {
        field == b"0" || field.eq_ignore_ascii_case(b"true") || field.eq_ignore_ascii_case(b"false")
    };
    if sample.header.iter().all(|field| is_count(field)) || sample.header.iter().any(is_data) {
        faults.add(sample.line, 1, || ReadFaultKind::NoHeader);
        return None;
    }
    if sample.n_columns_found > MAX_COLUMNS {
        let found = sample.n_columns_found;
        faults.add(sample.line, 1, || ReadFaultKind::TooManyColumns { found, limit: MAX_COLUMNS });
        return None;
    }
    if let Some((line, place)) = sample.carriage_return() {
        faults.add(line, place, || ReadFaultKind::CarriageReturn);
        return None;
    }
    let names = names(sample, faults)?;
    let mut roles: Vec<Option<ColumnRole>> = vec![None; names.len()];
    for (wanted, role) in named_columns(options) {
        match names.iter().position(|name| name == wanted) {
            Some(at) => roles[at] = Some(role),
            None => {
                faults.add(sample.line, 1, || ReadFaultKind::NoSuchColumn { name: quote(wanted.as_bytes()) })
            }
        }
    }
    let looks = Looks { sample, names: &names };
    let ignored = |at: &usize| roles[*at] == Some(ColumnRole::Ignored) && looks.are_memberships(*at);
    let left_out: Vec<usize> = (0..names.len()).filter(ignored).collect();
    let mut notes = Vec::new();
    // Columns without a name hold nothing, or the names of rows.
    let row_names = (roles.first() == Some(&None) && looks.are_row_names()).then_some(0);
    for at in (0..names.len()).filter(|&at| names[at].is_empty()) {
        roles[at] = Some(ColumnRole::Ignored);
    }
    if let Some(at) = row_names {
        roles[at] = Some(ColumnRole::Ignored);
    }
    let n_blank = (1..names.len()).filter(|&at| names[at].is_empty()).count() + sample.n_blank_last;
    if n_blank > 0 {
        notes.push(ReadingNote::BlankColumns { n_columns: n_blank });
    }
    let mut columns =
        Columns { looks, roles, left_out, row_names, captures_with_left_out: false, notes, is_sound: true };
    let layout = match options.layout {
        Some(layout) => {
            columns.assign(layout, faults);
            layout
        }
        None => columns.detect(faults)?,
    };
    if !columns.is_sound {
        return None;
    }
    columns.settle(layout, faults)?;
    let Columns { roles, left_out, captures_with_left_out, notes, .. } = columns;
    let roles: Vec<ColumnRole> = roles.into_iter().map(|role| role.unwrap_or(ColumnRole::Ignored)).collect();
    let people = roles.iter().position(|&role| role == ColumnRole::Count);
    let cells = people.into_iter().flat_map(|at| sample.values(at));
    let habit = Habit::of(cells, delimiter);
    let detected = options.layout.is_none();
    Some(Plan { layout, detected, names, roles, habit, left_out, captures_with_left_out, notes })
}

fn named_columns(options: &ReadOptions) -> impl Iterator<Item = (&String, ColumnRole)> {
    let with = |role| move |name| (name, role);
    options
        .strata_columns
        .iter()
        .map(with(ColumnRole::Stratum))
        .chain(options.ignored_columns.iter().map(with(ColumnRole::Ignored)))
        .chain(options.lists.iter().map(with(ColumnRole::List)))
        .chain(options.count_column.iter().map(with(ColumnRole::Count)))
        .chain(options.person_column.iter().map(with(ColumnRole::Person)))
        .chain(options.list_column.iter().map(with(ColumnRole::ListName)))
}

fn names(sample: &Sample, faults: &mut Faults) -> Option<Vec<String>> {
    let mut seen = HashSet::new();
    let mut names = Vec::new();
    let mut sound = true;
    for (at, (bytes, &place)) in sample.header.iter().zip(&sample.places).enumerate() {
        let name = if let Ok(name) = std::str::from_utf8(bytes) {
            name.to_owned()
        } else {
            faults.add(sample.line, place, || ReadFaultKind::NotUtf8);
            sound = false;
            continue;
        };
        // R leaves the name of its row names empty, and spreadsheets leave columns between others empty.
        let is_nameless = name.is_empty() && at > 0 && sample.values(at).any(|value| !value.is_empty());
        if is_nameless || name.len() > MAX_NAME {
            faults.add(sample.line, place, || ReadFaultKind::ColumnName { name: quote(bytes) });
            sound = false;
        } else if !name.is_empty() && !seen.insert(name.clone()) {
            faults.add(sample.line, place, || ReadFaultKind::RepeatedColumn { name: quote(bytes) });
            sound = false;
        }
        names.push(name);
    }
    sound.then_some(names)
}

/// The columns while it is being decided what they are.
struct Columns<'a> {
    looks: Looks<'a>,
    roles: Vec<Option<ColumnRole>>,
    left_out: Vec<usize>,
    row_names: Option<usize>,
    captures_with_left_out: bool,
    notes: Vec<ReadingNote>,
    is_sound: bool,
}

impl Columns<'_> {
    fn has(&self, role: ColumnRole) -> bool {
        self.roles.contains(&Some(role))
    }

    /// Gives a role to the first free column that bears one of the names and passes, unless some column has it; says whether one has.
    fn name(&mut self, role: ColumnRole, names: &[&str], passes: impl Fn(&Looks<'_>, usize) -> bool) -> bool {
        if !self.has(role)
            && let Some(at) = self.looks.named(&self.roles, names, |at| passes(&self.looks, at))
        {
            self.roles[at] = Some(role);
        }
        self.has(role)
    }

    fn is_free(&self, at: usize) -> bool {
        self.roles[at].is_none()
    }

    /// Gives the columns that a stated layout needs to those that bear their names, else to the first that are free.
    fn assign(&mut self, layout: Layout, faults: &mut Faults) {
        match layout {
            Layout::Wide => {
                self.name(ColumnRole::Person, PERSON_NAMES, |looks, at| !looks.are_memberships(at));
                self.weigh_numbers(true, faults);
                // A count is written last by habit.
                if !self.has(ColumnRole::Count) && self.is_sound {
                    let last = (0..self.roles.len()).rev().find(|&at| self.is_free(at));
                    last.into_iter().for_each(|at| self.roles[at] = Some(ColumnRole::Count));
                }
            }
            Layout::Individual => {
                self.name(ColumnRole::Person, PERSON_NAMES, |looks, at| !looks.are_memberships(at));
                self.weigh_numbers(false, faults);
            }
            Layout::Pairs => {
                self.first(ColumnRole::Person, PERSON_NAMES);
                self.first(ColumnRole::ListName, LIST_NAMES);
            }
            Layout::Histories => {
                self.first(ColumnRole::History, HISTORY_NAMES);
                self.name(ColumnRole::Count, COUNT_NAMES, |looks, at| looks.are_counts(at));
            }
            Layout::Counts => {
                self.name(ColumnRole::Captures, CAPTURES_NAMES, |_, _| true);
                if !self.name(ColumnRole::Count, COUNT_NAMES, |_, _| true) {
                    let last = (0..self.roles.len()).rev().find(|&at| self.is_free(at));
                    last.into_iter().for_each(|at| self.roles[at] = Some(ColumnRole::Count));
                }
                self.first(ColumnRole::Captures, &[]);
            }
        }
    }

    /// Gives a role to the column that bears one of the names, else to the first that is free.
    fn first(&mut self, role: ColumnRole, names: &[&str]) {
        if !self.name(role, names, |_, _| true)
            && let Some(at) = (0..self.roles.len()).find(|&at| self.is_free(at))
        {
            self.roles[at] = Some(role);
        }
    }

    fn detect(&mut self, faults: &mut Faults) -> Option<Layout> {
        if self.name(ColumnRole::History, HISTORY_NAMES, |looks, at| looks.are_histories(at)) {
            self.name(ColumnRole::Count, COUNT_NAMES, |looks, at| looks.are_counts(at));
            return Some(Layout::Histories);
        }
        let has_list = self.name(ColumnRole::ListName, LIST_NAMES, |looks, at| !looks.are_memberships(at));
        // A few people called 0 and 1 look like memberships; beside a column of lists they are people.
        let has_person =
            self.name(ColumnRole::Person, PERSON_NAMES, |looks, at| has_list || !looks.are_memberships(at));
        if has_person && has_list {
            return Some(Layout::Pairs);
        }
        let captures = self.looks.named(&self.roles, CAPTURES_NAMES, |at| self.looks.are_counts(at));
        let people = self.roles.iter().position(|role| *role == Some(ColumnRole::Count));
        let people = people.or_else(|| {
            self.looks.named(&self.roles, COUNT_NAMES, |at| self.looks.are_counts(at) && Some(at) != captures)
        });
        if let Some(captures) = captures {
            let mut others =
                (0..self.roles.len()).filter(|&at| at != captures && Some(at) != people && self.is_free(at));
            if others.all(|at| !self.looks.are_memberships(at)) && !self.has(ColumnRole::List) {
                self.roles[captures] = Some(ColumnRole::Captures);
                // Without a count each row is a person.
                people.into_iter().for_each(|people| self.roles[people] = Some(ColumnRole::Count));
                return Some(Layout::Counts);
            }
        }
        let is_list = |at: usize| self.is_free(at) && self.looks.are_memberships(at);
        if !self.has(ColumnRole::List) && !(0..self.roles.len()).any(is_list) {
            faults.add(self.looks.sample.line, 1, || ReadFaultKind::UnknownLayout);
            return None;
        }
        self.weigh_numbers(true, faults);
        Some(if self.has(ColumnRole::Count) { Layout::Wide } else { Layout::Individual })
    }

    /// Finds among the columns of numbers beside lists the one that says how many people, the one that says on how many lists, and
    /// lists that are named like a count; where a column may be two of these, asks.
    fn weigh_numbers(&mut self, wants_count: bool, faults: &mut Faults) {
        let named: Option<usize> = self.roles.iter().position(|role| *role == Some(ColumnRole::Count));
        let person = self.roles.iter().position(|role| *role == Some(ColumnRole::Person));
        let is_count_named = |looks: &Looks<'_>, at| looks.is_named(at, COUNT_NAMES);
        let is_captures_named = |looks: &Looks<'_>, at| looks.is_named(at, CAPTURES_NAMES);
        let has_two =
            |looks: &Looks<'_>, at: usize| looks.values(at).filter_map(number).any(|value| value > 1);
        let numbers: Vec<usize> = (0..self.roles.len())
            .filter(|&at| self.is_free(at) && self.looks.are_counts(at) && !self.looks.sample.rows.is_empty())
            .collect();
        let lists: Vec<usize> = (0..self.roles.len())
            .filter(|&at| {
                let is_number = has_two(&self.looks, at)
                    && (is_count_named(&self.looks, at) || is_captures_named(&self.looks, at));
                self.roles[at] == Some(ColumnRole::List)
                    || (self.is_free(at) && self.looks.are_memberships(at) && !is_number)
            })
            .collect();
        let last_free = (0..self.roles.len()).rev().find(|&at| self.is_free(at));
        for at in named.into_iter().chain(numbers) {
            let others: Vec<usize> = lists.iter().copied().filter(|&list| list != at).collect();
            let column = Numbers {
                looks: &self.looks,
                column: at,
                lists: &others,
                left_out: &self.left_out,
                person,
                row_names: self.row_names,
                is_named_captures: is_captures_named(&self.looks, at),
                is_named_count: is_count_named(&self.looks, at),
            };
            let name = || quote(self.looks.names[at].as_bytes());
            if named == Some(at) {
                if column.equals_captures() {
                    self.notes.push(ReadingNote::CountEqualsCaptures { name: name() });
                }
                continue;
            }
            let judged = if column.is_named_count && wants_count && !self.has(ColumnRole::Count) {
                column.judge()
            } else if let Some(with_left_out) = column.captures(false) {
                Judged::Captures { with_left_out }
            } else if wants_count
                && !self.has(ColumnRole::Count)
                && last_free == Some(at)
                && !self.looks.are_memberships(at)
            {
                Judged::Doubt(ColumnDoubt::OwnName)
            } else {
                continue;
            };
            match judged {
                Judged::Count => self.roles[at] = Some(ColumnRole::Count),
                Judged::Captures { with_left_out } => {
                    self.notes.push(ReadingNote::CapturesColumn { name: name() });
                    self.roles[at] = Some(ColumnRole::Captures);
                    self.captures_with_left_out = with_left_out;
                }
                Judged::List => {
                    self.notes.push(ReadingNote::ListNamedLikeCount { name: name() });
                    self.roles[at] = Some(ColumnRole::List);
                }
                Judged::Doubt(doubt) => {
                    let place = self.looks.sample.places[at];
                    faults.add(self.looks.sample.line, place, || ReadFaultKind::ColumnInDoubt {
                        name: name(),
                        doubt,
                    });
                    self.is_sound = false;
                }
            }
        }
    }

    /// Makes the remaining columns lists where the layout has lists, and checks that nothing is missing or over.
    fn settle(&mut self, layout: Layout, faults: &mut Faults) -> Option<()> {
        let mut sound = true;
        let line = self.looks.sample.line;
        let takes_lists = matches!(layout, Layout::Wide | Layout::Individual);
        for at in 0..self.roles.len() {
            let place = self.looks.sample.places[at];
            let name = || quote(self.looks.names[at].as_bytes());
            match self.roles[at] {
                // An identifier in a table of counts, or a list's name beside lists, says nothing.
                Some(ColumnRole::ListName) if takes_lists => self.roles[at] = Some(ColumnRole::Ignored),
                Some(ColumnRole::Person) if layout != Layout::Pairs && layout != Layout::Individual => {
                    self.roles[at] = Some(ColumnRole::Ignored);
                }
                Some(_) => {}
                None if takes_lists && self.looks.are_memberships(at) => {
                    self.roles[at] = Some(ColumnRole::List)
                }
                None if takes_lists && self.looks.is_blank(at) => {
                    faults.add(line, place, || ReadFaultKind::BlankColumn { name: name() });
                    sound = false;
                }
                None => {
                    let unclear = |value: &&[u8]| membership(value) == Membership::Unclear;
                    let sample = self.looks.values(at).find(unclear).or_else(|| self.looks.values(at).next());
                    let value = quote(sample.unwrap_or_default());
                    faults.add(line, place, || ReadFaultKind::UnknownColumn { name: name(), value });
                    sound = false;
                }
            }
        }
        let lists: Vec<usize> =
            (0..self.roles.len()).filter(|&at| self.roles[at] == Some(ColumnRole::List)).collect();
        if takes_lists && let Some(&over) = lists.get(MAX_LISTS) {
            let name = quote(self.looks.names[over].as_bytes());
            faults.add(line, self.looks.sample.places[over], || ReadFaultKind::TooManyLists { name });
            return None;
        }
        let needed: &[ColumnRole] = match layout {
            Layout::Wide => &[ColumnRole::List, ColumnRole::Count],
            Layout::Individual => &[ColumnRole::List],
            Layout::Pairs => &[ColumnRole::Person, ColumnRole::ListName],
            Layout::Histories => &[ColumnRole::History],
            Layout::Counts => &[ColumnRole::Captures],
        };
        for role in needed {
            if sound && !self.has(*role) {
                let lists = *role == ColumnRole::List;
                let kind = if lists { ReadFaultKind::NoLists } else { ReadFaultKind::UnknownLayout };
                faults.add(line, 1, || kind);
                sound = false;
            }
        }
        sound.then_some(())
    }
}
