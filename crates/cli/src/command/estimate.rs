//! `darkfigure estimate`: from overlapping lists to a population.

mod covariate;
mod figure;
mod intake;
mod pair;
mod progress;
mod single_source;

use std::path::PathBuf;
use std::process::ExitCode;

use darkfigure_model::inert;
use darkfigure_mse::audit::audit_reading;
use darkfigure_mse::bootstrap::Redraw;
use darkfigure_mse::estimation::{Effort, EstimationError, EstimationProgress};
use darkfigure_mse::read::{Captures, Reading, Stratum};
use darkfigure_mse::strata::{StratifiedEstimation, StratumTotal};
use darkfigure_mse::{CaptureTable, Estimation, EstimationOptions, Method, strata};
use darkfigure_report::compose_estimate::{EstimateReport, EstimatedStratum, estimate_value};
use darkfigure_report::{Format, Report};

use crate::arguments::{ColorChoice, EstimateArguments};
use crate::command::charts;
use crate::command::layout::Layout;
use crate::ending::format_of;
use crate::failure::Failure;
use crate::output::{self, Destination, Existing};
use crate::{GENERATOR, input};
use progress::Deadline;

/// How many times people are drawn anew.
const N_BOOTSTRAP: usize = 1000;
/// The same for a first look.
const N_QUICK: usize = 200;
/// The most strata of one run: each is estimated by every method.
const MOST_STRATA: usize = 500;

/// Where the report goes, and in what form.
struct Sheet {
    destination: Destination,
    format: Format,
    layout: Layout,
    color: ColorChoice,
    /// Where the pictures go, if they go anywhere, and what must not be written over.
    charts: Option<(PathBuf, Vec<PathBuf>)>,
}

impl Sheet {
    /// Writes the pictures, where they are wanted.
    fn draw(&self, report: Report<'_>) -> Result<(), Failure> {
        match &self.charts {
            Some((folder, inputs)) => charts::write(folder, inputs, &report.document()),
            None => Ok(()),
        }
    }
}

pub(crate) fn run(arguments: &EstimateArguments, color: ColorChoice) -> Result<ExitCode, Failure> {
    if arguments.methods == ["list"] {
        let lines: Vec<String> =
            Method::ALL.iter().map(|method| format!("{:20}{}\n", method.code(), method.name())).collect();
        output::print(&lines.concat())?;
        return Ok(ExitCode::SUCCESS);
    }
    let options = options(arguments)?;
    let format = format_of(arguments.format, arguments.output.as_deref(), Format::Text)?;
    let inputs =
        if input::is_standard_input(&arguments.lists) { Vec::new() } else { vec![arguments.lists.clone()] };
    let destination = Destination::new(arguments.output.as_deref(), &inputs, Existing::Replaced)?;
    let layout = Layout::new(arguments.width, color, &destination);
    let charts = arguments.charts.clone().map(|folder| (folder, inputs));
    let sheet = Sheet { destination, format, layout, color, charts };
    let reading = intake::read(arguments)?;
    let strata = match &reading.captures {
        Captures::Tables(strata) => strata,
        Captures::Counts(_) if arguments.figure.as_figure.is_some() => return Err(Failure::NoLists),
        Captures::Counts(strata) => {
            sheet.destination.write(&single_source::written(arguments, strata, &options, &sheet)?)?;
            return Ok(ExitCode::SUCCESS);
        }
    };
    let has_slopes = !arguments.slopes.is_empty();
    if has_slopes && strata.first().is_none_or(|stratum| stratum.data.n_lists() != 2) {
        return Err(Failure::SlopeAmongLists);
    }
    if let Some(column) = arguments.slopes.iter().find(|slope| !arguments.covariates.contains(slope)) {
        return Err(Failure::SlopeWithoutCovariate { column: column.clone() });
    }
    // A regression has one coefficient for a slope, however many values that has.
    if strata.len() > MOST_STRATA && !has_slopes {
        return Err(Failure::TooManyStrata { n_strata: strata.len(), most: MOST_STRATA });
    }
    let deadline = Deadline::after(arguments.seconds);
    if has_slopes {
        pair::run(arguments, &options, &reading, strata, &sheet, deadline)?;
        return Ok(ExitCode::SUCCESS);
    }
    if !arguments.covariates.is_empty() {
        covariate::run(arguments, &options, &reading, strata, &sheet, deadline)?;
        return Ok(ExitCode::SUCCESS);
    }
    if arguments.figure.as_figure.is_some() && strata.len() != 1 {
        return Err(Failure::ManyStrata { n_strata: strata.len() });
    }
    let found = estimated(strata, &options, deadline)?;
    if arguments.figure.as_figure.is_some()
        && let [only] = found.strata.as_slice()
    {
        return as_figure(arguments, &only.data, sheet.color).map(|()| ExitCode::SUCCESS);
    }
    let totals = if strata.len() > 1 { found.totals.as_slice() } else { &[] };
    let report = report(arguments, &reading, strata, &found, totals);
    let text = sheet.layout.render(Report::Estimate(&report), sheet.format, &arguments.extent)?;
    sheet.destination.write(&text)?;
    sheet.draw(Report::Estimate(&report))?;
    Ok(ExitCode::SUCCESS)
}

fn options(arguments: &EstimateArguments) -> Result<EstimationOptions, Failure> {
    let level = darkfigure_model::Level::new(arguments.compute.level)?.probability();
    let methods = arguments.methods.iter().map(|code| method(code)).collect::<Result<Vec<_>, _>>()?;
    let usual = if arguments.quick { N_QUICK } else { N_BOOTSTRAP };
    Ok(EstimationOptions {
        level,
        seed: arguments.compute.seed,
        methods: (!methods.is_empty()).then_some(methods),
        n_bootstrap: arguments.bootstrap.map_or(usual, |n| n as usize),
        redraw: Redraw::Population,
        effort: if arguments.thorough { Effort::Full } else { Effort::Quick },
        check_consistency: !arguments.quick,
    })
}

fn method(code: &str) -> Result<Method, Failure> {
    let known = || Method::ALL.map(Method::code).join(", ");
    Method::from_code(code.trim()).ok_or_else(|| Failure::Word {
        what: "a method",
        found: code.to_owned(),
        known: known(),
    })
}

fn estimated(
    strata: &[Stratum<CaptureTable>],
    options: &EstimationOptions,
    deadline: Deadline,
) -> Result<StratifiedEstimation, Failure> {
    let bar = progress::steps();
    let listener = |at: usize, EstimationProgress { stage, done, total }: EstimationProgress| {
        bar.set_length(total);
        bar.set_position(done);
        let stage = stage.name();
        bar.set_message(match strata.get(at).map(|stratum| stratum.key.join(", ")) {
            Some(name) if !name.is_empty() => inert(&format!("{name}: {stage}")),
            _ => stage.to_owned(),
        });
        deadline.flow()
    };
    let result = strata::estimate(strata, options, &listener);
    bar.finish_and_clear();
    result.map_err(|error| match (error, deadline.seconds) {
        (EstimationError::Stopped, Some(seconds)) => Failure::OutOfTime { seconds },
        _ => Failure::Estimation(error),
    })
}

fn as_figure(
    arguments: &EstimateArguments,
    estimation: &Estimation,
    color: ColorChoice,
) -> Result<(), Failure> {
    let wanted = arguments.figure.figure_method.as_deref().map(method).transpose()?;
    let Some(value) = estimate_value(estimation, wanted) else {
        let reasons: Vec<String> = estimation.verdict.reasons.iter().map(ToString::to_string).collect();
        let why = if reasons.is_empty() { "the method has none".to_owned() } else { reasons.join("; ") };
        return Err(Failure::NoEstimate { why });
    };
    let said = figure::Said {
        value: value.value,
        n_observed: estimation.n_observed,
        lists: intake::short_name(&arguments.lists),
        note: value.note,
    };
    figure::write(&arguments.figure, &said, color)
}

fn report<'a>(
    arguments: &EstimateArguments,
    reading: &Reading,
    strata: &'a [Stratum<CaptureTable>],
    found: &'a StratifiedEstimation,
    totals: &'a [StratumTotal],
) -> EstimateReport<'a> {
    EstimateReport {
        source: intake::short_name(&arguments.lists),
        layout: intake::layout(reading).to_owned(),
        reading: audit_reading(reading),
        strata: strata
            .iter()
            .zip(&found.strata)
            .map(|(stratum, estimated)| EstimatedStratum {
                key: stratum.key.clone(),
                table: &stratum.data,
                estimation: &estimated.data,
            })
            .collect(),
        totals,
        covariates: None,
        pair: None,
        generator: Some(GENERATOR.to_owned()),
    }
}
