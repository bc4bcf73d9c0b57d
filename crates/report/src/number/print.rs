//! The printed form of an amount.

use super::decimal::{Decimal, Toward};
use darkfigure_model::Tier;

use super::{Amount, Bound, Digits, Dimension, Ends, IntervalLevel};

/// Between thousands.
const THOUSANDS: &str = ",";
/// Before a negative number.
const MINUS: &str = "−";
/// Between the ends of a range.
const DASH: &str = "–";
/// Ends that lie more than so many powers of ten apart are printed to places of their own.
const APART: i32 = 3;
/// From this power of ten on, and below the negative one, a derived number prints as a power of ten.
const HUGE: i32 = 15;
const TINY: i32 = -6;
/// Scale words by power of ten.
const SCALES: [(i32, &str); 3] = [(12, "trillion"), (9, "billion"), (6, "million")];

/// A number rounded and written, before its unit.
#[derive(Debug, Clone, PartialEq)]
struct Numeral {
    text: String,
    negative: bool,
    scale: Option<&'static str>,
}

impl Numeral {
    fn is_one(&self) -> bool {
        self.scale.is_none() && self.text == "1"
    }
}

/// A value to be printed, and which way to round it.
#[derive(Debug, Clone, Copy)]
struct Part {
    value: f64,
    toward: Toward,
}

impl Amount {
    /// The amount in words and numerals, with its unit, its base, its interval and its qualification.
    #[must_use]
    pub fn print(&self) -> String {
        together(self.phrase(true))
    }

    /// The same in two parts: the number with its unit, and what qualifies it, if anything does: its range, its level, its tier.
    /// A page sets the second smaller.
    #[must_use]
    pub fn print_parts(&self) -> (String, Option<String>) {
        self.phrase(true)
    }

    /// The amount for a cell of a column with this unit: without the unit where it is the amount's own.
    #[must_use]
    pub fn print_in(&self, column: Option<&Dimension>) -> String {
        together(self.phrase(column != Some(&self.role)))
    }

    /// Point, lower and upper end for machines: rounded by the same rules, without separators, signs of thousands or
    /// units, a percentage as percent. An end that is missing is an empty string.
    #[must_use]
    pub fn machine(&self) -> [String; 3] {
        match self.range {
            Ends::Point(_) => [self.machine_parts().concat(), String::new(), String::new()],
            Ends::Between { low, point, high } => {
                let mut numerals = self.machine_parts().into_iter();
                let mut take = |value: Option<f64>| value.and_then(|_| numerals.next()).unwrap_or_default();
                let low = take(low.value());
                let point = take(point);
                let high = take(high.value());
                [point, low, high]
            }
        }
    }

    fn machine_parts(&self) -> Vec<String> {
        rounded(&self.parts(), &self.digits, &self.role)
            .into_iter()
            .map(|(decimal, place)| {
                let sign = if decimal.is_negative() { "-" } else { "" };
                format!("{sign}{}", decimal.unsigned(place, ""))
            })
            .collect()
    }

    /// Low end, point, high end, as far as they exist.
    fn parts(&self) -> Vec<Part> {
        let nearest = |value| Part { value, toward: Toward::Nearest };
        match self.range {
            Ends::Point(value) => vec![nearest(value)],
            Ends::Between { low, point, high } => {
                // Outward, so that the printed range holds whatever the computed one holds.
                // Two ends at one place are a number, and round as one.
                let is_point = low.value().zip(high.value()).is_some_and(|(l, h)| l.to_bits() == h.to_bits());
                let toward = |outward| if is_point { Toward::Nearest } else { outward };
                let low = low.value().map(|value| Part { value, toward: toward(Toward::Floor) });
                let high = high.value().map(|value| Part { value, toward: toward(Toward::Ceiling) });
                low.into_iter().chain(point.map(nearest)).chain(high).collect()
            }
        }
    }

    fn phrase(&self, unit: bool) -> (String, Option<String>) {
        let about = if self.about { "about " } else { "" };
        let numerals = numerals(&self.parts(), &self.digits, &self.role);
        let (low, point, high) = match self.range {
            Ends::Point(_) => {
                let dressed = numerals.first().map(|one| self.dress(&bare(one), one.is_one(), unit));
                return self.qualified(format!("{about}{}", dressed.unwrap_or_default()), None, unit);
            }
            Ends::Between { low, point, high } => (low, point, high),
        };
        let mut rest = numerals.iter();
        let low_numeral = low.value().and_then(|_| rest.next());
        let point_numeral = point.and_then(|_| rest.next());
        let high_numeral = high.value().and_then(|_| rest.next());

        if let Some(point) = point_numeral {
            let inside = match (low_numeral, high_numeral) {
                (Some(low), Some(high)) => Some(self.mark(&joined(low, high), unit)),
                // A best number whose margins are not known: where they are said to be lacking, it is said in words.
                (None, None) if (low, high) == (Bound::Unknown, Bound::Unknown) => None,
                _ => Some(self.one_sided(low, low_numeral, high, high_numeral, |numeral| {
                    self.mark(&bare(numeral), unit)
                })),
            };
            let point = self.dress(&bare(point), point.is_one(), unit);
            return self.qualified(format!("{about}{point}"), inside, unit);
        }
        let body = match (low_numeral, high_numeral) {
            (Some(from), Some(to)) => {
                let words = match (low, high) {
                    (Bound::Beyond(_), _) => format!("more than {} and at most {}", bare(from), bare(to)),
                    (_, Bound::Beyond(_)) => format!("at least {} and less than {}", bare(from), bare(to)),
                    _ => joined(from, to),
                };
                self.dress(&words, from == to && from.is_one(), unit)
            }
            _ => self.one_sided(low, low_numeral, high, high_numeral, |numeral| {
                self.dress(&bare(numeral), numeral.is_one(), unit)
            }),
        };
        self.qualified(format!("{about}{body}"), None, unit)
    }

    /// A phrase with what qualifies it: its range, its level, its tier. In a column the tier is left to the drawing or
    /// the text, for it would be repeated in every cell.
    fn qualified(&self, phrase: String, range: Option<String>, unit: bool) -> (String, Option<String>) {
        let says_something = !self.parts().is_empty();
        let face = unit && says_something && self.tier == Some(Tier::Face);
        let inside: Vec<String> = range
            .into_iter()
            .chain(self.level.map(level_words))
            .chain(face.then(|| "at face value".to_owned()))
            .collect();
        (phrase, (!inside.is_empty()).then(|| inside.join("; ")))
    }

    /// "At least", "up to" and what is said of the other end; of a number below zero "or higher", "or lower".
    fn one_sided(
        &self,
        low: Bound,
        low_numeral: Option<&Numeral>,
        high: Bound,
        high_numeral: Option<&Numeral>,
        dress: impl Fn(&Numeral) -> String,
    ) -> String {
        match (low_numeral, high_numeral) {
            // "At least −20" and "up to −20" are read as twenty at least, and at most.
            (Some(from), _) if from.negative => {
                let end = if high == Bound::Unbounded { ", without upper limit" } else { "" };
                match low {
                    Bound::Beyond(_) => format!("higher than {}{end}", dress(from)),
                    Bound::At(_) | Bound::Unbounded | Bound::Unknown => {
                        format!("{} or higher{end}", dress(from))
                    }
                }
            }
            (None, Some(to)) if to.negative => {
                let end = if low == Bound::Unbounded { ", without lower limit" } else { "" };
                match high {
                    Bound::Beyond(_) => format!("lower than {}{end}", dress(to)),
                    Bound::At(_) | Bound::Unbounded | Bound::Unknown => {
                        format!("{} or lower{end}", dress(to))
                    }
                }
            }
            (Some(from), _) => {
                let words = if matches!(low, Bound::Beyond(_)) { "more than" } else { "at least" };
                let end = if high == Bound::Unbounded { ", without upper limit" } else { "" };
                format!("{words} {}{end}", dress(from))
            }
            (None, Some(to)) => {
                let words = match (high, &self.role) {
                    (Bound::Beyond(_), Dimension::Count(_)) => "fewer than",
                    (Bound::Beyond(_), _) => "less than",
                    (Bound::At(_) | Bound::Unbounded | Bound::Unknown, _) => "up to",
                };
                let end = if low == Bound::Unbounded { ", without lower limit" } else { "" };
                format!("{words} {}{end}", dress(to))
            }
            (None, None) => match (low, high) {
                (Bound::Unbounded, Bound::Unbounded) => "unbounded".to_owned(),
                (Bound::Unbounded, _) => "unknown, without lower limit".to_owned(),
                (_, Bound::Unbounded) => "unknown, without upper limit".to_owned(),
                _ => "unknown".to_owned(),
            },
        }
    }

    /// The sign that a numeral of this role never goes without where the column does not give it: percent.
    fn mark(&self, numeral: &str, unit: bool) -> String {
        match self.role {
            Dimension::Percent { .. } | Dimension::PercentChange if unit => format!("{numeral}%"),
            Dimension::Percent { .. }
            | Dimension::PercentChange
            | Dimension::Points
            | Dimension::Rate { .. }
            | Dimension::Count(_)
            | Dimension::Measure(_)
            | Dimension::Ratio
            | Dimension::LogPoints
            | Dimension::Orders
            | Dimension::Money { .. }
            | Dimension::Plain => numeral.to_owned(),
        }
    }

    fn dress(&self, numeral: &str, one: bool, unit: bool) -> String {
        if !unit {
            return numeral.to_owned();
        }
        match &self.role {
            Dimension::Count(words) | Dimension::Measure(words) => {
                format!("{numeral} {}", if one { &words.one } else { &words.many })
            }
            Dimension::Ratio => format!("{numeral} times"),
            Dimension::Percent { of } => format!("{numeral}% of {of}"),
            Dimension::Points => format!("{numeral} percentage {}", if one { "point" } else { "points" }),
            Dimension::PercentChange if numeral.starts_with(|c: char| c.is_ascii_digit()) => {
                format!("+{numeral}%")
            }
            Dimension::PercentChange => format!("{numeral}%"),
            Dimension::Rate { unit, .. } => format!("{numeral} {}", if one { &unit.one } else { &unit.many }),
            Dimension::LogPoints => format!("{numeral} log points"),
            Dimension::Orders => {
                format!("{numeral} {} of magnitude", if one { "order" } else { "orders" })
            }
            Dimension::Money { currency } => match currency.as_str() {
                "GBP" => before(numeral, "£"),
                "EUR" => before(numeral, "€"),
                "USD" => before(numeral, "US$"),
                code => before(numeral, &format!("{code}\u{a0}")),
            },
            Dimension::Plain => numeral.to_owned(),
        }
    }
}

fn together((phrase, qualification): (String, Option<String>)) -> String {
    match qualification {
        Some(qualification) => format!("{phrase} ({qualification})"),
        None => phrase,
    }
}

/// A currency sign before a numeral, but after its minus and after words such as "more than".
fn before(numeral: &str, sign: &str) -> String {
    let at = numeral.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (head, tail) = numeral.split_at(at);
    format!("{head}{sign}{tail}")
}

fn bare(numeral: &Numeral) -> String {
    let sign = if numeral.negative { MINUS } else { "" };
    match numeral.scale {
        Some(scale) => format!("{sign}{} {scale}", numeral.text),
        None => format!("{sign}{}", numeral.text),
    }
}

fn joined(low: &Numeral, high: &Numeral) -> String {
    if low == high {
        return bare(low);
    }
    if low.negative || high.negative || low.scale != high.scale {
        return format!("{} to {}", bare(low), bare(high));
    }
    format!("{}{DASH}{}", low.text, bare(high))
}

fn level_words(level: IntervalLevel) -> String {
    let Some(percent) = Decimal::new(level.probability).map(|level| level.shifted(2)) else {
        return level.kind.label().to_owned();
    };
    let place = percent.last_place().unwrap_or(0).clamp(-4, 0);
    let at_least = if level.at_least { "at least " } else { "" };
    // Downward: a level that holds "at least" may not be overstated.
    let percent = percent.round(place, Toward::Floor);
    format!("{at_least}{}% {}", percent.unsigned(place, THOUSANDS), level.kind.label())
}

/// Rounds the parts, each with the place it was rounded to.
fn rounded(parts: &[Part], digits: &Digits, role: &Dimension) -> Vec<(Decimal, i32)> {
    let shift = if role.is_in_hundredths() { 2 } else { 0 };
    let factor = role.printed_per_one();
    let decimals: Vec<(Decimal, Toward)> = parts
        .iter()
        .filter_map(|part| Some((Decimal::new(part.value * factor)?.shifted(shift), part.toward)))
        .collect();
    let exponents = || decimals.iter().filter_map(|(decimal, _)| decimal.exponent());
    let (Some(smallest), Some(largest)) = (exponents().min(), exponents().max()) else {
        // "0.0" was written to its tenth, and says no more.
        let place = match digits {
            Digits::Decimals(n) => -i32::from((*n).min(15)),
            Digits::Derived
            | Digits::Significant(_)
            | Digits::Earned(_)
            | Digits::Full
            | Digits::Written(_) => 0,
        };
        return decimals.into_iter().map(|(decimal, _)| (decimal, place)).collect();
    };
    let own = decimals.iter().filter_map(|(decimal, _)| decimal.last_place()).min().unwrap_or(0);
    let apart = largest - smallest;
    let whole = matches!(role, Dimension::Count(_)) && largest >= 0;
    let place_at = |exponent: i32, n: u8| exponent + 1 - i32::from(n.clamp(1, 15));
    // The place of a number with this first digit.
    let place = |exponent: i32| {
        let place = match digits {
            Digits::Derived if decimals.len() == 1 => place_at(exponent, 3),
            Digits::Derived if apart < APART => place_at(smallest, 2),
            Digits::Derived => place_at(exponent, 2),
            Digits::Significant(n) if apart < APART => place_at(smallest, *n),
            Digits::Significant(n) => place_at(exponent, *n),
            Digits::Earned(n) if apart < i32::from((*n).clamp(1, 3)) => place_at(largest, (*n).min(3)),
            Digits::Earned(n) => place_at(exponent, (*n).min(3)),
            Digits::Decimals(n) => return -i32::from((*n).min(15)),
            Digits::Full | Digits::Written(_) => {
                return own.min(0);
            }
        };
        // A derived number is not padded: 0.3 has one digit, whatever was earned.
        let place = if matches!(digits, Digits::Derived) { place.max(own) } else { place };
        if whole { place.max(0) } else { place }
    };
    let places: Vec<i32> =
        decimals.iter().map(|(decimal, _)| place(decimal.exponent().unwrap_or(smallest))).collect();
    // A best number near zero has no finer digits than both of its ends.
    let floor = |at: usize| match places.as_slice() {
        [low, _, high] if at == 1 => (*low).min(*high),
        _ => i32::MIN,
    };
    decimals
        .iter()
        .enumerate()
        .map(|(at, (decimal, toward))| {
            let at = places[at].max(floor(at));
            let first = decimal.clone().round(at, *toward);
            // 9.96 to two digits is 10, not 10.0; a shared place stays as it is.
            let carried = parts.len() == 1
                && matches!(digits, Digits::Derived | Digits::Significant(_) | Digits::Earned(_))
                && first.exponent() > decimal.exponent();
            let at = if carried { if whole { (at + 1).max(0) } else { at + 1 } } else { at };
            (first, at)
        })
        .collect()
}

fn numerals(parts: &[Part], digits: &Digits, role: &Dimension) -> Vec<Numeral> {
    if let (Digits::Written(numeral), [part]) = (digits, parts) {
        return vec![written(numeral, part.value)];
    }
    let rounded = rounded(parts, digits, role);
    let rounded = in_scales(rounded, digits);
    let scaled = matches!(digits, Digits::Derived | Digits::Significant(_) | Digits::Earned(_))
        || matches!(digits, Digits::Full) && rounded.iter().any(|(_, place)| *place > 0);
    let scaled = scaled && !role.is_in_hundredths();
    let exponents = || rounded.iter().filter_map(|(decimal, _)| decimal.exponent());
    let shared = match (exponents().min(), exponents().max()) {
        (Some(smallest), Some(largest)) => scale_of(largest).filter(|&(power, _)| smallest >= power - 1),
        _ => None,
    };
    rounded
        .iter()
        .map(|(decimal, place)| {
            let negative = decimal.is_negative();
            let exponent = decimal.exponent().unwrap_or(0);
            if exponent >= HUGE && scaled || exponent < TINY {
                let text = format!("{} × 10{}", decimal.mantissa(*place), superscript(exponent));
                return Numeral { text, negative, scale: None };
            }
            let scale = if decimal.is_zero() { None } else { scale_of(exponent) };
            match shared.or(scale).filter(|_| scaled) {
                Some((power, word)) => {
                    let text = decimal.clone().shifted(-power).unsigned(place - power, THOUSANDS);
                    Numeral { text, negative, scale: Some(word) }
                }
                None => Numeral { text: decimal.unsigned(*place, THOUSANDS), negative, scale: None },
            }
        })
        .collect()
}

/// Whole millions and tenths of them, written out, up to their last place: "16.7–29.0 million" for 16,700,000–29,000,000. Others stay as they are.
fn in_scales(rounded: Vec<(Decimal, i32)>, digits: &Digits) -> Vec<(Decimal, i32)> {
    let numbers = || rounded.iter().map(|(decimal, _)| decimal).filter(|decimal| !decimal.is_zero());
    let Some(own) = numbers().filter_map(Decimal::last_place).min() else { return rounded };
    let is_round = |decimal: &Decimal| {
        let scale = decimal.exponent().and_then(scale_of);
        scale.is_some_and(|(power, _)| own >= power - 2)
    };
    if !matches!(digits, Digits::Full) || !numbers().all(is_round) {
        return rounded;
    }
    rounded.into_iter().map(|(decimal, _)| (decimal, own)).collect()
}

fn scale_of(exponent: i32) -> Option<(i32, &'static str)> {
    SCALES.into_iter().find(|&(power, _)| exponent >= power)
}

/// A numeral as its source wrote it. Thousands are separated where it is digits only; anything else is kept.
fn written(numeral: &str, value: f64) -> Numeral {
    let numeral = numeral.trim();
    let (negative, unsigned) = match numeral.strip_prefix(['-', '−']) {
        Some(rest) => (value < 0.0, rest),
        None => (false, numeral),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits_only = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits_only(whole) || !digits_only(fraction) {
        return Numeral { text: unsigned.to_owned(), negative, scale: None };
    }
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push_str(THOUSANDS);
        }
        text.push(digit);
    }
    text.push_str(&unsigned[whole.len()..]);
    Numeral { text, negative, scale: None }
}

fn superscript(exponent: i32) -> String {
    exponent
        .to_string()
        .chars()
        .map(|c| match c {
            '-' => '⁻',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            c => c.to_digit(10).and_then(|digit| char::from_u32(0x2070 + digit)).unwrap_or(c),
        })
        .collect()
}

/// A value as the short label of a tick: "50k" is avoided, "50,000" and "5 million" are kept.
pub(crate) fn tick_text(value: f64, role: &Dimension) -> String {
    let amount = Amount::point(value, role.clone()).digits(Digits::Significant(6));
    let Some((decimal, _)) = rounded(&amount.parts(), &amount.digits, role).into_iter().next() else {
        return String::new();
    };
    let sign = if decimal.is_negative() { MINUS } else { "" };
    let percent = if matches!(role, Dimension::Percent { .. } | Dimension::PercentChange) { "%" } else { "" };
    let Some(exponent) = decimal.exponent() else { return format!("0{percent}") };
    if !(TINY..HUGE).contains(&exponent) {
        let place = decimal.last_place().unwrap_or(0);
        return format!("{sign}{} × 10{}{percent}", decimal.mantissa(place), superscript(exponent));
    }
    let (text, scale) = match scale_of(exponent) {
        Some((power, word)) => {
            let scaled = decimal.clone().shifted(-power);
            let place = scaled.last_place().unwrap_or(0).min(0);
            (scaled.unsigned(place, THOUSANDS), format!(" {word}"))
        }
        None => (decimal.unsigned(decimal.last_place().unwrap_or(0).min(0), THOUSANDS), String::new()),
    };
    format!("{sign}{text}{scale}{percent}")
}

/// The coordinate of a drawing, with two decimals at most. It is no number that a reader reads.
pub(crate) fn compact(value: f64) -> String {
    let Some(decimal) = Decimal::new(value).map(|decimal| decimal.round(-2, Toward::Nearest)) else {
        return "0".to_owned();
    };
    let sign = if decimal.is_negative() { "-" } else { "" };
    format!("{sign}{}", decimal.unsigned(decimal.last_place().unwrap_or(0).min(0), ""))
}
