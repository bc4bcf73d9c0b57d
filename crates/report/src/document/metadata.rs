//! What a document is about and where it comes from.

/// The metadata of a document: printed above and below it, and in the head of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    /// The title.
    pub title: String,
    /// The question that the document answers, as its reader would ask it.
    pub question: Option<String>,
    /// The language of the words, as a BCP 47 tag. Numbers print the same way in all of them.
    pub language: String,
    /// What wrote the document, with its version: `darkfigure 0.1.0`.
    pub generator: Option<String>,
    /// Where the content comes from, as label and value: the dossier's name, its date, a seed, a hash of the input.
    pub provenance: Vec<(String, String)>,
}

impl Default for Metadata {
    fn default() -> Self {
        Self {
            title: String::new(),
            question: None,
            language: "en".to_owned(),
            generator: None,
            provenance: Vec::new(),
        }
    }
}
