//! How much of a gap each step explains, on the wire.

use darkfigure_analysis::decomposition::{Contribution, Decomposition};
use darkfigure_analysis::numeric::formula::OrderRange;
use serde::Serialize;

use super::quantity::QuantityWire;
use super::refusal::OrRefused;

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct DecompositionWire<'a> {
    log_ratio: QuantityWire,
    contributions: Vec<ContributionWire<'a>>,
    residual: QuantityWire,
    /// Of each contribution, the residual's last.
    shares: OrRefused<'a, Vec<QuantityWire>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<SplitWire>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ContributionWire<'a> {
    bridge: &'a str,
    log_points: QuantityWire,
}

impl<'a> From<&'a Contribution> for ContributionWire<'a> {
    fn from(found: &'a Contribution) -> Self {
        Self { bridge: found.bridge.as_str(), log_points: (&found.log_points).into() }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct SplitWire {
    lmdi: Vec<f64>,
    shapley: Vec<f64>,
    orders: Vec<OrdersWire>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct OrdersWire {
    lowest: f64,
    highest: f64,
}

impl From<&OrderRange> for OrdersWire {
    fn from(range: &OrderRange) -> Self {
        Self { lowest: range.lowest, highest: range.highest }
    }
}

impl<'a> From<&'a Decomposition> for DecompositionWire<'a> {
    fn from(found: &'a Decomposition) -> Self {
        Self {
            log_ratio: (&found.log_ratio).into(),
            contributions: found.contributions.iter().map(ContributionWire::from).collect(),
            residual: (&found.residual).into(),
            shares: OrRefused::new(&found.shares, |shares| shares.iter().map(QuantityWire::from).collect()),
            difference: found.difference.as_ref().map(|split| SplitWire {
                lmdi: split.lmdi.clone(),
                shapley: split.shapley.clone(),
                orders: split.orders.iter().map(OrdersWire::from).collect(),
            }),
        }
    }
}
