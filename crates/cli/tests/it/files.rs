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
