//! The first screen: at most twelve lines for a reader at midnight. The question as it was asked, its answer, and what carries it.
//!
//! Every sentence is a [`ScreenLine`], made by one generator from one finding; a generator whose finding is missing makes none, and there is no other way
//! to a sentence. Generators speak of the lower and the upper figure, never of the left and the right one, so that swapping the sides changes nothing.
//! Where more is licensed than fits, the sentences that matter least wait behind the screen.

mod alike;
mod answer;
mod around;
mod changed;
mod claimed;
mod counted;
mod elsewhere;
mod hold;
mod like;
mod line;
mod named;
mod published;
mod question;
mod settle;
mod unlike;
mod untold;
mod vocabulary;
mod weakness;

use darkfigure_analysis::dispute::DisputeFindings;
use darkfigure_analysis::{Dependence, Side, Tie};

use crate::document::{Block, Callout, CalloutKind, Prose};

pub(super) use crate::document::{COLUMNS, FIRST_SCREEN_LINES as LINES, wrapped};
pub use line::{Licence, ScreenLine, ScreenTopic};

use super::desk::Desk;
use super::pair::Pair;
use super::sentence;

/// Every sentence that one comparison licenses, in reading order: the answer first.
pub(super) fn dispute(pair: &Pair<'_>, found: &DisputeFindings, question: Option<&str>) -> Vec<ScreenLine> {
    let asking = answer::Asking::new(pair, found, question);
    let own = answer::line(asking);
    // An answer that names both with their sources leaves nothing to cite at once again.
    let is_cited = own.as_ref().is_some_and(|line| line.cites() > 1);
    // An answer that tells a change has said when each number is of, and wants no step from one time to the other.
    let tells_change = own.as_ref().is_some_and(|line| line.licence == Licence::Change);
    let is_change = tells_change || asking.form == question::Asked::Changed;
    let numbers = [
        counted::line(pair, is_cited).filter(|_| !tells_change),
        like::line(pair).filter(|line| !(is_change && line.licence == Licence::Refusal)),
    ];
    let mut claims = claimed::lines(pair, found);
    // What is asked for may be what somebody made of the two: then it is the answer, and what they would be if they were alike is none.
    let claims_lead = !claims.is_empty() && claimed::lead(asking);
    let is_led = |line: &ScreenLine| claims_lead && matches!(line.licence, Licence::Gap | Licence::Refusal);
    let numbers = numbers.map(|line| line.filter(|line| !is_led(line)));
    let is_untold = |line: &ScreenLine| {
        claims_lead && matches!(line.licence, Licence::Comparability | Licence::NoCeiling)
    };
    let own = own.filter(|line| !is_led(line) && !is_untold(line)).or_else(|| {
        let mut first = claims_lead.then(|| claims.remove(0))?;
        first.topic = ScreenTopic::Answer;
        first.text = first.text.say(" That is the arithmetic of the two numbers, and shows no more.");
        Some(first)
    });
    let elsewhere = [elsewhere::implied(pair), elsewhere::not_shown(pair)];
    // What the answer says already is not said again.
    let said = own.as_ref().map(|line| line.text.to_plain()).unwrap_or_default();
    let around = around::lines(pair).into_iter().filter(|line| !said.contains(&line.text.to_plain()));
    // Two states of one number are settled by themselves, unless a third has taken the place of both.
    let is_gone = around::is_replaced(pair);
    let is_succeeded = !is_gone && own.as_ref().is_some_and(|line| line.licence == Licence::Succession);
    let settle = settle::line(pair, is_change, asking.asks_why()).filter(|_| !claims_lead && !is_succeeded);
    let after = [weakness::line(pair), settle];
    let is_said = |why: &str| said.to_lowercase().contains(why);
    let tied = tied(pair).filter(|_| !sentence::tie_words(pair).is_some_and(is_said));
    let before =
        numbers.into_iter().flatten().chain(tied).chain(claims).chain(elsewhere.into_iter().flatten());
    let lines = before.chain(around).chain(after.into_iter().flatten());
    // A number that stands no more is set against nothing: how many times as many is the number in its place's to say.
    let is_one_number = is_succeeded && hold::succeeded(pair).is_some();
    let lines = lines.filter(|line| !((is_gone || is_one_number) && line.licence == Licence::Gap));
    answer::leading(asking, own, lines.collect())
}

/// That one of the two was made of the other, where nothing else on the screen says so: two numbers that agree look like two witnesses.
fn tied(pair: &Pair<'_>) -> Option<ScreenLine> {
    let is_made =
        matches!(pair.found.comparability.dependence(), Dependence::Tied(Tie::DerivedFrom | Tie::GoesBack));
    let is_told = sentence::replaced_repetition(pair).is_some();
    let why = sentence::tie_words(pair).filter(|_| is_made && !is_told)?;
    let text = format!("{}, so neither supports the other.", sentence::capital(why));
    Some(ScreenLine::new(Licence::Comparability, ScreenTopic::Why, text.into()))
}

/// What changed within each producer's series, where a dossier sets nothing side by side.
pub(super) fn changes(desk: &Desk<'_>, found: &DisputeFindings) -> Vec<ScreenLine> {
    let items = super::dispute::change::items(desk, found).into_iter();
    items.map(|text| ScreenLine::new(Licence::Change, ScreenTopic::Answer, text)).collect()
}

/// Whether a question names the numbers of both sides of a pair.
pub(super) fn names_both(pair: &Pair<'_>, question: &str) -> bool {
    question::names_both(question, [Side::Left, Side::Right].map(|side| pair.figure(side)))
}

pub(in crate::compose) use question::asks_of_sum;

/// How surely a question means a pair: by both numbers, by how much of the words in which they were said, and by both makers. None where it names
/// neither.
pub(super) fn names(pair: &Pair<'_>, question: &str) -> Option<(bool, usize, bool)> {
    let lower = question.to_lowercase();
    let n_worded = |side: Side| {
        let words = pair.figure(side).wording.to_lowercase();
        if lower.contains(words.as_str()) { words.len() } else { 0 }
    };
    let n_worded = n_worded(Side::Left) + n_worded(Side::Right);
    let by = (names_both(pair, question), n_worded, names_makers(pair, question));
    (by.0 || by.2).then_some(by)
}

/// Whether a question is one of a pair: it names its numbers or makers, or all of its words are understood of it.
pub(super) fn is_asked_of(pair: &Pair<'_>, question: &str) -> bool {
    let figures = [Side::Left, Side::Right].map(|side| pair.figure(side));
    let others = pair.desk.dossier.figures.iter().map(|(_, figure)| figure);
    let is_of_more = question::names_others(question, figures, others);
    names(pair, question).is_some() && !is_of_more || question::is_understood_of(question, pair)
}

/// Whether a question names who made the figures of both sides of a pair.
pub(super) fn names_makers(pair: &Pair<'_>, question: &str) -> bool {
    let named = [Side::Left, Side::Right].map(|side| vocabulary::Named::new(&pair.desk, pair.figure(side)));
    vocabulary::names_makers(question, &named)
}

/// The published entries' sentences.
pub(super) use published::{reconciliation, series, sum};

/// One entry of a dossier with what its first screen may say.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// Its place among the entries of the dossier.
    pub(super) at: usize,
    /// Its own question, where it is not the dossier's.
    pub(super) question: Option<String>,
    /// Its sentences.
    pub(super) lines: Vec<ScreenLine>,
}

/// The entries' sentences that fit, what matters least left out first; of all but the first entry little more than their answers.
pub(super) fn fitted(entries: &[Entry]) -> Vec<Entry> {
    let mut order: Vec<(usize, usize, usize)> = Vec::new();
    for (entry, found) in entries.iter().enumerate() {
        order.extend(found.lines.iter().enumerate().map(|(at, line)| (rank(entry, line.topic), entry, at)));
    }
    order.sort_unstable();
    let mut chosen: Vec<(usize, usize)> = Vec::new();
    for (_, entry, at) in order {
        let leans = entries.get(entry).and_then(|found| found.lines.get(at)).is_some_and(|line| line.leans);
        if leans && !(at > 0 && chosen.contains(&(entry, at - 1))) {
            continue;
        }
        let mut with = chosen.clone();
        with.push((entry, at));
        with.sort_unstable();
        if height(&of(entries, &with)) <= LINES {
            chosen = with;
        }
    }
    of(entries, &chosen)
}

/// The entries with the chosen sentences only.
fn of(entries: &[Entry], chosen: &[(usize, usize)]) -> Vec<Entry> {
    let kept = |at: usize| chosen.iter().filter(move |(entry, _)| *entry == at);
    entries
        .iter()
        .enumerate()
        .map(|(at, entry)| Entry {
            at: entry.at,
            question: entry.question.clone(),
            lines: kept(at).filter_map(|&(_, line)| entry.lines.get(line).cloned()).collect(),
        })
        .filter(|entry| !entry.lines.is_empty())
        .collect()
}

/// What comes first when not everything fits. All but the first entry say their answer and their number only, as long as there is room.
const fn rank(entry: usize, topic: ScreenTopic) -> usize {
    let of_topic = match topic {
        ScreenTopic::Answer => 0,
        ScreenTopic::Number => 1,
        ScreenTopic::Why => 2,
        ScreenTopic::Would => 3,
        ScreenTopic::Conflict => 4,
        ScreenTopic::Weakness => 5,
        ScreenTopic::Settle => 6,
    };
    let of_later = match topic {
        ScreenTopic::Answer => 7,
        ScreenTopic::Number => 8,
        ScreenTopic::Why
        | ScreenTopic::Would
        | ScreenTopic::Conflict
        | ScreenTopic::Weakness
        | ScreenTopic::Settle => 10 + of_topic,
    };
    if entry == 0 { of_topic } else { of_later }
}

/// How many lines the entries take.
fn height(entries: &[Entry]) -> usize {
    paragraphs(entries).iter().map(|paragraph| wrapped(&paragraph.to_plain(), COLUMNS)).sum()
}

/// The sentences in paragraphs; a later entry's question stands before its first sentence.
fn paragraphs(entries: &[Entry]) -> Vec<Prose> {
    let mut out: Vec<Prose> = Vec::new();
    for entry in entries {
        let mut last = None;
        for line in &entry.lines {
            let question = entry.question.as_ref().filter(|_| last.is_none());
            let text = match question {
                Some(question) => {
                    let stop = if question.ends_with(['?', '.', '!', ':']) { " " } else { ": " };
                    Prose::new().emphasis(question.clone()).say(stop).and(line.text.clone())
                }
                None => line.text.clone(),
            };
            match out.last_mut().filter(|_| last == Some(line.topic.paragraph())) {
                Some(paragraph) => *paragraph = std::mem::take(paragraph).say(" ").and(text),
                None => out.push(text),
            }
            last = Some(line.topic.paragraph());
        }
    }
    out
}

/// The sentences of an entry that found no place on the screen and stand nowhere behind it: what each side counts stands axis by axis, its number
/// in the gap, its weakness with its documentation.
pub(super) fn unsaid(entries: &[Entry], shown: &[Entry], at: usize) -> Vec<Prose> {
    let is_shown = |line: &ScreenLine| shown.iter().any(|entry| entry.at == at && entry.lines.contains(line));
    let stands_behind = |line: &ScreenLine| {
        matches!(line.topic, ScreenTopic::Why | ScreenTopic::Number | ScreenTopic::Weakness)
    };
    let lines = entries.iter().find(|entry| entry.at == at).map(|entry| entry.lines.as_slice());
    let lines = lines.unwrap_or_default().iter();
    lines.filter(|line| !is_shown(line) && !stands_behind(line)).map(|line| line.text.clone()).collect()
}

/// The screen as a block; none where nothing is licensed.
pub(super) fn block(entries: &[Entry]) -> Option<Block> {
    let mut paragraphs = paragraphs(entries);
    if paragraphs.is_empty() {
        return None;
    }
    let title = paragraphs.remove(0);
    Some(Block::Callout(Callout { kind: CalloutKind::Answer, title, body: paragraphs }))
}
