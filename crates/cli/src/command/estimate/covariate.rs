//! Lists with covariates: the groups' model first, then every method on all people together.

use darkfigure_model::inert;
use darkfigure_mse::pair_regression::PairedPeople;
use darkfigure_mse::read::{Reading, Stratum};
use darkfigure_mse::{CaptureTable, EstimationOptions, Progress, covariate, pair_regression};
use darkfigure_report::Report;
use darkfigure_report::compose_estimate::{CovariateReport, PairReport, covariate_value};

use super::progress::Deadline;
use super::{Sheet, estimated, figure, intake, pair, progress, report};
use crate::arguments::EstimateArguments;
use crate::failure::Failure;

pub(super) fn run(
    arguments: &EstimateArguments,
    options: &EstimationOptions,
    reading: &Reading,
    strata: &[Stratum<CaptureTable>],
    sheet: &Sheet,
    deadline: Deadline,
) -> Result<(), Failure> {
    let names = arguments.covariates.as_slice();
    let table = covariate::Table::new(names.to_vec(), strata).map_err(|error| {
        let about = match error {
            covariate::TableError::OneLevel { index } => names.get(index),
            _ => None,
        };
        Failure::Covariates { columns: about.map_or_else(|| names.join(", "), String::clone), error }
    })?;
    let bar = progress::steps();
    let found = covariate::estimate(&table, options, &|Progress { done, total }| {
        bar.set_length(total);
        bar.set_position(done);
        bar.set_message(inert(&format!("models by {}", names.join(" and "))));
    });
    bar.finish_and_clear();
    if arguments.figure.as_figure.is_some() {
        let found = found.map_err(|refusal| Failure::NoEstimate { why: refusal.to_string() })?;
        let value = covariate_value(&found).ok_or_else(|| Failure::NoEstimate {
            why: found.reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
        })?;
        let said = figure::Said {
            value: value.value,
            n_observed: table.n_observed(),
            lists: intake::short_name(&arguments.lists),
            note: value.note,
        };
        return figure::write(&arguments.figure, &said, sheet.color);
    }
    let pooled = [Stratum { key: Vec::new(), data: table.pooled().clone() }];
    let without = estimated(&pooled, options, deadline)?;
    let mut report = report(arguments, reading, &pooled, &without, &[]);
    report.covariates = Some(CovariateReport { names, found: found.as_ref().map_err(|refusal| *refusal) });
    // Two lists are regressed on what is known too; what keeps them from it is said of the groups already.
    let people = PairedPeople::new(names, &[], strata).ok();
    let answer = people.as_ref().map(|people| pair_regression::estimate(people, pair::options(options)));
    report.pair = people.as_ref().zip(answer.as_ref()).map(|(people, answer)| PairReport { people, answer });
    sheet.destination.write(&sheet.layout.render(
        Report::Estimate(&report),
        sheet.format,
        &arguments.extent,
    )?)?;
    sheet.draw(Report::Estimate(&report))
}
