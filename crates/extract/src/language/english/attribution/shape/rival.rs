//! The clause of another source: where one has given a number, whoever has the next one for the object of a verb gives it, whatever the
//! verb: "…, the chamber estimates, while the ministry books 41", "The union counted 60. The ministry prefers 41."
//!
//! A number that stands alone is short for what was counted before; a number of something is given by who took it in. Deeds are neither.

use super::super::may_give;
use super::Found;
use super::clause::{agrees, links, subject_of};
use super::is_bare;
use super::speaker::{head, is_many, is_number_itself, is_strong};
use crate::language::english::lexicon::wording::{FEAT, TAKEN};
use crate::language::english::lexicon::{
    CARRIES, COUNTS, DETERMINER, DOWN, NUMBER_WORD, PREPOSITION, PRONOUN, STOP, TELLS, UP,
};
use crate::passage::Passage;
use crate::rule::Rule;

/// How far a verb stands before its number, in tokens.
const REACH: usize = 14;

/// The source of the number at `number` by the clause that begins at `floor` or later.
pub(super) fn find(p: &Passage<'_>, floor: usize, number: usize) -> Option<Found> {
    let bare = is_bare(p, number);
    let near = number.saturating_sub(REACH).max(floor + 1)..number;
    near.rev().find_map(|verb| {
        let t = &p.tokens[verb];
        let word = t.is_lower_word()
            && !t.is(STOP | NUMBER_WORD)
            && !p.claimed(verb)
            && !p.is(verb - 1, DETERMINER | PREPOSITION)
            && !p.word(verb).ends_with("ing");
        if !word || !links(p, verb, number) {
            return None;
        }
        let gives = t.is(TELLS | COUNTS | CARRIES)
            || p.plays(verb, TAKEN)
            || bare && !t.is(UP | DOWN) && !p.plays(verb, FEAT)
            || p.reads_any(verb + 1, &["for", "of"]) && verb + 2 == number && !p.plays(verb, FEAT);
        if !gives {
            return None;
        }
        let source = subject_of(p, floor, verb)?;
        let several = is_many(p, head(p, &source));
        (is_strong(p, &source)
            && !is_number_itself(p, &source)
            && !p.is(source.start, PRONOUN)
            && may_give(p, &source, verb, floor)
            && agrees(p, &source, verb, several))
        .then(|| Found { source, cue: verb..verb + 1, rule: Rule::SourceSubject })
    })
}
