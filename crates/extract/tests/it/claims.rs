//! What single sentences claim: who says it, how it came about, how sure it is, of what it is a part, and what it is set against.

use darkfigure_extract::Options;
use darkfigure_extract::article::{self, ApartReason, Article, Moment, OppositionKind};

fn read(text: &str) -> Article {
    article::read(text, &Options::default(), Moment::parse("2024-03-13"))
}

/// Each claim in one line: its number, who makes it, and what is said of it where something is.
fn claims(text: &str) -> Vec<String> {
    let article = read(text);
    let number = |claim: usize| article.candidates[article.claims[claim].best].span.slice(text);
    let line = |(at, claim): (usize, &article::Claim)| {
        let mut line = number(at).to_owned();
        if claim.mentions.len() > 1 {
            line += &format!(" ×{}", claim.mentions.len());
        }
        if let Some(party) = claim.party {
            line += &format!(", {}", article.parties[party].name.slice(text));
        }
        let said = [
            claim.is_denial.then(|| "denial".to_owned()),
            claim.ground.map(|ground| format!("{:?}", ground.what)),
            claim.counting.map(|counting| format!("{:?}", counting.what)),
            claim.certainty.map(|certainty| format!("{:?}", certainty.what)),
            claim.counter.map(|span| format!("counted by {}", span.slice(text))),
            claim.period.map(|span| span.slice(text).to_owned()),
            claim.place.map(|span| format!("in {}", span.slice(text))),
            claim.predicate.map(|span| format!("“{}”", span.slice(text))),
            claim.is_person.then(|| "people".to_owned()),
            claim.is_death.then(|| "dead".to_owned()),
            claim.document.map(|span| format!("by {}", span.slice(text))),
            claim.supersedes.map(|of| format!("instead of {}", number(of))),
            claim.restates.map(|of| format!("repeats {}", number(of))),
            claim.rests_on.map(|of| format!("rests on {}", number(of))),
            (!claim.part_of.is_empty()).then(|| {
                format!(
                    "part of {}",
                    claim.part_of.iter().map(|of| number(*of)).collect::<Vec<_>>().join(" or ")
                )
            }),
        ];
        line + &said.into_iter().flatten().map(|part| format!("; {part}")).collect::<String>()
    };
    article.claims.iter().enumerate().map(line).collect()
}

#[test]
fn what_sentences_claim() {
    let mut wrong = Vec::new();
    for (text, expected) in [
        (
            "The ministry recorded 310 cases of fraud in 2023, including 35 in schools.",
            &["310, The ministry; Register; in 2023", "35, The ministry; Register; in 2023; part of 310"][..],
        ),
        (
            "The union estimates that 5,200 people were defrauded.",
            &["5,200, The union; Undisclosed; “were defrauded”; people"],
        ),
        (
            "A survey found that about 480 households had no water.",
            &["480, A survey; Survey; “had no water”; by A survey"],
        ),
        ("A model puts the number of deaths at 900.", &["900, A model; Model; dead; by A model"]),
        (
            "Police confirmed that 12 people died. Rescuers said 9 more are presumed dead.",
            &["12, Police; Register; Confirmed; “died”; people; dead", "9, Rescuers; Presumed; people"],
        ),
        (
            "As many as 40 people may be held in the camp, the union said.",
            &["40, the union; Stock; Possible; in the camp; “may be held”; people"],
        ),
        (
            "The hospital counted 212 deaths; the toll was later revised from 212 to 340.",
            &["212 ×2, The hospital; Register; dead", "340; Register; instead of 212"],
        ),
        (
            "According to the report “Lost Crates”, published in March 2023, 310 crates were lost.",
            &["310, the report; “were lost”; by the report"],
        ),
        (
            "The ministry said 310 people were held. Around 310 people are held, the minister repeated.",
            &["310 ×2, The ministry; Stock; “were held”; people"],
        ),
        (
            "By the end of 2023, a total of 310 people had fled since 2019.",
            &["310; Cumulative; since 2019; “had fled”; people"],
        ),
        ("On 30 June there were 310 people in the camp.", &["310; On 30 June; in the camp; people"]),
        (
            "Police arrested 61 suspects and seized 120 weapons, the ministry said.",
            &["61, the ministry; Register; counted by Police; people", "120, the ministry; Register"],
        ),
        (
            "While the ministry counted 310 crates, the union counted 480 crates.",
            &["310, the ministry; Register", "480, the union; Register"],
        ),
        ("The league says that its members found 190 seals.", &["190, The league; Register"]),
        (
            "The ministry said that 2,300 nurses left. In a poll that it held, the guild found that 9,100 had left.",
            &["2,300, The ministry; people", "9,100, the guild; Register; “had left”; people"],
        ),
        (
            "The operator said that the dam floods 310 farms. The farmers’ league, in a study of its own, came to 1,240.",
            &[
                "310, The operator",
                "1,240, The farmers’ league; by The farmers’ league, in a study of its own",
            ],
        ),
        (
            "The ministry speaks of 3,100 homes. The Association of Mayors has come to a different result: it speaks of 7,900.",
            &["3,100, The ministry", "7,900, The Association of Mayors"],
        ),
        (
            "The Kiln Federation dismissed it as a fantasy; its own inspection found 240 kilns.",
            &["240, The Kiln Federation; Register"],
        ),
        (
            "Northern Trains, which has run the line since 2018, counted 2,150 absences.",
            &["2,150, Northern Trains; Register"],
        ),
        (
            "Watchdog counts 2,600 meters\n\nOmbudsman Karin Holt said that she had found 2,600 meters.",
            &["2,600 ×2, Ombudsman Karin Holt; Register"],
        ),
        (
            "The survivors say there were 270. The union has put the number of miners at 640.",
            &["270, The survivors", "640, The union; people"],
        ),
        (
            "In all, 11,400 households are on the waiting list for a council flat.",
            &[
                "11,400, the waiting list for a council flat; Register; Stock; “are on the waiting list for a council flat”; by the waiting list for a council flat",
            ],
        ),
    ] {
        let found = claims(text);
        if found != expected {
            wrong.push(format!("{text}\n  found {found:?}\n  for   {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn denials_are_set_against_what_they_deny() {
    let text = "The ministry said there were nowhere near 5,200 victims, citing 310 cases. The union estimates that 5,200 people were defrauded.";
    let article = read(text);
    assert!(article.claims[0].is_denial && !article.claims[1].is_denial && !article.claims[2].is_denial);
    let [only] = article.oppositions.as_slice() else { panic!("{:?}", article.oppositions) };
    assert_eq!(
        (only.kind, only.claim, only.against, only.cue.slice(text)),
        (OppositionKind::Denial, Some(0), 2, "nowhere near")
    );
    // What is denied is said in the clause itself.
    let text = "The union said that 310 crates were lost. The ministry denied that 310 crates were lost.";
    let article = read(text);
    let [only] = article.oppositions.as_slice() else { panic!("{:?}", article.oppositions) };
    assert_eq!((only.kind, only.cue.slice(text)), (OppositionKind::Denial, "denied"));
    // Words between the party and its verb change nothing.
    let text = "The ministry has firmly rejected the figure of 5,200. The union said 5,200 people came.";
    let article = read(text);
    let [only] = article.oppositions.as_slice() else { panic!("{:?}", article.oppositions) };
    assert_eq!(only.party.map(|party| article.parties[party].name.slice(text)), Some("The ministry"));
    // Without a number of its own the party denies.
    let text = "The mayor rejected the union’s figure of 5,200. The union said 5,200 people came.";
    let article = read(text);
    let [only] = article.oppositions.as_slice() else { panic!("{:?}", article.oppositions) };
    assert_eq!(
        (only.kind, only.claim, only.against, only.cue.slice(text)),
        (OppositionKind::Denial, None, 0, "rejected")
    );
    assert_eq!(only.party.map(|party| article.parties[party].name.slice(text)), Some("The mayor"));
    assert_eq!(article.claims[0].mentions.len(), 2);
}

#[test]
fn what_nobody_says_of_other_things_is_set_against_nothing() {
    for text in [
        "The trust that runs three hospitals has rejected a report in which the regulator says that 1,870 patients waited.",
        "The league said that the longest boats had cameras. The institute denies this: the 31 boats were drawn by lot.",
    ] {
        let article = read(text);
        assert!(
            article.oppositions.iter().all(|o| o.claim.is_none() && o.cue.slice(text) != "denies"),
            "{text}"
        );
    }
}

#[test]
fn a_number_without_a_noun_counts_what_was_counted_before() {
    let noun = |text: &str| {
        let last = read(text).candidates.last().and_then(|c| c.noun).map(|n| n.head.slice(text).to_owned());
        last.unwrap_or_default()
    };
    for (text, counted) in [
        ("The board says 96 pupils have no place. The parents’ council has come up with 380.", "pupils"),
        (
            "The firm said that 60 goats died. The committee, in which eleven villages meet, has a list of 470.",
            "goats",
        ),
    ] {
        assert_eq!(noun(text), counted, "{text}");
    }
}

#[test]
fn one_number_of_two_things_is_two_claims() {
    let apart = |text: &str| read(text).apart.iter().map(|apart| apart.why).collect::<Vec<_>>();
    assert_eq!(apart("The agency said 12 crates came. The board said 12 boxes went."), [ApartReason::Noun]);
    assert_eq!(
        apart("The ministry said 310 crates were lost. The union said 310 crates were lost."),
        [ApartReason::Party]
    );
    assert_eq!(
        apart("The ministry recorded 310 crates in 2022. The ministry recorded 310 crates in 2023."),
        [ApartReason::Period]
    );
    assert_eq!(apart("The ministry recorded 310 crates in 2022. The ministry recorded 310 crates."), []);
}

#[test]
fn an_office_and_who_holds_it_are_one_party() {
    let parties = |text: &str| read(text).claims.iter().map(|claim| claim.party).collect::<Vec<_>>();
    let one = parties("The Health Ministry counted 310 cases. The minister said that 40 people died.");
    assert!(one[0].is_some() && one[0] == one[1], "{one:?}");
    let two = parties("The Health Ministry counted 310 cases. The Farmers’ Union said that 40 people died.");
    assert!(two[0].is_some() && two[1].is_some() && two[0] != two[1], "{two:?}");
}

#[test]
fn a_denial_rests_on_the_count_of_its_own_party() {
    let rests = |text: &str| {
        let article = read(text);
        let number = |claim: usize| article.candidates[article.claims[claim].best].span.slice(text);
        let denial = article.claims.iter().find(|claim| claim.is_denial).unwrap_or_else(|| panic!("{text}"));
        denial.rests_on.map(|on| number(on).to_owned())
    };
    assert_eq!(
        rests(
            "The union counted 480 crates. The ministry counted 310 crates. The ministry said its records prove that there were nowhere near 5,200 crates."
        ),
        Some("310".to_owned())
    );
    assert_eq!(
        rests(
            "The union counted 480 crates. The ministry said its records prove that there were nowhere near 5,200 crates."
        ),
        None
    );
}
