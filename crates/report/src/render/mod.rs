//! Renderers: one file per format, one signature, exhaustive matches.

mod html;
mod inert;
mod markdown;
mod scale;
mod tabular;
mod text;

pub use html::{HtmlOptions, html};
pub(crate) use inert::{inert, safe_link};
pub use markdown::{MarkdownOptions, markdown};
pub use text::{TextOptions, TextStyle, text};
