//! Decomposable graphs over the lists, and all of them.

/// The most lists whose decomposable graphs are enumerated: 617,675 graphs.
pub const MAX_LISTS: usize = 7;

/// A decomposable (chordal) graph: its vertices are the lists, an edge lets two lists depend on each other.
///
/// Every cycle of four or more lists has a chord; only such graphs are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Graph {
    n_lists: u8,
    // Bit `b(b − 1)/2 + a` is the edge between lists a < b.
    edges: u32,
}

impl Graph {
    /// How many lists there are.
    #[must_use]
    pub const fn n_lists(self) -> usize {
        self.n_lists as usize
    }

    /// How many pairs of lists depend on each other.
    #[must_use]
    pub const fn n_edges(self) -> u32 {
        self.edges.count_ones()
    }

    /// Whether every pair of lists is joined: the saturated model, which does not identify the dark figure.
    #[must_use]
    pub const fn is_complete(self) -> bool {
        self.edges == complete_edges(self.n_lists as usize)
    }

    /// Whether two lists are joined; a list is not joined to itself.
    #[must_use]
    pub const fn has_edge(self, list: usize, other: usize) -> bool {
        let (low, high) = if list < other { (list, other) } else { (other, list) };
        low != high && high < self.n_lists as usize && self.edges >> (high * (high - 1) / 2 + low) & 1 == 1
    }

    /// The cliques (largest sets of lists that are all joined), each ascending, in lexicographic order.
    #[must_use]
    pub fn cliques(self) -> Vec<Vec<usize>> {
        let mut families: Vec<u32> = match eliminate(self.n_lists(), self.edges) {
            Some(order) => order[..self.n_lists()].iter().map(|step| step.given | 1 << step.list).collect(),
            None => Vec::new(),
        };
        let all = families.clone();
        families.retain(|&family| !all.iter().any(|&other| other != family && other & family == family));
        let mut cliques: Vec<Vec<usize>> = families
            .into_iter()
            .map(|family| (0..self.n_lists()).filter(|list| family >> list & 1 == 1).collect())
            .collect();
        cliques.sort();
        cliques
    }
}

impl std::fmt::Display for Graph {
    /// The cliques over list numbers from 1, as in `[123,34]`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[")?;
        for (at, clique) in self.cliques().iter().enumerate() {
            if at > 0 {
                f.write_str(",")?;
            }
            for list in clique {
                write!(f, "{}", list + 1)?;
            }
        }
        f.write_str("]")
    }
}

/// Every decomposable graph over `n_lists` lists, in ascending order of the edge bits: 1, 2, 8, 61, 822, 18,154 and
/// 617,675 of them for one to seven lists.
///
/// Empty for no list and beyond [`MAX_LISTS`].
///
/// # References
///
/// OEIS A058862, labelled chordal graphs.
#[must_use]
pub fn graphs(n_lists: usize) -> Vec<Graph> {
    eliminations(n_lists).map(|(graph, _)| graph).collect()
}

/// One step of a perfect elimination: a list, given those of its neighbours that are still there.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Step {
    pub(super) list: u32,
    pub(super) given: u32,
}

/// A perfect elimination of a graph: its law is the product of the steps' conditional laws.
pub(super) type Elimination = [Step; MAX_LISTS];

/// Every decomposable graph with a perfect elimination of it.
pub(super) fn eliminations(n_lists: usize) -> impl Iterator<Item = (Graph, Elimination)> {
    let last = if (1..=MAX_LISTS).contains(&n_lists) { Some(complete_edges(n_lists)) } else { None };
    last.into_iter().flat_map(|last| 0..=last).filter_map(move |edges| {
        let graph = Graph { n_lists: n_lists as u8, edges };
        eliminate(n_lists, edges).map(|order| (graph, order))
    })
}

const fn complete_edges(n_lists: usize) -> u32 {
    (1 << (n_lists * (n_lists - 1) / 2)) - 1
}

/// Takes away, again and again, a list whose neighbours are all joined; none where that fails, which is where the
/// graph is not chordal (Fulkerson and Gross 1965).
fn eliminate(n_lists: usize, edges: u32) -> Option<Elimination> {
    let mut neighbours = [0_u32; MAX_LISTS];
    let mut bit = 0;
    for high in 1..n_lists {
        for low in 0..high {
            if edges >> bit & 1 == 1 {
                neighbours[high] |= 1 << low;
                neighbours[low] |= 1 << high;
            }
            bit += 1;
        }
    }
    let mut order = [Step::default(); MAX_LISTS];
    let mut left = (1_u32 << n_lists) - 1;
    for step in order.iter_mut().take(n_lists) {
        let list = lists_of(left).find(|&list| {
            let given = neighbours[list as usize] & left;
            lists_of(given).all(|other| given & !(1 << other) & !neighbours[other as usize] == 0)
        })?;
        *step = Step { list, given: neighbours[list as usize] & left };
        left &= !(1 << list);
    }
    Some(order)
}

fn lists_of(mut set: u32) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        if set == 0 {
            return None;
        }
        let list = set.trailing_zeros();
        set &= set - 1;
        Some(list)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_graphs_as_the_encyclopedia_lists() {
        let counts: Vec<usize> = (0..=7).map(|n_lists| graphs(n_lists).len()).collect();
        assert_eq!(counts, [0, 1, 2, 8, 61, 822, 18_154, 617_675]);
        assert!(graphs(8).is_empty());
    }

    #[test]
    fn cliques_are_maximal_and_named_from_one() {
        let names: Vec<String> = graphs(3).iter().map(ToString::to_string).collect();
        assert_eq!(
            names,
            ["[1,2,3]", "[12,3]", "[13,2]", "[12,13]", "[1,23]", "[12,23]", "[13,23]", "[123]"]
        );
        assert!(graphs(3)[7].is_complete());
    }

    /// Edges are told from both ends, none from a list to itself or to one that is not there, and are as many as are counted.
    #[test]
    fn edges_are_told_from_both_ends() {
        let all = graphs(4);
        for graph in &all {
            let pairs = (0..4_usize).flat_map(|high| (0..high).map(move |low| (low, high)));
            let joined: Vec<(usize, usize)> =
                pairs.filter(|&(low, high)| graph.has_edge(low, high)).collect();
            assert_eq!(joined.len(), graph.n_edges() as usize, "{graph}");
            assert!(joined.iter().all(|&(low, high)| graph.has_edge(high, low)));
            assert!((0..4).all(|list| !graph.has_edge(list, list)));
            assert!((0..6).all(|list| !graph.has_edge(list, 4) && !graph.has_edge(5, list)));
            assert_eq!(graph.is_complete(), graph.n_edges() == 6);
            let in_cliques = |low: usize, high: usize| {
                graph.cliques().iter().any(|clique| clique.contains(&low) && clique.contains(&high))
            };
            assert!(
                (0..4).all(|low| (0..low).all(|high| in_cliques(low, high) == graph.has_edge(low, high)))
            );
        }
        // Of 61 graphs over four lists one has no edge and six have one.
        let with = |n_edges: u32| all.iter().filter(|graph| graph.n_edges() == n_edges).count();
        assert_eq!([with(0), with(1), with(6)], [1, 6, 1]);
    }
}
