//! What every comparison promises.

use darkfigure_analysis::{
    Comparability, ComparisonFindings, Effect, GapReading, Options, Side, Verdict, analyse, compare_as_said,
    grade,
};
use darkfigure_model::{
    Basis, BridgeKind, Dossier, Facet, Form, Grade, Number, Operation, Quantity, Range, Reach, Tier, Value,
    strategy,
};
use proptest::prelude::*;

use crate::dispute::{any_dispute, any_figure, dossier, exact, factor, figure, measure_in, mirrored, named};

/// Few draws: the laws are about structure, and hold at any number.
fn options() -> Options {
    Options { most_draws: 20_000, ..Options::default() }
}

fn only(dossier: &Dossier) -> ComparisonFindings {
    let findings = analyse(dossier, &options());
    let (_, found) = findings.comparisons.into_iter().next().expect("the dossier has one comparison");
    found.unwrap_or_else(|refusal| panic!("refused: {refusal:?}"))
}

fn turned(verdict: &Verdict) -> Verdict {
    match verdict {
        Verdict::Contained { inner } => Verdict::Contained { inner: inner.other() },
        other => other.clone(),
    }
}

/// Ends as bits, so that "the same" means the same.
fn bits(q: &Quantity) -> [Option<u64>; 3] {
    [q.low().value(), q.central(), q.high().value()].map(|value| value.map(f64::to_bits))
}

fn verdicts(c: &Comparability) -> Vec<Verdict> {
    c.axes.iter().map(|axis| axis.verdict.clone()).collect()
}

proptest! {
    #[test]
    fn mirrored_sides_give_mirrored_results(dispute in any_dispute()) {
        let (there, back) = (only(&dispute), only(&mirrored(&dispute)));
        prop_assert_eq!(there.comparability.grade, back.comparability.grade);
        let expected: Vec<_> = verdicts(&back.comparability).iter().map(turned).collect();
        prop_assert_eq!(verdicts(&there.comparability), expected);
        let (a, b) = (there.gap.numbers(), back.gap.numbers());
        prop_assert_eq!(a.orientation.upper, b.orientation.upper.other());
        for (x, y) in [
            (&a.ratio.ends, &b.ratio.ends),
            (&a.coverage.ends, &b.coverage.ends),
            (&a.difference, &b.difference),
            (&a.share_of_lower, &b.share_of_lower),
            (&a.share_of_upper, &b.share_of_upper),
        ] {
            prop_assert_eq!(bits(x), bits(y));
        }
        prop_assert_eq!(&a.ratio.spread, &b.ratio.spread);
        prop_assert_eq!(&a.conditioned, &b.conditioned);
        prop_assert_eq!(there.steps.taken.len(), back.steps.taken.len());
        for (x, y) in there.steps.taken.iter().zip(&back.steps.taken) {
            prop_assert_eq!(x.side, y.side.other());
            prop_assert_eq!(bits(&x.value), bits(&y.value));
        }
        prop_assert_eq!(&there.decomposition, &back.decomposition);
        prop_assert_eq!(&there.must_believe.breakevens, &back.must_believe.breakevens);
        prop_assert_eq!(bits(&there.naive.ratio), bits(&back.naive.ratio));
    }

    #[test]
    fn scaling_both_figures_changes_no_ratio(
        (left, right) in (any_figure(), any_figure()),
        bridges in prop::collection::vec(crate::dispute::any_bridge(), 0..=2),
    ) {
        let is_additive = |bridge: &darkfigure_model::Bridge| matches!(bridge.operation, Operation::Addend(_));
        prop_assume!(!bridges.iter().any(is_additive));
        let plain = only(&dossier(left.clone(), right.clone(), bridges.clone()));
        // Doubling a numeral doubles its double exactly, so that the ends keep their bits.
        let double = |f: &darkfigure_model::Figure| darkfigure_model::Figure { value: doubled(&f.value), ..f.clone() };
        let scaled = only(&dossier(double(&left), double(&right), bridges));
        prop_assert_eq!(bits(&plain.gap.numbers().ratio.ends), bits(&scaled.gap.numbers().ratio.ends));
        prop_assert_eq!(plain.comparability, scaled.comparability);
    }

    #[test]
    fn an_identity_bridge_changes_no_number(dispute in any_dispute(), from in strategy::unit(), to in strategy::unit()) {
        let before = only(&dispute);
        let mut with = dispute.clone();
        let id = darkfigure_model::BridgeId::new("identity").unwrap();
        let bridge = darkfigure_model::Bridge {
            reach: Reach::across(Facet::Unit(from), Facet::Unit(to)).unwrap(),
            operation: Operation::Identity,
            ..factor(exact(1), "case", "person", BridgeKind::Definition)
        };
        with.bridges.insert(id.clone(), bridge).unwrap();
        let mut comparisons = darkfigure_model::Entries::new();
        for (name, comparison) in dispute.comparisons.iter() {
            let mut comparison = comparison.clone();
            comparison.bridges.push(id.clone());
            comparisons.insert(name.clone(), comparison).unwrap();
        }
        with.comparisons = comparisons;
        let after = only(&with);
        let (a, b) = (before.gap.numbers(), after.gap.numbers());
        // A step across an axis may bring a reading that containment had bounded; the running values stay.
        let bounds = |found: &ComparisonFindings| {
            found.gap.gap().is_some() && found.comparability.inner_side().is_some()
        };
        if bounds(&before) == bounds(&after) {
            prop_assert_eq!(bits(&a.ratio.ends), bits(&b.ratio.ends));
        }
    }

    #[test]
    fn a_wider_range_or_a_weaker_tier_never_narrows(
        low in 1..1_000_i64, width in 0..1_000_i64, more in 0..1_000_i64, count in 1..10_000_i64, estimate in 1..10_000_i64,
    ) {
        let range = |low: i64, high: i64| Value::plain(Form::Range(
            Range::new(Number::whole(low), Number::whole(high)).unwrap(),
        ));
        let at = |value, kind| {
            let bridges = vec![factor(value, "case", "person", kind)];
            let left = figure(exact(count), measure_in("case"), Basis::Register);
            let right = figure(exact(estimate), measure_in("person"), Basis::Model);
            only(&dossier(left, right, bridges)).gap.numbers().ratio.ends
        };
        let narrow = at(range(low, low + width), BridgeKind::Evidence);
        let wide = at(range(low, low + width + more), BridgeKind::Evidence);
        prop_assert!(wide.low().value() <= narrow.low().value());
        prop_assert!(wide.high().value() >= narrow.high().value());
        let hard = at(exact(low), BridgeKind::Definition);
        let face = at(exact(low), BridgeKind::Assumption);
        prop_assert!(face.tier() <= hard.tier());
        prop_assert_eq!(bits(&hard), bits(&face));
    }

    #[test]
    fn one_sided_figures_give_one_sided_gaps(count in 1..10_000_i64, estimate in 1..1_000_000_i64) {
        let at = |form| {
            let left = figure(exact(count), measure_in("person"), Basis::Register);
            let right = figure(Value::plain(form), measure_in("person"), Basis::Undisclosed);
            only(&dossier(left, right, Vec::new())).gap.numbers().clone()
        };
        let floor = at(Form::AtLeast(Number::whole(estimate)));
        prop_assert_eq!(floor.ratio.ends.high().value(), None);
        prop_assert_eq!(floor.coverage.ends.low().value(), None);
        prop_assert_eq!(floor.difference.high().value(), None);
        prop_assert_eq!(floor.ratio.ends.central(), None);
        let ceiling = at(Form::FarBelow(Number::whole(estimate)));
        prop_assert_eq!(ceiling.ratio.ends.low().value(), None);
        prop_assert_eq!(ceiling.coverage.ends.high().value(), None);
    }

    #[test]
    fn coverage_times_ratio_is_one_for_points(count in 1..1_000_000_i64, more in 0..1_000_000_i64) {
        let estimate = count + more;
        let left = figure(exact(count), measure_in("person"), Basis::Register);
        let right = figure(exact(estimate), measure_in("person"), Basis::Survey);
        let found = only(&dossier(left, right, Vec::new()));
        let gap = found.gap.numbers();
        let product = gap.coverage.ends.central().unwrap() * gap.ratio.ends.central().unwrap();
        // Two divisions, each correctly rounded.
        prop_assert!((product - 1.0).abs() <= 2.0 * f64::EPSILON);
    }

    #[test]
    fn shares_sum_to_one_in_every_draw(
        count in 1..1_000_i64, estimate in 1..1_000_000_i64,
        factors in prop::collection::vec(1.0..20.0_f64, 1..=3),
    ) {
        // Every draw of uncertain factors is a chain of points; so each chain of points is a draw.
        let units = ["case", "file", "record", "person"];
        let bridges: Vec<_> = factors.iter().enumerate().map(|(at, f)| {
            #[expect(clippy::cast_possible_truncation, reason = "below 20,000")]
            let value = Value::exact(Number::new((f * 1_000.0) as i128, -3).unwrap());
            let to = if at + 1 == factors.len() { "person" } else { units[at + 1] };
            factor(value, units[at], to, BridgeKind::Evidence)
        }).collect();
        let left = figure(exact(count), measure_in("case"), Basis::Register);
        let right = figure(exact(estimate), measure_in("person"), Basis::Survey);
        let found = only(&dossier(left, right, bridges));
        let decomposition = found.decomposition.unwrap();
        if let Ok(shares) = &decomposition.shares {
            let sum: f64 = shares.iter().map(|share| share.central().unwrap()).sum();
            prop_assert!((sum - 1.0).abs() < 1e-12, "{}", sum);
            prop_assert!(shares.iter().all(|share| share.central().unwrap() >= -1e-12));
        }
        let parts: f64 = decomposition.contributions.iter().map(|c| c.log_points.central().unwrap()).sum::<f64>()
            + decomposition.residual.central().unwrap();
        prop_assert!((parts - decomposition.log_ratio.central().unwrap()).abs() < 1e-9);
        if let Some(split) = &decomposition.difference {
            #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
            let difference = (estimate - count) as f64;
            let scale = estimate.max(count);
            #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
            let slack = 1e-9 * scale as f64;
            for parts in [&split.lmdi, &split.shapley] {
                prop_assert!((parts.iter().sum::<f64>() - difference).abs() <= slack);
            }
            for (value, range) in split.shapley.iter().zip(&split.orders) {
                prop_assert!(range.lowest - slack <= *value && *value <= range.highest + slack);
            }
        }
    }

    #[test]
    fn renaming_and_reordering_change_nothing_but_names(
        (left, right) in (any_figure(), any_figure()),
        bridges in prop::collection::vec(crate::dispute::any_bridge(), 0..=2),
    ) {
        let plain = only(&named(["left", "right"], [left.clone(), right.clone()], bridges.clone()));
        let renamed = only(&named(["zulu", "alpha"], [left, right], bridges));
        let (a, b) = (plain.gap.numbers(), renamed.gap.numbers());
        // Equal numbers of two of a kind are ordered by name; that is the one place where names matter.
        let tie = face(&last_value(&plain, Side::Left)) == face(&last_value(&plain, Side::Right));
        prop_assert!(tie || a.orientation == b.orientation);
        if a.orientation == b.orientation {
            prop_assert_eq!(bits(&a.ratio.ends), bits(&b.ratio.ends));
            prop_assert_eq!(&a.ratio.spread, &b.ratio.spread);
        }
        prop_assert_eq!(plain.comparability, renamed.comparability);
    }

    #[test]
    fn the_same_seed_gives_the_same_bits(dispute in any_dispute()) {
        prop_assert_eq!(only(&dispute), only(&dispute));
    }

    #[test]
    fn hard_ends_contain_every_value_computed_within(
        count in 1..10_000_i64, low in 1..100_i64, width in 0..100_i64, at in 0.0..=1.0_f64, estimate in 1..1_000_000_i64,
    ) {
        let range = Value::plain(Form::Range(Range::new(Number::whole(low), Number::whole(low + width)).unwrap()));
        let left = figure(exact(count), measure_in("case"), Basis::Register);
        let right = figure(exact(estimate), measure_in("person"), Basis::Register);
        let bridges = vec![factor(range, "case", "person", BridgeKind::Evidence)];
        let found = only(&dossier(left, right, bridges));
        let gap = found.gap.numbers();
        #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
        let people = count as f64 * (low as f64 + at * width as f64);
        #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
        let estimate = estimate as f64;
        let truth = if gap.orientation.upper == Side::Right { estimate / people } else { people / estimate };
        let slack = 1e-12 * truth;
        prop_assert!(gap.ratio.ends.low().value().unwrap() <= truth + slack);
        prop_assert!(gap.ratio.ends.high().value().unwrap() >= truth - slack);
    }

    #[test]
    fn the_grade_is_total_monotone_and_the_same_from_both_sides(
        verdicts in prop::collection::vec(any_verdict(), 6), at in 0..6_usize,
    ) {
        let whole = grade(&verdicts);
        let mirror: Vec<_> = verdicts.iter().map(turned).collect();
        prop_assert_eq!(whole, grade(&mirror));
        let mut resolved = verdicts.clone();
        resolved[at] = Verdict::Same;
        prop_assert!(grade(&resolved) >= whole);
        let mut reversed = verdicts.clone();
        reversed.reverse();
        prop_assert_eq!(whole, grade(&reversed));
    }

    #[test]
    fn measures_compare_the_same_from_both_sides(left in strategy::measure(), right in strategy::measure()) {
        let there = compare_as_said(&Dossier::default(), &left, &right);
        let back = compare_as_said(&Dossier::default(), &right, &left);
        prop_assert_eq!(there.grade, back.grade);
        prop_assert_eq!(verdicts(&there), verdicts(&back).iter().map(turned).collect::<Vec<_>>());
        for (a, b) in there.axes.iter().zip(&back.axes) {
            prop_assert_eq!(a.reason, b.reason);
        }
    }

    #[test]
    fn containment_leaves_one_end(count in 1..1_000_i64, estimate in 1_000..100_000_i64, inner_is_count in any::<bool>()) {
        let (mut inner, outer) = (measure_in("person"), measure_in("person"));
        inner.place = darkfigure_model::Place::new(["KH-18"]).ok();
        let (count_measure, estimate_measure) = if inner_is_count { (inner, outer) } else { (outer, inner) };
        let left = figure(exact(count), count_measure, Basis::Register);
        let right = figure(exact(estimate), estimate_measure, Basis::Survey);
        let found = only(&dossier(left, right, Vec::new()));
        prop_assert_eq!(found.comparability.grade, Grade::BoundOnly);
        // A count above the estimate that it is among is a conflict, and no coverage.
        prop_assume!(!found.gap.numbers().is_conflict);
        let GapReading::Bound(gap) = &found.gap else { panic!("a containment bounds: {:?}", found.gap) };
        #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
        let coverage = count as f64 / estimate as f64;
        let (kept, lost, kept_dark, lost_dark) = if inner_is_count {
            // The count's scope inside the estimate's: coverage >= c/N and dark figure <= N - c.
            (gap.coverage.ends.low(), gap.coverage.ends.high(), gap.difference.high(), gap.difference.low())
        } else {
            (gap.coverage.ends.high(), gap.coverage.ends.low(), gap.difference.low(), gap.difference.high())
        };
        prop_assert_eq!(kept.value().map(f64::to_bits), Some(coverage.to_bits()));
        prop_assert_eq!(lost.value(), None);
        #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
        let dark = (estimate - count) as f64;
        prop_assert_eq!(kept_dark.value().map(f64::to_bits), Some(dark.to_bits()));
        prop_assert_eq!(lost_dark.value(), None);
    }

    #[test]
    fn a_breakeven_closes_the_gap(count in 1..1_000_i64, own in 1..50_i64, estimate in 1..1_000_000_i64) {
        let left = figure(exact(count), measure_in("case"), Basis::Register);
        let right = figure(exact(estimate), measure_in("person"), Basis::Survey);
        let found = only(&dossier(left, right, vec![factor(exact(own), "case", "person", BridgeKind::Evidence)]));
        let [breakeven] = found.must_believe.breakevens.as_slice() else { panic!("one step, one breakeven") };
        let needed = breakeven.needed.unwrap().central().unwrap();
        #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
        let (count, estimate) = (count as f64, estimate as f64);
        prop_assert!((count * needed / estimate - 1.0).abs() < 1e-12);
        let expected = matches!(found.steps.taken[0].effect, Effect::Factor(q) if q.central().unwrap() * count == estimate);
        prop_assert_eq!(breakeven.is_within_own.unwrap_or(false), expected);
    }
}

/// A side's value behind the last step that was taken on it.
fn last_value(found: &ComparisonFindings, side: Side) -> Quantity {
    let last = found.steps.taken.iter().rev().find(|step| step.side == side).map(|step| step.value);
    last.unwrap_or(found.starts[usize::from(side == Side::Right)])
}

/// The number by which two of a kind are ordered.
fn face(q: &Quantity) -> Option<f64> {
    q.central().or(q.high().value()).or(q.low().value())
}

fn any_verdict() -> impl Strategy<Value = Verdict> {
    let kind =
        prop_oneof![Just(BridgeKind::Evidence), Just(BridgeKind::Assumption), Just(BridgeKind::Definition)];
    prop_oneof![
        3 => Just(Verdict::Same),
        2 => kind.prop_map(|kind| Verdict::Bridged { kind, by: Vec::new() }),
        1 => Just(Verdict::Contained { inner: Side::Left }),
        1 => Just(Verdict::Contained { inner: Side::Right }),
        1 => Just(Verdict::Differs),
        1 => Just(Verdict::Unknown),
    ]
}

fn doubled(value: &Value) -> Value {
    let twice = |n: Number| Number::new(n.coefficient() * 2, n.exponent()).unwrap();
    let form = match value.form {
        Form::Exact(n) => Form::Exact(twice(n)),
        Form::About(n) => Form::About(twice(n)),
        Form::AtLeast(n) => Form::AtLeast(twice(n)),
        Form::MoreThan(n) => Form::MoreThan(twice(n)),
        Form::AtMost(n) => Form::AtMost(twice(n)),
        Form::LessThan(n) => Form::LessThan(twice(n)),
        Form::FarBelow(n) => Form::FarBelow(twice(n)),
        Form::Range(r) => Form::Range(
            Range::new(twice(r.low()), twice(r.high())).unwrap().with_point(r.point().map(twice)).unwrap(),
        ),
        Form::Interval(i) => Form::Interval(
            darkfigure_model::Interval::new(
                twice(i.low()),
                i.point().map(twice),
                twice(i.high()),
                i.level(),
                i.kind(),
                i.shape().filter(|shape| *shape != darkfigure_model::Shape::Beta),
            )
            .unwrap(),
        ),
        Form::Vague(v) => Form::Vague(darkfigure_model::Vague::new(twice(v.scale())).unwrap()),
    };
    Value { form, scale: value.scale }
}

#[test]
fn grades_order_from_not_comparable_to_like_for_like() {
    let bridged = |kind| Verdict::Bridged { kind, by: Vec::new() };
    let cases = [
        (vec![Verdict::Same], Grade::LikeForLike),
        (vec![bridged(BridgeKind::Definition)], Grade::LikeForLike),
        (vec![bridged(BridgeKind::Evidence)], Grade::BridgedByEvidence),
        (vec![bridged(BridgeKind::Evidence), bridged(BridgeKind::Assumption)], Grade::BridgedByAssumption),
        (vec![Verdict::Contained { inner: Side::Left }, Verdict::Same], Grade::BoundOnly),
        (
            vec![Verdict::Contained { inner: Side::Left }, Verdict::Contained { inner: Side::Right }],
            Grade::NotComparable,
        ),
        (vec![Verdict::Unknown, Verdict::Contained { inner: Side::Left }], Grade::Open),
        (vec![Verdict::Differs, Verdict::Unknown], Grade::NotComparable),
        (Vec::new(), Grade::LikeForLike),
    ];
    for (verdicts, expected) in cases {
        assert_eq!(grade(&verdicts), expected, "{verdicts:?}");
    }
}

#[test]
fn a_registers_count_is_hard_and_an_estimates_point_stands_at_face() {
    let measure = measure_in("person");
    assert_eq!(figure(exact(259), measure.clone(), Basis::Register).quantity().tier(), Some(Tier::Hard));
    assert_eq!(figure(exact(259), measure, Basis::Survey).quantity().tier(), Some(Tier::Face));
}
