//! Claims without a number, and sentences to be held against the figures.

use darkfigure_model::{Claim, Sentence, Statement};

use super::reader::{Fields, Reader};
use super::section::Section;
use crate::tree::Node;
use crate::{Code, Diagnostic};

const SENTENCE_KEYS: &[&str] = &["text", "says", "about"];

impl Reader<'_> {
    pub(crate) fn statement(&mut self, fields: Fields<'_>) -> Option<Statement> {
        let wording = self.needed_text(fields, "wording");
        let denies = self.references(Section::Figures, fields, "denies");
        let retracts = self.references(Section::Figures, fields, "retracts");
        if fields.get("denies").is_none() && fields.get("retracts").is_none() {
            self.report(
                Diagnostic::new(Code::MissingKey, fields.span, "the key `denies` is missing")
                    .hint("name the figures: denies = [\"…\"], or retracts = [\"…\"]"),
            );
        }
        if fields.get("source").is_none() {
            self.missing(fields, "source");
        }
        let source = self.reference(Section::Sources, fields, "source");
        let statement = Statement {
            rests_on: self.references(Section::Figures, fields, "rests-on"),
            seen_in: self.reference(Section::Sources, fields, "seen-in"),
            said: self.date(fields, "said"),
            speaker: self.reference(Section::Speakers, fields, "speaker"),
            note: self.text(fields, "note"),
            wording: wording?,
            denies,
            retracts,
            source: source?,
        };
        Some(statement)
    }

    /// `[[sentence]]`
    pub(crate) fn sentences(&mut self, node: &Node) -> Vec<Sentence> {
        let crate::tree::Kind::List(items) = &node.kind else {
            self.wrong_type(node, "a list of tables");
            return Vec::new();
        };
        let mut sentences = Vec::new();
        for item in items {
            let Some(fields) = self.fields(item, item.span, SENTENCE_KEYS) else { continue };
            let text = self.needed_text(fields, "text");
            if fields.get("says").is_none() {
                self.missing(fields, "says");
            }
            let says = self.word::<Claim>(fields, "says");
            let about = self.references(Section::Figures, fields, "about");
            let (Some(text), Some(says)) = (text, says) else { continue };
            let needed = match says {
                Claim::Total | Claim::AtLeast | Claim::AtMost => 1,
                Claim::Falling | Claim::Rising | Claim::Refutes | Claim::Confirms => 2,
            };
            if about.len() == needed {
                let span = fields.get("text").map_or(fields.span, |node| node.span);
                self.sentences.push(span);
                sentences.push(Sentence { text, says, about });
            } else {
                let span = fields.get("about").map_or(fields.span, |node| node.span);
                let message = format!("this claim is about {needed} of the figures, found {}", about.len());
                self.report(Diagnostic::new(Code::WrongType, span, message).hint(
                    "total, at least, at most: one; falling, rising, refutes, confirms: two, the subject first",
                ));
            }
        }
        sentences
    }
}
