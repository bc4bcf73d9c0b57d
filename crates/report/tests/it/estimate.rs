//! Population estimates as documents and data: three tables in every format, and what must hold of any table.

use std::ops::ControlFlow;

use darkfigure_mse::pair_regression::PairedPeople;
use darkfigure_mse::read::Stratum;
use darkfigure_mse::{
    CaptureCounts, CaptureTable, EstimationOptions, History, Method, Support, covariate, estimate,
    pair_regression, single_source, strata,
};
use darkfigure_report::compose_estimate::*;
use darkfigure_report::*;
use proptest::prelude::*;

fn table(lists: &[&str], cells: &[(u32, u64)]) -> CaptureTable {
    let names = lists.iter().map(|&name| name.to_owned()).collect();
    let rows = cells.iter().map(|&(bits, count)| (History::from_bits(bits), count));
    CaptureTable::new(names, rows).expect("a table")
}

/// 123 women on three lists (Ball, Shin and Yang 2018; Silverman, Chan and Vincent 2024).
fn korea() -> CaptureTable {
    let cells = [(0b001, 5), (0b010, 5), (0b100, 41), (0b011, 54), (0b101, 6), (0b111, 12)];
    table(&["b", "c", "d"], &cells)
}

/// Made up: lists that share nobody.
fn strangers() -> CaptureTable {
    table(&["police", "shelter", "hotline"], &[(0b001, 30), (0b010, 24), (0b100, 18)])
}

/// Methods without chains, whose digits would hang on a sampler.
fn options() -> EstimationOptions {
    let without = [Method::LatentClass, Method::Thresholding, Method::Hierarchical];
    EstimationOptions {
        methods: Some(
            Method::ALL
                .into_iter()
                .filter(|method| !without.contains(method))
                .filter(|method| {
                    !matches!(method, Method::LincolnPetersen | Method::Chapman | Method::Mb | Method::Mbh)
                })
                .collect(),
        ),
        n_bootstrap: 200,
        check_consistency: true,
        ..EstimationOptions::default()
    }
}

fn with_report<T>(
    source: &str,
    table: &CaptureTable,
    options: &EstimationOptions,
    say: impl FnOnce(&EstimateReport<'_>) -> T,
) -> T {
    let estimation = estimate(table, options).expect("options are sound");
    say(&EstimateReport {
        source: source.to_owned(),
        layout: "wide: a row a history, with its count".to_owned(),
        reading: Vec::new(),
        strata: vec![EstimatedStratum { key: Vec::new(), table, estimation: &estimation }],
        totals: &[],
        covariates: None,
        pair: None,
        generator: Some("darkfigure".to_owned()),
    })
}

fn text(report: &EstimateReport<'_>) -> String {
    render_text(&compose_estimate(report), &TextOptions { width: 100, style: TextStyle::Plain })
}

/// The lines between the question and what is behind the answer.
fn first_screen(text: &str) -> Vec<&str> {
    let after = text.lines().skip_while(|line| !line.ends_with('?')).skip(1);
    after.skip_while(|line| line.is_empty()).take_while(|line| !line.is_empty()).collect()
}

/// The page without its style sheet, which is a file of its own.
fn page(report: &EstimateReport<'_>) -> String {
    let page = render_html(&compose_estimate(report), &HtmlOptions::default());
    let (head, rest) = page.split_once("<style>").expect("a page has a style");
    let (_, body) = rest.split_once("</style>").expect("a style ends");
    format!("{head}<style>…</style>{body}")
}

#[test]
fn korea_as_text() {
    with_report("korea.csv", &korea(), &options(), |report| insta::assert_snapshot!(text(report)));
}

/// Whatever else has room: the number, what it takes for granted, what wrong links would make of it, and how often such a number held.
#[test]
fn what_must_be_said_beside_a_number_is_on_the_first_screen() {
    with_report("korea.csv", &korea(), &options(), |report| {
        let text = text(report);
        let screen = first_screen(&text).join(" ");
        for part in [
            "A number may be quoted",
            "it assumes that",
            "matches between the lists",
            "In simulations like this",
        ] {
            assert!(screen.contains(part), "{part}: {screen}");
        }
    });
}

/// The number after these words, on a screen in which lines are joined.
fn number_after(screen: &str, words: &str) -> f64 {
    let (_, after) = screen.split_once(words).unwrap_or_else(|| panic!("{words}: {screen}"));
    let digits: String = after.chars().take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).collect();
    digits.replace(',', "").trim_end_matches('.').parse().expect("a number")
}

/// What wrong links would make of a number is reckoned as the number itself is: overlooked matches leave fewer people, wrong ones more.
#[test]
fn wrong_links_are_tried_with_the_reckoning_behind_the_number() {
    // Of two lists that share few, Lincoln and Petersen's number lies far above Chapman's, which leads.
    let unlike = table(&["a", "b"], &[(0b01, 1118), (0b10, 99), (0b11, 8)]);
    for (table, methods) in [
        (&unlike, None),
        (&unlike, Some(vec![Method::LincolnPetersen])),
        (&korea(), Some(vec![Method::BestBic, Method::BestAic])),
        (&korea(), Some(vec![Method::Stepwise, Method::AverageBic])),
    ] {
        let asked = EstimationOptions { methods, n_bootstrap: 50, ..EstimationOptions::default() };
        with_report("lists.csv", table, &asked, |report| {
            let text = text(report);
            let screen = first_screen(&text).join(" ");
            let best = number_after(&screen, "best single number: ");
            assert!(number_after(&screen, "the same reckoning would give ") < best, "{screen}");
            assert!(number_after(&screen, "of the matches made been wrong, ") > best, "{screen}");
        });
    }
    // An average over models is another reckoning than that of one model: nothing is said.
    let average = Some(vec![Method::AverageBic, Method::Decomposable, Method::Independence]);
    let asked = EstimationOptions { methods: average, n_bootstrap: 0, ..EstimationOptions::default() };
    with_report("korea.csv", &korea(), &asked, |report| {
        let text = text(report);
        assert!(!first_screen(&text).join(" ").contains("the same reckoning"), "{text}");
    });
}

/// As many times as many unseen people as are said make twice the total, whatever method gives the number.
#[test]
fn twice_the_total_is_reckoned_from_the_number_that_is_printed() {
    let few = table(&["a", "b"], &[(0b01, 6), (0b10, 5), (0b11, 15)]);
    for (table, methods) in [
        (&few, None),
        (&korea(), Some(vec![Method::AverageBic, Method::Decomposable])),
        (&korea(), Some(vec![Method::BestBic, Method::BestAic])),
    ] {
        let asked = EstimationOptions { methods, n_bootstrap: 50, ..EstimationOptions::default() };
        let lead = estimate(table, &asked).expect("options are sound");
        let n_total = lead.lead().and_then(|row| row.n_total).expect("a number");
        let unseen = n_total - table.n_observed() as f64;
        with_report("lists.csv", table, &asked, |report| {
            let text = text(report);
            let times = number_after(&first_screen(&text).join(" "), "were people on no list ");
            let total = table.n_observed() as f64 + times * unseen;
            // Two digits are printed.
            assert!((total / n_total / 2.0 - 1.0).abs() < 0.05, "{total} for twice {n_total}");
        });
    }
}

/// What one source allows to say bounds only where nothing limits how often a person is seen: three lists make 2,330 of 2,000 people.
#[test]
fn one_source_says_what_its_bound_takes_for_granted() {
    let counts = CaptureCounts::new([(1, 833), (2, 295), (3, 25)]).expect("counts");
    let rows = single_source::estimate(&counts, 0.95);
    let report = SingleSourceReport {
        source: "captures.csv".to_owned(),
        strata: vec![(Vec::new(), &counts, &rows)],
        regression: None,
        generator: None,
    };
    let document = compose_single_source(&report);
    let text = render_text(&document, &TextOptions { width: 100, style: TextStyle::Plain });
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "at least about 2,330 people",
        "nothing limits how often a person can be seen (a number of lists does)",
        "being seen once does not make being seen again rarer",
        "nobody is counted as two people",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn korea_as_markdown() {
    with_report("korea.csv", &korea(), &options(), |report| {
        insta::assert_snapshot!(render_markdown(&compose_estimate(report), &MarkdownOptions::default()));
    });
}

#[test]
fn korea_as_html() {
    with_report("korea.csv", &korea(), &options(), |report| insta::assert_snapshot!(page(report)));
}

#[test]
fn korea_as_rows() {
    with_report("korea.csv", &korea(), &options(), |report| {
        insta::assert_snapshot!(csv(&estimate_rows(report)).replace('\r', ""));
    });
}

/// What is tried only where it is asked for.
#[test]
fn korea_averaged_over_all_models_as_text() {
    let options =
        EstimationOptions { methods: Some(vec![Method::BestBic, Method::Hierarchical]), ..options() };
    with_report("korea.csv", &korea(), &options, |report| insta::assert_snapshot!(text(report)));
}

/// Two lists by year and sex: 60 people of each year and sex on one list or both, more of them on the first in later years.
#[test]
fn two_lists_by_regression_as_text() {
    let names = ["police", "shelter"].map(String::from).to_vec();
    let strata: Vec<Stratum<CaptureTable>> = (0..8_u64)
        .flat_map(|at| ["f", "m"].map(|sex| (at, sex)))
        .map(|(at, sex)| {
            let on_first = if sex == "f" { 8 + 3 * at } else { 14 + 4 * at };
            let cells = [(0b01, on_first), (0b10, 40 - 3 * at), (0b11, 6)];
            let cells = cells.map(|(bits, n)| (History::from_bits(bits), n));
            let data = CaptureTable::new(names.clone(), cells).expect("a sound table");
            Stratum { key: vec![(2016 + at).to_string(), sex.to_owned()], data }
        })
        .collect();
    let columns = ["year", "sex"].map(String::from);
    let people = PairedPeople::new(&columns, &columns[..1], &strata).expect("a regression");
    let answer = pair_regression::estimate(&people, pair_regression::Options::default());
    let pair = PairReport { people: &people, answer: &answer };
    let cells = strata.iter().flat_map(|stratum| stratum.data.cells().iter().copied());
    let table = CaptureTable::new(names.clone(), cells).expect("a sound table");
    let options = EstimationOptions { methods: Some(vec![Method::Chapman]), ..options() };
    with_report("lists.csv", &table, &options, |report| {
        let report = EstimateReport { pair: Some(pair), ..report.clone() };
        insta::assert_snapshot!("two_lists_by_regression_as_text", text(&report));
        insta::assert_snapshot!(
            "two_lists_by_regression_as_rows",
            csv(&estimate_rows(&report)).replace('\r', "")
        );
    });
    assert_eq!(pair_value(pair).map(|value| value.value.contains("at 95% confidence")), Some(true));
}

#[test]
fn strangers_as_text() {
    with_report("no-overlap.csv", &strangers(), &options(), |report| insta::assert_snapshot!(text(report)));
}

#[test]
fn strangers_as_json() {
    with_report("no-overlap.csv", &strangers(), &options(), |report| {
        insta::assert_snapshot!(estimate_json(report));
    });
}

#[test]
fn strangers_as_html() {
    with_report("no-overlap.csv", &strangers(), &options(), |report| insta::assert_snapshot!(page(report)));
}

#[test]
fn a_value_for_a_dossier_has_the_digits_of_the_report() {
    let found = estimate(&korea(), &options()).expect("options are sound");
    let value = estimate_value(&found, Some(Method::BestBic)).expect("a number");
    // 123 + 41 · 5/6 = 157.17.
    assert!(value.value.starts_with("157 [1"), "{}", value.value);
    assert!(value.value.ends_with("at 95% confidence"), "{}", value.value);
    assert!(value.note.contains(&found.provenance.data_hash));
    let none = estimate(&strangers(), &options()).expect("options are sound");
    assert_eq!(none.verdict.grade, Support::DoNotEstimate);
    assert_eq!(estimate_value(&none, None), None);
}

#[test]
fn strata_without_a_number_stay_visible_and_totals_name_them() {
    let options = EstimationOptions { check_consistency: false, ..options() };
    let strata = [("north", korea()), ("south", strangers())]
        .map(|(key, data)| Stratum { key: vec![key.to_owned()], data });
    let found =
        strata::estimate(&strata, &options, &|_, _| ControlFlow::Continue(())).expect("options are sound");
    let report = EstimateReport {
        source: "lists.csv".to_owned(),
        layout: String::new(),
        reading: Vec::new(),
        strata: strata
            .iter()
            .zip(&found.strata)
            .map(|(stratum, estimated)| EstimatedStratum {
                key: stratum.key.clone(),
                table: &stratum.data,
                estimation: &estimated.data,
            })
            .collect(),
        totals: &found.totals,
        covariates: None,
        pair: None,
        generator: None,
    };
    let text = text(&report);
    let head: String = text.lines().take(14).map(|line| line.to_owned() + "\n").collect();
    insta::assert_snapshot!(head);
    assert!(text.contains("without south,") && text.contains("where 72"), "{text}");
    let screen = first_screen(&text).join(" ");
    for part in [
        "A total may be quoted",
        "are on no list",
        "Left out: south",
        "72 people were seen and no number would be honest",
    ] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    assert!(text.contains("its one stratum") && !text.contains("lognormal stand-in"), "{text}");
}

/// Made up: lists that reach women and men unequally.
fn by_sex() -> covariate::Table {
    let strata =
        [("f", [70, 160, 22, 81, 10, 31, 6]), ("m", [190, 41, 12, 75, 24, 9, 3])].map(|(key, counts)| {
            let cells: Vec<(u32, u64)> = (1_u32..).zip(counts).collect();
            Stratum { key: vec![key.to_owned()], data: table(&["police", "shelter", "hotline"], &cells) }
        });
    covariate::Table::new(vec!["sex".to_owned()], &strata).expect("a table")
}

fn with_covariates<T>(table: &covariate::Table, say: impl FnOnce(&EstimateReport<'_>) -> T) -> T {
    let names: Vec<String> = table.covariates().iter().map(|covariate| covariate.name.clone()).collect();
    let found = covariate::estimate(table, &options(), &|_| {});
    with_report("lists.csv", table.pooled(), &options(), |report| {
        let found = found.as_ref().map_err(|refusal| *refusal);
        let covariates = Some(CovariateReport { names: &names, found });
        say(&EstimateReport { covariates, ..report.clone() })
    })
}

/// The part of a report about the groups.
fn until_pooled(text: &str) -> &str {
    text.split_once("The same lists without").expect("the pooled report follows").0
}

#[test]
fn groups_as_text() {
    with_covariates(&by_sex(), |report| insta::assert_snapshot!(until_pooled(&text(report))));
}

#[test]
fn groups_as_rows() {
    with_covariates(&by_sex(), |report| {
        let rows = csv(&estimate_rows(report));
        let head: Vec<&str> = rows.lines().take_while(|row| !row.starts_with("verdict")).collect();
        insta::assert_snapshot!(head.join("\n"));
    });
}

/// One group whose lists share nobody borrows; where no model has an estimate the report refuses and goes on without groups.
#[test]
fn groups_without_overlap_are_said_to_borrow() {
    let strata =
        [("f", vec![(1, 60), (2, 30), (4, 25), (3, 20), (5, 12), (6, 9)]), ("m", vec![(1, 8), (2, 5)])]
            .map(|(key, cells)| Stratum { key: vec![key.to_owned()], data: table(&["a", "b", "c"], &cells) });
    let table = covariate::Table::new(vec!["sex".to_owned()], &strata).expect("a table");
    with_covariates(&table, |report| assert!(text(report).contains("sex: m (borrowed)"), "{}", text(report)));
    let apart = ["f", "m"].map(|key| Stratum { key: vec![key.to_owned()], data: strangers() });
    let table = covariate::Table::new(vec!["sex".to_owned()], &apart).expect("a table");
    with_covariates(&table, |report| {
        let text = text(report);
        assert!(text.contains("Do not estimate: with sex, none of"), "{text}");
        assert!(text.contains("The same lists without sex"), "{text}");
    });
}

fn small_table() -> impl Strategy<Value = CaptureTable> {
    (1_usize..=4)
        .prop_flat_map(|n_lists| {
            let cells = (1_u32..1 << n_lists, prop_oneof![Just(0_u64), 1_u64..6, 1_u64..400]);
            (Just(n_lists), proptest::collection::vec(cells, 0..12))
        })
        .prop_map(|(n_lists, cells)| {
            let names: Vec<String> = (0..n_lists).map(|list| format!("list {list}")).collect();
            let rows = cells.into_iter().map(|(bits, count)| (History::from_bits(bits), count));
            CaptureTable::new(names, rows).expect("a table")
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Any table has a report; nobody reads "NaN" in it, an infinity, or a total below the people seen.
    #[test]
    fn every_table_has_a_report(table in small_table()) {
        let options = EstimationOptions { n_bootstrap: 20, ..options() };
        let schema = serde_json::from_str(ESTIMATE_SCHEMA).expect("the schema is JSON");
        let schema = jsonschema::validator_for(&schema).expect("the schema is a schema");
        with_report("lists.csv", &table, &options, |report| {
            let text = text(report);
            for word in text.split(|c: char| !c.is_alphanumeric()) {
                prop_assert!(!word.eq_ignore_ascii_case("nan") && !word.eq_ignore_ascii_case("inf"), "{text}");
            }
            prop_assert!(first_screen(&text).len() <= 12, "{text}");
            let json: serde_json::Value = serde_json::from_str(&estimate_json(report)).expect("it is JSON");
            let faults: Vec<String> =
                schema.iter_errors(&json).map(|fault| fault.instance_path().to_string()).collect();
            prop_assert!(faults.is_empty(), "{faults:#?}");
            for method in json["strata"][0]["methods"].as_array().expect("methods") {
                if let Some(total) = method["total"].as_f64() {
                    prop_assert!(total >= table.n_observed() as f64 * (1.0 - 1e-9));
                }
            }
            let _ = csv(&estimate_rows(report));
            Ok(())
        })?;
    }
}
