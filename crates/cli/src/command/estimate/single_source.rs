//! One source with repeats, of which the lists are not known: without covariates, and with them.

use darkfigure_mse::read::Stratum;
use darkfigure_mse::single_source::regression::{self, Options, People, PeopleError};
use darkfigure_mse::single_source::{Row, estimate};
use darkfigure_mse::{CaptureCounts, EstimationOptions};
use darkfigure_report::Report;
use darkfigure_report::compose_estimate::{RegressionReport, SingleSourceReport};

use super::{GENERATOR, Sheet, intake};
use crate::arguments::EstimateArguments;
use crate::failure::Failure;

/// The report, in the format that was asked for.
pub(super) fn written(
    arguments: &EstimateArguments,
    strata: &[Stratum<CaptureCounts>],
    options: &EstimationOptions,
    sheet: &Sheet,
) -> Result<String, Failure> {
    if arguments.covariates.is_empty() {
        return rendered(arguments, strata, None, options.level, sheet);
    }
    if let Some(column) = arguments.slopes.iter().find(|slope| !arguments.covariates.contains(slope)) {
        return Err(Failure::SlopeWithoutCovariate { column: column.clone() });
    }
    let people = People::new(&arguments.covariates, &arguments.slopes, strata).map_err(|error| {
        let about = match error {
            PeopleError::OneLevel { index } | PeopleError::NoNumber { index } => {
                arguments.covariates.get(index)
            }
            _ => None,
        };
        let columns = about.map_or_else(|| arguments.covariates.join(", "), String::clone);
        Failure::SourceCovariates { columns, error }
    })?;
    let of_regression =
        Options { level: options.level, n_bootstrap: options.n_bootstrap, seed: options.seed };
    let rows = regression::estimate(&people, of_regression);
    let together = [Stratum { key: Vec::new(), data: together(strata) }];
    let report = RegressionReport { people: &people, rows: &rows };
    rendered(arguments, &together, Some(report), options.level, sheet)
}

/// The counts of all groups as one.
fn together(strata: &[Stratum<CaptureCounts>]) -> CaptureCounts {
    let rows = strata.iter().flat_map(|stratum| (1..).zip(stratum.data.frequencies().iter().copied()));
    // Groups that were read hold somebody, and as many people as one file may.
    CaptureCounts::new(rows).unwrap_or_else(|_| strata[0].data.clone())
}

fn rendered(
    arguments: &EstimateArguments,
    strata: &[Stratum<CaptureCounts>],
    regression: Option<RegressionReport<'_>>,
    level: f64,
    sheet: &Sheet,
) -> Result<String, Failure> {
    let rows: Vec<Vec<Row>> = strata.iter().map(|stratum| estimate(&stratum.data, level)).collect();
    let report = SingleSourceReport {
        source: intake::short_name(&arguments.lists),
        strata: strata
            .iter()
            .zip(&rows)
            .map(|(stratum, rows)| (stratum.key.clone(), &stratum.data, rows.as_slice()))
            .collect(),
        regression,
        generator: Some(GENERATOR.to_owned()),
    };
    sheet.layout.render(Report::SingleSource(&report), sheet.format, &arguments.extent)
}
