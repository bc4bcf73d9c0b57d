//! Values with their units, as people say them: "259 cases", "almost 2,000 dead", "3-4,000 workers", "a third".

mod margin;
mod noun;
mod rewritten;

use chrono::Month;
use darkfigure_model::{Change, Form, KNOWN_CURRENCIES, Period, Rate, Scale, Unit, Value, steers};

pub(crate) use noun::synonym;
pub use noun::{SpokenNoun, parse_noun};

use crate::cursor::Cursor;
use crate::period::parse_period;
use crate::value::fraction::{Fraction, denominator};
use crate::value::multiple::names_multiple;
use crate::value::per_one::per_one;
use crate::value::scale::rate;
use crate::value::{Hedge, MAX_VALUE_LEN, ValueFault, ValueSyntaxError, parse_value, value};

/// Signs of currencies before a number.
const SIGNS: &[(&str, &str)] = &[("US$", "USD"), ("$", "USD"), ("£", "GBP"), ("€", "EUR"), ("¥", "JPY")];

/// A value as it was said, and what was counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Spoken {
    /// The value.
    pub value: Value,
    /// The words of the value alone: "almost 2,000".
    pub words: String,
    /// What is counted. None where the words name nothing: "900,000 to 1.8 million".
    pub noun: Option<SpokenNoun>,
    /// Of what a share or rate is one: "residents" in "24% of residents". None where nothing is named.
    pub base: Option<String>,
    /// How many the base has, where its size is said: 1.3 million in "7% of 1.3 million flats".
    pub base_size: Option<Value>,
    /// When, where the words behind the noun end with it: "in 2019".
    pub when: Option<Period>,
}

/// Reads a value as a person says it: in words or digits, a currency before it or a noun behind it.
///
/// A noun that nobody knows is a unit of its own. A share has the unit "percent". What could be read in two ways is refused: "12.345
/// people" may be twelve thousand or twelve.
///
/// # Errors
///
/// [`ValueSyntaxError`] where the value cannot be read.
///
/// # Example
///
/// ```
/// use darkfigure_ingest::spoken::parse_spoken;
/// use darkfigure_ingest::write_value;
///
/// let spoken = parse_spoken("almost 2,000 dead")?;
/// assert_eq!(write_value(&spoken.value), "about 2,000");
/// assert_eq!(spoken.noun.map(|noun| noun.unit.to_string()), Some("death".to_owned()));
///
/// let spoken = parse_spoken("3-4,000 workers")?;
/// assert_eq!(write_value(&spoken.value), "3,000 to 4,000");
/// assert_eq!(spoken.noun.and_then(|noun| noun.plural), Some("workers".to_owned()));
/// # Ok::<(), darkfigure_ingest::ValueSyntaxError>(())
/// ```
pub fn parse_spoken(text: &str) -> Result<Spoken, ValueSyntaxError> {
    if text.len() > MAX_VALUE_LEN {
        return Err(Cursor::new(text).fault(0, text.len(), ValueFault::TooLong { max: MAX_VALUE_LEN }));
    }
    // A character that nobody sees can part a word: "$5 milli", and then "on".
    if let Some(at) = text.find(|c: char| steers(c) && !c.is_whitespace()) {
        let fault = ValueFault::Trailing { found: darkfigure_model::inert(&text[at..]) };
        return Err(Cursor::new(text).fault(at, text.len(), fault));
    }
    let gathered = margin::gathered(text);
    let text = gathered.as_deref().unwrap_or(text);
    let plain = rewritten::plain(text);
    let mut cursor = Cursor::new(&plain);
    if let Some(written) = rewritten::point_or_thousands(&plain) {
        return Err(cursor.fault(0, plain.len(), ValueFault::Ambiguous { written: written.to_owned() }));
    }
    if let Some(spoken) = fraction(&plain) {
        return Ok(spoken);
    }
    if let Some((unit, bare)) = without_currency(&plain) {
        if let Some((number, each)) = per_one(&bare) {
            let value = parse_value(&number)?;
            return Ok(of_each(value, text, unit.for_each(&each).ok()));
        }
        let mut cursor = Cursor::new(&bare);
        let value = value(&mut cursor)?;
        // "$10m in damages": what the money is for is no unit.
        noun::behind(&cursor)?;
        return Ok(Spoken {
            value,
            words: text.trim().to_owned(),
            noun: Some(SpokenNoun { unit, plural: None }),
            base: None,
            base_size: None,
            when: when(&plain),
        });
    }
    if let Some((number, each)) = per_one(&plain) {
        return Ok(of_each(parse_value(&number)?, text, Unit::new(format!("per {each}")).ok()));
    }
    let mut value = value(&mut cursor)?;
    let words = plain[..cursor.at()].trim().to_owned();
    let said = noun::behind(&cursor)?;
    let (said, rate) = match behind_noun(said) {
        Some((said, rate)) if value.scale == Scale::One => (said, Some(rate)),
        Some(_) | None => (said, None),
    };
    if let Some(rate) = rate {
        value.scale = Scale::Per(rate);
    } else if matches!(value.scale, Scale::Per(rate) if rate.base().is_some()) {
        // "12 per 100,000 people": the people are the base, and what is counted is not said.
        return Ok(Spoken { value, words, noun: None, base: named(said), base_size: None, when: when(said) });
    }
    let noun = match (parse_noun(said), value.scale) {
        (_, Scale::Percent | Scale::Change(Change::Points | Change::Percent)) => percent(),
        // The window of a rate is no unit: "4,000 a year over 2019 to 2021".
        (_, Scale::Per(_)) if ["over ", "since ", "during "].iter().any(|word| said.starts_with(word)) => {
            None
        }
        (Some(noun), _) => Some(noun),
        (None, _) if said.is_empty() => None,
        (None, _) => {
            let end = plain.len();
            return Err(cursor.fault(cursor.at(), end, ValueFault::Unit { found: said.to_owned() }));
        }
    };
    let base = if value.scale == Scale::Percent { base(said) } else { None };
    let base_size = base.as_deref().and_then(size);
    Ok(Spoken { value, words, noun, base, base_size, when: when(said) })
}

/// So many of a unit for each one of something.
fn of_each(value: Value, text: &str, unit: Option<Unit>) -> Spoken {
    let noun = unit.map(|unit| SpokenNoun { plural: Some(unit.to_string()), unit });
    Spoken { value, words: text.trim().to_owned(), noun, base: None, base_size: None, when: None }
}

/// The period with which some words end: "in 2019", "on 3 May 2020", "since 2014".
fn when(said: &str) -> Option<Period> {
    let mut starts = [0].into_iter().chain(said.match_indices(' ').map(|(at, _)| at + 1));
    starts.find_map(|at| {
        let (lead, behind) = said[at..].split_once(' ')?;
        let period = match lead.to_lowercase().as_str() {
            "in" | "on" | "during" => behind,
            "since" | "from" | "between" => &said[at..],
            _ => return None,
        };
        let period = period.trim().trim_end_matches('.');
        parse_period(period)
            .or_else(|fault| dated(period).map_or(Err(fault), |date| parse_period(&date)))
            .ok()
    })
}

/// A month or a day in words as a period is written: "March 2023", "3 May 2020".
fn dated(said: &str) -> Option<String> {
    let month = |word: &str| Some(word.parse::<Month>().ok()?.number_from_month());
    match said.split_whitespace().collect::<Vec<_>>().as_slice() {
        [name, year] => Some(format!("{year}-{:02}", month(name)?)),
        [day, name, year] => Some(format!("{year}-{:02}-{:02}", month(name)?, day.parse::<u32>().ok()?)),
        _ => None,
    }
}

/// The base of a share, from the words behind it: "of residents".
fn base(said: &str) -> Option<String> {
    let said = said.trim();
    named(said.strip_prefix("of ").or_else(|| said.strip_prefix("among "))?)
}

/// How many a base has, where it begins with a plain number of things: "1.3 million flats". None of shares, rates and changes.
fn size(base: &str) -> Option<Value> {
    let plain = rewritten::plain(base);
    let mut cursor = Cursor::new(&plain);
    let size = value(&mut cursor).ok().filter(|size| size.scale == Scale::One)?;
    let is_positive = size.numbers().iter().all(|number| number.coefficient() > 0);
    let names_things = parse_noun(noun::behind(&cursor).ok()?).is_some();
    (is_positive && names_things).then_some(size)
}

/// What names something; "them" and the like name nothing.
fn named(said: &str) -> Option<String> {
    let said = said.trim().trim_end_matches(['.', ',']);
    let names = !said.is_empty() && !["them", "these", "those", "it", "this", "that"].contains(&said);
    names.then(|| said.to_owned())
}

/// The unit of a share. The name is a constant that is well formed.
fn percent() -> Option<SpokenNoun> {
    Unit::new("percent").ok().map(|unit| SpokenNoun { unit, plural: None })
}

/// The noun and the rate of "deaths per 100,000 residents", "people a year". None where no rate stands behind the noun.
fn behind_noun(said: &str) -> Option<(&str, Rate)> {
    let starts = said.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    starts.into_iter().find_map(|at| {
        let mut cursor = Cursor::new(&said[at..]);
        // "People in 12 provinces" is no rate.
        if ["in ", "out "].iter().any(|word| cursor.rest().trim_start().starts_with(word)) {
            return None;
        }
        let rate = rate(&mut cursor).ok().flatten()?;
        // The noun of the base may stand behind it.
        let is_noun = cursor.rest().trim_start().chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-');
        is_noun.then_some((&said[..at], rate))
    })
}

/// "a third", "almost two thirds of them", "1 in 5 boats": a share, as near as decimals come to it.
fn fraction(text: &str) -> Option<Spoken> {
    let mut cursor = Cursor::new(text.trim());
    let hedge = Hedge::before(&mut cursor);
    cursor.skip_spaces();
    let is_one =
        cursor.eat_phrase("a") || cursor.eat_phrase("an") || cursor.peek_word().eq_ignore_ascii_case("half");
    let numerator = if is_one { 1 } else { cursor.eat_while(|c| c.is_ascii_digit()).parse::<u32>().ok()? };
    cursor.skip_spaces();
    let mut names_base = false;
    let denominator =
        if ["in every", "out of every", "out of", "in"].iter().any(|words| cursor.eat_phrase(words)) {
            cursor.skip_spaces();
            // "1 in 5 women": of women.
            names_base = true;
            cursor.eat_while(|c| c.is_ascii_digit()).parse::<u32>().ok()?
        } else {
            denominator(&mut cursor)?
        };
    let rest = cursor.rest();
    let is_over = rest.is_empty() || rest.starts_with(' ') && !rest.contains(|c: char| c.is_ascii_digit());
    // "half a million" is a number, and so is "a quarter of a million".
    let is_number = crate::numeral::names_multiplier(rest);
    // "Half as many" is a multiple of another number.
    if !is_over || is_number || names_multiple(rest) {
        return None;
    }
    let Fraction { percent: number, is_even } = Fraction::of(numerator, denominator)?;
    let form = match hedge {
        Some(hedge) => hedge.of(number),
        None if is_even => Form::Exact(number),
        None => Form::About(number),
    };
    Some(Spoken {
        value: Value { form, scale: Scale::Percent },
        words: text.trim().to_owned(),
        noun: percent(),
        base: if names_base { base(rest).or_else(|| named(rest)) } else { base(rest) },
        base_size: None,
        when: when(rest),
    })
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
