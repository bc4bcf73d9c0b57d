//! Answers to what a reader asks: whether two numbers may be one, whether both can hold, by how much something changed.

use crate::fresh::screen;
use crate::unseen::{COUNT, ESTIMATE, PAIR, asking, dossier, figure};

/// The whole text on one line, so that no sentence is broken.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first screen of two figures under a question.
fn answered(question: &str, figures: &str) -> String {
    flat(screen(&asking(question, &format!("{figures}{PAIR}"))))
}

/// A register's number of a year.
fn recorded(id: &str, value: &str, year: u16) -> String {
    figure(id, value, &COUNT.replace("2023", &year.to_string()))
}

#[test]
fn two_numbers_that_rounding_may_have_made_apart_do_not_differ() {
    let estimate = |id: &str, value: &str| figure(id, value, ESTIMATE);
    let round = answered("Do the two agree?", &(estimate("a", "4,800") + &estimate("b", "5,000")));
    assert!(round.contains("differ by no more than rounding may make"), "{round}");
    // Written to the last one, they do.
    let apart = answered("Do the two agree?", &(estimate("a", "4,812") + &estimate("b", "5,214")));
    assert!(apart.contains("No: as they were said") && apart.contains("differ"), "{apart}");
}

#[test]
fn a_count_among_the_margins_of_an_estimate_may_be_all_of_it() {
    let estimate = figure("b", "5,000 [4,500, 5,500] at 95% confidence", ESTIMATE);
    let inside = answered("Do the two agree?", &(figure("a", "4,812", COUNT) + &estimate));
    assert!(inside.contains("may be the same as far as the margins go"), "{inside}");
    assert!(!inside.contains("whether it is right"), "{inside}");
    // Below them it is neither an agreement nor a contradiction.
    let below = answered("Do the two agree?", &(figure("a", "1,204", COUNT) + &estimate));
    assert!(below.contains("sets no ceiling") && !below.contains("Cannot be told"), "{below}");
}

#[test]
fn what_cannot_both_hold_is_answered_so() {
    let of_those_new = COUNT.replace("detections", "entrants");
    let pair = figure("a", "5,012", &of_those_new) + &figure("b", "3,004", ESTIMATE);
    let both = answered("Can both be true?", &pair);
    assert!(both.contains("No, as they were said, unless cases were counted twice"), "{both}");
    let refuted = answered("Does 5,012 refute 3,004?", &pair);
    assert!(refuted.contains("If the 5,012 is right, yes"), "{refuted}");
    for screen in [both, refuted] {
        assert!(!screen.contains("Cannot be told"), "{screen}");
    }
}

#[test]
fn numbers_of_two_times_can_both_be_right() {
    let day = |id: &str, value: &str, day: &str| {
        figure(id, value, &format!("basis = \"model\"\nstatus = \"confirmed\"\nstock = \"{day}\""))
    };
    let both =
        answered("Can both be true?", &(day("a", "500", "2022-06-01") + &day("b", "900", "2023-06-01")));
    assert!(both.contains("Both can be right: the two are not about the same time"), "{both}");
}

#[test]
fn what_may_be_too_much_of_one_base_is_not_said_to_be_possible_together() {
    let both = "Can both be true?";
    let concepts = "[concepts.paid]\nlabel = \"paid\"\n[concepts.debt]\nlabel = \"held by debt\"\nwithin = [{ of = \"harm\", why = \"some of them\" }]\n";
    let share = |id: &str, value: &str, basis: &str, concept: &str| {
        figure(
            id,
            value,
            &format!(
                "basis = \"{basis}\"\nentrants = \"2023\"\npopulation = \"all\"\nconcept = \"{concept}\""
            ),
        )
    };
    for (left, right) in [(("60%", "harm"), ("50%", "paid")), (("91%", "harm"), ("95%", "debt"))] {
        let pair = share("a", left.0, "register", left.1) + &share("b", right.0, "register", right.1);
        let screen = answered(both, &format!("{concepts}{pair}"));
        assert!(!screen.contains("Both can be right"), "{screen}");
    }
}

#[test]
fn a_kind_of_source_that_neither_figure_is_of_is_not_understood() {
    for question in ["Do the two agree with the register?", "Does the count agree with the estimate?"] {
        let screen = of_two_surveys(question);
        assert!(!screen.contains("Yes: ") && !screen.contains("No: "), "{question}: {screen}");
    }
    assert!(of_two_surveys("Do the two surveys agree?").contains("Yes: "));
}

#[test]
fn a_change_is_told_with_its_size_and_one_that_was_published_with_what_its_numbers_give() {
    let claim = figure("c", "fell by 16%", "entrants = \"2023\"\nrelates = { of = \"b\", base = \"a\" }");
    let figures = recorded("a", "5,000", 2022) + &recorded("b", "4,190", 2023) + &claim;
    let screen = answered("Did the number fall by a sixth?", &figures);
    assert!(screen.contains("a change of −810 deaths, −16.2% of the earlier number"), "{screen}");
    assert!(screen.contains("the two give −16.2%, which agrees"), "{screen}");
}

#[test]
fn a_dossier_that_sets_nothing_side_by_side_tells_what_changed() {
    let case = dossier(&(recorded("a", "49,027", 2022) + &recorded("b", "50,510", 2023)));
    let screen = flat(screen(&case));
    assert!(screen.contains("a change of 1,483 deaths, +3.02% of the earlier number"), "{screen}");
    assert!(screen.contains("may change because more or less is detected"), "{screen}");
}

#[test]
fn nothing_is_implied_by_a_number_that_was_made_of_the_other() {
    let made = figure(
        "b",
        "4,400",
        &format!("{ESTIMATE}\nlineage = [{{ of = \"a\", kind = \"count × constant\", why = \"doubled\" }}]"),
    );
    let screen = answered("How many are missed?", &(figure("a", "2,200", COUNT) + &made));
    assert!(screen.contains("how much was missed does not follow from them"), "{screen}");
    assert!(!screen.contains("were recorded"), "{screen}");
}

#[test]
fn a_total_made_of_one_part_need_not_be_what_the_parts_add_up_to() {
    let of = |id: &str, value: &str, rest: &str| figure(id, value, &format!("{COUNT}\n{rest}"));
    let figures = of("t", "401", "derived-from = [\"p\"]") + &of("p", "310", "") + &of("q", "91", "");
    let sum = "[sums.s]\ntotal = \"t\"\nparts = [\"p\", \"q\"]\ncomplete = true\n";
    let text = flat(&dossier(&format!("{figures}{sum}")).text);
    assert!(text.contains("so that the sum is no check of it") && !text.contains("as they must"), "{text}");
}

/// Two surveys that agree, and what they are asked.
fn of_two_surveys(question: &str) -> String {
    let survey = |id: &str, value: &str| figure(id, value, ESTIMATE);
    answered(
        question,
        &(survey("a", "1,000 [900, 1,100] at 95% confidence")
            + &survey("b", "1,050 [950, 1,150] at 95% confidence")),
    )
}

#[test]
fn a_question_with_a_word_that_is_not_understood_gets_no_yes_and_no_no() {
    assert!(of_two_surveys("Do the two agree?").contains("Yes: "));
    for question in [
        "Is it false that the two agree?",
        "Is it a myth that the two agree?",
        "Do the two agree to the last person?",
        "Do the two agree only by chance?",
        "Do the two hardly agree?",
        "Do the two agree with the census?",
        "Did the minister say that the two agree?",
        "Are the two the same?",
        "Do the three agree?",
        "Do all of them agree?",
        "Do 1,000, 1,050 and 2,400 agree?",
        "Do any two of them contradict each other?",
        "Are those wrong who say that the two contradict each other?",
    ] {
        let screen = of_two_surveys(question);
        assert!(!screen.contains("Yes: ") && !screen.contains("No: "), "{question}: {screen}");
    }
}

#[test]
fn the_comparison_that_a_question_names_by_its_makers_is_the_one_that_answers() {
    let survey =
        |id: &str, value: &str, by: &str| figure(id, value, &format!("{ESTIMATE}\nspeaker = \"{by}\""));
    let speakers = ["institute", "charity", "ministry"]
        .map(|name| format!("[speakers.{name}]\nlabel = \"the {name}\"\n"))
        .concat();
    let figures = survey("a", "1,000 [900, 1,100] at 95% confidence", "institute")
        + &survey("b", "1,050 [950, 1,150] at 95% confidence", "charity")
        + &survey("c", "2,400 [2,000, 2,800] at 95% confidence", "ministry");
    let pairs = "[comparisons.x]\nbetween = [\"a\", \"b\"]\n[comparisons.y]\nbetween = [\"a\", \"c\"]\n";
    let ask = |question: &str| flat(screen(&asking(question, &format!("{speakers}{figures}{pairs}"))));
    assert!(ask("Do the institute and the charity agree?").contains("Yes: 1,000"));
    let other = ask("Do the institute and the ministry agree?");
    assert!(other.contains("No: 1,000") && other.contains("2,400"), "{other}");
    // Nothing here sets these two against each other.
    let none = ask("Do the charity and the ministry agree?");
    assert!(!none.contains("Yes: ") && !none.contains("No: "), "{none}");
}

#[test]
fn what_was_replaced_answers_nothing_by_itself() {
    let survey = |id: &str, value: &str, rest: &str| figure(id, value, &format!("{ESTIMATE}\n{rest}"));
    let figures = survey("a", "1,000 [900, 1,100] at 95% confidence", "")
        + &survey("b", "2,000 [1,900, 2,100] at 95% confidence", "")
        + &survey("c", "1,050 [950, 1,150] at 95% confidence", "supersedes = \"b\"");
    let screen = answered("Do the two agree?", &figures);
    assert!(screen.contains("Not to be answered by these two alone. Replaced since: 2,000"), "{screen}");
    assert!(!screen.contains("No: "), "{screen}");
}

#[test]
fn two_places_are_set_side_by_side_without_a_multiple() {
    let of = |id: &str, value: &str, place: &str| figure(id, value, &format!("{COUNT}\nplace = \"{place}\""));
    let screen = answered(
        "Did more die in France than in Spain?",
        &(of("a", "3,213", "FR") + &of("b", "1,604", "ES")),
    );
    assert!(
        screen.contains("3,213 deaths [1] are more than 1,604 deaths [1], as they were said"),
        "{screen}"
    );
    assert!(!screen.contains("Cannot be told") && !screen.contains("where exactly each counts"), "{screen}");
}

#[test]
fn what_narrows_a_difference_is_not_the_largest_part_of_it() {
    let account = |workers: [&str; 2], students: [&str; 2]| {
        let part =
            |id: &str, value: &str, of: &str| figure(id, value, &format!("{COUNT}\nconcept = \"{of}\""));
        let concepts = "[concepts.workers]\nlabel = \"workers\"\n[concepts.students]\nlabel = \"students\"\n";
        let figures = figure("a", "1,240", COUNT)
            + &figure("b", "980", COUNT)
            + &part("wa", workers[0], "workers")
            + &part("wb", workers[1], "workers")
            + &part("sa", students[0], "students")
            + &part("sb", students[1], "students");
        let components = [("workers", "wa", "wb"), ("students", "sa", "sb")].map(|(name, left, right)| {
            format!(
                "[[reconciliations.r.components]]\nlabel = \"{name}\"\nleft = \"{left}\"\nright = \"{right}\"\nwhy = \"as the two say\"\nkind = \"definition\"\n"
            )
        });
        let entry = "[reconciliations.r]\nbetween = [\"a\", \"b\"]\n";
        flat(screen(&dossier(&format!("{concepts}{figures}{entry}{}", components.concat()))))
    };
    let opposed = account(["500", "620"], ["400", "120"]);
    assert!(opposed.contains("students") && !opposed.contains("lies in workers"), "{opposed}");
    let small = account(["500", "500"], ["400", "390"]);
    assert!(!small.contains("Most of that") && !small.contains("largest part"), "{small}");
}
