//! Where text leaves: standard output, standard error, files. Nothing leaves any other way.
//!
//! What a renderer writes has made each foreign text inert already. This is the last door: no control character passes but line ends
//! and the program's own colours, and on a stream no line passes for a command to a CI runner.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use darkfigure_model::{first_steering, inert};

use crate::failure::Failure;

/// Prints text to standard output. A reader that goes away early is no failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    printed(&guarded(&clean(text, Colour::Kept)))
}

/// Prints lines that a CI runner is meant to obey.
pub(crate) fn print_commands(text: &str) -> Result<(), Failure> {
    printed(&clean(text, Colour::Kept))
}

/// Prints to standard error. There is nowhere left to say that this failed.
pub(crate) fn print_error(text: &str) {
    let text = clean(text, Colour::Kept);
    let mut out = io::stderr().lock();
    let _ = out.write_all(guarded(&text).as_bytes()).and_then(|()| out.flush());
}

/// Prints one line to standard error, whatever is in it.
pub(crate) fn print_error_line(line: &str) {
    print_error(&(inert(line) + "\n"));
}

fn printed(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    unless_nobody_reads(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// A pipe that is closed at the other end is the other end's business.
fn unless_nobody_reads(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(source) if source.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::Write { path: PathBuf::from("standard output"), source })
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Standard output for many lines, one after the other as they come.
pub(crate) struct Lines {
    out: io::BufWriter<io::StdoutLock<'static>>,
}

impl Lines {
    pub(crate) fn to_standard_output() -> Self {
        Self { out: io::BufWriter::new(io::stdout().lock()) }
    }

    /// Writes a line. No more is wanted where it gives false: the reader went away.
    pub(crate) fn line(&mut self, line: &str) -> Result<bool, Failure> {
        let line = clean(line, Colour::Taken);
        let line = guarded(&line);
        self.went(|out| out.write_all(line.as_bytes()).and_then(|()| out.write_all(b"\n")))
    }

    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        self.went(|out| out.flush()).map(|_| ())
    }

    fn went(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<bool, Failure> {
        let written = write(&mut self.out);
        let is_read = written.is_ok();
        unless_nobody_reads(written).map(|()| is_read)
    }
}

/// Whether the sequences that set weight and colour pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Colour {
    /// They do: a stream may be a terminal.
    Kept,
    /// They do not: nothing of ours has them in a file.
    Taken,
}

/// The text with nothing in it that steers, but line ends and colour where it is kept.
fn clean(text: &str, kept: Colour) -> Cow<'_, str> {
    let mut next = first_steering(text);
    if next.is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, _)) = next {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let passes = match kept {
            Colour::Kept => colour(rest),
            Colour::Taken => 0,
        };
        // A line end of two characters is two bytes, of which the second is none that steers.
        let passes = passes.max(usize::from(rest.starts_with("\r\n")));
        if passes > 0 {
            out.push_str(&rest[..passes]);
            rest = &rest[passes..];
        } else {
            out.push('\u{fffd}');
            rest = rest.strip_prefix(|_: char| true).unwrap_or("");
        }
        next = first_steering(rest);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The length of the sequence for weight and colour that the text begins with: ESC, `[`, digits and semicolons, `m`.
fn colour(text: &str) -> usize {
    let Some(parameters) = text.strip_prefix("\u{1b}[") else { return 0 };
    let len = parameters.bytes().take_while(|b| b.is_ascii_digit() || *b == b';').count();
    if parameters.as_bytes().get(len) == Some(&b'm') { len + 3 } else { 0 }
}

/// The text with a mark before whatever a CI runner would take for a command: `::` at the beginning of a line, `##[` anywhere.
fn guarded(text: &str) -> Cow<'_, str> {
    let is_command = |line: &str| line.trim_start().starts_with("::");
    let has_command = text.contains("##[") || text.contains("::") && text.lines().any(is_command);
    if !has_command {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for line in text.replace("##[", "##\u{fffd}[").split_inclusive('\n') {
        if is_command(line) {
            let at = line.len() - line.trim_start().len();
            out.push_str(&line[..at]);
            out.push('\u{fffd}');
            out.push_str(&line[at..]);
        } else {
            out.push_str(line);
        }
    }
    Cow::Owned(out)
}

/// Whether a file that is there already may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Existing {
    /// It is: the same command writes it anew.
    Replaced,
    /// It is kept, and the command fails: a person may have worked on it.
    Kept,
}

/// Where a command's result goes, looked at before anything is computed: standard output, or a file.
#[derive(Debug)]
pub(crate) struct Destination(Option<(PathBuf, Existing)>);

impl Destination {
    /// Standard output (none, `-`), or a file that is none of the inputs, is a plain file if it is there, and may be written.
    pub(crate) fn new(
        output: Option<&Path>,
        inputs: &[PathBuf],
        existing: Existing,
    ) -> Result<Self, Failure> {
        let Some(path) = output.filter(|path| !is_standard_output(path)) else { return Ok(Self(None)) };
        let named = path.to_path_buf();
        match fs::metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // A link that leads nowhere would be followed to somewhere that nobody named.
                if fs::symlink_metadata(path).is_ok() {
                    return Err(Failure::Write { path: named, source: error });
                }
                return Ok(Self(Some((named, existing))));
            }
            Err(source) => return Err(Failure::Write { path: named, source }),
            Ok(found) if !found.is_file() => return Err(Failure::NotPlain { path: named }),
            Ok(_) => {}
        }
        if let Some(input) = inputs.iter().find(|input| is_same_file(path, input)) {
            return Err(Failure::OutputIsInput { path: named, input: input.clone() });
        }
        if existing == Existing::Kept {
            return Err(Failure::Exists { path: named });
        }
        Ok(Self(Some((named, existing))))
    }

    /// Standard output.
    pub(crate) const fn standard_output() -> Self {
        Self(None)
    }

    /// Whether the result goes to standard output.
    pub(crate) const fn is_standard_output(&self) -> bool {
        self.0.is_none()
    }

    /// Writes what is no text, as it is. Nothing of the kind goes to standard output.
    #[cfg(feature = "png")]
    pub(crate) fn write_bytes(&self, bytes: &[u8]) -> Result<(), Failure> {
        match &self.0 {
            None => Ok(()),
            Some((path, Existing::Replaced)) => replace_bytes(path, bytes),
            Some((path, Existing::Kept)) => create_bytes(path, bytes),
        }
    }

    /// Writes the result. A file is there whole, or as it was.
    pub(crate) fn write(&self, text: &str) -> Result<(), Failure> {
        match &self.0 {
            None => print(text),
            Some((path, Existing::Replaced)) => replace(path, &clean(text, Colour::Taken)),
            Some((path, Existing::Kept)) => create(path, &clean(text, Colour::Taken)),
        }
    }
}

fn is_standard_output(path: &Path) -> bool {
    path == Path::new("-") || path == Path::new("/dev/stdout")
}

/// Whether two names are of one file, through links of either kind.
fn is_same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    if real(one).is_some_and(|one| real(other) == Some(one)) {
        return true;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let inode = |path: &Path| fs::metadata(path).ok().map(|found| (found.dev(), found.ino()));
        inode(one).is_some_and(|one| inode(other) == Some(one))
    }
    #[cfg(not(unix))]
    false
}

/// Writes beside the file and renames, so that a full disk or a crash leaves what was there. A link is followed, and the file keeps its
/// mode.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    replace_bytes(path, text.as_bytes())
}

fn replace_bytes(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |source: io::Error| Failure::Write { path: path.to_path_buf(), source };
    let real = match path.canonicalize() {
        Ok(real) => real,
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_path_buf(),
        Err(error) => return Err(failed(error)),
    };
    let folder = folder_of(&real);
    let mode = fs::metadata(&real).ok().map(|found| found.permissions());
    if mode.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(failed(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only")));
    }
    let beside = beside(folder, bytes).map_err(failed)?;
    // What was there goes only once this is on the disk. A file that is new takes nothing with it, and does not wait.
    beside.as_file().sync_all().map_err(failed)?;
    if let Some(mode) = mode {
        beside.as_file().set_permissions(mode).map_err(failed)?;
    }
    beside.persist(&real).map(|_| ()).map_err(|error| failed(error.error))
}

/// Writes a file that is not there yet, whole or not at all. Where somebody was quicker, theirs is kept.
pub(crate) fn create(path: &Path, text: &str) -> Result<(), Failure> {
    create_bytes(path, text.as_bytes())
}

fn create_bytes(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |source: io::Error| Failure::Write { path: path.to_path_buf(), source };
    let beside = beside(folder_of(path), bytes).map_err(failed)?;
    beside.persist_noclobber(path).map(|_| ()).map_err(|error| match error.error {
        source if source.kind() == io::ErrorKind::AlreadyExists => {
            Failure::Exists { path: path.to_path_buf() }
        }
        source => failed(source),
    })
}

/// A fresh file in the folder with the content in it.
fn beside(folder: &Path, content: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".darkfigure-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As for any new file: what the process's mask leaves of it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut beside = builder.tempfile_in(folder)?;
    beside.write_all(content)?;
    Ok(beside)
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_pass_and_nothing_else_that_steers() {
        let coloured = "a\u{1b}[1;31mb\u{1b}[0m\n";
        assert_eq!(clean(coloured, Colour::Kept), coloured);
        assert_eq!(clean(coloured, Colour::Taken), "a\u{fffd}[1;31mb\u{fffd}[0m\n");
        for kept in [Colour::Kept, Colour::Taken] {
            assert_eq!(clean("a\u{1b}]0;x\u{7}b\rc\r\nd", kept), "a\u{fffd}]0;x\u{fffd}b\u{fffd}c\r\nd");
            assert_eq!(clean("\u{1b}[2Jx\u{1b}[", kept), "\u{fffd}[2Jx\u{fffd}[");
        }
    }

    #[test]
    fn no_line_is_a_command() {
        assert_eq!(
            guarded("a::b\n  ::error::x\n##[group]y\n"),
            "a::b\n  \u{fffd}::error::x\n##\u{fffd}[group]y\n"
        );
        assert_eq!(guarded("a::b\n"), "a::b\n");
    }
}
