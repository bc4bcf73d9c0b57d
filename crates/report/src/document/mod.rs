//! The document: what a report says, before it has a format.

mod areas;
mod badge;
mod block;
mod callout;
mod chart;
mod extent;
mod height;
mod histogram;
mod inline;
mod metadata;
mod overlap;
mod panels;
mod section;
mod sides;
mod source;
mod steps;
mod table;
mod tree;
mod waterfall;

pub use areas::{Area, Areas};
pub use badge::{Badge, VerdictBadge, grade_words, kind_word};
pub use block::{Block, Definition, Details, HeadingLevel, List, Quote};
pub use callout::{Callout, CalloutKind};
pub use chart::{Band, ChartAxis, ChartScale, Curve, IntervalPlot, PlotRow, PlotValue, Reference};
pub use extent::Portion;
pub(crate) use height::{COLUMNS, FIRST_SCREEN_LINES, wrapped};
pub use histogram::{Bin, Histogram};
pub use inline::{Inline, Prose};
pub use metadata::Metadata;
pub use overlap::{Overlap, OverlapRow};
pub use panels::{Panel, Panels};
pub(crate) use section::SECOND_SCREEN;
pub use section::Section;
pub use sides::{FigureCard, Sides};
pub use source::{Citation, Note};
pub use steps::{Step, StepList};
pub use table::{Cell, Column, Missing, Row, Table};
pub use tree::{Tree, TreeNode};
pub use waterfall::{Waterfall, WaterfallBar};

/// A report: what it is about, and its blocks in reading order.
///
/// The title and the question are printed by the renderers from the metadata; they are no blocks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// What the document is about and where it comes from.
    pub metadata: Metadata,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// An empty document with a title, in English.
    #[must_use]
    pub fn titled(title: impl Into<String>) -> Self {
        Self { metadata: Metadata { title: title.into(), ..Metadata::default() }, blocks: Vec::new() }
    }

    /// Adds a block at the end.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }
}
