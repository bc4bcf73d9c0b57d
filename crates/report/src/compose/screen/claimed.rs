//! Published results of the two figures, computed again: "twice as many", "fell by a quarter".

use darkfigure_analysis::GapReading;
use darkfigure_analysis::dispute::{ClaimFindings, ClaimVerdict, DisputeFindings};
use darkfigure_model::{FigureId, Relates};

use super::answer::Asking;
use super::line::{Licence, ScreenLine, ScreenTopic};
use super::question::Asked;
use crate::compose::dispute::claim;
use crate::compose::pair::Pair;
use crate::document::Prose;

/// How many published results of two numbers stand on the first screen: what is disputed is often said in percent and in points.
const MOST_SHOWN: usize = 2;

/// The first published results of the two, one that their numbers do not bear out before one that they do. A figure of the two may itself be
/// the result of which the other is a part.
pub(super) fn lines(pair: &Pair<'_>, found: &DisputeFindings) -> Vec<ScreenLine> {
    let [left, right] = &pair.comparison.between;
    let is_of_the_two = |id: &FigureId, relates: &Relates| {
        let of = relates.of.as_ref();
        let relates_them = |one: &FigureId, other: &FigureId| of == Some(one) && relates.base == *other;
        let is_made_of =
            |one: &FigureId, other: &FigureId| id == one && (of == Some(other) || relates.base == *other);
        relates_them(left, right)
            || relates_them(right, left)
            || is_made_of(left, right)
            || is_made_of(right, left)
    };
    let rank = |claim: &ClaimFindings| match claim.verdict {
        ClaimVerdict::FitsNothing | ClaimVerdict::FitsOtherwise { .. } => Some(0),
        ClaimVerdict::Holds | ClaimVerdict::HoldsCutOff => Some(1),
        // How near "about" is, nobody says: what the two give, they give.
        ClaimVerdict::Open => claim.computed.point.map(|_| 2),
        ClaimVerdict::NoNumber => None,
    };
    let of_the_two = found.claims.iter().filter(|(id, _)| {
        let relates = pair.desk.figure(id).and_then(|figure| figure.relations.relates.as_ref());
        relates.is_some_and(|relates| is_of_the_two(id, relates))
    });
    let mut ranked: Vec<_> = of_the_two.filter_map(|(id, claim)| Some((rank(claim)?, id, claim))).collect();
    ranked.sort_by_key(|(rank, ..)| *rank);
    let line = |id, claim| {
        let text = Prose::from("Published: ").and(claim::item(&pair.desk, id, claim));
        ScreenLine::new(Licence::Result, ScreenTopic::Number, text)
    };
    ranked.into_iter().take(MOST_SHOWN).map(|(_, id, claim)| line(id, claim)).collect()
}

/// Whether a published result of the two is what is asked for: they are no two numbers of one thing, and nobody but an "if" makes them such.
pub(super) fn lead(asking: Asking<'_>) -> bool {
    let asks_how_much =
        matches!(asking.form, Asked::Polar | Asked::Amount | Asked::Share | Asked::Changed | Asked::Other);
    let is_apart = matches!(asking.pair.reading(), GapReading::Refused { .. } | GapReading::Conditional(_));
    let is_result = |id: &FigureId| asking.dispute.claims.iter().any(|(claim, _)| claim == id);
    asks_how_much && (is_apart || asking.pair.comparison.between.iter().any(is_result))
}
