//! Periods: dates as precise as they were said, and the windows between them.

use chrono::{Datelike, Days, Months, NaiveDate};

/// How precisely a date was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Precision {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A day, month or year, perhaps approximate: `2023-12-12`, `2023-08~`, `2023` (EDTF levels 0 and 1, in part).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "RawDate", into = "RawDate"))]
pub struct Date {
    // Invariant: the first day of what was said.
    first: NaiveDate,
    precision: Precision,
    about: bool,
}

impl Date {
    /// A day.
    ///
    /// # Errors
    ///
    /// [`PeriodError::NoSuchDate`] where the calendar has no such day, or the year is not from 1 to 9999.
    pub fn day(year: i32, month: u32, day: u32) -> Result<Self, PeriodError> {
        Self::from_parts(year, Some(month), Some(day), false)
    }

    /// A month.
    ///
    /// # Errors
    ///
    /// [`PeriodError::NoSuchDate`] where there is no such month, or the year is not from 1 to 9999.
    pub fn month(year: i32, month: u32) -> Result<Self, PeriodError> {
        Self::from_parts(year, Some(month), None, false)
    }

    /// A year.
    ///
    /// # Errors
    ///
    /// [`PeriodError::NoSuchDate`] where the year is not from 1 to 9999.
    pub fn year(year: i32) -> Result<Self, PeriodError> {
        Self::from_parts(year, None, None, false)
    }

    /// A date from what was said of it: a day needs a month.
    ///
    /// # Errors
    ///
    /// [`PeriodError::NoSuchDate`] where the calendar has no such date, or the year is not from 1 to 9999.
    pub fn from_parts(
        year: i32,
        month: Option<u32>,
        day: Option<u32>,
        about: bool,
    ) -> Result<Self, PeriodError> {
        let precision = match (month, day) {
            (None, None) => Precision::Year,
            (Some(_), None) => Precision::Month,
            (Some(_), Some(_)) => Precision::Day,
            (None, Some(day)) => return Err(PeriodError::NoSuchDate { year, month: 0, day }),
        };
        let (m, d) = (month.unwrap_or(1), day.unwrap_or(1));
        if !(1..=9999).contains(&year) {
            return Err(PeriodError::NoSuchDate { year, month: m, day: d });
        }
        let first =
            NaiveDate::from_ymd_opt(year, m, d).ok_or(PeriodError::NoSuchDate { year, month: m, day: d })?;
        Ok(Self { first, precision, about })
    }

    /// The same date, said to be approximate.
    #[must_use]
    pub const fn about(self) -> Self {
        Self { about: true, ..self }
    }

    /// Whether the date was said to be approximate.
    #[must_use]
    pub const fn is_about(self) -> bool {
        self.about
    }

    /// How precisely the date was said.
    #[must_use]
    pub const fn precision(self) -> Precision {
        self.precision
    }

    /// The first day of what was said.
    #[must_use]
    pub const fn first_day(self) -> NaiveDate {
        self.first
    }

    /// The last day of what was said.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let next = match self.precision {
            Precision::Day => return self.first,
            Precision::Month => self.first.checked_add_months(Months::new(1)),
            Precision::Year => self.first.checked_add_months(Months::new(12)),
        };
        next.and_then(|day| day.pred_opt()).unwrap_or(self.first)
    }

    /// The first day, as early as "about" may mean: one step of the precision earlier.
    fn earliest_start(self) -> NaiveDate {
        if !self.about {
            return self.first;
        }
        let earlier = match self.precision {
            // A day said to be approximate is taken to lie within a month of it.
            Precision::Day | Precision::Month => self.first.checked_sub_months(Months::new(1)),
            Precision::Year => self.first.checked_sub_months(Months::new(12)),
        };
        earlier.unwrap_or(self.first)
    }

    fn latest_end(self) -> NaiveDate {
        if !self.about {
            return self.last_day();
        }
        let later = match self.precision {
            Precision::Day | Precision::Month => self.last_day().checked_add_months(Months::new(1)),
            Precision::Year => self.last_day().checked_add_months(Months::new(12)),
        };
        later.unwrap_or(self.last_day())
    }

    /// Year, month and day as said; month and day are none where they were not said.
    #[must_use]
    pub fn parts(self) -> (i32, Option<u32>, Option<u32>) {
        let (year, month, day) = (self.first.year(), self.first.month(), self.first.day());
        match self.precision {
            Precision::Day => (year, Some(month), Some(day)),
            Precision::Month => (year, Some(month), None),
            Precision::Year => (year, None, None),
        }
    }
}

impl std::fmt::Display for Date {
    /// Writes the date in EDTF: `2023-08~`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}")?;
        for part in [month, day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        if self.about { f.write_str("~") } else { Ok(()) }
    }
}

/// One edge of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Edge {
    /// The period begins or ends with this date.
    At(Date),
    /// The period goes on without an edge on this side (EDTF `..`).
    Open,
    /// There is an edge and nobody says where (EDTF: nothing before or behind the slash).
    Unknown,
}

impl Edge {
    /// The date, where there is one.
    #[must_use]
    pub const fn date(self) -> Option<Date> {
        match self {
            Self::At(date) => Some(date),
            Self::Open | Self::Unknown => None,
        }
    }
}

/// What is known of a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Known {
    /// It surely holds.
    Yes,
    /// It surely does not hold.
    No,
    /// It may or may not hold.
    Unknown,
}

impl Known {
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }
}

/// A day, a month, a year, or a window between two edges, both included.
///
/// A period that starts and ends with one date is that date. The edges are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "RawPeriod", into = "RawPeriod"))]
pub struct Period {
    // Invariant: where both edges are dates, start.first_day() <= end.last_day().
    start: Edge,
    end: Edge,
}

impl Period {
    /// The period of one date: its day, month or year.
    #[must_use]
    pub const fn of(date: Date) -> Self {
        Self { start: Edge::At(date), end: Edge::At(date) }
    }

    /// A window from one edge to another.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Crossed`] where it would end before it starts.
    pub fn between(start: Edge, end: Edge) -> Result<Self, PeriodError> {
        if let (Edge::At(s), Edge::At(e)) = (start, end)
            && s.first_day() > e.last_day()
        {
            return Err(PeriodError::Crossed { start: s, end: e });
        }
        Ok(Self { start, end })
    }

    /// The year that ends with this date: from the day after the same date a year earlier. Both edges are as
    /// approximate as the date.
    ///
    /// # Errors
    ///
    /// [`PeriodError::NoSuchDate`] where the year before lies outside the calendar.
    pub fn year_to(date: Date) -> Result<Self, PeriodError> {
        let out_of_calendar = || {
            let (year, month, day) = date.parts();
            PeriodError::NoSuchDate { year: year - 1, month: month.unwrap_or(1), day: day.unwrap_or(1) }
        };
        let first = date
            .last_day()
            .checked_sub_months(Months::new(12))
            .and_then(|day| day.checked_add_days(Days::new(1)))
            .ok_or_else(out_of_calendar)?;
        let mut start = Date::from_parts(
            first.year(),
            Some(first.month()),
            (date.precision() == Precision::Day).then(|| first.day()),
            date.is_about(),
        )?;
        if date.precision() == Precision::Year {
            start = date;
        }
        Self::between(Edge::At(start), Edge::At(date))
    }

    /// Where the period starts.
    #[must_use]
    pub const fn start(self) -> Edge {
        self.start
    }

    /// Where the period ends.
    #[must_use]
    pub const fn end(self) -> Edge {
        self.end
    }

    /// The one date that the period is, if it is one.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        self.start.date().filter(|_| self.start == self.end)
    }

    /// How many days the period has as said, where both edges are dates; "about" is taken at its face.
    #[must_use]
    pub fn n_days(self) -> Option<i64> {
        let (start, end) = self.start.date().zip(self.end.date())?;
        Some((end.last_day() - start.first_day()).num_days() + 1)
    }

    /// How many months the period has, where it starts with the first day of one and ends with the last day of one.
    #[must_use]
    pub fn n_months(self) -> Option<i64> {
        let (start, end) = self.start.date().zip(self.end.date())?;
        let (first, after) = (start.first_day(), end.last_day().succ_opt()?);
        let months = |day: NaiveDate| 12 * i64::from(day.year()) + i64::from(day.month());
        (first.day() == 1 && after.day() == 1).then(|| months(after) - months(first))
    }

    /// Whether an edge is approximate, open or unknown.
    #[must_use]
    pub fn is_fuzzy(self) -> bool {
        [self.start, self.end].iter().any(|edge| edge.date().is_none_or(Date::is_about))
    }

    /// Whether this period lies within the other (or is the same).
    #[must_use]
    pub fn is_within(self, other: Self) -> Known {
        if self == other && !matches!((self.start, self.end), (Edge::Unknown, _) | (_, Edge::Unknown)) {
            return Known::Yes;
        }
        let start = match (other.start, self.start) {
            (Edge::Open, _) => Known::Yes,
            (Edge::Unknown, _) | (_, Edge::Unknown) => Known::Unknown,
            (Edge::At(_), Edge::Open) => Known::No,
            (Edge::At(outer), Edge::At(inner)) => ordered(
                outer.earliest_start(),
                outer.latest_start(),
                inner.earliest_start(),
                inner.latest_start(),
            ),
        };
        let end = match (other.end, self.end) {
            (Edge::Open, _) => Known::Yes,
            (Edge::Unknown, _) | (_, Edge::Unknown) => Known::Unknown,
            (Edge::At(_), Edge::Open) => Known::No,
            (Edge::At(outer), Edge::At(inner)) => {
                ordered(inner.earliest_end(), inner.latest_end(), outer.earliest_end(), outer.latest_end())
            }
        };
        start.and(end)
    }

    /// Whether the two are the same period. Two approximate periods said in the same words are.
    #[must_use]
    pub fn is_same(self, other: Self) -> Known {
        if self == other {
            return if matches!((self.start, self.end), (Edge::Unknown, _) | (_, Edge::Unknown)) {
                Known::Unknown
            } else {
                Known::Yes
            };
        }
        self.is_within(other).and(other.is_within(self))
    }

    /// Whether the two have no day in common.
    #[must_use]
    pub fn is_apart(self, other: Self) -> Known {
        let before = |a: Self, b: Self| match (a.end, b.start) {
            (Edge::At(end), Edge::At(start)) => {
                if end.latest_end() < start.earliest_start() {
                    Known::Yes
                } else if end.earliest_end() >= start.latest_start() {
                    Known::No
                } else {
                    Known::Unknown
                }
            }
            (Edge::Open, _) | (_, Edge::Open) => Known::No,
            _ => Known::Unknown,
        };
        match (before(self, other), before(other, self)) {
            (Known::Yes, _) | (_, Known::Yes) => Known::Yes,
            (Known::No, Known::No) => Known::No,
            _ => Known::Unknown,
        }
    }
}

impl Date {
    /// The latest day on which something may begin that begins with this date.
    fn latest_start(self) -> NaiveDate {
        if !self.about {
            return self.first;
        }
        let later = match self.precision {
            Precision::Day | Precision::Month => self.first.checked_add_months(Months::new(1)),
            Precision::Year => self.first.checked_add_months(Months::new(12)),
        };
        later.unwrap_or(self.first)
    }

    /// The earliest day on which something may end that ends with this date.
    fn earliest_end(self) -> NaiveDate {
        if !self.about {
            return self.last_day();
        }
        let earlier = match self.precision {
            Precision::Day | Precision::Month => self.last_day().checked_sub_months(Months::new(1)),
            Precision::Year => self.last_day().checked_sub_months(Months::new(12)),
        };
        earlier.unwrap_or(self.last_day())
    }
}

/// Whether a day between `a_min` and `a_max` lies no later than a day between `b_min` and `b_max`.
fn ordered(a_min: NaiveDate, a_max: NaiveDate, b_min: NaiveDate, b_max: NaiveDate) -> Known {
    if a_max <= b_min {
        Known::Yes
    } else if a_min > b_max {
        Known::No
    } else {
        Known::Unknown
    }
}

impl std::fmt::Display for Period {
    /// Writes the period in EDTF: `2022-12-13~/2023-12-12~`, `../2023`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(date) = self.date() {
            return date.fmt(f);
        }
        let write = |edge: Edge, f: &mut std::fmt::Formatter<'_>| match edge {
            Edge::At(date) => date.fmt(f),
            Edge::Open => f.write_str(".."),
            Edge::Unknown => Ok(()),
        };
        write(self.start, f)?;
        f.write_str("/")?;
        write(self.end, f)
    }
}

/// Why dates do not make a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PeriodError {
    /// The calendar has no such date.
    #[error("there is no date {year:04}-{month:02}-{day:02}")]
    NoSuchDate {
        /// The year.
        year: i32,
        /// The month, or 0.
        month: u32,
        /// The day.
        day: u32,
    },
    /// The period would end before it starts.
    #[error("the period would end ({end}) before it starts ({start})")]
    Crossed {
        /// Where it would start.
        start: Date,
        /// Where it would end.
        end: Date,
    },
}

#[cfg(feature = "serde")]
mod raw {
    use super::{Date, Edge, Period, PeriodError};

    #[derive(serde::Serialize, serde::Deserialize)]
    pub(super) struct RawDate {
        year: i32,
        month: Option<u32>,
        day: Option<u32>,
        #[serde(default)]
        about: bool,
    }

    impl TryFrom<RawDate> for Date {
        type Error = PeriodError;

        fn try_from(raw: RawDate) -> Result<Self, PeriodError> {
            Self::from_parts(raw.year, raw.month, raw.day, raw.about)
        }
    }

    impl From<Date> for RawDate {
        fn from(date: Date) -> Self {
            let (year, month, day) = date.parts();
            Self { year, month, day, about: date.about }
        }
    }

    #[derive(serde::Serialize, serde::Deserialize)]
    pub(super) struct RawPeriod {
        start: Edge,
        end: Edge,
    }

    impl TryFrom<RawPeriod> for Period {
        type Error = PeriodError;

        fn try_from(raw: RawPeriod) -> Result<Self, PeriodError> {
            Self::between(raw.start, raw.end)
        }
    }

    impl From<Period> for RawPeriod {
        fn from(period: Period) -> Self {
            Self { start: period.start, end: period.end }
        }
    }
}
#[cfg(feature = "serde")]
use raw::{RawDate, RawPeriod};
