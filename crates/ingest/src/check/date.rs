//! Dates that cannot be: sources of after the dossier, reasons that speak of later years than their sources.

use std::collections::BTreeSet;

use darkfigure_model::{Date, SourceId};

use super::Checker;
use crate::Code;

impl Checker<'_> {
    pub(super) fn dates(&mut self) {
        self.sources_after_the_dossier();
        self.reasons_after_their_sources();
    }

    /// A dossier as of a day has no source of a later one.
    fn sources_after_the_dossier(&mut self) {
        let dossier = self.dossier;
        let Some(as_of) = dossier.as_of else { return };
        // Where a figure rests on the source, the figure is said to be of after the dossier, once.
        let of_figures: BTreeSet<&SourceId> =
            dossier.figures.iter().map(|(_, figure)| &figure.source).collect();
        for (id, source) in dossier.sources.iter().filter(|(id, _)| !of_figures.contains(id)) {
            if let Some(published) = source.published.filter(|date| !date.is_about())
                && published.first_day() > as_of.last_day()
            {
                self.note(
                    Code::SourceAfterAsOf,
                    &["sources", id.as_str(), "published"],
                    format!("published {published}, and the dossier is as of {as_of}"),
                )
                .hint = Some("correct one of the two dates, or leave the source out".to_owned());
            }
        }
    }

    /// "Spread over the reports of 2021 to 2025" cannot rest on a source of 2020.
    fn reasons_after_their_sources(&mut self) {
        let dossier = self.dossier;
        for (id, bridge) in dossier.bridges.iter() {
            self.reason("bridges", id.as_str(), &bridge.why, &bridge.sources);
        }
        for (id, benchmark) in dossier.benchmarks.iter() {
            self.reason("benchmarks", id.as_str(), &benchmark.why, &benchmark.sources);
        }
    }

    fn reason(&mut self, section: &str, id: &str, why: &str, sources: &[SourceId]) {
        // A source without a date may be of any year.
        let dates: Option<Vec<Date>> =
            sources.iter().map(|source| self.dossier.sources.get(source).and_then(|s| s.published)).collect();
        let Some(last) = dates.and_then(|dates| dates.into_iter().map(Date::last_day).max()) else { return };
        let last_year = last.format("%Y").to_string().parse().unwrap_or(i32::MAX);
        if let Some(year) = years(why).filter(|year| *year > last_year).max() {
            self.note(
                Code::ReasonAfterSources,
                &[section, id, "why"],
                format!("the reason speaks of {year}, and its last source is of {last_year}"),
            )
            .hint = Some("name the source that has it, or the years that the sources have".to_owned());
        }
    }
}

/// The years that a text names: four digits from 1900 to 2099 that stand by themselves.
fn years(text: &str) -> impl Iterator<Item = i32> {
    text.split(|c: char| !c.is_alphanumeric() && c != ',' && c != '.')
        .map(|word| word.trim_end_matches(['.', ',']))
        .filter(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
        .filter_map(|word| word.parse().ok())
        .filter(|year| (1900..2100).contains(year))
}
