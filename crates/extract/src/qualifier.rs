//! Hedges on both sides of a number.

use std::ops::Range;

use crate::candidate::{Qualifier, Value};
use crate::lexicon::{CURRENCY, DETERMINER, HEDGE, NUMBER_WORD};
use crate::number::Number;
use crate::passage::Passage;

use Qualifier::{About, AtLeast, AtMost, Exact, FarBelow, LessThan, MoreThan};

/// Hedges before a number. The longest that fits wins; a negation is part of the entry.
const BEFORE: &[(&[&str], Qualifier)] = &[
    (&["at", "least"], AtLeast),
    (&["at", "the", "very", "least"], AtLeast),
    (&["at", "the", "least"], AtLeast),
    (&["no", "fewer", "than"], AtLeast),
    (&["not", "fewer", "than"], AtLeast),
    (&["no", "less", "than"], AtLeast),
    (&["not", "less", "than"], AtLeast),
    (&["no", "lower", "than"], AtLeast),
    (&["not", "below"], AtLeast),
    (&["not", "under"], AtLeast),
    (&["upwards", "of"], AtLeast),
    (&["a", "minimum", "of"], AtLeast),
    (&["minimum", "of"], AtLeast),
    (&["at", "a", "minimum"], AtLeast),
    (&["equal", "to", "or", "more", "than"], AtLeast),
    (&["equal", "to", "or", "greater", "than"], AtLeast),
    (&["more", "than", "or", "equal", "to"], AtLeast),
    (&["greater", "than", "or", "equal", "to"], AtLeast),
    (&["bigger", "or", "equal", "than"], AtLeast),
    (&["greater", "or", "equal", "than"], AtLeast),
    (&["higher", "or", "equal", "than"], AtLeast),
    (&["larger", "or", "equal", "than"], AtLeast),
    (&["more", "or", "equal", "than"], AtLeast),
    (&["at", "least", "or", "equal", "to"], AtLeast),
    (&["starting", "at"], AtLeast),
    (&["starting", "from"], AtLeast),
    (&["more", "than"], MoreThan),
    (&["over"], MoreThan),
    (&["well", "over"], MoreThan),
    (&["just", "over"], MoreThan),
    (&["slightly", "over"], MoreThan),
    (&["a", "little", "over"], MoreThan),
    (&["just", "above"], MoreThan),
    (&["well", "above"], MoreThan),
    (&["just", "more", "than"], MoreThan),
    (&["well", "more", "than"], MoreThan),
    (&["far", "more", "than"], MoreThan),
    (&["slightly", "more", "than"], MoreThan),
    (&["little", "more", "than"], MoreThan),
    (&["much", "more", "than"], MoreThan),
    (&["above"], MoreThan),
    (&["in", "excess", "of"], MoreThan),
    (&["greater", "than"], MoreThan),
    (&["larger", "than"], MoreThan),
    (&["higher", "than"], MoreThan),
    (&["bigger", "than"], MoreThan),
    (&["better", "than"], MoreThan),
    (&["exceeding"], MoreThan),
    (&["exceed"], MoreThan),
    (&["exceeds"], MoreThan),
    (&["exceeded"], MoreThan),
    (&["surpass"], MoreThan),
    (&["surpasses"], MoreThan),
    (&["surpassed"], MoreThan),
    (&["surpassing"], MoreThan),
    (&["topped"], MoreThan),
    (&["topping"], MoreThan),
    (&["tops"], MoreThan),
    (&["north", "of"], MoreThan),
    (&["upward", "of"], MoreThan),
    (&["beyond"], MoreThan),
    (&["passed", "the"], MoreThan),
    (&["no", "more", "than"], AtMost),
    (&["not", "more", "than"], AtMost),
    (&["no", "greater", "than"], AtMost),
    (&["not", "greater", "than"], AtMost),
    (&["no", "higher", "than"], AtMost),
    (&["at", "most"], AtMost),
    (&["at", "the", "most"], AtMost),
    (&["up", "to"], AtMost),
    (&["as", "many", "as"], AtMost),
    (&["as", "much", "as"], AtMost),
    (&["as", "high", "as"], AtMost),
    (&["a", "maximum", "of"], AtMost),
    (&["maximum", "of"], AtMost),
    (&["not", "exceeding"], AtMost),
    (&["not", "exceed"], AtMost),
    (&["not", "over"], AtMost),
    (&["not", "above"], AtMost),
    (&["less", "than", "or", "equal", "to"], AtMost),
    (&["fewer", "than", "or", "equal", "to"], AtMost),
    (&["equal", "to", "or", "less", "than"], AtMost),
    (&["equal", "to", "or", "fewer", "than"], AtMost),
    (&["less", "or", "equal", "than"], AtMost),
    (&["smaller", "or", "equal", "than"], AtMost),
    (&["lower", "or", "equal", "than"], AtMost),
    (&["less", "than"], LessThan),
    (&["fewer", "than"], LessThan),
    (&["lower", "than"], LessThan),
    (&["smaller", "than"], LessThan),
    (&["under"], LessThan),
    (&["just", "under"], LessThan),
    (&["well", "under"], LessThan),
    (&["slightly", "under"], LessThan),
    (&["just", "less", "than"], LessThan),
    (&["slightly", "less", "than"], LessThan),
    (&["a", "little", "less", "than"], LessThan),
    (&["below"], LessThan),
    (&["just", "below"], LessThan),
    (&["well", "below"], LessThan),
    (&["short", "of"], LessThan),
    (&["just", "short", "of"], LessThan),
    (&["nowhere", "near"], FarBelow),
    (&["not", "anywhere", "near"], FarBelow),
    (&["nothing", "like"], FarBelow),
    (&["far", "below"], FarBelow),
    (&["far", "short", "of"], FarBelow),
    (&["far", "fewer", "than"], FarBelow),
    (&["far", "less", "than"], FarBelow),
    (&["far", "from"], FarBelow),
    (&["about"], About),
    (&["around"], About),
    (&["roughly"], About),
    (&["approximately"], About),
    (&["approx"], About),
    (&["some"], About),
    (&["circa"], About),
    (&["ca"], About),
    (&["nearly"], About),
    (&["almost"], About),
    (&["practically"], About),
    (&["virtually"], About),
    (&["an", "estimated"], About),
    (&["estimated"], About),
    (&["an", "estimated", "total", "of"], About),
    (&["estimated", "at"], About),
    (&["estimated", "to", "be"], About),
    (&["close", "to"], About),
    (&["closer", "to"], About),
    (&["nearer", "to"], About),
    (&["near"], About),
    (&["nearing"], About),
    (&["approaching"], About),
    (&["somewhere", "around"], About),
    (&["somewhere", "near"], About),
    (&["in", "the", "region", "of"], About),
    (&["in", "the", "order", "of"], About),
    (&["on", "the", "order", "of"], About),
    (&["of", "the", "order", "of"], About),
    (&["in", "the", "neighborhood", "of"], About),
    (&["in", "the", "neighbourhood", "of"], About),
    (&["in", "the", "vicinity", "of"], About),
    (&["perhaps"], About),
    (&["maybe"], About),
    (&["possibly"], About),
    (&["probably"], About),
    (&["a", "presumed"], About),
    (&["believed", "to", "be"], About),
    (&["believed", "to", "number"], About),
    (&["thought", "to", "be"], About),
    (&["thought", "to", "number"], About),
    (&["something", "like"], About),
    (&["give", "or", "take"], About),
    (&["~"], About),
    (&["≈"], About),
    (&["±"], About),
    (&["more", "or", "less"], About),
    (&["exactly"], Exact),
    (&["precisely"], Exact),
    (&[">", "="], AtLeast),
    (&["≥"], AtLeast),
    (&[">"], MoreThan),
    (&["<", "="], AtMost),
    (&["≤"], AtMost),
    (&["<"], LessThan),
    (&["barely"], About),
    (&["hardly"], About),
];

/// Hedges after a number or after its noun.
const AFTER: &[(&[&str], Qualifier)] = &[
    (&["or", "more"], AtLeast),
    (&["and", "more"], AtLeast),
    (&["or", "greater"], AtLeast),
    (&["or", "higher"], AtLeast),
    (&["or", "above"], AtLeast),
    (&["or", "over"], AtLeast),
    (&["or", "greater", "than"], AtLeast),
    (&["or", "more", "than"], AtLeast),
    (&["and", "above"], AtLeast),
    (&["and", "over"], AtLeast),
    (&["and", "up"], AtLeast),
    (&["and", "upwards"], AtLeast),
    (&["and", "counting"], AtLeast),
    (&["at", "least"], AtLeast),
    (&["at", "a", "minimum"], AtLeast),
    (&["plus"], AtLeast),
    (&["-", "plus"], AtLeast),
    (&["+"], AtLeast),
    (&["or", "less"], AtMost),
    (&["or", "fewer"], AtMost),
    (&["or", "lower"], AtMost),
    (&["or", "below"], AtMost),
    (&["or", "under"], AtMost),
    (&["and", "under"], AtMost),
    (&["and", "below"], AtMost),
    (&["and", "less"], AtMost),
    (&["at", "most"], AtMost),
    (&["at", "the", "most"], AtMost),
    (&["tops"], AtMost),
    (&["or", "less", "than"], AtMost),
    (&["or", "so"], About),
    (&["or", "thereabouts"], About),
    (&["-", "odd"], About),
    (&["odd"], About),
    (&["-", "ish"], About),
    (&["ish"], About),
    (&["give", "or", "take"], About),
    (&["more", "or", "less"], About),
];

/// A hedge: what it says and which tokens say it.
#[derive(Clone, Debug)]
pub(crate) struct Hedge {
    pub(crate) qualifier: Qualifier,
    pub(crate) tokens: Range<usize>,
    pub(crate) after: bool,
}

/// The hedge of a number, on either side.
pub(crate) fn find(p: &Passage<'_>, number: &Number, floor: usize) -> Option<Hedge> {
    let left = before(p, left_edge(p, number), floor);
    let right = after(p, number.tokens.end);
    match (left, right) {
        // "less than 5000 or equal to"
        (Some(l), _) if equality(p, number.tokens.end) && matches!(l.qualifier, MoreThan | LessThan) => {
            let qualifier = if l.qualifier == MoreThan { AtLeast } else { AtMost };
            Some(Hedge { qualifier, ..l })
        }
        (Some(l), Some(r)) if matches!(l.qualifier, About | Exact) && !matches!(r.qualifier, About) => {
            Some(r)
        }
        (Some(l), _) => Some(l),
        (None, r) => r,
    }
}

fn equality(p: &Passage<'_>, at: usize) -> bool {
    p.reads_all(at, &["or", "equal"]) && !p.is_number(at + 3)
}

/// The first token of the number with its sign and its currency.
pub(crate) fn left_edge(p: &Passage<'_>, number: &Number) -> usize {
    let mut at = number.tokens.start;
    if let Some(m) = number.money {
        at = at.min(m);
    }
    if let Some(s) = number.sign {
        at = at.min(s);
    }
    while at > 0
        && (p.tokens[at - 1].is_currency_sign()
            || p.is(at - 1, CURRENCY) && p.tokens[at - 1].upper
            || p.word(at - 1) == "US" && p.tokens[at].is_currency_sign())
    {
        at -= 1;
    }
    at
}

fn before(p: &Passage<'_>, mut at: usize, floor: usize) -> Option<Hedge> {
    // What may stand between the hedge and the number: quotation marks, brackets, "another", "the estimate of".
    let mut skipped = 0;
    loop {
        let i = at.checked_sub(1).filter(|&i| i >= floor)?;
        let t = p.tokens[i];
        if let Some(h) = entry(p, at, floor) {
            if skipped == 0
                || p.reads_any(
                    at,
                    &[
                        "the",
                        "a",
                        "an",
                        "another",
                        "“",
                        "\"",
                        "between",
                        "from",
                        "the",
                        "further",
                        "additional",
                        "total",
                        "half",
                        "as",
                        "of",
                    ],
                )
                || h.qualifier == FarBelow
                || skipped < 2
            {
                return Some(h);
            }
        }
        let quote = t.is_open_quote() || t.is_mark('(') || t.is_mark('*') || t.is_mark('_');
        let filler = p.reads_any(
            i,
            &[
                "another",
                "a",
                "further",
                "additional",
                "between",
                "from",
                "the",
                "total",
                "of",
                "estimate",
                "figure",
                "number",
                "toll",
                "claimed",
                "more",
                "mere",
                "whole",
                "whopping",
                "staggering",
                "record",
                "combined",
                "then",
                "now",
                "by",
                "only",
            ],
        );
        if !(quote || filler) || skipped >= 5 {
            return None;
        }
        // Only the strong "nowhere near" reaches over "the estimate of".
        if filler
            && p.reads_any(i, &["of", "estimate", "figure", "number", "toll", "by"])
            && skipped == 0
            && !reaches(p, i, floor)
        {
            return None;
        }
        skipped += 1;
        at = i;
    }
}

/// "nowhere near the estimate of", "at least a total of", "by at least": words of amount between hedge and number.
fn reaches(p: &Passage<'_>, of: usize, floor: usize) -> bool {
    let from = of.saturating_sub(5).max(floor);
    (from..of).rev().any(|i| {
        p.reads_any(i, &["estimate", "figure", "number", "total", "toll", "sum", "tally", "average"])
    })
}

fn entry(p: &Passage<'_>, end: usize, floor: usize) -> Option<Hedge> {
    let last = end.checked_sub(1).filter(|&i| i >= floor)?;
    let t = p.tokens[last];
    let sign =
        t.kind == crate::token::Kind::Mark && matches!(t.mark, '~' | '≈' | '>' | '<' | '=' | '≥' | '≤' | '±');
    if !t.is(HEDGE) && !sign {
        return None;
    }
    let mut best: Option<(usize, Qualifier)> = None;
    for (words, qualifier) in BEFORE {
        let n = words.len();
        if best.is_some_and(|(m, _)| m >= n) || end < floor + n {
            continue;
        }
        if words.iter().rev().enumerate().all(|(k, w)| p.reads(end - 1 - k, w)) {
            best = Some((n, *qualifier));
        }
    }
    let (n, qualifier) = best?;
    let start = end - n;
    if n == 1 && !single_word_holds(p, start, end) {
        return None;
    }
    if n == 2
        && p.reads(start, "up")
        && p.reads(start + 1, "to")
        && start > 0
        && p.is(start - 1, crate::lexicon::UP)
    {
        // "went up to 300", "climbed up to": a change, no bound
        return None;
    }
    if p.reads_all(start, &["far", "from"])
        && !p.reads(start.wrapping_sub(1), "is")
        && !p.reads(start.wrapping_sub(1), "are")
        && !p.reads(start.wrapping_sub(1), "was")
    {
        return None;
    }
    Some(Hedge { qualifier, tokens: start..end, after: false })
}

/// "over 300" but not "took over 3 farms"; "some 300" but not "some of"; "around" only before the number.
fn single_word_holds(p: &Passage<'_>, at: usize, number: usize) -> bool {
    let before = |words: &[&str]| p.reads_any(at.wrapping_sub(1), words);
    if p.reads(at, "over") && (number + 1..number + 4).any(|i| p.is(i, crate::lexicon::TIME_UNIT)) && !p.tokens[number].is(crate::lexicon::FRACTION) {
        // "over two years" is a period unless it is a length
        return p.is(at.wrapping_sub(1), crate::lexicon::BE) || before(&["for", "lasted", "took", "takes", "spent", "after", "well", "just", "of"]) || at == 0;
    }
    if p.reads(at, "over") {
        return !before(&["took", "take", "taken", "handed", "hand", "turned", "spread", "ruled", "left"]);
    }
    if p.reads_any(at, &["under", "above", "below", "beyond"]) {
        return !before(&["from", "the", "see", "just-in"]) || p.is_number(number);
    }
    if p.reads(at, "near") {
        return !p.tokens[number].capital;
    }
    true
}

fn after(p: &Passage<'_>, at: usize) -> Option<Hedge> {
    let t = p.token(at)?;
    if t.is_word()
        && !t.is(crate::lexicon::CONJUNCTION | HEDGE | crate::lexicon::PREPOSITION)
        && !p.reads_any(at, &["odd", "ish", "give", "more", "tops", "plus"])
    {
        return None;
    }
    let mut best: Option<(usize, Qualifier)> = None;
    for (words, qualifier) in AFTER {
        let n = words.len();
        if best.is_none_or(|(m, _)| m < n) && p.reads_all(at, words) {
            best = Some((n, *qualifier));
        }
    }
    let (n, qualifier) = best?;
    let end = at + n;
    // "200 or greater than 190" is two bounds
    let opens =
        p.is_number(end) || p.is(end, NUMBER_WORD) || p.token(end).is_some_and(|t| t.is_currency_sign());
    if opens || (p.reads(end, "than") && (p.is_number(end + 1) || p.is(end + 1, NUMBER_WORD))) {
        return None;
    }
    if p.reads(at, "at") && p.is(end, DETERMINER) && false {
        return None;
    }
    if p.reads(at, "plus") && (p.reads(end, "or") || p.is(end, DETERMINER)) {
        return None;
    }
    if (p.mark(at, '+') || p.reads(at, "ish")) && !p.glued(at) {
        return None;
    }
    if p.reads_all(at, &["and", "more"])
        && p.is(end, crate::lexicon::ADVERB | crate::lexicon::PREPOSITION)
        && p.reads_any(end, &["than", "on"])
    {
        return None;
    }
    Some(Hedge { qualifier, tokens: at..end, after: true })
}

/// The hedge after a noun: "350 people or more".
pub(crate) fn after_noun(p: &Passage<'_>, at: usize) -> Option<Hedge> {
    let h = after(p, at)?;
    let short = h.tokens.end - h.tokens.start;
    (short >= 2
        && !p.mark(at, '-')
        && !p.reads_all(at, &["and", "above"])
        && !p.reads_all(at, &["and", "over"]))
    .then_some(h)
}

/// The qualifier of a value with no hedge.
pub(crate) fn plain(value: Value) -> Qualifier {
    match value {
        Value::Range { .. } => Qualifier::Range,
        Value::Vague { .. } => Qualifier::Vague,
        Value::Point(_) | Value::Share(_) => Qualifier::Exact,
    }
}
