//! What holds of every draft.

use darkfigure_draft::{Answer, Draft, Input, answer, draft, questions};
use darkfigure_extract::article::{self, Article, Moment};
use darkfigure_extract::{Options, SourceFormat};
use darkfigure_ingest::{DossierReading, InputLimits, Severity, TableError, read_dossier, write_dossier};
use proptest::prelude::*;

fn read(text: &str, format: SourceFormat) -> Article {
    article::read(text, &Options { format, ..Options::default() }, Moment::parse("2024-03-12"))
}

fn drafted(text: &str, article: &Article) -> Draft {
    draft(&[Input { name: "article", text, article }])
}

fn again(draft: &Draft) -> DossierReading {
    let written = write_dossier(&draft.dossier);
    read_dossier("dossier.toml", written.as_bytes(), InputLimits::default(), |_| Err(TableError::NotFound))
}

/// A sentence of news with a figure.
fn sentence() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        "[1-9][0-9]{0,2}",
        "[1-9][0-9]{0,2},[0-9]{3}",
        Just("dozens of".to_owned()),
        Just("two or three".to_owned())
    ];
    (
        prop::sample::select(vec![
            "The ministry said",
            "Police",
            "The union estimates that",
            "A survey found that",
            "But residents said",
            "Deaths tripled,",
            "Three times the official",
            "",
        ]),
        prop::sample::select(vec!["", "at least ", "around ", "nowhere near ", "up to ", "about $", "-"]),
        number,
        prop::sample::select(vec![
            " cases of fraud",
            " people are held in camps",
            "% of them",
            " women (95% CI 12 to 45)",
            "",
            " of the 91 detainees",
            "-strong crowd",
            " per cent of voters",
            ".5 million tonnes",
            ".200 people",
            " in every 100 children",
            " Camp Road",
            "e400 people",
        ]),
        prop::sample::select(vec![
            " in 2023",
            " over the past year",
            " since January",
            ", including 35 children",
            " in Kenya",
            ", down from 300",
            ", fivefold, to 900 from 180",
            ", twice the 40 recorded",
            ", 41% higher than recorded",
            " on Monday",
            "",
            ", dismissing the claim of the agency that 4,000 died",
        ]),
    )
        .prop_map(|(who, hedge, n, noun, tail)| format!("{who} {hedge}{n}{noun}{tail}."))
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::collection::vec(sentence(), 1..4).prop_map(|s| s.join(" ")), 1..5)
        .prop_map(|paragraphs| paragraphs.join("\n\n"))
}

fn check(text: &str, format: SourceFormat) -> Result<(), TestCaseError> {
    let article = read(text, format);
    let draft = drafted(text, &article);
    let reading = again(&draft);
    let errors: Vec<_> = reading.diagnostics.iter().filter(|d| d.severity() == Severity::Error).collect();
    prop_assert!(errors.is_empty(), "{errors:?} of {text:?}\n{}", write_dossier(&draft.dossier));
    prop_assert_eq!(reading.dossier.as_ref(), Some(&draft.dossier), "written and read back");
    Ok(())
}

proptest! {
    #[test]
    fn a_draft_has_no_errors_and_reads_back(text in text()) {
        check(&text, SourceFormat::PlainText)?;
    }

    #[test]
    fn a_draft_of_any_text_has_no_errors(text in any::<String>()) {
        for format in [SourceFormat::PlainText, SourceFormat::Markdown, SourceFormat::Html] {
            check(&text, format)?;
        }
    }

    /// Each mention belongs to one claim, and each claim has one number.
    #[test]
    fn belonging_to_a_claim_is_an_equivalence(text in text()) {
        let article = read(&text, SourceFormat::PlainText);
        let mut seen = vec![0; article.candidates.len()];
        for claim in &article.claims {
            prop_assert!(!claim.mentions.is_empty());
            for mention in &claim.mentions {
                seen[mention.candidate] += 1;
                let first = article.candidates[claim.mentions[0].candidate].value;
                prop_assert_eq!(article.candidates[mention.candidate].value, first);
            }
        }
        prop_assert!(seen.iter().all(|n| *n <= 1));
    }

    /// Paragraphs that lean on nothing give the same claims in any order.
    #[test]
    fn the_order_of_paragraphs_changes_no_cluster(
        paragraphs in prop::collection::vec((13_u32..900, prop::sample::select(vec!["cases of theft", "burned houses", "wells"]),
            prop::sample::select(vec!["The Orland board", "The Venn trust"]), prop::sample::select(vec!["in 2022", "in 2023"])), 1..6)
    ) {
        let sentence = |(n, noun, who, when): &(u32, &str, &str, &str)| format!("{who} recorded {n} {noun} {when}.");
        let forwards: Vec<String> = paragraphs.iter().map(sentence).collect();
        let backwards: Vec<String> = forwards.iter().rev().cloned().collect();
        let sizes = |paragraphs: &[String]| {
            let text = paragraphs.join("\n\n");
            let article = read(&text, SourceFormat::PlainText);
            let mut sizes: Vec<(String, usize)> = article
                .claims
                .iter()
                .map(|c| (article.candidates[c.best].span.slice(&text).to_owned(), c.mentions.len()))
                .collect();
            sizes.sort();
            sizes
        };
        prop_assert_eq!(sizes(&forwards), sizes(&backwards));
    }

    /// Nobody knows: nothing changes.
    #[test]
    fn not_knowing_changes_nothing(text in text(), word in prop::sample::select(vec!["", "?", "don't know", "Don’t know", "skip"])) {
        let article = read(&text, SourceFormat::PlainText);
        let draft = drafted(&text, &article);
        for question in draft.questions {
            prop_assert_eq!(answer(&draft.dossier, &question, word), Answer::Unknown);
        }
    }

    /// Questions are those of the dossier as it reads back, each with a name of its own.
    #[test]
    fn questions_are_of_the_dossier(text in text()) {
        let article = read(&text, SourceFormat::PlainText);
        let draft = drafted(&text, &article);
        let names: std::collections::BTreeSet<&str> = draft.questions.iter().map(|q| q.id.as_str()).collect();
        prop_assert_eq!(names.len(), draft.questions.len());
        if let Some(dossier) = again(&draft).dossier {
            prop_assert_eq!(questions(&dossier), draft.questions);
        }
    }
}
