//! Renderers: one file per format, one signature, exhaustive matches.

mod html;
mod markdown;
mod picture;
mod safe_link;
mod scale;
mod tabular;
mod text;

pub(crate) use darkfigure_model::inert;
pub use html::{HtmlOptions, html};
pub use markdown::{MarkdownOptions, markdown};
pub use picture::{Picture, pictures};
pub(crate) use safe_link::safe_link;
pub use text::{TextOptions, TextStyle, text};
