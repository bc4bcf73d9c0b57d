//! Trees: what goes back to what.

use super::Prose;

/// One or several trees, row by row, each node before what hangs on it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tree {
    /// What the trees show, as a sentence.
    pub caption: Prose,
    /// The nodes, depth first.
    pub nodes: Vec<TreeNode>,
}

/// A node of a tree.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TreeNode {
    /// How far from its root it is; a root has 0. What lies deeper than one below the node before it hangs on that one.
    pub depth: usize,
    /// What it is.
    pub label: Prose,
}

impl Tree {
    /// How deep each node hangs: at most one below the node before it.
    pub(crate) fn depths(&self) -> Vec<usize> {
        let mut before = None;
        let depth = |node: &TreeNode| {
            let most = before.map_or(0, |before: usize| before + 1);
            let depth = node.depth.min(most);
            before = Some(depth);
            depth
        };
        self.nodes.iter().map(depth).collect()
    }

    /// For each node and each of its levels but the first, whether more comes on that level below the same parent.
    pub(crate) fn goes_on(&self) -> Vec<Vec<bool>> {
        let depths = self.depths();
        let mut found = vec![Vec::new(); depths.len()];
        // Which levels have another node before the tree turns back above them, from the last node to the first.
        let mut open: Vec<bool> = Vec::new();
        for (at, &depth) in depths.iter().enumerate().rev() {
            open.resize(depth + 1, false);
            found[at] = open.get(1..).unwrap_or_default().to_vec();
            if let Some(level) = open.get_mut(depth) {
                *level = true;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_goes_on_until_the_tree_turns_back() {
        let nodes = [0, 1, 2, 1, 0].map(|depth| TreeNode { depth, label: Prose::new() });
        let tree = Tree { caption: Prose::new(), nodes: nodes.to_vec() };
        let expected: [&[bool]; 5] = [&[], &[true], &[true, false], &[false], &[]];
        assert_eq!(tree.goes_on(), expected);
    }

    #[test]
    fn no_node_hangs_in_the_air() {
        let nodes = [3, 5, 1].map(|depth| TreeNode { depth, label: Prose::new() });
        assert_eq!(Tree { caption: Prose::new(), nodes: nodes.to_vec() }.depths(), [0, 1, 1]);
    }
}
