//! What each column is: by the options, by its name, and by the first rows.

use std::collections::HashSet;

use super::cell::{Membership, count, is_missing, membership};
use super::fault::{Faults, MAX_QUOTE, ReadFaultKind, quote};
use super::options::{ColumnRole, Layout, ReadOptions};
use super::record::RecordScanner;
use crate::MAX_LISTS;

/// The most columns.
const MAX_COLUMNS: usize = 1000;
/// The most bytes of a column's or list's name.
pub(super) const MAX_NAME: usize = 200;
/// How many rows are looked at to tell what a column is.
const SAMPLE_ROWS: usize = 200;

const COUNT_NAMES: &[&str] = &[
    "count",
    "counts",
    "freq",
    "frequency",
    "frequencies",
    "total",
    "totals",
    "n",
    "number",
    "nobs",
    "people",
    "persons",
    "cases",
    "weight",
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
const CAPTURES_NAMES: &[&str] =
    &["nbcap", "captures", "ncaptures", "ncap", "ncapt", "numberofcaptures", "timescaptured", "times", "k"];
const ROW_NAMES: &[&str] = &["", "x", "1", "unnamed0", "rownames", "rowname", "rowid", "row"];

/// The layout and the role of each column.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) layout: Layout,
    pub(super) detected: bool,
    pub(super) names: Vec<String>,
    pub(super) roles: Vec<ColumnRole>,
}

impl Plan {
    pub(super) fn columns(&self, role: ColumnRole) -> Vec<usize> {
        (0..self.roles.len()).filter(|&at| self.roles[at] == role).collect()
    }

    pub(super) fn column(&self, role: ColumnRole) -> Option<usize> {
        self.roles.iter().position(|&found| found == role)
    }
}

/// The header and the first rows.
struct Sample {
    header: Vec<Vec<u8>>,
    places: Vec<u64>,
    line: u64,
    rows: Vec<Vec<Vec<u8>>>,
    /// The rows hold a row name before the columns that the header names.
    has_unnamed_first: bool,
}

fn sample(head: &[u8], is_whole: bool, delimiter: u8) -> Option<Sample> {
    let mut scanner = RecordScanner::new(head, delimiter);
    let mut ignore = |_: u64| {};
    let fields = |scanner: &RecordScanner<&[u8]>| -> Vec<Vec<u8>> {
        (0..scanner.n_fields()).map(|at| scanner.field(at).to_vec()).collect()
    };
    if !scanner.advance(&mut ignore).unwrap_or(false) {
        return None;
    }
    let header = fields(&scanner);
    let places = (0..header.len()).map(|at| scanner.column(at)).collect();
    let line = scanner.line();
    let mut rows = Vec::new();
    while rows.len() < SAMPLE_ROWS && scanner.advance(&mut ignore).unwrap_or(false) {
        rows.push(fields(&scanner));
    }
    // The last row of an incomplete head may be cut.
    if !is_whole && rows.len() < SAMPLE_ROWS {
        rows.pop();
    }
    let has_unnamed_first = rows.first().is_some_and(|row| row.len() == header.len() + 1);
    Some(Sample { header, places, line, rows, has_unnamed_first })
}

/// Decides what the columns are, or says why it cannot.
pub(super) fn plan(
    head: &[u8],
    is_whole: bool,
    delimiter: u8,
    options: &ReadOptions,
    faults: &mut Faults,
) -> Option<Plan> {
    let Some(mut sample) = sample(head, is_whole, delimiter) else {
        faults.add(1, 1, || ReadFaultKind::Empty);
        return None;
    };
    let is_number = |field: &Vec<u8>| count(field).is_some();
    if sample.header.iter().all(is_number) {
        faults.add(sample.line, 1, || ReadFaultKind::NoHeader);
        return None;
    }
    if sample.has_unnamed_first {
        sample.header.insert(0, Vec::new());
        sample.places.insert(0, 1);
    }
    if sample.header.len() > MAX_COLUMNS {
        let found = sample.header.len();
        faults.add(sample.line, 1, || ReadFaultKind::TooManyColumns { found, limit: MAX_COLUMNS });
        return None;
    }
    let names = names(&sample, faults)?;
    let mut roles: Vec<Option<ColumnRole>> = vec![None; names.len()];
    for (wanted, role) in named_columns(options) {
        match names.iter().position(|name| name == wanted) {
            Some(at) => roles[at] = Some(role),
            None => {
                faults.add(sample.line, 1, || ReadFaultKind::NoSuchColumn { name: quote(wanted.as_bytes()) })
            }
        }
    }
    let looks = Looks { sample: &sample, names: &names };
    if roles.first() == Some(&None) && looks.are_row_names() {
        roles[0] = Some(ColumnRole::Ignored);
    }
    let layout = match options.layout {
        Some(layout) => {
            looks.assign(layout, &mut roles);
            layout
        }
        None => looks.detect(&mut roles, faults)?,
    };
    let roles = looks.settle(layout, roles, faults)?;
    Some(Plan { layout, detected: options.layout.is_none(), names, roles })
}

fn named_columns(options: &ReadOptions) -> impl Iterator<Item = (&String, ColumnRole)> {
    let with = |role| move |name| (name, role);
    options
        .strata_columns
        .iter()
        .map(with(ColumnRole::Stratum))
        .chain(options.ignored_columns.iter().map(with(ColumnRole::Ignored)))
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
        // R leaves the name of its row names empty.
        if (name.is_empty() && at > 0) || name.len() > MAX_NAME {
            faults.add(sample.line, place, || ReadFaultKind::ColumnName { name: quote(bytes) });
            sound = false;
        } else if !seen.insert(name.clone()) {
            faults.add(sample.line, place, || ReadFaultKind::RepeatedColumn { name: quote(bytes) });
            sound = false;
        }
        names.push(name);
    }
    sound.then_some(names)
}

struct Looks<'a> {
    sample: &'a Sample,
    names: &'a [String],
}

impl Looks<'_> {
    fn values(&self, column: usize) -> impl Iterator<Item = &[u8]> {
        self.sample.rows.iter().filter_map(move |row| row.get(column)).map(Vec::as_slice)
    }

    /// Whether most values pass: a single slip of the pen must not turn a list into something else.
    fn mostly(&self, column: usize, passes: impl Fn(&[u8]) -> bool) -> bool {
        let (mut n, mut n_passed) = (0, 0);
        for value in self.values(column) {
            n += 1;
            n_passed += usize::from(passes(value));
        }
        2 * n_passed > n || n == 0
    }

    fn are_memberships(&self, column: usize) -> bool {
        self.mostly(column, |value| membership(value) != Membership::Unclear)
    }

    fn are_counts(&self, column: usize) -> bool {
        self.mostly(column, |value| count(value).is_some() || is_missing(value))
    }

    fn are_histories(&self, column: usize) -> bool {
        self.mostly(column, |value| value.len() >= 2 && value.iter().all(|byte| b"01".contains(byte)))
    }

    /// Row names, as R writes them: no name of their own, or numbers from 1 on.
    fn are_row_names(&self) -> bool {
        let plain = plain(&self.names[0]);
        let numbered = self.sample.rows.len() >= 2
            && self.values(0).zip(1_u64..).all(|(value, at)| count(value) == Some(at));
        (self.names[0].is_empty() && (self.sample.has_unnamed_first || self.names.len() > 1))
            || (ROW_NAMES.contains(&plain.as_str()) && numbered)
    }

    fn named(
        &self,
        roles: &[Option<ColumnRole>],
        names: &[&str],
        passes: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        (0..roles.len())
            .find(|&at| roles[at].is_none() && names.contains(&plain(&self.names[at]).as_str()) && passes(at))
    }

    fn give(roles: &mut [Option<ColumnRole>], column: Option<usize>, role: ColumnRole) -> bool {
        if let Some(at) = column {
            roles[at] = Some(role);
        }
        roles.contains(&Some(role))
    }

    /// Gives the columns that a stated layout needs to those that bear their names, else to the first that are free.
    fn assign(&self, layout: Layout, roles: &mut [Option<ColumnRole>]) {
        let needed: &[(ColumnRole, &[&str])] = match layout {
            Layout::Wide => &[(ColumnRole::Count, COUNT_NAMES)],
            Layout::Individual => &[],
            Layout::Pairs => &[(ColumnRole::Person, PERSON_NAMES), (ColumnRole::ListName, LIST_NAMES)],
            Layout::Histories => &[(ColumnRole::History, HISTORY_NAMES)],
            Layout::Counts => &[(ColumnRole::Captures, CAPTURES_NAMES), (ColumnRole::Count, COUNT_NAMES)],
        };
        for &(role, names) in needed {
            if !roles.contains(&Some(role)) {
                let named = self.named(roles, names, |_| true);
                Self::give(roles, named, role);
            }
        }
        for &(role, _) in needed {
            if !roles.contains(&Some(role)) {
                let free = |at: &usize| roles[*at].is_none();
                // A count is written last by habit, anything else first.
                let found = if role == ColumnRole::Count {
                    (0..roles.len()).rev().find(free)
                } else {
                    (0..roles.len()).find(free)
                };
                Self::give(roles, found, role);
            }
        }
        if layout == Layout::Histories && !roles.contains(&Some(ColumnRole::Count)) {
            let count = self.named(roles, COUNT_NAMES, |at| self.are_counts(at));
            Self::give(roles, count, ColumnRole::Count);
        }
        if layout == Layout::Individual && !roles.contains(&Some(ColumnRole::Person)) {
            let person = self.named(roles, PERSON_NAMES, |at| !self.are_memberships(at));
            Self::give(roles, person, ColumnRole::Person);
        }
    }

    fn detect(&self, roles: &mut [Option<ColumnRole>], faults: &mut Faults) -> Option<Layout> {
        let history = self.named(roles, HISTORY_NAMES, |at| self.are_histories(at));
        let has_history = Self::give(roles, history, ColumnRole::History);
        let has_count = roles.contains(&Some(ColumnRole::Count)) || {
            let count = self.named(roles, COUNT_NAMES, |at| self.are_counts(at));
            Self::give(roles, count, ColumnRole::Count)
        };
        let has_list = roles.contains(&Some(ColumnRole::ListName)) || {
            let list = self.named(roles, LIST_NAMES, |at| !self.are_memberships(at));
            Self::give(roles, list, ColumnRole::ListName)
        };
        // A few people called 0 and 1 look like memberships; beside a column of lists they are people.
        let has_person = roles.contains(&Some(ColumnRole::Person)) || {
            let person = self.named(roles, PERSON_NAMES, |at| has_list || !self.are_memberships(at));
            Self::give(roles, person, ColumnRole::Person)
        };
        if has_history {
            return Some(Layout::Histories);
        }
        if has_person && has_list {
            return Some(Layout::Pairs);
        }
        if has_count && let Some(captures) = self.named(roles, CAPTURES_NAMES, |at| self.are_counts(at)) {
            let others = (0..roles.len()).filter(|&at| at != captures && roles[at].is_none());
            if others.into_iter().all(|at| !self.are_memberships(at)) {
                roles[captures] = Some(ColumnRole::Captures);
                return Some(Layout::Counts);
            }
        }
        let free: Vec<usize> = (0..roles.len()).filter(|&at| roles[at].is_none()).collect();
        if !free.iter().any(|&at| self.are_memberships(at)) {
            faults.add(self.sample.line, 1, || ReadFaultKind::UnknownLayout);
            return None;
        }
        // A last column of whole numbers beside lists is a count under a name of its own.
        if !has_count
            && let Some(&last) = free.last()
            && !self.are_memberships(last)
            && self.are_counts(last)
        {
            roles[last] = Some(ColumnRole::Count);
            return Some(Layout::Wide);
        }
        Some(if has_count { Layout::Wide } else { Layout::Individual })
    }

    /// Makes the remaining columns lists where the layout has lists, and checks that nothing is missing or over.
    fn settle(
        &self,
        layout: Layout,
        roles: Vec<Option<ColumnRole>>,
        faults: &mut Faults,
    ) -> Option<Vec<ColumnRole>> {
        let mut sound = true;
        let mut settled = Vec::with_capacity(roles.len());
        let mut n_lists = 0;
        for (at, role) in roles.into_iter().enumerate() {
            let place = self.sample.places[at];
            let name = || quote(self.names[at].as_bytes());
            let takes_lists = matches!(layout, Layout::Wide | Layout::Individual);
            let role = match role {
                // An identifier in a table of counts, or a list's name beside lists, says nothing.
                Some(ColumnRole::ListName | ColumnRole::Captures) if takes_lists => ColumnRole::Ignored,
                Some(ColumnRole::Person) if layout != Layout::Pairs && layout != Layout::Individual => {
                    ColumnRole::Ignored
                }
                Some(role) => role,
                None if takes_lists && self.are_memberships(at) => {
                    n_lists += 1;
                    if n_lists > MAX_LISTS {
                        faults.add(self.sample.line, place, || ReadFaultKind::TooManyLists { name: name() });
                        return None;
                    }
                    ColumnRole::List
                }
                None => {
                    let sample = self.values(at).find(|value| membership(value) == Membership::Unclear);
                    let value = quote(sample.or_else(|| self.values(at).next()).unwrap_or_default());
                    faults.add(self.sample.line, place, || ReadFaultKind::UnknownColumn {
                        name: name(),
                        value,
                    });
                    sound = false;
                    ColumnRole::Ignored
                }
            };
            settled.push(role);
        }
        let needed: &[ColumnRole] = match layout {
            Layout::Wide => &[ColumnRole::List, ColumnRole::Count],
            Layout::Individual => &[ColumnRole::List],
            Layout::Pairs => &[ColumnRole::Person, ColumnRole::ListName],
            Layout::Histories => &[ColumnRole::History],
            Layout::Counts => &[ColumnRole::Captures, ColumnRole::Count],
        };
        for role in needed {
            if sound && !settled.contains(role) {
                let lists = *role == ColumnRole::List;
                let kind = if lists { ReadFaultKind::NoLists } else { ReadFaultKind::UnknownLayout };
                faults.add(self.sample.line, 1, || kind);
                sound = false;
            }
        }
        sound.then_some(settled)
    }
}

/// A name without case and punctuation.
fn plain(name: &str) -> String {
    name.chars().take(MAX_QUOTE).filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
