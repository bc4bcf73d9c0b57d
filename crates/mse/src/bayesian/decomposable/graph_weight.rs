//! The posterior weight of every graph at a given dark figure.

use libm::{lgamma, log};

use super::graph::{Graph, MAX_LISTS, eliminations};
use crate::CaptureTable;
use crate::bayesian::size::WeightedHypotheses;
use darkfigure_numeric::special::gamma_ratio::log_gamma_excess;

/// The graphs that are averaged over, each as indices into the table of conditional terms.
pub(super) struct GraphSet {
    pub(super) n_lists: usize,
    pub(super) graphs: Vec<Graph>,
    // `n_lists` indices a graph: list · 2^n_lists + the set it is given.
    terms: Vec<u16>,
}

impl GraphSet {
    pub(super) fn new(n_lists: usize, include_complete: bool) -> Self {
        let mut graphs = Vec::new();
        let mut terms = Vec::new();
        for (graph, order) in eliminations(n_lists) {
            if graph.is_complete() && !include_complete {
                continue;
            }
            graphs.push(graph);
            terms.extend(order[..n_lists].iter().map(|step| (step.list << n_lists | step.given) as u16));
        }
        Self { n_lists, graphs, terms }
    }

    /// For each graph, the sum of its terms.
    fn sum_terms(&self, table: &[f64], base: f64, sums: &mut [f64]) {
        match self.n_lists {
            2 => self.sum_fixed::<2>(table, base, sums),
            3 => self.sum_fixed::<3>(table, base, sums),
            4 => self.sum_fixed::<4>(table, base, sums),
            5 => self.sum_fixed::<5>(table, base, sums),
            6 => self.sum_fixed::<6>(table, base, sums),
            _ => self.sum_fixed::<MAX_LISTS>(table, base, sums),
        }
    }

    fn sum_fixed<const N: usize>(&self, table: &[f64], base: f64, sums: &mut [f64]) {
        for (sum, terms) in sums.iter_mut().zip(self.terms.as_chunks::<N>().0) {
            *sum = terms.iter().fold(base, |sum, &term| sum + table[term as usize]);
        }
    }
}

/// The log of the joint posterior of graph and dark figure, up to one constant.
///
/// # Formula
///
/// ```text
/// p(G, N | data) ∝ 1/N · N! / Π n_h! · Π_v m(v ∪ pa(v)) / m(pa(v))
/// m(S) = Γ(α)/Γ(α + N) · Π_cells Γ(δ_S + n_cell)/Γ(δ_S),   δ_S = δ 2^(K − |S|),  α = δ 2^K
/// ```
///
/// Here v runs through the lists in a perfect elimination order and pa(v) is what is left of its neighbours, which
/// is the usual product over cliques divided by separators. The dark figure n₀ enters a set's term through its
/// empty cell only, Γ(δ_S + z_S + n₀) with z_S the number of people seen by no list of S, so that one table over
/// sets serves all graphs.
///
/// # References
///
/// Dawid and Lauritzen (1993), Annals of Statistics 21, 1272–1317; Madigan and York (1997), Biometrika 84, 19–31.
pub(super) struct GraphWeight<'a> {
    set: &'a GraphSet,
    n_observed: f64,
    // By set of lists: the part that does not depend on the dark figure, and a with Γ(n₀ + 1 + a).
    constant: Vec<f64>,
    shift: Vec<f64>,
    // Scratch: one value a set, and one a conditional term.
    set_term: Vec<f64>,
    conditional: Vec<f64>,
}

impl<'a> GraphWeight<'a> {
    pub(super) fn new(set: &'a GraphSet, table: &CaptureTable, delta: f64) -> Self {
        let n_sets = 1_usize << set.n_lists;
        let (mut constant, mut shift) = (Vec::with_capacity(n_sets), Vec::with_capacity(n_sets));
        let mut counts = vec![0_u64; n_sets];
        for lists in 0..n_sets as u32 {
            counts.fill(0);
            for &(history, count) in table.cells() {
                counts[(history.bits() & lists) as usize] += count;
            }
            let prior = delta * (1_u64 << (set.n_lists as u32 - lists.count_ones())) as f64;
            let per_cell = lgamma(prior);
            let seen: f64 = counts[1..]
                .iter()
                .filter(|&&count| count > 0)
                .map(|&count| lgamma(prior + count as f64) - per_cell)
                .sum();
            constant.push(seen - per_cell);
            shift.push(prior + counts[0] as f64 - 1.0);
        }
        Self {
            set,
            n_observed: table.n_observed() as f64,
            constant,
            shift,
            set_term: vec![0.0; n_sets],
            conditional: vec![0.0; set.n_lists * n_sets],
        }
    }

    fn fill_conditional(&mut self, term: impl Fn(&[f64], &[f64], usize, usize) -> f64) {
        let n_sets = 1_usize << self.set.n_lists;
        for list in 0..self.set.n_lists {
            for given in (0..n_sets).filter(|given| given >> list & 1 == 0) {
                self.conditional[list * n_sets + given] =
                    term(&self.set_term, &self.shift, given | 1 << list, given);
            }
        }
    }
}

impl WeightedHypotheses for GraphWeight<'_> {
    fn n_hypotheses(&self) -> usize {
        self.set.graphs.len()
    }

    /// The log weight of each graph at a dark figure, which need not be whole.
    fn log_weights(&mut self, dark: f64, weights: &mut [f64]) {
        let y = dark + 1.0;
        for ((term, constant), &shift) in self.set_term.iter_mut().zip(&self.constant).zip(&self.shift) {
            *term = constant + log_gamma_excess(shift, y);
        }
        let log_y = log(y);
        self.fill_conditional(|terms, shifts, with, given| {
            terms[with] - terms[given] + (shifts[with] - shifts[given]) * log_y
        });
        let head = self.n_observed - 1.0;
        self.set.sum_terms(&self.conditional, head * log_y + log_gamma_excess(head, y), weights);
    }

    /// The power p with which each graph's weight falls in the end, as n₀^(−p).
    ///
    /// It is 1 + δ Σ_h c(h) + Σ_people (c(h) − 1) with c(h) the number of pieces into which the graph splits the lists
    /// of history h: always above 1, so that every posterior is proper, but the mean exists only above 2.
    fn tail_powers(&mut self) -> Vec<f64> {
        self.fill_conditional(|_, shifts, with, given| shifts[given] - shifts[with]);
        let mut powers = vec![0.0; self.n_hypotheses()];
        self.set.sum_terms(&self.conditional, 1.0 - self.n_observed, &mut powers);
        powers
    }
}
