//! Open questions beside the diagnostics: what a draft does not say, in the forms that tools read.

use darkfigure_model::inert;

use super::github;
use crate::write::{Fields, FieldsBuilder};

/// Something that a dossier leaves open, as it stands beside the diagnostics of the dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The dossier, as its file is called.
    pub file: String,
    /// The name of the question: `unit-dispute`.
    pub name: String,
    /// The question.
    pub text: String,
}

impl OpenQuestion {
    /// `dossier.toml: note[unit-dispute]: How many people are in the 312 files?`
    pub(super) fn concise(&self) -> String {
        inert(&format!("{}: note[{}]: {}", self.file, self.name, self.text))
    }

    /// A notice, without a line.
    pub(super) fn github(&self) -> String {
        format!(
            "::notice file={},title={}::{}",
            github::property(&self.file),
            github::property(&self.name),
            github::data(&inert(&self.text))
        )
    }

    pub(super) fn fields(&self) -> Fields {
        FieldsBuilder::default()
            .text("file", &self.file)
            .text("name", &self.name)
            .text("question", &self.text)
            .done()
    }
}
