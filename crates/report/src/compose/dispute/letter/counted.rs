//! What a figure counts, in words that follow its number, and what those words already tell.

use darkfigure_model::{Figure, FigureId};

use super::super::super::desk::Desk;
use super::super::super::{period, said};
use crate::document::Prose;

/// Nouns for people, of which a label may be about without the word "people" before it.
const PEOPLE: [&str; 30] = [
    "adults",
    "boys",
    "children",
    "citizens",
    "civilians",
    "defenders",
    "detainees",
    "employees",
    "foreigners",
    "girls",
    "inmates",
    "journalists",
    "members",
    "men",
    "migrants",
    "nationals",
    "passengers",
    "patients",
    "people",
    "prisoners",
    "pupils",
    "refugees",
    "residents",
    "soldiers",
    "students",
    "survivors",
    "suspects",
    "victims",
    "women",
    "workers",
];

/// Words behind which a noun is no longer that which is counted: "trafficking of foreigners".
const LINKS: [&str; 17] = [
    "after", "against", "and", "as", "at", "by", "during", "for", "from", "in", "into", "of", "on", "or",
    "to", "under", "with",
];

/// Units of which nothing is done to each one: "cases of", and not "cases deported".
const MATTERS: [&str; 11] = [
    "case",
    "complaint",
    "event",
    "file",
    "incident",
    "investigation",
    "offence",
    "record",
    "referral",
    "report",
    "request",
];

/// Participles that do not end with "ed" and say what was done to those who are counted.
const PARTICIPLES: [&str; 12] =
    ["born", "caught", "found", "given", "held", "kept", "known", "left", "lost", "put", "sent", "taken"];

/// Words by which a label or a wording says among whom it counts.
const WHOM: [&str; 21] = [
    "adults",
    "boys",
    "children",
    "citizens",
    "civilians",
    "everybody",
    "foreign",
    "foreigners",
    "girls",
    "inhabitants",
    "interviewed",
    "men",
    "migrants",
    "national",
    "nationals",
    "prisoners",
    "pupils",
    "refugees",
    "residents",
    "students",
    "women",
];

/// Words by which a label or a wording says how sure it is, or that it counts what an office did itself, which is neither confirmed nor presumed.
const SURE: [&str; 36] = [
    "alleged",
    "apprehended",
    "arrested",
    "arrests",
    "charged",
    "classed",
    "closed",
    "complaint",
    "complaints",
    "confirmed",
    "convicted",
    "convictions",
    "deported",
    "detained",
    "documented",
    "expelled",
    "found",
    "identified",
    "interviewed",
    "issued",
    "left",
    "may",
    "possible",
    "possibly",
    "presumed",
    "prosecuted",
    "raided",
    "raids",
    "registered",
    "rescued",
    "returned",
    "solved",
    "sought",
    "suspected",
    "suspicious",
    "testimony",
];

/// Units of which it makes sense to ask among whom they are: people, and what is done to them.
const OF_PEOPLE: [&str; 13] = [
    "arrest",
    "body",
    "case",
    "child",
    "complaint",
    "conviction",
    "death",
    "family",
    "household",
    "injury",
    "person",
    "suspect",
    "victim",
];

/// A figure with what it counts: "259 cases of “forced labour”", "58 survivors interviewed", "100,000 people “held and forced to work”".
pub(super) fn of_what(desk: &Desk<'_>, id: &FigureId) -> Prose {
    let Some(figure) = desk.figure(id) else { return desk.mention(id) };
    let words = said::brief(said::as_said(desk, figure));
    let Some(concept) = figure.measure.concept.as_ref().map(|id| desk.concept(id)) else {
        return cited(desk, figure, words);
    };
    let (_, many) = desk.unit_words(&figure.measure.unit);
    let plain = words.to_plain();
    let number = plain.strip_suffix(many.as_str()).map(|number| number.trim_end().trim_end_matches(" of"));
    let words = match number {
        Some(number) if names_the_counted(figure, &many, &concept) => {
            let of = if plain.ends_with(&format!(" of {many}")) { " of" } else { "" };
            Prose::from(format!("{number}{of} {concept}"))
        }
        Some(_) | None if is_done_to_each(figure, &concept) => words.say(format!(" “{concept}”")),
        Some(_) | None => words.say(format!(" of “{concept}”")),
    };
    cited(desk, figure, words)
}

fn cited(desk: &Desk<'_>, figure: &Figure, words: Prose) -> Prose {
    desk.cite(words, std::slice::from_ref(&figure.source))
}

/// When a figure counts, and, where the figures of a letter differ in it, where.
pub(super) fn scope(desk: &Desk<'_>, id: &FigureId, has_place: bool) -> Option<String> {
    let figure = desk.figure(id)?;
    let place = figure.measure.place.as_ref().filter(|_| has_place);
    let place = place.map(|place| period::list(&place.names(), "and"));
    let time = figure.measure.time.map(|time| {
        let words = period::time(time);
        // From one day to another, and not in it.
        let is_stretch = words.contains(" to ") && !words.contains(" in the year to ");
        if is_stretch { words.replacen(" in ", " from ", 1) } else { words }
    });
    let parts: Vec<String> = place.into_iter().chain(time).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// Whether a label names by itself the things that are counted, so that the unit need not stand before it: "suspicious sites".
fn names_the_counted(figure: &Figure, many: &str, label: &str) -> bool {
    let is_person = figure.measure.unit.as_str() == "person";
    let is_place = figure.measure.unit.as_str() == "location";
    let is_noun = |word: &str| {
        word == many || is_person && PEOPLE.contains(&word) || is_place && ["places", "sites"].contains(&word)
    };
    let words = words(label);
    words.iter().take(4).take_while(|word| !LINKS.contains(&word.as_str())).any(|word| is_noun(word))
}

/// Whether a label says what was done to each of those that are counted: "deported in the campaign", and not "forced labour".
fn is_done_to_each(figure: &Figure, label: &str) -> bool {
    let words = words(label);
    let [first, second, ..] = words.as_slice() else { return false };
    let is_participle = first.len() > 4 && first.ends_with("ed") || PARTICIPLES.contains(&first.as_str());
    is_participle && LINKS.contains(&second.as_str()) && !MATTERS.contains(&figure.measure.unit.as_str())
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether it makes sense to ask among whom a figure counts: it counts people or what is done to them, and its words do not tell.
pub(super) fn leaves_open_whom(desk: &Desk<'_>, figure: &Figure) -> bool {
    OF_PEOPLE.contains(&figure.measure.unit.as_str()) && !tells(desk, figure, &WHOM)
}

/// Whether it makes sense to ask how sure a figure is: its words do not tell.
pub(super) fn leaves_open_how_sure(desk: &Desk<'_>, figure: &Figure) -> bool {
    figure.measure.unit.as_str() != "arrest" && !tells(desk, figure, &SURE)
}

fn tells(desk: &Desk<'_>, figure: &Figure, known: &[&str]) -> bool {
    let label = figure.measure.concept.as_ref().map(|id| desk.concept(id)).unwrap_or_default();
    let quote = figure.quote.as_deref().unwrap_or_default();
    [label.as_str(), &figure.wording, quote]
        .into_iter()
        .flat_map(words)
        .any(|word| known.contains(&word.as_str()))
}
