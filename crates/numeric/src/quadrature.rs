//! Gauss–Legendre quadrature of one fixed order.
//!
//! Crates of quadrature work their nodes out at any order and allocate them; a fixed array lets a compiler unroll the sums.

use std::sync::LazyLock;

/// Nodes in a panel: enough for e^(3ξ) and e^(−ξ²) on [−1, 1] to the last digit.
pub const N_NODES: usize = 16;

/// Worked out once: a posterior is asked for a thousand quantiles, and each takes the rule some fifty times.
static RULE: LazyLock<[(f64, f64); N_NODES]> = LazyLock::new(solve);

/// Nodes and weights on [−1, 1], ascending.
#[must_use]
pub fn gauss_legendre() -> [(f64, f64); N_NODES] {
    *RULE
}

fn solve() -> [(f64, f64); N_NODES] {
    let mut rule = [(0.0, 0.0); N_NODES];
    let order = N_NODES as f64;
    for (at, entry) in rule.iter_mut().enumerate() {
        // Newton from the usual asymptotic guess; it converges quadratically, eight steps are ample.
        let mut node = -libm::cos(std::f64::consts::PI * (at as f64 + 0.75) / (order + 0.5));
        let mut slope = 1.0;
        for _ in 0..8 {
            let (mut value, mut before) = (1.0, 0.0);
            for degree in 1..=N_NODES {
                let degree = degree as f64;
                let next = ((2.0 * degree - 1.0) * node * value - (degree - 1.0) * before) / degree;
                before = value;
                value = next;
            }
            slope = order * (node * value - before) / (node * node - 1.0);
            node -= value / slope;
        }
        *entry = (node, 2.0 / ((1.0 - node * node) * slope * slope));
    }
    rule
}

/// The polynomial through values at the nodes, evaluated elsewhere (barycentric form).
#[must_use]
pub fn interpolate(rule: &[(f64, f64); N_NODES], values: &[f64; N_NODES], at: f64) -> f64 {
    let (mut above, mut below) = (0.0, 0.0);
    for (index, (&(node, weight), value)) in rule.iter().zip(values).enumerate() {
        let distance = at - node;
        if distance.abs() < 1e-14 {
            return *value;
        }
        let sign = if index % 2 == 0 { 1.0 } else { -1.0 };
        let factor = sign * ((1.0 - node * node) * weight).sqrt() / distance;
        above += factor * value;
        below += factor;
    }
    above / below
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polynomials_are_integrated_and_interpolated_exactly() {
        let rule = gauss_legendre();
        // ∫ x^22 over [−1, 1] is 2/23.
        let integral: f64 = rule.iter().map(|&(node, weight)| weight * libm::pow(node, 22.0)).sum();
        assert!((integral - 2.0 / 23.0).abs() < 1e-15);
        let values = rule.map(|(node, _)| libm::pow(node, 11.0));
        assert!((interpolate(&rule, &values, 0.3) - libm::pow(0.3, 11.0)).abs() < 1e-14);
    }

    #[test]
    fn the_nodes_are_those_of_the_tables() {
        // Abramowitz and Stegun, table 25.4, n = 16: the outermost and the innermost node with their weights.
        let rule = gauss_legendre();
        for (at, node, weight) in [
            (0, -0.989_400_934_991_649_9, 0.027_152_459_411_754_1),
            (7, -0.095_012_509_837_637_4, 0.189_450_610_455_068_5),
            (8, 0.095_012_509_837_637_4, 0.189_450_610_455_068_5),
            (15, 0.989_400_934_991_649_9, 0.027_152_459_411_754_1),
        ] {
            assert!(
                (rule[at].0 - node).abs() < 1e-15 && (rule[at].1 - weight).abs() < 1e-15,
                "{at}: {:?}",
                rule[at]
            );
        }
        assert!(rule.is_sorted());
        assert!((rule.iter().map(|(_, weight)| weight).sum::<f64>() - 2.0).abs() < 1e-14);
        // At a node the polynomial is the value there.
        let values = rule.map(|(node, _)| libm::exp(node));
        assert_eq!(interpolate(&rule, &values, rule[5].0).to_bits(), values[5].to_bits());
        for at in [-1.0, -0.37, 0.0, 0.9, 1.0] {
            assert!((interpolate(&rule, &values, at) - libm::exp(at)).abs() < 1e-14, "{at}");
        }
    }
}
