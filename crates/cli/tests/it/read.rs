//! From an article to an answered dossier, through the program.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const ARTICLE: &str = "Minister cites 312 files to counter Labour Forum estimate of 40,000

Interior Minister Oda Lenz said on Tuesday that police had investigated 312 files on forced labour since January, 27 of them involving children. \
“This proves that there are nowhere near 40,000 victims in this country,” she said.

The Labour Forum estimates in a report released in March that around 40,000 people are held in the brickworks of five provinces.
";

fn program(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_darkfigure"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program runs")
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn drafted() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("article.txt"), ARTICLE).expect("written");
    let output = program(folder.path(), &["read", "article.txt", "--published", "2024-04-17", "-o", "out"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let screen = text(&output);
    assert!(screen.starts_with("Drafted from one article; nobody has checked it."), "{screen}");
    assert!(screen.contains("How many people are in the 312 files?"), "{screen}");
    assert!(screen.contains("Oda Lenz denies the 40,000 of"), "{screen}");
    folder
}

#[test]
fn one_command_gives_a_dossier_that_checks() {
    let folder = drafted();
    let check = program(folder.path(), &["check", "out"]);
    assert!(check.status.success(), "{}", text(&check));
    assert_eq!(fs::read_to_string(folder.path().join("out/article.txt")).expect("beside it"), ARTICLE);
    let again = program(folder.path(), &["read", "article.txt", "-o", "out"]);
    assert_eq!(again.status.code(), Some(2), "nothing is overwritten");
}

#[test]
fn not_knowing_leaves_the_file_as_it_is() {
    let folder = drafted();
    let file = folder.path().join("out/dossier.toml");
    let before = fs::read(&file).expect("there");
    fs::write(folder.path().join("answers.txt"), "\n").expect("written");
    let output = program(folder.path(), &["ask", "out", "--answers", "answers.txt"]);
    assert!(output.status.success());
    assert!(text(&output).contains("0 answered"), "{}", text(&output));
    assert_eq!(fs::read(&file).expect("there"), before);
}

#[test]
fn answers_bridge_the_units_and_keep_comments() {
    let folder = drafted();
    let answers = "unit-dispute = 1.5 to 3 because the yearbook says so\n\
                   source-person-per-file = Yearbook of the Interior Ministry\n\
                   time-people-40000 = stock 2024-03~\n\
                   place-files-312 = Nowhereland\n";
    fs::write(folder.path().join("answers.txt"), answers).expect("written");
    let output = program(folder.path(), &["ask", "out", "--answers", "answers.txt"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let written = fs::read_to_string(folder.path().join("out/dossier.toml")).expect("there");
    assert!(written.contains("factor = \"1.5 to 3\""), "{written}");
    assert!(written.contains("kind = \"evidence\""), "{written}");
    assert!(written.contains("# Open:"), "comments stay");
    let report = text(&program(folder.path(), &["report", "out"]));
    assert!(report.contains("468–936"), "{report}");
}

#[test]
fn what_is_no_text_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.pdf"), b"%PDF-1.7\n").expect("written");
    let output = program(folder.path(), &["read", "a.pdf"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("pdftotext"));
}

#[test]
fn a_draft_says_so_in_its_report_and_its_questions_in_check() {
    let folder = drafted();
    let report = text(&program(folder.path(), &["report", "out"]));
    assert!(report.contains("Drafted from one article; nobody has checked it."), "{report}");
    let check = text(&program(folder.path(), &["check", "out"]));
    assert!(check.contains("note: open: How many people are in the 312 files? [unit-dispute]"), "{check}");
    let concise = text(&program(folder.path(), &["check", "out", "--format", "concise"]));
    assert!(concise.contains("note[unit-dispute]: How many people are in the 312 files?"), "{concise}");
    let json = text(&program(folder.path(), &["check", "out", "--format", "json"]));
    let whole: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(whole["open"][0]["name"], "unit-dispute");
    let file = folder.path().join("out/dossier.toml");
    let checked = fs::read_to_string(&file).expect("there").replace("drafted-from = \"one article\"\n", "");
    fs::write(&file, checked).expect("written");
    let report = text(&program(folder.path(), &["report", "out"]));
    assert!(!report.contains("nobody has checked"), "{report}");
}

#[test]
fn two_figures_of_the_list_make_a_dossier() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("article.txt"), ARTICLE).expect("written");
    let output = program(folder.path(), &["extract", "article.txt", "--compare", "1,2"]);
    let written = text(&output);
    assert!(written.contains("between = [\"files-312\", \"people-40000\"]"), "{written}");
    assert!(written.contains("# Open: How many people are in the 312 files?\n#   bridges ="), "{written}");
    fs::write(folder.path().join("dossier.toml"), &written).expect("written");
    assert!(program(folder.path(), &["check", "."]).status.success());
    let none = program(folder.path(), &["extract", "article.txt", "--compare", "1,99"]);
    assert_eq!(none.status.code(), Some(2));
}

/// The rows of the first table of a page: its cells without the marks of code.
fn rows(page: &str) -> Vec<[String; 2]> {
    let cells = page.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    cells
        .take_while(|line| line.starts_with('|'))
        .filter_map(|line| {
            let mut cells = line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned());
            Some([cells.next()?, cells.next()?])
        })
        .collect()
}

#[test]
fn the_tutorial_answers_the_questions_that_are_asked() {
    let page = include_str!("../../../../docs/tutorial.md");
    let (_, rest) = page.split_once("```text\n").expect("the article");
    let (article, _) = rest.split_once("```").expect("its end");
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("article.txt"), article).expect("written");
    let read =
        program(folder.path(), &["read", "article.txt", "--published", "2024-04-17", "-o", "brickworks"]);
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let rows = rows(page);
    let answer = |cell: &str| {
        let said = cell.strip_prefix('`').and_then(|cell| cell.strip_suffix('`'));
        said.unwrap_or_default().to_owned() + "\n"
    };
    let answers: String = rows.iter().map(|[_, cell]| answer(cell)).collect();
    let mut ask = Command::new(env!("CARGO_BIN_EXE_darkfigure"))
        .args(["ask", "brickworks"])
        .current_dir(folder.path())
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = ask.stdin.take().expect("the pipe was asked for");
    std::io::Write::write_all(&mut input, answers.as_bytes()).expect("it reads what it asks for");
    drop(input);
    let asked = text(&ask.wait_with_output().expect("the program ends"));
    let questions: Vec<&str> = asked.lines().filter(|line| line.ends_with('?')).collect();
    assert_eq!(questions, rows.iter().map(|[question, _]| question.as_str()).collect::<Vec<_>>(), "{asked}");
    assert!(asked.contains("4 answered"), "{asked}");
    let report = text(&program(folder.path(), &["report", "brickworks"]));
    assert!(report.contains("468–936"), "{report}");
}
