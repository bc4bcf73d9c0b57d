//! Published sums.

use darkfigure_model::{Figure, FigureId};

use super::Checker;
use super::extent::Extent;
use crate::Code;

impl Checker<'_> {
    pub(super) fn sums(&mut self) {
        let dossier = self.dossier;
        for (id, sum) in dossier.sums.iter() {
            let id = id.as_str();
            let parts: Option<Vec<(&FigureId, &Figure)>> =
                sum.parts.iter().map(|part| self.figure(part).map(|figure| (part, figure))).collect();
            let (Some(total), Some(parts)) = (self.figure(&sum.total), parts) else { continue };
            if parts.is_empty() {
                continue;
            }
            if let Some((odd, _)) = parts.iter().find(|(_, part)| part.measure.unit != total.measure.unit) {
                self.note(
                    Code::SumOfUnlikeUnits,
                    &["sums", id, "parts"],
                    format!("`{odd}` does not count in {}, as the total does", total.measure.unit),
                );
                continue;
            }
            let kind = |figure: &Figure| figure.measure.time.map(|time| time.kind);
            if let Some((odd, _)) = parts.iter().find(|(_, part)| kind(part) != kind(total)) {
                self.note(
                    Code::MixedSum,
                    &["sums", id, "parts"],
                    format!("`{odd}` does not count over time as the total does; reproduced as published arithmetic and flagged"),
                );
            }
            self.adds_up(id, total, &parts, sum.is_complete);
        }
    }

    fn adds_up(&mut self, id: &str, total: &Figure, parts: &[(&FigureId, &Figure)], is_complete: bool) {
        // Sums are often published rounded, and so are their parts: half a unit of the last place for every term.
        let nothing = Extent { low: Some(0.0), high: Some(0.0) };
        let sum = parts.iter().fold(nothing, |sum, (_, part)| sum.plus(Extent::of(&part.value)));
        let total_extent = Extent::of(&total.value);
        let is_negative = parts.iter().any(|(_, part)| part.value.numbers().iter().any(|n| n.is_negative()));
        let is_too_much = sum.is_above(total_extent) && (is_complete || !is_negative);
        let is_too_little = is_complete && total_extent.is_above(sum);
        if is_too_much || is_too_little {
            let written: Vec<&str> = parts.iter().map(|(_, part)| part.wording.as_str()).collect();
            let more = if is_too_much { "more" } else { "less" };
            self.note(
                Code::PartsDoNotAddUp,
                &["sums", id, "parts"],
                format!("{} make {more} than {}", written.join(" + "), total.wording),
            )
            .hint = Some("rounding by half a unit in every term does not explain it".to_owned());
        }
    }
}
