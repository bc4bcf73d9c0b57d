//! What a composed report promises, whatever the dossier.

use darkfigure_analysis::{ComparisonFindings, GapReading};
use darkfigure_model::{Basis, Dossier, Entries, Grade};
use darkfigure_report::{
    Block, Callout, CalloutKind, Document, HtmlOptions, Inline, MarkdownOptions, Prose, TextOptions, csv,
    render_html, render_markdown, render_text, rows,
};
use proptest::prelude::*;

use super::{analysed, options, report};
use crate::dossiers::{self, generated};

fn swapped(dossier: &Dossier) -> Dossier {
    let mut comparisons = Entries::new();
    for (id, comparison) in dossier.comparisons.iter() {
        let mut comparison = comparison.clone();
        comparison.between.swap(0, 1);
        comparisons.insert(id.clone(), comparison).unwrap();
    }
    Dossier { comparisons, ..dossier.clone() }
}

/// The document with the sides exchanged wherever it has sides: the cards, and the two tables with a column for each.
fn mirrored(mut document: Document) -> Document {
    for block in &mut document.blocks {
        match block {
            Block::Sides(sides) => std::mem::swap(&mut sides.left, &mut sides.right),
            Block::Table(table)
                if ["Axis", "Stated"].contains(&table.columns[0].head.to_plain().as_str()) =>
            {
                table.columns.swap(1, 2);
                for row in &mut table.rows {
                    row.cells.swap(1, 2);
                }
            }
            _ => {}
        }
    }
    document
}

fn answers(document: &Document) -> Vec<&Callout> {
    document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Callout(callout) if callout.kind == CalloutKind::Answer => Some(callout),
            _ => None,
        })
        .collect()
}

fn has(prose: &Prose, wanted: fn(&Inline) -> bool) -> bool {
    prose.0.iter().any(|inline| match inline {
        Inline::Emphasis(inner) | Inline::Strong(inner) => has(inner, wanted),
        other => wanted(other),
    })
}

fn said(callout: &Callout) -> String {
    callout.body.iter().map(Prose::to_plain).collect::<Vec<_>>().join("\n")
}

/// Words that claim what no comparison can show.
const BANNED: [&str; 14] = [
    "prove",
    "proof",
    "refute",
    "debunk",
    "liar",
    "lying",
    "false",
    "certain",
    "obvious",
    "clearly",
    "undoubted",
    "in fact",
    "actually",
    "persons",
];

/// A phrase, and the finding without which it may not be said.
type Licence = (&'static str, fn(&Dossier, &ComparisonFindings) -> bool);

fn lower_basis(dossier: &Dossier, found: &ComparisonFindings) -> Option<Basis> {
    let (_, comparison) = dossier.comparisons.iter().next()?;
    let id = found.gap.numbers().orientation.lower.of(&comparison.between);
    dossier.figures.get(id)?.basis
}

const LICENCES: [Licence; 13] = [
    ("do not count the same thing", |_, found| found.comparability.grade == Grade::NotComparable),
    ("cannot be set against each other", |_, found| found.comparability.grade == Grade::NotComparable),
    ("about the same thing is not known", |_, found| found.comparability.grade == Grade::Open),
    ("known from one side only", |_, found| found.comparability.grade == Grade::BoundOnly),
    ("the same thing, resting on", |_, found| found.comparability.grade == Grade::BridgedByEvidence),
    ("an assumption.", |_, found| found.comparability.grade == Grade::BridgedByAssumption),
    ("as they stand", |_, found| found.comparability.grade == Grade::LikeForLike),
    ("By what the words mean", |_, found| found.comparability.grade == Grade::LikeForLike),
    ("That is not the gap", |_, found| {
        matches!(found.gap, GapReading::Refused { .. }) && !found.steps.taken.is_empty()
    }),
    ("the same on both sides,", |_, found| matches!(found.gap, GapReading::Conditional(_))),
    (" covers ", |_, found| matches!(found.gap, GapReading::Bound(_))),
    ("were recorded", |_, found| found.must_believe.implied_coverage.is_some()),
    ("no ceiling", |dossier, found| {
        found.gap.numbers().orientation.is_estimate_over_count
            && lower_basis(dossier, found) == Some(Basis::Register)
    }),
];

fn check(dossier: &Dossier) -> Result<(), TestCaseError> {
    let findings = analysed(dossier);
    let document = report(dossier);
    prop_assert_eq!(&mirrored(report(&swapped(dossier))), &document);
    let found = findings.comparisons.iter().find_map(|(_, found)| found.as_ref().ok());
    for answer in answers(&document) {
        prop_assert!(answer.body.len() <= 3);
        let words = said(answer);
        for banned in BANNED {
            // A word that begins so: "lying", and not the "Outlying" of a place's name.
            let lower = words.to_lowercase();
            let mut begun = lower.split(|c: char| !c.is_alphabetic());
            let is_said =
                begun.any(|word| word.starts_with(banned)) || banned.contains(' ') && lower.contains(banned);
            prop_assert!(!is_said, "{banned}: {words}");
        }
        if let Some(found) = found {
            for (phrase, licence) in LICENCES {
                prop_assert!(!words.contains(phrase) || licence(dossier, found), "{phrase}: {words}");
            }
        }
    }
    for block in &document.blocks {
        let Block::Callout(callout) = block else { continue };
        if !matches!(callout.kind, CalloutKind::Answer | CalloutKind::Naive { .. }) {
            continue;
        }
        // Every number on the first screen carries a source, if the dossier has it.
        let has_sources =
            dossier.figures.iter().all(|(_, figure)| dossier.sources.get(&figure.source).is_some());
        for prose in &callout.body {
            let has_number = has(prose, |inline| matches!(inline, Inline::Number(_)));
            let has_source = has(prose, |inline| matches!(inline, Inline::Cite(_)));
            prop_assert!(!has_number || has_source || !has_sources, "{}", prose.to_plain());
        }
    }
    let printed = [
        render_text(&document, &TextOptions::default()),
        render_markdown(&document, &MarkdownOptions::default()),
        render_html(&document, &HtmlOptions::default()),
        csv(&rows(dossier, &findings, &options())),
    ];
    for text in &printed {
        let broken =
            text.split(|c: char| !c.is_alphanumeric()).find(|word| ["NaN", "inf", "infinity"].contains(word));
        prop_assert_eq!(broken, None);
    }
    Ok(())
}

#[test]
fn fixtures_keep_the_laws() {
    for dossier in dossiers::by_hand() {
        check(&dossier).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn generated_dossiers_keep_the_laws(dossier in generated::dossier()) {
        check(&dossier)?;
    }
}
