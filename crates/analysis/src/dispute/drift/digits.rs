//! What became of the digits of a number.

use darkfigure_model::Number;

use super::Alteration;

/// What changed from one number to another, both on one scale. None where they are the same.
pub(super) fn changed(before: Number, after: Number) -> Option<Alteration> {
    if is_same(before, after) {
        return None;
    }
    let sorted = |number: Number| {
        let mut digits = number.coefficient().unsigned_abs().to_string().into_bytes();
        digits.sort_unstable();
        digits
    };
    let is_negated = before.is_negative() != after.is_negative();
    let sizes = [before, after].map(|number| number.to_f64().abs());
    Some(if is_negated && sizes[0].total_cmp(&sizes[1]).is_eq() {
        Alteration::DirectionChanged
    } else if is_negated {
        Alteration::NumberChanged
    } else if significant(before) == significant(after) {
        Alteration::PowerOfTen
    } else if is_rounded(before, after) {
        Alteration::Rounded
    } else if before.exponent() == after.exponent() && sorted(before) == sorted(after) {
        Alteration::DigitsSwapped
    } else if is_slip(before, after) {
        Alteration::DigitsSlipped
    } else {
        Alteration::NumberChanged
    })
}

/// Whether two numerals stand for one number.
pub(super) fn is_same(a: Number, b: Number) -> bool {
    (a.to_f64() - b.to_f64()).abs() <= 1e-12 * a.to_f64().abs()
}

/// Whether the second number is the first one with fewer figures, to the nearest: 15,021 and 15,000.
pub(super) fn is_rounded(before: Number, after: Number) -> bool {
    shortened(before).any(|(place, units, rest)| {
        let up = rest.abs() >= 0.5;
        let down = rest.abs() <= 0.5;
        let is = |units: f64| is_at(after, units, place);
        down && is(units) || up && is(units + rest.signum())
    })
}

/// Whether the second number is the first one with fewer figures and the rest left out, towards zero: "more than 15,000" for 15,980.
pub(super) fn is_cut_off(before: Number, after: Number) -> bool {
    shortened(before).any(|(place, units, _)| is_at(after, units, place))
}

/// Whether the second number is the next one up of fewer figures, away from zero: "fewer than 16,000" for 15,980.
pub(super) fn is_raised(before: Number, after: Number) -> bool {
    shortened(before).any(|(place, units, rest)| rest != 0.0 && is_at(after, units + rest.signum(), place))
}

/// The number in units of each place at which it loses figures, from the first place behind its last figure up to its leading one: the whole
/// units, and the rest of one, with the sign of the number.
fn shortened(number: Number) -> impl Iterator<Item = (i32, f64, f64)> {
    let value = number.to_f64();
    let leading = libm::floor(libm::log10(value.abs())) as i32;
    let from = number.coarsest_place() + 1;
    (from..=leading).map(move |place| {
        let scaled = value / libm::pow(10.0, f64::from(place));
        let units = libm::trunc(scaled);
        // A half stays one through the division.
        let rest = libm::round((scaled - units) * 1e9) / 1e9;
        (place, units, rest)
    })
}

fn is_at(number: Number, units: f64, place: i32) -> bool {
    let value = units * libm::pow(10.0, f64::from(place));
    value != 0.0 && (number.to_f64() - value).abs() <= 1e-9 * value.abs()
}

/// The digits without the zeros behind them.
fn significant(number: Number) -> String {
    number.coefficient().unsigned_abs().to_string().trim_end_matches('0').to_owned()
}

/// Whether two numbers of as many digits, three at least, lie within a tenth of one another and at most two edits apart: 336 and 365, of which
/// one digit was left out and another one put in.
fn is_slip(before: Number, after: Number) -> bool {
    let digits = |number: Number| number.coefficient().unsigned_abs().to_string().into_bytes();
    let (a, b) = (digits(before), digits(after));
    let is_near = (before.to_f64() - after.to_f64()).abs() <= 0.1 * before.to_f64().abs();
    before.exponent() == after.exponent()
        && a.len() == b.len()
        && a.len() >= 3
        && is_near
        && edits(&a, &b) <= 2
}

/// The least number of digits put in, left out or replaced that makes one of the other (Levenshtein 1966).
fn edits(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let replaced = row[j] + usize::from(from != to);
            next.push(replaced.min(row[j + 1] + 1).min(next[j] + 1));
        }
        row = next;
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(before: i64, after: i64) -> Option<Alteration> {
        changed(Number::whole(before), Number::whole(after))
    }

    #[test]
    fn fewer_figures_are_a_rounding_and_other_figures_are_not() {
        assert_eq!(of(15_021, 15_000), Some(Alteration::Rounded));
        assert_eq!(of(4_812, 4_800), Some(Alteration::Rounded));
        assert_eq!(of(9_999, 10_000), Some(Alteration::Rounded));
        assert_eq!(of(4_850, 4_900), Some(Alteration::Rounded));
        assert_eq!(of(4_812, 4_000), Some(Alteration::NumberChanged));
        assert_eq!(of(15_000, 15_021), Some(Alteration::DigitsSlipped));
        assert_eq!(of(6, 10), Some(Alteration::NumberChanged));
    }

    #[test]
    fn slips_of_the_hand_are_told_from_powers_of_ten() {
        assert_eq!(of(336, 365), Some(Alteration::DigitsSlipped));
        assert_eq!(of(1_283, 1_823), Some(Alteration::DigitsSwapped));
        assert_eq!(of(1_710, 171), Some(Alteration::PowerOfTen));
        assert_eq!(of(-15, 15), Some(Alteration::DirectionChanged));
    }

    #[test]
    fn a_number_is_no_rounding_of_itself() {
        for n in [15_980, 16_000, 7].map(Number::whole) {
            assert!(!is_rounded(n, n) && !is_cut_off(n, n) && !is_raised(n, n));
        }
    }

    #[test]
    fn small_numbers_are_told_apart_as_large_ones_are() {
        let of = |before, after, exponent| {
            changed(Number::new(before, exponent).unwrap(), Number::new(after, exponent).unwrap())
        };
        assert_eq!(of(1_000_000, 1_000_001, -12), Some(Alteration::DigitsSlipped));
        assert_eq!(
            (of(154, 312, -7), of(154, 312, 0)),
            (Some(Alteration::NumberChanged), Some(Alteration::NumberChanged))
        );
        assert_eq!((of(154, 150, -7), of(154, 154, -7)), (Some(Alteration::Rounded), None));
    }

    #[test]
    fn a_digit_left_out_and_one_put_in_elsewhere_are_a_slip_of_two() {
        assert_eq!(of(100_234, 102_345), Some(Alteration::DigitsSlipped));
        // A number of fewer digits is another one, however near.
        assert_eq!(
            (of(1_051, 951), of(1_051, 1_061)),
            (Some(Alteration::NumberChanged), Some(Alteration::DigitsSlipped))
        );
    }

    #[test]
    fn figures_are_cut_off_downwards_and_raised_upwards() {
        let [n, below, above] = [15_980, 15_000, 16_000].map(Number::whole);
        assert!(is_cut_off(n, below) && !is_cut_off(n, above));
        assert!(is_raised(n, above) && !is_raised(n, below));
    }
}
