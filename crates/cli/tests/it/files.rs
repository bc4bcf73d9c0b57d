//! No file is lost: what is written, over what, through which links, and what is never opened.

use std::fs;
use std::path::Path;

use super::{darkfigure, dossier, err, out, path, with_input};

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn an_output_is_what_its_name_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let maria = path("hurricane-maria");
    for command in [&["report", &maria][..], &["extract", "-"], &["estimate", "-", "--quick"]] {
        for name in ["x.pdf", "x.xlsx", "x.docx", "x.yaml"] {
            let file = folder.path().join(name);
            let output =
                with_input(&[command, &["-o", &shown(&file)]].concat(), "a,b,count\n1,1,5\n1,0,4\n0,1,3\n");
            assert_eq!(output.status.code(), Some(2), "{command:?} {name}");
            assert!(err(&output).contains(".html"), "{command:?} {name}: {}", err(&output));
            assert!(!file.exists(), "{command:?} {name}");
        }
    }
    // A name that says one thing and an option that says another.
    let file = shown(&folder.path().join("x.html"));
    assert_eq!(darkfigure(&["report", &maria, "--format", "json", "-o", &file]).status.code(), Some(2));
    assert_eq!(darkfigure(&["extract", "-", "-o", &file]).status.code(), Some(0));
    assert!(fs::read_to_string(&file).expect("written").starts_with("<!doctype html>"));
}

#[test]
fn an_output_is_never_an_input() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("dossier.json");
    let text = r#"{"dossier": {"title": "Two"}}"#;
    fs::write(&file, text).expect("written");
    let link = folder.path().join("report.json");
    let hard = folder.path().join("hard.json");
    fs::hard_link(&file, &hard).expect("linked");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&file, &link).expect("linked");
    for output in [&file, &link, &hard] {
        let found = darkfigure(&["report", &shown(&file), "-o", &shown(output)]);
        assert_eq!(found.status.code(), Some(2), "{}", output.display());
        assert_eq!(fs::read_to_string(&file).expect("kept"), text);
    }
    // A table beside the dossier is an input too.
    let csv = folder.path().join("figures.csv");
    fs::write(&csv, "id,value,unit,stock,source\na,100,case,2023,s\n").expect("written");
    let with_table = folder.path().join("dossier.toml");
    fs::write(&with_table, "[dossier]\ntitle = \"t\"\n[tables]\nfigures = \"figures.csv\"\n[sources.s]\nkind = \"report\"\ntitle = \"S\"\n")
        .expect("written");
    let found = darkfigure(&["report", &shown(folder.path()), "-o", &shown(&csv)]);
    assert_eq!(found.status.code(), Some(2), "{}", err(&found));
    assert!(fs::read_to_string(&csv).expect("kept").starts_with("id,value"));
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_modes_kept() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let real = folder.path().join("real.txt");
    fs::write(&real, "old").expect("written");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("set");
    let link = folder.path().join("link.txt");
    std::os::unix::fs::symlink(&real, &link).expect("linked");
    let output = darkfigure(&["report", &path("mexico-homicides"), "-o", &shown(&link)]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(fs::symlink_metadata(&link).expect("there").file_type().is_symlink());
    assert_ne!(fs::read_to_string(&real).expect("there"), "old");
    assert_eq!(fs::metadata(&real).expect("there").permissions().mode() & 0o777, 0o640);
    // Nothing lies about.
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn a_draft_does_not_overwrite_a_dossier() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("dossier.toml");
    let draft = |more: &[&str]| {
        with_input(
            &[&["extract", "-", "-o", &shown(&file)], more].concat(),
            "The ministry counted 259 cases.\n",
        )
    };
    assert_eq!(draft(&[]).status.code(), Some(0));
    fs::write(&file, "# edited\n").expect("written");
    let again = draft(&[]);
    assert_eq!(again.status.code(), Some(2));
    assert!(err(&again).contains("--force"), "{}", err(&again));
    assert_eq!(fs::read_to_string(&file).expect("kept"), "# edited\n");
    assert_eq!(draft(&["--force"]).status.code(), Some(0));
    assert_eq!(darkfigure(&["check", &shown(&file)]).status.code(), Some(0));
}

#[test]
fn appending_keeps_other_files_line_ends_and_links() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("dossier.toml");
    fs::write(&file, "# kept\r\n[dossier]\r\ntitle = \"Lists\"\r\n").expect("written");
    // A name that an earlier version used for its own.
    let bystander = folder.path().join("dossier.new.toml");
    fs::write(&bystander, "mine").expect("written");
    let lists = "a,b,count\n1,1,20\n1,0,40\n0,1,30\n";
    let output = with_input(
        &[
            "estimate",
            "-",
            "--quick",
            "--methods",
            "chapman",
            "--as-figure",
            "x",
            "--figure-method",
            "chapman",
            "--into",
            &shown(&file),
        ],
        lists,
    );
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = fs::read_to_string(&file).expect("there");
    assert!(text.starts_with("# kept\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{text:?}");
    assert_eq!(fs::read_to_string(&bystander).expect("kept"), "mine");
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_not_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let fifo = folder.path().join("pipe.toml");
    let made = std::process::Command::new("mkfifo").arg(&fifo).status().expect("mkfifo is there");
    assert!(made.success());
    let pipe = shown(&fifo);
    for arguments in [
        &["check", &pipe][..],
        &["report", &pipe],
        &["extract", &pipe],
        &["estimate", &pipe],
        &["report", &path("hurricane-maria"), "-o", &shown(&folder.path().join("x.html"))],
    ] {
        let output = darkfigure(arguments);
        let expected = if arguments.contains(&"-o") { 0 } else { 2 };
        assert_eq!(output.status.code(), Some(expected), "{arguments:?}: {}", err(&output));
    }
    for device in ["/dev/zero", "/dev/tty"] {
        for command in ["check", "report", "extract", "estimate"] {
            assert_eq!(darkfigure(&[command, device]).status.code(), Some(2), "{command} {device}");
        }
    }
}

#[test]
fn the_hash_of_a_dossier_does_not_depend_on_what_is_shown() {
    let hash = |more: &[&str]| {
        let folder = path("hurricane-maria");
        let output = darkfigure(&[&["report", &folder, "--format", "json"], more].concat());
        let whole: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
        (whole["dossier"]["hash"].clone(), whole["comparisons"].as_array().map(Vec::len))
    };
    let text = fs::read_to_string(dossier("hurricane-maria").join("dossier.toml")).expect("the fixture");
    let name = text.lines().find_map(|line| line.strip_prefix("[comparisons.")).expect("a comparison");
    let (whole, _) = hash(&[]);
    let (part, n) = hash(&["--only", name.trim_end_matches(']')]);
    assert!(whole.is_string(), "{whole}");
    assert_eq!(whole, part);
    assert_eq!(n, Some(1));
}

/// Two figures of which nothing is known but their units, and a step that a person wrote.
const OPEN: &str = "# mine\n[dossier]\ntitle = \"t\"\n[sources.s]\nkind = \"report\"\ntitle = \"S\"\npublished = \"2024\"\n\
    [figures.a]\nvalue = \"100\"\nunit = \"case\"\nsource = \"s\"\n[figures.b]\nvalue = \"200\"\nunit = \"person\"\nsource = \"s\"\n\
    [bridges.person-per-case]\naxis = \"unit\"\nfrom = \"case\"\nto = \"person\"\nfactor = \"7\"\nkind = \"assumption\"\nwhy = \"w\"\n\
    [comparisons.ab]\nbetween = [\"a\", \"b\"]\n";

#[cfg(unix)]
#[test]
fn an_answer_writes_over_nothing_and_keeps_mode_link_and_line_ends() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let real = folder.path().join("real.toml");
    let link = folder.path().join("link.toml");
    fs::write(&real, OPEN.replace('\n', "\r\n")).expect("written");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o600)).expect("set");
    std::os::unix::fs::symlink(&real, &link).expect("linked");
    let output = with_input(&["ask", &shown(&link)], "2 to 3 because so\n");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("1 answered and saved"), "{}", out(&output));
    let text = fs::read_to_string(&real).expect("there");
    assert!(text.starts_with("# mine\r\n") && text.contains("factor = \"7\""), "{text}");
    assert!(text.contains("[bridges.person-per-case-2]") && text.contains("factor = \"2 to 3\""), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{text:?}");
    assert!(fs::symlink_metadata(&link).expect("there").file_type().is_symlink());
    assert_eq!(fs::metadata(&real).expect("there").permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn answers_that_nobody_asks_for_are_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, answers) = (folder.path().join("d.toml"), folder.path().join("a"));
    fs::write(&file, OPEN).expect("written");
    fs::write(&answers, "unit-ab = 2\nunit-ab = 3\nunit-xy = 4\n").expect("written");
    let output = darkfigure(&["ask", &shown(&file), "--answers", &shown(&answers)]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(
        out(&output).contains("no question asks for them: unit-ab = 2, unit-xy = 4."),
        "{}",
        out(&output)
    );
    fs::write(&answers, b"r\xe9gister\n").expect("written");
    let output = darkfigure(&["ask", &shown(&file), "--answers", &shown(&answers)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("Latin-1"), "{}", err(&output));
}

#[test]
fn a_dossier_that_cannot_be_asked_about_is_refused_with_its_cause() {
    let folder = tempfile::tempdir().expect("a folder");
    let json = folder.path().join("d.json");
    fs::write(&json, r#"{"dossier": {"title": "t"}}"#).expect("written");
    for dossier in [shown(&json), "-".to_owned()] {
        let output = with_input(&["ask", &dossier], "");
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains("TOML"), "{}", err(&output));
    }
    let faulty = folder.path().join("d.toml");
    fs::write(&faulty, "[dossier]\ntitel = \"t\"\n").expect("written");
    let output = darkfigure(&["ask", &shown(&faulty)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("d.toml:2:1: error[unknown-key]"), "{}", err(&output));
}

#[test]
fn articles_of_one_name_are_kept_apart_and_another_file_is_not_taken_for_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, two, kept) =
        (folder.path().join("one/a.txt"), folder.path().join("two/a.txt"), folder.path().join("kept"));
    for (path, text) in [(&one, "There were 12 people."), (&two, "There were 13 people.")] {
        fs::create_dir(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    let output = darkfigure(&["read", &shown(&one), &shown(&two), "-o", &shown(&kept)]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(fs::read_to_string(kept.join("a.txt")).expect("there"), "There were 12 people.");
    assert_eq!(fs::read_to_string(kept.join("a-2.txt")).expect("there"), "There were 13 people.");
    // A folder with another text by the article's name is left as it is.
    let mine = folder.path().join("mine");
    fs::create_dir(&mine).expect("made");
    fs::write(mine.join("a.txt"), "mine").expect("written");
    let output = darkfigure(&["read", &shown(&one), "-o", &shown(&mine)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!mine.join("dossier.toml").exists());
    assert_eq!(fs::read_to_string(mine.join("a.txt")).expect("kept"), "mine");
}
