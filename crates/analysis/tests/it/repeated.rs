//! What changed where a figure was repeated: who is said to have published it, what had become of it by then, and its ends.

use darkfigure_analysis::dispute::{Alteration, alterations};
use darkfigure_model::FigureId;

use crate::said::{analysed, dossier, figure};

/// What changed from one value to another, the two alike in all else.
fn changed(before: &str, after: &str) -> Vec<Alteration> {
    let read = dossier(&(figure("a", before) + &figure("b", &format!("{after};cites=[\"a\"]"))));
    let of = |name: &str| read.figures.get(&FigureId::new(name).unwrap()).unwrap();
    alterations(&read, of("a"), of("b"))
}

fn value(before: &str, after: &str) -> Vec<Alteration> {
    changed(&format!("value={before}"), &format!("value={after}"))
}

#[test]
fn whoever_is_said_to_have_published_a_figure_is_held_against_who_did() {
    let found = |source: &str| changed("", &format!("source={source};seen-in=undated"));
    assert_eq!(found("agency"), [Alteration::PublisherChanged]);
    assert_eq!(found("office"), []);
    // Its own page names nobody else.
    assert_eq!(changed("", "source=agency"), []);
    // Of a page without a publisher nobody can tell.
    assert_eq!(found("undated"), []);
}

#[test]
fn whoever_repeats_a_figure_after_another_took_its_place_repeats_one_that_stood_no_more() {
    let what = |more: &str, said: &str| {
        let repeated = figure("b", &format!("cites=[\"a\"];source=undated{said}"));
        let found = analysed(&(figure("a", "said=2023-01-01;source=undated") + &repeated + more));
        found.dispute.drift[0].changes.clone()
    };
    let later = |relation: &str| figure("c", &format!("value=900;said=2023-05-10;source=undated;{relation}"));
    let gone = [later("supersedes=a"), later("revises=a")];
    for text in &gone {
        assert_eq!(what(text, ";said=2023-05-11"), [Alteration::Outdated]);
        // On the same day nobody knows which came first, and so in the same month.
        assert_eq!(what(text, ";said=2023-05-10"), []);
        assert_eq!((what(text, ";said=2023-05"), what(text, ";said=2023-05-09")), (vec![], vec![]));
        assert_eq!((what(text, ";said=2023-06~"), what(text, "")), (vec![], vec![]));
    }
    assert_eq!(what(&later("retracts=[\"a\"]"), ";said=2023-06"), [Alteration::Retracted]);
    let about = figure("c", "value=900;said=2023-03~;source=undated;supersedes=a");
    assert_eq!(what(&about, ";said=2023-05-11"), [], "about March may be June");
    // A page that repeats an old report is of its own date.
    let seen = figure("d", "cites=[\"a\"];seen-in=agency");
    let found = analysed(&(figure("a", "said=2023-01-01") + &seen + &gone[0]));
    assert_eq!(found.dispute.drift[0].changes, [Alteration::Outdated], "the agency's page is of 2024");
}

#[test]
fn two_ends_become_others_by_rounding_or_by_moving() {
    use Alteration::{NumberChanged, RangeNarrowed, RangeWidened, Rounded};
    let of = |after: &str| value("1,021 to 1,978", after);
    assert_eq!((of("1,021 to 1,978"), of("1,000 to 2,000")), (vec![], vec![Rounded]));
    assert_eq!((of("1,000 to 1,978"), of("1,021 to 2,000")), (vec![Rounded], vec![Rounded]));
    assert_eq!((of("1,021 to 2,345"), of("876 to 1,978")), (vec![RangeWidened], vec![RangeWidened]));
    assert_eq!((of("1,021 to 1,345"), of("1,576 to 1,978")), (vec![RangeNarrowed], vec![RangeNarrowed]));
    // Moved up or down it has become another.
    assert_eq!((of("1,111 to 2,345"), of("876 to 1,345")), (vec![NumberChanged], vec![NumberChanged]));
}

#[test]
fn an_end_that_is_left_of_two_is_the_end_its_rounding_or_another_number() {
    use Alteration::{EndForRange, NumberChanged, RangeLost, Rounded};
    let of = |after: &str| value("1,021 to 1,978", after);
    assert_eq!((of("1,021"), of("1,978")), (vec![EndForRange], vec![EndForRange]));
    let both = |one: Alteration, other| vec![one, other];
    for end in ["1,000", "1,980"] {
        let mut found = of(end);
        found.sort();
        let mut expected = both(EndForRange, Rounded);
        expected.sort();
        assert_eq!(found, expected, "{end}");
    }
    for other in ["1,400", "1,300"] {
        assert!(of(other).contains(&NumberChanged) && of(other).contains(&RangeLost), "{other}");
    }
    // Where an end bounds on its own side it was cut off or raised; nothing else is the same bound.
    assert_eq!(of("at least 1,021"), [RangeLost]);
    assert!(of("at least 1,000").contains(&Rounded) && of("at most 2,000").contains(&Rounded));
    assert!(of("at least 876").contains(&NumberChanged) && of("at most 2,345").contains(&NumberChanged));
}

#[test]
fn a_middle_is_one_to_the_last_bit_of_the_computer() {
    assert_eq!(value("1,000 to 2,000", "1,500"), [Alteration::MidpointForRange]);
    assert_eq!(value("0.1 to 0.5", "0.3"), [Alteration::MidpointForRange]);
    assert!(!value("1,000 to 2,000", "1,501").contains(&Alteration::MidpointForRange));
}

#[test]
fn a_ceiling_that_a_number_keeps_is_its_rounding_only_if_it_is_another_number() {
    assert_eq!(value("15,980", "fewer than 16,000"), [Alteration::Rounded]);
    assert_eq!(value("15,980", "fewer than 15,000").first(), Some(&Alteration::PointToCeiling));
    assert_eq!(value("16,000", "fewer than 16,000"), [Alteration::PointToCeiling]);
    assert!(value("15,980", "fewer than 17,000").contains(&Alteration::PointToCeiling));
}

#[test]
fn a_share_of_time_is_no_share_and_two_rates_differ_in_their_time() {
    use Alteration::{KindChanged, RatePeriodChanged};
    let of = |before: &str, after: &str| {
        let with = |value: &str| format!("value={value};population=residents");
        changed(&with(before), &with(after))
    };
    assert_eq!(of("4%", "40 per 1,000"), []);
    assert_eq!(of("4%", "40 per 1,000 per year"), [KindChanged]);
    assert_eq!(of("40 per 1,000 per year", "4%"), [KindChanged]);
    assert_eq!(of("40 per 1,000 per year", "40 per 1,000"), [RatePeriodChanged]);
    assert_eq!(of("40 per 1,000", "400 a month"), [KindChanged]);
    // A third of all is written with more digits, and is the same.
    assert_eq!(of("1 in 3", "33.3333333%"), of("1 in 3", "333.333333 per 1,000"));
}

#[test]
fn a_number_with_the_other_sign_is_turned_round_only_if_it_is_as_large() {
    let of = |before: &str, after: &str| {
        let with = |value: &str| format!("value={value};concept=balance");
        changed(&with(before), &with(after))
    };
    assert_eq!(of("-15,021", "15,021"), [Alteration::DirectionChanged]);
    assert_eq!(of("-15,021", "15,000"), [Alteration::NumberChanged]);
    assert_eq!(of("15,021", "15,021"), []);
}

#[test]
fn a_slip_has_three_digits_and_as_many_as_before() {
    assert_eq!(value("345", "354"), [Alteration::DigitsSwapped]);
    assert_eq!(value("336", "365"), [Alteration::DigitsSlipped]);
    assert_eq!(value("45", "47"), [Alteration::NumberChanged], "two digits are too few to tell");
    assert_eq!(value("996", "1,023"), [Alteration::NumberChanged], "of as many digits");
}

#[test]
fn a_date_is_one_date_and_a_window_is_shortened() {
    let of = |before: &str, after: &str| changed(before, after);
    assert_eq!(of("stock=2023/2024", "stock=2024/2025"), [Alteration::TimeChanged]);
    assert_eq!(of("entrants=2022/2023", "entrants=2023"), [Alteration::WindowShortened]);
    assert_eq!(of("entrants=2023", "entrants=2022/2023"), [Alteration::WindowLengthened]);
}
