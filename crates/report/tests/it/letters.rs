//! Letters: what they say of a figure, whom they are for, what they ask, and what they list.

use std::collections::BTreeSet;

use darkfigure_analysis::{Options, analyse};
use darkfigure_model::{Dossier, SpeakerId};
use darkfigure_report::{TextOptions, TextStyle, addressees, letter, render_text};

use crate::situations::{dossier, figure};

fn to(name: &str) -> SpeakerId {
    SpeakerId::new(name).unwrap()
}

/// The letter on one line; none where there is nothing to write about.
fn written(dossier: &Dossier, name: &str) -> Option<String> {
    let findings = analyse(dossier, &Options { most_draws: 20_000, ..Options::default() });
    let document = letter(dossier, &findings, &to(name))?;
    let text = render_text(&document, &TextOptions { width: 100, style: TextStyle::Plain });
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn to_minister(rest: &str) -> String {
    written(&dossier("What holds?", rest), "minister").expect("a letter can be written")
}

/// What is counted follows its number: by its own noun where the label has one, else after the unit; what was done to each needs no "of".
#[test]
fn a_figure_is_named_by_what_it_counts() {
    for (change, label, words) in [
        ("", "foreigners deported", "1,000 foreigners deported"),
        ("value=tens of thousands", "foreigners deported", "tens of thousands of foreigners deported"),
        ("value=several hundred", "foreigners deported", "several hundred foreigners deported"),
        ("", "trafficking of foreigners", "1,000 people of “trafficking of foreigners”"),
        ("", "old and young foreigners", "1,000 people of “old and young foreigners”"),
        ("", "very old sick poor foreigners", "1,000 people of “very old sick poor foreigners”"),
        ("", "very old sick foreigners", "1,000 very old sick foreigners"),
        ("", "suspicious sites", "1,000 people of “suspicious sites”"),
        ("unit=location", "suspicious sites", "1,000 suspicious sites"),
        ("unit=location", "suspicious foreigners", "1,000 locations of “suspicious foreigners”"),
        ("unit=case", "cases closed", "1,000 cases closed"),
        ("unit=case", "foreigners deported", "1,000 cases of “foreigners deported”"),
        ("", "deported in a campaign", "1,000 people “deported in a campaign”"),
        ("", "freed by an army", "1,000 people “freed by an army”"),
        ("", "held by force", "1,000 people “held by force”"),
        ("", "held captive", "1,000 people of “held captive”"),
        ("", "weed in gardens", "1,000 people of “weed in gardens”"),
        ("", "labour by force", "1,000 people of “labour by force”"),
        ("", "forced labour", "1,000 people of “forced labour”"),
        ("", "fear", "1,000 people of “fear”"),
        ("unit=case", "closed by an office", "1,000 cases of “closed by an office”"),
        ("unit=GBP", "lost to fraud", "£1,000 “lost to fraud”"),
    ] {
        let rest = format!("[concepts.z]\nlabel = \"{label}\"\n")
            + &figure("a", &format!("speaker=minister;concept=z;{change}"));
        let text = to_minister(&rest);
        let found = text.split("this one is yours: ").nth(1).and_then(|rest| rest.split(" [1]").next());
        assert_eq!(found, Some(words), "{label} {change}");
    }
    let text = to_minister(&figure("a", "speaker=minister;concept="));
    assert!(text.contains("this one is yours: 1,000 people [1] (new in 2023)"), "{text}");
}

/// The place stands beside a figure only where the figures differ in it; the time wherever it is known.
#[test]
fn a_letter_says_when_and_where_figures_differ() {
    for (a, b, one, other) in [
        ("", "value=500", "new in 2023", "new in 2023"),
        ("place=VN", "value=500", "Vietnam; new in 2023", "Cambodia; new in 2023"),
        ("place=", "value=500", "new in 2023", "Cambodia; new in 2023"),
        ("place=", "value=500;place=", "new in 2023", "new in 2023"),
        (
            "detections=2023-02-01/2023-03-31",
            "value=500;stock=2023-06-30",
            "recorded from 1 February 2023 to 31 March 2023",
            "at one time, 30 June 2023",
        ),
        (
            "detections=the year to 2023-12-12",
            "value=500",
            "recorded in the year to 12 December 2023",
            "new in 2023",
        ),
    ] {
        let text = to_minister(
            &(figure("a", &format!("speaker=minister;{a}")) + &figure("b", &format!("speaker=minister;{b}"))),
        );
        let expected = format!(
            "these are yours: 1,000 people of “harm done” [1] ({one}) and 500 people of “harm done” [1] ({other}). Please"
        );
        assert!(text.contains(&expected), "{a} | {b}\n{text}");
    }
    let text = to_minister(&figure("a", "speaker=minister;entrants="));
    assert!(text.contains("1,000 people of “harm done” [1]. Please tell us if we have it wrong"), "{text}");
}

/// First what is compared, then what was put against others, then the rest; four at most; nothing that was repeated, replaced or taken back.
#[test]
fn figures_are_asked_about_by_what_hangs_on_them() {
    let own = |name: &str, change: &str| figure(name, &format!("speaker=minister;{change}"));
    let yours = |rest: &str| {
        let text = to_minister(rest);
        let named = text.split(" yours: ").nth(1).or_else(|| text.split("these of them: ").nth(1));
        let named = named.and_then(|rest| rest.split(". Please").next()).unwrap_or_default().to_owned();
        let numbers = named.split(" people").filter_map(|part| part.rsplit(' ').next().map(str::to_owned));
        let mut numbers: Vec<String> = numbers.collect();
        numbers.pop();
        (numbers.join(" "), text)
    };
    let rival = figure("r", "value=9,000;speaker=union;source=agency");
    let compared = "[comparisons.x]\nbetween = [\"b\", \"r\"]\n";
    let plain = own("a", "value=11") + &own("b", "value=12") + &own("c", "value=13;rebuts=[\"r\"]") + &rival;
    assert_eq!(yours(&(plain.clone() + compared)).0, "12 13 11");
    assert_eq!(yours(&plain).0, "13 11 12");
    let five = (1..=5).map(|n| own(&format!("f{n}"), &format!("value=1{n}"))).collect::<String>();
    let (named, text) = yours(&five);
    assert_eq!(named, "11 12 13 14");
    assert!(text.contains("five are yours. We ask about these of them: "), "{text}");
    assert!(text.contains("Each is about all of these figures"), "{text}");
    let (named, text) = yours(&(own("a", "value=12") + &rival));
    assert_eq!(named, "12");
    assert!(!text.contains("all of these figures"), "{text}");
    for gone in [
        own("a", "value=14") + &own("b", "value=15;supersedes=a;said=2024-01-20"),
        own("a", "value=14") + &own("b", "value=15;revises=a;said=2024-01-20"),
        own("a", "value=14")
            + &own("b", "value=15")
            + "[statements.back]\nwording = \"we take it back\"\nretracts = [\"a\"]\nsource = \"agency\"\nspeaker = \"minister\"\n",
        own("a", "value=14;cites=[\"r\"]") + &own("b", "value=15") + &rival,
    ] {
        assert_eq!(yours(&gone).0, "15", "{gone}");
    }
    // Where nothing else is left, what was replaced is asked about.
    let replaced = own("a", "value=14") + &figure("b", "value=15;supersedes=a;said=2024-01-20;speaker=union");
    assert_eq!(yours(&replaced).0, "14");
}

#[test]
fn letters_go_to_whoever_said_or_denied_a_number() {
    let met = |rest: &str| {
        let dossier = dossier("What holds?", rest);
        let found = addressees(&dossier);
        for (name, _) in &found {
            assert!(written(&dossier, name.as_str()).is_some());
        }
        let names = found.iter().map(|(id, n)| format!("{} {n}", id.as_str()));
        names.collect::<Vec<_>>().join(", ")
    };
    let denial = "[statements.far]\nwording = \"far off\"\ndenies = [\"a\"]\nsource = \"agency\"\nspeaker = \"union\"\n";
    let said = figure("a", "speaker=minister");
    assert_eq!(met(&figure("a", "")), "");
    assert_eq!(met(&said), "minister 1");
    assert_eq!(met(&(said.clone() + &figure("b", "speaker=minister;value=2"))), "minister 2");
    assert_eq!(met(&(said.clone() + denial)), "minister 1, union 0");
    assert_eq!(
        met(&(said.clone() + &figure("b", "speaker=union;cites=[\"a\"];source=agency"))),
        "minister 1"
    );
    let silent = dossier("What holds?", &said);
    assert_eq!(written(&silent, "union"), None);
}

/// Whoever denies is asked for the grounds, and in the unit of what is denied.
#[test]
fn grounds_are_asked_in_the_unit_of_what_is_denied() {
    let denial = |rests: &str| {
        format!(
            "[statements.far]\nwording = \"far from the truth\"\ndenies = [\"u\"]\n{rests}source = \"agency\"\nspeaker = \"minister\"\n"
        )
    };
    let union = figure("u", "value=9,000;speaker=union;source=agency");
    let on = |unit: &str| {
        to_minister(
            &(union.clone()
                + &figure("c", &format!("value=500;unit={unit}"))
                + &denial("rests-on = [\"c\"]\n")),
        )
    };
    let text = on("person");
    assert!(text.contains("Is there more on which it rests, and what do these leave out?"), "{text}");
    assert!(text.contains("You are quoted with “Far from the truth” [2], of 9,000 people"), "{text}");
    let text = on("case");
    assert!(
        text.contains("How many people are in them, and is there more on which it rests?")
            && text.contains("rests, as we read it, on 500 cases [1]"),
        "{text}"
    );
    assert!(text.contains("Which number do you hold to be right"), "{text}");
    let text = to_minister(&(union.clone() + &denial("")));
    assert!(text.contains("On what does “Far from the truth” rest"), "{text}");
    assert!(!to_minister(&figure("a", "speaker=minister")).contains("You are quoted"));
}

/// A count in another unit than its rival's is asked how many of the rival's there are in it, an estimate that rebuts on what it rests.
#[test]
fn figures_are_asked_about_what_they_are_set_against() {
    let asks = |own: &str, rival: &str, between: &str, question: &str| {
        let text = to_minister(
            &(figure("a", &format!("speaker=minister;{own}"))
                + &figure("b", &format!("value=9,000;source=agency;{rival}"))
                + &format!("[comparisons.x]\nbetween = {between}\n")),
        );
        text.contains(question)
    };
    let (there, back) = ("[\"a\", \"b\"]", "[\"b\", \"a\"]");
    let cases = "How many people are in your 1,000 cases [1]? They are set against a number of people.";
    assert!(asks("unit=case", "basis=survey", there, cases));
    assert!(asks("unit=case", "basis=survey", back, cases));
    assert!(!asks("unit=case;basis=survey", "basis=survey", there, "are in your"));
    assert!(!asks("", "basis=survey", there, "are in your"));
    let one = "How many people are in your 1 case [1]? It is set against a number of people.";
    assert!(asks("unit=case;value=1", "basis=survey", there, one));
    let rest = "On what does your “1,000” rest, against 9,000 people";
    assert!(asks("basis=survey;rebuts=[\"b\"]", "", there, rest));
    assert!(!asks("rebuts=[\"b\"]", "", there, "On what does your"));
    assert!(!asks("basis=survey", "", there, "On what does your"));
}

/// What the words of a figure tell is not asked; what some figures alone lack is asked with their names.
#[test]
fn letters_ask_what_is_not_documented() {
    let (whom, sure) = ("Among whom does it count", "Is what is counted confirmed, presumed, or possible?");
    for (change, label, asks_whom, asks_sure) in [
        ("status=", "harm done", true, true),
        ("status=", "harm done to women", false, true),
        ("status=", "alleged harm", true, false),
        ("status=;quote=the foreigners of the town", "harm done", false, true),
        ("status=;wording=1,000 arrested", "harm done", true, false),
        ("status=;unit=location", "harm done", false, true),
        ("status=;unit=arrest", "harm done", true, false),
        ("population=residents", "harm done", false, false),
    ] {
        let text = to_minister(
            &(format!("[concepts.z]\nlabel = \"{label}\"\n")
                + &figure("a", &format!("speaker=minister;concept=z;{change}"))),
        );
        assert_eq!(text.contains(whom), asks_whom, "{change} {label}\n{text}");
        assert_eq!(text.contains(sure), asks_sure, "{change} {label}\n{text}");
    }
    let two = |b: &str| {
        to_minister(
            &(figure("a", "speaker=minister;status=;value=400")
                + &figure("b", &format!("speaker=minister;{b}"))),
        )
    };
    let named = format!("{sure} (400 people [1])");
    assert!(two("").contains(&named));
    assert!(two("status=").contains(sure) && !two("status=").contains(&named));
    let replaced = figure("a", "speaker=minister;value=4;source=agency")
        + &figure("b", "speaker=minister;value=5;supersedes=a;said=2024-03-20");
    let text = to_minister(&replaced);
    assert!(text.contains("Why did 5 people [1] take the place of 4 people [2]?"), "{text}");
}

/// Numbers of one side that do not agree are named in its letter, and in no other.
#[test]
fn whoever_does_not_agree_with_their_own_numbers_is_asked_which_holds() {
    let rest = figure("a", "speaker=minister;value=900;cumulative=2023-01-01/2023-06-30")
        + &figure("b", "speaker=minister;value=700;cumulative=2023-01-01/2023-12-31;source=agency")
        + &figure("c", "speaker=union;value=5;concept=grave");
    let dossier = dossier("What holds?", &rest);
    let asked = written(&dossier, "minister").unwrap();
    assert!(asked.contains("We have from your side") && asked.contains("Which of the two holds"), "{asked}");
    assert!(!written(&dossier, "union").unwrap().contains("We have from your side"));
}

/// The numbers in brackets of a text.
fn cited(text: &str) -> BTreeSet<usize> {
    let parts = text.split('[').skip(1).filter_map(|part| part.split_once(']'));
    parts.filter_map(|(number, _)| number.parse().ok()).collect()
}

#[test]
fn a_letter_lists_what_it_cites_under_the_numbers_of_the_report() {
    let union = figure("u", "value=9,000;speaker=union;source=agency");
    for (rest, source) in [
        (figure("a", "speaker=minister"), "[1] Office, An office"),
        (figure("a", "speaker=minister;source=agency") + &union, "[2] Agency, An agency"),
    ] {
        let text = to_minister(&rest);
        let (body, sources) = text.split_once("With kind regards,").expect("an end");
        assert_eq!(cited(body), cited(sources), "{text}");
        assert!(sources.contains(source) && cited(sources).len() == 1, "{text}");
        assert!(body.contains("To: Minister Subject: questions about figures on “A case”"), "{body}");
        assert!(body.contains("a comparison of published figures, “A case”. It asks: What holds?"), "{body}");
    }
}
