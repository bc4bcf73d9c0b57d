//! Units, names of entries and names of places: what is taken, what is refused, and what each is called.

use std::collections::BTreeSet;

use darkfigure_model::{
    Axis, Concept, ConceptId, Entries, FigureId, IdError, KNOWN_CURRENCIES, KNOWN_UNITS, Known, MAX_ID_LEN,
    MAX_UNIT_LEN, Number, OwnPlace, PerTime, Place, PlaceId, SourceKind, Unit, UnitError, inert_json,
    known_places, steers,
};

fn unit(name: &str) -> Unit {
    Unit::new(name).unwrap()
}

#[test]
fn units_are_known_by_their_name_or_their_currency() {
    for &(singular, plural) in KNOWN_UNITS {
        let known = unit(singular);
        assert!(known.is_known() && !known.is_currency());
        assert_eq!((known.as_str(), known.known_plural()), (singular, Some(plural)));
        assert_eq!(known.to_string(), singular);
    }
    for &code in KNOWN_CURRENCIES {
        assert!(unit(code).is_known() && unit(code).is_currency() && unit(code).is_divisible(), "{code}");
        assert_eq!(unit(code).known_plural(), Some(code));
    }
    let boats = unit("boat");
    assert!(!boats.is_known() && !boats.is_currency() && !boats.is_divisible() && !boats.is_percent());
    assert_eq!(boats.known_plural(), None);
    assert!(
        unit("tonne").is_divisible() && unit("kilogram").is_divisible() && !Unit::person().is_divisible()
    );
    assert!(unit("percent").is_percent());
}

#[test]
fn units_of_one_measure_are_so_many_of_one_another() {
    let of = |one: &str, other: &str| unit(one).in_terms_of(&unit(other)).map(Number::to_f64);
    assert_eq!(of("tonne", "kilogram"), Some(1000.0));
    assert_eq!(of("gram", "tonne"), Some(1e-6));
    assert_eq!(of("mile", "metre"), Some(1609.344));
    assert_eq!(of("square mile", "hectare"), Some(258.998_811_033_6));
    assert_eq!(of("acre", "square kilometre"), Some(0.004_046_856_422_4));
    assert_eq!(
        (of("kilometre", "mile"), of("acre", "square mile"), of("person", "person")),
        (None, None, None)
    );
    assert_eq!((of("kilometre", "square kilometre"), of("tonne", "GBP")), (None, None));
}

#[test]
fn a_unit_is_a_short_name_of_letters() {
    assert_eq!(Unit::new(""), Err(UnitError::Length { found: 0 }));
    assert!(Unit::new("a".repeat(MAX_UNIT_LEN)).is_ok());
    assert_eq!(Unit::new("a".repeat(MAX_UNIT_LEN + 1)), Err(UnitError::Length { found: MAX_UNIT_LEN + 1 }));
    assert!(Unit::new("vehicle-kilometre driven").is_ok());
    assert_eq!(Unit::new("case2"), Err(UnitError::Character { found: '2' }));
}

#[test]
fn a_name_has_small_letters_digits_and_inner_hyphens() {
    for taken in ["a", "7", "police-2023", "a--b"] {
        assert_eq!(FigureId::new(taken).map(String::from), Ok(taken.to_owned()));
    }
    let character = |found| Err(IdError::Character { found });
    for (refused, error) in [
        ("", Err(IdError::Empty)),
        ("-a", character('-')),
        ("a-", character('-')),
        ("-", character('-')),
        ("A", character('A')),
        ("a b", character(' ')),
        ("a.b", character('.')),
    ] {
        assert_eq!(FigureId::new(refused), error, "{refused}");
    }
    assert!(FigureId::new("a".repeat(MAX_ID_LEN)).is_ok());
    assert_eq!(FigureId::new("a".repeat(MAX_ID_LEN + 1)), Err(IdError::TooLong { found: MAX_ID_LEN + 1 }));
    assert!(FigureId::new("a".repeat(MAX_ID_LEN + 2)).is_err());
}

#[test]
fn axes_and_stretches_of_time_have_their_words() {
    let names = Axis::ALL.map(Axis::name);
    assert_eq!(names, ["unit", "concept", "population", "place", "time", "status"]);
    assert_eq!(Axis::ALL.map(|axis| axis.to_string()), names);
    assert_eq!(PerTime::ALL.map(PerTime::word), ["day", "week", "month", "year"]);
    // A year of days, of weeks of seven days, and of twelfths.
    assert_eq!(PerTime::ALL.map(|time| (time.in_a_year() * 7.0).round() as i32), [2557, 365, 84, 7]);
}

#[test]
fn noncharacters_steer_and_are_escaped_in_json() {
    for plain in ['a', 'é', '\u{fffd}', '\u{1f600}', '\u{200d}', '\u{fdcf}', '\u{fdf0}'] {
        assert!(!steers(plain), "{plain:?}");
        assert_eq!(inert_json(&plain.to_string()), plain.to_string());
    }
    for (steering, escaped) in [
        ('\u{fffe}', "\\ufffe"),
        ('\u{ffff}', "\\uffff"),
        ('\u{1fffe}', "\\ud83f\\udffe"),
        ('\u{7f}', "\\u007f"),
    ] {
        assert!(steers(steering), "{steering:?}");
        assert_eq!(inert_json(&steering.to_string()), escaped);
    }
    assert_eq!(inert_json("{\n}"), "{\n}", "lines between values stay");
}

#[test]
fn entries_are_found_by_name_and_by_place() {
    let entries: Entries<FigureId, i32> =
        ["b", "a", "c"].iter().zip(0..).map(|(id, n)| (FigureId::new(*id).unwrap(), n)).collect();
    let id = |name| FigureId::new(name).unwrap();
    assert_eq!(["b", "a", "c", "d"].map(|name| entries.place(&id(name))), [Some(0), Some(1), Some(2), None]);
    assert!(!entries.is_empty() && Entries::<FigureId, i32>::new().is_empty());
    let list: Vec<(FigureId, i32)> = entries.clone().into();
    assert_eq!(list, [(id("b"), 0), (id("a"), 1), (id("c"), 2)]);
    assert_eq!(Entries::from(list), entries);
    assert_eq!((&entries).into_iter().count(), 3);
}

fn place(codes: &[&str]) -> Place {
    Place::new(codes.iter().copied()).unwrap()
}

fn own(name: &str, within: Option<Place>, overlaps: &[&str]) -> Place {
    let overlaps: BTreeSet<String> = overlaps.iter().map(|code| (*code).to_owned()).collect();
    let entry = OwnPlace { label: format!("the {name}"), code: None, within, overlaps };
    Place::own(&PlaceId::new(name).unwrap(), &entry).unwrap()
}

#[test]
fn every_known_code_is_a_place_by_its_name() {
    assert!(known_places().count() > 250);
    for (code, name) in known_places() {
        assert_eq!(place(&[&code]).names(), [name], "{code}");
    }
    assert_eq!(place(&["KH-18"]).names(), ["KH-18"]);
    assert_eq!(own("camp", None, &[]).names(), ["the camp"]);
    let entry = |code: &str| OwnPlace {
        label: "the coast".to_owned(),
        code: Some(code.to_owned()),
        within: None,
        overlaps: BTreeSet::new(),
    };
    let coast = Place::own(&PlaceId::new("coast").unwrap(), &entry("KH-18")).unwrap();
    assert_eq!(
        (coast.names(), coast.is_same(&place(&["KH-18"]))),
        (vec!["the coast".to_owned()], Known::Yes)
    );
    assert!(Place::own(&PlaceId::new("coast").unwrap(), &entry("XX")).is_err());
    for refused in ["KH-", "KH-1234", "KH-1é", "KHM-18", "9999", "12", "000"] {
        assert!(Place::new([refused]).is_err(), "{refused}");
    }
}

#[test]
fn regions_hold_their_countries_and_no_others() {
    let regions = [
        ("035", "KH", true),
        ("142", "KH", true),
        ("001", "KH", true),
        ("150", "KH", false),
        ("034", "KH", false),
    ];
    for (region, country, holds) in regions {
        let expected = if holds { Known::Yes } else { Known::No };
        assert_eq!(place(&[country]).is_within(&place(&[region])), expected, "{country} in {region}");
    }
    // South-eastern Asia lies within Asia; Asia does not lie within it, nor the other way round.
    assert_eq!(place(&["035"]).is_within(&place(&["142"])), Known::Yes);
    assert_eq!(place(&["142"]).is_within(&place(&["035"])), Known::No);
    assert_eq!(place(&["142"]).is_same(&place(&["035"])), Known::No);
    assert_eq!(place(&["KH"]).is_same(&place(&["KH-18"])), Known::Unknown, "parts may make up the whole");
    assert_eq!(place(&["KH", "VN"]).is_same(&place(&["KH", "LA"])), Known::No);
}

#[test]
fn places_are_apart_where_they_have_no_ground_in_common() {
    assert_eq!(place(&["KH"]).is_apart(&place(&["VN"])), Known::Yes);
    assert_eq!(place(&["KH", "VN"]).is_apart(&place(&["VN", "LA"])), Known::No);
    assert_eq!(place(&["KH"]).is_apart(&place(&["KH-18"])), Known::No);
    assert_eq!(place(&["KH-18"]).is_apart(&place(&["KH"])), Known::No);
    assert_eq!(place(&["KH-18"]).is_apart(&place(&["KH-12"])), Known::Yes, "parts of one level");
    assert_eq!(place(&["GB-ENG"]).is_apart(&place(&["GB-SCT"])), Known::Yes, "two nations of a kingdom");
    assert_eq!(
        place(&["GB-ENG"]).is_apart(&place(&["GB-KEN"])),
        Known::Unknown,
        "a county may lie in a nation"
    );
    assert_eq!(place(&["GB-ENG"]).is_within(&place(&["GB-KEN"])), Known::Unknown);
    assert_eq!(own("camp", Some(place(&["KH"])), &[]).is_apart(&place(&["VN"])), Known::Yes);
    assert_eq!(own("camp", Some(place(&["KH"])), &[]).is_apart(&place(&["KH-18"])), Known::Unknown);
    assert_eq!(own("camp", None, &[]).is_apart(&place(&["VN"])), Known::Unknown, "nobody says where");
    let camp = own("camp", Some(place(&["KH"])), &[]);
    assert_eq!(camp.is_apart(&camp), Known::No);
    assert_eq!(camp.is_apart(&own("sea", Some(place(&["VN"])), &[])), Known::Yes);
    assert_eq!(camp.is_within(&own("sea", Some(place(&["VN"])), &[])), Known::No);
}

#[test]
fn a_place_of_ones_own_lies_where_the_dossier_says() {
    let border = own("border", Some(place(&["KH", "VN"])), &[]);
    assert_eq!(border.is_within(&place(&["KH", "VN", "LA"])), Known::Yes);
    assert_eq!(border.is_within(&place(&["KH"])), Known::Unknown, "it may lie on one side");
    assert_eq!(border.is_within(&place(&["LA"])), Known::No);
    let camp = own("camp", Some(border.clone()), &[]);
    assert_eq!(camp.is_within(&border), Known::Yes);
    assert_eq!(camp.is_within(&place(&["035"])), Known::Yes);
    // One name is one place, whatever else is said of it.
    assert_eq!(own("camp", None, &[]).is_within(&camp), Known::Unknown);
}

#[test]
fn places_overlap_by_their_codes_or_where_that_is_said() {
    assert!(place(&["KH", "VN"]).overlaps(&place(&["VN", "LA"])));
    assert!(!place(&["KH", "VN"]).overlaps(&place(&["VN"])) && !place(&["KH"]).overlaps(&place(&["VN"])));
    let sea = own("sea", None, &["KH"]);
    assert!(sea.overlaps(&place(&["KH"])) && place(&["KH"]).overlaps(&sea));
    assert!(!sea.overlaps(&place(&["VN"])) && !place(&["VN"]).overlaps(&sea));
    // Of several places together it is not said.
    assert!(!sea.overlaps(&place(&["KH", "VN"])));
    let both = Place::together([sea, place(&["VN"])]).unwrap();
    assert!(!both.overlaps(&place(&["KH"])));
    let two = Place::together([own("sea", None, &["KH"]), own("zone", None, &[])]).unwrap();
    assert!(!two.overlaps(&place(&["KH"])) && !place(&["KH"]).overlaps(&two));
    assert!(!own("sea", None, &["KH", "VN"]).overlaps(&place(&["KH", "VN"])), "it may lie within the two");
}

#[test]
fn two_codes_of_one_country_are_two_places() {
    for (one, other) in [("KH-18", "KH-12"), ("GB-ENG", "GB-SCT"), ("GB-ENG", "GB-KEN"), ("FR-IDF", "FR-75")]
    {
        assert_eq!(place(&[one]).is_same(&place(&[other])), Known::No, "{one} {other}");
    }
    assert_eq!(place(&["GB-KEN"]).is_same(&place(&["GB-KEN"])), Known::Yes);
    // A county and a nation, each together with something else, may have the same ground for all that the codes say.
    assert_eq!(place(&["GB-ENG", "KH"]).is_same(&place(&["GB-KEN", "KH"])), Known::Unknown);
    assert_eq!(place(&["FR-IDF"]).is_apart(&place(&["FR-75"])), Known::Unknown, "a department of a region");
}

#[test]
fn a_concept_may_be_named_by_its_id_alone() {
    let id = ConceptId::new("held").unwrap();
    let concepts: Entries<ConceptId, Concept> = Entries::new();
    assert_eq!((concepts.get(&id).is_none(), id.as_str(), id.to_string()), (true, "held", "held".to_owned()));
}

#[test]
fn sources_are_called_what_they_are() {
    use SourceKind::{Article, Data, Page, Paper, Report, Speech, Statement};
    let names = [Report, Paper, Article, Statement, Speech, Data, Page].map(SourceKind::name);
    assert_eq!(names, ["report", "paper", "article", "statement", "speech", "data", "page"]);
}
