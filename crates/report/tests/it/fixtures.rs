//! The reports of all dossiers under `fixtures/`, as the package of tests at the root keeps them: whoever changes this crate alone sees here
//! what changes there. A snapshot is reviewed and written there, once.

use std::fs;
use std::path::PathBuf;

use darkfigure_analysis::{Options, analyse};
use darkfigure_ingest::{InputLimits, load_dossier};
use darkfigure_report::{ComposeOptions, TextOptions, TextStyle, compose, render_text};

fn is_as_kept(name: &str) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join("fixtures/dossiers").join(name).join("dossier.toml");
    let reading = load_dossier(&path, InputLimits::default()).expect("the fixture can be read");
    let dossier = reading.dossier.expect("the fixture has no errors");
    let findings = analyse(&dossier, &Options::default());
    let document = compose(&dossier, &findings, &ComposeOptions::default());
    let text = render_text(&document, &TextOptions { width: 100, style: TextStyle::Plain });
    let kept = root.join("tests/it/snapshots").join(format!("it__reports__report@{name}__dossier.toml.snap"));
    let kept = fs::read_to_string(kept).expect("the snapshot can be read");
    // Behind the head of the snapshot, between two lines of hyphens.
    let kept = kept.splitn(3, "---\n").nth(2).expect("a snapshot has a head");
    if let Some((found, kept)) = text.lines().zip(kept.lines()).find(|(found, kept)| found != kept) {
        panic!("{name}: “{found}” for “{kept}”; read the change in the snapshots of the root package");
    }
    assert_eq!(text.trim_end().lines().count(), kept.trim_end().lines().count(), "{name}");
}

macro_rules! kept {
    ($($test:ident: $name:literal,)*) => {$(
        #[test]
        fn $test() {
            is_as_kept($name);
        }
    )*

    #[test]
    fn none_is_left_out() {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/dossiers");
        let mut found: Vec<String> = fs::read_dir(folder)
            .expect("the folder can be read")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        found.sort();
        assert_eq!(found, [$($name),*]);
    }};
}

kept! {
    cambodia: "cambodia",
    cambodia_2001: "cambodia-2001",
    cambodia_record: "cambodia-record",
    excess_mortality: "excess-mortality",
    france_marches: "france-marches",
    gold_mirror_trade: "gold-mirror-trade",
    hurricane_maria: "hurricane-maria",
    iraq_deaths: "iraq-deaths",
    mediterranean_deaths: "mediterranean-deaths",
    mexico_homicides: "mexico-homicides",
    polio: "polio",
    published_arithmetic: "published-arithmetic",
    restatements: "restatements",
    rohingya_deaths: "rohingya-deaths",
    sexual_offences: "sexual-offences",
    south_africa_census: "south-africa-census",
    syria_deaths: "syria-deaths",
    uk_jobs: "uk-jobs",
    uk_tax_gap: "uk-tax-gap",
    uk_trafficking: "uk-trafficking",
    who_tuberculosis: "who-tuberculosis",
}
