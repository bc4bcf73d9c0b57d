//! Places of a dossier's own, each read after those that it lies within.

use std::collections::{BTreeMap, BTreeSet};

use darkfigure_model::{Entries, OwnPlace, Place, PlaceId};

use super::reader::{Fields, Reader};
use super::section::Section;
use crate::tree::{Kind, Node, Table};
use crate::{Code, Diagnostic};

impl Reader<'_> {
    /// `[places.…]`; from here on the other sections may name them.
    pub(crate) fn own_places(&mut self, table: &Table) -> Entries<PlaceId, OwnPlace> {
        let Some(node) = table.get(Section::Places.key()) else { return Entries::new() };
        let Some(table) = node.table() else {
            self.wrong_type(node, "a table");
            return Entries::new();
        };
        let mut read = Vec::new();
        let (order, circular) = innermost_last(table);
        for at in order {
            let entry = &table.entries[at];
            let id = self.name::<PlaceId>(&entry.key, entry.key_span);
            let keys = Section::Places.keys();
            let Some(fields) = self.fields(&entry.node, entry.key_span, keys) else { continue };
            let (Some(id), Some(own)) = (id, self.own_place(fields, table)) else { continue };
            if let Ok(place) = Place::own(&id, &own) {
                let named = own.code.as_ref().map(|_| place.codes().map(str::to_owned).collect());
                for name in named.unwrap_or_else(Vec::new).into_iter().chain([id.to_string()]) {
                    self.places.insert(name, place.clone());
                }
            }
            read.push((at, id, own));
        }
        for at in circular {
            let entry = &table.entries[at];
            let message =
                format!("`{}` lies within itself, by way of the places that it lies within", entry.key);
            self.report(Diagnostic::new(Code::PlaceCycle, entry.key_span, message));
        }
        read.sort_by_key(|(at, _, _)| *at);
        let mut entries = Entries::new();
        for (at, id, own) in read {
            let span = table.entries[at].key_span;
            if let Err((id, _)) = entries.insert(id, own) {
                let message = format!("two places are named `{id}`");
                self.report(
                    Diagnostic::new(Code::DuplicateName, span, message).hint("give one of them another name"),
                );
            }
        }
        entries
    }

    fn own_place(&mut self, fields: Fields<'_>, table: &Table) -> Option<OwnPlace> {
        let label = self.needed_text(fields, "label");
        let key = self.one_of(fields, &["code", "within"], Code::KeysExclude);
        let code = match (key, fields.get("code")) {
            (Some("code"), Some(node)) => Some(self.code_of(node)?),
            _ => None,
        };
        let within = if code.is_none() { self.place(fields, "within") } else { None };
        let overlaps = self.overlapping(fields, table);
        Some(OwnPlace { label: label?, code, within, overlaps })
    }

    /// The places that an entry says it shares a part with: names of the section, whatever their order, or codes.
    fn overlapping(&mut self, fields: Fields<'_>, table: &Table) -> BTreeSet<String> {
        let Some(node) = fields.get("overlaps") else { return BTreeSet::new() };
        let mut found = BTreeSet::new();
        for name in names(node) {
            let code = match table.get(name).and_then(Node::table) {
                Some(entry) => entry.get("code").and_then(Node::text).unwrap_or(name),
                None => name,
            };
            let is_name = code == name && table.get(name).is_some();
            match Place::new([code]) {
                _ if is_name => {
                    found.insert(name.to_owned());
                }
                Ok(place) => found.extend(place.codes().map(str::to_owned)),
                Err(error) => {
                    let hint = self.place_hint(name);
                    let fault = Diagnostic::new(Code::UnknownPlace, node.span, error.to_string());
                    self.report(fault.maybe_hint(hint));
                }
            }
        }
        found
    }

    /// The code of one place, in its canonical form.
    fn code_of(&mut self, node: &Node) -> Option<String> {
        let text = self.text_of(node)?;
        match Place::new([text.as_str()]) {
            Ok(place) => place.codes().next().map(str::to_owned),
            Err(error) => {
                let hint = self.place_hint(&text);
                self.report(
                    Diagnostic::new(Code::UnknownPlace, node.span, error.to_string()).maybe_hint(hint),
                );
                None
            }
        }
    }
}

/// The entries in an order in which each stands after those that it lies within, and the entries in circles.
fn innermost_last(table: &Table) -> (Vec<usize>, Vec<usize>) {
    let at: BTreeMap<&str, usize> =
        table.entries.iter().enumerate().map(|(i, entry)| (entry.key.as_str(), i)).collect();
    let mut inner = vec![Vec::new(); table.entries.len()];
    let mut n_outer = vec![0_usize; table.entries.len()];
    for (i, entry) in table.entries.iter().enumerate() {
        let within = entry.node.table().and_then(|fields| fields.get("within"));
        for outer in within.map(names).unwrap_or_default().into_iter().filter_map(|name| at.get(name)) {
            inner[*outer].push(i);
            n_outer[i] += 1;
        }
    }
    let mut order: Vec<usize> = (0..n_outer.len()).filter(|&i| n_outer[i] == 0).collect();
    let mut next = 0;
    while next < order.len() {
        for &i in &inner[order[next]] {
            n_outer[i] -= 1;
            if n_outer[i] == 0 {
                order.push(i);
            }
        }
        next += 1;
    }
    (order, (0..n_outer.len()).filter(|&i| n_outer[i] > 0).collect())
}

/// The names in a text, a list of texts, or a cell with semicolons.
fn names(node: &Node) -> Vec<&str> {
    match &node.kind {
        Kind::List(items) => items.iter().filter_map(Node::text).collect(),
        Kind::Cell(text) => text.split(';').map(str::trim).collect(),
        Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) | Kind::Null | Kind::Table(_) => {
            node.text().into_iter().collect()
        }
    }
}
