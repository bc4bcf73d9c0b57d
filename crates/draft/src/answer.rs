//! From an answer to edits of the dossier’s text.

use darkfigure_model::{BridgeId, Dossier, SourceId};

use crate::name::slug;
use crate::place;
use crate::question::{Question, Side, Subject};

/// What an answer comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Nobody knows: nothing changes.
    Unknown,
    /// The dossier changes so.
    Edits(Vec<Edit>),
    /// It could not be read; what would be right.
    NotUnderstood(String),
}

/// One change of a dossier’s text, by the path of keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Sets a key to a text.
    Text {
        /// The keys, from the outermost.
        path: Vec<String>,
        /// The text.
        value: String,
    },
    /// Sets a key to a list of texts.
    Texts {
        /// The keys, from the outermost.
        path: Vec<String>,
        /// The texts.
        value: Vec<String>,
    },
    /// Adds a text to the list under a key.
    Append {
        /// The keys, from the outermost.
        path: Vec<String>,
        /// The text.
        value: String,
    },
    /// Adds a table of texts to the list under a key.
    AppendTable {
        /// The keys, from the outermost.
        path: Vec<String>,
        /// Its keys and texts.
        value: Vec<(String, String)>,
    },
    /// Takes a key away.
    Remove {
        /// The keys, from the outermost.
        path: Vec<String>,
    },
}

/// Wordings of "don’t know", in lower case.
const UNKNOWN: &[&str] =
    &["", "?", "-", "don't know", "don’t know", "dont know", "do not know", "unknown", "skip", "no idea"];

/// Reads an answer to a question of a dossier. Whether its values and periods are well formed is for who reads the edited text.
///
/// What an answer adds has a name of its own: no entry that is there is written over.
#[must_use]
pub fn answer(dossier: &Dossier, question: &Question, text: &str) -> Answer {
    let text = text.trim();
    if UNKNOWN.contains(&text.to_lowercase().as_str()) {
        return Answer::Unknown;
    }
    match &question.subject {
        Subject::Unit { comparison, from, to } => {
            let (factor, why) =
                text.split_once(" because ").unwrap_or((text, "as answered; no source was given"));
            let plain = format!("{}-per-{}", slug(to.as_str()), slug(from.as_str()));
            let name =
                free(&plain, |name| BridgeId::new(name).is_ok_and(|id| dossier.bridges.get(&id).is_some()));
            let bridge = |key: &str, value: &str| set(&["bridges", &name, key], value);
            Answer::Edits(vec![
                bridge("axis", "unit"),
                bridge("from", from.as_str()),
                bridge("to", to.as_str()),
                bridge("factor", factor.trim()),
                bridge("kind", "assumption"),
                bridge("why", why.trim()),
                Edit::Append {
                    path: path(&["comparisons", comparison.as_str(), "bridges"]),
                    value: name.clone(),
                },
            ])
        }
        Subject::Factor { bridge } => {
            let known = dossier.sources.iter().find(|(_, source)| source.title == text).map(|(id, _)| id);
            let plain = match slug(text) {
                empty if empty.is_empty() => "factor".to_owned(),
                name => name,
            };
            let id = known.map_or_else(
                || {
                    free(&plain, |name| {
                        SourceId::new(name).is_ok_and(|id| dossier.sources.get(&id).is_some())
                    })
                },
                ToString::to_string,
            );
            let added = [set(&["sources", &id, "kind"], "page"), set(&["sources", &id, "title"], text)];
            let named = [
                set(&["bridges", bridge.as_str(), "kind"], "evidence"),
                Edit::Texts { path: path(&["bridges", bridge.as_str(), "sources"]), value: vec![id] },
            ];
            Answer::Edits(added.into_iter().filter(|_| known.is_none()).chain(named).collect())
        }
        Subject::Concept { own, other } => {
            let (word, why) =
                text.split_once(" because ").unwrap_or((text, "as answered; no source was given"));
            let made = |side: &Side| match &side.label {
                Some(label) => vec![
                    set(&["concepts", side.concept.as_str(), "label"], label),
                    set(&["figures", side.figure.as_str(), "concept"], side.concept.as_str()),
                ],
                None => Vec::new(),
            };
            let relation = |key: &str, one: &Side, two: &Side| {
                let mut edits = made(own);
                edits.extend(made(other));
                edits.push(Edit::AppendTable {
                    path: path(&["concepts", one.concept.as_str(), key]),
                    value: vec![
                        ("of".to_owned(), two.concept.to_string()),
                        ("why".to_owned(), why.trim().to_owned()),
                    ],
                });
                Answer::Edits(edits)
            };
            match word.trim().to_lowercase().as_str() {
                "within" | "yes" => relation("within", own, other),
                "around" => relation("within", other, own),
                "apart" => relation("apart-from", own, other),
                "same" => {
                    let mut edits = made(own);
                    edits.push(set(&["figures", other.figure.as_str(), "concept"], own.concept.as_str()));
                    Answer::Edits(edits)
                }
                _ => Answer::NotUnderstood("answer within, around, same, apart, or don’t know".to_owned()),
            }
        }
        Subject::Place { figure } => {
            let names: Vec<&str> = text.split([',', ';']).map(str::trim).filter(|n| !n.is_empty()).collect();
            let codes: Vec<String> =
                names.iter().map(|n| place::code(n).unwrap_or_else(|| (*n).to_owned())).collect();
            let at = path(&["figures", figure.as_str(), "place"]);
            match &codes[..] {
                [] => Answer::Unknown,
                [one] => Answer::Edits(vec![Edit::Text { path: at, value: one.clone() }]),
                _ => Answer::Edits(vec![Edit::Texts { path: at, value: codes }]),
            }
        }
        Subject::Time { figure } => {
            let (kind, period) = text.split_once(' ').unwrap_or((text, ""));
            let kinds = ["stock", "entrants", "present", "detections", "cumulative"];
            if !kinds.contains(&kind) || period.trim().is_empty() {
                return Answer::NotUnderstood(format!(
                    "answer with one of {} and a period, such as stock 2023-08~",
                    kinds.join(", ")
                ));
            }
            let mut edits: Vec<Edit> = kinds
                .iter()
                .filter(|k| **k != kind)
                .map(|k| Edit::Remove { path: path(&["figures", figure.as_str(), k]) })
                .collect();
            edits.push(set(&["figures", figure.as_str(), kind], period.trim()));
            Answer::Edits(edits)
        }
        Subject::Basis { figure } => Answer::Edits(vec![set(&["figures", figure.as_str(), "basis"], text)]),
        Subject::Part { figure } => Answer::Edits(vec![
            Edit::Remove { path: path(&["figures", figure.as_str(), "part-of-one-of"]) },
            set(&["figures", figure.as_str(), "part-of"], text),
        ]),
        Subject::Published { source } => {
            Answer::Edits(vec![set(&["sources", source.as_str(), "published"], text)])
        }
    }
}

/// The name, or the name with the first number behind it that is not taken.
fn free(plain: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(plain) {
        return plain.to_owned();
    }
    (2_u64..).map(|n| format!("{plain}-{n}")).find(|name| !is_taken(name)).unwrap_or_else(|| plain.to_owned())
}

fn path(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|k| (*k).to_owned()).collect()
}

fn set(keys: &[&str], value: &str) -> Edit {
    Edit::Text { path: path(keys), value: value.to_owned() }
}
