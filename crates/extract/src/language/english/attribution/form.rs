//! Sources by the form of a line: "Police: 3 dead", "40 killed – ministry", "9 (residents)", "Source: Ilvar Grid".

use std::ops::Range;

use super::{Cue, modified, shape};
use crate::language::english::lexicon::{
    AMOUNT, CLAIM, DETERMINER, DOCUMENT, GROUP, NUMBER_WORD, PERSON, PREPOSITION, ROLE, VERB,
};
use crate::language::english::subject;
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

/// The longest name before a colon or in brackets, in tokens.
const LONGEST: usize = 8;

/// Houses that keep a book of those who come.
const CARE: &[&str] = &[
    "clinic",
    "clinics",
    "hospital",
    "hospitals",
    "ward",
    "hospice",
    "infirmary",
    "dispensary",
    "shelter",
    "refuge",
    "helpline",
    "hotline",
    "mortuary",
    "morgue",
    "orphanage",
];

/// The longest line that is read as a headline, in tokens.
const HEADLINE: usize = 40;

/// Whether the phrase names somebody who speaks: a body, a role, a document, an acronym.
pub(crate) fn is_speaker(p: &Passage<'_>, range: &Range<usize>) -> bool {
    let spoken = range
        .clone()
        .any(|i| p.is(i, GROUP | ROLE | DOCUMENT) || p.tokens[i].upper && (2..=6).contains(&p.word(i).len()));
    spoken
        && !range.clone().any(|i| p.is(i, VERB) && !p.is(i, GROUP | ROLE | DOCUMENT) && !p.tokens[i].capital)
}

fn cue(source: Range<usize>, cue: Range<usize>, scope: Range<usize>) -> Cue {
    Cue::new(source, cue, scope, Rule::SourcePhrase)
}

/// "UN: 40,000 flee border town", "40 killed in clashes – ministry", "Source: Ilvar Grid".
pub(super) fn headline(p: &Passage<'_>, sentence: &Range<usize>, out: &mut Vec<Cue>) {
    let (start, end) = (sentence.start, sentence.end);
    let colon = (start + 1..end.min(start + LONGEST)).find(|&i| p.mark(i, ':'));
    if let Some(colon) = colon {
        if p.reads_any(start, &["source", "sources"]) && colon == start + 1 && colon + 1 < end {
            let last = (colon + 1..end).rev().find(|&i| p.tokens[i].is_word()).map_or(end, |i| i + 1);
            if last > colon + 1 {
                out.push(cue(colon + 1..last, start..colon + 1, start..start));
            }
            return;
        }
        let name = start..colon;
        let plain = name.clone().all(|i| {
            p.tokens[i].is_word() || p.tokens[i].is_hyphen() || p.tokens[i].kind == Kind::Possessive
        });
        let number = (colon + 1..end.min(colon + 6))
            .any(|i| p.is_number(i) || p.is(i, crate::language::english::lexicon::NUMBER_WORD));
        // "New report: 58,000 workers" does not say whose
        let announced = p.reads_any(start, &["new", "latest"]);
        // "Hospital admissions after crashes: 8,214" says what is counted
        let head = shape::head(p, &name);
        let heads = p.is(head, GROUP | ROLE | DOCUMENT) || p.tokens[head].capital || name.len() == 1;
        if plain && number && p.tokens[start].capital && !announced && heads && is_speaker(p, &name) {
            out.push(cue(name, colon..colon + 1, colon + 1..end));
            return;
        }
    }
    let stop = if p.mark(end.wrapping_sub(1), '.') { end - 1 } else { end };
    if stop - start > HEADLINE {
        return;
    }
    let dash = (stop.saturating_sub(LONGEST).max(start + 1)..stop).rev().find(|&i| {
        matches!(p.tokens[i].mark, '–' | '—' | '-') && p.tokens[i].kind == Kind::Mark && !p.glued(i)
    });
    if let Some(dash) = dash.filter(|&d| !p.glued(d + 1)) {
        let name = dash + 1..stop;
        if !name.is_empty()
            && is_speaker(p, &name)
            && !name.clone().any(|i| p.is_number(i) || p.is(i, PREPOSITION))
        {
            out.push(cue(name, dash..dash + 1, start..dash));
        }
    }
}

/// "Six miners died (company), eleven (union)": each bracket answers for what stands since the one before.
pub(super) fn bracket(p: &Passage<'_>, sentence: &Range<usize>, out: &mut Vec<Cue>) {
    let (start, end) = p.bytes(sentence);
    if memchr::memchr(b'(', &p.text.as_bytes()[start..end]).is_none() {
        return;
    }
    let mut from = sentence.start;
    for open in sentence.clone() {
        if !p.mark(open, '(') {
            continue;
        }
        let Some(close) = (open + 2..sentence.end.min(open + 5)).find(|&i| p.mark(i, ')')) else { continue };
        let name = open + 1..close;
        let says = name.clone().all(|i| p.tokens[i].is_word())
            && (is_speaker(p, &name) || name.len() == 1 && p.is(open + 1, PERSON));
        // "the Human Rights Commissioner (UNOHCHR)" is a name and its short form
        let short_form = p.tokens[open + 1].upper
            && p.tokens.get(open.wrapping_sub(1)).is_some_and(|t| t.capital && t.is_word());
        let counts =
            (from..open).any(|i| p.is_number(i) || p.is(i, crate::language::english::lexicon::NUMBER_WORD));
        if says && counts && !short_form {
            out.push(cue(name, open..close + 1, from..open));
            from = close + 1;
        }
    }
}

/// "spoke of 800", "talks of 5,000", "called the estimate of 900 unfounded".
pub(super) fn is_speech(p: &Passage<'_>, at: usize) -> bool {
    let of = p.reads_any(
        at,
        &["spoke", "speaks", "speak", "talked", "talks", "talk", "knows", "know", "knew", "tell", "tells"],
    ) && p.reads(at + 1, "of");
    let number =
        (at + 2..at + 6).any(|i| p.is_number(i) || p.is(i, crate::language::english::lexicon::NUMBER_WORD));
    let named = p.reads_any(at, &["called", "calls", "described", "branded"])
        && p.is(at + 1, DETERMINER)
        && (at + 2..at + 4).any(|i| p.is(i, CLAIM));
    // "porters describe carrying 40"
    let tells = p.reads_any(at, &["describe", "describes", "described"]) && p.word(at + 1).ends_with("ing");
    // "survivors’ accounts point to 45"
    let to = p.reads_any(at, &["point", "points", "pointed", "pointing"]) && p.reads(at + 1, "to");
    // "the courier admits to 300"
    let owns = p.reads_any(
        at,
        &["admits", "admitted", "admit", "confessed", "confesses", "kept", "keeps", "stuck", "sticks"],
    ) && p.reads(at + 1, "to");
    (of || to || owns) && number || named || tells
}

/// A verb of taking people in.
pub(super) fn is_intake(p: &Passage<'_>, at: usize) -> bool {
    p.reads_any(
        at,
        &[
            "saw", "sees", "treated", "treats", "received", "receives", "admitted", "admits", "answered",
            "answers",
        ],
    )
}

/// "had it at 44", "the register has 1,870 names", "the audit turned up 47": a number is given without a verb of saying.
pub(super) fn is_holding(p: &Passage<'_>, at: usize, floor: usize) -> bool {
    let number = |from: usize| {
        (from..from + 2).any(|i| {
            p.is_number(i) && !p.claimed(i) || p.is(i, crate::language::english::lexicon::NUMBER_WORD)
        })
    };
    if p.reads_any(at, &["had", "has", "have", "put", "puts"])
        && p.reads(at + 1, "it")
        && p.reads(at + 2, "at")
    {
        return number(at + 3);
    }
    // "eyewitnesses had the dead at 30"
    let object = (at + 2..at + 10).find(|&i| p.reads(i, "at")).filter(|_| p.is(at + 1, DETERMINER));
    if p.reads_any(at, &["had", "has", "have"]) && object.is_some_and(|i| number(i + 1)) {
        return subject::before(p, at, floor).is_some_and(|s| subject::may_speak(p, &s));
    }
    // "her predecessor had set the cost at 2.4 billion"
    let sets = p.reads_any(at, &["set", "sets", "pegged", "pegs", "placed"]);
    if sets && object.is_some_and(|i| number(i + 1)) {
        return subject::before(p, at, floor).is_some_and(|s| !p.is(s.start, NUMBER_WORD));
    }
    // "the union’s own tally stands at 212", "the commission’s count came to 3,415": whose it is says so
    if p.reads_any(at, &["stands", "stood", "came", "comes", "ran", "runs", "run", "amounted", "amounts"]) {
        // whose it is: "the union’s tally", "police estimates", "opposition lists"
        let owned = |s: Range<usize>| {
            let last = s.end - 1;
            let possessive = s.clone().any(|i| p.tokens[i].kind == Kind::Possessive);
            let modified = s.len() > 1
                && !p.reads_any(last - 1, &["death", "overall", "latest", "confirmed", "final"])
                && !p.is(last - 1, DETERMINER)
                && p.is(last, DOCUMENT | CLAIM);
            (possessive && p.is(last, AMOUNT | CLAIM) || modified) && !p.is(last, PERSON)
        };
        return p.reads_any(at + 1, &["at", "to"])
            && super::takes_number(p, at + 2)
            && subject::before(p, at, floor).is_some_and(owned);
    }
    // "the clinic saw 77 patients": a house that takes people in counts them
    let keeps_books =
        |s: Range<usize>| s.clone().any(|i| p.reads_any(i, CARE)) && !s.into_iter().any(|i| p.is(i, AMOUNT));
    let came = (at + 2..at + 6)
        .any(|i| p.is(i, PERSON) || p.reads_any(i, &["admissions", "births", "deaths", "calls"]));
    let took = is_intake(p, at) || p.reads_any(at, &["had", "has"]) && came;
    if took && number(at + 1) && subject::before(p, at, floor).is_some_and(keeps_books) {
        return true;
    }
    // "the union named 41"
    if p.reads_any(at, &["named", "names"]) && number(at + 1) {
        return subject::before(p, at, floor).is_some_and(|s| subject::may_speak(p, &s));
    }
    // "relatives hold a list with 418 names"
    let list = (at + 2..at + 5).find(|&i| p.is(i, DOCUMENT) && !p.is(i, GROUP));
    let lists = p.is(at + 1, DETERMINER)
        && list.is_some_and(|i| {
            p.reads_any(i + 1, &["of", "with", "containing", "naming", "listing"]) && number(i + 2)
        });
    if lists {
        return true;
    }
    let up = usize::from(p.reads(at, "turned") && p.reads(at + 1, "up"));
    let holds = p.reads_any(
        at,
        &[
            "has",
            "had",
            "have",
            "holds",
            "held",
            "hold",
            "gives",
            "gave",
            "give",
            "contains",
            "contained",
            "contain",
            "uncovered",
            "unearthed",
        ],
    );
    // "inspectors turned up 84", "ministers promised 300,000 homes": whoever does so gives the number
    let finds =
        up == 1 || p.reads_any(at, &["uncovered", "unearthed", "promised", "promises", "pledged", "pledges"]);
    let who = |s: Range<usize>| {
        let last = s.end - 1;
        p.is(last, ROLE | GROUP | PERSON) || subject::is_agent(p, last) || p.tokens[last].capital
    };
    if finds && number(at + 1 + up) && subject::before(p, at, floor).is_some_and(who) {
        return true;
    }
    // "the count had twelve" gives no source
    let gives = |s: std::ops::Range<usize>| {
        s.clone().any(|i| p.is(i, DOCUMENT) && !p.is(i, GROUP | ROLE))
            && !s.into_iter().any(|i| p.is(i, AMOUNT))
    };
    (holds || up == 1)
        && number(at + 1 + up)
        && subject::before(p, at, floor).map(|s| modified::shown(p, s, floor)).is_some_and(gives)
}

/// "revised its count", "lowered the toll": who changes a number gives it.
pub(super) fn is_revision(p: &Passage<'_>, at: usize) -> bool {
    let revises = ["revised", "revises", "lowered", "raised", "corrected", "updated", "halved", "doubled"];
    let own = p.is(at + 1, DETERMINER)
        && (at + 2..at + 5).any(|i| {
            p.is(i, CLAIM)
                || p.reads_any(i, &["toll", "count", "estimate", "number", "figure", "tally", "total"])
        });
    p.reads_any(at, &revises)
        && (own
            || p.reads_any(at, &["revises", "revised"]) && !p.was(at, crate::language::english::lexicon::BE))
        && subject::before(p, at, at.saturating_sub(12)).is_some()
}
