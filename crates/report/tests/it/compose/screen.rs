//! The first screen: what it says of the canonical dossier, that no sentence outlives its finding, and that its words are plain.

use darkfigure_analysis::Findings;
use darkfigure_model::{Basis, Dossier, Entries, Form};
use darkfigure_report::document::Portion;
use darkfigure_report::{Licence, TextOptions, TextStyle, first_screen, render_text};

use super::{analysed, options, report};
use crate::dossiers::{self, cambodia};

fn licences(dossier: &Dossier, findings: &Findings) -> Vec<Licence> {
    first_screen(dossier, findings, &options()).iter().map(|line| line.licence).collect()
}

fn text(dossier: &Dossier, extent: &Portion) -> String {
    render_text(&report(dossier).cut(extent), &TextOptions { width: 100, style: TextStyle::Plain })
}

#[test]
fn first_screens_of_all_dossiers() {
    let all: Vec<String> =
        dossiers::by_hand().iter().map(|dossier| text(dossier, &Portion::FirstScreen)).collect();
    insta::assert_snapshot!(all.join("\n\n"));
}

/// Taking a finding away takes its sentences away, and adds none of its licence.
#[test]
fn no_sentence_outlives_its_finding() {
    let dossier = cambodia::dossier();
    let whole = analysed(&dossier);
    let all = licences(&dossier, &whole);
    type Take = fn(&mut Findings);
    let take: [(Licence, Take); 4] = [
        (Licence::ImpliedCoverage, |found| each(found, |found| found.must_believe.implied_coverage = None)),
        (Licence::Benchmark, |found| each(found, |found| found.must_believe.benchmarks.clear())),
        (Licence::Step, |found| each(found, |found| found.steps.taken.clear())),
        (Licence::Comparability, |found| each(found, |found| found.as_said.axes.clear())),
    ];
    for (licence, take) in take {
        assert!(all.contains(&licence), "{licence:?} is said of the whole: {all:?}");
        let mut less = whole.clone();
        take(&mut less);
        assert!(!licences(&dossier, &less).contains(&licence), "{licence:?} outlives its finding");
    }
}

fn each(findings: &mut Findings, change: fn(&mut darkfigure_analysis::ComparisonFindings)) {
    for (_, found) in &mut findings.comparisons {
        if let Ok(found) = found {
            change(found);
        }
    }
}

/// What a dossier does not say of its figures cannot be said on the screen.
#[test]
fn no_sentence_outlives_its_relation() {
    let dossier = cambodia::dossier();
    let all = licences(&dossier, &analysed(&dossier));
    for licence in [Licence::Contradiction, Licence::Drift, Licence::NoContradiction, Licence::NoCeiling] {
        assert!(all.contains(&licence), "{licence:?} is said of the whole: {all:?}");
        let mut figures = Entries::new();
        for (id, figure) in dossier.figures.iter() {
            let mut figure = figure.clone();
            match licence {
                Licence::Contradiction => figure.relations.rebuts.clear(),
                Licence::Drift => figure.relations.cites.clear(),
                Licence::NoContradiction => {
                    if let Form::MoreThan(number) = figure.value.form {
                        figure.value.form = Form::About(number);
                    }
                }
                _ => {
                    if figure.basis == Some(Basis::Register) {
                        figure.basis = Some(Basis::Survey);
                    }
                }
            }
            figures.insert(id.clone(), figure).unwrap();
        }
        let less = Dossier { figures, ..dossier.clone() };
        let said = licences(&less, &analysed(&less));
        assert!(!said.contains(&licence), "{licence:?} outlives its relation: {said:?}");
    }
}

/// Words that need a page of explanation.
const INSIDER: [&str; 19] = [
    "axis",
    "axes",
    "bridge",
    "residual",
    "tier",
    "opaque",
    "lineage",
    "stock",
    "detections",
    "entrants",
    "modality",
    "orders of magnitude",
    "comparab",
    "like for like",
    "dark figure",
    "breakeven",
    "concept",
    "coverage",
    "vintage",
];

#[test]
fn no_insider_word_stands_on_a_first_screen() {
    for dossier in dossiers::by_hand() {
        for line in first_screen(&dossier, &analysed(&dossier), &options()) {
            let words = line.text.to_plain().to_lowercase();
            for insider in INSIDER {
                assert!(!words.contains(insider), "{insider}: {words}");
            }
        }
    }
}

/// The Flesch–Kincaid grade: 0.39 words per sentence + 11.8 syllables per word − 15.59 (Kincaid et al., 1975). Syllables are runs of vowels, a
/// silent final e not counted. Numbers and citations are left out.
fn grade(text: &str) -> f64 {
    let sentences =
        text.split(['.', ':', '?', ';']).filter(|part| part.split_whitespace().count() > 2).count().max(1);
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphabetic()))
        .filter(|word| !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || "’'-".contains(c)))
        .collect();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    0.39 * words.len() as f64 / sentences as f64 + 11.8 * syllables as f64 / words.len().max(1) as f64 - 15.59
}

fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let stem = word.strip_suffix('e').filter(|stem| stem.len() > 2 && !stem.ends_with('l')).unwrap_or(&word);
    let mut count = 0;
    let mut in_vowel = false;
    for c in stem.chars() {
        let is_vowel = "aeiouy".contains(c);
        count += usize::from(is_vowel && !in_vowel);
        in_vowel = is_vowel;
    }
    count.max(1)
}

#[test]
fn a_first_screen_reads_easily() {
    for dossier in dossiers::by_hand() {
        let lines = first_screen(&dossier, &analysed(&dossier), &options());
        let text = lines.iter().map(|line| line.text.to_plain()).collect::<Vec<_>>().join(" ");
        // A newspaper reads at about 10 to 12.
        assert!(grade(&text) <= 12.0, "{:.1}: {text}", grade(&text));
    }
}
