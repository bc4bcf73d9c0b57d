//! The running value of one side: ends with tiers, and a distribution as long as one is declared.

use darkfigure_model::{End, Quantity, Tier};

use darkfigure_numeric::Distribution;

/// A declared distribution as one factor of a running value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spread {
    pub(crate) distribution: Distribution,
    /// Whether it is divided by, and not multiplied with.
    pub(crate) is_divisor: bool,
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
    pub(crate) fn new(quantity: Quantity, distribution: Option<Distribution>) -> Self {
        let scale = if distribution.is_some() { one() } else { quantity };
        let spreads = distribution.map(|distribution| Spread { distribution, is_divisor: false });
        Self { quantity, scale, spreads: spreads.into_iter().collect(), is_product: true }
    }

    /// Multiplies with a factor, or divides by it.
    pub(crate) fn multiply(&mut self, factor: &Step) {
        let by = |q: &Quantity| {
            if factor.is_divisor { q.over(&factor.quantity) } else { q.times(&factor.quantity) }
        };
        self.quantity = by(&self.quantity);
        match factor.distribution {
            Some(distribution) => self.spreads.push(Spread { distribution, is_divisor: factor.is_divisor }),
            None => self.scale = by(&self.scale),
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
    pub(crate) distribution: Option<Distribution>,
    pub(crate) is_divisor: bool,
}

impl Step {
    pub(crate) fn times(quantity: Quantity, distribution: Option<Distribution>) -> Self {
        Self { quantity, distribution, is_divisor: false }
    }

    pub(crate) fn over(quantity: Quantity, distribution: Option<Distribution>) -> Self {
        Self { quantity, distribution, is_divisor: true }
    }

    /// The same step as far as it makes less of what it is applied to.
    pub(crate) fn never_growing(self) -> Self {
        let quantity = if self.is_divisor {
            at_most(&self.quantity.negated(), -1.0).negated()
        } else {
            at_most(&self.quantity, 1.0)
        };
        let distribution = self.distribution.filter(|_| quantity == self.quantity);
        Self { quantity, distribution, ..self }
    }
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
