//! Uses `darkfigure-draft` alone, as a project downstream would.

#[cfg(test)]
mod tests {
    use darkfigure_draft::{Input, draft};
    use darkfigure_extract::{Options, article};

    #[test]
    fn an_article_gives_a_dossier_with_questions() {
        let text = "Police recorded 84 cases in 2023. The union estimates that 12,000 people are held, but police disagree.";
        let read = article::read(text, &Options::default(), article::Moment::parse("2024-03-12"));
        let draft = draft(&[Input { name: "article", text, article: &read }]);
        assert!(draft.dossier.figures.len() >= 2);
        assert!(!draft.questions.is_empty());
    }
}
