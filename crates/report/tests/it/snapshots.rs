//! One document in every format.

use darkfigure_report::document::*;
use darkfigure_report::*;

use crate::canonical::document;

fn as_text(width: usize, style: TextStyle) -> String {
    render_text(&document(), &TextOptions { width, style })
}

#[test]
fn text_plain() {
    insta::assert_snapshot!(as_text(100, TextStyle::Plain));
}

#[test]
fn text_default_width() {
    insta::assert_snapshot!(as_text(80, TextStyle::Plain));
}

#[test]
fn text_narrow() {
    insta::assert_snapshot!(as_text(36, TextStyle::Plain));
}

#[test]
fn text_styled() {
    insta::assert_snapshot!(as_text(100, TextStyle::Ansi).replace('\u{1b}', "␛"));
}

#[test]
fn markdown() {
    insta::assert_snapshot!(render_markdown(&document(), &MarkdownOptions::default()));
}

#[test]
fn html() {
    // The style sheet is a file of its own, and would only hide the page here.
    let page = render_html(&document(), &HtmlOptions::default());
    let (head, rest) = page.split_once("<style>").expect("a page has a style");
    let (_, body) = rest.split_once("</style>").expect("a style ends");
    insta::assert_snapshot!(format!("{head}<style>…</style>{body}"));
}

#[test]
fn csv_rows() {
    let document = document();
    let plot = document.blocks.iter().find_map(|block| match block {
        Block::Intervals(plot) => Some(plot),
        _ => None,
    });
    insta::assert_snapshot!(
        csv(&LabelledValues::from(plot.expect("the document has a plot"))).replace('\r', "")
    );
}

#[test]
fn empty_document() {
    let empty = Document::default();
    let all = [
        render_text(&empty, &TextOptions::default()),
        render_markdown(&empty, &MarkdownOptions::default()),
        render_html(&empty, &HtmlOptions::default())
            .split_once("</head>")
            .map(|(_, body)| body.to_owned())
            .unwrap_or_default(),
    ];
    insta::assert_snapshot!(all.join("-----\n"));
}
