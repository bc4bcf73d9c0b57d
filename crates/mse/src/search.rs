//! The root and the peak of a function of one variable.

/// The root of an increasing function between two ends.
pub(crate) fn bisect(mut lower: f64, mut upper: f64, excess: impl Fn(f64) -> f64) -> f64 {
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
pub(crate) fn golden_maximum(value: impl Fn(f64) -> f64, mut lower: f64, mut upper: f64, width: f64) -> f64 {
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
