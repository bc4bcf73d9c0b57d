//! The running value of one side: ends with tiers, and a distribution as long as one is declared.

use darkfigure_model::{End, Quantity, Tier, Value};

use super::declared::declared;
use crate::Refusal;
use darkfigure_numeric::Distribution;

/// A declared distribution as one factor of a running value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spread {
    pub(crate) distribution: Distribution,
    /// The level of the interval from which it was declared.
    pub(crate) level: f64,
    /// 1 to multiply with it, −1 to divide by it.
    pub(crate) exponent: i8,
}

/// The value of one side as the steps go on.
///
/// The value is `scale × Π spreads`, as long as every step multiplies; an addend after a distribution leaves the ends only.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Running {
    /// What is known by ends alone.
    pub(crate) quantity: Quantity,
    /// The part without a distribution.
    pub(crate) scale: Quantity,
    /// The declared distributions.
    pub(crate) spreads: Vec<Spread>,
    /// Whether every step so far multiplies.
    pub(crate) is_product: bool,
}

impl Running {
    pub(crate) fn new(quantity: Quantity, spread: Option<Spread>) -> Self {
        let scale = if spread.is_some() { one() } else { quantity };
        Self { quantity, scale, spreads: spread.into_iter().collect(), is_product: true }
    }

    /// Multiplies with a factor, or divides by it.
    pub(crate) fn multiply(&mut self, factor: &Step) {
        if factor.exponent >= 0 {
            self.quantity = self.quantity.times(&factor.quantity);
        } else {
            self.quantity = self.quantity.over(&factor.quantity);
        }
        match factor.spread {
            Some(spread) => self.spreads.push(Spread { exponent: factor.exponent, ..spread }),
            None if factor.exponent >= 0 => self.scale = self.scale.times(&factor.quantity),
            None => self.scale = self.scale.over(&factor.quantity),
        }
    }

    /// Adds a signed amount.
    pub(crate) fn add(&mut self, amount: &Quantity) {
        self.quantity = self.quantity.plus(amount);
        self.scale = self.scale.plus(amount);
        // The sum of a distribution and an amount is no product; what is left are the ends.
        self.is_product &= self.spreads.is_empty();
    }

    /// Keeps what is the most that it can be: below it, it may be anything from nothing on.
    pub(crate) fn forget_floor(&mut self) {
        for quantity in [&mut self.quantity, &mut self.scale] {
            *quantity = quantity.with_low(End::Unknown).with_central(None);
        }
    }
}

/// A factor to multiply with or divide by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Step {
    pub(crate) quantity: Quantity,
    pub(crate) spread: Option<Spread>,
    pub(crate) exponent: i8,
}

impl Step {
    pub(crate) fn times(quantity: Quantity, spread: Option<Spread>) -> Self {
        Self { quantity, spread, exponent: 1 }
    }

    pub(crate) fn over(quantity: Quantity, spread: Option<Spread>) -> Self {
        Self { quantity, spread, exponent: -1 }
    }

    /// The same step as far as it makes less of what it is applied to.
    pub(crate) fn never_growing(self) -> Self {
        let quantity = if self.exponent >= 0 {
            at_most(&self.quantity, 1.0)
        } else {
            at_most(&self.quantity.negated(), -1.0).negated()
        };
        let spread = self.spread.filter(|_| quantity == self.quantity);
        Self { quantity, spread, ..self }
    }
}

pub(crate) fn spread(value: &Value, exponent: i8) -> Result<Option<Spread>, Refusal> {
    let level = value.interval().map_or(0.95, |interval| interval.level().probability());
    Ok(declared(value)?.map(|distribution| Spread { distribution, level, exponent }))
}

/// The number one, by logic.
pub(crate) fn one() -> Quantity {
    Quantity::point(1.0, Tier::Hard)
}

/// The part of a quantity up to a bound: what lies above is cut to it.
pub(crate) fn at_most(q: &Quantity, bound: f64) -> Quantity {
    if q.high().value().is_some_and(|high| high <= bound) {
        return *q;
    }
    let high = match q.high() {
        End::At { tier, .. } => End::at(bound, tier),
        End::Unknown | End::Unbounded => End::at(bound, Tier::Hard),
    };
    if q.low().value().is_some_and(|low| low >= bound) {
        return Quantity::point(bound, Tier::Hard);
    }
    q.with_high(high).with_central(q.central().map(|point| point.min(bound)))
}

/// One minus a share: the ends trade places.
pub(crate) fn complement(share: &Quantity) -> Quantity {
    one().minus(share)
}

/// The lower end cut at zero where the quantity cannot be negative.
pub(crate) fn not_below_zero(quantity: Quantity) -> Quantity {
    match quantity.low() {
        End::At { value, tier } if value < 0.0 => quantity.with_low(End::at(0.0, tier)),
        End::Unknown | End::Unbounded | End::At { .. } => quantity,
    }
}
