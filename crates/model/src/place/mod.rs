//! Places: countries, regions and sets of them, with containment.

mod parts;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use crate::{Known, PlaceId};

/// A country, a part of one, as code: `KH` (ISO 3166-1 alpha-2) or `KH-18` (in the form of ISO 3166-2), or a place of a dossier's own with
/// what it is said to lie within.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Area {
    Country(&'static str),
    Subdivision { country: &'static str, code: String },
    Own { id: PlaceId, within: Option<Box<Place>>, overlaps: BTreeSet<String> },
}

impl Area {
    /// Whether the area lies within some others: surely, surely not, or nobody knows.
    fn is_within(&self, others: &BTreeSet<Self>) -> Known {
        let is_in = others.contains(self)
            || match self {
                Self::Country(_) => false,
                Self::Subdivision { country, .. } => others.contains(&Self::Country(country)),
                Self::Own { within, .. } => within
                    .as_ref()
                    .is_some_and(|outer| outer.areas.iter().all(|area| area.is_within(others) == Known::Yes)),
            };
        if is_in {
            Known::Yes
        } else if others.iter().any(|other| self.may_meet(other)) {
            Known::Unknown
        } else {
            Known::No
        }
    }

    /// Whether the two may have ground in common. Parts of one country may, where it has codes for provinces and for the districts in them.
    fn may_meet(&self, other: &Self) -> bool {
        let may_reach = |within: &Option<Box<Place>>, area: &Self| {
            within.as_ref().is_none_or(|outer| outer.areas.iter().any(|own| own.may_meet(area)))
        };
        match (self, other) {
            (Self::Own { id: a, .. }, Self::Own { id: b, .. }) if a == b => true,
            (Self::Own { within, .. }, area) | (area, Self::Own { within, .. }) => may_reach(within, area),
            (Self::Subdivision { country, code: a }, Self::Subdivision { country: of, code: b }) => {
                a == b || country == of && !parts::are_apart(country, [a, b])
            }
            (
                Self::Country(a) | Self::Subdivision { country: a, .. },
                Self::Country(b) | Self::Subdivision { country: b, .. },
            ) => a == b,
        }
    }
}

/// A place of a dossier's own: a sea, a camp, a border zone. Or a name for a place that has a code.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct OwnPlace {
    /// What it is called.
    pub label: String,
    /// The code that the name stands for: `KH-18`. None: the place has no code.
    pub code: Option<String>,
    /// Within what it lies. What is not said stays open.
    pub within: Option<Place>,
    /// The codes, or the names, of places with which it shares a part while neither lies within the other.
    #[cfg_attr(feature = "serde", serde(default))]
    pub overlaps: BTreeSet<String>,
}

/// A place: one or more areas, each said by its code, or by its name where it is a place of the dossier's own.
///
/// Codes are ISO 3166-1 (`KH`, `KHM`), parts of countries in the form of ISO 3166-2 (`KH-18`; only the country part is checked), and UN M49 regions
/// (`035` for South-eastern Asia, `001` for the world). Containment is computed from the countries that a region has; of a place of
/// the dossier's own it is what the dossier says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Vec<RawArea>", into = "Vec<RawArea>"))]
pub struct Place {
    // Invariant: known codes or own names, in canonical form, ascending, none twice; `areas` is what they stand for, `labels` what the
    // dossier calls some of them.
    codes: BTreeSet<String>,
    areas: BTreeSet<Area>,
    labels: BTreeMap<String, String>,
}

impl Place {
    /// A place from codes, in any order.
    ///
    /// # Errors
    ///
    /// [`PlaceError`] where there is no code, or nobody knows one.
    pub fn new<'a>(codes: impl IntoIterator<Item = &'a str>) -> Result<Self, PlaceError> {
        let mut place = Self::nowhere();
        for code in codes {
            place.add(code)?;
        }
        if place.codes.is_empty() { Err(PlaceError::Empty) } else { Ok(place) }
    }

    const fn nowhere() -> Self {
        Self { codes: BTreeSet::new(), areas: BTreeSet::new(), labels: BTreeMap::new() }
    }

    /// A place of a dossier's own, or one with a code under the dossier's name for it.
    ///
    /// # Errors
    ///
    /// [`PlaceError`] where the entry has a code that nobody knows.
    pub fn own(id: &PlaceId, entry: &OwnPlace) -> Result<Self, PlaceError> {
        let mut place = Self::nowhere();
        match &entry.code {
            Some(code) => place.add(code)?,
            None => {
                place.codes.insert(id.to_string());
                let within = entry.within.clone().map(Box::new);
                let overlaps = entry.overlaps.clone();
                place.areas.insert(Area::Own { id: id.clone(), within, overlaps });
            }
        }
        place.labels = place.codes.iter().map(|code| (code.clone(), entry.label.clone())).collect();
        Ok(place)
    }

    /// All of several places together; none where there is none.
    pub fn together(places: impl IntoIterator<Item = Self>) -> Option<Self> {
        places.into_iter().reduce(|mut all, place| {
            all.codes.extend(place.codes);
            all.areas.extend(place.areas);
            all.labels.extend(place.labels);
            all
        })
    }

    /// The world.
    #[must_use]
    pub fn world() -> Self {
        Self {
            labels: BTreeMap::new(),
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

    /// The codes, in canonical form, ascending; of a place of the dossier's own, its name there.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.codes.iter().map(String::as_str)
    }

    /// The places' names, in the order of [`Place::codes`]: the dossier's own, else the English one. A part of a country without a name of
    /// the dossier's goes by its code.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let label = |code: &str| self.labels.get(code).cloned();
        self.codes()
            .map(|code| label(code).unwrap_or_else(|| name(code).unwrap_or(code).to_owned()))
            .collect()
    }

    /// Whether this place lies within the other (or is the same).
    ///
    /// A country is within a set of its parts only if the set has it whole; whether parts make up the whole is not known.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> Known {
        self.areas
            .iter()
            .map(|area| area.is_within(&other.areas))
            .fold(Known::Yes, |answer, known| answer.and(known))
    }

    /// Whether the two have no ground in common.
    #[must_use]
    pub fn is_apart(&self, other: &Self) -> Known {
        let mut pairs = self.areas.iter().flat_map(|a| other.areas.iter().map(move |b| (a, b)));
        if !pairs.clone().any(|(a, b)| a.may_meet(b)) {
            return Known::Yes;
        }
        let is_shared = |area: &Area, others: &BTreeSet<Area>| area.is_within(others) == Known::Yes;
        let is_met = self.areas.iter().any(|area| is_shared(area, &other.areas))
            || pairs.any(|(_, b)| is_shared(b, &self.areas));
        if is_met { Known::No } else { Known::Unknown }
    }

    /// Whether the two surely share a part while each reaches beyond the other: by their codes, or because the dossier says so of one of
    /// them.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let is_beyond = |inner: &Self, outer: &Self| inner.is_within(outer) == Known::No;
        let is_by_codes =
            is_beyond(self, other) && is_beyond(other, self) && self.is_apart(other) == Known::No;
        let says = |own: &Self, other: &Self| match own.areas.first() {
            Some(Area::Own { overlaps, .. }) if own.areas.len() == 1 && other.codes.len() == 1 => {
                other.codes.is_subset(overlaps)
            }
            Some(Area::Own { .. } | Area::Country(_) | Area::Subdivision { .. }) | None => false,
        };
        is_by_codes || says(self, other) || says(other, self)
    }

    /// Whether the two are the same place. Two codes of parts of one country never are, though one part may lie within the other.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> Known {
        if let (Some(Area::Subdivision { code: a, .. }), Some(Area::Subdivision { code: b, .. })) =
            (self.only(), other.only())
            && a != b
        {
            return Known::No;
        }
        match (self.is_within(other), other.is_within(self)) {
            (Known::Yes, Known::Yes) => Known::Yes,
            (Known::No, _) | (_, Known::No) => Known::No,
            _ => Known::Unknown,
        }
    }

    /// The one area that it is, if it is one.
    fn only(&self) -> Option<&Area> {
        self.areas.first().filter(|_| self.areas.len() == 1)
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

#[cfg(feature = "serde")]
mod raw {
    use std::collections::BTreeSet;

    use super::{Area, OwnPlace, Place, PlaceError};
    use crate::PlaceId;

    /// One area as written: a code, a code with the dossier's name for it, or a place of the dossier's own.
    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(untagged)]
    pub(super) enum RawArea {
        Code(String),
        Named {
            code: String,
            label: String,
        },
        Own {
            id: PlaceId,
            label: String,
            within: Option<Place>,
            #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
            overlaps: BTreeSet<String>,
        },
    }

    impl TryFrom<Vec<RawArea>> for Place {
        type Error = PlaceError;

        fn try_from(areas: Vec<RawArea>) -> Result<Self, PlaceError> {
            let mut places = Vec::new();
            for area in areas {
                places.push(match area {
                    RawArea::Code(code) => Self::new([code.as_str()])?,
                    RawArea::Named { code, label } => {
                        let mut place = Self::new([code.as_str()])?;
                        place.labels = place.codes.iter().map(|code| (code.clone(), label.clone())).collect();
                        place
                    }
                    RawArea::Own { id, label, within, overlaps } => {
                        Self::own(&id, &OwnPlace { label, code: None, within, overlaps })?
                    }
                });
            }
            Self::together(places).ok_or(PlaceError::Empty)
        }
    }

    impl From<Place> for Vec<RawArea> {
        fn from(place: Place) -> Self {
            let own = |code: &str| {
                place.areas.iter().find_map(|area| match area {
                    Area::Own { id, within, overlaps } if id.as_str() == code => {
                        Some((id.clone(), within.as_deref().cloned(), overlaps.clone()))
                    }
                    Area::Own { .. } | Area::Country(_) | Area::Subdivision { .. } => None,
                })
            };
            let write = |code: &String| match (own(code), place.labels.get(code)) {
                (Some((id, within, overlaps)), label) => {
                    RawArea::Own { id, label: label.unwrap_or(code).clone(), within, overlaps }
                }
                (None, Some(label)) => RawArea::Named { code: code.clone(), label: label.clone() },
                (None, None) => RawArea::Code(code.clone()),
            };
            place.codes.iter().map(write).collect()
        }
    }
}
#[cfg(feature = "serde")]
use raw::RawArea;
