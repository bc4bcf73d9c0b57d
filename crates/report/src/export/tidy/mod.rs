//! Findings as tidy rows: one number a row, with what it is a number of, at full precision.

mod dispute;

use std::borrow::Cow;

use csv::WriterBuilder;
use darkfigure_analysis::published::{ReconciliationFindings, SumFindings};
use darkfigure_analysis::{ComparisonFindings, Findings, GapReading, Side};
use darkfigure_model::{
    Change, Dossier, End, Figure, FigureId, IntervalKind, Quantity, QuantityKind, Reconciliation, Series,
    Sum, Tier,
};

use super::csv::guarded;
use crate::ComposeOptions;

/// The columns, in their order.
const COLUMNS: [&str; 14] = [
    "id",
    "comparison",
    "quantity",
    "axis",
    "kind",
    "unit",
    "value",
    "low",
    "high",
    "level",
    "level-kind",
    "tier",
    "source",
    "struck",
];

/// One number with all that says what it is.
#[derive(Debug, Default)]
struct Row<'a> {
    comparison: &'a str,
    quantity: Cow<'a, str>,
    axis: &'a str,
    kind: &'a str,
    unit: String,
    numbers: [Option<f64>; 3],
    level: Option<f64>,
    level_kind: &'a str,
    tier: &'a str,
    source: &'a str,
    struck: bool,
}

impl<'a> Row<'a> {
    /// A quantity of a kind, on the scale in which the kind is written: a share in percent, a rate per so many of its base.
    fn of(
        comparison: &'a str,
        quantity: impl Into<Cow<'a, str>>,
        found: &Quantity,
        kind: QuantityKind,
        unit: &str,
    ) -> Self {
        let scale = written(kind);
        let value = |end: End| end.value().map(|value| value / scale);
        let assurance = found.assurance();
        Self {
            comparison,
            quantity: quantity.into(),
            kind: kind.code(),
            unit: unit_words(kind, unit),
            numbers: [found.central().map(|value| value / scale), value(found.low()), value(found.high())],
            level: assurance.joint_level().map(|level| level.probability()),
            level_kind: match assurance.kind() {
                Some(IntervalKind::Confidence) => "confidence",
                Some(IntervalKind::Credible) => "credible",
                Some(IntervalKind::Stated) => "stated",
                None => "",
            },
            tier: match found.tier() {
                Some(Tier::Face) => "face",
                Some(Tier::Stated) => "stated",
                Some(Tier::Hard) => "hard",
                None => "",
            },
            ..Self::default()
        }
    }

    fn is_empty(&self) -> bool {
        self.numbers.iter().all(Option::is_none)
    }
}

/// The plain value of one as it is written.
fn written(kind: QuantityKind) -> f64 {
    match kind {
        QuantityKind::Share | QuantityKind::Change(Change::Points | Change::Percent) => 0.01,
        QuantityKind::Rate(rate) => rate.factor(),
        QuantityKind::Number
        | QuantityKind::Amount
        | QuantityKind::Change(Change::Absolute | Change::Times) => 1.0,
    }
}

fn unit_words(kind: QuantityKind, unit: &str) -> String {
    match kind {
        QuantityKind::Number | QuantityKind::Amount | QuantityKind::Change(Change::Absolute) => {
            unit.to_owned()
        }
        QuantityKind::Share | QuantityKind::Change(Change::Percent) => "percent".to_owned(),
        QuantityKind::Change(Change::Points) => "percentage point".to_owned(),
        QuantityKind::Change(Change::Times) => "times".to_owned(),
        QuantityKind::Rate(rate) => {
            let is_said = rate.is_per_one() && (unit.starts_with("per ") || unit.contains(" per "));
            let per = rate
                .base()
                .filter(|_| !is_said)
                .map(|base| format!(" per {}", base.to_f64()))
                .unwrap_or_default();
            let time = rate.time().map(|time| format!(" a {}", time.word())).unwrap_or_default();
            format!("{unit}{per}{time}")
        }
    }
}

/// The numbers of a dossier's comparisons, series, published sums and reconciliations as CSV (RFC 4180), one number a row.
///
/// Nothing is rounded, and published values stand as published. A share is in percent and a rate on its scale, as `unit` says. What is
/// unknown or unbounded is an empty field; JSON keeps the two apart. `struck` is `yes` where a report prints the number struck, or as a
/// running value that is not the gap, or a sum of unlike things. `comparison` names the entry, whatever it is.
#[must_use]
pub fn tidy_csv(dossier: &Dossier, findings: &Findings, options: &ComposeOptions) -> String {
    let mut rows = Vec::new();
    for (id, found) in findings.comparisons.iter().filter(|(id, _)| options.wants(id.as_str())) {
        if let (Ok(found), Some(comparison)) = (found, dossier.comparisons.get(id)) {
            let pair = comparison.between.each_ref().map(|figure| dossier.figures.get(figure));
            if let [Some(left), Some(right)] = pair {
                rows.extend(of_comparison(id.as_str(), [left, right], found));
            }
        }
    }
    for (id, found) in findings.series.iter().filter(|(id, _)| options.wants(id.as_str())) {
        let Some(series) = dossier.series.get(id) else { continue };
        for (row, read) in series.rows.iter().zip(&found.rows) {
            rows.extend(of_series_row(id.as_str(), series, row));
            let coverage = Row::of(id.as_str(), row.label.as_str(), &read.coverage, QuantityKind::Share, "");
            let [_, low, high] = coverage.numbers;
            rows.push(Row { numbers: [read.point.map(|point| point * 100.0), low, high], ..coverage });
        }
        rows.extend(dispute::trends(id.as_str(), found));
    }
    for (id, found) in findings.sums.iter().filter(|(id, _)| options.wants(id.as_str())) {
        if let (Ok(found), Some(sum)) = (found, dossier.sums.get(id)) {
            rows.extend(of_sum(id.as_str(), dossier, sum, found));
        }
    }
    for (id, found) in findings.reconciliations.iter().filter(|(id, _)| options.wants(id.as_str())) {
        if let (Ok(found), Some(entry)) = (found, dossier.reconciliations.get(id)) {
            rows.extend(of_reconciliation(id.as_str(), dossier, entry, found));
        }
    }
    if options.is_whole() {
        rows.extend(dispute::rows(dossier, findings));
    }
    write(rows)
}

fn of_series_row<'a>(id: &'a str, series: &'a Series, row: &'a darkfigure_model::SeriesRow) -> [Row<'a>; 2] {
    let one = |name: &str, value: &darkfigure_model::Value, unit: &darkfigure_model::Unit, exact: Tier| {
        let kind = QuantityKind::of(value.scale, unit);
        Row::of(id, format!("{}, {name}", row.label), &value.quantity(exact), kind, unit.as_str())
    };
    [
        one("count", &row.count, &series.count_measure.unit, Tier::Hard),
        one("estimate", &row.estimate, &series.estimate_measure.unit, Tier::Face),
    ]
}

/// A figure as it was said, under what it is in its entry.
fn as_said<'a>(
    id: &'a str,
    name: impl Into<Cow<'a, str>>,
    dossier: &'a Dossier,
    figure: &FigureId,
) -> Option<Row<'a>> {
    let figure = dossier.figures.get(figure)?;
    let row = Row::of(id, name, &figure.quantity(), figure.kind(), figure.measure.unit.as_str());
    Some(Row { source: figure.source.as_str(), ..row })
}

fn of_sum<'a>(id: &'a str, dossier: &'a Dossier, sum: &Sum, found: &SumFindings) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'_>> = as_said(id, "total as said", dossier, &sum.total).into_iter().collect();
    rows.extend(
        sum.parts.iter().filter_map(|part| as_said(id, format!("part as said, {part}"), dossier, part)),
    );
    let Some(total) = dossier.figures.get(&sum.total) else { return rows };
    let struck = found.refusal.is_some();
    let unit = total.measure.unit.as_str();
    // What is left of a share is in points.
    let left = total.kind().minus(total.kind()).unwrap_or(total.kind());
    for (name, quantity, kind) in
        [("sum of the parts", &found.computed, total.kind()), ("remainder", &found.remainder, left)]
    {
        if let Some(quantity) = quantity {
            rows.push(Row { struck, ..Row::of(id, name, quantity, kind, unit) });
        }
    }
    rows
}

fn of_reconciliation<'a>(
    id: &'a str,
    dossier: &'a Dossier,
    entry: &'a Reconciliation,
    found: &ReconciliationFindings,
) -> Vec<Row<'a>> {
    let [first, second] = &entry.between;
    let mut rows: Vec<Row<'_>> = [("first total as said", first), ("second total as said", second)]
        .into_iter()
        .filter_map(|(name, figure)| as_said(id, name, dossier, figure))
        .collect();
    let (Some(one), Some(other)) = (dossier.figures.get(first), dossier.figures.get(second)) else {
        return rows;
    };
    let kind = other.kind().minus(one.kind()).unwrap_or_else(|_| one.kind());
    let unit = one.measure.unit.as_str();
    rows.push(Row::of(id, "difference", &found.difference, kind, unit));
    for (component, values) in entry.components.iter().zip(&found.components) {
        for (side, figure) in [("first", &component.left), ("second", &component.right)] {
            let name = format!("{}, {side} as said", component.label);
            rows.extend(figure.as_ref().and_then(|figure| as_said(id, name, dossier, figure)));
        }
        if let Some(difference) = &values.difference {
            rows.push(Row::of(id, format!("{}, difference", component.label), difference, kind, unit));
        }
    }
    rows.push(Row::of(id, "residual", &found.residual, kind, unit));
    rows
}

fn of_comparison<'a>(id: &'a str, figures: [&'a Figure; 2], found: &'a ComparisonFindings) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for (figure, name) in figures.into_iter().zip(["left as said", "right as said"]) {
        let row = Row::of(id, name, &figure.quantity(), figure.kind(), figure.measure.unit.as_str());
        rows.push(Row { source: figure.source.as_str(), ..row });
    }
    for step in &found.steps.taken {
        let name = if step.side == Side::Left { "left after step" } else { "right after step" };
        let row = Row::of(id, name, &step.value, step.value_kind, step.measure.unit.as_str());
        rows.push(Row { axis: step.axis.map_or("", |axis| axis.name()), ..row });
    }
    let times = QuantityKind::Change(Change::Times);
    if !found.naive.may_stand {
        rows.push(Row { struck: true, ..Row::of(id, "ratio as published", &found.naive.ratio, times, "") });
    }
    let struck = matches!(found.gap, GapReading::Refused { .. });
    let gap = found.gap.numbers();
    let upper = gap.orientation.upper.of(&figures);
    let mut push = |name, quantity: &Quantity, kind, unit: &str| {
        rows.push(Row { struck, ..Row::of(id, name, quantity, kind, unit) });
    };
    push("ratio", &gap.ratio.ends, times, "");
    if let Some(kind) = gap.difference_kind {
        push("difference", &gap.difference, kind, upper.measure.unit.as_str());
    }
    push("coverage", &gap.coverage.ends, QuantityKind::Share, "");
    for (name, derived) in
        [("ratio with distributions", &gap.ratio), ("coverage with distributions", &gap.coverage)]
    {
        let Some(Ok(spread)) = &derived.spread else { continue };
        let kind = if name.starts_with("ratio") { times } else { QuantityKind::Share };
        let scale = written(kind);
        rows.push(Row {
            numbers: [
                spread.median.map(|median| median / scale),
                spread.low.value().map(|low| low / scale),
                spread.high.value().map(|high| high / scale),
            ],
            level: Some(spread.level),
            level_kind: "computed",
            tier: "stated",
            struck,
            ..Row::of(id, name, &Quantity::unknown(), kind, "")
        });
    }
    if let Some(implied) = &found.must_believe.implied_coverage {
        rows.push(Row::of(id, "implied coverage", &implied.coverage, QuantityKind::Share, ""));
    }
    rows
}

fn write(rows: Vec<Row<'_>>) -> String {
    let mut writer = WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail, and every record has as many fields as there are columns.
    let _ = writer.write_record(COLUMNS);
    let number = |value: Option<f64>| value.filter(|v| v.is_finite()).map(plain).unwrap_or_default();
    for (at, row) in rows.into_iter().filter(|row| !row.is_empty()).enumerate() {
        let [value, low, high] = row.numbers;
        let fields = [
            (at + 1).to_string(),
            guarded(row.comparison),
            guarded(&row.quantity),
            row.axis.to_owned(),
            row.kind.to_owned(),
            guarded(&row.unit),
            number(value),
            number(low),
            number(high),
            number(row.level),
            row.level_kind.to_owned(),
            row.tier.to_owned(),
            guarded(row.source),
            if row.struck { "yes" } else { "no" }.to_owned(),
        ];
        let _ = writer.write_record(&fields);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// All digits that the number has. Fifteen of them are what a product of decimals keeps: 0.149 × 100,000 is 14,900, and not a hair less.
fn plain(value: f64) -> String {
    let exact = crate::number::Amount::published(value, crate::number::Dimension::Plain).machine();
    exact.into_iter().next().unwrap_or_default()
}
