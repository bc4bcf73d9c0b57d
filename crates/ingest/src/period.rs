//! The grammar of dates and periods: a subset of EDTF, and a few phrases.

use darkfigure_model::{Date, Edge, Period, PeriodError};

use crate::cursor::Cursor;

/// The longest text that is read as a period, in bytes.
pub const MAX_PERIOD_LEN: usize = 100;

/// Why a text is not a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PeriodFault {
    /// There is nothing.
    #[error("a period is missing")]
    Empty,
    /// It is longer than any period.
    #[error("a period has at most {MAX_PERIOD_LEN} bytes")]
    TooLong,
    /// It is not written as a date.
    #[error("`{found}` is not a date")]
    NoDate {
        /// What stands there.
        found: String,
    },
    /// The calendar has no such date, or the edges cross.
    #[error(transparent)]
    Period(#[from] PeriodError),
}

impl PeriodFault {
    /// How to write it instead.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Empty | Self::TooLong | Self::NoDate { .. } => Some(
                "write 2023, 2023-08, 2023-12-12, with ~ behind for \"about\"; a window is 2022-12/2023-12, 2019/.. or \"the year to 2023-12-12\""
                    .to_owned(),
            ),
            Self::Period(PeriodError::Crossed { .. }) => Some("write the earlier date first".to_owned()),
            Self::Period(_) => None,
        }
    }
}

/// Reads a date: `2023`, `2023-08`, `2023-12-12`, each with `~` behind it for "about".
///
/// # Errors
///
/// [`PeriodFault`] where the text is not one of these, or the calendar has no such date.
pub fn parse_date(text: &str) -> Result<Date, PeriodFault> {
    if text.len() > MAX_PERIOD_LEN {
        return Err(PeriodFault::TooLong);
    }
    let text = text.trim();
    let no_date = || PeriodFault::NoDate { found: text.to_owned() };
    if text.is_empty() {
        return Err(PeriodFault::Empty);
    }
    let (bare, is_about) = text.strip_suffix('~').map_or((text, false), |bare| (bare, true));
    let mut parts = bare.split('-');
    let mut part = |width: usize| -> Result<Option<u32>, PeriodFault> {
        let Some(digits) = parts.next() else { return Ok(None) };
        if digits.len() != width || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(no_date());
        }
        digits.parse().map(Some).map_err(|_| no_date())
    };
    let year = part(4)?.and_then(|year| i32::try_from(year).ok()).ok_or_else(no_date)?;
    let (month, day) = (part(2)?, part(2)?);
    if parts.next().is_some() {
        return Err(no_date());
    }
    Ok(Date::from_parts(year, month, day, is_about)?)
}

/// Reads a period: a date, a window `2022-12/2023-12` with open (`..`) or unknown (nothing) edges, or a phrase.
///
/// # Errors
///
/// [`PeriodFault`] where the text is none of these, the calendar has no such date, or the window would end before it starts.
///
/// # Example
///
/// ```
/// use darkfigure_ingest::parse_period;
///
/// assert_eq!(parse_period("the year to 2023-12-12~")?.to_string(), "2022-12-13~/2023-12-12~");
/// assert_eq!(parse_period("since 2019")?.to_string(), "2019/..");
/// # Ok::<(), darkfigure_ingest::PeriodFault>(())
/// ```
pub fn parse_period(text: &str) -> Result<Period, PeriodFault> {
    if text.len() > MAX_PERIOD_LEN {
        return Err(PeriodFault::TooLong);
    }
    let text = text.trim();
    if text.is_empty() {
        return Err(PeriodFault::Empty);
    }
    if let Some((start, end)) = text.split_once('/') {
        return Ok(Period::between(edge(start)?, edge(end)?)?);
    }
    let mut cursor = Cursor::new(text);
    if ["the year to", "year to", "the year ending", "the 12 months to"].iter().any(|p| cursor.eat_phrase(p))
    {
        return Ok(Period::year_to(parse_date(cursor.rest())?)?);
    }
    if cursor.eat_phrase("since") {
        return Ok(Period::between(Edge::At(parse_date(cursor.rest())?), Edge::Open)?);
    }
    if cursor.eat_phrase("about") || cursor.eat_phrase("around") {
        return Ok(Period::of(parse_date(cursor.rest())?.about()));
    }
    cursor.eat_phrase("from");
    match cursor.rest().split_once(" to ") {
        Some((start, end)) => Ok(Period::between(Edge::At(parse_date(start)?), Edge::At(parse_date(end)?))?),
        None => Ok(Period::of(parse_date(cursor.rest())?)),
    }
}

fn edge(text: &str) -> Result<Edge, PeriodFault> {
    match text.trim() {
        ".." => Ok(Edge::Open),
        "" => Ok(Edge::Unknown),
        date => parse_date(date).map(Edge::At),
    }
}
