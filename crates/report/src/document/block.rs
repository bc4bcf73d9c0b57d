//! Blocks: what a document is made of.

use super::{
    Areas, Callout, Citation, Curve, Histogram, IntervalPlot, Note, Overlap, Panels, Prose, Section, Sides,
    StepList, Table, Tree, Waterfall,
};

/// A piece of a document. The enum is closed: every renderer matches all of it, so no block can be forgotten by one.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A part under a heading of its own, with a name.
    Section(Section),
    /// A heading below the title.
    Heading {
        /// How deep.
        level: HeadingLevel,
        /// The words.
        text: Prose,
    },
    /// A paragraph.
    Paragraph(Prose),
    /// A list of points.
    List(List),
    /// The steps of a bridge, with running values.
    Steps(StepList),
    /// A table of typed cells.
    Table(Table),
    /// Two figures side by side.
    Sides(Sides),
    /// Something set apart: the answer, a caution, a refusal, a ratio that is none.
    Callout(Callout),
    /// Somebody's words.
    Quote(Quote),
    /// Terms with their meaning.
    Definitions(Vec<Definition>),
    /// Numbers as areas.
    Areas(Areas),
    /// A curve: pairs of values that belong together.
    Curve(Curve),
    /// Intervals under each other on one axis.
    Intervals(IntervalPlot),
    /// How often values fall where on an axis.
    Histogram(Histogram),
    /// How often each combination of lists occurs.
    Overlap(Overlap),
    /// Two totals and the parts of what lies between them.
    Waterfall(Waterfall),
    /// One small drawing a group, all on the same axes.
    Panels(Panels),
    /// What goes back to what.
    Tree(Tree),
    /// Footnotes.
    Notes(Vec<Note>),
    /// The numbered sources.
    Sources(Vec<Citation>),
    /// A good place for a new page in print.
    PageBreak,
    /// Content that a reader may open. Text and Markdown print it in full, and so does paper.
    Details(Details),
}

impl Block {
    /// The section that it is, if it is one.
    #[must_use]
    pub const fn as_section(&self) -> Option<&Section> {
        if let Self::Section(section) = self { Some(section) } else { None }
    }

    /// A heading of a section.
    #[must_use]
    pub fn section(text: impl Into<Prose>) -> Self {
        Self::Heading { level: HeadingLevel::Section, text: text.into() }
    }

    /// A heading within a section.
    #[must_use]
    pub fn subsection(text: impl Into<Prose>) -> Self {
        Self::Heading { level: HeadingLevel::Subsection, text: text.into() }
    }

    /// A paragraph.
    #[must_use]
    pub fn paragraph(text: impl Into<Prose>) -> Self {
        Self::Paragraph(text.into())
    }
}

/// How deep a heading is. The title of the document is above all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadingLevel {
    /// A section.
    Section,
    /// A part of a section.
    Subsection,
    /// A part of a part.
    Minor,
}

impl HeadingLevel {
    /// How many levels below the title.
    #[must_use]
    pub const fn below_title(self) -> u8 {
        match self {
            Self::Section => 1,
            Self::Subsection => 2,
            Self::Minor => 3,
        }
    }
}

/// A list of points.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct List {
    /// Whether the order matters, and the points are numbered.
    pub ordered: bool,
    /// The points.
    pub items: Vec<Prose>,
}

/// Somebody's words, letter by letter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Quote {
    /// The words, without quotation marks.
    pub words: String,
    /// Who said them, where and when.
    pub who: Prose,
    /// The number of the source.
    pub source: Option<usize>,
}

/// A term with its meaning.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Definition {
    /// The term.
    pub term: Prose,
    /// What it means here.
    pub meaning: Prose,
}

/// Content that a reader may open.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Details {
    /// What is inside, in a few words.
    pub summary: Prose,
    /// Whether it starts open.
    pub open: bool,
    /// The content.
    pub blocks: Vec<Block>,
}
