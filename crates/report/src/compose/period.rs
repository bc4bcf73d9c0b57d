//! Dates, windows and kinds of time in words.

use darkfigure_model::{Date, Edge, Period, Time, TimeKind};

use crate::number::Dimension;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date as said: "12 December 2023", "August 2023", "2013", each perhaps "about".
pub(super) fn date(date: Date) -> String {
    let (year, month, day) = date.parts();
    let name = month.and_then(|month| MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?));
    let words = match (name, day) {
        (Some(name), Some(day)) => format!("{day} {name} {year}"),
        (Some(name), None) => format!("{name} {year}"),
        (None, _) => year.to_string(),
    };
    if date.is_about() { format!("about {words}") } else { words }
}

/// A period as said: "2013", "the year to about 12 December 2023", "January 2022 to October 2022".
pub(super) fn period(period: Period) -> String {
    if let Some(one) = period.date() {
        return date(one);
    }
    match (period.start(), period.end()) {
        (Edge::At(start), Edge::At(end)) => {
            if Period::year_to(end) == Ok(period) {
                return format!("the year to {}", date(end));
            }
            format!("{} to {}", date(start), date(end))
        }
        (Edge::At(start), Edge::Open) => format!("since {}", date(start)),
        (Edge::At(start), Edge::Unknown) => format!("from {} to a date that is not stated", date(start)),
        (Edge::Open, Edge::At(end)) => format!("up to {}", date(end)),
        (Edge::Unknown, Edge::At(end)) => format!("from a date that is not stated to {}", date(end)),
        _ => "a period that is not stated".to_owned(),
    }
}

/// A time with how it counts: "recorded in the year to about 12 December 2023".
pub(super) fn time(time: Time) -> String {
    let when = period(time.period);
    let over = during(time.period);
    match time.kind {
        TimeKind::Stock => format!("at one time, {when}"),
        TimeKind::Entrants => format!("new {over}"),
        TimeKind::Present => format!("there at any time {over}"),
        TimeKind::Detections => format!("recorded {over}"),
        TimeKind::Cumulative => format!("in all, {when}"),
    }
}

/// "in 2023", "on 31 January 2023", "since 2019".
fn during(window: Period) -> String {
    let words = period(window);
    let leads = ["since ", "from ", "up to "].iter().any(|lead| words.starts_with(lead));
    let is_day = window.date().is_some_and(|date| date.parts().2.is_some() && !date.is_about());
    match (leads, is_day) {
        (true, _) => words,
        (false, true) => format!("on {words}"),
        (false, false) => format!("in {words}"),
    }
}

/// How a kind of time counts, as the end of "one counts …".
pub(super) fn counts(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Stock => "what there was at one time",
        TimeKind::Entrants => "what was new over a period",
        TimeKind::Present => "what was there at any time in a period",
        TimeKind::Detections => "what was recorded over a period",
        TimeKind::Cumulative => "everything since a start",
    }
}

/// Whom a number counts, behind it: "2,020–4,060 people new in a period".
pub(super) fn of_those(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Stock => "there at one time",
        TimeKind::Entrants => "new in a period",
        TimeKind::Present => "there at any time in a period",
        TimeKind::Detections => "recorded in a period",
        TimeKind::Cumulative => "since a start",
    }
}

/// The base of a coverage, after "of": whom, or which events, 100 % is.
pub(super) fn base(kind: TimeKind, window: Option<Period>, counted: &Dimension) -> String {
    let is_year = window.and_then(Period::n_days).is_some_and(|days| (365..=366).contains(&days));
    let window = if is_year { "the year" } else { "the period" };
    match kind {
        TimeKind::Stock => "those there at one time".to_owned(),
        TimeKind::Entrants => {
            // What happens is not new: a death is one of all such deaths.
            if let Dimension::Count(unit) = counted
                && is_event(&unit.one)
            {
                format!("all such {} in {window}", unit.many)
            } else {
                format!("those new in {window}")
            }
        }
        TimeKind::Present => format!("those present in {window}"),
        TimeKind::Detections => format!("those recorded in {window}"),
        TimeKind::Cumulative => "all since the start".to_owned(),
    }
}

/// The same after a number of what is counted: "2,744 people in the year".
pub(super) fn within(kind: TimeKind, window: Option<Period>) -> String {
    let is_year = window.and_then(Period::n_days).is_some_and(|days| (365..=366).contains(&days));
    let window = if is_year { "the year" } else { "the period" };
    match kind {
        TimeKind::Stock => "at one time".to_owned(),
        TimeKind::Entrants => format!("new in {window}"),
        TimeKind::Present => format!("in {window}"),
        TimeKind::Detections => format!("recorded in {window}"),
        TimeKind::Cumulative => "since the start".to_owned(),
    }
}

/// Units that happen, where people, jobs and sites are there.
const EVENTS: [&str; 10] =
    ["death", "birth", "offence", "crime", "incident", "homicide", "murder", "suicide", "attack", "accident"];

/// Whether a unit is something that happens.
pub(super) fn is_event(unit: &str) -> bool {
    EVENTS.contains(&unit)
}

/// The name of a kind of time.
pub(super) fn kind(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Stock => "a stock",
        TimeKind::Entrants => "entrants",
        TimeKind::Present => "those present",
        TimeKind::Detections => "detections",
        TimeKind::Cumulative => "a cumulative number",
    }
}

/// Items joined as in a sentence: "a, b and c".
pub(super) fn list(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., tail] => format!("{} {last} {tail}", head.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_said_as_people_say_them() {
        let day = |d| Date::day(2023, 12, d).unwrap();
        assert_eq!(period(Period::year_to(day(12).about()).unwrap()), "the year to about 12 December 2023");
        assert_eq!(period(Period::of(Date::month(2023, 8).unwrap().about())), "about August 2023");
        assert_eq!(period(Period::between(Edge::At(day(1)), Edge::Open).unwrap()), "since 1 December 2023");
        let unknown = Period::between(Edge::Unknown, Edge::At(day(1))).unwrap();
        assert_eq!(period(unknown), "from a date that is not stated to 1 December 2023");
    }

    #[test]
    fn a_year_is_called_one_only_if_it_is_one() {
        let year = Period::of(Date::year(2013).unwrap());
        let half =
            Period::between(Edge::At(Date::month(2013, 1).unwrap()), Edge::At(Date::month(2013, 6).unwrap()));
        let people = Dimension::count("person", "people");
        assert_eq!(base(TimeKind::Present, Some(year), &people), "those present in the year");
        assert_eq!(base(TimeKind::Present, half.ok(), &people), "those present in the period");
        assert_eq!(base(TimeKind::Present, None, &people), "those present in the period");
        let deaths = Dimension::count("death", "deaths");
        assert_eq!(base(TimeKind::Entrants, Some(year), &deaths), "all such deaths in the year");
    }
}
