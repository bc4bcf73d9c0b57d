//! Rules that a compiler does not know.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

/// The placeholders of a line that ask for a precision: `{x:.1}`, `{:>8.2}`, `{:.*}`, `{x:e}`.
fn precise(line: &str) -> Vec<&str> {
    line.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(inside, _)| inside)
        .filter(|inside| !inside.contains(char::is_whitespace))
        .filter(|inside| {
            inside.split_once(':').is_some_and(|(name, how)| {
                let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
                is_name && (how.contains('.') || how.ends_with(['e', 'E']))
            })
        })
        .collect()
}

/// One place of the workspace rounds: `number/`. See DESIGN.md.
#[test]
fn nothing_outside_number_formats_to_a_precision() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 50, "the sources were found");
    for file in files.iter().filter(|file| !file.starts_with(root.join("number"))) {
        let text = fs::read_to_string(file).unwrap();
        for (at, line) in text.lines().enumerate() {
            assert!(
                precise(line).is_empty(),
                "{}:{}: {line}: let an Amount print it",
                file.display(),
                at + 1
            );
        }
    }
}

#[test]
fn precision_is_recognised() {
    assert_eq!(precise(r#"format!("{behind:.0} units, {:>8.2}, {0:.*}, {x:e}")"#).len(), 4);
    assert!(precise(r#"Self { end: 1.0 } format!("{mark:>digits$} {name}: {:?}") a{color:#fff}"#).is_empty());
}
