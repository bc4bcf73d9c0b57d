//! Single cells: memberships and counts.

/// Whether a cell says that the person is on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Membership {
    On,
    Off,
    Blank,
    Unclear,
}

pub(super) fn membership(cell: &[u8]) -> Membership {
    match cell {
        b"1" => Membership::On,
        b"0" => Membership::Off,
        b"" | b"NA" | b"na" | b"." | b"NULL" | b"NaN" => Membership::Blank,
        _ => {
            let is = |words: &[&str]| words.iter().any(|word| cell.eq_ignore_ascii_case(word.as_bytes()));
            if is(&["true", "t", "yes", "y", "1.0", "x"]) {
                Membership::On
            } else if is(&["false", "f", "no", "n", "0.0"]) {
                Membership::Off
            } else {
                Membership::Unclear
            }
        }
    }
}

/// A whole number of people; also as R writes large ones, `1e+05`, and as a decimal without a fraction.
pub(super) fn count(cell: &[u8]) -> Option<u64> {
    if cell.is_empty() || cell.len() > 40 {
        return None;
    }
    if cell.iter().all(u8::is_ascii_digit) {
        return cell.iter().try_fold(0_u64, |sum, digit| {
            sum.checked_mul(10).and_then(|sum| sum.checked_add(u64::from(digit - b'0')))
        });
    }
    let text = std::str::from_utf8(cell).ok()?;
    if !text.bytes().all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte)) {
        return None;
    }
    let value: f64 = text.parse().ok()?;
    let whole = (0.0..=9.007_199_254_740_992e15).contains(&value) && value.fract() == 0.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be whole and in range"
    )]
    whole.then_some(value as u64)
}

/// Whether a count's cell says that there is none.
pub(super) fn is_missing(cell: &[u8]) -> bool {
    matches!(cell, b"" | b"NA" | b"na" | b"." | b"NULL" | b"NaN")
}
