//! Whether rounding may be all that lies between two numbers.

use darkfigure_analysis::Side;
use darkfigure_model::{
    BridgeKind, Extent, Figure, Form, Number, Operation, Quantity, QuantityKind, Scale, Tier, Value,
};

use super::tie::is_repetition;
use crate::compose::pair::Pair;
use crate::compose::said;

/// How two numbers meet that are not the same to the last digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::compose) enum Rounded {
    /// Within half a unit of the last digits that were written: "3.1", and 3.06.
    Agree,
    /// Only if what ends in noughts, or is about so much, was rounded further: "400", and 401.
    MayAgree,
}

impl Rounded {
    /// How rounding may make the two of one: of what was said, and of what the steps multiply by or add. None where no rounding does.
    pub(in crate::compose) fn of(pair: &Pair<'_>) -> Option<Self> {
        let meets = |coarse: bool| {
            let [left, right] = [Side::Left, Side::Right].map(|side| span(pair, side, coarse));
            left.zip(right).is_some_and(|((low, high), (least, most))| low <= most && least <= high)
        };
        if !is_rounded(pair) {
            None
        } else if meets(false) {
            Some(Self::Agree)
        } else {
            meets(true).then_some(Self::MayAgree)
        }
    }

    /// Whether two numbers without margins agree to the last digit that was written, or one is the other rounded, so that no multiple and no
    /// difference is earned by them.
    pub(in crate::compose) fn is_all_between(pair: &Pair<'_>) -> bool {
        let is_number = |side: Side| pair.value(side).low() == pair.value(side).high();
        let is_one = match Self::of(pair) {
            Some(Self::Agree) => true,
            Some(Self::MayAgree) => is_repetition(pair),
            None => false,
        };
        is_number(Side::Left) && is_number(Side::Right) && is_one
    }
}

/// Whether anything of the two was rounded.
fn is_rounded(pair: &Pair<'_>) -> bool {
    let of = |side: Side| {
        side.of(&pair.found.rounding).is_some()
            || *side.of(&pair.found.behind_nought) > 0.0
            || written_to(pair.figure(side), true) > 0.0
    };
    !pair.found.steps.taken.is_empty() || of(Side::Left) || of(Side::Right)
}

/// Between which numbers a side lies, by the places to which everything was written that went into it.
fn span(pair: &Pair<'_>, side: Side, coarse: bool) -> Option<(f64, f64)> {
    if coarse
        && pair.found.steps.taken.is_empty()
        && let Some(bounds) = side.of(&pair.found.rounding)
    {
        let whole = if pair.is_read_as_multiple(side) { 1.0 } else { 0.0 };
        // "Nearly 2,000" was rounded up.
        let most = pair.value(side).high().value().filter(|_| said::is_below(pair.figure(side)));
        return Some((bounds.lower() + whole, most.unwrap_or(bounds.upper() + whole)));
    }
    let value = pair.value(side);
    let (low, high) = (value.low().value()?, value.high().value()?);
    let (share, addends) = (by_share(pair, side, coarse), by_addends(pair, side, coarse));
    let nought = *side.of(&pair.found.behind_nought);
    let by = |end: f64| end.abs() * share + addends + nought;
    Some((low - by(low), high + by(high)))
}

/// By which share rounding may move what the steps of a side lead to, as their numbers are written; what is so by definition is not rounded.
fn by_share(pair: &Pair<'_>, side: Side, coarse: bool) -> f64 {
    let said = pair.figure(side);
    let is_about = matches!(said.value.form, Form::About(_));
    let own = if is_about { slack(&said.value, coarse) } else { written_to(said, coarse) };
    let own = own * of_multiple(pair, side);
    let by_step = operations(pair, side).map(|operation| match operation {
        Operation::Factor(value)
        | Operation::Share(value)
        | Operation::Coverage(value)
        | Operation::Base(value) => slack(value, coarse),
        // What is taken out leaves the rest.
        Operation::OverCoverage(value) => {
            let out = value.quantity(Tier::Face).central().unwrap_or(0.0);
            if out < 1.0 { slack(value, coarse) * out / (1.0 - out) } else { 0.0 }
        }
        Operation::Stay(stay) => slack(&stay.days, coarse),
        Operation::Addend(_) | Operation::Window | Operation::Identity => 0.0,
    });
    own + by_step.sum::<f64>() + by_year(pair, side)
}

/// What share the number of a change in percent is of the multiple as which it is read: what moves "50% more" by a hundredth moves 1.5 times by less.
fn of_multiple(pair: &Pair<'_>, side: Side) -> f64 {
    let size = |found: &[Quantity; 2]| side.of(found).central().map(f64::abs).filter(|size| *size > 0.0);
    match (size(&pair.found.starts), size(&pair.found.read)) {
        (Some(said), Some(read)) if pair.is_read_as_multiple(side) => said / read,
        _ => 1.0,
    }
}

/// By which share rounding may have moved a value, as it is written. A whole number that is written out may be just that: only coarsely it is
/// rounded. A percentage was divided.
fn slack(value: &Value, coarse: bool) -> f64 {
    if let Form::Exact(number) = value.form
        && (coarse || value.scale == Scale::Percent || number.exponent() != 0)
    {
        return half_a_unit(number, number.exponent());
    }
    if let Form::About(number) = value.form
        && coarse
    {
        return half_a_unit(number, number.coarsest_place());
    }
    0.0
}

/// By how much the rounding of what the steps add may move a side.
fn by_addends(pair: &Pair<'_>, side: Side, coarse: bool) -> f64 {
    let halves = operations(pair, side).filter_map(|operation| {
        let Operation::Addend(value) = operation else { return None };
        Some(value.quantity(Tier::Face).central()?.abs() * slack(value, coarse))
    });
    halves.sum()
}

/// What the steps on a side do, but for those that are so by definition.
fn operations<'a>(pair: &'a Pair<'_>, side: Side) -> impl Iterator<Item = &'a Operation> {
    let steps = pair.found.steps.on(side).filter(|step| step.kind != BridgeKind::Definition);
    steps.filter_map(|step| pair.desk.dossier.bridges.get(&step.bridge)).map(|bridge| &bridge.operation)
}

/// A year that nobody dated has 365 days or 366: by which share that may move so many a day against so many a year.
fn by_year(pair: &Pair<'_>, side: Side) -> f64 {
    /// Three quarters of a day, from the mean year either way.
    const SLACK: f64 = 0.75 / 365.25;
    let time = |side: Side| match pair.figure(side).kind() {
        QuantityKind::Rate(rate) => rate.time(),
        QuantityKind::Number | QuantityKind::Amount | QuantityKind::Share | QuantityKind::Change(_) => None,
    };
    let is_dated =
        pair.figure(side).measure.time.is_some() || pair.figure(side.other()).measure.time.is_some();
    match (time(side), time(side.other())) {
        (Some(one), Some(other)) if one != other && !is_dated => SLACK,
        _ => 0.0,
    }
}

/// By which share rounding may have moved a number that is written to a place: "12.2 million", "1.4 per 100,000", "97%". A number of things that
/// was counted to its last one is what it is; and "1 in 3" is as coarse as its base.
fn written_to(figure: &Figure, coarse: bool) -> f64 {
    let ends = Extent::of_figure(figure);
    match (&figure.value.form, ends.low.zip(ends.high)) {
        (Form::Exact(_), Some((low, high))) if high <= low || low + high == 0.0 => 0.0,
        (Form::Exact(_), Some((low, high))) if coarse || figure.value.rounded_in_its_base().is_some() => {
            ((high - low) / (high + low)).abs()
        }
        (Form::Exact(number), _) => half_a_unit(*number, number.exponent()),
        _ => 0.0,
    }
}

/// Half a unit of a place of a number, as a share of it.
fn half_a_unit(number: Number, place: i32) -> f64 {
    let number = number.to_f64().abs();
    if number > 0.0 { 0.5 * libm::pow(10.0, f64::from(place)) / number } else { 0.0 }
}
