//! Values with their units, as people say them: "259 cases", "around 100,000 people".

use darkfigure_model::{KNOWN_CURRENCIES, KNOWN_UNITS, Unit, Value};

use crate::cursor::Cursor;
use crate::value::{MAX_VALUE_LEN, ValueFault, ValueSyntaxError, value};

/// Words that people use for units that have another name here.
const SYNONYMS: &[(&str, &str)] = &[
    ("persons", "person"),
    ("victim", "person"),
    ("victims", "person"),
    ("individual", "person"),
    ("individuals", "person"),
    ("kids", "child"),
    ("dollars", "USD"),
    ("pounds", "GBP"),
    ("euros", "EUR"),
    ("offenses", "offence"),
    ("offense", "offence"),
];

/// Signs of currencies before a number.
const SIGNS: &[(&str, &str)] = &[("US$", "USD"), ("$", "USD"), ("£", "GBP"), ("€", "EUR"), ("¥", "JPY")];

/// The unit that a word stands for, if it is one of those that people use and we do not.
pub(crate) fn synonym(word: &str) -> Option<&'static str> {
    SYNONYMS.iter().find(|(said, _)| said.eq_ignore_ascii_case(word)).map(|&(_, unit)| unit)
}

/// Reads a value with its unit behind it, or a currency before it. A bare percentage has the unit "percent".
///
/// # Errors
///
/// [`ValueSyntaxError`] where the value cannot be read, or nobody knows the unit.
///
/// # Example
///
/// ```
/// use darkfigure_ingest::parse_spoken;
///
/// let (value, unit) = parse_spoken("around 100,000 people")?;
/// assert_eq!(unit.as_str(), "person");
/// assert_eq!(darkfigure_ingest::write_value(&value), "about 100,000");
/// # Ok::<(), darkfigure_ingest::ValueSyntaxError>(())
/// ```
pub fn parse_spoken(text: &str) -> Result<(Value, Unit), ValueSyntaxError> {
    let mut cursor = Cursor::new(text);
    if text.len() > MAX_VALUE_LEN {
        return Err(cursor.fault(0, text.len(), ValueFault::TooLong { max: MAX_VALUE_LEN }));
    }
    if let Some((unit, bare)) = without_currency(text) {
        let value =
            crate::value::parse_value(&bare).map_err(|error| cursor.fault(0, text.len(), error.fault))?;
        return Ok((value, unit));
    }
    let value = value(&mut cursor)?;
    cursor.skip_spaces();
    let start = cursor.at();
    let said = cursor.rest().trim_end();
    let unknown = || cursor.fault(start, start + said.len(), ValueFault::Unit { found: said.to_owned() });
    let name = if said.is_empty() {
        match value.scale {
            darkfigure_model::Scale::Percent => "percent",
            _ => return Err(unknown()),
        }
    } else {
        unit_name(said).ok_or_else(unknown)?
    };
    Ok((value, Unit::new(name).map_err(|_| unknown())?))
}

/// The name of a known unit from its singular, its plural, a synonym, or a currency code.
fn unit_name(said: &str) -> Option<&'static str> {
    let is = |word: &str| word.eq_ignore_ascii_case(said);
    KNOWN_UNITS
        .iter()
        .find(|(singular, plural)| is(singular) || is(plural))
        .map(|&(singular, _)| singular)
        .or_else(|| synonym(said))
        .or_else(|| KNOWN_CURRENCIES.iter().copied().find(|code| *code == said))
}

/// The currency of a text that has its sign or code before the number, and the text without it.
fn without_currency(text: &str) -> Option<(Unit, String)> {
    let codes = KNOWN_CURRENCIES.iter().map(|code| (*code, *code));
    for (sign, code) in SIGNS.iter().copied().chain(codes) {
        let Some(at) = text.find(sign) else { continue };
        let behind = text[at + sign.len()..].trim_start();
        if behind.starts_with(|c: char| c.is_ascii_digit()) {
            // The space keeps "to£35" apart; what remains is for the grammar of values.
            let bare = format!("{} {}", &text[..at], behind).replace(sign, "");
            return Unit::new(code).ok().map(|unit| (unit, bare));
        }
    }
    None
}
