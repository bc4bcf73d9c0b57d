//! How much of a document is printed: its first screen, one section, or all of it.

use super::section::SECOND_SCREEN;
use super::{Block, Document, Metadata, Prose, Section};

/// How much of a document is printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Portion {
    /// All of it.
    #[default]
    Full,
    /// What is said before the first section, and a list of the sections.
    FirstScreen,
    /// The first screen, and behind it the second: the section of what else matters most, where there is one.
    TwoScreens,
    /// The section of this name, wherever it lies; the first screen where there is none.
    Section(String),
}

impl Document {
    /// The document cut to an extent.
    ///
    /// # Example
    ///
    /// ```
    /// use darkfigure_report::document::{Block, Portion, Section};
    /// use darkfigure_report::Document;
    ///
    /// let mut document = Document::titled("Two figures");
    /// document.push(Block::paragraph("No."));
    /// document.push(Block::Section(Section::new("steps", "Step by step", vec![Block::paragraph("…")])));
    /// assert_eq!(document.section_names(), ["steps"]);
    /// assert_eq!(document.cut(&Portion::Section("steps".into())).blocks.len(), 1);
    /// ```
    #[must_use]
    pub fn cut(&self, extent: &Portion) -> Self {
        let blocks = match extent {
            Portion::Full => return self.clone(),
            Portion::FirstScreen => self.first_screen(None),
            Portion::TwoScreens => self.first_screen(self.section(SECOND_SCREEN)),
            Portion::Section(name) => match self.section(name) {
                Some(section) => vec![Block::Section(section.clone())],
                None => self.first_screen(None),
            },
        };
        // What was made how is for whoever reads everything.
        let metadata = Metadata { provenance: Vec::new(), ..self.metadata.clone() };
        Self { metadata, blocks }
    }

    /// The names of all sections, in reading order.
    #[must_use]
    pub fn section_names(&self) -> Vec<&str> {
        sections(&self.blocks).into_iter().map(|section| section.name.as_str()).collect()
    }

    /// The section of a name.
    #[must_use]
    pub fn section(&self, name: &str) -> Option<&Section> {
        sections(&self.blocks).into_iter().find(|section| section.name == name)
    }

    /// What is said before the first section, a second screen, and what lies behind them.
    fn first_screen(&self, second: Option<&Section>) -> Vec<Block> {
        // Pictures are for a page, and wait in their section.
        let is_said =
            |block: &&Block| matches!(block, Block::Callout(_) | Block::Paragraph(_) | Block::List(_));
        let before = self.blocks.iter().take_while(|block| !matches!(block, Block::Section(_)));
        let mut blocks: Vec<Block> = before.filter(is_said).cloned().collect();
        blocks.extend(second.cloned().map(Block::Section));
        let mut index = Prose::from("Behind it: ");
        let is_second = |section: &Section| second.is_some_and(|second| second.name == section.name);
        let sections = self.blocks.iter().filter_map(Block::as_section).filter(|section| !is_second(section));
        let mut has_any = false;
        for section in sections {
            index = index
                .say(if has_any { " · " } else { "" })
                .code(section.name.as_str())
                .say(": ")
                .and(section.title.clone());
            has_any = true;
        }
        if has_any {
            blocks.push(Block::Paragraph(index));
        }
        blocks
    }
}

/// All sections, each before those within it.
fn sections(blocks: &[Block]) -> Vec<&Section> {
    let mut found = Vec::new();
    for block in blocks {
        if let Block::Section(section) = block {
            found.push(section);
            found.extend(sections(&section.blocks));
        }
    }
    found
}
