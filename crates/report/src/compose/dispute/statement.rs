//! Claims without a number: denials, challenges, retractions.

use darkfigure_model::{FigureId, Statement};

use super::super::desk::Desk;
use super::super::said;
use super::super::sentence::capital;
use super::joined;
use crate::document::Prose;

pub(super) fn items(desk: &Desk<'_>) -> Vec<Prose> {
    desk.dossier.statements.iter().map(|(_, statement)| item(desk, statement)).collect()
}

/// A statement in its own words, with who made it.
pub(in crate::compose) fn mention(desk: &Desk<'_>, statement: &Statement) -> Prose {
    let who = statement.speaker.as_ref().and_then(|id| desk.dossier.speakers.get(id));
    let who = who.map(|speaker| format!(" ({})", speaker.label)).unwrap_or_default();
    let text = Prose::from(format!("“{}”{who}", capital(&statement.wording)));
    desk.cite(text, std::slice::from_ref(&statement.source))
}

fn item(desk: &Desk<'_>, statement: &Statement) -> Prose {
    let text = mention(desk, statement);
    let named = |text: Prose, words: &str, ids: Vec<&FigureId>| {
        if ids.is_empty() {
            return text;
        }
        text.say(words.to_owned()).and(joined(ids.into_iter().map(|id| said::brief(desk.mention(id))), "and"))
    };
    let text = named(text, ", against ", desk.dossier.disputed_in(statement));
    let text = named(text, ", taking back ", desk.dossier.taken_back_in(statement));
    if statement.rests_on.is_empty() {
        return text.say(". It names no ground.");
    }
    named(text, ", resting on ", statement.rests_on.iter().collect()).say(".")
}
