//! What weighs how much between two sides, and which words are given for it.

use darkfigure_draft::{Input, Proposal, draft};
use darkfigure_extract::article::{self, Article, Cue, Ground, Moment, Opposition, OppositionKind};
use darkfigure_extract::{Options, SourceFormat, Span};

fn read(text: &str) -> Article {
    let options = Options { format: SourceFormat::PlainText, ..Options::default() };
    article::read(text, &options, Moment::parse("2024-04-12"))
}

/// The proposals of a text of which nothing is said but who claims what, and what is changed.
fn proposals(text: &str, change: impl FnOnce(&mut Article)) -> Vec<Proposal> {
    let mut article = read(text);
    article.oppositions.clear();
    for claim in &mut article.claims {
        (claim.ground, claim.is_death, claim.restates, claim.supersedes) = (None, false, None, None);
    }
    change(&mut article);
    draft(&[Input { name: "article", text, article: &article }]).proposals
}

const CRATES: &str = "The ministry reported 310 crates there. The union mentioned 480 crates nearby.";

fn words(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words stand there");
    Span { start, end: start + words.len() }
}

fn opposition(
    kind: OppositionKind,
    [claim, party]: [Option<usize>; 2],
    against: usize,
    cue: Span,
) -> Opposition {
    Opposition { kind, claim, party, against, cue }
}

fn grounds(article: &mut Article) {
    let ground = |what| Some(Cue { what, span: Span { start: 0, end: 3 } });
    (article.claims[0].ground, article.claims[1].ground) = (ground(Ground::Register), ground(Ground::Model));
}

#[test]
fn a_count_and_an_estimate_of_unlike_things_say_less() {
    // What the grounds add for two parties that count these.
    let added = |one: &str, other: &str, is_death: bool| {
        let text = format!("The ministry reported 310 {one} there. The union mentioned 480 {other} nearby.");
        let score = |with: bool| {
            let change = |article: &mut Article| {
                if with {
                    grounds(article);
                }
                // Each is said so often that it is proposed.
                for claim in &mut article.claims {
                    claim.is_death = is_death;
                    claim.mentions = vec![claim.mentions[0]; 3];
                }
            };
            proposals(&text, change).first().map(|p| p.score)
        };
        score(true).zip(score(false)).map(|(with, without)| with - without)
    };
    assert_eq!(added("crates", "crates", false), Some(3));
    assert_eq!(added("people", "files", false), Some(1), "people, and what happened to them");
    assert_eq!(added("jobs", "posts", false), Some(3), "two words for one thing");
    assert_eq!(added("bodies", "skeletons", true), Some(3), "the dead");
    assert_eq!(added("claims for houses", "houses", false), Some(3), "records of what the other counts");
}

#[test]
fn a_slip_of_a_zero_weighs_four_less() {
    let score = |other: &str| {
        let text = CRATES.replace("480", other);
        let cue = words(&text, "nearby");
        let denied = |article: &mut Article| {
            article.oppositions.push(opposition(OppositionKind::Denial, [Some(0), None], 1, cue));
        };
        proposals(&text, denied).first().map(|p| p.score)
    };
    assert_eq!((score("480"), score("3,100")), (Some(13), Some(9)));
}

const FOUR: &str = "The ministry reported 310 crates there. The union mentioned 480 crates nearby. The harbour listed 700 crates inside. Police noticed 950 crates outside.";

#[test]
fn a_party_that_denies_a_number_far_from_its_own_weighs_four() {
    for [own, other] in [[0, 3], [3, 0]] {
        let deny = |article: &mut Article| {
            let party = article.claims[own].party;
            let cue = words(FOUR, "noticed");
            article.oppositions.push(opposition(OppositionKind::Denial, [None, party], other, cue));
        };
        let found = proposals(FOUR, deny);
        let first = found.first().expect("a proposal");
        assert_eq!((first.claims, first.score), ([0, 3], 9));
        assert!(first.why.iter().any(|why| why == "its party denies the other"), "{:?}", first.why);
    }
}

#[test]
fn the_words_of_the_first_denial_are_given_before_those_of_a_contrast() {
    use OppositionKind::{Contrast, Denial};
    let cue = |kinds: [OppositionKind; 2]| {
        let of = |article: &mut Article| {
            for (kind, cue) in kinds.into_iter().zip(["reported", "mentioned"]) {
                article.oppositions.push(opposition(kind, [Some(0), None], 1, words(CRATES, cue)));
            }
        };
        proposals(CRATES, of)[0].cue.clone().unwrap()
    };
    assert_eq!(
        (cue([Contrast, Denial]).as_str(), cue([Denial, Contrast]).as_str()),
        ("mentioned", "reported")
    );
    assert_eq!(
        (cue([Denial, Denial]).as_str(), cue([Contrast, Contrast]).as_str()),
        ("reported", "reported")
    );
}

#[test]
fn a_denial_by_nobody_is_a_dispute_and_a_contrast_by_nobody_is_set_aside() {
    let lead = |kind: OppositionKind| {
        let of = |article: &mut Article| {
            (article.claims[2].party, article.claims[3].party) = (None, None);
            // Nobody's numbers are set against each other twice, those of two parties stand for themselves.
            article.oppositions = vec![opposition(kind, [Some(2), None], 3, words(FOUR, "noticed")); 2];
        };
        proposals(FOUR, of)[0].claims
    };
    assert_eq!((lead(OppositionKind::Denial), lead(OppositionKind::Contrast)), ([2, 3], [0, 1]));
}

/// What follows the top of a longer article.
const BELOW: &str = "The district has 84,000 inhabitants and three bridges. In the 1990s, the ministry had counted 9,200 people.\n\n\
    The ministry has sent 300 volunteers and 45 nurses. The fund has set aside 2,500 pumps, of which 1,100 were delivered.\n\n\
    The college says that 2,000 crowns are due for each well. The farmers say that 600,000 crowns would be due for all wells of the \
    district. A pump lasts for 70 hours.";

/// Whether a pair is led by its place at the top.
fn opens(top: &str, below: &str) -> bool {
    let text = format!("{top}\n\n{below}");
    let article = read(&text);
    let found = draft(&[Input { name: "article", text: &text, article: &article }]).proposals;
    found.iter().any(|p| p.why.iter().any(|why| why == "the first figures of two parties"))
}

#[test]
fn two_parties_open_a_longer_article_with_one_matter() {
    let top = |one: &str, other: &str| {
        format!("The ministry reported {one} there. The union mentioned {other} nearby.")
    };
    for (one, other) in
        [("310 crates", "480 crates"), ("310 jobs", "480 posts"), ("410 claims for houses", "900 houses")]
    {
        assert!(opens(&top(one, other), BELOW), "{one} {other}");
    }
    assert!(!opens(&top("310 crates", "480 barns"), BELOW), "two matters");
    assert!(!opens(&top("310 days", "480 days"), BELOW), "of days no dispute is");
    // A short article has no top, and an answer stands near.
    assert!(!opens(&top("310 crates", "480 crates"), "The district has three bridges."));
    let far = format!(
        "The ministry reported 310 crates there. {}The union mentioned 480 crates nearby.",
        "It rained. ".repeat(90)
    );
    assert!(!opens(&far, BELOW));
}

#[test]
fn an_opening_is_of_parties_wherever_it_stands_in_an_article_of_ten_figures() {
    let crates = "The ministry reported 310 crates there. The union mentioned 480 crates nearby.";
    assert!(opens(&format!("There were 12 barns. {crates}"), BELOW), "nobody says the first");
    assert!(opens(&format!("{}{crates}", "It rained. ".repeat(50)), BELOW));
    let below = |n: usize| {
        let lists = (0..n).map(|at| format!("The fund listed {} pumps. ", 20 + 3 * at)).collect::<String>();
        let text = format!("{crates}\n\n{lists}");
        assert_eq!(read(&text).claims.len(), n + 2);
        opens(crates, &lists)
    };
    assert_eq!((below(7), below(8)), (false, true));
}

#[test]
fn an_article_that_names_a_dispute_opens_with_it_whatever_is_counted() {
    let top = |words: &str| {
        format!("The ministry reported 310 crates there, {words}. The union mentioned 480 barns nearby.")
    };
    assert!(opens(&top("but the number is disputed"), BELOW));
    assert!(opens(&top("and two answers are given"), BELOW));
    assert!(!opens(&top("but the number is known"), BELOW));
}
