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
