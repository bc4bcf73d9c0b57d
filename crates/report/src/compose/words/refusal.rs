//! Refusals in words.

use darkfigure_analysis::{Refusal, Tie};

use super::obstacle;
use crate::compose::desk::Desk;
use crate::document::Prose;
use crate::number::{Amount, Dimension};

/// What is refused and why, as one sentence.
pub(in crate::compose) fn sentence(desk: &Desk<'_>, refusal: &Refusal) -> Prose {
    match refusal {
        Refusal::NotComparable => "No gap: the two figures differ in a way that nothing here mends.".into(),
        Refusal::PoolingUnlike => {
            "No average of the two: a count and an estimate of something larger have no common mean.".into()
        }
        Refusal::CorroborationByConstant => {
            "Neither supports the other: the estimate is the count times a constant, and repeats it.".into()
        }
        Refusal::CorroborationUnknownLineage => {
            "Neither supports the other: nobody says how one depends on the other.".into()
        }
        Refusal::CorroborationByOrigin { tie } => {
            let why = match tie {
                Tie::Repeats => "they have one origin",
                Tie::Vintage => "they are two states of one series",
                Tie::Extends => "one continues the other",
                Tie::GoesBack => "they go back to one origin",
                Tie::PartOf => "one is a part of the other",
                Tie::DerivedFrom => "one is derived from the other",
                Tie::SharesData => "they rest on some of the same data",
                Tie::Contains => "the estimate contains the count",
                Tie::TimesConstant => "one is the other times a constant",
            };
            format!("Neither supports the other: {why}.").into()
        }
        Refusal::DenominatorNearZero { .. } => {
            "The ratio is unbounded: its denominator cannot be told from zero.".into()
        }
        Refusal::FiguresConflict { mass } => Prose::from("No coverage held below 100%: ")
            .number(Amount::point(*mass, Dimension::percent_of("the estimate's distribution")).significant(2))
            .say(" lies below the count. The figures conflict: over-notification, duplicates, or a low estimate."),
        Refusal::CountAboveEstimate => {
            "No coverage: the count is above the estimate of what it is a count of. The figures conflict: over-notification, duplicates, or a low estimate.".into()
        }
        Refusal::ConditioningOnUnknown => {
            "No coverage held below 100%: nobody says how the estimate depends on the count, and it may be the count times a constant.".into()
        }
        Refusal::NoDistribution => {
            "No coverage held below 100%: no distribution of the estimate is declared.".into()
        }
        Refusal::CountNotWithin => {
            "No coverage held below 100%: the dossier does not say that all of the count lies within what is estimated.".into()
        }
        Refusal::ConditioningOnConstant => {
            "No coverage held below 100%: the estimate is the count times a constant.".into()
        }
        Refusal::UnlikeSum => "The sum adds unlike things. It is shown as it was published and is no result.".into(),
        Refusal::BridgeNotTaken { bridge, why } => {
            Prose::from("Step ").code(bridge.to_string()).say(format!(" was not taken: {}.", obstacle::obstacle(*why)))
        }
        Refusal::BenchmarkEmpty { benchmark } => {
            Prose::from(format!("{} gives no coverage: both of its ends are open.", label(desk, benchmark)))
        }
        Refusal::BenchmarkByConstant { benchmark } => Prose::from(format!(
            "{} is no measured coverage: its estimate is its count times a constant.",
            label(desk, benchmark)
        )),
        Refusal::BenchmarkWithoutCount { benchmark } => Prose::from(format!(
            "{} is not set beside the two: that one of them is what was recorded of the other is not said.",
            label(desk, benchmark)
        )),
        Refusal::BenchmarkOfThePair { benchmark } => Prose::from(format!(
            "{} is made of the two compared figures themselves: it is circular and counts for nothing.",
            label(desk, benchmark)
        )),
        Refusal::BenchmarkOfUnknownLineage { benchmark } => Prose::from(format!(
            "{} is not taken as a measured coverage: how its estimate depends on its count is not stated, and it may be the count times a constant.",
            label(desk, benchmark)
        )),
        Refusal::NoCurve => {
            "No curve of stays: it needs a number at one time and what was recorded over a period around it, alike in all else."
                .into()
        }
        Refusal::MissingFigure { figure } => {
            Prose::from("The dossier has no figure ").code(figure.to_string()).say(".")
        }
        Refusal::DecompositionOpen => {
            "No shares of the gap by step: as long as something differs or is unknown, what is left is not explained by anything."
                .into()
        }
        Refusal::SharesOfMixedSign => {
            "No shares of the gap by step: some steps widen it and others narrow it, so shares would not add up to sense.".into()
        }
        Refusal::SharesOfUnknownSign => {
            "No shares of the gap by step: whether every step widens it, or some narrow it, is not known.".into()
        }
        Refusal::SharesOfNothing => {
            "No shares of the gap by step: the two figures are too near each other for shares to mean anything.".into()
        }
        Refusal::DecompositionAdditive => {
            "No shares of the gap by step: a step adds an amount, and the account stays in amounts.".into()
        }
        Refusal::DecompositionOfKinds => {
            "No shares of the gap by step: as they were said the two are different kinds of quantity, and no ratio is between them."
                .into()
        }
        Refusal::NotExtensive => {
            "No bound: one lies within the other, and only numbers that cannot be negative are bounded by that, not shares, rates or net quantities."
                .into()
        }
        Refusal::RatioOfNegative => "No ratio: one of the two is below zero, or may be.".into(),
        Refusal::ShapeBelowZero { mass } => Prose::from("No numbers with the declared distributions: ")
            .number(Amount::point(*mass, Dimension::percent_of("them")).significant(2))
            .say(" lies below zero, where nothing can be; a lognormal has no such part."),
        Refusal::UnlikeKinds => {
            "Not set against each other: the two are different kinds of quantity, of which one is no share of the other.".into()
        }
        Refusal::ShapeNeedsRate => "The declared distribution needs a proportion or a rate to be on.".into(),
    }
}

/// Why a cell is empty, in a few words.
pub(in crate::compose) fn short(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::FiguresConflict { .. } | Refusal::CountAboveEstimate => "refused: the figures conflict",
        Refusal::ConditioningOnUnknown => "dependence not stated",
        Refusal::NoDistribution => "no distribution declared",
        Refusal::CountNotWithin => "count not said to lie within",
        Refusal::ConditioningOnConstant | Refusal::CorroborationByConstant => "refused: count × constant",
        Refusal::DenominatorNearZero { .. } => "unbounded",
        Refusal::ShapeNeedsRate => "declared shape needs a rate",
        Refusal::ShapeBelowZero { .. } => "declared shape reaches below zero",
        Refusal::UnlikeKinds => "different kinds of quantity",
        Refusal::NotComparable
        | Refusal::PoolingUnlike
        | Refusal::CorroborationUnknownLineage
        | Refusal::CorroborationByOrigin { .. }
        | Refusal::NotExtensive
        | Refusal::RatioOfNegative
        | Refusal::UnlikeSum
        | Refusal::BridgeNotTaken { .. }
        | Refusal::BenchmarkEmpty { .. }
        | Refusal::BenchmarkByConstant { .. }
        | Refusal::BenchmarkWithoutCount { .. }
        | Refusal::BenchmarkOfThePair { .. }
        | Refusal::BenchmarkOfUnknownLineage { .. }
        | Refusal::NoCurve
        | Refusal::MissingFigure { .. }
        | Refusal::DecompositionOpen
        | Refusal::SharesOfMixedSign
        | Refusal::SharesOfUnknownSign
        | Refusal::SharesOfNothing
        | Refusal::DecompositionAdditive
        | Refusal::DecompositionOfKinds => refusal.code(),
    }
}

fn label(desk: &Desk<'_>, id: &darkfigure_model::BenchmarkId) -> String {
    desk.dossier.benchmarks.get(id).map_or_else(|| id.to_string(), |benchmark| benchmark.label.clone())
}
