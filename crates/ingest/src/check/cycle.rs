//! Circles in relations.

use std::collections::BTreeMap;

/// The steps that close a circle: for each circle, one of its steps.
///
/// Walks without recursion, so that a chain of ten thousand entries is as good as one of three.
pub(super) fn closing_steps<'n>(edges: &BTreeMap<&'n str, Vec<&'n str>>) -> Vec<(&'n str, &'n str)> {
    #[derive(Clone, Copy, PartialEq)]
    enum Visit {
        Open,
        Done,
    }
    let mut visits: BTreeMap<&str, Visit> = BTreeMap::new();
    let mut closing = Vec::new();
    for &start in edges.keys() {
        if visits.contains_key(start) {
            continue;
        }
        let mut path = vec![(start, 0_usize)];
        visits.insert(start, Visit::Open);
        while let Some((node, next)) = path.pop() {
            let Some(&target) = edges.get(node).and_then(|targets| targets.get(next)) else {
                visits.insert(node, Visit::Done);
                continue;
            };
            path.push((node, next + 1));
            match visits.get(target) {
                Some(Visit::Open) => closing.push((node, target)),
                Some(Visit::Done) => {}
                None => {
                    visits.insert(target, Visit::Open);
                    path.push((target, 0));
                }
            }
        }
    }
    closing
}
