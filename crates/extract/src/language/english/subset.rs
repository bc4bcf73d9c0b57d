//! Parts and wholes: "35 of the 91", "Of seven trawlers, five", "six of whom".

use crate::language::english::figure::Figure;
use crate::language::english::lexicon::{AMOUNT, CLAIM, DETERMINER, PREPOSITION};
use crate::language::english::noun::PhraseKind;
use crate::passage::Passage;

/// The figure that this one is a part of: "35 of the 91", "Of seven trawlers, five", "six of whom".
pub(crate) fn find(p: &Passage<'_>, figures: &[Figure], k: usize) -> Option<usize> {
    let f = &figures[k];
    let end = f.right.max(f.number.tokens.end);
    let of = |i: usize| p.reads(i, "of") || p.reads_all(i, &["out", "of"]);
    if (of(f.number.tokens.end) || of(end))
        && let Some(next) = figures.get(k + 1)
    {
        let gap = next.left.checked_sub(f.number.tokens.end)?;
        if next.sentence == f.sentence
            && gap <= 5
            && (f.number.tokens.end..next.left)
                .all(|i| p.is(i, DETERMINER | PREPOSITION) || p.reads_any(i, &["of", "out"]))
        {
            return Some(k + 1);
        }
    }
    let previous = k.checked_sub(1)?;
    if f.noun.as_ref().is_some_and(|n| n.kind == PhraseKind::Pronoun) {
        return Some(previous);
    }
    let g = &figures[previous];
    // "212 people have died. The figure includes 64 children."
    if g.sentence + 1 == f.sentence && is_part_of_that(p, f) {
        return Some(previous);
    }
    if g.sentence == f.sentence {
        let before = g.left.checked_sub(1);
        if before.is_some_and(|i| p.reads(i, "of") && (i == p.sentences[f.sentence].start))
            || before.is_some_and(|i| {
                p.is(i, DETERMINER) && i > 0 && p.reads(i - 1, "of") && i - 1 == p.sentences[f.sentence].start
            })
        {
            return Some(previous);
        }
        if (g.right..f.left).any(|i| p.reads(i, "including")) && f.left - g.right <= 6 {
            return Some(previous);
        }
    }
    None
}

/// The sentence says of the number before that it includes this one.
fn is_part_of_that(p: &Passage<'_>, f: &Figure) -> bool {
    let start = p.sentences[f.sentence].start;
    let noun = if p.is(start, DETERMINER) {
        (start + 1..start + 4).find(|&i| p.is(i, AMOUNT | CLAIM))
    } else {
        None
    };
    let pronoun = p.reads_any(start, &["that", "this", "they", "it", "these"]).then_some(start);
    noun.or(pronoun).is_some_and(|i| {
        p.reads_any(i + 1, &["includes", "include", "included", "including"]) && i + 2 == f.left
    })
}
