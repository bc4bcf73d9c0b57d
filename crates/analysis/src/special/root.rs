//! The point at which an increasing function on the positive numbers reaches a target.

/// Newton's method inside a bracket that only shrinks: it can neither leave `(0, ceiling)` nor run for ever.
///
/// `evaluate` gives the function's value less the target, and its slope. The result is good to a few units in the last
/// place where the function is; where it is flat, the bracket is halved until nothing more is gained.
pub(crate) fn increasing(start: f64, ceiling: f64, mut evaluate: impl FnMut(f64) -> (f64, f64)) -> f64 {
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
