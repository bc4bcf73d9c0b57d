//! Tables.

use super::dom::{Element, classed, element};
use super::prose::{self, Words};
use crate::document::{Badge, Cell, Column, Table};
use crate::number::Dimension;

/// A table within a part of the page that scrolls sideways where it is too wide.
///
/// Where it has words beside its numbers, a small screen puts the cells of a row under each other instead, each with its heading: nobody
/// scrolls sideways to read a sentence.
pub(super) fn table(words: &Words, table: &Table) -> Element {
    let numeric: Vec<bool> = (0..table.columns.len()).map(|column| table.is_numeric(column)).collect();
    let stacks = table.columns.len() > 3 && numeric.iter().skip(1).any(|numeric| !numeric);
    // What is laid out as something else than a table stays one for those who listen.
    let told =
        |element: Element, role: &'static str| if stacks { element.set("role", role) } else { element };
    let mut out = told(element("table"), "table");
    if stacks {
        out = out.set("class", "stack");
    } else if table.columns.len() > 4 {
        // Five columns and more get room to scroll in, rather than one word a line.
        out = out.set("class", "wide");
    }
    if !table.caption.is_empty() {
        out = out.add(element("caption").add_all(words.prose(&table.caption)));
    }
    let heads = table
        .columns
        .iter()
        .zip(&numeric)
        .map(|(column, &numeric)| told(head(words, column, numeric), "columnheader"));
    let heads = told(element("tr"), "row").add_all(heads);
    out = out.add(told(element("thead"), "rowgroup").add(heads));
    let mut body = told(element("tbody"), "rowgroup");
    for row in &table.rows {
        let cells = table.columns.iter().enumerate().map(|(at, column)| {
            let numeric = numeric.get(at) == Some(&true);
            let cell = if at == 0 {
                told(element("th").set("scope", "row"), "rowheader")
            } else {
                told(element("td"), "cell")
            };
            let cell = if numeric { cell.set("class", "num") } else { cell };
            let cell = if stacks && at > 0 { cell.set("data-head", heading(column)) } else { cell };
            fill(words, cell, row.cells.get(at), column.unit.as_ref())
        });
        let line = if row.total { classed("tr", "total") } else { element("tr") };
        body = body.add(told(line, "row").add_all(cells));
    }
    let name = if table.caption.is_empty() { "Table".to_owned() } else { table.caption.to_plain() };
    classed("div", "scroll")
        .set("role", "group")
        .set("tabindex", "0")
        .set("aria-label", name)
        .add(out.add(body))
}

/// The heading of a column in one line.
pub(super) fn heading(column: &Column) -> String {
    let unit = column.unit.as_ref().map(Dimension::heading).unwrap_or_default();
    let label = column.head.to_plain();
    if unit.is_empty() { label } else { format!("{label} ({unit})") }
}

fn head(words: &Words, column: &Column, numeric: bool) -> Element {
    if column.head.is_empty() && column.unit.is_none() {
        return element("td");
    }
    let mut head = element("th").set("scope", "col");
    if numeric {
        head = head.set("class", "num");
    }
    head = head.add_all(words.prose(&column.head));
    match column.unit.as_ref().map(Dimension::heading).filter(|unit| !unit.is_empty()) {
        Some(unit) => head.text(" ").add(classed("span", "unit").text(unit)),
        None => head,
    }
}

/// A cell with its content.
pub(super) fn fill(words: &Words, into: Element, cell: Option<&Cell>, unit: Option<&Dimension>) -> Element {
    match cell {
        Some(Cell::Number(amount)) => into.add(prose::number(&amount.print_in(unit))),
        Some(Cell::Text(text)) => into.add_all(words.prose(text)),
        Some(Cell::Missing(missing)) => into.add(prose::missing(missing)),
        Some(Cell::Verdict(verdict)) => into.add(prose::badge(&Badge::Verdict(*verdict))),
        None => into.add(classed("span", "missing").text("not given")),
    }
}
