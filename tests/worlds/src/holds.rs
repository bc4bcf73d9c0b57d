//! What was found, held against the world.

use std::collections::BTreeSet;

use darkfigure_analysis::believe::{CoverageBasis, Parameter};
use darkfigure_analysis::{Comparability, ComparisonFindings, Flag, Gap, GapReading, Side, Tie, Verdict};
use darkfigure_model::{Axis, Quantity, TimeKind};

use crate::telling::days_of_stay;
use crate::{Counted, Scope, Telling, World};

/// Everything of a comparison that is not true in the world, each in a line.
///
/// # Errors
/// The lines.
pub fn check(world: &World, telling: &Telling, found: &ComparisonFindings) -> Result<(), String> {
    let mut held = Held { world, telling, found, faults: Vec::new() };
    held.verdicts("as said", &found.as_said, [&telling.scopes[0], &telling.scopes[1]]);
    if let Some(after) = held.after_the_steps() {
        held.verdicts("after the steps", &found.comparability, [&after[0], &after[1]]);
        held.gap(&after);
        held.implied(&after);
        held.breakevens(&after);
        held.benchmarks();
    }
    if held.faults.is_empty() { Ok(()) } else { Err(held.faults.join("\n")) }
}

/// Two scopes as they are compared on an axis: beside those present in a window stand those who might have been recorded in it, which is
/// whoever was present.
fn beside_one_another(scopes: [&Scope; 2], axis: Axis) -> [Scope; 2] {
    let kinds = scopes.map(|scope| scope.measure.time.map(|time| time.kind));
    let stands_beside_present = axis == Axis::Time && kinds.contains(&Some(TimeKind::Present));
    scopes.map(|scope| {
        let mut scope = scope.clone();
        if let Some(time) = &mut scope.measure.time
            && stands_beside_present
            && time.kind == TimeKind::Detections
        {
            time.kind = TimeKind::Present;
        }
        scope
    })
}

struct Held<'a> {
    world: &'a World,
    telling: &'a Telling,
    found: &'a ComparisonFindings,
    faults: Vec<String>,
}

impl Held<'_> {
    fn fault(&mut self, words: String) {
        self.faults.push(words);
    }

    /// A quantity must have the truth between those of its ends that lie somewhere.
    fn holds(&mut self, what: &str, quantity: &Quantity, least: f64, most: f64) {
        let slack = |value: f64| 1e-9 * value.abs().max(1e-6);
        if let Some(low) = quantity.low().value()
            && least < low - slack(low)
        {
            self.fault(format!("{what}: at least {low}, in truth {least}"));
        }
        if let Some(high) = quantity.high().value()
            && most > high + slack(high)
        {
            self.fault(format!("{what}: at most {high}, in truth {most}"));
        }
    }

    fn verdicts(&mut self, when: &str, found: &Comparability, scopes: [&Scope; 2]) {
        for verdict in &found.axes {
            let [left, right] =
                beside_one_another(scopes, verdict.axis).map(|scope| scope.on(verdict.axis, self.world));
            let (inner, outer) = match verdict.verdict {
                Verdict::Contained { inner: Side::Left } => (&left, &right),
                Verdict::Contained { inner: Side::Right } => (&right, &left),
                Verdict::Same | Verdict::Bridged { .. } if left != right => {
                    self.fault(format!("{when}: {} is not the same", verdict.axis));
                    continue;
                }
                Verdict::Same
                | Verdict::Bridged { .. }
                | Verdict::Overlapping
                | Verdict::Differs
                | Verdict::Unknown => continue,
            };
            if !inner.is_subset(outer) {
                self.fault(format!("{when}: {} is not contained", verdict.axis));
            }
        }
    }

    /// What the two sides are about after the steps that were taken, each step's value held against its scope. None where a bridge was not
    /// taken, for the ones behind it were made to stand on it.
    fn after_the_steps(&mut self) -> Option<[Scope; 2]> {
        let mut scopes = self.telling.scopes.clone();
        if self.found.steps.taken.len() != self.telling.steps.len() {
            return None;
        }
        for step in &self.found.steps.taken {
            let (_, at, scope) = self.telling.steps.iter().find(|(id, ..)| *id == step.bridge)?.clone();
            if Side::Right != step.side && at == 1 || Side::Left != step.side && at == 0 {
                return None;
            }
            let truth = scope.number(self.telling.counted[at], self.world);
            self.holds(&format!("step {}", step.bridge), &step.value, truth, truth);
            scopes[at] = scope;
        }
        Some(scopes)
    }

    /// The same without holding the steps' values against the world.
    fn after_the_steps_unchecked(&self) -> Option<[Scope; 2]> {
        let mut scopes = self.telling.scopes.clone();
        if self.found.steps.taken.len() != self.telling.steps.len() {
            return None;
        }
        for (_, at, scope) in &self.telling.steps {
            scopes[*at] = scope.clone();
        }
        Some(scopes)
    }

    /// Whether what an "if" supposes is so.
    fn is_so(&self, axes: &[Axis], scopes: &[Scope; 2]) -> bool {
        axes.iter().all(|axis| {
            let [left, right] = beside_one_another([&scopes[0], &scopes[1]], *axis);
            left.on(*axis, self.world) == right.on(*axis, self.world)
        })
    }

    fn gap(&mut self, after: &[Scope; 2]) {
        let gap = match &self.found.gap {
            GapReading::Full(gap) | GapReading::Bound(gap) => gap,
            GapReading::Conditional(gap) if self.is_so(&self.found.comparability.unknown(), after) => gap,
            GapReading::Conditional(_) | GapReading::Refused { .. } => return,
        };
        let gap: &Gap = &gap.clone();
        let at = |side: Side| usize::from(side == Side::Right);
        let (upper, lower) = (at(gap.orientation.upper), at(gap.orientation.lower));
        let number = |at: usize| after[at].number(self.telling.counted[at], self.world);
        let (above, below) = (number(upper), number(lower));
        if gap.is_conflict {
            self.fault("a conflict, and every figure is true".to_owned());
        }
        if gap.orientation.is_upper_larger && above <= below {
            self.fault(format!("the larger is {above}, the smaller {below}"));
        }
        if let Some(part) = gap.part {
            self.part(after, at(part.inner), &part.share, &part.outside, part.is_stated);
            let is_said_part =
                self.found.comparability.flags.contains(&Flag::Tied { side: part.inner, tie: Tie::PartOf });
            let are_estimates = self.telling.counted == [Counted::All; 2];
            if part.is_above_whole && (is_said_part || are_estimates) {
                self.fault("a part above its whole, and both are true".to_owned());
            }
        }
        let is_bounded = self.found.comparability.inner_side().is_some();
        let seen = self.seen(lower);
        if gap.orientation.is_estimate_over_count {
            let (least, most) = self.covered(after, upper, lower);
            // Of the estimate's scope: whoever was recorded by anybody, and whom this count has of it.
            self.holds("coverage", &gap.coverage.ends, most / above, least / above);
            self.holds("dark figure", &gap.dark_figure, above - least, above - most);
            if is_bounded {
                self.holds("bounded ratio", &gap.ratio.ends, above / least.max(1e-9), above / most.max(1e-9));
                return;
            }
            self.holds("coverage of this count", &gap.coverage.ends, seen / above, seen / above);
        }
        if !is_bounded {
            self.holds("ratio", &gap.ratio.ends, above / below, above / below);
            self.holds("inverse", &gap.inverse, below / above, below / above);
            self.holds("difference", &gap.difference, above - below, above - below);
            self.holds("share of lower", &gap.share_of_lower, above / below - 1.0, above / below - 1.0);
            self.holds("share of upper", &gap.share_of_upper, 1.0 - below / above, 1.0 - below / above);
        }
    }

    /// How many the count of a side saw, in the unit in which that side stands at the end.
    fn seen(&self, at: usize) -> f64 {
        let mut scope = self.telling.scopes[at].clone();
        for step in self.found.steps.taken.iter().filter(|step| usize::from(step.side == Side::Right) == at) {
            if !step.extrapolates
                && let Some((.., after)) = self.telling.steps.iter().find(|(id, ..)| *id == step.bridge)
                && let Some(facet) = step.axis.and_then(|axis| after.measure.facet(axis))
            {
                let time = after.measure.time;
                scope.measure = scope.measure.clone().with(facet);
                if step.axis == Some(Axis::Time) {
                    scope.measure.time = time;
                }
            }
        }
        scope.number(self.telling.counted[at], self.world)
    }

    /// Of whom an estimate counts: how many this count has at least, and how many were recorded by anybody.
    fn covered(&self, after: &[Scope; 2], estimate: usize, count: usize) -> (f64, f64) {
        let existing = after[estimate].counted(Counted::All, self.world);
        let mut counted_scope = self.telling.scopes[count].clone();
        counted_scope.measure.unit = after[estimate].measure.unit.clone();
        let own = counted_scope.counted(self.telling.counted[count], self.world);
        let among = own.intersection(&existing).count();
        (among as f64, after[estimate].number(Counted::ByAny, self.world))
    }

    fn part(
        &mut self,
        after: &[Scope; 2],
        inner: usize,
        share: &Quantity,
        outside: &Quantity,
        is_stated: bool,
    ) {
        let sets: Vec<BTreeSet<usize>> =
            (0..2).map(|at| after[at].counted(self.telling.counted[at], self.world)).collect();
        let (part, whole) = (&sets[inner], &sets[1 - inner]);
        if after[0].measure.unit != after[1].measure.unit {
            self.fault("a part in another unit".to_owned());
            return;
        }
        let both = part.intersection(whole).count() as f64;
        let n = whole.len() as f64;
        if is_stated && !part.is_subset(whole) && self.telling.steps.is_empty() {
            self.fault("a stated part that is none".to_owned());
        }
        if self.telling.steps.is_empty() {
            self.holds("share of the whole", share, both / n, both / n);
            self.holds("outside the part", outside, n - both, n - both);
        }
    }

    /// What one step alone would need for the two to agree: the value that it has in truth, times what then still lies between them.
    fn breakevens(&mut self, after: &[Scope; 2]) {
        if !self.is_so(&self.found.comparability.unknown(), after) {
            return;
        }
        let number = |at: usize| after[at].number(self.telling.counted[at], self.world);
        let numbers = [number(0), number(1)];
        let mut standing = self.telling.scopes.clone();
        let mut faults = Vec::new();
        for (id, at, scope) in &self.telling.steps {
            let (at, count) = (*at, self.telling.counted[*at]);
            let ratio = scope.number(count, self.world) / standing[at].number(count, self.world);
            let needed = ratio * numbers[1 - at] / numbers[at];
            let value = |parameter: Parameter, ratio: f64| match parameter {
                Parameter::Factor | Parameter::Share => Some(ratio),
                Parameter::Coverage => Some(1.0 / ratio),
                Parameter::StayDays => days_of_stay(&standing[at], scope, ratio),
                Parameter::OverCoverage | Parameter::Addend => None,
            };
            let breakevens = self.found.must_believe.breakevens.iter();
            for found in breakevens.filter(|found| found.bridge == *id) {
                let truth = value(found.parameter, needed);
                let is_of_a_whole = matches!(found.parameter, Parameter::Share | Parameter::Coverage);
                if is_of_a_whole && found.needed.is_some() && truth.is_some_and(|truth| truth > 1.0) {
                    // No value in truth, and the ends of what was said leave room for one.
                    continue;
                }
                match (&found.needed, truth) {
                    (Some(needed), Some(truth)) => faults.push((format!("{id} would need"), *needed, truth)),
                    // A share or coverage of more than all, and no stay at all.
                    (None, Some(truth)) if truth <= 1.0 - 1e-9 || found.parameter == Parameter::Factor => {
                        self.faults.push(format!("{id}: no value, and in truth {truth}"));
                    }
                    (None, _) | (Some(_), None) => {}
                }
                let is_own = truth
                    .zip(value(found.parameter, ratio))
                    .is_some_and(|(needed, own)| (needed - own).abs() <= 1e-9 * own);
                if is_own && found.is_within_own == Some(false) {
                    self.faults.push(format!("{id} would need what it has, and is said not to"));
                }
            }
            standing[at] = scope.clone();
        }
        for (what, needed, truth) in faults {
            self.holds(&what, &needed, truth, truth);
        }
    }

    /// At a coverage that is the true one, the count points to the true number.
    fn benchmarks(&mut self) {
        let Some(existing) = self.telling.existing else { return };
        let is_plain = self.found.steps.taken.is_empty();
        let readings: Vec<Quantity> =
            self.found.must_believe.benchmarks.iter().flatten().map(|found| found.implied).collect();
        for implied in readings.iter().filter(|_| is_plain) {
            self.holds("the benchmark points to", implied, existing, existing);
        }
    }

    /// How many of whom an estimate counts were recorded, least and most, as an implied coverage means it. None where its "if" is not so.
    fn implied_truth(&self, after: &[Scope; 2]) -> Option<(f64, f64)> {
        let implied = self.found.must_believe.implied_coverage.as_ref()?;
        if !self.is_so(&implied.if_same, after) {
            return None;
        }
        let at = |side: Side| usize::from(side == Side::Right);
        let orientation = self.found.gap.numbers().orientation;
        let (estimate, count) = (at(orientation.upper), at(orientation.lower));
        let mut existing = after.clone();
        if implied.basis == CoverageBasis::PresentAtLeastStock {
            let window = after[count].measure.time;
            existing[estimate].measure.time =
                window.map(|time| darkfigure_model::Time { kind: TimeKind::Present, ..time });
        }
        let (least, most) = self.covered(&existing, estimate, count);
        let n = existing[estimate].number(Counted::All, self.world);
        Some((least / n, most / n))
    }

    fn implied(&mut self, after: &[Scope; 2]) {
        let Some(implied) = self.found.must_believe.implied_coverage.clone() else { return };
        let Some((least, most)) = self.implied_truth(after) else { return };
        self.holds("implied coverage", &implied.coverage, most, least);
    }
}

/// The true coverage, least and most, of which a first screen may say "if the estimate is right, so many were recorded". None where what
/// that sentence supposes is not so.
#[must_use]
pub fn true_coverage(world: &World, telling: &Telling, found: &ComparisonFindings) -> Option<(f64, f64)> {
    let held = Held { world, telling, found, faults: Vec::new() };
    let after = held.after_the_steps_unchecked()?;
    held.implied_truth(&after)
}
