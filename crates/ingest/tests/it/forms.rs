//! What people type and tables hold, and in which forms the answers stand.

use darkfigure_ingest::render::{OpenQuestion, RenderForm, RenderStyle, render, render_with_open};
use darkfigure_ingest::spoken::{parse_noun, parse_spoken};
use darkfigure_ingest::{DossierReading, InputLimits, TableError, read_dossier, write_entries, write_number};
use darkfigure_model::Number;

use crate::reading::{alone, codes};

#[test]
fn an_open_question_stands_behind_the_faults_in_every_form_that_tools_read() {
    let open = [OpenQuestion {
        file: "d.toml".to_owned(),
        name: "unit-dispute".to_owned(),
        text: "How many people are in the 312 files?\u{1b}".to_owned(),
    }];
    let reading = alone("d.toml", "[dossier]\ntitle = \"t\"\nsubject = \"x\"\n");
    let of = |form| render_with_open(&reading.diagnostics, &open, &reading.files, form);
    let last = |form| of(form).lines().last().unwrap().to_owned();
    assert_eq!(
        last(RenderForm::Concise),
        "d.toml: note[unit-dispute]: How many people are in the 312 files?\u{fffd}"
    );
    assert_eq!(
        last(RenderForm::Github),
        "::notice file=d.toml,title=unit-dispute::How many people are in the 312 files?\u{fffd}"
    );
    let json = of(RenderForm::Json);
    for part in
        ["\"open\"", "\"file\": \"d.toml\"", "\"name\": \"unit-dispute\"", "\"question\": \"How many people"]
    {
        assert!(json.contains(part), "{part} in {json}");
    }
}

fn with_table(of: &'static str, table: &'static str) -> DossierReading {
    let text = format!("[dossier]\ntitle = \"t\"\n[tables]\n{of} = \"table.csv\"\n");
    read_dossier("d.toml", text.as_bytes(), InputLimits::default(), |name| {
        if name == "table.csv" { Ok(table.as_bytes().to_vec()) } else { Err(TableError::NotFound) }
    })
}

#[test]
fn a_cell_is_true_or_false_and_nothing_else() {
    let read = with_table("concepts", "id,label,net\nbalance,Balance,true\nharm,Harm,false\n");
    assert_eq!(codes(&read), [""; 0]);
    let nets: Vec<bool> = read.dossier.unwrap().concepts.iter().map(|(_, concept)| concept.is_net).collect();
    assert_eq!(nets, [true, false]);
    assert_eq!(codes(&with_table("concepts", "id,label,net\nbalance,Balance,yes\n")), ["wrong-type"]);
}

#[test]
fn an_open_quotation_mark_is_pointed_at_itself() {
    let table = "id,label\nharm,\"Harm\nand more\n";
    let read = with_table("concepts", table);
    let fault = read.diagnostics.iter().find(|found| found.code.as_str() == "csv-quoting").unwrap();
    assert_eq!((fault.span.start, fault.span.end), (table.find('"').unwrap(), table.find('"').unwrap() + 1));
}

#[test]
fn two_words_are_one_unit_behind_a_third() {
    let unit = |said: &str| parse_noun(said).map(|noun| (noun.unit.to_string(), noun.plural));
    let known = |unit: &str| Some((unit.to_owned(), None));
    assert_eq!(unit("burned square kilometres"), known("square kilometre"));
    assert_eq!(unit("square kilometres"), known("square kilometre"));
    assert_eq!(unit("burned kilometres"), known("kilometre"));
}

#[test]
fn a_month_and_a_day_are_said_in_words() {
    let period = |said: &str| {
        let time = parse_spoken(said).ok()?.when?;
        Some(time.to_string())
    };
    assert_eq!(period("400 cases in March 2023").as_deref(), Some("2023-03"));
    assert_eq!(period("400 cases in 3 May 2020").as_deref(), Some("2020-05-03"));
    assert_eq!(period("400 cases in 2023").as_deref(), Some("2023"));
}

#[test]
fn thousands_are_said_below_a_million_where_the_last_digit_is_one_of_them() {
    let of = |digits, exponent| write_number(Number::new(digits, exponent).unwrap());
    assert_eq!([of(123, 3), of(12, 4), of(1, 6)], ["123 thousand", "0.12 million", "1 million"]);
}

#[test]
fn entries_are_written_without_what_is_said_of_their_dossier() {
    let text = "[dossier]\ntitle = \"A title\"\nquestion = \"What?\"\n[sources.s]\nkind = \"report\"\ntitle = \"S\"\n[figures.f]\nvalue = \"5\"\nunit = \"case\"\nsource = \"s\"\nstock = \"2023\"\n";
    let written = write_entries(&alone("d.toml", text).dossier.unwrap());
    assert!(!written.contains("A title") && !written.contains("[dossier]"), "{written}");
    assert!(written.contains("[figures.f]") && written.contains("[sources.s]"), "{written}");
}

#[test]
fn a_part_over_a_longer_window_is_none_and_a_stock_has_no_window() {
    let faults = |part: &str, whole: &str| {
        let figure = |id: &str, keys: &str, n: u32| {
            format!("[figures.{id}]\nvalue = \"{n}\"\nunit = \"case\"\nsource = \"s\"\n{keys}\n")
        };
        let text = format!(
            "[dossier]\ntitle = \"t\"\n[sources.s]\nkind = \"report\"\ntitle = \"S\"\n{}{}",
            figure("p", &format!("{part}\npart-of = \"w\""), 5),
            figure("w", whole, 9)
        );
        codes(&alone("d.toml", &text))
    };
    let outside = ["part-outside-whole"];
    assert_eq!(faults("entrants = \"2022/2023\"", "entrants = \"2023\""), outside);
    assert_eq!(faults("entrants = \"2022\"", "entrants = \"2023\""), outside);
    assert_eq!(faults("entrants = \"2023\"", "entrants = \"2022/2023\""), [""; 0]);
    assert_eq!(faults("entrants = \"2023\"", "entrants = \"2023\""), [""; 0]);
    assert_eq!(faults("stock = \"2022/2023\"", "stock = \"2023\""), [""; 0], "some day of the two years");
}

#[test]
fn letters_are_escaped_in_json_by_their_number_alone_or_in_pairs() {
    let title = |escaped: &str| {
        let text = format!("{{\"dossier\": {{\"title\": \"{escaped}\"}}}}");
        let read = alone("d.json", &text);
        if read.diagnostics.is_empty() { read.dossier.map(|dossier| dossier.title) } else { None }
    };
    assert_eq!(title("caf\\u00e9 \\u0041").as_deref(), Some("café A"));
    assert_eq!(
        title("\\ud83d\\ude00 \\udbff\\udc00\\ud800\\udfff").as_deref(),
        Some("😀 \u{10fc00}\u{103ff}")
    );
    for broken in ["\\ud83d", "\\ud83dx", "\\ud83d\\u0041", "\\ude00", "\\u00g1", "\\u12"] {
        assert_eq!(title(broken), None, "{broken}");
    }
}

#[test]
fn warnings_of_one_kind_are_shown_once_with_the_lines_of_the_others() {
    let shown = |n: usize| {
        let figures: String = (0..n)
            .map(|i| format!("[figures.f{i}]\nvalue = \"5\"\nunit = \"case\"\nsource = \"s\"\n"))
            .collect();
        let head = "[dossier]\ntitle = \"t\"\n[sources.s]\nkind = \"report\"\ntitle = \"S\"\n";
        let reading = alone("d.toml", &format!("{head}{figures}"));
        assert_eq!(codes(&reading), vec!["no-time"; n]);
        let text = render(&reading.diagnostics, &reading.files, RenderForm::Full(RenderStyle::default()));
        let n_shown = text.matches("[no-time]").count();
        let more =
            text.lines().find_map(|line| line.split_once("the same in ").map(|(_, more)| more.to_owned()));
        (n_shown, more)
    };
    // The entries begin on lines 6, 10, 14, ...; the first is shown.
    assert_eq!(shown(3), (3, None));
    assert_eq!(shown(4), (1, Some("3 more places: lines 10, 14, 18".to_owned())));
    assert_eq!(shown(5), (1, Some("4 more places: lines 10, 14, 18 and 1 other".to_owned())));
    assert_eq!(shown(7), (1, Some("6 more places: lines 10, 14, 18 and 3 others".to_owned())));
}

#[test]
fn what_is_far_away_or_in_another_file_is_named_by_its_place() {
    let note = |between: usize| {
        let json = format!(
            "{{\"dossier\": {{\"title\": \"t\"}},\n\"sources\": {{\n\"s\": {{\"kind\": \"report\", \"title\": \"S\"}},\n{}\n\"s\": {{\"kind\": \"report\", \"title\": \"T\"}}}}}}",
            " ".repeat(between)
        );
        let reading = alone("d.json", &json);
        assert_eq!(codes(&reading), ["duplicate-key"]);
        render(&reading.diagnostics, &reading.files, RenderForm::Full(RenderStyle::default()))
    };
    let place = "it stands here first: d.json:3:1";
    let near = note(100);
    assert!(!near.contains(place) && near.contains("it stands here first"), "{near}");
    let far = note(3_000);
    assert!(far.contains(place), "{far}");
}

#[test]
fn faults_of_two_readings_point_into_their_own_texts() {
    let mut first = alone("a.toml", "[dossier]\ntitle = \"t\"\nsubject = \"x\"\n");
    let second = alone("b.json", "{\"dossier\": {\"title\": \"t\", \"title\": \"u\"}}");
    let moved = first.files.append(second.diagnostics, second.files);
    assert_eq!(first.files.names().collect::<Vec<_>>(), ["a.toml", "b.json"]);
    let fault = &moved[0];
    assert_eq!((fault.code.as_str(), first.files.name(fault.span.file)), ("duplicate-key", "b.json"));
    assert_eq!(first.files.slice(fault.span), "\"title\"");
    assert_eq!(first.files.name(fault.related[0].0.file), "b.json");
    let third = alone("c.toml", "x = 1\n");
    let moved = first.files.append(third.diagnostics, third.files);
    assert_eq!(first.files.name(moved[0].span.file), "c.toml");
}

#[test]
fn a_byte_within_a_letter_is_where_the_letter_is() {
    let reading = alone("d.toml", "# é日😀x\n");
    let file = reading.diagnostics[0].span.file;
    let text = reading.files.text(file);
    let column = |byte: usize| reading.files.line_column(file, byte).column;
    let of = |letter: char| text.find(letter).unwrap();
    assert_eq!((column(of('é')), column(of('é') + 1)), (3, 3));
    assert_eq!([0, 1, 2].map(|more| column(of('日') + more)), [4; 3]);
    assert_eq!([0, 1, 2, 3].map(|more| column(of('😀') + more)), [5; 4]);
    assert_eq!(column(of('x')), 6);
    assert_eq!(reading.files.line_column(file, 1_000).line, 2);
}

#[test]
fn the_excerpt_of_a_fault_in_json_has_its_pointer() {
    let reading = alone("d.json", "{\"dossier\": {\"title\": \"t\", \"a/b\": 1}}");
    let shown = render(&reading.diagnostics, &reading.files, RenderForm::Full(RenderStyle::default()));
    assert!(shown.contains("= note: at /dossier/a~1b"), "{shown}");
    // The whole text has an empty one.
    let reading = alone("d.json", "{}");
    let shown = render(&reading.diagnostics, &reading.files, RenderForm::Full(RenderStyle::default()));
    assert!(!shown.contains("note: at"), "{shown}");
}

#[test]
fn a_fault_in_json_says_what_and_where_to_a_program() {
    let text = "[dossier]\ntitle = \"é\"\nsubjekt = 1\n";
    let reading = alone("d.toml", text);
    let shown = render(&reading.diagnostics, &reading.files, RenderForm::Json);
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let at = text.find("subjekt").unwrap();
    let location = serde_json::json!({
        "file": "d.toml",
        "start": { "line": 3, "column": 1, "byte": at },
        "end": { "line": 3, "column": 8, "byte": at + 7 },
    });
    assert_eq!(shown["version"], 1);
    let problem = &shown["problems"][0];
    assert_eq!(problem["code"], "unknown-key");
    assert_eq!(problem["severity"], "error");
    assert_eq!(problem["message"], "unknown key `subjekt`");
    assert_eq!(problem["location"], location);
}

#[test]
fn a_fault_is_a_command_of_github_with_its_text_escaped() {
    // docs.github.com, workflow commands: in data % and line ends are escaped, in properties commas and colons too.
    let text = "[dossier]\ntitle = \"t\"\n[figures.f]\nvalue = \"5% ##[x]\"\nunit = \"case\"\nstock = \"2023\"\nsource = \"s\"\n[sources.s]\nkind = \"report\"\ntitle = \"S\"\n";
    let reading = alone("a,b:c.toml", text);
    let shown = render(&reading.diagnostics, &reading.files, RenderForm::Github);
    assert_eq!(codes(&reading), ["bad-value"]);
    let fault = &reading.diagnostics[0];
    let message = fault.message.replace('%', "%25").replace("##[", "## [");
    let hint = fault.hint.as_ref().map_or(String::new(), |hint| format!("%0A{}", hint.replace('%', "%25")));
    assert_eq!(
        shown.trim_end(),
        format!(
            "::error file=a%2Cb%3Ac.toml,line=4,col={},title=bad-value::{message}{hint}",
            text.lines().nth(3).unwrap().find("##").unwrap() + 1
        )
    );
    let warned = alone("d.toml", &text.replace("5% ##[x]", "5").replace("stock = \"2023\"\n", ""));
    let shown = render(&warned.diagnostics, &warned.files, RenderForm::Github);
    assert!(shown.starts_with("::warning file=d.toml,line=3,col=10,title=no-time::"), "{shown}");
}
