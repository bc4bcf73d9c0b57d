//! Dates as precise as they were said, and what is sure of two windows.

use darkfigure_model::{Date, Edge, Known, Period, PeriodError, strategy};
use proptest::prelude::*;

fn year(y: i32) -> Date {
    Date::year(y).unwrap()
}

fn day(y: i32, m: u32, d: u32) -> Date {
    Date::day(y, m, d).unwrap()
}

fn window(from: Date, to: Date) -> Period {
    Period::between(Edge::At(from), Edge::At(to)).unwrap()
}

proptest! {
    #[test]
    fn windows_are_apart_or_within_by_their_days(a in strategy::period(), b in strategy::period()) {
        let edges = |p: Period| p.start().date().zip(p.end().date());
        let Some(((a_start, a_end), (b_start, b_end))) = edges(a).zip(edges(b)) else { return Ok(()) };
        if a.is_apart(b) == Known::Yes {
            let (first, second) = if a_start.first_day() < b_start.first_day() { (a_end, b_start) } else { (b_end, a_start) };
            prop_assert!(first.last_day() < second.first_day());
        }
        let has_shared_day = a_start.first_day() <= b_end.last_day() && b_start.first_day() <= a_end.last_day();
        if !a.is_fuzzy() && !b.is_fuzzy() {
            prop_assert_eq!(a.is_apart(b), if has_shared_day { Known::No } else { Known::Yes });
            let is_inside = b_start.first_day() <= a_start.first_day() && a_end.last_day() <= b_end.last_day();
            prop_assert_eq!(a.is_within(b), if is_inside { Known::Yes } else { Known::No });
        }
    }

    #[test]
    fn a_period_has_a_date_where_both_its_edges_are_that(period in strategy::period()) {
        let same = period.start().date().filter(|_| period.start() == period.end());
        prop_assert_eq!(period.date(), same);
        if let Some(date) = period.date() {
            prop_assert_eq!(period, Period::of(date));
            prop_assert_eq!(period.to_string(), date.to_string());
            prop_assert_eq!(period.is_fuzzy(), date.is_about());
        } else {
            prop_assert!(period.to_string().contains('/'));
        }
    }
}

#[test]
fn dates_are_written_as_they_were_said() {
    assert_eq!(day(2023, 12, 1).to_string(), "2023-12-01");
    assert_eq!(Date::month(2023, 8).unwrap().about().to_string(), "2023-08~");
    assert_eq!(year(987).to_string(), "0987");
    assert_eq!(window(year(2020), year(2021)).to_string(), "2020/2021");
    let open = Period::between(Edge::Open, Edge::At(year(2023))).unwrap();
    let unknown = Period::between(Edge::At(year(2023)), Edge::Unknown).unwrap();
    assert_eq!((open.to_string(), unknown.to_string()), ("../2023".to_owned(), "2023/".to_owned()));
    assert_eq!(
        [Edge::Open, Edge::Unknown, Edge::At(year(2023))].map(Edge::date),
        [None, None, Some(year(2023))]
    );
    assert!(year(2023).about().is_about() && !year(2023).is_about());
    let plain = year(2023).about().parts();
    assert_eq!(plain, (2023, None, None));
}

#[test]
fn the_calendar_has_the_years_from_1_to_9999() {
    assert!(Date::year(1).is_ok() && Date::year(9999).is_ok());
    assert!(Date::year(0).is_err() && Date::year(10_000).is_err());
    assert!(Date::day(2023, 2, 30).is_err() && Date::from_parts(2023, None, Some(3), false).is_err());
    assert_eq!(year(9999).last_day().to_string(), "9999-12-31");
}

#[test]
fn days_are_counted_with_both_edges() {
    assert_eq!(Period::of(day(2023, 5, 1)).n_days(), Some(1));
    assert_eq!(Period::of(Date::month(2024, 2).unwrap()).n_days(), Some(29));
    assert_eq!(Period::of(year(2023)).n_days(), Some(365));
    assert_eq!(window(year(2020), year(2021)).n_days(), Some(731));
    assert_eq!(Period::between(Edge::Open, Edge::At(year(2023))).unwrap().n_days(), None);
}

#[test]
fn the_year_to_a_date_ends_with_it() {
    let to = |date| Period::year_to(date).unwrap();
    assert_eq!(to(day(2023, 12, 12)), window(day(2022, 12, 13), day(2023, 12, 12)));
    assert_eq!(
        to(Date::month(2023, 6).unwrap()),
        window(Date::month(2022, 7).unwrap(), Date::month(2023, 6).unwrap())
    );
    assert_eq!(to(year(2023)), Period::of(year(2023)));
    let about = to(day(2023, 12, 12).about());
    assert_eq!(about.start(), Edge::At(day(2022, 12, 13).about()));
    // The year before the first is not in the calendar.
    assert_eq!(Period::year_to(day(1, 6, 1)), Err(PeriodError::NoSuchDate { year: 0, month: 6, day: 2 }));
}

#[test]
fn windows_that_touch_are_not_apart() {
    let apart = |a: Period, b: Period| {
        assert_eq!(a.is_apart(b), b.is_apart(a));
        a.is_apart(b)
    };
    let spring = window(day(2023, 3, 1), day(2023, 5, 31));
    assert_eq!(apart(spring, window(day(2023, 6, 1), day(2023, 8, 31))), Known::Yes);
    assert_eq!(apart(spring, window(day(2023, 5, 31), day(2023, 8, 31))), Known::No);
    assert_eq!(apart(spring, window(day(2023, 6, 1).about(), day(2023, 8, 31))), Known::Unknown);
    assert_eq!(
        apart(spring, window(day(2023, 6, 30).about(), day(2023, 8, 31))),
        Known::Unknown,
        "to the day before"
    );
    assert_eq!(apart(spring, window(day(2023, 7, 1).about(), day(2023, 8, 31))), Known::Yes);
    let open = Period::between(Edge::Open, Edge::At(day(2023, 2, 1))).unwrap();
    assert_eq!(apart(spring, open), Known::Yes);
    let from_may = Period::between(Edge::At(day(2023, 5, 1)), Edge::Open).unwrap();
    assert_eq!(apart(spring, from_may), Known::No);
    let since = Period::between(Edge::At(day(2023, 6, 1)), Edge::Open).unwrap();
    assert_eq!(apart(spring, since), Known::Yes);
    let unknown = Period::between(Edge::Unknown, Edge::Unknown).unwrap();
    assert_eq!(apart(spring, unknown), Known::Unknown);
}

#[test]
fn approximate_edges_leave_open_what_they_may_decide() {
    let exact = Period::of(year(2023));
    let about = Period::of(year(2023).about());
    assert_eq!((about.is_within(exact), exact.is_within(about)), (Known::Unknown, Known::Unknown));
    assert_eq!((about.is_within(about), about.is_same(about)), (Known::Yes, Known::Yes));
    // Two years and more away from each other, "about" decides nothing.
    assert_eq!(about.is_within(window(year(2020), year(2026))), Known::Yes);
    assert_eq!(Period::of(day(2023, 7, 1).about()).is_within(exact), Known::Yes);
    assert_eq!(about.is_within(window(year(2010), year(2019))), Known::No);
    // An edge as late as the other's latest may still fit: the first of two days that "about" allows.
    let from_day = |date| Period::between(Edge::At(date), Edge::Open).unwrap();
    assert_eq!(from_day(day(2023, 3, 1).about()).is_within(from_day(day(2023, 4, 1))), Known::Unknown);
    assert_eq!(from_day(day(2023, 2, 28).about()).is_within(from_day(day(2023, 4, 1))), Known::No);
    let unknown = Period::between(Edge::At(year(2023)), Edge::Unknown).unwrap();
    assert_eq!((unknown.is_within(unknown), unknown.is_same(unknown)), (Known::Unknown, Known::Unknown));
    let open = Period::between(Edge::At(year(2023)), Edge::Open).unwrap();
    assert_eq!((open.is_within(open), open.is_same(open)), (Known::Yes, Known::Yes));
    assert_eq!((exact.is_within(open), open.is_within(exact)), (Known::Yes, Known::No));
}

#[test]
fn a_window_has_a_whole_number_of_months_from_a_first_day_to_a_last_one() {
    let of = |from: Date, to: Date| Period::between(Edge::At(from), Edge::At(to)).unwrap().n_months();
    let (month, day) = (|y, m| Date::month(y, m).unwrap(), |y, m, d| Date::day(y, m, d).unwrap());
    assert_eq!((of(year(2023), year(2023)), of(year(2021), year(2023))), (Some(12), Some(36)));
    assert_eq!((of(month(2023, 4), month(2023, 4)), of(month(2022, 11), month(2023, 2))), (Some(1), Some(4)));
    assert_eq!(of(day(2023, 2, 1), day(2023, 2, 28)), Some(1));
    assert_eq!((of(day(2023, 2, 1), day(2023, 2, 27)), of(day(2023, 2, 2), day(2023, 2, 28))), (None, None));
    assert_eq!(of(day(2023, 2, 2), day(2023, 3, 1)), None);
    assert_eq!(Period::between(Edge::At(year(2023)), Edge::Open).unwrap().n_months(), None);
}
