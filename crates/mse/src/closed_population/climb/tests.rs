//! Long steps on maps whose end is known.

use std::cell::Cell;

use super::*;

/// How far a place is from an end, as a value that is highest there.
fn nearness(end: &[f64]) -> impl Fn(&[f64]) -> f64 {
    move |at| -at.iter().zip(end).map(|(a, b)| (a - b) * (a - b)).sum::<f64>()
}

/// A map that leaves the same share of the way in every direction is at its end after one long step, a second one shows that there is no
/// gain.
#[test]
fn a_straight_way_is_gone_at_once() {
    let end = [2.0, -3.0, 0.5];
    for left in [0.5, 0.9, 0.99] {
        let n_steps = Cell::new(0);
        let step = |at: &[f64]| {
            n_steps.set(n_steps.get() + 1);
            at.iter().zip(end).map(|(at, end)| end + left * (at - end)).collect()
        };
        let (at, value) = climb(vec![1.0, 2.0, -0.5], step, nearness(&end)).unwrap();
        assert!(at.iter().zip(end).all(|(at, end)| (at - end).abs() < 1e-9), "{at:?}");
        assert!(value.abs() < 1e-15);
        assert_eq!(n_steps.get(), 4);
    }
}

/// Directions that are left behind unequally far take more steps, and end at the same place.
#[test]
fn a_bent_way_has_the_same_end() {
    let end = [1.0, 4.0];
    let step = |at: &[f64]| vec![end[0] + 0.3 * (at[0] - end[0]), end[1] + 0.95 * (at[1] - end[1])];
    let (at, value) = climb(vec![-5.0, 0.0], step, nearness(&end)).unwrap();
    assert!((at[0] - end[0]).abs() < 1e-3 && (at[1] - end[1]).abs() < 1e-3, "{at:?}");
    assert!(-1e-6 < value && value <= 0.0);
}

/// Where a long step loses, two plain ones are taken, as often as they gain: the way by halves leads to 2, where there is nothing.
#[test]
fn a_long_step_that_loses_is_not_taken() {
    let seen = std::cell::RefCell::new(Vec::new());
    let step = |at: &[f64]| {
        seen.borrow_mut().push(at[0]);
        vec![0.5 * at[0] + 1.0]
    };
    let value = |at: &[f64]| if at[0] < 2.0 - 1e-9 { at[0] } else { -10.0 };
    let (at, reached) = climb(vec![0.0], step, value).unwrap();
    assert_eq!(seen.borrow()[..6], [0.0, 1.0, 1.5, 1.75, 1.875, 1.9375]);
    assert_eq!(at, [reached]);
    assert!(2.0 - 1e-7 < reached && reached < 2.0, "{reached}");
}

/// The scale ends at thirty either way: a leap goes no further.
#[test]
fn no_leap_goes_beyond_the_scale() {
    let step = |at: &[f64]| vec![1_000.0 + 0.9 * (at[0] - 1_000.0), -1_000.0 + 0.9 * (at[1] + 1_000.0)];
    let asked = std::cell::RefCell::new(Vec::new());
    let value = |at: &[f64]| {
        asked.borrow_mut().push(at.to_vec());
        if at[0].abs() > END || at[1].abs() > END { f64::MIN } else { at[0] - at[1] }
    };
    let found = climb(vec![0.0, 0.0], step, value).unwrap();
    assert_eq!(found.0, [END, -END]);
    assert!((found.1 - 60.0).abs() < 1e-12);
    assert_eq!(asked.borrow()[1], [END, -END]);
}

/// What is no number is no fit, and a way without an end is left after six hundred improvements.
#[test]
fn there_are_ways_without_an_end() {
    assert_eq!(climb(vec![1.0], |at| vec![at[0] / 2.0], |at| if at[0] < 0.5 { f64::NAN } else { 1.0 }), None);
    let n_steps = Cell::new(0);
    let step = |at: &[f64]| {
        n_steps.set(n_steps.get() + 1);
        vec![at[0] + 1e-3]
    };
    // Every improvement is worth the same, whether it is one of steps or a leap.
    let value = Cell::new(0.0);
    let found = climb(vec![0.0], step, |_| {
        value.set(value.get() + 1.0);
        value.get()
    });
    assert!(found.is_some());
    assert_eq!(n_steps.get(), 1_200);
}
