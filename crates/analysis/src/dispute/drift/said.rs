//! What became of the value: its kind, its hedge, its ends and its digits.

use darkfigure_model::{Change, Form, Number, Scale, Vague, Value};

use super::{Alteration, digits};

/// A value by what it bounds.
#[derive(Debug, Clone, Copy)]
enum Said {
    /// The number, with whether it was hedged.
    Point(Number, bool),
    Floor(Number),
    Ceiling(Number),
    Ends {
        low: Number,
        point: Option<Number>,
        high: Number,
        is_interval: bool,
    },
    Vague(Vague),
}

impl Said {
    fn of(form: &Form) -> Self {
        match form {
            Form::Exact(n) => Self::Point(*n, false),
            Form::About(n) => Self::Point(*n, true),
            Form::AtLeast(n) | Form::MoreThan(n) => Self::Floor(*n),
            Form::AtMost(n) | Form::LessThan(n) | Form::FarBelow(n) => Self::Ceiling(*n),
            Form::Range(r) => {
                Self::Ends { low: r.low(), point: r.point(), high: r.high(), is_interval: false }
            }
            Form::Interval(i) => {
                Self::Ends { low: i.low(), point: i.point(), high: i.high(), is_interval: true }
            }
            Form::Vague(vague) => Self::Vague(*vague),
        }
    }
}

/// What changed from one value to another.
pub(super) fn changed(before: &Value, after: &Value) -> Vec<Alteration> {
    let Some(after) = on_scale(before.scale, after) else {
        return vec![kind_changed(before.scale, after.scale)];
    };
    match (Said::of(&before.form), Said::of(&after)) {
        (Said::Point(a, was_about), Said::Point(b, is_about)) => {
            let digits = digits::changed(a, b);
            let hedge = match (was_about, is_about) {
                (true, false) => Some(Alteration::HedgeDropped),
                // Who rounds may say so.
                (false, true) if digits == Some(Alteration::Rounded) => None,
                (false, true) => Some(Alteration::HedgeChanged),
                (true, true) | (false, false) => None,
            };
            both(digits, hedge)
        }
        // "More than 15,000" follows from 15,021, and "fewer than 16,000" too.
        (Said::Point(a, false), Said::Floor(b)) if !digits::is_same(a, b) && digits::is_cut_off(a, b) => {
            vec![Alteration::Rounded]
        }
        (Said::Point(a, false), Said::Ceiling(b)) if !digits::is_same(a, b) && digits::is_raised(a, b) => {
            vec![Alteration::Rounded]
        }
        (Said::Point(a, _), Said::Floor(b)) => both(digits::changed(a, b), Some(Alteration::PointToFloor)),
        (Said::Point(a, _), Said::Ceiling(b)) => {
            both(digits::changed(a, b), Some(Alteration::PointToCeiling))
        }
        (Said::Floor(a), Said::Point(b, _)) => both(digits::changed(a, b), Some(Alteration::FloorToPoint)),
        (Said::Ceiling(a), Said::Point(b, _)) => {
            both(digits::changed(a, b), Some(Alteration::CeilingToPoint))
        }
        (Said::Floor(a), Said::Ceiling(b)) => both(digits::changed(a, b), Some(Alteration::FloorToCeiling)),
        (Said::Ceiling(a), Said::Floor(b)) => both(digits::changed(a, b), Some(Alteration::CeilingToFloor)),
        (Said::Floor(a), Said::Floor(b)) | (Said::Ceiling(a), Said::Ceiling(b)) => {
            let is_other_word = std::mem::discriminant(&before.form) != std::mem::discriminant(&after);
            both(digits::changed(a, b), is_other_word.then_some(Alteration::HedgeChanged))
        }
        (Said::Ends { low, point, high, is_interval }, Said::Point(b, _)) => {
            one_of(low, point, high, is_interval, b)
        }
        (Said::Ends { low, point, high, is_interval }, Said::Floor(b)) => {
            if digits::is_same(high, b) && !digits::is_same(low, high) {
                return vec![Alteration::CeilingToFloor];
            }
            let is_point = point.is_some_and(|point| digits::is_same(point, b));
            let end = if is_point {
                Some(Alteration::PointToFloor)
            } else {
                end_changed(low, b, digits::is_cut_off)
            };
            both(Some(lost(is_interval)), end)
        }
        (Said::Ends { low, point, high, is_interval }, Said::Ceiling(b)) => {
            if digits::is_same(low, b) && !digits::is_same(low, high) {
                return vec![Alteration::FloorToCeiling];
            }
            let is_point = point.is_some_and(|point| digits::is_same(point, b));
            let end = if is_point {
                Some(Alteration::PointToCeiling)
            } else {
                end_changed(high, b, digits::is_raised)
            };
            both(Some(lost(is_interval)), end)
        }
        (Said::Point(a, _) | Said::Floor(a) | Said::Ceiling(a), Said::Ends { low, high, .. }) => {
            let is_among = (low.to_f64()..=high.to_f64()).contains(&a.to_f64());
            both((!is_among).then_some(Alteration::NumberChanged), Some(Alteration::RangeMade))
        }
        (Said::Ends { .. }, Said::Ends { .. }) => ends(&before.form, &after),
        (Said::Vague(a), Said::Vague(b)) => {
            both((!digits::is_same(a.scale(), b.scale())).then_some(Alteration::NumberChanged), None)
        }
        (Said::Vague(_), Said::Point(..) | Said::Floor(_) | Said::Ceiling(_) | Said::Ends { .. }) => {
            vec![Alteration::VagueToNumber]
        }
        (Said::Point(a, _) | Said::Floor(a) | Said::Ceiling(a), Said::Vague(vague)) => into_word(&[a], vague),
        (Said::Ends { low, high, .. }, Said::Vague(vague)) => into_word(&[low, high], vague),
    }
}

/// Whether two values have one number in common, whatever their hedges.
pub(super) fn is_one(a: &Value, b: &Value) -> bool {
    let numbers = |value: &Value| value.numbers();
    a.scale == b.scale
        && numbers(a).len() == numbers(b).len()
        && numbers(a).iter().zip(numbers(b)).all(|(a, b)| digits::is_same(*a, b) || digits::is_rounded(*a, b))
}

/// Whether a value has the sum of the numbers of others, as written or rounded. None of them may have two numbers.
pub(super) fn is_sum<'v>(parts: impl Iterator<Item = &'v Value>, total: &Value) -> bool {
    let single = |value: &Value| match value.numbers()[..] {
        [number] if value.scale == total.scale => Some(number),
        _ => None,
    };
    let parts: Option<Vec<Number>> = parts.map(single).collect();
    let Some((parts, total)) = parts.zip(single(total)) else { return false };
    let exponent = parts.iter().map(|part| part.exponent()).min().unwrap_or(0);
    let sum = parts.iter().try_fold(0_i128, |sum, part| {
        let shift = 10_i128.checked_pow(part.exponent().abs_diff(exponent))?;
        sum.checked_add(part.coefficient().checked_mul(shift)?)
    });
    let sum = sum.and_then(|sum| Number::new(sum, exponent).ok());
    sum.is_some_and(|sum| digits::is_same(sum, total) || digits::is_rounded(sum, total))
}

fn both(one: Option<Alteration>, other: Option<Alteration>) -> Vec<Alteration> {
    one.into_iter().chain(other).collect()
}

const fn lost(is_interval: bool) -> Alteration {
    if is_interval { Alteration::IntervalLost } else { Alteration::RangeLost }
}

/// The one number that is left of two ends.
fn one_of(
    low: Number,
    point: Option<Number>,
    high: Number,
    is_interval: bool,
    left: Number,
) -> Vec<Alteration> {
    let is = |number: Number| digits::is_same(number, left);
    let is_rounded = |number: Number| digits::is_rounded(number, left);
    let middle = 0.5 * (low.to_f64() + high.to_f64());
    let is_middle = (left.to_f64() - middle).abs() <= 1e-9 * middle.abs();
    if point.is_some_and(is) {
        vec![lost(is_interval)]
    } else if is(low) || is(high) {
        vec![Alteration::EndForRange]
    } else if is_middle {
        vec![Alteration::MidpointForRange]
    } else if point.is_some_and(is_rounded) {
        vec![lost(is_interval), Alteration::Rounded]
    } else if is_rounded(low) || is_rounded(high) {
        vec![Alteration::EndForRange, Alteration::Rounded]
    } else {
        vec![lost(is_interval), Alteration::NumberChanged]
    }
}

/// What became of the end that is left of two, where it bounds on its own side.
fn end_changed(end: Number, left: Number, keeps: fn(Number, Number) -> bool) -> Option<Alteration> {
    let change = digits::changed(end, left)?;
    Some(if keeps(end, left) { Alteration::Rounded } else { change })
}

/// Two ends that became two others.
fn ends(before: &Form, after: &Form) -> Vec<Alteration> {
    let numbers = |form: &Form| {
        let numbers = Value::plain(form.clone()).numbers();
        numbers.first().copied().zip(numbers.last().copied())
    };
    let level = |form: &Form| Value::plain(form.clone()).interval().map(|interval| interval.level());
    let changed = numbers(before).zip(numbers(after)).and_then(|((a, b), (c, d))| {
        let changes = [digits::changed(a, c), digits::changed(b, d)];
        let (low, high) = (c.to_f64() - a.to_f64(), d.to_f64() - b.to_f64());
        match changes {
            [None, None] => None,
            _ if changes.iter().all(|change| matches!(change, None | Some(Alteration::Rounded))) => {
                Some(Alteration::Rounded)
            }
            _ if low >= 0.0 && high <= 0.0 => Some(Alteration::RangeNarrowed),
            _ if low <= 0.0 && high >= 0.0 => Some(Alteration::RangeWidened),
            _ => Some(Alteration::NumberChanged),
        }
    });
    both(changed, (level(before) != level(after)).then_some(Alteration::LevelChanged))
}

/// Numbers that became a count word: it has them where they lie from its scale up to, but without, the next word's ("thousands", "tens of
/// thousands").
fn into_word(numbers: &[Number], vague: Vague) -> Vec<Alteration> {
    let scale = vague.scale().to_f64();
    let has = |number: &Number| (scale..10.0 * scale).contains(&number.to_f64());
    vec![if numbers.iter().all(has) { Alteration::NumberToVague } else { Alteration::NumberChanged }]
}

/// A value's form on another scale. None where no scale turns one into the other.
fn on_scale(scale: Scale, value: &Value) -> Option<Form> {
    if scale == value.scale {
        return Some(value.form.clone());
    }
    let is_share = |scale: Scale| match scale {
        Scale::Percent => true,
        Scale::Per(rate) => rate.time().is_none(),
        Scale::One | Scale::Change(_) => false,
    };
    let converts = match (scale, value.scale) {
        (Scale::Per(a), Scale::Per(b)) => a.converts(b),
        (Scale::Percent | Scale::Per(_), Scale::Percent | Scale::Per(_)) => {
            is_share(scale) && is_share(value.scale)
        }
        (Scale::One, Scale::Percent | Scale::Per(_) | Scale::Change(_))
        | (Scale::Percent | Scale::Per(_) | Scale::Change(_), Scale::One)
        | (Scale::Change(_), Scale::Percent | Scale::Per(_) | Scale::Change(_))
        | (Scale::Percent | Scale::Per(_), Scale::Change(_))
        | (Scale::One, Scale::One) => false,
    };
    converts.then(|| rescaled(&value.form, value.scale.factor() / scale.factor())).flatten()
}

/// A form with its numbers multiplied by a ratio of scales: a power of ten shifts them, another one is written with nine decimals. None where a
/// number has too many digits.
fn rescaled(form: &Form, by: f64) -> Option<Form> {
    let times = |number: Number| {
        let power = libm::round(libm::log10(by));
        if (libm::pow(10.0, power) / by - 1.0).abs() < 1e-9 {
            return Number::new(number.coefficient(), number.exponent() + power as i32).ok();
        }
        Number::new(libm::round(number.to_f64() * by * 1e9) as i128, -9).ok()
    };
    Some(match form {
        Form::Exact(n) => Form::Exact(times(*n)?),
        Form::About(n) => Form::About(times(*n)?),
        Form::AtLeast(n) => Form::AtLeast(times(*n)?),
        Form::MoreThan(n) => Form::MoreThan(times(*n)?),
        Form::AtMost(n) => Form::AtMost(times(*n)?),
        Form::LessThan(n) => Form::LessThan(times(*n)?),
        Form::FarBelow(n) => Form::FarBelow(times(*n)?),
        Form::Vague(vague) => Form::Vague(Vague::new(times(vague.scale())?).ok()?),
        Form::Range(range) => {
            let point = range.point().map(times);
            let ends = darkfigure_model::Range::new(times(range.low())?, times(range.high())?).ok()?;
            Form::Range(ends.with_point(point.flatten()).ok()?)
        }
        Form::Interval(i) => {
            let point = i.point().and_then(times);
            Form::Interval(
                darkfigure_model::Interval::new(
                    times(i.low())?,
                    point,
                    times(i.high())?,
                    i.level(),
                    i.kind(),
                    i.shape(),
                )
                .ok()?,
            )
        }
    })
}

/// Two scales of which none turns into the other.
const fn kind_changed(before: Scale, after: Scale) -> Alteration {
    match (before, after) {
        (Scale::Per(a), Scale::Per(b)) if a.base().is_some() == b.base().is_some() => {
            Alteration::RatePeriodChanged
        }
        (Scale::One, Scale::One | Scale::Percent | Scale::Per(_) | Scale::Change(_))
        | (Scale::Percent | Scale::Per(_), Scale::One | Scale::Percent | Scale::Per(_) | Scale::Change(_))
        | (
            Scale::Change(Change::Percent | Change::Absolute | Change::Points | Change::Times),
            Scale::One | Scale::Percent | Scale::Per(_) | Scale::Change(_),
        ) => Alteration::KindChanged,
    }
}

#[cfg(test)]
mod tests {
    use darkfigure_model::{Interval, IntervalKind, Level, Range, Rate};

    use super::*;
    use Alteration::{
        CeilingToFloor, CeilingToPoint, EndForRange, FloorToCeiling, FloorToPoint, HedgeChanged,
        HedgeDropped, IntervalLost, KindChanged, LevelChanged, MidpointForRange, NumberChanged,
        NumberToVague, PointToCeiling, PointToFloor, PowerOfTen, RangeLost, RangeMade, RangeNarrowed,
        RatePeriodChanged, Rounded, VagueToNumber,
    };

    fn n(value: i64) -> Number {
        Number::whole(value)
    }

    fn range(low: i64, high: i64) -> Form {
        Form::Range(Range::new(n(low), n(high)).unwrap())
    }

    fn interval(low: i64, point: Option<i64>, high: i64) -> Form {
        let (kind, level) = (IntervalKind::Stated, Level::P95);
        Form::Interval(Interval::new(n(low), point.map(n), n(high), level, kind, None).unwrap())
    }

    fn tens_of_thousands() -> Form {
        Form::Vague(Vague::new(n(10_000)).unwrap())
    }

    #[test]
    fn what_became_of_a_hedge_and_its_ends_is_named() {
        let cases: [(Form, Form, &[Alteration]); 24] = [
            (Form::AtLeast(n(700)), Form::AtMost(n(700)), &[FloorToCeiling]),
            (Form::LessThan(n(700)), Form::MoreThan(n(700)), &[CeilingToFloor]),
            (Form::AtLeast(n(700)), Form::About(n(700)), &[FloorToPoint]),
            (Form::AtMost(n(700)), Form::Exact(n(700)), &[CeilingToPoint]),
            (Form::About(n(700)), Form::Exact(n(700)), &[HedgeDropped]),
            (Form::About(n(700)), Form::AtLeast(n(700)), &[PointToFloor]),
            (Form::About(n(700)), Form::AtMost(n(700)), &[PointToCeiling]),
            (Form::AtLeast(n(700)), Form::MoreThan(n(700)), &[HedgeChanged]),
            // What follows from the exact number is a rounding of it, and what does not is no such thing.
            (Form::Exact(n(15_021)), Form::MoreThan(n(15_000)), &[Rounded]),
            (Form::Exact(n(15_980)), Form::LessThan(n(16_000)), &[Rounded]),
            (Form::Exact(n(14_950)), Form::MoreThan(n(15_000)), &[Rounded, PointToFloor]),
            (Form::Exact(n(15_021)), Form::About(n(15_000)), &[Rounded]),
            (range(2_000, 6_000), Form::Exact(n(4_000)), &[MidpointForRange]),
            (range(2_000, 6_000), Form::About(n(6_000)), &[EndForRange]),
            (range(2_000, 6_000), Form::AtMost(n(6_000)), &[RangeLost]),
            (range(2_000, 6_000), Form::AtMost(n(2_000)), &[FloorToCeiling]),
            (range(2_000, 6_000), Form::AtLeast(n(6_000)), &[CeilingToFloor]),
            (range(2_000, 6_000), Form::Exact(n(5_000)), &[RangeLost, NumberChanged]),
            (range(2_000, 6_000), range(3_000, 6_000), &[RangeNarrowed]),
            (interval(793, Some(4_645), 8_498), Form::Exact(n(4_645)), &[IntervalLost]),
            (interval(793, None, 8_498), range(793, 8_498), &[LevelChanged]),
            (Form::Exact(n(100_000)), range(100_000, 150_000), &[RangeMade]),
            (tens_of_thousands(), Form::Exact(n(20_000)), &[VagueToNumber]),
            (Form::Exact(n(23_400)), tens_of_thousands(), &[NumberToVague]),
        ];
        for (before, after, expected) in cases {
            assert_eq!(
                changed(&Value::plain(before.clone()), &Value::plain(after.clone())),
                expected,
                "{before:?} {after:?}"
            );
            assert_eq!(changed(&Value::plain(after.clone()), &Value::plain(after)), []);
        }
    }

    #[test]
    fn scales_that_turn_into_one_another_are_compared_as_numbers() {
        use darkfigure_model::PerTime;
        let of = |coefficient, exponent, scale| Value {
            form: Form::Exact(Number::new(coefficient, exponent).unwrap()),
            scale,
        };
        let per = |base| Scale::per(n(base));
        // 171 per 100,000 are 1,710 per million, and 0.171 %.
        assert_eq!(changed(&of(171, 0, per(100_000)), &of(1_710, 0, per(1_000_000))), []);
        assert_eq!(changed(&of(171, 0, per(100_000)), &of(171, -3, Scale::Percent)), []);
        assert_eq!(changed(&of(171, 0, per(100_000)), &of(171, -1, per(1_000_000))), [PowerOfTen]);
        assert_eq!(changed(&of(12, 0, Scale::Percent), &of(12, 0, Scale::One)), [KindChanged]);
        let yearly = Scale::Per(Rate::per(n(100_000)).each(PerTime::Year));
        assert_eq!(changed(&of(171, 0, yearly), &of(171, 0, per(100_000))), [RatePeriodChanged]);
    }

    #[test]
    fn a_sum_is_told_from_a_number_made_of_several() {
        let [a, b] = [120_000, 100_000].map(|value| Value::exact(n(value)));
        assert!(is_sum([&a, &b].into_iter(), &Value::plain(Form::MoreThan(n(220_000)))));
        assert!(!is_sum([&a, &b].into_iter(), &Value::plain(range(100_000, 120_000))));
        // People and percent add up to nothing.
        let total = |scale| Value { scale, ..Value::exact(n(220_000)) };
        assert!(
            is_sum([&a, &b].into_iter(), &total(Scale::One))
                && !is_sum([&a, &b].into_iter(), &total(Scale::Percent))
        );
    }

    #[test]
    fn a_small_middle_is_told_from_what_is_near_it() {
        let of = |left: i128| {
            let number = |coefficient: i128| Number::new(coefficient, -6).unwrap();
            let range = Range::new(number(20), number(40)).unwrap();
            changed(&Value::plain(Form::Range(range)), &Value::exact(number(left)))
        };
        assert_eq!(of(30), [Alteration::MidpointForRange]);
        assert!(!of(33).contains(&Alteration::MidpointForRange));
    }

    #[test]
    fn another_power_of_ten_moves_the_point_and_loses_no_digit() {
        let per = |base| Scale::per(n(base));
        let before = Value { scale: Scale::Percent, ..Value::exact(Number::new(12, -10).unwrap()) };
        let after = Value { scale: per(1_000_000), ..Value::exact(Number::new(12, -6).unwrap()) };
        assert_eq!(changed(&before, &after), []);
        let more = Value { scale: per(1_000_000), ..Value::exact(Number::new(13, -6).unwrap()) };
        assert_ne!(changed(&before, &more), []);
    }

    #[test]
    fn two_values_are_of_one_number_where_all_their_numbers_are_or_are_rounded() {
        let exact = |value| Value::exact(n(value));
        assert!(is_one(&exact(15_021), &Value::plain(Form::About(n(15_021)))));
        assert!(is_one(&exact(15_021), &exact(15_000)));
        assert!(!is_one(&exact(15_021), &exact(16_000)));
        assert!(is_one(&Value::plain(range(2_000, 6_000)), &Value::plain(range(2_000, 6_000))));
        assert!(!is_one(&Value::plain(range(2_000, 6_000)), &Value::plain(range(2_000, 5_000))));
        assert!(!is_one(&Value::plain(range(2_000, 6_000)), &exact(2_000)));
        assert!(!is_one(&exact(15), &Value { scale: Scale::Percent, ..exact(15) }));
    }
}
