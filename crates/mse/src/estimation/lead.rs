//! Which row leads, and which bounds from below.

use super::Estimation;
use super::doubt::Doubt;
use super::method::{Method, MethodRole};
use super::row::{MethodRow, RowStatus};
use crate::audit::Finding;

/// The order in which methods lead: those first whose interval contains the selection of a model, two lists last.
const ORDER: [Method; 9] = [
    Method::BestBicOpen,
    Method::BestBic,
    Method::Stepwise,
    Method::AverageBic,
    Method::Decomposable,
    Method::Thresholding,
    Method::LatentClass,
    Method::Chapman,
    Method::LincolnPetersen,
];

impl Estimation {
    /// The row that leads: the one number where one is wanted, whose width and surroundings the verdict judges.
    ///
    /// Chosen by rank, never by its number: the first method of a fixed order that has an estimate and is [main](MethodRole::Main) on so
    /// many lists, or else the first other such row. The best BIC's number comes with the interval that leaves
    /// [other explanations](Method::BestBicOpen) open, where the lists close it to less than [`WIDE_INTERVAL`](super::WIDE_INTERVAL); where they do not, its own
    /// interval stands and the verdict says so. None where there is none. Whether the number may be read is the
    /// [verdict](Estimation::verdict)'s to say.
    #[must_use]
    pub fn lead(&self) -> Option<&MethodRow> {
        lead(&self.rows, self.n_lists)
    }

    /// The row of the floor: Chao's bound where lists differ in size, [`Method::MthChao`].
    ///
    /// It bounds from below however unequal people's chances are, as long as people on one list are no rarer on another than those who are
    /// not on it, and nobody is counted twice. The other forms of Chao's
    /// bound take lists as alike, and lie above the truth where they are not. None where the audit finds lists that hold different people.
    #[must_use]
    pub fn floor(&self) -> Option<&MethodRow> {
        let leads_away = |finding: &Finding| matches!(finding, Finding::NegativeDependence { .. });
        floor(&self.rows).filter(|_| !self.audit.findings.iter().any(leads_away))
    }
}

pub(super) fn lead(rows: &[MethodRow], n_lists: usize) -> Option<&MethodRow> {
    let is_sound = |row: &&MethodRow| {
        if row.method == Method::BestBicOpen {
            row.interval.as_ref().is_some_and(|found| !Doubt::is_wide(found))
        } else {
            row.is_estimated() && row.method.role(n_lists) == MethodRole::Main
        }
    };
    let ranked =
        ORDER.iter().find_map(|&method| rows.iter().filter(is_sound).find(|row| row.method == method));
    ranked.or_else(|| rows.iter().find(is_sound))
}

pub(super) fn floor(rows: &[MethodRow]) -> Option<&MethodRow> {
    rows.iter().find(|row| row.method == Method::MthChao && row.status == RowStatus::LowerBound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimation::SkipReason;
    use crate::{IntervalMethod, SizeInterval, UpperLimit};

    fn row(method: Method, upper: f64) -> MethodRow {
        let interval = SizeInterval {
            lower: 100.0,
            upper: UpperLimit::Finite(upper),
            level: 0.95,
            kind: IntervalMethod::Joined,
        };
        MethodRow::estimated(method, 90.0, 120.0).with_interval(Some(interval))
    }

    /// By rank and not by place; the open interval leads only where it is not wide, and without a row of rank the first main one does.
    #[test]
    fn rank_decides_which_row_leads() {
        let of = |rows: &[MethodRow], n_lists: usize| lead(rows, n_lists).map(|row| row.method);
        let (stepwise, bic) = (row(Method::Stepwise, 200.0), row(Method::BestBic, 200.0));
        assert_eq!(of(&[stepwise.clone(), bic.clone()], 3), Some(Method::BestBic));
        let open = |upper: f64| row(Method::BestBicOpen, upper);
        assert_eq!(of(&[bic.clone(), open(499.0)], 3), Some(Method::BestBicOpen));
        assert_eq!(of(&[bic.clone(), open(500.0)], 3), Some(Method::BestBic));
        let refused = MethodRow::skipped(Method::BestBic, SkipReason::OrderInTime);
        assert_eq!(of(&[refused, stepwise], 3), Some(Method::Stepwise));
        let (aic, alone) = (row(Method::BestAic, 200.0), row(Method::Independence, 200.0));
        assert_eq!(of(&[alone.clone(), aic], 3), Some(Method::BestAic));
        // A comparison leads nowhere, and what is main of three lists is a comparison of two.
        assert_eq!(of(&[alone, row(Method::M0, 200.0)], 3), None);
        assert_eq!(of(&[bic, row(Method::Chapman, 200.0)], 2), Some(Method::Chapman));
    }

    /// The floor is a bound, and none where the row is an estimate or another bound.
    #[test]
    fn the_floor_is_a_bound_for_lists_that_differ() {
        let (bound, estimate) = (row(Method::MthChao, 200.0).into_bound(), row(Method::MthChao, 200.0));
        let other = row(Method::ChaoBound, 200.0).into_bound();
        assert_eq!(floor(&[other.clone(), bound.clone()]), Some(&bound));
        assert_eq!(floor(&[other, estimate]), None);
    }
}
