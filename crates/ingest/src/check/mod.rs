//! What must hold between entries, once all of them are read.

mod bridge;
mod comparison;
mod concept;
mod cycle;
mod date;
mod figure;
mod statement;
mod sum;

use std::collections::BTreeMap;

use darkfigure_model::{Dossier, Figure, FigureId, NetConcepts};

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
        net: dossier.net_concepts(),
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
    net: NetConcepts<'d>,
    found: &'d mut Vec<Diagnostic>,
}

impl<'d> Checker<'d> {
    fn figure(&self, id: &FigureId) -> Option<&'d Figure> {
        self.figures.get(id.as_str()).copied()
    }

    /// The span of the value at a section, an entry and keys within it, or of the innermost of them that is there.
    fn at(&self, path: &[&str]) -> FileSpan {
        let start = FileSpan { end: self.root.span.start, ..self.root.span };
        let [section, name, keys @ ..] = path else { return start };
        let Some(entry) = self.entries.get(&(*section, *name)) else { return start };
        // Entries are shown by their name, keys by their value.
        let (mut node, mut span) = (&entry.node, entry.key_span);
        for key in keys {
            let Some(entry) = node.table().and_then(|table| table.entry(key)) else { return span };
            (node, span) = (&entry.node, entry.node.span);
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
