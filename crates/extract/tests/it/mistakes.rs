//! How many mistakes are made on each annotated set, field by field: never more than when somebody last looked. A change that reads something
//! better lowers a number here; one that reads something worse has to say so.

use std::collections::HashSet;

use darkfigure_extract::{Candidate, Options, extract};
use serde_json::Value as Json;

use crate::gold::{alternatives, fixtures, load, offset, same_value};

/// Mistakes by what is wrong: figures missed, figures that are none, and of those read the hedge, the noun, the source, the period and the
/// place.
type Mistakes = [usize; 7];

/// The most mistakes of each set.
const MOST: [(&str, Mistakes); 16] = [
    ("articles", [0, 2, 0, 1, 0, 16, 8]),
    ("kinds", [2, 3, 0, 4, 2, 0, 3]),
    ("kinds-held", [0, 0, 0, 4, 1, 3, 4]),
    ("fresh", [1, 3, 0, 9, 4, 2, 2]),
    ("fresh-two", [0, 1, 0, 5, 2, 2, 3]),
    ("fresh-three", [1, 2, 0, 1, 0, 1, 3]),
    ("fresh-four", [0, 5, 0, 10, 0, 3, 3]),
    ("fresh-five", [0, 3, 1, 6, 0, 0, 1]),
    ("fresh-six", [0, 1, 1, 6, 0, 0, 2]),
    ("fresh-seven", [1, 0, 0, 5, 2, 2, 3]),
    ("fresh-eight", [0, 4, 0, 1, 1, 0, 3]),
    ("fresh-nine", [0, 2, 0, 0, 1, 1, 6]),
    ("fresh-ten", [0, 0, 0, 2, 2, 3, 0]),
    ("fresh-eleven", [0, 2, 0, 0, 0, 1, 4]),
    ("fresh-twelve", [0, 4, 1, 0, 2, 3, 3]),
    ("fresh-thirteen", [0, 1, 1, 1, 0, 2, 3]),
];

fn mistakes(gold: &Json) -> Mistakes {
    let mut found = [0; 7];
    for item in gold["items"].as_array().expect("items") {
        let text = item["text"].as_str().expect("text");
        let read: Vec<Candidate> = extract(text, &Options { ages: true, ..Options::default() })
            .into_iter()
            .filter(|c| !c.furniture)
            .collect();
        let mut taken = HashSet::new();
        for figure in item["figures"].as_array().expect("figures") {
            let (start, end) = (offset(figure, "start"), offset(figure, "end"));
            let overlaps = |c: &Candidate| c.span.start < end && start < c.span.end;
            let free = |(i, c): &(usize, &Candidate)| !taken.contains(i) && overlaps(c);
            let right = read.iter().enumerate().find(|at| free(at) && same_value(figure, at.1));
            if figure["optional"].as_bool() == Some(true) {
                let touched = right.or_else(|| read.iter().enumerate().find(free));
                taken.extend(touched.map(|(i, _)| i));
                continue;
            }
            let Some((i, c)) = right else {
                found[0] += 1;
                continue;
            };
            taken.insert(i);
            // An annotation that leaves something out says that nothing is said of it.
            let said = |span: Option<darkfigure_extract::Span>| span.map(|s| s.slice(text).to_lowercase());
            let differs = |key: &str, read: Option<String>| {
                let wanted = alternatives(figure, key);
                let fits = |wanted: &Option<&str>| match (wanted.map(str::to_lowercase), &read) {
                    (Some(wanted), Some(read)) => read.contains(&wanted) || wanted.contains(read.as_str()),
                    (None, None) => true,
                    (Some(_), None) | (None, Some(_)) => false,
                };
                usize::from(!wanted.iter().any(fits))
            };
            found[2] += usize::from(!alternatives(figure, "qualifier").contains(&Some(c.qualifier.name())));
            found[3] += differs("noun", said(c.noun.map(|n| n.span)));
            found[4] += differs("attribution", said(c.attribution.map(|a| a.name())));
            found[5] += differs("period", said(c.period));
            found[6] += differs("place", said(c.place));
        }
        found[1] += read.len() - taken.len();
    }
    found
}

#[test]
fn no_set_is_read_with_more_mistakes_than_before() {
    for (name, most) in MOST {
        let found = mistakes(&load(&fixtures().join(format!("{name}.json"))));
        let is_no_more = found.iter().zip(&most).all(|(found, most)| found <= most);
        assert!(is_no_more, "{name}: {found:?}, and it was {most:?}");
    }
}
