//! `darkfigure init`: a commented dossier to start from.

use darkfigure_model::inert;

use crate::arguments::InitArguments;
use crate::failure::Failure;
use crate::output;

/// A dossier that `check` accepts, with every section explained.
pub(crate) const TEMPLATE: &str = include_str!("../../template/dossier.toml");

pub(crate) fn run(arguments: &InitArguments) -> Result<(), Failure> {
    let path = arguments.folder.join("dossier.toml");
    std::fs::create_dir_all(&arguments.folder)
        .map_err(|source| Failure::Write { path: arguments.folder.clone(), source })?;
    output::create(&path, TEMPLATE)?;
    output::print(&format!(
        "wrote {}\nnext: edit it, then run `darkfigure check` and `darkfigure report` there\n",
        inert(&path.display().to_string())
    ))
}
