//! The mean stay that a stock and those present in a window around it imply.

use darkfigure_model::{Axis, End, Known, Quantity, Tier, TimeKind};

use crate::bridging::Bridged;
use crate::comparability::Comparability;
use crate::gap::Gap;

use super::{Apart, apart};

/// How long people stay on average, if both figures are complete and the state is steady.
#[derive(Debug, Clone, PartialEq)]
pub struct MeanStay {
    /// The mean stay in days.
    pub days: Quantity,
    /// The axes that would have to be the same; all of them unknown.
    pub if_same: Vec<Axis>,
}

/// The mean stay of two of a kind, one of which counts who is there on a day, the other who is there at any time in a window around it.
///
/// # Formula
/// ```text
/// present = S·(1 + T/D), so D = S·T/(present − S)
/// ```
/// It grows with the stock and shrinks as more are present. None where a step has been taken, or where those present may be no more than
/// the stock, at whatever end: then everybody stays.
pub(crate) fn mean_stay(bridged: &Bridged<'_>, comparability: &Comparability, gap: &Gap) -> Option<MeanStay> {
    if gap.orientation.is_estimate_over_count || !bridged.steps.is_empty() || !bridged.is_extensive() {
        return None;
    }
    let times = [bridged.measures[0].time?, bridged.measures[1].time?];
    let stock = match times.map(|time| time.kind) {
        [TimeKind::Stock, TimeKind::Present] => 0,
        [TimeKind::Present, TimeKind::Stock] => 1,
        _ => return None,
    };
    if times[stock].period.is_within(times[1 - stock].period) != Known::Yes {
        return None;
    }
    let Apart::Unknown { if_same } = apart(comparability, Some(Axis::Time)) else { return None };
    #[expect(clippy::cast_precision_loss, reason = "days of a calendar of 9999 years are exact")]
    let window = times[1 - stock].period.n_days()? as f64;
    let [stock, present] = [stock, 1 - stock].map(|at| bridged.running[at].quantity);
    let days = |stock: f64, present: f64| (present > stock).then(|| stock * window / (present - stock));
    let end = |stock: End, present: End| {
        let found = stock.value().zip(present.value()).and_then(|(stock, present)| days(stock, present));
        // A steady state is nobody's statement.
        found.map_or(End::Unknown, |value| End::At { value, tier: Tier::Face })
    };
    let found = Quantity::between(end(stock.low(), present.high()), end(stock.high(), present.low()));
    let point = stock.central().zip(present.central()).and_then(|(stock, present)| days(stock, present));
    let says_something = found.low().value().is_some() || found.high().value().is_some();
    says_something.then(|| MeanStay { days: found.with_central(point), if_same })
}
