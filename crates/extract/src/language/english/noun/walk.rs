//! The walk along a noun phrase, word by word.

use std::ops::Range;

use super::{Phrase, PhraseKind, ends, is_adjective, is_noun_like, is_plural};
use crate::candidate::DecoyKind;
use crate::language::english::lexicon::{
    ADJECTIVE, AUXILIARY, BE, CHANGE_NOUN, DATE_PART, DETERMINER, DOWN, MONTH, NOUN_TOO, NUMBER_WORD, PLURAL,
    PREPOSITION, PRONOUN, REPORT, SEASON, STATE, STOP, TIME_UNIT, UP, VERB, WEEKDAY, WH,
};
use crate::passage::Passage;
use crate::token::{Kind, Token};

/// The longest phrase, in words.
const LONGEST: usize = 7;

/// Words in -s that go before another plural: "sports clubs", "arms dealers".
const BEFORE_PLURALS: &[&str] = &[
    "sports",
    "arms",
    "sales",
    "goods",
    "savings",
    "rights",
    "news",
    "customs",
    "communications",
    "operations",
    "systems",
    "services",
    "affairs",
    "relations",
    "elections",
    "futures",
    "securities",
    "earnings",
    "benefits",
    "drugs",
    "human",
    "measles",
    "mumps",
    "diabetes",
    "rabies",
    "series",
    "species",
    "aids",
];

/// The noun phrase that starts at `start`. After `one` a singular head is expected.
pub(crate) fn walk(p: &Passage<'_>, start: usize, one: bool) -> Option<Phrase> {
    let mut walk = Walk { p, one, at: start, head: None, plural: false, words: 0 };
    while walk.words < LONGEST {
        match walk.step() {
            Step::On => {}
            Step::End => break,
            Step::State => {
                let at = walk.at;
                return Some(Phrase { tokens: at..at + 1, head: at, base: None, kind: PhraseKind::State });
            }
        }
    }
    finish(p, start, walk.head?)
}

/// How a walk goes on.
enum Step {
    /// The phrase goes on at the next token.
    On,
    /// The phrase has ended before this token.
    End,
    /// The token alone says what happened to those who are not named: "30 wounded".
    State,
}

struct Walk<'p, 't> {
    p: &'p Passage<'t>,
    /// A singular head is expected.
    one: bool,
    at: usize,
    head: Option<usize>,
    /// The head is a plural.
    plural: bool,
    words: usize,
}

impl Walk<'_, '_> {
    fn step(&mut self) -> Step {
        let Some(&t) = self.p.token(self.at) else { return Step::End };
        if self.p.claimed(self.at) && t.kind != Kind::Number {
            return Step::End;
        }
        match t.kind {
            Kind::Number => self.number(),
            Kind::Possessive => self.possessive(),
            Kind::Mark => self.mark(t),
            Kind::Word => self.word(t),
        }
    }

    /// Goes over a token that is no head.
    fn pass(&mut self) -> Step {
        self.at += 1;
        Step::On
    }

    /// Goes over a word that is no head.
    fn pass_word(&mut self) -> Step {
        self.words += 1;
        self.pass()
    }

    fn has_nominal_head(&self) -> bool {
        self.head.is_some_and(|h| !is_adjective(self.p, h))
    }

    /// "100 Boeing 787 Dreamliners": the number of a name stands within the phrase.
    fn number(&mut self) -> Step {
        let name = self.words > 0
            && self.p.claims[self.at] == Some(DecoyKind::Name)
            && is_noun_like(self.p, self.at + 1);
        if name { self.pass() } else { Step::End }
    }

    /// "12 women’s groups": the possessor is no head.
    fn possessive(&mut self) -> Step {
        if self.head.is_none() || !is_noun_like(self.p, self.at + 1) {
            return Step::End;
        }
        self.plural = false;
        self.pass()
    }

    fn mark(&mut self, t: Token) -> Step {
        let p = self.p;
        let next = self.at + 1;
        let joins = t.is_hyphen() && t.glued && p.glued(next) && p.token(next).is_some_and(|n| n.is_word());
        if joins && self.words > 0 {
            // what is joined stays one word: "re-education", "ex-soldiers"
            self.at = next;
            self.head = Some(next);
            self.plural = p.is(next, PLURAL) || is_plural(p.word(next));
            return self.pass();
        }
        if t.is_mark('&') && self.words > 0 && is_noun_like(p, next) && p.tokens[next].capital {
            return self.pass();
        }
        Step::End
    }

    fn word(&mut self, t: Token) -> Step {
        let p = self.p;
        let at = self.at;
        if t.line && t.capital && self.words > 0 && self.plural {
            return Step::End;
        }
        if t.is(STOP) && (t.is(PREPOSITION) || !t.is(PLURAL)) {
            return self.closed_class();
        }
        if self.ends_phrase(t) || self.plural && !self.goes_on_after_plural(t) {
            return Step::End;
        }
        if t.capital && self.head.is_some_and(|h| p.tokens[h].is_lower_word() && !is_adjective(p, h)) {
            return Step::End;
        }
        if p.is(at, DATE_PART) && p.is(at + 1, TIME_UNIT | SEASON | MONTH | WEEKDAY) {
            return Step::End;
        }
        let word = p.word(at);
        let counted_plural = !self.one && !self.plural && t.is_lower_word() && is_plural(word);
        let participle = !counted_plural && (ends(word, "ed") || ends(word, "ing") || t.is(VERB));
        if participle
            && !t.is(PLURAL)
            && !(t.capital && self.words > 0)
            && let Some(step) = self.participle(t)
        {
            return step;
        }
        if t.is(REPORT) && self.is_said(t, counted_plural) {
            return Step::End;
        }
        if ends(word, "ly") && !ends(word, "family") && !ends(word, "ssembly") && !t.capital {
            return if self.head.is_some() || !is_noun_like(p, at + 1) {
                Step::End
            } else {
                self.pass_word()
            };
        }
        self.take(t)
    }

    /// The word is the head so far.
    fn take(&mut self, t: Token) -> Step {
        let p = self.p;
        let plural_form = is_plural(p.word(self.at));
        self.head = Some(self.at);
        // "Cases" before another capital is part of a name.
        let is_in_name = t.capital && p.token(self.at + 1).is_some_and(|n| n.is_word() && n.capital);
        self.plural = t.is(PLURAL) || plural_form && !is_in_name;
        self.pass_word()
    }

    /// A word of a closed class ends the phrase, unless it modifies: "2,340 newly arrived migrants".
    fn closed_class(&mut self) -> Step {
        let modifies = self.words == 0
            && (ends(self.p.word(self.at), "ly")
                || self.p.reads_any(self.at, &["more", "other", "very", "near", "past", "inside"]))
            && is_noun_like(self.p, self.at + 1);
        if modifies { self.pass_word() } else { Step::End }
    }

    /// Numbers, months, verbs of change and of saying stand behind a phrase, not in it.
    fn ends_phrase(&self, t: Token) -> bool {
        t.is(NUMBER_WORD) && !t.is(PLURAL)
            || t.is(MONTH | WEEKDAY) && t.capital && !t.is(VERB)
            || t.is(UP | DOWN) && !t.is(CHANGE_NOUN | ADJECTIVE) && !t.capital
            || self.one
                && self.head.is_some()
                && t.is(REPORT | VERB)
                && !t.capital
                && !is_noun_like(self.p, self.at + 1)
    }

    /// After a plural only another plural goes on: "women prisoners".
    fn goes_on_after_plural(&self, t: Token) -> bool {
        let p = self.p;
        let before = self.at - 1;
        (p.is(before, PLURAL) || p.reads_any(before, BEFORE_PLURALS))
            && t.is_lower_word()
            && is_plural(p.word(self.at))
            && !t.is(VERB | REPORT | AUXILIARY | BE | UP | DOWN)
            && p.tokens[before].is_word()
            && !(self.one && p.is(self.at + 1, DETERMINER))
    }

    /// A participle or a frequent verb: how the walk goes on, or none where the word is taken as any other.
    fn participle(&mut self, t: Token) -> Option<Step> {
        let p = self.p;
        let at = self.at;
        let word = p.word(at);
        let ing = ends(word, "ing");
        let pre = is_noun_like(p, at + 1) || p.token(at + 1).is_some_and(|n| n.is_hyphen());
        let noun_before = self.has_nominal_head();
        if noun_before && !pre && !ing {
            return Some(Step::End);
        }
        if t.is(VERB | STATE) && !t.is(ADJECTIVE) {
            // A frequent verb: a modifier only if it says what was done to the counted ("48 killed civilians").
            let modifier = self.words == 0 && t.is(STATE) && is_noun_like(p, at + 1);
            let compound = ing && pre && noun_before && !self.plural && is_plural(p.word(at + 1));
            // "112 burnt villages", "15 closed clinics": no object stands right behind a number
            let next = p
                .token(at + 1)
                .is_some_and(|n| n.is_lower_word() && !n.is(STOP | REPORT | TIME_UNIT | STATE));
            let done = self.words == 0
                && !ing
                && t.is_lower_word()
                && !is_plural(word)
                && next
                && is_plural(p.word(at + 1));
            if modifier || compound || done {
                return None;
            }
            return Some(if self.words == 0 && t.is(STATE) { Step::State } else { Step::End });
        }
        if ends(word, "ed") && noun_before && !t.is(ADJECTIVE) {
            return Some(Step::End);
        }
        if ing {
            let compound = pre && (is_plural(p.word(at + 1)) || p.is(at + 1, PLURAL));
            if noun_before && !compound {
                return Some(Step::End);
            }
            if !noun_before && !pre {
                self.head = Some(at);
                return Some(Step::End);
            }
            return None;
        }
        (ends(word, "ed") && !pre && self.words == 0).then_some(Step::End)
    }

    /// A verb of saying after the phrase, or in its place.
    fn is_said(&self, t: Token, counted_plural: bool) -> bool {
        !t.is(ADJECTIVE)
            && (!counted_plural && !t.is(NOUN_TOO) && self.head.is_some()
                || self.words == 0 && !is_plural(self.p.word(self.at)))
    }
}

/// The phrase up to its head, with one of-phrase.
fn finish(p: &Passage<'_>, start: usize, head: usize) -> Option<Phrase> {
    // What stands after the head within the walk (a trailing adjective) is cut off.
    let end = head + 1;
    let t = &p.tokens[head];
    let pro_form = t.is(ADJECTIVE)
        && !t.is(PLURAL | STATE)
        && p.reads_any(head, &["other", "more", "such", "same", "fewer"]);
    if pro_form || t.is(DATE_PART) && !t.is(PLURAL) {
        return None;
    }
    let kind = if t.is(STATE) && head == start { PhraseKind::State } else { PhraseKind::Counted };
    let mut phrase = Phrase { tokens: start..end, head, base: None, kind };
    if !p.reads(end, "of") {
        return Some(phrase);
    }
    // One of-phrase, unless it begins with a number or a determiner: that is the whole of which this is a part.
    let whole =
        p.is(end + 1, DETERMINER | PRONOUN | NUMBER_WORD | WH) || p.is_number(end + 1) || p.claimed(end + 1);
    if whole {
        phrase.base = whole_of(p, end + 1);
    } else if let Some(inner) = inner(p, end + 1) {
        phrase.tokens.end = inner;
    }
    Some(phrase)
}

/// "the 91 detainees" after "of", without its determiners.
fn whole_of(p: &Passage<'_>, at: usize) -> Option<Range<usize>> {
    let mut from = at;
    while p.is(from, DETERMINER) {
        from += 1;
    }
    let mut noun = from;
    while p.is(noun, NUMBER_WORD) || p.is_number(noun) {
        noun += 1;
    }
    inner(p, noun).map(|end| from..end)
}

/// The end of the plain phrase at `at`, without an of-phrase of its own.
fn inner(p: &Passage<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    let mut plural = false;
    while end < at + 5 {
        let Some(t) = p.token(end) else { break };
        let joined = t.is_hyphen() && t.glued && p.glued(end + 1);
        if joined && end > at {
            end += 1;
            continue;
        }
        if !is_noun_like(p, end) || plural && !(t.is_lower_word() && is_plural(p.word(end))) {
            break;
        }
        let word = p.word(end);
        if end > at && (ends(word, "ed") || ends(word, "ing") && !is_noun_like(p, end + 1)) && !t.capital {
            break;
        }
        if end > at && (t.is(REPORT) || t.is(VERB)) && !t.is(PLURAL) {
            break;
        }
        if end > at && t.capital != p.tokens[at].capital {
            break;
        }
        plural = t.is(PLURAL) || is_plural(word) && !t.capital;
        end += 1;
    }
    (end > at).then_some(end)
}
