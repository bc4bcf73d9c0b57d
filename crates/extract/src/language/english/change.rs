//! Rises and falls, and which part of one a figure is.

use std::ops::Range;

use crate::candidate::{ChangePart, Direction};
use crate::language::english::lexicon::{
    BE, CHANGE_NOUN, CONJUNCTION, CURRENCY, DOWN, PERCENT, REPORT, UNIT, UP, VERB,
};
use crate::passage::Passage;
use crate::token::{Kind, Token};

/// How far a verb of change reaches, in tokens.
const WINDOW: usize = 16;

/// A change as tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) direction: Option<Direction>,
    pub(crate) part: ChangePart,
    pub(crate) cue: usize,
}

fn direction(p: &Passage<'_>, at: usize) -> Option<Direction> {
    if p.is(at, UP) && p.is(at, DOWN) {
        None
    } else if p.is(at, UP) {
        Some(Direction::Up)
    } else if p.is(at, DOWN) {
        Some(Direction::Down)
    } else {
        None
    }
}

/// Words that show a level only: "hit 300", "reached 52".
const ARRIVALS: &[&str] =
    &["hits", "hit", "reached", "reach", "reaches", "reaching", "exceeded", "less", "fewer"];

/// Verbs that take what is counted for their object: "cut 4,300 posts", "lost 9,000 tonnes". How many were cut is a count.
const TAKES_AWAY: &[&str] = &[
    "cut", "cuts", "cutting", "lost", "lose", "loses", "losing", "gained", "gain", "gains", "gaining",
    "raised", "raise", "raises", "raising", "reduce", "reduced", "reduces", "reducing", "slashed", "slashes",
];

/// Verbs that move with "up" and "down"; with any other the particle says that something was done: "picked up 1,250 seals".
const MOVES: &[&str] = &[
    "go", "goes", "went", "gone", "going", "came", "come", "comes", "coming", "edged", "inched", "ticked",
    "crept", "moved", "moves", "moving", "pushed", "sent", "driven", "drove", "nudged", "remained", "stayed",
    "ended", "finished", "closed", "opened", "trended", "rated", "priced",
];

/// Past forms of verbs with a particle that no other list knows.
const DONE: &[&str] = &[
    "dug", "swept", "drew", "drawn", "blew", "blown", "tore", "torn", "shut", "struck", "laid", "set", "put",
    "woke",
];

/// Whether the word right before a number takes the number for its object, which is then no change: "has cut 4,300 posts",
/// "picked up 1,250 dead seals", "made up 30 per cent". "Lost 3 per cent" and "lost 40 points" are changes, as is a number of nothing.
fn takes_object(p: &Passage<'_>, link: usize, right: usize) -> bool {
    let last = right.wrapping_sub(1);
    if p.reads_any(link, &["up", "down"]) {
        let verb = link.wrapping_sub(1);
        let acts = p.is(verb, VERB | REPORT) || p.word(verb).ends_with("ed") || p.reads_any(verb, DONE);
        return acts && !p.is(verb, BE) && !p.reads_any(verb, MOVES);
    }
    let is_rate = p.mark(last, '%')
        || p.is(last, PERCENT)
        || p.reads_any(last, &["cent", "point", "points", "degree", "degrees"])
        || p.token(last).is_some_and(Token::is_currency_sign)
        || p.is(last, CURRENCY);
    // "shares dropped 3 places", "dropped 12 metres"; but "dropped 95 trains"
    let drops = p.reads_any(link, &["dropped", "drop", "drops", "dropping"])
        && !p.is(last, UNIT)
        && !p.reads_any(last, &["places", "spots", "positions", "ranks"]);
    (p.reads_any(link, TAKES_AWAY) || drops)
        && !is_rate
        && p.token(last).is_some_and(Token::is_word)
        && !p.is_number(last)
}

/// The change that a number takes part in. `left` is the first token of the number with its hedge; `right` the first after its noun.
pub(crate) fn find(p: &Passage<'_>, left: usize, right: usize, sentence: &Range<usize>) -> Option<Found> {
    // "4.1 points lower", "20% more", "12 higher than"
    if p.is(right, UP | DOWN)
        && (p.reads_any(right, &["higher", "lower", "more", "less", "fewer", "up", "down"]))
        && !p.reads_any(right + 1, &["from", "to"])
    {
        return direction(p, right).map(|d| Found {
            direction: Some(d),
            part: ChangePart::Amount,
            cue: right,
        });
    }
    if p.reads(right, "more")
        && (p.mark(right.wrapping_sub(1), '%')
            || p.is(right.wrapping_sub(1), crate::language::english::lexicon::PERCENT))
    {
        return Some(Found { direction: Some(Direction::Up), part: ChangePart::Amount, cue: right });
    }
    // "a 12 percent rise", "40% increase in"
    if p.is(right, CHANGE_NOUN) && p.is(right, UP | DOWN) {
        return Some(Found { direction: direction(p, right), part: ChangePart::Amount, cue: right });
    }
    let link = left.checked_sub(1).filter(|&i| i >= sentence.start)?;
    if takes_object(p, link, right) {
        return None;
    }
    let from = p.reads(link, "from");
    let part = if from {
        ChangePart::Earlier
    } else if p.reads_any(link, &["to", "at", "below", "above", "under", "over", "past", "reached"]) {
        ChangePart::Later
    } else if p.reads(link, "by")
        || p.is(link, UP | DOWN)
        || p.reads(link, "of") && p.is(link.wrapping_sub(1), CHANGE_NOUN)
        || p.reads(link, "another")
    {
        ChangePart::Amount
    } else if p.reads_any(left, &["below", "above", "under", "over", "to"]) {
        ChangePart::Later
    } else {
        return None;
    };
    let start = link.saturating_sub(WINDOW).max(sentence.start);
    for i in (start..=link).rev() {
        let t = &p.tokens[i];
        if t.kind == Kind::Mark && matches!(t.mark, ';' | ':')
            || t.is(CONJUNCTION) && p.reads_any(i, &["while", "whereas", "although"])
        {
            return None;
        }
        if p.reads_any(i, &["ranged", "ranging", "range", "run", "between"]) {
            return None;
        }
        if p.reads(i, "lost") && i + 1 != left {
            continue;
        }
        if t.is(UP | DOWN)
            && !ARRIVALS.iter().any(|w| p.reads(i, w))
            && !(p.reads_any(i, &["up", "higher", "lower"])
                && p.reads(i + 1, "to")
                && i + 1 < left
                && part != ChangePart::Later)
            && !(p.reads(i, "up") && i + 1 == left && p.reads(left, "to"))
            && !(p.reads_any(i, &["higher", "lower"]) && p.reads(i + 1, "than"))
        {
            let noun = t.is(CHANGE_NOUN) && p.reads(i + 1, "of");
            let part = if noun { ChangePart::Amount } else { part };
            return Some(Found { direction: direction(p, i), part, cue: i });
        }
        if p.reads_any(i, &["revised", "revises", "corrected", "adjusted", "changed", "updated"])
            && part != ChangePart::Amount
        {
            return Some(Found { direction: None, part, cue: i });
        }
    }
    None
}

/// "11.4 per 100,000, down from 13.9": the first figure is the level that was reached.
pub(crate) fn follows(p: &Passage<'_>, right: usize, sentence: &Range<usize>) -> Option<Found> {
    let end = (right + 10).min(sentence.end);
    for i in right..end {
        if p.mark(i, ';') || p.is_number(i) && i + 1 < end && p.mark(i + 1, '%') {
            return None;
        }
        if p.reads_any(i, &["down", "up", "compared"]) && p.reads(i + 1, "from") {
            return direction(p, i).map(|d| Found { direction: Some(d), part: ChangePart::Later, cue: i });
        }
    }
    None
}
