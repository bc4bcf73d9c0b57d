//! What the audit found, in words, and what it means for the methods.

use std::collections::BTreeMap;

use darkfigure_mse::{AuditFinding, Consequence, MethodFamily};

use super::size::counted;
use crate::{Amount, Badge, Block, Inline, List, Prose, Role};

/// The findings as a list; a sentence where there are none.
pub(super) fn blocks(findings: &[AuditFinding], lists: &[String]) -> Vec<Block> {
    if findings.is_empty() {
        return vec![Block::paragraph(
            "Nothing stands out: no list is empty, holds everyone or lies within another, and no overlap is tiny. \
             That does not show that the lists are independent.",
        )];
    }
    let items = findings.iter().map(|finding| sentence(finding, lists).and(meaning(finding))).collect();
    vec![Block::List(List { ordered: false, items })]
}

/// The finding with the lists' names.
pub(super) fn sentence(finding: &AuditFinding, lists: &[String]) -> Prose {
    let name = |list: &usize| format!("“{}”", lists.get(*list).map_or("?", String::as_str));
    let pair = |one: &usize, other: &usize| format!("{} and {}", name(one), name(other));
    let odds = |value: f64| Amount::point(value, Role::Plain).significant(2);
    match finding {
        AuditFinding::FewLists { n_lists: 1 } => {
            "There is one list: how many people it missed cannot be seen from it.".into()
        }
        AuditFinding::FewLists { .. } => {
            "There are two lists: whether one leads to the other cannot be seen.".into()
        }
        AuditFinding::NobodyTwice => "Nobody is on two lists.".into(),
        AuditFinding::EmptyList { list } => format!("Nobody is on {}.", name(list)).into(),
        AuditFinding::FullList { list } => format!("Everyone seen is on {}.", name(list)).into(),
        AuditFinding::IsolatedList { list } => {
            format!("{} shares nobody with any other list.", name(list)).into()
        }
        AuditFinding::EqualLists { first, second, n_people } => {
            Prose::from(format!("{} hold the same ", pair(first, second))).number(counted(*n_people)).say(".")
        }
        AuditFinding::NestedList { inner, outer, n_people } => Prose::from("All ")
            .number(counted(*n_people))
            .say(format!(" on {} are on {}.", name(inner), name(outer))),
        AuditFinding::Referral { from, to, n_both, n_from } => Prose::from(format!("{n_both} of the "))
            .number(counted(*n_from))
            .say(format!(" on {} are on {}: one may feed the other.", name(from), name(to))),
        AuditFinding::NoOverlap { first, second } => format!("{} share nobody.", pair(first, second)).into(),
        AuditFinding::SparseOverlap { first, second, n_both } => {
            Prose::from(format!("{} share only ", pair(first, second))).number(counted(*n_both)).say(".")
        }
        AuditFinding::PositiveDependence { first, second, lower } => {
            Prose::from(format!("{} tend to hold the same people (odds ratio at least ", pair(first, second)))
                .number(odds(*lower))
                .say(").")
        }
        AuditFinding::NegativeDependence { first, second, upper } => {
            Prose::from(format!("{} tend to hold different people (odds ratio at most ", pair(first, second)))
                .number(odds(*upper))
                .say(").")
        }
        AuditFinding::RepeatedPairs { list, n_rows } => {
            format!("“{list}” repeats people, in {n_rows} rows; each was counted once.").into()
        }
        AuditFinding::RepeatedPersons { n_rows } => {
            format!("{n_rows} rows repeat an identifier; each was counted as a person of its own.").into()
        }
        other => Prose::from(other.to_string()).say("."),
    }
}

/// What it does to the methods, those alike named together.
fn meaning(finding: &AuditFinding) -> Prose {
    let mut by_consequence: BTreeMap<u8, (Consequence, Vec<&'static str>)> = BTreeMap::new();
    for family in MethodFamily::ALL {
        let consequence = finding.consequence(family);
        let (_, families) = by_consequence.entry(rank(consequence)).or_insert((consequence, Vec::new()));
        families.push(family_name(family));
    }
    let mut prose = Prose::new();
    let is_everything = by_consequence.len() == 1;
    for (consequence, families) in by_consequence.values() {
        if *consequence == Consequence::None {
            continue;
        }
        let who = if is_everything { "every method".to_owned() } else { and(families) };
        prose = prose.line().with(Inline::Badge(Badge::Flag(who))).say(format!(" {}", effect(*consequence)));
    }
    prose
}

fn rank(consequence: Consequence) -> u8 {
    match consequence {
        Consequence::NotEstimable => 0,
        Consequence::TooLow => 1,
        Consequence::TooHigh => 2,
        Consequence::Unstable => 3,
        Consequence::MergeLists => 4,
        Consequence::ModelIt => 5,
        Consequence::Unchecked => 6,
        _ => 7,
    }
}

const fn effect(consequence: Consequence) -> &'static str {
    match consequence {
        Consequence::NotEstimable => "cannot give a finite number.",
        Consequence::TooLow => "will tend to come out too low.",
        Consequence::TooHigh => "will tend to come out too high.",
        Consequence::Unstable => "hangs on a handful of people: one more or less moves it by much.",
        Consequence::MergeLists => "should be asked again without the list, or with the two as one.",
        Consequence::ModelIt => "can take it into account.",
        Consequence::Unchecked => "assumes here what cannot be checked.",
        _ => "is not touched.",
    }
}

const fn family_name(family: MethodFamily) -> &'static str {
    match family {
        MethodFamily::TwoList => "two lists",
        MethodFamily::CaptureCounts => "how often seen",
        MethodFamily::SampleCoverage => "sample coverage",
        MethodFamily::ClosedPopulation => "closed population",
        MethodFamily::Loglinear => "log-linear",
        MethodFamily::Decomposable => "graphs",
        MethodFamily::LatentClass => "latent classes",
        _ => "others",
    }
}

fn and(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
