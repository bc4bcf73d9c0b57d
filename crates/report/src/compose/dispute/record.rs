//! The second screen: of everything that was found about the figures themselves, what matters most, in a few sentences.

use darkfigure_analysis::dispute::{
    ClaimVerdict, Contradiction, DisputeFindings, Drift, Gravity, Highest, OwnConflictKind,
};
use darkfigure_model::FigureId;

use super::super::desk::Desk;
use super::super::screen;
use super::{claim, contradiction, drift, is_compared, known, list, origin, own_series};
use crate::document::{Prose, SECOND_SCREEN, Section};

/// How many lines the second screen has at most, at the columns of a text report.
const LINES: usize = 26;
/// How many repetitions of one figure are told.
const MOST_COPIES: usize = 3;

/// The section; none where nothing was found that a reader must know.
pub(in crate::compose) fn section(desk: &Desk<'_>, found: &DisputeFindings) -> Option<Section> {
    let sentences = fitted(sentences(desk, found));
    (!sentences.is_empty())
        .then(|| Section::new(SECOND_SCREEN, "What the record of these figures shows", vec![list(sentences)]))
}

/// The sentences that fit, the first ones first.
fn fitted(sentences: Vec<Prose>) -> Vec<Prose> {
    let mut n_lines = 0;
    let mut shown = Vec::new();
    for sentence in sentences {
        // A list is indented by two columns.
        let height = screen::wrapped(&sentence.to_plain(), screen::COLUMNS - 2);
        if n_lines + height <= LINES {
            n_lines += height;
            shown.push(sentence);
        }
    }
    shown
}

/// The sentences, what matters most first: few of a kind, so that no kind crowds out another.
fn sentences(desk: &Desk<'_>, found: &DisputeFindings) -> Vec<Prose> {
    let contradictions = disputed_first(found).into_iter().take(2);
    let contradictions = contradictions.map(|pair| contradiction::contradiction(desk, pair));
    let joint = found.contradictions.joint.iter().take(1).map(|set| contradiction::joint(desk, set));
    // What cannot both hold comes before what is only a question.
    let conflict = found.own_conflicts.iter().min_by_key(|found| found.kind == OwnConflictKind::Leap);
    let conflicts = conflict.map(|found| own_series::conflict(desk, found));
    // Where nothing is left to be compared, the highest estimate there was is the answer; else that it was once another one.
    let is_alone = desk.dossier.comparisons.is_empty() && desk.dossier.as_of.is_some();
    let mut highest: Vec<&Highest> = found
        .highest
        .iter()
        .filter(|highest| (highest.steps.len() > 1 || is_alone) && known::rises(desk, highest))
        .collect();
    // The latest change is the one that readers ask about.
    highest.sort_by_key(|highest| std::cmp::Reverse(highest.steps.last().map(|(_, date)| date.last_day())));
    let wrong = found.claims.iter().filter(|(_, claim)| match claim.verdict {
        ClaimVerdict::FitsNothing | ClaimVerdict::FitsOtherwise { .. } | ClaimVerdict::NoNumber => true,
        ClaimVerdict::Holds | ClaimVerdict::HoldsCutOff | ClaimVerdict::Open => false,
    });
    // Those that follow are told where there is room left.
    let mut drifted = drifted(desk, found);
    let more_drifted = drifted.split_off(drifted.len().min(2)).into_iter().take(4);
    contradictions
        .chain(joint)
        .chain(found.circles.iter().take(1).map(|circle| origin::circle(desk, circle)))
        .chain(contradiction::harmless(desk, found))
        .chain(drifted)
        .chain(conflicts)
        .chain(beside(desk, found))
        .chain(
            highest.into_iter().take(if is_alone { 2 } else { 1 }).map(|found| known::highest(desk, found)),
        )
        .chain(wrong.take(2).map(|(id, found)| claim::item(desk, id, found)))
        .chain(origin::summary(found).map(Prose::from))
        .chain(more_drifted)
        .collect()
}

/// The contradictions: first those of a figure with one that it was put against, which is what the dispute is about.
fn disputed_first(found: &DisputeFindings) -> Vec<&Contradiction> {
    let is_disputed = |pair: &Contradiction| {
        let is_of =
            |a, b| found.rebuttals.iter().any(|rebuttal| &rebuttal.figure == a && &rebuttal.against == b);
        is_of(&pair.floor, &pair.ceiling) || is_of(&pair.ceiling, &pair.floor)
    };
    let mut pairs: Vec<&Contradiction> = found.contradictions.pairs.iter().collect();
    pairs.sort_by_key(|pair| !is_disputed(pair));
    pairs
}

/// What changed on the way, origin by origin: those that are compared first, and of each the gravest repetitions.
fn drifted(desk: &Desk<'_>, found: &DisputeFindings) -> Vec<Prose> {
    let mut by_origin: Vec<(&FigureId, Vec<&Drift>)> = Vec::new();
    for drift in found.drift.iter().filter(|drift| drift::severity(drift) >= Some(Gravity::Medium)) {
        match by_origin.iter_mut().find(|(origin, _)| *origin == &drift.origin) {
            Some((_, drifts)) => drifts.push(drift),
            None => by_origin.push((&drift.origin, vec![drift])),
        }
    }
    for (_, drifts) in &mut by_origin {
        // Of equally grave ones, those that mislead most come first.
        drifts
            .sort_by_key(|drift| (std::cmp::Reverse(drift::severity(drift)), drift.changes.first().copied()));
        drifts.truncate(MOST_COPIES);
    }
    by_origin.sort_by_key(|(origin, drifts)| {
        let gravest = drifts.first().map(|drift| (drift::severity(drift), drift.changes.first().copied()));
        let (severity, first) = gravest.unwrap_or_default();
        (!is_compared(desk, origin), std::cmp::Reverse(severity), first)
    });
    by_origin.iter().filter_map(|(_, drifts)| drift::brief(desk, drifts)).collect()
}

/// What the producer of a count counted besides: of a count that is compared, if there is one.
fn beside(desk: &Desk<'_>, found: &DisputeFindings) -> Option<Prose> {
    let comparators = found
        .comparators
        .iter()
        .find(|comparators| is_compared(desk, &comparators.figure))
        .or_else(|| found.comparators.first())?;
    let furthest = own_series::furthest(desk, comparators)?;
    Some(own_series::comparators(desk, comparators, &[furthest]))
}
