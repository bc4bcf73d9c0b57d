//! How a report is laid out, and how much of it is printed.

use darkfigure_report::document::Portion;
use darkfigure_report::{Document, Format, Report, TextOptions, TextStyle, render, render_text};

use crate::arguments::{ColorChoice, ExtentArguments};
use crate::failure::Failure;
use crate::output::Destination;
use crate::terminal::{self, Stream};

/// Below a first screen that cites by number: where the numbers lead.
const SOURCES: &str = "\n[1], [2] and so on are sources: --section sources names them.";
/// Below a first screen: how to see what is behind it.
const MORE: &str = "\n--full prints all of it, --section NAME one part.\n";

/// The width and the colour of a text report.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    width: usize,
    is_coloured: bool,
}

impl Layout {
    /// Coloured only where it goes to standard output.
    pub(crate) fn new(width: Option<u16>, color: ColorChoice, destination: &Destination) -> Self {
        Self {
            width: terminal::width(width),
            is_coloured: destination.is_standard_output() && terminal::is_coloured(color, Stream::Out),
        }
    }

    /// A document as text.
    pub(crate) fn text(self, document: &Document) -> String {
        render_text(document, &self.options())
    }

    const fn options(self) -> TextOptions {
        let style = if self.is_coloured { TextStyle::Ansi } else { TextStyle::Plain };
        TextOptions { width: self.width, style }
    }

    /// The report in a format: as text its first two screens, unless more is asked for.
    pub(crate) fn render(
        self,
        report: Report<'_>,
        format: Format,
        asked: &ExtentArguments,
    ) -> Result<String, Failure> {
        let extent = match &asked.section {
            Some(name) => {
                let document = report.document();
                if document.section(name).is_none() {
                    let known = document.section_names().join(", ");
                    return Err(Failure::NoSuchSection { name: name.clone(), known });
                }
                Portion::Section(name.clone())
            }
            None if format == Format::Text && !asked.full => {
                return Ok(self.two_screens(&report.document()));
            }
            None => Portion::Full,
        };
        let layout = darkfigure_report::RenderOptions { extent, text: self.options(), ..Default::default() };
        Ok(render(report, format, &layout))
    }

    /// The first two screens, and what leads to the rest.
    fn two_screens(self, document: &Document) -> String {
        let mut text = self.text(&document.cut(&Portion::TwoScreens));
        if document.section("sources").is_some() {
            text.push_str(SOURCES);
        }
        if !document.section_names().is_empty() {
            text.push_str(MORE);
        }
        text
    }
}
