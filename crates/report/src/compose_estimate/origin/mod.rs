//! How each answer came about: what stands behind a row for those who want to look, after all that a reader needs.

mod chains;
mod graphs;
mod models;
mod redraws;

use darkfigure_mse::estimation::ModelFit;
use darkfigure_mse::estimation::{MethodRow, RowDetail};

use super::methods::Seen;
use super::words;
use crate::document::{Block, HeadingLevel, Prose};
use crate::number::{Amount, Digits, Dimension};

pub(super) use redraws::bins;

/// Every method that has more to tell than its row does, under its name.
pub(super) fn blocks(rows: &[MethodRow], seen: Seen<'_>) -> Vec<Block> {
    rows.iter()
        .flat_map(|row| {
            let told = match &row.detail {
                RowDetail::Bootstrap(detail) => redraws::blocks(row, detail, seen),
                RowDetail::Chains(detail) => chains::blocks(row, detail, seen),
                RowDetail::Graphs { cliques, probability, edges, priors } => {
                    graphs::blocks(cliques, *probability, edges, priors, seen)
                }
                RowDetail::Models(detail) => models::blocks(detail, seen),
                RowDetail::Average { n_models, best_weight, .. } => {
                    vec![Block::Paragraph(average(*n_models, *best_weight))]
                }
                RowDetail::None
                | RowDetail::Pair { .. }
                | RowDetail::OneAgainstRest { .. }
                | RowDetail::Closed { .. }
                | RowDetail::Coverage { .. }
                | RowDetail::Model { .. } => Vec::new(),
            };
            let title = (!told.is_empty()).then(|| Block::Heading {
                level: HeadingLevel::Minor,
                text: words::row_name(row, seen.lists).into(),
            });
            title.into_iter().chain(told)
        })
        .collect()
}

/// How many models share the average, and how much of it is the best one's.
fn average(n_models: u64, best_weight: f64) -> Prose {
    let n_models = i64::try_from(n_models).unwrap_or(i64::MAX);
    Prose::from("An average, on the logarithm of the people on no list, of what ")
        .number(Amount::exact(n_models, Dimension::count("model", "models")))
        .say(" say, each weighted by how well it explains the lists. The best one has ")
        .number(share(best_weight, "the weight"))
        .say(".")
}

/// A share as a percentage of what is named.
fn share(share: f64, of: &'static str) -> Amount {
    Amount::point(share, Dimension::percent_of(of)).significant(2)
}

/// A plain number with two decimals.
fn decimals(value: f64) -> Amount {
    Amount::point(value, Dimension::Plain).digits(Digits::Decimals(2))
}

/// A count without a unit, as in a column whose heading has it.
fn bare(n: usize) -> Amount {
    Amount::exact(i64::try_from(n).unwrap_or(i64::MAX), Dimension::Plain)
}

/// How well a model fits, in the measures of the field.
fn fit(fit: &ModelFit) -> Prose {
    let one = |value: f64| Amount::point(value, Dimension::Plain).digits(Digits::Decimals(1));
    Prose::from("How well the model fits, for those who compare: log-likelihood ")
        .number(one(fit.log_likelihood))
        .say(", deviance ")
        .number(one(fit.deviance))
        .say(format!(" on {} {} of freedom, AIC ", fit.df, if fit.df == 1 { "degree" } else { "degrees" }))
        .number(one(fit.aic))
        .say(", BIC ")
        .number(one(fit.bic))
        .say(format!(", {} parameters", fit.n_parameters))
        .say(match fit.n_forced_zero {
            0 => ".".to_owned(),
            n => format!(", {n} of them at minus infinity because nobody is on all of their lists."),
        })
}
