//! What is counted, from the words behind a number.

use darkfigure_model::{KNOWN_CURRENCIES, KNOWN_UNITS, Unit};

use crate::cursor::Cursor;
use crate::value::{ValueFault, ValueSyntaxError};

/// Words that people use for units that have another name here.
const SYNONYMS: &[(&str, &str)] = &[
    ("persons", "person"),
    ("victim", "person"),
    ("victims", "person"),
    ("individual", "person"),
    ("individuals", "person"),
    ("kids", "child"),
    ("dead", "death"),
    ("killed", "death"),
    ("fatality", "death"),
    ("fatalities", "death"),
    ("dollar", "USD"),
    ("dollars", "USD"),
    ("pounds", "GBP"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("offenses", "offence"),
    ("offense", "offence"),
    ("g", "gram"),
    ("kg", "kilogram"),
    ("kgs", "kilogram"),
    ("kilo", "kilogram"),
    ("kilos", "kilogram"),
    ("t", "tonne"),
    ("kt", "kilotonne"),
    ("liter", "litre"),
    ("liters", "litre"),
    ("megaliter", "megalitre"),
    ("megaliters", "megalitre"),
    ("m3", "cubic metre"),
    ("m³", "cubic metre"),
    ("cubic meter", "cubic metre"),
    ("cubic meters", "cubic metre"),
    ("cm", "centimetre"),
    ("mm", "millimetre"),
    ("ha", "hectare"),
    ("km", "kilometre"),
    ("kilometer", "kilometre"),
    ("kilometers", "kilometre"),
    ("meter", "metre"),
    ("meters", "metre"),
    ("km2", "square kilometre"),
    ("km²", "square kilometre"),
    ("sq km", "square kilometre"),
    ("square km", "square kilometre"),
    ("square kilometer", "square kilometre"),
    ("square kilometers", "square kilometre"),
    ("sq miles", "square mile"),
];

/// Plurals that no ending makes.
const IRREGULAR: &[(&str, &str)] =
    &[("women", "woman"), ("men", "man"), ("wives", "wife"), ("lives", "life")];

/// Words behind which the noun has been said: what follows says which ones.
const BEHIND_HEAD: &[&str] = &[
    " of ", " in ", " among ", " who ", " that ", " from ", " at ", " on ", " since ", " during ", " by ",
    " with ", " under ", " over ", ",", ";", "(",
];

/// A unit as somebody named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenNoun {
    /// The unit.
    pub unit: Unit,
    /// Its plural, where the format does not know the unit and a dossier has to declare it.
    pub plural: Option<String>,
}

/// The unit that a word stands for, if it is one of those that people use and we do not.
pub(crate) fn synonym(word: &str) -> Option<&'static str> {
    SYNONYMS.iter().find(|(said, _)| said.eq_ignore_ascii_case(word)).map(|&(_, unit)| unit)
}

/// The unit that a noun names: a known one by its last word, else one of its own. None where it cannot name a unit.
///
/// # Example
///
/// ```
/// use darkfigure_ingest::spoken::parse_noun;
///
/// let named = |said| parse_noun(said).map(|noun| noun.unit.to_string());
/// assert_eq!(named("displaced families"), Some("family".to_owned()));
/// assert_eq!(named("fishing boats"), Some("fishing boat".to_owned()));
/// assert_eq!(named("42"), None);
/// ```
#[must_use]
pub fn parse_noun(said: &str) -> Option<SpokenNoun> {
    let said = said.trim().trim_end_matches('.');
    let said = said.strip_prefix("of ").unwrap_or(said);
    let end = BEHIND_HEAD.iter().filter_map(|word| said.find(word)).min().unwrap_or(said.len());
    let head = said[..end].trim();
    // "Litres a head": behind a word that names a unit, and no other.
    let of_each = || {
        let found = [" a ", " an "].iter().find_map(|each| head.split_once(each));
        found.filter(|(first, _)| known(first).is_some())
    };
    let (first, behind) = head.split_once(" per ").or_else(of_each).unwrap_or((head, ""));
    let last = first.rsplit(' ').next().unwrap_or("");
    if behind.is_empty()
        && let Some(name) = known(first)
            .or_else(|| last_two(first).and_then(known))
            .or_else(|| known(last).filter(|_| !is_powered(first)))
            .or_else(|| measure(first))
    {
        return Unit::new(name).ok().map(|unit| SpokenNoun { unit, plural: None });
    }
    let plural =
        if behind.is_empty() { head.to_lowercase() } else { format!("{first} per {behind}").to_lowercase() };
    let singular = singular(&first.to_lowercase());
    let singular =
        if behind.is_empty() { singular } else { format!("{singular} per {}", behind.to_lowercase()) };
    if !singular.starts_with(char::is_alphabetic) {
        return None;
    }
    let unit = Unit::new(singular).ok()?;
    let plural = (!unit.is_known()).then_some(plural);
    Some(SpokenNoun { unit, plural })
}

/// The last two words of three or more.
fn last_two(said: &str) -> Option<&str> {
    let (before, _) = said.rsplit_once(' ')?;
    before.rfind(' ').map(|at| &said[at + 1..])
}

/// The unit of measure with which some words begin: "kg cocaine".
fn measure(said: &str) -> Option<&'static str> {
    let word = said.split(' ').next()?;
    // A litre bottle is no litre.
    let name = known(word).filter(|name| !name.eq_ignore_ascii_case(word))?;
    Unit::new(name).is_ok_and(|unit| unit.is_divisible() && !unit.is_currency()).then_some(name)
}

/// Whether a square or a cube is measured: "cubic metres" are no metres.
fn is_powered(said: &str) -> bool {
    said.split(' ')
        .any(|word| ["square", "sq", "cubic", "cu"].iter().any(|power| word.eq_ignore_ascii_case(power)))
}

/// What stands behind the value, which must be words.
pub(super) fn behind<'t>(cursor: &Cursor<'t>) -> Result<&'t str, ValueSyntaxError> {
    let said = cursor.rest().trim();
    if said.starts_with(|c: char| !(c.is_alphabetic() || c == '(')) {
        let end = cursor.text().len();
        return Err(cursor.fault(cursor.at(), end, ValueFault::Trailing { found: said.to_owned() }));
    }
    Ok(said)
}

/// The name of a known unit from its singular, its plural, a synonym, or a currency code.
fn known(said: &str) -> Option<&'static str> {
    let is = |word: &str| word.eq_ignore_ascii_case(said);
    KNOWN_UNITS
        .iter()
        .find(|(singular, plural)| is(singular) || is(plural))
        .map(|&(singular, _)| singular)
        .or_else(|| synonym(said))
        .or_else(|| KNOWN_CURRENCIES.iter().copied().find(|code| *code == said))
}

/// The singular of a noun phrase, by the ending of its last word.
fn singular(phrase: &str) -> String {
    let at = phrase.rfind(' ').map_or(0, |space| space + 1);
    let (before, word) = phrase.split_at(at);
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == word) {
        return format!("{before}{one}");
    }
    let stem = if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{before}{stem}y");
    } else if ["sses", "shes", "ches", "xes", "uses"].iter().any(|ending| word.ends_with(ending))
        && !word.ends_with("houses")
    {
        &word[..word.len() - 2]
    } else if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") {
        &word[..word.len() - 1]
    } else {
        word
    };
    format!("{before}{stem}")
}
