//! The grammars of values and periods, form by form, with their refusals beside them.

use darkfigure_ingest::spoken::parse_spoken;
use darkfigure_ingest::{
    MAX_PERIOD_LEN, MAX_VALUE_LEN, PeriodFault, parse_date, parse_period, parse_value, write_value,
};

/// Each text is read as the canonical one beside it, which reads back as the same.
#[track_caller]
fn read(pairs: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (written, canonical) in pairs {
        let found = parse_value(written);
        let text = found.as_ref().map(write_value);
        if text.as_deref() != Ok(*canonical) {
            wrong.push(format!("{written}: {text:?} for {canonical}"));
        } else if parse_value(canonical) != found {
            wrong.push(format!("{canonical} does not read back"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each text is refused, with this fault, in these words of it.
#[track_caller]
fn refused(triples: &[(&str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (written, message, place) in triples {
        match parse_value(written) {
            Ok(value) => wrong.push(format!("{written} is read as {}", write_value(&value))),
            Err(error) => {
                let found = (error.to_string(), &written[error.start..error.end]);
                if found != ((*message).to_owned(), *place) {
                    wrong.push(format!("{written}: {found:?} for {message} at {place}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_hedge_before_and_behind() {
    read(&[
        ("far below 5", "nowhere near 5"),
        ("far fewer than 5", "nowhere near 5"),
        ("far less than 5", "nowhere near 5"),
        ("<<5", "nowhere near 5"),
        ("no less than 5", "at least 5"),
        ("not less than 5", "at least 5"),
        ("a minimum of 5", "at least 5"),
        ("as few as 5", "at least 5"),
        ("as low as 5", "at least 5"),
        ("≥5", "at least 5"),
        ("upwards of 5", "more than 5"),
        ("over 5", "more than 5"),
        ("exceeding 5", "more than 5"),
        (">5", "more than 5"),
        ("as many as 5", "at most 5"),
        ("as high as 5", "at most 5"),
        ("as much as 5", "at most 5"),
        ("no more than 5", "at most 5"),
        ("not more than 5", "at most 5"),
        ("a maximum of 5", "at most 5"),
        ("<= 5", "at most 5"),
        ("≤5", "at most 5"),
        ("5 or fewer", "at most 5"),
        ("5 or less", "at most 5"),
        ("under 5", "less than 5"),
        ("below 5", "less than 5"),
        ("<5", "less than 5"),
        ("roughly 5", "about 5"),
        ("approximately 5", "about 5"),
        ("approx. 5", "about 5"),
        ("approx 5", "about 5"),
        ("almost 5", "about 5"),
        ("close to 5", "about 5"),
        ("an estimated 5", "about 5"),
        ("estimated 5", "about 5"),
        ("ca. 5", "about 5"),
        ("≈5", "about 5"),
    ]);
    refused(&[
        ("at least 5 or more", "a value has one hedge, found two", "at least 5 or more"),
        ("about 5+", "a value has one hedge, found two", "about 5+"),
        ("about at least 5", "a value has one hedge, found two", "about at least"),
        ("at least 10 to 13", "a range or interval has no hedge before it", "at least 10 to 13"),
        ("about dozens", "a range or interval has no hedge before it", "about dozens"),
        (
            "up to 66 [46, 110] at 95%",
            "a range or interval has no hedge before it",
            "up to 66 [46, 110] at 95%",
        ),
        ("about [46, 110] at 95%", "a range or interval has no hedge before it", "about [46, 110] at 95%"),
        ("overt 5", "expected a number, found `overt`", "overt"),
    ]);
}

#[test]
fn count_words_have_a_scale() {
    for (words, scale) in [
        ("hundreds of millions", 1e8),
        ("tens of millions", 1e7),
        ("hundreds of thousands", 1e5),
        ("tens of thousands", 1e4),
        ("billions", 1e9),
        ("millions", 1e6),
        ("thousands", 1e3),
        ("hundreds", 100.0),
        ("tens", 10.0),
        ("scores", 20.0),
        ("dozens", 12.0),
        ("several hundred", 100.0),
        ("several thousand", 1_000.0),
        ("a few thousand", 1_000.0),
        ("a few dozen", 12.0),
        ("multiples of 250", 250.0),
        ("more than thousands", 1_000.0),
    ] {
        let value = parse_value(words).unwrap_or_else(|error| panic!("{words}: {error}"));
        let darkfigure_model::Form::Vague(vague) = value.form else { panic!("{words} is {value:?}") };
        assert!((vague.scale().to_f64() - scale).abs() < 1e-9, "{words}");
    }
    read(&[
        ("multiples of 250", "multiples of 250"),
        ("several hundred", "hundreds"),
        ("a few dozen", "dozens"),
    ]);
    refused(&[
        ("several", "expected a number, found `several`", "several"),
        ("a few people", "expected a number, found `a`", "a"),
    ]);
    assert!(parse_value("multiples of 0").is_err() && parse_value("multiples of many").is_err());
}

#[test]
fn numerals_with_words_and_powers() {
    read(&[
        ("2", "2"),
        ("3 hundred", "0.3 thousand"),
        ("2 hundred thousand", "0.2 million"),
        ("5k", "5 thousand"),
        ("5k", "5 thousand"),
        ("5b", "5 billion"),
        ("5 mn", "5 million"),
        ("5bn", "5 billion"),
        ("5 tn", "5 trillion"),
        ("5 trillion", "5 trillion"),
        ("3 lakh", "0.3 million"),
        ("3 crore", "0.03 billion"),
        ("a hundred", "0.1 thousand"),
        ("one million", "1 million"),
        ("a dozen", "12"),
        ("1.5e3", "1.5 thousand"),
        ("2E+3", "2 thousand"),
        ("25e-2", "0.25"),
        ("0.050", "0.050"),
        ("1,234.50", "1,234.50"),
        ("1’234’567", "1,234,567"),
        ("12 345 678", "12,345,678"),
        ("12 345\u{a0}678", "12,345,678"),
        ("-3.5 million", "-3.5 million"),
        ("007", "7"),
    ]);
    refused(&[
        ("1,2", "`1,2` can be read in more than one way", "1,2"),
        ("1_2", "`1_2` can be read in more than one way", "1_2"),
        ("1'2345", "`1'2345` can be read in more than one way", "1'2345"),
        ("0,123", "`0,123` can be read in more than one way", "0,123"),
        ("1234,567", "`1234,567` can be read in more than one way", "1234,567"),
        ("1,234'567", "`1,234'567` can be read in more than one way", "1,234'567"),
        ("1 234,567", "`1 234,567` can be read in more than one way", "1 234,567"),
        ("1,234 567", "`567` is no part of a value", "567"),
        ("1.5,2.7 people", "`1.5,2.7` can be read in more than one way", "1.5,2.7"),
        ("1.5.2", "`1.5.2` can be read in more than one way", "1.5.2"),
        ("1.5,2", "`1.5,2` can be read in more than one way", "1.5,2"),
        ("1 2345", "`2345` is no part of a value", "2345"),
        ("3 times fewer", "`3 times fewer` can be read in more than one way", "3 times fewer"),
        ("fell threefold", "`fell threefold` can be read in more than one way", "fell threefold"),
        ("doubled to 400", "`to 400` is no part of a value", "to 400"),
        ("three", "expected a number, found `three`", "three"),
        ("twice a week", "`a week` is no part of a value", "a week"),
        ("5 kilos", "`kilos` is no part of a value", "kilos"),
        ("5m3", "`3` is no part of a value", "3"),
        ("1,234e5", "`e5` is no part of a value", "e5"),
        ("5e", "`e` is no part of a value", "e"),
        ("+", "expected a number, found `+`", "+"),
        ("", "a value is missing", ""),
        ("a", "expected a number, found `a`", "a"),
    ]);
    assert_eq!(parse_value("1.").map(|value| write_value(&value)).ok(), None);
}

#[test]
fn shares_points_and_multiples() {
    read(&[
        ("2.8 percentage points", "2.8 points"),
        ("1 percentage point", "1 points"),
        ("2 percent points", "2 points"),
        ("2 pp", "2 points"),
        ("2% points", "2 points"),
        ("2 % point", "2 points"),
        ("3 times", "3 times"),
        ("3-fold", "3 times"),
        ("3 fold", "3 times"),
        ("3 times as many", "3 times"),
        ("3 times as much", "3 times"),
        ("3 times as high", "3 times"),
        ("3 times more", "3 times"),
        ("3 times higher", "3 times"),
        ("twice", "2 times"),
        ("more than twice as many", "more than 2 times"),
        ("doubled", "2 times"),
        ("tripled", "3 times"),
        ("trebled", "3 times"),
        ("quadrupled", "4 times"),
        ("halved", "0.5 times"),
        ("half as many", "0.5 times"),
        ("a third as much", "about 0.333 times"),
        ("nearly doubled", "about 2 times"),
        ("three times as high", "3 times"),
        ("Ten times", "10 times"),
        ("tenfold", "10 times"),
        ("five-fold", "5 times"),
        ("rose threefold", "3 times"),
        ("22 %", "22%"),
        ("10% to 13%", "10% to 13%"),
        ("a third", "about 33.3%"),
        ("2 thirds", "about 66.7%"),
        ("half", "50%"),
        ("3 quarters", "75%"),
        ("a fifth", "20%"),
        ("2 fifths", "40%"),
    ]);
}

#[test]
fn changes_go_up_or_down() {
    read(&[
        ("up 300", "300 more"),
        ("rose 300", "300 more"),
        ("rose by 300", "300 more"),
        ("a rise of 16%", "16% more"),
        ("rise of 16%", "16% more"),
        ("increased by 16%", "16% more"),
        ("an increase of 16%", "16% more"),
        ("grew by 16%", "16% more"),
        ("fell by 16%", "-16% more"),
        ("a fall of 16%", "-16% more"),
        ("down 16%", "-16% more"),
        ("dropped by 16%", "-16% more"),
        ("a drop of 16%", "-16% more"),
        ("decreased by 16%", "-16% more"),
        ("declined 16%", "-16% more"),
        ("a decrease of 16%", "-16% more"),
        ("16% higher", "16% more"),
        ("16% more", "16% more"),
        ("16% greater", "16% more"),
        ("16% lower", "-16% more"),
        ("16% less", "-16% more"),
        ("16% fewer", "-16% more"),
        ("300 fewer", "-300 more"),
        ("fell by 2 points", "-2 points"),
        // Downwards, a floor is a ceiling and the larger end the smaller.
        ("fell by at least 16%", "at most -16% more"),
        ("fell by more than 16%", "less than -16% more"),
        ("fell by up to 16%", "at least -16% more"),
        ("fell by less than 16%", "more than -16% more"),
        ("fell by about 16%", "about -16% more"),
        ("at least 16% fewer", "at most -16% more"),
        ("fell by 10 to 13%", "-13% to -10% more"),
        ("fell by 12% [10%, 13%] at 95%", "-12% [-13%, -10%] more at 95%"),
        ("fell by 12, lower 10, upper 13", "-12, lower -13, upper -10 more"),
    ]);
    refused(&[
        ("fell by 16% less", "a value has one hedge, found two", " less"),
        ("fell to 16%", "expected a number, found `fell`", "fell"),
        ("fell by nowhere near 16%", "a value has one hedge, found two", "fell by nowhere near 16%"),
    ]);
}

#[test]
fn rates_are_per_a_base_or_a_time_or_both() {
    read(&[
        ("37 per million", "37 per 1 million"),
        ("37 per 100,000 a year", "37 per 100,000 a year"),
        ("1 in 12", "1 per 12"),
        ("1 in every 12", "1 per 12"),
        ("3 out of 12", "3 per 12"),
        ("3 out of every 12", "3 per 12"),
        ("3 per 1000", "3 per 1,000"),
        ("5 per year", "5 a year"),
        ("5 a month", "5 a month"),
        ("5 each week", "5 a week"),
        ("5 every day", "5 a day"),
        ("5/day", "5 a day"),
        ("5 per annum", "5 a year"),
        ("5 annually", "5 a year"),
        ("5 yearly", "5 a year"),
        ("5 monthly", "5 a month"),
        ("5 weekly", "5 a week"),
        ("5 daily", "5 a day"),
        ("an average of 5,000 a year", "5,000 a year"),
        ("5,000 a year on average", "5,000 a year"),
        ("averaging 5,000 a year", "5,000 a year"),
        ("4 to 5 per 1,000", "4 to 5 per 1,000"),
    ]);
    refused(&[
        ("37 per 0", "a rate is per a positive number", "per 0"),
        ("37 per -5", "a rate is per a positive number", "per -5"),
        ("259 in 2019", "`in 2019` is no part of a value", "in 2019"),
        ("37 per head", "`per head` is no part of a value", "per head"),
        ("5 a head", "`a head` is no part of a value", "a head"),
        ("an average of 5,000", "an average is over a stretch of time", "an average of 5,000"),
        ("5,000 on average", "an average is over a stretch of time", "5,000 on average"),
        ("an average of 5 per 1,000", "an average is over a stretch of time", "an average of 5 per 1,000"),
    ]);
}

#[test]
fn ranges_share_a_multiplier_where_it_is_clear() {
    read(&[
        ("from 10 to 13", "10 to 13"),
        ("10 — 13", "10 to 13"),
        ("10 million to 13 million", "10 million to 13 million"),
        ("1.5 to 2 million", "1.5 million to 2 million"),
        ("1 to 2 hundred thousand", "0.1 million to 0.2 million"),
        ("900,000 to 1.8 million", "900,000 to 1.8 million"),
        ("between 10 and 13 thousand", "10 thousand to 13 thousand"),
        ("66, lower 46, upper 110", "66, lower 46, upper 110"),
        ("best estimate 66 (low 46; high 110)", "66, lower 46, upper 110"),
        ("median 66, minimum 46, maximum 110", "66, lower 46, upper 110"),
        ("mean 66, min 46, max 110 at 95%", "66 [46, 110] at 95%"),
        (
            "central estimate 66 (lower 46, upper 110) at 90% credible as normal",
            "66 [46, 110] at 90% credible as normal",
        ),
    ]);
    refused(&[
        ("10 and 13", "`and 13` is no part of a value", "and 13"),
        ("between 10", "an interval has two ends, found one", "between 10"),
        ("from 10", "an interval has two ends, found one", "from 10"),
        ("10 - -5", "a dash between signed numbers can be read in more than one way", "- "),
        ("-10-5", "a dash between signed numbers can be read in more than one way", "-"),
        (
            "1,000 to 2,000 thousand",
            "it is not clear whether `to 2,000 thousand` belongs to both numbers",
            " to 2,000 thousand",
        ),
        (
            "1,000 to 1,000 thousand",
            "it is not clear whether `to 1,000 thousand` belongs to both numbers",
            " to 1,000 thousand",
        ),
        ("5 to 6 as uniform", "a shape belongs to an interval at a level", " as uniform"),
        ("66, lower 46", "`, lower 46` is no part of a value", ", lower 46"),
    ]);
    assert!(parse_value("66, lower 70, upper 110").is_err() && parse_value("13 to 10").is_err());
    assert!(parse_value("10 to 10").is_ok());
}

#[test]
fn intervals_need_two_ends_and_a_level() {
    read(&[
        ("66 [46 to 110] at 95%", "66 [46, 110] at 95%"),
        ("66 [46 and 110] at 95%", "66 [46, 110] at 95%"),
        ("66 [46; 110] at 95%", "66 [46, 110] at 95%"),
        ("66 (95% CI: 46–110)", "66 [46, 110] at 95% confidence"),
        ("66 (90% CrI, 46-110)", "66 [46, 110] at 90% credible"),
        ("66 (95% credibility interval 46-110)", "66 [46, 110] at 95% credible"),
        ("66 (95% UI 46—110)", "66 [46, 110] at 95%"),
        ("66 (95% uncertainty interval 46 to 110)", "66 [46, 110] at 95%"),
        ("66 (95% stated 46 to 110)", "66 [46, 110] at 95%"),
        ("66 [46, 110] at 97.5% confidence interval", "66 [46, 110] at 97.5% confidence"),
        ("66 [46, 110] at 5%", "66 [46, 110] at 5%"),
        ("66 [46, 110] at 0.5%", "66 [46, 110] at 0.5%"),
        ("66 [46, 110] at 50% as triangular", "66 [46, 110] at 50% as triangular"),
        ("66 [46, 110] at 95% as Normal", "66 [46, 110] at 95% as normal"),
        ("66 [46, 110] at 95% as uniform", "66 [46, 110] at 95% as uniform"),
        ("12% (10-14) at 90%", "12% [10%, 14%] at 90%"),
        ("12 (10-14%) at 90%", "12% [10%, 14%] at 90%"),
        ("12 (10-14) per 1,000 at 90%", "12 [10, 14] per 1,000 at 90%"),
        ("100 ± 12 at 95%", "100 [88, 112] at 95%"),
        ("100 +/- 1.5 at 95% confidence", "100 [98.5, 101.5] at 95% confidence"),
        ("100 +- 12 (95% CI)", "100 [88, 112] at 95% confidence"),
        ("1,500 ± 20 at 95%", "1,500 [1,480, 1,520] at 95%"),
        ("22% ± 3% at 95% as normal", "22% [19%, 25%] at 95% as normal"),
        ("22 ± 3% at 95%", "22% [19%, 25%] at 95%"),
    ]);
    refused(&[
        ("66 [46] at 95%", "an interval has two ends, found one", "[46]"),
        ("66 [46 110] at 95%", "an interval has two ends, found one", "[46 110]"),
        ("66 [46, 110 at 95%", "the bracket does not close", "[46, 110 "),
        ("66 [46, 110]", "an interval needs its level", "[46, 110]"),
        ("66 [46, 110] at 100%", "a level is a percentage between 0% and 100%", "100%"),
        ("66 [46, 110] at 0%", "a level is a percentage between 0% and 100%", "0%"),
        ("66 [46, 110] at 95", "a level is a percentage between 0% and 100%", "95"),
        ("66 [46, 110] at 95% as gamma", "`gamma` is not a known shape", "gamma"),
        ("100 ± 12", "what stands behind ± needs its meaning", "± 12"),
        ("about 100 ± 12 at 95%", "a range or interval has no hedge before it", "about 100 ± 12 at 95%"),
    ]);
    let hint = |text: &str| parse_value(text).unwrap_err().fault.hint().unwrap();
    assert!(hint("22% [20%, 25%]").starts_with("write \"22% [20%, 25%] at 95%\""));
    assert!(hint("[46, 110]").starts_with("write \"[46, 110] at 95%\""));
    assert!(hint("100 ± 12").starts_with("write \"100 ± 12 at 95%\" or \"88 to 112\""));
    assert_eq!(hint("1,23"), "write 123 (or with groups of three digits) or 1.23");
    assert_eq!(hint("1.234.567"), "write 1234567 (or with groups of three digits) or 1234.567");
}

#[test]
fn what_is_longer_than_any_value_is_not_read() {
    let spaces = |n: usize| " ".repeat(n);
    assert!(parse_value(&format!("259{}", spaces(MAX_VALUE_LEN - 3))).is_ok());
    assert!(parse_value(&format!("259{}", spaces(MAX_VALUE_LEN - 2))).is_err());
    assert!(parse_period(&format!("2023{}", spaces(MAX_PERIOD_LEN - 4))).is_ok());
    assert_eq!(parse_period(&format!("2023{}", spaces(MAX_PERIOD_LEN - 3))), Err(PeriodFault::TooLong));
    assert_eq!(parse_date(&format!("2023{}", spaces(MAX_PERIOD_LEN - 3))), Err(PeriodFault::TooLong));
    assert!(parse_date(&format!("2023{}", spaces(MAX_PERIOD_LEN - 4))).is_ok());
    assert!(parse_spoken(&format!("259{}", spaces(MAX_VALUE_LEN - 3))).is_ok());
    assert!(parse_spoken(&format!("259{}", spaces(MAX_VALUE_LEN - 2))).is_err());
}

#[test]
fn periods_by_phrase_and_by_edge() {
    for (written, canonical) in [
        ("year to 2023-06-30", "2022-07-01/2023-06-30"),
        ("the year ending 2023-06", "2022-07/2023-06"),
        ("the 12 months to 2023-06", "2022-07/2023-06"),
        ("around 2023-08", "2023-08~"),
        ("since 2019-03-01", "2019-03-01/.."),
        ("from 2022 to 2023", "2022/2023"),
        (" 2022 / 2023 ", "2022/2023"),
        ("2023~/2024~", "2023~/2024~"),
        ("from 2023", "2023"),
    ] {
        assert_eq!(
            parse_period(written).map(|period| period.to_string()).as_deref(),
            Ok(canonical),
            "{written}"
        );
    }
    for refused in [
        "since",
        "about",
        "year to",
        "2023--08",
        "2023-008",
        "02023",
        "2023-0a",
        "2023-08-1",
        "2023/2024/2025",
        "2022 to",
        "..",
        "-2023",
    ] {
        assert!(parse_period(refused).is_err(), "{refused}");
    }
    assert_eq!(parse_period("  "), Err(PeriodFault::Empty));
    assert_eq!(parse_date(" "), Err(PeriodFault::Empty));
    assert!(
        parse_date("2023/2024").is_err()
            && parse_date("2023-02-29").is_err()
            && parse_date("2024-02-29").is_ok()
    );
    let hint = |text: &str| parse_period(text).unwrap_err().hint();
    assert_eq!(hint("2023/2022").as_deref(), Some("write the earlier date first"));
    assert!(hint("soon").is_some_and(|hint| hint.starts_with("write 2023, 2023-08")));
    assert_eq!(hint("2023-02-30"), None);
}
