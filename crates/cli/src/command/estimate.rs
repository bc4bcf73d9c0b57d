//! `darkfigure estimate`: from overlapping lists to a population.

mod figure;
mod intake;
mod progress;

use std::process::ExitCode;

use crate::arguments::{ColorChoice, EstimateArguments};
use crate::failure::Failure;

pub(crate) fn run(arguments: &EstimateArguments, _color: ColorChoice) -> Result<ExitCode, Failure> {
    let _reading = intake::read(arguments)?;
    let _ = progress::steps();
    let _ = figure::write;

    Ok(ExitCode::SUCCESS)
}
