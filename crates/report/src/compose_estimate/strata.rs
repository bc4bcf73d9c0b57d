//! Strata side by side, those without a number among them.

use super::first_screen::lead;
use super::size::{counted, people, size, unseen};
use super::{EstimatedStratum, verdict, words};
use crate::{Block, Cell, Column, Prose, Row, Table};

/// Every stratum with its verdict and its leading estimate; the people seen are added up, the estimates are not.
pub(super) fn blocks(strata: &[EstimatedStratum<'_>]) -> Vec<Block> {
    let rows = strata.iter().map(|stratum| {
        let found = stratum.estimation;
        let mut cells = vec![
            Cell::text(stratum.name()),
            Cell::text(verdict::label(found.verdict.grade)),
            Cell::Number(counted(found.n_observed)),
        ];
        let is_honest = found.verdict.grade != darkfigure_mse::Grade::DoNotEstimate;
        match lead(found).filter(|_| is_honest) {
            Some(row) => cells.extend([
                Cell::Number(size(row.n_total, None, found.n_observed)),
                row.interval.as_ref().map_or_else(
                    || Cell::missing("none"),
                    |interval| Cell::Number(size(None, Some(interval), found.n_observed)),
                ),
                Cell::Number(unseen(row.n_total, None, found.n_observed)),
                Cell::text(words::row_name(row, &found.list_names)),
            ]),
            None => cells.extend([
                Cell::missing("not estimable"),
                Cell::missing("not estimable"),
                Cell::missing("not estimable"),
                Cell::text("—"),
            ]),
        }
        Row::new(cells)
    });
    let n_seen = strata.iter().map(|stratum| stratum.estimation.n_observed).sum();
    let total = Row {
        cells: vec![
            Cell::text("all"),
            Cell::text(""),
            Cell::Number(counted(n_seen)),
            Cell::missing("not added up"),
            Cell::missing("not added up"),
            Cell::missing("not added up"),
            Cell::text(""),
        ],
        total: true,
    };
    let table = Table {
        caption: "Each stratum by itself".into(),
        columns: vec![
            Column::new("Stratum"),
            Column::new("Verdict"),
            Column::of("Seen", people()),
            Column::of("In all", people()),
            Column::of("Interval", people()),
            Column::of("On no list", people()),
            Column::new("Method"),
        ],
        rows: rows.chain([total]).collect(),
    };
    let n_without = strata
        .iter()
        .filter(|stratum| stratum.estimation.verdict.grade == darkfigure_mse::Grade::DoNotEstimate)
        .count();
    let mut why = Prose::from(
        "Estimates are not added up: their errors may go together, and each stratum chose its own model. ",
    );
    why = why.say(match n_without {
        0 => "To get a total, estimate the lists without strata and set it beside these.",
        _ => "A total would also leave out those without an estimate, as if they had nobody unseen.",
    });
    vec![Block::Table(table), Block::Paragraph(why)]
}
