//! Situations of a second set that the code had not seen: each printed something false, twice, or left out what was known.

use darkfigure_analysis::{Flag, GapReading, Refusal, Tie};
use darkfigure_ingest::{parse_value, write_value};
use darkfigure_kinds::Case;
use darkfigure_model::{Addition, Form};

use crate::unseen::{COUNT, ESTIMATE, PAIR, count_and_estimate, dossier, figure};

/// The first screen: what stands before the record of the figures and the sections behind it.
pub(crate) fn screen(case: &Case) -> &str {
    let ends =
        ["What the record of these figures shows", "How far apart the numbers are", "Both figures, as"];
    let end = ends.iter().filter_map(|heading| case.text.find(heading)).min();
    &case.text[..end.unwrap_or(case.text.len())]
}

#[test]
fn what_is_reckoned_from_rounded_shares_is_rounded() {
    let claim = |old: &str, new: &str, said: &str| {
        let share = |id: &str, value: &str| {
            figure(id, value, "unit = \"person\"\nbasis = \"survey\"\nstock = \"2023\"\npopulation = \"all\"")
        };
        let said = figure("f", said, "stock = \"2023\"\nrelates = { of = \"n\", base = \"o\" }");
        dossier(&format!("{}{}{said}", share("o", old), share("n", new))).text
    };
    for (old, new, said) in [
        ("41%", "47%", "7 points"),
        ("12 per 100,000", "15 per 100,000", "20% more"),
        ("6%", "9%", "60% more"),
    ] {
        assert!(claim(old, new, said).contains("agrees as far as rounding can tell"), "{said}");
    }
    for (old, new, said) in [("41%", "47%", "9 points"), ("12 per 100,000", "15 per 100,000", "60% more")] {
        assert!(claim(old, new, said).contains("No other reading that was tried fits"), "{said}");
    }
}

#[test]
fn about_so_much_is_not_wrong_by_a_hair() {
    let claim = |said: &str| {
        let said = figure("f", said, "stock = \"2023\"\nrelates = { of = \"n\", base = \"o\" }");
        dossier(&format!("{}{}{said}", figure("o", "8,000", COUNT), figure("n", "2,850", COUNT))).text
    };
    // A fall of 64.4 %.
    for near in ["fell by two thirds", "fell by about 66%"] {
        assert!(claim(near).contains("may hold or not"), "{near}: {}", claim(near));
    }
    assert!(claim("fell by a third").contains("No other reading"), "{}", claim("fell by a third"));
}

#[test]
fn a_count_and_a_rate_are_not_pooled_by_name() {
    let number = figure("a", "9,000", COUNT);
    let rate = figure("b", "200 per 100,000", &format!("{ESTIMATE}\npopulation = \"all\""));
    let case = dossier(&format!("{number}{rate}{PAIR}"));
    assert!(!case.text.contains("estimate of something larger"), "{}", case.text);
    assert!(count_and_estimate(("300", ""), ("900", ""), "").text.contains("estimate of something larger"));
}

#[test]
fn a_grade_promises_no_bound_that_is_refused() {
    for (inner, outer) in [("4%", "9%"), ("30 per 100,000", "20 per 100,000"), ("1 in 40", "2%")] {
        let of = |id: &str, value: &str, population: &str| {
            figure(id, value, &format!("{ESTIMATE}\npopulation = \"{population}\""))
        };
        let case = dossier(&format!("{}{}{PAIR}", of("a", inner, "women"), of("b", outer, "all")));
        assert!(!case.text.contains("known from one side only"), "{inner}: {}", case.text);
        assert!(case.text.contains("the two give no gap"), "{inner}: {}", case.text);
    }
}

#[test]
fn one_of_the_pair_that_replaces_the_other_is_said_to() {
    for (relation, words) in [
        ("supersedes = \"a\"", "Replaced since: the 2,140, by the 2,300"),
        ("revises = \"a\"", "Revised since: the 2,140, by the 2,300"),
        ("retracts = [\"a\"]", "Taken back since: the 2,140, by the 2,300"),
    ] {
        let later = figure("b", "2,300", &format!("{COUNT}\nsource = \"later\"\n{relation}"));
        let case = dossier(&format!("{}{later}{PAIR}", figure("a", "2,140", COUNT)));
        assert!(screen(&case).contains(words), "{relation}: {}", screen(&case));
    }
}

#[test]
fn a_balance_is_no_estimate_of_what_came_in() {
    let net = figure(
        "a",
        "80,000",
        "unit = \"person\"\nconcept = \"balance\"\nbasis = \"model\"\nentrants = \"2023\"",
    );
    for concept in ["harm", "balance"] {
        let count = figure("b", "310,000", &format!("unit = \"person\"\n{COUNT}\nconcept = \"{concept}\""));
        let case = dossier(&format!("{net}{count}{PAIR}"));
        for absurd in ["Coverage", "Dark figure", "were recorded", "%"] {
            assert!(!screen(&case).contains(absurd), "{concept}, {absurd}: {}", case.text);
        }
        assert!(!case.comparison().gap.numbers().orientation.is_estimate_over_count);
    }
}

#[test]
fn a_part_of_a_balance_contradicts_nothing() {
    let of = |id: &str, value: &str, rest: &str| {
        figure(
            id,
            value,
            &format!(
                "unit = \"person\"\nconcept = \"balance\"\nbasis = \"model\"\nentrants = \"2023\"\n{rest}"
            ),
        )
    };
    let total = of("t", "210,000", "population = \"all\"");
    let part = |id: &str, value: &str, rest: &str| of(id, value, &format!("population = \"women\"\n{rest}"));
    for relation in ["", "part-of = \"t\""] {
        let case = dossier(&format!("{total}{}", part("p", "340,000", relation)));
        assert!(!case.text.contains("cannot both hold"), "{relation}: {}", case.text);
    }
    // Of one and the same balance two numbers do contradict one another.
    let case = dossier(&format!("{total}{}", of("u", "340,000", "population = \"all\"\nsource = \"later\"")));
    assert!(case.text.contains("cannot both hold"), "{}", case.text);
}

#[test]
fn the_highest_estimate_is_one_of_somebody_somewhere() {
    let of = |id: &str, value: &str, population: &str, source: &str| {
        figure(id, value, &format!("{ESTIMATE}\npopulation = \"{population}\"\nsource = \"{source}\""))
    };
    let case = dossier(&format!(
        "{}{}{}",
        of("a", "500", "women", "office"),
        of("b", "700", "women", "later"),
        of("c", "9,000", "all", "office")
    ));
    assert!(
        case.text.contains("The highest published estimate of “harm done” among women in Sri Lanka was 500"),
        "{}",
        case.text
    );
}

#[test]
fn what_is_taken_apart_is_no_contradiction() {
    let of = |id: &str, value: &str, source: &str| {
        figure(
            id,
            value,
            &format!("unit = \"GBP\"\nbasis = \"model\"\nentrants = \"2023\"\nsource = \"{source}\""),
        )
    };
    let figures =
        [of("a", "70 billion", "office"), of("b", "52 billion", "later"), of("c", "11 billion", "office")];
    let case = dossier(&format!(
        "{}[reconciliations.r]\nbetween = [\"a\", \"b\"]\n[[reconciliations.r.components]]\nlabel = \"firms\"\nleft = \"c\"\nwhy = \"left out\"\nkind = \"definition\"\n",
        figures.concat()
    ));
    for accusation in ["cannot both hold", "both cannot hold"] {
        assert!(!case.text.contains(accusation), "{accusation}: {}", case.text);
    }
    let case = dossier(&figures[..2].concat());
    assert!(case.text.contains("cannot both hold"), "{}", case.text);
}

#[test]
fn a_count_with_duplicates_shows_no_floor() {
    let step = "[bridges.k]\ncorrects = \"a\"\nover-coverage = \"3% to 12%\"\nkind = \"assumption\"\nwhy = \"twice\"\n";
    let plain = count_and_estimate(("1,400", ""), ("1,290", ""), "");
    assert!(plain.text.contains("1,400 deaths [1] or more"), "{}", plain.text);
    let case = count_and_estimate(("1,400", ""), ("1,290", ""), step);
    assert!(!case.text.contains("May be written: “there are 1,400 deaths"), "{}", case.text);
    assert!(
        case.text.contains("By this dossier some of what was counted stands in it twice"),
        "{}",
        case.text
    );
    assert!(!case.text.contains("May be written: 1,400 deaths"), "{}", case.text);
}

#[test]
fn an_interval_of_a_low_level_is_not_refuted() {
    let of = |level: &str| count_and_estimate(("1,400", ""), (&format!("[900, 1,100] at {level}"), ""), "");
    let refutation = "May be written: 1,400 deaths (Office, 1,400 deaths) [1] as a refutation";
    assert!(of("95%").text.contains("as a refutation"), "{}", of("95%").text);
    assert!(!of("60%").text.contains(refutation), "{}", of("60%").text);
    assert!(of("60%").text.contains("the interval often misses the truth"), "{}", of("60%").text);
    assert!(screen(&of("60%")).contains("900–1,100 deaths (60% stated interval)"), "{}", of("60%").text);
}

#[test]
fn one_sentence_is_not_both_allowed_and_forbidden() {
    let lines = |case: &Case| {
        let with = |lead: &str| -> Vec<String> {
            let said = case.text.lines().filter_map(|line| line.trim().strip_prefix(lead));
            said.filter_map(|line| Some(line.split_once('”')?.0.to_owned())).collect()
        };
        (with("- May be written: “"), with("- Not: “"))
    };
    for count in ["at least 700", "more than 700", "700", "fewer than 700", "0"] {
        let (may, not) = lines(&count_and_estimate((count, ""), ("2,000", ""), ""));
        assert!(may.iter().all(|said| !not.contains(said)), "{count}: {may:?} {not:?}");
        assert!(!may.iter().any(|said| said.contains("are 0 deaths [1] or more")), "{may:?}");
    }
}

#[test]
fn the_least_that_was_recorded_is_said() {
    let case = count_and_estimate(("at least 700", ""), ("fewer than 2,000", ""), "");
    assert!(screen(&case).contains("at least 35%"), "{}", case.text);
    let step = "[bridges.k]\naxis = \"unit\"\nfrom = \"incident\"\nto = \"death\"\nfactor = \"at least 1\"\nkind = \"definition\"\nwhy = \"one each\"\n";
    let case = dossier(&format!(
        "{}{}{step}{PAIR}bridges = [\"k\"]\n",
        figure("a", "240", &format!("unit = \"incident\"\n{COUNT}")),
        figure("b", "800", ESTIMATE)
    ));
    assert!(screen(&case).contains("at least 30%"), "{}", case.text);
}

#[test]
fn a_bound_says_its_share_once() {
    for (count, estimate) in
        [("place = \"KH\"", "place = \"KH-18\""), ("place = \"KH-18\"", "place = \"KH\"")]
    {
        let case = count_and_estimate(("300", count), ("2,000", estimate), "");
        assert_eq!(screen(&case).matches("15%").count(), 1, "{}", screen(&case));
    }
}

fn sum(total: &str, parts: &[&str], is_complete: bool) -> (Addition, Case) {
    let places = ["LK", "NP", "BT", "IN"];
    let all: Vec<String> = places[..parts.len()].iter().map(|place| format!("\"{place}\"")).collect();
    let mut text = figure("t", total, &format!("{COUNT}\nplace = [{}]", all.join(", ")));
    for (at, part) in parts.iter().enumerate() {
        text += &figure(&format!("p{at}"), part, &format!("{COUNT}\nplace = \"{}\"", places[at]));
    }
    let names: Vec<String> = (0..parts.len()).map(|at| format!("\"p{at}\"")).collect();
    let case = dossier(&format!(
        "{text}[sums.z]\ntotal = \"t\"\nparts = [{}]\ncomplete = {is_complete}\n",
        names.join(", ")
    ));
    let addition = case.findings.as_ref().unwrap().sums[0].1.as_ref().unwrap().addition;
    (addition, case)
}

#[test]
fn parts_that_may_exceed_a_total_are_not_said_to_stay_below_it() {
    for (total, parts, is_complete, expected) in [
        // 900 may be 850 to 950, and the parts are at least 910, and may be any number above it.
        ("900", &["at least 510", "400"][..], false, Addition::Open),
        ("900", &["510", "400"][..], false, Addition::Rounded { place: 2 }),
        ("900", &["at least 510", "480"][..], false, Addition::TooMuch),
        ("900", &["at least 510", "200"][..], false, Addition::Open),
        ("900", &["up to 510", "480"][..], false, Addition::Open),
        ("900", &["up to 410", "480"][..], false, Addition::Within),
        ("900", &["dozens", "480"][..], false, Addition::Open),
        ("up to 900", &["510", "300"][..], false, Addition::Within),
        ("907", &["510", "fewer than 5", "300"][..], true, Addition::TooLittle),
        ("820", &["510", "fewer than 5", "300"][..], true, Addition::Rounded { place: 2 }),
        ("813", &["510", "fewer than 5", "300"][..], true, Addition::Open),
    ] {
        let (addition, case) = sum(total, parts, is_complete);
        assert_eq!(addition, expected, "{total} {parts:?}");
        let may_exceed = expected != Addition::Within;
        assert!(!may_exceed || !case.text.contains("do not exceed"), "{total} {parts:?}: {}", case.text);
    }
}

#[test]
fn which_way_a_step_goes_may_not_be_known() {
    let step = |factor: &str| {
        format!(
            "[bridges.k]\naxis = \"unit\"\nfrom = \"incident\"\nto = \"death\"\nfactor = \"{factor}\"\nkind = \"definition\"\nwhy = \"each\"\n"
        )
    };
    let of = |factor: &str| {
        dossier(&format!(
            "{}{}{}{PAIR}bridges = [\"k\"]\n",
            figure("a", "240", &format!("unit = \"incident\"\n{COUNT}")),
            figure("b", "800", ESTIMATE),
            step(factor)
        ))
    };
    let shares = |case: &Case| case.comparison().decomposition.as_ref().unwrap().shares.clone();
    assert_eq!(shares(&of("at least 1")), Err(Refusal::SharesOfUnknownSign));
    assert_eq!(shares(&of("5")), Err(Refusal::SharesOfMixedSign));
    assert!(shares(&of("2")).is_ok());
    assert!(!of("at least 1").text.contains("others narrow it"), "{}", of("at least 1").text);
}

#[test]
fn two_levels_on_one_screen_are_both_said() {
    let case = count_and_estimate(("1,000", ""), ("2,500 [2,100, 2,900] at 70% as triangular", ""), "");
    let screen = screen(&case);
    assert!(screen.contains("95% computed interval"), "{screen}");
    assert_eq!(screen.matches("70% stated interval").count(), 2, "{screen}");
    let case = count_and_estimate(("1,000", ""), ("2,500 [2,100, 2,900] at 95%", ""), "");
    assert_eq!(self::screen(&case).matches("95%").count(), 1, "{}", self::screen(&case));
}

#[test]
fn what_goes_back_by_several_relations_was_not_computed() {
    let total = |id: &str, value: &str, end: &str, rest: &str| {
        figure(id, value, &format!("basis = \"register\"\ncumulative = \"2023-01-01/{end}\"\n{rest}"))
    };
    let case = dossier(&format!(
        "{}{}{}[comparisons.x]\nbetween = [\"a\", \"c\"]\n",
        total("a", "210", "2023-03-31", ""),
        total("b", "460", "2023-09-30", "source = \"later\"\nextends = \"a\""),
        total("c", "480", "2023-09-30", "source = \"later\"\nsupersedes = \"b\"")
    ));
    let flags = &case.comparison().comparability.flags;
    assert!(flags.iter().any(|flag| matches!(flag, Flag::Tied { tie: Tie::GoesBack, .. })), "{flags:?}");
    assert!(!case.text.contains("is derived from"), "{}", case.text);
    let argued = figure("b", "5,000", &format!("{ESTIMATE}\nsource = \"later\"\nrests-on = [\"a\"]"));
    let case = dossier(&format!("{}{argued}{PAIR}", figure("a", "700", COUNT)));
    assert!(!case.text.contains("is derived from"), "{}", case.text);
    // Two that were computed from a third were not computed from one another.
    let derived = |id: &str, value: &str| {
        figure(id, value, &format!("{ESTIMATE}\nsource = \"later\"\nderived-from = [\"o\"]"))
    };
    let case = dossier(&format!(
        "{}{}{}{PAIR}",
        figure("o", "700", COUNT),
        derived("a", "5,000"),
        derived("b", "8,000")
    ));
    assert!(case.text.contains("they go back to one origin"), "{}", case.text);
    assert!(!case.text.contains("derived from the other"), "{}", case.text);
}

#[test]
fn a_revision_leaves_the_end_of_which_it_says_nothing() {
    let ratio = |earlier: &str, revision: &str| {
        let old = figure("o", earlier, ESTIMATE);
        let new = figure("b", revision, &format!("{ESTIMATE}\nsource = \"later\"\nrevises = \"o\""));
        let case = dossier(&format!("{}{old}{new}{PAIR}", figure("a", "200", COUNT)));
        let ends = case.comparison().gap.numbers().ratio.ends;
        (
            ends.low().value(),
            ends.high().value(),
            ends.assurance().joint_level().map(|l| l.probability()),
            case,
        )
    };
    let (low, high, _, case) = ratio("800 to 1,500", "at least 900");
    assert_eq!((low, high), (Some(4.5), Some(7.5)));
    assert!(screen(&case).contains("Of 800–1,500 deaths (Office"), "{}", screen(&case));
    assert!(screen(&case).contains("correct, the upper end stays."), "{}", screen(&case));
    let (low, high, level, _) = ratio("1,000 [800, 1,500] at 90%", "up to 1,200");
    assert_eq!((low, high, level), (Some(4.0), Some(6.0), Some(0.9)));
    // What the revision has passed does not stay.
    let (low, high, ..) = ratio("800 to 1,500", "more than 2,000");
    assert_eq!((low, high), (Some(10.0), None));
    // A number has both ends.
    let (low, high, ..) = ratio("800 to 1,500", "1,100");
    assert_eq!((low, high), (Some(5.5), Some(5.5)));
    let (low, high, ..) = ratio("around 800", "at least 900");
    assert_eq!((low, high), (Some(4.5), None));
}

#[test]
fn one_in_so_many_was_rounded_in_its_so_many() {
    let share = |id: &str, value: &str| {
        figure(id, value, "unit = \"person\"\nbasis = \"survey\"\nstock = \"2023\"\npopulation = \"all\"")
    };
    let case = dossier(&format!("{}{}{PAIR}", share("a", "1 in 25"), share("b", "9%")));
    assert!(!case.text.contains("0.50"), "{}", case.text);
    assert!(case.text.contains("0.980–1.021 people per 25 residents"), "{}", case.text);
}

#[test]
fn numbers_below_zero_differ_too() {
    let of = |id: &str, value: &str| {
        figure(id, value, "unit = \"person\"\nconcept = \"balance\"\nbasis = \"model\"\nentrants = \"2023\"")
    };
    for (one, other) in [("-4,000", "7,000"), ("-4,000", "-6,500")] {
        let case = dossier(&format!("{}{}{PAIR}", of("a", one), of("b", other)));
        assert!(screen(&case).contains("No: as they were said, "), "{}", screen(&case));
    }
}

#[test]
fn of_at_least_some_none_were_recorded() {
    let case = count_and_estimate(("0", ""), ("at least 30", ""), "");
    assert!(!case.text.contains("up to 0%"), "{}", case.text);
    assert!(screen(&case).contains("0% of all such deaths in the year were recorded"), "{}", screen(&case));
    assert!(screen(&case).contains("the two are at least 30 deaths apart"), "{}", screen(&case));
}

#[test]
fn a_month_has_no_length_to_five_digits() {
    let of = |id: &str, value: &str| figure(id, value, COUNT);
    let case = dossier(&format!("{}{}{PAIR}", of("a", "1.5 a day"), of("b", "40 a month")));
    assert!(case.text.contains("5.7 deaths a month"), "{}", case.text);
    assert!(!case.text.contains("5.65"), "{}", case.text);
    let case = dossier(&format!("{}{}{PAIR}", of("a", "31.25 a month"), of("b", "40 a month")));
    assert!(case.text.contains("8.75 deaths a month"), "{}", case.text);
}

#[test]
fn shares_and_numbers_are_read_as_they_are_named() {
    for (written, read) in [
        ("a third", "about 33.3%"),
        ("two thirds", "about 66.7%"),
        ("half", "50%"),
        ("three quarters", "75%"),
        ("at least a fifth", "at least 20%"),
        ("between a third and a half", "33.3% to 50%"),
        ("a quarter to a third", "25% to 33.3%"),
        ("fell by a half", "-50% more"),
        ("a quarter less", "-25% more"),
        ("half a million", "0.5 million"),
    ] {
        let value = parse_value(written).unwrap_or_else(|error| panic!("{written}: {error}"));
        assert_eq!(write_value(&value), read, "{written}");
    }
    for (written, scale) in [
        ("several hundred", 200.0),
        ("a few thousand", 2_000.0),
        ("several dozen", 24.0),
        ("several hundred thousand", 200_000.0),
    ] {
        let value = parse_value(written).unwrap_or_else(|error| panic!("{written}: {error}"));
        let Form::Vague(vague) = value.form else { panic!("{written}") };
        assert!((vague.lower_reading() - scale).abs() < 1e-9, "{written}");
    }
    for refused in ["a few", "several", "a third of a million", "five thirds"] {
        assert!(parse_value(refused).is_err(), "{refused}");
    }
    let case = count_and_estimate(("several hundred", ""), ("9,000", ""), "");
    assert!(case.text.contains("several hundred deaths"), "{}", case.text);
    let case = count_and_estimate(("fewer than 10", ""), ("90", ""), "");
    assert!(case.text.contains("fewer than 10 deaths") && !case.text.contains("less than"), "{}", case.text);
    assert!(matches!(case.comparison().gap, GapReading::Full(_)));
}

#[test]
fn a_night_and_a_year_imply_a_mean_stay() {
    let of = |id: &str, value: &str, time: &str| {
        figure(id, value, &format!("unit = \"person\"\nbasis = \"enumeration\"\n{time}"))
    };
    let stay = |night: &str, year: &str| {
        let night = of("a", night, "stock = \"2023-01-31\"");
        let case = dossier(&format!("{night}{}{PAIR}", of("b", year, "present = \"2023\"")));
        let days = case.comparison().must_believe.mean_stay.as_ref().map(|stay| stay.days);
        (days.map(|days| (days.low().value(), days.high().value())), case)
    };
    // 1,200 · 365 / (7,200 − 1,200)
    let (days, case) = stay("1,200", "7,200");
    assert_eq!(days, Some((Some(73.0), Some(73.0))));
    assert!(case.text.contains("the two mean a mean stay of 73 days."), "{}", case.text);
    let (days, case) = stay("at least 1,200", "7,200");
    assert_eq!(days, Some((Some(73.0), None)));
    assert!(case.text.contains("a mean stay of at least 73 days."), "{}", case.text);
    for (night, year) in [("7,200", "1,200"), ("1,200", "at least 7,200")] {
        assert!(stay(night, year).0.is_none_or(|(low, _)| low.is_none()), "{night} {year}");
    }
    // A sample of those who were there says nothing of how long they stay.
    let case = dossier(&format!(
        "{}{}{PAIR}",
        of("a", "1,200", "stock = \"2023-01-31\""),
        figure("b", "7,200", "unit = \"person\"\nbasis = \"survey\"\npresent = \"2023\"")
    ));
    assert_eq!(case.comparison().must_believe.mean_stay, None);
}

#[test]
fn about_so_much_may_be_the_same() {
    let of = |id: &str, value: &str| {
        figure(id, value, "unit = \"person\"\nbasis = \"survey\"\nstock = \"2023\"\npopulation = \"all\"")
    };
    let cannot_be_told = "differ by no more than rounding may make";
    for (one, other, told) in [
        ("a third", "1 in 3", "as far as rounding goes"),
        ("around 4,000", "4,120", cannot_be_told),
        ("about 12 per 100,000", "12.3 per 100,000", cannot_be_told),
    ] {
        let case = dossier(&format!("{}{}{PAIR}", of("a", one), of("b", other)));
        assert!(screen(&case).contains(told), "{one}: {}", screen(&case));
    }
    for (one, other) in [("a third", "1 in 2"), ("around 4,000", "4,900"), ("4,000", "4,900")] {
        let case = dossier(&format!("{}{}{PAIR}", of("a", one), of("b", other)));
        assert!(screen(&case).contains("No: as they were said"), "{one}: {}", screen(&case));
    }
}

#[test]
fn what_agrees_by_an_assumption_agrees_under_it() {
    let step = |kind: &str| {
        format!(
            "[bridges.k]\naxis = \"unit\"\nfrom = \"person\"\nto = \"GBP\"\nfactor = \"900 to 2,100\"\nkind = \"{kind}\"\nwhy = \"a mean loss\"\nsources = [\"office\"]\n"
        )
    };
    let of = |kind: &str| {
        dossier(&format!(
            "{}{}{}{PAIR}bridges = [\"k\"]\n",
            figure("a", "2 million", "unit = \"person\"\nbasis = \"survey\"\nentrants = \"2023\""),
            figure(
                "b",
                "3 billion",
                "unit = \"GBP\"\nbasis = \"model\"\nentrants = \"2023\"\nsource = \"later\""
            ),
            step(kind)
        ))
    };
    assert!(screen(&of("assumption")).contains("Yes, under an assumption: "), "{}", of("assumption").text);
    assert!(screen(&of("evidence")).contains("Yes: "), "{}", of("evidence").text);
}

#[test]
fn what_is_computed_from_the_pair_is_no_coverage_measured_elsewhere() {
    let of = |count: &str, estimate: &str| {
        let more = [
            figure("c", "1,180", &format!("{COUNT}\n{count}")),
            figure(
                "d",
                "4,700",
                &format!(
                    "{ESTIMATE}\nsource = \"later\"\n{estimate}\nlineage = [{{ of = \"c\", kind = \"independent\", why = \"other lists\" }}]"
                ),
            ),
        ];
        let benchmark = "[benchmarks.m]\nlabel = \"Another\"\nbetween = [\"c\", \"d\"]\nof = \"entrants\"\nwhy = \"so\"\nsources = [\"later\"]\n";
        let pair = [figure("a", "1,200", COUNT), figure("b", "4,800", ESTIMATE)].concat();
        dossier(&format!("{pair}{}{benchmark}{PAIR}benchmarks = [\"m\"]\n", more.concat()))
    };
    let circular = of("derived-from = [\"a\"]", "derived-from = [\"b\"]");
    assert!(!circular.text.contains("would mean"), "{}", circular.text);
    assert!(circular.text.contains("it is circular and counts for nothing"), "{}", circular.text);
    // One of the two alone makes no circle.
    assert!(
        of("derived-from = [\"a\"]", "").text.contains("would mean"),
        "{}",
        of("derived-from = [\"a\"]", "").text
    );
}

#[test]
fn a_number_is_not_at_least_less_than_nothing_apart() {
    let bridge = "[bridges.k]\nof = \"a\"\nbase = \"3 million\"\nkind = \"evidence\"\nwhy = \"a census\"\nsources = [\"office\"]\n";
    let case = dossier(&format!(
        "{}{}{bridge}{PAIR}bridges = [\"k\"]\n",
        figure("a", "up to 9 per 100,000", &format!("{ESTIMATE}\npopulation = \"all\"")),
        figure("b", "110", &format!("{COUNT}\npopulation = \"all\""))
    ));
    assert!(!screen(&case).contains("at least \u{2212}"), "{}", screen(&case));
}
