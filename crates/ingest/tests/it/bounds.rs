//! The bounds of what is read: what lies just within each, and what just beyond.

use std::fs;

use darkfigure_ingest::{DossierReading, InputLimits, TableError, load_dossier, read_dossier};

use crate::reading::codes;

fn within(name: &str, text: &str, limits: InputLimits) -> DossierReading {
    read_dossier(name, text.as_bytes(), limits, |_| Err(TableError::NotFound))
}

/// The code of the first fault and the text that it points at.
fn first(reading: &DossierReading) -> Option<(&'static str, &str)> {
    reading.diagnostics.first().map(|d| (d.code.as_str(), reading.files.slice(d.span)))
}

#[test]
fn tables_and_lists_stand_as_deep_in_json_as_in_toml() {
    let is_deep = |name: &str, text: &str, depth: usize| {
        let reading = within(name, text, InputLimits { depth, ..InputLimits::default() });
        codes(&reading).contains(&"too-deep")
    };
    // The document is a table itself; a text or a number within the last one is none.
    for (n_deep, toml, json) in [
        (1, "x = 1", "{\"x\": 1}"),
        (2, "x = []", "{\"x\": []}"),
        (2, "x = {}", "{\"x\": {}}"),
        (2, "x = [1, 2]", "{\"x\": [1, 2]}"),
        (3, "x = [[1], [2]]", "{\"x\": [[1], [2]]}"),
        (3, "x.y.z = \"a\"", "{\"x\": {\"y\": {\"z\": \"a\"}}}"),
        (4, "x = [{ y = [true] }]", "{\"x\": [{\"y\": [true]}]}"),
    ] {
        for (name, text) in [("d.toml", toml), ("d.json", json)] {
            assert!(!is_deep(name, text, n_deep), "{text} at {n_deep}");
            assert!(n_deep == 1 || is_deep(name, text, n_deep - 1), "{text} at {}", n_deep - 1);
        }
    }
}

#[test]
fn brackets_and_dots_that_stand_side_by_side_are_not_deep() {
    let limits = InputLimits { depth: 3, ..InputLimits::default() };
    let is_deep = |text: &str| codes(&within("d.toml", text, limits)).contains(&"too-deep");
    for text in [
        "x = [[1], [2], [3], [4], [5]]",
        "x = [{ a = 1 }, { a = 2 }, { a = 3 }, { a = 4 }]",
        "x = [1.5, 2.5, 3.5, 4.5, 5.5]",
        "a.b = 1.5\na.c = 2.5\na.d = 3.5",
        "[a.b]\n[a.c]\n[a.d]\n[a.e]",
        "x = \"[[[[[[[[\" # [[[[[[[[",
        "x = '''[[[[[[[['''",
    ] {
        assert!(!is_deep(text), "{text}");
    }
    let reading = within("d.toml", "x = [[[[1]]]]", limits);
    assert_eq!(first(&reading), Some(("too-deep", "[")));
    assert_eq!(reading.diagnostics[0].span.start, "x = [[[".len());
    let reading = within("d.json", "{\"x\": [[[1]]]}", limits);
    assert_eq!(first(&reading), Some(("too-deep", "[")));
    assert_eq!(reading.diagnostics[0].span.start, "{\"x\": [[".len());
    let reading = within("d.toml", "a.b.c.d.e = 1", limits);
    assert_eq!(reading.diagnostics[0].span.start, "a.b.c.d".len());
}

#[test]
fn tables_are_counted_outside_texts_and_comments() {
    // Eight for each entry.
    let limits = InputLimits { n_entries: 1, ..InputLimits::default() };
    let many = |text: &str| {
        let reading = within("d.toml", text, limits);
        let found = reading.diagnostics.iter().find(|d| d.message.starts_with("more tables and dotted keys"));
        found.map(|d| {
            assert!(["[", "{", "."].contains(&reading.files.slice(d.span)), "{text}");
            d.span.start
        })
    };
    assert_eq!(many("a.b.c.d.e.f.g.h.i = 1"), None);
    assert_eq!(many("a.b.c.d.e.f.g.h.i.j = 1"), Some("a.b.c.d.e.f.g.h.i".len()));
    assert_eq!(many("x = [[], [], [], [], [], [], []]"), None);
    assert_eq!(many("x = [[], [], [], [], [], [], [], []]"), Some("x = [[], [], [], [], [], [], [], ".len()));
    for text in [
        "x = \"[[[[[[[[[[[[\"",
        "x = '[[[[[[[[[[[['",
        "x = '''\n[[[['[[[[''[[[[[[['''",
        "x = \"\"\"\n[[[[\"[[[[\"\"[[[[[[[\"\"\"",
        "x = \"\\\"[[[[[[[[[[[[\"",
        "x = '\\' # [[[[[[[[[[[[",
        "# [[[[[[[[[[[[\nx = 1",
    ] {
        assert_eq!(many(text), None, "{text}");
        // What stands behind the text is counted again.
        let behind = format!("{text}\ny = [[[[[[[[[]]]]]]]]]");
        assert_eq!(many(&behind), Some(text.len() + "\ny = [[[[[[[[".len()), "{text}");
    }
}

#[test]
fn a_table_of_just_the_limit_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dossier.toml");
    let table = "id,title,kind\na,A long title of a source of which there is but one,report\n";
    fs::write(&path, "[dossier]\ntitle = \"t\"\n[tables]\nsources = 's.csv'\n").unwrap();
    fs::write(folder.path().join("s.csv"), table).unwrap();
    let read = |n_bytes: usize| {
        let limits = InputLimits { n_bytes, ..InputLimits::default() };
        codes(&load_dossier(&path, limits).unwrap())
    };
    assert_eq!(read(table.len()), [""; 0]);
    assert_eq!(read(table.len() - 1), ["too-large"]);
}

#[test]
fn comparisons_are_counted_by_themselves() {
    let limits = InputLimits { n_comparisons: 1, ..InputLimits::default() };
    let code = |text: &str| codes(&within("d.toml", text, limits)).contains(&"too-many-entries");
    let head = "[dossier]\ntitle = \"t\"\n";
    assert!(code(&format!("{head}[comparisons.a]\n[comparisons.b]\n")));
    assert!(!code(&format!("{head}[comparisons.a]\n")));
    assert!(!code(&format!("{head}[concepts.a]\nlabel = \"A\"\n[concepts.b]\nlabel = \"B\"\n")));
}
