//! Plain words: a dossier whose texts are tame, so that its report can be read sentence by sentence.

use darkfigure_model::{Dossier, Entries};

/// The same dossier with plain words for all that somebody wrote: what is said of its numbers is the same.
///
/// Generated texts have full stops and line breaks in them, and may say anything; a reader of sentences would take them for the report's
/// own.
#[must_use]
pub fn with_plain_words(dossier: &Dossier) -> Dossier {
    let mut plain = Dossier { title: "A case".to_owned(), question: None, ..dossier.clone() };
    let why = || "so".to_owned();
    each(&mut plain.concepts, |at, concept| {
        concept.label = format!("concept {at}");
        concept.definition = None;
        let relations = concept.within.iter_mut().chain(&mut concept.apart_from).chain(&mut concept.overlaps);
        relations.for_each(|relation| relation.why = why());
    });
    each(&mut plain.populations, |at, population| {
        population.label = format!("population {at}");
        population.definition = None;
        let lists = [&mut population.within, &mut population.apart_from, &mut population.overlaps];
        lists.into_iter().flatten().for_each(|relation| relation.why = why());
    });
    each(&mut plain.places, |at, place| place.label = format!("place {at}"));
    each(&mut plain.speakers, |at, speaker| {
        speaker.label = format!("speaker {at}");
        speaker.organisation = None;
    });
    each(&mut plain.sources, |at, source| {
        source.title = format!("Page {at}");
        (source.publisher, source.url, source.locator, source.note) = (None, None, None, None);
    });
    each(&mut plain.figures, |_, figure| {
        figure.wording = String::new();
        (figure.quote, figure.note) = (None, None);
        figure.draw = figure.draw.as_ref().map(|_| why());
        figure.relations.lineage.iter_mut().for_each(|lineage| lineage.why = None);
    });
    each(&mut plain.statements, |_, statement| {
        statement.wording = "that is wrong".to_owned();
        statement.note = None;
    });
    each(&mut plain.bridges, |_, bridge| bridge.why = why());
    each(&mut plain.benchmarks, |at, benchmark| {
        benchmark.label = format!("Elsewhere {at}");
        benchmark.why = why();
    });
    each(&mut plain.comparisons, |_, comparison| {
        comparison.question = None;
        comparison.count_within_estimate = comparison.count_within_estimate.as_ref().map(|_| why());
    });
    plain
}

/// Changes every entry, each with its place.
fn each<Id: Ord + Clone, T>(entries: &mut Entries<Id, T>, change: impl Fn(usize, &mut T)) {
    let ids: Vec<Id> = entries.iter().map(|(id, _)| id.clone()).collect();
    for (at, id) in ids.iter().enumerate() {
        if let Some(entry) = entries.get_mut(id) {
            change(at, entry);
        }
    }
}
