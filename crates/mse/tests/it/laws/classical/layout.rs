//! Tables as people keep them: nobody is lost, made up or counted twice without a word.

use darkfigure_mse::read::{
    Captures, ColumnDoubt, ColumnRole, Layout, ReadError, ReadFaultKind, ReadOptions, Reading, ReadingNote,
    read_captures,
};

fn attempt(text: &str, options: &ReadOptions) -> Result<Reading, Vec<(u64, u64, ReadFaultKind)>> {
    read_captures(text.as_bytes(), options, |_| {}).map_err(|error| match error {
        ReadError::Faults { faults, .. } => {
            faults.into_iter().map(|fault| (fault.line, fault.column, fault.kind)).collect()
        }
        other => panic!("{other}"),
    })
}

fn read(text: &str) -> Reading {
    attempt(text, &ReadOptions::default()).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"))
}

fn faults(text: &str) -> Vec<(u64, u64, ReadFaultKind)> {
    attempt(text, &ReadOptions::default()).expect_err(text)
}

/// Lists with their sizes, and how many people there are.
fn people(reading: &Reading) -> (Vec<(String, u64)>, u64) {
    let Captures::Tables(strata) = &reading.captures else { panic!("tables") };
    let table = &strata[0].data;
    (table.list_names().iter().cloned().zip(table.list_sizes()).collect(), table.n_observed())
}

fn sizes(reading: &Reading) -> Vec<(String, u64)> {
    people(reading).0
}

fn lists(wanted: &[(&str, u64)]) -> Vec<(String, u64)> {
    wanted.iter().map(|&(name, size)| (name.to_owned(), size)).collect()
}

fn doubt(name: &str, doubt: ColumnDoubt) -> ReadFaultKind {
    ReadFaultKind::ColumnInDoubt { name: name.to_owned(), doubt }
}

/// Eight people on two nights; the last column is how many nights each was there.
fn shelter_nights(header: &str, sums: [&str; 8]) -> String {
    let nights = ["1,0", "0,1", "1,1", "1,0", "0,1", "1,1", "1,0", "1,1"];
    let rows = nights.iter().zip(sums).map(|(nights, sum)| format!("{nights},{sum}\n"));
    format!("monday,tuesday,{header}\n{}", rows.collect::<String>())
}

#[test]
fn how_often_a_person_was_seen_is_not_how_many_people() {
    let sums = ["1", "1", "2", "1", "1", "2", "1", "2"];
    for name in
        ["total", "n", "count", "Freq", "times", "n_captures", "sum", "Number", "k", "nights.seen", "Gesamt"]
    {
        let reading = read(&shelter_nights(name, sums));
        assert_eq!(people(&reading), (lists(&[("monday", 6), ("tuesday", 5)]), 8), "{name}");
        assert_eq!(reading.layout, Layout::Individual);
        assert!(reading.columns.contains(&(name.to_owned(), ColumnRole::Captures)), "{name}");
        assert_eq!(reading.notes, [ReadingNote::CapturesColumn { name: name.to_owned() }]);
    }
    // The same before the lists, with marks for 1, and beside a real count.
    let marked = "seen,a,b\n1,x,no\n2,x,x\n1,no,x\n2,x,x\n1,no,x\n";
    assert_eq!(people(&read(marked)), (lists(&[("a", 3), ("b", 4)]), 5));
    let with_count = "a,b,lists,people\n1,0,1,40\n0,1,1,30\n1,1,2,7\n";
    assert_eq!(people(&read(with_count)), (lists(&[("a", 47), ("b", 37)]), 77));
    // Also where one of the lists is left out.
    let options = ReadOptions { ignored_columns: vec!["c".to_owned()], ..ReadOptions::default() };
    let three = "id,a,b,c,total\np1,1,0,1,2\np2,0,1,0,1\np3,1,1,1,3\np4,1,0,0,1\np5,0,0,1,1\n";
    let reading = attempt(three, &options).expect("it is read");
    assert_eq!(people(&reading), (lists(&[("a", 3), ("b", 2)]), 4));
    assert!(reading.notes.contains(&ReadingNote::OnLeftOutLists { n_people: 1 }), "{:?}", reading.notes);
}

#[test]
fn a_row_that_breaks_the_sum_is_a_fault_in_its_place() {
    let sums = ["1", "1", "2", "1", "1", "2", "1", "3"];
    for name in ["total", "times", "n"] {
        let found = faults(&shelter_nights(name, sums));
        let differ =
            ReadFaultKind::CapturesDiffer { name: name.to_owned(), value: "3".to_owned(), n_lists: 2 };
        assert_eq!(found, [(9, 5, differ)], "{name}");
    }
    // Beyond the rows that are looked at first, too.
    let mut many = String::from("id,a,b,total\n");
    for at in 0..300 {
        many += &format!("p{at},{}\n", ["1,0,1", "0,1,1", "1,1,2"][at % 3]);
    }
    assert_eq!(read(&many).n_rows, 300);
    many += "p300,1,1,7\n";
    assert!(matches!(faults(&many)[..], [(302, 10, ReadFaultKind::CapturesDiffer { .. })]));
}

#[test]
fn counts_that_only_sometimes_equal_the_lists_stay_counts() {
    // People with a count of one each are people, however many lists they are on.
    let ones = shelter_nights("count", ["1"; 8]);
    assert_eq!(people(&read(&ones)), (lists(&[("monday", 6), ("tuesday", 5)]), 8));
    assert_eq!(read(&ones).layout, Layout::Wide);
    let sparse = "a,b,c,count\n1,0,0,21\n0,1,0,13\n0,0,1,1\n1,1,0,2\n1,0,1,1\n0,1,1,2\n1,1,1,1\n";
    assert_eq!(people(&read(sparse)).1, 41);
    // A history may be written in several rows.
    assert_eq!(people(&read("a,b,count\n1,0,4\n1,0,4\n0,1,3\n1,1,2\n1,1,5\n")).1, 18);
}

#[test]
fn where_each_history_stands_once_the_reader_asks() {
    let either = "a,b,total\n1,0,1\n0,1,1\n1,1,2\n";
    assert_eq!(faults(either), [(1, 5, doubt("total", ColumnDoubt::Captures))]);
    let count = ReadOptions { count_column: Some("total".to_owned()), ..ReadOptions::default() };
    let reading = attempt(either, &count).expect("it was said what it is");
    assert_eq!(people(&reading).1, 4);
    assert_eq!(reading.notes, [ReadingNote::CountEqualsCaptures { name: "total".to_owned() }]);
    let ignored = ReadOptions { ignored_columns: vec!["total".to_owned()], ..ReadOptions::default() };
    assert_eq!(people(&attempt(either, &ignored).expect("read")).1, 3);
}

#[test]
fn a_list_may_be_called_anything() {
    for name in ["N", "n", "count", "Freq", "cases", "people", "Total", "number", "k", "times"] {
        let text = format!("north,south,{name}\n1,0,0\n0,1,1\n1,1,0\n1,0,1\n0,0,1\n0,1,1\n1,0,0\n");
        let reading = read(&text);
        let wanted = lists(&[("north", 4), ("south", 3), (name, 4)]);
        assert_eq!(people(&reading), (wanted, 7), "{name}");
        // And first among them.
        let text = format!("{name},south,east\n1,0,0\n0,1,1\n0,1,1\n1,0,1\n1,0,0\n");
        assert_eq!(sizes(&read(&text)), lists(&[(name, 3), ("south", 2), ("east", 3)]), "{name}");
    }
    // With marks that are no digits there is no doubt, even where each history stands once.
    let marks = "a,b,N\nyes,no,yes\nno,yes,no\nyes,yes,no\n";
    assert_eq!(sizes(&read(marks)), lists(&[("a", 2), ("b", 2), ("N", 1)]));
}

#[test]
fn zeros_and_ones_that_may_be_counts_are_asked_about() {
    let text = "a,b,n\n1,0,0\n0,1,1\n1,1,1\n";
    assert_eq!(faults(text), [(1, 5, doubt("n", ColumnDoubt::List))]);
    let list = ReadOptions { lists: vec!["n".to_owned()], ..ReadOptions::default() };
    assert_eq!(people(&attempt(text, &list).expect("a list")), (lists(&[("a", 2), ("b", 2), ("n", 2)]), 3));
    let count = ReadOptions { count_column: Some("n".to_owned()), ..ReadOptions::default() };
    assert_eq!(people(&attempt(text, &count).expect("a count")), (lists(&[("a", 1), ("b", 2)]), 2));
    // Strata tell rows of a table of counts apart.
    let strata = ReadOptions { strata_columns: vec!["year".to_owned()], ..ReadOptions::default() };
    let years = "year,a,b,count\n1,1,0,1\n1,0,1,0\n1,1,1,1\n2,1,0,1\n2,0,1,1\n2,1,1,0\n";
    assert_eq!(attempt(years, &strata).expect_err("asked")[0].2, doubt("count", ColumnDoubt::List));
}

#[test]
fn numbers_beside_lists_are_not_taken_for_people() {
    let own = "a,b,age\n1,0,34\n0,1,29\n1,1,51\n1,0,18\n";
    assert_eq!(faults(own), [(1, 5, doubt("age", ColumnDoubt::OwnName))]);
    let numbered = "number,a,b\n1,1,0\n2,0,1\n3,1,1\n4,1,0\n";
    assert_eq!(faults(numbered), [(1, 1, doubt("number", ColumnDoubt::Numbering))]);
    let cases = "a,b,cases\n1,0,10231\n0,1,10232\n1,1,10233\n0,1,10234\n";
    assert_eq!(faults(cases), [(1, 5, doubt("cases", ColumnDoubt::Numbering))]);
    let visits = "id,a,b,n\nm1,1,0,4\nm2,0,1,9\nm3,1,1,2\nm4,1,0,1\n";
    assert_eq!(faults(visits), [(1, 8, doubt("n", ColumnDoubt::OnePersonRows))]);
    // A table of counts may number its rows.
    assert_eq!(people(&read("id,a,b,count\n1,1,0,40\n2,0,1,30\n3,1,1,6\n")).1, 76);
}

#[test]
fn other_columns_are_named_one_by_one() {
    let text = "name,sex,a,b\nmark 1,F,1,0\nmark 2,M,0,1\nmark 3,F,1,1\nmark 4,F,1,0\nmark 5,M,0,1\n";
    let unknown = |name: &str, value: &str| ReadFaultKind::UnknownColumn {
        name: name.to_owned(),
        value: value.to_owned(),
    };
    assert_eq!(faults(text), [(1, 1, unknown("name", "mark 1")), (1, 6, unknown("sex", "M"))]);
    // Women alone are no list that nobody is on.
    let women = "sex,a,b\nF,1,0\nF,0,1\nF,1,1\n";
    assert!(matches!(&faults(women)[0].2, ReadFaultKind::UnknownColumn { name, .. } if name == "sex"));
    let coded = "a,b,c\n1,2,0\n2,1,1\n2,2,0\n1,1,1\n1,2,0\n";
    assert!(faults(coded).iter().all(|(_, _, kind)| matches!(kind, ReadFaultKind::UnknownColumn { .. })));
    let blank = "a,b,notes\n1,0,\n0,1,\n1,1,\n";
    assert_eq!(faults(blank), [(1, 5, ReadFaultKind::BlankColumn { name: "notes".to_owned() })]);
}

#[test]
fn thousands_are_read_by_the_files_habit_or_asked_about() {
    let dots = read("a;b;count\n1;0;3.000\n0;1;2.000\n1;1;700\n");
    assert_eq!(people(&dots).1, 5700);
    assert_eq!(dots.notes, [ReadingNote::Thousands { cell: "3.000".to_owned(), value: 3000 }]);
    let commas = read("a,b,count\n1,0,\"12,345\"\n0,1,\"2,000\"\n1,1,700\n");
    assert_eq!(people(&commas).1, 15_045);
    assert_eq!(people(&read("a\tb\tcount\n1\t0\t12 345\n0\t1\t2\u{a0}000\n1\t1\t7\n")).1, 14_352);
    let in_doubt = |value: &str, thousands: u64, fraction: &str| ReadFaultKind::CountInDoubt {
        value: value.to_owned(),
        thousands,
        fraction: fraction.to_owned(),
    };
    assert_eq!(faults("a,b,count\n1,0,3.000\n0,1,20\n1,1,7\n"), [(2, 5, in_doubt("3.000", 3000, "3"))]);
    assert_eq!(
        faults("a,b,count\n1,0,12.345\n0,1,20\n1,1,7\n"),
        [(2, 5, in_doubt("12.345", 12_345, "12.345"))]
    );
    assert_eq!(
        faults("a;b;count\n1;0;12,345\n0;1;20\n1;1;7\n"),
        [(2, 5, in_doubt("12,345", 12_345, "12.345"))]
    );
    assert_eq!(
        faults("a\tb\tcount\n1\t0\t3,000\n0\t1\t20\n1\t1\t7\n"),
        [(2, 5, in_doubt("3,000", 3000, "3"))]
    );
    let message = in_doubt("3.000", 3000, "3").to_string();
    assert!(message.contains("3000 people") && message.contains("or 3"), "{message}");
}

#[test]
fn no_number_of_people_is_a_fraction_negative_or_beyond_mankind() {
    for value in ["2.5", "-3", "\"1,5\"", "<5", "*", "0.7", "5 people", "1/2"] {
        let found = faults(&format!("a,b,count\n1,0,30\n0,1,{value}\n1,1,7\n"));
        let wanted = ReadFaultKind::Count { value: value.trim_matches('"').to_owned() };
        assert_eq!(found, [(3, 5, wanted)], "{value}");
    }
    for value in ["1000000000000", "1e12", "10000000001", "340282366920938463463374607431768211456"] {
        let found = faults(&format!("a,b,count\n1,0,30\n0,1,{value}\n1,1,7\n"));
        assert_eq!(found, [(3, 5, ReadFaultKind::CountTooLarge { value: value.to_owned() })], "{value}");
    }
    assert_eq!(
        faults("a,b,count\n1,0,9e9\n0,1,9e9\n1,1,7\n"),
        [(3, 1, ReadFaultKind::Overflow), (4, 1, ReadFaultKind::Overflow)][..1]
    );
}

#[test]
fn not_known_is_never_absent() {
    let options = ReadOptions { blank_is_absent: true, ..ReadOptions::default() };
    for value in ["NA", ".", "NULL", "-", "n/a", "#N/A", "NaN", "?", "N/A", "—", "None", "unknown"] {
        let text = format!("id,a,b,c\n1,1,,x\n2,x,1,\n3,,1,{value}\n4,1,,1\n5,,1,\n");
        for options in [&options, &ReadOptions::default()] {
            let found = attempt(&text, options).expect_err(value);
            let wanted = ReadFaultKind::UnknownMembership { value: value.to_owned(), list: "c".to_owned() };
            assert!(found.contains(&(4, 6, wanted)), "{value}: {found:?}");
        }
    }
    let blank = attempt("id,a,b,c\n1,1,,x\n2,x,1,\n4,1,,1\n5,,1,\n", &options).expect("blanks are told");
    assert_eq!(people(&blank), (lists(&[("a", 3), ("b", 2), ("c", 2)]), 4));
}

const TABLE: &str =
    "police,shelter,hotline,count\n1,0,0,30\n0,1,0,24\n0,0,1,18\n1,1,0,10\n1,0,1,6\n0,1,1,5\n1,1,1,2\n";

#[test]
fn what_spreadsheets_add_is_passed_over_and_told() {
    let wanted = people(&read(TABLE));
    assert_eq!(wanted, (lists(&[("police", 48), ("shelter", 41), ("hotline", 31)]), 95));
    let semicolons = TABLE.replace(',', ";");
    let wide =
        |text: &str, more: &str| text.lines().map(|line| format!("{line}{more}\n")).collect::<String>();
    let cases = [
        format!("sep=;\n{semicolons}"),
        format!("\u{feff}\"sep=;\"\r\n{}", semicolons.replace('\n', "\r\n")),
        format!("Table 2. People by list, all years\n\n{TABLE}"),
        format!("Table 2. People by list,,,\n,,,\n{TABLE}"),
        format!("Ministry\nPrinted on 3 May, by hand\n\n{semicolons}"),
        format!("Lists,,,People\n{TABLE}"),
        wide(TABLE, ",,"),
        TABLE.replacen('\n', "\n,,,\n", 4),
        format!("{TABLE},,,\n,,,\n"),
        // Blank fields in some rows only, and a first column that is blank.
        TABLE.replace("0,24\n", "0,24,,\n"),
        TABLE.lines().map(|line| format!(",{line}\n")).collect(),
        TABLE.lines().map(|line| line.replacen(',', ",,", 1) + "\n").collect(),
        format!("{TABLE}Total,,,95\n"),
        format!("{TABLE},,,95\n"),
        format!("{TABLE}48,41,31,95\n"),
        format!("{TABLE}Total,48,41,31,95\n"),
        format!("{TABLE}Total:,,,95\n,,,\nSource: the ministry\nCounted by hand\n"),
        format!("{TABLE}\nNote: one person may be on several lists\n"),
        TABLE.replace('\n', "\r"),
        TABLE.replace(',', "|"),
    ];
    for (at, text) in cases.iter().enumerate() {
        let reading = read(text);
        assert_eq!(people(&reading), wanted, "{text}");
        // Blank fields behind some rows, a blank first column and bars say nothing that could be something else.
        assert_eq!(reading.notes.is_empty(), [9, 10, 19].contains(&at), "{:?}\n{text}", reading.notes);
    }
    let told = |text: &str| read(text).notes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(told(&cases[2]).contains("Table 2. People by list"), "{}", told(&cases[2]));
    assert!(told(&cases[12]).contains("line 9 repeats the sums"), "{}", told(&cases[12]));
    assert!(
        told(&cases[16]).contains("2 lines of text below the table, from line 11 on"),
        "{}",
        told(&cases[16])
    );
}

#[test]
fn a_total_that_is_none_is_a_fault() {
    let totals = |value: &str, sum| ReadFaultKind::Totals { value: value.to_owned(), sum };
    assert_eq!(faults(&format!("{TABLE}Total,,,96\n")), [(9, 9, totals("96", 95))]);
    // A total that pretends to be people on all lists; before other rows it is people.
    assert_eq!(faults(&format!("{TABLE}1,1,1,95\n")), [(9, 1, ReadFaultKind::DoubtfulTotal { count: 95 })]);
    assert_eq!(people(&read(&format!("{TABLE}1,1,1,95\n0,0,1,1\n"))).1, 191);
    // A total between rows, and text between rows, may be anything.
    let between = |text: &str| ReadFaultKind::TextBetweenRows { text: text.to_owned() };
    assert_eq!(faults(&format!("{TABLE}Total,,,95\n1,0,0,3\n")), [(9, 9, between("95"))]);
    assert_eq!(faults(&format!("{TABLE}South,,,\n1,0,0,3\n")), [(9, 1, between("South"))]);
    let people = "id,a,b\np1,1,0\np2,0,1\np3,1,1\nTotal,2,2\n";
    assert_eq!(sizes(&read(people)), lists(&[("a", 2), ("b", 2)]));
    assert_eq!(faults(&people.replace("2,2", "2,3")), [(5, 9, totals("3", 2))]);
}

#[test]
fn nobody_is_taken_for_a_title_or_a_header() {
    // The first row below a header of R's kind, all in marks.
    let marks = "police shelter\nanna x x\nbela x x\n";
    let absent = ReadOptions { blank_is_absent: true, ..ReadOptions::default() };
    assert_eq!(people(&attempt(marks, &absent).expect("read")).1, 2);
    // A header that lacks a name is a fault, not a title over the first person.
    assert!(attempt("police\nanna,1,0\nbela,0,1\nceti,1,1\n", &absent).is_err());
    assert_eq!(faults("m001,1,0\nm002,0,1\nm003,1,1\n")[0].2, ReadFaultKind::NoHeader);
    // A remark behind one row is no name of rows.
    let remark = TABLE.replacen("0,30", "0,30,by hand", 1);
    assert_eq!(faults(&remark), [(2, 10, ReadFaultKind::FieldCount { found: 5, wanted: 4 })]);
    let pandas = "Unnamed: 0,a,b,count\n0,1,0,40\n1,0,1,30\n2,1,1,6\n";
    assert_eq!(people(&read(pandas)).1, 76);
    assert_eq!(faults("m001,TRUE,x\nm002,FALSE,x\n")[0].2, ReadFaultKind::NoHeader);
}

#[test]
fn files_that_are_something_else_say_what_they_are() {
    let what = |text: &str| match &faults(text)[0].2 {
        ReadFaultKind::NotATable { what } => *what,
        other => panic!("{other:?}"),
    };
    assert_eq!(what("[{\"police\": 1, \"shelter\": 0}]"), "JSON");
    assert_eq!(what("{\n  \"rows\": [1, 0]\n}"), "JSON");
    assert_eq!(what("<!DOCTYPE html><table>"), "HTML or XML");
    assert_eq!(what("PK\u{3}\u{4}\0\0\u{8}"), "a spreadsheet or another packed file");
    let wide: String = (0..5000).map(|at| format!("c{at},")).collect::<String>() + "count\n";
    assert_eq!(faults(&wide), [(1, 1, ReadFaultKind::TooManyColumns { found: 5001, limit: 1000 })]);
    let mixed = "a,b,count\n1,0,30\r0,1,24\n1,1,7\n";
    assert_eq!(faults(mixed), [(2, 5, ReadFaultKind::CarriageReturn)]);
}

#[test]
fn one_source_may_have_a_row_a_person() {
    let text = "id,sex,times\nm1,f,1\nm2,f,2\nm3,m,1\nm4,m,1\nm5,m,3\n";
    let options = ReadOptions { strata_columns: vec!["sex".to_owned()], ..ReadOptions::default() };
    let reading = attempt(text, &options).expect("it is read");
    assert_eq!(reading.layout, Layout::Counts);
    let Captures::Counts(strata) = reading.captures else { panic!("counts") };
    assert_eq!(strata[0].data.frequencies(), [1, 1]);
    assert_eq!(strata[1].data.frequencies(), [2, 0, 1]);
}

#[test]
fn advice_never_takes_people_out() {
    let text = "a,b\n1,0\n0,0\n0,1\n1,1\n";
    let found = faults(text);
    assert_eq!(found, [(3, 1, ReadFaultKind::NobodySaw { count: 1 })]);
    let hint = found[0].2.hint();
    assert!(!hint.contains("take the row out") && hint.contains("check that every list"), "{hint}");
}
