//! What speaks for a comparison, cue by cue: one article, of which one thing at a time is said otherwise.

use darkfigure_draft::{Draft, Input, Proposal, draft};
use darkfigure_extract::article::{self, Article, Cue, Ground, Moment, Opposition, OppositionKind};
use darkfigure_extract::{ChangePart, ChangeRole, Options, SourceFormat, Span, StatusWord};

/// Two counts of crates by two parties; no two long words in common.
const CRATES: &str = "The ministry reported 310 crates there. The union mentioned 480 crates nearby.";

fn read(text: &str) -> Article {
    let options = Options { format: SourceFormat::PlainText, ..Options::default() };
    article::read(text, &options, Moment::parse("2024-04-12"))
}

fn drafted(text: &str, article: &Article) -> Draft {
    draft(&[Input { name: "article", text, article }])
}

/// The two claims with nothing said of either but who says it.
fn plain(text: &str) -> Article {
    let mut article = read(text);
    assert_eq!((article.claims.len(), article.parties.len()), (2, 2), "{:?}", article.claims);
    article.oppositions.clear();
    for claim in &mut article.claims {
        (claim.ground, claim.predicate) = (None, None);
        (claim.is_death, claim.is_denial) = (false, false);
        (claim.restates, claim.supersedes, claim.rests_on) = (None, None, None);
        claim.part_of.clear();
    }
    article
}

fn proposals(text: &str, change: impl FnOnce(&mut Article)) -> Vec<Proposal> {
    let mut article = plain(text);
    change(&mut article);
    drafted(text, &article).proposals
}

/// The score and the reasons of the only proposal; none where nothing is proposed.
fn scored(text: &str, change: impl FnOnce(&mut Article)) -> Option<(i32, Vec<String>)> {
    let mut found = proposals(text, change);
    assert!(found.len() <= 1, "{found:?}");
    found.pop().map(|p| (p.score, p.why))
}

fn found_in(text: &str, word: &str) -> Span {
    let start = text.find(word).unwrap_or_else(|| panic!("no {word}"));
    Span { start, end: start + word.len() }
}

fn ground(what: Ground) -> Option<Cue<Ground>> {
    Some(Cue { what, span: found_in(CRATES, "reported") })
}

fn set_against(
    kind: OppositionKind,
    claim: Option<usize>,
    party: Option<usize>,
    against: usize,
) -> Opposition {
    Opposition { kind, claim, party, against, cue: found_in(CRATES, "mentioned") }
}

/// Two parties, one unit, one wording of what is counted or two by whose it is.
#[test]
fn two_parties_that_count_the_same_unit_are_proposed() {
    let (score, why) = scored(CRATES, |_| ()).expect("a proposal");
    assert_eq!((score, why), (5, vec!["two parties".to_owned(), "the same unit".to_owned()]));
    let only = &proposals(CRATES, |_| ())[0];
    assert_eq!((only.claims, only.article, &only.cue), ([0, 1], 0, &None));
    assert_eq!(only.wordings, ["310 crates", "480 crates"]);
    // One party does not contradict itself, and nobody contradicts nobody.
    assert_eq!(scored(CRATES, |article| article.claims[1].party = article.claims[0].party), None);
    assert_eq!(scored(CRATES, |article| article.claims[1].party = None), None);
}

#[test]
fn a_count_and_an_estimate_weigh_three() {
    for estimate in [Ground::Survey, Ground::Model, Ground::Undisclosed] {
        for (one, other) in [(0, 1), (1, 0)] {
            let found = scored(CRATES, |article| {
                article.claims[one].ground = ground(Ground::Register);
                article.claims[other].ground = ground(estimate);
            });
            let (score, why) = found.expect("a proposal");
            assert_eq!((score, why[1].as_str()), (8, "a count and an estimate"));
        }
    }
    for both in [Ground::Register, Ground::Model] {
        let found =
            scored(CRATES, |article| article.claims.iter_mut().for_each(|claim| claim.ground = ground(both)));
        assert_eq!(found.map(|(score, _)| score), Some(5));
    }
}

#[test]
fn what_the_text_sets_against_each_other_leads() {
    let with = |opposition: Opposition| {
        scored(CRATES, |article| article.oppositions.push(opposition))
            .map(|(score, why)| (score - 5, why[0].clone()))
    };
    let of = |points, why: &str| Some((points, why.to_owned()));
    let (denial, contrast) = (OppositionKind::Denial, OppositionKind::Contrast);
    for (one, other) in [(0, 1), (1, 0)] {
        assert_eq!(with(set_against(denial, Some(one), None, other)), of(8, "one is set against the other"));
        assert_eq!(with(set_against(contrast, Some(one), None, other)), of(5, "one is set beside the other"));
        // A party that denies the other number and has said its own beside it.
        assert_eq!(
            with(set_against(denial, None, Some(one), other)),
            of(6, "its party denies the other beside it")
        );
        // Whose own number is denied by itself says nothing of the other.
        assert_eq!(with(set_against(denial, None, Some(one), one)), of(0, "two parties"));
        assert_eq!(with(set_against(contrast, None, Some(one), other)), of(0, "two parties"));
    }
    let cue = proposals(CRATES, |article| article.oppositions.push(set_against(denial, Some(0), None, 1)))[0]
        .cue
        .clone();
    assert_eq!(cue.as_deref(), Some("mentioned"));
    // Said twice, it counts twice and is said once.
    let (score, why) =
        scored(CRATES, |article| article.oppositions = vec![set_against(contrast, Some(0), None, 1); 2])
            .unwrap();
    assert_eq!((score, why.len()), (15, 3));
    // An opposition stands even where nobody is named.
    let unnamed = scored(CRATES, |article| {
        article.claims.iter_mut().for_each(|claim| claim.party = None);
        article.oppositions.push(set_against(denial, Some(0), None, 1));
    });
    assert_eq!(
        unnamed.map(|(score, why)| (score, why[0].clone())),
        Some((12, "one is set against the other".to_owned()))
    );
}

/// "nowhere near the 480, she said, citing 310": the denial is a claim of its own that rests on a count.
#[test]
fn a_denial_that_rests_on_a_count_sets_the_count_against_it() {
    const DENIED: &str = "The ministry reported 310 crates there. The union mentioned 480 crates nearby. The ministry said it is nowhere near 480.";
    let rest = |own: usize, against: usize| {
        let mut article = read(DENIED);
        assert_eq!(article.claims.len(), 3, "{:?}", article.claims);
        article.oppositions = vec![set_against(OppositionKind::Denial, Some(2), None, against)];
        for claim in &mut article.claims {
            (claim.ground, claim.restates, claim.supersedes, claim.rests_on) = (None, None, None, None);
        }
        article.claims[2].is_denial = true;
        article.claims[2].rests_on = Some(own);
        let found = drafted(DENIED, &article).proposals;
        let first = found.first().expect("a proposal");
        (first.claims, first.why[0].clone())
    };
    assert_eq!(rest(0, 1), ([0, 1], "a denial rests on one of them".to_owned()));
    assert_eq!(rest(1, 0), ([0, 1], "a denial rests on one of them".to_owned()));
    assert_eq!(rest(0, 0).1, "two parties");
}

#[test]
fn what_is_not_claimed_now_is_no_side() {
    let role = |part| Some(ChangeRole { direction: None, part, cue: found_in(CRATES, "there") });
    let best = |article: &Article, claim: usize| article.claims[claim].best;
    for claim in [0, 1] {
        // The level before weighs three less, the level now as much as ever: with more that speaks for it, it is still proposed.
        for (part, expected) in [(ChangePart::Earlier, 5), (ChangePart::Later, 8)] {
            let found = scored(CRATES, |article| {
                article.claims[claim].ground = ground(Ground::Register);
                article.claims[1 - claim].ground = ground(Ground::Model);
                let best = best(article, claim);
                article.candidates[best].change = role(part);
            });
            assert_eq!(found.map(|(score, _)| score), Some(expected), "{part:?}");
        }
        let with = |status| {
            scored(CRATES, |article| {
                article.claims[claim].ground = ground(Ground::Register);
                article.claims[1 - claim].ground = ground(Ground::Model);
                let best = best(article, claim);
                article.candidates[best].status = Some(status);
            })
        };
        assert_eq!(with(StatusWord::Superseded).map(|(score, _)| score), Some(5));
        assert_eq!(with(StatusWord::Corrected), None);
        // What another number has replaced, and what it replaced it by; a part and its whole; who only repeats.
        assert_eq!(scored(CRATES, |article| article.claims[claim].supersedes = Some(1 - claim)), None);
        assert_eq!(scored(CRATES, |article| article.claims[claim].part_of = vec![1 - claim]), None);
        assert_eq!(scored(CRATES, |article| article.claims[claim].restates = Some(1 - claim)), None);
        assert_eq!(scored(CRATES, |article| article.claims[claim].is_denial = true), None);
        // Who repeats a third is worth two less.
        let found = scored(CRATES, |article| {
            article.claims[claim].ground = ground(Ground::Register);
            article.claims[1 - claim].ground = ground(Ground::Model);
            article.claims[claim].restates = Some(7);
        });
        assert_eq!(found.map(|(score, _)| score), Some(6));
    }
}

#[test]
fn more_mentions_and_a_heading_weigh_more() {
    let with = |times: usize, heading: bool| {
        let found = scored(CRATES, |article| {
            let mut mention = article.claims[0].mentions[0];
            mention.heading = heading;
            article.claims[0].mentions = vec![mention; times];
        });
        found.unwrap()
    };
    assert_eq!([1, 2, 3, 9].map(|times| with(times, false).0), [5, 6, 7, 7]);
    let (score, why) = with(1, true);
    assert_eq!((score, why.last().map(String::as_str)), (6, Some("in a heading")));
}

#[test]
fn the_dead_are_compared_however_they_are_called() {
    const DEAD: &str = "The ministry reported 310 bodies there. The union mentioned 480 skeletons nearby.";
    assert_eq!(
        scored(DEAD, |article| article.claims.iter_mut().for_each(|claim| claim.is_death = false))
            .map(|(score, _)| score),
        None
    );
    let dead = scored(DEAD, |article| article.claims.iter_mut().for_each(|claim| claim.is_death = true));
    let (score, why) = dead.expect("a proposal");
    assert!(
        score >= 5 && why.iter().any(|w| w == "both count the dead" || w.starts_with("one counts people")),
        "{score} {why:?}"
    );
    assert_eq!(scored(DEAD, |article| article.claims[0].is_death = true), None);
}

fn why(text: &str) -> Vec<String> {
    drafted(text, &read(text)).proposals.into_iter().next().map(|p| p.why).unwrap_or_default()
}

#[test]
fn deeds_records_and_wordings_tie_two_figures() {
    let says = |text: &str, words: &str| {
        assert!(why(text).iter().any(|w| w == words), "{words}: {:?} of {text}", why(text))
    };
    says(
        "The border police recorded 14,200 crossings in 2023. The agency estimates that 50,000 people crossed in 2023.",
        "one counts what the other says was done",
    );
    says(
        "The court said it received 410 claims for burned houses. Residents said that 900 houses burned down.",
        "one counts records of what the other counts",
    );
    says(
        "The police recorded 1,240 cases of fraud in 2023. The union estimates that 5,200 people were defrauded.",
        "one counts people, the other what happened to them",
    );
    says(
        "The ministry said 300 cases of swine fever were seen. The union said 900 cases of swine fever were seen.",
        "the same wording of what is counted",
    );
    says(
        "The ministry said 300 crates of lemons arrived. The union said 900 crates of lemons arrived.",
        "their sentences speak of the same",
    );
}

#[test]
fn what_cannot_be_compared_is_not_proposed() {
    for text in [
        // Money and things; hours and things; a share and a number; the same number twice.
        "The ministry lost $1,200. The union lost 480 crates.",
        "The ministry waited 310 hours. The union waited 480 hours.",
        "The ministry said 31% of crates were lost. The union said 480 crates were lost.",
        "The ministry said 310 crates were lost. The union said 310 crates were lost.",
        // People and places, whose number is no number of what happened to people.
        "The ministry said 310 people were there. The union said 12 villages were there.",
    ] {
        assert_eq!(why(text), [""; 0], "{text}");
    }
}

/// A count of people and an estimate of villages: however much else speaks for it, the one is no number of the other.
#[test]
fn unlike_things_are_compared_only_where_the_text_does_so() {
    const UNLIKE: &str = "The ministry reported 310 people there. The union mentioned 480 villages nearby.";
    let grounds = |article: &mut Article| {
        article.claims[0].ground = ground(Ground::Register);
        article.claims[1].ground = ground(Ground::Model);
    };
    assert_eq!(scored(UNLIKE, grounds), None);
    let opposed = scored(UNLIKE, |article| {
        grounds(article);
        article.oppositions.push(set_against(OppositionKind::Contrast, Some(0), None, 1));
    });
    assert_eq!(opposed.map(|(score, _)| score), Some(11));
    // Of things alike by nobody in particular the same holds.
    let unnamed = scored(CRATES, |article| {
        grounds(article);
        article.claims.iter_mut().for_each(|claim| claim.party = None);
    });
    assert_eq!(unnamed, None);
}

/// Zeros too many are a slip of the pen, and a vague word is no number to stand for.
#[test]
fn slips_and_vague_words_weigh_less() {
    let score = |text: &str| {
        scored(text, |article| {
            article.claims[0].ground = ground(Ground::Register);
            article.claims[1].ground = ground(Ground::Model);
        })
        .map(|(score, _)| score)
    };
    assert_eq!(score(CRATES), Some(8));
    for slip in ["3,100", "31", "31,000", "310,000"] {
        assert_eq!(score(&CRATES.replace("480", slip)), None, "{slip}");
    }
    assert_eq!(score(&CRATES.replace("480", "3,200")), Some(8));
    assert_eq!(score(&CRATES.replace("480", "dozens of")), Some(5));
}

#[test]
fn at_most_three_of_about_the_same_weight_are_proposed_the_heaviest_first() {
    let text = "The ministry reported 310 crates there. The union mentioned 480 crates nearby. The harbour listed 700 crates inside. Police noticed 950 crates outside.";
    let mut article = read(text);
    let scores = |article: &Article| {
        drafted(text, article).proposals.iter().map(|p| (p.claims, p.score)).collect::<Vec<_>>()
    };
    article.oppositions.clear();
    for claim in &mut article.claims {
        claim.ground = None;
    }
    // Six pairs weigh the same: the first three of the text.
    assert_eq!(scores(&article), [([0, 1], 5), ([0, 2], 5), ([1, 2], 5)]);
    // Where one weighs much more the light ones go.
    article.oppositions.push(set_against(OppositionKind::Denial, Some(3), None, 1));
    assert_eq!(scores(&article), [([1, 3], 13)]);
    article.oppositions[0].kind = OppositionKind::Contrast;
    article.claims[0].ground = ground(Ground::Register);
    article.claims[2].ground = ground(Ground::Model);
    assert_eq!(scores(&article), [([1, 3], 10), ([0, 2], 8)]);
    let dossier = drafted(text, &article).dossier;
    let asked: Vec<_> =
        dossier.comparisons.iter().map(|(id, c)| (id.to_string(), c.question.clone())).collect();
    assert_eq!(
        asked,
        [
            ("dispute".to_owned(), None),
            ("dispute-2".to_owned(), Some("How do 310 crates and 700 crates go together?".to_owned()))
        ]
    );
    assert_eq!(dossier.question.as_deref(), Some("How do 480 crates and 950 crates go together?"));
}

#[test]
fn a_denial_asks_whether_it_refutes() {
    let question = |by: usize, against: usize| {
        let mut article = plain(CRATES);
        article.oppositions.push(set_against(OppositionKind::Denial, Some(by), None, against));
        drafted(CRATES, &article).dossier.question
    };
    assert_eq!(question(0, 1).as_deref(), Some("Do 310 crates refute 480 crates?"));
    assert_eq!(question(1, 0).as_deref(), Some("Do 480 crates refute 310 crates?"));
}
