//! The schema of the dossier serves editors; the reader is the authority. Here the two are held together.

use std::path::PathBuf;

use darkfigure_analysis::{Options, analyse};
use darkfigure_ingest::{DOSSIER_SCHEMA, InputLimits, load_dossier, read_dossier, write_dossier_json};
use darkfigure_report::{ComposeOptions, FINDINGS_SCHEMA, json};
use serde_json::Value;

fn fixtures() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/dossiers");
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the fixtures are there")
        .map(|entry| entry.expect("a readable folder").path().join("dossier.toml"))
        .filter(|path| path.exists())
        .collect();
    found.sort();
    found
}

#[test]
fn every_fixture_follows_the_schema_in_the_form_in_which_it_is_written() {
    let schema: Value = serde_json::from_str(DOSSIER_SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    let fixtures = fixtures();
    assert!(fixtures.len() >= 7);
    for path in fixtures {
        let dossier =
            load_dossier(&path, InputLimits::default()).expect("readable").dossier.expect("no errors");
        let written: Value =
            serde_json::from_str(&write_dossier_json(&dossier)).expect("what is written is JSON");
        let faults: Vec<String> =
            validator.iter_errors(&written).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(faults.is_empty(), "{}: {faults:#?}", path.display());
    }
}

#[test]
fn the_findings_of_every_fixture_follow_their_schema() {
    let schema: Value = serde_json::from_str(FINDINGS_SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    for path in fixtures() {
        let dossier =
            load_dossier(&path, InputLimits::default()).expect("readable").dossier.expect("no errors");
        let findings = analyse(&dossier, &Options::default());
        let written: Value = serde_json::from_str(&json(&dossier, &findings, &ComposeOptions::default()))
            .expect("what is written is JSON");
        let faults: Vec<String> =
            validator.iter_errors(&written).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(faults.is_empty(), "{}: {faults:#?}", path.display());
    }
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let schema: Value = serde_json::from_str(DOSSIER_SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    for faulty in [
        r#"{"dossier": {"titel": "x"}}"#,
        r#"{"dossier": {"title": "x"}, "figures": {"a": {"value": "1", "basis": "guess"}}}"#,
        r#"{"dossier": {"title": "x"}, "bridges": {"b": {"axis": "colour", "kind": "evidence", "why": "y"}}}"#,
        r#"{"dossier": {"title": "x"}, "comparisons": {"c": {"between": ["a"]}}}"#,
    ] {
        let value: Value = serde_json::from_str(faulty).expect("JSON");
        assert!(!validator.is_valid(&value), "the schema takes {faulty}");
        let reading = read_dossier("x.json", faulty.as_bytes(), InputLimits::default(), |_| {
            Err(darkfigure_ingest::TableError::NotFound)
        });
        assert!(reading.dossier.is_none(), "the reader takes {faulty}");
    }
}
