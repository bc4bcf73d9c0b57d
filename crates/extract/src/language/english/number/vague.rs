//! Vague counts: a lower bound of twice the unit.

use crate::language::english::lexicon::{DOZEN, MULTIPLIER, PLURAL_MULTIPLIER, TIME_UNIT};
use crate::passage::Passage;

/// "dozens", "hundreds of thousands", "several hundred", "a few dozen", "a handful of". Gives the end and the bound.
pub(super) fn parse(p: &Passage<'_>, at: usize) -> Option<(usize, f64)> {
    let t = p.token(at)?;
    if t.is(PLURAL_MULTIPLIER) {
        if p.before(at).is_some_and(|b| b.glued && b.is_hyphen()) {
            return None;
        }
        let mut unit = t.number;
        let mut end = at + 1;
        while p.reads(end, "of") && p.is(end + 1, PLURAL_MULTIPLIER) {
            unit *= p.tokens[end + 1].number;
            end += 2;
        }
        if end == at + 1 {
            // "scores" and "tens" count only before "of" or at a clause's end; a result is no count
            if p.reads(at, "tens")
                || p.reads(at, "scores") && !p.reads(at + 1, "of") && !p.reads(at + 1, "more")
            {
                return None;
            }
        }
        return Some((end, 2.0 * unit));
    }
    let mut next = at;
    if p.reads(next, "a") {
        next += 1;
    }
    if p.reads(next, "handful") && next > at {
        return p.reads(next + 1, "of").then_some((next + 1, 2.0));
    }
    let few = p.reads_any(next, &["few", "couple"]) && next > at;
    if few && p.reads(next, "couple") && p.reads(next + 1, "of") {
        next += 1;
        if !p.is(next + 1, MULTIPLIER | DOZEN) {
            return (!p.is(next + 1, TIME_UNIT | crate::language::english::lexicon::STOP))
                .then_some((next, 2.0));
        }
    }
    if few || p.reads(next, "several") && next == at {
        next += 1;
        let start = next;
        let mut unit = 1.0;
        while p.is(next, MULTIPLIER | DOZEN) {
            unit *= p.tokens[next].number;
            next += 1;
        }
        return (next > start).then_some((next, 2.0 * unit));
    }
    None
}
