//! How far apart the methods' answers lie.

use super::method::{Method, MethodRole};
use super::row::MethodRow;

/// The smallest and the largest estimate, over several methods.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Disagreement {
    /// The largest estimate over the smallest.
    pub factor: f64,
    /// The method with the smallest estimate.
    pub lowest_method: Method,
    /// The smallest estimate.
    pub lowest: f64,
    /// The method with the largest estimate.
    pub highest_method: Method,
    /// The largest estimate.
    pub highest: f64,
    /// How many estimates were compared.
    pub n_estimates: usize,
}

impl Disagreement {
    /// Over rows that hold estimates, bounds excluded, of the given role or of any; none for fewer than two of them.
    pub(crate) fn over(rows: &[MethodRow], n_lists: usize, role: Option<MethodRole>) -> Option<Self> {
        let estimates = rows.iter().filter(|row| row.is_estimated()).filter_map(|row| {
            let fits = role.is_none_or(|role| row.method.role(n_lists) == role);
            row.n_total.filter(|_| fits).map(|n_total| (row.method, n_total))
        });
        let estimates: Vec<(Method, f64)> = estimates.collect();
        let lowest = estimates.iter().copied().min_by(|left, right| left.1.total_cmp(&right.1))?;
        let highest = estimates.iter().copied().max_by(|left, right| left.1.total_cmp(&right.1))?;
        (estimates.len() >= 2 && lowest.1 > 0.0).then_some(Self {
            factor: highest.1 / lowest.1,
            lowest_method: lowest.0,
            lowest: lowest.1,
            highest_method: highest.0,
            highest: highest.1,
            n_estimates: estimates.len(),
        })
    }
}
