//! JSON, TOML and CSV to the letter: what their standards allow and forbid, and what is said of the most common slips.

use darkfigure_ingest::{DossierReading, InputLimits, TableError, read_dossier, write_dossier_json};

use crate::reading::{alone, codes};

/// The first fault of a JSON text: its message, and where it points.
fn json_fault(text: &str) -> Option<(String, usize)> {
    let reading = alone("d.json", text);
    let found = reading.diagnostics.into_iter().find(|d| d.code.as_str() == "json-syntax");
    found.map(|d| (d.message, d.span.start))
}

#[test]
fn a_json_number_has_digits_on_both_sides_of_its_point_and_in_its_power() {
    for number in ["0", "-0", "10", "-1", "0.5", "1.25", "1e5", "1E+5", "1e-5", "-0.5e12", "1e0"] {
        assert_eq!(json_fault(&format!("{{\"x\": {number}}}")), None, "{number}");
    }
    // RFC 8259, 6: each part has at least one digit; the place is the one where it is missing.
    for (number, at) in [("-", 1), ("1.", 2), ("1.e5", 2), ("1e", 2), ("1e+", 3), ("1E-x", 3), ("-x", 1)] {
        let expected = Some(("expected a digit".to_owned(), "{\"x\": ".len() + at));
        assert_eq!(json_fault(&format!("{{\"x\": {number}}}")), expected, "{number}");
    }
}

#[test]
fn a_json_text_has_every_escape_of_the_standard_and_no_control_character() {
    let title = |written: &str| {
        let reading = alone("d.json", &format!("{{\"dossier\": {{\"title\": \"{written}\"}}}}"));
        reading.dossier.map(|dossier| dossier.title)
    };
    assert_eq!(title("a\\\"b\\\\c\\/d").as_deref(), Some("a\"b\\c/d"));
    assert_eq!(title("a\\bb\\fc\\nd\\re\\tf").as_deref(), Some("a\u{8}b\u{c}c\nd\re\tf"));
    // RFC 8259, 7: below U+0020 everything is escaped; U+007F is not among them.
    assert_eq!(title("a\u{7f}b").as_deref(), Some("a\u{7f}b"));
    for control in ["\u{1}", "\n", "\t", "\u{1f}"] {
        let text = format!("{{\"x\": \"a{control}b\"}}");
        let (message, at) = json_fault(&text).unwrap();
        assert_eq!(message, "a control character in a text is written as \\u followed by four digits");
        assert_eq!(at, "{\"x\": \"a".len());
    }
    assert_eq!(json_fault("{\"x\": \"a\\q\"}"), Some(("there is no such escape".to_owned(), 9)));
}

#[test]
fn what_steers_a_terminal_is_escaped_in_json_and_reads_back() {
    let mut dossier = alone("d.toml", "[dossier]\ntitle = \"t\"\n").dossier.unwrap();
    dossier.title = "a\u{202e}b\u{e0001}c\u{1b}d".to_owned();
    let written = write_dossier_json(&dossier);
    // U+E0001 is the pair DB40 DC01 of UTF-16.
    assert!(written.contains("a\\u202eb\\udb40\\udc01c\\u001bd"), "{written}");
    assert!(!written.contains(['\u{202e}', '\u{e0001}', '\u{1b}']), "{written}");
    assert_eq!(alone("d.json", &written).dossier, Some(dossier));
}

#[test]
fn a_slip_in_toml_has_the_hint_that_fits_it() {
    let hint = |line: &str| {
        let reading = alone("d.toml", &format!("[dossier]\ntitle = \"t\"\n{line}\n"));
        let found = reading.diagnostics.into_iter().find(|d| d.code.as_str() == "toml-syntax");
        found.unwrap_or_else(|| panic!("{line} is no slip")).hint
    };
    let open = Some("the text has no closing quotation mark, or one within it that needs a backslash");
    assert_eq!(hint("question = \"What?").as_deref(), open);
    assert_eq!(hint("question = \"Is it \"so?\"").as_deref(), open);
    // The marks are paired: something else is wrong.
    assert_eq!(hint("question = \"What?\" really"), None);
    assert_eq!(
        hint("question = What?").as_deref(),
        Some("write it in quotation marks: question = \"What?\"")
    );
    // Wherever the parser stumbles over it.
    for classic in ["[dossier]\rtitle = \"t\"\r", "# t\r[dossier]\n", "[dossier]\ntitle = \"a\rb\"\n"] {
        let found = &alone("d.toml", classic).diagnostics[0];
        assert_eq!(found.message, "a carriage return without a line feed", "{classic:?}");
        assert_eq!(
            found.hint.as_deref(),
            Some("save the file with line feeds (LF or CRLF) at the ends of its lines"),
            "{classic:?}"
        );
    }
    let windows = alone("d.toml", "[dossier]\r\ntitle = t\r\n");
    assert_eq!(windows.diagnostics[0].hint.as_deref(), Some("write it in quotation marks: title = \"t\""));
}

#[test]
fn what_could_not_be_read_is_complained_of_once() {
    let codes = |line: &str| {
        let text = format!(
            "[dossier]\ntitle = \"t\"\n[sources.s]\nkind = \"report\"\ntitle = \"S\"\n[figures.f]\nunit = \"case\"\nsource = \"s\"\nstock = \"2022\"\n{line}\n"
        );
        codes(&alone("d.toml", &text))
    };
    for line in ["value = many", "value = 25 9", "value ="] {
        assert_eq!(codes(line), ["toml-syntax"], "{line}");
    }
    // A list is wrong there, whatever is wrong within it.
    assert_eq!(codes("value = [1"), ["wrong-type", "toml-syntax"]);
}

#[test]
fn words_of_json_are_true_false_and_null_and_no_texts() {
    for word in ["true", "false"] {
        assert_eq!(json_fault(&format!("{{\"x\": {word}}}")), None);
        let cut = &word[..word.len() - 1];
        assert_eq!(json_fault(&format!("{{\"x\": {cut}}}")), Some(("expected a value".to_owned(), 6)));
    }
    assert_eq!(json_fault("{\"x\": null}"), None);
    let reading = alone("d.json", "{\"dossier\": {\"title\": null}}");
    assert_eq!(codes(&reading), ["wrong-type"]);
    assert!(reading.diagnostics[0].message.contains("null"), "{}", reading.diagnostics[0].message);
    assert_eq!(json_fault("{\"x\": nul}"), Some(("expected a value".to_owned(), 6)));
}

/// Sources from a CSV table.
fn sources(table: &'static str) -> DossierReading {
    let text = "[dossier]\ntitle = \"t\"\n[tables]\nsources = \"s.csv\"\n";
    read_dossier("d.toml", text.as_bytes(), InputLimits::default(), |_| -> Result<_, TableError> {
        Ok(table.as_bytes().to_vec())
    })
}

#[test]
fn lines_of_a_table_end_in_any_of_three_ways_and_empty_ones_are_no_rows() {
    let titles = |table: &'static str| -> Vec<String> {
        let reading = sources(table);
        assert_eq!(codes(&reading), [""; 0], "{table:?}");
        reading.dossier.unwrap().sources.iter().map(|(_, source)| source.title.clone()).collect()
    };
    for table in [
        "id,title,kind\na,A,report\nb,B,report\n",
        "id,title,kind\na,A,report\nb,B,report",
        "id,title,kind\r\na,A,report\r\nb,B,report\r\n",
        "id,title,kind\ra,A,report\rb,B,report\r",
        "id,title,kind\n\na,A,report\n\n\nb,B,report\n\n",
        "\r\nid,title,kind\r\n\r\na,A,report\r\n\r\nb,B,report\r\n\r\n",
        "\u{feff}id,title,kind\na,A,report\nb,B,report\n",
    ] {
        assert_eq!(titles(table), ["A", "B"], "{table:?}");
    }
    // One cell is a row, if too short a one; so is a row of nothing but commas and a quoted nothing.
    assert_eq!(codes(&sources("id,title,kind\na\nb,B,report\n")), ["csv-ragged-row"]);
    assert_eq!(codes(&sources("id,title,kind\n\"\"\nb,B,report\n")), ["csv-ragged-row"]);
    // A comma at the very end has an empty cell behind it.
    assert_eq!(titles("id,title,kind,publisher\na,A,report,P\nb,B,report,"), ["A", "B"]);
}

/// How many columns a table of sources may have.
fn n_keys() -> usize {
    let hint = sources("zzzzzzzz\n").diagnostics[0].hint.clone().unwrap();
    hint.strip_prefix("the columns are ").unwrap().split(", ").count()
}

#[test]
fn what_stands_beside_quotation_marks_is_pointed_at() {
    let fault = |cell: &'static str| {
        let table = format!("id,title,kind\na,{cell},report\n").leak();
        let reading = sources(table);
        assert_eq!(codes(&reading), ["csv-quoting"], "{cell}");
        let found = &reading.diagnostics[0];
        (found.message.clone(), reading.files.slice(found.span).to_owned())
    };
    let behind = "something follows a closing quotation mark".to_owned();
    assert_eq!(fault("\"A\" title"), (behind.clone(), " title".to_owned()));
    assert_eq!(fault("\"A\"\"\"x"), (behind, "x".to_owned()));
    let within = "a quotation mark within a cell that does not begin with one".to_owned();
    assert_eq!(fault("A \"title\""), (within, "A \"title\"".to_owned()));
    let title = sources("id,title,kind\na,\"A \"\"title\"\", in two\nlines\",report\n").dossier.unwrap();
    assert_eq!(title.sources.iter().next().unwrap().1.title, "A \"title\", in two\nlines");
}

#[test]
fn a_first_row_that_is_no_header_is_named_for_what_it_is() {
    let message = |table: &'static str| sources(table).diagnostics.into_iter().map(|d| d.message).next();
    let parted = Some("the cells are not parted by commas");
    for table in
        ["id;title;kind\na;A;report\n", "id\ttitle\tkind\na\tA\treport\n", "id|title|kind\na|A|report\n"]
    {
        assert_eq!(message(table).as_deref(), parted, "{table}");
    }
    assert_eq!(message("[{\"id\": 1}]\n").as_deref(), Some("this is JSON, and a table is CSV"));
    // What else is wrong in it comes of that; what is wrong elsewhere does not.
    assert_eq!(codes(&sources("[{\"id\": \"a, b\"}]\nx\n")), ["csv-unknown-header"]);
    let text = "[dossier]\ntitle = \"t\"\nsubjekt = 1\n[tables]\nsources = \"s.csv\"\n";
    let both =
        read_dossier("d.toml", text.as_bytes(), InputLimits::default(), |_| -> Result<_, TableError> {
            Ok(b"[{\"id\": \"a\"}]\n".to_vec())
        });
    assert_eq!(codes(&both), ["unknown-key", "csv-unknown-header"]);
    assert_eq!(message("<table>\n").as_deref(), Some("this is HTML or XML, and a table is CSV"));
    // Three columns for each key that there is are as many as a header may have by mistake.
    let columns = |n: usize| (0..n).map(|i| format!("k{i}")).collect::<Vec<_>>().join(",").leak() as &str;
    let n_keys = n_keys();
    assert!(message(columns(3 * n_keys)).is_some_and(|found| found.starts_with("nobody knows the column")));
    for n in [3 * n_keys + 1, 3 * n_keys + 5] {
        let expected = format!("the header has {n} columns, and there are {n_keys} keys");
        assert_eq!(message(columns(n)), Some(expected));
    }
    // A wrong name without such a mark, and one with it beside others, is a wrong name.
    assert_ne!(message("name\na\n").as_deref(), parted);
    assert_ne!(message("id;x,title,kind\na,A,report\n").as_deref(), parted);
}
