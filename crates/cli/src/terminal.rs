//! The terminal: colour and width.

use std::io::{self, IsTerminal as _};

use darkfigure_ingest::RenderStyle;

use crate::arguments::ColorChoice;

/// Which stream is asked about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Error,
}

/// Whether a stream takes colour: the choice, else NO_COLOR, TERM and whether it is a terminal.
pub(crate) fn is_coloured(choice: ColorChoice, stream: Stream) -> bool {
    let auto = match stream {
        Stream::Out => anstream::AutoStream::choice(&io::stdout()),
        Stream::Error => anstream::AutoStream::choice(&io::stderr()),
    };
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => auto != anstream::ColorChoice::Never,
    }
}

/// The columns of a text report: those asked for, else the terminal's up to 100, else 100.
pub(crate) fn width(asked: Option<u16>) -> usize {
    const WIDEST: u16 = 100;
    let terminal = || terminal_size::terminal_size().map(|(width, _)| width.0.clamp(40, WIDEST));
    usize::from(asked.or_else(terminal).unwrap_or(WIDEST))
}

/// How diagnostics are drawn on a stream.
pub(crate) fn render_style(choice: ColorChoice, stream: Stream) -> RenderStyle {
    RenderStyle { is_coloured: is_coloured(choice, stream), width: width(None) }
}

/// Whether standard error is a terminal, where a progress bar can be drawn.
pub(crate) fn has_progress() -> bool {
    io::stderr().is_terminal()
}
