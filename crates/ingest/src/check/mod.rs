//! What must hold between entries, once all of them are read.

mod bridge;
mod comparison;
mod concept;
mod cycle;
mod date;
mod figure;
mod statement;
mod sum;

use std::collections::{BTreeMap, BTreeSet};

use darkfigure_model::{ConceptId, Dossier, Figure, FigureId};

use crate::tree::{Entry, Node};
use crate::{Code, Diagnostic, FileSpan};

/// Checks a dossier whose entries could be read one by one. References that do not resolve are reported elsewhere and skipped here.
pub(crate) fn check(dossier: &Dossier, root: &Node, found: &mut Vec<Diagnostic>) {
    let sections = root.table().map(|table| table.entries.as_slice()).unwrap_or_default();
    let entries = sections
        .iter()
        .flat_map(|section| {
            let inner = section.node.table().map(|table| table.entries.as_slice()).unwrap_or_default();
            inner.iter().map(|entry| ((section.key.as_str(), entry.key.as_str()), entry))
        })
        .collect();
    let mut checker = Checker {
        dossier,
        root,
        entries,
        figures: dossier.figures.iter().map(|(id, figure)| (id.as_str(), figure)).collect(),
        net: net_concepts(dossier),
        found,
    };
    checker.concepts();
    checker.figures();
    checker.statements();
    checker.sums();
    checker.bridges();
    checker.comparisons();
    checker.dates();
}

/// The dossier at hand, with the text it came from.
struct Checker<'d> {
    dossier: &'d Dossier,
    root: &'d Node,
    /// The entries of each section by their names, so that none has to be looked for.
    entries: BTreeMap<(&'d str, &'d str), &'d Entry>,
    figures: BTreeMap<&'d str, &'d Figure>,
    /// The concepts that are net, or of which one figure is below zero.
    net: BTreeSet<&'d ConceptId>,
    found: &'d mut Vec<Diagnostic>,
}

/// The concepts whose figures may be below zero.
fn net_concepts(dossier: &Dossier) -> BTreeSet<&ConceptId> {
    let declared = dossier.concepts.iter().filter(|(_, concept)| concept.is_net).map(|(id, _)| id);
    let negative = dossier.figures.iter().filter(|(_, figure)| figure.is_negative());
    declared.chain(negative.filter_map(|(_, figure)| figure.measure.concept.as_ref())).collect()
}

impl<'d> Checker<'d> {
    /// Whether containment bounds a figure: as the dossier says it, without asking every figure each time.
    fn is_extensive(&self, figure: &Figure) -> bool {
        let is_net = figure.measure.concept.as_ref().is_some_and(|concept| self.net.contains(concept));
        figure.kind().is_extensive() && !is_net && !figure.is_negative()
    }

    fn figure(&self, id: &FigureId) -> Option<&'d Figure> {
        self.figures.get(id.as_str()).copied()
    }

    /// The span of the value at a path of keys, or of the key of the innermost table that is there.
    fn at(&self, path: &[&str]) -> FileSpan {
        let mut node = self.root;
        let mut span = FileSpan { end: self.root.span.start, ..self.root.span };
        let mut keys = path;
        // Sections and entries are shown by their name, keys by their value.
        if let [section, name, rest @ ..] = path
            && let Some(entry) = self.entries.get(&(*section, *name))
        {
            (node, span, keys) = (&entry.node, entry.key_span, rest);
        }
        for (i, key) in keys.iter().enumerate() {
            let Some(entry) = node.table().and_then(|table| table.entry(key)) else { return span };
            node = &entry.node;
            span = if keys.len() == path.len() && i < 2 { entry.key_span } else { entry.node.span };
        }
        span
    }

    fn note(&mut self, code: Code, path: &[&str], message: impl Into<String>) -> &mut Diagnostic {
        let span = self.at(path);
        let at = self.found.len();
        self.found.push(Diagnostic::new(code, span, message));
        &mut self.found[at]
    }
}
