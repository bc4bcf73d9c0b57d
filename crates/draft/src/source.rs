//! Sources and speakers of an article.

use darkfigure_extract::article::{Article, Claim};
use darkfigure_model::{Source, SourceId, SourceKind, Speaker, SpeakerId};

use crate::input::Input;
use crate::name::{Names, one_line, shortened};
use crate::time::date;

/// The article itself as a source.
pub(crate) fn of_article(input: &Input<'_>) -> Source {
    let title = input.article.title.map_or(input.name, |t| t.slice(input.text));
    Source {
        kind: SourceKind::Article,
        title: shortened(title, 160),
        publisher: input.article.publisher.map(|p| shortened(p.slice(input.text), 80)),
        published: input.article.published.and_then(|m| date(m, false)),
        accessed: None,
        url: None,
        locator: None,
        note: None,
    }
}

/// The document that an article quotes for a claim: a source behind the article, which nobody has read.
pub(crate) fn behind(input: &Input<'_>, claim: &Claim) -> Option<Source> {
    let document = claim.document?;
    let title = one_line(document.slice(input.text));
    Some(Source {
        kind: SourceKind::Report,
        title: shortened(&title, 120),
        publisher: None,
        published: claim.document_date.filter(|s| s.from == s.to).and_then(|s| date(s.to, s.about)),
        accessed: None,
        url: None,
        locator: None,
        note: None,
    })
}

/// The parties of an article as speakers, by index.
pub(crate) fn speakers(
    input: &Input<'_>,
    article: &Article,
    names: &mut Names,
    known: &mut Vec<(SpeakerId, Speaker)>,
) -> Vec<Option<SpeakerId>> {
    article
        .parties
        .iter()
        .map(|party| {
            let label = shortened(party.name.slice(input.text), 80);
            let plain = crate::name::slug(&label);
            if let Some((id, _)) = known.iter().find(|(_, s)| crate::name::slug(&s.label) == plain) {
                return Some(id.clone());
            }
            let id = SpeakerId::new(names.give(&label, "speaker")).ok()?;
            known.push((id.clone(), Speaker { label, organisation: None }));
            Some(id)
        })
        .collect()
}

/// An identifier for a source.
pub(crate) fn id(names: &mut Names, words: &str) -> Option<SourceId> {
    SourceId::new(names.give(words, "article")).ok()
}
