//! Kinds of an eighth set: shares of one base that are more than all of it, parts of a year above the year, and words for what stands on a bound.

use darkfigure_kinds::Case;

use crate::unseen::{PAIR, asking, figure};

/// The whole text on one line, so that no sentence is broken.
fn flat(case: &Case) -> String {
    case.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const CONCEPTS: &str = "[concepts.for]\nlabel = \"in favour\"\napart-from = [{ of = \"against\", why = \"by definition\", sources = [] }]\n[concepts.against]\nlabel = \"against\"\n[populations.adults]\nlabel = \"adults\"\n[populations.voters]\nlabel = \"voters\"\n";

fn share(id: &str, value: &str, concept: &str, rest: &str) -> String {
    let how =
        format!("unit = \"percent\"\nbasis = \"survey\"\nconcept = \"{concept}\"\nplace = \"KE\"\n{rest}");
    figure(id, value, &how)
}

const ADULTS: &str = "population = \"adults\"\nstock = \"2023-06-30\"";

fn two_shares(one: &str, [other, rest]: [&str; 2], question: &str) -> Case {
    asking(
        question,
        &format!("{CONCEPTS}{}{}{PAIR}", share("a", one, "for", ADULTS), share("b", other, "against", rest)),
    )
}

#[test]
fn shares_of_one_base_are_no_more_than_all_of_it() {
    for question in ["Can both be right?", "Do the two agree?"] {
        let text = flat(&two_shares("58%", ["49%", ADULTS], question));
        assert!(text.contains("more than all there are, and not both can hold"), "{question}: {text}");
        assert!(!text.contains("Cannot be told"), "{question}: {text}");
    }
    for other in [
        // Rounding may leave them at all there is.
        ["42.4%", ADULTS],
        ["up to 49%", ADULTS],
        // Of another base, on another day, over a year in which a mind may change.
        ["49%", "population = \"voters\"\nstock = \"2023-06-30\""],
        ["49%", "population = \"adults\"\nstock = \"2023-07-30\""],
        ["49%", "population = \"adults\"\nstock = \"2023\""],
        ["49%", "population = \"adults\"\npresent = \"2023\""],
        ["49%", "population = \"adults\""],
    ] {
        let text = flat(&two_shares("58%", other, "Can both be right?"));
        assert!(!text.contains("can hold") && !text.contains("cannot both"), "{other:?}: {text}");
    }
}

#[test]
fn three_shares_are_held_to_all_of_their_base_together() {
    let of = |third: &str| {
        let concepts = CONCEPTS.replace("[concepts.against]\nlabel = \"against\"\n", "[concepts.against]\nlabel = \"against\"\napart-from = [{ of = \"none\", why = \"by definition\", sources = [] }]\n[concepts.none]\nlabel = \"no view\"\napart-from = [{ of = \"for\", why = \"by definition\", sources = [] }]\n");
        let shares = [("a", "48%", "for"), ("b", "41%", "against"), ("c", third, "none")]
            .map(|(id, value, concept)| share(id, value, concept, ADULTS));
        flat(&asking("Do they agree?", &format!("{concepts}{}{PAIR}", shares.concat())))
    };
    assert!(of("20%").contains("not all three can hold"), "{}", of("20%"));
    assert!(!of("11%").contains("can hold"), "{}", of("11%"));
}

#[test]
fn a_part_of_a_year_above_the_year_is_seen() {
    let of = |inner: &str, outer: &str| {
        let count = |id: &str, value: &str, when: &str| {
            figure(id, value, &format!("basis = \"register\"\nunit = \"death\"\nentrants = \"{when}\""))
        };
        asking("Did deaths fall?", &format!("{}{}", count("a", "612", inner), count("b", "503", outer)))
    };
    for (inner, outer) in
        [("2022-01/2022-05", "2022"), ("2022-03/2022-05", "2022"), ("2022-01/2022-05", "2022-01/2022-12")]
    {
        let case = of(inner, outer);
        let is_seen =
            case.codes.iter().any(|code| ["falling-cumulative", "inner-above-outer"].contains(code));
        assert!(is_seen, "{inner} in {outer}: {:?}", case.codes);
    }
    assert!(of("2022-01/2022-05", "2023").codes.is_empty());
}

#[test]
fn how_many_records_are_too_many_is_not_how_many_people() {
    let count = figure("a", "2,000", "basis = \"register\"\nunit = \"person\"\nentrants = \"2023\"");
    let estimate = figure("b", "up to 1,500", "basis = \"survey\"\nunit = \"person\"\nentrants = \"2023\"");
    let text = flat(&asking("Do the two agree?", &format!("{count}{estimate}{PAIR}")));
    // One person may stand there five hundred times.
    assert!(!text.contains("are there twice"), "{text}");
    assert!(
        text.contains("are there more than once or do not belong there, at least 500 people too many in all"),
        "{text}"
    );
}

#[test]
fn more_than_all_is_no_coverage() {
    let count = figure("a", "2,100", "basis = \"register\"\nunit = \"person\"\nentrants = \"2023\"");
    let estimate =
        |value: &str| figure("b", value, "basis = \"survey\"\nunit = \"person\"\nentrants = \"2023\"");
    let of = |value: &str| asking("Do the two agree?", &format!("{count}{}{PAIR}", estimate(value)));
    let full = flat(&of("1,800 [1,500, 2,200] at 95%"));
    assert!(!full.contains("Coverage 117%") && !full.contains("Dark figure: "), "{full}");
    let full = flat(&of("2,500 [2,200, 2,800] at 95%"));
    assert!(full.contains("Dark figure: the estimate less the count"), "{full}");
}

#[test]
fn margins_that_hold_together_too_seldom_are_not_called_unknown() {
    let survey = |id: &str, value: &str| {
        figure(id, value, "basis = \"survey\"\nunit = \"person\"\nstock = \"2023-06-30\"")
    };
    let two = format!(
        "{}{}{PAIR}",
        survey("a", "1,300 [1,000, 1,600] at 60%"),
        survey("b", "1,000 [800, 1,200] at 60%")
    );
    let text = flat(&asking("Do the two agree?", &two));
    assert!(text.contains("are 1.3 times as many as") && !text.contains("(unknown)"), "{text}");
}

#[test]
fn those_counted_at_one_time_are_no_part_of_those_new_in_a_year() {
    let count = figure("a", "7,300", "basis = \"enumeration\"\nunit = \"person\"\nstock = \"2024-04-16\"");
    let estimate =
        figure("b", "16,000 to 20,000", "basis = \"survey\"\nunit = \"person\"\nentrants = \"2024\"");
    let step = "[bridges.stay]\naxis = \"time\"\nfrom = \"stock\"\nto = \"entrants\"\nstay-days = \"200\"\nkind = \"assumption\"\nwhy = \"a mean stay\"\n";
    let pair = format!("{PAIR}bridges = [\"stay\"]\n{step}");
    let text = flat(&asking("How many were counted?", &format!("{count}{estimate}{pair}")));
    // 7,300 · 366 / 200 = 13,359, of 16,000 to 20,000.
    assert!(text.contains("66–84% of those there at one time) were recorded"), "{text}");
    assert!(!text.contains("of those new in the year) are in this count"), "{text}");
}

#[test]
fn two_numbers_that_bound_from_one_side_can_both_hold() {
    let of = |one: &str, other: &str| {
        let figures = [("a", one), ("b", other)].map(|(id, value)| {
            figure(id, value, "basis = \"survey\"\nunit = \"death\"\nentrants = \"2024-03/2024-06\"")
        });
        flat(&asking("How many died?", &format!("{}{PAIR}", figures.concat())))
    };
    let text = of("at least 110", "more than 700");
    assert!(text.contains("each say how many there are at least, and can both hold"), "{text}");
    let text = of("up to 110", "fewer than 700");
    assert!(text.contains("each say how many there are at most, and can both hold"), "{text}");
    assert!(!of("at least 110", "fewer than 700").contains("can both hold"));
}

#[test]
fn what_parts_two_rates_is_of_the_base_of_neither() {
    let rate = |id: &str, value: &str, population: &str| {
        figure(
            id,
            value,
            &format!(
                "basis = \"register\"\nunit = \"death\"\ndetections = \"2022\"\npopulation = \"{population}\""
            ),
        )
    };
    let two = format!(
        "[populations.north]\nlabel = \"people in the north\"\n[populations.south]\nlabel = \"people in the south\"\n{}{}{PAIR}",
        rate("a", "12.1 per 100,000 a year", "north"),
        rate("b", "8.4 per 100,000 a year", "south")
    );
    let text = flat(&asking("Is the rate higher in the north?", &two));
    assert!(text.contains("are 1.44 times as high as") && !text.contains("a difference of"), "{text}");
}

#[test]
fn estimates_of_two_producers_for_two_years_are_no_change() {
    let estimate = |id: &str, value: &str, when: &str, source: &str, basis: &str| {
        figure(
            id,
            value,
            &format!("basis = \"{basis}\"\nunit = \"person\"\nstock = \"{when}\"\nsource = \"{source}\""),
        )
    };
    let other = "[sources.university]\nkind = \"paper\"\ntitle = \"A study\"\npublisher = \"University\"\n";
    let of = |source: &str, basis: &str| {
        let [one, two] = [("a", "22 million", "2016", source), ("b", "11 million", "2022", "office")]
            .map(|(id, value, when, source)| estimate(id, value, when, source, basis));
        flat(&asking("Did the number fall?", &format!("{other}{one}{two}{PAIR}")))
    };
    let text = of("university", "model");
    assert!(
        text.contains("so whether the number fell cannot be told") && !text.contains("the number fell:"),
        "{text}"
    );
    assert!(of("office", "model").contains("As published, the number fell:"));
    assert!(of("university", "register").contains("the two are not of one producer"));
}

#[test]
fn a_sum_that_misses_its_total_says_what_the_parts_come_to() {
    let count = |id: &str, value: &str, rest: &str| {
        figure(id, value, &format!("basis = \"register\"\nunit = \"death\"\nentrants = \"2023\"\n{rest}"))
    };
    let parts = [("p", "12,622", "KE-01"), ("q", "24,147", "KE-02")]
        .map(|(id, value, place)| count(id, value, &format!("place = \"{place}\"\npart-of = \"a\"")));
    let sum = "[sums.s]\ntotal = \"a\"\nparts = [\"p\", \"q\"]\ncomplete = true\n";
    let total = count("a", "45,000", "place = \"KE\"");
    let text = flat(&asking("Do the parts add up?", &format!("{total}{}{sum}", parts.concat())));
    assert!(
        text.contains(
            "The parts come to 36,769 deaths, and do not reach the published total, by 8,231 deaths"
        ),
        "{text}"
    );
}

#[test]
fn so_many_percent_of_a_base_are_a_number_of_what_the_other_side_counts() {
    let head = "[populations.pupils]\nlabel = \"children aged 5 to 16\"\n";
    let how = "population = \"pupils\"\nstock = \"2022\"";
    let share = figure("b", "39%", &format!("basis = \"survey\"\nunit = \"percent\"\n{how}"));
    let count = figure("a", "26.2 million", &format!("basis = \"enumeration\"\nunit = \"person\"\n{how}"));
    let step = "bridges = [\"base\"]\n[bridges.base]\nof = \"b\"\nbase = \"67 million\"\nkind = \"assumption\"\nwhy = \"a projection\"\n";
    let case = asking("How many are out of school?", &format!("{head}{share}{count}{PAIR}{step}"));
    assert!(case.codes.is_empty(), "{:?} {:?}", case.codes, case.hints);
    let text = flat(&case);
    assert!(
        text.contains(
            "come, by assumption, to 26.13 million people; 26.2 million people [1] are as many, as far as rounding goes"
        ),
        "{text}"
    );
}

#[test]
fn what_is_at_most_more_may_be_less_and_is_no_distance() {
    let of = |one: &str, other: &str| {
        let figures = [("a", one), ("b", other)].map(|(id, value)| {
            figure(id, value, "basis = \"survey\"\nunit = \"death\"\nentrants = \"2022\"")
        });
        flat(&asking("How far apart are they?", &format!("{}{PAIR}", figures.concat())))
    };
    // The "at least 110" may be 150.
    assert!(!of("118", "at least 110").contains("a difference of"), "{}", of("118", "at least 110"));
    assert!(of("at least 130", "118").contains("a difference of at least 12 deaths"));
}

#[test]
fn what_is_taken_back_was_not_recorded() {
    let count = |id: &str, value: &str, rest: &str| {
        figure(id, value, &format!("basis = \"register\"\nunit = \"person\"\nentrants = \"2023\"\n{rest}"))
    };
    let estimate = figure("b", "about 11,000", "basis = \"survey\"\nunit = \"person\"\nentrants = \"2023\"");
    let later = count("c", "more than 6,000", "supersedes = \"a\"");
    let text =
        flat(&asking("Which is right?", &format!("{}{estimate}{later}{PAIR}", count("a", "3,000", ""))));
    assert!(text.contains("Replaced since: the 3,000") && !text.contains("were recorded."), "{text}");
}

#[test]
fn deaths_that_are_counted_to_the_last_one_are_rounded_to_nothing() {
    let count = |id: &str, value: &str, rest: &str| {
        figure(id, value, &format!("basis = \"register\"\nunit = \"death\"\nentrants = \"2023\"\n{rest}"))
    };
    let of = |total: &str, one: &str| {
        let parts = [("p", one, "KE-01"), ("q", "7", "KE-02")]
            .map(|(id, value, place)| count(id, value, &format!("place = \"{place}\"\npart-of = \"a\"")));
        let sum = "[sums.s]\ntotal = \"a\"\nparts = [\"p\", \"q\"]\ncomplete = true\n";
        let total = count("a", total, "place = \"KE\"");
        flat(&asking("Do the parts add up?", &format!("{total}{}{sum}", parts.concat())))
    };
    assert!(
        of("224", "216").contains("do not reach the published total, by 1 death"),
        "{}",
        of("224", "216")
    );
    // Numbers that end in a nought may be rounded to tens.
    assert!(of("230", "219").contains("agree only if they were rounded"), "{}", of("230", "219"));
    assert!(of("223", "216").contains("The parts add up to the published total"));
}

#[test]
fn a_month_is_no_lower_record_than_its_summer() {
    let estimate = |id: &str, value: &str, when: &str, said: &str| {
        figure(
            id,
            value,
            &format!("basis = \"model\"\nunit = \"death\"\nentrants = \"{when}\"\nsaid = \"{said}\""),
        )
    };
    let of = |when: &str| {
        let two = estimate("a", "948", "2022-07", "2022-09-01") + &estimate("b", "2,985", when, "2022-10-07");
        flat(&asking("How many died?", &two))
    };
    assert!(!of("2022-06/2022-08").contains(", then 2,985"), "{}", of("2022-06/2022-08"));
    assert!(of("2022-08").contains(", then 2,985"), "{}", of("2022-08"));
}

#[test]
fn rounded_counts_stand_at_their_face() {
    let count = |id: &str, value: &str, when: &str| {
        figure(id, value, &format!("basis = \"register\"\nunit = \"death\"\nentrants = \"{when}\""))
    };
    let of = |whole: &str| {
        let two = count("a", "829,000", "2022-12") + &count("b", whole, "2022-06/2022-12");
        flat(&asking("How many were in December?", &format!("{two}{PAIR}")))
    };
    assert!(
        of("2.47 million").contains("lie outside, at the face value of 2.47 million"),
        "{}",
        of("2.47 million")
    );
    assert!(
        of("2,472,140").contains("lie outside.") || of("2,472,140").contains("lie outside. "),
        "{}",
        of("2,472,140")
    );
}

#[test]
fn what_was_recorded_in_a_year_may_have_been_new_before() {
    let count = figure("a", "41,210", "basis = \"register\"\nunit = \"birth\"\ndetections = \"2023\"");
    let estimate = figure("b", "43,900", "basis = \"survey\"\nunit = \"birth\"\nentrants = \"2023\"");
    let units = "[units]\nbirth = \"births\"\n";
    let text = flat(&asking("Does the register contradict it?", &format!("{units}{count}{estimate}{PAIR}")));
    assert!(text.contains("and all that was recorded was new then,"), "{text}");
}

#[test]
fn what_may_be_one_number_contradicts_itself_in_nothing() {
    let of = |question: &str| {
        let head = "[populations.towns]\nlabel = \"residents of towns\"\n";
        let how = "population = \"towns\"\nstock = \"2023\"";
        let share = figure("a", "7%", &format!("basis = \"survey\"\nunit = \"percent\"\n{how}"));
        let number = figure("b", "17,900", &format!("basis = \"survey\"\nunit = \"person\"\n{how}"));
        let step = "bridges = [\"base\"]\n[bridges.base]\nof = \"a\"\nbase = \"240,000\"\nkind = \"evidence\"\nsources = [\"office\"]\nwhy = \"the register\"\n";
        flat(&asking(question, &format!("{head}{share}{number}{PAIR}{step}")))
    };
    assert!(
        of("Do 7% and 17,900 fit together?").contains("Yes, as far as rounding goes: "),
        "{}",
        of("Do 7% and 17,900 fit together?")
    );
    assert!(of("Do the two contradict each other?").contains("No, as far as rounding goes: "));
    assert!(of("Do the two agree?").contains("Yes, as far as rounding goes: "));
}

#[test]
fn a_number_that_was_taken_back_is_set_against_nothing() {
    let count = |id: &str, value: &str| {
        figure(id, value, "basis = \"register\"\nunit = \"person\"\nentrants = \"2023\"")
    };
    let back = "[statements.s]\nwording = \"we take it back\"\nsource = \"later\"\nretracts = [\"a\"]\n";
    let case =
        asking("Which is right?", &format!("{}{}{back}{PAIR}", count("a", "3,000"), count("b", "640")));
    let screen = crate::fresh::screen(&case);
    assert!(screen.contains("Taken back since: the 3,000") && !screen.contains("4.69 times"), "{screen}");
}

#[test]
fn how_near_around_is_may_explain_a_conflict() {
    let of = |estimate: &str| {
        let count = figure("a", "4,812", "basis = \"register\"\nunit = \"site\"\nentrants = \"2023\"");
        let other = figure("b", estimate, "basis = \"survey\"\nunit = \"site\"\nentrants = \"2023\"");
        flat(&asking("Do they agree?", &format!("{count}{other}{PAIR}")))
    };
    assert!(
        of("around 4,700").contains("would explain it, or that “about” was meant widely."),
        "{}",
        of("around 4,700")
    );
    assert!(!of("4,700").contains("meant widely"));
}

#[test]
fn windows_without_an_end_and_days_have_words_of_their_own() {
    let of = |when: &str| {
        let [one, two] = [("a", "about 300"), ("b", "at least 900")].map(|(id, value)| {
            figure(id, value, &format!("basis = \"survey\"\nunit = \"person\"\npresent = \"{when}\""))
        });
        flat(&asking("Do they agree?", &format!("{one}{two}{PAIR}")))
    };
    assert!(of("since 2019").contains("there at any time since 2019"));
    assert!(of("2023-01-31").contains("there at any time on 31 January 2023"));
    assert!(of("2023-01").contains("there at any time in January 2023"));
}
