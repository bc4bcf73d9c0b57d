//! Whole articles, as they are read.

use darkfigure_draft::{Input, Topic, draft};
use darkfigure_extract::article::{self, Article, Moment, OppositionKind};
use darkfigure_extract::{Options, SourceFormat};
use darkfigure_model::{Change, Dossier, Scale};

const DENIAL: &str = "Minister cites 312 files to counter Labour Forum estimate of 40,000

Interior Minister Oda Lenz claimed that the number of people held in brickworks is nowhere near the estimate of 40,000 given in a \
report from the Labour Forum in March.

There, she said that over the past year, police have investigated 1,240 criminal cases, including 312 files on forced labour, involving 27 \
women of three nationalities. She added that the police also arrested 61 suspects.

“This can prove that there are nowhere near 40,000 victims,” she said.

The Labour Forum report, which estimates that around 40,000 people are held in five provinces, does not say how it was made.";

fn read(text: &str) -> Article {
    article::read(
        text,
        &Options { format: SourceFormat::PlainText, ..Options::default() },
        Moment::parse("2024-04-12"),
    )
}

fn dossier(text: &str) -> Dossier {
    draft(&[Input { name: "article", text, article: &read(text) }]).dossier
}

#[test]
fn a_denial_is_tied_to_the_figure_that_it_denies_and_rests_on_the_count() {
    let article = read(DENIAL);
    let denial = article.claims.iter().position(|c| c.is_denial).expect("nowhere near is a denial");
    let against = article
        .oppositions
        .iter()
        .find(|o| o.claim == Some(denial) && o.kind == OppositionKind::Denial)
        .expect("it denies something")
        .against;
    let number = |claim: usize| article.candidates[article.claims[claim].best].span.slice(DENIAL);
    assert_eq!(number(against), "40,000");
    assert_ne!(article.claims[against].party, article.claims[denial].party);
    assert_eq!(article.claims[denial].rests_on.map(number), Some("312"));
}

#[test]
fn mentions_of_one_figure_are_one_claim() {
    let article = read(DENIAL);
    let sizes: Vec<usize> = article
        .claims
        .iter()
        .filter(|c| !c.is_denial && article.candidates[c.best].span.slice(DENIAL) == "40,000")
        .map(|c| c.mentions.len())
        .collect();
    assert_eq!(sizes, [2], "headline and body");
}

#[test]
fn the_dispute_is_proposed_and_its_unit_asked_first() {
    let text = DENIAL;
    let article = read(text);
    let draft = draft(&[Input { name: "article", text, article: &article }]);
    let first = draft.proposals.first().expect("a proposal");
    assert_eq!(first.between.each_ref().map(|id| id.as_str()), ["files-312", "people-40000"]);
    assert_eq!(draft.questions.first().map(|q| q.topic), Some(Topic::Unit));
}

#[test]
fn a_part_with_two_possible_wholes_keeps_both() {
    let dossier = dossier(DENIAL);
    let women = dossier.figures.iter().find(|(id, _)| id.as_str() == "women-27").expect("the women").1;
    let wholes: Vec<&str> = women.relations.part_of_one_of.iter().map(|id| id.as_str()).collect();
    assert_eq!(wholes, ["files-312", "cases-1240"]);
}

#[test]
fn a_number_that_can_be_read_in_two_ways_makes_no_figure() {
    let text = "The agency counted 1.200 people in the camp.";
    let draft = draft(&[Input { name: "article", text, article: &read(text) }]);
    assert!(draft.dossier.figures.is_empty());
    assert_eq!(draft.left_out.len(), 1);
}

#[test]
fn a_second_article_repeats_the_first() {
    let one = "The Orland board recorded 1,906 cases of measles in 2023.";
    let two = "The Orland board recorded 1,906 cases of measles in 2023, a newspaper wrote.";
    let (a, b) = (read(one), read(two));
    let both = draft(&[
        Input { name: "one", text: one, article: &a },
        Input { name: "two", text: two, article: &b },
    ]);
    let cites = both.dossier.figures.iter().filter(|(_, f)| !f.relations.cites.is_empty()).count();
    assert!(cites <= 1, "only the later one may repeat");
    assert_eq!(both.dossier.sources.len(), 2);
}

/// Ratios of the drafted dossier: the wording, the value as it is written, what it is of, and its base.
fn ratios(text: &str) -> Vec<(String, Scale, Option<String>, Option<String>)> {
    dossier(text)
        .figures
        .iter()
        .map(|(_, figure)| figure)
        .filter(|figure| matches!(figure.value.scale, Scale::Change(_)))
        .map(|figure| {
            let relates = figure.relations.relates.as_ref();
            (
                figure.wording.clone(),
                figure.value.scale,
                relates.and_then(|r| r.of.as_ref()).map(ToString::to_string),
                relates.map(|r| r.base.to_string()),
            )
        })
        .collect()
}

#[test]
fn a_ratio_is_a_figure_that_names_what_it_relates() {
    let text = "The register of deaths\n\nThe register recorded 118 deaths. The union says the toll is three times the official figure \
        of 118.\n\nCalls tripled from 30 calls to 90 calls in March, the helpline said.\n\n\
        Arrests fell 12% to 310,000 arrests from 355,000 arrests, police said.";
    let found = ratios(text);
    let short: Vec<(&str, bool, bool)> =
        found.iter().map(|(w, _, of, base)| (w.as_str(), of.is_some(), base.is_some())).collect();
    assert_eq!(short, [("three times", false, true), ("tripled", true, true), ("12", true, true)]);
    assert_eq!(found[0].1, Scale::Change(Change::Times));
    assert_eq!(found[2].1, Scale::Change(Change::Percent));
}

#[test]
fn a_ratio_to_nothing_that_is_said_is_left_out_and_said_to_be() {
    let text = "Arrests\n\nArrests doubled last year, police said.";
    assert!(ratios(text).is_empty());
    let left = draft(&[Input { name: "article", text, article: &read(text) }]).left_out;
    assert_eq!(left, ["Arrests doubled last year, police said."]);
}

const TRIPLED: &str = "Calls\n\nCalls tripled from 30 calls to 90 calls in March, the helpline said. The union mentioned 480 crates nearby. The harbour said that 12% of crates were lost.";

#[test]
fn a_ratio_relates_figures_of_its_own_article() {
    let one = "The ministry reported 310 crates there. The union mentioned 480 crates nearby.";
    let (a, b) = (read(one), read(TRIPLED));
    let both = draft(&[
        Input { name: "one", text: one, article: &a },
        Input { name: "two", text: TRIPLED, article: &b },
    ]);
    let relates =
        both.dossier.figures.iter().find_map(|(_, f)| f.relations.relates.clone()).expect("a ratio");
    let wording = |id| both.dossier.figures.get(id).map(|f| f.wording.as_str());
    assert_eq!((relates.of.as_ref().and_then(wording), wording(&relates.base)), (Some("90"), Some("30")));
}

#[test]
fn no_ratio_is_made_between_two_units_or_of_a_share() {
    let made = |of: Option<&str>, base: Option<&str>| {
        let mut article = read(TRIPLED);
        assert_eq!(article.ratios.len(), 1);
        let claim = |number: &str| {
            let is = |claim: &darkfigure_extract::article::Claim| {
                article.candidates[claim.best].span.slice(TRIPLED).starts_with(number)
            };
            article.claims.iter().position(is).unwrap_or_else(|| panic!("no claim of {number}"))
        };
        let (of, base) = (of.map(claim), base.map(claim));
        (article.ratios[0].of, article.ratios[0].base) = (of, base);
        let drafted = draft(&[Input { name: "two", text: TRIPLED, article: &article }]);
        let found =
            drafted.dossier.figures.iter().filter(|(_, f)| matches!(f.value.scale, Scale::Change(_))).count();
        assert_eq!(found == 0, !drafted.left_out.is_empty());
        found == 1
    };
    assert!(made(Some("90"), Some("30")) && made(Some("90"), None) && made(None, Some("30")));
    assert!(!made(Some("90"), Some("480")) && !made(Some("12"), Some("12")) && !made(Some("12"), None));
}
