//! Which cells of a model have a mean at all, and whether the unseen are determined.

use super::coding::Coding;
use crate::loglinear::{
    CellCounts, IntegerMatrix, close_upwards, cone_contains, gcd, has_parity_rank, has_positive_balance,
};

/// A model on the cells whose means are positive.
#[derive(Debug, Clone, Default)]
pub(crate) struct Face {
    /// Parameters that those cells determine, ascending, the intercept first.
    pub(crate) parameters: Vec<u32>,
    /// By cell: whether it is invisible, or its mean is exactly zero.
    pub(crate) dropped: Vec<bool>,
    /// Whether parameters were left out although people are where they count: a fit must not start from values that they were part of.
    pub(crate) is_reduced: bool,
    /// By stratum: whether nobody was seen there and the model has a parameter for it alone, so that its mean is zero, seen or unseen.
    pub(crate) vacant: Vec<bool>,
}

/// Why a stratum's unseen have no estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnseenObstacle {
    /// The likelihood rises for ever as the number of the unseen grows.
    #[error("the likelihood rises for ever with the unseen of stratum {stratum}")]
    RisesForEver {
        /// The stratum's index.
        stratum: usize,
    },
    /// The likelihood rises for ever as the number of the unseen falls to nobody.
    #[error("the likelihood rises for ever as the unseen of stratum {stratum} fall to nobody")]
    FallsToNobody {
        /// The stratum's index.
        stratum: usize,
    },
    /// Different numbers of unseen people fit equally well.
    #[error("different numbers of unseen people in stratum {stratum} fit equally well")]
    NotIdentifiable {
        /// The stratum's index.
        stratum: usize,
    },
    /// The question outgrew 128-bit integers.
    #[error("whether an estimate exists could not be decided in 128-bit integers")]
    ExactArithmetic,
}

/// The face of the data under a model: the cells whose fitted means are positive, and parameters that these determine.
///
/// # Formula
///
/// Let x be the row of a cell in the design matrix, C the directions d with x·d = 0 for every cell with people and x·d ≤ 0 for every
/// other visible cell. The likelihood never falls along C. A cell is outside the face if x·d < 0 for some d in C: its mean is zero at the
/// supremum. The unseen of a stratum, whose row is u, are determined if and only if u lies in the span of the face's rows; elsewhere they
/// rise for ever if u·d ≥ 0 on all of C, and fall to nobody if u·d ≤ 0.
///
/// Each question is whether a vector lies in a cone, by linear programming in exact integers, and is asked only where the cells with
/// people do not settle all parameters by themselves.
///
/// # References
///
/// Fienberg and Rinaldo 2012, Annals of Statistics 40, 996–1023, section 3 (facial sets).
pub(crate) fn find_face(
    coding: &Coding,
    counts: &CellCounts,
    parameters: &[u32],
    face: &mut Face,
) -> Result<(), UnseenObstacle> {
    face.parameters.clear();
    face.dropped.clear();
    face.dropped.extend_from_slice(coding.invisible());
    face.is_reduced = false;
    face.vacant.clear();
    face.vacant.resize(coding.n_strata(), false);
    // Nobody is where the parameter counts: it is −∞, and so is everything above it.
    let has_margin = |parameter: u32| counts.margins[parameter as usize] > 0.0;
    face.parameters.extend(parameters.iter().copied().filter(|&parameter| has_margin(parameter)));
    if face.parameters.len() < parameters.len() {
        let mut empty = vec![false; face.dropped.len()];
        for &parameter in parameters.iter().filter(|&&parameter| !has_margin(parameter)) {
            empty[parameter as usize] = true;
        }
        close_upwards(counts.n_lists, &mut empty);
        for (vacant, &unseen) in face.vacant.iter_mut().zip(coding.unseen()) {
            *vacant = empty[unseen as usize];
        }
        face.dropped.iter_mut().zip(empty).for_each(|(dropped, empty)| *dropped |= empty);
    }
    if has_full_rank(&counts.positive, &face.parameters) {
        return Ok(());
    }
    match decide(coding, counts, face) {
        Some(decided) => decided,
        None => Err(UnseenObstacle::ExactArithmetic),
    }
}

/// Whether the cells with people determine all parameters; `false` may also mean "not proved": full rank modulo 2 proves it.
fn has_full_rank(positive: &[u32], parameters: &[u32]) -> bool {
    let width = parameters.len();
    let row = |&cell: &u32| parameters.iter().fold(0, |row, &p| row << 1 | u128::from(cell & p == p));
    width <= positive.len().min(128) && has_parity_rank(positive.iter().map(row), width)
}

fn decide(coding: &Coding, counts: &CellCounts, face: &mut Face) -> Option<Result<(), UnseenObstacle>> {
    let parameters = &face.parameters;
    let mut inclusion = IntegerMatrix::zeros(counts.positive.len(), parameters.len());
    for (row, &cell) in counts.positive.iter().enumerate() {
        for (column, &parameter) in parameters.iter().enumerate() {
            inclusion.row_mut(row)[column] = i128::from(cell & parameter == parameter);
        }
    }
    let null = inclusion.null_space()?;
    if null.n_columns == 0 {
        return Some(Ok(()));
    }
    // What a cell's row makes of the null vectors.
    let value = |cell: u32| {
        let mut sum = vec![0_i128; null.n_columns];
        for (at, _) in parameters.iter().enumerate().filter(|(_, p)| cell & **p == **p) {
            for (entry, &other) in sum.iter_mut().zip(null.row(at)) {
                *entry = entry.checked_add(other)?;
            }
        }
        Some(primitive(sum))
    };
    let mut rows = IntegerMatrix::zeros(0, null.n_columns);
    let mut row_of: Vec<(u32, usize)> = Vec::new();
    let empty = (0..face.dropped.len() as u32)
        .filter(|&cell| !face.dropped[cell as usize] && counts.counts[cell as usize] <= 0.0);
    for cell in empty {
        let row = value(cell)?;
        if row.iter().all(|&entry| entry == 0) {
            continue;
        }
        let known = (0..rows.n_rows).find(|&at| rows.row(at) == row);
        row_of.push((cell, known.unwrap_or(rows.n_rows)));
        if known.is_none() {
            rows.entries.extend(row);
            rows.n_rows += 1;
        }
    }
    // A row is in the face if positive weights on all rows can balance it.
    let mut in_face = vec![true; rows.n_rows];
    if !has_positive_balance(&rows)? {
        for (at, is_in) in in_face.iter_mut().enumerate() {
            *is_in = cone_contains(&rows, &negated(rows.row(at)))?;
        }
    }
    let mut spanning = IntegerMatrix::zeros(0, null.n_columns);
    for at in (0..rows.n_rows).filter(|&at| in_face[at]) {
        spanning.entries.extend_from_slice(rows.row(at));
        spanning.n_rows += 1;
    }
    // Directions that nothing in the face notices.
    let free = spanning.null_space()?;
    for (stratum, &cell) in coding.unseen().iter().enumerate().filter(|&(at, _)| !face.vacant[at]) {
        let row = value(cell)?;
        let as_matrix = IntegerMatrix { n_rows: 1, n_columns: null.n_columns, entries: row };
        if as_matrix.product(&free)?.entries.iter().any(|&entry| entry != 0) {
            let row = as_matrix.entries;
            return Some(Err(if cone_contains(&rows, &negated(&row))? {
                UnseenObstacle::RisesForEver { stratum }
            } else if cone_contains(&rows, &row)? {
                UnseenObstacle::FallsToNobody { stratum }
            } else {
                UnseenObstacle::NotIdentifiable { stratum }
            }));
        }
    }
    // One parameter for each such direction says nothing that the others do not.
    let directions = null.product(&free)?.transposed();
    let last = parameters.len() - 1;
    let mut turned = IntegerMatrix::zeros(directions.n_rows, directions.n_columns);
    for row in 0..directions.n_rows {
        for column in 0..=last {
            // The intercept, which is first, is tried last; no direction is made of it alone.
            turned.row_mut(row)[last - column] = directions.row(row)[column];
        }
    }
    let superfluous: Vec<usize> = turned.pivot_columns()?.into_iter().map(|column| last - column).collect();
    for (cell, _) in row_of.iter().filter(|(_, row)| !in_face[*row]) {
        face.dropped[*cell as usize] = true;
    }
    face.is_reduced = !superfluous.is_empty();
    let mut at = 0;
    face.parameters.retain(|_| {
        at += 1;
        !superfluous.contains(&(at - 1))
    });
    Some(Ok(()))
}

fn negated(row: &[i128]) -> Vec<i128> {
    row.iter().map(|entry| -entry).collect()
}

/// The row divided by the greatest common divisor of its entries.
fn primitive(mut row: Vec<i128>) -> Vec<i128> {
    let common = row.iter().fold(0, |common, entry| gcd(common, entry.abs()));
    if common > 1 {
        row.iter_mut().for_each(|entry| *entry /= common);
    }
    row
}
