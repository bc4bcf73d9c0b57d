//! What is read: dossiers, tables, articles; from files, folders and standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use darkfigure_ingest::{DossierReading, InputLimits, TableError, load_dossier, read_dossier};

use crate::failure::Failure;

/// Reads a dossier from a file, from the dossier.toml of a folder, or from standard input (`-`), which has no tables beside it.
pub(crate) fn read(path: &Path, stdin_filename: &str) -> Result<DossierReading, Failure> {
    let limits = InputLimits::default();
    if is_standard_input(path) {
        let bytes = bytes(path, limits.n_bytes as u64 + 1)?;
        return Ok(read_dossier(stdin_filename, &bytes, limits, |_| Err(TableError::NotFound)));
    }
    Ok(load_dossier(&dossier_file(path), limits)?)
}

/// The file of a dossier: that of its folder, where a folder is given.
pub(crate) fn dossier_file(path: &Path) -> PathBuf {
    if path.is_dir() { path.join("dossier.toml") } else { path.to_path_buf() }
}

/// Every file that a reading came from: the dossier and the tables beside it.
pub(crate) fn files_of(path: &Path, reading: &DossierReading) -> Vec<PathBuf> {
    if is_standard_input(path) {
        return Vec::new();
    }
    let file = dossier_file(path);
    let folder = file.parent().unwrap_or(Path::new("")).to_path_buf();
    // The first name is that of the dossier itself; the others are as it writes them.
    let tables = reading.files.names().skip(1).map(|table| folder.join(table));
    std::iter::once(file.clone()).chain(tables).collect()
}

/// Whether a path stands for standard input.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// How an input is called in messages.
pub(crate) fn named(path: &Path) -> PathBuf {
    if is_standard_input(path) { PathBuf::from("standard input") } else { path.to_path_buf() }
}

/// Opens a plain file. What is none is refused before it is opened: opening a pipe may never end.
pub(crate) fn open(path: &Path) -> Result<File, Failure> {
    let failed = |source: io::Error| Failure::Read { path: path.to_path_buf(), source };
    let found = std::fs::metadata(path).map_err(failed)?;
    if !found.is_file() {
        return Err(Failure::NotPlain { path: path.to_path_buf() });
    }
    File::open(path).map_err(failed)
}

/// The bytes of a file or of standard input, at most so many.
pub(crate) fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let failed = |source: io::Error| Failure::Read { path: named(path), source };
    let mut found = Vec::new();
    if is_standard_input(path) {
        io::stdin().lock().take(limit).read_to_end(&mut found).map_err(failed)?;
    } else {
        open(path)?.take(limit).read_to_end(&mut found).map_err(failed)?;
    }
    Ok(found)
}
