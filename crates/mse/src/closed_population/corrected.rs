//! Closed-population estimates corrected for bias by adjusting the counts before the fit.

use libm::exp;

use super::behaviour::FirstCaptures;
use super::design::Cells;
use super::fit::{cells_of_table, check_level};
use super::model::{Heterogeneity, Model};
use super::refusal::Refusal;
use super::removal::Removal;
use crate::interval::as_f64;
use crate::single_source::{Occasions, chao_corrected};
use crate::{CaptureCounts, CaptureTable, SizeEstimate};

/// A closed-population estimate whose second-order bias is taken out beforehand.
///
/// # Formula
///
/// Where chances are small, the dark figure is nearly f₁^a₁ f₂^a₂ f₃^a₃, with Σ aₖ = 1, Σ k aₖ = 0 and Σ h(k) aₖ = 0; such a
/// product is unbiased to the second order once every fₖ has (1 − aₖ)/2 added. So
///
/// ```text
/// M0      f₁ − 1/2, f₂ + 1
/// Mh      fₖ + (1 − aₖ)/2 for k = 1, 2, 3; Chao's bound in closed form
/// Mt      f₁ + (t − 2)/2, f₂ + 1, spread evenly over their histories
/// Mth     f₁ + (t − a₁)/2, and f₂, f₃ as in Mh, spread evenly
/// Mb, Mbh three first captures moved one occasion earlier
/// ```
///
/// and the dark figure of the adjusted fit is added to the people who were seen.
///
/// # Errors
///
/// As [`fit`](crate::closed_population::fit); [`Refusal::NotDefined`] for [`Heterogeneity::Normal`].
///
/// # References
///
/// Rivest and Lévesque (2001), Canadian Journal of Statistics 29, 555–572.
pub fn correct(table: &CaptureTable, model: Model, level: f64) -> Result<SizeEstimate, Refusal> {
    check_level(level)?;
    if matches!(model, Model::Mb | Model::Mbh) {
        return correct_behaviour(table, model, level);
    }
    let mut cells = cells_of_table(table, model)?;
    let most = cells.max_captures();
    let needed =
        if model.heterogeneity().is_some_and(|h| h != Heterogeneity::ChaoLowerBound) { 3 } else { 2 };
    if most < needed {
        return Err(Refusal::TooFewLists { needed: needed as usize, found: most as usize });
    }
    match model.heterogeneity() {
        Some(Heterogeneity::Normal) => return Err(Refusal::NotDefined),
        Some(Heterogeneity::ChaoLowerBound) if !model.lists_differ() => {
            let counts = CaptureCounts::of_table(table).map_err(|_| Refusal::Nobody)?;
            return chao_corrected(&counts, Occasions::Fixed(most), level).map_err(|_| Refusal::NoOverlap);
        }
        _ => {}
    }
    adjust(&mut cells, model, most);
    let fitted = cells.maximise(model, None).ok_or(Refusal::NoMaximum)?;
    let dark = exp(fitted.maximum.coefficients[0]);
    let se = (dark + dark * dark * fitted.maximum.covariance[0]).sqrt();
    Ok(SizeEstimate::log_normal(table.n_observed(), as_f64(table.n_observed()) + dark, se, level))
}

fn adjust(cells: &mut Cells, model: Model, most: u32) {
    let powers = model.heterogeneity().and_then(powers).unwrap_or([2.0, -1.0, 1.0]);
    let t = f64::from(most);
    // With a parameter per list the singles are t counts whose product enters, not one count that is squared.
    let singles = if model.lists_differ() { (t - powers[0]) / 2.0 } else { (1.0 - powers[0]) / 2.0 };
    let additions = [singles, (1.0 - powers[1]) / 2.0, (1.0 - powers[2]) / 2.0];
    for (k, addition) in (1_u32..).zip(additions) {
        let n_cells = cells.cells.iter().filter(|cell| cell.n_captures == k).count();
        for cell in cells.cells.iter_mut().filter(|cell| cell.n_captures == k) {
            cell.count += addition / n_cells as f64;
            if !model.lists_differ() {
                cell.count = cell.count.max(0.0);
            }
        }
    }
}

/// a₁, a₂, a₃ with Σ aₖ = 1, Σ k aₖ = 0, Σ h(k) aₖ = 0, of a bend with one column.
fn powers(heterogeneity: Heterogeneity) -> Option<[f64; 3]> {
    let (h1, h2, h3) = (heterogeneity.bend(1.0)?, heterogeneity.bend(2.0)?, heterogeneity.bend(3.0)?);
    // The general solution of the first two is (2, −1, 0) + a₃ (1, −2, 1).
    let third = (h2 - 2.0 * h1) / (h1 - 2.0 * h2 + h3);
    Some([2.0 + third, -1.0 - 2.0 * third, third])
}

fn correct_behaviour(table: &CaptureTable, model: Model, level: f64) -> Result<SizeEstimate, Refusal> {
    let captures = FirstCaptures::of(table, model)?;
    let (n_occasions, people, delay) = captures.alike(model);
    if n_occasions < 3 {
        let skipped = table.n_lists() - n_occasions as usize;
        return Err(Refusal::TooFewLists { needed: 3 + skipped, found: table.n_lists() });
    }
    let removal = Removal::fit(n_occasions, people, delay - 3.0)?;
    let estimate = as_f64(table.n_observed()) + removal.dark;
    Ok(SizeEstimate::log_normal(table.n_observed(), estimate, removal.variance.sqrt(), level))
}
