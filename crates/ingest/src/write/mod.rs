//! Dossiers as text: TOML and JSON, in a stable order.

mod dossier;
mod item;
mod json;
mod toml;

use darkfigure_model::Dossier;

pub(crate) use item::{Fields, FieldsBuilder, Item};
pub(crate) use json::write as json_text;

/// Writes a dossier as TOML. Reading it gives the dossier back.
///
/// # Example
///
/// ```
/// use darkfigure_ingest::{InputLimits, TableError, read_dossier, write_dossier};
///
/// let text = "[dossier]\ntitle = \"Two numbers\"\n";
/// let read = |text: &str| {
///     read_dossier("dossier.toml", text.as_bytes(), InputLimits::default(), |_| Err(TableError::NotFound)).dossier
/// };
/// let dossier = read(text).unwrap();
/// assert_eq!(write_dossier(&dossier), text);
/// ```
#[must_use]
pub fn write_dossier(dossier: &Dossier) -> String {
    toml::write(&dossier::items(dossier))
}

/// Writes a dossier as JSON, with the keys of the TOML form. Reading it gives the dossier back.
#[must_use]
pub fn write_dossier_json(dossier: &Dossier) -> String {
    json::write(&dossier::items(dossier))
}

/// Writes the entries of a dossier as TOML, without its title and question: to be put into another dossier.
#[must_use]
pub fn write_entries(dossier: &Dossier) -> String {
    let entries: Fields =
        dossier::items(dossier).into_iter().filter(|(key, _)| key != dossier::ABOUT).collect();
    toml::write(&entries)
}
