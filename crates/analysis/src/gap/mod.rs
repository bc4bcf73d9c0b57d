//! The gap: ratio, difference, coverage and dark figure, as far as comparability allows.

mod conditioned;
mod independent;
mod part;
mod spread;
mod whole;

use darkfigure_model::{
    Axis, Basis, End, Extent, Figure, FigureId, Form, Grade, Quantity, QuantityKind, Role, TimeKind,
};
use libm::log10;

pub(crate) use conditioned::conditioned_coverage;

pub use conditioned::ConditionedCoverage;
pub use part::Part;
pub use spread::{Orientation, SpreadMethod, SpreadOut};

use crate::bridging::{Bridged, Running};
use crate::comparability::{Comparability, Dependence, Side, Verdict};
use crate::findings::rounding;
use crate::{Options, Refusal};
use independent::Independent;

/// What may be said of the gap.
#[derive(Debug, Clone, PartialEq)]
pub enum GapReading {
    /// Like for like, as they stand or by bridges.
    Full(Gap),
    /// Only if the axes that are unknown are the same.
    Conditional(Gap),
    /// Containment bounds it on one side.
    Bound(Gap),
    /// No gap. What the steps that were taken leave stands in [`Gap`] as a running value, never as the gap.
    Refused {
        /// Why.
        why: Refusal,
        /// The running values, "after k of n steps".
        running: Gap,
    },
}

impl GapReading {
    /// The reading as it may be told, as [`Gap::without_loose_ends`].
    #[must_use]
    pub fn without_loose_ends(&self) -> Self {
        match self {
            Self::Full(gap) => Self::Full(gap.without_loose_ends()),
            Self::Conditional(gap) => Self::Conditional(gap.without_loose_ends()),
            Self::Bound(gap) => Self::Bound(gap.without_loose_ends()),
            Self::Refused { why, running } => {
                Self::Refused { why: why.clone(), running: running.without_loose_ends() }
            }
        }
    }

    /// The numbers, whatever may be said of them.
    #[must_use]
    pub const fn numbers(&self) -> &Gap {
        match self {
            Self::Full(gap)
            | Self::Conditional(gap)
            | Self::Bound(gap)
            | Self::Refused { running: gap, .. } => gap,
        }
    }

    /// The gap, unless it was refused.
    #[must_use]
    pub const fn gap(&self) -> Option<&Gap> {
        match self {
            Self::Full(gap) | Self::Conditional(gap) | Self::Bound(gap) => Some(gap),
            Self::Refused { .. } => None,
        }
    }
}

/// A number derived from both figures: its ends by interval arithmetic, and its spread where distributions are declared.
#[derive(Debug, Clone, PartialEq)]
pub struct Derived {
    /// Ends with tiers, at any dependence.
    pub ends: Quantity,
    /// With the declared distributions, or why not. None where none is declared.
    pub spread: Option<Result<SpreadOut, Refusal>>,
}

/// Two figures set against each other in numbers.
///
/// Amounts are in the unit that the steps lead to; ratios, coverages and shares are fractions of one. An end is unknown where what it would
/// be made of is.
///
/// # Formula
///
/// With `u` the upper and `l` the lower figure after the steps, and `s` what of the lower was seen (`l` without the steps that reach beyond
/// what was recorded; `l` itself where no count stands below an estimate), in interval arithmetic at any dependence:
///
/// ```text
/// ratio           u / l            coverage      s / u
/// difference      u − l            dark figure   u − s
/// share of lower  u/l − 1          share of upper  1 − l/u
/// orders of magnitude  log₁₀(u / l)
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Which figure stands above.
    pub orientation: Orientation,
    /// Upper over lower: "39 to 164 times".
    pub ratio: Derived,
    /// What of the lower was seen, over upper: the coverage, where a count stands below an estimate.
    pub coverage: Derived,
    /// Lower over upper, after the steps.
    pub inverse: Quantity,
    /// Of whom the coverage is the share: the estimate's kind of time.
    pub coverage_of: Option<TimeKind>,
    /// Upper less lower, after the steps.
    pub difference: Quantity,
    /// What kind of quantity the difference is: points between two shares. None where the two are of different kinds.
    pub difference_kind: Option<QuantityKind>,
    /// Upper less what of the lower was seen: the dark figure, where a count stands below an estimate.
    pub dark_figure: Quantity,
    /// The difference as a share of the lower.
    pub share_of_lower: Quantity,
    /// The difference as a share of the upper.
    pub share_of_upper: Quantity,
    /// log₁₀ of the ratio.
    pub orders_of_magnitude: Quantity,
    /// The coverage given that the estimate is at least the count, or why it is not given. None where there is no count below an estimate.
    pub conditioned: Option<Result<ConditionedCoverage, Refusal>>,
    /// The inner figure as a part of the outer one, where containment bounds the two.
    pub part: Option<Part>,
    /// Whether the count surely lies above the estimate, so that it is no share of it.
    pub is_count_above: bool,
    /// Whether it does so though it is known to be among what is estimated: over-notification, duplicates, or a low estimate.
    pub is_conflict: bool,
    /// Whether ratio and difference have the limits of two samples that err independently, which are closer than their margins end against end.
    pub is_of_independent_samples: bool,
}

/// The ratio as the two numbers were published, before anything was compared.
#[derive(Debug, Clone, PartialEq)]
pub struct NaiveRatio {
    /// Which figure stands above.
    pub orientation: Orientation,
    /// Upper over lower.
    pub ratio: Quantity,
    /// Whether it may stand: the two are like for like as they were said. If not it may be shown only struck, with the reason.
    pub may_stand: bool,
}

/// Which side stands above: the estimate over the count; of two of a kind, the larger.
///
/// An estimate of how much was recorded is a second reading of the record: it is no estimate of what exists, and nothing is covered of it.
/// A balance or an average is no count of what was seen, and none of all there is, of which something was seen. And a share or rate among those that were
/// counted one by one, as of the votes in an election, leaves nobody unseen who is in a poll's: it is a second reading of the same share.
pub(crate) fn orient(
    pair: [(&FigureId, &Figure); 2],
    values: [&Quantity; 2],
    has_no_parts: [bool; 2],
) -> Orientation {
    let is_of_record =
        |figure: &Figure| figure.measure.time.is_some_and(|time| time.kind == TimeKind::Detections);
    let is_among_counted =
        |figure: &Figure| figure.basis == Some(Basis::Enumeration) && figure.kind().needs_base();
    let roles = [0, 1].map(|at: usize| match pair[at].1.role() {
        Some(Role::Estimate) if is_of_record(pair[at].1) => None,
        Some(Role::Count) if is_among_counted(pair[at].1) => None,
        Some(Role::Count | Role::Estimate) if has_no_parts[at] => None,
        role => role,
    });
    let (upper, is_estimate_over_count) = match roles {
        [Some(Role::Count), Some(Role::Estimate)] => (Side::Right, true),
        [Some(Role::Estimate), Some(Role::Count)] => (Side::Left, true),
        [Some(Role::Count), Some(Role::Count) | None]
        | [Some(Role::Estimate), Some(Role::Estimate) | None]
        | [None, _] => {
            let face = |q: &Quantity| q.central().or(q.high().value()).or(q.low().value()).unwrap_or(0.0);
            let order = face(values[0]).total_cmp(&face(values[1]));
            // Of equal numbers a floor stands above what has both ends, and that above a ceiling; others are ordered by name, so that swapping the
            // sides turns nothing over.
            let reach =
                |q: &Quantity| i8::from(q.high().value().is_none()) - i8::from(q.low().value().is_none());
            let order = order.then(reach(values[0]).cmp(&reach(values[1])));
            let left_is_upper = order.is_gt() || (order.is_eq() && pair[0].0 <= pair[1].0);
            (if left_is_upper { Side::Left } else { Side::Right }, false)
        }
    };
    let least = upper.of(&values).low().value();
    let most = upper.other().of(&values).high().value();
    let form = |side: Side| &side.of(&pair).1.value.form;
    // What is only about so much may be that, and more; so may a share, a rate or a multiple, and what was rounded.
    let is_about = |side: Side| match form(side) {
        Form::About(_) => true,
        Form::Exact(number) => number.exponent() != 0 || !side.of(&pair).1.kind().is_extensive(),
        Form::AtLeast(_)
        | Form::MoreThan(_)
        | Form::AtMost(_)
        | Form::LessThan(_)
        | Form::FarBelow(_)
        | Form::Range(_)
        | Form::Interval(_)
        | Form::Vague(_) => false,
    };
    let is_strict = (matches!(form(upper), Form::MoreThan(_))
        || matches!(form(upper.other()), Form::LessThan(_) | Form::FarBelow(_)))
        && !is_about(upper)
        && !is_about(upper.other());
    let is_upper_larger = least
        .zip(most)
        .is_some_and(|(least, most)| least > most || is_strict && least.total_cmp(&most).is_eq());
    Orientation { upper, lower: upper.other(), is_estimate_over_count, is_upper_larger }
}

/// The bare numbers in the order in which the comparison stands.
pub(crate) fn naive(
    pair: [(&FigureId, &Figure); 2],
    orientation: Orientation,
    grade_as_said: Grade,
) -> NaiveRatio {
    let said = pair.map(|(_, figure)| figure.quantity());
    let is_of_one_kind = pair[0].1.kind().matches(pair[1].1.kind()).is_ok();
    let ratio = orientation.upper.of(&said).over(orientation.lower.of(&said));
    NaiveRatio {
        orientation,
        // A rate over a number is no ratio, not even a struck one.
        ratio: if is_of_one_kind { ratio } else { Quantity::unknown() },
        may_stand: grade_as_said == Grade::LikeForLike,
    }
}

/// The gap of two bridged figures, read as their comparability allows.
pub(crate) fn read_gap(
    pair: [(&FigureId, &Figure); 2],
    bridged: &Bridged<'_>,
    comparability: &Comparability,
    is_extensive: bool,
    count_is_within: bool,
    options: &Options,
) -> GapReading {
    let mut gap = measure_gap(pair, bridged, comparability, count_is_within, options);
    // A share is a number over one and the same base: within it the smaller thing has the smaller share.
    let is_bounding = is_extensive || are_shares_of_one_base(pair, bridged, comparability);
    if is_bounding && comparability.grade != Grade::NotComparable {
        // Of a count what was seen, of an estimate and of two of a kind what the steps lead to.
        let is_count = |side: Side| gap.orientation.is_estimate_over_count && side == gap.orientation.lower;
        let value = |side: Side| {
            let running = if is_count(side) { &bridged.seen } else { &bridged.running };
            &side.of(running).quantity
        };
        let values = [value(Side::Left), value(Side::Right)];
        let slack = [Side::Left, Side::Right].map(|side| Slack::of(pair, side).and(bridged, side));
        let [left, right] = [0, 1].map(|at: usize| slack[at].around(values[at]));
        let surely = |inner: Side| match inner {
            Side::Left => is_above(&left, &right),
            Side::Right => is_above(&right, &left),
        };
        gap.part = Part::of(comparability, gap.orientation, values, surely, bridged.steps.is_empty());
    }
    let contains = comparability.axes.iter().any(|found| matches!(found.verdict, Verdict::Contained { .. }));
    let finished = |gap: Gap| if is_extensive { gap.without_empty_ends() } else { gap };
    match comparability.grade {
        Grade::NotComparable => GapReading::Refused { why: Refusal::NotComparable, running: gap },
        Grade::Open | Grade::BoundOnly if contains && !is_bounding => {
            GapReading::Refused { why: Refusal::NotExtensive, running: gap }
        }
        // Containments bound the number under an "if" as they bound it without.
        grade @ (Grade::Open | Grade::BoundOnly) => {
            if let Some(inner) = comparability.inner_side() {
                gap = gap.bounded_by(inner);
            }
            let gap = finished(gap);
            if grade == Grade::Open { GapReading::Conditional(gap) } else { GapReading::Bound(gap) }
        }
        Grade::BridgedByAssumption | Grade::BridgedByEvidence | Grade::LikeForLike => {
            GapReading::Full(finished(gap))
        }
    }
}

/// Whether both are estimates of a share of one base, and differ in nothing but what is counted and how sure it is.
///
/// Of what was recorded a share may be any share of what there is.
fn are_shares_of_one_base(
    pair: [(&FigureId, &Figure); 2],
    bridged: &Bridged<'_>,
    comparability: &Comparability,
) -> bool {
    let is_share = |figure: &Figure| {
        figure.kind() == QuantityKind::Share
            && figure.role() == Some(Role::Estimate)
            && figure.measure.population.is_some()
            && !figure.is_negative()
    };
    let is_of_what = |axis: Axis| matches!(axis, Axis::Concept | Axis::Status);
    bridged.steps.is_empty()
        && bridged.kinds == [QuantityKind::Share; 2]
        && pair.iter().all(|(_, figure)| is_share(figure))
        && comparability.axes.iter().all(|found| is_of_what(found.axis) || found.verdict == Verdict::Same)
}

fn measure_gap(
    pair: [(&FigureId, &Figure); 2],
    bridged: &Bridged<'_>,
    comparability: &Comparability,
    count_is_within: bool,
    options: &Options,
) -> Gap {
    let running = &bridged.running;
    let values = [&running[0].quantity, &running[1].quantity];
    let orientation = orient(pair, values, bridged.has_no_parts);
    let (upper, lower) = (orientation.upper.of(running), orientation.lower.of(running));
    let whole = whole::ends(pair, bridged, orientation).map(|ends| ends.map(|end| Running::new(end, None)));
    let (upper, lower) = match &whole {
        Some([above, below]) => (above, below),
        None => (upper, lower),
    };
    // People that a step adds were not recorded: what was recorded is the count, whatever steps follow it.
    let seen = if orientation.is_estimate_over_count { orientation.lower.of(&bridged.seen) } else { lower };
    let kind = |side: Side| *side.of(&bridged.kinds);
    let difference_kind = kind(orientation.upper).minus(kind(orientation.lower)).ok();
    // Nothing is between two kinds of quantity: no ratio and no difference.
    let between = |found: Quantity| {
        if difference_kind.is_some() { found } else { Quantity::unknown() }
    };
    let is_tied = matches!(comparability.dependence(), Dependence::Tied(_));
    let derived = |above: &Running, below: &Running| match difference_kind {
        Some(_) => derive(above, below, is_tied, options),
        None => Derived { ends: Quantity::unknown(), spread: None },
    };
    let (mut ratio, coverage) = (derived(upper, lower), derived(seen, upper));
    let mut difference = between(upper.quantity.minus(&lower.quantity));
    let mut inverse = between(lower.quantity.over(&upper.quantity));
    let of_samples = (bridged.steps.is_empty() && difference_kind.is_some())
        .then(|| Independent::of(pair, [&upper.quantity, &lower.quantity], comparability.dependence()))
        .flatten();
    if let Some(found) = &of_samples {
        (ratio.ends, inverse, difference) = (found.ratio, found.inverse, found.difference);
    }
    let minus_one = |q: &Quantity| q.minus(&Quantity::point(1.0, darkfigure_model::Tier::Hard));
    let conditioned = (orientation.is_estimate_over_count && difference_kind.is_some()).then(|| {
        conditioned::condition(upper, seen, comparability.dependence(), count_is_within, options.level)
    });
    // A share or a rate of a part may lie above that of the whole.
    let may_conflict = bridged.is_extensive() || comparability.grade != Grade::BoundOnly;
    let is_count_above = difference_kind.is_some()
        && may_conflict
        && is_count_above(pair, orientation, comparability, [&seen.quantity, &upper.quantity]);
    // As long as it is not known whether the two are about the same thing, nothing contradicts.
    let is_conflict = is_count_above
        && comparability.grade != Grade::Open
        && is_above(
            &Slack::of(pair, orientation.lower).and(bridged, orientation.lower).around(&seen.quantity),
            &Slack::of(pair, orientation.upper).and(bridged, orientation.upper).around(&upper.quantity),
        );
    Gap {
        orientation,
        coverage_of: bridged.coverage_of([orientation.lower, orientation.upper]),
        share_of_lower: minus_one(&ratio.ends),
        share_of_upper: minus_one(&inverse).negated(),
        inverse,
        orders_of_magnitude: logarithm(&ratio.ends),
        dark_figure: if is_count_above {
            Quantity::unknown()
        } else {
            between(upper.quantity.minus(&seen.quantity))
        },
        // More than all of them cannot have been recorded: that is no coverage.
        coverage: if is_count_above { Derived { ends: Quantity::unknown(), spread: None } } else { coverage },
        ratio,
        difference,
        difference_kind,
        conditioned: match (is_conflict, is_count_above) {
            (true, _) => Some(Err(Refusal::CountAboveEstimate)),
            (false, true) => None,
            (false, false) => conditioned,
        },
        part: None,
        is_count_above,
        is_conflict,
        is_of_independent_samples: of_samples.is_some(),
    }
}

/// Whether a count surely lies above the estimate of what it is a count of, as far as is known. An estimate of a narrower scope may well
/// lie below it.
fn is_count_above(
    pair: [(&FigureId, &Figure); 2],
    orientation: Orientation,
    comparability: &Comparability,
    [seen, estimate]: [&Quantity; 2],
) -> bool {
    let is_among = match comparability.grade {
        Grade::NotComparable => false,
        Grade::Open | Grade::BoundOnly => {
            comparability.inner_side().is_none_or(|inner| inner == orientation.lower)
        }
        Grade::BridgedByAssumption | Grade::BridgedByEvidence | Grade::LikeForLike => true,
    };
    // Of 5,000 no "more than 5,000" were recorded.
    let form = |side: Side| &side.of(&pair).1.value.form;
    let is_strict = matches!(form(orientation.lower), Form::MoreThan(_))
        || matches!(form(orientation.upper), Form::LessThan(_) | Form::FarBelow(_));
    let touches = seen.low().value().zip(estimate.high().value());
    let touches = touches.is_some_and(|(least, most)| least.total_cmp(&most).is_eq());
    orientation.is_estimate_over_count && is_among && (is_above(seen, estimate) || is_strict && touches)
}

/// Whether a share is said to be at least none or at most all of it, which any share is.
pub(crate) fn is_any_share(share: &Quantity) -> bool {
    let has_floor = share.low().value().is_some_and(|least| least > 0.0);
    !has_floor && share.high().value().is_none_or(|most| most >= 1.0)
}

/// A share that is at most none is none.
pub(crate) fn none_at_all(share: Quantity) -> Quantity {
    match share.high() {
        End::At { value, tier } if value <= 0.0 => Quantity::point(0.0, tier),
        End::At { .. } | End::Unknown | End::Unbounded => share,
    }
}

/// Whether everything in the one lies above everything in the other.
fn is_above(one: &Quantity, other: &Quantity) -> bool {
    one.low().value().zip(other.high().value()).is_some_and(|(least, most)| least > most)
}

/// By how much a figure at its face may be off by its rounding alone: factors for either end, and what may hide behind a nought.
#[derive(Debug, Clone, Copy)]
struct Slack {
    down: f64,
    up: f64,
    nought: f64,
}

impl Slack {
    fn of(pair: [(&FigureId, &Figure); 2], side: Side) -> Self {
        let figure = side.of(&pair).1;
        let point = figure.quantity().central().filter(|point| *point > 0.0);
        // A count that is written to its last one is what it is, and "5.2 million" recorded is rounded as anything else.
        let counted = || match (&figure.value.form, figure.role()) {
            (Form::Exact(_), Some(Role::Count)) => {
                let Extent { low, high } = Extent::of_figure(figure);
                low.zip(high)
            }
            _ => None,
        };
        let ends = rounding(figure).map(|bounds| (bounds.lower(), bounds.upper())).or_else(counted);
        match ends.zip(point) {
            Some(((low, high), point)) => Self { down: low / point, up: high / point, nought: 0.0 },
            None => Self { down: 1.0, up: 1.0, nought: 0.0 },
        }
    }

    /// The same with what may hide behind a nought, which no factor reaches.
    fn and(self, bridged: &Bridged<'_>, side: Side) -> Self {
        Self { nought: *side.of(&bridged.behind_nought), ..self }
    }

    /// What a running value may be, where the figure from which it starts was rounded.
    fn around(self, q: &Quantity) -> Quantity {
        let end = |end: End, factor: f64, nought: f64| match end {
            End::At { value, tier } => End::At { value: value * factor + nought, tier },
            End::Unknown | End::Unbounded => end,
        };
        q.with_low(end(q.low(), self.down, -self.nought)).with_high(end(q.high(), self.up, self.nought))
    }
}

/// Two distributions of which one goes back to the other err together by an amount that nobody states: they have no spread in common.
fn derive(upper: &Running, lower: &Running, is_tied: bool, options: &Options) -> Derived {
    let err_together = is_tied && !upper.spreads.is_empty() && !lower.spreads.is_empty();
    let spread = if err_together { None } else { spread::spread_out(upper, lower, options) };
    Derived { ends: upper.quantity.over(&lower.quantity), spread }
}

fn logarithm(ratio: &Quantity) -> Quantity {
    let end = |end: End| match end {
        End::At { value, tier } if value > 0.0 => End::At { value: log10(value), tier },
        End::At { .. } => End::Unknown,
        other @ (End::Unknown | End::Unbounded) => other,
    };
    match ratio.central().filter(|&value| value > 0.0) {
        Some(value) if ratio.low().value() == ratio.high().value() => {
            Quantity::point(log10(value), ratio.tier().unwrap_or(darkfigure_model::Tier::Face))
        }
        _ => Quantity::between(end(ratio.low()), end(ratio.high())),
    }
}

impl Gap {
    /// The gap as it may be told: without ends that rest on several intervals which hold together in fewer than half of all cases.
    #[must_use]
    pub fn without_loose_ends(&self) -> Self {
        let tight = Quantity::without_loose_ends;
        let derived = |found: &Derived| Derived { ends: tight(&found.ends), ..found.clone() };
        Self {
            ratio: derived(&self.ratio),
            coverage: derived(&self.coverage),
            inverse: tight(&self.inverse),
            difference: tight(&self.difference),
            dark_figure: tight(&self.dark_figure),
            share_of_lower: tight(&self.share_of_lower),
            share_of_upper: tight(&self.share_of_upper),
            orders_of_magnitude: tight(&self.orders_of_magnitude),
            part: self.part.as_ref().map(Part::without_loose_ends),
            ..self.clone()
        }
    }

    /// Drops the ends that hold of any two numbers: of those who exist at most all were recorded, and no fewer than none were not.
    fn without_empty_ends(mut self) -> Self {
        if !self.orientation.is_estimate_over_count {
            return self;
        }
        if is_any_share(&self.coverage.ends) {
            self.coverage = Derived { ends: Quantity::unknown(), spread: None };
        }
        self.coverage.ends = none_at_all(self.coverage.ends);
        let (low, high) = (self.dark_figure.low().value(), self.dark_figure.high().value());
        if high.is_none() && low.is_some_and(|least| least <= 0.0) {
            self.dark_figure = Quantity::unknown();
        }
        self
    }

    /// Keeps of each number the end that containment leaves.
    ///
    /// The count's scope inside the estimate's: coverage ≥ c/N, dark figure ≤ N − c. The estimate's inside the count's: the other way.
    /// Between two of a kind the one within is the smaller, whatever was said of it: the ratio of the outer over the inner keeps
    /// neither end, and what is known is the part.
    fn bounded_by(mut self, inner: Side) -> Self {
        let is_coverage = self.orientation.is_estimate_over_count;
        let count_is_inner = inner == self.orientation.lower;
        // The coverage grows with the count's scope; everything else shrinks with it.
        let keep_small = |q: &Quantity| match (is_coverage, count_is_inner) {
            (false, _) => Quantity::unknown(),
            (true, true) => q.only_low(),
            (true, false) => q.only_high(),
        };
        let keep_large = |q: &Quantity| match (is_coverage, count_is_inner) {
            (false, _) => Quantity::unknown(),
            (true, true) => q.only_high(),
            (true, false) => q.only_low(),
        };
        self.coverage.ends = keep_small(&self.coverage.ends);
        self.inverse = keep_small(&self.inverse);
        self.share_of_upper = keep_large(&self.share_of_upper);
        self.ratio.ends = keep_large(&self.ratio.ends);
        self.share_of_lower = keep_large(&self.share_of_lower);
        self.difference = keep_large(&self.difference);
        self.dark_figure = keep_large(&self.dark_figure);
        self.orders_of_magnitude = keep_large(&self.orders_of_magnitude);
        for derived in [&mut self.coverage, &mut self.ratio] {
            let ends = derived.ends;
            if let Some(Ok(spread)) = &mut derived.spread {
                spread.median = None;
                spread.mean = None;
                spread.comonotone = None;
                if ends.low() == End::Unknown {
                    spread.low = End::Unknown;
                }
                if ends.high() == End::Unknown {
                    spread.high = End::Unknown;
                }
            }
        }
        if !self.is_conflict {
            self.conditioned = None;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use darkfigure_model::{Measure, Number, SourceId, Tier, Unit, Value};

    use super::*;

    fn range(low: f64, high: f64) -> Quantity {
        Quantity::between(End::at(low, Tier::Face), End::at(high, Tier::Face))
    }

    #[test]
    fn zero_has_no_order_of_magnitude() {
        let of_range = logarithm(&range(0.0, 100.0));
        assert_eq!((of_range.low(), of_range.high().value()), (End::Unknown, Some(2.0)));
        let of_zero = logarithm(&Quantity::point(0.0, Tier::Face));
        assert_eq!((of_zero.low(), of_zero.high()), (End::Unknown, End::Unknown));
        assert_eq!(logarithm(&Quantity::point(1_000.0, Tier::Hard)), Quantity::point(3.0, Tier::Hard));
    }

    #[test]
    fn a_share_of_at_most_all_says_nothing_and_one_with_a_floor_does() {
        let at_most = |most| range(0.5, most).only_high();
        assert!(is_any_share(&at_most(1.0)) && is_any_share(&at_most(1.5)) && !is_any_share(&at_most(0.9)));
        assert!(is_any_share(&range(0.0, 1.0)) && !is_any_share(&range(0.1, 1.0)));
    }

    #[test]
    fn a_running_value_is_off_by_the_rounding_of_its_figure_in_proportion() {
        let slack = |number: i64| {
            let value = Value::plain(Form::About(Number::whole(number)));
            let measure = Measure::of(Unit::person());
            let figure = Figure::new(value, "", measure, SourceId::new("source").unwrap());
            let figure = Figure { basis: Some(Basis::Survey), ..figure };
            let id = FigureId::new("figure").unwrap();
            Slack::of([(&id, &figure), (&id, &figure)], Side::Right)
        };
        // 1,200 may stand for 1,150 to 1,250; after a step that doubles it, for 2,300 to 2,500.
        let around = slack(1_200).around(&Quantity::point(2_400.0, Tier::Face));
        let [low, high] = [around.low(), around.high()].map(|end| end.value().unwrap());
        assert!((low - 2_300.0).abs() < 1e-9 && (high - 2_500.0).abs() < 1e-9, "{low} to {high}");
        assert_eq!(slack(0).around(&range(0.0, 1.0)), range(0.0, 1.0));
    }
}
