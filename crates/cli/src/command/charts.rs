//! The pictures of a report, one by one, each with its numbers.

use std::path::{Path, PathBuf};

use darkfigure_report::{Document, pictures};

use crate::failure::Failure;
use crate::output::{Destination, Existing};
#[cfg(feature = "png")]
use crate::raster::Raster;

/// Writes every picture of a document into a folder: an SVG file, its numbers as CSV, and a PNG file where the machine has a font to draw its
/// words with.
pub(crate) fn write(folder: &Path, inputs: &[PathBuf], document: &Document) -> Result<(), Failure> {
    std::fs::create_dir_all(folder)
        .map_err(|source| Failure::Write { path: folder.to_path_buf(), source })?;
    #[cfg(feature = "png")]
    let raster = Raster::new();
    for picture in pictures(document) {
        let destination = |ending: &str| {
            let path = folder.join(format!("{}.{ending}", picture.name));
            Destination::new(Some(&path), inputs, Existing::Replaced)
        };
        destination("svg")?.write(&picture.svg)?;
        destination("csv")?.write(&picture.data)?;
        #[cfg(feature = "png")]
        if let Some(raster) = &raster {
            match raster.png(&picture.svg) {
                Some(image) => destination("png")?.write_bytes(&image)?,
                None => crate::output::print_error_line(&format!(
                    "note: no {}.png: the picture is too large for it, or cannot be drawn; its SVG and its numbers are there",
                    picture.name
                )),
            }
        }
    }
    #[cfg(feature = "png")]
    if raster.is_none() {
        crate::output::print_error_line(
            "note: no PNG files: this machine has no font to draw their words with",
        );
    }
    Ok(())
}
