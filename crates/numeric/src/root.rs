//! Roots and peaks of functions of one real variable, by searches that end whatever the function.
//!
//! [`increasing`] takes a slope and is for the inverses of distributions; [`bisect`], [`crossing`] and [`golden_maximum`] take values alone
//! and are for likelihoods.

/// Newton's method inside a bracket that only shrinks: it can neither leave `(0, ceiling)` nor run for ever.
///
/// `evaluate` gives the function's value less the target, and its slope. The result is good to a few units in the last
/// place where the function is; where it is flat, the bracket is halved until nothing more is gained.
#[must_use]
pub fn increasing(start: f64, ceiling: f64, mut evaluate: impl FnMut(f64) -> (f64, f64)) -> f64 {
    let (mut low, mut high) = (0.0_f64, ceiling);
    let mut x = if start > 0.0 && start < ceiling { start } else { 0.5 * ceiling.min(2.0) };
    for _ in 0..200 {
        let (excess, slope) = evaluate(x);
        if excess > 0.0 {
            high = x;
        } else if excess < 0.0 {
            low = x;
        } else {
            return x;
        }
        let newton = x - excess / slope;
        let next = if newton > low && newton < high {
            newton
        } else if high.is_infinite() {
            2.0 * x
        } else if low <= 0.0 {
            high / 8.0
        } else if high / low > 4.0 {
            (low * high).sqrt()
        } else {
            0.5 * (low + high)
        };
        if (next - x).abs() <= 4.0 * f64::EPSILON * x.abs() || next <= 0.0 {
            return next.max(0.0);
        }
        x = next;
    }
    x
}

/// The root of an increasing function between two ends.
#[must_use]
pub fn bisect(mut lower: f64, mut upper: f64, excess: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..200 {
        let middle = f64::midpoint(lower, upper);
        if middle <= lower || middle >= upper {
            break;
        }
        if excess(middle) > 0.0 { upper = middle } else { lower = middle }
    }
    f64::midpoint(lower, upper)
}

/// Where a function that falls from above zero to below it crosses zero, to the given width; nothing where it does not begin above and end
/// below, or is not a number on the way.
///
/// Each step takes the line between the ends, with the end that stays weighing half as much; a bracket that three such steps did not
/// halve is halved.
///
/// # References
///
/// Dowell and Jarratt 1971, BIT 11, 168–174 (the Illinois method).
#[must_use]
pub fn crossing(mut lower: f64, mut upper: f64, width: f64, value: impl Fn(f64) -> f64) -> Option<f64> {
    let (mut at_lower, mut at_upper) = (value(lower), value(upper));
    if !(at_lower > 0.0 && at_upper < 0.0) {
        return None;
    }
    let (mut goal, mut steps) = (0.5 * (upper - lower), 0);
    let mut moved_lower = None;
    while upper - lower > width {
        let on_line = lower + (upper - lower) * at_lower / (at_lower - at_upper);
        // A step inside by half the width makes the last bracket close from both sides.
        let next = on_line.clamp(lower + 0.5 * width, upper - 0.5 * width);
        let is_step = steps < 3 && lower < next && next < upper;
        let next = if is_step { next } else { f64::midpoint(lower, upper) };
        if next <= lower || next >= upper {
            break;
        }
        let found = value(next);
        if found > 0.0 {
            (lower, at_lower) = (next, found);
            if moved_lower == Some(true) {
                at_upper *= 0.5;
            }
            moved_lower = Some(true);
        } else if found < 0.0 {
            (upper, at_upper) = (next, found);
            if moved_lower == Some(false) {
                at_lower *= 0.5;
            }
            moved_lower = Some(false);
        } else {
            return (!found.is_nan()).then_some(next);
        }
        steps += 1;
        if upper - lower <= goal {
            (goal, steps) = (0.5 * (upper - lower), 0);
        }
    }
    Some(f64::midpoint(lower, upper))
}

/// The place of the maximum of a function with one peak between two ends, to the given width.
#[must_use]
pub fn golden_maximum(value: impl Fn(f64) -> f64, mut lower: f64, mut upper: f64, width: f64) -> f64 {
    let ratio = 0.618_033_988_749_895;
    let mut left = upper - ratio * (upper - lower);
    let mut right = lower + ratio * (upper - lower);
    let (mut at_left, mut at_right) = (value(left), value(right));
    while upper - lower > width {
        if at_left > at_right {
            upper = right;
            (right, at_right) = (left, at_left);
            left = upper - ratio * (upper - lower);
            at_left = value(left);
        } else {
            lower = left;
            (left, at_left) = (right, at_right);
            right = lower + ratio * (upper - lower);
            at_right = value(right);
        }
    }
    f64::midpoint(lower, upper)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::float_cmp, reason = "exact where nothing is rounded")]
    use super::*;

    /// Straight, bent, flat at an end, and nearly a step: the root is found to the width, in far fewer steps than halving takes where the
    /// function is smooth.
    #[test]
    fn a_crossing_is_found_to_the_width() {
        let root = 0.123_456_789;
        let functions: [&dyn Fn(f64) -> f64; 4] =
            [&|x| root - x, &|x| libm::exp(root) - libm::exp(x), &|x| libm::tanh(20.0 * (root - x)), &|x| {
                if x < root { 1e-9 } else { -1e9 }
            }];
        for value in functions {
            let found = crossing(-12.0, 12.0, 1e-10, value).unwrap();
            assert!((found - root).abs() <= 1e-10, "{found}");
        }
        let n_calls = std::cell::Cell::new(0);
        let found = crossing(-12.0, 12.0, 1e-10, |x| {
            n_calls.set(n_calls.get() + 1);
            root - x + 0.1 * libm::sin(x - root)
        });
        assert!(found.is_some_and(|found| (found - root).abs() <= 1e-10), "{found:?}");
        assert!(n_calls.get() < 20, "{}", n_calls.get());
    }

    /// Of a cliff the line says nothing: three steps of it, and the bracket is halved. From 24 to 10⁻¹⁰ it is halved 38 times.
    #[test]
    fn a_cliff_takes_no_more_than_four_steps_for_a_halving() {
        let root = 0.123_456_789;
        for (before, behind) in [(1e-9, -1e9), (1e9, -1e-9), (1.0, -1.0)] {
            let n_calls = std::cell::Cell::new(0);
            let found = crossing(-12.0, 12.0, 1e-10, |x| {
                n_calls.set(n_calls.get() + 1);
                if x < root { before } else { behind }
            });
            assert!((found.unwrap() - root).abs() <= 1e-10, "{found:?}");
            assert!(n_calls.get() <= 2 + 4 * 38, "{before}: {} calls", n_calls.get());
        }
    }

    /// From either side, where one end would stay for ever: the weight of the end that stays is halved.
    #[test]
    fn a_bent_function_takes_few_steps_from_either_side() {
        let root = 0.3;
        for bent in [1.0, -1.0] {
            let n_calls = std::cell::Cell::new(0);
            let value = |x: f64| {
                n_calls.set(n_calls.get() + 1);
                bent * (libm::exp(bent * 3.0 * root) - libm::exp(bent * 3.0 * x))
            };
            let found = crossing(-2.0, 2.0, 1e-9, value).unwrap();
            assert!((found - root).abs() <= 1e-9, "{bent}: {found}");
            assert!(n_calls.get() <= 20, "{bent}: {} calls", n_calls.get());
        }
        // With no width at all, what is left are two neighbours, or the root itself.
        for root in [0.3, 1.0 / 3.0, 0.875] {
            for value in [&|x| root - x, &|x| if x < root { 1.0 } else { -1.0 }] as [&dyn Fn(f64) -> f64; 2] {
                let found = crossing(0.0, 1.0, 0.0, value).unwrap();
                assert!((found - root).abs() <= f64::EPSILON, "{root}: {found}");
            }
        }
        // A function that is exactly zero on the way ends there, and an end of exactly zero is no crossing.
        assert!((crossing(-1.0, 1.0, 1e-9, |x| -x).unwrap()).abs() <= 1e-9);
        assert_eq!(crossing(0.0, 1.0, 1e-9, |x| -x), None);
        assert_eq!(crossing(-1.0, 0.0, 1e-9, |x| -x), None);
    }

    /// Newton's method reaches a smooth root in a few steps, from inside or from a start that is none; where it leaves the bracket, halving
    /// helps, and where the slope is nothing as well.
    #[test]
    fn an_increasing_function_is_inverted() {
        let steps = |start: f64, ceiling: f64, evaluate: &dyn Fn(f64) -> (f64, f64)| {
            let mut n_calls = 0;
            let found = increasing(start, ceiling, |x| {
                n_calls += 1;
                evaluate(x)
            });
            (found, n_calls)
        };
        let square = |x: f64| (x * x - 2.0, 2.0 * x);
        for (start, ceiling) in [
            (1.0, f64::INFINITY),
            (0.0, f64::INFINITY),
            (-3.0, 4.0),
            (9.0, 4.0),
            (1e-3, 3.0),
            (1e6, f64::INFINITY),
        ] {
            let (found, n_calls) = steps(start, ceiling, &square);
            assert!((found - std::f64::consts::SQRT_2).abs() < 1e-15, "{start} {ceiling}: {found}");
            assert!(n_calls < 30, "{start} {ceiling}: {n_calls} calls");
        }
        assert!(steps(1.0, f64::INFINITY, &square).1 <= 7);
        // Where it starts at the root it is there.
        assert_eq!(steps(2.0, f64::INFINITY, &|x| (x - 2.0, 1.0)), (2.0, 1));
        // A start that is no place to start from is one, or the middle of a narrow range.
        let first = |start: f64, ceiling: f64| {
            let mut asked = None;
            let _ = increasing(start, ceiling, |x| {
                asked.get_or_insert(x);
                (0.0, 1.0)
            });
            asked
        };
        assert_eq!(
            [first(0.0, 0.5), first(0.5, 0.5), first(0.25, 0.5), first(7.0, 3.0)].map(Option::unwrap),
            [0.25, 0.25, 0.25, 1.0]
        );
        assert_eq!(first(f64::INFINITY, f64::INFINITY), Some(1.0));
        // Flat all over but for a step; and a root at the very small, where the middle in logarithms is the quick one.
        let (found, _) = steps(1.0, f64::INFINITY, &|x| (if x < 37.5 { -1.0 } else { 1.0 }, 0.0));
        assert!((found - 37.5).abs() < 1e-12, "{found}");
        let (found, n_calls) = steps(1.0, 4.0, &|x| (if x < 1e-30 { -1.0 } else { 1.0 }, 0.0));
        assert!((found / 1e-30 - 1.0).abs() < 1e-12 && n_calls < 120, "{found} in {n_calls}");
        // Between ends of unlike sizes the middle in logarithms is the quick one: 24 powers of ten and 52 bits.
        let (found, n_calls) = steps(1e-12, 1e12, &|x| (if x < 1e-3 { -1.0 } else { 1.0 }, 0.0));
        assert!((found / 1e-3 - 1.0).abs() < 1e-12 && n_calls < 75, "{found} in {n_calls}");
        // A far root is reached by doubling.
        let (found, n_calls) = steps(1.0, f64::INFINITY, &|x| (if x < 1e9 { -1.0 } else { 1.0 }, 0.0));
        assert!((found / 1e9 - 1.0).abs() < 1e-12 && n_calls < 100, "{found} in {n_calls}");
        // With no root above nothing, nothing.
        assert!(steps(1.0, 4.0, &|_| (1.0, 0.0)).0 < 1e-150);
    }

    #[test]
    fn halving_and_golden_sections_find_the_place() {
        assert!((bisect(-4.0, 9.0, |x| x * x * x - 2.0) - libm::cbrt(2.0)).abs() < 1e-15);
        assert_eq!(bisect(2.0, 3.0, |_| 1.0), 2.0);
        assert!((bisect(2.0, 3.0, |_| -1.0) - 3.0).abs() < 1e-15);
        let n_calls = std::cell::Cell::new(0);
        let peak = |at: f64| {
            n_calls.set(0);
            golden_maximum(
                |x| {
                    n_calls.set(n_calls.get() + 1);
                    -(x - at) * (x - at)
                },
                -3.0,
                7.0,
                1e-6,
            )
        };
        for at in [-3.0, -1.25, 0.0, 2.0, 6.5, 7.0] {
            assert!((peak(at) - at).abs() < 1e-6, "{at}: {}", peak(at));
            // Each step takes 0.618 of what was left: 34 of them for 10⁷, and two to begin with.
            assert!(n_calls.get() <= 36, "{at}: {}", n_calls.get());
        }
    }

    #[test]
    fn where_nothing_is_crossed_nothing_is_found() {
        assert_eq!(crossing(0.0, 1.0, 1e-10, |x| 1.0 + x), None);
        assert_eq!(crossing(0.0, 1.0, 1e-10, |x| x - 0.5), None);
        assert_eq!(
            crossing(0.0, 1.0, 1e-10, |x| if (0.0..1.0).contains(&x) && x > 0.0 {
                f64::NAN
            } else {
                0.5 - x
            }),
            None
        );
    }
}
