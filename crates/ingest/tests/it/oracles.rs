//! What the grammars make of texts, one by one; and what other readers make of the same files.

use darkfigure_ingest::spoken::parse_spoken;
use darkfigure_ingest::{InputLimits, parse_period, parse_value, read_dossier, write_value};
use proptest::prelude::*;

use crate::reading::{alone, codes};

/// Texts that mean the same as the canonical one behind them.
const VALUES: &[(&str, &str)] = &[
    ("259", "259"),
    ("1,213", "1,213"),
    ("1 213", "1,213"),
    ("1\u{a0}213", "1,213"),
    ("1\u{202f}213", "1,213"),
    ("1'213", "1,213"),
    ("3.5 million", "3.5 million"),
    ("3.5m", "3.5 million"),
    ("12.5bn", "12.5 billion"),
    ("half a million", "0.5 million"),
    ("a dozen", "12"),
    ("~100_000", "about 100,000"),
    ("around 100,000", "about 100,000"),
    ("some 100,000", "about 100,000"),
    ("c. 100,000", "about 100,000"),
    ("nearly 100,000", "about 100,000"),
    ("circa 100,000", "about 100,000"),
    (">= 120000", "at least 120,000"),
    ("at least 120,000", "at least 120,000"),
    ("No fewer than 120,000", "at least 120,000"),
    ("120,000 or more", "at least 120,000"),
    ("120,000+", "at least 120,000"),
    ("more than 10,000", "more than 10,000"),
    ("in excess of 350,000", "more than 350,000"),
    ("up to 19 billion", "at most 19 billion"),
    ("at most 5", "at most 5"),
    ("less than 5", "less than 5"),
    ("fewer than 5", "less than 5"),
    ("nowhere near 100,000", "nowhere near 100,000"),
    ("10 to 13 thousand", "10 thousand to 13 thousand"),
    ("10–13 thousand", "10 thousand to 13 thousand"),
    ("10-13k", "10 thousand to 13 thousand"),
    ("between 10 and 13", "10 to 13"),
    ("5-10", "5 to 10"),
    ("-5 to -3", "-5 to -3"),
    ("2.35 to 9.94", "2.35 to 9.94"),
    ("10 to 13%", "10% to 13%"),
    ("12,350 [10,860, 14,110] at 95%", "12,350 [10,860, 14,110] at 95%"),
    ("12,350 [10,860, 14,110] at 95% confidence", "12,350 [10,860, 14,110] at 95% confidence"),
    ("12,350 (10,860–14,110) at 90% credible interval", "12,350 [10,860, 14,110] at 90% credible"),
    ("66 (95% CI 46–110)", "66 [46, 110] at 95% confidence"),
    ("[46, 110] at 99.9% as lognormal", "[46, 110] at 99.9% as lognormal"),
    ("3.5 [3.1, 4.0] million at 95%", "3.5 million [3.1 million, 4.0 million] at 95%"),
    ("22% [20%, 25%] at 95% as beta", "22% [20%, 25%] at 95% as beta"),
    ("tens of thousands", "tens of thousands"),
    ("at least tens of thousands", "tens of thousands"),
    ("dozens", "dozens"),
    ("thousands a day", "thousands a day"),
    ("at least tens per 252,590", "tens per 252,590"),
    ("hundreds of thousands", "hundreds of thousands"),
    ("22%", "22%"),
    ("22 percent", "22%"),
    ("about 22 per cent", "about 22%"),
    ("37 per 100,000", "37 per 100,000"),
    ("-24", "-24"),
    ("\u{2212}24", "-24"),
    ("+1.133 million", "1.133 million"),
    ("1.2e6", "1.2 million"),
    ("1e-3", "0.001"),
    ("12.450", "12.450"),
    ("1.10", "1.10"),
];

#[test]
fn values_are_read_as_people_write_them() {
    for (written, canonical) in VALUES {
        let value = parse_value(written).unwrap_or_else(|error| panic!("{written}: {error}"));
        assert_eq!(write_value(&value), *canonical, "{written}");
    }
}

/// Texts that are refused, and a part of the hint that says how to write them.
const REFUSED: &[(&str, &str)] = &[
    ("1,23", "1.23"),
    ("1,2345", "1.2345"),
    ("1.234.567", "1234567"),
    ("1.234,5", "1234.5"),
    ("12,34,567", "1234"),
    ("0,5", "0.5"),
    ("5 - -3", "-5 to -3"),
    ("-5-3", "-5 to -3"),
    ("10-5", "smaller number first"),
    ("66 (46–110)", "66 [46, 110] at 95%"),
    ("[46,110] at 95%", "[46, 110]"),
    ("1,000 to 2,000 thousand", "write both numbers out"),
    ("at least around 5", "keep the one"),
    ("about 10 to 13", "two ends only"),
    ("200 [46, 110] at 95%", "three numbers"),
    ("66 [46, 110] at 95% as gamma", "lognormal"),
    ("5 to 6 as uniform", "as lognormal"),
    ("66 [46, 110] at 0.95", "at 95%"),
    ("many", "in digits"),
    ("", "259"),
    ("259 cases", "keys of their own"),
    ("37 per 0", "per 100,000"),
    ("1e99", "shorter"),
    ("1234567890123456789012345678901", "shorter"),
];

#[test]
fn what_is_ambiguous_is_refused_and_the_hint_says_how_to_write_it() {
    for (written, hint) in REFUSED {
        let error = parse_value(written).expect_err(written);
        let found = error.fault.hint().unwrap_or_default();
        assert!(found.contains(hint), "{written}: {error}: {found}");
        assert!(error.start <= error.end && error.end <= written.len(), "{written}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let toml = "\u{feff}[dossier]\r\ntitle = \"t\"\r\n";
    assert_eq!(alone("d.toml", toml).dossier.map(|d| d.title).as_deref(), Some("t"));
    let json = "\u{feff}{\r\n\"dossier\": {\"title\": \"t\"}}\r\n";
    assert_eq!(alone("d.json", json).dossier.map(|d| d.title).as_deref(), Some("t"));
}

const PERIODS: &[(&str, &str)] = &[
    ("2023", "2023"),
    ("2023-08", "2023-08"),
    ("2023-12-12", "2023-12-12"),
    ("2023-08~", "2023-08~"),
    ("2022-12/2023-12", "2022-12/2023-12"),
    ("../2023", "../2023"),
    ("2023/..", "2023/.."),
    ("/2023", "/2023"),
    ("2023/", "2023/"),
    ("2023/2023", "2023"),
    ("the year to 2023-12-12~", "2022-12-13~/2023-12-12~"),
    ("from 2022-12-13 to 2023-12-12", "2022-12-13/2023-12-12"),
    ("2022 to 2023", "2022/2023"),
    ("since 2019", "2019/.."),
    ("about 2023", "2023~"),
];

#[test]
fn periods_are_read_as_people_write_them() {
    for (written, canonical) in PERIODS {
        let period = parse_period(written).unwrap_or_else(|error| panic!("{written}: {error}"));
        assert_eq!(period.to_string(), *canonical, "{written}");
    }
    for refused in
        ["", "2023-13", "2023-02-30", "23", "August 2023", "2023/2022", "2023-8", "2023-08-01-01", "0000"]
    {
        assert!(parse_period(refused).is_err(), "{refused}");
    }
}

#[test]
fn what_is_said_has_its_unit_behind_it() {
    let cases = [
        ("259 cases", "259", "case"),
        ("around 100,000 people", "about 100,000", "person"),
        ("at least 53 compounds", "at least 53", "compound"),
        ("2 000 victims", "2,000", "person"),
        ("22%", "22%", "percent"),
        ("£35bn", "35 billion", "GBP"),
        ("USD 12.5bn", "12.5 billion", "USD"),
        ("10 to 13 thousand persons", "10 thousand to 13 thousand", "person"),
        ("almost 2,000 dead", "about 2,000", "death"),
        ("$10m", "10 million", "USD"),
        ("$10m in damages", "10 million", "USD"),
        ("a third", "about 33.3%", "percent"),
        ("nearly two thirds of them", "about 66.7%", "percent"),
        ("one in five boats", "20%", "percent"),
        ("half a million people", "0.5 million", "person"),
        ("zero deaths", "0", "death"),
        ("twenty-five cases", "25", "case"),
        ("as high as 27,000 deaths", "at most 27,000", "death"),
        ("1.1 million students", "1.1 million", "student"),
        ("tens of thousands of victims", "tens of thousands", "person"),
        ("171 deaths per 100,000", "171 per 100,000", "death"),
        ("171 deaths per 100,000 people", "171 per 100,000", "death"),
        ("900,000 to 1.8 million people", "900,000 to 1.8 million", "person"),
        ("3-4,000 workers", "3,000 to 4,000", "worker"),
        ("500–1,000 workers", "500 to 1,000", "worker"),
        ("259 unicorns", "259", "unicorn"),
        ("11,500 displaced families", "11,500", "family"),
        ("40 fishing boats in the delta", "40", "fishing boat"),
        ("two dozen arrests", "24", "arrest"),
        ("half a dozen arrests", "6", "arrest"),
        ("no deaths", "0", "death"),
        ("not a single case", "0", "case"),
        ("nobody", "0", "person"),
        ("no more than 5 deaths", "at most 5", "death"),
        ("1 in 150", "about 0.667%", "percent"),
        ("1 in 8 boats", "12.5%", "percent"),
        ("1 in 5 women", "20%", "percent"),
    ];
    for (said, value, unit) in cases {
        let spoken = parse_spoken(said).unwrap_or_else(|error| panic!("{said}: {error}"));
        let noun = spoken.noun.unwrap_or_else(|| panic!("{said}: no noun"));
        assert_eq!((write_value(&spoken.value).as_str(), noun.unit.as_str()), (value, unit), "{said}");
    }
    for (said, value) in [
        ("259", "259"),
        ("12 per 100,000", "12 per 100,000"),
        ("900,000 to 1.8 million", "900,000 to 1.8 million"),
    ] {
        let spoken = parse_spoken(said).unwrap_or_else(|error| panic!("{said}: {error}"));
        assert_eq!((write_value(&spoken.value).as_str(), spoken.noun), (value, None), "{said}");
    }
    let bases = [
        ("a quarter of residents", Some("residents")),
        ("24% of all cases", Some("all cases")),
        ("1 in 5 women", Some("women")),
        ("12 per 100,000 residents", Some("residents")),
        ("half of them", None),
        ("24%", None),
        ("40 boats of fishermen", None),
    ];
    for (said, base) in bases {
        let spoken = parse_spoken(said).unwrap_or_else(|error| panic!("{said}: {error}"));
        assert_eq!(spoken.base.as_deref(), base, "{said}");
    }
    for refused in [
        "$5 milli\0\0on",
        "12\u{200b}0 people",
        "cases",
        "many people",
        "12.345 people",
        "12,00 people",
        "1e400 people",
        "5 2 people",
        "3 \u{202e}000",
    ] {
        assert!(parse_spoken(refused).is_err(), "{refused}");
    }
}

proptest! {
    /// serde_json::from_str::<serde_json::Value>(text).is_ok()
    #[test]
    fn json_is_accepted_where_serde_json_accepts_it(text in "[\\[\\]{}\":,0-9eE.+\\-tfn\\\\u \nrualse]{0,24}") {
        let other = serde_json::from_str::<serde_json::Value>(&text);
        // Numbers beyond a double and lone halves of characters are the other reader's limits.
        let is_limit = other.as_ref().err().is_some_and(|e| e.to_string().contains("out of range"));
        let is_json = !codes(&alone("d.json", &text)).contains(&"json-syntax");
        prop_assert!(is_limit || is_json == other.is_ok(), "{:?}", other);
    }

    /// csv::ReaderBuilder::new().flexible(true).trim(Trim::None).from_reader(text)
    #[test]
    fn csv_has_the_cells_that_the_csv_crate_finds(
        rows in prop::collection::vec(prop::collection::vec("[a-z,\" \n]{0,5}[a-z]", 3), 1..5),
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["id", "title", "publisher"]).unwrap();
        for (i, row) in rows.iter().enumerate() {
            writer.write_record([&format!("s{i}"), &row[1], &row[2]]).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let text = "[dossier]\ntitle = \"t\"\n[tables]\nsources = \"s.csv\"\n";
        let reading = read_dossier("d.toml", text.as_bytes(), InputLimits::default(), |_| Ok(bytes.clone()));
        // `kind` is missing in each row, and nothing else is wrong.
        prop_assert_eq!(codes(&reading), vec!["missing-key"; rows.len()]);
        let json = format!("kind,{}", String::from_utf8(bytes.clone()).unwrap().lines().next().unwrap());
        prop_assert!(json.starts_with("kind,id"));
        let mut other = csv::Reader::from_reader(bytes.as_slice());
        let with_kind: Vec<u8> = {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(["id", "title", "publisher", "kind"]).unwrap();
            for record in other.records() {
                let mut record = record.unwrap();
                record.push_field("report");
                writer.write_record(&record).unwrap();
            }
            writer.into_inner().unwrap()
        };
        let reading = read_dossier("d.toml", text.as_bytes(), InputLimits::default(), |_| Ok(with_kind.clone()));
        let dossier = reading.dossier.unwrap();
        for ((_, source), row) in dossier.sources.iter().zip(&rows) {
            prop_assert_eq!(source.title.trim(), row[1].trim());
            prop_assert_eq!(source.publisher.as_deref().map(str::trim), Some(row[2].trim()));
        }
    }
}
