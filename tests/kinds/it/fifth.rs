//! Situations of a fifth set that the code had not seen: each printed something false, or left out what was known.

use darkfigure_analysis::published::add_up;
use darkfigure_kinds::Case;
use darkfigure_model::{Addition, Grade, SumId};

use crate::fresh::screen;
use crate::unseen::{COUNT, ESTIMATE, PAIR, asking, dossier, figure};

/// The whole text on one line, so that no sentence is broken.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What may be said of the only sum.
fn addition(case: &Case) -> Addition {
    let dossier = case.dossier.as_ref().expect("no errors");
    let sum = dossier.sums.get(&SumId::new("s").expect("a name")).expect("a sum");
    add_up(dossier, sum).expect("its figures").addition
}

const SUM: &str = "[sums.s]\ntotal = \"t\"\nparts = [\"p\", \"q\"]\ncomplete = true\n";

#[test]
fn a_share_among_the_counted_covers_nothing() {
    let share = |id: &str, value: &str, basis: &str| {
        let rest = format!("basis = \"{basis}\"\nstock = \"2023-05-14\"\npopulation = \"all\"");
        figure(id, value, &rest)
    };
    for counted in ["38.2%", "48.2%", "482 per 1,000"] {
        let figures = share("a", counted, "enumeration") + &share("b", "43% [40%, 46%] at 95%", "survey");
        let case = dossier(&format!("{figures}{PAIR}"));
        let text = flat(&case.text);
        for word in ["recorded", "conflict", "Over-notification", "coverage", "undetected"] {
            assert!(!text.contains(word), "{word}: {text}");
        }
        assert!(case.comparison().must_believe.implied_coverage.is_none());
    }
    // A register has what was seen of a base that is known: of that there is a coverage.
    let figures = share("a", "2.1%", "register") + &share("b", "4.8%", "survey");
    assert!(flat(screen(&dossier(&format!("{figures}{PAIR}")))).contains("were recorded"));
}

#[test]
fn an_enumeration_is_no_record_of_some() {
    let of = |basis: &str| {
        let figure = figure("a", "685", &format!("basis = \"{basis}\"\nstock = \"2023-05-14\""));
        let other = self::figure("b", "900", "basis = \"survey\"\nstock = \"2023-05-14\"");
        flat(&dossier(&format!("{figure}{other}{PAIR}")).text)
    };
    let ceiling = "A count of what was recorded sets no upper limit";
    assert!(of("register").contains(ceiling));
    assert!(!of("enumeration").contains(ceiling) && of("enumeration").contains("say “counted”"));
}

#[test]
fn who_is_there_on_two_days_is_not_two() {
    let present = |id: &str, value: &str, days: &str| {
        figure(id, value, &format!("basis = \"register\"\npresent = \"{days}\"\nunit = \"person\""))
    };
    let of = |friday: &str, saturday: &str| {
        let parts = present("p", friday, "2023-06-02") + &present("q", saturday, "2023-06-03");
        dossier(&format!("{}{parts}{SUM}", present("t", "90,000", "2023-06-02/2023-06-03")))
    };
    let case = of("40,000", "50,000");
    assert_eq!(addition(&case), Addition::Overlapping);
    assert!(case.codes.contains(&"overlapping-parts"), "{:?}", case.codes);
    let text = flat(&case.text);
    assert!(text.contains("the whole is 50,000–90,000 people") && !text.contains("add up to"), "{text}");
    // "About 50,000" is no least number.
    assert!(!flat(&of("40,000", "about 50,000").text).contains("50,000–90,000"));
    // More than all days have together cannot have come.
    assert_eq!(addition(&of("20,000", "30,000")), Addition::TooLittle);
    // Whoever is new, or recorded, on one day is so on that day.
    let entrants = |id: &str, value: &str, days: &str| {
        figure(id, value, &format!("basis = \"register\"\nentrants = \"{days}\"\nunit = \"person\""))
    };
    let parts = entrants("p", "40,000", "2023-06-02") + &entrants("q", "50,000", "2023-06-03");
    let case = dossier(&format!("{}{parts}{SUM}", entrants("t", "90,000", "2023-06-02/2023-06-03")));
    assert_eq!((addition(&case), case.codes.len()), (Addition::Exact, 0), "{:?}", case.codes);
}

#[test]
fn those_of_one_day_in_two_places_add_up() {
    let stock = |id: &str, value: &str, place: &str| {
        figure(id, value, &format!("basis = \"register\"\nstock = \"2023-06-02\"\nplace = {place}"))
    };
    let parts = stock("p", "400", "\"GB\"") + &stock("q", "500", "\"IE\"");
    let case = dossier(&format!("{}{parts}{SUM}", stock("t", "900", "[\"GB\", \"IE\"]")));
    assert_eq!((addition(&case), case.codes.len()), (Addition::Exact, 0), "{:?}", case.codes);
}

#[test]
fn which_of_two_balances_is_the_lower_is_said() {
    let told = |one: &str, other: &str| {
        let of = |id: &str, value: &str| {
            figure(
                id,
                value,
                "basis = \"survey\"\nentrants = \"2022\"\nconcept = \"balance\"\nunit = \"person\"",
            )
        };
        flat(screen(&dossier(&(of("a", one) + &of("b", other) + PAIR))))
    };
    assert!(
        told("-20,000", "+5,000").contains("−20,000 people [1] are lower than 5,000 people [1], by 25,000")
    );
    let far = told("-30,000 [-45,000, -15,000] at 95% confidence", "+5,000");
    assert!(far.contains("are lower than 5,000 people") && far.contains("95% confidence interval"), "{far}");
    let about = told("around -35,000", "-20,000");
    assert!(
        about.contains("are lower than −20,000 people") && about.contains("face value of −35,000"),
        "{about}"
    );
    // Margins that leave it open leave it open.
    let open = told("-3,000 [-9,000, 6,000] at 95% confidence", "+5,000 [1,000, 9,000] at 95% confidence");
    assert!(!open.contains("lower than"), "{open}");
}

#[test]
fn floors_above_a_ceiling_are_too_much() {
    let of = |id: &str, value: &str| figure(id, value, COUNT);
    let sum = |total: &str, parts: [&str; 2]| {
        dossier(&(of("t", total) + &of("p", parts[0]) + &of("q", parts[1]) + SUM))
    };
    assert_eq!(addition(&sum("fewer than 900", ["at least 400", "more than 550"])), Addition::TooMuch);
    assert_eq!(addition(&sum("at least 900", ["at most 400", "fewer than 450"])), Addition::TooLittle);
    // A number that is no bound may have been rounded to it.
    assert_eq!(addition(&sum("900", ["400", "520"])), Addition::Rounded { place: 2 });
}

#[test]
fn a_total_between_the_ends_of_its_parts_is_said_to_be() {
    let survey = |id: &str, value: &str| figure(id, value, ESTIMATE);
    let of = |total: &str, other: &str| {
        let parts = survey("p", "210,000 [180,000, 240,000] at 95% confidence") + &survey("q", other);
        flat(&dossier(&(survey("t", total) + &parts + SUM)).text)
    };
    let other = "330,000 [290,000, 370,000] at 95% confidence";
    let text = of("500,000", other);
    assert!(text.contains("470,000–610,000") && text.contains("the published total lies between"), "{text}");
    assert!(!text.contains("below zero"), "{text}");
    let about = of("600,000", "at least 290,000");
    assert!(about.contains("cannot be told: numbers have hedges or margins."), "{about}");
}

#[test]
fn the_share_of_the_rest_is_no_slip_without_a_name() {
    let of = |said: &str| {
        let said = figure("f", said, "entrants = \"2023\"\nrelates = { of = \"n\", base = \"o\" }");
        dossier(&(figure("o", "1,100", ESTIMATE) + &figure("n", "612", COUNT) + &said)).text
    };
    assert!(of("44%").contains("the share of the rest is told as that of the part"), "{}", of("44%"));
    assert!(of("56%").contains("agrees as far as rounding can tell"));
    assert!(of("49%").contains("No other reading"), "{}", of("49%"));
}

#[test]
fn populations_that_share_nobody_are_counted_twice_in_one_alone() {
    let of = |id: &str, value: &str, rest: &str| {
        figure(id, value, &format!("{ESTIMATE}\nstatus = \"confirmed\"\nunit = \"person\"\n{rest}"))
    };
    let populations = "[populations.north]\nlabel = \"the north\"\napart-from = [{ of = \"south\", why = \"by definition\" }]\n[populations.south]\nlabel = \"the south\"\n";
    let figures = of("a", "at least 4,000", "population = \"north\"")
        + &of("b", "at least 5,000", "population = \"south\"")
        + &of("c", "at most 8,000", "");
    let text = flat(&dossier(&format!("{populations}{figures}")).text);
    assert!(text.contains("not all three can hold") && !text.contains("more than one"), "{text}");
}

#[test]
fn one_may_be_counted_many_times() {
    let of = |id: &str, value: &str, when: &str, basis: &str| {
        let rest =
            format!("basis = \"{basis}\"\nentrants = \"{when}\"\nstatus = \"confirmed\"\nunit = \"person\"");
        figure(id, value, &rest)
    };
    let quarters = [
        ("q1", "90,000", "2023-01/2023-03"),
        ("q2", "80,000", "2023-04/2023-06"),
        ("q3", "70,000", "2023-07/2023-09"),
        ("q4", "60,000", "2023-10/2023-12"),
    ]
    .map(|(id, value, when)| of(id, &format!("at least {value}"), when, "register"));
    let text = flat(&dossier(&(quarters.concat() + &of("y", "at most 280,000", "2023", "model"))).text);
    assert!(text.contains("at least 20,000 people too many in all"), "{text}");
    assert!(!text.contains("6,660"), "{text}");
}

#[test]
fn a_share_and_a_number_exclude_one_another_by_the_step_between_them() {
    let of = |most: &str, count: &str| {
        let a = figure(
            "a",
            most,
            "basis = \"expert judgement\"\nstock = \"2023-06-01\"\npopulation = \"all\"\nunit = \"person\"",
        );
        let b = figure(
            "b",
            count,
            "basis = \"register\"\nstatus = \"confirmed\"\nstock = \"2023-06-01\"\npopulation = \"all\"\nunit = \"person\"",
        );
        let step = "[bridges.k]\nof = \"a\"\nbase = \"20,000 to 21,000\"\nkind = \"evidence\"\nwhy = \"the list\"\nsources = [\"office\"]\n";
        let case =
            dossier(&format!("{a}{b}{step}[comparisons.x]\nbetween = [\"a\", \"b\"]\nbridges = [\"k\"]\n"));
        flat(&case.text)
    };
    for most in ["at most 5%", "at most 1 in 20", "at most 50 per 1,000"] {
        let text = of(most, "1,100");
        assert!(
            text.contains("the two cannot both hold (")
                && text.contains("if the steps of this dossier between them hold"),
            "{text}"
        );
        assert!(!of(most, "1,040").contains("cannot both hold"), "{most}");
    }
    assert!(!of("5%", "1,100").contains("over-notification, duplicates, or a low estimate."));
}

#[test]
fn nobody_takes_back_what_another_said() {
    let speakers = "[speakers.m]\nlabel = \"Mayor\"\norganisation = \"City\"\n[speakers.g]\nlabel = \"Group chair\"\norganisation = \"Group\"\n";
    let told = |by: &str| {
        let a = figure("a", "around 450", &format!("{COUNT}\nspeaker = \"g\""));
        let b = figure("b", "90", &format!("{COUNT}\nspeaker = \"m\""));
        let said = format!(
            "[statements.s]\nwording = \"The 450 are withdrawn\"\nretracts = [\"a\"]\nsource = \"office\"\nspeaker = \"{by}\"\n"
        );
        dossier(&format!("{speakers}{a}{b}{said}{PAIR}"))
    };
    let other = told("m");
    assert!(other.codes.contains(&"retracted-by-another"), "{:?}", other.codes);
    let text = flat(&other.text);
    assert!(
        !text.contains("Taken back") && !text.contains("taken back") && !text.contains("taking back"),
        "{text}"
    );
    assert!(text.contains("(Mayor) [1] contradicts the 450"), "{text}");
    let own = told("g");
    assert!(
        !own.codes.contains(&"retracted-by-another") && flat(&own.text).contains("Taken back since: the 450")
    );
    // A figure takes nothing back that others said, either.
    let a = figure("a", "450", &format!("{COUNT}\nspeaker = \"g\""));
    let b = figure("b", "90", &format!("{COUNT}\nspeaker = \"m\"\nretracts = [\"a\"]"));
    let case = dossier(&format!("{speakers}{a}{b}{PAIR}"));
    assert!(case.codes.contains(&"retracted-by-another") && !flat(&case.text).contains("Taken back"));
}

#[test]
fn a_part_of_another_year_is_none() {
    let of = |id: &str, year: &str, rest: &str| {
        figure(id, "500", &format!("basis = \"register\"\ndetections = \"{year}\"\n{rest}"))
    };
    let codes = |year: &str| dossier(&(of("a", year, "part-of = \"b\"") + &of("b", "2023", ""))).codes;
    assert_eq!(codes("2022"), ["part-outside-whole"]);
    assert!(codes("2023").is_empty() && codes("2023-05").is_empty());
}

#[test]
fn a_copy_came_about_as_what_it_repeats() {
    let a = figure("a", "15 million", ESTIMATE);
    let copy = figure("b", "15 million", "entrants = \"2023\"\ncites = [\"a\"]");
    let screen = flat(screen(&dossier(&format!("{a}{copy}{PAIR}"))));
    assert!(!screen.contains("how it was made is not said") && !screen.contains("came about"), "{screen}");
    let alone = figure("b", "15 million", "entrants = \"2023\"");
    let screen = flat(self::screen(&dossier(&format!("{a}{alone}{PAIR}"))));
    assert!(screen.contains("how it was made is not said"), "{screen}");
}

#[test]
fn what_is_asked_of_a_count_and_its_share_is_answered() {
    // Kept here: a question of a poll and an election has the difference for an answer.
    let share = |id: &str, value: &str, basis: &str| {
        figure(id, value, &format!("basis = \"{basis}\"\nstock = \"2023-05-14\"\npopulation = \"all\""))
    };
    let figures = share("a", "48.2%", "enumeration") + &share("b", "43% [40%, 46%] at 95%", "survey");
    let screen = flat(screen(&asking("Was the poll wrong?", &format!("{figures}{PAIR}"))));
    assert!(screen.contains("a difference of 5.2 percentage points (2.2–8.2)"), "{screen}");
}

#[test]
fn a_rate_over_its_own_window_is_a_number() {
    let told = |rate: &str, window: &str, other: &str, unit: &str| {
        let of = |id: &str, value: &str| {
            figure(id, value, &format!("basis = \"register\"\nentrants = \"{window}\"\nunit = \"{unit}\""))
        };
        dossier(&(of("a", rate) + &of("b", other) + PAIR))
    };
    for (rate, window, other, unit) in [
        ("400 a month", "2023", "4,800", "person"),
        ("2 a day", "2023-06", "60", "tonne"),
        ("300 a year", "2021/2022", "600", "person"),
        ("30 a week", "2023-05-01/2023-05-28", "120", "case"),
    ] {
        let case = told(rate, window, other, unit);
        assert_eq!(case.comparison().comparability.grade, Grade::LikeForLike, "{rate}");
        let text = flat(screen(&case));
        assert!(text.contains("come to") && text.contains(&format!("to {other} ")), "{text}");
        assert!(!text.contains("No: ") && !text.contains("different kinds"), "{text}");
    }
    // What differs, differs by so much.
    let case = told("400 a month", "2023", "5,200", "person");
    assert!(flat(screen(&case)).contains("a difference of 400 people"), "{}", case.text);
    // Half a month is no number of months, and of a day nobody knows how long it stood at so many a month.
    let case = told("400 a month", "2023-01-01/2023-03-15", "1,000", "person");
    assert_eq!(case.comparison().comparability.grade, Grade::NotComparable);
}

#[test]
fn a_correction_is_read_end_by_end_in_the_gap() {
    let survey = |id: &str, value: &str, rest: &str| figure(id, value, &format!("{ESTIMATE}\n{rest}"));
    let of = |correction: &str, count: &str, rest: &str| {
        let first = survey("a", "1,000 to 2,000", "");
        let later = survey("c", correction, &format!("revises = \"a\"\n{rest}"));
        dossier(&format!(
            "{first}{later}{}{PAIR}",
            figure("b", count, "basis = \"register\"\nentrants = \"2023\"")
        ))
    };
    let case = of("at most 1,500", "1,200", "");
    let read = case.comparison().read[0];
    assert_eq!((read.low().value(), read.high().value()), (Some(1_000.0), Some(1_500.0)));
    let text = flat(screen(&case));
    assert!(
        text.contains("1,000–2,000 deaths [1] come, as corrected since, to 1,000–1,500 deaths"),
        "{text}"
    );
    // What the correction leaves no end of stands as it was said, and so does what is corrected of another year.
    for case in [of("1,500", "1,200", ""), of("at most 1,500", "1,200", "status = \"presumed\"")] {
        assert_eq!(case.comparison().read, case.comparison().starts);
    }
    // A count above what is left is above the estimate.
    assert!(of("at most 1,500", "1,700", "").comparison().gap.numbers().is_count_above);
}

#[test]
fn no_pool_has_fewer_people_than_none() {
    let of = |concept: &str| {
        let survey = |id: &str, value: &str, rest: &str| {
            figure(id, value, &format!("{ESTIMATE}\nconcept = \"{concept}\"\n{rest}"))
        };
        let lineage = "lineage = [{ of = \"b\", kind = \"independent\", why = \"other keepers\" }]";
        let a = survey("a", "1,000 [800, 1,200] at 95% confidence as normal", lineage);
        let b = survey("b", "1,400 [1,200, 1,600] at 95% confidence as normal", "");
        dossier(&format!("{a}{b}{PAIR}"))
    };
    let case = of("harm");
    let section = |case: &Case| {
        let at = case.text.find("Several estimates of one thing").expect("a pool");
        flat(&case.text[at..])
    };
    let text = section(&case);
    assert!(!text.contains('−') && text.contains("Limits are cut at zero"), "{text}");
    let balance = section(&of("balance"));
    assert!(balance.contains('−') && !balance.contains("Limits are cut"), "{balance}");
}

#[test]
fn a_part_is_not_more_than_its_whole_is_about() {
    let of = |id: &str, place: &str, rest: &str| {
        figure(id, "40", &format!("basis = \"register\"\nentrants = \"2023\"\nplace = {place}\n{rest}"))
    };
    let codes = |place: &str| {
        let wholes = of("t", "\"GB\"", "") + &of("u", "\"IE\"", "");
        dossier(&(wholes + &of("a", place, "part-of-one-of = [\"t\", \"u\"]"))).codes
    };
    assert_eq!(codes("[\"GB\", \"IE\"]"), ["part-outside-whole"]);
    assert!(codes("\"IE\"").is_empty());
}

#[test]
fn a_breakeven_outside_a_range_is_seen_to_be() {
    let a = figure("a", "900", &format!("{COUNT}\nunit = \"case\""));
    let b = figure("b", "1,984", &format!("{ESTIMATE}\nunit = \"person\""));
    let step = "[bridges.size]\naxis = \"unit\"\nfrom = \"case\"\nto = \"person\"\nfactor = \"2 to 2.2\"\nkind = \"assumption\"\nwhy = \"a guess\"\n";
    let case =
        dossier(&format!("{a}{b}{step}[comparisons.x]\nbetween = [\"a\", \"b\"]\nbridges = [\"size\"]\n"));
    let text = flat(&case.text);
    assert!(
        text.contains("2.204 outside its own range") || text.contains("2.2044 outside its own range"),
        "{text}"
    );
}

#[test]
fn a_rate_is_rounded_to_the_digits_in_which_it_is_written() {
    let a = figure("a", "2.1 a day", ESTIMATE);
    let b = figure("b", "770", ESTIMATE);
    let text = flat(&dossier(&format!("{a}{b}{PAIR}")).text);
    assert!(text.contains("2.05–2.15 deaths a day"), "{text}");
    assert!(
        text.contains("over its own period, 365 days, 2.1 deaths a day [1] come to 767 deaths"),
        "{text}"
    );
}
