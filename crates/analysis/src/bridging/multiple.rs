//! Changes in percent beside multiples: "200% more" is three times, as a change of one base.

use darkfigure_model::{Change, QuantityKind};

/// What a change in percent lacks of the multiple that it is.
pub(super) const WHOLE: f64 = 1.0;

/// Which of two kinds is a change in percent that is read as a multiple, because the other is one.
///
/// # Formula
///
/// ```text
/// to / from = 1 + (to − from) / from
/// ```
pub(crate) fn as_multiples(kinds: [QuantityKind; 2]) -> [bool; 2] {
    let is = |at: usize, change: Change| kinds[at] == QuantityKind::Change(change);
    [0, 1].map(|at: usize| is(at, Change::Percent) && is(1 - at, Change::Times))
}
