//! Placeholder.
use crate::Document;
/// Options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MarkdownOptions {}
/// Renders.
#[must_use]
pub fn markdown(document: &Document, options: &MarkdownOptions) -> String {
    let _ = (document, options);
    String::new()
}
