//! Roots and peaks of functions of one real variable, by searches that end whatever the function.
//!
//! [`increasing`] takes a slope and is for the inverses of distributions; [`bisect`] and [`golden_maximum`] take values alone and are for
//! likelihoods.

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
