//! One source with repeats: who was seen once, twice and more often, and what that allows to say.

use darkfigure_mse::{CaptureCounts, single_source};

use super::regression::RegressionReport;
use super::size::{Place, at_place, counted, level, made, people, unseen_at_place};
use crate::document::{
    Block, Callout, CalloutKind, Cell, Column, List, Metadata, Prose, Row, Section, Table,
};
use crate::number::{Amount, Dimension};
use crate::{Document, LabelledValue, LabelledValues};

/// What the bound from those seen once and twice takes for granted besides: of so many lists that a person may be on, it asks for another
/// form, and lies too high where that is not known.
pub(super) const NO_LIMIT: &str = "nothing limits how often a person can be seen (a number of lists does)";

/// What one source says about people whom it never saw.
#[derive(Debug, Clone)]
pub struct SingleSourceReport<'a> {
    /// What the counts are called: the name of a file.
    pub source: String,
    /// The strata, each with its key, its counts and its answers; one without a key where nothing was stratified.
    pub strata: Vec<(Vec<String>, &'a CaptureCounts, &'a [single_source::Row])>,
    /// Regressions on covariates of all people together, where there are any.
    pub regression: Option<RegressionReport<'a>>,
    /// What wrote the report, with its version.
    pub generator: Option<String>,
}

/// The report of one source with repeats. It leads with the lower bound: one source supports no more.
#[must_use]
pub fn compose_single_source(report: &SingleSourceReport<'_>) -> Document {
    let mut document = Document {
        metadata: Metadata {
            title: format!("People never seen: {}", report.source),
            question: Some("How many people are there in all, those never seen included?".to_owned()),
            generator: report.generator.clone(),
            provenance: vec![("Counts".to_owned(), report.source.clone())],
            ..Metadata::default()
        },
        blocks: Vec::new(),
    };
    document.blocks.extend(report.regression.into_iter().flat_map(super::regression::blocks));
    for (key, counts, rows) in &report.strata {
        let [answer, methods] = blocks(counts, rows);
        if let Some(regression) = report.regression {
            let title = format!("The same people without {}", regression.names().join(" and "));
            document.push(Block::Section(Section::new("without", title, vec![answer, methods])));
        } else if key.is_empty() {
            document.push(answer);
            let title = "Every method, and what it takes for granted";
            document.push(Block::Section(Section::new("methods", title, vec![methods])));
        } else {
            let name = key.join("-").to_lowercase();
            document.push(Block::Section(Section::new(name, key.join(", "), vec![answer, methods])));
        }
    }
    let items = [
        "People who could never have been recorded. No number here includes them.",
        "Whether being recorded once makes being recorded again likelier or rarer. One source cannot show it.",
        "Records of one person that were not recognised as such, and of two people taken for one.",
    ];
    let items = Block::List(List { ordered: false, items: items.map(Prose::from).to_vec() });
    document.push(Block::Section(Section::new("left-out", "What is left out", vec![items])));
    document
}

/// The answer, and the table of methods.
fn blocks(counts: &CaptureCounts, rows: &[single_source::Row]) -> [Block; 2] {
    let n_observed = counts.n_observed();
    let mut body = vec![
        Prose::new()
            .number(counted(n_observed))
            .say(" were seen, ")
            .number(bare(counts.count(1)))
            .say(" of them once and ")
            .number(bare(counts.count(2)))
            .say(" twice."),
    ];
    let bound = rows.iter().find(|row| row.method == single_source::Estimator::ChaoBound);
    let kind = match bound.and_then(|row| row.size.as_ref().ok()) {
        Some(size) => {
            let place = Place::of(Some(size.estimate), Some(&size.interval), n_observed);
            body.push(
                Prose::new()
                    .strong("A bound, no estimate")
                    .say(": at least about ")
                    .number(at_place(Some(size.estimate), None, place, people()))
                    .say(" in all, ")
                    .number(at_place(None, Some(&size.interval), place, people()).level(level(&size.interval)))
                    .say(format!(
                        ", as long as {NO_LIMIT}, being seen once does not make being seen again rarer, and nobody is counted as two \
                         people. Nobody can tell from one source how far above that the number lies."
                    )),
            );
            CalloutKind::Answer
        }
        None => {
            body.push(Prose::new().strong("Do not estimate").say(if counts.max_captures() < 2 {
                ": nobody was seen twice, so that nothing says where the number of people ends."
            } else {
                ": nobody was seen exactly twice, so that the bound has no end."
            }));
            CalloutKind::Refusal
        }
    };
    [
        Block::Callout(Callout { kind, title: Prose::new(), body }),
        Block::Table(Table {
            caption: "Every method, and what it takes for granted (numbers are people)".into(),
            columns: ["Method", "In all", "Interval", "Never seen", "Assumes that …"]
                .map(Column::new)
                .to_vec(),
            rows: rows.iter().map(|row| cells(row, n_observed)).collect(),
        }),
    ]
}

fn cells(row: &single_source::Row, n_observed: u64) -> Row {
    let name = Cell::text(name(row.method));
    match &row.size {
        Ok(size) => {
            let place = Place::of(Some(size.estimate), Some(&size.interval), n_observed);
            let (point, interval) = (Some(size.estimate), Some(&size.interval));
            let how = format!("{} (interval: {})", assumption(row.method), made(size.interval.kind));
            Row::new(vec![
                name,
                Cell::Number(at_place(point, None, place, Dimension::Plain)),
                Cell::Number(at_place(None, interval, place, Dimension::Plain)),
                Cell::Number(unseen_at_place(point, None, n_observed, place, Dimension::Plain)),
                Cell::text(how),
            ])
        }
        Err(why) => Row::new(vec![
            name,
            Cell::missing("none"),
            Cell::missing("none"),
            Cell::missing("none"),
            Cell::text(Prose::new().strong("no number").say(format!(": {why}"))),
        ]),
    }
}

fn bare(n_people: u64) -> Amount {
    Amount { role: Dimension::Plain, ..counted(n_people) }
}

const fn name(method: single_source::Estimator) -> &'static str {
    match method {
        single_source::Estimator::ChaoBound => "Chao's lower bound",
        single_source::Estimator::ChaoCorrected => "Chao's lower bound, corrected for bias",
        single_source::Estimator::Zelterman => "Zelterman",
        single_source::Estimator::Poisson => "zero-truncated Poisson",
        single_source::Estimator::Geometric => "zero-truncated geometric",
        single_source::Estimator::NegativeBinomial => "zero-truncated negative binomial",
    }
}

const fn assumption(method: single_source::Estimator) -> &'static str {
    match method {
        single_source::Estimator::ChaoBound | single_source::Estimator::ChaoCorrected => {
            "nothing limits how often a person can be seen, and being seen once does not make being seen again rarer: at least so many"
        }
        single_source::Estimator::Zelterman => "those seen once or twice are seen at nearly one rate",
        single_source::Estimator::Poisson => "everyone is seen at the same rate",
        single_source::Estimator::Geometric => "rates differ, exponentially: many are hardly ever seen",
        single_source::Estimator::NegativeBinomial => "rates differ by a gamma distribution",
    }
}

/// Every method's answer as a labelled row, for [`csv`](crate::csv).
#[must_use]
pub fn single_source_rows(report: &SingleSourceReport<'_>) -> LabelledValues {
    let of = |(key, counts, rows): &(Vec<String>, &CaptureCounts, &[single_source::Row])| {
        let n_observed = counts.n_observed();
        let label = |what: &str| {
            if key.is_empty() { what.to_owned() } else { format!("{}: {what}", key.join(", ")) }
        };
        let seen = LabelledValue { label: label("people seen"), amount: Some(counted(n_observed)) };
        let rows = rows.iter().map(|row| LabelledValue {
            label: label(name(row.method)),
            amount: row
                .size
                .as_ref()
                .ok()
                .map(|size| super::size::size(Some(size.estimate), Some(&size.interval), n_observed)),
        });
        std::iter::once(seen).chain(rows).collect::<Vec<_>>()
    };
    let regressions = report.regression.into_iter().flat_map(super::regression::rows);
    LabelledValues { rows: report.strata.iter().flat_map(of).chain(regressions).collect() }
}
