//! Kinds of quantity: which arithmetic makes sense of which numbers.

use crate::{Quantity, Rate, Scale, Tier, Unit};

/// What kind of quantity a number is.
///
/// Numbers and amounts are *extensive*: what is counted in two halves adds up. A share has a base, a rate is reckoned per something, and a
/// change leads from one figure to another; none of them is a number of things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum QuantityKind {
    /// How many things there are, counted one by one.
    Number,
    /// How much there is of what can be divided: money, mass.
    Amount,
    /// A part of a base, as a fraction of it.
    Share,
    /// So many per so many of a base, in each stretch of time, or both.
    Rate(Rate),
    /// What one figure is more than another.
    Change(Change),
}

/// In what a change from one figure to another is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Change {
    /// In the unit of the figures: "300 more".
    Absolute,
    /// In percent of the figure from which it leads: "41 % higher", "fell 16 %".
    Percent,
    /// In percentage points, between two shares.
    Points,
    /// As a multiple of the figure from which it leads: "five times".
    Times,
}

impl Change {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Absolute, Self::Percent, Self::Points, Self::Times];

    /// The change that leads from one quantity to another of its kind, on the plain scale (a percentage as a fraction).
    ///
    /// ```text
    /// absolute, points: to − from      percent: (to − from)/from      times: to/from
    /// ```
    ///
    /// # Example
    ///
    /// ```
    /// use darkfigure_model::{Change, Quantity, Tier};
    ///
    /// let [before, after] = [45_650.0, 64_260.0].map(|n| Quantity::point(n, Tier::Hard));
    /// let higher = Change::Percent.between(&before, &after).central();
    /// assert!(higher.is_some_and(|more| (more - 0.4077).abs() < 1e-4));
    /// ```
    #[must_use]
    pub fn between(self, from: &Quantity, to: &Quantity) -> Quantity {
        match self {
            Self::Absolute | Self::Points => to.minus(from),
            // (to − from)/from = to/from − 1, in which the uncertain figure stands once.
            Self::Percent => to.over(from).minus(&Quantity::point(1.0, Tier::Hard)),
            Self::Times => to.over(from),
        }
    }
}

impl QuantityKind {
    /// The kind of a value on this scale in this unit.
    #[must_use]
    pub fn of(scale: Scale, unit: &Unit) -> Self {
        match scale {
            // "2.4 children per woman": the unit says of what it is one.
            Scale::One if unit.per_one().is_some() => Self::Rate(Rate::per_one()),
            Scale::Per(Rate::Time(time)) if unit.per_one().is_some() => {
                Self::Rate(Rate::per_one().each(time))
            }
            Scale::One if unit.is_percent() => Self::Share,
            Scale::One if unit.is_divisible() => Self::Amount,
            Scale::One => Self::Number,
            Scale::Percent => Self::Share,
            Scale::Per(rate) => Self::Rate(rate),
            Scale::Change(change) => Self::Change(change),
        }
    }

    /// Whether what is counted in two parts adds up, so that parts and containment bound it, as long as it cannot be negative.
    #[must_use]
    pub const fn is_extensive(self) -> bool {
        match self {
            Self::Number | Self::Amount => true,
            Self::Share | Self::Rate(_) | Self::Change(_) => false,
        }
    }

    /// Whether a base must be named for it to mean anything.
    #[must_use]
    pub const fn needs_base(self) -> bool {
        match self {
            Self::Share => true,
            // For each one of what its unit names.
            Self::Rate(rate) => rate.base().is_some() && !rate.is_per_one(),
            Self::Number | Self::Amount | Self::Change(_) => false,
        }
    }

    /// Whether the two can be set against one another, by their scales alone: a share is a rate per 100.
    ///
    /// # Errors
    ///
    /// [`KindError::Unlike`] where no scale turns one into the other: a rate is no number of things, and a change is neither.
    pub fn matches(self, other: Self) -> Result<(), KindError> {
        let is_like = match (self, other) {
            (Self::Number, Self::Number)
            | (Self::Amount, Self::Amount)
            | (Self::Number, Self::Amount)
            | (Self::Amount, Self::Number)
            | (Self::Share, Self::Share) => true,
            // So many per one of something need not be among what it is one of, and are no part of it.
            (Self::Share, Self::Rate(rate @ Rate::Base(_)))
            | (Self::Rate(rate @ Rate::Base(_)), Self::Share) => !rate.is_per_one(),
            (Self::Rate(a), Self::Rate(b)) => a.converts(b),
            (Self::Change(a), Self::Change(b)) => a == b,
            (Self::Number | Self::Amount, Self::Share | Self::Rate(_) | Self::Change(_))
            | (Self::Share | Self::Rate(_) | Self::Change(_), Self::Number | Self::Amount)
            | (Self::Share, Self::Rate(_) | Self::Change(_))
            | (Self::Rate(_) | Self::Change(_), Self::Share)
            | (Self::Rate(_), Self::Change(_))
            | (Self::Change(_), Self::Rate(_)) => false,
        };
        if is_like { Ok(()) } else { Err(KindError::Unlike { left: self, right: other }) }
    }

    /// The kind of the difference of two: percent less percent is points, of shares and of changes alike; rates differ on the coarser of
    /// their scales. "1 in 12" is a way to say a share, and no scale that others are put on.
    ///
    /// # Errors
    ///
    /// [`KindError::Unlike`] where the two have no common scale.
    pub fn minus(self, other: Self) -> Result<Self, KindError> {
        self.matches(other)?;
        Ok(match (self, other) {
            (Self::Share, Self::Share) | (Self::Change(Change::Percent), Self::Change(Change::Percent)) => {
                Self::Change(Change::Points)
            }
            (Self::Rate(a), Self::Rate(b)) => match (a.is_one_in_some(), b.is_one_in_some()) {
                (true, true) => Self::Change(Change::Points),
                (true, false) => Self::Rate(b),
                (false, true) => Self::Rate(a),
                (false, false) => Self::Rate(a.coarser(b)),
            },
            (Self::Rate(rate), _) | (_, Self::Rate(rate)) if rate.is_one_in_some() => {
                Self::Change(Change::Points)
            }
            (Self::Rate(rate), _) | (_, Self::Rate(rate)) => Self::Rate(rate),
            // How much more of the one than of the other: a number of the same things.
            (Self::Number | Self::Amount | Self::Change(_), _) | (Self::Share, _) => self,
        })
    }

    /// The kind of the sum with an addend: what is added has the kind of what it is added to, and to a share are added points.
    ///
    /// # Errors
    ///
    /// [`KindError::SharesAdded`] where a percentage is added to one: it might be points or percent of it. [`KindError::Unlike`] where the
    /// two are of different kinds.
    pub fn plus(self, addend: Self) -> Result<Self, KindError> {
        match (self, addend) {
            (Self::Share, Self::Change(Change::Points)) => Ok(Self::Share),
            (Self::Number | Self::Amount, Self::Change(Change::Absolute)) => Ok(self),
            (Self::Share, Self::Share) => Err(KindError::SharesAdded),
            (Self::Number, Self::Number)
            | (Self::Amount, Self::Amount | Self::Number)
            | (Self::Number, Self::Amount) => Ok(self),
            (Self::Rate(a), Self::Rate(b)) if a.converts(b) => Ok(Self::Rate(a.coarser(b))),
            (Self::Change(Change::Absolute), Self::Change(Change::Absolute))
            | (Self::Change(Change::Points), Self::Change(Change::Points)) => Ok(self),
            (left, right) => Err(KindError::Unlike { left, right }),
        }
    }

    /// Whether something of a kind can be a part of a published total of this kind: shares of one base add up to a share.
    ///
    /// # Errors
    ///
    /// [`KindError::Unlike`] where a rate stands among numbers, or the like.
    pub fn adds_part(self, part: Self) -> Result<Self, KindError> {
        if (self, part) == (Self::Share, Self::Share) { Ok(self) } else { self.plus(part) }
    }

    /// The kind of a rate in time times a stretch of it. None where it is not in time.
    #[must_use]
    pub const fn without_time(self, unit_is_divisible: bool) -> Option<Self> {
        match self {
            Self::Rate(Rate::Time(_)) if unit_is_divisible => Some(Self::Amount),
            Self::Rate(Rate::Time(_)) => Some(Self::Number),
            Self::Rate(Rate::BaseAndTime(base, _)) => Some(Self::Rate(Rate::Base(base))),
            Self::Number | Self::Amount | Self::Share | Self::Rate(Rate::Base(_)) | Self::Change(_) => None,
        }
    }

    /// The kind of a share or rate times the size of its base: a number of things.
    ///
    /// # Errors
    ///
    /// [`KindError::NotOfABase`] where it is no share or rate, or is one in each stretch of time.
    pub const fn of_base(self, unit_is_divisible: bool) -> Result<Self, KindError> {
        match self {
            Self::Share | Self::Rate(Rate::Base(_)) if unit_is_divisible => Ok(Self::Amount),
            Self::Share | Self::Rate(Rate::Base(_)) => Ok(Self::Number),
            Self::Rate(Rate::BaseAndTime(_, time)) => Ok(Self::Rate(Rate::Time(time))),
            Self::Number | Self::Amount | Self::Rate(Rate::Time(_)) | Self::Change(_) => {
                Err(KindError::NotOfABase { kind: self })
            }
        }
    }
}

/// A quantity with its kind: arithmetic that makes no sense cannot be built.
///
/// # Example
///
/// ```
/// use darkfigure_model::{Change, QuantityKind, KindError, Magnitude, Quantity, Tier};
///
/// let share = |v| Magnitude::new(Quantity::point(v, Tier::Face), QuantityKind::Share);
/// let points = share(0.092).minus(&share(0.032))?;
/// assert_eq!(points.kind(), QuantityKind::Change(Change::Points));
///
/// // A share is no number of people, and percent cannot be added to percent.
/// let people = Magnitude::new(Quantity::point(4_740_000.0, Tier::Face), QuantityKind::Number);
/// assert!(share(0.05).minus(&people).is_err());
/// assert_eq!(share(0.061).plus(&share(0.028)), Err(KindError::SharesAdded));
/// # Ok::<(), KindError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Magnitude {
    quantity: Quantity,
    kind: QuantityKind,
}

impl Magnitude {
    /// A quantity on the plain scale (a percentage as a fraction, a rate for each one of its base and per year), with its kind.
    #[must_use]
    pub const fn new(quantity: Quantity, kind: QuantityKind) -> Self {
        Self { quantity, kind }
    }

    /// The quantity, on the plain scale.
    #[must_use]
    pub const fn quantity(&self) -> Quantity {
        self.quantity
    }

    /// The kind.
    #[must_use]
    pub const fn kind(&self) -> QuantityKind {
        self.kind
    }

    /// The sum with an addend of a kind that can be added.
    ///
    /// # Errors
    ///
    /// As [`QuantityKind::plus`].
    pub fn plus(&self, addend: &Self) -> Result<Self, KindError> {
        let kind = self.kind.plus(addend.kind)?;
        Ok(Self { quantity: self.quantity.plus(&addend.quantity), kind })
    }

    /// The difference.
    ///
    /// # Errors
    ///
    /// As [`QuantityKind::minus`].
    pub fn minus(&self, other: &Self) -> Result<Self, KindError> {
        let kind = self.kind.minus(other.kind)?;
        Ok(Self { quantity: self.quantity.minus(&other.quantity), kind })
    }

    /// The ratio, a multiple. Unknown where a sign forbids it.
    ///
    /// # Errors
    ///
    /// As [`QuantityKind::matches`].
    pub fn over(&self, other: &Self) -> Result<Self, KindError> {
        self.kind.matches(other.kind)?;
        Ok(Self { quantity: self.quantity.over(&other.quantity), kind: QuantityKind::Change(Change::Times) })
    }

    /// A share or rate times the size of its base.
    ///
    /// # Errors
    ///
    /// As [`QuantityKind::of_base`].
    pub fn of_base(&self, base: &Quantity, unit_is_divisible: bool) -> Result<Self, KindError> {
        let kind = self.kind.of_base(unit_is_divisible)?;
        Ok(Self { quantity: self.quantity.times(base), kind })
    }
}

/// Why arithmetic on two kinds of quantity makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KindError {
    /// The two kinds have no common scale.
    #[error("{} and {} are different kinds of quantity", .left.name(), .right.name())]
    Unlike {
        /// The one.
        left: QuantityKind,
        /// The other.
        right: QuantityKind,
    },
    /// A percentage added to a percentage: points, or percent of it.
    #[error("a percentage added to a percentage may be points or percent of it")]
    SharesAdded,
    /// Only a share or a rate has a base to be multiplied with.
    #[error("{} is no share or rate of a base", .kind.name())]
    NotOfABase {
        /// What it is.
        kind: QuantityKind,
    },
}

impl QuantityKind {
    /// What it is called, with its article: "a rate".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "a number of things",
            Self::Amount => "an amount",
            Self::Share => "a share",
            Self::Rate(_) => "a rate",
            Self::Change(_) => "a change",
        }
    }

    /// Its code, as exports write it: "rate".
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Amount => "amount",
            Self::Share => "share",
            Self::Rate(_) => "rate",
            Self::Change(Change::Absolute) => "change",
            Self::Change(Change::Percent) => "percent-change",
            Self::Change(Change::Points) => "points",
            Self::Change(Change::Times) => "times",
        }
    }
}
