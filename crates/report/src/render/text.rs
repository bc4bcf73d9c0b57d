//! Placeholder.
use crate::Document;
/// Options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TextOptions {
    /// w
    pub width: usize,
    /// s
    pub style: TextStyle,
}
/// Style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextStyle {
    /// Plain.
    #[default]
    Plain,
    /// ANSI.
    Ansi,
}
/// Renders.
#[must_use]
pub fn text(document: &Document, options: &TextOptions) -> String {
    let _ = (document, options);
    String::new()
}
