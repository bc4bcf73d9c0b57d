//! Published sums.

use darkfigure_model::{Addition, Axis, Figure, FigureId, TimeKind, is_of_one_base};

use super::Checker;
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
            if let Some((odd, part)) =
                parts.iter().find(|(_, part)| total.kind().adds_part(part.kind()).is_err())
            {
                let message =
                    format!("`{odd}` is {}, and the total is {}", part.kind().name(), total.kind().name());
                self.note(Code::SumOfUnlikeKinds, &["sums", id, "parts"], message);
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
            if let Some((odd, _)) = parts.iter().find(|(_, part)| !is_of_one_base(total, part)) {
                let message = format!(
                    "`{odd}` is {} that may be of another base than the total; reproduced as published arithmetic and flagged",
                    total.kind().name()
                );
                self.note(Code::MixedSum, &["sums", id, "parts"], message);
                continue;
            }
            self.adds_up(id, total, &parts, sum.is_complete);
        }
    }

    fn adds_up(&mut self, id: &str, total: &Figure, parts: &[(&FigureId, &Figure)], is_complete: bool) {
        let figures: Vec<&Figure> = parts.iter().map(|(_, part)| *part).collect();
        let may_be_negative =
            figures.iter().copied().chain([total]).any(|figure| self.net.may_be_negative(figure));
        let written = || parts.iter().map(|(_, part)| part.wording.as_str()).collect::<Vec<_>>().join(" + ");
        let (addition, overlapping) =
            Addition::among(self.dossier, total, &figures, is_complete, may_be_negative);
        if let Some(([one, other], axis)) = overlapping.first() {
            let [one, other] = [one, other].map(|at| parts[*at].0);
            let is_there = |kind| matches!(kind, TimeKind::Stock | TimeKind::Present);
            let is_of_days =
                *axis == Axis::Time && total.measure.time.is_some_and(|time| is_there(time.kind));
            let message = if is_of_days {
                format!("`{one}` and `{other}` are of those who were there at two times: some may be in both")
            } else {
                format!("`{one}` and `{other}` overlap in {axis}: what is in both is counted twice")
            };
            self.note(Code::OverlappingParts, &["sums", id, "parts"], message);
        }
        let more = match addition {
            Addition::TooMuch => "more",
            Addition::TooLittle => "less",
            Addition::NoFloor => {
                self.note(
                    Code::SumWithoutFloor,
                    &["sums", id, "total"],
                    format!("{} is no floor: not every term of {} is one", total.wording, written()),
                );
                return;
            }
            Addition::Exact
            | Addition::Rounded { .. }
            | Addition::About { .. }
            | Addition::Within
            | Addition::Overlapping
            | Addition::Open => return,
        };
        self.note(
            Code::PartsDoNotAddUp,
            &["sums", id, "parts"],
            format!("{} make {more} than {}", written(), total.wording),
        )
        .hint = Some("rounding by half a unit in every term does not explain it".to_owned());
    }
}
