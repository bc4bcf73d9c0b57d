//! Names at the crates' roots: few, and each means one thing. See "Names" in DESIGN.md.

use std::collections::BTreeMap;
use std::path::Path;

const LIBRARIES: [&str; 8] = ["model", "numeric", "ingest", "analysis", "report", "mse", "extract", "draft"];

/// The most names that a root may show. The model's root is the list of the nouns, and has as many as there are.
const MOST_NAMES: usize = 40;

/// Names that two roots may share, because the crate's name is a part of them wherever they are read.
const SHARED: [&str; 3] = [
    // What a crate's own entry point takes: `extract::Options`, `analysis::Options`.
    "Options",
    // A function of the crate's main noun: of diagnostics in `ingest`, of reports in `report`.
    "render",
    // A module: of draws from a model in `numeric`, of populations with lists in `mse`.
    "simulation",
];

/// The names that a `lib.rs` makes public, families as one name each.
fn names(text: &str) -> Vec<String> {
    let code: String =
        text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut names = Vec::new();
    for statement in code.split("pub use ").skip(1) {
        let path = statement.split(';').next().unwrap_or_default();
        let listed = path.split_once('{').map_or_else(
            || path.rsplit("::").next().unwrap_or_default(),
            |(_, list)| list.trim_end().trim_end_matches('}'),
        );
        names.extend(
            listed
                .split(',')
                .map(str::trim)
                .filter(|item| !item.is_empty())
                .map(|item| item.rsplit(" as ").next().unwrap_or(item).trim().to_owned()),
        );
    }
    for line in code.lines() {
        let Some(item) = line.strip_prefix("pub ") else { continue };
        let mut words =
            item.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
        match words.next() {
            Some("mod" | "fn" | "struct" | "enum" | "trait" | "type" | "static") => {
                names.extend(words.next().map(str::to_owned));
            }
            Some("const") => {
                names.extend(words.find(|word| *word != "fn").map(str::to_owned));
            }
            _ => {}
        }
    }
    names
}

fn root(library: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates").join(library).join("src/lib.rs");
    names(&std::fs::read_to_string(path).expect("every library has a root"))
}

#[test]
fn roots_are_small() {
    for library in LIBRARIES.iter().filter(|library| **library != "model") {
        let found = root(library);
        assert!(
            found.len() < MOST_NAMES,
            "darkfigure-{library} shows {} names at its root: put a family into a public module (DESIGN.md, Names)",
            found.len(),
        );
    }
}

#[test]
fn no_name_means_two_things() {
    let mut homes: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for library in LIBRARIES {
        for name in root(library) {
            homes.entry(name).or_default().push(library);
        }
    }
    homes.retain(|name, homes| homes.len() > 1 && !SHARED.contains(&name.as_str()));
    assert!(homes.is_empty(), "names at two roots: {homes:?} (DESIGN.md, Names)");
}

#[test]
fn names_are_found() {
    let text = "pub mod a;\npub use b::{C, d as E};\npub use f::G;\npub const H: u8 = 1;\npub const fn i() {}\npub fn j() {}\n";
    assert_eq!(names(text), ["C", "E", "G", "a", "H", "i", "j"]);
}

/// The enums of a text that are `#[non_exhaustive]` and derive no error.
fn open_enums(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut attributes = String::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("#[") || line.starts_with("///") {
            attributes.push_str(line);
            continue;
        }
        if line.starts_with("pub enum")
            && attributes.contains("#[non_exhaustive]")
            && !attributes.contains("Error")
        {
            found.push(line);
        }
        attributes.clear();
    }
    found
}

#[test]
fn our_own_enums_are_closed() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates")];
    let (mut n_files, mut open) = (0, Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of the workspace").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).expect("a source file");
                n_files += 1;
                open.extend(open_enums(&text).into_iter().map(|line| format!("{}: {line}", path.display())));
            }
        }
    }
    assert!(n_files > 100, "found {n_files} files only");
    assert!(
        open.is_empty(),
        "only errors are #[non_exhaustive] (DESIGN.md, enums without wildcards): {open:#?}"
    );
}

#[test]
fn an_open_enum_is_found() {
    let text = "#[derive(Debug)]\n#[non_exhaustive]\npub enum Layout {\n#[derive(thiserror::Error)]\n#[non_exhaustive]\npub enum Fault {\npub enum Form {";
    assert_eq!(open_enums(text), ["pub enum Layout {"]);
}
