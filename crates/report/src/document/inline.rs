//! Inlines: what a sentence is made of.

use darkfigure_model::BridgeKind;

use super::{Badge, VerdictBadge};
use crate::number::Amount;

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words. Never markup: every renderer escapes them.
    Text(String),
    /// Words with stress.
    Emphasis(Prose),
    /// Words that a hurried reader must see.
    Strong(Prose),
    /// A number, printed by the rounding authority with its unit and qualification.
    Number(Amount),
    /// Something that must not be taken for a result, with the reason. The reason is always printed.
    Struck {
        /// What is struck.
        what: Prose,
        /// Why.
        reason: Prose,
    },
    /// An identifier or a code, letter by letter.
    Code(String),
    /// A link. Only `http`, `https` and `mailto` become links; any other target is printed as text.
    Link {
        /// The address.
        to: String,
        /// The words.
        text: Prose,
    },
    /// A reference to an entry of the list of sources, by its number.
    Cite(usize),
    /// A word of the method, marked as such.
    Badge(Badge),
    /// A stretch of a text that is reported on, with the number of the entry that is about it.
    Mark {
        /// The number of the entry.
        number: usize,
        /// The words of the text.
        words: String,
    },
    /// The number of an entry about a marked stretch.
    Entry(usize),
    /// A line break.
    Break,
}

/// A run of inlines: a sentence, a label, a cell.
///
/// # Example
///
/// ```
/// use darkfigure_report::number::{Amount, Dimension, UnitWords};
/// use darkfigure_report::document::Prose;
///
/// let said = Prose::from("The police recorded ")
///     .number(Amount::exact(259, Dimension::Count(UnitWords::new("case", "cases"))))
///     .cite(2)
///     .say(".");
/// assert_eq!(said.to_plain(), "The police recorded 259 cases [2].");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prose(pub Vec<Inline>);

impl Prose {
    /// No words at all.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds an inline.
    #[must_use]
    pub fn with(mut self, inline: Inline) -> Self {
        self.0.push(inline);
        self
    }

    /// Adds words.
    #[must_use]
    pub fn say(self, words: impl Into<String>) -> Self {
        self.with(Inline::Text(words.into()))
    }

    /// Adds another run of inlines.
    #[must_use]
    pub fn and(mut self, more: Self) -> Self {
        self.0.extend(more.0);
        self
    }

    /// Adds words with stress.
    #[must_use]
    pub fn emphasis(self, words: impl Into<Prose>) -> Self {
        self.with(Inline::Emphasis(words.into()))
    }

    /// Adds words that must be seen.
    #[must_use]
    pub fn strong(self, words: impl Into<Prose>) -> Self {
        self.with(Inline::Strong(words.into()))
    }

    /// Adds a number.
    #[must_use]
    pub fn number(self, amount: Amount) -> Self {
        self.with(Inline::Number(amount))
    }

    /// Adds what is struck, with the reason.
    #[must_use]
    pub fn struck(self, what: impl Into<Prose>, reason: impl Into<Prose>) -> Self {
        self.with(Inline::Struck { what: what.into(), reason: reason.into() })
    }

    /// Adds an identifier or a code.
    #[must_use]
    pub fn code(self, code: impl Into<String>) -> Self {
        self.with(Inline::Code(code.into()))
    }

    /// Adds a link.
    #[must_use]
    pub fn link(self, to: impl Into<String>, text: impl Into<Prose>) -> Self {
        self.with(Inline::Link { to: to.into(), text: text.into() })
    }

    /// Adds a reference to a source.
    #[must_use]
    pub fn cite(self, number: usize) -> Self {
        self.with(Inline::Cite(number))
    }

    /// Adds the kind of a step.
    #[must_use]
    pub fn kind(self, kind: BridgeKind) -> Self {
        self.with(Inline::Badge(Badge::Kind(kind)))
    }

    /// Adds the verdict on an axis.
    #[must_use]
    pub fn verdict(self, verdict: VerdictBadge) -> Self {
        self.with(Inline::Badge(Badge::Verdict(verdict)))
    }

    /// Adds a line break.
    #[must_use]
    pub fn line(self) -> Self {
        self.with(Inline::Break)
    }

    /// The words alone, without any style, on one line: for titles, labels and descriptions.
    #[must_use]
    pub fn to_plain(&self) -> String {
        let mut out = String::new();
        for inline in &self.0 {
            match inline {
                Inline::Text(words) | Inline::Code(words) => out.push_str(words),
                Inline::Emphasis(inner) | Inline::Strong(inner) => out.push_str(&inner.to_plain()),
                Inline::Number(amount) => out.push_str(&amount.print()),
                Inline::Struck { what, reason } => {
                    out.push_str("not a result: ");
                    out.push_str(&what.to_plain());
                    out.push_str(" (");
                    out.push_str(&reason.to_plain());
                    out.push(')');
                }
                Inline::Link { text, .. } => out.push_str(&text.to_plain()),
                Inline::Cite(number) => {
                    if !out.is_empty() && !out.ends_with(' ') {
                        out.push(' ');
                    }
                    out.push_str(&format!("[{number}]"));
                }
                Inline::Badge(badge) => out.push_str(&format!("[{}]", badge.label())),
                Inline::Mark { number, words } => out.push_str(&format!("{words}[{number}]")),
                Inline::Entry(number) => out.push_str(&number.to_string()),
                Inline::Break => out.push(' '),
            }
        }
        out
    }
}

impl From<&str> for Prose {
    fn from(words: &str) -> Self {
        Self(vec![Inline::Text(words.to_owned())])
    }
}

impl From<String> for Prose {
    fn from(words: String) -> Self {
        Self(vec![Inline::Text(words)])
    }
}

impl From<Amount> for Prose {
    fn from(amount: Amount) -> Self {
        Self(vec![Inline::Number(amount)])
    }
}

impl From<Inline> for Prose {
    fn from(inline: Inline) -> Self {
        Self(vec![inline])
    }
}

impl FromIterator<Inline> for Prose {
    fn from_iter<I: IntoIterator<Item = Inline>>(inlines: I) -> Self {
        Self(inlines.into_iter().collect())
    }
}
