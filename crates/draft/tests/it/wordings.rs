//! What a figure takes over from the words around its number.

use darkfigure_draft::{Input, draft};
use darkfigure_extract::article::{self, Article, Moment, Opposition, OppositionKind};
use darkfigure_extract::{Options, ReadValue, SourceFormat, Span};
use darkfigure_model::{Dossier, Figure};

fn read(text: &str) -> Article {
    let options = Options { format: SourceFormat::PlainText, ..Options::default() };
    article::read(text, &options, Moment::parse("2024-04-12"))
}

fn dossier(text: &str, change: impl FnOnce(&mut Article)) -> Dossier {
    let mut article = read(text);
    change(&mut article);
    draft(&[Input { name: "the-paper", text, article: &article }]).dossier
}

fn figures(text: &str, change: impl FnOnce(&mut Article)) -> Vec<Figure> {
    dossier(text, change).figures.iter().map(|(_, figure)| figure.clone()).collect()
}

/// "nowhere near 480": the words do not say of what, the number that is denied does.
#[test]
fn a_denial_is_about_what_it_denies() {
    const DENIED: &str = "The ministry reported 310 crates there. The union mentioned 480 boxes nearby. The ministry said it is nowhere near 480.";
    let cue = Span { start: 0, end: 3 };
    let of = |against: &[(usize, usize)]| {
        let found = figures(DENIED, |article| {
            assert_eq!(article.claims.len(), 3, "{:?}", article.claims);
            article.claims[2].is_denial = true;
            let set = |&(claim, against)| Opposition {
                kind: OppositionKind::Denial,
                claim: Some(claim),
                party: None,
                against,
                cue,
            };
            article.oppositions = against.iter().map(set).collect();
        });
        found.last().map(|figure| (figure.measure.unit.to_string(), figure.measure.concept.clone()))
    };
    let boxes = figures(DENIED, |_| ())[1].measure.clone();
    assert_eq!(boxes.unit.as_str(), "box");
    let denied = Some(("box".to_owned(), boxes.concept));
    assert_eq!(of(&[(2, 1)]), denied);
    assert_eq!(of(&[(2, 0), (2, 1)]), denied, "of two that it stands against the one of its number");
}

#[test]
fn a_word_of_two_parties_is_a_concept_of_each() {
    let text =
        "The ministry reported 310 crates. The union mentioned 480 crates. The ministry reported 700 barns.";
    let labels: Vec<String> = dossier(text, |_| ()).concepts.iter().map(|(_, c)| c.label.clone()).collect();
    assert_eq!(labels, ["crates", "crates (The union)", "barns"]);
}

#[test]
fn a_hedge_is_worded_with_its_number_where_it_stands_near() {
    let text =
        format!("Nearly all of it, {}310 crates were found. The ministry reported it.", "lemon ".repeat(20));
    let wording = |hedge: Option<&str>| {
        figures(&text, |article| {
            let span = hedge
                .and_then(|words| text.find(words).map(|start| Span { start, end: start + words.len() }));
            let best = article.claims[0].best;
            article.candidates[best].qualifier_span = span;
        })[0]
            .wording
            .clone()
    };
    assert_eq!((wording(None).as_str(), wording(Some("lemon 310"))), ("310", "lemon 310".to_owned()));
    assert_eq!(wording(Some("Nearly")), "310");
}

#[test]
fn between_opens_a_range_and_nothing_else() {
    let wording = |text: &str, change: &dyn Fn(&mut Article)| figures(text, change)[0].wording.clone();
    let between = "The ministry found between 300 and 400 crates of lemons.";
    assert_eq!(wording(between, &|_| ()), "between 300 and 400");
    let point = |article: &mut Article| {
        let best = article.claims[0].best;
        article.candidates[best].value = ReadValue::Point(300.0);
    };
    assert_eq!(wording(between, &point), "300 and 400", "one number is between nothing");
    let to = "The ministry found, in the yards between, 300 to 400 crates of lemons.";
    assert_eq!(wording(to, &|_| ()), "300 to 400");
    let dashed = |article: &mut Article| {
        let best = article.claims[0].best;
        let start = "The ministry found between ".len();
        article.candidates[best].span = Span { start, end: start + 3 };
    };
    assert_eq!(wording(between, &dashed), "300", "of two ends both have to be there");
}

#[test]
fn a_hedge_in_capitals_keeps_them() {
    let wordings = |text: &str| {
        let article = read(text);
        draft(&[Input { name: "p", text, article: &article }]).proposals[0].wordings.clone()
    };
    let text = |hedge: &str| {
        format!("{hedge} 9,000 goats died, says the league. The owners said that 240 goats died.")
    };
    assert_eq!(wordings(&text("More than"))[0], "more than 9,000 goats");
    assert_eq!(wordings(&text("MORE THAN"))[0], "MORE THAN 9,000 goats");
}

#[test]
fn dozens_of_percent_are_no_number() {
    let text = "The ministry said that 31% of crates were lost.";
    let of = |value: Option<ReadValue>| {
        figures(text, |article| {
            let best = article.claims[0].best;
            article.candidates[best].value = value.unwrap_or(article.candidates[best].value);
        })
        .len()
    };
    assert_eq!((of(None), of(Some(ReadValue::Vague { low: 24.0 }))), (1, 0));
}

#[test]
fn a_known_unit_is_declared_by_no_dossier() {
    let units = |text: &str| {
        let found = dossier(text, |_| ());
        assert_eq!(found.figures.len(), 1, "{text}");
        found.units.iter().map(|(unit, plural)| format!("{unit} {plural}")).collect::<Vec<_>>()
    };
    assert_eq!(units("Officials said 310 tonnes arrived."), [""; 0]);
    assert_eq!(units("Officials said 1 tonne arrived."), [""; 0]);
    assert_eq!(units("Officials said 310 crates arrived."), ["crate crates"]);
}
