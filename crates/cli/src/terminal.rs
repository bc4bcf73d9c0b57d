//! The terminal: colour, width, and where output goes.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use crate::arguments::ColorChoice;
use crate::failure::Failure;

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

/// Writes to a file or to standard output. A reader that goes away early is no failure.
pub(crate) fn write_out(output: Option<&Path>, text: &str) -> Result<(), Failure> {
    let result = match output {
        Some(path) if path != Path::new("-") => std::fs::write(path, text),
        _ => {
            let mut out = io::stdout().lock();
            out.write_all(text.as_bytes()).and_then(|()| out.flush())
        }
    };
    match result {
        Err(source) if source.kind() != io::ErrorKind::BrokenPipe => {
            let path = output.map_or_else(|| PathBuf::from("standard output"), Path::to_path_buf);
            Err(Failure::Write { path, source })
        }
        _ => Ok(()),
    }
}

/// Writes to standard error. There is nowhere left to say that this failed.
pub(crate) fn write_error(text: &str) {
    let mut out = io::stderr().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Whether standard error is a terminal, where a progress bar can be drawn.
pub(crate) fn has_progress() -> bool {
    io::stderr().is_terminal()
}
