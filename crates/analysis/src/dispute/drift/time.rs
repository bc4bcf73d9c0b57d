//! What became of the time that a figure is about.

use darkfigure_model::{Known, Period, Time, TimeKind};

use super::Alteration;

/// What changed from one time to another. None where they are the same, or may be.
pub(super) fn changed(before: Time, after: Time) -> Option<Alteration> {
    let moved = || moved(before, after);
    match (before.kind, after.kind) {
        (TimeKind::Stock, TimeKind::Stock) => moved(),
        (
            TimeKind::Stock,
            TimeKind::Entrants | TimeKind::Present | TimeKind::Detections | TimeKind::Cumulative,
        ) => Some(Alteration::StockToFlow),
        (
            TimeKind::Entrants | TimeKind::Present | TimeKind::Detections | TimeKind::Cumulative,
            TimeKind::Stock,
        ) => Some(Alteration::FlowToStock),
        (TimeKind::Entrants, TimeKind::Entrants)
        | (TimeKind::Present, TimeKind::Present)
        | (TimeKind::Detections, TimeKind::Detections)
        | (TimeKind::Cumulative, TimeKind::Cumulative) => moved(),
        // A number since a start is one of entrants in the window from there, as long as the window is the same.
        (TimeKind::Cumulative, TimeKind::Entrants) | (TimeKind::Entrants, TimeKind::Cumulative) => {
            moved().map(|_| Alteration::CumulativeToWindow)
        }
        (TimeKind::Cumulative, TimeKind::Detections | TimeKind::Present)
        | (TimeKind::Detections | TimeKind::Present, TimeKind::Cumulative) => {
            Some(moved().map_or(Alteration::TimeChanged, |_| Alteration::CumulativeToWindow))
        }
        (TimeKind::Entrants, TimeKind::Detections) | (TimeKind::Detections, TimeKind::Entrants) => {
            Some(Alteration::EventToRecord)
        }
        (TimeKind::Entrants | TimeKind::Detections, TimeKind::Present)
        | (TimeKind::Present, TimeKind::Entrants | TimeKind::Detections) => Some(Alteration::TimeChanged),
    }
}

/// Two times of one kind.
fn moved(before: Time, after: Time) -> Option<Alteration> {
    let (a, b) = (before.period, after.period);
    if a.is_same(b) != Known::No {
        return None;
    }
    if a.is_apart(b) == Known::Yes {
        return Some(if is_earlier(a, b) { Alteration::RedatedLater } else { Alteration::RedatedEarlier });
    }
    // A date that is said more closely, or less, is the same date.
    if before.kind == TimeKind::Stock {
        return Some(Alteration::TimeChanged);
    }
    Some(match (b.is_within(a), a.is_within(b)) {
        (Known::Yes, Known::No) => Alteration::WindowShortened,
        (Known::No, Known::Yes) => Alteration::WindowLengthened,
        (Known::Yes | Known::No | Known::Unknown, Known::Yes | Known::No | Known::Unknown) => {
            Alteration::TimeChanged
        }
    })
}

/// Of two periods that share no day, whether the first is the earlier one.
fn is_earlier(a: Period, b: Period) -> bool {
    let (end, start) = (a.end().date(), b.start().date());
    end.zip(start).is_some_and(|(end, start)| end.first_day() <= start.first_day())
}
