//! The JSON of estimates follows its schema on every table of lists, and no code is undocumented.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use darkfigure_mse::audit::audit_reading;
use darkfigure_mse::estimation::Doubt;
use darkfigure_mse::pair_regression::PairedPeople;
use darkfigure_mse::read::{Captures, ReadOptions, Stratum, read_captures};
use darkfigure_mse::single_source::regression::{self, Options, People};
use darkfigure_mse::{
    CODES, CaptureCounts, CaptureTable, EstimationOptions, History, Method, audit, covariate, estimate,
    pair_regression, single_source, strata,
};
use darkfigure_report::compose_estimate::{
    CovariateReport, EstimateReport, EstimatedStratum, PairReport, RegressionReport, SingleSourceReport,
};
use darkfigure_report::{ESTIMATE_SCHEMA, estimate_json, single_source_json};
use serde_json::Value;

fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(path)
}

/// Every table in a folder of fixtures.
fn tables(folder: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(fixture(folder))
        .expect("the fixtures are there")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "csv"))
        .collect();
    found.sort();
    found
}

fn json_of_tables(strata: &[Stratum<CaptureTable>], reading: Vec<audit::Finding>) -> String {
    let n_lists = strata.iter().map(|stratum| stratum.data.n_lists()).max().unwrap_or(0);
    // Checks of many lists, and the graphs and chains over them, take minutes without optimisation.
    let slow = [Method::LatentClass, Method::Thresholding, Method::Decomposable, Method::Hierarchical];
    let methods = Method::ALL.into_iter().filter(|method| n_lists <= 4 || !slow.contains(method));
    let options = EstimationOptions {
        methods: Some(methods.collect()),
        n_bootstrap: 20,
        check_consistency: n_lists <= 5,
        ..EstimationOptions::default()
    };
    let found =
        strata::estimate(strata, &options, &|_, _| ControlFlow::Continue(())).expect("options are sound");
    estimate_json(&EstimateReport {
        source: "lists.csv".to_owned(),
        layout: String::new(),
        reading,
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
        generator: Some("darkfigure".to_owned()),
    })
}

/// What is written for a file, after it was held against the schema; none where the file is refused.
fn written(path: &Path, strata_column: Option<&str>) -> Option<Value> {
    let read = |ignored: &[&str]| {
        let options = ReadOptions {
            strata_columns: strata_column.map(str::to_owned).into_iter().collect(),
            ignored_columns: ignored.iter().map(|&column| column.to_owned()).collect(),
            ..ReadOptions::default()
        };
        let file = std::fs::File::open(path).expect("a readable file");
        read_captures(file, &options, |_| {})
    };
    // Columns that are no lists, in the tables that have them.
    let others: [&[&str]; 3] = [&[], &["region"], &["sex", "age"]];
    let reading = others.into_iter().find_map(|ignored| read(ignored).ok())?;
    let text = match &reading.captures {
        Captures::Tables(strata) => json_of_tables(strata, audit_reading(&reading)),
        Captures::Counts(strata) => {
            let rows: Vec<_> =
                strata.iter().map(|stratum| single_source::estimate(&stratum.data, 0.95)).collect();
            let strata = strata.iter().zip(&rows);
            single_source_json(&SingleSourceReport {
                source: "counts.csv".to_owned(),
                strata: strata
                    .map(|(stratum, rows)| (stratum.key.clone(), &stratum.data, rows.as_slice()))
                    .collect(),
                regression: None,
                generator: None,
            })
        }
    };
    let instance: Value = serde_json::from_str(&text).expect("what is written is JSON");
    let faults = faults(&instance);
    assert!(faults.is_empty(), "{}: {faults:#?}", path.display());
    Some(instance)
}

/// Where the schema is not followed, and how.
fn faults(instance: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(ESTIMATE_SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    let short = |text: String| text.chars().take(300).collect::<String>();
    validator
        .iter_errors(instance)
        .map(|fault| format!("{}: {}", fault.instance_path(), short(fault.to_string())))
        .collect()
}

#[test]
fn every_table_of_lists_follows_the_schema() {
    let written_of = |folder: &str| -> Vec<(PathBuf, Option<Value>)> {
        tables(folder).into_iter().map(|path| (path.clone(), written(&path, None))).collect()
    };
    let found = [written_of("mse"), written_of("lists")].concat();
    assert!(found.len() >= 15);
    // One of them is there to be refused.
    let refused: Vec<_> = found.iter().filter(|(_, json)| json.is_none()).map(|(path, _)| path).collect();
    assert!(refused.len() == 1 && refused[0].ends_with("lists/faulty.csv"), "{refused:?}");
    let strata = written(&fixture("lists/wide.csv"), Some("region")).expect("it can be read");
    assert!(strata["strata"].as_array().is_some_and(|strata| strata.len() > 1), "{strata}");
    assert!(strata["totals"].as_array().is_some_and(|totals| !totals.is_empty()));
}

/// What a pipeline would look for is there, unrounded.
#[test]
fn the_json_holds_what_the_report_prints_and_more() {
    let json = written(&fixture("mse/korea.csv"), None).expect("it can be read");
    let stratum = &json["strata"][0];
    let method = |code: &str| {
        let methods = stratum["methods"].as_array().expect("methods");
        methods.iter().find(|method| method["code"] == code).expect("the method is there")
    };
    // By hand: 123 + 41 · 5/6, lists 1 and 3 being independent given list 2.
    let best = method("best-bic");
    let total = best["total"].as_f64().expect("a number");
    assert!((total - (123.0 + 41.0 * 5.0 / 6.0)).abs() < 1e-9, "{total}");
    assert_eq!(best["model"]["notation"], "[12,23]");
    assert_eq!(best["model"]["generators"], serde_json::json!([["b", "c"], ["c", "d"]]));
    let fit = &best["detail"]["fit"];
    let value = |of: &str| fit[of].as_f64().expect("a number");
    // AIC = 2p − 2ℓ and BIC = p ln n − 2ℓ.
    let (p, l) = (value("n-parameters"), value("log-likelihood"));
    assert!((value("aic") - (2.0 * p - 2.0 * l)).abs() < 1e-9);
    assert!((value("bic") - (p * 123.0_f64.ln() - 2.0 * l)).abs() < 1e-9);
    let picked = best["detail"]["picked"].as_array().expect("models");
    let n_picked: u64 = picked.iter().filter_map(|model| model["n-replicates"].as_u64()).sum();
    assert_eq!(n_picked, 20);
    let bars = best["detail"]["histogram"].as_array().expect("bins");
    assert_eq!(bars.iter().filter_map(|bar| bar["n-replicates"].as_u64()).sum::<u64>(), 20);
    assert!(method("latent-class")["detail"]["watched"][0]["r-hat"].is_number());
    assert_eq!(method("decomposable")["detail"]["edges"].as_array().map(Vec::len), Some(3));
    assert_eq!(stratum["verdict"]["not-checked"], serde_json::json!([]));
}

#[test]
fn groups_follow_the_schema() {
    let file = std::fs::File::open(fixture("mse/made-by-sex-and-age.csv")).expect("a readable file");
    let names = ["sex", "age"].map(str::to_owned);
    let options = ReadOptions { strata_columns: names.to_vec(), ..ReadOptions::default() };
    let reading = read_captures(file, &options, |_| {}).expect("it can be read");
    let Captures::Tables(strata) = &reading.captures else { panic!("these are lists") };
    let table = covariate::Table::new(names.to_vec(), strata).expect("these are covariates");
    let options = EstimationOptions {
        methods: Some(vec![Method::BestBicProfile]),
        n_bootstrap: 20,
        ..EstimationOptions::default()
    };
    let groups = covariate::estimate(&table, &options, &|_| {});
    let without = estimate(table.pooled(), &options).expect("options are sound");
    for found in [groups.as_ref().map_err(|why| *why), Err(covariate::Refusal::NobodySeen)] {
        let stratum = EstimatedStratum { key: Vec::new(), table: table.pooled(), estimation: &without };
        let text = estimate_json(&EstimateReport {
            source: "lists.csv".to_owned(),
            layout: String::new(),
            reading: Vec::new(),
            strata: vec![stratum],
            totals: &[],
            covariates: Some(CovariateReport { names: &names, found }),
            pair: None,
            generator: None,
        });
        let json: Value = serde_json::from_str(&text).expect("what is written is JSON");
        assert_eq!(faults(&json), Vec::<String>::new());
        let covariates = &json["covariates"];
        match found {
            Ok(found) => assert_eq!(covariates["whole"]["total"].as_f64(), Some(found.total.n_total)),
            Err(_) => assert_eq!(covariates["refused"]["code"], "nobody-seen"),
        }
    }
}

/// Two lists by year: one that both regressions answer, and one of which some chance runs to none.
#[test]
fn pairs_follow_the_schema() {
    let names = ["police", "shelter"].map(str::to_owned);
    let of = |n_both: u64| {
        let stratum = |year: u64| {
            let cells = [(0b01, 30 + year), (0b10, 50 - year), (0b11, n_both)];
            let cells = cells.map(|(bits, n)| (History::from_bits(bits), n));
            let data = CaptureTable::new(names.to_vec(), cells).expect("a sound table");
            Stratum { key: vec![(2015 + year).to_string()], data }
        };
        let strata: Vec<_> = (0..6).map(stratum).collect();
        let column = ["year".to_owned()];
        PairedPeople::new(&column, &column, &strata).expect("a regression")
    };
    let cells = [(0b01, 195), (0b10, 285), (0b11, 48)].map(|(bits, n)| (History::from_bits(bits), n));
    let table = CaptureTable::new(names.to_vec(), cells).expect("a sound table");
    let options = EstimationOptions {
        methods: Some(vec![Method::Chapman]),
        n_bootstrap: 20,
        ..EstimationOptions::default()
    };
    let estimation = estimate(&table, &options).expect("options are sound");
    for (n_both, status) in [(8, "estimated"), (0, "not-estimable")] {
        let people = of(n_both);
        let answer = pair_regression::estimate(&people, pair_regression::Options::default());
        let mut report = EstimateReport::of("lists.csv", &table, &estimation);
        report.pair = Some(PairReport { people: &people, answer: &answer });
        let json: Value = serde_json::from_str(&estimate_json(&report)).expect("what is written is JSON");
        assert_eq!(faults(&json), Vec::<String>::new());
        assert_eq!(json["pair"]["conditional"]["status"], status);
        assert_eq!(json["pair"]["doubly-robust"]["status"], status);
    }
}

#[test]
fn every_code_is_documented_and_in_the_schema() {
    let page = include_str!("../../docs/mse.md");
    let schema: Value = serde_json::from_str(ESTIMATE_SCHEMA).expect("the schema is JSON");
    let known = words(&schema);
    for (of, codes) in CODES {
        for code in *codes {
            assert!(page.contains(&format!("`{code}`")), "docs/mse.md lacks the {of} `{code}`");
            // Nothing is said of a family that a finding leaves alone.
            assert!(known.contains(code) || *code == "none", "the schema lacks the {of} `{code}`");
        }
    }
    for code in Method::ALL.map(Method::code) {
        assert!(known.contains(&code), "the schema lacks the method `{code}`");
    }
    // The table of reasons has a row for each, with its grade.
    let (_, reasons) = page.split_once("## The verdict").expect("a section");
    let (reasons, _) = reasons.split_once("On published tables").expect("the tables come after");
    for code in Doubt::CODES {
        assert!(reasons.contains(&format!("`{code}`")), "the table of reasons lacks `{code}`");
    }
}

/// Every word that the schema lets a value be.
fn words(schema: &Value) -> Vec<&str> {
    match schema {
        Value::Object(fields) => {
            let own = fields
                .get("const")
                .into_iter()
                .chain(fields.get("enum").and_then(Value::as_array).into_iter().flatten());
            own.filter_map(Value::as_str).chain(fields.values().flat_map(words)).collect()
        }
        Value::Array(items) => items.iter().flat_map(words).collect(),
        _ => Vec::new(),
    }
}

/// Regressions of one source follow the schema, those that are refused included.
#[test]
fn regressions_follow_the_schema() {
    let counts = |rows: &[u64]| CaptureCounts::new((1..).zip(rows.iter().copied())).expect("somebody");
    let strata = [("f", "2019", [90, 12, 1]), ("m", "2020", [130, 40, 9])]
        .map(|(sex, year, rows)| Stratum { key: vec![sex.to_owned(), year.to_owned()], data: counts(&rows) });
    let again = Stratum { key: vec!["m".to_owned(), "2019".to_owned()], data: counts(&[80, 20, 4]) };
    let strata: Vec<_> = strata.into_iter().chain([again]).collect();
    let names = ["sex", "year"].map(str::to_owned);
    let people = People::new(&names, &names[1..], &strata).expect("two covariates");
    let options = Options { n_bootstrap: 20, ..Options::default() };
    let rows = regression::estimate(&people, options);
    assert!(rows.iter().any(|row| row.found.is_ok()));
    let all = counts(&[300, 72, 14]);
    let without = single_source::estimate(&all, 0.95);
    let text = single_source_json(&SingleSourceReport {
        source: "counts.csv".to_owned(),
        strata: vec![(Vec::new(), &all, without.as_slice())],
        regression: Some(RegressionReport { people: &people, rows: &rows }),
        generator: None,
    });
    let json: Value = serde_json::from_str(&text).expect("what is written is JSON");
    assert_eq!(faults(&json), Vec::<String>::new());
    assert_eq!(json["regression"]["families"].as_array().map(Vec::len), Some(9));
}
