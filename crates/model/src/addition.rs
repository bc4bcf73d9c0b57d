//! Additions: whether the parts of a published sum make its total, by one rule for whoever asks.

use crate::{Extent, Figure, Form};

/// What may be said of a published total and its parts, given how the numbers were rounded and hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Addition {
    /// Every number is exact, and the parts make the total to the last digit.
    Exact,
    /// The parts make the total as far as the rounding of the numbers goes.
    Rounded {
        /// The power of ten of the coarsest place to which one of the numbers may have been rounded.
        place: i32,
    },
    /// The parts are not all of it, and do not exceed the total.
    Within,
    /// The parts are more than the total, whatever the rounding.
    TooMuch,
    /// The parts are less than the total, whatever the rounding, and are said to be all of it.
    TooLittle,
    /// A hedge leaves it open.
    Open,
    /// The total is published as a floor, and the parts have none: one of them is only about a number, or at most one.
    NoFloor,
}

impl Addition {
    /// What may be said of a total and its parts.
    ///
    /// Parts that are all of it make the total. Others do not exceed it, unless one may be negative: then nothing follows.
    #[must_use]
    pub fn of(total: &Figure, parts: &[&Figure], is_complete: bool, may_be_negative: bool) -> Self {
        let extent = |figure: &Figure| {
            let extent = Extent::of(&figure.value.clone().in_unit(&figure.measure.unit));
            if may_be_negative { extent } else { extent.not_negative() }
        };
        let sum = parts.iter().fold(Extent::ZERO, |sum, part| sum.plus(extent(part)));
        let whole = extent(total);
        if sum.is_above(whole) && (is_complete || !may_be_negative) {
            return Self::TooMuch;
        }
        if is_complete && whole.is_above(sum) {
            return Self::TooLittle;
        }
        let claims_floor = matches!(total.value.form, Form::AtLeast(_) | Form::MoreThan(_));
        if claims_floor && parts.iter().any(|part| !has_floor(part)) {
            return Self::NoFloor;
        }
        if !is_complete {
            return if may_be_negative || sum.low.is_none() || whole.high.is_none() {
                Self::Open
            } else {
                Self::Within
            };
        }
        let terms = || parts.iter().copied().chain([total]);
        if terms().any(|figure| !matches!(figure.value.form, Form::Exact(_))) {
            return Self::Open;
        }
        let numbers = || terms().flat_map(|figure| figure.value.numbers());
        let is_exact = numbers_add_up(total, parts);
        let place = numbers().map(crate::Number::coarsest_place).max().unwrap_or(0);
        if is_exact { Self::Exact } else { Self::Rounded { place } }
    }

    /// Whether the parts make the total, or do not exceed it. None where a hedge leaves it open.
    #[must_use]
    pub const fn holds(self) -> Option<bool> {
        match self {
            Self::Exact | Self::Rounded { .. } | Self::Within => Some(true),
            Self::TooMuch | Self::TooLittle => Some(false),
            Self::Open | Self::NoFloor => None,
        }
    }
}

/// Whether a figure says that there are no fewer than some number.
const fn has_floor(figure: &Figure) -> bool {
    match figure.value.form {
        Form::Exact(_) | Form::AtLeast(_) | Form::MoreThan(_) | Form::Range(_) | Form::Interval(_) => true,
        Form::About(_) | Form::AtMost(_) | Form::LessThan(_) | Form::FarBelow(_) | Form::Vague(_) => false,
    }
}

/// Whether the numbers as written add up to the last digit.
fn numbers_add_up(total: &Figure, parts: &[&Figure]) -> bool {
    let point = |figure: &Figure| figure.quantity().central();
    let sum: Option<f64> = parts.iter().map(|part| point(part)).sum();
    sum.zip(point(total)).is_some_and(|(sum, total)| (sum - total).abs() <= 1e-9 * total.abs().max(sum.abs()))
}
