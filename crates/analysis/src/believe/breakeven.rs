//! Breakevens: the value that one step would need for the two figures to agree.

use darkfigure_model::{BridgeId, End, Quantity};
use libm::pow;

use crate::bridging::{Bridged, Effect, StepTaken};

/// The value that one bridge would need, all others as they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Breakeven {
    /// The bridge.
    pub bridge: BridgeId,
    /// The value that it would need.
    pub needed: Quantity,
    /// The value that it has.
    pub own: Quantity,
    /// Whether some value that it has is one that it would need. None where an end is missing.
    pub is_within_own: Option<bool>,
}

/// The remaining ratio as `k` equal factors: "or three factors of 7.3 each".
#[derive(Debug, Clone, PartialEq)]
pub struct EqualFactors {
    /// How many factors.
    pub k: u32,
    /// Each of them.
    pub factor: Quantity,
}

/// One breakeven for each step that multiplies or adds.
///
/// What is needed is computed from the other side's value and from this side's value without the step, so that the step's own
/// uncertainty does not enter: for a factor the quotient of the two, for a divisor its reciprocal, for an addend the
/// difference.
pub(crate) fn breakevens(bridged: &Bridged<'_>) -> Vec<Breakeven> {
    bridged
        .steps
        .iter()
        .filter_map(|step| {
            let own = match step.effect {
                Effect::Factor(q) | Effect::Divisor(q) | Effect::Addend(q) => q,
                Effect::Identity => return None,
            };
            let needed = needed(step, bridged)?;
            Some(Breakeven { bridge: step.bridge.clone(), is_within_own: meet(&needed, &own), needed, own })
        })
        .collect()
}

fn needed(step: &StepTaken, bridged: &Bridged<'_>) -> Option<Quantity> {
    let own_steps = || bridged.steps.iter().filter(|other| other.side == step.side);
    // With an addend among the steps of a side, the order matters and one factor cannot be taken out by itself.
    let has_addend = own_steps().any(|other| matches!(other.effect, Effect::Addend(_)));
    let there = step.side.other().of(&bridged.running).quantity;
    match step.effect {
        Effect::Addend(_) if own_steps().count() == 1 => {
            // there = start + addend, and start = here before the step.
            let start = *step.side.of(&bridged.starts);
            Some(there.minus(&start))
        }
        Effect::Factor(_) | Effect::Divisor(_) if !has_addend => {
            let mut without = *step.side.of(&bridged.starts);
            for other in own_steps().filter(|other| other.bridge != step.bridge) {
                match other.effect {
                    Effect::Factor(q) => without = without.times(&q),
                    Effect::Divisor(q) => without = without.over(&q),
                    Effect::Addend(_) | Effect::Identity => {}
                }
            }
            let factor = there.over(&without);
            let turned = Quantity::point(1.0, darkfigure_model::Tier::Hard).over(&factor);
            Some(if matches!(step.effect, Effect::Factor(_)) { factor } else { turned })
        }
        _ => None,
    }
}

/// Whether two quantities have a value in common, as far as their ends tell.
fn meet(a: &Quantity, b: &Quantity) -> Option<bool> {
    let below = |low: End, high: End| Some(low.value()? <= high.value()?);
    match (below(a.low(), b.high()), below(b.low(), a.high())) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

pub(crate) fn equal_factor_forms(ratio: &Quantity) -> Vec<EqualFactors> {
    let root = |q: &Quantity, k: u32| {
        let exponent = 1.0 / f64::from(k);
        let end = |end: End| match end {
            End::At { value, tier } if value > 0.0 => End::At { value: pow(value, exponent), tier },
            End::At { .. } => End::Unknown,
            other => other,
        };
        Quantity::between(end(q.low()), end(q.high()))
    };
    if ratio.low().value().is_none() && ratio.high().value().is_none() {
        return Vec::new();
    }
    (2..=4).map(|k| EqualFactors { k, factor: root(ratio, k) }).collect()
}
