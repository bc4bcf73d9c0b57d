//! Concepts and populations.

use std::collections::BTreeMap;

use darkfigure_model::{Entries, Within};

use super::Checker;
use super::cycle::closing_steps;
use crate::Code;

/// Words that say in which unit something is counted, and so belong into `unit`.
const UNIT_WORDS: [&str; 15] = [
    "case",
    "cases",
    "person",
    "persons",
    "people",
    "victim",
    "victims",
    "incident",
    "incidents",
    "complaint",
    "complaints",
    "site",
    "sites",
    "number",
    "count",
];

impl Checker<'_> {
    pub(super) fn concepts(&mut self) {
        let dossier = self.dossier;
        self.relations("concepts", Code::ConceptCycle, &dossier.concepts, |c| {
            [&c.within, &c.apart_from, &c.overlaps]
        });
        self.relations("populations", Code::PopulationCycle, &dossier.populations, |p| {
            [&p.within, &p.apart_from, &p.overlaps]
        });
        for (id, _) in dossier.concepts.iter() {
            if let Some(word) = id.as_str().split('-').find(|word| UNIT_WORDS.contains(word)) {
                self.note(
                    Code::UnitInConcept,
                    &["concepts", id.as_str()],
                    format!("`{word}` says in which unit it is counted, not what"),
                )
                .hint = Some("keep the unit in the figures' `unit`: one concept, several units".to_owned());
            }
        }
    }

    fn relations<Id: PartialEq + AsStr, T>(
        &mut self,
        section: &str,
        cycle: Code,
        entries: &Entries<Id, T>,
        relations: impl Fn(&T) -> [&Vec<Within<Id>>; 3],
    ) {
        let mut edges: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, entry) in entries.iter() {
            edges.insert(id.text(), relations(entry)[0].iter().map(|within| within.of.text()).collect());
        }
        for (node, target) in closing_steps(&edges) {
            let message = if node == target {
                format!("`{node}` lies within itself")
            } else {
                format!("`{node}` lies within `{target}`, which lies within `{node}`")
            };
            self.note(cycle, &[section, node, "within"], message);
        }
        for (id, entry) in entries.iter() {
            let [within, apart, overlaps] = relations(entry);
            let shares =
                |relation: &[Within<Id>], other: &Within<Id>| relation.iter().any(|r| r.of == other.of);
            let name = id.text();
            let both = [
                (
                    apart.iter().find(|a| shares(within, a)),
                    "apart-from",
                    "lies within `{}` and shares nothing with it",
                ),
                (
                    overlaps.iter().find(|o| shares(apart, o)),
                    "overlaps",
                    "overlaps `{}` and shares nothing with it",
                ),
                (
                    overlaps.iter().find(|o| shares(within, o)),
                    "overlaps",
                    "lies within `{}` and also outside it",
                ),
            ];
            for (other, key, words) in both {
                let Some(other) = other else { continue };
                let message = format!("`{name}` {}", words.replace("{}", other.of.text()));
                self.note(Code::WithinAndApart, &[section, name, key], message);
            }
        }
    }
}

/// Names as text, for concepts and populations alike.
trait AsStr {
    fn text(&self) -> &str;
}

impl AsStr for darkfigure_model::ConceptId {
    fn text(&self) -> &str {
        self.as_str()
    }
}

impl AsStr for darkfigure_model::PopulationId {
    fn text(&self) -> &str {
        self.as_str()
    }
}
