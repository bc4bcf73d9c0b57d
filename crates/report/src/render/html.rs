//! Placeholder.
use crate::Document;
/// Options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HtmlOptions {}
/// Renders.
#[must_use]
pub fn html(document: &Document, options: &HtmlOptions) -> String {
    let _ = (document, options);
    String::new()
}
