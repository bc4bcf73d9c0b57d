//! Rules that the compiler cannot hold, over the text of all libraries and the program.

use std::path::{Path, PathBuf};

/// Every source file of the crates, by its path from the workspace.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (mut folders, mut found): (Vec<PathBuf>, _) = (vec![root.join("crates")], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of the workspace").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name =
                    path.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
                found.push((name, std::fs::read_to_string(&path).expect("a source file")));
            }
        }
    }
    found.retain(|(name, _)| name.contains("/src/"));
    assert!(found.len() > 100, "found {} files only", found.len());
    found
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

/// The lines of a text that say to how many digits a number is written: `{share:.1}`, `{:.*}`, `{x:>8.digits$}`.
fn roundings(text: &str) -> Vec<&str> {
    let rounds = |line: &&str| {
        line.split('{').skip(1).any(|piece| {
            let format = piece.split('}').next().unwrap_or_default();
            format.split_once(':').is_some_and(|(name, format)| {
                let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
                let digits = format.rsplit_once('.').map_or("", |(_, digits)| digits);
                let is_digits = digits == "*" || digits.ends_with('$') || digits.parse::<u8>().is_ok();
                is_name && is_digits && !format.contains(' ')
            })
        })
    };
    text.lines().filter(|line| !line.trim_start().starts_with("//")).filter(rounds).collect()
}

#[test]
fn our_own_enums_are_closed() {
    for (name, text) in sources() {
        let open = open_enums(&text);
        assert!(
            open.is_empty(),
            "{name}: only errors are #[non_exhaustive] (DESIGN.md, enums without wildcards): {open:?}"
        );
    }
}

#[test]
fn one_room_rounds() {
    // What a report prints is rounded in `number`. These files round for whoever prints a doubt, a finding or a refusal of an estimate
    // without a report; a report has words and numbers of its own for each.
    const FOR_THEMSELVES: [&str; 4] = [
        "crates/mse/src/audit/finding.rs",
        "crates/mse/src/estimation/doubt.rs",
        "crates/mse/src/estimation/refusal.rs",
        "crates/mse/src/sample_coverage.rs",
    ];
    for (name, text) in sources() {
        if name.starts_with("crates/report/src/number") || FOR_THEMSELVES.contains(&name.as_str()) {
            continue;
        }
        let found = roundings(&text);
        assert!(
            found.is_empty(),
            "{name}: numbers are rounded in report/number (ARCHITECTURE.md, what is absent): {found:?}"
        );
    }
}

#[test]
fn what_is_looked_for_is_found() {
    let text = "#[derive(Debug)]\n#[non_exhaustive]\npub enum Layout {\n#[derive(thiserror::Error)]\n#[non_exhaustive]\npub enum Fault {\npub enum Form {";
    assert_eq!(open_enums(text), ["pub enum Layout {"]);
    let rounded =
        ["format!(\"{:.1} %\", x)", "write!(f, \"{share:>8.digits$}\")", "println!(\"{:.*}\", 2, x)"];
    assert_eq!(roundings(&rounded.join("\n")), rounded);
    assert_eq!(roundings("format!(\"{x:032x}\"); let y = Z { a: 0.5 };\n/// {x:.1}"), ["x"; 0]);
}
