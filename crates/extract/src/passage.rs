//! One stretch of text that is read at once: a paragraph, or a line that stands alone.

use std::ops::Range;

use crate::candidate::{DecoyKind, StatedInterval};
use crate::language::lexicon::Flags;
use crate::language::lexicon::wording::wording;
use crate::token::{Kind, Shape, Token, tokenize};

/// What the passage is on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Role {
    pub(crate) furniture: bool,
    pub(crate) heading: bool,
}

impl Role {
    /// What the markup says goes before what the line looks like.
    pub(crate) fn with(self, markup: Role) -> Self {
        if markup == Role::default() { self } else { markup }
    }
}

/// The text of a passage with its tokens, its sentences, and which tokens dates, names and times have taken.
///
/// The buffers are used again for the next passage.
#[derive(Debug, Default)]
pub(crate) struct Passage<'t> {
    pub(crate) text: &'t str,
    pub(crate) role: Role,
    pub(crate) tokens: Vec<Token>,
    /// Token ranges.
    pub(crate) sentences: Vec<Range<usize>>,
    /// For each token, what took it.
    pub(crate) claims: Vec<Option<DecoyKind>>,
    /// Token ranges of dates and periods, in order of their start.
    pub(crate) periods: Vec<Range<usize>>,
    /// Token ranges of what is no figure.
    pub(crate) decoys: Vec<(Range<usize>, DecoyKind)>,
    /// Stated intervals, in order.
    pub(crate) intervals: Vec<(Range<usize>, StatedInterval)>,
    /// For each token, whether a quotation is open.
    quoted: Vec<bool>,
}

impl<'t> Passage<'t> {
    /// Whether the words around a token are written as in a headline: "Minister Cites 259 Forced Labour Cases". Capitals then say
    /// nothing of names.
    pub(crate) fn is_title_case(&self, at: usize) -> bool {
        /// Words on each side that are looked at.
        const REACH: usize = 8;
        let around = at.saturating_sub(REACH)..(at + REACH + 1).min(self.tokens.len());
        let long = |t: &&Token| t.is_word() && t.end - t.start > 3;
        let words = self.tokens[around].iter().filter(long);
        let (n, capital) = words.fold((0, 0), |(n, capital), t| (n + 1, capital + usize::from(t.capital)));
        n > 2 && n == capital
    }

    /// Reads `text`: tokens, sentences, quotation marks.
    pub(crate) fn read(&mut self, text: &'t str, role: Role) {
        self.text = text;
        self.role = role;
        tokenize(text, &mut self.tokens);
        self.claims.clear();
        self.claims.resize(self.tokens.len(), None);
        self.periods.clear();
        self.decoys.clear();
        self.intervals.clear();
        self.quoted.clear();
        let mut open = false;
        for t in &self.tokens {
            self.quoted.push(open);
            match t.mark {
                '“' | '«' | '„' => open = true,
                '”' | '»' => open = false,
                '"' => open = !open,
                _ => {}
            }
        }
        crate::language::sentence::split(&self.tokens, text, &mut self.sentences);
    }

    /// The same buffers for a text of another lifetime.
    pub(crate) fn reborrow<'u>(self) -> Passage<'u> {
        Passage {
            text: "",
            role: self.role,
            tokens: self.tokens,
            sentences: self.sentences,
            claims: self.claims,
            periods: self.periods,
            decoys: self.decoys,
            intervals: self.intervals,
            quoted: self.quoted,
        }
    }

    /// The buffers without the text.
    pub(crate) fn release(self) -> Passage<'static> {
        self.reborrow()
    }

    /// Whether the token stands after an opening quotation mark that is not closed before it.
    pub(crate) fn in_quotation(&self, at: usize) -> bool {
        self.quoted.get(at).copied().unwrap_or(false)
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(crate) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    pub(crate) fn before(&self, at: usize) -> Option<&Token> {
        at.checked_sub(1).and_then(|i| self.tokens.get(i))
    }

    /// The surface of a token; empty past the end.
    pub(crate) fn word(&self, at: usize) -> &'t str {
        match self.tokens.get(at) {
            Some(t) => &self.text[t.start as usize..t.end as usize],
            None => "",
        }
    }

    /// The byte ends of a range of tokens, relative to the passage.
    pub(crate) fn bytes(&self, range: &Range<usize>) -> (usize, usize) {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|e| self.tokens.get(e))) {
            (Some(a), Some(b)) if range.start < range.end => (a.start as usize, b.end as usize),
            _ => (0, 0),
        }
    }

    /// The interval that starts at a token, with its end.
    pub(crate) fn interval_at(&self, at: usize) -> Option<(usize, StatedInterval)> {
        self.intervals.iter().find(|(r, _)| r.start == at).map(|(r, interval)| (r.end, *interval))
    }

    pub(crate) fn is(&self, at: usize, flags: Flags) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is(flags))
    }

    /// Whether the word does one of what `flags` say in a clause of source.
    pub(crate) fn plays(&self, at: usize, flags: Flags) -> bool {
        wording(self.word(at)) & flags != 0
    }

    pub(crate) fn was(&self, at: usize, flags: Flags) -> bool {
        self.before(at).is_some_and(|t| t.is(flags))
    }

    /// Whether the token reads `word`, ASCII case aside.
    #[inline]
    pub(crate) fn reads(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|t| self.says(t, word))
    }

    /// Whether a token of the passage reads `word`, ASCII case aside.
    #[inline(always)]
    pub(crate) fn says(&self, t: &Token, word: &str) -> bool {
        t.shape == Shape::of(word.as_bytes()) && self.same(t, word)
    }

    /// Length and shape decide nearly always. Of a list, the length is all that is looked at for most words.
    #[inline(always)]
    fn token_reads(&self, t: &Token, word: &str) -> bool {
        (t.end - t.start) as usize == word.len()
            && t.shape == Shape::of(word.as_bytes())
            && self.same(t, word)
    }

    #[inline(never)]
    fn same(&self, t: &Token, word: &str) -> bool {
        let said = &self.text.as_bytes()[t.start as usize..t.end as usize];
        said == word.as_bytes() || said.eq_ignore_ascii_case(word.as_bytes())
    }

    /// Whether the token reads any of `words`.
    #[inline(always)]
    pub(crate) fn reads_any(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|t| words.iter().any(|w| self.token_reads(t, w)))
    }

    /// Whether the tokens from `at` on read `words`.
    #[inline]
    pub(crate) fn reads_all(&self, at: usize, words: &[&str]) -> bool {
        self.tokens
            .get(at..at.saturating_add(words.len()))
            .is_some_and(|ts| ts.iter().zip(words).all(|(t, w)| self.token_reads(t, w)))
    }

    pub(crate) fn mark(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_mark(mark))
    }

    pub(crate) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.glued)
    }

    pub(crate) fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Number)
    }

    pub(crate) fn claimed(&self, at: usize) -> bool {
        self.claims.get(at).is_some_and(Option::is_some)
    }

    /// Marks tokens as no figure.
    pub(crate) fn claim(&mut self, range: Range<usize>, kind: DecoyKind) {
        let end = range.end.min(self.claims.len());
        if range.start >= end {
            return;
        }
        let range = range.start..end;
        self.claims[range.clone()].fill(Some(kind));
        if matches!(kind, DecoyKind::Date | DecoyKind::Duration | DecoyKind::Time) {
            self.periods.push(range.clone());
        }
        self.decoys.push((range, kind));
    }

    /// A plain whole number of digits without commas or points.
    pub(crate) fn whole(&self, at: usize) -> Option<u32> {
        let t = self.tokens.get(at)?;
        (t.kind == Kind::Number && t.number >= 0.0).then_some(t.number as u32)
    }

    /// Whether the passage or its sentence ends before `at`, or a mark that ends a clause stands there.
    pub(crate) fn ends(&self, at: usize) -> bool {
        match self.tokens.get(at) {
            None => true,
            Some(t) => {
                t.kind == Kind::Mark
                    && matches!(t.mark, '.' | ',' | ';' | '!' | '?' | ')' | ':' | '”' | '"' | '—')
            }
        }
    }
}
