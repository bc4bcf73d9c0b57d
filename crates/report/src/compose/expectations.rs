//! Expectations: what the dossier says must stay true of its results, and whether it does.

use darkfigure_analysis::ExpectationFindings;
use darkfigure_model::{Expected, ResultName};

use super::amount;
use super::words::grade;
use crate::{Block, Cell, Column, Digits, Prose, Role, Row, Table};

/// The table of expectations; none where there are none.
pub(super) fn table(expectations: &[&ExpectationFindings]) -> Option<Block> {
    if expectations.is_empty() {
        return None;
    }
    let rows = expectations.iter().map(|found| row(found)).collect();
    Some(Block::Table(Table {
        caption: Prose::new(),
        columns: vec![
            Column::new("Comparison"),
            Column::new("Expected"),
            Column::new("Found"),
            Column::new("Holds"),
        ],
        rows,
    }))
}

/// One expectation in a sentence: what was expected of which comparison, and what was found.
#[must_use]
pub fn expectation_sentence(found: &ExpectationFindings) -> String {
    let number = found.found.as_ref().filter(|quantity| amount::says_something(quantity));
    let found_instead = number.map_or_else(
        || "it does not hold".to_owned(),
        |quantity| format!("found {}", amount::bare(quantity, Role::Plain).significant(3).print()),
    );
    format!("{}: expected {}, {found_instead}", found.expectation.comparison, expected(found).to_plain())
}

fn expected(found: &ExpectationFindings) -> Prose {
    match &found.expectation.that {
        Expected::Grade(expected) => Prose::from(format!("grade “{}”", grade::badge(*expected).label())),
        Expected::Lies { what, within } => {
            let name = match what {
                ResultName::Ratio => "ratio",
                ResultName::Difference => "difference",
                ResultName::Coverage => "coverage (as a fraction)",
            };
            let range = crate::Amount::between(within.low().to_f64(), within.high().to_f64(), Role::Plain);
            Prose::from(format!("{name} within ")).number(range.digits(Digits::Full))
        }
    }
}

fn row(found: &ExpectationFindings) -> Row {
    let number = found.found.as_ref().filter(|quantity| amount::says_something(quantity)).map_or_else(
        || Cell::missing(if found.found.is_some() { "unknown" } else { "no number" }),
        |quantity| Cell::Number(amount::bare(quantity, Role::Plain).significant(3)),
    );
    let holds = match found.holds {
        Some(true) => "yes",
        Some(false) => "no",
        None => "cannot be told",
    };
    Row::new(vec![
        Cell::text(Prose::new().code(found.expectation.comparison.to_string())),
        Cell::text(expected(found)),
        number,
        Cell::text(holds),
    ])
}
