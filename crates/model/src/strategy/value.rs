use proptest::prelude::*;

use crate::{
    Change, End, Form, Interval, IntervalKind, Level, Number, PerTime, Quantity, QuantityKind, Range, Rate,
    Scale, Shape, Tier, Vague, Value,
};

/// Numbers of up to nine digits, with last places from 10⁻³ to 10⁶.
pub fn number() -> impl Strategy<Value = Number> {
    (-999_999_999_i64..=999_999_999, -3..=6_i32)
        .prop_filter_map("a number of few digits", |(c, e)| Number::new(i128::from(c), e).ok())
}

/// Numbers above zero.
pub fn positive_number() -> impl Strategy<Value = Number> {
    (1..=999_999_999_i64, -3..=6_i32)
        .prop_filter_map("a number of few digits", |(c, e)| Number::new(i128::from(c), e).ok())
}

/// Levels from 0.01 to 0.99.
pub fn level() -> impl Strategy<Value = Level> {
    (1..=99_u32).prop_filter_map("a level", |percent| Level::new(f64::from(percent) / 100.0).ok())
}

/// Ranges of two positive numbers, some with a point between them.
pub fn range() -> impl Strategy<Value = Range> {
    (prop::collection::vec(positive_number(), 3), 0..4_u8)
        .prop_filter_map("ordered ends", |(mut numbers, pointed)| {
            numbers.sort_by(|a, b| a.to_f64().total_cmp(&b.to_f64()));
            Range::new(numbers[0], numbers[2]).ok()?.with_point((pointed == 0).then_some(numbers[1])).ok()
        })
        // A tree by value takes more stack than a test's thread has.
        .boxed()
}

/// Intervals of positive numbers, with and without point and shape.
pub fn interval() -> impl Strategy<Value = Interval> {
    let kind =
        prop_oneof![Just(IntervalKind::Confidence), Just(IntervalKind::Credible), Just(IntervalKind::Stated)];
    let shape = prop::option::of(prop_oneof![
        Just(Shape::Lognormal),
        Just(Shape::Normal),
        Just(Shape::Beta),
        Just(Shape::Uniform),
        Just(Shape::Triangular)
    ]);
    (prop::collection::vec(positive_number(), 3), any::<bool>(), level(), kind, shape).prop_filter_map(
        "ordered numbers",
        |(mut numbers, has_point, level, kind, shape)| {
            numbers.sort_by(|a, b| a.to_f64().total_cmp(&b.to_f64()));
            Interval::new(numbers[0], has_point.then_some(numbers[1]), numbers[2], level, kind, shape).ok()
        },
    )
}

/// Rates per so many of a base, in a stretch of time, or both.
pub fn rate() -> impl Strategy<Value = Rate> {
    let base = prop_oneof![Just(1_000), Just(100_000), Just(1_000_000)].prop_map(Number::whole);
    let time = prop::sample::select(PerTime::ALL.to_vec());
    prop_oneof![
        2 => base.clone().prop_map(Rate::Base),
        1 => time.clone().prop_map(Rate::Time),
        1 => (base, time).prop_map(|(base, time)| Rate::BaseAndTime(base, time)),
    ]
}

/// Changes of every form, up and down.
pub fn change() -> impl Strategy<Value = Value> {
    (number(), prop::sample::select(Change::ALL.to_vec()))
        .prop_map(|(number, change)| Value { form: Form::Exact(number), scale: Scale::Change(change) })
}

/// Kinds of quantity.
pub fn kind() -> impl Strategy<Value = QuantityKind> {
    prop_oneof![
        Just(QuantityKind::Number),
        Just(QuantityKind::Amount),
        Just(QuantityKind::Share),
        rate().prop_map(QuantityKind::Rate),
        prop::sample::select(Change::ALL.to_vec()).prop_map(QuantityKind::Change),
    ]
}

/// Values of every form on every scale but that of changes, of positive numbers.
pub fn value() -> impl Strategy<Value = Value> {
    let form = prop_oneof![
        positive_number().prop_map(Form::Exact),
        positive_number().prop_map(Form::About),
        positive_number().prop_map(Form::AtLeast),
        positive_number().prop_map(Form::MoreThan),
        positive_number().prop_map(Form::AtMost),
        positive_number().prop_map(Form::LessThan),
        positive_number().prop_map(Form::FarBelow),
        range().prop_map(Form::Range),
        interval().prop_map(Form::Interval),
        prop_oneof![
            Just((12, 0)),
            Just((20, 0)),
            Just((1, 2)),
            Just((1, 3)),
            Just((1, 4)),
            Just((1, 5)),
            Just((1, 6))
        ]
        .prop_filter_map("a scale", |(c, e)| Number::new(c, e).map(Vague::new).ok())
        .prop_filter_map("a vague word", |vague| vague.ok().map(Form::Vague)),
    ];
    let scale =
        prop_oneof![12 => Just(Scale::One), 2 => Just(Scale::Percent), 2 => rate().prop_map(Scale::Per)];
    (form, scale)
        .prop_map(|(form, scale)| match form {
            Form::Vague(_) => Value::plain(form),
            Form::Exact(_)
            | Form::About(_)
            | Form::AtLeast(_)
            | Form::MoreThan(_)
            | Form::AtMost(_)
            | Form::LessThan(_)
            | Form::FarBelow(_)
            | Form::Range(_)
            | Form::Interval(_) => Value { form, scale },
        })
        // A tree of every form by value takes more stack than a test's thread has.
        .boxed()
}

fn end(values: impl Strategy<Value = f64> + 'static) -> impl Strategy<Value = End> {
    let tier = prop_oneof![Just(Tier::Face), Just(Tier::Stated), Just(Tier::Hard)];
    prop_oneof![
        1 => Just(End::Unknown),
        5 => (values, tier).prop_map(|(value, tier)| End::At { value, tier }),
    ]
}

/// Quantities of every combination of ends, from 0.001 to a million.
pub fn quantity() -> impl Strategy<Value = Quantity> {
    let values = || 1e-3..1e6_f64;
    prop_oneof![
        2 => (end(values()), end(values())).prop_map(|(low, high)| Quantity::between(low, high)),
        1 => (values(), prop_oneof![Just(Tier::Face), Just(Tier::Hard)]).prop_map(|(v, tier)| Quantity::point(v, tier)),
        1 => (prop::array::uniform3(values()), level()).prop_map(|(mut v, level)| {
            v.sort_by(f64::total_cmp);
            Quantity::stated(v[0], Some(v[1]), v[2], level, IntervalKind::Confidence)
        }),
    ]
}
