//! Every method with its assumption and its answer, and the answers under each other on one axis.

use darkfigure_mse::Method;
use darkfigure_mse::estimation::{Assumption, Doubt, MethodRole, MethodRow, RowStatus};

use super::size::{Place, at_place, made, people, size, unseen_at_place};
use super::words;
use crate::document::{
    Block, Cell, ChartAxis, Column, Details, IntervalPlot, List, Missing, PlotRow, PlotValue, Prose,
    Reference, Row, Table,
};
use crate::number::{Amount, Dimension};

/// The people and their lists, as every row needs them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'a> {
    /// The names of the lists.
    pub(super) lists: &'a [String],
    /// How many people are on any of them.
    pub(super) n_observed: u64,
}

impl Seen<'_> {
    fn role(&self, method: Method) -> MethodRole {
        method.role(self.lists.len())
    }
}

/// The tables of methods by what they are good for, and what was not tried.
fn tables(rows: &[MethodRow], seen: Seen<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (role, caption) in [
        (MethodRole::Main, "Methods whose numbers are compared in the verdict"),
        (MethodRole::Bound, "Lower bounds: at least so many, nobody can tell how many more"),
        (MethodRole::Comparison, "For comparison: one fixed assumption that the data were not asked about"),
    ] {
        let (pairs, rows): (Vec<&MethodRow>, Vec<&MethodRow>) = rows
            .iter()
            .filter(|row| seen.role(row.method) == role && !is_skipped(row))
            .partition(|row| is_of_pair(row));
        if !rows.is_empty() {
            blocks.push(Block::Table(table(&rows, seen, caption)));
        }
        if !pairs.is_empty() {
            blocks.push(Block::Details(Details {
                summary: "Two lists at a time (Chapman)".into(),
                open: false,
                blocks: vec![Block::Table(of_pairs(&pairs, seen))],
            }));
        }
    }
    let skipped: Vec<Prose> = rows.iter().filter_map(|row| skipped(row, seen)).collect();
    if !skipped.is_empty() {
        blocks.push(Block::Details(Details {
            summary: "Methods that were not tried".into(),
            open: false,
            blocks: vec![Block::List(List { ordered: false, items: skipped })],
        }));
    }
    blocks
}

fn table(rows: &[&MethodRow], seen: Seen<'_>, caption: &str) -> Table {
    // Where the plain bound is infinite, the corrected one owes its number to the correction.
    let is_constructed = rows.iter().any(|row| row.method == Method::ChaoBound && row.n_total.is_none());
    Table {
        caption: format!("{caption} (numbers are people)").into(),
        columns: ["Method", "In all", "Interval", "On no list", "Assumes that …"].map(Column::new).to_vec(),
        rows: rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let above = at
                    .checked_sub(1)
                    .and_then(|above| rows.get(above))
                    .filter(|above| above.n_total.is_some());
                row_cells(row, above.map(|above| above.method.assumption()), seen, is_constructed)
            })
            .collect(),
    }
}

const fn is_of_pair(row: &MethodRow) -> bool {
    matches!(row.method, Method::PairChapman | Method::OneAgainstRest)
}

/// The rows of two lists each, whose one assumption stands in the caption.
fn of_pairs(rows: &[&MethodRow], seen: Seen<'_>) -> Table {
    let interval = rows.iter().find_map(|row| row.interval.as_ref());
    let made = interval.map_or_else(String::new, |interval| format!(", intervals {}", made(interval.kind)));
    let assumption = rows.first().map_or("", |row| row.method.assumption().words());
    let cells = |row: &&MethodRow| {
        let mut cells = vec![Cell::text(words::pair_name(row, seen.lists))];
        cells.extend(numbers(row, seen));
        if rows.iter().any(|row| row.n_total.is_none()) {
            cells.push(Cell::text(why_not(&row.status, seen.lists).unwrap_or_default()));
        }
        Row::new(cells)
    };
    let mut columns = ["Lists", "In all", "Interval", "On no list"].map(Column::new).to_vec();
    if rows.iter().any(|row| row.n_total.is_none()) {
        columns.push(Column::new("Why no number"));
    }
    Table {
        caption: format!("Each assumes that {assumption} (numbers are people{made})").into(),
        columns,
        rows: rows.iter().map(cells).collect(),
    }
}

/// In all, interval and on no list.
fn numbers(row: &MethodRow, seen: Seen<'_>) -> [Cell; 3] {
    let place = Place::of(row.n_total, row.interval.as_ref(), seen.n_observed);
    let number = |amount: Option<Amount>| amount.map_or_else(|| Cell::missing("none"), Cell::Number);
    let interval = row.interval.as_ref().filter(|_| row.n_total.is_some());
    [
        number(row.n_total.map(|n_total| at_place(Some(n_total), None, place, Dimension::Plain))),
        number(interval.map(|interval| at_place(None, Some(interval), place, Dimension::Plain))),
        number(
            row.n_total.map(|n_total| {
                unseen_at_place(Some(n_total), None, seen.n_observed, place, Dimension::Plain)
            }),
        ),
    ]
}

/// A row with what it takes for granted; what the row above has just said is not said again.
fn row_cells(row: &MethodRow, above: Option<Assumption>, seen: Seen<'_>, is_constructed: bool) -> Row {
    let mut name = Prose::from(words::row_name(row, seen.lists));
    if let Some(model) = &row.model {
        name = name.say(format!(": {}", words::model(model, seen.lists)));
    }
    let assumption = row.method.assumption();
    let holds = match why_not(&row.status, seen.lists) {
        Some(why) => Prose::new().strong("no number").say(format!(": {why}")),
        None => {
            let is_said = above == Some(assumption);
            let mut holds = Prose::from(if is_said { "as above" } else { assumption.words() });
            if row.method == Method::ChaoCorrected && is_constructed {
                holds = holds.say("; finite by its construction only, as nobody was seen just twice");
            }
            if let Some(interval) = &row.interval {
                holds = holds.say(format!(" (interval: {})", made(interval.kind)));
            }
            holds
        }
    };
    let [in_all, interval, unseen] = numbers(row, seen);
    Row::new(vec![Cell::text(name), in_all, interval, unseen, Cell::text(holds)])
}

/// Why a row has no number, in full.
fn why_not(status: &RowStatus, lists: &[String]) -> Option<String> {
    match status {
        RowStatus::Estimated | RowStatus::LowerBound => None,
        RowStatus::NotEstimable { reason } => Some(words::refusal(reason, lists)),
        RowStatus::NotConverged { .. } => Some(
            "chains from different starts do not agree, so that a number would describe the run and not the people"
                .to_owned(),
        ),
        RowStatus::Skipped { reason } => Some(format!("not tried: {reason}")),
    }
}

const fn reason_in_short(status: &RowStatus) -> &'static str {
    match status {
        RowStatus::NotConverged { .. } => "chains disagree",
        RowStatus::Skipped { .. } => "not tried",
        RowStatus::Estimated | RowStatus::LowerBound | RowStatus::NotEstimable { .. } => "no estimate",
    }
}

const fn is_skipped(row: &MethodRow) -> bool {
    matches!(row.status, RowStatus::Skipped { .. })
}

fn skipped(row: &MethodRow, seen: Seen<'_>) -> Option<Prose> {
    match &row.status {
        RowStatus::Skipped { reason } => {
            Some(Prose::from(format!("{}: {reason}", words::row_name(row, seen.lists))))
        }
        RowStatus::Estimated
        | RowStatus::LowerBound
        | RowStatus::NotEstimable { .. }
        | RowStatus::NotConverged { .. } => None,
    }
}

/// How many methods are drawn; the others stand in the table only.
const DRAWN: usize = 7;

/// Every method: the first few drawn, and all of them folded with their numbers.
pub(super) fn blocks(rows: &[MethodRow], seen: Seen<'_>) -> Vec<Block> {
    let mut drawn: Vec<&MethodRow> = rows.iter().filter(|row| is_drawn(row, seen)).collect();
    drawn.sort_by_key(|row| match seen.role(row.method) {
        MethodRole::Main => 0,
        MethodRole::Bound => 1,
        MethodRole::Comparison => 2,
    });
    drawn.truncate(DRAWN);
    let mut blocks: Vec<Block> = forest(&drawn, seen).map(Block::Intervals).into_iter().collect();
    let fold = |summary: &str, blocks: Vec<Block>| {
        Block::Details(Details { summary: summary.into(), open: false, blocks })
    };
    let tables = tables(rows, seen);
    if !tables.is_empty() {
        blocks.push(fold("Every method in numbers, with what it takes for granted", tables));
    }
    blocks
}

/// What methods say, drawn under each other; none where fewer than two give a number.
fn forest(drawn: &[&MethodRow], seen: Seen<'_>) -> Option<IntervalPlot> {
    if drawn.iter().filter(|row| row.n_total.is_some()).count() < 2 {
        return None;
    }
    let ends = drawn.iter().filter_map(|row| {
        let high = row.interval.as_ref().and_then(|interval| interval.upper.finite());
        high.or(row.n_total)
    });
    let highest = ends.fold(0.0, f64::max);
    let is_wide = highest > 5.0 * seen.n_observed as f64;
    let axis =
        if is_wide { ChartAxis::log("In all", people()) } else { ChartAxis::linear("In all", people()) };
    let rows = drawn.iter().map(|row| PlotRow {
        label: label(row, seen),
        value: match row.n_total {
            Some(n_total) => PlotValue::Amount(size(Some(n_total), row.interval.as_ref(), seen.n_observed)),
            None => PlotValue::Missing(Missing { reason: reason_in_short(&row.status).to_owned() }),
        },
    });
    Some(IntervalPlot {
        caption: "What each method says, people on a list and on none together".into(),
        axis,
        rows: rows.collect(),
        reference: Some(Reference { label: "people seen".to_owned(), value: seen.n_observed as f64 }),
    })
}

fn label(row: &MethodRow, seen: Seen<'_>) -> Prose {
    let name = words::row_name(row, seen.lists);
    match seen.role(row.method) {
        MethodRole::Main => Prose::from(name),
        MethodRole::Bound => Prose::from(format!("{name} (at least)")),
        MethodRole::Comparison => Prose::from(format!("{name} (to compare)")),
    }
}

/// Every main method, and others that give a number; pairs of lists only stand in the table. So does an interval that the lists leave open,
/// beside which the others would be points.
fn is_drawn(row: &MethodRow, seen: Seen<'_>) -> bool {
    let is_left_open =
        row.method == Method::BestBicOpen && row.interval.is_some_and(|found| Doubt::is_wide(&found));
    match seen.role(row.method) {
        MethodRole::Main => !is_skipped(row),
        MethodRole::Bound | MethodRole::Comparison => {
            row.n_total.is_some() && !is_of_pair(row) && !is_left_open
        }
    }
}
