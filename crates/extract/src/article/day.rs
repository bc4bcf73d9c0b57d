//! Days and stretches of days, as far as they were said.

/// A day, a month or a year of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Moment {
    /// The year.
    pub year: i32,
    /// The month, from 1 to 12, where it was said.
    pub month: Option<u32>,
    /// The day of the month, where it was said. A day has a month.
    pub day: Option<u32>,
}

impl Moment {
    /// A year.
    #[must_use]
    pub const fn year(year: i32) -> Self {
        Self { year, month: None, day: None }
    }

    /// A month; none where there is no such month.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self { year, month: Some(month), day: None })
    }

    /// A day; none where the calendar has no such day.
    #[must_use]
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        let known = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        known.then_some(Self { year, month: Some(month), day: Some(day) })
    }

    /// Reads `2024-03-12`, `2024-03` or `2024`, also at the start of a longer time stamp.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let head = text.trim().get(..text.trim().len().min(10))?;
        let head = head.split('T').next()?;
        let mut parts = head.split('-');
        let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
        if !(1..=9999).contains(&year) {
            return None;
        }
        match (parts.next(), parts.next()) {
            (None, _) => Some(Self::year(year)),
            (Some(month), None) => Self::month(year, month.parse().ok()?),
            (Some(month), Some(day)) => Self::day(year, month.parse().ok()?, day.parse().ok()?),
        }
    }

    /// Days since the start of the year 1 of the Gregorian calendar; of a month or a year, its last day.
    pub(crate) fn number(self) -> i64 {
        let month = self.month.unwrap_or(12);
        let day = self.day.unwrap_or_else(|| days_in(self.year, month));
        let (y, m) = if month <= 2 { (self.year - 1, month + 12) } else { (self.year, month) };
        let y = i64::from(y);
        365 * y + y.div_euclid(4) - y.div_euclid(100)
            + y.div_euclid(400)
            + i64::from((153 * (m - 3) + 2) / 5)
            + i64::from(day)
    }

    /// The day with this number.
    pub(crate) fn from_number(number: i64) -> Option<Self> {
        let near = i32::try_from(number.div_euclid(365)).ok()?;
        for year in [near + 1, near, near - 1, near - 2, near - 3, near - 4, near - 5, near - 6, near - 7] {
            let start = Self { year, month: Some(1), day: Some(1) }.number();
            if start <= number {
                let mut rest = number - start;
                for month in 1..=12 {
                    let days = i64::from(days_in(year, month));
                    if rest < days {
                        return Self::day(year, month, u32::try_from(rest + 1).ok()?);
                    }
                    rest -= days;
                }
            }
        }
        None
    }

    /// 0 for Monday to 6 for Sunday; of a month or a year, that of its last day.
    pub(crate) fn weekday(self) -> i64 {
        (self.number() + 1).rem_euclid(7)
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

/// How many days the month has.
pub(crate) fn days_in(year: i32, month: u32) -> u32 {
    match month {
        2 if year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A stretch of time as the article says it, set on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Stretch {
    /// The first day, month or year.
    pub from: Moment,
    /// The last day, month or year.
    pub to: Moment,
    /// The wording is loose: "over the past year".
    pub about: bool,
}

impl Stretch {
    pub(crate) fn of(moment: Moment) -> Self {
        Self { from: moment, to: moment, about: false }
    }
}

impl std::fmt::Display for Stretch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let about = if self.about { "~" } else { "" };
        if self.from == self.to {
            return write!(f, "{}{about}", self.from);
        }
        write!(f, "{}{about}/{}{about}", self.from, self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every day follows the one before it, by number and by day of the week, through a leap year and a century that is none.
    #[test]
    fn days_follow_one_another() {
        let day = |text: &str| Moment::parse(text).expect("a day");
        // 31 December 1599 was a Friday, 1 January 2000 a Saturday.
        assert_eq!((day("1599-12-31").weekday(), day("2000-01-01").weekday()), (4, 5));
        for (first, last) in
            [("1599-12-01", "1601-02-01"), ("1899-12-01", "1901-02-01"), ("2023-12-01", "2025-02-01")]
        {
            let mut before = day(first);
            for number in day(first).number() + 1..=day(last).number() {
                let found = Moment::from_number(number).expect("a day");
                assert_eq!(found.number(), number);
                assert!(
                    found > before && found.weekday() == (before.weekday() + 1) % 7,
                    "{found} after {before}"
                );
                before = found;
            }
            assert_eq!(before, day(last));
        }
        let between = |a: &str, b: &str| day(b).number() - day(a).number();
        assert_eq!((between("2000-01-01", "2000-03-01"), between("1900-01-01", "1900-03-01")), (60, 59));
        assert_eq!(between("1600-01-01", "2000-01-01"), 146_097);
    }

    /// A month or a year has the number of its last day.
    #[test]
    fn months_and_years_end_with_their_last_day() {
        let of = |text: &str| Moment::parse(text).expect("a moment").number();
        assert_eq!(
            (of("2024-02"), of("2023-02"), of("2024")),
            (of("2024-02-29"), of("2023-02-28"), of("2024-12-31"))
        );
        assert_eq!([1, 2, 4, 6, 9, 11, 12].map(|month| days_in(2023, month)), [31, 28, 30, 30, 30, 30, 31]);
        assert_eq!([2000, 1900, 2024, 2023].map(|year| days_in(year, 2)), [29, 28, 29, 28]);
        let stretch = Stretch { from: Moment::year(2022), to: Moment::year(2023), about: true };
        assert_eq!(
            (stretch.to_string(), Stretch::of(Moment::year(2022)).to_string()),
            ("2022~/2023~".to_owned(), "2022".to_owned())
        );
    }
}
