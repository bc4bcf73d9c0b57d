//! Quantiles of a sample.

/// The quantile of ascending values, linear between order statistics: type 7 of Hyndman and Fan, the one that R and numpy take unasked.
///
/// `sorted` must not be empty.
///
/// # Panics
/// Where `sorted` is empty.
///
/// # References
/// Hyndman and Fan 1996, The American Statistician 50, 361–365.
#[must_use]
pub fn quantile_type_7(sorted: &[f64], probability: f64) -> f64 {
    let place = probability * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}

/// The approximately median-unbiased quantile of ascending values: type 8 of Hyndman and Fan.
///
/// # Panics
/// Where `sorted` is empty.
///
/// # References
/// Hyndman and Fan 1996, The American Statistician 50, 361–365.
#[must_use]
pub fn quantile_type_8(sorted: &[f64], probability: f64) -> f64 {
    let n = sorted.len() as f64;
    let at = 1.0 / 3.0 + probability * (n + 1.0 / 3.0);
    // A position that rounding alone puts below an integer is that integer.
    let fuzz = 4.0 * f64::EPSILON;
    let below = (at + fuzz).floor();
    let share = if (at - below).abs() < fuzz { 0.0 } else { at - below };
    let value = |rank: f64| sorted[(rank.clamp(1.0, n) - 1.0) as usize];
    let (low, high) = (value(below), value(below + 1.0));
    low + share * (high - low)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SORTED: [f64; 5] = [1.0, 2.0, 4.0, 8.0, 16.0];

    #[test]
    fn quantiles_of_type_7() {
        // R: quantile(c(1, 2, 4, 8, 16), c(.1, .25, .5, .9), type = 7)
        for (probability, expected) in [(0.1, 1.4), (0.25, 2.0), (0.5, 4.0), (0.9, 12.8)] {
            let found = quantile_type_7(&SORTED, probability);
            assert!((found - expected).abs() < 1e-12, "{probability}: {found}");
        }
    }

    #[test]
    fn quantiles_of_type_8() {
        // R: quantile(c(1, 2, 4, 8, 16), c(.1, .25, .5, .9), type = 8)
        for (probability, expected) in [(0.1, 1.0), (0.25, 1.666_666_666_666_666_7), (0.5, 4.0), (0.9, 16.0)]
        {
            let found = quantile_type_8(&SORTED, probability);
            assert!((found - expected).abs() < 1e-12, "{probability}: {found}");
        }
    }

    #[test]
    fn the_ends_of_a_sample_are_its_quantiles_of_nought_and_one() {
        for quantile in [quantile_type_7, quantile_type_8] {
            assert_eq!([0.0, 1.0].map(|p| quantile(&SORTED, p).to_bits()), [1.0_f64, 16.0].map(f64::to_bits));
            assert_eq!(quantile(&[3.0], 0.3).to_bits(), 3.0_f64.to_bits());
        }
        // The second of five is at (2 − 1/3)/(5 + 1/3), whatever comes of that in the last bit.
        for next in [4.0, 1e20, 1e300] {
            let sorted = [-next, 1.0, next, next, next];
            assert_eq!(
                quantile_type_8(&sorted, (2.0 - 1.0 / 3.0) / (5.0 + 1.0 / 3.0)).to_bits(),
                1.0_f64.to_bits()
            );
        }
        // R: quantile(c(1, 2, 4, 8, 16), c(.2, .8), type = 8): places 1.4 and 4.6.
        assert!((quantile_type_8(&SORTED, 0.2) - 1.4).abs() < 1e-12);
        assert!((quantile_type_8(&SORTED, 0.8) - 12.8).abs() < 1e-12);
    }
}
