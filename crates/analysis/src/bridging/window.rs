//! Rates in time over their own window: "400 a month" in a year are 4,800.

use darkfigure_model::{
    Comparison, Dossier, Figure, Operation, PerTime, Period, QuantityKind, Rate, TimeKind,
};

/// A rate in time as the number that its own window has: an average times the length of what it is an average over.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OverWindow {
    /// In what it counts: so many a month.
    pub per: PerTime,
    /// How many of these the window has.
    pub stretches: f64,
    /// What kind of quantity the number is.
    pub kind: QuantityKind,
}

impl OverWindow {
    /// By what the rate is multiplied, which stands as one in a year.
    pub(crate) fn factor(self) -> f64 {
        self.stretches / self.per.in_a_year()
    }
}

/// Of each side the number over its own window, where it is a rate in time and the other side is not: no step is needed to say what both say.
/// None where the dossier gives a step between windows, which says more, or where the window does not have a whole number of months.
///
/// # Formula
///
/// ```text
/// number = rate · (stretches in the window)      400 a month · 12 months = 4,800
/// ```
pub(crate) fn over_windows(
    dossier: &Dossier,
    comparison: &Comparison,
    figures: [&Figure; 2],
) -> [Option<OverWindow>; 2] {
    let is_window =
        |id| dossier.bridges.get(id).is_some_and(|bridge| matches!(bridge.operation, Operation::Window));
    if comparison.bridges.iter().any(is_window) {
        return [None, None];
    }
    let of = |own: &Figure, other: &Figure| match other.kind() {
        QuantityKind::Rate(Rate::Time(_) | Rate::BaseAndTime(..)) | QuantityKind::Change(_) => None,
        QuantityKind::Number
        | QuantityKind::Amount
        | QuantityKind::Share
        | QuantityKind::Rate(Rate::Base(_)) => over_window(own),
    };
    [of(figures[0], figures[1]), of(figures[1], figures[0])]
}

fn over_window(figure: &Figure) -> Option<OverWindow> {
    let kind = figure.kind().without_time(figure.measure.unit.is_divisible())?;
    let QuantityKind::Rate(rate) = figure.kind() else { return None };
    let (per, time) = (rate.time()?, figure.measure.time?);
    match time.kind {
        TimeKind::Entrants | TimeKind::Detections | TimeKind::Cumulative => {}
        TimeKind::Stock | TimeKind::Present => return None,
    }
    Some(OverWindow { per, stretches: stretches(time.period, per)?, kind })
}

/// How many days, weeks, months or years a window has. None where it is not known, or has a broken number of months.
fn stretches(window: Period, per: PerTime) -> Option<f64> {
    if window.is_fuzzy() {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "days and months of a calendar of 9999 years are exact")]
    let [days, months] = [window.n_days(), window.n_months()].map(|n| n.map(|n| n as f64));
    match per {
        PerTime::Day => days,
        PerTime::Week => days.map(|days| days / 7.0),
        PerTime::Month => months,
        PerTime::Year => months.map(|months| months / 12.0),
    }
}

#[cfg(test)]
mod tests {
    use darkfigure_model::{Date, Edge};

    use super::*;

    #[test]
    fn a_window_has_as_many_stretches_as_the_calendar_says() {
        let of = |from: Date, to: Date, per| {
            stretches(Period::between(Edge::At(from), Edge::At(to)).unwrap(), per)
        };
        let year = |year| Date::year(year).unwrap();
        assert_eq!(of(year(2023), year(2023), PerTime::Month), Some(12.0));
        assert_eq!(of(year(2024), year(2024), PerTime::Day), Some(366.0));
        assert_eq!(of(year(2022), year(2023), PerTime::Year), Some(2.0));
        let month = |month| Date::month(2023, month).unwrap();
        assert_eq!(of(month(1), month(3), PerTime::Year), Some(0.25));
        assert_eq!(of(month(6), month(6), PerTime::Day), Some(30.0));
        let day = |day| Date::day(2023, 6, day).unwrap();
        assert_eq!(of(day(1), day(14), PerTime::Week), Some(2.0));
        assert_eq!(of(day(1), day(30), PerTime::Month), Some(1.0));
        assert_eq!((of(day(1), day(14), PerTime::Month), of(day(2), day(30), PerTime::Year)), (None, None));
    }
}
