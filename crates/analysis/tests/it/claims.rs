//! Published changes and shares computed again: of windows of unlike length, of nothing, and by which other reading they fit.

use darkfigure_analysis::dispute::{ClaimFindings, ClaimReading, ClaimVerdict};

use crate::said::{analysed, figure};

fn claim(value: &str, of: &str, base: &str) -> ClaimFindings {
    let all =
        figure("c", &format!("value={value};relates={{ of = \"a\", base = \"b\" }};population=residents"))
            + &figure("a", of)
            + &figure("b", base);
    analysed(&all).dispute.claims[0].1
}

fn verdict(value: &str, of: &str, base: &str) -> ClaimVerdict {
    claim(value, &format!("value={of}"), &format!("value={base}")).verdict
}

const fn fits(reading: ClaimReading) -> ClaimVerdict {
    ClaimVerdict::FitsOtherwise { reading, cut_off: false }
}

#[test]
fn half_a_year_is_no_earlier_state_of_a_year_and_a_short_month_is_one_of_a_long_one() {
    let is_unlike = |value: &str, of: &str, base: &str| {
        claim(value, &format!("value=500;{of}"), &format!("value=400;{base}")).has_unlike_windows
    };
    let change = |of: &str, base: &str| is_unlike("25% more", of, base);
    assert!(
        change("entrants=2023", "entrants=2022-07/2022-12")
            && change("detections=2022-07/2022-12", "detections=2023")
    );
    assert!(!change("entrants=2024", "entrants=2023") && !change("entrants=2023-01", "entrants=2023-02"));
    // Twenty-three days are no more than 15 % longer than twenty.
    assert!(!change("entrants=2023-01-01/2023-01-23", "entrants=2023-02-01/2023-02-20"));
    assert!(change("entrants=2023-01-01/2023-01-24", "entrants=2023-02-01/2023-02-20"));
    // Who is there on a day is there in no window, and so many a thousand is no change.
    assert!(!change("stock=2023-06-30", "stock=2022"));
    assert!(!is_unlike("40 per 1,000", "entrants=2023", "entrants=2022-07/2022-12"));
    let yearly =
        claim("25% more", "value=500 a year;entrants=2023", "value=400 a year;entrants=2022-07/2022-12");
    assert!(!yearly.has_unlike_windows, "an average is one of any window");
}

#[test]
fn there_is_no_percentage_of_nothing_and_a_difference_from_it() {
    assert_eq!(verdict("25% more", "5", "0"), ClaimVerdict::NoNumber);
    assert_eq!(verdict("5 more", "5", "0"), ClaimVerdict::Holds);
    let balance = |value: &str, base: &str| {
        claim(value, "value=-4;concept=balance", &format!("value={base};concept=balance")).verdict
    };
    assert_eq!(
        (balance("20% more", "-5"), balance("20% more", "at most -5")),
        (ClaimVerdict::NoNumber, ClaimVerdict::NoNumber)
    );
    assert_eq!(balance("1 more", "-5"), ClaimVerdict::Holds);
    // A floor above nothing is a base as any number.
    assert_eq!(verdict("25% more", "500", "at least 400"), ClaimVerdict::Open);
    assert_eq!(balance("20% more", "at least -5"), ClaimVerdict::NoNumber, "of what may be nothing");
}

#[test]
fn a_share_is_held_against_that_of_the_rest_and_against_the_other_way_round() {
    assert_eq!(verdict("80%", "400", "500"), ClaimVerdict::Holds);
    assert_eq!(verdict("20%", "400", "500"), fits(ClaimReading::Complement));
    assert_eq!(verdict("200 per 1,000", "400", "500"), fits(ClaimReading::Complement));
    assert_eq!(verdict("1,250 per 1,000", "400", "500"), fits(ClaimReading::OldForNew));
    assert_eq!(verdict("125%", "400", "500"), fits(ClaimReading::OldForNew));
    assert_eq!(verdict("25% more", "400", "500"), fits(ClaimReading::OldForNew));
}

#[test]
fn a_number_of_one_day_or_of_one_year_is_of_no_period() {
    let of = |value: &str, of: &str| claim(value, of, "value=1,000").verdict;
    // A day is no part of a year that was divided out.
    assert_eq!(of("0.1 times", "value=36,525;stock=2023-06-30"), ClaimVerdict::FitsNothing);
    // A year of 365 days is a year.
    assert_eq!(of("1.2491 times", "value=1,250;entrants=2023"), ClaimVerdict::FitsNothing);
    assert_eq!(of("2.5 times", "value=1,250;entrants=2022/2023"), fits(ClaimReading::PeriodForYear));
    assert_eq!(of("0.625 times", "value=1,250;entrants=2022/2023"), fits(ClaimReading::YearForPeriod));
}
