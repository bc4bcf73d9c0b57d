//! Phrases of source: "according to X", "by the count of X", "X’s claim that".

use std::ops::Range;

use super::{Cue, forward::forward, takes_object};
use crate::language::english::lexicon::{
    ADJECTIVE, ADVERB, AMOUNT, AUXILIARY, BE, CLAIM, CONJUNCTION, DETERMINER, GROUP, NUMBER_WORD, PERSON,
    PREPOSITION, PRONOUN, REPORT, ROLE, VERB,
};
use crate::language::english::subject;
use crate::passage::Passage;
use crate::rule::Rule;
use crate::token::Kind;

/// "according to X".
pub(super) fn phrase(p: &Passage<'_>, sentence: &Range<usize>, cue: Range<usize>, out: &mut Vec<Cue>) {
    // "according to one estimate", "according to two people"
    let counted = p.is(cue.end, NUMBER_WORD) && p.is(cue.end + 1, PERSON | ROLE);
    let one = usize::from(p.reads(cue.end, "one") || counted);
    let Some(source) = forward(p, cue.end + one, sentence.end).map(|s| cue.end..s.end) else { return };
    out.push(Cue::new(source, cue, sentence.clone(), Rule::SourcePhrase));
}

/// "per the transit authority", not "per the usual rate" nor "per a unit".
pub(super) fn per(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) {
    let speaks = forward(p, at + 1, sentence.end).is_some_and(|s| super::is_speaker(p, &s));
    if speaks {
        phrase(p, sentence, at..at + 1, out);
    }
}

/// "if the shepherds’ association is to be believed", "if the survey is right": what stands before is theirs.
pub(super) fn proviso(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) -> bool {
    let Some(source) = forward(p, at + 1, sentence.end).filter(|s| p.is(s.end, BE | AUXILIARY)) else {
        return false;
    };
    let verb = source.end;
    let holds = p.reads_all(verb + 1, &["to", "be", "believed"])
        || p.reads(verb + 1, "be") && p.reads_any(verb + 2, &["trusted", "believed"])
        || p.reads_any(verb + 1, &["right", "correct", "accurate"])
            && (p.ends(verb + 2) || verb + 2 >= sentence.end);
    if holds && subject::may_speak(p, &source) {
        out.push(Cue::new(source, at..verb + 1, sentence.clone(), Rule::SourcePhrase));
    }
    holds
}

/// "By the league’s reckoning", "on the union’s count", "in the view of the teachers".
pub(super) fn own_count(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) -> bool {
    let seen = p.reads_any(at, &["in", "on"])
        && p.reads(at + 1, "the")
        && p.reads_any(
            at + 2,
            &[
                "view",
                "words",
                "estimation",
                "opinion",
                "telling",
                "account",
                "count",
                "reckoning",
                "evidence",
                "authority",
                "word",
            ],
        )
        && p.reads(at + 3, "of");
    if let Some(source) =
        seen.then(|| forward(p, at + 4, sentence.end)).flatten().filter(|s| subject::may_speak(p, s))
    {
        let (cue, scope) = (at..at + 4, sentence.clone());
        out.push(Cue::new(source, cue, scope, Rule::SourcePhrase));
        return true;
    }
    // "by its own admission the bank mis-sold 41": whose it is comes next
    if at == sentence.start && p.reads_any(at + 1, &["its", "their", "his", "her"]) && p.reads(at + 2, "own")
    {
        let next = at + 4 + usize::from(p.mark(at + 4, ','));
        let source = forward(p, next, sentence.end).filter(|s| subject::may_speak(p, s));
        let Some(source) = source.filter(|s| !p.is(s.start, PRONOUN)) else { return false };
        let scope = source.end..sentence.end;
        out.push(Cue::new(source, at..at + 4, scope, Rule::SourcePossessive));
        return true;
    }
    let owned = (at + 2..sentence.end.min(at + 10))
        .take_while(|&i| {
            p.tokens[i].is_word() || p.tokens[i].kind == Kind::Possessive || p.tokens[i].is_hyphen()
        })
        .find(|&i| p.tokens[i].kind == Kind::Possessive);
    let Some(owned) = owned else { return false };
    let says = [
        "count",
        "tally",
        "estimate",
        "reckoning",
        "account",
        "calculation",
        "admission",
        "view",
        "words",
        "telling",
        "version",
        "estimation",
        "figures",
        "numbers",
        "books",
        "records",
    ];
    let Some(noun) = (owned + 1..owned + 4).find(|&i| p.reads_any(i, &says)) else { return false };
    let opens = at == sentence.start || p.mark(at - 1, ',');
    let source = at + 1..owned;
    if !(opens || p.ends(noun + 1)) || !subject::may_speak(p, &source) || p.is(at + 1, PRONOUN) {
        return false;
    }
    let end = (noun..sentence.end).find(|&i| p.mark(i, ';')).unwrap_or(sentence.end);
    let scope = if at == sentence.start { noun + 1..end } else { sentence.start..end };
    let rule = if at == sentence.start { Rule::SourcePossessive } else { Rule::SourcePhrase };
    out.push(Cue::new(source, at..noun + 1, scope, rule));
    true
}

/// "The government’s position is that 5,200": whose position it is says so.
pub(super) fn position(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) {
    let said = [
        "position",
        "view",
        "line",
        "case",
        "version",
        "story",
        "belief",
        "argument",
        "contention",
        "stance",
        "message",
        "answer",
        "complaint",
        "defence",
        "understanding",
        "reply",
        "response",
        "verdict",
        "conclusion",
        "word",
        "finding",
    ];
    let Some(whole) = subject::before(p, at, sentence.start) else { return };
    let clause = p.reads(at + 1, "that");
    // "the retailer’s own count of damaged parcels is 1,022"
    let counts = ["count", "tally", "estimate", "reckoning", "figure", "claim", "calculation"];
    let holds = |i: usize| {
        if clause { p.is(i, CLAIM) || p.reads_any(i, &said) } else { p.reads_any(i, &counts) }
    };
    let owned =
        whole.clone().rev().find(|&i| p.tokens[i].kind == Kind::Possessive && (i + 1..whole.end).any(holds));
    let of = whole
        .clone()
        .filter(|_| clause)
        .find(|&i| p.reads_any(i, &["of", "from"]) && (whole.start..i).any(holds));
    let source = match (owned, of) {
        (Some(end), _) => whole.start..end,
        (None, Some(of)) => of + 1..whole.end,
        (None, None) => return,
    };
    if !source.is_empty() {
        let (cue, scope) = (at..at + 1, at + 1..sentence.end);
        out.push(Cue::new(source, cue, scope, Rule::SourceSubject));
    }
}

/// "The number was given by the fire chief.", "Those figures come from the port.": a sentence without a number says whose the number before is.
pub(super) fn anaphor(p: &Passage<'_>, sentence: &Range<usize>, out: &mut Vec<Cue>) {
    let found = given(p, sentence)
        .or_else(|| gives(p, sentence))
        .or_else(|| says_so(p, sentence))
        .or_else(|| owned(p, sentence));
    if let Some((source, cue)) = found.filter(|(s, _)| subject::may_speak(p, s)) {
        let scope = sentence.start..sentence.start;
        out.push(Cue::new(source, cue, scope, Rule::SourcePhrase));
    }
}

/// A noun that stands for a number said before.
fn is_number_noun(p: &Passage<'_>, at: usize) -> bool {
    p.is(at, AMOUNT | CLAIM) || p.reads_any(at, &["information", "numbers", "details"])
}

/// "The number was given by the fire chief": the source and the cue.
fn given(p: &Passage<'_>, sentence: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let start = sentence.start;
    let named = (start + 1..sentence.end.min(start + 4)).find(|&i| is_number_noun(p, i));
    let verb = match named {
        Some(noun) if p.reads_any(start, &["the", "this", "that", "these", "those", "both"]) => noun + 1,
        Some(_) | None if p.reads_any(start, &["that", "this", "it"]) => start + 1,
        Some(_) | None => return None,
    };
    let passive = p.is(verb + 1, REPORT | CLAIM | VERB | ADJECTIVE) && p.word(verb + 1).len() > 3;
    let comes = p.reads_any(verb, &["come", "comes", "came"]) || p.is(verb, BE);
    let from = if comes && p.reads(verb + 1, "from") {
        verb + 2
    } else if p.is(verb, BE)
        && (p.reads_all(verb + 1, &["according", "to"]) || passive && p.reads(verb + 2, "by"))
    {
        verb + 3
    } else {
        return None;
    };
    Some((forward(p, from, sentence.end)?, verb..from))
}

/// "That is the figure that the traders’ committee gives": the source and the cue.
fn owned(p: &Passage<'_>, sentence: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let verb = (sentence.start + 4..sentence.end).rev().find(|&i| p.tokens[i].is_word())?;
    let gives = ["gives", "give", "gave", "cites", "cite", "cited", "offers", "offer", "uses", "use"];
    let source = subject::before(p, verb, sentence.start).filter(|_| p.reads_any(verb, &gives))?;
    let lead = source.start.checked_sub(1).filter(|&i| i > sentence.start)?;
    let noun = if p.reads(lead, "that") { lead - 1 } else { lead };
    is_number_noun(p, noun).then_some((source, verb..verb + 1))
}

/// "The league says so on its website": the source and the cue.
fn says_so(p: &Passage<'_>, sentence: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let end = sentence.end.min(sentence.start + 16);
    let verb = (sentence.start + 1..end)
        .find(|&i| p.is(i, REPORT) && p.reads(i + 1, "so") && (p.ends(i + 2) || p.is(i + 2, PREPOSITION)))?;
    Some((subject::before(p, verb, sentence.start)?, verb..verb + 2))
}

/// "The minister gave the figure in a letter": the source and the cue.
fn gives(p: &Passage<'_>, sentence: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let past = [
        "provided",
        "released",
        "confirmed",
        "disclosed",
        "supplied",
        "cited",
        "published",
        "issued",
        "quoted",
        "revealed",
        "announced",
        "offered",
        "shared",
        "posted",
        "used",
    ];
    // the last letter decides for most words
    let is_giving = |i: usize| {
        p.reads_any(i, &["gave", "gives"]) || p.tokens[i].shape.last() == b'd' && p.reads_any(i, &past)
    };
    let verb = (sentence.start + 1..sentence.end.min(sentence.start + 16)).find(|&i| is_giving(i))?;
    let refers = p.reads_any(verb + 1, &["the", "this", "that", "these", "those"])
        && (is_number_noun(p, verb + 2) || p.is(verb + 2, ADJECTIVE) && is_number_noun(p, verb + 3));
    // "gave the number of the lorry"
    let noun = if is_number_noun(p, verb + 2) { verb + 2 } else { verb + 3 };
    if !refers || p.reads(noun + 1, "of") {
        return None;
    }
    let source = super::modified::relative(p, verb, sentence.start)
        .or_else(|| subject::before(p, verb, sentence.start))?;
    Some((source, verb..verb + 1))
}

/// "surveyed by X", "by the count of X", "as alleged by X".
pub(super) fn by_phrase(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) {
    let counts = ["count", "tally", "estimate", "reckoning", "account", "calculation", "own", "admission"];
    if p.reads_any(at + 1, &["the", "that", "some"]) {
        let noun = if p.reads_any(at + 2, &counts) {
            at + 3
        } else if p.reads(at + 1, "that") {
            at + 2
        } else {
            at
        };
        if noun > at && p.reads(noun, "of") {
            if let Some(source) = forward(p, noun + 1, sentence.end) {
                let from = out
                    .iter()
                    .filter(|c| c.rule == Rule::SourcePossessive && c.cue.start >= sentence.start)
                    .map(|c| c.source.end)
                    .max()
                    .unwrap_or(sentence.start);
                // "By the reckoning of the league, 9,400 rooms"
                let scope = if at == sentence.start { source.end..sentence.end } else { from..at };
                out.push(Cue::new(source, at..noun + 1, scope, Rule::SourcePossessive));
            }
            return;
        }
    }
    // "Owners, interviewed by the Post, report 30": what is said aside of the speaker
    let aside = at > sentence.start + 2
        && p.mark(at - 2, ',')
        && (at + 1..sentence.end.min(at + 9))
            .find(|&i| p.mark(i, ','))
            .is_some_and(|close| p.is(close + 1, REPORT));
    if aside {
        return;
    }
    let verbs = [
        "surveyed",
        "profiled",
        "screened",
        "assessed",
        "tallied",
        "logged",
        "mapped",
        "enumerated",
        "listed",
        "identified",
        "sampled",
        "announced",
        "declared",
        "acknowledged",
        "confirmed",
        "suggested",
        "interviewed",
        "compiled",
        "collected",
        "recorded",
        "documented",
        "published",
        "released",
        "verified",
        "counted",
        "estimated",
        "registered",
        "cited",
        "claimed",
        "alleged",
        "quoted",
        "reported",
        "polled",
        "questioned",
        "analysed",
        "analyzed",
        "provided",
        "given",
        "issued",
        "conducted",
        "commissioned",
    ];
    // "the figure used by families", not "weapons used by police"
    let used = at > sentence.start + 1
        && p.reads_any(at - 1, &["used", "preferred", "favoured", "put", "floated"])
        && p.is(at - 2, AMOUNT | CLAIM)
        || at > sentence.start + 1
            && p.reads_any(at - 1, &["about", "forward", "out"])
            && p.reads(at - 2, "put");
    if at > sentence.start
        && (p.reads_any(at - 1, &verbs) || used)
        && let Some(source) = forward(p, at + 1, sentence.end).filter(|s| used || subject::may_speak(p, s))
    {
        out.push(Cue {
            source,
            cue: at - 1..at + 1,
            scope: sentence.clone(),
            rule: Rule::SourcePhrase,
            participle: true,
            denies: false,
            early: false,
        });
    }
}

/// "the union’s claim that 62", "the UN estimate of 100,000", "press reports of a hole".
pub(super) fn claim(p: &Passage<'_>, sentence: &Range<usize>, at: usize, out: &mut Vec<Cue>) {
    let next = at + 1;
    let that = p.reads(next, "that");
    let of = p.reads(next, "of");
    if !that && !of {
        return;
    }
    if of && !takes_object(p, next + 1) {
        return;
    }
    let floor = sentence.start;
    let plural = crate::language::english::noun::is_plural(p.word(at));
    // "the claim of the alliance that 15,000 work": the claim is the alliance’s
    if of
        && let Some(owner) = forward(p, next + 1, sentence.end).filter(|s| subject::may_speak(p, s))
        && p.reads(owner.end, "that")
    {
        let scope = owner.end..clause_end(p, owner.end, sentence.end);
        out.push(Cue::new(owner, at..next + 1, scope, Rule::SourcePossessive));
        return;
    }
    let source = if at > floor && p.tokens[at - 1].kind == Kind::Possessive {
        subject::phrase(p, at - 1, floor)
    } else if at > floor && (p.tokens[at - 1].upper || p.is(at - 1, GROUP | ROLE) && !plural) {
        // "the UN estimate", "union estimate", "Labour Forum estimate"; in a headline of capitals they say nothing of names
        let named = |i: usize| p.tokens[i].is_word() && p.tokens[i].capital && !p.is_title_case(at);
        let start = (floor..at - 1).rev().take(3).take_while(|&i| named(i)).last().unwrap_or(at - 1);
        Some(start..at)
    } else if let Some(given) = (next + 1..(next + 6).min(sentence.end))
        .find(|&i| {
            p.reads_any(
                i,
                &[
                    "given",
                    "made",
                    "published",
                    "contained",
                    "cited",
                    "quoted",
                    "provided",
                    "offered",
                    "issued",
                    "released",
                ],
            ) && p.reads_any(i + 1, &["in", "by"])
        })
        .filter(|_| of)
    {
        forward(p, given + 2, sentence.end)
    } else if at > floor
        && p.tokens[at - 1].is_word()
        && !p.is(
            at - 1,
            DETERMINER
                | PREPOSITION
                | VERB
                | REPORT
                | CONJUNCTION
                | AUXILIARY
                | BE
                | PRONOUN
                | ADVERB
                | crate::language::english::lexicon::ADJECTIVE,
        )
    {
        let whole = subject::phrase(p, at + 1, floor);
        if plural { whole } else { whole.map(|r| r.start..at) }
    } else {
        None
    };
    let toll = p.reads_any(at, &["toll", "count", "figure", "figures", "tally"]);
    if let Some(source) =
        source.filter(|s| !s.is_empty() && (!toll || p.tokens[at - 1].kind == Kind::Possessive))
    {
        let end = clause_end(p, at, sentence.end);
        out.push(Cue::new(source, at..next + 1, at..end, Rule::SourcePossessive));
    }
}

/// Where the clause at `at` ends: a comma with a new verb form, a semicolon, a quotation mark that closes.
fn clause_end(p: &Passage<'_>, at: usize, end: usize) -> usize {
    (at..end)
        .find(|&i| matches!(p.tokens[i].mark, ';' | ',') && p.tokens[i].kind == Kind::Mark)
        .unwrap_or(end)
}
