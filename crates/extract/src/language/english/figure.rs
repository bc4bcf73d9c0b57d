//! A figure while it is being put together, in token ranges of its passage.

use crate::candidate::{ReadValue, StatedInterval};
use crate::language::english::lexicon::{CURRENCY, TIME_UNIT};
use crate::language::english::noun::{self, Phrase};
use crate::language::english::number::{self, Number};
use crate::language::english::qualifier::{self, Hedge};
use crate::options::Options;
use crate::passage::Passage;
use crate::rule::Rule;

/// One figure in token ranges.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) number: Number,
    pub(crate) hedge: Option<Hedge>,
    pub(crate) noun: Option<Phrase>,
    /// The interval that stands behind it.
    pub(crate) interval: Option<StatedInterval>,
    /// The index of its sentence.
    pub(crate) sentence: usize,
    /// The first token of the figure with hedge and currency.
    pub(crate) left: usize,
    /// One past the last token of number, hedge and noun.
    pub(crate) right: usize,
}

/// Finds the figures of a passage, in the order of the text.
pub(crate) fn find(p: &Passage<'_>, options: &Options, out: &mut Vec<Figure>) {
    out.clear();
    for (index, sentence) in p.sentences.iter().enumerate() {
        let mut at = sentence.start;
        let mut floor = sentence.start;
        while at < sentence.end {
            let begins = number::may_begin(&p.tokens[at]);
            let Some(mut number) = begins.then(|| number::parse(p, at, options.dot_groups)).flatten() else {
                at += 1;
                continue;
            };
            if number.tokens.end > sentence.end {
                at += 1;
                continue;
            }
            sign(p, &mut number, floor);
            let mut hedge = qualifier::find(p, &number, floor);
            let after = match &hedge {
                Some(h) if h.after => h.tokens.end,
                _ => note_end(p, number.tokens.end),
            };
            // "11,500 (95% CI 9,800 to 14,100) households": the noun stands behind the interval
            let interval = p.interval_at(after);
            let after = interval.map_or(after, |(end, _)| end);
            let one = matches!(number.value, ReadValue::Point(v) if (v - 1.0).abs() < 1e-9);
            let noun = phrase(p, &number, after, one);
            if skips(p, &number, noun.as_ref(), hedge.as_ref()) {
                at = number.tokens.end.max(at + 1);
                continue;
            }
            let mut right = after;
            if let Some(n) = &noun {
                if n.tokens.start >= after {
                    right = right.max(n.tokens.end);
                }
                if hedge.is_none() {
                    hedge = qualifier::after_noun(p, right);
                }
            }
            let left = hedge
                .as_ref()
                .filter(|h| !h.after)
                .map_or_else(|| qualifier::left_edge(p, &number), |h| h.tokens.start);
            at = number.tokens.end;
            floor = at;
            let (right, interval) = match interval.or_else(|| p.interval_at(right)) {
                Some((end, found)) => (right.max(end), Some(found)),
                None => (right, None),
            };
            out.push(Figure { number, hedge, noun, interval, sentence: index, left, right });
        }
    }
    merge_bounds(p, out);
}

/// Past the mark of a note that is glued to a number: "73[4] wells".
fn note_end(p: &Passage<'_>, end: usize) -> usize {
    let is_note = p.mark(end, '[') && p.glued(end) && p.is_number(end + 1) && p.mark(end + 2, ']');
    if is_note { end + 3 } else { end }
}

/// A minus before the number, and a currency.
fn sign(p: &Passage<'_>, number: &mut Number, floor: usize) {
    let mut at = number.tokens.start;
    if let Some(i) = at.checked_sub(1).filter(|&i| i >= floor) {
        let code = p.is(i, CURRENCY)
            && (p.tokens[i].upper
                || p.reads(i, "rs")
                || p.tokens[i].capital && !p.is(number.tokens.end, crate::language::english::lexicon::UNIT))
            && !p.tokens[i].is(crate::language::english::lexicon::VERB);
        if p.tokens[i].is_currency_sign() || code {
            number.money = Some(i);
            at = i;
        } else if p.mark(i, '.') && i > floor && p.reads(i - 1, "rs") {
            number.money = Some(i - 1);
            at = i - 1;
        }
    }
    let Some(i) = at.checked_sub(1).filter(|&i| i >= floor) else { return };
    let t = &p.tokens[i];
    let minus = (t.is_mark('-') || t.is_mark('−'))
        && (i == 0
            || !t.glued
            || p.tokens[i - 1].is_currency_sign()
            || matches!(p.tokens[i - 1].mark, '(' | '<' | '>' | '=' | '~'))
        && (p.glued(at) || i == floor);
    let word = p.reads_any(i, &["minus", "negative"]) && !p.reads(i.wrapping_sub(1), "or");
    if minus || word {
        number.sign = Some(i);
        number.value = match number.value {
            ReadValue::Point(v) => ReadValue::Point(-v),
            ReadValue::Share(v) => ReadValue::Share(-v),
            other @ (ReadValue::Range { .. } | ReadValue::Vague { .. }) => other,
        };
    }
}

/// The noun of a number: its currency, or what follows.
fn phrase(p: &Passage<'_>, number: &Number, after: usize, one: bool) -> Option<Phrase> {
    if let Some(noun) = number.inner {
        return Some(Phrase {
            tokens: noun..noun + 1,
            head: noun,
            base: None,
            kind: noun::PhraseKind::Counted,
        });
    }
    if let Some(m) = number.money {
        let start = if m > 0 && p.word(m - 1) == "US" && p.tokens[m].is_currency_sign() { m - 1 } else { m };
        return Some(Phrase { tokens: start..m + 1, head: m, base: None, kind: noun::PhraseKind::Money });
    }
    // the sign may stand at the first end only: "$1.5 and $2bn"
    if let ReadValue::Range { .. } = number.value
        && let Some(m) = number.tokens.clone().find(|&i| p.tokens[i].is_currency_sign())
    {
        return Some(Phrase { tokens: m..m + 1, head: m, base: None, kind: noun::PhraseKind::Money });
    }
    noun::after(p, after, one)
}

/// Numbers that are no figures by what stands around them.
fn skips(p: &Passage<'_>, number: &Number, noun: Option<&Phrase>, hedge: Option<&Hedge>) -> bool {
    let at = number.tokens.start;
    // "one" without a noun, in digits of a list
    if p.reads(at, "one") && number.tokens.len() == 1 {
        let counted = noun.is_some()
            || p.reads_any(at + 1, &["with", "in", "for"])
            || p.token(at + 1).is_none_or(|t| t.is_mark('.') || t.is_mark(','));
        if !counted && hedge.is_none() {
            return true;
        }
    }
    // a bare share word in a name
    if p.reads(at, "half") && p.is(at + 1, TIME_UNIT) {
        return true;
    }
    false
}

/// "larger than 20 and less than 35" is one range; "at least 40 but no more than 60" stays two figures.
fn merge_bounds(p: &Passage<'_>, figures: &mut Vec<Figure>) {
    use crate::candidate::Qualifier::{AtLeast, AtMost, LessThan, MoreThan};
    let lower =
        |f: &Figure| f.hedge.as_ref().is_some_and(|h| !h.after && matches!(h.qualifier, AtLeast | MoreThan));
    let upper =
        |f: &Figure| f.hedge.as_ref().is_some_and(|h| !h.after && matches!(h.qualifier, AtMost | LessThan));
    let mut i = 0;
    while i + 1 < figures.len() {
        let (a, b) = (&figures[i], &figures[i + 1]);
        let end = a.number.tokens.end;
        let joined = b.left == end + 1 && (p.reads(end, "and") || p.mark(end, ','))
            || b.left == end + 2 && p.mark(end, ',') && p.reads(end + 1, "and");
        let ends = match (a.number.value, b.number.value) {
            (ReadValue::Point(x), ReadValue::Point(y)) | (ReadValue::Share(x), ReadValue::Share(y)) => {
                Some((x, y))
            }
            _ => None,
        };
        // "not less than 130 and not more than 170" are two bounds, each said by itself
        let negated =
            |f: &Figure| f.hedge.as_ref().is_some_and(|h| p.reads_any(h.tokens.start, &["not", "no"]));
        if let (true, Some((x, y))) = (joined && !(negated(a) && negated(b)), ends) {
            let range = if lower(a) && upper(b) && x < y {
                Some((x, y))
            } else if upper(a) && lower(b) && y < x {
                Some((y, x))
            } else {
                None
            };
            if let Some((low, high)) = range {
                let b = figures.remove(i + 1);
                let a = &mut figures[i];
                a.number.value = ReadValue::Range { low, high };
                a.number.tokens.end = b.number.tokens.end;
                a.number.rule = Rule::TwoBounds;
                a.number.bounds = true;
                a.noun = b.noun;
                a.right = b.right;
            }
        }
        i += 1;
    }
}
