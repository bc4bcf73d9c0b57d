//! What a composed report promises, whatever the dossier.

use darkfigure_analysis::{AxisVerdict, ComparisonFindings, Findings, Flag, GapReading, Verdict};
use darkfigure_model::{Axis, Basis, Dossier, Entries, Figure, Form};
use darkfigure_report::document::{Block, Callout, CalloutKind, Inline, Portion, Prose};
use darkfigure_report::{
    Document, HtmlOptions, Licence, MarkdownOptions, TextOptions, TextStyle, csv, first_screen, render_html,
    render_markdown, render_text, rows,
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

/// The document with the sides exchanged wherever it has sides: the cards, and the tables with a column for each.
fn mirrored(mut document: Document) -> Document {
    mirror(&mut document.blocks);
    document
}

fn mirror(blocks: &mut [Block]) {
    for block in blocks {
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
            Block::Section(section) => mirror(&mut section.blocks),
            Block::Details(details) => mirror(&mut details.blocks),
            _ => {}
        }
    }
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

fn paragraphs(callout: &Callout) -> impl Iterator<Item = &Prose> {
    std::iter::once(&callout.title).chain(&callout.body)
}

fn said(callout: &Callout) -> String {
    paragraphs(callout).map(Prose::to_plain).collect::<Vec<_>>().join("\n")
}

/// Words that claim what no comparison can show.
const BANNED: [&str; 13] = [
    "prove",
    "proof",
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

/// Whether the findings, or what the dossier states of a figure, hold what a sentence of this licence needs.
fn is_licensed(licence: Licence, dossier: &Dossier, findings: &Findings) -> bool {
    let pairs = || findings.comparisons.iter().filter_map(|(id, found)| Some((id, found.as_ref().ok()?)));
    let any = |needed: fn(&ComparisonFindings) -> bool| pairs().any(|(_, found)| needed(found));
    let of_others = |related: fn(&Figure) -> bool| dossier.figures.iter().any(|(_, figure)| related(figure));
    match licence {
        Licence::NoCeiling => pairs().any(|(id, found)| {
            let orientation = found.gap.numbers().orientation;
            let lower = orientation.lower.of(&dossier.comparisons.get(id).unwrap().between);
            orientation.is_estimate_over_count
                && dossier.figures.get(lower).unwrap().basis == Some(Basis::Register)
                && found.naive.ratio.low().value().is_some_and(|low| low > 1.0)
        }),
        Licence::Comparability => !pairs().all(|(_, found)| found.as_said.axes.is_empty()),
        Licence::Change => {
            any(|found| {
                let differs = |found: &AxisVerdict| found.verdict != Verdict::Same;
                found.as_said.axes.iter().all(|found| differs(found) == (found.axis == Axis::Time))
            }) || findings.comparisons.is_empty() && !findings.dispute.changes.is_empty()
        }
        Licence::Step => any(|found| !found.steps.taken.is_empty()),
        Licence::Gap => any(|found| found.gap.gap().is_some()),
        Licence::Refusal => any(|found| matches!(found.gap, GapReading::Refused { .. })),
        Licence::ImpliedCoverage => any(|found| found.must_believe.implied_coverage.is_some()),
        Licence::Benchmark => any(|found| found.must_believe.benchmarks.iter().any(Result::is_ok)),
        // What a figure's documentation lacks is read from the figure itself.
        Licence::Documentation => !findings.comparisons.is_empty(),
        Licence::Contradiction => {
            let is_found = findings.dispute.contradictions.pairs.iter().any(|found| {
                dossier.comparisons.iter().any(|(_, comparison)| {
                    comparison.between.contains(&found.floor) && comparison.between.contains(&found.ceiling)
                })
            });
            is_found || of_others(|figure| !figure.relations.rebuts.is_empty())
        }
        Licence::Succession => any(|found| {
            found.comparability.flags.iter().any(|flag| {
                matches!(flag, Flag::Superseded { .. } | Flag::Revised { .. } | Flag::Retracted { .. })
            })
        }),
        Licence::Drift => of_others(|figure| !figure.relations.cites.is_empty()),
        Licence::NoContradiction => {
            of_others(|figure| matches!(figure.value.form, Form::AtLeast(_) | Form::MoreThan(_)))
        }
        Licence::Result => !findings.dispute.claims.is_empty(),
        Licence::Sum => !findings.sums.is_empty(),
        Licence::Reconciliation => !findings.reconciliations.is_empty(),
        Licence::Series => !findings.series.is_empty(),
    }
}

/// The lines of the first screen at the width of a text report, without title and question.
fn first_lines(document: &Document) -> Vec<String> {
    let mut lead = Document::titled("x");
    lead.blocks = document.cut(&Portion::FirstScreen).blocks;
    if !document.section_names().is_empty() {
        // The list of the sections.
        lead.blocks.pop();
    }
    let text = render_text(&lead, &TextOptions { width: 100, style: TextStyle::Plain });
    text.lines().skip(3).map(str::to_owned).collect()
}

fn check(dossier: &Dossier) -> Result<(), TestCaseError> {
    let findings = analysed(dossier);
    let document = report(dossier);
    prop_assert_eq!(&mirrored(report(&swapped(dossier))), &document);
    let screen = first_screen(dossier, &findings, &options());
    let other = swapped(dossier);
    prop_assert_eq!(&first_screen(&other, &analysed(&other), &options()), &screen);
    for line in &screen {
        prop_assert!(
            is_licensed(line.licence, dossier, &findings),
            "{:?}: {}",
            line.licence,
            line.text.to_plain()
        );
    }
    let lines = first_lines(&document);
    prop_assert!(lines.len() <= 12, "{} lines:\n{}", lines.len(), lines.join("\n"));
    for answer in answers(&document) {
        let words = said(answer);
        for banned in BANNED {
            // A word that begins so: "lying", and not the "Outlying" of a place's name.
            let lower = words.to_lowercase();
            let mut begun = lower.split(|c: char| !c.is_alphabetic());
            let is_said =
                begun.any(|word| word.starts_with(banned)) || banned.contains(' ') && lower.contains(banned);
            prop_assert!(!is_said, "{banned}: {words}");
        }
        // Every number on the first screen carries a source, if the dossier has it.
        let has_sources =
            dossier.figures.iter().all(|(_, figure)| dossier.sources.get(&figure.source).is_some());
        for prose in paragraphs(answer) {
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
        // The strategy's own frames fill most of a test thread's stack.
        let checked = std::thread::scope(|scope| {
            let builder = std::thread::Builder::new().stack_size(8 << 20);
            builder.spawn_scoped(scope, || check(&dossier)).expect("a thread").join().expect("no panic")
        });
        checked?;
    }
}
