//! Breakevens: the value that one step would need for the two figures to agree.

use darkfigure_model::{BridgeId, End, Quantity, Tier};
use libm::pow;

use crate::bridging::{Bridged, Effect, StayTaken, StepTaken};

/// The value that one bridge would need, all others as they are.
///
/// # Formula
///
/// With `t` the other side's running value and `w` this side's without the step:
///
/// ```text
/// factor, share   t / w              coverage       w / t
/// over-coverage   1 − t / w          addend         t − w, where it is the side's only step
/// mean stay       the days at which the step makes t of w: T / (turnover − growth · T) in a window of T days
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Breakeven {
    /// The bridge.
    pub bridge: BridgeId,
    /// What of the bridge it is the value of.
    pub parameter: Parameter,
    /// The value that it would need. None where no possible value makes the two agree: no stay, no share.
    pub needed: Option<Quantity>,
    /// The value that it has.
    pub own: Quantity,
    /// Whether some value that it has is one that it would need. None where an end is missing.
    pub is_within_own: Option<bool>,
}

/// What a bridge states, in its own unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parameter {
    /// A factor, any positive number.
    Factor,
    /// A share of a whole, at most 1.
    Share,
    /// A coverage, at most 1.
    Coverage,
    /// A rate of duplicates or of records out of scope, from 0 to below 1.
    OverCoverage,
    /// A signed amount.
    Addend,
    /// A mean stay in days.
    StayDays,
}

/// The remaining ratio as `k` equal factors: "or three factors of 7.3 each".
///
/// # Formula
///
/// ```text
/// factor = ratio^(1/k)     k = 2, 3, 4
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct EqualFactors {
    /// How many factors.
    pub k: u32,
    /// Each of them.
    pub factor: Quantity,
}

/// One breakeven for each step that states a number.
///
/// What is needed is computed from the other side's value and from this side's value without the step, so that the step's own
/// uncertainty does not enter: for a factor the quotient of the two, for a divisor its reciprocal, for an addend the
/// difference. It is then turned into what the bridge states, and a value that cannot be is none.
pub(crate) fn breakevens(bridged: &Bridged<'_>) -> Vec<Breakeven> {
    bridged.steps.iter().filter_map(|step| breakeven(step, bridged)).collect()
}

fn breakeven(step: &StepTaken, bridged: &Bridged<'_>) -> Option<Breakeven> {
    let parameter = step.parameter?;
    let effective = needed(step, bridged)?;
    let one = Quantity::point(1.0, Tier::Hard);
    let (own, needed) = match (parameter, step.effect, step.stay) {
        (Parameter::StayDays, _, stay) => {
            let stay = stay?;
            (stay.days, days_for(&stay, &effective)?)
        }
        (Parameter::OverCoverage, Effect::Factor(kept), _) => {
            // What stays is one minus the rate.
            (one.minus(&kept), within(&one.minus(&effective), 0.0, 1.0))
        }
        (Parameter::Share, Effect::Factor(own), _) | (Parameter::Coverage, Effect::Divisor(own), _) => {
            (own, within(&effective, 0.0, 1.0))
        }
        (_, Effect::Factor(own) | Effect::Divisor(own) | Effect::Addend(own), _) => (own, Some(effective)),
        (_, Effect::Identity, _) => return None,
    };
    let is_within_own = needed.as_ref().map_or(Some(false), |needed| meet(needed, &own));
    Some(Breakeven { bridge: step.bridge.clone(), parameter, needed, own, is_within_own })
}

/// The part of a quantity that lies between two bounds; none where it surely lies outside.
fn within(q: &Quantity, least: f64, most: f64) -> Option<Quantity> {
    if q.low().value().is_some_and(|low| low > most) || q.high().value().is_some_and(|high| high < least) {
        return None;
    }
    let cut = |end: End, bound: f64, is_out: fn(f64, f64) -> bool| match end {
        End::At { value, .. } if is_out(value, bound) => End::at(bound, Tier::Hard),
        end @ (End::Unknown | End::Unbounded | End::At { .. }) => end,
    };
    let low = cut(q.low(), least, |value, bound| value < bound);
    let high = cut(q.high(), most, |value, bound| value > bound);
    Some(q.with_low(low).with_high(high))
}

/// The mean stay at which a step would have the effect that it needs: D = T / (turnover − rT).
///
/// The outer none: with an uncertain growth there is no one such stay. The inner: no stay has that effect.
fn days_for(stay: &StayTaken, needed: &Quantity) -> Option<Option<Quantity>> {
    let growth = stay.growth_per_day.central()?;
    let days = |effect: f64| -> Option<f64> {
        let turnover = stay.turnover_for(effect)? - growth * stay.window_days;
        (turnover > 0.0).then(|| stay.window_days / turnover)
    };
    // An end that no stay reaches is open: as the effect nears it, the stay grows without end or shrinks to nothing.
    let end = |end: End| match end {
        End::At { value, tier } => days(value).map(|days| End::at(days, tier.min(Tier::Face))),
        End::Unknown | End::Unbounded => Some(End::Unknown),
    };
    let (one, other) = (end(needed.low()), end(needed.high()));
    let is_point = needed.low().value().is_some() && needed.low().value() == needed.high().value();
    Some(match (one, other) {
        // The largest effect is still too small for any stay, and so is every smaller one.
        (_, None) => None,
        (Some(End::At { value, .. }), _) if is_point => Some(Quantity::point(value, Tier::Face)),
        (one, other) => {
            let (one, other) = (one.unwrap_or(End::Unbounded), other.unwrap_or(End::Unbounded));
            let grows = stay.grows_with_effect();
            Some(if grows { Quantity::between(one, other) } else { Quantity::between(other, one) })
        }
    })
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
            let turned = Quantity::point(1.0, Tier::Hard).over(&factor);
            Some(if matches!(step.effect, Effect::Factor(_)) { factor } else { turned })
        }
        Effect::Addend(_) | Effect::Factor(_) | Effect::Divisor(_) | Effect::Identity => None,
    }
}

/// Whether two quantities have a value in common, as far as their ends tell. A rounding error of the computer does not keep them apart.
fn meet(a: &Quantity, b: &Quantity) -> Option<bool> {
    let below = |low: End, high: End| {
        let (low, high) = (low.value()?, high.value()?);
        Some(low - high <= 1e-9 * low.abs().max(high.abs()))
    };
    match (below(a.low(), b.high()), below(b.low(), a.high())) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// The remaining ratio as two, three and four equal factors; none where nothing is known of it.
pub(crate) fn equal_factor_forms(ratio: &Quantity) -> Vec<EqualFactors> {
    let root = |q: &Quantity, k: u32| {
        let exponent = 1.0 / f64::from(k);
        let end = |end: End| match end {
            End::At { value, tier } if value > 0.0 => End::At { value: pow(value, exponent), tier },
            End::At { .. } => End::Unknown,
            other @ (End::Unknown | End::Unbounded) => other,
        };
        Quantity::between(end(q.low()), end(q.high()))
    };
    if ratio.low().value().is_none() && ratio.high().value().is_none() {
        return Vec::new();
    }
    (2..=4).map(|k| EqualFactors { k, factor: root(ratio, k) }).collect()
}

#[cfg(test)]
mod tests {
    use darkfigure_model::TimeKind;

    use super::*;

    fn range(low: f64, high: f64) -> Quantity {
        Quantity::between(End::at(low, Tier::Face), End::at(high, Tier::Face))
    }

    #[test]
    fn a_share_is_cut_to_what_a_share_can_be_and_stands_as_it_is_within() {
        let share = |low, high| within(&range(low, high), 0.0, 1.0);
        assert_eq!(share(0.0, 1.0), Some(range(0.0, 1.0)));
        let low_cut = share(-0.5, 0.5).unwrap();
        assert_eq!((low_cut.low(), low_cut.high()), (End::at(0.0, Tier::Hard), End::at(0.5, Tier::Face)));
        let high_cut = share(0.5, 1.5).unwrap();
        assert_eq!((high_cut.low(), high_cut.high()), (End::at(0.5, Tier::Face), End::at(1.0, Tier::Hard)));
        // A bound that is reached is possible; what lies beyond is not.
        assert!(share(1.0, 2.0).is_some() && share(-1.0, 0.0).is_some());
        assert_eq!((share(1.1, 2.0), share(-1.0, -0.1)), (None, None));
    }

    fn stay(from: TimeKind, to: TimeKind, growth_per_day: f64) -> StayTaken {
        StayTaken {
            days: Quantity::point(30.0, Tier::Face),
            window_days: 365.0,
            growth_per_day: Quantity::point(growth_per_day, Tier::Hard),
            from,
            to,
        }
    }

    #[test]
    fn the_stay_that_an_effect_needs_has_that_effect() {
        use TimeKind::{Entrants, Present, Stock};
        for (from, to) in [(Stock, Entrants), (Stock, Present), (Entrants, Present)] {
            for growth in [0.0, 0.001] {
                let stay = stay(from, to, growth);
                let days = days_for(&stay, &Quantity::point(1.75, Tier::Face)).unwrap().unwrap();
                let effect = StayTaken { days, ..stay }.step().unwrap().quantity.central().unwrap();
                assert!((effect - 1.75).abs() < 1e-12, "{from:?} to {to:?}: {effect}");
            }
        }
    }

    #[test]
    fn a_range_of_effects_needs_a_range_of_stays_that_is_in_order() {
        // T/D = 2 … 5 of 365 days, and 1 + D/T = 1.2 … 2.
        let into_flow = stay(TimeKind::Stock, TimeKind::Entrants, 0.0);
        assert_eq!(days_for(&into_flow, &range(2.0, 5.0)), Some(Some(range(73.0, 182.5))));
        let of_flow = stay(TimeKind::Entrants, TimeKind::Present, 0.0);
        let days = days_for(&of_flow, &range(1.25, 2.0)).unwrap().unwrap();
        assert_eq!((days.low().value(), days.high().value()), (Some(91.25), Some(365.0)));
    }

    #[test]
    fn an_end_that_no_stay_reaches_is_open_on_its_own_side() {
        let into_flow = stay(TimeKind::Stock, TimeKind::Entrants, 0.0);
        let days = days_for(&into_flow, &range(0.0, 5.0)).unwrap().unwrap();
        assert_eq!((days.low().value(), days.high().value()), (Some(73.0), None));
        let of_flow = stay(TimeKind::Entrants, TimeKind::Present, 0.0);
        let days = days_for(&of_flow, &range(1.0, 2.0)).unwrap().unwrap();
        assert_eq!((days.low().value(), days.high().value()), (None, Some(365.0)));
    }

    #[test]
    fn no_stay_leaves_the_number_as_it_was_or_makes_it_nothing() {
        let of_flow = stay(TimeKind::Entrants, TimeKind::Present, 0.0);
        assert_eq!(days_for(&of_flow, &Quantity::point(1.0, Tier::Face)), Some(None));
        let into_flow = stay(TimeKind::Stock, TimeKind::Entrants, 0.0);
        assert_eq!(days_for(&into_flow, &Quantity::point(0.0, Tier::Face)), Some(None));
        let uncertain = StayTaken { growth_per_day: range(0.0, 0.001), ..into_flow };
        assert_eq!(days_for(&uncertain, &Quantity::point(2.0, Tier::Face)), None);
    }

    #[test]
    fn quantities_meet_up_to_an_error_of_the_computer() {
        assert_eq!(meet(&range(1.0, 2.0), &range(2.0, 3.0)), Some(true));
        assert_eq!(meet(&range(1.0, 2.0), &range(2.1, 3.0)), Some(false));
        assert_eq!(meet(&range(1e9, 1e9), &range(1e9 + 0.1, 2e9)), Some(true));
        assert_eq!(meet(&range(1e-9, 1e-9), &range(1.1e-9, 2e-9)), Some(false));
        assert_eq!(meet(&range(1.0, 2.0), &range(1.5, 3.0).only_low()), None);
    }

    #[test]
    fn nothing_is_a_factor_of_zero() {
        let forms = equal_factor_forms(&range(0.0, 16.0));
        assert_eq!(forms.iter().map(|form| form.k).collect::<Vec<_>>(), [2, 3, 4]);
        assert_eq!((forms[0].factor.low(), forms[2].factor.high().value()), (End::Unknown, Some(2.0)));
    }
}
