//! `darkfigure gap`: what people type.

use super::{darkfigure, err, out};

#[test]
fn two_figures_and_a_factor() {
    let output = darkfigure(&["gap", "259 cases", "around 100,000 people", "--unit", "2.35 to 9.94"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("38–165"), "{}", out(&output));
}

#[test]
fn what_people_type_is_read() {
    for typed in [
        "almost 2,000 dead",
        "$10m",
        "12 per 100,000",
        "a third",
        "zero deaths",
        "as high as 27,000 deaths",
        "1.1 million students",
        "tens of thousands of victims",
        "171 deaths per 100,000",
        "900,000 to 1.8 million",
        "3-4,000 workers",
        "259 unicorns",
    ] {
        for pair in [[typed, "1,500 deaths"], ["1,500 deaths", typed], [typed, typed]] {
            let output = darkfigure(&["gap", pair[0], pair[1]]);
            assert_eq!(output.status.code(), Some(0), "{pair:?}: {}", err(&output));
        }
    }
}

/// What the first screen says of two typed figures, on one line.
fn screen(one: &str, other: &str) -> String {
    let text = out(&darkfigure(&["gap", one, other]));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_share_of_so_many_is_a_number_beside_a_number_of_them() {
    let text = screen("7% of 1.3 million flats", "90,000 flats");
    assert!(
        text.contains("come to 91,000 flats; 90,000 flats [2] are as many, as far as rounding goes"),
        "{text}"
    );
    let text = screen("7% of 1.3 million flats", "182,000 flats");
    assert!(text.contains("come to 91,000 flats; 182,000 flats [2] are 2 times as many"), "{text}");
    assert!(!text.contains("cannot both"), "{text}");
    // Of what else they are, nothing is known.
    for other in ["90,000 tenants", "90,000", "8%"] {
        let text = screen("7% of 1.3 million flats", other);
        assert!(!text.contains("91,000"), "{other}: {text}");
    }
}

#[test]
fn measures_of_one_thing_are_set_on_one_unit() {
    let text = screen("300 kg cocaine", "0.2 t");
    assert!(text.contains("300 kilograms [1] come to 0.3 tonnes; 0.2 tonnes [2] are 0.667 times"), "{text}");
    // As areas the 300 would look larger than the 0.2 by the numbers alone.
    assert!(!text.contains("as areas"), "{text}");
    assert!(screen("3 tonnes", "5 miles").contains("No step was given"));
    assert!(screen("120 acres", "50 ha").contains("120 acres [1] come to 48.6 hectares"));
}

#[test]
fn sides_are_named_by_what_was_typed() {
    let text = out(&darkfigure(&["gap", "259 unicorns", "1,500 unicorns"]));
    assert!(text.contains("259 unicorns") && text.contains("1,500 unicorns"), "{text}");
    for insider in ["typed on the command line (", "dossier"] {
        assert!(!text.contains(insider), "{insider}:\n{text}");
    }
}

#[test]
fn a_fault_is_said_once_with_its_hint() {
    for typed in ["12.345 people", "12,00 people", "many people", "1e400 people"] {
        let output = darkfigure(&["gap", typed, "100 people"]);
        assert_eq!(output.status.code(), Some(2), "{typed}");
        let text = err(&output);
        assert_eq!(text.matches("cannot read").count(), 1, "{text}");
        let mut lines: Vec<&str> = text.lines().collect();
        let n = lines.len();
        lines.dedup();
        assert!(n == lines.len() && n <= 2, "{text}");
    }
    let both = err(&darkfigure(&["gap", "12.345 people", "100 people"]));
    assert!(both.contains("12345") && both.contains("12.345"), "{both}");
}

#[test]
fn two_times_that_were_typed_and_differ_are_not_supposed_to_be_one() {
    for pair in [
        ["8,000 deaths in 2019", "5,100 deaths in 2023"],
        ["22,000 drowned since 2014", "20,300 drowned since 2016"],
        ["400 deaths in March 2023", "5,100 deaths in 2023"],
    ] {
        let output = darkfigure(&["gap", pair[0], pair[1]]);
        assert_ne!(output.status.code(), Some(0), "{pair:?}: {}", out(&output));
        assert!(err(&output).contains("the two are of different times"), "{pair:?}: {}", err(&output));
    }
    let same = darkfigure(&["gap", "400 deaths in 2023", "5,100 deaths in 2023"]);
    assert_eq!(same.status.code(), Some(0), "{}", err(&same));
}

#[test]
fn what_can_both_hold_under_an_if_is_said() {
    for (one, other, said) in [
        (
            "more than 400 people",
            "up to 400 people",
            "more than up to 400 people [2]: both cannot hold of one thing.",
        ),
        ("at least 500 people", "up to 300 people", "at least 200 people; both cannot hold of one thing."),
        ("0 deaths", "fewer than 5 deaths", "0 deaths [1] and fewer than 5 deaths [2] can both hold."),
        ("60,000–80,000", "75,000", "; both can hold of one thing."),
        ("15 things a day", "5,000 things a year", "; rounding alone may part the two."),
        ("2,050 jobs", "about 2,000 jobs", "; rounding alone may part the two."),
        ("2,050 jobs", "nearly 2,000 jobs", "; “nearly 2,000” is below its number."),
        ("more than 3 times", "three times", "is more does not follow from what is known."),
    ] {
        for text in [
            screen(one, other),
            screen(other, one).replace("[1]", "[0]").replace("[2]", "[1]").replace("[0]", "[2]"),
        ] {
            assert!(text.contains(said), "{one}, {other}: {text}");
        }
    }
    // Nothing that was rounded reaches so far.
    for (one, other) in
        [("60,000–80,000", "90,000"), ("2,050 jobs", "2,010 jobs"), ("25 a day", "5,000 a year")]
    {
        let text = screen(one, other);
        assert!(!text.contains("both can") && !text.contains("rounding alone"), "{one}, {other}: {text}");
    }
}

#[test]
fn multiples_and_rates_of_one_of_something_are_read() {
    let text = screen("3 times as many people", "200% more");
    assert!(
        text.contains("+200% [2] come, as a change of one base, to 3 times; 3 times [1] are as high"),
        "{text}"
    );
    let text = screen("129 a person", "140 per person");
    assert!(text.contains("a difference of 11 per person"), "{text}");
    for other in ["310 per household", "140 people", "60%"] {
        assert!(screen("129 a person", other).contains("No step was given"), "{other}");
    }
    // A place, a time and a length are none of which so many are for each one.
    let text = screen("3 deaths at a factory", "5 deaths");
    assert!(text.contains("5 deaths [2] are 1.67 times as many as 3 deaths [1]"), "{text}");
}
