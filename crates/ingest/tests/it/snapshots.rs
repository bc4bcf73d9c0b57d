//! Diagnostics as people see them.

use std::fs;
use std::path::Path;

use darkfigure_ingest::{
    Code, DossierReading, InputLimits, RenderForm, RenderStyle, TableError, load_dossier, read_dossier,
    render, write_dossier, write_dossier_json,
};

use crate::reading::codes;

/// Samples whose fault is a bound, with the bound at which they fail.
fn limits(code: &str) -> InputLimits {
    let limits = InputLimits::default();
    match code {
        "too-large" => InputLimits { n_bytes: 60, ..limits },
        "too-many-entries" => InputLimits { n_entries: 2, ..limits },
        "too-many-faults" => InputLimits { n_diagnostics: 2, ..limits },
        "too-many-warnings" => InputLimits { n_diagnostics: 1, ..limits },
        _ => limits,
    }
}

/// Reads a sample under its bare name, with the tables that lie beside it.
pub(crate) fn sample(path: &Path) -> DossierReading {
    let code = path.file_stem().unwrap().to_str().unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let mut reading = read_dossier(name, &fs::read(path).unwrap(), limits(code), |table| {
        if table.starts_with("..") {
            return Err(TableError::Outside);
        }
        fs::read(path.with_file_name(table)).map_err(|_| TableError::NotFound)
    });
    if code == Code::BrokenExpectation.as_str() {
        // A fault that an analysis finds: here it is told of one.
        let broken = reading.broken_expectation(0, "cases-and-estimate: expected ratio within 3–4, found 2");
        reading.diagnostics.extend(broken);
    }
    if code == Code::BlockedSentence.as_str() {
        let blocked = reading
            .blocked_sentence(0, "“There are 100 cases.”: It counts what was recorded, not all there is");
        reading.diagnostics.extend(blocked);
    }
    reading
}

#[test]
fn the_catalogue() {
    insta::glob!("catalogue/*.{toml,json}", |path| {
        let reading = sample(path);
        let code = path.file_stem().unwrap().to_str().unwrap();
        assert!(codes(&reading).contains(&code), "{code}: {:?}", codes(&reading));
        insta::assert_snapshot!(render(&reading.diagnostics, &reading.files, RenderStyle::default()));
    });
}

#[test]
fn a_file_with_ten_faults_reports_ten() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/ten_faults.toml");
    let reading = read_dossier("ten_faults.toml", &fs::read(path).unwrap(), InputLimits::default(), |_| {
        Err(TableError::NotFound)
    });
    assert_eq!(reading.diagnostics.len(), 10, "{:?}", codes(&reading));
    insta::assert_snapshot!(render(&reading.diagnostics, &reading.files, RenderForm::Concise));
}

#[test]
fn json_faults_have_a_pointer() {
    let text = r#"{
  "dossier": {"title": "t"},
  "sources": {"s": {"kind": "report", "title": "S"}},
  "figures": {"a/b": {"value": "259"}, "c": {"value": "1,23", "unit": "case", "source": "s", "cites": ["c", "d"]}}
}"#;
    let reading = crate::reading::alone("d.json", text);
    insta::assert_snapshot!(render(&reading.diagnostics, &reading.files, RenderForm::Concise));
}

#[test]
fn csv_faults_have_line_and_column() {
    let text = b"[dossier]\ntitle = \"t\"\n[tables]\nfigures = \"figures.csv\"\n[sources.s]\nkind = \"report\"\ntitle = \"S\"\n";
    let csv =
        b"id,value,unit,stock,source,cites\na,\"1,213\",case,2023,s,\nb,\"1,23\",cases,2023,s,a;z\n".to_vec();
    let reading = read_dossier("d.toml", text, InputLimits::default(), |_| Ok(csv.clone()));
    insta::assert_snapshot!(render(&reading.diagnostics, &reading.files, RenderForm::Concise));
}

#[test]
fn the_cambodia_dossier_is_read_and_written() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/dossiers/cambodia/dossier.toml");
    let reading = load_dossier(&path, InputLimits::default()).unwrap();
    let dossier = reading.dossier.unwrap();
    let text = write_dossier(&dossier);
    let json = write_dossier_json(&dossier);
    assert_eq!(crate::reading::alone("d.toml", &text).dossier.as_ref(), Some(&dossier));
    assert_eq!(crate::reading::alone("d.json", &json).dossier.as_ref(), Some(&dossier));
    // 865 people up to August and 661 up to October, of one year and by one ministry.
    assert!(codes(&reading_of(&path)).contains(&"falling-cumulative"));
}

fn reading_of(path: &Path) -> DossierReading {
    load_dossier(path, InputLimits::default()).unwrap()
}

#[test]
fn a_dossier_as_written() {
    let document = crate::format_document::document();
    let examples = crate::format_document::blocks(&document, "toml");
    let written: Vec<String> = [0, 3, 5]
        .map(|at| crate::reading::alone("d.toml", examples[at].0).dossier.unwrap())
        .iter()
        .flat_map(|dossier| [write_dossier(dossier), write_dossier_json(dossier)])
        .collect();
    insta::assert_snapshot!(written.join("\n----\n"));
}
