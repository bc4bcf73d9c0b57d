//! The one place that touches the file system: a dossier and the tables beside it.
#![expect(clippy::disallowed_methods, reason = "this is the thin loader that the ban points to")]

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Component, Path};

use crate::{DossierReading, InputLimits, TableError, read_dossier};

/// Why a dossier's own file cannot be had.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The file cannot be opened or read.
    #[error("cannot read {path}")]
    Io {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
}

/// Reads a dossier from a file, and the tables it names from beside it.
///
/// Tables are found in the dossier's folder or below; a name that leads out of it is refused, and so is a link that does.
/// No more than the limit is read of any file.
///
/// # Errors
///
/// [`LoadError`] where the dossier's own file cannot be read. Everything else is a diagnostic.
pub fn load_dossier(path: &Path, limits: InputLimits) -> Result<DossierReading, LoadError> {
    let bytes = bounded(path, limits.n_bytes)
        .map_err(|source| LoadError::Io { path: path.display().to_string(), source })?;
    Ok(read_beside(path, &bytes, limits))
}

/// Reads a dossier's text as if it stood in this file already, with the tables that lie beside it: to check what is to be written.
#[must_use]
pub fn read_beside(path: &Path, bytes: &[u8], limits: InputLimits) -> DossierReading {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    };
    let name = path.display().to_string();
    read_dossier(&name, bytes, limits, |table| beside(folder, table, limits.n_bytes))
}

/// The bytes of a table within the folder.
fn beside(folder: &Path, name: &str, n_bytes: usize) -> Result<Vec<u8>, TableError> {
    let relative = Path::new(name);
    if !relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err(TableError::Outside);
    }
    let path = folder.join(relative);
    let real = path.canonicalize().map_err(|_| TableError::NotFound)?;
    let root = folder.canonicalize().map_err(|_| TableError::Unreadable)?;
    if !real.starts_with(&root) {
        return Err(TableError::Outside);
    }
    let bytes = bounded(&real, n_bytes).map_err(|_| TableError::Unreadable)?;
    if bytes.len() > n_bytes { Err(TableError::TooLarge) } else { Ok(bytes) }
}

/// At most one byte more than the limit, so that a file that is too large is seen to be.
fn bounded(path: &Path, n_bytes: usize) -> io::Result<Vec<u8>> {
    // Asked before it is opened: opening a pipe that nobody writes to never ends.
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a plain file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(n_bytes as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
