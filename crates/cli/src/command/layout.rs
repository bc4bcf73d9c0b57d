//! How a text report is laid out.

use darkfigure_report::{Document, TextOptions, TextStyle, render_text};

use crate::arguments::ColorChoice;
use crate::output::Destination;
use crate::terminal::{self, Stream};

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

    /// The document as text.
    pub(crate) fn text(self, document: &Document) -> String {
        let style = if self.is_coloured { TextStyle::Ansi } else { TextStyle::Plain };
        render_text(document, &TextOptions { width: self.width, style })
    }
}
