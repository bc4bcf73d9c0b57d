//! Strata side by side, those without a number among them.

use super::first_screen::lead;
use super::size::{Place, at_place, unseen_at_place};
use super::{EstimatedStratum, verdict, words};
use crate::{Amount, Block, Cell, Column, Prose, Role, Row, Table};

/// Every stratum with its verdict and its leading estimate; the people seen are added up, the estimates are not.
pub(super) fn blocks(strata: &[EstimatedStratum<'_>]) -> Vec<Block> {
    let rows = strata.iter().map(|stratum| {
        let found = stratum.estimation;
        let mut cells = vec![
            Cell::text(stratum.name()),
            Cell::text(verdict::label(found.verdict.grade)),
            Cell::Number(bare(found.n_observed)),
        ];
        let is_honest = found.verdict.grade != darkfigure_mse::Grade::DoNotEstimate;
        match lead(found).filter(|_| is_honest) {
            Some(row) => {
                let interval = row.interval.as_ref();
                let place = Place::of(row.n_total, interval, found.n_observed);
                cells.extend([
                    Cell::Number(at_place(row.n_total, None, place, Role::Plain)),
                    interval.map_or_else(
                        || Cell::missing("none"),
                        |_| Cell::Number(at_place(None, interval, place, Role::Plain)),
                    ),
                    Cell::Number(unseen_at_place(row.n_total, None, found.n_observed, place, Role::Plain)),
                    Cell::text(words::row_name(row, &found.list_names)),
                ]);
            }
            None => cells.extend([
                Cell::missing("none"),
                Cell::missing("none"),
                Cell::missing("none"),
                Cell::text("no number is honest"),
            ]),
        }
        Row::new(cells)
    });
    let n_seen = strata.iter().map(|stratum| stratum.estimation.n_observed).sum();
    let total = Row {
        cells: vec![
            Cell::text("all"),
            Cell::text(""),
            Cell::Number(bare(n_seen)),
            Cell::missing("not added up"),
            Cell::missing("not added up"),
            Cell::missing("not added up"),
            Cell::text(""),
        ],
        total: true,
    };
    let table = Table {
        caption: "Each stratum by itself (numbers are people)".into(),
        columns: ["Stratum", "Verdict", "Seen", "In all", "Interval", "On no list", "Method"]
            .map(Column::new)
            .to_vec(),
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

fn bare(n_people: u64) -> Amount {
    Amount::exact(i64::try_from(n_people).unwrap_or(i64::MAX), Role::Plain)
}
