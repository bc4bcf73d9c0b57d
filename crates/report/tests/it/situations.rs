//! Small disputes as their reader sees them: a figure is what it changes of a plain one, a dispute two of them and a question. What is printed of
//! each is snapshotted, so that a changed word is a changed line that somebody reads beside its neighbours.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use darkfigure_analysis::{Options, analyse};
use darkfigure_ingest::{InputLimits, Severity, TableError, read_dossier};
use darkfigure_model::Dossier;
use darkfigure_report::{ComposeOptions, TextOptions, TextStyle, compose, first_screen, render_text};

const HEAD: &str = r#"
[concepts]
harm = { label = "harm done" }
grave = { label = "grave harm", within = [{ of = "harm", why = "by the word", sources = [] }] }
light = { label = "light harm", within = [{ of = "harm", why = "by the word", sources = [] }], apart-from = [{ of = "grave", why = "by the word", sources = [] }] }
balance = { label = "what is left", net = true }
[populations]
residents = { label = "residents" }
women = { label = "women", within = [{ of = "residents", why = "by the word", sources = [] }] }
[speakers]
minister = { label = "Minister" }
union = { label = "Union" }
[sources]
office = { kind = "report", title = "An office", publisher = "Office", published = 2024-01-31 }
agency = { kind = "paper", title = "An agency", publisher = "Agency", published = 2024-02-29 }
"#;

const PLAIN: [(&str, &str); 8] = [
    ("value", "1,000"),
    ("unit", "person"),
    ("concept", "harm"),
    ("place", "KH"),
    ("entrants", "2023"),
    ("basis", "register"),
    ("source", "office"),
    ("status", "confirmed"),
];

const TIMES: [&str; 5] = ["stock", "entrants", "present", "detections", "cumulative"];

pub(crate) fn figure(name: &str, changes: &str) -> String {
    let mut keys: BTreeMap<&str, &str> = PLAIN.into_iter().collect();
    for change in changes.split(';').map(str::trim).filter(|change| !change.is_empty()) {
        let (key, value) = change.split_once('=').unwrap_or((change, ""));
        if TIMES.contains(&key) {
            keys.remove("entrants");
        }
        keys.insert(key, value);
    }
    let mut text = format!("[figures.{name}]\n");
    for (key, value) in keys.into_iter().filter(|(_, value)| !value.is_empty()) {
        let quoted = if value.starts_with("[\"") || value.starts_with("[{") {
            value.to_owned()
        } else {
            format!("{value:?}")
        };
        writeln!(text, "{key} = {quoted}").unwrap();
    }
    text
}

pub(crate) fn dossier(question: &str, rest: &str) -> Dossier {
    let text = format!("[dossier]\ntitle = \"A case\"\nquestion = \"{question}\"\n{HEAD}{rest}");
    let reading =
        read_dossier("d.toml", text.as_bytes(), InputLimits::default(), |_| Err(TableError::NotFound));
    let faults: Vec<_> =
        reading.diagnostics.iter().filter(|found| found.code.severity() == Severity::Error).collect();
    assert!(faults.is_empty(), "{faults:?}\n{text}");
    reading.dossier.unwrap()
}

/// What the first screen says to each question. What is found does not depend on what is asked.
fn screens(rest: &str) -> Vec<Vec<String>> {
    let mut dossier = dossier(QUESTIONS[0], rest);
    let findings = analyse(&dossier, &Options { most_draws: 20_000, ..Options::default() });
    let screen = |question: &&str| {
        dossier.question = Some((*question).to_owned());
        let lines = first_screen(&dossier, &findings, &ComposeOptions::default());
        lines.iter().map(|line| line.text.to_plain()).collect()
    };
    QUESTIONS.iter().map(screen).collect()
}

pub(crate) fn pair(a: &str, b: &str, rest: &str) -> String {
    format!("{}{}[comparisons.x]\nbetween = [\"a\", \"b\"]\n{rest}\n", figure("a", a), figure("b", b))
}

const QUESTIONS: [&str; 7] = [
    "Do they agree?",
    "Does the one refute the other?",
    "How many are there?",
    "What share is seen?",
    "Did it rise?",
    "Did it fall?",
    "Is it more than twice as many?",
];

const STEP: &str = "bridges = [\"k\"]\n[bridges.k]\naxis = \"unit\"\nfrom = \"case\"\nto = \"person\"\nfactor = \"2\"\nwhy = \"said so\"\n";

#[test]
fn first_screens_of_two_figures() {
    let assumed = format!("{STEP}kind = \"assumption\"\n");
    let evidence = format!("{STEP}kind = \"evidence\"\nsources = [\"office\"]\n");
    let corrected = "bridges = [\"k\"]\n[bridges.k]\ncorrects = \"a\"\nover-coverage = \"10%\"\nkind = \"evidence\"\nwhy = \"twice in it\"\nsources = [\"office\"]\n";
    let stay = "bridges = [\"k\"]\n[bridges.k]\naxis = \"time\"\nfrom = \"stock\"\nto = \"present\"\nstay-days = \"180\"\nkind = \"assumption\"\nwhy = \"a guess\"\n";
    let survey = "basis=survey";
    let mut text = String::new();
    for (a, b, rest) in [
        ("", survey, ""),
        ("", "value=3,000;basis=survey", ""),
        ("value=3,000", survey, ""),
        ("", "value=3,000;basis=undisclosed;status=", ""),
        ("", "value=about 3,000;basis=model", ""),
        ("", "value=at least 3,000;basis=expert judgement", ""),
        ("", "value=up to 3,000;basis=expert judgement", ""),
        ("", "value=up to 900;basis=expert judgement", ""),
        ("", "value=2,000 to 4,000;basis=expert judgement", ""),
        ("", "value=3,000 [2,000, 4,500] at 95% as lognormal;basis=model", ""),
        ("", "value=1,050 [800, 1,400] at 95%;basis=survey", ""),
        ("", "value=tens of thousands;basis=undisclosed", ""),
        ("value=about 1,000", "value=about 1,040;basis=survey", ""),
        ("unit=case", "value=3,000;basis=survey", ""),
        ("unit=case", "value=3,000;basis=survey", &assumed),
        ("unit=case", "value=3,000;basis=survey", &evidence),
        ("unit=case", "value=1,900;basis=survey", &evidence),
        ("", "value=920;basis=survey", corrected),
        ("stock=2023-06-30", "value=3,000;present=2023;basis=survey", stay),
        ("concept=grave", "value=3,000;basis=survey", ""),
        ("", "value=3,000;basis=survey;concept=grave", ""),
        ("concept=grave", "value=3,000;basis=survey;concept=light", ""),
        ("concept=grave;place=KH-18", "value=3,000;basis=survey", ""),
        ("concept=grave", "value=3,000;basis=survey;place=KH-18", ""),
        ("concept=", "value=3,000;basis=survey", ""),
        ("place=", "value=3,000;basis=survey", ""),
        ("entrants=", "value=3,000;basis=survey", ""),
        ("place=;entrants=", "value=3,000;basis=survey", ""),
        ("status=", "value=3,000;basis=survey", ""),
        ("place=VN", "value=3,000;basis=survey", ""),
        ("population=women", "value=3,000;basis=survey", ""),
        ("detections=2023", "value=3,000;basis=survey", ""),
        ("detections=2022", "value=3,000;detections=2023", ""),
        ("basis=survey;entrants=2022", "value=3,000;basis=survey", ""),
        ("basis=survey;entrants=2022", "value=900;basis=survey", ""),
        ("basis=survey;entrants=2022", "basis=survey", ""),
        (
            "value=1,000 [900, 1,100] at 95%;basis=survey;entrants=2022",
            "value=1,400 [1,300, 1,500] at 95%;basis=survey",
            "",
        ),
        (
            "value=1,000 [900, 1,100] at 95%;basis=survey;entrants=2022",
            "value=1,080 [950, 1,200] at 95%;basis=survey",
            "",
        ),
        (
            "value=1,000 [900, 1,100] at 95%;basis=survey;entrants=2022",
            "value=1,400 [1,300, 1,500] at 95%;basis=model",
            "",
        ),
        (
            "value=20%;population=residents;entrants=2022;basis=survey",
            "value=25%;population=residents;basis=survey",
            "",
        ),
        ("value=20%;population=residents", "value=25%;population=women;basis=survey", ""),
        (
            "value=20 per 100,000;population=residents",
            "value=25 per 100,000;population=residents;basis=survey",
            "",
        ),
        ("unit=GBP", "value=2,500;unit=GBP;basis=model", ""),
        ("unit=GBP", "value=2,500;unit=USD;basis=model", ""),
        ("concept=balance;value=-20", "concept=balance;value=30;basis=model", ""),
        ("", "value=3,000;basis=survey;cites=[\"a\"];source=agency", ""),
        ("", "basis=register;cites=[\"a\"];source=agency", ""),
        ("rebuts=[\"b\"];speaker=minister", "value=3,000;basis=survey;speaker=union", ""),
        ("rebuts=[\"b\"]", "value=up to 900;basis=survey", ""),
        (
            "",
            "value=3,000;basis=model;lineage=[{ of = \"a\", kind = \"count × constant\", why = \"tripled\" }]",
            "",
        ),
        (
            "",
            "value=3,000;basis=model;lineage=[{ of = \"a\", kind = \"contains the count\", why = \"so made\" }]",
            "",
        ),
        (
            "",
            "value=3,000;basis=model;lineage=[{ of = \"a\", kind = \"independent\" }]",
            "count-within-estimate = \"by design\"",
        ),
        ("part-of=b", "value=3,000;basis=survey", ""),
        ("", "value=1,200;supersedes=a;said=2024-01-20", ""),
        ("value=0", "value=3,000;basis=survey", ""),
        ("value=1;unit=case", "value=3,000;basis=survey", ""),
    ] {
        let rest_in_short = rest.lines().filter(|line| {
            ["factor", "kind", "stay", "over", "count-within"].iter().any(|key| line.starts_with(key))
        });
        writeln!(text, "# {a} | {b} | {}", rest_in_short.collect::<Vec<_>>().join(", ")).unwrap();
        let mut seen = BTreeSet::new();
        for (question, lines) in QUESTIONS.iter().zip(screens(&pair(a, b, rest))) {
            // Of what is printed to several questions only the first print is kept.
            let new: Vec<String> = lines.into_iter().filter(|line| seen.insert(line.clone())).collect();
            if !new.is_empty() {
                writeln!(text, "{question}").unwrap();
            }
            for line in new {
                writeln!(text, "    {line}").unwrap();
            }
        }
    }
    insta::assert_snapshot!("first_screens", text);
}

#[test]
fn whole_reports_of_what_stands_beside_comparisons() {
    let survey = |value: &str, more: &str| format!("value={value};basis=survey;{more}");
    let lognormal = |value: &str, more: &str| format!("value={value} at 95% as lognormal;basis=model;{more}");
    let sum = |complete: &str| format!("[sums.s]\ntotal = \"t\"\nparts = [\"p\", \"q\"]\n{complete}");
    let parts = |t: &str, p: &str, q: &str, complete: &str| {
        format!(
            "{}{}{}{}",
            figure("t", t),
            figure("p", &format!("place=KH-18;{p}")),
            figure("q", &format!("place=KH-1;{q}")),
            sum(complete)
        )
    };
    let all = "complete = true\n";
    let cases = [
        ("a sum that holds", parts("value=1,000", "value=400", "value=600", all)),
        ("a sum of too much", parts("value=1,000", "value=700", "value=600", all)),
        ("a sum of too little", parts("value=1,000", "value=200", "value=600", all)),
        ("a sum of some parts", parts("value=1,000", "value=200", "value=600", "")),
        ("a sum of hedges", parts("value=about 1,000", "value=at least 400", "value=about 600", all)),
        (
            "a sum of roundings",
            parts("value=1,000 thousand", "value=402 thousand", "value=599 thousand", all),
        ),
        (
            "two estimates and a third",
            figure("a", &lognormal("1,000 [800, 1,250]", ""))
                + &figure("b", &lognormal("1,500 [1,000, 2,250]", "source=agency"))
                + &figure("c", &lognormal("700 [500, 980]", "")),
        ),
        (
            "two estimates",
            figure("a", &lognormal("1,000 [800, 1,250]", ""))
                + &figure("b", &lognormal("1,500 [1,000, 2,250]", "source=agency")),
        ),
        (
            "floors that do not fit together",
            figure("a", "value=600;place=KH-18;stock=2023-06-30")
                + &figure("b", "value=600;place=KH-1;stock=2023-06-30")
                + &figure("c", "value=at most 1,000;basis=survey;stock=2023-06-30"),
        ),
        (
            "a chain of repetitions",
            figure("a", &survey("1,234", ""))
                + &figure("b", &survey("about 1,200", "cites=[\"a\"];source=agency;speaker=union"))
                + &figure("c", &survey("1,200", "cites=[\"b\"];source=agency;place=VN;speaker=minister"))
                + &figure("d", &survey("12,340", "cites=[\"a\"];source=agency")),
        ),
        (
            "a series of one office",
            figure("a", "detections=2020;value=900")
                + &figure("b", "detections=2021;value=1,100")
                + &figure("c", "detections=2022;value=1,000")
                + &figure("d", "detections=2023;value=2,500"),
        ),
        (
            "changes as they were published",
            figure("a", "value=500;entrants=2023")
                + &figure("b", "value=400;entrants=2022")
                + "[figures.c]\nvalue = \"25% more\"\nunit = \"person\"\nconcept = \"harm\"\nplace = \"KH\"\nentrants = \"2023\"\nsource = \"agency\"\nrelates = { of = \"a\", base = \"b\" }\n"
                + "[figures.d]\nvalue = \"40% more\"\nunit = \"person\"\nconcept = \"harm\"\nplace = \"KH\"\nentrants = \"2023\"\nsource = \"agency\"\nrelates = { of = \"a\", base = \"b\" }\n",
        ),
        (
            "sentences about figures",
            figure("a", &survey("1,000", "entrants=2022"))
                + &figure("b", &survey("1,500", "entrants=2023"))
                + "[[sentence]]\ntext = \"it rose\"\nsays = \"rising\"\nabout = [\"a\", \"b\"]\n[[sentence]]\ntext = \"so many there are\"\nsays = \"total\"\nabout = [\"a\"]\n",
        ),
        (
            "a figure that takes the place of another",
            figure("a", "value=1,000;said=2023-03-01;speaker=minister")
                + &figure("b", "value=1,200;said=2023-09-01;supersedes=a;speaker=minister")
                + &figure("c", &survey("2,000", "said=2023-10-01")),
        ),
        (
            "a statement that denies",
            figure("a", &survey("3,000", "speaker=union"))
                + &figure("b", "value=310;speaker=minister")
                + "[statements.far]\nwording = \"far from the truth\"\ndenies = [\"a\"]\nrests-on = [\"b\"]\nsource = \"agency\"\nspeaker = \"minister\"\n",
        ),
    ];
    let mut text = String::new();
    for (name, rest) in cases {
        let dossier = dossier("What holds?", &rest);
        let findings = analyse(&dossier, &Options { most_draws: 20_000, ..Options::default() });
        let document = compose(&dossier, &findings, &ComposeOptions::default());
        let printed = render_text(&document, &TextOptions { width: 100, style: TextStyle::Plain });
        writeln!(text, "##### {name}\n{printed}").unwrap();
    }
    insta::assert_snapshot!("reports", text);
}
