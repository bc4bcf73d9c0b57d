//! Decimal rounding: digits in, digits out, no binary surprises.

/// How many significant digits of a computed value are looked at. Beyond them lies the noise of binary arithmetic
/// (0.1 + 0.2), which must not push a bound outward by a whole unit of the last printed place.
const MEANINGFUL: usize = 15;

/// Which way to round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Toward {
    /// To the nearest; halves away from zero, as newsrooms do.
    Nearest,
    /// Down, towards minus infinity.
    Floor,
    /// Up, towards plus infinity.
    Ceiling,
}

/// A decimal number: `0.d₀d₁d₂… × 10^(exponent + 1)`, so that `exponent` is the power of ten of the first digit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decimal {
    negative: bool,
    // Invariant: no leading zero and no trailing zero; empty means zero.
    digits: Vec<u8>,
    exponent: i32,
}

impl Decimal {
    /// The shortest decimal that reads back as the value, cut to its meaningful digits. None where it is not finite.
    pub(super) fn new(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let text = format!("{:e}", value.abs());
        let (mantissa, exponent) = text.split_once('e')?;
        let digits = mantissa.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        let decimal = Self { negative: value < 0.0, digits, exponent: exponent.parse().ok()? }.trimmed();
        let last = decimal.exponent + 1 - MEANINGFUL as i32;
        Some(decimal.round(last, Toward::Nearest))
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    pub(super) fn is_negative(&self) -> bool {
        self.negative
    }

    /// The power of ten of the first digit; zero has none.
    pub(super) fn exponent(&self) -> Option<i32> {
        (!self.is_zero()).then_some(self.exponent)
    }

    /// The power of ten of the last digit that is not zero; zero has none.
    pub(super) fn last_place(&self) -> Option<i32> {
        (!self.is_zero()).then(|| self.exponent + 1 - self.digits.len() as i32)
    }

    /// The number times a power of ten.
    pub(super) fn shifted(mut self, by: i32) -> Self {
        if !self.is_zero() {
            self.exponent += by;
        }
        self
    }

    /// Rounds to a multiple of 10^place.
    pub(super) fn round(mut self, place: i32, toward: Toward) -> Self {
        let Some(last) = self.last_place() else { return self };
        if last >= place {
            return self;
        }
        // How many digits stay; negative where the number lies wholly below the place.
        let kept = self.exponent + 1 - place;
        let up = match toward {
            Toward::Nearest => {
                usize::try_from(kept).is_ok_and(|at| self.digits.get(at).is_some_and(|&d| d >= 5))
            }
            Toward::Floor => self.negative,
            Toward::Ceiling => !self.negative,
        };
        self.digits.truncate(usize::try_from(kept).unwrap_or(0));
        if self.digits.is_empty() {
            if up {
                self.digits = vec![1];
                self.exponent = place;
            }
            return self.trimmed();
        }
        if up {
            let mut at = self.digits.len();
            loop {
                if at == 0 {
                    self.digits.insert(0, 1);
                    self.exponent += 1;
                    break;
                }
                at -= 1;
                if self.digits[at] == 9 {
                    self.digits[at] = 0;
                } else {
                    self.digits[at] += 1;
                    break;
                }
            }
        }
        self.trimmed()
    }

    /// The digits down to 10^place, with a separator between thousands and without a sign.
    pub(super) fn unsigned(&self, place: i32, separator: &str) -> String {
        let lowest = place.min(0);
        let highest = if self.is_zero() { 0 } else { self.exponent.max(0) };
        let mut out = String::new();
        for power in (lowest..=highest).rev() {
            if power == -1 {
                out.push('.');
            }
            out.push(char::from(b'0' + self.digit(power)));
            if power > 0 && power % 3 == 0 {
                out.push_str(separator);
            }
        }
        out
    }

    /// The first digit, a point, and the rest down to 10^place.
    pub(super) fn mantissa(&self, place: i32) -> String {
        let mut out = String::new();
        for power in (place.min(self.exponent)..=self.exponent).rev() {
            if power == self.exponent - 1 {
                out.push('.');
            }
            out.push(char::from(b'0' + self.digit(power)));
        }
        out
    }

    fn digit(&self, power: i32) -> u8 {
        usize::try_from(self.exponent - power).ok().and_then(|at| self.digits.get(at)).copied().unwrap_or(0)
    }

    fn trimmed(mut self) -> Self {
        let leading = self.digits.iter().take_while(|&&digit| digit == 0).count();
        self.digits.drain(..leading);
        self.exponent -= leading as i32;
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.exponent = 0;
            // There is no minus zero in print.
            self.negative = false;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(value: f64, place: i32, toward: Toward) -> String {
        let decimal = Decimal::new(value).unwrap().round(place, toward);
        format!("{}{}", if decimal.is_negative() { "-" } else { "" }, decimal.unsigned(place, ","))
    }

    #[test]
    fn halves_go_away_from_zero_in_decimal() {
        // In binary 2.675 lies below the half; a reader who types it sees a half.
        assert_eq!(rounded(2.675, -2, Toward::Nearest), "2.68");
        assert_eq!(rounded(-0.125, -2, Toward::Nearest), "-0.13");
        assert_eq!(rounded(2574.46, 0, Toward::Nearest), "2,574");
        assert_eq!(rounded(999.96, -1, Toward::Nearest), "1,000.0");
        assert_eq!(rounded(4.9, 1, Toward::Nearest), "0");
        assert_eq!(rounded(5.0, 1, Toward::Nearest), "10");
    }

    #[test]
    fn bounds_go_outward_but_not_for_binary_noise() {
        assert_eq!(rounded(608.65, 0, Toward::Floor), "608");
        assert_eq!(rounded(608.65, 0, Toward::Ceiling), "609");
        assert_eq!(rounded(-608.65, 0, Toward::Floor), "-609");
        assert_eq!(rounded(0.1 + 0.2, -1, Toward::Ceiling), "0.3");
        assert_eq!(rounded(0.000_1, 0, Toward::Ceiling), "1");
    }

    #[test]
    fn there_is_no_minus_zero() {
        assert_eq!(rounded(-0.4, 0, Toward::Nearest), "0");
        assert_eq!(rounded(-0.0, -1, Toward::Nearest), "0.0");
    }
}
