//! Two lists with covariates of which some are numbers: regressions of both lists first, then every method on all people together.

use darkfigure_mse::pair_regression::{CrossFit, Options, PairedPeople, PairedPeopleError, PeopleError};
use darkfigure_mse::read::{Reading, Stratum};
use darkfigure_mse::{CaptureTable, EstimationOptions, pair_regression};
use darkfigure_report::Report;
use darkfigure_report::compose_estimate::{PairReport, pair_value};

use super::progress::Deadline;
use super::{Sheet, estimated, figure, intake, report};
use crate::arguments::EstimateArguments;
use crate::failure::Failure;

/// How regressions of two lists are fitted.
pub(super) fn options(options: &EstimationOptions) -> Options {
    Options { level: options.level, cross_fit: CrossFit { seed: options.seed, ..CrossFit::default() } }
}

pub(super) fn run(
    arguments: &EstimateArguments,
    options: &EstimationOptions,
    reading: &Reading,
    strata: &[Stratum<CaptureTable>],
    sheet: &Sheet,
    deadline: Deadline,
) -> Result<(), Failure> {
    let names = arguments.covariates.as_slice();
    let people = PairedPeople::new(names, &arguments.slopes, strata).map_err(|error| {
        let about = match error {
            PairedPeopleError::People(PeopleError::OneLevel { index } | PeopleError::NoNumber { index }) => {
                names.get(index)
            }
            _ => None,
        };
        Failure::PairCovariates { columns: about.map_or_else(|| names.join(", "), String::clone), error }
    })?;
    let answer = pair_regression::estimate(&people, self::options(options));
    let pair = PairReport { people: &people, answer: &answer };
    if arguments.figure.as_figure.is_some() {
        let why = || answer.conditional.as_ref().err().map(ToString::to_string).unwrap_or_default();
        let value = pair_value(pair).ok_or_else(|| Failure::NoEstimate { why: why() })?;
        let said = figure::Said {
            value: value.value,
            n_observed: people.n_observed(),
            lists: intake::short_name(&arguments.lists),
            note: value.note,
        };
        return figure::write(&arguments.figure, &said, sheet.color);
    }
    let pooled = [Stratum { key: Vec::new(), data: together(strata) }];
    let without = estimated(&pooled, options, deadline)?;
    let mut report = report(arguments, reading, &pooled, &without, &[]);
    report.pair = Some(pair);
    sheet.destination.write(&sheet.layout.render(
        Report::Estimate(&report),
        sheet.format,
        &arguments.extent,
    )?)?;
    sheet.draw(Report::Estimate(&report))
}

/// The people of all groups as one table.
fn together(strata: &[Stratum<CaptureTable>]) -> CaptureTable {
    let first = &strata[0].data;
    let people = strata.iter().flat_map(|stratum| stratum.data.cells().iter().copied());
    // Groups that were read hold as many people as one file may.
    CaptureTable::new(first.list_names().to_vec(), people).unwrap_or_else(|_| first.clone())
}
