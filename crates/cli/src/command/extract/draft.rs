//! A draft dossier: what the article says, with what it leaves open left open.

use darkfigure_extract::{Candidate, Qualifier, Span};
use darkfigure_ingest::parse_noun;
use darkfigure_model::{
    Dossier, Figure, FigureId, Form, Measure, Number, Population, PopulationId, Range, Relations, Scale,
    Source, SourceId, SourceKind, Speaker, SpeakerId, Unit, Vague, Value,
};

use super::article::{one_line, title};

/// How many bytes of the article stand before and behind a number in its quote.
const AROUND: usize = 40;
/// The most figures of a draft: with what they refer to, they stay below the most entries that a dossier may have.
const MOST_FIGURES: usize = 3_000;
/// What stands above the draft.
const PREFACE: &str = "# A draft: every figure is a candidate. Delete what is none, say when and what each counts, and who says so.\n";

/// The draft as TOML. `darkfigure check` accepts it and lists what is still open.
pub(super) fn toml(article: &str, candidates: &[Candidate]) -> String {
    let (dossier, n_unwritten) = dossier(article, candidates);
    let unwritten = match n_unwritten {
        0 => String::new(),
        n => format!("# {n} more of the article's numbers are not here: too many, too large or too fine.\n"),
    };
    format!("{PREFACE}{unwritten}{}", darkfigure_ingest::write_dossier(&dossier))
}

/// The dossier, and how many candidates it could not hold.
fn dossier(article: &str, candidates: &[Candidate]) -> (Dossier, usize) {
    let title = title(article);
    let mut dossier = Dossier { title: title.clone(), ..Dossier::default() };
    let Ok(source) = SourceId::new("article") else { return (dossier, candidates.len()) };
    let published = Source {
        kind: SourceKind::Article,
        title,
        publisher: None,
        published: None,
        accessed: None,
        url: None,
        locator: None,
        note: None,
    };
    let _ = dossier.sources.insert(source.clone(), published);
    let mut n_unwritten = 0;
    for (at, found) in candidates.iter().enumerate() {
        if dossier.figures.len() >= MOST_FIGURES {
            n_unwritten = candidates.len() - dossier.figures.len();
            break;
        }
        let figure = figure(article, at + 1, found, &source, &mut dossier);
        match FigureId::new(format!("figure-{}", at + 1)).ok().zip(figure) {
            Some((id, figure)) => {
                let _ = dossier.figures.insert(id, figure);
            }
            None => n_unwritten += 1,
        }
    }
    (dossier, n_unwritten)
}

/// A candidate as a figure; its speaker, unit or base is declared on the way.
fn figure(
    article: &str,
    number: usize,
    found: &Candidate,
    source: &SourceId,
    dossier: &mut Dossier,
) -> Option<Figure> {
    let value = value(article, found)?;
    let is_share = value.scale == Scale::Percent;
    let population = if is_share { Some(base(article, number, found, dossier)?) } else { None };
    let unit = if is_share { Unit::new("percent").ok()? } else { declared(article, found, dossier)? };
    let open: Vec<String> = [("when", found.period), ("where", found.place), ("part of", found.subset_of)]
        .into_iter()
        .filter_map(|(what, span)| span.map(|span| format!("{what}: {}", one_line(span.slice(article)))))
        .collect();
    Some(Figure {
        value,
        wording: one_line(found.span.slice(article)),
        quote: Some(around(article, found.span)),
        measure: Measure { unit, concept: None, population, place: None, time: None, status: None },
        basis: None,
        source: source.clone(),
        speaker: found.attribution.and_then(|said| speaker(said.name().slice(article), dossier)),
        relations: Relations::default(),
        seen_in: None,
        said: None,
        draw: None,
        note: (!open.is_empty()).then(|| open.join("; ")),
    })
}

/// The value as the model has it. None where a number is too large or too fine for it.
fn value(article: &str, found: &Candidate) -> Option<Value> {
    use darkfigure_extract::Value as Said;
    let is_ratio = matches!(found.value, Said::Share(_));
    let is_percent = found.noun.is_some_and(|noun| {
        let noun = noun.span.slice(article).to_lowercase();
        noun == "%" || noun.starts_with("percent") || noun.starts_with("per cent")
    });
    let form = match found.value {
        Said::Range { low, high } => Form::Range(Range::new(number(low)?, number(high)?).ok()?),
        // Twice the unit was named; the model keeps the unit.
        Said::Vague { low } => Form::Vague(Vague::new(number(low / 2.0)?).ok()?),
        Said::Point(point) => hedged(found.qualifier, number(point)?),
        Said::Share(share) => hedged(found.qualifier, number(share * 100.0)?),
    };
    let scale = if is_ratio || is_percent { Scale::Percent } else { Scale::One };
    Some(Value { form, scale })
}

const fn hedged(qualifier: Qualifier, number: Number) -> Form {
    match qualifier {
        Qualifier::About => Form::About(number),
        Qualifier::AtLeast => Form::AtLeast(number),
        Qualifier::AtMost => Form::AtMost(number),
        Qualifier::MoreThan => Form::MoreThan(number),
        Qualifier::LessThan => Form::LessThan(number),
        Qualifier::FarBelow => Form::FarBelow(number),
        Qualifier::Exact | Qualifier::Range | Qualifier::Vague => Form::Exact(number),
    }
}

/// The digits of a number, with no more decimals than were meant.
fn number(value: f64) -> Option<Number> {
    const DECIMALS: i32 = 6;
    let text = format!("{value:.6}");
    let written = text.trim_end_matches('0').trim_end_matches('.');
    let n_decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let digits = written.replace('.', "").parse().ok()?;
    let exponent = i32::try_from(n_decimals).ok().filter(|n| *n <= DECIMALS)?;
    Number::new(digits, -exponent).ok()
}

/// What a share is of, as a population of its own.
fn base(article: &str, number: usize, found: &Candidate, dossier: &mut Dossier) -> Option<PopulationId> {
    let is_ratio = matches!(found.value, darkfigure_extract::Value::Share(_));
    let said = found.noun.and_then(|noun| noun.base.or(is_ratio.then_some(noun.span)));
    let label = said.map_or_else(|| "not said".to_owned(), |span| one_line(span.slice(article)));
    let id = PopulationId::new(format!("of-figure-{number}")).ok()?;
    let population = Population {
        label,
        definition: None,
        within: Vec::new(),
        apart_from: Vec::new(),
        overlaps: Vec::new(),
    };
    let _ = dossier.populations.insert(id.clone(), population);
    Some(id)
}

/// The speaker of this name, declared where they speak for the first time.
fn speaker(name: &str, dossier: &mut Dossier) -> Option<SpeakerId> {
    let label = one_line(name);
    let id = SpeakerId::new(entry_name(&label)).ok()?;
    // Somebody of that name may have spoken before.
    let _ = dossier.speakers.insert(id.clone(), Speaker { label, organisation: None });
    Some(id)
}

/// The unit that is counted, declared where the format does not know it. Where the text names none, things are counted, and a person
/// says which.
fn declared(article: &str, found: &Candidate, dossier: &mut Dossier) -> Option<Unit> {
    const SIGNS: &[(&str, &str)] = &[("$", "USD"), ("€", "EUR"), ("£", "GBP")];
    let head = found.noun.map_or("things", |noun| noun.head.slice(article));
    let head = SIGNS.iter().find(|(sign, _)| *sign == head).map_or(head, |&(_, code)| code);
    let noun = parse_noun(head).or_else(|| parse_noun("things"))?;
    if let Some(plural) = noun.plural
        && !dossier.units.iter().any(|(known, _)| *known == noun.unit)
    {
        dossier.units.push((noun.unit.clone(), plural));
    }
    Some(noun.unit)
}

fn entry_name(label: &str) -> String {
    let mut name = String::new();
    for c in label.chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.ends_with('-') && !name.is_empty() && !matches!(c, '’' | '\'') {
            name.push('-');
        }
        if name.len() >= 40 {
            break;
        }
    }
    name.trim_end_matches('-').to_owned()
}

/// The number with some words around it, on one line.
fn around(article: &str, span: Span) -> String {
    // within the line, so that a heading does not run into the text
    let mut start = span.start.saturating_sub(AROUND);
    while !article.is_char_boundary(start) {
        start += 1;
    }
    let mut end = (span.end + AROUND).min(article.len());
    while !article.is_char_boundary(end) {
        end -= 1;
    }
    // A line is looked at no further than the quote reaches: it may be as long as the article.
    let line_start = article[start..span.start].rfind('\n').map(|at| start + at + 1);
    let line_end = article[span.end..end].find('\n').map(|at| span.end + at);
    let line_start = line_start.or((start == 0).then_some(0));
    let line_end = line_end.or((end == article.len()).then_some(end));
    // Where the line goes on, the quote begins and ends between words.
    let start = line_start
        .unwrap_or_else(|| article[start..span.start].find(' ').map_or(span.start, |at| start + at + 1));
    let end =
        line_end.unwrap_or_else(|| article[span.end..end].rfind(' ').map_or(span.end, |at| span.end + at));
    one_line(&article[start..end])
}
