//! Time from what the text says of it.

use darkfigure_extract::article::{Claim, Counting, Ground, Moment, Stretch};
use darkfigure_model::{Date, Edge, Period, Time, TimeKind};

/// A date of the model.
pub(crate) fn date(m: Moment, about: bool) -> Option<Date> {
    Date::from_parts(m.year, m.month, m.day, about).ok()
}

/// A period of the model.
pub(crate) fn period(s: Stretch) -> Option<Period> {
    let (from, to) = (date(s.from, s.about)?, date(s.to, s.about)?);
    if from == to {
        return Some(Period::of(to));
    }
    Period::between(Edge::At(from), Edge::At(to)).ok()
}

/// How and when a claim counts. None where the text does not say both.
///
/// What a register has of a window was recorded in it; whether it began in it, the text does not say.
pub(crate) fn time(claim: &Claim) -> Option<Time> {
    let period = period(claim.stretch?)?;
    let kind = match (claim.counting.map(|c| c.what), claim.ground.map(|g| g.what)) {
        (Some(Counting::Cumulative), Some(Ground::Register)) => TimeKind::Cumulative,
        (Some(Counting::Stock), Some(Ground::Survey | Ground::Model | Ground::Undisclosed) | None) => {
            TimeKind::Stock
        }
        (_, Some(Ground::Register)) => TimeKind::Detections,
        (Some(Counting::Cumulative), _) | (None, _) => return None,
    };
    Some(Time { kind, period })
}
