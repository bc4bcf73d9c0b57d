//! Bridges: where they lead, on what they rest, who uses them.

use darkfigure_model::{
    Axis, Bridge, BridgeId, Change, Crossing, Extent, Facet, FigureId, KindError, Measure, Operation,
    QuantityKind, Reach, Unit,
};

use super::Checker;
use crate::Code;
use crate::measure::facet_text;

impl Checker<'_> {
    pub(super) fn bridges(&mut self) {
        let dossier = self.dossier;
        for (id, bridge) in dossier.bridges.iter() {
            if bridge.crossing().is_some_and(goes_nowhere) {
                self.note(
                    Code::BridgeGoesNowhere,
                    &["bridges", id.as_str(), "to"],
                    "the bridge leads where it starts",
                )
                .hint = Some("a correction within one measure is written with `corrects`".to_owned());
            }
            if let Operation::Factor(factor) = &bridge.operation {
                self.ratios(id.as_str(), &Extent::of(factor), &bridge.ratios);
            }
            if !dossier.comparisons.iter().any(|(_, comparison)| comparison.bridges.contains(id)) {
                self.note(
                    Code::UnusedBridge,
                    &["bridges", id.as_str()],
                    format!("no comparison uses `{id}`"),
                );
            }
        }
        for (name, comparison) in dossier.comparisons.iter() {
            let [first, second] = &comparison.between;
            let (Some(a), Some(b)) = (self.figure(first), self.figure(second)) else { continue };
            let mut sides = [a.measure.clone(), b.measure.clone()];
            let mut kinds = [a.kind(), b.kind()];
            for id in &comparison.bridges {
                let Some(bridge) = dossier.bridges.get(id) else { continue };
                self.kinds(id, bridge, &comparison.between, &mut kinds);
                match &bridge.reach {
                    Reach::Within(figure) if comparison.between.contains(figure) => {}
                    Reach::Within(figure) => self.does_not_meet(
                        name.as_str(),
                        &format!("`{id}` corrects `{figure}`, which is not compared"),
                    ),
                    Reach::Across(crossing) if cross(crossing, &mut sides) => {}
                    Reach::Across(crossing) => {
                        let [first, second] = [0, 1].map(|at| sides[at].facet(crossing.axis()));
                        let message = format!(
                            "`{id}` leads from {} to {}, and the figures are at {} and {}",
                            words(Some(crossing.from())),
                            words(Some(crossing.to())),
                            words(first.as_ref()),
                            words(second.as_ref()),
                        );
                        self.does_not_meet(name.as_str(), &message);
                    }
                }
            }
        }
    }

    /// An addend is of the kind of what it is added to; only a share or rate has a base.
    fn kinds(
        &mut self,
        id: &BridgeId,
        bridge: &Bridge,
        between: &[FigureId; 2],
        kinds: &mut [QuantityKind; 2],
    ) {
        let on = |at: &usize| match &bridge.reach {
            Reach::Within(figure) => between[*at] == *figure,
            Reach::Across(_) => true,
        };
        let sides: Vec<usize> = [0, 1].into_iter().filter(on).collect();
        match &bridge.operation {
            Operation::Addend(addend) => {
                let addend = QuantityKind::of(addend.scale, &Unit::person());
                let fits = |at: &usize| kinds[*at].plus(addend).is_ok();
                let Some(&at) = sides.first().filter(|_| !sides.iter().any(fits)) else { return };
                let message = match kinds[at].plus(addend) {
                    Err(KindError::SharesAdded) => KindError::SharesAdded.to_string(),
                    _ => format!("{} is added to {}", addend.name(), kinds[at].name()),
                };
                let hint = match kinds[at] {
                    QuantityKind::Share | QuantityKind::Change(Change::Points) => {
                        "write percentage points: addend = \"2.8 points\""
                    }
                    QuantityKind::Rate(_) => "write it on the scale of the rate: addend = \"12 per 100,000\"",
                    QuantityKind::Number | QuantityKind::Amount | QuantityKind::Change(_) => {
                        "write a number in the unit of the figure"
                    }
                };
                self.note(Code::AddendOfAnotherKind, &["bridges", id.as_str(), "addend"], message).hint =
                    Some(hint.to_owned());
            }
            Operation::Base(_) => {
                for at in sides {
                    match kinds[at].of_base(false) {
                        Ok(number) => kinds[at] = number,
                        Err(error) => {
                            self.note(
                                Code::BaseOfANumber,
                                &["bridges", id.as_str(), "base"],
                                error.to_string(),
                            );
                        }
                    }
                }
            }
            Operation::Factor(_)
            | Operation::Share(_)
            | Operation::Coverage(_)
            | Operation::OverCoverage(_)
            | Operation::Stay(_)
            | Operation::Window
            | Operation::Identity => {}
        }
    }

    fn does_not_meet(&mut self, comparison: &str, message: &str) {
        self.note(Code::BridgeDoesNotMeet, &["comparisons", comparison, "bridges"], message).hint =
            Some("a bridge starts at what one of the two figures is, after the steps before it".to_owned());
    }

    fn ratios(
        &mut self,
        id: &str,
        factor: &Extent,
        ratios: &[(darkfigure_model::FigureId, darkfigure_model::FigureId)],
    ) {
        for (numerator, denominator) in ratios {
            let (Some(n), Some(d)) = (self.figure(numerator), self.figure(denominator)) else { continue };
            let (n, d) = (Extent::of_figure(n), Extent::of_figure(d));
            let over =
                |a: Option<f64>, b: Option<f64>| a.zip(b).filter(|&(_, b)| b > 0.0).map(|(a, b)| a / b);
            let ratio = Extent { low: over(n.low, d.high), high: over(n.high, d.low) };
            if ratio.is_above(*factor) || factor.is_above(ratio) {
                self.note(
                    Code::RatioOutsideFactor,
                    &["bridges", id, "factor"],
                    format!("`{numerator}` over `{denominator}` lies outside this factor"),
                );
            }
        }
    }
}

/// A bridge over time may lead from one window to another of the same kind.
fn goes_nowhere(crossing: &Crossing) -> bool {
    crossing.axis() != Axis::Time && crossing.from() == crossing.to()
}

/// Moves the side that stands at one end of the bridge to its other end. False where neither does, or where both sides are one
/// already; what a side does not say may be anything.
fn cross(crossing: &Crossing, sides: &mut [Measure; 2]) -> bool {
    let (from, to) = (crossing.from(), crossing.to());
    let here = |side: &Measure| side.facet(crossing.axis());
    if from != to && here(&sides[0]).is_some() && here(&sides[0]) == here(&sides[1]) {
        return false;
    }
    for (start, end) in [(from, to), (to, from)] {
        for side in sides.iter_mut() {
            match here(side) {
                Some(facet) if facet.is_same(start) => {
                    *side = side.clone().with(end.clone());
                    return true;
                }
                Some(_) => {}
                None => return true,
            }
        }
    }
    false
}

fn words(facet: Option<&Facet>) -> String {
    facet.map_or_else(|| "not said".to_owned(), facet_text)
}
