//! The loader: what it reads and what it refuses.

use std::fs;
use std::path::Path;

use darkfigure_ingest::{InputLimits, load_dossier, read_beside};

use crate::reading::codes;

#[test]
fn tables_lie_beside_the_dossier_or_below() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::create_dir(folder.path().join("in/below")).unwrap();
    fs::write(folder.path().join("outside.csv"), "id,title,kind\na,A,report\n").unwrap();
    fs::write(folder.path().join("in/below/sources.csv"), "id,title,kind\na,A,report\n").unwrap();
    let path = folder.path().join("in/dossier.toml");
    let with_table = |name: &str| {
        fs::write(&path, format!("[dossier]\ntitle = \"t\"\n[tables]\nsources = '{name}'\n")).unwrap();
        load_dossier(&path, InputLimits::default()).unwrap()
    };
    let good = with_table("below/sources.csv");
    assert_eq!(good.dossier.map(|d| d.sources.len()), Some(1));
    assert_eq!(codes(&with_table("../outside.csv")), ["table-outside"]);
    assert_eq!(codes(&with_table("/etc/hostname")), ["table-outside"]);
    assert_eq!(codes(&with_table("missing.csv")), ["table-not-read"]);
    assert_eq!(codes(&with_table("below")), ["table-not-read"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path().join("outside.csv"), folder.path().join("in/link.csv"))
            .unwrap();
        assert_eq!(codes(&with_table("link.csv")), ["table-outside"]);
    }
}

#[test]
fn a_file_beyond_the_limit_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dossier.toml");
    fs::write(&path, "# ".repeat(200)).unwrap();
    let reading = load_dossier(&path, InputLimits { n_bytes: 100, ..InputLimits::default() }).unwrap();
    assert_eq!(codes(&reading), ["too-large"]);
    assert!(load_dossier(&folder.path().join("nothing.toml"), InputLimits::default()).is_err());
}

#[test]
fn a_name_without_a_folder_is_in_the_one_where_the_program_runs() {
    // Tests run in the folder of their crate.
    let text = b"[dossier]\ntitle = \"t\"\n[tables]\nsources = 'tests/it/catalogue/csv-unknown-header.csv'\n";
    let of = |path: &str| read_beside(Path::new(path), text, InputLimits::default());
    assert!(codes(&of("d.toml")).contains(&"csv-unknown-header"));
    assert!(codes(&of("./d.toml")).contains(&"csv-unknown-header"));
    assert_eq!(codes(&of("tests/d.toml")), ["table-not-read"]);
}
