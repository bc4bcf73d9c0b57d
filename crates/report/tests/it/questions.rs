//! What a question is taken for, by the words in it: neighbouring questions and neighbouring figures, of which one gets an answer and the other none.

use std::fmt::Write as _;

use darkfigure_analysis::{Options, analyse};
use darkfigure_model::Dossier;
use darkfigure_report::{ComposeOptions, first_screen};

use crate::situations::{dossier, figure, pair};

/// What the first screen says to each question. What is found does not depend on what is asked.
fn screens(rest: &str) -> impl Fn(&str) -> Vec<String> + use<> {
    let mut dossier = dossier("What holds?", rest);
    let findings = analyse(&dossier, &Options { most_draws: 20_000, ..Options::default() });
    dossier.question = None;
    move |question| {
        let dossier = Dossier { question: Some(question.to_owned()), ..dossier.clone() };
        let lines = first_screen(&dossier, &findings, &ComposeOptions::default());
        lines.iter().map(|line| line.text.to_plain()).collect()
    }
}

/// The first sentence to each.
fn answers(rest: &str) -> impl Fn(&str) -> String + use<> {
    let screens = screens(rest);
    move |question| screens(question).into_iter().next().unwrap_or_default()
}

/// Two numbers that cannot both hold, and the words that a note puts into a question's mouth.
fn conflicting() -> String {
    let note = "all any every everybody three four five several only just hardly barely exactly really false wrong untrue myth lie still ever before after because most some say Lapland";
    pair(
        &format!("rebuts=[\"b\"];speaker=minister;note={note}"),
        "value=up to 900;basis=survey;speaker=union;source=agency",
        "",
    )
}

const CONFLICT: &str = "The figures conflict: 1,000 people [1] were recorded, more than the estimate of all there are, up to 900 people [2]. Over-notification, duplicates or a low estimate would explain it.";

/// Questions of every form that is understood, and how they are answered where the two cannot both hold.
const UNDERSTOOD: [(&str, &str); 26] = [
    ("Do the two figures agree?", "No, unless"),
    ("Do they agree with each other?", "No, unless"),
    ("Are they agreed?", "The figures conflict"),
    ("Do they disagree?", "Yes, unless"),
    ("Do the two contradict each other?", "Yes, unless"),
    ("Do they contradict one another?", "Yes, unless"),
    ("Does 1,000 refute 900?", "If the 1,000 is right, yes, unless"),
    ("Does 900 refute 1,000?", "If up to 900 people are right, yes, unless"),
    ("Does the Minister refute the Union?", "If the 1,000 is right, yes, unless"),
    ("Does the Union’s number disprove the Minister’s?", "If up to 900 people are right, yes, unless"),
    ("Does the Office rebut the Agency?", "If the 1,000 is right, yes, unless"),
    ("Can both be true?", "No, unless"),
    ("May both be right?", "No, unless"),
    ("Could both hold?", "No, unless"),
    ("Are both correct?", "The figures conflict"),
    ("Are the two consistent?", "No, unless"),
    ("Are they compatible?", "No, unless"),
    ("Does the survey confirm the register?", "No, unless"),
    ("Do they support each other?", "No, unless"),
    ("Are the two numbers the same?", "No, unless"),
    ("Can the two be compared?", "Yes: the two count the same thing."),
    ("Are the two comparable?", "Yes: the two count the same thing."),
    ("Do the two count the same thing?", "Yes: the two count the same thing."),
    ("Can they be set against each other?", "Yes: the two count the same thing."),
    ("Can they be set beside each other?", "Yes: the two count the same thing."),
    ("Do 1,000 and 900 agree?", "No, unless"),
];

#[test]
fn every_form_of_question_is_answered_and_none_of_which_a_word_is_foreign() {
    let rest = conflicting();
    let answer = answers(&rest);
    for (question, expected) in UNDERSTOOD {
        let found = answer(question);
        assert!(found.starts_with(expected), "{question} {found}");
        let bare = question.trim_end_matches('?');
        let own = answer(&format!("{bare} in Lapland?"));
        // A word of a figure's own note is understood; only where the last word is one of the form may nothing stand behind it.
        if !["Can both", "May both", "Could both", "Do the two contradict", "Do they contradict"]
            .iter()
            .any(|start| bare.starts_with(start))
        {
            assert_eq!(own, found, "{question}");
        }
        for word in [
            "in Belgium",
            "for 950",
            "not",
            "never",
            "unless",
            "or",
            "all",
            "only",
            "still",
            "wrong",
            "because",
            "most",
            "three",
        ] {
            let turned = answer(&format!("{bare} {word}?"));
            assert!(
                !["Yes", "No", "If "].iter().any(|start| turned.starts_with(start)),
                "{bare} {word}? {turned}"
            );
        }
        // A scene before the question may change what it asks, and what is no question asks nothing.
        assert_eq!(answer(&format!("It is so. {question}")), CONFLICT);
        assert_eq!(answer(bare), CONFLICT);
    }
}

#[test]
fn words_that_turn_a_question_are_not_understood_though_a_figure_has_them() {
    let rest = conflicting();
    let answer = answers(&rest);
    for word in [
        "all", "any", "three", "several", "only", "hardly", "exactly", "false", "myth", "before", "because",
        "say",
    ] {
        assert!(rest.contains(word), "{word}");
        let turned = answer(&format!("Do they {word} agree?"));
        assert!(!turned.starts_with("No, unless"), "{word}: {turned}");
    }
}

#[test]
fn who_refutes_whom_must_be_plain() {
    let rest = conflicting();
    let answer = answers(&rest);
    for question in [
        "Does 1,000 refute 3,000?",
        "Does 1,000 refute 1,000?",
        "Does the Minister refute the Minister?",
        "Does it refute 900?",
        "Does 1,000 refute them?",
        "Does 1,000 refute 900 and the Union?",
        "Does the Minister or the Union refute the Agency?",
    ] {
        assert_eq!(answer(question), CONFLICT, "{question}");
    }
    // A name that both sources carry names neither.
    let shared = pair("rebuts=[\"b\"]", "value=up to 900;basis=survey", "");
    assert_eq!(answers(&shared)("Does the Office refute the Office?"), CONFLICT.replace("[2]", "[1]"));
    // What a count word says names it, and a part of it does not.
    let vague = answers(&pair("value=300;rebuts=[\"b\"]", "value=tens of thousands;basis=undisclosed", ""));
    let [by_word, by_part, by_number] =
        ["Does 300 refute tens of thousands?", "Does 300 refute thousands?", "Does 300 refute 30,000?"]
            .map(vague);
    assert_ne!(by_word, by_part);
    assert_eq!(by_part, by_number);
}

#[test]
fn numbers_are_read_in_every_scale() {
    for (more, less, question) in [
        ("5,000", "4,000", "Does 5 thousand refute 4,000?"),
        ("4.7 million", "4.6 million", "Does 4.7 million refute 4.6 m?"),
        ("4.7 billion", "4.6 billion", "Does 4.7 billion refute 4.6 bn?"),
    ] {
        let rest = |less: &str| {
            pair(&format!("value={more};rebuts=[\"b\"]"), &format!("value=up to {less};basis=survey"), "")
        };
        let found = answers(&rest(less))(question);
        assert!(found.starts_with("If the "), "{question} {found}");
        let other = answers(&rest("3"))(question);
        assert!(!other.starts_with("If the "), "{question} {other}");
    }
}

#[test]
fn a_question_that_names_both_numbers_is_answered_without_them() {
    let answer = answers(&pair("", "value=3,000;place=VN;unit=case", ""));
    let from =
        "Cannot be told from 1,000 people [1] and 3,000 cases [1]: the two do not count the same thing.";
    let named = "Cannot be told: the two do not count the same thing.";
    for (question, expected) in [
        ("Is it so of 1,000 and “3,000”?", named),
        ("Is it so of 1,000 people?", from),
        ("Is it so of 3,000 cases?", from),
        ("Is it so?", from),
        ("Is it so of 1 thousand and 3 thousand?", named),
    ] {
        assert_eq!(answer(question), expected, "{question}");
    }
    // Which of the two it is, where "or" stands between them.
    for (question, expected) in [
        ("Is it 1,000 or 3,000?", "Both can be right"),
        ("Is it 3,000 or 1,000?", "Both can be right"),
        ("Is it 1,000 or 3,000 or 5?", named),
        ("Is it not 1,000 or 3,000?", named),
        ("Is it 1,000 or 5,000?", from),
        ("Is it 5,000 or 3,000?", from),
    ] {
        let found = answer(question);
        assert!(found.starts_with(expected), "{question} {found}");
    }
}

#[test]
fn what_share_how_many_and_why() {
    let answer = answers(&pair("", "value=3,000;basis=survey", ""));
    let share = "If the 3,000 [1] is right, about 1 in 3 (33% of those new in the year) were recorded.";
    let amount = "3,000 people [1] are 3 times as many as 1,000 people [1], a difference of 2,000 people, at the face value of 3,000.";
    let neither = "1,000 people [1] neither refute nor confirm 3,000 people [1]: what was found sets no ceiling on what there was.";
    for (question, expected) in [
        ("What share is seen?", share),
        ("What percentage is it?", share),
        ("What colour is it?", amount),
        ("How complete is the register?", share),
        ("How many were recorded?", share),
        ("How much is missed?", share),
        ("How many recorded cases are there?", amount),
        ("How many were there?", amount),
        ("How many of them?", share),
        ("How large is it?", amount),
        ("How far is it?", amount),
        ("Is it one in five?", share),
        ("Is it 1 in 10?", share),
        ("Is one person of ten in ten?", share),
        ("Is it one person in five?", share),
        ("Is one of so many people out there in five?", neither),
        ("Is it five in one?", neither),
        ("Is it one in Lapland?", neither),
        ("Is it a third?", share),
        ("Is it not a third?", neither),
        ("Does anybody not know a third?", neither),
        ("Was it 1,000?", neither),
        (
            "Why do they differ?",
            "Why is not known here: nothing in this dossier accounts for the difference.",
        ),
        ("Is it so because of the law?", "Cannot be told: the numbers say how many, and not why."),
        ("It rained. How many were recorded?", share),
        ("How many were recorded? It rained?", amount),
    ] {
        assert_eq!(answer(question), expected, "{question}");
    }
}

#[test]
fn rounding_is_told_at_its_edges() {
    let step = |key: &str, value: &str, kind: &str| {
        format!(
            "bridges = [\"k\"]\n[bridges.k]\naxis = \"unit\"\nfrom = \"case\"\nto = \"person\"\n{key} = \"{value}\"\nwhy = \"said so\"\nkind = \"{kind}\"\nsources = [\"office\"]\n"
        )
    };
    let times = |value: &str| step("factor", value, "evidence");
    let defined = |value: &str| step("factor", value, "definition");
    let share = |value: &str| format!("value={value};population=residents");
    let rate = |value: &str| format!("value={value} per 100,000;population=residents");
    let value = |value: &str| format!("value={value}");
    let case = |value: &str| format!("value={value};unit=case");
    for (one, other, rest, is_rounding) in [
        (value("about 1,000"), value("1,500"), String::new(), true),
        (value("about 1,000"), value("1,501"), String::new(), false),
        (value("about 1,000"), value("about 1,100"), String::new(), true),
        (value("1,000"), value("1,001"), String::new(), false),
        (value("12.2 million"), value("12.25 million"), String::new(), true),
        (value("12.2 million"), value("12.3 million"), String::new(), true),
        (value("12.2 million"), value("12.4 million"), String::new(), false),
        (share("20%"), share("20.4%"), String::new(), true),
        (share("20%"), share("20.6%"), String::new(), false),
        (share("0%"), share("1%"), String::new(), false),
        (rate("1.4"), rate("1.5"), String::new(), true),
        (rate("1.4"), rate("1.6"), String::new(), false),
        (case("1,000"), value("2,500"), times("2"), true),
        (case("1,000"), value("2,501"), times("2"), false),
        (case("1,000"), value("2,001"), times("2.0"), true),
        (case("1,000"), value("2,051"), times("2.0"), false),
        (case("1,000"), value("2,001"), defined("2"), false),
        (case("1,000"), value("2,400"), times("2 to 2.1"), false),
        (case("1,000"), value("2,400"), times("about 2"), true),
        (case("1,000"), value("2,400"), times("at least 2"), false),
        (case("about 1,000"), value("3,000"), defined("2"), true),
        (case("about 1,000"), value("3,001"), defined("2"), false),
        (case("about 1,000"), value("3,500"), times("2"), true),
        (case("about 1,000"), value("3,501"), times("2"), false),
    ] {
        let said = answers(&pair(&one, &format!("{other};basis=survey"), &rest))("Do they agree?");
        assert_eq!(said.contains("rounding"), is_rounding, "{one} {other} {rest} {said}");
    }
}

#[test]
fn answers_of_changes() {
    let mut text = String::new();
    for (a, b) in [
        ("entrants=2022", "value=1,500"),
        ("value=1,500", "entrants=2022"),
        ("entrants=2022", "value=1,500;basis=survey"),
        ("entrants=2022", "value=1,500;source=agency"),
        ("entrants=2022", "value=1,500;entrants=2022"),
        ("entrants=2024", "value=1,500"),
        ("entrants=2022", "value=1,500;entrants=2023-01/2023-06"),
        ("entrants=2023-01", "value=1,500;entrants=2023-02"),
        ("entrants=2023-01", "value=1,500;entrants=2023-02-02/2023-02-28"),
        ("entrants=2022/2023", "value=1,500;entrants=2023/2024"),
        ("stock=2022-06-30", "value=1,500;stock=2023-06-30"),
        ("stock=2022", "value=1,500;stock=2023-06-30"),
        ("present=2022", "value=1,500;present=2023"),
        ("present=2022", "value=1,500;entrants=2023"),
        ("detections=2022", "value=1,500;detections=2023"),
        ("entrants=2022;place=VN", "value=1,500"),
        ("entrants=2022;place=", "value=1,500;place="),
        ("entrants=2022;concept=", "value=1,500"),
        ("entrants=2022;concept=grave", "value=1,500"),
        ("entrants=2022;status=", "value=1,500"),
        ("entrants=", "value=1,500"),
        ("value=1.2 thousand;entrants=2022", "value=1.3 thousand"),
        ("value=about 1,000;entrants=2022", "value=about 1,500"),
        ("value=about 1,000;entrants=2022", "value=about 900"),
        ("value=1,000 to 1,200;entrants=2022", "value=1,300 to 1,500"),
        ("value=1,000 to 1,300;entrants=2022", "value=1,300 to 1,500"),
        ("value=at least 1,000;entrants=2022", "value=1,500"),
        ("value=at least 1,000;entrants=2022", "value=900"),
        ("value=tens of thousands;entrants=2022", "value=900"),
        ("unit=GBP;entrants=2022", "value=1,500;unit=GBP"),
        ("value=20%;population=residents;entrants=2022", "value=25%;population=residents"),
        (
            "value=20 per 100,000;population=residents;entrants=2022",
            "value=25 per 100,000;population=residents",
        ),
        ("entrants=2022", ""),
        ("value=0;entrants=2022", "value=10"),
        ("value=1,000 [900, 1,100] at 95%;entrants=2022", "value=1,500 [1,400, 1,600] at 95%"),
        ("value=1,000 [900, 1,100] at 95%;entrants=2022", "value=1,500"),
        ("value=1,000 [900, 1,100] at 95%;entrants=2022", "value=1,200 [1,100, 1,300] at 95%"),
        ("entrants=2022", "value=900;basis=survey"),
        (
            "value=1,000 [900, 1,100] at 95%;entrants=2022",
            "value=800 [700, 850] at 95%;basis=model;source=agency",
        ),
        ("stock=2023-06-30", "value=1,500;stock=2023"),
        ("cumulative=../2022", "value=1,500;cumulative=../2023"),
        ("detections=2022;basis=survey", "value=900;detections=2023;source=agency"),
    ] {
        writeln!(text, "{a} | {b}\n    {}", answers(&pair(a, b, ""))("Did it rise?")).unwrap();
    }
    insta::assert_snapshot!("changes", text);
}

#[test]
fn published_results_stand_with_the_two_numbers_whether_they_bear_them_out_or_not() {
    let claim = |value: &str, of: &str, base: &str| {
        format!(
            "[figures.c]\nvalue = \"{value}\"\nunit = \"person\"\nconcept = \"harm\"\nplace = \"KH\"\nentrants = \"2023\"\nsource = \"agency\"\nrelates = {{ of = \"{of}\", base = \"{base}\" }}\n"
        )
    };
    for (value, of, base, expected) in [
        (
            "50% more",
            "b",
            "a",
            Some(
                "Published: +50% (Agency) [2], of 1,500 people (Office) [1] and 1,000 people (Office) [1]: the two give +50%, which agrees as far as rounding can tell.",
            ),
        ),
        (
            "33% less",
            "a",
            "b",
            Some(
                "Published: −33% (Agency) [2], of 1,000 people (Office) [1] and 1,500 people (Office) [1]: the two give −33.3%, which agrees as far as rounding can tell.",
            ),
        ),
        (
            "1.5 times",
            "b",
            "a",
            Some(
                "Published: 1.5 times (Agency) [2], of 1,500 people (Office) [1] and 1,000 people (Office) [1]: the two give 1.5 times, which agrees as far as rounding can tell.",
            ),
        ),
        (
            "50% more",
            "a",
            "b",
            Some(
                "Published: +50% (Agency) [2], of 1,000 people (Office) [1] and 1,500 people (Office) [1]: the two give −33.3%, which does not agree. It fits if the two figures change places.",
            ),
        ),
        (
            "40% more",
            "b",
            "a",
            Some(
                "Published: +40% (Agency) [2], of 1,500 people (Office) [1] and 1,000 people (Office) [1]: the two give +50%, which does not agree. No other reading that was tried fits.",
            ),
        ),
        ("50% more", "b", "d", None),
        ("50% more", "d", "b", None),
        ("0% more", "a", "d", None),
    ] {
        let rest = pair("entrants=2022", "value=1,500", "")
            + &claim(value, of, base)
            + &figure("d", "entrants=2021");
        let found = screens(&rest)("What holds?");
        let said = found.iter().find(|line| line.contains("(Agency)")).map(String::as_str);
        assert_eq!(said, expected, "{value} {of} {base}");
    }
}

#[test]
fn answers_of_numbers_from_which_nothing_can_be_told() {
    let mut text = String::new();
    for (a, b) in [
        ("", "value=3,000;place=VN;basis=survey"),
        ("value=3,000", "place=VN;basis=survey"),
        ("", "value=1,000;place=VN"),
        ("", "value=3,000;place=VN;unit=case"),
        ("", "value=3,000;place=VN;detections=2023"),
        ("value=-20;concept=balance", "value=30;concept=balance;place=VN"),
        ("value=-30;concept=balance", "value=-20;concept=balance;place=VN"),
        ("value=20 per 100,000;population=residents", "value=30 per 100,000;population=residents;place=VN"),
        ("value=20%;population=residents", "value=30%;population=residents;place=VN"),
        ("unit=GBP", "value=3,000;unit=GBP;place=VN"),
        ("value=about 1,000", "value=1,100;place=VN"),
        ("concept=", "value=3,000;basis=survey"),
        ("place=", "value=3,000;basis=survey"),
        ("entrants=", "value=3,000;basis=survey"),
        ("place=;entrants=", "value=3,000;basis=survey"),
        ("place=KH-18;status=", "value=3,000;basis=survey"),
        ("status=", "value=3,000;basis=survey"),
        ("concept=;place=", "value=3,000"),
        ("concept=grave", "value=3,000;basis=survey"),
        ("value=3,000;concept=grave", "basis=survey"),
        ("concept=grave", "value=3,000;basis=survey;place=KH-18"),
        ("", "value=3,000;basis=survey"),
        ("", "value=3,000;cites=[\"a\"];source=agency"),
        ("", "cites=[\"a\"];source=agency"),
        ("", "value=3,000;supersedes=a;said=2024-01-20"),
        ("part-of=b", "value=3,000"),
    ] {
        writeln!(text, "# {a} | {b}").unwrap();
        let answer = answers(&pair(a, b, ""));
        let mut last = String::new();
        for question in [
            "Is it so?",
            "How many are there?",
            "What share is seen?",
            "Is it 1,000 or 3,000?",
            "Do they agree?",
        ] {
            let said = answer(question);
            if said != last {
                writeln!(text, "{question}\n    {said}").unwrap();
            }
            last = said;
        }
    }
    insta::assert_snapshot!("untold", text);
}
