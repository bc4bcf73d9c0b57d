//! Published results of the two figures, computed again: "twice as many", "fell by a quarter".

use darkfigure_analysis::dispute::{ClaimVerdict, DisputeFindings};
use darkfigure_model::Relates;

use super::line::{Licence, ScreenLine, ScreenTopic};
use crate::compose::dispute::claim;
use crate::compose::pair::Pair;
use crate::document::Prose;

/// How many published results of two numbers stand on the first screen: what is disputed is often said in percent and in points.
const MOST_SHOWN: usize = 2;

/// The first published results of the two, one that their numbers do not bear out before one that they do.
pub(super) fn lines(pair: &Pair<'_>, found: &DisputeFindings) -> Vec<ScreenLine> {
    let [left, right] = &pair.comparison.between;
    let is_of_the_two = |relates: &Relates| {
        let of = relates.of.as_ref();
        of == Some(left) && relates.base == *right || of == Some(right) && relates.base == *left
    };
    let rank = |verdict| match verdict {
        ClaimVerdict::FitsNothing | ClaimVerdict::FitsOtherwise { .. } => Some(0),
        ClaimVerdict::Holds | ClaimVerdict::HoldsCutOff => Some(1),
        ClaimVerdict::Open | ClaimVerdict::NoNumber => None,
    };
    let of_the_two = found.claims.iter().filter(|(id, _)| {
        let relates = pair.desk.figure(id).and_then(|figure| figure.relations.relates.as_ref());
        relates.is_some_and(is_of_the_two)
    });
    let mut ranked: Vec<_> =
        of_the_two.filter_map(|(id, claim)| Some((rank(claim.verdict)?, id, claim))).collect();
    ranked.sort_by_key(|(rank, ..)| *rank);
    let line = |id, claim| {
        let text = Prose::from("Published: ").and(claim::item(&pair.desk, id, claim));
        ScreenLine::new(Licence::Result, ScreenTopic::Number, text)
    };
    ranked.into_iter().take(MOST_SHOWN).map(|(_, id, claim)| line(id, claim)).collect()
}
