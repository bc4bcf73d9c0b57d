//! Bridges: where they lead, on what they rest, who uses them.

use darkfigure_model::{Crossing, Known, Measure, Operation, Place};

use super::Checker;
use super::extent::Extent;
use crate::Code;

impl Checker<'_> {
    pub(super) fn bridges(&mut self) {
        let dossier = self.dossier;
        for (id, bridge) in dossier.bridges.iter() {
            if goes_nowhere(&bridge.crossing) {
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
            for id in &comparison.bridges {
                let Some(bridge) = dossier.bridges.get(id) else { continue };
                if let Crossing::Within { figure } = &bridge.crossing {
                    if !comparison.between.contains(figure) {
                        self.does_not_meet(
                            name.as_str(),
                            &format!("`{id}` corrects `{figure}`, which is not compared"),
                        );
                    }
                    continue;
                }
                if !cross(&bridge.crossing, &mut sides) {
                    let (from, to) = ends(&bridge.crossing);
                    let message = format!(
                        "`{id}` leads from {from} to {to}, and the figures are at {} and {}",
                        side(&bridge.crossing, &sides[0]),
                        side(&bridge.crossing, &sides[1])
                    );
                    self.does_not_meet(name.as_str(), &message);
                }
            }
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

fn goes_nowhere(crossing: &Crossing) -> bool {
    match crossing {
        Crossing::Unit { from, to } => from == to,
        Crossing::Concept { from, to } => from == to,
        Crossing::Population { from, to } => from == to,
        Crossing::Place { from, to } => from == to,
        Crossing::Status { from, to } => from == to,
        // A bridge over time may lead from one window to another of the same kind.
        Crossing::Time { .. } | Crossing::Within { .. } => false,
    }
}

/// Moves the side that stands at one end of the bridge to its other end. False where neither does, or where both sides are one
/// already; what a side does not say may be anything.
fn cross(crossing: &Crossing, sides: &mut [Measure; 2]) -> bool {
    fn step<T: PartialEq + Clone>(
        sides: &mut [Measure; 2],
        from: &T,
        to: &T,
        slot: impl Fn(&mut Measure) -> Option<&mut T>,
    ) -> bool {
        let [first, second] = sides;
        if from != to && slot(first).is_some_and(|a| slot(second).is_some_and(|b| a == b)) {
            return false;
        }
        for (start, end) in [(from, to), (to, from)] {
            for side in sides.iter_mut() {
                match slot(side) {
                    Some(here) if here == start => {
                        *here = end.clone();
                        return true;
                    }
                    None => return true,
                    Some(_) => {}
                }
            }
        }
        false
    }
    match crossing {
        Crossing::Unit { from, to } => step(sides, from, to, |m| Some(&mut m.unit)),
        Crossing::Concept { from, to } => step(sides, from, to, |m| m.concept.as_mut()),
        Crossing::Population { from, to } => step(sides, from, to, |m| m.population.as_mut()),
        Crossing::Place { from, to } => cross_place(sides, from, to),
        Crossing::Time { from, to } => step(sides, from, to, |m| m.time.as_mut().map(|time| &mut time.kind)),
        Crossing::Status { from, to } => step(sides, from, to, |m| m.status.as_mut()),
        Crossing::Within { .. } => true,
    }
}

/// Places may be written in several ways and be the same.
fn cross_place(sides: &mut [Measure; 2], from: &Place, to: &Place) -> bool {
    if from != to && sides[0].place.is_some() && sides[0].place == sides[1].place {
        return false;
    }
    for (start, end) in [(from, to), (to, from)] {
        for side in sides.iter_mut() {
            match &side.place {
                Some(here) if here.is_same(start) != Known::Yes => {}
                _ => {
                    side.place = Some(end.clone());
                    return true;
                }
            }
        }
    }
    false
}

fn words<T: ToString>(thing: Option<&T>) -> String {
    thing.map_or_else(|| "not said".to_owned(), ToString::to_string)
}

fn codes(place: &Place) -> String {
    place.codes().collect::<Vec<_>>().join(", ")
}

fn ends(crossing: &Crossing) -> (String, String) {
    use crate::read::Word as _;
    match crossing {
        Crossing::Unit { from, to } => (from.to_string(), to.to_string()),
        Crossing::Concept { from, to } => (from.to_string(), to.to_string()),
        Crossing::Population { from, to } => (from.to_string(), to.to_string()),
        Crossing::Place { from, to } => (codes(from), codes(to)),
        Crossing::Time { from, to } => (from.word().to_owned(), to.word().to_owned()),
        Crossing::Status { from, to } => (from.word().to_owned(), to.word().to_owned()),
        Crossing::Within { .. } => (String::new(), String::new()),
    }
}

/// What a measure is on the axis of the bridge.
fn side(crossing: &Crossing, measure: &Measure) -> String {
    use crate::read::Word as _;
    match crossing {
        Crossing::Unit { .. } => measure.unit.to_string(),
        Crossing::Concept { .. } => words(measure.concept.as_ref()),
        Crossing::Population { .. } => words(measure.population.as_ref()),
        Crossing::Place { .. } => words(measure.place.as_ref().map(codes).as_ref()),
        Crossing::Time { .. } => words(measure.time.map(|time| time.kind.word()).as_ref()),
        Crossing::Status { .. } => words(measure.status.map(|status| status.word()).as_ref()),
        Crossing::Within { .. } => String::new(),
    }
}
