//! The report of a comparison: a document of typed blocks, its text, Markdown and HTML, and the one place that rounds.
//!
//! A [`Document`] is made of closed enums: [`Block`](document::Block)s that hold [`Prose`](document::Prose), and prose that holds
//! [`Inline`](document::Inline)s. Numbers stay typed ([`Amount`](number::Amount)) until a renderer prints them, so a column is aligned because its cells are numbers, and no caller
//! ever formats one. Three renderers read the same document: [`render_text`], [`render_markdown`] and [`render_html`].
//! [`render`] takes anything that can be reported to any [`Format`].
//!
//! # Example
//!
//! ```
//! use darkfigure_report::document::{Block, Prose};
//! use darkfigure_report::number::{Amount, Dimension};
//! use darkfigure_report::{Document, TextOptions, render_text};
//!
//! let ratio = Amount::between(38.84, 164.3, Dimension::Ratio).significant(2);
//! let mut document = Document::titled("Two figures");
//! document.push(Block::Paragraph(Prose::from("The estimate is ").number(ratio).say(" the count.")));
//! let text = render_text(&document, &TextOptions::default());
//! assert!(text.contains("The estimate is 38–165 times the count."));
//! ```
//!
//! # What this crate does not do
//!
//! - It does not know how a number came about, and computes none. What is not handed in cannot be printed.
//! - It reads no file, no terminal, no clock and no environment: width, style and date are arguments.
//! - It fetches nothing, and what it writes fetches nothing: a page is one file without scripts, fonts or images from
//!   elsewhere.
//! - It trusts no text. Control characters, escape sequences, direction overrides and markup in a string come out inert.
#![warn(clippy::disallowed_methods, clippy::wildcard_enum_match_arm)]

mod compose;
#[cfg(feature = "mse")]
pub mod compose_estimate;
pub mod document;
mod export;
pub mod glossary;
pub mod number;
mod render;
mod report;

pub use compose::{
    ComposeOptions, Licence, ScreenLine, ScreenTopic, addressees, block_sentence, compose,
    expectation_sentence, first_screen, letter,
};
pub use document::Document;
pub use export::csv::{LabelledValue, LabelledValues, csv};
#[cfg(feature = "mse")]
pub use export::estimate_json::{ESTIMATE_SCHEMA, estimate_json, single_source_json};
pub use export::json::{FINDINGS_SCHEMA, json};
pub use export::rows::rows;
pub use export::tidy::tidy_csv;
pub use render::{
    HtmlOptions, MarkdownOptions, Picture, TextOptions, TextStyle, html as render_html,
    markdown as render_markdown, pictures, text as render_text,
};
pub use report::{Format, RenderOptions, Report, render};
