//! `darkfigure lint`: a draft article held against a dossier.

use std::process::ExitCode;

use darkfigure_analysis::dispute::{Alteration, Aspect, alterations};
use darkfigure_draft::{Input, draft};
use darkfigure_extract::article::{Article, Claim};
use darkfigure_extract::{Options, Rule, article};
use darkfigure_model::{Dossier, Figure, FigureId, Form, inert};

use crate::arguments::LintArguments;
use crate::article::load;
use crate::failure::Failure;
use crate::{input, output};

pub(crate) fn run(arguments: &LintArguments) -> Result<ExitCode, Failure> {
    let reading = input::read(&arguments.dossier, "dossier.toml")?;
    let Some(dossier) = &reading.dossier else { return Err(Failure::Faulty) };
    let page = load(&arguments.article)?;
    let options = Options { format: page.format, ..Default::default() };
    let read = article::read(&page.text, &options, None);
    let (mut n_departing, mut n_kept, mut n_unknown) = (0, 0, 0);
    let mut out = String::new();
    for written in &figures(&page.text, &options, &read) {
        let Some((id, changes)) = nearest(dossier, written) else {
            n_unknown += 1;
            continue;
        };
        if changes.is_empty() {
            n_kept += 1;
            continue;
        }
        n_departing += 1;
        let words: Vec<&str> = changes.iter().map(|change| change.code()).collect();
        let said = dossier.figures.get(id).map(|figure| figure.wording.clone()).unwrap_or_default();
        let quote = written.quote.as_deref().unwrap_or(&written.wording);
        out.push_str(&format!(
            "{id}: {}\n  written: \u{201c}{}\u{201d}\n  dossier: \u{201c}{}\u{201d}{}\n",
            words.join(", "),
            inert(quote),
            inert(&said),
            unit(dossier, id)
        ));
    }
    out.push_str(&format!(
        "{n_departing} of the article's figures depart from the dossier, {n_kept} keep to it, {n_unknown} are not in it.\n"
    ));
    output::print(&out)?;
    Ok(if n_departing > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// What the article says in figures: a figure for each claim, and for each mention of a claim whose mentions do not say the same.
fn figures(text: &str, options: &Options, read: &Article) -> Vec<Figure> {
    // Mentions that differ in place, unit or hedge are held against the dossier one by one, each by what its own sentence says.
    let divided =
        read.claims.iter().filter(|claim| claim.mentions.len() > 1 && !claim.differences.is_empty());
    let mut found = Vec::new();
    let mut rest = read.clone();
    for claim in divided {
        let number =
            |article: &Article, claim: &Claim| article.candidates.get(claim.best).map(|found| found.value);
        let mut sentences: Vec<&str> =
            claim.mentions.iter().map(|mention| mention.sentence.slice(text)).collect();
        sentences.dedup();
        let before = found.len();
        for sentence in sentences {
            let mut by_itself = article::read(sentence, options, read.published);
            let others: Vec<usize> = (by_itself.claims.iter())
                .filter(|other| number(&by_itself, other) != number(read, claim))
                .map(|other| other.best)
                .collect();
            leave_out(&mut by_itself, &others);
            found.extend(drafted(sentence, &by_itself));
        }
        // Where no sentence says by itself what it counts, the claim stands as it was gathered.
        if found.len() > before {
            leave_out(&mut rest, &[claim.best]);
        }
    }
    found.extend(drafted(text, &rest));
    found
}

/// Keeps numbers from being made figures, as those are kept that can be read in two ways.
fn leave_out(article: &mut Article, numbers: &[usize]) {
    for &at in numbers {
        if let Some(candidate) = article.candidates.get_mut(at) {
            candidate.why.push(Rule::HiddenMark);
        }
    }
}

fn drafted(text: &str, article: &Article) -> Vec<Figure> {
    let drafted = draft(&[Input { name: "article", text, article }]);
    drafted.dossier.figures.iter().map(|(_, figure)| figure.clone()).collect()
}

/// The figure of the dossier that has the number that was written, with what changed; of several the one from which least changed.
fn nearest<'d>(dossier: &'d Dossier, written: &Figure) -> Option<(&'d FigureId, Vec<Alteration>)> {
    let numbers = written.value.numbers();
    dossier
        .figures
        .iter()
        .filter(|(_, figure)| figure.relations.cites.is_empty() && figure.value.scale == written.value.scale)
        .filter(|(_, figure)| {
            let known = figure.value.numbers();
            let has = |number: &darkfigure_model::Number| {
                known
                    .iter()
                    .any(|other| (other.to_f64() - number.to_f64()).abs() <= 1e-9 * number.to_f64().abs())
            };
            !numbers.is_empty() && numbers.iter().any(has)
        })
        .map(|(id, figure)| {
            (id, is_denial(figure) != is_denial(written), departures(dossier, figure, written))
        })
        .min_by_key(|(_, is_other, changes)| (*is_other, changes.len()))
        .map(|(id, _, changes)| (id, changes))
}

/// Whether a figure denies a number, so that whoever repeats the number does not repeat the denial.
fn is_denial(figure: &Figure) -> bool {
    matches!(figure.value.form, Form::FarBelow(_) | Form::LessThan(_) | Form::AtMost(_))
}

/// What departs from the dossier, of what an article's own words can show: its concepts and populations have no names in common with the dossier's.
fn departures(dossier: &Dossier, figure: &Figure, written: &Figure) -> Vec<Alteration> {
    let is_shown = |change: &Alteration| match change.aspect() {
        Aspect::Place | Aspect::Unit | Aspect::Hedge => true,
        // That less is certain departs from nothing that a reader could be misled by.
        Aspect::Certainty => *change != Alteration::CertaintyLowered,
        Aspect::Population
        | Aspect::Concept
        | Aspect::Time
        | Aspect::Basis
        | Aspect::Lineage
        | Aspect::Number
        | Aspect::Publisher => false,
    };
    alterations(dossier, figure, written).into_iter().filter(is_shown).collect()
}

/// In what the dossier's figure counts.
fn unit(dossier: &Dossier, id: &FigureId) -> String {
    dossier.figures.get(id).map(|figure| format!(" ({})", figure.measure.unit)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<Vec<String>> {
        let options = Options::default();
        let read = article::read(text, &options, None);
        let mut places: Vec<Vec<String>> = (figures(text, &options, &read).iter())
            .map(|figure| {
                figure.measure.place.as_ref().map(darkfigure_model::Place::names).unwrap_or_default()
            })
            .collect();
        places.sort();
        places
    }

    #[test]
    fn each_mention_is_held_by_itself_where_they_differ() {
        let text = "At least 120,000 people in Estonia may be members.\n\n\
                    In Latvia, at least 120,000 people may be members, the group said. The office counts 64,300 members.";
        assert_eq!(places(text), [vec![], vec!["Estonia".to_owned()], vec!["Latvia".to_owned()]]);
    }

    #[test]
    fn mentions_that_say_the_same_are_one_figure() {
        let text = "In Estonia, at least 120,000 people are members. The group says that at least 120,000 people are members.";
        assert_eq!(places(text), [vec!["Estonia".to_owned()]]);
    }
}
