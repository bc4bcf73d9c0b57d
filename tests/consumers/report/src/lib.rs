//! Uses `darkfigure-report` alone, as a project downstream would.

#[cfg(test)]
mod tests {
    use darkfigure_report::document::{Block, Prose};
    use darkfigure_report::number::{Amount, Dimension};
    use darkfigure_report::{Document, HtmlOptions, render_html};

    #[test]
    fn a_document_of_ones_own_is_rendered_and_escaped() {
        let mut document = Document::titled("<b>Two</b> figures");
        let ratio = Amount::between(38.84, 164.3, Dimension::Ratio).significant(2);
        document.push(Block::Paragraph(Prose::from("The ratio is ").number(ratio).say(".")));
        let page = render_html(&document, &HtmlOptions::default());
        assert!(!page.contains("<b>Two"));
        assert!(page.contains("38–165"));
    }
}
