//! One number has one print: no report says a number in two roundings.

use std::collections::BTreeMap;

use darkfigure_model::Dossier;
use darkfigure_report::document::{Block, CalloutKind, Cell, Inline, PlotValue, Prose};
use darkfigure_report::number::{Amount, Dimension};

use super::report;
use crate::dossiers;

#[derive(Default)]
struct Prints {
    // By whether it is a share, and the bits of the value.
    of: BTreeMap<(bool, u64), Vec<(String, String)>>,
}

impl Prints {
    fn amount(&mut self, amount: &Amount) {
        let values = [amount.central(), amount.low().value(), amount.high().value()];
        let is_share = matches!(amount.role, Dimension::Percent { .. });
        let mut printed = amount.machine().into_iter();
        let points_only = amount.central().is_some() && amount.low() == amount.high();
        for value in values {
            let numeral = printed.next().unwrap_or_default();
            let Some(value) = value.filter(|_| !numeral.is_empty()) else { continue };
            let said = self.of.entry((is_share, value.to_bits())).or_default();
            if !said.iter().any(|(other, _)| *other == numeral) {
                said.push((numeral, amount.print()));
            }
            if points_only {
                break;
            }
        }
    }

    fn prose(&mut self, prose: &Prose) {
        for inline in &prose.0 {
            match inline {
                Inline::Number(amount) => self.amount(amount),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                    self.prose(inner)
                }
                Inline::Struck { what, reason } => {
                    self.prose(what);
                    self.prose(reason);
                }
                _ => {}
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Section(section) => self.blocks(&section.blocks),
                Block::Details(details) => self.blocks(&details.blocks),
                Block::Paragraph(prose) => self.prose(prose),
                Block::List(list) => list.items.iter().for_each(|item| self.prose(item)),
                Block::Callout(callout) => {
                    self.prose(&callout.title);
                    callout.body.iter().for_each(|prose| self.prose(prose));
                    if let CalloutKind::Naive { ratio } = &callout.kind {
                        self.amount(ratio);
                    }
                }
                Block::Steps(steps) => {
                    self.prose(&steps.start);
                    for step in &steps.steps {
                        self.prose(&step.operation);
                        step.running.iter().for_each(|amount| self.amount(amount));
                    }
                }
                Block::Table(table) => {
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        match cell {
                            Cell::Number(amount) => self.amount(amount),
                            Cell::Text(prose) => self.prose(prose),
                            Cell::Missing(_) | Cell::Verdict(_) => {}
                        }
                    }
                }
                Block::Sides(sides) => {
                    for card in [&sides.left, &sides.right] {
                        self.prose(&card.as_said);
                        card.parts().iter().for_each(|(_, prose)| self.prose(prose));
                    }
                }
                Block::Intervals(plot) => {
                    for row in &plot.rows {
                        self.prose(&row.label);
                        if let PlotValue::Amount(amount) = &row.value {
                            self.amount(amount);
                        }
                    }
                }
                Block::Waterfall(found) => found.bars.iter().for_each(|bar| self.amount(&bar.amount)),
                Block::Panels(found) => {
                    found
                        .panels
                        .iter()
                        .flat_map(|panel| &panel.points)
                        .for_each(|(_, amount)| self.amount(amount));
                }
                Block::Areas(areas) => areas.items.iter().for_each(|item| self.amount(&item.amount)),
                _ => {}
            }
        }
    }
}

fn check(dossier: &Dossier) {
    let mut prints = Prints::default();
    prints.blocks(&report(dossier).blocks);
    let twice: Vec<_> = prints.of.values().filter(|said| said.len() > 1).collect();
    assert!(twice.is_empty(), "{}: {twice:#?}", dossier.title);
}

#[test]
fn no_number_is_printed_in_two_roundings() {
    for dossier in dossiers::by_hand() {
        check(&dossier);
    }
}
