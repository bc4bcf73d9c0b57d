//! The first screen: at most twelve lines for a reader at midnight. The question as it was asked, its answer, and what carries it.
//!
//! Every sentence is a [`ScreenLine`], made by one generator from one finding; a generator whose finding is missing makes none, and there is no other way
//! to a sentence. Generators speak of the lower and the upper figure, never of the left and the right one, so that swapping the sides changes nothing.
//! Where more is licensed than fits, the sentences that matter least wait behind the screen.

mod agreement;
mod answer;
mod counted;
mod elsewhere;
mod like;
mod line;
mod published;
mod question;
mod settle;
mod weakness;

use crate::document::{Block, Callout, CalloutKind, Prose};

pub use line::{Licence, ScreenLine, ScreenTopic};

use super::pair::Pair;

/// The most lines that a first screen has, at [`COLUMNS`] columns
pub(super) const LINES: usize = 12;
/// The columns at which lines are counted: those of a text report.
pub(super) const COLUMNS: usize = 100;

/// Every sentence that one comparison licenses, in reading order.
pub(super) fn dispute(pair: &Pair<'_>, question: Option<&str>) -> Vec<ScreenLine> {
    let before = [
        answer::line(pair, question),
        counted::line(pair),
        like::line(pair),
        elsewhere::implied(pair),
        elsewhere::not_shown(pair),
    ];
    let after = [weakness::line(pair), settle::line(pair)];
    before.into_iter().flatten().chain(agreement::lines(pair)).chain(after.into_iter().flatten()).collect()
}

/// The published entries' sentences.
pub(super) use published::{reconciliation, series, sum};

/// One entry of a dossier with what its first screen may say.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// Its own question, where it is not the dossier's.
    pub(super) question: Option<String>,
    /// Its sentences.
    pub(super) lines: Vec<ScreenLine>,
}

/// The entries' sentences that fit, what matters least left out first; of later entries little more than their answers.
pub(super) fn fitted(entries: &[Entry]) -> Vec<Entry> {
    let mut order: Vec<(usize, usize, usize)> = Vec::new();
    for (entry, found) in entries.iter().enumerate() {
        order.extend(found.lines.iter().enumerate().map(|(at, line)| (rank(entry, line.topic), entry, at)));
    }
    order.sort_unstable();
    let mut chosen: Vec<(usize, usize)> = Vec::new();
    for (_, entry, at) in order {
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
            question: entry.question.clone(),
            lines: kept(at).filter_map(|&(_, line)| entry.lines.get(line).cloned()).collect(),
        })
        .filter(|entry| !entry.lines.is_empty())
        .collect()
}

/// What comes first when not everything fits. Later entries say their answer only.
const fn rank(entry: usize, topic: ScreenTopic) -> usize {
    let of_topic = match topic {
        ScreenTopic::Answer => 0,
        ScreenTopic::Why => 1,
        ScreenTopic::Would => 3,
        ScreenTopic::Conflict => 4,
        ScreenTopic::Weakness => 5,
        ScreenTopic::Settle => 6,
    };
    if entry == 0 {
        of_topic
    } else {
        match topic {
            ScreenTopic::Answer => 7,
            ScreenTopic::Why
            | ScreenTopic::Would
            | ScreenTopic::Conflict
            | ScreenTopic::Weakness
            | ScreenTopic::Settle => 10 + of_topic,
        }
    }
}

/// How many lines the entries take.
fn height(entries: &[Entry]) -> usize {
    paragraphs(entries).iter().map(|paragraph| wrapped(&paragraph.to_plain(), COLUMNS)).sum()
}

/// How many lines a paragraph takes in so many columns, broken between words.
pub(super) fn wrapped(text: &str, columns: usize) -> usize {
    let mut lines = 1;
    let mut used = 0;
    for word in text.split(' ') {
        let width = word.chars().count();
        if used > 0 && used + 1 + width > columns {
            lines += 1;
            used = width;
        } else {
            used += width + usize::from(used > 0);
        }
    }
    lines
}

/// The sentences in paragraphs; a later entry's question stands before its first sentence.
fn paragraphs(entries: &[Entry]) -> Vec<Prose> {
    let mut out: Vec<Prose> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let mut last = None;
        for line in &entry.lines {
            let question = entry.question.as_ref().filter(|_| at > 0 && last.is_none());
            let text = match question {
                Some(question) => Prose::new().emphasis(question.clone()).say(" ").and(line.text.clone()),
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

/// The sentences of an entry that found no place.
pub(super) fn unsaid(entries: &[Entry], shown: &[Entry], at: usize) -> Vec<Prose> {
    let is_shown = |line: &ScreenLine| shown.iter().any(|entry| entry.lines.contains(line));
    let lines = entries.get(at).map(|entry| entry.lines.as_slice()).unwrap_or_default();
    lines.iter().filter(|line| !is_shown(line)).map(|line| line.text.clone()).collect()
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
