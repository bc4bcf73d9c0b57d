//! Rows of the canonical table in terms of the table as it came.

use super::canonical::CanonicalTable;
use super::refusal::NotEstimable;
use super::row::{MethodRow, RowDetail, RowStatus};
use crate::{CoverageRefusal, DecomposableRefusal, EdgeProbability, LatentClassRefusal, ThresholdingRefusal};

/// A row whose lists, models and graphs are those of the table as it came.
pub(super) fn restored(mut row: MethodRow, canonical: &CanonicalTable) -> MethodRow {
    row.model = row.model.map(|model| canonical.model(&model));
    match &mut row.detail {
        RowDetail::Bootstrap(detail) => {
            for picked in &mut detail.picked {
                picked.model = canonical.model(&picked.model);
            }
        }
        RowDetail::Graphs { cliques, edges, .. } => {
            for clique in cliques.iter_mut() {
                *clique = canonical.history(*clique);
            }
            for edge in edges.iter_mut() {
                let (one, other) = (canonical.original[edge.list], canonical.original[edge.other]);
                *edge = EdgeProbability { list: one.min(other), other: one.max(other), ..*edge };
            }
            cliques.sort_unstable();
            edges.sort_by_key(|edge| (edge.other, edge.list));
        }
        _ => {}
    }
    if let Some(draws) = &mut row.draws {
        draws.restore(canonical);
    }
    if let RowStatus::NotEstimable {
        reason:
            NotEstimable::Coverage(CoverageRefusal::EmptyList { list })
            | NotEstimable::Decomposable(DecomposableRefusal::EmptyList { list })
            | NotEstimable::LatentClass(LatentClassRefusal::EmptyList { list })
            | NotEstimable::Thresholding(ThresholdingRefusal::EmptyList { list }),
    } = &mut row.status
    {
        *list = canonical.original[*list];
    }
    row
}
