//! Kinds of fault that a strict reader found in dossiers that nobody had tuned to: places and groups with names of their own, means, balances, totals
//! taken apart, and questions that were not understood.

use darkfigure_kinds::Case;

use crate::unseen::{PAIR, asking, figure};

/// The whole text on one line, so that no sentence is broken.
fn flat(case: &Case) -> String {
    case.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is told of two figures, each a value with the rest of it, under a question; with more of the dossier behind.
fn told(question: &str, [a, b]: [(&str, &str); 2], more: &str) -> String {
    let figures = figure("a", a.0, a.1) + &figure("b", b.0, b.1);
    flat(&asking(question, &format!("{figures}{more}{PAIR}")))
}

const YEAR: &str = "basis = \"register\"\nentrants = \"2023\"";
const SURVEY: &str = "basis = \"survey\"\nentrants = \"2023\"";

#[test]
fn nobody_supposes_that_two_places_with_names_are_one() {
    let towns = "[places.ash]\nlabel = \"Ash\"\n[places.birch]\nlabel = \"Birch\"\n";
    let of = |place: &str| format!("{YEAR}\nplace = \"{place}\"");
    let (ash, birch) = (of("ash"), of("birch"));
    let text = told("Are there more in Ash than in Birch?", [("480", &ash), ("390", &birch)], towns);
    assert!(text.contains("480 deaths [1] are more than 390 deaths [1], as they were said"), "{text}");
    assert!(text.contains("how the two places relate is not said"), "{text}");
    assert!(text.contains("As numbers, 480 deaths [1] are 1.23 times as many"), "{text}");
    assert!(!text.contains("both are about the same place,"), "{text}");
    // Whose place is not said, of that it may be supposed.
    let text = told("Are there more in Ash than in Birch?", [("480", &ash), ("390", &of(""))], towns);
    assert!(!text.contains("As numbers, "), "{text}");
}

#[test]
fn a_part_that_is_more_than_its_whole_is_no_number_of_all_there_is() {
    let within = "[populations.young]\nlabel = \"under 18\"\nwithin = [{ of = \"all\", why = \"by age\", sources = [] }]\n";
    for basis in ["undisclosed", "survey", "model", "expert judgement"] {
        let inner = format!("basis = \"{basis}\"\nstock = \"2023\"\npopulation = \"young\"");
        let outer = "basis = \"register\"\nstock = \"2023\"\npopulation = \"all\"";
        let text = told("Can both numbers be right?", [("1,420", &inner), ("1,390", outer)], within);
        assert!(text.contains("Only if not all was recorded: "), "{basis}: {text}");
        assert!(!text.contains("what there was in all"), "{basis}: {text}");
    }
}

#[test]
fn nothing_of_a_mean_is_covered_or_went_unrecorded() {
    for declared in [
        "[concepts.use]\nlabel = \"mean use a day\"\n",
        "[concepts.use]\nlabel = \"use a day\"\naverage = true\n",
    ] {
        let of = |basis: &str| format!("basis = \"{basis}\"\nstock = \"2023\"\nconcept = \"use\"");
        let text = told("Do the two agree?", [("310", &of("register")), ("340", &of("model"))], declared);
        assert!(!text.contains("were recorded") && !text.contains("Dark figure"), "{text}");
    }
    let of = |basis: &str| format!("basis = \"{basis}\"\nstock = \"2023\"\nconcept = \"use\"");
    let plain = "[concepts.use]\nlabel = \"use a day\"\n";
    let text = told("Do the two agree?", [("310", &of("register")), ("340", &of("model"))], plain);
    assert!(text.contains("were recorded"), "{text}");
}

#[test]
fn who_came_and_who_went_make_a_balance() {
    let concepts = "[concepts.came]\nlabel = \"who came\"\n[concepts.went]\nlabel = \"who went\"\n[concepts.net]\nlabel = \"who came less who went\"\nnet = true\n";
    let of = |id: &str, value: &str| figure(id, value, &format!("{YEAR}\nconcept = \"{id}\""));
    let figures = of("came", "52,000") + &of("went", "-47,500") + &of("net", "4,500");
    let sum = "[sums.s]\ntotal = \"net\"\nparts = [\"came\", \"went\"]\ncomplete = true\n";
    let text = flat(&asking("Is the balance right?", &format!("{figures}{concepts}{sum}")));
    assert!(text.contains("The parts add up to the published total.") && !text.contains("unlike"), "{text}");
}

/// Two totals of which one has something by definition that the other leaves out, with what a component is.
fn taken_apart(question: &str, component: &str, kind: &str) -> String {
    let concepts = "[concepts.empty]\nlabel = \"empty homes\"\n[concepts.dark]\nlabel = \"homes without power\"\n[concepts.second]\nlabel = \"second homes\"\n";
    let of =
        |id: &str, value: &str| figure(id, value, &format!("{YEAR}\nunit = \"person\"\nconcept = \"{id}\""));
    let figures = of("empty", "12,400") + &of("dark", "7,900") + &of("second", component);
    let entry = format!(
        "[reconciliations.r]\nbetween = [\"empty\", \"dark\"]\ncomponents = [{{ label = \"second homes\", left = \"second\", why = \"used now and then\", kind = \"{kind}\" }}]\n[comparisons.x]\nbetween = [\"empty\", \"dark\"]\n"
    );
    flat(&asking(question, &format!("{concepts}{figures}{entry}")))
}

#[test]
fn what_one_side_leaves_out_by_definition_is_nought_there() {
    let question = "Do 12,400 and 7,900 contradict one another?";
    let text = taken_apart(question, "5,200", "definition");
    assert!(text.contains("The parts come to 700 people more than that"), "{text}");
    assert!(
        !text.contains("If both count the same thing") && text.contains("No, not by themselves"),
        "{text}"
    );
    let text = taken_apart(question, "4,500", "definition");
    assert!(text.contains("That is all of it"), "{text}");
    let text = taken_apart(question, "4,000", "definition");
    assert!(text.contains("No part accounts for 500 people of it"), "{text}");
    // What one side gives, and nobody says of the other, is unknown there.
    let text = taken_apart(question, "5,200", "assumption");
    assert!(text.contains("leaves 4,500 people of it; only one side gives second homes"), "{text}");
}

#[test]
fn two_counts_contradict_each_other_only_if_both_are_complete() {
    let text = told("Do 140 and 100 contradict each other?", [("100", YEAR), ("140", YEAR)], "");
    assert!(text.contains("Only if both are complete: "), "{text}");
    let text = told("Do 143 and 112 contradict each other?", [("112", SURVEY), ("143", SURVEY)], "");
    assert!(text.contains("Yes: as they were said, the two numbers differ"), "{text}");
    // The larger count, put against the smaller one, shows that the smaller is not all.
    let larger = format!("{YEAR}\nrebuts = [\"a\"]");
    let text = told("Do the two agree?", [("100", YEAR), ("140", &larger)], "");
    assert!(!text.contains("no proof against it") && !text.contains("in conflict with nothing"), "{text}");
}

#[test]
fn ranges_that_meet_need_not_be_one() {
    let judged = "basis = \"expert judgement\"\nentrants = \"2023\"";
    let values = [("2,000 to 8,000", judged), ("5,000 to 20,000", judged)];
    let text = told("Do the two agree?", values, "");
    assert!(text.contains("They may: ") && text.contains("do not exclude each other"), "{text}");
    let text = told("Do the two contradict each other?", values, "");
    assert!(text.contains("No: ") && text.contains("do not exclude each other"), "{text}");
    let claim = "basis = \"undisclosed\"\nentrants = \"2023\"";
    let text = told("Who is right?", [("fewer than 1,500", claim), ("2,000 to 8,000", judged)], "");
    assert!(text.contains("Which cannot be told, but not both: "), "{text}");
    let question = "Does fewer than 1,500 contradict 2,000 to 8,000?";
    let text = told(question, [("fewer than 1,500", claim), ("2,000 to 8,000", judged)], "");
    assert!(text.contains("Yes: fewer than 1,500 deaths") && !text.contains("right, yes"), "{text}");
}

#[test]
fn a_change_wants_the_same_thing_in_the_same_place() {
    let coast = "[places.coast]\nlabel = \"the coast\"\nwithin = \"LK\"\n";
    let of = |day: &str, rest: &str| format!("basis = \"register\"\nstock = \"{day}\"\n{rest}");
    let (one, other) = (of("2024-01-31", "place = \"coast\""), of("2024-03-31", ""));
    let text = told("Did the number rise?", [("1,204", &one), ("1,300", &other)], coast);
    assert!(text.contains("the two are not about the same place: one lies within the other"), "{text}");
    assert!(text.contains("To settle it: both numbers for the same place"), "{text}");
    assert!(!text.contains("both numbers for the same time"), "{text}");
    let concepts = "[concepts.mean]\nlabel = \"mean wait\"\n[concepts.median]\nlabel = \"median wait\"\n";
    let (one, other) = (of("2022", "concept = \"mean\""), of("2023", "concept = \"median\""));
    let text = told("Did waiting fall?", [("14.2", &one), ("9", &other)], concepts);
    assert!(text.contains("the two do not count the same thing"), "{text}");
    assert!(text.contains("“mean wait”") && text.contains("“median wait”"), "{text}");
}

#[test]
fn one_in_five_is_set_against_one_in_so_many() {
    let share = "stock = \"2023\"\npopulation = \"all\"\nrelates = { of = \"n\", base = \"o\" }";
    let stock = "basis = \"survey\"\nstock = \"2023\"";
    let claim = |said: &str| {
        let figures = figure("o", "104,000", stock) + &figure("n", "18,300", stock);
        flat(&asking("Is it so?", &format!("{figures}{}", figure("f", said, share))))
    };
    assert!(
        claim("1 in 5").contains("the two give 1 in 5.68 (17.6%), which is nearer 1 in 6."),
        "{}",
        claim("1 in 5")
    );
    assert!(claim("1 in 6").contains("which agrees as far as rounding can tell"), "{}", claim("1 in 6"));
    assert!(claim("1 in 7").contains("which does not agree"), "{}", claim("1 in 7"));
}

#[test]
fn a_result_of_a_corrected_number_says_so() {
    let stock = "basis = \"register\"\nunit = \"GBP\"\nstock = \"2023\"";
    let figures = figure("o", "84 million", &stock.replace("2023", "2019"))
        + &figure("n", "41 million", stock)
        + &figure("c", "52 million", &format!("{stock}\nrevises = \"n\""))
        + &figure("f", "fell by half", "stock = \"2023\"\nrelates = { of = \"n\", base = \"o\" }");
    let text = flat(&asking("Was it halved?", &figures));
    assert!(text.contains("£41 million (Office) [1] was corrected since, by £52 million"), "{text}");
}

#[test]
fn what_became_a_floor_is_told_once_and_was_not_only_rounded() {
    let copy = format!("{YEAR}\ncites = [\"a\"]");
    let text = told("Do the two agree?", [("9,870", YEAR), ("more than 10,000", &copy)], "");
    let became = "“9,870 deaths” became “more than 10,000 deaths”";
    assert!(text.contains(became) && !text.contains("(rounded)"), "{text}");
    assert!(!text.contains(&format!("{became} and")), "{text}");
    assert!(!text.contains("To settle it: a margin of error for more than 10,000"), "{text}");
}

#[test]
fn questions_with_at_most_and_among_are_understood() {
    let claim = "basis = \"undisclosed\"\nentrants = \"2023\"";
    let text = told(
        "Do at most 300 and at least 280 contradict one another?",
        [("at most 300", claim), ("at least 280", claim)],
        "",
    );
    assert!(text.contains("No: ") && text.contains("leave room for both"), "{text}");
    let within = "[populations.young]\nlabel = \"under 18\"\nwithin = [{ of = \"all\", why = \"by age\", sources = [] }]\n";
    let (inner, outer) =
        (format!("{SURVEY}\npopulation = \"young\""), format!("{YEAR}\npopulation = \"all\""));
    let text = told(
        "Can 4,400 deaths be among at least 4,100 deaths?",
        [("4,400", &inner), ("at least 4,100", &outer)],
        within,
    );
    assert!(text.contains("Yes: ") && text.contains("can both hold"), "{text}");
}

#[test]
fn a_total_of_overlapping_days_has_a_weak_point() {
    let of = |id: &str, value: &str, days: &str, rest: &str| {
        figure(id, value, &format!("basis = \"register\"\nunit = \"person\"\npresent = \"{days}\"\n{rest}"))
    };
    let figures = of("p", "22,000", "2024-10-04", "")
        + &of("q", "41,000", "2024-10-05", "")
        + &of("a", "63,000", "2024-10-04/2024-10-05", "derived-from = [\"p\", \"q\"]")
        + &of("b", "about 40,000", "2024-10-04/2024-10-05", "basis = \"survey\"").replacen(
            "basis = \"register\"\n",
            "",
            1,
        );
    let sum = "[sums.s]\ntotal = \"a\"\nparts = [\"p\", \"q\"]\ncomplete = true\n";
    let text = flat(&asking("Do the two agree?", &format!("{figures}{sum}{PAIR}")));
    assert!(text.contains("the 63,000 [1] (its parts may share some of what they count)"), "{text}");
}

#[test]
fn a_mean_is_no_median_and_the_mean_of_a_part_stands_beside_that_of_the_whole() {
    let concepts = "[concepts.mean]\nlabel = \"mean rent\"\n[concepts.median]\nlabel = \"median rent\"\n";
    let of = |concept: &str| format!("basis = \"survey\"\nstock = \"2023\"\nconcept = \"{concept}\"");
    let text = told("Which is right?", [("780", &of("median")), ("1,140", &of("mean"))], concepts);
    assert!(text.contains("Both can be right: the two do not count the same thing"), "{text}");
    assert!(!text.contains("If both count the same thing"), "{text}");
    let young = "[concepts.pay]\nlabel = \"mean pay an hour\"\n[populations.young]\nlabel = \"young\"\nwithin = [{ of = \"all\", why = \"some\", sources = [] }]\n";
    let of = |group: &str| {
        format!("basis = \"survey\"\nstock = \"2023\"\nconcept = \"pay\"\npopulation = \"{group}\"")
    };
    let text = told(
        "Is the pay of young more than that of all?",
        [("19.4", &of("young")), ("18.1", &of("all"))],
        young,
    );
    assert!(text.contains("as they were said; one is of a part of what the other is of"), "{text}");
}

#[test]
fn a_rate_in_time_covers_nothing_that_rounding_may_cover() {
    let rate = "basis = \"model\"\nentrants = \"2023\"";
    let text = told("Do the two agree?", [("1,000", YEAR), ("3 a day", rate)], "");
    assert!(text.contains("as far as rounding goes") && !text.contains("were recorded"), "{text}");
    let text = told("Do the two agree?", [("400", YEAR), ("3 a day", rate)], "");
    assert!(text.contains("were recorded"), "{text}");
}

#[test]
fn an_estimate_without_an_upper_end_is_not_followed_by_a_higher_one() {
    let said =
        |value: &str, day: &str| format!("basis = \"model\"\nentrants = \"2023\"\nsaid = \"{day}\"{value}");
    let figures =
        [("more than 40,000", said("", "2024-02-01")), ("38,000 to 41,000", said("", "2024-03-01"))];
    let text = told(
        "Did more than 40,000 come?",
        [(figures[0].0, &figures[0].1), (figures[1].0, &figures[1].1)],
        "",
    );
    assert!(!text.contains("highest published estimate"), "{text}");
}

#[test]
fn two_moneys_are_not_two_things() {
    let of = |unit: &str| format!("basis = \"model\"\nentrants = \"2023\"\nunit = \"{unit}\"");
    let text = told(
        "Do the two contradict each other?",
        [("340 million", &of("EUR")), ("367 million", &of("USD"))],
        "",
    );
    assert!(text.contains("the two are in different currencies"), "{text}");
    assert!(!text.contains("do not count the same thing"), "{text}");
    let of_both = told("Which is right?", [("340 million", &of("EUR")), ("367 million", &of("USD"))], "");
    assert!(of_both.contains("Cannot be told") && !of_both.contains("Both can be right"), "{of_both}");
}

#[test]
fn a_year_and_half_of_it_show_no_fall() {
    let of = |window: &str| format!("basis = \"register\"\nentrants = \"{window}\"");
    let text = told("Did it fall?", [("1,310", &of("2022")), ("702", &of("2023-01/2023-06"))], "");
    assert!(text.contains("one is of a longer time than the other"), "{text}");
}

#[test]
fn parts_that_go_the_other_way_and_those_that_nobody_gives_are_named() {
    let concepts = "[concepts.a]\nlabel = \"one account\"\n[concepts.b]\nlabel = \"another account\"\n[concepts.c]\nlabel = \"pensions\"\n[concepts.d]\nlabel = \"guards\"\n";
    let of =
        |id: &str, value: &str| figure(id, value, &format!("{YEAR}\nunit = \"GBP\"\nconcept = \"{id}\""));
    let figures =
        of("a", "100 million") + &of("b", "180 million") + &of("c", "60 million") + &of("d", "30 million");
    let entry = |components: &str| {
        let entry = format!("[reconciliations.r]\nbetween = [\"a\", \"b\"]\ncomponents = [{components}]\n");
        flat(&asking("What explains it?", &format!("{concepts}{figures}{entry}")))
    };
    let component = |label: &str, side: &str, kind: &str| {
        format!("{{ label = \"{label}\", {side}why = \"so said\", kind = \"{kind}\" }},")
    };
    let pensions = component("pensions", "right = \"c\", ", "definition");
    let text = entry(&(pensions.clone() + &component("guards", "left = \"d\", ", "definition")));
    assert!(text.contains("The other way goes guards, by £30 million."), "{text}");
    assert!(text.contains("No part accounts for £50 million of it"), "{text}");
    let text = entry(&(pensions + &component("losses", "", "assumption")));
    assert!(text.contains("leaves £20 million of it; nobody gives losses"), "{text}");
}

#[test]
fn what_was_taken_back_is_no_second_number_where_it_is_repeated() {
    let figures = figure("first", "83", &format!("{YEAR}\nsaid = \"2024-01-20\""))
        + &figure("a", "29", &format!("{YEAR}\nsaid = \"2024-02-09\"\nretracts = [\"first\"]"))
        + &figure("b", "83", "entrants = \"2023\"\nsaid = \"2024-03-01\"\ncites = [\"first\"]");
    let text = flat(&asking("Do the two contradict each other?", &format!("{figures}{PAIR}")));
    assert!(
        text.contains("No: 29 deaths [1] stands since 83 deaths") || text.contains("was taken back, which"),
        "{text}"
    );
    assert!(!text.contains("2.86 times as many as 29 deaths [1], a difference"), "{text}");
}

#[test]
fn more_than_so_many_leaves_no_room_for_at_most_as_many() {
    let claim = "basis = \"expert judgement\"\nentrants = \"2023\"";
    let figures = figure("a", "up to 3,000", claim)
        + &figure("b", "3,000", claim)
        + &figure("c", "more than 3,000", claim);
    let text = flat(&asking("Do the two agree?", &format!("{figures}{PAIR}")));
    assert!(!text.contains("does not contradict up to 3,000"), "{text}");
}

#[test]
fn tonnes_have_fractions() {
    let of = |unit: &str| format!("basis = \"model\"\nentrants = \"2023\"\nunit = \"{unit}\"");
    let bridge = "[bridges.k]\naxis = \"unit\"\nfrom = \"kilogram\"\nto = \"tonne\"\nfactor = \"0.001\"\nkind = \"definition\"\nwhy = \"so many make one\"\n";
    let figures = figure("a", "1,450", &of("kilogram")) + &figure("b", "3", &of("tonne"));
    let text = flat(&asking("Do the two agree?", &format!("{figures}{bridge}{PAIR}bridges = [\"k\"]\n")));
    assert!(text.contains("to 1.45 tonnes") || text.contains("1.450 tonnes"), "{text}");
}

#[test]
fn rates_of_named_places_stand_side_by_side_whatever_their_bases() {
    let towns = "[places.ash]\nlabel = \"Ash\"\n[places.birch]\nlabel = \"Birch\"\n";
    let of = |place: &str| format!("{YEAR}\npopulation = \"all\"\nplace = \"{place}\"");
    let values = [("14.2 per 100,000", &of("ash")), ("118 per million", &of("birch"))];
    let text = told(
        "Is the rate higher in Ash than in Birch?",
        [(values[0].0, values[0].1), (values[1].0, values[1].1)],
        towns,
    );
    assert!(
        text.contains("are higher than 118 deaths per 1 million") && !text.contains("Cannot be told"),
        "{text}"
    );
}

#[test]
fn what_is_read_as_draws_shows_no_more_than_they_can() {
    let of = |year: &str| format!("basis = \"register\"\nentrants = \"{year}\"\ndraw = \"single accidents\"");
    let ask = |values: [&str; 2]| {
        told("Did the number rise?", [(values[0], &of("2022")), (values[1], &of("2023"))], "")
    };
    // Clopper and Pearson of 17 in 26: 0.443–0.828, and p/(1 − p).
    let text = ask(["9", "17"]);
    assert!(
        text.contains("As published, the number rose")
            && text.contains("0.79–4.81 times the earlier rate (95%), so chance may have made it"),
        "{text}"
    );
    let text = ask(["9", "70"]);
    assert!(text.contains("so chance hardly made all of it"), "{text}");
    // Of none before nothing bounds it.
    let text = ask(["0", "6"]);
    assert!(text.contains("at least "), "{text}");
}
