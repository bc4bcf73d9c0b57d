//! The gap: ratio, difference, coverage and dark figure, as far as comparability allows.

mod conditioned;
mod spread;

use darkfigure_model::{End, Figure, FigureId, Grade, Quantity, QuantityKind, Role, TimeKind};
use libm::log10;

pub(crate) use conditioned::conditioned_coverage;

pub use conditioned::ConditionedCoverage;
pub use spread::{Method, Orientation, SpreadOut};

use crate::bridging::{Bridged, Running, not_below_zero};
use crate::comparability::{Comparability, Side, lineage};
use crate::{Options, Refusal};

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
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Which figure stands above.
    pub orientation: Orientation,
    /// Upper over lower: "39 to 164 times".
    pub ratio: Derived,
    /// Lower over upper; the coverage, where a count stands below an estimate.
    pub coverage: Derived,
    /// Of whom the coverage is the share: the estimate's kind of time.
    pub coverage_of: Option<TimeKind>,
    /// Upper less lower; the dark figure, where a count stands below an estimate.
    pub difference: Quantity,
    /// What kind of quantity the difference is: points between two shares. None where the two are of different kinds.
    pub difference_kind: Option<QuantityKind>,
    /// The difference as a share of the lower.
    pub share_of_lower: Quantity,
    /// The difference as a share of the upper.
    pub share_of_upper: Quantity,
    /// log₁₀ of the ratio.
    pub orders_of_magnitude: Quantity,
    /// The coverage given that the estimate is at least the count, or why it is not given. None where there is no count below an estimate.
    pub conditioned: Option<Result<ConditionedCoverage, Refusal>>,
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
pub(crate) fn orient(pair: [(&FigureId, &Figure); 2], values: [&Quantity; 2]) -> Orientation {
    let roles = pair.map(|(_, figure)| figure.role());
    let (upper, is_estimate_over_count) = match roles {
        [Some(Role::Count), Some(Role::Estimate)] => (Side::Right, true),
        [Some(Role::Estimate), Some(Role::Count)] => (Side::Left, true),
        _ => {
            let face = |q: &Quantity| q.central().or(q.high().value()).or(q.low().value()).unwrap_or(0.0);
            let order = face(values[0]).total_cmp(&face(values[1]));
            // Equal numbers are ordered by name, so that swapping the sides turns nothing over.
            let left_is_upper = order.is_gt() || (order.is_eq() && pair[0].0 <= pair[1].0);
            (if left_is_upper { Side::Left } else { Side::Right }, false)
        }
    };
    Orientation { upper, lower: upper.other(), is_estimate_over_count }
}

pub(crate) fn naive(pair: [(&FigureId, &Figure); 2], grade_as_said: Grade) -> NaiveRatio {
    let said = pair.map(|(_, figure)| figure.quantity());
    let orientation = orient(pair, [&said[0], &said[1]]);
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
    count_is_within: bool,
    options: &Options,
) -> GapReading {
    let gap = measure_gap(pair, bridged, count_is_within, options);
    match comparability.grade {
        Grade::NotComparable => GapReading::Refused { why: Refusal::NotComparable, running: gap },
        Grade::Open => GapReading::Conditional(gap),
        Grade::BoundOnly if !bridged.is_extensive() => {
            GapReading::Refused { why: Refusal::NotExtensive, running: gap }
        }
        Grade::BoundOnly => match comparability.inner_side() {
            Some(inner) if gap.orientation.is_estimate_over_count => GapReading::Bound(gap.bounded_by(inner)),
            // Containment bounds nothing between two of a kind.
            _ => GapReading::Refused { why: Refusal::NotComparable, running: gap },
        },
        Grade::BridgedByAssumption | Grade::BridgedByEvidence | Grade::LikeForLike => GapReading::Full(gap),
    }
}

fn measure_gap(
    pair: [(&FigureId, &Figure); 2],
    bridged: &Bridged<'_>,
    count_is_within: bool,
    options: &Options,
) -> Gap {
    let running = &bridged.running;
    let orientation = orient(pair, [&running[0].quantity, &running[1].quantity]);
    let (upper, lower) = (orientation.upper.of(running), orientation.lower.of(running));
    let kind = |side: Side| *side.of(&bridged.kinds);
    let difference_kind = kind(orientation.upper).minus(kind(orientation.lower)).ok();
    // Nothing is between two kinds of quantity: no ratio and no difference.
    let difference = match difference_kind {
        Some(_) => upper.quantity.minus(&lower.quantity),
        None => Quantity::unknown(),
    };
    let derived = |above: &Running, below: &Running| match difference_kind {
        Some(_) => derive(above, below, options),
        None => Derived { ends: Quantity::unknown(), spread: None },
    };
    let (ratio, coverage) = (derived(upper, lower), derived(lower, upper));
    let minus_one = |q: &Quantity| q.minus(&Quantity::point(1.0, darkfigure_model::Tier::Hard));
    let conditioned = (orientation.is_estimate_over_count && difference_kind.is_some())
        .then(|| conditioned::condition(upper, lower, lineage(pair), count_is_within, options.level));
    Gap {
        orientation,
        coverage_of: orientation.upper.of(&bridged.measures).time.map(|time| time.kind),
        share_of_lower: minus_one(&ratio.ends),
        share_of_upper: minus_one(&coverage.ends).negated(),
        orders_of_magnitude: logarithm(&ratio.ends),
        ratio,
        coverage,
        difference,
        difference_kind,
        conditioned,
    }
}

fn derive(upper: &Running, lower: &Running, options: &Options) -> Derived {
    Derived {
        ends: not_below_zero(upper.quantity.over(&lower.quantity)),
        spread: spread::spread_out(upper, lower, options),
    }
}

fn logarithm(ratio: &Quantity) -> Quantity {
    let end = |end: End| match end {
        End::At { value, tier } if value > 0.0 => End::At { value: log10(value), tier },
        End::At { .. } => End::Unknown,
        other => other,
    };
    match ratio.central().filter(|&value| value > 0.0) {
        Some(value) if ratio.low().value() == ratio.high().value() => {
            Quantity::point(log10(value), ratio.tier().unwrap_or(darkfigure_model::Tier::Face))
        }
        _ => Quantity::between(end(ratio.low()), end(ratio.high())),
    }
}

impl Gap {
    /// Keeps of each number the end that containment leaves.
    ///
    /// The count's scope inside the estimate's: coverage ≥ c/N, dark figure ≤ N − c. The estimate's inside the count's: the other way.
    fn bounded_by(mut self, inner: Side) -> Self {
        let count_is_inner = inner == self.orientation.lower;
        let keep_low = |q: &Quantity| Quantity::between(q.low(), End::Unknown);
        let keep_high = |q: &Quantity| Quantity::between(End::Unknown, q.high());
        // The coverage grows with the count's scope; everything else shrinks with it.
        let keep_small = |q: &Quantity| if count_is_inner { keep_low(q) } else { keep_high(q) };
        let keep_large = |q: &Quantity| if count_is_inner { keep_high(q) } else { keep_low(q) };
        self.coverage.ends = keep_small(&self.coverage.ends);
        self.share_of_upper = keep_large(&self.share_of_upper);
        self.ratio.ends = keep_large(&self.ratio.ends);
        self.share_of_lower = keep_large(&self.share_of_lower);
        self.difference = keep_large(&self.difference);
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
        self.conditioned = None;
        self
    }
}
