//! Expectations: what the dossier says must stay true of its results, and whether it does.

use darkfigure_analysis::ExpectationFindings;
use darkfigure_model::{Change, Expected, Form, Quantity, QuantityKind, ResultName, Scale, Value};

use super::{amount, said};
use crate::document::{Block, Cell, Column, Prose, Row, Table};
use crate::number::{Amount, Dimension, UnitWords};

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
        |quantity| format!("found {}", found_amount(found, quantity).print()),
    );
    format!("{}: expected {}, {found_instead}", found.expectation.comparison, expected(found).to_plain())
}

fn expected(found: &ExpectationFindings) -> Prose {
    match &found.expectation.that {
        Expected::Grade(expected) => {
            Prose::from(format!("grade “{}”", crate::document::grade_words(*expected)))
        }
        Expected::Lies { what, within, scale } => {
            let name = match what {
                ResultName::Ratio => "ratio",
                ResultName::Difference => "difference",
                ResultName::Coverage => "coverage",
            };
            // As it was written; without a scale a number is in the unit of the result.
            let value = Value { form: Form::Range(*within), scale: *scale };
            let words = match (scale, what, found.found_kind) {
                (Scale::One, ResultName::Difference, Some(QuantityKind::Change(change))) => {
                    said::value(&Value { scale: Scale::Change(change), ..value }, Dimension::Plain)
                }
                (Scale::One, ResultName::Coverage, _) => {
                    said::value(&value, Dimension::Plain).say(" (as a fraction)")
                }
                _ => said::value(&value, Dimension::Plain),
            };
            Prose::from(format!("{name} within ")).and(words)
        }
    }
}

/// What was found, in the unit of what was expected.
fn found_amount(found: &ExpectationFindings, quantity: &Quantity) -> Amount {
    let role = match (&found.expectation.that, found.found_kind) {
        (Expected::Lies { what: ResultName::Difference, .. }, Some(QuantityKind::Change(Change::Points))) => {
            Dimension::Points
        }
        (Expected::Lies { what: ResultName::Difference, .. }, Some(QuantityKind::Rate(rate))) => {
            Dimension::rate(&UnitWords::new("", ""), rate, None)
        }
        _ => Dimension::Plain,
    };
    match &found.expectation.that {
        // A difference has all the digits that it has wherever it stands.
        Expected::Lies { what: ResultName::Difference, .. } => {
            amount::unqualified(amount::running(quantity, role))
        }
        Expected::Lies { .. } | Expected::Grade(_) => amount::bare(quantity, role).significant(3),
    }
}

fn row(found: &ExpectationFindings) -> Row {
    let number = found.found.as_ref().filter(|quantity| amount::says_something(quantity)).map_or_else(
        || Cell::missing(if found.found.is_some() { "unknown" } else { "no number" }),
        |quantity| match found.expectation.that {
            // A ratio prints as it does wherever it stands; how it misses what was expected is told with more digits by the check.
            Expected::Lies { what: ResultName::Ratio, .. } => Cell::Number(Amount {
                role: Dimension::Plain,
                ..amount::unqualified(amount::ratio(quantity))
            }),
            Expected::Lies { .. } | Expected::Grade(_) => Cell::Number(found_amount(found, quantity)),
        },
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
