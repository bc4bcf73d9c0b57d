//! What the reader promises on every table and on every sequence of bytes.

use darkfigure_mse::read::{
    Captures, ColumnRole, Layout, ReadError, ReadFaultKind, ReadOptions, Stratum, read_captures,
};
use darkfigure_mse::{CaptureCounts, CaptureTable, History};
use proptest::prelude::*;

use super::{peopled, peopled_with};

fn read(text: &str, options: &ReadOptions) -> CaptureTable {
    let reading =
        read_captures(text.as_bytes(), options, |_| {}).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let Captures::Tables(mut strata) = reading.captures else { panic!("not tables") };
    assert_eq!(strata.len(), 1);
    strata.remove(0).data
}

/// Small counts may be anything, unless it is said that they are counts.
fn counted(column: &str) -> ReadOptions {
    ReadOptions { count_column: Some(column.to_owned()), ..ReadOptions::default() }
}

/// Whether a row of those on all lists could be as many as all others: as the last, such a row is asked about.
fn may_end_in_a_total(table: &CaptureTable) -> bool {
    let all = History::from_bits((1 << table.n_lists()) - 1);
    2 * table.count(all) >= table.n_observed()
}

fn ones(table: &CaptureTable, history: History, yes: &str, no: &str, delimiter: &str) -> String {
    let cells: Vec<&str> =
        (0..table.n_lists()).map(|list| if history.contains(list) { yes } else { no }).collect();
    cells.join(delimiter)
}

fn header(table: &CaptureTable, delimiter: &str) -> String {
    table.list_names().iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(delimiter)
}

/// Tables of at most some hundred people, but somebody, for tests that write a line for each.
fn of_few() -> impl Strategy<Value = CaptureTable> {
    peopled_with(prop_oneof![1 => Just(0_u64), 2 => 1_u64..8, 1 => 1_u64..60].boxed())
}

proptest! {
    #[test]
    fn every_layout_gives_the_table_back(table in peopled(), turn in 0_usize..100) {
        let rotate = |mut rows: Vec<String>| {
            let n = rows.len();
            rows.rotate_left(turn % n.max(1));
            rows.concat()
        };
        let cells = table.cells();
        prop_assume!(!may_end_in_a_total(&table));

        // A frequency table, with every history written out, and one row split in two.
        let mut rows: Vec<String> = (1..1_u32 << table.n_lists())
            .map(|bits| {
                let history = History::from_bits(bits);
                format!("{},{}\n", ones(&table, history, "1", "0", ","), table.count(history))
            })
            .collect();
        rows.push(format!("{},0\n", ones(&table, cells[0].0, "1", "0", ",")));
        let text = format!("{},count\n{}", header(&table, ","), rotate(rows));
        prop_assert_eq!(&read(&text, &counted("count")), &table);

        // As R's write.csv, with row names and Freq; and as its write.table.
        let rows = |delimiter: &'static str| cells.iter().enumerate().map({
            let table = &table;
            move |(at, &(history, count))| {
                format!("\"{}\"{delimiter}{}{delimiter}{count}\r\n", at + 1, ones(table, history, "TRUE", "FALSE", delimiter))
            }
        }).collect::<Vec<_>>();
        let text = format!("\"\";{};\"Freq\"\r\n{}", header(&table, ";"), rotate(rows(";")));
        prop_assert_eq!(&read(&text, &counted("Freq")), &table);
        let text = format!("{} \"Freq\"\n{}", header(&table, " "), rotate(rows(" ")));
        prop_assert_eq!(&read(&text, &counted("Freq")), &table);

        // Words.
        let rows = cells.iter().map(|&(history, count)| format!("{}\t{count}\n", ones(&table, history, "1", "0", ""))).collect();
        let words = read(&format!("history\tn\n{}", rotate(rows)), &ReadOptions::default());
        prop_assert_eq!(words.cells(), table.cells());
    }

    #[test]
    fn people_one_by_one_give_the_table_back(table in of_few(), turn in 0_usize..1000) {
        let people: Vec<History> =
            table.cells().iter().flat_map(|&(history, count)| std::iter::repeat_n(history, count as usize)).collect();
        let mut rows: Vec<String> = people
            .iter()
            .enumerate()
            .map(|(at, &history)| format!("p{at},{}\n", ones(&table, history, "1", "0", ",")))
            .collect();
        let n = rows.len();
        rows.rotate_left(turn % n);
        let text = format!("id,{}\n{}", header(&table, ","), rows.concat());
        let reading = read_captures(text.as_bytes(), &ReadOptions::default(), |_| {}).unwrap();
        prop_assert_eq!(reading.layout, Layout::Individual);
        prop_assert_eq!(reading.n_repeated_persons, 0);
        prop_assert_eq!(&read(&text, &ReadOptions::default()), &table);

        // Pairs: lists that hold nobody are not written, so that only the others come back; each pair is written twice.
        let mut pairs: Vec<String> = people
            .iter()
            .enumerate()
            .flat_map(|(at, &history)| {
                let names = table.list_names();
                (0..names.len()).filter(move |&list| history.contains(list)).map(move |list| format!("{at},{}\n", names[list]))
            })
            .collect();
        let n = pairs.len();
        pairs.rotate_left(turn % n);
        let text = format!("person,list\n{}{}", pairs.concat(), pairs.concat());
        let reading = read_captures(text.as_bytes(), &ReadOptions::default(), |_| {}).unwrap();
        prop_assert_eq!(reading.repeated_pairs.iter().map(|(_, n)| *n).sum::<u64>(), n as u64);
        let Captures::Tables(strata) = reading.captures else { panic!("tables") };
        let found = &strata[0].data;
        prop_assert_eq!(found.n_observed(), table.n_observed());
        let by_captures = |table: &CaptureTable| CaptureCounts::of_table(table).unwrap();
        prop_assert_eq!(by_captures(found), by_captures(&table));
        for (list, name) in found.list_names().iter().enumerate() {
            let at = table.list_names().iter().position(|other| other == name).unwrap();
            prop_assert_eq!(found.list_sizes()[list], table.list_sizes()[at]);
        }
    }

    #[test]
    fn strata_add_up(table in peopled(), split in 1_u64..5) {
        prop_assume!(!may_end_in_a_total(&table));
        let mut text = format!("region,{},count\n", header(&table, ","));
        for &(history, count) in table.cells() {
            let north = count / split;
            let ones = ones(&table, history, "1", "0", ",");
            text += &format!("north,{ones},{north}\nsouth,{ones},{}\n", count - north);
        }
        let options = ReadOptions { strata_columns: vec!["region".to_owned()], ..counted("count") };
        let reading = read_captures(text.as_bytes(), &options, |_| {}).unwrap();
        let Captures::Tables(strata) = reading.captures else { panic!("tables") };
        prop_assert_eq!(strata.iter().map(|Stratum { data, .. }| data.n_observed()).sum::<u64>(), table.n_observed());
        prop_assert_eq!(&strata[0].key, &vec!["north".to_owned()]);
        prop_assert_eq!(strata.len(), 2);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_captures(bytes.as_slice(), &ReadOptions::default(), |_| {});
    }

    #[test]
    fn nearly_tables_are_read_or_refused(
        text in "[01,;\t\"\n\r TRUEFALSENA.a-c]{0,300}",
        layout in prop::option::of(prop::sample::select(vec![
            Layout::Wide, Layout::Individual, Layout::Pairs, Layout::Histories, Layout::Counts,
        ])),
        start in prop::sample::select(vec!["", "a,b,count\n", "person,list\n", "history,freq\n", "nbcap,freq\n", "id,a,b\n"]),
    ) {
        let options = ReadOptions { layout, max_faults: 3, ..ReadOptions::default() };
        match read_captures(format!("{start}{text}").as_bytes(), &options, |_| {}) {
            Ok(_) | Err(ReadError::Io(_)) => {}
            Err(ReadError::Faults { faults, .. }) => {
                prop_assert!(!faults.is_empty() && faults.len() <= 3);
                prop_assert!(faults.iter().all(|fault| fault.line >= 1 && fault.column >= 1));
                prop_assert!(faults.windows(2).all(|pair| pair[0].line <= pair[1].line));
            }
            Err(_) => {}
        }
    }
}

fn faults(text: &[u8], options: &ReadOptions) -> Vec<(u64, u64, ReadFaultKind)> {
    match read_captures(text, options, |_| {}) {
        Err(ReadError::Faults { faults, .. }) => {
            faults.into_iter().map(|f| (f.line, f.column, f.kind)).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn faults_are_found_all_at_once_each_in_its_place() {
    let text = b"police,shelter,count\n1,0,x\n2,1,3\n1,1\n,1,3\n0,0,4\n1,1,2\n0,0,NA\n";
    let found = faults(text, &ReadOptions::default());
    let wanted = [
        (2, 5, ReadFaultKind::Count { value: "x".to_owned() }),
        (3, 1, ReadFaultKind::Membership { value: "2".to_owned(), list: "police".to_owned() }),
        (4, 3, ReadFaultKind::FieldCount { found: 2, wanted: 3 }),
        (5, 1, ReadFaultKind::BlankMembership { list: "police".to_owned() }),
        (6, 1, ReadFaultKind::NobodySaw { count: 4 }),
    ];
    assert_eq!(found, wanted);
    let two = ReadOptions { max_faults: 2, ..ReadOptions::default() };
    let error = read_captures(text.as_slice(), &two, |_| {}).unwrap_err();
    assert!(error.to_string().ends_with("and 3 more"), "{error}");
}

#[test]
fn files_that_are_no_tables_say_so() {
    let defaults = ReadOptions::default();
    assert_eq!(faults(b"", &defaults)[0].2, ReadFaultKind::Empty);
    assert_eq!(faults(b"1,0\n0,1\n", &defaults)[0].2, ReadFaultKind::NoHeader);
    assert_eq!(faults(b"a,b,count\n", &defaults)[0].2, ReadFaultKind::NoRows);
    // What stands below the header is a line of text, which is passed over: nobody is left.
    assert_eq!(
        faults(b"a,b,count\n1 row was left out of this table\n", &defaults)[0].2,
        ReadFaultKind::NoRows
    );
    assert_eq!(faults(b"\xff\xfea\0,\0b\0", &defaults)[0].2, ReadFaultKind::NotUtf8);
    assert_eq!(faults(b"a,b,count\n1,0,3\n\"1,0,4\n1,1,2\n", &defaults)[0].2, ReadFaultKind::OpenQuote);
    assert_eq!(
        faults(b"a,a,count\n1,0,3\n", &defaults)[0].2,
        ReadFaultKind::RepeatedColumn { name: "a".to_owned() }
    );
    let unknown = faults(b"a,b,age\n1,0,old\n", &defaults);
    assert_eq!(
        unknown[0].2,
        ReadFaultKind::UnknownColumn { name: "age".to_owned(), value: "old".to_owned() }
    );
    let many: String =
        (0..21).map(|list| format!("l{list},")).collect::<String>() + "count\n" + &"1,".repeat(21) + "3\n";
    assert_eq!(
        faults(many.as_bytes(), &defaults)[0].2,
        ReadFaultKind::TooManyLists { name: "l20".to_owned() }
    );
}

#[test]
fn an_unclosed_quote_does_not_swallow_the_input() {
    let endless = std::io::repeat(b'x');
    let start = b"a,b,count\n1,0,\"".as_slice();
    let result = read_captures(std::io::Read::chain(start, endless), &ReadOptions::default(), |_| {});
    assert!(matches!(result, Err(ReadError::Faults { .. })));
}

#[test]
fn columns_say_what_they_were_taken_for() {
    let text = "\"\",\"A\",\"B\",\"Freq\"\n\"1\",1,0,5\n\"2\",0,1,1e+05\n\"3\",1,1,2\n\"4\",0,0,NA\n";
    let mut told = 0;
    let reading = read_captures(text.as_bytes(), &ReadOptions::default(), |bytes| told = bytes).unwrap();
    assert_eq!(told, text.len() as u64);
    let roles: Vec<ColumnRole> = reading.columns.iter().map(|&(_, role)| role).collect();
    assert_eq!(roles, [ColumnRole::Ignored, ColumnRole::List, ColumnRole::List, ColumnRole::Count]);
    let Captures::Tables(strata) = reading.captures else { panic!("tables") };
    assert_eq!(strata[0].data.count(History::from_bits(0b10)), 100_000);
    let counts =
        read_captures("nbcap,freq\n1,1645\n2,183\n3,37\n".as_bytes(), &ReadOptions::default(), |_| {})
            .unwrap();
    let Captures::Counts(strata) = counts.captures else { panic!("counts") };
    assert_eq!(strata[0].data.frequencies(), [1645, 183, 37]);
}
