//! Faults in capture data: where, what and how to mend it.

use std::fmt;
use std::io;

use super::count::MAX_PEOPLE;
use super::doubt::ColumnDoubt;
use crate::MAX_LISTS;

/// A fault in the data, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFault {
    /// The line, from 1.
    pub line: u64,
    /// The byte of the line, from 1, at which the field begins.
    pub column: u64,
    /// What is wrong.
    pub kind: ReadFaultKind,
}

impl fmt::Display for ReadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.kind)
    }
}

/// What is wrong with a row, a column or a file.
///
/// Texts from the data are cut to [`MAX_QUOTE`] bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadFaultKind {
    /// There is no header line.
    #[error("there is no data")]
    Empty,
    /// There is a header and nothing below it.
    #[error("there are no rows of people below the header")]
    NoRows,
    /// The file is something else than a table of text.
    #[error("this is {what}, not a table of text")]
    NotATable {
        /// What it is, with its article.
        what: &'static str,
    },
    /// A carriage return stands where no line ends.
    #[error("a carriage return stands in the row: some lines end in carriage returns alone, others do not")]
    CarriageReturn,
    /// The first line holds numbers, so that it cannot be a header.
    #[error("the first line holds data where the names of the columns should be")]
    NoHeader,
    /// The file is not in UTF-8.
    #[error("the text is not UTF-8")]
    NotUtf8,
    /// A name is used twice.
    #[error("column `{name}` appears twice")]
    RepeatedColumn {
        /// The name.
        name: String,
    },
    /// A name is empty or too long.
    #[error("column `{name}` has a name that is empty or too long")]
    ColumnName {
        /// The name, cut.
        name: String,
    },
    /// Too many columns.
    #[error("there are {found} columns, more than {limit}")]
    TooManyColumns {
        /// How many there are at least.
        found: usize,
        /// The most that are taken.
        limit: usize,
    },
    /// A column that the options name does not exist.
    #[error("there is no column `{name}`")]
    NoSuchColumn {
        /// The name.
        name: String,
    },
    /// A column is neither a list nor anything else that was recognised.
    #[error("column `{name}` is neither a list of 0 and 1 nor a count: it holds `{value}`")]
    UnknownColumn {
        /// The name.
        name: String,
        /// A value in it.
        value: String,
    },
    /// A column of whole numbers may be a number of people or something else.
    #[error("column `{name}` {doubt}")]
    ColumnInDoubt {
        /// The name.
        name: String,
        /// What else it may be.
        doubt: ColumnDoubt,
    },
    /// A column beside lists is blank in the rows that were looked at.
    #[error("column `{name}` says nothing in the rows that were looked at")]
    BlankColumn {
        /// The name.
        name: String,
    },
    /// The columns fit no layout.
    #[error("the columns do not show how the captures are laid out")]
    UnknownLayout,
    /// No column is a list.
    #[error("no column is a list")]
    NoLists,
    /// There are more lists than a table can have.
    #[error("there are more than {MAX_LISTS} lists: `{name}` is one too many")]
    TooManyLists {
        /// The first list beyond the limit.
        name: String,
    },
    /// A row has another number of fields than the header.
    #[error("the row has {found} fields, the header {wanted}")]
    FieldCount {
        /// The row's fields.
        found: usize,
        /// The header's fields.
        wanted: usize,
    },
    /// A membership is neither yes nor no.
    #[error("`{value}` does not say whether the person is on list `{list}`")]
    Membership {
        /// The value.
        value: String,
        /// The list.
        list: String,
    },
    /// A membership is blank, which may mean no or not known.
    #[error("it is left blank whether the person is on list `{list}`")]
    BlankMembership {
        /// The list.
        list: String,
    },
    /// A membership is given as not known.
    #[error("`{value}` says that it is not known whether the person is on list `{list}`")]
    UnknownMembership {
        /// The value.
        value: String,
        /// The list.
        list: String,
    },
    /// A column that says on how many lists each person is does not agree with the lists.
    #[error(
        "column `{name}` is the number of each person's lists in other rows; here it says {value}, and the lists say {n_lists}"
    )]
    CapturesDiffer {
        /// The column.
        name: String,
        /// What it says.
        value: String,
        /// On how many lists the row's person is.
        n_lists: u32,
    },
    /// A row repeats sums of the rows above it, and they are not their sums.
    #[error("the row reads like a total of those above it, but says `{value}` where they add up to {sum}")]
    Totals {
        /// What it says.
        value: String,
        /// The sum of the rows above.
        sum: u64,
    },
    /// The last row counts as many people on all lists as there are in all rows above it.
    #[error(
        "the last row says that {count} people are on all lists, as many as there are in all rows above it together"
    )]
    DoubtfulTotal {
        /// How many.
        count: u64,
    },
    /// A line of text, or a total, stands between rows of the table.
    #[error("`{text}` is no row of the table, and rows follow it")]
    TextBetweenRows {
        /// The text.
        text: String,
    },
    /// A number may be thousands or a fraction.
    #[error("`{value}` may be {thousands} people, or {fraction}: the file does not show what the mark means")]
    CountInDoubt {
        /// The value.
        value: String,
        /// What it is if the mark is one of thousands.
        thousands: u64,
        /// What it is if the mark is a decimal one.
        fraction: String,
    },
    /// More people than are alive.
    #[error("`{value}` is more than {MAX_PEOPLE}: there are not so many people")]
    CountTooLarge {
        /// The value.
        value: String,
    },
    /// A count is not a whole number of people.
    #[error("`{value}` is not a whole number of people")]
    Count {
        /// The value.
        value: String,
    },
    /// People on no list were counted.
    #[error("{count} people are on no list: nobody can have seen them")]
    NobodySaw {
        /// How many.
        count: u64,
    },
    /// A history is not a word of 0 and 1, or not as long as the others.
    #[error("`{value}` is not a history of {wanted} digits 0 and 1")]
    History {
        /// The value.
        value: String,
        /// The length of the first history.
        wanted: usize,
    },
    /// A number of captures is not one from 1 on.
    #[error("`{value}` is not a number of captures from 1 on")]
    Captures {
        /// The value.
        value: String,
    },
    /// A person or a list has no name.
    #[error("the {what} is blank")]
    Blank {
        /// `person` or `list`.
        what: &'static str,
    },
    /// A person appears in two strata.
    #[error("person `{person}` is in another stratum elsewhere")]
    TwoStrata {
        /// The person, cut.
        person: String,
    },
    /// A stratum's name is too long.
    #[error("the stratum's name is longer than {limit} bytes")]
    StratumName {
        /// The most bytes.
        limit: usize,
    },
    /// There are too many strata.
    #[error("there are more than {limit} strata")]
    TooManyStrata {
        /// The most that are taken.
        limit: usize,
    },
    /// The counts overflow.
    #[error("the counts add up to more than {MAX_PEOPLE}: there are not so many people")]
    Overflow,
    /// A record is too long to be one.
    #[error("the record is longer than {limit} bytes")]
    RecordLength {
        /// The most bytes.
        limit: usize,
    },
    /// A quotation mark opens and nothing closes it.
    #[error("a quotation mark opens here and is not closed")]
    OpenQuote,
}

impl ReadFaultKind {
    /// How to mend it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Empty | Self::NoRows => "write one row a history, or one row a person, below a header",
            Self::NotATable { .. } => {
                "write one row a history, or one row a person, below a header, with a comma between fields; a spreadsheet does so under `CSV UTF-8`"
            }
            Self::CarriageReturn => "save the file with one kind of line end throughout",
            Self::NoHeader => "put a first line with one name a column",
            Self::NotUtf8 => "save the file as UTF-8, for example as `CSV UTF-8` in a spreadsheet",
            Self::RepeatedColumn { .. } | Self::ColumnName { .. } => {
                "give every column a short name of its own"
            }
            Self::TooManyColumns { .. } => {
                "keep the lists, the count and the strata; if each column is a person, turn the table round"
            }
            Self::NoSuchColumn { .. } => "check the name against the header, with its capitals",
            Self::UnknownColumn { .. } => "name it as a stratum, as the count, or as a column to leave out",
            Self::ColumnInDoubt { .. } => {
                "say which it is: name it as a list, as the count, or as a column to leave out"
            }
            Self::BlankColumn { .. } => "name it as a list, or as a column to leave out",
            Self::UnknownLayout => {
                "name the layout, or the columns `count`; `person` and `list`; `history`; or `captures` and `count`"
            }
            Self::NoLists => "give each list a column of 0 and 1",
            Self::TooManyLists { .. } => "merge lists, or leave some out",
            Self::FieldCount { .. } => {
                "look for a missing field, or for a delimiter within a field, which should be in quotes"
            }
            Self::Membership { .. } => {
                "write 1 for on the list, however often, and 0 for not on it; yes and no, true and false, and x are read, too"
            }
            Self::UnknownMembership { .. } => {
                "write 1 or 0 where it can be found out; a list that does not say it of everyone can be left out as a whole"
            }
            Self::CapturesDiffer { .. } => {
                "mend the row, or say what the column is: name it as the count or as a column to leave out"
            }
            Self::Totals { .. } => {
                "mend the counts or the total: the rows above it or the total are not what they were"
            }
            Self::DoubtfulTotal { .. } => {
                "if it is a total, leave its lists blank; if these are people, put the row before another"
            }
            Self::TextBetweenRows { .. } => "keep notes, sources and totals out of the table, or below it",
            Self::CountInDoubt { .. } => "write the number without a mark",
            Self::CountTooLarge { .. } => {
                "check that the column is the number of people, not a code or an amount"
            }
            Self::BlankMembership { .. } => {
                "write 0 if the person is not on it, or say that every blank means so"
            }
            Self::Count { .. } => {
                "write a whole number in digits; a number that is not known, suppressed or weighted cannot be a count"
            }
            Self::NobodySaw { .. } => {
                "check that every list has a column that was taken as one; an estimated number of unseen people belongs in no row"
            }
            Self::History { .. } => {
                "write one digit a list, all rows alike; quote it if leading zeros get lost"
            }
            Self::Captures { .. } => "write how often each of these people was seen, from 1 on",
            Self::Blank { .. } => "write who was on which list",
            Self::TwoStrata { .. } => "give each person one stratum",
            Self::StratumName { .. } | Self::TooManyStrata { .. } => {
                "check that the right column is named as the stratum"
            }
            Self::Overflow => "check the counts",
            Self::RecordLength { .. } => "check the quotation marks and the ends of lines",
            Self::OpenQuote => "close it, or double a quotation mark that belongs to the text",
        }
    }
}

/// The most bytes of the data that a fault repeats.
pub const MAX_QUOTE: usize = 60;

/// A text from the data, fit for a message.
pub(super) fn quote(bytes: &[u8]) -> String {
    let cut = &bytes[..bytes.len().min(MAX_QUOTE)];
    let text = String::from_utf8_lossy(cut);
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if cut.len() < bytes.len() { clean + "…" } else { clean }
}

/// Why capture data could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The input failed.
    #[error("the input could not be read")]
    Io(#[from] io::Error),
    /// The data are faulty: all faults up to a bound, and how many more there are.
    #[error("{}", summary(faults, *n_more))]
    Faults {
        /// The faults, in the order of their lines.
        faults: Vec<ReadFault>,
        /// How many more there are.
        n_more: u64,
    },
}

fn summary(faults: &[ReadFault], n_more: u64) -> String {
    let lines: Vec<String> = faults.iter().map(|fault| format!("{fault}\n  {}", fault.kind.hint())).collect();
    let more = if n_more > 0 { format!("\nand {n_more} more") } else { String::new() };
    lines.join("\n") + &more
}

/// Faults up to a bound.
#[derive(Debug)]
pub(super) struct Faults {
    kept: Vec<ReadFault>,
    n_more: u64,
    limit: usize,
}

impl Faults {
    pub(super) fn new(limit: usize) -> Self {
        Self { kept: Vec::new(), n_more: 0, limit: limit.max(1) }
    }

    /// Keeps a fault; what it says is only made if it is kept.
    pub(super) fn add(&mut self, line: u64, column: u64, kind: impl FnOnce() -> ReadFaultKind) {
        if self.kept.len() < self.limit {
            self.kept.push(ReadFault { line, column, kind: kind() });
        } else {
            self.n_more += 1;
        }
    }

    pub(super) fn check(&mut self) -> Result<(), ReadError> {
        if self.kept.is_empty() {
            return Ok(());
        }
        Err(std::mem::replace(self, Self::new(self.limit)).into_error())
    }

    pub(super) fn into_error(self) -> ReadError {
        ReadError::Faults { faults: self.kept, n_more: self.n_more }
    }
}

#[cfg(test)]
mod tests;
