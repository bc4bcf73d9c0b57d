//! `darkfigure schema`: the JSON Schemas of what goes in and what comes out.

use crate::arguments::{SchemaArguments, SchemaOf};
use crate::failure::Failure;
use crate::output;

pub(crate) fn run(arguments: &SchemaArguments) -> Result<(), Failure> {
    let schema = match arguments.of {
        SchemaOf::Dossier => darkfigure_ingest::DOSSIER_SCHEMA,
        SchemaOf::Findings => darkfigure_report::FINDINGS_SCHEMA,
        SchemaOf::Estimate => darkfigure_report::ESTIMATE_SCHEMA,
    };
    output::print(schema)
}
