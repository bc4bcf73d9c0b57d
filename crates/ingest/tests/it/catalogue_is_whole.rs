//! Every code has a sample, a snapshot, an explanation and a row in the documentation.

use std::fs;
use std::path::{Path, PathBuf};

use darkfigure_ingest::{Code, explain};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[test]
fn every_code_has_a_sample_and_a_snapshot() {
    for code in Code::ALL {
        let sample = ["toml", "json"]
            .iter()
            .map(|ending| format!("{code}.{ending}"))
            .find(|name| folder("tests/it/catalogue").join(name).exists());
        let Some(sample) = sample else { panic!("add tests/it/catalogue/{code}.toml") };
        let snapshot =
            folder("tests/it/snapshots").join(format!("it__snapshots__the_catalogue@{sample}.snap"));
        assert!(
            snapshot.exists(),
            "run the tests with INSTA_UPDATE=always, then read {}",
            snapshot.display()
        );
    }
}

#[test]
fn every_code_is_explained() {
    for &code in Code::ALL {
        let explanation = explain(code);
        for text in
            [explanation.title, explanation.what, explanation.why, explanation.example, explanation.fix]
        {
            assert!(!text.is_empty(), "{code}");
        }
        assert_eq!(Code::named(code.as_str()), Some(code));
    }
}

#[test]
fn the_table_of_codes_is_up_to_date() {
    let written = fs::read_to_string(folder("../../docs/diagnostics.md")).unwrap();
    let expected = darkfigure_ingest::diagnostics_table();
    for code in Code::ALL {
        assert!(expected.contains(&format!("\n| `{code}` | ")), "{code}");
    }
    assert!(
        written.ends_with(&expected),
        "run: cargo run -p darkfigure-ingest --example diagnostics_table > docs/diagnostics.md"
    );
}
