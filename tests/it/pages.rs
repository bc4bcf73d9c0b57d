//! Pages for newcomers name files that are there.

use std::path::Path;

/// The paths in backticks on a page that start at the root of the workspace.
fn paths(page: &str) -> impl Iterator<Item = &str> {
    const ROOTS: [&str; 7] = ["crates/", "tests/", "fixtures/", "benches/", "docs/", "fuzz/", ".ci/"];
    page.split('`').skip(1).step_by(2).filter(|word| {
        ROOTS.iter().any(|root| word.starts_with(root))
            && word.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c))
    })
}

#[test]
fn paths_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for page in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "DESIGN.md", "SECURITY.md"] {
        let text = std::fs::read_to_string(root.join(page)).expect("the page is there");
        let gone: Vec<&str> = paths(&text).filter(|path| !root.join(path).exists()).collect();
        assert!(gone.is_empty(), "{page} names {gone:?}, which are not there");
    }
}

#[test]
fn paths_are_found() {
    let page = "See `crates/model/`, `cargo test`, `tests/it/main.rs` and `crates/*`.";
    assert_eq!(paths(page).collect::<Vec<_>>(), ["crates/model/", "tests/it/main.rs"]);
}
