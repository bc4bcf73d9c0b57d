//! The numbers of a comparison as labelled rows.

use darkfigure_analysis::published::SeriesFindings;
use darkfigure_analysis::{ComparisonFindings, GapReading};
use darkfigure_model::{Comparison, Dossier, Series};

use super::desk::Desk;
use super::pair::Pair;
use super::{amount, gap, sentence, steps};
use crate::LabelledValue;
use crate::number::{Amount, Dimension};

/// Rows for chart tools.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chart<'a> {
    desk: Desk<'a>,
}

impl<'a> Chart<'a> {
    pub(crate) fn new(dossier: &'a Dossier) -> Self {
        Self { desk: Desk::new(dossier) }
    }

    /// The rows of one comparison. Each label ends with what the number is a number of.
    pub(crate) fn rows(
        &self,
        comparison: &'a Comparison,
        found: &'a ComparisonFindings,
    ) -> Vec<LabelledValue> {
        let Some(pair) = Pair::new(self.desk, comparison, found) else { return Vec::new() };
        let mut rows = Vec::new();
        let mut push = |label: String, amount: Amount| {
            let unit = amount.role.heading();
            let label = if unit.is_empty() { label } else { format!("{label} ({unit})") };
            rows.push(LabelledValue { label, amount: Some(amount) });
        };
        for side in pair.sides() {
            let figure = pair.figure(side);
            push(
                format!("{}, as said", pair.label(side)),
                amount::running(&figure.quantity(), self.desk.role_of_figure(figure)),
            );
        }
        let (taken, of) = (found.steps.taken.len(), found.steps.needed());
        for (at, step) in found.steps.taken.iter().enumerate() {
            let bridge = self.desk.dossier.bridges.get(&step.bridge);
            let title =
                bridge.map_or_else(|| step.bridge.to_string(), |bridge| steps::title(&pair, bridge, step));
            push(
                format!("{}, after {} of {of} steps: {title}", pair.label(step.side), at + 1),
                amount::running(&step.value, self.desk.role_of(&step.measure, step.value_kind)),
            );
        }
        let stands = match pair.reading() {
            GapReading::Full(_) => String::new(),
            GapReading::Conditional(_) => ", if what is not known is the same".to_owned(),
            GapReading::Bound(_) => ", as a bound".to_owned(),
            GapReading::Refused { .. } => format!(", after {taken} of {of} steps, not the gap"),
        };
        let numbers = pair.gap();
        if pair.common_role().is_some() && amount::says_something(&numbers.ratio.ends) {
            push(format!("ratio{stands}"), amount::ratio(&numbers.ratio.ends));
            if let Some(spread) = gap::spread_amount(&numbers.ratio, Dimension::Ratio) {
                push(format!("ratio with the declared distributions{stands}"), spread);
            }
        }
        if !matches!(pair.reading(), GapReading::Refused { .. }) {
            push(format!("coverage{stands}"), amount::share(&numbers.coverage.ends, pair.coverage_base()));
        }
        if let Some(Ok(conditioned)) = &numbers.conditioned {
            push(
                "coverage held to at most 100%".to_owned(),
                gap::conditioned_amount(conditioned, Dimension::percent_of(pair.coverage_base())),
            );
        }
        if let Some(implied) = &found.must_believe.implied_coverage {
            push(
                "implied coverage".to_owned(),
                sentence::implied_amount(&implied.coverage, implied.basis, pair.base(implied.of)),
            );
        }
        for reading in found.must_believe.benchmarks.iter().flatten() {
            let label = self
                .desk
                .dossier
                .benchmarks
                .get(&reading.benchmark)
                .map_or_else(|| reading.benchmark.to_string(), |benchmark| benchmark.label.clone());
            push(
                format!("coverage, {label}"),
                amount::share(&reading.coverage, pair.base_elsewhere(reading.of)),
            );
            let role = pair.role(pair.orientation().lower);
            push(
                format!("implied at the coverage of {label}, counting {}", pair.base(reading.of)),
                amount::of(&reading.implied, role),
            );
        }
        rows
    }

    /// The coverages of one paired series.
    pub(crate) fn series(&self, series: &Series, found: &SeriesFindings) -> Vec<LabelledValue> {
        series
            .rows
            .iter()
            .zip(&found.rows)
            .map(|(row, read)| LabelledValue {
                label: format!("{}: {}", series.label, row.label),
                amount: amount::says_something(&read.coverage)
                    .then(|| amount::share(&read.coverage, "the estimate")),
            })
            .collect()
    }
}
