//! What a dossier leaves open, as questions, each with what its answer would change.

use std::collections::BTreeSet;

use darkfigure_model::{
    Axis, BridgeId, BridgeKind, Comparison, ComparisonId, ConceptId, Dossier, Figure, FigureId, Place,
    SourceId, Unit,
};

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// How many of one unit are in one of the other.
    Unit,
    /// What a factor rests on.
    Factor,
    /// Whether the one lies within the other.
    Concept,
    /// Where.
    Place,
    /// When, and how it counts over time.
    Time,
    /// How the figure came about.
    Basis,
    /// Of which figure it is a part.
    Part,
    /// When a source was published.
    Published,
}

/// Something that a dossier leaves open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Names the question, the same each time: `unit-dispute`.
    pub id: String,
    /// What it is about.
    pub topic: Topic,
    /// The question.
    pub text: String,
    /// What an answer would change.
    pub why: String,
    /// Answers to choose from: what to write, and what it means. Other answers may be right too.
    pub choices: Vec<(String, String)>,
    /// What is asked about.
    pub(crate) subject: Subject,
}

/// The entries that an answer changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Subject {
    Unit { comparison: ComparisonId, from: Unit, to: Unit },
    Factor { bridge: BridgeId },
    Concept { own: Side, other: Side },
    Place { figure: FigureId },
    Time { figure: FigureId },
    Basis { figure: FigureId },
    Part { figure: FigureId },
    Published { source: SourceId },
}

/// One side of a question about what is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Side {
    pub(crate) figure: FigureId,
    pub(crate) concept: ConceptId,
    /// What the concept is called where the dossier has none yet.
    pub(crate) label: Option<String>,
}

impl Question {
    /// The key that an answer fills in, as it may be written by hand.
    #[must_use]
    pub fn key(&self) -> String {
        match &self.subject {
            Subject::Unit { from, to, .. } => {
                format!("bridges = [\"…\"]   with a bridge from {from} to {to}")
            }
            Subject::Factor { .. } => "sources = [\"…\"]".to_owned(),
            Subject::Concept { other, .. } => {
                format!(
                    "within = [{{ of = \"{}\", why = \"…\" }}]   or apart-from, or one concept",
                    other.concept
                )
            }
            Subject::Place { .. } => "place = \"…\"".to_owned(),
            Subject::Time { .. } => "stock = \"…\"   or detections, present, entrants, cumulative".to_owned(),
            Subject::Basis { .. } => "basis = \"…\"".to_owned(),
            Subject::Part { .. } => "part-of = \"…\"".to_owned(),
            Subject::Published { .. } => "published = \"…\"".to_owned(),
        }
    }

    /// The section and the name of the entry that an answer changes first.
    #[must_use]
    pub fn entry(&self) -> [&str; 2] {
        match &self.subject {
            Subject::Unit { comparison, .. } => ["comparisons", comparison.as_str()],
            Subject::Factor { bridge } => ["bridges", bridge.as_str()],
            Subject::Concept { own, .. } => match own.label {
                None => ["concepts", own.concept.as_str()],
                Some(_) => ["figures", own.figure.as_str()],
            },
            Subject::Place { figure }
            | Subject::Time { figure }
            | Subject::Basis { figure }
            | Subject::Part { figure } => ["figures", figure.as_str()],
            Subject::Published { source } => ["sources", source.as_str()],
        }
    }
}

/// The questions that a dossier leaves open, the most decisive first: those of its first comparison, by axis, then of the next,
/// then of what surrounds them.
#[must_use]
pub fn questions(dossier: &Dossier) -> Vec<Question> {
    let mut found: Vec<Question> = Vec::new();
    for (id, comparison) in dossier.comparisons.iter() {
        let [a, b] = &comparison.between;
        let (Some(x), Some(y)) = (dossier.figures.get(a), dossier.figures.get(b)) else { continue };
        let pair = Pair { dossier, id, comparison, a, b, x, y };
        found.extend(pair.unit());
        found.extend(pair.factor());
        found.extend(pair.concept());
        found.extend(pair.places());
        found.extend(pair.times());
        found.extend(pair.bases());
    }
    found.extend(dossier.figures.iter().filter_map(|(id, figure)| part(dossier, id, figure)));
    found.extend(dossier.sources.iter().filter(|(_, s)| s.published.is_none()).map(|(id, s)| Question {
        id: format!("published-{id}"),
        topic: Topic::Published,
        text: format!("When was “{}” published?", s.title),
        why: "It dates what the source says, and shows who repeats whom.".to_owned(),
        choices: vec![("2024-03-12".to_owned(), "a day, a month or a year".to_owned())],
        subject: Subject::Published { source: id.clone() },
    }));
    let mut seen: BTreeSet<String> = BTreeSet::new();
    found.retain(|q| seen.insert(q.id.clone()));
    found
}

struct Pair<'d> {
    dossier: &'d Dossier,
    id: &'d ComparisonId,
    comparison: &'d Comparison,
    a: &'d FigureId,
    b: &'d FigureId,
    x: &'d Figure,
    y: &'d Figure,
}

impl Pair<'_> {
    fn sides(&self) -> [(&FigureId, &Figure); 2] {
        [(self.a, self.x), (self.b, self.y)]
    }

    fn bridges(&self) -> impl Iterator<Item = (&BridgeId, &darkfigure_model::Bridge)> {
        self.comparison.bridges.iter().filter_map(|id| self.dossier.bridges.get(id).map(|b| (id, b)))
    }

    fn unit(&self) -> Option<Question> {
        let (from, to) = (&self.x.measure.unit, &self.y.measure.unit);
        let crossed = self.bridges().any(|(_, b)| b.crossing().is_some_and(|c| c.axis() == Axis::Unit));
        if from == to || crossed || from.is_currency() || to.is_currency() {
            return None;
        }
        // People are in cases; of two other units, the second is in the first.
        let (from, to, whole) =
            if from.as_str() == "person" { (to, from, self.y) } else { (from, to, self.x) };
        let (many, one) = (plural(self.dossier, to), from.as_str());
        Some(Question {
            id: format!("unit-{}", self.id),
            topic: Topic::Unit,
            text: format!("How many {many} are in the {}?", self.bare(whole)),
            why: format!(
                "Without it the two cannot be compared: {} are not {many}.",
                plural(self.dossier, from)
            ),
            choices: vec![
                ("2 to 4 because …".to_owned(), format!("so many {many} in one {one}, and how you know")),
                ("1".to_owned(), format!("each {one} is one {}", to.as_str())),
            ],
            subject: Subject::Unit { comparison: self.id.clone(), from: from.clone(), to: to.clone() },
        })
    }

    fn factor(&self) -> Vec<Question> {
        self.bridges()
            .filter(|(_, b)| b.kind == BridgeKind::Assumption && b.sources.is_empty())
            .map(|(id, b)| Question {
                id: format!("source-{id}"),
                topic: Topic::Factor,
                text: format!("Where is that said: “{}”?", b.why),
                why: "With a source the step is evidence; without one it stays an assumption.".to_owned(),
                choices: vec![(
                    "the title of a report or page".to_owned(),
                    "becomes a source of the dossier".to_owned(),
                )],
                subject: Subject::Factor { bridge: id.clone() },
            })
            .collect()
    }

    fn concept(&self) -> Option<Question> {
        let (own, other) = (self.side(self.a, self.x)?, self.side(self.b, self.y)?);
        let label = |side: &Side| {
            let known = || self.dossier.concepts.get(&side.concept).map(|c| c.label.clone());
            side.label.clone().or_else(known).unwrap_or_else(|| side.concept.to_string())
        };
        let related = |one: &ConceptId, two: &ConceptId| {
            self.dossier
                .concepts
                .get(one)
                .is_some_and(|c| c.within.iter().chain(&c.apart_from).any(|w| w.of == *two))
        };
        let (x, y) = (&own.concept, &other.concept);
        if x == y || related(x, y) || related(y, x) {
            return None;
        }
        Some(Question {
            id: format!("concept-{}", self.id),
            topic: Topic::Concept,
            text: if counts_people(self.x) && counts_people(self.y) {
                format!("Is everybody in the {} also among the {}?", self.bare(self.x), self.bare(self.y))
            } else {
                format!("Are all of the {} also among the {}?", self.bare(self.x), self.bare(self.y))
            },
            why: format!(
                "“{}” and “{}” are two wordings. If one lies within the other, the gap is a bound; if they are the same, it is a gap.",
                label(&own),
                label(&other)
            ),
            choices: vec![
                ("within".to_owned(), "yes: the first is a part of the second".to_owned()),
                ("around".to_owned(), "no: the second is a part of the first".to_owned()),
                ("same".to_owned(), "the two mean the same".to_owned()),
                ("apart".to_owned(), "they share nothing".to_owned()),
            ],
            subject: Subject::Concept { own, other },
        })
    }

    /// What a figure counts, by the name of its concept or a new one.
    fn side(&self, id: &FigureId, figure: &Figure) -> Option<Side> {
        if let Some(concept) = &figure.measure.concept {
            return Some(Side { figure: id.clone(), concept: concept.clone(), label: None });
        }
        let concept = ConceptId::new(format!("what-{id}")).ok()?;
        Some(Side { figure: id.clone(), concept, label: Some(self.bare(figure)) })
    }

    /// "100,000 people": without the hedge, to stand behind "the".
    fn bare(&self, figure: &Figure) -> String {
        format!("{} {}", without_hedge(&figure.wording), plural(self.dossier, &figure.measure.unit))
    }

    /// "around 100,000 people".
    fn phrase(&self, figure: &Figure) -> String {
        format!("{} {}", figure.wording, plural(self.dossier, &figure.measure.unit))
    }

    fn places(&self) -> Vec<Question> {
        let differ = match (&self.x.measure.place, &self.y.measure.place) {
            (Some(p), Some(q)) => p != q,
            (None, _) | (_, None) => true,
        };
        let sides = self.sides();
        let open = sides
            .iter()
            .enumerate()
            .filter(|(_, (_, f))| differ && f.measure.place.as_ref().is_none_or(is_wide));
        open.map(|(n, (id, f))| {
            let other = sides[1 - n].1.measure.place.as_ref();
            let said = f.measure.place.as_ref().map(|p| p.names().join(", "));
            Question {
                id: format!("place-{id}"),
                topic: Topic::Place,
                text: match &said {
                    Some(names) => format!(
                        "Does “{}” count one place, or all of these together? The dossier says {names}.",
                        self.phrase(f)
                    ),
                    None => format!("Which place does “{}” count?", self.phrase(f)),
                },
                why: "Figures of two places are not compared.".to_owned(),
                choices: other
                    .map(|p| (p.codes().collect::<Vec<_>>().join(", "), p.names().join(", ")))
                    .into_iter()
                    .chain([("KH".to_owned(), "a country by its name or code, or several".to_owned())])
                    .collect(),
                subject: Subject::Place { figure: (*id).clone() },
            }
        })
        .collect()
    }

    fn times(&self) -> Vec<Question> {
        self.sides()
            .into_iter()
            .filter(|(_, f)| f.measure.time.is_none())
            .map(|(id, f)| Question {
                id: format!("time-{id}"),
                topic: Topic::Time,
                text: format!("Does “{}” mean how many at one time, or over a year?", self.phrase(f)),
                why: "How many there are on a day and how many come in a year are two numbers; a step between them needs a length of stay.".to_owned(),
                choices: vec![
                    ("stock 2023-08~".to_owned(), "how many there were at about that time".to_owned()),
                    ("detections 2023".to_owned(), "how many were recorded in that time".to_owned()),
                    ("present 2023".to_owned(), "how many were there at any time in it".to_owned()),
                    ("entrants 2023".to_owned(), "how many were new in it".to_owned()),
                ],
                subject: Subject::Time { figure: id.clone() },
            })
            .collect()
    }

    fn bases(&self) -> Vec<Question> {
        self.sides()
            .into_iter()
            .filter(|(_, f)| f.basis.is_none())
            .map(|(id, f)| Question {
                id: format!("basis-{id}"),
                topic: Topic::Basis,
                text: format!("How did “{}” come about?", self.phrase(f)),
                why: "A count says what was seen; an estimate claims to cover what was not.".to_owned(),
                choices: [
                    ("register", "counted one by one"),
                    ("survey", "a sample was asked"),
                    ("model", "computed"),
                    ("expert judgement", "somebody’s judgement"),
                    ("undisclosed", "an estimate, and nobody says how"),
                ]
                .map(|(word, meaning)| (word.to_owned(), meaning.to_owned()))
                .to_vec(),
                subject: Subject::Basis { figure: id.clone() },
            })
            .collect()
    }
}

fn part(dossier: &Dossier, id: &FigureId, figure: &Figure) -> Option<Question> {
    let wholes = &figure.relations.part_of_one_of;
    if wholes.len() < 2 {
        return None;
    }
    let said = |id: &FigureId| {
        dossier
            .figures
            .get(id)
            .map_or(id.to_string(), |f| format!("{} {}", f.wording, plural(dossier, &f.measure.unit)))
    };
    Some(Question {
        id: format!("part-{id}"),
        topic: Topic::Part,
        text: format!(
            "Of which are the {} {} a part: {}?",
            figure.wording,
            plural(dossier, &figure.measure.unit),
            wholes.iter().map(said).collect::<Vec<_>>().join(", or ")
        ),
        why: "The sentence can be read in either way.".to_owned(),
        choices: wholes.iter().map(|w| (w.to_string(), said(w))).collect(),
        subject: Subject::Part { figure: id.clone() },
    })
}

/// A country is one place; several, or a region, may have been said of one of them.
fn is_wide(place: &Place) -> bool {
    place.codes().count() > 1 || place.codes().any(|code| code.bytes().all(|b| b.is_ascii_digit()))
}

/// The plural of a unit, known or declared.
fn plural(dossier: &Dossier, unit: &Unit) -> String {
    let declared = dossier.units.iter().find(|(u, _)| u == unit).map(|(_, plural)| plural.as_str());
    unit.known_plural().or(declared).unwrap_or(unit.as_str()).to_owned()
}

/// The number without the words before it: "100,000" of "around 100,000", "300 to 400" of "between 300 and 400".
fn without_hedge(wording: &str) -> String {
    let Some(digit) = wording.find(|c: char| c.is_ascii_digit()) else { return wording.to_owned() };
    let sign = wording[..digit].chars().next_back().filter(|c| !c.is_alphanumeric() && !c.is_whitespace());
    let start = digit - sign.map_or(0, char::len_utf8);
    let number = &wording[start..];
    if wording.starts_with("between ") { number.replacen(" and ", " to ", 1) } else { number.to_owned() }
}

/// People, or what people are in.
fn counts_people(figure: &Figure) -> bool {
    [
        "person",
        "case",
        "incident",
        "complaint",
        "file",
        "report",
        "referral",
        "investigation",
        "death",
        "household",
    ]
    .contains(&figure.measure.unit.as_str())
}
