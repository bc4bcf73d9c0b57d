//! What is written as JSON is what the schema says.

use darkfigure_model::Dossier;
use darkfigure_report::{ComposeOptions, FINDINGS_SCHEMA, json};
use proptest::prelude::*;
use serde_json::Value;

use super::analysed;
use crate::dossiers::{self, cambodia, generated};

fn faults(dossier: &Dossier) -> Vec<String> {
    let schema: Value = serde_json::from_str(FINDINGS_SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let text = json(dossier, &analysed(dossier), &ComposeOptions::default());
    let instance: Value = serde_json::from_str(&text).unwrap();
    validator.iter_errors(&instance).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

#[test]
fn every_fixture_follows_the_schema() {
    for dossier in dossiers::by_hand().into_iter().chain([Dossier::default()]) {
        assert_eq!(faults(&dossier), Vec::<String>::new(), "{}", dossier.title);
    }
}

#[test]
fn the_schema_is_not_empty_talk() {
    let schema: Value = serde_json::from_str(FINDINGS_SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let dossier = cambodia::dossier();
    let text = json(&dossier, &analysed(&dossier), &ComposeOptions::default());
    let good: Value = serde_json::from_str(&text).unwrap();
    assert!(validator.is_valid(&good));
    // An end is never a bare number, a null, or a word that nobody defined.
    let end = "/comparisons/0/findings/given/gap/ratio/ends/high";
    for bad in [Value::Null, Value::from(164.3), serde_json::json!({ "is": "infinite" })] {
        let mut instance = good.clone();
        *instance.pointer_mut(end).unwrap() = bad;
        assert!(!validator.is_valid(&instance));
    }
    let mut instance = good.clone();
    instance["version"] = Value::from(2);
    assert!(!validator.is_valid(&instance));
}

#[test]
fn numbers_are_not_rounded() {
    let dossier = cambodia::dossier();
    let text = json(&dossier, &analysed(&dossier), &ComposeOptions::default());
    let found: Value = serde_json::from_str(&text).unwrap();
    let ratio = &found["comparisons"][0]["findings"]["given"]["gap"]["ratio"]["ends"];
    // python: 100000 / (259 * 9.94), 100000 / (259 * 2.35)
    assert_eq!(
        ratio["low"]["value"].as_f64().map(f64::to_bits),
        Some((100_000.0 / (259.0 * 9.94_f64)).to_bits())
    );
    assert_eq!(
        ratio["high"]["value"].as_f64().map(f64::to_bits),
        Some((100_000.0 / (259.0 * 2.35_f64)).to_bits())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn generated_findings_follow_the_schema(dossier in generated::dossier()) {
        prop_assert_eq!(faults(&dossier), Vec::<String>::new());
    }
}
