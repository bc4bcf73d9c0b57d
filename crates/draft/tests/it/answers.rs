//! From questions of a dossier to edits of its text.

use darkfigure_draft::{Answer, Edit, Question, Topic, answer, questions};
use darkfigure_ingest::{InputLimits, TableError, read_dossier};
use darkfigure_model::Dossier;

fn dossier(text: &str) -> Dossier {
    let reading =
        read_dossier("dossier.toml", text.as_bytes(), InputLimits::default(), |_| Err(TableError::NotFound));
    reading.dossier.unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

/// A count of cases against an estimate of people: of both the text says what, of neither where, when or how.
const OPEN: &str = r#"
[dossier]
title = "Brickworks"

[sources.paper]
kind = "article"
title = "Minister counters estimate"
published = "2024-04-12"

[sources.leaflet]
kind = "report"
title = "Held in brickworks"

[concepts.files-on-forced-labour]
label = "files on forced labour"

[concepts.held]
label = "people held in brickworks"

[figures.files]
value = "312"
unit = "file"
concept = "files-on-forced-labour"
source = "paper"

[figures.held]
value = "around 40,000"
unit = "person"
concept = "held"
source = "leaflet"

[figures.women]
value = "27"
unit = "person"
source = "paper"
part-of-one-of = ["files", "held"]

[comparisons.dispute]
between = ["files", "held"]
"#;

fn asked<'q>(questions: &'q [Question], id: &str) -> &'q Question {
    questions.iter().find(|q| q.id == id).unwrap_or_else(|| {
        panic!("no {id} among {:?}", questions.iter().map(|q| q.id.as_str()).collect::<Vec<_>>())
    })
}

fn ids(text: &str) -> Vec<String> {
    questions(&dossier(text)).into_iter().map(|q| q.id).collect()
}

/// Edits as a reader of TOML would write them.
fn edits(text: &str, id: &str, said: &str) -> Vec<String> {
    let dossier = dossier(text);
    let questions = questions(&dossier);
    let Answer::Edits(edits) = answer(&dossier, asked(&questions, id), said) else {
        panic!("{said} was not understood")
    };
    let line = |edit: Edit| match edit {
        Edit::Text { path, value } => format!("{} = {value:?}", path.join(".")),
        Edit::Texts { path, value } => format!("{} = {value:?}", path.join(".")),
        Edit::Append { path, value } => format!("{} += {value:?}", path.join(".")),
        Edit::AppendTable { path, value } => format!(
            "{} += {{{}}}",
            path.join("."),
            value.iter().map(|(key, text)| format!("{key} = {text:?}")).collect::<Vec<_>>().join(", ")
        ),
        Edit::Remove { path } => format!("{} -", path.join(".")),
    };
    edits.into_iter().map(line).collect()
}

#[test]
fn everything_that_is_open_is_asked_the_most_decisive_first() {
    assert_eq!(
        ids(OPEN),
        [
            "unit-dispute",
            "concept-dispute",
            "place-files",
            "place-held",
            "time-files",
            "time-held",
            "basis-files",
            "basis-held",
            "part-women",
            "published-leaflet"
        ]
    );
    let topics: Vec<Topic> = questions(&dossier(OPEN)).iter().map(|q| q.topic).collect();
    assert!(topics.is_sorted(), "{topics:?}");
}

#[test]
fn a_question_names_its_entry_and_its_key() {
    let found = questions(&dossier(OPEN));
    let of = |id: &str| (asked(&found, id).entry(), asked(&found, id).key());
    let keys = [
        ("unit-dispute", ["comparisons", "dispute"], "bridges = [\"…\"]   with a bridge from file to person"),
        (
            "concept-dispute",
            ["concepts", "files-on-forced-labour"],
            "within = [{ of = \"held\", why = \"…\" }]   or apart-from, or one concept",
        ),
        ("place-held", ["figures", "held"], "place = \"…\""),
        ("time-held", ["figures", "held"], "stock = \"…\"   or detections, present, entrants, cumulative"),
        ("basis-files", ["figures", "files"], "basis = \"…\""),
        ("part-women", ["figures", "women"], "part-of = \"…\""),
        ("published-leaflet", ["sources", "leaflet"], "published = \"…\""),
    ];
    for (id, entry, key) in keys {
        assert_eq!(of(id), (entry, key.to_owned()), "{id}");
    }
}

#[test]
fn the_texts_of_questions_speak_of_the_figures_as_they_are_written() {
    let found = questions(&dossier(OPEN));
    let text = |id: &str| asked(&found, id).text.as_str();
    assert_eq!(text("unit-dispute"), "How many people are in the 312 files?");
    assert_eq!(text("concept-dispute"), "Is everybody in the 312 files also among the 40,000 people?");
    assert_eq!(text("place-held"), "Which place does “around 40,000 people” count?");
    assert_eq!(text("time-files"), "Does “312 files” mean how many at one time, or over a year?");
    assert_eq!(text("basis-held"), "How did “around 40,000 people” come about?");
    assert_eq!(text("part-women"), "Of which are the 27 people a part: 312 files, or around 40,000 people?");
    assert_eq!(text("published-leaflet"), "When was “Held in brickworks” published?");
    assert_eq!(
        asked(&found, "unit-dispute").why,
        "Without it the two cannot be compared: files are not people."
    );
    assert!(
        asked(&found, "concept-dispute")
            .why
            .starts_with("“files on forced labour” and “people held in brickworks” are two wordings.")
    );
    let choices = &asked(&found, "unit-dispute").choices;
    assert_eq!(choices[0].1, "so many people in one file, and how you know");
    assert_eq!(choices[1], ("1".to_owned(), "each file is one person".to_owned()));
    let choices: Vec<&str> =
        asked(&found, "part-women").choices.iter().map(|(word, _)| word.as_str()).collect();
    assert_eq!(choices, ["files", "held"]);
}

#[test]
fn what_is_known_is_not_asked() {
    let with = |from: &str, to: &str| {
        assert!(OPEN.contains(from), "{from}");
        ids(&OPEN.replace(from, to))
    };
    let without = |found: Vec<String>, gone: &[&str]| {
        let expected: Vec<String> = ids(OPEN).into_iter().filter(|id| !gone.contains(&id.as_str())).collect();
        assert_eq!(found, expected);
    };
    without(with("unit = \"file\"", "unit = \"person\""), &["unit-dispute"]);
    without(with("concept = \"held\"\n", "concept = \"files-on-forced-labour\"\n"), &["concept-dispute"]);
    let within = "label = \"files on forced labour\"\nwithin = [{ of = \"held\", why = \"so defined\" }]";
    without(with("label = \"files on forced labour\"", within), &["concept-dispute"]);
    let apart = "label = \"people held in brickworks\"\napart-from = [{ of = \"files-on-forced-labour\", why = \"so defined\" }]";
    without(with("label = \"people held in brickworks\"", apart), &["concept-dispute"]);
    without(
        with("unit = \"file\"\n", "unit = \"file\"\ndetections = \"2023\"\nbasis = \"register\"\n"),
        &["time-files", "basis-files"],
    );
    without(
        with("title = \"Held in brickworks\"", "title = \"Held in brickworks\"\npublished = \"2023-11\""),
        &["published-leaflet"],
    );
    without(with("part-of-one-of = [\"files\", \"held\"]\n", "part-of = \"files\"\n"), &["part-women"]);
    // Money is no number of things in another.
    let money = ids(&OPEN.replace("unit = \"file\"", "unit = \"USD\""));
    assert!(!money.contains(&"unit-dispute".to_owned()), "{money:?}");
}

#[test]
fn places_are_asked_where_they_differ_or_are_wide() {
    let places = |files: &str, held: &str| -> Vec<String> {
        let text = OPEN
            .replace("value = \"312\"\n", &format!("value = \"312\"\n{files}"))
            .replace("value = \"around 40,000\"\n", &format!("value = \"around 40,000\"\n{held}"));
        ids(&text).into_iter().filter(|id| id.starts_with("place")).collect()
    };
    assert_eq!(places("place = \"KH\"\n", "place = \"KH\"\n"), [""; 0]);
    assert_eq!(places("place = \"KH\"\n", ""), ["place-held"]);
    assert_eq!(places("place = \"KH\"\n", "place = \"TH\"\n"), [""; 0]);
    assert_eq!(places("place = \"KH\"\n", "place = [\"KH\", \"TH\"]\n"), ["place-held"]);
    assert_eq!(places("place = \"035\"\n", "place = \"KH\"\n"), ["place-files"]);
    // Both of the same several: they agree, whatever it means.
    assert_eq!(places("place = [\"KH\", \"TH\"]\n", "place = [\"KH\", \"TH\"]\n"), [""; 0]);
    let text =
        OPEN.replace("value = \"around 40,000\"\n", "value = \"around 40,000\"\nplace = [\"KH\", \"TH\"]\n");
    let text = text.replace("value = \"312\"\n", "value = \"312\"\nplace = \"VN\"\n");
    let found = questions(&dossier(&text));
    let held = asked(&found, "place-held");
    assert_eq!(
        held.text,
        "Does “around 40,000 people” count one place, or all of these together? The dossier says Cambodia, Thailand."
    );
    assert_eq!(held.choices[0].0, "VN");
}

#[test]
fn people_are_in_cases_whichever_side_they_stand_on() {
    let turned = OPEN.replace("between = [\"files\", \"held\"]", "between = [\"held\", \"files\"]");
    let found = questions(&dossier(&turned));
    assert_eq!(asked(&found, "unit-dispute").text, "How many people are in the 312 files?");
    // Of what are no people the question is about things.
    let things = OPEN.replace("unit = \"file\"", "unit = \"site\"").replace(
        "value = \"around 40,000\"\nunit = \"person\"",
        "value = \"between 300 and 400\"\nunit = \"site\"",
    );
    let found = questions(&dossier(&things));
    assert_eq!(
        asked(&found, "concept-dispute").text,
        "Are all of the 312 sites also among the 300 to 400 sites?"
    );
}

#[test]
fn a_factor_without_a_source_is_asked_for_one() {
    let bridge = "\n[bridges.people-per-file]\naxis = \"unit\"\nfrom = \"file\"\nto = \"person\"\nfactor = \"2 to 4\"\nkind = \"assumption\"\nwhy = \"the ministry said so\"\n";
    let text = format!("{}bridges = [\"people-per-file\"]\n{bridge}", OPEN);
    let found = questions(&dossier(&text));
    assert!(!found.iter().any(|q| q.topic == Topic::Unit), "the bridge crosses it");
    let factor = asked(&found, "source-people-per-file");
    assert_eq!(
        (factor.entry(), factor.key()),
        (["bridges", "people-per-file"], "sources = [\"…\"]".to_owned())
    );
    assert_eq!(factor.text, "Where is that said: “the ministry said so”?");
    // A new title becomes a source of its own; a known one is named again.
    let page = "Labour inspections 2023";
    assert_eq!(
        edits(&text, "source-people-per-file", page),
        [
            "sources.labour-inspections-2023.kind = \"page\"",
            "sources.labour-inspections-2023.title = \"Labour inspections 2023\"",
            "bridges.people-per-file.kind = \"evidence\"",
            "bridges.people-per-file.sources = [\"labour-inspections-2023\"]",
        ]
    );
    assert_eq!(
        edits(&text, "source-people-per-file", "Held in brickworks"),
        ["bridges.people-per-file.kind = \"evidence\"", "bridges.people-per-file.sources = [\"leaflet\"]"]
    );
    assert_eq!(edits(&text, "source-people-per-file", "Paper")[0], "sources.paper-2.kind = \"page\"");
    assert_eq!(edits(&text, "source-people-per-file", "…!")[0], "sources.factor.kind = \"page\"");
    let sourced = text.replace("kind = \"assumption\"", "kind = \"assumption\"\nsources = [\"paper\"]");
    assert!(!ids(&sourced).contains(&"source-people-per-file".to_owned()));
}

#[test]
fn a_unit_is_answered_by_a_bridge_of_a_new_name() {
    assert_eq!(
        edits(OPEN, "unit-dispute", " 2 to 4 because each file names several "),
        [
            "bridges.person-per-file.axis = \"unit\"",
            "bridges.person-per-file.from = \"file\"",
            "bridges.person-per-file.to = \"person\"",
            "bridges.person-per-file.factor = \"2 to 4\"",
            "bridges.person-per-file.kind = \"assumption\"",
            "bridges.person-per-file.why = \"each file names several\"",
            "comparisons.dispute.bridges += \"person-per-file\"",
        ]
    );
    let taken = format!(
        "{OPEN}\n[bridges.person-per-file]\naxis = \"unit\"\nfrom = \"file\"\nto = \"person\"\nfactor = \"1\"\nkind = \"assumption\"\nwhy = \"guess\"\n"
    );
    let again = edits(&taken, "unit-dispute", "1");
    assert_eq!(again[3], "bridges.person-per-file-2.factor = \"1\"");
    assert_eq!(again[5], "bridges.person-per-file-2.why = \"as answered; no source was given\"");
}

#[test]
fn concepts_are_related_or_made_one() {
    let relation = |said: &str| edits(OPEN, "concept-dispute", said);
    let lies = "concepts.files-on-forced-labour.within += {of = \"held\", why = \"as answered; no source was given\"}";
    assert_eq!(relation("within"), [lies]);
    assert_eq!(relation("Yes"), [lies]);
    assert_eq!(
        relation("around because the files name others"),
        ["concepts.held.within += {of = \"files-on-forced-labour\", why = \"the files name others\"}"]
    );
    assert_eq!(
        relation("apart"),
        [
            "concepts.files-on-forced-labour.apart-from += {of = \"held\", why = \"as answered; no source was given\"}"
        ]
    );
    assert_eq!(relation("same"), ["figures.held.concept = \"files-on-forced-labour\""]);
    let dossier = dossier(OPEN);
    let found = questions(&dossier);
    let maybe = answer(&dossier, asked(&found, "concept-dispute"), "maybe");
    assert_eq!(maybe, Answer::NotUnderstood("answer within, around, same, apart, or don’t know".to_owned()));
}

#[test]
fn a_figure_without_a_concept_gets_one_with_the_answer() {
    let text = OPEN.replace("concept = \"files-on-forced-labour\"\n", "");
    let found = questions(&dossier(&text));
    assert_eq!(asked(&found, "concept-dispute").entry(), ["figures", "files"]);
    assert_eq!(
        edits(&text, "concept-dispute", "within"),
        [
            "concepts.what-files.label = \"312 files\"",
            "figures.files.concept = \"what-files\"",
            "concepts.what-files.within += {of = \"held\", why = \"as answered; no source was given\"}",
        ]
    );
    assert_eq!(
        edits(&text, "concept-dispute", "same"),
        [
            "concepts.what-files.label = \"312 files\"",
            "figures.files.concept = \"what-files\"",
            "figures.held.concept = \"what-files\""
        ]
    );
}

#[test]
fn places_times_and_the_rest_are_set_where_they_belong() {
    assert_eq!(edits(OPEN, "place-held", "the UK"), ["figures.held.place = \"GB\""]);
    assert_eq!(
        edits(OPEN, "place-held", "Cambodia; Burma, XK"),
        ["figures.held.place = [\"KH\", \"MM\", \"XK\"]"]
    );
    assert_eq!(
        edits(OPEN, "time-held", "stock 2023-08~"),
        [
            "figures.held.entrants -",
            "figures.held.present -",
            "figures.held.detections -",
            "figures.held.cumulative -",
            "figures.held.stock = \"2023-08~\"",
        ]
    );
    assert_eq!(edits(OPEN, "basis-held", "expert judgement"), ["figures.held.basis = \"expert judgement\""]);
    assert_eq!(
        edits(OPEN, "part-women", "held"),
        ["figures.women.part-of-one-of -", "figures.women.part-of = \"held\""]
    );
    assert_eq!(edits(OPEN, "published-leaflet", "2023-11"), ["sources.leaflet.published = \"2023-11\""]);
    let dossier = dossier(OPEN);
    let found = questions(&dossier);
    for said in ["2023", "stock", "stock  ", "sometimes 2023"] {
        let answered = answer(&dossier, asked(&found, "time-held"), said);
        assert!(matches!(answered, Answer::NotUnderstood(_)), "{said}: {answered:?}");
    }
    assert_eq!(answer(&dossier, asked(&found, "place-held"), " , ;"), Answer::Unknown);
    for said in ["Do not know", "-", " no idea "] {
        assert_eq!(answer(&dossier, asked(&found, "basis-held"), said), Answer::Unknown, "{said}");
    }
}

#[test]
fn units_of_the_dossier_have_their_plurals_and_numbers_their_signs() {
    let declared = OPEN
        .replace("unit = \"file\"", "unit = \"kiln\"")
        .replace("value = \"312\"", "value = \"-24\"")
        .replace("[concepts.held]", "[units]\nwell = \"wells\"\nkiln = \"kilns\"\n\n[concepts.held]");
    let found = questions(&dossier(&declared));
    assert_eq!(asked(&found, "unit-dispute").text, "How many people are in the -24 kilns?");
    assert_eq!(asked(&found, "basis-files").text, "How did “-24 kilns” come about?");
}

#[test]
fn only_where_both_count_people_everybody_is_asked_for() {
    let text = |first: &str, second: &str| {
        let open = OPEN.replace("unit = \"file\"", &format!("unit = \"{first}\"")).replace(
            "value = \"around 40,000\"\nunit = \"person\"",
            &format!("value = \"around 40,000\"\nunit = \"{second}\""),
        );
        let found = questions(&dossier(&open));
        asked(&found, "concept-dispute").text.clone()
    };
    assert_eq!(text("file", "person"), "Is everybody in the 312 files also among the 40,000 people?");
    assert_eq!(text("job", "job"), "Are all of the 312 jobs also among the 40,000 jobs?");
    assert_eq!(text("job", "person"), "Are all of the 312 jobs also among the 40,000 people?");
    assert_eq!(text("person", "job"), "Are all of the 312 people also among the 40,000 jobs?");
}
