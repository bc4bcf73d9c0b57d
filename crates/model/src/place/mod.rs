//! Places: countries, regions and sets of them, with containment.

mod table;

use std::collections::BTreeSet;

use crate::Known;

/// A country, a part of one, as code: `KH` (ISO 3166-1 alpha-2) or `KH-18` (in the form of ISO 3166-2).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Area {
    Country(&'static str),
    Subdivision { country: &'static str, code: String },
}

/// A place: one or more areas, each said by its code.
///
/// Codes are ISO 3166-1 (`KH`, `KHM`), parts of countries in the form of ISO 3166-2 (`KH-18`; only the country part is checked), and UN M49 regions
/// (`035` for South-eastern Asia, `001` for the world). Containment is computed from the countries that a region has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Vec<String>", into = "Vec<String>"))]
pub struct Place {
    // Invariant: known codes, in canonical form, ascending, none twice; `areas` is what they stand for.
    codes: BTreeSet<String>,
    areas: BTreeSet<Area>,
}

impl Place {
    /// A place from codes, in any order.
    ///
    /// # Errors
    ///
    /// [`PlaceError`] where there is no code, or nobody knows one.
    pub fn new<'a>(codes: impl IntoIterator<Item = &'a str>) -> Result<Self, PlaceError> {
        let mut place = Self { codes: BTreeSet::new(), areas: BTreeSet::new() };
        for code in codes {
            place.add(code)?;
        }
        if place.codes.is_empty() { Err(PlaceError::Empty) } else { Ok(place) }
    }

    /// The world.
    #[must_use]
    pub fn world() -> Self {
        Self {
            codes: BTreeSet::from(["001".to_owned()]),
            areas: table::COUNTRIES.iter().map(|row| Area::Country(row.0)).collect(),
        }
    }

    fn add(&mut self, code: &str) -> Result<(), PlaceError> {
        let unknown = || PlaceError::Unknown { code: code.chars().take(40).collect() };
        if let Ok(number) = code.parse::<u16>()
            && code.len() == 3
        {
            if table::REGIONS.iter().any(|row| row.0 == number) {
                self.codes.insert(code.to_owned());
                let within = table::COUNTRIES.iter().filter(|row| region_is_within(row.3, number));
                self.areas.extend(within.map(|row| Area::Country(row.0)));
                return Ok(());
            }
            let row = table::COUNTRIES.iter().find(|row| row.2 == number).ok_or_else(unknown)?;
            self.codes.insert(row.0.to_owned());
            self.areas.insert(Area::Country(row.0));
            return Ok(());
        }
        let (country, part) = code.split_once('-').map_or((code, None), |(c, p)| (c, Some(p)));
        let row = table::COUNTRIES
            .iter()
            .find(|row| row.0 == country || (part.is_none() && row.1 == country))
            .ok_or_else(unknown)?;
        match part {
            None => {
                self.codes.insert(row.0.to_owned());
                self.areas.insert(Area::Country(row.0));
            }
            Some(part) => {
                let is_part =
                    (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
                if !is_part {
                    return Err(unknown());
                }
                let code = format!("{}-{}", row.0, part.to_ascii_uppercase());
                self.codes.insert(code.clone());
                self.areas.insert(Area::Subdivision { country: row.0, code });
            }
        }
        Ok(())
    }

    /// The codes, in canonical form, ascending.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.codes.iter().map(String::as_str)
    }

    /// The places' English names, in the order of [`Place::codes`]. A part of a country goes by its code.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.codes().map(|code| name(code).map_or_else(|| code.to_owned(), str::to_owned)).collect()
    }

    /// Whether this place lies within the other (or is the same).
    ///
    /// A country is within a set of its parts only if the set has it whole; whether parts make up the whole is not known.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> Known {
        let mut answer = Known::Yes;
        for area in &self.areas {
            match area {
                _ if other.areas.contains(area) => {}
                Area::Subdivision { country, .. } if other.areas.contains(&Area::Country(country)) => {}
                Area::Country(country) if other.has_part_of(country) => answer = Known::Unknown,
                // Parts of one country may overlap: provinces and the districts in them.
                Area::Subdivision { country, .. } if other.has_part_of(country) => answer = Known::Unknown,
                _ => return Known::No,
            }
        }
        answer
    }

    /// Whether the two are the same place.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> Known {
        match (self.is_within(other), other.is_within(self)) {
            (Known::Yes, Known::Yes) => Known::Yes,
            (Known::No, _) | (_, Known::No) => Known::No,
            _ => Known::Unknown,
        }
    }

    fn has_part_of(&self, country: &str) -> bool {
        self.areas.iter().any(|area| matches!(area, Area::Subdivision { country: c, .. } if *c == country))
    }
}

fn region_is_within(region: u16, outer: u16) -> bool {
    let mut at = region;
    // The tree of regions is four deep; the bound only guards against a faulty table.
    for _ in 0..8 {
        if at == outer {
            return true;
        }
        match table::REGIONS.iter().find(|row| row.0 == at) {
            Some(row) => at = row.1,
            None => return false,
        }
    }
    false
}

fn name(code: &str) -> Option<&'static str> {
    if let Ok(number) = code.parse::<u16>() {
        return table::REGIONS.iter().find(|row| row.0 == number).map(|row| row.2);
    }
    table::COUNTRIES.iter().find(|row| row.0 == code).map(|row| row.4)
}

/// Codes and names of all known countries and regions, for suggestions.
pub fn known_places() -> impl Iterator<Item = (String, &'static str)> {
    let regions = table::REGIONS.iter().map(|row| (format!("{:03}", row.0), row.2));
    table::COUNTRIES.iter().map(|row| (row.0.to_owned(), row.4)).chain(regions)
}

impl TryFrom<Vec<String>> for Place {
    type Error = PlaceError;

    fn try_from(codes: Vec<String>) -> Result<Self, PlaceError> {
        Self::new(codes.iter().map(String::as_str))
    }
}

impl From<Place> for Vec<String> {
    fn from(place: Place) -> Self {
        place.codes.into_iter().collect()
    }
}

/// Why codes are not a place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlaceError {
    /// There is no code.
    #[error("a place needs at least one code")]
    Empty,
    /// Nobody knows the code.
    #[error(
        "{code:?} is not a code of a country (ISO 3166-1), of a part of one (ISO 3166-2), or of a region (UN M49)"
    )]
    Unknown {
        /// The code.
        code: String,
    },
}
