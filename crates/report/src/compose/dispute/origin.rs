//! Where each number came from: what repeats what.

use darkfigure_analysis::dispute::{DisputeFindings, Origin};

use super::super::desk::Desk;
use super::super::words::numeral;
use super::super::{period, said};
use super::joined;
use crate::document::Prose;

pub(super) fn items(desk: &Desk<'_>, found: &DisputeFindings) -> Vec<Prose> {
    let mut items: Vec<Prose> = summary(found).map(Prose::from).into_iter().collect();
    items.extend(found.origins.iter().map(|origin| item(desk, origin)));
    items
}

/// How many repetitions go back to how many origins; none where nothing is repeated.
pub(super) fn summary(found: &DisputeFindings) -> Option<String> {
    let repeating: std::collections::BTreeSet<_> =
        found.origins.iter().flat_map(|origin| &origin.restated_by).map(|(id, _)| id).collect();
    let n = repeating.len();
    if n <= found.origins.len() {
        return None;
    }
    let origins = match found.origins.len() {
        1 => "one origin, and count as one".to_owned(),
        n => format!("{} origins", numeral::small(n)),
    };
    Some(format!("{} repetitions go back to {origins}.", super::super::sentence::capital(&numeral::small(n))))
}

fn item(desk: &Desk<'_>, origin: &Origin) -> Prose {
    let text = said::brief(desk.mention(&origin.figure)).say(" is repeated by ");
    let text = text.and(joined(
        origin.restated_by.iter().map(|(id, steps)| {
            let published = desk.figure(id).map(|figure| figure.seen_in.as_ref().unwrap_or(&figure.source));
            let source = published.and_then(|source| Some((source, desk.dossier.sources.get(source)?)));
            let Some((number, source)) = source else { return said::brief(desk.mention(id)) };
            let name = source.publisher.clone().unwrap_or_else(|| format!("“{}”", source.title));
            let when = source.published.map(|date| format!(", {}", period::date(date))).unwrap_or_default();
            let steps =
                if *steps > 1 { format!(", at {} removes", numeral::small(*steps)) } else { String::new() };
            desk.cite(
                Prose::from(format!("{name} ({}{when}{steps})", brief_words(desk, id))),
                std::slice::from_ref(number),
            )
        }),
        "and",
    ));
    text.say(".")
}

/// A repetition's own number in plain words.
fn brief_words(desk: &Desk<'_>, id: &darkfigure_model::FigureId) -> String {
    desk.figure(id).map(|figure| said::brief(said::as_said(desk, figure)).to_plain()).unwrap_or_default()
}
