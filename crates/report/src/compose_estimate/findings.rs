//! What the audit found, in words, and what it means for the methods.

use darkfigure_mse::audit;
use darkfigure_mse::audit::{Consequence, MethodFamily};

use super::size::counted;
use crate::document::{Badge, Block, Inline, List, Prose};
use crate::number::{Amount, Dimension};

/// The findings as a list; a sentence where there are none.
pub(super) fn blocks(findings: &[audit::Finding], lists: &[String]) -> Vec<Block> {
    if findings.is_empty() {
        return vec![Block::paragraph(
            "Nothing stands out: no list is empty, holds everyone or lies within another, and no overlap is tiny. \
             That does not show that the lists are independent.",
        )];
    }
    // Findings of a kind mean the same, and stand together.
    let mut groups: Vec<(&audit::Finding, Prose)> = Vec::new();
    for finding in findings {
        let said = sentence(finding, lists);
        match groups.iter_mut().find(|(first, _)| is_alike(first, finding)) {
            Some((_, prose)) => *prose = std::mem::take(prose).line().and(said),
            None => groups.push((finding, said)),
        }
    }
    let items = groups.into_iter().map(|(finding, prose)| prose.and(meaning(finding))).collect();
    vec![Block::List(List { ordered: false, items })]
}

/// The finding with the lists' names.
pub(super) fn sentence(finding: &audit::Finding, lists: &[String]) -> Prose {
    let name = |list: &usize| format!("“{}”", lists.get(*list).map_or("?", String::as_str));
    let pair = |one: &usize, other: &usize| format!("{} and {}", name(one), name(other));
    let odds = |value: f64| Amount::point(value, Dimension::Plain).significant(2);
    match finding {
        audit::Finding::FewLists { n_lists: 1 } => {
            "There is one list: how many people it missed cannot be seen from it.".into()
        }
        audit::Finding::FewLists { .. } => {
            "There are two lists: whether one leads to the other cannot be seen.".into()
        }
        audit::Finding::NobodyTwice => "Nobody is on two lists.".into(),
        audit::Finding::EmptyList { list } => format!("Nobody is on {}.", name(list)).into(),
        audit::Finding::FullList { list } => format!("Everyone seen is on {}.", name(list)).into(),
        audit::Finding::IsolatedList { list } => {
            format!("{} shares nobody with any other list.", name(list)).into()
        }
        audit::Finding::EqualLists { first, second, n_people } => {
            Prose::from(format!("{} hold the same ", pair(first, second))).number(counted(*n_people)).say(".")
        }
        audit::Finding::NestedList { inner, outer, n_people } => Prose::from("All ")
            .number(counted(*n_people))
            .say(format!(" on {} are on {}.", name(inner), name(outer))),
        audit::Finding::Referral { from, to, n_both, n_from } => Prose::from(format!("{n_both} of the "))
            .number(counted(*n_from))
            .say(format!(" on {} are on {}: one may feed the other.", name(from), name(to))),
        audit::Finding::NoOverlap { first, second } => {
            format!("{} share nobody.", pair(first, second)).into()
        }
        audit::Finding::SparseOverlap { first, second, n_both } => {
            Prose::from(format!("{} share only ", pair(first, second))).number(counted(*n_both)).say(".")
        }
        audit::Finding::PositiveDependence { first, second, lower } => {
            Prose::from(format!("{} tend to hold the same people (odds ratio at least ", pair(first, second)))
                .number(odds(*lower))
                .say(").")
        }
        audit::Finding::NegativeDependence { first, second, upper } => {
            Prose::from(format!("{} tend to hold different people (odds ratio at most ", pair(first, second)))
                .number(odds(*upper))
                .say(").")
        }
        audit::Finding::RepeatedPairs { list, n_rows } => {
            format!("“{list}” repeats people, in {n_rows} rows; each was counted once.").into()
        }
        audit::Finding::RepeatedPersons { n_rows } => {
            format!("{n_rows} rows repeat an identifier; each was counted as a person of its own.").into()
        }
    }
}

fn is_alike(one: &audit::Finding, other: &audit::Finding) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

/// What it does to the methods, those alike named together.
fn meaning(finding: &audit::Finding) -> Prose {
    const ORDER: [Consequence; 7] = [
        Consequence::NotEstimable,
        Consequence::TooLow,
        Consequence::TooHigh,
        Consequence::Unstable,
        Consequence::MergeLists,
        Consequence::ModelIt,
        Consequence::Unchecked,
    ];
    ORDER.into_iter().fold(Prose::new(), |prose, consequence| {
        let touched = |family: &MethodFamily| finding.consequence(*family) == consequence;
        let families: Vec<&str> = MethodFamily::ALL.into_iter().filter(touched).map(family_name).collect();
        let who = match families.len() {
            0 => return prose,
            n if n == MethodFamily::ALL.len() => "every method".to_owned(),
            _ => format!("methods: {}", families.join(", ")),
        };
        prose.line().with(Inline::Badge(Badge::Flag(effect(consequence).to_owned()))).say(format!(" {who}"))
    })
}

const fn effect(consequence: Consequence) -> &'static str {
    match consequence {
        Consequence::NotEstimable => "no finite number",
        Consequence::TooLow => "tends to come out too low",
        Consequence::TooHigh => "tends to come out too high",
        Consequence::Unstable => "hangs on a handful of people",
        Consequence::MergeLists => "ask again without the list, or with the two as one",
        Consequence::ModelIt => "can take it into account",
        Consequence::Unchecked => "assumes here what cannot be checked",
        Consequence::None => "not touched",
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
    }
}
