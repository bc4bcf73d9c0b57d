//! Sections: the parts of a document that a reader can ask for by name.

use super::{Block, Prose};

/// The name of the section that is the second screen: what matters most behind the first one.
pub(crate) const SECOND_SCREEN: &str = "record";

/// A part of a document under a heading of its own. How deep the heading is follows from how deep the section lies.
///
/// A page folds a section and lists it in its contents; text prints it on request, by its name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// By what a reader asks for it: lower-case words joined with hyphens.
    pub name: String,
    /// The heading.
    pub title: Prose,
    /// The content; sections within it lie one deeper.
    pub blocks: Vec<Block>,
}

impl Section {
    /// A section by its three parts.
    #[must_use]
    pub fn new(name: impl Into<String>, title: impl Into<Prose>, blocks: Vec<Block>) -> Self {
        Self { name: name.into(), title: title.into(), blocks }
    }
}
