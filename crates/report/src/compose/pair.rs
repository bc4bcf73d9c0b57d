//! A pair: the two figures of one comparison with what was found, and the words by which a reader tells them apart.

use darkfigure_analysis::{ComparisonFindings, Gap, GapReading, Orientation, Side};
use darkfigure_model::{self as model, Comparison, Figure, FigureId, Period, TimeKind};

use super::desk::Desk;
use super::{period, said};
use crate::document::Prose;
use crate::number::Dimension;

/// Two figures and everything that was found about them.
#[derive(Debug, Clone)]
pub(super) struct Pair<'a> {
    pub(super) desk: Desk<'a>,
    pub(super) comparison: &'a Comparison,
    pub(super) found: &'a ComparisonFindings,
    figures: [&'a Figure; 2],
    labels: [String; 2],
}

impl<'a> Pair<'a> {
    /// The pair, if both figures are in the dossier.
    pub(super) fn new(
        desk: Desk<'a>,
        comparison: &'a Comparison,
        found: &'a ComparisonFindings,
    ) -> Option<Self> {
        let [left, right] = &comparison.between;
        let figures = [desk.figure(left)?, desk.figure(right)?];
        Some(Self { labels: labels(&desk, &comparison.between), desk, comparison, found, figures })
    }

    /// Which side stands above. It does not depend on the order in which the dossier names the sides.
    pub(super) fn orientation(&self) -> Orientation {
        self.gap().orientation
    }

    /// The two sides in an order that swapping them does not change: lower, upper.
    pub(super) fn sides(&self) -> [Side; 2] {
        [self.orientation().lower, self.orientation().upper]
    }

    pub(super) fn gap(&self) -> &'a Gap {
        self.found.gap.numbers()
    }

    /// The gap, unless it was refused.
    pub(super) fn reading(&self) -> &'a GapReading {
        &self.found.gap
    }

    pub(super) fn figure(&self, side: Side) -> &'a Figure {
        let [left, right] = self.figures;
        if side == Side::Left { left } else { right }
    }

    /// By what a reader tells the side from the other: "Minister of Interior".
    pub(super) fn label(&self, side: Side) -> &str {
        side.of::<String>(&self.labels)
    }

    /// The figure as said: "around 100,000 people".
    pub(super) fn said(&self, side: Side) -> Prose {
        said::as_said(&self.desk, self.figure(side))
    }

    /// The figure as said, without the level of its interval, with its source.
    pub(super) fn cited(&self, side: Side) -> Prose {
        self.desk.cite(said::brief(self.said(side)), std::slice::from_ref(&self.figure(side).source))
    }

    /// The figure by its number alone, where it was named before: "the 259"; as said, by its best number, where it is another.
    pub(super) fn short(&self, side: Side) -> Prose {
        let own = self.desk.short(self.figure(side));
        // Two figures of one number are told apart by who said them.
        if own.to_plain() == self.desk.short(self.figure(side.other())).to_plain() {
            return own.say(format!(" ({})", self.label(side)));
        }
        own
    }

    /// Whether the figure's number alone is its name: "the 259".
    pub(super) fn is_named_by_number(&self, side: Side) -> bool {
        self.desk.is_named_by_number(self.figure(side))
    }

    /// What the side's running value counts after the steps.
    pub(super) fn unit(&self, side: Side) -> &'a model::Unit {
        &self.measure(side).unit
    }

    /// The side's measure after the steps.
    pub(super) fn measure(&self, side: Side) -> &'a model::Measure {
        let last = self.found.steps.taken.iter().rev().find(|step| step.side == side);
        last.map_or(&self.figure(side).measure, |step| &step.measure)
    }

    /// The side's value after the steps.
    pub(super) fn value(&self, side: Side) -> model::Quantity {
        let last = self.found.steps.taken.iter().rev().find(|step| step.side == side);
        last.map_or(*side.of(&self.found.read), |step| step.value)
    }

    /// What kind of quantity the side's running value is.
    pub(super) fn kind(&self, side: Side) -> model::QuantityKind {
        let last = self.found.steps.on(side).last();
        last.map_or(*side.of(&self.found.kinds), |step| step.value_kind)
    }

    /// Whether the side is a change in percent that is read as a multiple, as the other side is one.
    pub(super) fn is_read_as_multiple(&self, side: Side) -> bool {
        let (own, read) = (self.figure(side).kind(), *side.of(&self.found.kinds));
        own != read && read == model::QuantityKind::Change(model::Change::Times)
    }

    /// What the side's running value is a number of.
    pub(super) fn role(&self, side: Side) -> Dimension {
        self.desk.role_of(self.measure(side), self.kind(side))
    }

    /// What the difference is a number of, where both sides count in one unit and are of one kind.
    pub(super) fn common_role(&self) -> Option<Dimension> {
        let [lower, upper] = self.sides();
        let kind = self.gap().difference_kind?;
        if self.unit(lower) != self.unit(upper) {
            return None;
        }
        let measure = self.measure(lower);
        // What parts a rate among residents from one among vehicles is so many per 100,000 of neither.
        let is_of_one_base = measure.population == self.measure(upper).population;
        (is_of_one_base || !matches!(kind, model::QuantityKind::Rate(_)))
            .then(|| self.desk.role_of(measure, kind))
    }

    /// "the count" and "the estimate", or "the larger figure" and "the smaller figure" where the two are of one kind and it is known
    /// which is which.
    pub(super) fn name(&self, side: Side) -> String {
        let orientation = self.orientation();
        if !orientation.is_estimate_over_count && !orientation.is_upper_larger {
            return format!("the figure of {}", self.label(side));
        }
        if !orientation.is_estimate_over_count {
            let size = if side == self.orientation().upper { "larger" } else { "smaller" };
            return format!("the {size} figure");
        }
        if side == self.orientation().upper { "the estimate".to_owned() } else { "the count".to_owned() }
    }

    /// The window in which the count was made.
    pub(super) fn window(&self) -> Option<Period> {
        self.measure(self.orientation().lower).time.map(|time| time.period)
    }

    /// The base of a coverage, after "of".
    pub(super) fn base(&self, kind: TimeKind) -> String {
        // Of those new in two years is a share of the estimate of two years, whatever the window of the count.
        let own = self.measure(self.orientation().upper).time.filter(|time| time.kind == kind);
        let window = own.map(|time| time.period).or_else(|| self.window());
        period::base(kind, window, &self.desk.role(self.unit(self.orientation().lower)))
    }

    /// The same for a coverage that was measured elsewhere, in another window.
    pub(super) fn base_elsewhere(&self, kind: TimeKind) -> String {
        period::base(kind, None, &self.desk.role(self.unit(self.orientation().lower)))
    }

    /// What 100 % is in a share of one side: its name, and its number where no step changed it.
    pub(super) fn share_base(&self, side: Side) -> String {
        let is_read = side.of(&self.found.read) != side.of(&self.found.starts)
            || side.of(&self.found.over_windows).is_some();
        let is_changed = is_read || self.found.steps.on(side).next().is_some();
        match self.desk.face(self.figure(side)) {
            // A name that holds the number already says it once.
            Some(_) if !is_changed && !self.orientation().is_estimate_over_count => {
                let (name, said) = (self.name(side), self.said(side).to_plain());
                if name.contains(&said) { name } else { format!("{name}, {said}") }
            }
            _ => self.name(side),
        }
    }

    /// The base of the gap's own coverage.
    pub(super) fn coverage_base(&self) -> String {
        match self.gap().coverage_of {
            Some(kind) if self.orientation().is_estimate_over_count => self.base(kind),
            _ => self.share_base(self.orientation().upper),
        }
    }
}

/// Two labels that differ: by name, else with the figure as said, else by the figure's name in the dossier.
fn labels(desk: &Desk<'_>, between: &[FigureId; 2]) -> [String; 2] {
    let names = [desk.who(&between[0]), desk.who(&between[1])];
    if names[0] != names[1] {
        return names;
    }
    let said = |at: usize| {
        let words =
            desk.figure(&between[at]).map(|figure| said::point(said::as_said(desk, figure)).to_plain());
        format!("{}, {}", names[at], words.unwrap_or_default())
    };
    let full = [said(0), said(1)];
    if full[0] != full[1] {
        return full;
    }
    let by_id = |at: usize| format!("{} ({})", names[at], between[at]);
    [by_id(0), by_id(1)]
}
