//! Multiples of another figure: "fivefold", "tripled", "twice as many as", "three times the official figure".

use std::ops::Range;

use crate::candidate::Qualifier;
use crate::language::english::lexicon::{DETERMINER, DOZEN, ONES, TEENS, TENS, look_up};
use crate::passage::Passage;

/// A multiple in tokens.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Multiple {
    /// "three times", "fivefold".
    pub(crate) tokens: Range<usize>,
    /// How many times.
    pub(crate) times: f64,
    pub(crate) qualifier: Qualifier,
    /// What stands behind it is what it is a multiple of: "twice the", not "doubled to".
    pub(crate) leads_to_base: bool,
}

/// Verbs that multiply.
const VERBS: &[(&[&str], f64)] = &[
    (&["doubled", "doubles", "doubling"], 2.0),
    (&["tripled", "triples", "tripling", "trebled", "trebles"], 3.0),
    (&["quadrupled", "quadruples", "quadrupling"], 4.0),
    (&["quintupled"], 5.0),
    (&["halved", "halves", "halving"], 0.5),
];

/// What may follow "three times": a comparison, not an occasion.
const COMPARED: &[&str] = &["as", "more", "higher", "larger", "bigger", "greater", "what", "over"];

/// The multiples of a sentence.
pub(crate) fn find(p: &Passage<'_>, sentence: &Range<usize>, out: &mut Vec<Multiple>) {
    for at in sentence.clone() {
        if !p.tokens[at].is_word() {
            continue;
        }
        if let Some((tokens, times, leads_to_base)) = at_word(p, at, sentence.start) {
            let qualifier = hedge(p, tokens.start, sentence.start);
            out.push(Multiple { tokens, times, qualifier, leads_to_base });
        }
    }
}

fn at_word(p: &Passage<'_>, at: usize, floor: usize) -> Option<(Range<usize>, f64, bool)> {
    let verb = VERBS.iter().find(|(words, _)| p.reads_any(at, words));
    // "doubled as a school" multiplies nothing
    if let Some(&(_, times)) = verb.filter(|_| !p.reads(at + 1, "as")) {
        return Some((at..at + 1, times, false));
    }
    let compared = |i: usize| p.is(i, DETERMINER) || p.reads_any(i, COMPARED);
    if p.reads(at, "twice") || p.reads(at, "thrice") {
        let times = if p.reads(at, "twice") { 2.0 } else { 3.0 };
        // "twice a week" is how often
        let often = p.reads_any(at + 1, &["a", "an", "each", "every"]);
        return (compared(at + 1) && !often).then_some((at..at + 1, times, true));
    }
    if p.reads(at, "times") && at > floor && compared(at + 1) {
        let times = number(p, at - 1)?;
        let several = at > floor + 1 && p.reads_any(at - 2, &["to", "or", "and", "-", "–"]);
        let often = p.reads_any(at + 1, &["a", "an", "each", "every"]);
        return (!several && !often).then_some((at - 1..at + 1, times, true));
    }
    let word = p.word(at);
    let stem =
        word.get(..word.len().checked_sub(4)?).filter(|_| word.to_ascii_lowercase().ends_with("fold"))?;
    if stem.is_empty() {
        // "10-fold", "ten-fold"
        let hyphen = at >= floor + 2 && p.tokens[at - 1].is_hyphen() && p.glued(at);
        return hyphen.then(|| number(p, at - 2)).flatten().map(|times| (at - 2..at + 1, times, false));
    }
    let (flags, times) = look_up(stem);
    (flags & (ONES | TEENS | TENS | DOZEN) != 0 && times > 1.0).then_some((at..at + 1, times, false))
}

/// A plain number in digits or in one word.
fn number(p: &Passage<'_>, at: usize) -> Option<f64> {
    let t = p.token(at)?;
    let value = if p.is_number(at) {
        p.word(at).replace(',', "").parse::<f64>().ok()?
    } else if t.is(ONES | TEENS | TENS) {
        t.number
    } else {
        return None;
    };
    (value > 1.0 && value.is_finite()).then_some(value)
}

/// "more than doubled", "nearly five times".
fn hedge(p: &Passage<'_>, start: usize, floor: usize) -> Qualifier {
    let before = |k: usize| start.checked_sub(k).filter(|&i| i >= floor);
    let reads = |k: usize, words: &[&str]| before(k).is_some_and(|i| p.reads_any(i, words));
    if reads(2, &["more"]) && reads(1, &["than"]) {
        Qualifier::MoreThan
    } else if reads(2, &["less", "fewer"]) && reads(1, &["than"]) {
        Qualifier::LessThan
    } else if reads(2, &["at"]) && reads(1, &["least"]) {
        Qualifier::AtLeast
    } else if reads(2, &["up"]) && reads(1, &["to"]) || reads(2, &["at"]) && reads(1, &["most"]) {
        Qualifier::AtMost
    } else if reads(1, &["about", "around", "roughly", "some", "nearly", "almost", "approximately"]) {
        Qualifier::About
    } else {
        Qualifier::Exact
    }
}
