//! Averaging over decomposable graphs: which lists depend on which is unknown, and every answer gets its weight.

mod graph;
mod graph_weight;
mod prior_strip;

pub use graph::{Graph, MAX_LISTS, graphs};
pub use prior_strip::{PriorStrip, PriorStripRow, prior_strip};

use crate::bayesian::size::{SizePosterior, sum_over_all, sum_over_grid};
use crate::progress::Tally;
use crate::{CaptureTable, Progress, SizeInterval};
use graph_weight::{GraphSet, GraphWeight};

/// The weight δ of each cell of the full table in the hyper-Dirichlet prior.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum CellWeight {
    /// 2^(−K) for K lists, so that the whole prior weighs as much as one person.
    InverseCells,
    /// The same number for each cell; 1 is uniform, ½ is Jeffreys.
    Each(f64),
}

impl CellWeight {
    /// The weight of a cell in a table over `n_lists` lists.
    #[must_use]
    pub fn delta(self, n_lists: usize) -> f64 {
        match self {
            Self::InverseCells => 1.0 / (1_u64 << n_lists.min(63)) as f64,
            Self::Each(delta) => delta,
        }
    }
}

/// Over which dark figures the posterior extends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum DarkFigureRange {
    /// All of them, from nought to infinity.
    All,
    /// A grid that leaves out everything outside, renormalised. It reproduces programmes that truncate; the mass that
    /// is cut off depends on the grid, and with heavy tails it is not small.
    Grid {
        /// The smallest dark figure.
        first: u64,
        /// The largest dark figure.
        last: u64,
    },
}

/// The longest grid that is summed.
pub const MAX_GRID: u64 = 10_000_000;

/// Options of [`average`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Options {
    /// The prior weight of each cell; 2^(−K) by default.
    pub cell_weight: CellWeight,
    /// Whether the complete graph takes part. It does not identify the dark figure and draws the answer towards the
    /// observed count, the more the larger the cell weight; left out by default.
    pub include_complete: bool,
    /// Over which dark figures to sum; all by default.
    pub dark_figures: DarkFigureRange,
    /// The level of the interval; 0.95.
    pub level: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            cell_weight: CellWeight::InverseCells,
            include_complete: false,
            dark_figures: DarkFigureRange::All,
            level: 0.95,
        }
    }
}

/// A graph with its posterior probability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GraphProbability {
    /// The graph.
    pub graph: Graph,
    /// Its posterior probability; over all graphs they add up to one.
    pub probability: f64,
}

/// The probability that two lists are joined.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EdgeProbability {
    /// The lower list index.
    pub list: usize,
    /// The higher list index.
    pub other: usize,
    /// The posterior probability of all graphs that join the two.
    pub probability: f64,
}

/// The posterior over graphs and sizes.
#[derive(Debug, Clone, PartialEq)]
pub struct Posterior {
    /// The options that were used.
    pub options: Options,
    /// The prior weight of each cell that they came to.
    pub delta: f64,
    /// How many people were seen.
    pub n_observed: u64,
    /// The posterior median of the population size; none only under a prior whose tail is heavier than any in use.
    pub median: Option<f64>,
    /// The interval at the level of the options, with as much probability below as above.
    pub interval: SizeInterval,
    /// The distribution of the population size.
    pub size: SizePosterior,
    /// Every graph, the most probable first.
    pub graphs: Vec<GraphProbability>,
    /// Every pair of lists with the probability that they depend on each other.
    pub edges: Vec<EdgeProbability>,
}

/// Why the average over decomposable graphs is refused.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// There are too few lists to overlap, or more than can be enumerated.
    #[error("averaging over decomposable graphs takes 2 to {MAX_LISTS} lists, found {found}")]
    ListCount {
        /// How many lists the table has.
        found: usize,
    },
    /// Nobody was seen.
    #[error("nobody was seen by any list")]
    Empty,
    /// A list saw nobody.
    #[error("list {list} saw nobody")]
    EmptyList {
        /// The index of that list.
        list: usize,
    },
    /// Nobody was seen twice: the posterior would be the prior's.
    #[error("nobody was seen by two lists; the answer would be the prior's alone")]
    NoOverlap,
    /// The cell weight is not a positive number.
    #[error("the prior weight of a cell must be positive and finite, found {found}")]
    CellWeight {
        /// What was given.
        found: f64,
    },
    /// The level does not lie between 0 and 1.
    #[error("a level lies between 0 and 1, found {found}")]
    Level {
        /// What was given.
        found: f64,
    },
    /// The grid is empty or too long.
    #[error("a grid of dark figures from {first} to {last} is empty or longer than {MAX_GRID}")]
    Grid {
        /// The smallest dark figure.
        first: u64,
        /// The largest dark figure.
        last: u64,
    },
}

/// The posterior of the population size, averaged over all decomposable graphs of dependence between the lists.
///
/// The sum over sizes runs to infinity, with the tail taken exactly. Every graph has the same prior weight, the
/// cell probabilities a hyper-Dirichlet prior, the size N the prior 1/N.
///
/// # Assumptions
///
/// A closed population, perfect linkage, and dependence between lists that some decomposable graph describes; in
/// particular all people share the same chances of capture. The answer depends on the cell weight where overlaps are
/// few: look at [`prior_strip`] before believing it.
///
/// # Formula
///
/// ```text
/// p(G, N | data) ∝ 1/N · N! / Π n_h! · Π_cliques m(C) / Π_separators m(S)
/// m(S) = Γ(α)/Γ(α + N) · Π_cells Γ(δ_S + n_cell)/Γ(δ_S),   δ_S = δ 2^(K − |S|),  α = δ 2^K
/// ```
///
/// # Errors
///
/// [`Refusal`] where the table cannot say anything or the options are impossible.
///
/// # Example
///
/// ```
/// use darkfigure_mse::{CaptureTable, History};
/// use darkfigure_mse::bayesian::decomposable::{Options, average};
///
/// let names = ["A", "B", "C"].map(String::from).to_vec();
/// // Korean "comfort women": three lists, 123 women (Ball et al. 2018).
/// let counts = [(0b001, 5), (0b010, 5), (0b100, 41), (0b011, 54), (0b101, 6), (0b111, 12)];
/// let table = CaptureTable::new(names, counts.map(|(h, n)| (History::from_bits(h), n)))?;
/// let posterior = average(&table, &Options::default())?;
/// assert_eq!(posterior.median, Some(164.0));
/// assert_eq!(posterior.graphs[0].graph.to_string(), "[12,23]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// Madigan and York (1997), Biometrika 84, 19–31; Lum, Johndrow and Ball (the R package dga).
pub fn average(table: &CaptureTable, options: &Options) -> Result<Posterior, Refusal> {
    average_with_progress(table, options, &|_| {})
}

/// [`average`] with a listener; a step is the weight of all graphs at one size.
///
/// # Errors
///
/// As [`average`].
pub fn average_with_progress(
    table: &CaptureTable,
    options: &Options,
    listener: &(dyn Fn(Progress) + Sync),
) -> Result<Posterior, Refusal> {
    check(table, options)?;
    let set = GraphSet::new(table.n_lists(), options.include_complete);
    Ok(average_over(&set, table, options, listener))
}

fn check(table: &CaptureTable, options: &Options) -> Result<(), Refusal> {
    let n_lists = table.n_lists();
    if !(2..=MAX_LISTS).contains(&n_lists) {
        return Err(Refusal::ListCount { found: n_lists });
    }
    if table.n_observed() == 0 {
        return Err(Refusal::Empty);
    }
    if let Some(list) = table.empty_list() {
        return Err(Refusal::EmptyList { list });
    }
    if !table.has_overlap() {
        return Err(Refusal::NoOverlap);
    }
    let delta = options.cell_weight.delta(n_lists);
    if !(delta > 0.0 && delta.is_finite()) {
        return Err(Refusal::CellWeight { found: delta });
    }
    if !(options.level > 0.0 && options.level < 1.0) {
        return Err(Refusal::Level { found: options.level });
    }
    if let DarkFigureRange::Grid { first, last } = options.dark_figures
        && (last < first || last - first >= MAX_GRID)
    {
        return Err(Refusal::Grid { first, last });
    }
    Ok(())
}

/// The posterior over a set of graphs; table and options were checked.
fn average_over(
    set: &GraphSet,
    table: &CaptureTable,
    options: &Options,
    listener: &(dyn Fn(Progress) + Sync),
) -> Posterior {
    // How many panels the sum needs shows only on the way; most posteriors stay below this.
    const USUAL_STEPS: u64 = 1_000;
    let delta = options.cell_weight.delta(table.n_lists());
    let mut weight = GraphWeight::new(set, table, delta);
    let n_observed = table.n_observed();
    let sum = match options.dark_figures {
        DarkFigureRange::All => {
            let tally = Tally::new(USUAL_STEPS, listener);
            sum_over_all(&mut weight, n_observed, &|steps| tally.advance(steps))
        }
        DarkFigureRange::Grid { first, last } => {
            let tally = Tally::new(last - first + 1, listener);
            sum_over_grid(&mut weight, n_observed, first, last, &|steps| tally.advance(steps))
        }
    };
    let mut graphs: Vec<GraphProbability> = set
        .graphs
        .iter()
        .zip(sum.probabilities)
        .map(|(&graph, probability)| GraphProbability { graph, probability })
        .collect();
    let n_lists = table.n_lists();
    let edges = (0..n_lists)
        .flat_map(|other| (0..other).map(move |list| (list, other)))
        .map(|(list, other)| {
            let joined = graphs.iter().filter(|entry| entry.graph.has_edge(list, other));
            let sum: f64 = joined.map(|entry| entry.probability).sum();
            // Rounding may leave a sum of probabilities a hair above one.
            EdgeProbability { list, other, probability: sum.min(1.0) }
        })
        .collect();
    graphs.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.graph.cmp(&b.graph)));
    Posterior {
        options: *options,
        delta,
        n_observed,
        median: sum.size.quantile(0.5),
        interval: sum.size.interval(options.level),
        size: sum.size,
        graphs,
        edges,
    }
}
