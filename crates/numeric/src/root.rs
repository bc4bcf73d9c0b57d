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
        let next = if steps >= 3 { f64::midpoint(lower, upper) } else { next };
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
        } else if found <= 0.0 {
            (upper, at_upper) = (next, found);
            if moved_lower == Some(false) {
                at_lower *= 0.5;
            }
            moved_lower = Some(false);
        } else {
            return None;
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
