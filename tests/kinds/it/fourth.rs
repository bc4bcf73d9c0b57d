//! Situations of a fourth set that the code had not seen: each printed something false, or swallowed something that was said.

use darkfigure_kinds::Case;

use crate::fresh::screen;
use crate::unseen::{COUNT, ESTIMATE, PAIR, asking, dossier, figure};

/// The whole text on one line, so that no sentence is broken.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A count of cases, an estimate of people, and a step of so many people to a case.
fn by_a_step(cases: &str, factor: &str, people: &str) -> Case {
    let a = figure("a", cases, &format!("{COUNT}\nstatus = \"confirmed\"\nunit = \"case\""));
    let b = figure("b", people, &format!("{ESTIMATE}\nunit = \"person\""));
    let step = format!(
        "[bridges.size]\naxis = \"unit\"\nfrom = \"case\"\nto = \"person\"\nfactor = \"{factor}\"\nkind = \"assumption\"\nwhy = \"a guess\"\n"
    );
    dossier(&format!("{a}{b}{step}[comparisons.x]\nbetween = [\"a\", \"b\"]\nbridges = [\"size\"]\n"))
}

#[test]
fn what_conflicts_after_a_step_is_not_said_of_what_was_said() {
    let case = by_a_step("900", "2", "1,000");
    let screen = flat(screen(&case));
    assert!(screen.contains("come, by assumption, to 1,800 people, more than the estimate"), "{screen}");
    assert!(screen.contains("a step that does not hold"), "{screen}");
    assert!(!screen.contains("were recorded, more than"), "{screen}");
    // And it is not said that the two cannot both hold as they were said.
    assert!(!flat(&case.text).contains("cannot both hold as they were said"), "{}", case.text);
}

#[test]
fn a_coverage_that_rests_on_an_assumption_says_so() {
    let screen = flat(screen(&by_a_step("900", "2", "3,000")));
    assert!(
        screen.contains("and the assumption holds and all that was recorded was new then, about 3 in 5"),
        "{screen}"
    );
}

#[test]
fn a_window_without_an_end_reaches_to_when_it_was_said() {
    let since = |id: &str, value: &str, start: &str, said: &str, basis: &str| {
        let time = format!(
            "basis = \"{basis}\"\nstatus = \"confirmed\"\ncumulative = \"since {start}\"\nsaid = {said}"
        );
        figure(id, value, &time)
    };
    for (start, said) in [("2018", "2024-02-01"), ("2014", "2024-02-01")] {
        let count = since("a", "2,400", start, said, "register");
        let most = since("b", "at most 2,000", "2014", "2020-05-01", "expert judgement");
        let case = dossier(&format!("{count}{most}{PAIR}"));
        assert!(!flat(&case.text).contains("cannot both hold"), "{start}: {}", case.text);
    }
    // Said on one day, the one lies in the other.
    let count = since("a", "2,400", "2018", "2020-05-01", "register");
    let most = since("b", "at most 2,000", "2014", "2020-05-01", "expert judgement");
    let case = dossier(&format!("{count}{most}{PAIR}"));
    assert!(flat(&case.text).contains("cannot both hold"), "{}", case.text);
}

#[test]
fn an_end_below_zero_is_no_up_to() {
    let of = |id: &str, value: &str, year: &str| {
        figure(id, value, &format!("basis = \"survey\"\nentrants = \"{year}\"\nstatus = \"confirmed\""))
    };
    let case = dossier(&(of("a", "50", "2021") + &of("b", "fewer than 30", "2022")));
    let text = flat(&case.text);
    assert!(!text.contains("up to −"), "{text}");
    assert!(text.contains("−20 deaths or lower"), "{text}");
}

#[test]
fn what_a_net_step_takes_away_bounds_what_was_recorded() {
    let a = figure("a", "900", &format!("{COUNT}\nconcept = \"harm\""));
    let b = figure("b", "1,000", &format!("{ESTIMATE}\nconcept = \"paid\""));
    let rest = "[concepts.paid]\nlabel = \"paid\"\n[bridges.s]\naxis = \"concept\"\nfrom = \"harm\"\nto = \"paid\"\naddend = \"-300\"\nkind = \"assumption\"\nwhy = \"ghosts less those off the books\"\n[comparisons.x]\nbetween = [\"a\", \"b\"]\nbridges = [\"s\"]\n";
    let screen = flat(screen(&dossier(&format!("{a}{b}{rest}"))));
    assert!(screen.contains("at most 3 in 5 (up to 60%"), "{screen}");
}

#[test]
fn one_in_eight_is_no_number_of_percent() {
    let share = |unit: &str| {
        figure("a", "1 in 8", &format!("{ESTIMATE}\nunit = \"{unit}\"\npopulation = \"schools\""))
    };
    let of = |unit: &str| {
        let other = figure("b", "2.8%", &format!("{ESTIMATE}\npopulation = \"schools\""));
        dossier(&format!("[populations.schools]\nlabel = \"schools\"\n{}{other}{PAIR}", share(unit)))
    };
    assert!(of("percent").codes.contains(&"bad-value"));
    assert!(!of("person").codes.contains(&"bad-value"));
}

#[test]
fn what_differs_in_time_alone_is_said_to() {
    let of = |id: &str, value: &str, day: &str| {
        figure(id, value, &format!("basis = \"register\"\nstock = \"{day}\""))
    };
    let figures = of("a", "8,000", "2019-12-31") + &of("b", "5,100", "2023-12-31");
    for question in ["Do the two agree?", "May the two be set against each other?"] {
        let screen = flat(screen(&asking(question, &format!("{figures}{PAIR}"))));
        assert!(!screen.contains("do not count the same thing"), "{screen}");
    }
}

#[test]
fn margins_that_touch_are_no_agreement() {
    let of = |id: &str, value: &str, rest: &str| {
        figure(id, value, &format!("basis = \"survey\"\nentrants = \"2018\"\nstatus = \"confirmed\"\n{rest}"))
    };
    let independent = "lineage = [{ of = \"b\", kind = \"independent\", why = \"other keepers\" }]";
    let told = |lineage: &str, one: &str, other: &str| {
        dossier(&format!("{}{}{PAIR}", of("a", one, lineage), of("b", other, "")))
    };
    let touching = |lineage| told(lineage, "1,000 [800, 1,210] at 95%", "1,400 [1,200, 1,600] at 95%");
    // Of samples that share nothing chance seldom parts two numbers as far as that.
    let lineages = [("", "Cannot be told"), (independent, "differ by more than chance usually parts")];
    for (lineage, answer) in lineages {
        let found = touching(lineage);
        let text = flat(&found.text);
        assert!(flat(screen(&found)).contains(answer), "{text}");
        assert!(!text.contains("May be written: 1,000 people (800–1,210)"), "{text}");
    }
    let near = told(independent, "1,000 [800, 1,210] at 95%", "1,150 [950, 1,350] at 95%");
    assert!(flat(screen(&near)).contains("agree as far as their margins go"), "{}", near.text);
}

#[test]
fn a_floor_above_a_ceiling_is_a_contradiction() {
    let of = |id: &str, value: &str| {
        figure(id, value, "basis = \"survey\"\nstock = \"2023-06-01\"\nstatus = \"confirmed\"")
    };
    let rest = format!("{}{}{PAIR}", of("a", "at least 900"), of("b", "at most 700"));
    for (question, answer) in [("Do the two contradict each other?", "Yes"), ("Do the two agree?", "No")] {
        let screen = flat(screen(&asking(question, &rest)));
        assert!(screen.contains(&format!("{answer}: ")) && screen.contains("cannot both hold"), "{screen}");
    }
}

#[test]
fn who_recorded_late_contradicts_nobody() {
    let a = figure("a", "4,300", &format!("{COUNT}\nstatus = \"confirmed\""));
    let b = figure("b", "at most 3,000", &format!("{ESTIMATE}\nstatus = \"confirmed\""));
    let text = flat(&dossier(&format!("{a}{b}{PAIR}")).text);
    assert!(!text.contains("cannot both hold") || text.contains("were new before it"), "{text}");
}

#[test]
fn floors_are_not_rounded_away_in_a_sum() {
    let of = |id: &str, value: &str, concept: &str| {
        figure(id, value, &format!("{COUNT}\nconcept = \"{concept}\""))
    };
    let concepts = ["state", "charity"].map(|id| {
        format!("[concepts.{id}]\nlabel = \"helped by the {id}\"\nwithin = [{{ of = \"harm\", why = \"by definition\" }}]\n")
    });
    let figures = of("t", "fewer than 900", "harm")
        + &of("p", "at least 400", "state")
        + &of("q", "more than 550", "charity");
    let sum = "[sums.s]\ntotal = \"t\"\nparts = [\"p\", \"q\"]\ncomplete = true\n";
    let text = flat(&dossier(&format!("{}{figures}{sum}", concepts.concat())).text);
    assert!(!text.contains("agree as far as their rounding goes"), "{text}");
}

#[test]
fn a_sum_of_which_a_part_was_computed_adds_up_by_itself() {
    let of = |id: &str, value: &str, rest: &str| figure(id, value, &format!("{COUNT}\n{rest}"));
    let figures = of("t", "401", "") + &of("p", "310", "") + &of("q", "91", "derived-from = [\"t\", \"p\"]");
    let sum = "[sums.s]\ntotal = \"t\"\nparts = [\"p\", \"q\"]\ncomplete = true\n";
    let text = flat(&dossier(&format!("{figures}{sum}")).text);
    assert!(text.contains("as they must"), "{text}");
}

#[test]
fn a_register_that_fell_is_still_a_register() {
    let of = |id: &str, value: &str, day: &str| {
        figure(id, value, &format!("basis = \"register\"\nstock = \"{day}\""))
    };
    let fell = "[figures.f]\nvalue = \"fell by 36%\"\nstock = \"2023-12-31\"\nrelates = { of = \"b\", base = \"a\" }\n";
    let figures = of("a", "8,000", "2019-12-31") + &of("b", "5,100", "2023-12-31");
    let text = flat(&dossier(&format!("{figures}{fell}{PAIR}")).text);
    assert!(!text.contains("It is what somebody estimates or says"), "{text}");
}

#[test]
fn who_made_a_figure_may_stand_for_it_in_a_question() {
    let count = figure("a", "259", &format!("{COUNT}\nspeaker = \"police\""));
    let estimate = figure("b", "4,000", &format!("{ESTIMATE}\nspeaker = \"union\""));
    let speakers = "[speakers.police]\nlabel = \"Chief of police\"\n[speakers.union]\nlabel = \"Head of the dockers' union\"\n";
    let rest = format!("{speakers}{count}{estimate}{PAIR}");
    let screen = flat(screen(&asking("Do the police refute the dockers?", &rest)));
    assert!(screen.contains("No"), "{screen}");
}

#[test]
fn a_stock_that_shrinks_has_fewer_entrants_than_a_steady_one() {
    let stock = figure("a", "8,000", "basis = \"register\"\nstock = \"2021-06-30\"");
    let entrants = figure("b", "3,000", "basis = \"survey\"\nentrants = \"2021\"");
    let step = "[bridges.stay]\naxis = \"time\"\nfrom = \"stock\"\nto = \"entrants\"\nstay-days = \"1,460\"\ngrowth-per-year = \"-10%\"\nkind = \"assumption\"\nwhy = \"four years, and closing\"\n";
    let case = dossier(&format!(
        "{stock}{entrants}{step}[comparisons.x]\nbetween = [\"a\", \"b\"]\nbridges = [\"stay\"]\n"
    ));
    // 8,000 × (1 − 0.1 × 4) / 4 in a year of 365.25 days, for 365.
    assert!(flat(screen(&case)).contains("to 1,201 deaths"), "{}", case.text);
}

#[test]
fn a_number_and_the_same_one_rounded_are_not_said_to_differ() {
    let of = |id: &str, value: &str| figure(id, value, "basis = \"register\"\nentrants = \"2023\"");
    let told = |one: &str, other: &str| flat(screen(&dossier(&(of("a", one) + &of("b", other) + PAIR))));
    for (one, other) in [("12.2 million", "12,213,456"), ("1.2 million", "1.25 million")] {
        let screen = told(one, other);
        assert!(screen.contains("Yes, as far as rounding goes:"), "{screen}");
        assert!(screen.contains("are as many as") && !screen.contains(" times as many"), "{screen}");
    }
    assert!(told("12.2 million", "12,313,456").contains("No: "));
    assert!(told("12,200,000", "12,213,456").contains("No: "));
}

#[test]
fn one_rate_on_two_bases_does_not_differ() {
    let of = |id: &str, value: &str| {
        figure(id, value, "basis = \"survey\"\nentrants = \"2023\"\npopulation = \"all\"")
    };
    let case = dossier(&(of("a", "120 per 1,000,000") + &of("b", "12 per 100,000") + PAIR));
    assert!(!flat(screen(&case)).contains("differ"), "{}", case.text);
}

#[test]
fn what_was_made_of_the_other_does_not_agree_with_it() {
    let count = figure("a", "2,200", "basis = \"register\"\nentrants = \"2023\"\nunit = \"case\"");
    let lineage = "lineage = [{ of = \"a\", kind = \"count × constant\", why = \"doubled\" }]";
    let doubled = figure("b", "4,400", &format!("{ESTIMATE}\nunit = \"person\"\n{lineage}"));
    let step = "[bridges.size]\naxis = \"unit\"\nfrom = \"case\"\nto = \"person\"\nfactor = \"2\"\nkind = \"assumption\"\nwhy = \"a guess\"\n";
    let rest =
        format!("{count}{doubled}{step}[comparisons.x]\nbetween = [\"a\", \"b\"]\nbridges = [\"size\"]\n");
    let case = dossier(&rest);
    let screen = flat(screen(&case));
    assert!(
        !screen.contains("agree as far as their margins go.") && screen.contains("times a constant"),
        "{screen}"
    );
}

#[test]
fn votes_that_were_counted_were_not_notified() {
    let share = |id: &str, value: &str, basis: &str| {
        let rest = format!("basis = \"{basis}\"\nstock = \"2023-05-14\"\npopulation = \"all\"");
        figure(id, value, &rest)
    };
    let figures = share("a", "48.2%", "enumeration") + &share("b", "43% [40%, 46%] at 95%", "survey");
    let screen = flat(screen(&dossier(&format!("{figures}{PAIR}"))));
    assert!(screen.contains("differ by more than their margins"), "{screen}");
    assert!(screen.contains("a difference of 5.2 percentage points"), "{screen}");
    assert!(!screen.contains("Over-notification"), "{screen}");
}

#[test]
fn a_difference_without_a_ratio_keeps_its_level() {
    let of = |id: &str, value: &str| {
        figure(id, value, "basis = \"survey\"\nentrants = \"2022\"\nconcept = \"balance\"")
    };
    let figures = of("a", "-30,000 [-45,000, -15,000] at 95% confidence") + &of("b", "+5,000");
    let screen = flat(screen(&dossier(&format!("{figures}{PAIR}"))));
    assert!(screen.contains("by 35,000 deaths (20,000–50,000; 95% confidence interval)"), "{screen}");
}
