//! From a dossier to its printed report: one canonical dossier in every format, and a small one for each edge.

use darkfigure_analysis::{Findings, Options, analyse};
use darkfigure_model::Dossier;
use darkfigure_report::{
    ComposeOptions, Document, HtmlOptions, MarkdownOptions, TextOptions, TextStyle, compose, csv, json,
    render_html, render_markdown, render_text, rows,
};

use crate::dossiers::{cambodia, edge};

mod laws;
mod prints;
mod roundings;
mod schema;
mod screen;

pub(crate) fn analysed(dossier: &Dossier) -> Findings {
    analyse(dossier, &Options { most_draws: 20_000, ..Options::default() })
}

fn options() -> ComposeOptions {
    ComposeOptions {
        open_questions: None,
        generator: Some("darkfigure 0.1.0".into()),
        dossier_hash: Some("0123456789abcdef".into()),
        only: Vec::new(),
    }
}

pub(crate) fn report(dossier: &Dossier) -> Document {
    compose(dossier, &analysed(dossier), &options())
}

fn text(dossier: &Dossier) -> String {
    render_text(&report(dossier), &TextOptions { width: 100, style: TextStyle::Plain })
}

#[test]
fn cambodia_as_text() {
    insta::assert_snapshot!(text(&cambodia::dossier()));
}

#[test]
fn cambodia_as_markdown() {
    insta::assert_snapshot!(render_markdown(&report(&cambodia::dossier()), &MarkdownOptions::default()));
}

#[test]
fn cambodia_as_html() {
    insta::assert_snapshot!(render_html(&report(&cambodia::dossier()), &HtmlOptions::default()));
}

#[test]
fn cambodia_as_json() {
    let dossier = cambodia::dossier();
    insta::assert_snapshot!(json(&dossier, &analysed(&dossier), &options()));
}

#[test]
fn cambodia_as_csv() {
    let dossier = cambodia::dossier();
    insta::assert_snapshot!(csv(&rows(&dossier, &analysed(&dossier), &options())));
}

#[test]
fn like_for_like() {
    insta::assert_snapshot!(text(&edge::like_for_like()));
}

#[test]
fn open() {
    insta::assert_snapshot!(text(&edge::open()));
}

#[test]
fn bound_only() {
    insta::assert_snapshot!(text(&edge::bound_only()));
}

#[test]
fn conditioned() {
    insta::assert_snapshot!(text(&edge::conditioned()));
}

#[test]
fn independent() {
    insta::assert_snapshot!(text(&edge::independent()));
}

#[test]
fn assumed() {
    insta::assert_snapshot!(text(&edge::assumed()));
}

#[test]
fn unbounded() {
    insta::assert_snapshot!(text(&edge::unbounded()));
}

#[test]
fn one_sided() {
    insta::assert_snapshot!(text(&edge::one_sided()));
}

#[test]
fn published() {
    insta::assert_snapshot!(text(&edge::published()));
}
