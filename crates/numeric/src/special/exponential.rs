//! The exponential of many numbers at once, in a loop that a compiler can turn into vector instructions.
//!
//! `libm` takes one number at a time, through a table; a million draws spend most of their time there.

use std::f64::consts::LOG2_E;

/// Replace each number by its exponential, to within 2 units in the last place.
///
/// Only additions and multiplications in a fixed order, so that the bits are the same on every platform.
pub fn of_each(numbers: &mut [f64]) {
    // Outside of this the power of two no longer fits one exponent.
    if numbers.iter().all(|x| x.abs() < 700.0) {
        for x in numbers {
            *x = within(*x);
        }
    } else {
        for x in numbers {
            *x = libm::exp(*x);
        }
    }
}

/// `exp(x) = 2^k · exp(r)` with `|r| <= ln(2)/2`, and `exp(r)` by its Taylor polynomial of degree 13, whose remainder is below
/// 5 in 10^18 there.
#[inline(always)]
fn within(x: f64) -> f64 {
    /// Adding this leaves the nearest whole number in the last bits.
    const ROUNDER: f64 = 6_755_399_441_055_744.0;
    const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
    const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    let shifted = x * LOG2_E + ROUNDER;
    let k = shifted - ROUNDER;
    let r = (x - k * LN_2_HIGH) - k * LN_2_LOW;
    let mut sum = 1.0 / 6_227_020_800.0;
    for inverse in TAYLOR {
        sum = sum * r + inverse;
    }
    let power = f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52);
    sum * power
}

/// Inverse factorials from 12 down to 0.
const TAYLOR: [f64; 13] = [
    1.0 / 479_001_600.0,
    1.0 / 39_916_800.0,
    1.0 / 3_628_800.0,
    1.0 / 362_880.0,
    1.0 / 40_320.0,
    1.0 / 5_040.0,
    1.0 / 720.0,
    1.0 / 120.0,
    1.0 / 24.0,
    1.0 / 6.0,
    0.5,
    1.0,
    1.0,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_libm() {
        let mut numbers: Vec<f64> = (-69_900..=69_900).map(|at| f64::from(at) / 100.0 + 1e-3).collect();
        let expected: Vec<f64> = numbers.iter().map(|x| libm::exp(*x)).collect();
        of_each(&mut numbers);
        for (found, expected) in numbers.iter().zip(&expected) {
            assert!((found / expected - 1.0).abs() <= 4.5e-16, "{found:?} {expected:?}");
        }
        let mut far = [-800.0, 0.0, 705.0];
        of_each(&mut far);
        assert_eq!(far.map(f64::to_bits), [-800.0, 0.0, 705.0].map(|x| libm::exp(x).to_bits()));
    }
}
