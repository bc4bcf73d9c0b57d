//! What sets a figure against the one before it: denials, contrasts, proofs.

use std::ops::Range;

use crate::article::OppositionKind;
use crate::candidate::Qualifier;
use crate::language::english::figure::Figure;
use crate::language::english::lexicon::{DENY, DETERMINER};
use crate::language::english::rejection;
use crate::passage::Passage;
const DENIALS: &[&str] = &[
    "counter",
    "counters",
    "countered",
    "countering",
    "dismiss",
    "refute",
    "rebut",
    "reject",
    "contradict",
    "contradicts",
    "contradicted",
    "unfounded",
    "exaggerated",
    "false",
    "guesswork",
    "discredit",
];
const CONTRASTS: &[&str] = &[
    "but", "while", "whereas", "although", "though", "however", "yet", "versus", "vs", "against", "unlike",
    "compared", "instead", "rather", "only", "answer",
];

/// What stands between two figures and sets them against each other.
pub(super) fn find(
    p: &Passage<'_>,
    from: usize,
    f: &Figure,
    after_figure: bool,
    end: usize,
) -> Option<(OppositionKind, Range<usize>)> {
    if f.hedge.as_ref().is_some_and(|h| h.qualifier == Qualifier::FarBelow) {
        let h = f.hedge.as_ref()?;
        return Some((OppositionKind::Denial, h.tokens.clone()));
    }
    let between = from..f.left;
    // "denies this: the 31 boats": what is denied was said before, and what follows answers it
    let spent = |at: usize| p.reads_any(at + 1, &["this", "that", "it", "them"]) && p.ends(at + 2);
    let denial = |at: &usize| (p.is(*at, DENY) || p.reads_any(*at, DENIALS)) && !spent(*at);
    if let Some(at) = between.clone().find(denial) {
        return Some((OppositionKind::Denial, at..at + 1));
    }
    if let Some(wrong) = rejection::behind(p, f, end) {
        return Some((OppositionKind::Denial, wrong));
    }
    // "called the estimate of 900 unfounded": the word of denial may stand behind the number
    let called =
        between.clone().any(|at| p.reads_any(at, &["called", "calls", "calling", "described", "branded"]));
    let behind = (f.right..(f.right + 6).min(p.len())).find(|&at| p.reads_any(at, DENIALS));
    if let Some(at) = behind.filter(|_| called) {
        return Some((OppositionKind::Denial, at..at + 1));
    }
    // "far more than the official toll of 118"
    let measured = |at: usize| {
        p.reads(at, "than")
            && p.reads_any(
                at.wrapping_sub(1),
                &["more", "less", "fewer", "higher", "lower", "larger", "smaller"],
            )
            && p.is(at + 1, DETERMINER)
    };
    let at = between
        .clone()
        .rev()
        .find(|&at| p.reads_any(at, CONTRASTS) || measured(at))
        .filter(|_| after_figure)?;
    Some((OppositionKind::Contrast, at..at + 1))
}

/// "But …", "However, …", "In contrast, …" at the start of the sentence.
pub(super) fn turns(p: &Passage<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let i = sentence.start;
    if p.reads_any(i, &["but", "however", "yet", "still"]) {
        return Some(i..i + 1);
    }
    // "The office, by contrast, registered only 73"
    (i..sentence.end.min(i + 12))
        .find(|&k| {
            let opens = k == i || p.mark(k - 1, ',');
            opens
                && (p.reads_any(k, &["by", "in"]) && p.reads(k + 1, "contrast")
                    || p.reads_any(k, &["however", "meanwhile", "instead"]) && p.mark(k + 1, ','))
        })
        .map(|k| k..k + 1 + usize::from(p.reads(k + 1, "contrast")))
}

/// "This is a real result … and can prove", "our count shows".
pub(super) fn proof(p: &Passage<'_>, left: usize, sentence: &Range<usize>) -> Option<usize> {
    let proves = ["prove", "proves", "proved", "proof", "demonstrate", "demonstrates", "evidence"];
    (sentence.start..left).rev().find(|&at| p.reads_any(at, &proves))
}
