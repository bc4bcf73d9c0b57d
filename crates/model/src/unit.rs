//! Counting units.

use crate::Number;

/// The longest name of a unit, in bytes.
pub const MAX_UNIT_LEN: usize = 40;

/// The unit in which a figure counts: person, case, incident, site, GBP (SDMX `UNIT_MEASURE`, ICCS counting unit).
///
/// The name is the singular, in lower case; a currency is its ISO 4217 code, in upper case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Unit(String);

/// Units that need no declaration: singular and plural.
pub const KNOWN_UNITS: &[(&str, &str)] = &[
    ("acre", "acres"),
    ("arrest", "arrests"),
    ("body", "bodies"),
    ("case", "cases"),
    ("centimetre", "centimetres"),
    ("child", "children"),
    ("complaint", "complaints"),
    ("compound", "compounds"),
    ("conviction", "convictions"),
    ("cubic metre", "cubic metres"),
    ("death", "deaths"),
    ("event", "events"),
    ("family", "families"),
    ("file", "files"),
    ("gigalitre", "gigalitres"),
    ("gram", "grams"),
    ("hectare", "hectares"),
    ("household", "households"),
    ("incident", "incidents"),
    ("injury", "injuries"),
    ("investigation", "investigations"),
    ("job", "jobs"),
    ("kilogram", "kilograms"),
    ("kilometre", "kilometres"),
    ("kilotonne", "kilotonnes"),
    ("litre", "litres"),
    ("location", "locations"),
    ("megalitre", "megalitres"),
    ("megatonne", "megatonnes"),
    ("metre", "metres"),
    ("mile", "miles"),
    ("milligram", "milligrams"),
    ("millilitre", "millilitres"),
    ("millimetre", "millimetres"),
    ("offence", "offences"),
    ("percent", "percent"),
    ("person", "people"),
    ("prosecution", "prosecutions"),
    ("record", "records"),
    ("referral", "referrals"),
    ("report", "reports"),
    ("request", "requests"),
    ("site", "sites"),
    ("square kilometre", "square kilometres"),
    ("square mile", "square miles"),
    ("tonne", "tonnes"),
    ("vehicle", "vehicles"),
];

/// Currencies that need no declaration (ISO 4217).
pub const KNOWN_CURRENCIES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD",
    "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY",
    "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP",
    "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR",
    "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT",
    "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR",
    "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK",
    "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD",
    "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY",
    "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XOF",
    "XPF", "YER", "ZAR", "ZMW", "ZWG",
];

/// What a unit of measure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dimension {
    Mass,
    Length,
    Area,
    Volume,
}

/// Units of measure: how many kilograms, metres, square metres or cubic metres are in one of them, as digits and a power of ten (BIPM, The
/// International System of Units, 2019; the mile and the acre are the international ones of 1959).
const MEASURES: &[(&str, Dimension, i128, i32)] = &[
    ("acre", Dimension::Area, 40_468_564_224, -7),
    ("centimetre", Dimension::Length, 1, -2),
    ("cubic metre", Dimension::Volume, 1, 0),
    ("gigalitre", Dimension::Volume, 1, 6),
    ("gram", Dimension::Mass, 1, -3),
    ("hectare", Dimension::Area, 1, 4),
    ("kilogram", Dimension::Mass, 1, 0),
    ("kilometre", Dimension::Length, 1, 3),
    ("kilotonne", Dimension::Mass, 1, 6),
    ("litre", Dimension::Volume, 1, -3),
    ("megalitre", Dimension::Volume, 1, 3),
    ("megatonne", Dimension::Mass, 1, 9),
    ("metre", Dimension::Length, 1, 0),
    ("mile", Dimension::Length, 1_609_344, -3),
    ("milligram", Dimension::Mass, 1, -6),
    ("millilitre", Dimension::Volume, 1, -6),
    ("millimetre", Dimension::Length, 1, -3),
    ("square kilometre", Dimension::Area, 1, 6),
    ("square mile", Dimension::Area, 2_589_988_110_336, -6),
    ("tonne", Dimension::Mass, 1, 3),
];

impl Unit {
    /// A unit from its singular or its currency code.
    ///
    /// Any well-formed name is a unit; whether somebody knows it is for [`Unit::is_known`] and a dossier's own declarations.
    ///
    /// # Errors
    ///
    /// [`UnitError`] where the name is empty, too long, or has characters other than letters, spaces and hyphens.
    pub fn new(name: impl Into<String>) -> Result<Self, UnitError> {
        let name = name.into();
        if name.is_empty() || name.len() > MAX_UNIT_LEN {
            return Err(UnitError::Length { found: name.len() });
        }
        if let Some(found) = name.chars().find(|&c| !(c.is_alphabetic() || c == ' ' || c == '-')) {
            return Err(UnitError::Character { found });
        }
        Ok(Self(name))
    }

    /// The unit "person".
    #[must_use]
    pub fn person() -> Self {
        Self("person".to_owned())
    }

    /// The singular, or the currency code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the unit needs no declaration.
    #[must_use]
    pub fn is_known(&self) -> bool {
        let is_known = |name: &str| KNOWN_UNITS.iter().any(|(singular, _)| *singular == name);
        match self.per_one() {
            Some((of, _)) => of.is_empty() || is_known(of) || KNOWN_CURRENCIES.binary_search(&of).is_ok(),
            None => self.is_currency() || is_known(&self.0),
        }
    }

    /// Of what there is so much, and of what that is for each one, where the unit is so much of one in each of another: "child" and "woman" of
    /// "child per woman". Of "per household" nobody says of what there is so much.
    ///
    /// # Example
    ///
    /// ```
    /// use darkfigure_model::Unit;
    ///
    /// let unit = |name: &str| Unit::new(name).expect("a name");
    /// assert_eq!(unit("child per woman").per_one(), Some(("child", "woman")));
    /// assert_eq!(unit("per household").per_one(), Some(("", "household")));
    /// assert_eq!(unit("person").per_one(), None);
    /// ```
    #[must_use]
    pub fn per_one(&self) -> Option<(&str, &str)> {
        // Every kind of quantity asks this of its unit, and few units have a space.
        if !self.0.as_bytes().contains(&b' ') {
            return None;
        }
        let found = self.0.split_once(" per ");
        found.or_else(|| self.0.strip_prefix("per ").map(|each| ("", each)))
    }

    /// So much of this unit for each one of something.
    ///
    /// # Errors
    ///
    /// [`UnitError`] where the name would be none of a unit.
    pub fn for_each(&self, each: &str) -> Result<Self, UnitError> {
        Self::new(format!("{} per {each}", self.0))
    }

    /// Whether the unit is a currency.
    #[must_use]
    pub fn is_currency(&self) -> bool {
        KNOWN_CURRENCIES.binary_search(&self.0.as_str()).is_ok()
    }

    /// Whether the unit is a hundredth of a base: a figure in it is a share, with or without a percent sign in its value.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        self.0 == "percent"
    }

    /// Whether there are fractions of it: money, mass, length, area and volume, not people and cases.
    #[must_use]
    pub fn is_divisible(&self) -> bool {
        self.is_currency() || self.measure().is_some() || self.per_one().is_some()
    }

    /// How many of another unit are in one of this: 1,000 kilograms in a tonne. None where the two measure different things, or no decimal
    /// has that number.
    ///
    /// # Example
    ///
    /// ```
    /// use darkfigure_model::{Number, Unit};
    ///
    /// let [tonne, kilogram, mile, kilometre] =
    ///     ["tonne", "kilogram", "mile", "kilometre"].map(|name| Unit::new(name).expect("a name"));
    /// assert_eq!(tonne.in_terms_of(&kilogram).map(Number::to_f64), Some(1000.0));
    /// assert_eq!(mile.in_terms_of(&kilometre).map(Number::to_f64), Some(1.609_344));
    /// assert_eq!((kilometre.in_terms_of(&mile), mile.in_terms_of(&tonne)), (None, None));
    /// ```
    #[must_use]
    pub fn in_terms_of(&self, other: &Self) -> Option<Number> {
        let ((dimension, digits, exponent), (of, one, shift)) = (self.measure()?, other.measure()?);
        (dimension == of && one == 1).then(|| Number::new(digits, exponent - shift).ok()).flatten()
    }

    fn measure(&self) -> Option<(Dimension, i128, i32)> {
        let found = MEASURES.iter().find(|(name, ..)| *name == self.0)?;
        Some((found.1, found.2, found.3))
    }

    /// The plural of a unit that needs no declaration; a currency has none and is its own.
    #[must_use]
    pub fn known_plural(&self) -> Option<&str> {
        if self.is_currency() {
            return Some(&self.0);
        }
        KNOWN_UNITS.iter().find(|(singular, _)| *singular == self.0).map(|&(_, plural)| plural)
    }
}

impl std::fmt::Display for Unit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Unit {
    type Error = UnitError;

    fn try_from(name: String) -> Result<Self, UnitError> {
        Self::new(name)
    }
}

impl From<Unit> for String {
    fn from(unit: Unit) -> Self {
        unit.0
    }
}

/// Why a text is not a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UnitError {
    /// Empty, or longer than [`MAX_UNIT_LEN`].
    #[error("a unit's name has 1 to {MAX_UNIT_LEN} bytes, found {found}")]
    Length {
        /// Its length in bytes.
        found: usize,
    },
    /// Something other than a letter, a space or a hyphen.
    #[error("character {found:?} cannot stand in a unit's name")]
    Character {
        /// The character.
        found: char,
    },
}
