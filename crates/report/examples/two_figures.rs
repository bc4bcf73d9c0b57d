//! A small document in three formats: `cargo run -p darkfigure-report --example two_figures -- html > page.html`.

use std::io::{self, Write};

use darkfigure_model::BridgeKind;
use darkfigure_report::document::{Block, Citation, Prose, Step, StepList};
use darkfigure_report::number::{Amount, Dimension};
use darkfigure_report::{
    Document, HtmlOptions, MarkdownOptions, TextOptions, render_html, render_markdown, render_text,
};

fn main() -> io::Result<()> {
    let cases = Dimension::count("case", "cases");
    let people = Dimension::count("person", "people");

    let mut document = Document::titled("Two figures");
    document.metadata.question = Some("Does the count refute the estimate?".into());
    document.push(Block::Steps(StepList {
        start: Amount::exact(259, cases).into(),
        steps: vec![Step {
            title: "cases to people".into(),
            kind: BridgeKind::Evidence,
            operation: Prose::from("times ")
                .number(Amount::between(2.35, 9.94, Dimension::Plain).significant(3)),
            running: Some(Amount::between(608.65, 2574.46, people).significant(3)),
            reason: "as other years' reports give both".into(),
            sources: vec![1],
        }],
        of: 4,
        still_open: vec!["concept".into(), "time".into(), "status".into()],
    }));
    document.push(Block::Sources(vec![Citation { number: 1, text: "Annual reports".into(), link: None }]));

    let page = match std::env::args().nth(1).as_deref() {
        Some("html") => render_html(&document, &HtmlOptions::default()),
        Some("markdown") => render_markdown(&document, &MarkdownOptions::default()),
        _ => render_text(&document, &TextOptions::default()),
    };
    io::stdout().write_all(page.as_bytes())
}
