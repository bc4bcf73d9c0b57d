//! The same data under several priors, side by side.

use super::graph_weight::GraphSet;
use super::{CellWeight, Graph, Options, Refusal, average_over, check};
use crate::{CaptureTable, SizeInterval};

/// One prior and its answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriorStripRow {
    /// The prior weight of each cell.
    pub delta: f64,
    /// Whether the complete graph took part.
    pub include_complete: bool,
    /// The posterior median of the population size.
    pub median: Option<f64>,
    /// The interval at the level of the options.
    pub interval: SizeInterval,
    /// The most probable graph.
    pub top_graph: Option<Graph>,
    /// Its posterior probability.
    pub top_probability: f64,
    /// The posterior probability of the complete graph, which does not identify the dark figure; nought where it was
    /// left out.
    pub complete_probability: f64,
}

/// The answers under several priors.
#[derive(Debug, Clone, PartialEq)]
pub struct PriorStrip {
    /// The rows: first without the complete graph, then with it, each in the order of the cell weights given.
    pub rows: Vec<PriorStripRow>,
}

impl PriorStrip {
    /// The largest median divided by the smallest: how far the prior alone moves the answer.
    #[must_use]
    pub fn spread(&self) -> Option<f64> {
        let medians = || self.rows.iter().filter_map(|row| row.median);
        let (low, high) = (medians().fold(f64::INFINITY, f64::min), medians().fold(0.0, f64::max));
        (low.is_finite() && low > 0.0).then(|| high / low)
    }
}

/// Averages over decomposable graphs under each cell weight, without and with the complete graph.
///
/// The customary strip is 2^(−K), ½ and 1. With few overlaps, or with the complete graph and ½ or more, the prior
/// decides: the strip shows it.
///
/// # Errors
///
/// As [`average`](super::average); the options' own cell weight and choice about the
/// complete graph are not used.
pub fn prior_strip(
    table: &CaptureTable,
    cell_weights: &[CellWeight],
    options: &Options,
) -> Result<PriorStrip, Refusal> {
    let mut rows = Vec::with_capacity(2 * cell_weights.len());
    for include_complete in [false, true] {
        let mut set = None;
        for &cell_weight in cell_weights {
            let options = Options { cell_weight, include_complete, ..*options };
            check(table, &options)?;
            let set = set.get_or_insert_with(|| GraphSet::new(table.n_lists(), include_complete));
            let posterior = average_over(set, table, &options, &|_| {});
            let complete = posterior.graphs.iter().find(|entry| entry.graph.is_complete());
            rows.push(PriorStripRow {
                delta: posterior.delta,
                include_complete,
                median: posterior.median,
                interval: posterior.interval,
                top_graph: posterior.graphs.first().map(|entry| entry.graph),
                top_probability: posterior.graphs.first().map_or(0.0, |entry| entry.probability),
                complete_probability: complete.map_or(0.0, |entry| entry.probability),
            });
        }
    }
    Ok(PriorStrip { rows })
}
