//! Arrows between crates point down: an allow-list against `cargo tree`. See ARCHITECTURE.md.

use std::collections::BTreeSet;
use std::process::Command;

/// Each package, and the packages of ours that it may reach, directly or not, with all features.
const LAYERS: &[(&str, &[&str])] = &[
    ("darkfigure-model", &[]),
    ("darkfigure-ingest", &["darkfigure-model"]),
    ("darkfigure-numeric", &[]),
    ("darkfigure-analysis", &["darkfigure-model", "darkfigure-numeric"]),
    (
        "darkfigure-report",
        &["darkfigure-analysis", "darkfigure-model", "darkfigure-mse", "darkfigure-numeric"],
    ),
    ("darkfigure-mse", &["darkfigure-numeric"]),
    ("darkfigure-extract", &[]),
    ("darkfigure-draft", &["darkfigure-extract", "darkfigure-model"]),
    (
        "darkfigure-cli",
        &[
            "darkfigure-analysis",
            "darkfigure-draft",
            "darkfigure-extract",
            "darkfigure-ingest",
            "darkfigure-model",
            "darkfigure-mse",
            "darkfigure-numeric",
            "darkfigure-report",
        ],
    ),
];

fn reached(package: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--package",
            package,
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--all-features",
        ])
        .args(["--format", "{p}"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .expect("cargo runs, since it runs this test");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| name.starts_with("darkfigure-") && *name != package)
        .map(str::to_owned)
        .collect()
}

#[test]
fn arrows_point_down() {
    for (package, allowed) in LAYERS {
        let allowed: BTreeSet<String> = allowed.iter().map(|name| (*name).to_owned()).collect();
        let reached = reached(package);
        let illegal: Vec<_> = reached.difference(&allowed).collect();
        assert!(
            illegal.is_empty(),
            "{package} must not know {illegal:?}: see the code map in ARCHITECTURE.md"
        );
    }
}

#[test]
fn report_needs_mse_only_by_its_feature() {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--package",
            "darkfigure-report",
            "--edges",
            "normal",
            "--prefix",
            "none",
        ])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .expect("cargo runs, since it runs this test");
    assert!(!String::from_utf8_lossy(&output.stdout).contains("darkfigure-mse"));
}

#[test]
fn every_package_has_a_layer() {
    let crates =
        std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../crates")).expect("the crates are there");
    for folder in crates {
        let name = format!("darkfigure-{}", folder.expect("a readable folder").file_name().to_string_lossy());
        assert!(LAYERS.iter().any(|(package, _)| *package == name), "{name} has no layer in {}", file!());
    }
}
