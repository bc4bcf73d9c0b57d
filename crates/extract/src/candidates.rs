//! The iterator over the candidates of a text.

use std::borrow::Cow;
use std::collections::VecDeque;

use crate::candidate::{Candidate, Decoy};
use crate::language::assemble::{self, Denial, Memory, Multiplied, Origin, Scratch, Sighting};
use crate::language::lexicon::{NUMBER_WORD, ORDINAL};
use crate::language::{date, decoy, figure};
use crate::options::Options;
use crate::page;
use crate::passage::{Passage, Role};
use crate::source_map::{self, SourceMap};

/// The candidates of a text, in its order, found paragraph by paragraph.
///
/// Plain text is read from the borrowed input, and memory stays flat: the buffers of one paragraph are used again for the
/// next. Markdown and HTML are first turned into clean text, which takes memory in proportion to the input.
#[derive(Debug)]
pub struct Candidates<'a> {
    text: Cow<'a, str>,
    map: SourceMap,
    options: Options,
    at: usize,
    queue: VecDeque<Sighting>,
    with_context: bool,
    denials: Vec<Denial>,
    multiples: Vec<Multiplied>,
    decoys: Vec<Decoy>,
    memory: Memory,
    buffers: Buffers,
}

#[derive(Debug, Default)]
struct Buffers {
    passage: Passage<'static>,
    scratch: Scratch,
    passages: Vec<(usize, usize, Role)>,
}

impl<'a> Candidates<'a> {
    /// Starts at the beginning of `source`.
    #[must_use]
    pub fn new(source: &'a str, options: &Options) -> Self {
        let (text, map) = source_map::read(source, options.format);
        Self {
            text,
            map,
            options: *options,
            at: 0,
            queue: VecDeque::new(),
            with_context: false,
            denials: Vec::new(),
            multiples: Vec::new(),
            decoys: Vec::new(),
            memory: Memory::default(),
            buffers: Buffers::default(),
        }
    }

    /// Gives the context of each candidate too, to [`sight`](Self::sight).
    pub(crate) fn with_context(mut self) -> Self {
        self.with_context = true;
        self
    }

    /// The next candidate with its context.
    pub(crate) fn sight(&mut self) -> Option<Sighting> {
        loop {
            if let Some(found) = self.queue.pop_front() {
                return Some(found);
            }
            if !self.advance() {
                return None;
            }
        }
    }

    /// The denials of numbers that their sentences do not repeat, seen so far.
    pub(crate) fn take_denials(&mut self) -> Vec<Denial> {
        std::mem::take(&mut self.denials)
    }

    /// The multiples of other figures, seen so far.
    pub(crate) fn take_multiples(&mut self) -> Vec<Multiplied> {
        std::mem::take(&mut self.multiples)
    }

    /// The decoys seen since the last call, where [`Options::decoys`] asks for them.
    ///
    /// They belong to the paragraphs read so far, which may be ahead of the last candidate.
    pub fn take_decoys(&mut self) -> Vec<Decoy> {
        std::mem::take(&mut self.decoys)
    }

    /// Reads the next paragraph. False at the end of the text.
    fn advance(&mut self) -> bool {
        let Some((start, end)) = page::paragraph(&self.text, self.at) else { return false };
        self.at = end;
        let paragraph = &self.text[start..end];
        let mut ranges = std::mem::take(&mut self.buffers.passages);
        page::passages(paragraph, &mut ranges);
        for &(from, to, role) in &ranges {
            let role = role.with(self.map.role(start + from));
            let mut passage = std::mem::take(&mut self.buffers.passage).reborrow();
            passage.read(&paragraph[from..to], role);
            let origin = Origin { map: &self.map, offset: start + from };
            let scratch = &mut self.buffers.scratch;
            let numeric = has_number(&passage);
            if numeric {
                date::claim(&mut passage);
                decoy::claim(&mut passage, self.options.ages);
            }
            assemble::sources(&passage, origin, &mut self.memory, scratch);
            if self.with_context && !role.furniture {
                assemble::denials(&passage, origin, scratch, &mut self.denials);
                assemble::multiples(&passage, origin, scratch, &mut self.multiples);
            }
            if numeric {
                figure::find(&passage, &self.options, &mut scratch.figures);
                let queue = &mut self.queue;
                assemble::candidates(
                    &passage,
                    origin,
                    &mut self.memory,
                    scratch,
                    self.with_context,
                    &mut |found| queue.push_back(found),
                );
                if self.options.decoys {
                    let map = &self.map;
                    decoy::records(
                        &passage,
                        |a, b| map.span(start + from + a, start + from + b),
                        &mut self.decoys,
                    );
                }
            }
            self.buffers.passage = passage.release();
        }
        self.buffers.passages = ranges;
        true
    }
}

/// Whether a figure or a date can be in the passage at all.
fn has_number(p: &Passage<'_>) -> bool {
    p.tokens.iter().any(|t| {
        t.kind == crate::token::Kind::Number
            || t.is(NUMBER_WORD | ORDINAL)
            || crate::language::number::is_vulgar(t.mark)
    })
}

impl Iterator for Candidates<'_> {
    type Item = Candidate;

    fn next(&mut self) -> Option<Candidate> {
        self.sight().map(|found| found.candidate)
    }
}
