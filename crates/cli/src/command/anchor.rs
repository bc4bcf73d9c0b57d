//! Quotes, held against the local copies of the pages that they are from.
//!
//! A local copy lies beside the dossier under the name of its source, as `read` writes it: `article.txt` for the source `article`. A quote is there
//! where its words stand in the copy once, letter for letter; how words are spaced and marked up does not count. Nothing else is accepted: what
//! is nearly there is not there.

use std::path::Path;

use darkfigure_extract::plain_text;
use darkfigure_model::{Dossier, Figure};

use crate::article::{Page, load};
use crate::input;

/// Where a quote stands in a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Anchor {
    /// In one place.
    Exact,
    /// Nowhere.
    Orphan,
    /// In several places: its words before and behind do not tell which.
    Several(usize),
}

/// What is to be said of the quotes of a dossier: one line for each that has a local copy and is not in it, or not in one place.
pub(crate) fn notes(path: &Path, dossier: &Dossier) -> Vec<String> {
    if input::is_standard_input(path) {
        return Vec::new();
    }
    let file = input::dossier_file(path);
    let folder = file.parent().unwrap_or(Path::new(""));
    let copies: Vec<(&str, String, String)> = dossier
        .sources
        .iter()
        .filter_map(|(id, _)| {
            let names = ["txt", "md", "html"].map(|ending| format!("{id}.{ending}"));
            let name = names.into_iter().find(|name| folder.join(name).is_file())?;
            let Page { text, format } = load(&folder.join(&name)).ok()?;
            Some((id.as_str(), name, plain_text(&text, format)))
        })
        .collect();
    let note = |id: &str, figure: &Figure| {
        let quote = figure.quote.as_deref()?;
        let page = figure.seen_in.as_ref().unwrap_or(&figure.source);
        let (_, name, text) = copies.iter().find(|(source, ..)| *source == page.as_str())?;
        match anchor(text, quote) {
            Anchor::Exact => None,
            Anchor::Orphan => Some(format!("the quote of {id} is an orphan: it does not stand in {name}")),
            Anchor::Several(n) => Some(format!(
                "the quote of {id} stands {n} times in {name}: give more of the words before and behind it"
            )),
        }
    };
    dossier.figures.iter().filter_map(|(id, figure)| note(id.as_str(), figure)).collect()
}

/// Where a quote stands in a plain text whose words are apart by one space.
fn anchor(text: &str, quote: &str) -> Anchor {
    let quote = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    if quote.is_empty() {
        return Anchor::Orphan;
    }
    // Overlapping places are two places.
    let is_inside = |at: &usize| text[*at..].starts_with(quote.as_str());
    match text.char_indices().map(|(at, _)| at).filter(is_inside).take(100).count() {
        0 => Anchor::Orphan,
        1 => Anchor::Exact,
        n => Anchor::Several(n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_there_once_and_letter_for_letter_or_it_is_not() {
        let text = "Police found 12 people on Monday. On Friday police found 12 people.";
        assert_eq!(anchor(text, "found 12\n  people on Monday"), Anchor::Exact);
        assert_eq!(anchor(text, "found 12 people"), Anchor::Several(2));
        assert_eq!(anchor(text, "found 13 people"), Anchor::Orphan);
        assert_eq!(anchor(text, "Found 12 people on Monday"), Anchor::Orphan);
        assert_eq!(anchor(text, " "), Anchor::Orphan);
    }
}
