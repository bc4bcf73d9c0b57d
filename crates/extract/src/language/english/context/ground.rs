//! How a figure came about: the words of counting, of surveys, of models and of guesses, and who counted.

use std::ops::Range;

use super::Window;
use crate::article::Ground;
use crate::language::english::figure::Figure;
use crate::language::english::lexicon::{BE, GROUP, PRONOUN};
use crate::language::english::{attribution, subject};
use crate::passage::Passage;
use crate::rule::Rule;
const REGISTERED: &[&str] = &[
    "investigated",
    "investigates",
    "recorded",
    "records",
    "recording",
    "registered",
    "registers",
    "logged",
    "logs",
    "counted",
    "counts",
    "count",
    "toll",
    "arrested",
    "arrests",
    "detained",
    "rescued",
    "freed",
    "identified",
    "documented",
    "verified",
    "confirmed",
    "listed",
    "lists",
    "seized",
    "closed",
    "opened",
    "prosecuted",
    "convicted",
    "charged",
    "admitted",
    "treated",
    "recovered",
    "tallied",
    "inspected",
    "notified",
    "referred",
    "deported",
    "raided",
    "inspections",
    "register",
    "registry",
    "tally",
    "logbook",
    "bodies",
    "graves",
    "reported",
    "filed",
    "solved",
    "found",
    "detected",
    "intercepted",
    "apprehended",
    "caught",
    "issued",
    "evacuated",
];
const ESTIMATED: &[&str] = &[
    "estimate",
    "estimates",
    "estimated",
    "estimating",
    "reckon",
    "reckons",
    "reckoned",
    "believe",
    "believes",
    "believed",
    "thinks",
    "thought",
    "guess",
    "guesses",
    "extrapolated",
    "extrapolates",
    "suspect",
    "suspects",
    "projects",
    "projection",
];
const SURVEYED: &[&str] = &["survey", "surveys", "surveyed", "poll", "polls", "polled", "questionnaire"];
const MODELLED: &[&str] =
    &["model", "models", "modelled", "modeled", "modelling", "modeling", "projected", "simulation"];

fn ground_of(p: &Passage<'_>, at: usize) -> Option<Ground> {
    if p.reads_any(at, SURVEYED) {
        Some(Ground::Survey)
    } else if p.reads_any(at, MODELLED) && !p.is(at, GROUP) {
        Some(Ground::Model)
    } else if p.reads_any(at, ESTIMATED) {
        Some(Ground::Undisclosed)
    } else if p.reads_any(at, REGISTERED) {
        Some(Ground::Register)
    } else {
        None
    }
}

/// How the figure came about: the document and the verb of its source, else the nearest word that says so.
pub(super) fn find(
    p: &Passage<'_>,
    f: &Figure,
    window: &Window,
    cue: Option<&attribution::Cue>,
) -> Option<(Ground, usize)> {
    if let Some(cue) = cue {
        let said = cue.source.clone().find_map(|at| {
            ground_of(p, at).filter(|g| matches!(g, Ground::Survey | Ground::Model)).map(|g| (g, at))
        });
        let verb = || cue.cue.clone().find_map(|at| ground_of(p, at).map(|g| (g, at)));
        let statistics = || {
            let documents =
                ["statistics", "register", "registry", "records", "database", "tally", "count", "list"];
            cue.source.clone().find(|&at| p.reads_any(at, &documents)).map(|at| (Ground::Register, at))
        };
        if let Some(found) = said.or_else(verb).or_else(statistics) {
            return Some(found);
        }
    }
    if let Some(h) = &f.hedge
        && let Some(at) = h.tokens.clone().find(|&at| p.reads_any(at, ESTIMATED))
    {
        return Some((Ground::Undisclosed, at));
    }
    // "2,045 inspections": what is counted is a deed of those who count
    let deeds = [
        "inspections",
        "arrests",
        "raids",
        "seizures",
        "convictions",
        "closures",
        "prosecutions",
        "rescues",
        "inspection",
        "arrest",
        "raid",
        "seizure",
        "conviction",
        "closure",
        "prosecution",
        "rescue",
    ];
    if let Some(head) = f.noun.as_ref().map(|n| n.head).filter(|&h| p.reads_any(h, &deeds)) {
        return Some((Ground::Register, head));
    }
    // "could be", "may be": a modal before the number speaks of what nobody has counted
    let modal = (window.from..window.left)
        .rev()
        .find(|&at| p.reads_any(at, &["could", "may", "might"]) && !p.tokens[at].capital);
    let reported = |at: usize| p.reads(at, "reported") && at >= window.right;
    let nearest = window.tokens().find_map(|at| ground_of(p, at).filter(|_| !reported(at)).map(|g| (g, at)));
    nearest.or(modal.map(|at| (Ground::Undisclosed, at)))
}

/// "said that the police arrested 91": the police counted.
pub(super) fn counter(
    p: &Passage<'_>,
    window: &Window,
    cue: Option<&attribution::Cue>,
) -> Option<Range<usize>> {
    let verb = (window.from..window.left).rev().find(|&at| p.reads_any(at, REGISTERED) && !p.was(at, BE))?;
    let floor = cue.filter(|c| c.rule == Rule::SourceSubject).map_or(window.from, |c| c.cue.end.min(verb));
    let mut subject = subject::before(p, verb, floor.min(verb))?;
    // "said that police had investigated": the conjunction is none of the name
    if p.reads(subject.start, "that") && subject.len() > 1 {
        subject.start += 1;
    }
    let pronoun = p.is(subject.start, PRONOUN);
    let same = cue.is_some_and(|c| c.source == subject);
    (!pronoun && !same && subject::may_speak(p, &subject)).then_some(subject)
}
