//! Published results of the two figures, computed again: "twice as many", "fell by a quarter".

use darkfigure_analysis::dispute::{ClaimVerdict, DisputeFindings};
use darkfigure_model::Relates;

use super::line::{Licence, ScreenLine, ScreenTopic};
use crate::compose::dispute::claim;
use crate::compose::pair::Pair;
use crate::document::Prose;

/// The first published result of the two that their numbers bear out. One that they do not stands in the record.
pub(super) fn line(pair: &Pair<'_>, found: &DisputeFindings) -> Option<ScreenLine> {
    let [left, right] = &pair.comparison.between;
    let is_of_the_two = |relates: &Relates| {
        let of = relates.of.as_ref();
        of == Some(left) && relates.base == *right || of == Some(right) && relates.base == *left
    };
    let is_borne_out = |verdict| match verdict {
        ClaimVerdict::Holds | ClaimVerdict::HoldsCutOff => true,
        ClaimVerdict::FitsNothing
        | ClaimVerdict::FitsOtherwise { .. }
        | ClaimVerdict::Open
        | ClaimVerdict::NoNumber => false,
    };
    let (id, claim) = found.claims.iter().find(|(id, claim)| {
        let relates = pair.desk.figure(id).and_then(|figure| figure.relations.relates.as_ref());
        relates.is_some_and(is_of_the_two) && is_borne_out(claim.verdict)
    })?;
    let text = Prose::from("Published: ").and(claim::item(&pair.desk, id, claim));
    Some(ScreenLine::new(Licence::Result, ScreenTopic::Number, text))
}
