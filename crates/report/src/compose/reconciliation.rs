//! Reconciliations: two totals taken apart by component, in signed additive terms, with the residual always shown.

use darkfigure_analysis::Refusal;
use darkfigure_analysis::published::ReconciliationFindings;
use darkfigure_model::{Component, Quantity, QuantityKind, Reconciliation};

use super::desk::Desk;
use super::words::refusal;
use super::{amount, gap, said, sums};
use crate::document::{Block, Cell, Column, List, Prose, Row, Table, Waterfall, WaterfallBar};
use crate::number::Dimension;

/// The blocks of one reconciliation, without its heading.
pub(super) fn blocks(
    desk: &Desk<'_>,
    reconciliation: &Reconciliation,
    found: &Result<ReconciliationFindings, Refusal>,
) -> Vec<Block> {
    let found = match found {
        Ok(found) => found,
        Err(why) => return vec![Block::Paragraph(refusal::sentence(desk, why))],
    };
    let [left, right] = &reconciliation.between;
    let role = desk.figure(left).map_or(Dimension::Plain, |figure| {
        let kind = desk.figure(right).and_then(|other| other.kind().minus(figure.kind()).ok());
        desk.role_of(
            &figure.measure,
            kind.filter(|kind| matches!(kind, QuantityKind::Rate(_))).unwrap_or_else(|| figure.kind()),
        )
    });
    let difference_role = desk.figure(left).map_or(Dimension::Plain, |figure| {
        let kind = desk.figure(right).and_then(|other| other.kind().minus(figure.kind()).ok());
        desk.role_of(&figure.measure, kind.unwrap_or_else(|| figure.kind()))
    });
    let cell = |quantity: Option<&Quantity>, role: &Dimension| match quantity {
        Some(quantity) if amount::says_something(quantity) => {
            Cell::Number(sums::whole(quantity, role.clone()))
        }
        Some(_) => Cell::missing("an end is missing"),
        None => Cell::missing("not in this account"),
    };
    let number = |quantity| cell(quantity, &role);
    let less = |quantity| cell(quantity, &difference_role);
    let mut rows = vec![Row::new(vec![
        Cell::text("The totals"),
        number(Some(&found.totals[0])),
        number(Some(&found.totals[1])),
        less(Some(&found.difference)),
    ])];
    for (component, values) in reconciliation.components.iter().zip(&found.components) {
        let difference = match &values.difference {
            Some(difference) => less(Some(difference)),
            None if !values.is_like_in_kind => Cell::missing("of another kind"),
            None if values.values == [None, None] => Cell::missing("neither side has it"),
            None => Cell::missing("only one side has it"),
        };
        let label = desk.cite(Prose::from(component.label.clone()), &component.sources);
        rows.push(Row::new(vec![
            Cell::text(label),
            number(values.values[0].as_ref()),
            number(values.values[1].as_ref()),
            difference,
        ]));
    }
    let residual = format!("Left: {}", gap::residual_name(false));
    rows.push(Row {
        cells: vec![
            Cell::text(residual),
            Cell::text(Prose::new()),
            Cell::text(Prose::new()),
            less(Some(&found.residual)),
        ],
        total: true,
    });
    let mut blocks: Vec<Block> = waterfall(desk, reconciliation, found, &role).into_iter().collect();
    blocks.push(Block::Table(Table {
        caption: Prose::from(
            "Component by component; the difference is the second less the first, with its sign",
        ),
        columns: vec![
            Column::new("Component"),
            Column::of(desk.mention(left), role.clone()),
            Column::of(desk.mention(right), role.clone()),
            Column::of("Difference", difference_role.clone()),
        ],
        rows,
    }));
    let items: Vec<Prose> = reconciliation
        .components
        .iter()
        .zip(&found.components)
        .map(|(component, values)| reason(desk, component, values.is_like_in_time, &difference_role))
        .collect();
    blocks.push(Block::List(List { ordered: false, items }));
    blocks
}

/// From the one total to the other, part by part, where each part is one number and both totals count the same unit.
fn waterfall(
    desk: &Desk<'_>,
    reconciliation: &Reconciliation,
    found: &ReconciliationFindings,
    role: &Dimension,
) -> Option<Block> {
    let [left, right] = &reconciliation.between;
    let [start, end] = [amount::point(&found.totals[0])?, amount::point(&found.totals[1])?];
    let total = |id, value: &Quantity, to: f64| WaterfallBar {
        label: desk.mention(id),
        amount: sums::whole(value, role.clone()),
        from: 0.0,
        to,
    };
    let mut bars = vec![total(left, &found.totals[0], start)];
    let mut at = start;
    for (component, values) in reconciliation.components.iter().zip(&found.components) {
        let difference = values.difference.as_ref()?;
        let to = at + amount::point(difference)?;
        bars.push(WaterfallBar {
            label: Prose::from(component.label.clone()),
            amount: sums::whole(difference, role.clone()),
            from: at,
            to,
        });
        at = to;
    }
    if amount::point(&found.residual)?.abs() > 1e-9 {
        let label = Prose::from(gap::residual_name(false));
        bars.push(WaterfallBar {
            label,
            amount: sums::whole(&found.residual, role.clone()),
            from: at,
            to: end,
        });
    }
    bars.push(total(right, &found.totals[1], end));
    let caption = Prose::from("From the one total to the other, part by part");
    Some(Block::Waterfall(Waterfall { caption, role: role.clone(), bars }))
}

fn reason(desk: &Desk<'_>, component: &Component, is_like_in_time: bool, role: &Dimension) -> Prose {
    let mut prose = Prose::new()
        .strong(component.label.clone())
        .say(" ")
        .kind(component.kind)
        .say(format!(" {}.", component.why.trim_end_matches('.')));
    prose = desk.cite(prose, &component.sources);
    if !is_like_in_time {
        prose = prose.say(
            " The two sides count it over time in different ways, so the difference is not like for like.",
        );
    }
    for part in &component.of_which {
        prose = prose
            .say(" Of which ")
            .and(said::value(&part.amount, role.clone()))
            .say(format!(": {}.", part.why.trim_end_matches('.')));
    }
    prose
}
