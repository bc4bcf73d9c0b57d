//! Annotated texts, and how well the candidates meet them.
//!
//! A small part of the evaluation schema: predictions and gold figures are paired in the order of the text where their
//! spans overlap and their numbers agree.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use darkfigure_extract::{Candidate, Options, extract};
use serde_json::Value as Json;

/// Counts over a set of texts.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) gold: usize,
    pub(crate) predicted: usize,
    pub(crate) value: usize,
    pub(crate) modifier: usize,
    pub(crate) nouns: usize,
    pub(crate) noun: usize,
    pub(crate) sources: usize,
    pub(crate) source: usize,
    pub(crate) decoys: usize,
    pub(crate) hit: usize,
    /// What went wrong with values, for the message of a failed floor.
    pub(crate) mistakes: Vec<String>,
}

impl Score {
    pub(crate) fn f1(&self, right: usize) -> f64 {
        200.0 * right as f64 / (self.gold + self.predicted).max(1) as f64
    }

    pub(crate) fn recall(&self, right: usize) -> f64 {
        100.0 * right as f64 / self.gold.max(1) as f64
    }
}

/// The folder of the fixtures that the whole workspace shares.
pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/extract")
}

pub(crate) fn load(path: &Path) -> Json {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).expect("a gold file is JSON")
}

/// Runs the extractor over a gold file.
pub(crate) fn score(gold: &Json, options: &Options) -> Score {
    let mut score = Score::default();
    for item in gold["items"].as_array().expect("items") {
        let text = item["text"].as_str().expect("text");
        let found: Vec<Candidate> = extract(text, options).into_iter().filter(|c| !c.furniture).collect();
        let mut taken = HashSet::new();
        let mut free = 0;
        for figure in item["figures"].as_array().expect("figures") {
            let (start, end) = (offset(figure, "start"), offset(figure, "end"));
            let pair = found.iter().enumerate().find(|(i, c)| {
                !taken.contains(i) && c.span.start < end && start < c.span.end && same_value(figure, c)
            });
            let touched = found
                .iter()
                .enumerate()
                .find(|(i, c)| !taken.contains(i) && c.span.start < end && start < c.span.end);
            if figure["optional"].as_bool() == Some(true) {
                if let Some((i, _)) = pair.or(touched) {
                    taken.insert(i);
                    free += 1;
                }
                continue;
            }
            score.gold += 1;
            score.nouns += usize::from(figure["noun"].is_string());
            score.sources += usize::from(
                figure["attribution"].is_string() && !alternatives(figure, "attribution").contains(&None),
            );
            let Some((i, c)) = pair else {
                score.mistakes.push(format!("missed {:?} at {start} of {text:.60?}", &text[start..end]));
                continue;
            };
            taken.insert(i);
            score.value += 1;
            score.modifier +=
                usize::from(alternatives(figure, "qualifier").contains(&Some(c.qualifier.name())));
            let noun = c.noun.map(|n| n.span.slice(text).to_lowercase());
            if figure["noun"].is_string() {
                score.noun += usize::from(
                    alternatives(figure, "noun").iter().flatten().any(|g| Some(g.to_lowercase()) == noun),
                );
            }
            let source = c.attribution.map(|a| a.name().slice(text).to_lowercase());
            let wanted = alternatives(figure, "attribution");
            if figure["attribution"].is_string() && !wanted.contains(&None) {
                score.source += usize::from(wanted.iter().flatten().any(|g| {
                    let g = g.to_lowercase();
                    source.as_ref().is_some_and(|s| s.contains(&g) || g.contains(s.as_str()))
                }));
            }
        }
        score.predicted += found.len() - free;
        for (_, c) in found.iter().enumerate().filter(|(i, _)| !taken.contains(i)) {
            score.mistakes.push(format!("spurious {:?} {:?} of {text:.60?}", c.span.slice(text), c.value));
        }
        for decoy in item["decoys"].as_array().into_iter().flatten() {
            let (start, end) = (offset(decoy, "start"), offset(decoy, "end"));
            score.decoys += 1;
            score.hit += usize::from(found.iter().any(|c| c.span.start < end && start < c.span.end));
        }
    }
    score
}

pub(crate) fn offset(json: &Json, key: &str) -> usize {
    json[key].as_u64().map_or(0, |n| usize::try_from(n).expect("an offset fits"))
}

/// The gold answer and the others that are also right.
pub(crate) fn alternatives<'j>(figure: &'j Json, key: &str) -> Vec<Option<&'j str>> {
    let more = figure[format!("{key}_alt")].as_array().into_iter().flatten();
    std::iter::once(&figure[key]).chain(more).map(Json::as_str).collect()
}

pub(crate) fn same_value(figure: &Json, c: &Candidate) -> bool {
    let close = |a: f64, b: f64| (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1e-3);
    let same = |g: Option<f64>, x: Option<f64>| match (g, x) {
        (Some(g), Some(x)) => close(g, x),
        (None, None) => true,
        _ => false,
    };
    // a single written number stands in `point`, whatever bound is derived from it
    let written = if figure["point"].is_number() {
        same(figure["point"].as_f64(), c.value.point())
    } else {
        same(figure["low"].as_f64(), c.value.low()) && same(figure["high"].as_f64(), c.value.high())
    };
    let point = c.value.point();
    written
        || figure["value_alt"].as_array().into_iter().flatten().any(|v| same(v.as_f64(), point))
        || figure["any_value"].as_bool() == Some(true)
}
