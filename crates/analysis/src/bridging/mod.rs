//! Bridging: taking a comparison's steps, one by one, with the running value after each.

mod declared;
mod multiple;
mod running;
mod window;

use std::cmp::Ordering;

use darkfigure_model::{
    Axis, Bridge, BridgeId, BridgeKind, Change, Comparison, Crossing, Dossier, Facet, Figure, FigureId,
    Known, Measure, NetConcepts, Operation, Quantity, QuantityKind, Rate, Reach, Scale, Stay, Tier, Time,
    TimeKind, Unit, Value,
};

use crate::believe::Parameter;
use crate::comparability::{Crossed, Side, is_made_of};
use crate::findings::behind_nought;
use crate::{BridgeObstacle, Refusal};
use darkfigure_numeric::Distribution;
use darkfigure_numeric::interval::garwood;

pub(crate) use declared::declared;
pub(crate) use multiple::as_multiples;
pub(crate) use running::{Running, Spread};
use running::{Step, at_most, complement, one};
pub use window::OverWindow;
pub(crate) use window::over_windows;

/// One step that was taken.
#[derive(Debug, Clone, PartialEq)]
pub struct StepTaken {
    /// The bridge.
    pub bridge: BridgeId,
    /// The side on which it works.
    pub side: Side,
    /// The axis that it crosses; none for a correction within a measure.
    pub axis: Option<Axis>,
    /// On what it rests.
    pub kind: BridgeKind,
    /// What it does.
    pub effect: Effect,
    /// The quotients of the figures on which the factor rests, in the bridge's order. None where a figure is missing.
    pub ratios: Vec<Option<Quantity>>,
    /// The side's value after it.
    pub value: Quantity,
    /// The measure in which that value stands.
    pub measure: Measure,
    /// What kind of quantity it is.
    pub value_kind: QuantityKind,
    /// What its bridge states. None where it states no number of its own.
    pub parameter: Option<Parameter>,
    /// The mean stay on which it rests, where it rests on one.
    pub stay: Option<StayTaken>,
    /// Whether the step reaches beyond what was seen: whoever it adds was not recorded.
    pub extrapolates: bool,
}

/// A step that rests on a mean stay.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StayTaken {
    /// The mean stay, in days.
    pub days: Quantity,
    /// The window, in days.
    pub window_days: f64,
    /// Growth per day as a share of the stock; zero in a steady state.
    pub growth_per_day: Quantity,
    /// From which way of counting over time.
    pub from: TimeKind,
    /// To which.
    pub to: TimeKind,
}

/// The steps of a comparison: "after k of n steps, open: concept, time".
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Steps {
    /// The steps that were taken, in their order; corrections within a measure are among them.
    pub taken: Vec<StepTaken>,
    /// The axes that no step brings together.
    pub open: Vec<Axis>,
}

impl Steps {
    /// How many steps it would take in all: those that were taken, and one for each open axis.
    #[must_use]
    pub const fn needed(&self) -> usize {
        self.taken.len() + self.open.len()
    }

    /// The steps that were taken on one side.
    pub fn on(&self, side: Side) -> impl Iterator<Item = &StepTaken> {
        self.taken.iter().filter(move |step| step.side == side)
    }
}

/// What a step does to the number, as one factor or one addend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Effect {
    /// Multiplies by this.
    Factor(Quantity),
    /// Divides by this.
    Divisor(Quantity),
    /// Adds this.
    Addend(Quantity),
    /// Changes nothing.
    Identity,
}

impl Effect {
    /// By how much it multiplies at the most, as far as is known; adding multiplies by nothing.
    fn at_most_times(&self) -> f64 {
        match self {
            Self::Factor(by) => by.high().value().or(by.central()).unwrap_or(1.0),
            Self::Divisor(by) => {
                by.low().value().or(by.central()).filter(|by| *by > 0.0).map_or(1.0, |by| 1.0 / by)
            }
            Self::Addend(_) | Self::Identity => 1.0,
        }
    }
}

/// Both sides after all steps that could be taken.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bridged<'a> {
    /// What each side says.
    pub(crate) said: [Quantity; 2],
    /// Of each side the figure that corrects it end by end, and of which it is read.
    pub(crate) revised_by: [Option<FigureId>; 2],
    /// What each side starts from; a rate in time against a number from that of its own window.
    pub(crate) starts: [Quantity; 2],
    pub(crate) running: [Running; 2],
    /// What of each running value was seen: without the steps that reach beyond it.
    pub(crate) seen: [Running; 2],
    pub(crate) measures: [Measure; 2],
    /// What kind of quantity each side is.
    pub(crate) kinds: [QuantityKind; 2],
    /// Whether the two figures were of one kind before any step, so that one is a multiple of the other.
    pub(crate) starts_alike: bool,
    /// Whether each figure is a balance or an average, of which nothing is a part.
    pub(crate) has_no_parts: [bool; 2],
    /// What may hide behind a rounded nought of each side, after the steps.
    pub(crate) behind_nought: [f64; 2],
    pub(crate) steps: Vec<StepTaken>,
    pub(crate) crossed: Vec<CrossedAxis<'a>>,
    pub(crate) refusals: Vec<Refusal>,
}

/// An axis that a bridge crossed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct CrossedAxis<'a> {
    axis: Axis,
    id: &'a BridgeId,
    kind: BridgeKind,
}

impl<'a> CrossedAxis<'a> {
    pub(crate) fn crossed(&self) -> Crossed<'a> {
        Crossed { axis: self.axis, id: self.id, kind: self.kind }
    }
}

/// What a figure starts from: its own ends with what a revision leaves of earlier ones, or the exact Poisson limits of a count that the dossier declares to be a draw.
fn start(dossier: &Dossier, figure: &Figure, refusals: &mut Vec<Refusal>) -> Running {
    let (said, _) = dossier.as_revised(figure);
    let distribution = declared_or_note(&figure.value.clone().in_unit(&figure.measure.unit), refusals);
    if figure.draw.is_some()
        && let Some(count) = said.central().and_then(whole)
        && let Ok(limits) = garwood(count, 0.95)
    {
        let quantity = Quantity::stated(
            limits.lower(),
            said.central(),
            limits.upper(),
            darkfigure_model::Level::P95,
            darkfigure_model::IntervalKind::Confidence,
        );
        return Running::new(quantity, distribution);
    }
    Running::new(said, distribution)
}

/// The distribution that a value declares. Where it cannot have it, the ends remain and the refusal is noted.
fn declared_or_note(value: &Value, refusals: &mut Vec<Refusal>) -> Option<Distribution> {
    declared(value).unwrap_or_else(|refusal| {
        refusals.push(refusal);
        None
    })
}

/// The count that a double holds exactly, if it is one.
fn whole(value: f64) -> Option<u64> {
    // 2^53 is the last whole number up to which doubles are exact.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be whole and in range"
    )]
    let count = (0.0..=9_007_199_254_740_992.0).contains(&value).then_some(value as u64)?;
    #[expect(clippy::cast_precision_loss, reason = "exact below 2^53")]
    let back = count as f64;
    (back.to_bits() == value.to_bits()).then_some(count)
}

/// Takes the steps of a comparison in their order. A step that cannot be taken is refused with its reason, and the rest goes on.
pub(crate) fn bridge<'a>(
    dossier: &'a Dossier,
    net: &NetConcepts<'_>,
    comparison: &'a Comparison,
    pair: [(&FigureId, &Figure); 2],
    over_windows: [Option<OverWindow>; 2],
) -> Bridged<'a> {
    let mut refusals = Vec::new();
    let mut running = pair.map(|(_, figure)| start(dossier, figure, &mut refusals));
    let said = [running[0].quantity, running[1].quantity];
    let mut revised_by = [None, None];
    for at in [0, 1] {
        // Set against its own correction a figure stands as it was said.
        let Some((left, by)) = dossier.left_of(pair[at].0).filter(|(_, by)| *by != pair[1 - at].0) else {
            continue;
        };
        running[at] = Running::new(left, None);
        revised_by[at] = Some(by.clone());
    }
    let mut kinds = pair.map(|(_, figure)| figure.kind());
    for at in [0, 1] {
        let Some(over) = over_windows[at] else { continue };
        kinds[at] = over.kind;
        let factor = Quantity::point(over.factor(), Tier::Hard);
        running[at].multiply(&Step::times(factor, None));
    }
    for (at, _) in as_multiples(kinds).into_iter().enumerate().filter(|(_, is_read)| *is_read) {
        kinds[at] = QuantityKind::Change(Change::Times);
        running[at].add(&Quantity::point(multiple::WHOLE, Tier::Hard));
    }
    let mut bridged = Bridged {
        said,
        revised_by,
        starts: [running[0].quantity, running[1].quantity],
        seen: running.clone(),
        running,
        measures: pair.map(|(_, figure)| figure.measure.clone()),
        kinds,
        starts_alike: kinds[0].matches(kinds[1]).is_ok(),
        has_no_parts: pair.map(|(_, figure)| net.has_no_parts(figure)),
        behind_nought: [0, 1]
            .map(|at: usize| behind_nought(pair[at].1) * over_windows[at].map_or(1.0, OverWindow::factor)),
        steps: Vec::new(),
        crossed: Vec::new(),
        refusals,
    };
    for id in &comparison.bridges {
        let Some(bridge) = dossier.bridges.get(id) else { continue };
        let is_of_pair = |(upper, lower): &(FigureId, FigureId)| {
            is_made_of(dossier, [upper, lower], [pair[0].0, pair[1].0])
        };
        // A quotient of the compared figures explains what it was made of.
        if bridge.ratios.iter().any(is_of_pair) {
            let why = BridgeObstacle::MadeOfThePair;
            bridged.refusals.push(Refusal::BridgeNotTaken { bridge: id.clone(), why });
            continue;
        }
        if let Err(why) = bridged.take(id, bridge, pair) {
            bridged.refusals.push(why);
            continue;
        }
        let quotient = |(upper, lower): &(FigureId, FigureId)| {
            let (upper, lower) = (dossier.figures.get(upper)?, dossier.figures.get(lower)?);
            Some(upper.quantity().over(&lower.quantity()))
        };
        if let Some(step) = bridged.steps.last_mut() {
            step.ratios = bridge.ratios.iter().map(quotient).collect();
        }
    }
    bridged
}

impl<'a> Bridged<'a> {
    /// Of whom the count's share of the estimate is one: those that the estimate counts, or those there at one time, where a count of these was
    /// turned into one of those who are new.
    pub(crate) fn coverage_of(&self, [lower, upper]: [Side; 2]) -> Option<TimeKind> {
        let is_turned =
            |step: &StepTaken| step.side == lower && step.stay.is_some_and(|stay| stay.is_turnover());
        let own = upper.of(&self.measures).time.map(|time| time.kind);
        if self.steps.iter().any(is_turned) { own.map(|_| TimeKind::Stock) } else { own }
    }

    /// Whether containment bounds the two: numbers or amounts that cannot be negative.
    pub(crate) fn is_extensive(&self) -> bool {
        self.kinds.iter().all(|kind| kind.is_extensive()) && self.has_no_parts == [false, false]
    }

    fn take(
        &mut self,
        id: &'a BridgeId,
        bridge: &'a Bridge,
        pair: [(&FigureId, &Figure); 2],
    ) -> Result<(), Refusal> {
        let refuse = |why| Refusal::BridgeNotTaken { bridge: id.clone(), why };
        let side = self.side_of(&bridge.reach, pair).map_err(refuse)?;
        let at = usize::from(side == Side::Right);
        let other = 1 - at;
        let axis = bridge.axis();
        let mut stayed = None;
        let (effect, extrapolates) = match &bridge.operation {
            Operation::Factor(value) | Operation::Share(value) => {
                let distribution = declared_or_note(value, &mut self.refusals);
                self.multiply(at, axis, Step::times(strength(value, bridge.kind), distribution))
            }
            Operation::Coverage(value) => {
                let distribution = declared_or_note(value, &mut self.refusals);
                self.multiply(at, axis, Step::over(strength(value, bridge.kind), distribution))
            }
            Operation::OverCoverage(value) => {
                self.multiply(at, axis, Step::times(complement(&strength(value, bridge.kind)), None))
            }
            Operation::Addend(value) => {
                let addend = QuantityKind::of(value.scale, &self.measures[at].unit);
                self.kinds[at] =
                    self.kinds[at].plus(addend).map_err(|_| refuse(BridgeObstacle::AddendOfAnotherKind))?;
                let amount = strength(value, bridge.kind);
                self.running[at].add(&amount);
                // Who is added was not recorded. Who is taken away was recorded in error; but what is taken away may be more of these, less some who
                // were not recorded: then less than what is left was.
                let removed = at_most(&amount, 0.0);
                self.seen[at].add(&removed);
                if amount.low().value().is_none_or(|least| least < 0.0) {
                    self.seen[at].forget_floor();
                }
                (Effect::Addend(amount), removed != amount)
            }
            Operation::Base(base) => {
                // So many percent of a base are a number of what the other side counts: that of hundredths is none.
                let others = self.measures[other].unit.clone();
                let of = self.measures[at].unit.per_one().map(|(of, _)| Unit::new(of));
                if let Some(Ok(unit)) = of {
                    // So many per household, times the households, are so many.
                    self.measures[at].unit = unit;
                } else if (of.is_some() || self.measures[at].unit.is_percent())
                    && self.kinds[other].is_extensive()
                {
                    self.measures[at].unit = others;
                }
                let is_divisible = self.measures[at].unit.is_divisible();
                self.kinds[at] = self.kinds[at]
                    .of_base(is_divisible)
                    .map_err(|_| refuse(BridgeObstacle::NoShareOrRate))?;
                let distribution = declared_or_note(base, &mut self.refusals);
                self.multiply(at, axis, Step::times(strength(base, bridge.kind), distribution))
            }
            Operation::Stay(stay) => {
                let taken = self.stay(at, bridge.crossing(), stay, bridge.kind).map_err(refuse)?;
                stayed = Some(taken);
                let step = taken.step().map_err(refuse)?;
                if taken.is_turnover() {
                    // Whoever is there at one time need not be new in the window: of those new in it nobody was seen, and the count stands for
                    // its own share of those there.
                    self.seen[at].multiply(&step);
                    self.running[at].multiply(&step);
                    (Effect::Factor(step.quantity), false)
                } else {
                    self.multiply(at, axis, step)
                }
            }
            Operation::Window => {
                let others = self.n_days(other).map_err(refuse)?;
                // A rate in time stands for one year of it, whatever window it was reckoned from.
                let own = match self.kinds[at].without_time(self.measures[at].unit.is_divisible()) {
                    Some(kind) => {
                        self.kinds[at] = kind;
                        DAYS_PER_YEAR
                    }
                    None => self.n_days(at).map_err(refuse)?,
                };
                self.multiply(at, axis, Step::times(Quantity::point(others / own, Tier::Face), None))
            }
            Operation::Identity => (Effect::Identity, false),
        };
        if let Some(crossing) = bridge.crossing() {
            self.cross(at, crossing, &bridge.operation);
        }
        if let Some(axis) = axis {
            self.crossed.push(CrossedAxis { axis, id, kind: bridge.kind });
        }
        self.behind_nought[at] *= effect.at_most_times();
        self.steps.push(StepTaken {
            bridge: id.clone(),
            side,
            axis,
            kind: bridge.kind,
            effect,
            ratios: Vec::new(),
            value: self.running[at].quantity,
            measure: self.measures[at].clone(),
            value_kind: self.kinds[at],
            parameter: parameter(&bridge.operation),
            stay: stayed,
            extrapolates,
        });
        Ok(())
    }

    /// Multiplies one side, and says whether that may reach beyond what was seen. The people of recorded cases were recorded, and so is
    /// a share of what was recorded; whatever makes more of it was not.
    fn multiply(&mut self, at: usize, axis: Option<Axis>, step: Step) -> (Effect, bool) {
        self.running[at].multiply(&step);
        let kept = if axis == Some(Axis::Unit) { step } else { step.never_growing() };
        self.seen[at].multiply(&kept);
        let effect =
            if step.is_divisor { Effect::Divisor(step.quantity) } else { Effect::Factor(step.quantity) };
        (effect, kept != step)
    }

    /// The side that stands where the bridge starts, and does not make the pair more unlike by taking it.
    fn side_of(&self, reach: &Reach, pair: [(&FigureId, &Figure); 2]) -> Result<Side, BridgeObstacle> {
        let stands = |at: usize| match reach {
            Reach::Across(crossing) => {
                self.measures[at].facet(crossing.axis()).is_some_and(|facet| facet.is_same(crossing.from()))
            }
            Reach::Within(figure) => pair[at].0 == figure,
        };
        match (stands(0), stands(1)) {
            // A bridge between two windows of one kind of time starts and ends on both sides: take it on the side with the
            // shorter window, or on the earlier of two of one length, so that swapping the sides changes nothing.
            (true, true) if leads_between_windows(reach) => {
                let is_over_time = |at: usize| {
                    matches!(self.kinds[at], QuantityKind::Rate(Rate::Time(_) | Rate::BaseAndTime(..)))
                };
                match (is_over_time(0), is_over_time(1)) {
                    (true, false) => return Ok(Side::Left),
                    (false, true) => return Ok(Side::Right),
                    (true, true) | (false, false) => {}
                }
                let first_day = |at: usize| {
                    let time: Option<Time> = self.measures[at].time;
                    time.and_then(|time| time.period.start().date()).map(|date| date.first_day())
                };
                let by_start = || first_day(0).cmp(&first_day(1));
                match self.n_days(0)?.total_cmp(&self.n_days(1)?).then_with(by_start) {
                    Ordering::Less => Ok(Side::Left),
                    Ordering::Greater => Ok(Side::Right),
                    Ordering::Equal => Err(BridgeObstacle::NotNeeded),
                }
            }
            (true, true) => Err(BridgeObstacle::NotNeeded),
            (true, false) => Ok(Side::Left),
            (false, true) => Ok(Side::Right),
            (false, false) => Err(BridgeObstacle::NobodyThere),
        }
    }

    /// Moves a side's measure to where the bridge ends.
    fn cross(&mut self, at: usize, crossing: &Crossing, operation: &Operation) {
        let others_time = self.measures[1 - at].time;
        let measure = &mut self.measures[at];
        if let (Facet::Unit(from), Facet::Unit(to)) = (crossing.from(), crossing.to()) {
            // People as percent of a base, times the base, are people; other units keep their kind.
            if self.kinds[at].is_extensive() || from.is_percent() && !to.is_percent() {
                self.kinds[at] = QuantityKind::of(Scale::One, to);
            }
        }
        if crossing.axis() == Axis::Time {
            measure.time = match (measure.time, others_time) {
                (Some(own), Some(others)) if !reaches(own, others, crossing, operation) => Some(own),
                (own, others) => others.or(own),
            };
        }
        *measure = measure.clone().with(crossing.to().clone());
    }

    fn n_days(&self, at: usize) -> Result<f64, BridgeObstacle> {
        let time = self.measures[at].time.ok_or(BridgeObstacle::OtherTimeUnknown)?;
        let days = time.period.n_days().ok_or(BridgeObstacle::WindowUnknown)?;
        #[expect(clippy::cast_precision_loss, reason = "days of a calendar of 9999 years are exact")]
        let days = days as f64;
        Ok(days)
    }

    /// The mean stay of a bridge, and between what it leads.
    fn stay(
        &self,
        at: usize,
        crossing: Option<&Crossing>,
        stay: &Stay,
        kind: BridgeKind,
    ) -> Result<StayTaken, BridgeObstacle> {
        let Some((Facet::Time(from), Facet::Time(to))) = crossing.map(|c| (c.from(), c.to())) else {
            return Err(BridgeObstacle::NobodyThere);
        };
        if [*from, *to].contains(&TimeKind::Detections) {
            return Err(BridgeObstacle::StayOfDetections);
        }
        let window_side = if *from == TimeKind::Stock { 1 - at } else { at };
        let growth_per_day = match &stay.growth_per_year {
            Some(growth) => strength(growth, kind).scaled(1.0 / DAYS_PER_YEAR),
            None => Quantity::point(0.0, Tier::Hard),
        };
        let days = strength(&stay.days, kind);
        let taken =
            StayTaken { days, window_days: self.n_days(window_side)?, growth_per_day, from: *from, to: *to };
        taken.step().map(|_| taken)
    }
}

impl StayTaken {
    /// Whether it leads from those there at one time to those who are new in a window, who may be others.
    fn is_turnover(&self) -> bool {
        (self.from, self.to) == (TimeKind::Stock, TimeKind::Entrants)
    }

    /// The factor between stock, entrants and present for a mean stay D and a window T, in days.
    ///
    /// ```text
    /// entrants = S·T(1 + rD)/D      present = S·(1 + T(1 + rD)/D)      (r = 0 in a steady state)
    /// ```
    pub(crate) fn step(&self) -> Result<Step, BridgeObstacle> {
        use TimeKind::{Entrants, Present, Stock};
        let window = Quantity::point(self.window_days, Tier::Face);
        // T(1 + rD)/D = T/D + rT, in which each uncertain quantity stands once.
        // The rate is below zero where the stock shrinks.
        let change = self.growth_per_day.scaled(self.window_days).weakened(Tier::Face);
        let turnover = window.over(&self.days).plus(&change);
        match (self.from, self.to) {
            (Stock, Entrants) => Ok(Step::times(turnover, None)),
            (Stock, Present) => Ok(Step::times(one().plus(&turnover), None)),
            (Entrants, Stock) => Ok(Step::over(turnover, None)),
            (Present, Stock) => Ok(Step::over(one().plus(&turnover), None)),
            (Entrants, Present) => Ok(Step::times(one().plus(&one().over(&turnover)), None)),
            (Present, Entrants) => Ok(Step::over(one().plus(&one().over(&turnover)), None)),
            _ => Err(BridgeObstacle::StayBetween { from: self.from, to: self.to }),
        }
    }

    /// The turnover T(1 + rD)/D at which the step has an effect: its factor, or its divisor. None where none has.
    pub(crate) fn turnover_for(&self, effect: f64) -> Option<f64> {
        use TimeKind::{Entrants, Present, Stock};
        let more = effect - 1.0;
        match (self.from, self.to) {
            (Stock, Present) | (Present, Stock) => Some(more),
            (Entrants, Present) | (Present, Entrants) => (more > 0.0).then(|| 1.0 / more),
            (Stock, Entrants) | (Entrants, Stock) => Some(effect),
            _ => None,
        }
    }

    /// Whether a longer stay has a larger effect.
    pub(crate) fn grows_with_effect(&self) -> bool {
        matches!(
            (self.from, self.to),
            (TimeKind::Entrants, TimeKind::Present) | (TimeKind::Present, TimeKind::Entrants)
        )
    }
}

const fn parameter(operation: &Operation) -> Option<Parameter> {
    match operation {
        Operation::Factor(_) => Some(Parameter::Factor),
        Operation::Share(_) => Some(Parameter::Share),
        Operation::Coverage(_) => Some(Parameter::Coverage),
        Operation::OverCoverage(_) => Some(Parameter::OverCoverage),
        Operation::Addend(_) => Some(Parameter::Addend),
        Operation::Stay(_) => Some(Parameter::StayDays),
        // The length of a window is what it is.
        Operation::Window | Operation::Identity => None,
        // The base of a share is no free number either.
        Operation::Base(_) => None,
    }
}

/// Whether a bridge over time leads to the other figure's date or window.
///
/// It bridges ways of counting over time, not dates: a stock of another year is another difference. Only what is said to turn one
/// window's number into another's by its size (a factor, an addend) leads from date to date.
fn reaches(own: Time, others: Time, crossing: &Crossing, operation: &Operation) -> bool {
    let (own, others) = (own.period, others.period);
    let is_nested = || own.is_within(others) == Known::Yes || others.is_within(own) == Known::Yes;
    match operation {
        // An even flow may be reckoned up or down where the windows meet.
        Operation::Window => own.is_apart(others) == Known::No,
        Operation::Stay(_) | Operation::Identity => is_nested(),
        Operation::Factor(_)
        | Operation::Share(_)
        | Operation::Addend(_)
        | Operation::Coverage(_)
        | Operation::Base(_)
        | Operation::OverCoverage(_) => crossing.from() == crossing.to() || is_nested(),
    }
}

fn leads_between_windows(reach: &Reach) -> bool {
    matches!(reach, Reach::Across(crossing) if crossing.axis() == Axis::Time && crossing.from() == crossing.to())
}

/// Days in a Julian year.
const DAYS_PER_YEAR: f64 = 365.25;

/// The ends of a bridge's value: what holds by definition is hard, an unhedged number of anything else stands at face.
fn strength(value: &Value, kind: BridgeKind) -> Quantity {
    let tier = if kind == BridgeKind::Definition { Tier::Hard } else { Tier::Face };
    value.quantity(tier)
}
