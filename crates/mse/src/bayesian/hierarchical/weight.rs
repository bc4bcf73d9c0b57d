//! One model's weight: first all in all, then over the dark figure.

use libm::{exp, log};

use super::curve::{Curve, place_of};
use super::evidence::{Evidence, Question};
use super::variance::VarianceNode;
use crate::bayesian::size::WeightedHypotheses;

/// A curve is taken down as far as its weight is above e to minus this of its peak.
const DEPTH: f64 = 36.0;
/// Variances whose weight is e to minus this of the best one's are left out.
const FAINT: f64 = 18.0;
/// The first step away from the mode, in ln(1 + n₀); each next one is longer by half.
const FIRST_STEP: f64 = 0.25;
/// The farthest dark figure looked at is e to this power, 160,000, times those seen; from there the weight is taken to fall on as it did.
const REACH: f64 = 12.0;

/// A model as it came off when its dark figure was summed out.
#[derive(Debug, Clone)]
pub(super) struct Screened {
    /// The logarithm of its evidence, the variance integrated out.
    pub(super) log_evidence: f64,
    // The variances that matter, and the mode under the best of them.
    nodes: Vec<VarianceNode>,
    mode: Vec<f64>,
}

impl Screened {
    /// `None` where numbers leave the range of floating point.
    pub(super) fn of(evidence: &mut Evidence<'_>, terms: &[u32], nodes: &[VarianceNode]) -> Option<Self> {
        let mut beta = evidence.start();
        let mut mode = Vec::new();
        let mut best = f64::NEG_INFINITY;
        let mut logs = Vec::with_capacity(nodes.len());
        for node in nodes {
            let question = Question { terms, variance: node.variance, dark: None };
            let log_weight = node.log_weight + evidence.log_evidence(&question, &mut beta)?;
            if log_weight > best {
                best = log_weight;
                mode.clone_from(&beta);
            }
            logs.push(log_weight);
        }
        let matters = |(_, log_weight): &(&VarianceNode, &f64)| **log_weight > best - FAINT;
        let nodes = nodes.iter().zip(&logs).filter(matters).map(|(node, _)| *node).collect();
        Some(Self { log_evidence: log_sum(&logs), nodes, mode })
    }

    /// The model's log weight over the dark figure.
    pub(super) fn curve(&self, evidence: &mut Evidence<'_>, terms: &[u32], n_observed: f64) -> Option<Curve> {
        let mut along = Along { evidence, terms, nodes: &self.nodes, betas: self.start() };
        let farthest = log(n_observed + 1.0) + REACH;
        let middle = place_of(Evidence::expected_dark(&self.mode)).min(farthest);
        let mut peak = along.at(middle)?;
        let high = along.walk(middle, 1.0, farthest, &mut peak)?;
        along.betas = self.start();
        let low = along.walk(middle, -1.0, 0.0, &mut peak)?;
        Curve::of(low, high, |dark| along.of(dark))
    }

    fn start(&self) -> Vec<Vec<f64>> {
        vec![self.mode.clone(); self.nodes.len()]
    }
}

/// A model on its way over dark figures, each mode sought from the last one.
struct Along<'e, 'a> {
    evidence: &'e mut Evidence<'a>,
    terms: &'e [u32],
    nodes: &'e [VarianceNode],
    betas: Vec<Vec<f64>>,
}

impl Along<'_, '_> {
    fn of(&mut self, dark: f64) -> Option<f64> {
        let mut logs = Vec::with_capacity(self.nodes.len());
        for (node, beta) in self.nodes.iter().zip(&mut self.betas) {
            let question = Question { terms: self.terms, variance: node.variance, dark: Some(dark) };
            logs.push(node.log_weight + self.evidence.log_evidence(&question, beta)?);
        }
        Some(log_sum(&logs))
    }

    fn at(&mut self, place: f64) -> Option<f64> {
        self.of(libm::expm1(place))
    }

    /// Where the weight has fallen far enough below its peak, or the end of the way.
    fn walk(&mut self, from: f64, direction: f64, end: f64, peak: &mut f64) -> Option<f64> {
        let (mut place, mut step) = (from, FIRST_STEP);
        loop {
            place += direction * step;
            if (end - place) * direction <= 0.0 {
                return Some(end);
            }
            let height = self.at(place)?;
            *peak = f64::max(*peak, height);
            if height < *peak - DEPTH {
                return Some(place);
            }
            step *= 1.5;
        }
    }
}

/// The logarithm of a sum of exponentials.
pub(super) fn log_sum(logs: &[f64]) -> f64 {
    let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    top + log(logs.iter().map(|value| exp(value - top)).sum())
}

/// The curves of all models that are averaged.
pub(super) struct Curves(pub(super) Vec<Curve>);

impl WeightedHypotheses for Curves {
    fn n_hypotheses(&self) -> usize {
        self.0.len()
    }

    fn log_weights(&mut self, dark: f64, weights: &mut [f64]) {
        for (weight, curve) in weights.iter_mut().zip(&self.0) {
            *weight = curve.at(dark);
        }
    }

    fn tail_powers(&mut self) -> Vec<f64> {
        self.0.iter().map(|curve| -curve.last_slope()).collect()
    }
}
