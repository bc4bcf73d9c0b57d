//! Figures as people type them: nouns, bases, units of measure and number words, with their refusals beside them.

use darkfigure_ingest::spoken::{parse_noun, parse_spoken};
use darkfigure_ingest::write_value;

/// What was said, with its unit and, where it is no known one, its plural.
fn noun(said: &str) -> (String, Option<String>) {
    let noun = parse_noun(said).unwrap_or_else(|| panic!("{said} is no noun"));
    (noun.unit.to_string(), noun.plural)
}

#[test]
fn nouns_become_units() {
    let known = |said: &str, unit: &str| assert_eq!(noun(said), (unit.to_owned(), None), "{said}");
    for (said, unit) in [
        ("victims of trafficking", "person"),
        ("individuals", "person"),
        ("of persons", "person"),
        ("kids", "child"),
        ("dead", "death"),
        ("killed in the flood", "death"),
        ("fatalities", "death"),
        ("fatality", "death"),
        ("dollars", "USD"),
        ("euros", "EUR"),
        ("pounds.", "GBP"),
        ("GBP", "GBP"),
        ("confirmed cases", "case"),
        ("litres a head", "litre per head"),
        ("litres per head", "litre per head"),
    ] {
        known(said, unit);
    }
    let new = |said: &str, unit: &str, plural: &str| {
        assert_eq!(noun(said), (unit.to_owned(), Some(plural.to_owned())), "{said}")
    };
    for (said, unit, plural) in [
        ("Fishing Boats in the delta", "fishing boat", "fishing boats"),
        ("bakeries", "bakery", "bakeries"),
        ("glasses", "glass", "glasses"),
        ("crashes", "crash", "crashes"),
        ("torches", "torch", "torches"),
        ("boxes", "box", "boxes"),
        ("virus", "virus", "virus"),
        ("ties", "tie", "ties"),
        ("wives", "wife", "wives"),
        ("saved lives", "saved life", "saved lives"),
        ("offenses per household", "offense per household", "offenses per household"),
        ("litre bottles", "litre bottle", "litre bottles"),
        ("killed after a storm", "killed after a storm", "killed after a storm"),
        ("boats, mostly small", "boat", "boats"),
        ("boats (all of them)", "boat", "boats"),
    ] {
        new(said, unit, plural);
    }
    for nothing in ["", ".", "12", "(boats)"] {
        assert_eq!(parse_noun(nothing), None, "{nothing}");
    }
}

/// The value, the unit, the base and the time of what was said.
fn spoken(said: &str) -> [Option<String>; 4] {
    let spoken = parse_spoken(said).unwrap_or_else(|error| panic!("{said}: {error}"));
    [
        Some(write_value(&spoken.value)),
        spoken.noun.map(|noun| noun.unit.to_string()),
        spoken.base,
        spoken.when.map(|when| when.to_string()),
    ]
}

#[test]
fn spoken_figures_have_a_base_and_a_time() {
    let of = |said: &str, expected: [&str; 4]| {
        let expected = expected.map(|part| (!part.is_empty()).then(|| part.to_owned()));
        assert_eq!(spoken(said), expected, "{said}");
    };
    of("259 cases in 2023", ["259", "case", "", "2023"]);
    of("259 cases during 2023-08.", ["259", "case", "", "2023-08"]);
    of("259 cases since 2019", ["259", "case", "", "2019/.."]);
    of("259 cases from 2019 to 2021", ["259", "case", "", "2019/2021"]);
    of("259 cases on 2023-08-01", ["259", "case", "", "2023-08-01"]);
    of("259 cases in camps", ["259", "case", "", ""]);
    of("24% among men in 2020", ["24%", "percent", "men in 2020", "2020"]);
    of("24% of these", ["24%", "percent", "", ""]);
    of("a quarter of voters.", ["25%", "percent", "voters", ""]);
    of("3 in 4 of households", ["75%", "percent", "households", ""]);
    of("1 in 4000000000 people", ["0.000000025%", "percent", "people", ""]);
    of("1 in 4294967295 people", ["about 0.0000000233%", "percent", "people", ""]);
    of("0 in 5 women", ["0 per 5", "", "women", ""]);
    of("1 in 1 women", ["1 per 1", "", "women", ""]);
    of("171 deaths per 100,000 young people", ["171 per 100,000", "death", "", ""]);
    of("171 deaths per 100,000 under-fives", ["171 per 100,000", "death", "", ""]);
    of("50 in 497 women", ["about 10.1%", "percent", "women", ""]);
    of("1 under-five in 5", ["20%", "percent", "under-five", ""]);
    of("5 to 6 people in 10", ["5 to 6", "person", "", ""]);
    of("an eighth of voters", ["12.5%", "percent", "voters", ""]);
    of("5 in 5 women", ["100%", "percent", "women", ""]);
    of("5 in 3 women", ["5 per 3", "", "women", ""]);
    of("0 people in 5", ["0", "person", "", ""]);
    of("24% of deaths a year", ["24%", "percent", "deaths a year", ""]);
    of("30 in 9000 women", ["about 0.333%", "percent", "women", ""]);
    of("1 in every 5 women", ["20%", "percent", "women", ""]);
    of("1 out of every 5 women", ["20%", "percent", "women", ""]);
    of("more than half of them", ["more than 50%", "percent", "", ""]);
    of("at least 2 thirds of them", ["at least 66.7%", "percent", "", ""]);
    of("fell by 16%", ["-16% more", "percent", "", ""]);
    of("4,000 a year over 2019 to 2021", ["4,000 a year", "", "", ""]);
    of("12 per 100,000 women", ["12 per 100,000", "", "women", ""]);
    of("12 deaths per 1,000 a year", ["12 per 1,000 a year", "death", "", ""]);
    of("12 people in 3 provinces", ["12", "person", "", ""]);
    of("£2.5m of fraud in 2020", ["2.5 million", "GBP", "", "2020"]);
    of("between €5m and €6m", ["5 million to 6 million", "EUR", "", ""]);
    of("US$ 10 million", ["10 million", "USD", "", ""]);
    of("EUR 10 million", ["10 million", "EUR", "", ""]);
    of("half a million euros", ["0.5 million", "EUR", "", ""]);
    of("9 out of 10 women", ["90%", "percent", "women", ""]);
    of("three in five nurses", ["60%", "percent", "nurses", ""]);
    of("a quarter of a million deaths", ["0.25 million", "death", "", ""]);
    of("nearly three quarters of a billion dollars", ["about 0.75 billion", "USD", "", ""]);
    of("one person in five", ["20%", "percent", "person", ""]);
    of("nearly two young women in three", ["about 66.7%", "percent", "young women", ""]);
    of("12 cases in 2019", ["12", "case", "", "2019"]);
    of("a quarter of a class", ["25%", "percent", "a class", ""]);
}

#[test]
fn units_of_measure_are_read_by_their_signs() {
    for (said, unit) in [
        ("12 kg of gold", "kilogram"),
        ("300 kg cocaine", "kilogram"),
        ("0.5 t", "tonne"),
        ("604 km2", "square kilometre"),
        ("604 sq km of forest", "square kilometre"),
        ("80 square miles", "square mile"),
        ("5 miles", "mile"),
        ("8 kilometers", "kilometre"),
        ("50 ha", "hectare"),
        ("200 cubic metres", "cubic metre"),
        ("300 buses", "bus"),
        ("12 warehouses", "warehouse"),
        ("3 houses", "house"),
        ("3 tonne trucks", "tonne truck"),
        ("40 dollar bills", "dollar bill"),
    ] {
        assert_eq!(spoken(said)[1].as_deref(), Some(unit), "{said}");
    }
}

#[test]
fn the_size_of_a_base_is_read_where_it_counts_things() {
    let size = |said: &str| parse_spoken(said).unwrap().base_size.map(|size| write_value(&size));
    for (said, expected) in [
        ("7% of 1.3 million flats", Some("1.3 million")),
        ("7% of about 900 two-bed flats", Some("about 900")),
        ("7% of flats", None),
        ("7% of 0 flats", None),
        ("7% of 40%", None),
        ("7% of 1,300", None),
    ] {
        assert_eq!(size(said).as_deref(), expected, "{said}");
    }
}

#[test]
fn number_words_are_rewritten() {
    let value = |said: &str| spoken(said)[0].clone().unwrap_or_default();
    for (said, expected) in [
        ("nineteen cases", "19"),
        ("Forty-two cases", "42"),
        ("ninety-nine cases", "99"),
        ("3 dozen cases", "36"),
        ("three dozen cases", "36"),
        ("Half a dozen cases", "6"),
        ("a dozen cases", "12"),
        ("no one", "0"),
        ("no-one", "0"),
        ("Not one case", "0"),
        ("not 1 case", "0"),
        ("no cases", "0"),
        ("5–6,000 cases", "5,000 to 6,000"),
        ("5 - 6,000,000 cases", "5,000,000 to 6,000,000"),
        ("500-600 cases", "500 to 600"),
        ("5 - 6 cases", "5 to 6"),
        ("1,005-6,000 cases", "1,005 to 6,000"),
        ("300-6,500 cases", "300 to 6,500"),
        ("1.500 million people", "1.500 million"),
        ("0.125 cases", "0.125"),
        ("12.345%", "12.345%"),
        ("1,234.567 cases", "1,234.567"),
        ("1234.567 cases", "1,234.567"),
        ("3-3,000 cases", "3 to 3,000"),
    ] {
        assert_eq!(value(said), expected, "{said}");
    }
    for refused in [
        "no more cases",
        "no fewer",
        "no longer 5",
        "12.345",
        "1.500 people",
        "fifty-ten cases",
        "ten-two cases",
        "fifty-zero cases",
        "zero-five cases",
        "eleven-two cases",
        "259 (boats)",
        "259 cats&dogs",
        "half-hearted",
        "600-5,000 %$",
    ] {
        assert!(parse_spoken(refused).is_err(), "{refused}: {:?}", parse_spoken(refused));
    }
}

#[test]
fn a_margin_is_read_with_its_level_wherever_the_noun_stands() {
    for said in [
        "1,200 people \u{b1} 300 at 95%",
        "1,200 \u{b1} 300 people at 95%",
        "1,200 +/- 300 at 95% people",
        "1,200 +/\u{2212} 300 at 95% people",
    ] {
        let [value, unit, ..] = spoken(said);
        assert_eq!(value.as_deref(), Some("1,200 [900, 1,500] at 95%"), "{said}");
        assert_eq!(unit.as_deref(), Some("person"), "{said}");
    }
    let [value, unit, ..] = spoken("1.2 million \u{b1} 0.3 million dead (95% CI)");
    assert_eq!(value.as_deref(), Some("1.2 million [0.9 million, 1.5 million] at 95% confidence"));
    assert_eq!(unit.as_deref(), Some("death"));
    let error = parse_spoken("1,200 people \u{b1} 300").unwrap_err();
    assert_eq!(error.fault.to_string(), "what stands behind \u{b1} needs its meaning");
    assert!(parse_spoken("\u{b1} 300 people at 95%").is_err());
}
