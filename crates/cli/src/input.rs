//! Dossiers from files, folders and standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use darkfigure_ingest::{Limits, Reading, TableError, load_dossier, read_dossier};

use crate::failure::Failure;

/// Reads a dossier from a file, from the dossier.toml of a folder, or from standard input (`-`), which has no tables beside it.
pub(crate) fn read(path: &Path, stdin_filename: &str) -> Result<Reading, Failure> {
    let limits = Limits::default();
    if path == Path::new("-") {
        let bytes = bytes(path, limits.n_bytes as u64 + 1)?;
        return Ok(read_dossier(stdin_filename, &bytes, limits, |_| Err(TableError::NotFound)));
    }
    let file = if path.is_dir() { path.join("dossier.toml") } else { path.to_path_buf() };
    Ok(load_dossier(&file, limits)?)
}

/// The bytes of a file or of standard input, at most so many.
pub(crate) fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let failed = |source: io::Error| Failure::Read { path: path.to_path_buf(), source };
    let mut found = Vec::new();
    if path == Path::new("-") {
        io::stdin()
            .lock()
            .take(limit)
            .read_to_end(&mut found)
            .map_err(|source| Failure::Read { path: PathBuf::from("standard input"), source })?;
    } else {
        File::open(path).and_then(|file| file.take(limit).read_to_end(&mut found)).map_err(failed)?;
    }
    Ok(found)
}
