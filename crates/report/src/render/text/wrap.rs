//! Spans, lines and wrapping by the width that characters take on a terminal.

use unicode_width::UnicodeWidthStr;

/// What a span means. How that looks is for the style to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Ink {
    #[default]
    Plain,
    Emphasis,
    Strong,
    Muted,
    Title,
    Struck,
    Code,
    Link,
    Answer,
    Caution,
    Refusal,
    Evidence,
    Assumption,
    Definition,
}

impl Ink {
    /// The parameters of the ANSI sequence that sets the ink.
    pub(super) const fn ansi(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Emphasis => "3",
            Self::Strong => "1",
            Self::Muted => "2",
            Self::Title => "1",
            Self::Struck => "9",
            Self::Code => "36",
            Self::Link => "4",
            Self::Answer => "1;34",
            Self::Caution => "1;33",
            Self::Refusal => "1;31",
            Self::Evidence => "32",
            Self::Assumption => "33",
            Self::Definition => "34",
        }
    }
}

/// Words with one meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) ink: Ink,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Span(Span),
    Break,
}

impl Piece {
    pub(super) fn new(text: impl Into<String>, ink: Ink) -> Self {
        Self::Span(Span { text: text.into(), ink })
    }
}

/// A line of spans.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Line(pub(super) Vec<Span>);

impl Line {
    pub(super) fn of(text: impl Into<String>, ink: Ink) -> Self {
        Self(vec![Span { text: text.into(), ink }])
    }

    pub(super) fn push(&mut self, text: impl Into<String>, ink: Ink) {
        self.0.push(Span { text: text.into(), ink });
    }

    /// The columns that the line takes. Measured as a whole, because some characters join across spans.
    pub(super) fn width(&self) -> usize {
        self.text().width()
    }

    pub(super) fn text(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }
}

/// Breaks running text into lines of at most `width` columns: between words where possible, within a word where not.
pub(super) fn wrap(pieces: &[Piece], width: usize) -> Vec<Line> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = Line::default();
    // The columns of the line so far: nothing joins across a space, so that words add up, and no line is measured twice.
    let mut taken = 0;
    for word in words(pieces) {
        let Some(word) = word else {
            lines.push(std::mem::take(&mut line));
            continue;
        };
        for part in split(word, width) {
            let more = part.width();
            if line.0.is_empty() {
                (line, taken) = (part, more);
            } else if taken + 1 + more <= width {
                let ink = glue(&line, &part);
                line.push(" ", ink);
                line.0.extend(part.0);
                taken += 1 + more;
            } else {
                lines.push(std::mem::replace(&mut line, part));
                taken = more;
            }
        }
    }
    if !line.0.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// The ink of the space between two words: theirs if they share it, so that a struck phrase is struck throughout.
fn glue(line: &Line, next: &Line) -> Ink {
    match (line.0.last(), next.0.first()) {
        (Some(a), Some(b)) if a.ink == b.ink => a.ink,
        _ => Ink::Plain,
    }
}

/// The words in order; none stands for a forced break.
fn words(pieces: &[Piece]) -> Vec<Option<Line>> {
    let mut words = Vec::new();
    let mut word = Line::default();
    for piece in pieces {
        match piece {
            Piece::Break => {
                if !word.0.is_empty() {
                    words.push(Some(std::mem::take(&mut word)));
                }
                words.push(None);
            }
            Piece::Span(span) => {
                for (at, part) in span.text.split(' ').enumerate() {
                    if at > 0 && !word.0.is_empty() {
                        words.push(Some(std::mem::take(&mut word)));
                    }
                    if !part.is_empty() {
                        word.push(part, span.ink);
                    }
                }
            }
        }
    }
    if !word.0.is_empty() {
        words.push(Some(word));
    }
    words
}

/// A word in parts that fit.
fn split(word: Line, width: usize) -> Vec<Line> {
    if word.width() <= width {
        return vec![word];
    }
    let mut parts = vec![Line::default()];
    for span in word.0 {
        for c in span.text.chars() {
            let Some(last) = parts.last_mut() else { break };
            let mut longer = last.text();
            longer.push(c);
            if longer.width() > width && !last.0.is_empty() {
                parts.push(Line::of(c, span.ink));
                continue;
            }
            match last.0.last_mut() {
                Some(end) if end.ink == span.ink => end.text.push(c),
                _ => last.push(c, span.ink),
            }
        }
    }
    parts
}

/// The lines with something before each: one thing before the first, another before the rest.
pub(super) fn prefixed(lines: Vec<Line>, first: &Line, rest: &Line) -> Vec<Line> {
    lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| {
            let mut out = if at == 0 { first.clone() } else { rest.clone() };
            out.0.extend(line.0);
            out
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, width: usize) -> Vec<String> {
        wrap(&[Piece::new(text, Ink::Plain)], width).iter().map(Line::text).collect()
    }

    #[test]
    fn wraps_by_columns() {
        assert_eq!(wrapped("a bc def", 4), ["a bc", "def"]);
        assert_eq!(wrapped("統計局", 4), ["統計", "局"]);
        assert_eq!(wrapped("", 4), [""]);
    }

    #[test]
    fn glued_spans_do_not_break() {
        let pieces = [Piece::new("cases", Ink::Strong), Piece::new(".", Ink::Plain)];
        assert_eq!(wrap(&pieces, 6).len(), 1);
    }
}
