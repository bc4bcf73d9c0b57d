//! `darkfigure init`: a commented dossier to start from.

use std::fs::OpenOptions;
use std::io::{self, Write as _};

use crate::arguments::InitArguments;
use crate::failure::Failure;
use crate::output;

/// A dossier that `check` accepts, with every section explained.
pub(crate) const TEMPLATE: &str = include_str!("../../template/dossier.toml");

pub(crate) fn run(arguments: &InitArguments) -> Result<(), Failure> {
    let path = arguments.folder.join("dossier.toml");
    std::fs::create_dir_all(&arguments.folder)
        .map_err(|source| Failure::Write { path: arguments.folder.clone(), source })?;
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path)
        .and_then(|mut file| file.write_all(TEMPLATE.as_bytes()));
    match written {
        Ok(()) => output::print(&format!(
            "wrote {}\nnext: edit it, then run `darkfigure check` and `darkfigure report` there\n",
            path.display()
        )),
        Err(source) if source.kind() == io::ErrorKind::AlreadyExists => Err(Failure::Exists { path }),
        Err(source) => Err(Failure::Write { path, source }),
    }
}
