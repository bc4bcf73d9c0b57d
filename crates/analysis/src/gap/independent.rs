//! Two samples that share nothing: their errors partly cancel, and the limits of what is between them are closer than those of two margins
//! set end against end.

use darkfigure_model::{Basis, End, Figure, FigureId, IntervalKind, Level, Quantity, Tier};
use darkfigure_numeric::Limits;
use darkfigure_numeric::interval::{Measured, mover_difference, mover_ratio};

use crate::comparability::Dependence;

/// What is between two samples, upper against lower.
pub(super) struct Independent {
    pub(super) ratio: Quantity,
    pub(super) inverse: Quantity,
    pub(super) difference: Quantity,
}

impl Independent {
    /// By MOVER, where both are surveys that the dossier calls independent, as they were said, with a number between limits of one level.
    ///
    /// # References
    /// Zou and Donner 2008, Statistics in Medicine 27, 1693-1702; Donner and Zou 2012, Statistical Methods in Medical Research 21, 347-359.
    pub(super) fn of(
        pair: [(&FigureId, &Figure); 2],
        [upper, lower]: [&Quantity; 2],
        dependence: Dependence,
    ) -> Option<Self> {
        let are_samples = pair.iter().all(|(_, figure)| figure.basis == Some(Basis::Survey));
        if !are_samples || dependence != Dependence::Independent {
            return None;
        }
        let ((above, level, kind), (below, other_level, other_kind)) = (measured(upper)?, measured(lower)?);
        if kind != other_kind || (level.probability() - other_level.probability()).abs() > 1e-12 {
            return None;
        }
        let of_limits =
            |low: f64, point: Option<f64>, high: f64| Quantity::stated(low, point, high, level, kind);
        let quotient = |one: Measured, other: Measured| {
            let found = mover_ratio(one, other).ok()?;
            let within =
                of_limits(found.lower, Some(found.ratio), found.upper.finite().unwrap_or(f64::INFINITY));
            Some(match found.upper.finite() {
                Some(_) => within,
                None => within.with_high(End::Unbounded),
            })
        };
        let difference = mover_difference(above, below).ok()?;
        Some(Self {
            ratio: quotient(above, below)?,
            inverse: quotient(below, above)?,
            difference: of_limits(
                difference.lower(),
                Some(above.value() - below.value()),
                difference.upper(),
            ),
        })
    }
}

/// A number between two limits that are one interval at a level.
fn measured(q: &Quantity) -> Option<(Measured, Level, IntervalKind)> {
    let assurance = q.assurance();
    let (level, kind) = (assurance.joint_level()?, assurance.kind()?);
    if assurance.n_intervals() != 1 || q.tier() != Some(Tier::Stated) {
        return None;
    }
    let limits = Limits::new(q.low().value()?, q.high().value()?, level.probability()).ok()?;
    Some((Measured::new(q.central()?, limits).ok()?, level, kind))
}

#[cfg(test)]
mod tests {
    use darkfigure_model::{Measure, Number, SourceId, Unit, Value};

    use super::*;

    fn figure(basis: Basis) -> Figure {
        let value = Value::exact(Number::whole(1));
        let figure = Figure::new(value, "1", Measure::of(Unit::person()), SourceId::new("s").unwrap());
        Figure { basis: Some(basis), ..figure }
    }

    fn found(bases: [Basis; 2], values: [&Quantity; 2], dependence: Dependence) -> Option<Independent> {
        let figures = bases.map(figure);
        let id = FigureId::new("f").unwrap();
        Independent::of([(&id, &figures[0]), (&id, &figures[1])], values, dependence)
    }

    fn sample(low: f64, point: f64, high: f64, level: f64, kind: IntervalKind) -> Quantity {
        Quantity::stated(low, Some(point), high, Level::new(level).unwrap(), kind)
    }

    const SURVEYS: [Basis; 2] = [Basis::Survey; 2];

    #[test]
    fn the_errors_of_two_samples_partly_cancel() {
        // Zou and Donner 2008: 189 − 164 ± √(19² + 12²).
        let upper = sample(170.0, 189.0, 208.0, 0.95, IntervalKind::Confidence);
        let lower = sample(152.0, 164.0, 176.0, 0.95, IntervalKind::Confidence);
        let apart = found(SURVEYS, [&upper, &lower], Dependence::Independent).unwrap();
        let [low, high] = [apart.difference.low(), apart.difference.high()].map(|end| end.value().unwrap());
        let half = 505.0_f64.sqrt();
        assert!((low - (25.0 - half)).abs() < 1e-9 && (high - (25.0 + half)).abs() < 1e-9, "{low} to {high}");
        assert_eq!(apart.difference.assurance().joint_level(), Some(Level::P95));
        // The ratio leaves out one where the difference leaves out nothing, and the inverse is its own.
        assert!(apart.ratio.low().value().unwrap() > 1.0 && apart.inverse.high().value().unwrap() < 1.0);
        let product = apart.ratio.low().value().unwrap() * apart.inverse.high().value().unwrap();
        assert!((product - 1.0).abs() < 1e-9, "{product}");
    }

    #[test]
    fn only_samples_at_one_level_that_share_nothing_have_such_limits() {
        let upper = sample(170.0, 189.0, 208.0, 0.95, IntervalKind::Confidence);
        let lower = |level, kind| sample(152.0, 164.0, 176.0, level, kind);
        let same = lower(0.95, IntervalKind::Confidence);
        let is_found =
            |bases, lower: &Quantity, dependence| found(bases, [&upper, lower], dependence).is_some();
        assert!(is_found(SURVEYS, &same, Dependence::Independent));
        assert!(!is_found(SURVEYS, &same, Dependence::Unknown));
        assert!(!is_found([Basis::Survey, Basis::Model], &same, Dependence::Independent));
        assert!(!is_found([Basis::Model, Basis::Survey], &same, Dependence::Independent));
        assert!(!is_found(SURVEYS, &lower(0.9, IntervalKind::Confidence), Dependence::Independent));
        assert!(!is_found(SURVEYS, &lower(0.95, IntervalKind::Credible), Dependence::Independent));
        assert!(!is_found(SURVEYS, &same.plus(&same), Dependence::Independent));
        assert!(!is_found(SURVEYS, &same.weakened(Tier::Face), Dependence::Independent));
        assert!(!is_found(SURVEYS, &Quantity::point(164.0, Tier::Hard), Dependence::Independent));
    }

    #[test]
    fn a_ratio_over_a_sample_that_reaches_nothing_has_no_upper_end() {
        let upper = sample(170.0, 189.0, 208.0, 0.95, IntervalKind::Confidence);
        let lower = sample(0.0, 4.0, 8.0, 0.95, IntervalKind::Confidence);
        let apart = found(SURVEYS, [&upper, &lower], Dependence::Independent).unwrap();
        assert_eq!(apart.ratio.high(), End::Unbounded);
    }
}
