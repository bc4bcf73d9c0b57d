//! Words, numbers and marks of a block, with what the lexicon knows of each.

use std::borrow::Cow;

use crate::language::lexicon::{self, Flags};

/// What kind of thing a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    /// Digits with inner points and commas.
    Number,
    /// "’s" or the apostrophe of a plural possessive.
    Possessive,
    Mark,
}

/// The first and the last byte of a word in lower case, and how many bytes it has: few words that differ share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape(u32);

impl Shape {
    /// The shape of a word; of an empty one, which no token is, a shape that none has.
    #[inline(always)]
    pub(crate) const fn of(bytes: &[u8]) -> Self {
        let len = bytes.len();
        if len == 0 {
            return Self(0);
        }
        let first = bytes[0].to_ascii_lowercase() as u32;
        let last = bytes[len - 1].to_ascii_lowercase() as u32;
        Self((len as u32) << 16 | last << 8 | first)
    }

    /// The last byte in lower case.
    pub(crate) const fn last(self) -> u8 {
        (self.0 >> 8) as u8
    }

    /// The first byte in lower case.
    pub(crate) const fn first(self) -> u8 {
        self.0 as u8
    }
}

/// A token: byte offsets are relative to the block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: Kind,
    /// What most comparisons of words end at.
    pub(crate) shape: Shape,
    /// No space stands before it.
    pub(crate) glued: bool,
    /// A line ends before it (soft: the sentence goes on).
    pub(crate) line: bool,
    /// A word with a capital first letter.
    pub(crate) capital: bool,
    /// A word of capitals only, of two letters or more.
    pub(crate) upper: bool,
    /// A number that a reader of the page may see as another one: turned round, struck out, or broken by what steers a terminal.
    pub(crate) masked: bool,
    /// The character of a mark; a space for the rest.
    pub(crate) mark: char,
    pub(crate) flags: Flags,
    /// The number that a number word stands for; of digits, their value if they are few and plain, else −1.
    pub(crate) number: f64,
}

impl Token {
    pub(crate) fn is(&self, flags: Flags) -> bool {
        self.flags & flags != 0
    }

    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// A word of no closed class.
    pub(crate) fn is_plain(&self) -> bool {
        self.kind == Kind::Word && self.flags == 0
    }

    pub(crate) fn is_lower_word(&self) -> bool {
        self.kind == Kind::Word && !self.capital
    }

    pub(crate) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark && self.mark == mark
    }

    /// A dash that joins: not the long one that sets a clause apart.
    pub(crate) fn is_hyphen(&self) -> bool {
        self.kind == Kind::Mark && matches!(self.mark, '-' | '‐' | '‑' | '–' | '−')
    }

    pub(crate) fn is_open_quote(&self) -> bool {
        self.kind == Kind::Mark && matches!(self.mark, '“' | '"' | '«' | '„' | '‘')
    }

    pub(crate) fn is_close_quote(&self) -> bool {
        self.kind == Kind::Mark && matches!(self.mark, '”' | '"' | '»' | '’')
    }

    pub(crate) fn is_currency_sign(&self) -> bool {
        self.kind == Kind::Mark
            && matches!(self.mark, '$' | '£' | '€' | '¥' | '₹' | '₽' | '₩' | '¢' | '₦' | '₺' | '₱')
    }
}

/// Cuts `text` into `tokens`, which is cleared first.
pub(crate) fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut glued = false;
    let mut line = false;
    // Whether an override runs the characters from right to left.
    let mut turned = false;
    let lexicon = lexicon::table();
    while let Some(&b) = bytes.get(at) {
        if b == b' ' {
            at += 1;
            glued = false;
            continue;
        }
        let (kind, mark, end) = match lex(text, at, b, glued) {
            Lexeme::Token(kind, mark, end) => (kind, mark, end),
            Lexeme::Space { end, ends_line } => {
                at = end;
                glued = false;
                line |= ends_line;
                turned &= !ends_line;
                continue;
            }
            Lexeme::Nothing { end } => {
                turned = is_turned(&text[at..end], turned);
                at = end;
                continue;
            }
        };
        let mut token = Token {
            start: at as u32,
            end: end as u32,
            kind,
            shape: Shape::of(&bytes[at..end]),
            glued,
            line,
            capital: false,
            upper: false,
            masked: false,
            mark,
            flags: 0,
            number: 0.0,
        };
        if kind == Kind::Number {
            let word = &text[at..end];
            token.number = whole(plain_digits(word).as_bytes());
            token.masked = turned || has_mask(word);
            turned = is_turned(word, turned);
        }
        if kind == Kind::Word {
            (token.capital, token.upper) = case(&text[at..end]);
            (token.flags, token.number) = lexicon.find(&bytes[at..end]);
        }
        tokens.push(token);
        at = end;
        glued = true;
        line = false;
    }
}

/// What stands at a byte of the text, and where it ends.
enum Lexeme {
    /// A token with its mark.
    Token(Kind, char, usize),
    Space {
        end: usize,
        ends_line: bool,
    },
    /// What is not seen by itself: a soft hyphen, a joiner, a mark of direction, a control.
    Nothing {
        end: usize,
    },
}

/// Reads what begins with the byte `b` at `at`; `glued` says that no space stands before it.
fn lex(text: &str, at: usize, b: u8, glued: bool) -> Lexeme {
    let bytes = text.as_bytes();
    if is_letter(b) {
        return Lexeme::Token(Kind::Word, ' ', word_end(text, at));
    }
    match b {
        b' ' | b'\t' | b'\r' | 0x0b | 0x0c => return Lexeme::Space { end: at + 1, ends_line: false },
        b'\n' => return Lexeme::Space { end: at + 1, ends_line: true },
        _ => {}
    }
    if b.is_ascii_digit() || b == b'.' && opens_decimal(bytes, at, glued) {
        let end = number_end(bytes, at);
        // what is not seen, or a digit of another script, right behind the digits or their separator
        let behind = if matches!(bytes.get(end), Some(b'.' | b',')) { end + 1 } else { end };
        let is_wide = bytes.get(behind).is_some_and(|b| *b >= 0xc2 || b.is_ascii_control());
        let end = if is_wide { wide_number_end(text, at).max(end) } else { end };
        return Lexeme::Token(Kind::Number, ' ', end);
    }
    if b.is_ascii_control() {
        return Lexeme::Nothing { end: at + unseen_len(text, at).max(1) };
    }
    if b.is_ascii() {
        if b == b'\'' && glued && possessive_end(text, at) > at {
            return Lexeme::Token(Kind::Possessive, ' ', possessive_end(text, at));
        }
        return Lexeme::Token(Kind::Mark, char::from(b), at + 1);
    }
    let Some(c) = text[at..].chars().next() else { return Lexeme::Nothing { end: text.len() } };
    let end = at + c.len_utf8();
    if c.is_whitespace() {
        Lexeme::Space { end, ends_line: matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}') }
    } else if c.is_alphabetic() {
        Lexeme::Token(Kind::Word, ' ', word_end(text, at))
    } else if c == '’' && glued && possessive_end(text, at) > at {
        Lexeme::Token(Kind::Possessive, ' ', possessive_end(text, at))
    } else if unseen_len(text, at) > 0 {
        Lexeme::Nothing { end: at + unseen_len(text, at) }
    } else if glued
        && matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
        && at > 0
        && bytes[at - 1].is_ascii_digit()
    {
        // the mark of a note behind a number is none of its digits
        Lexeme::Nothing { end }
    } else if digit(c).is_some() {
        Lexeme::Token(Kind::Number, ' ', wide_number_end(text, at))
    } else {
        Lexeme::Token(Kind::Mark, c, end)
    }
}

/// ".5" after a space or a mark that may stand before a number.
fn opens_decimal(bytes: &[u8], at: usize, glued: bool) -> bool {
    let free = !glued || at == 0 || matches!(bytes[at - 1], b'-' | b'$' | b'(' | b'~' | b'<' | b'>');
    free && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

/// The value of up to nine plain digits, else −1.
fn whole(digits: &[u8]) -> f64 {
    if digits.len() > 9 || !digits.iter().all(u8::is_ascii_digit) {
        return -1.0;
    }
    f64::from(digits.iter().fold(0u32, |n, d| n * 10 + u32::from(d - b'0')))
}

fn case(word: &str) -> (bool, bool) {
    let first = word.as_bytes()[0];
    let capital = if first.is_ascii() {
        first.is_ascii_uppercase()
    } else {
        word.chars().next().is_some_and(char::is_uppercase)
    };
    let upper = capital && word.len() > 1 && !word.bytes().any(|b| b.is_ascii_lowercase());
    (capital, upper)
}

/// Zeros of the decimal digits that are read, each followed by its nine others (Unicode general category Nd).
const ZEROS: &[char] = &[
    '\u{660}',
    '\u{6f0}',
    '\u{7c0}',
    '\u{966}',
    '\u{9e6}',
    '\u{a66}',
    '\u{ae6}',
    '\u{b66}',
    '\u{be6}',
    '\u{c66}',
    '\u{ce6}',
    '\u{d66}',
    '\u{e50}',
    '\u{ed0}',
    '\u{f20}',
    '\u{1040}',
    '\u{17e0}',
    '\u{1810}',
    '\u{ff10}',
    '\u{1d7ce}',
    '\u{1d7d8}',
    '\u{1d7e2}',
    '\u{1d7ec}',
    '\u{1d7f6}',
];

/// The value of a decimal digit of any script that is read.
fn digit(c: char) -> Option<u32> {
    c.to_digit(10)
        .or_else(|| ZEROS.iter().map(|&z| u32::from(c).wrapping_sub(u32::from(z))).find(|&d| d < 10))
}

/// Characters that are not seen by themselves: soft hyphens, joiners, marks of direction, variants and tags, strokes over others,
/// controls. White space is seen.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
        || c.is_control() && !c.is_whitespace()
}

/// The length of what is not seen at a byte of the text: a character, or a sequence that steers a terminal.
fn unseen_len(text: &str, at: usize) -> usize {
    let Some(c) = text[at..].chars().next().filter(|c| is_unseen(*c)) else { return 0 };
    let end = at + c.len_utf8();
    let parameters = match c {
        '\u{1b}' if text[end..].starts_with('[') => end + 1,
        '\u{9b}' => end,
        _ => return end - at,
    };
    let is_parameter = |b: &u8| b.is_ascii_digit() || matches!(b, b';' | b':' | b'?');
    let letter = parameters + text.as_bytes()[parameters..].iter().take_while(|b| is_parameter(b)).count();
    if text.as_bytes().get(letter).is_some_and(u8::is_ascii_alphabetic) { letter + 1 - at } else { end - at }
}

/// Whether the characters run from right to left behind these.
fn is_turned(passed: &str, before: bool) -> bool {
    passed.chars().fold(before, |turned, c| match c {
        '\u{202e}' => true,
        '\u{202a}'..='\u{202d}' | '\u{2069}' => false,
        _ => turned,
    })
}

/// Whether a number holds what may show its digits in another order, or struck out.
fn has_mask(word: &str) -> bool {
    let masks = |c: char| {
        matches!(c, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20df}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            || c.is_control()
    };
    word.contains(masks)
}

/// The digits of a number token in ASCII, with points and commas; what is not seen is left out.
pub(crate) fn plain_digits(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_control()) {
        return Cow::Borrowed(word);
    }
    let mut plain = String::with_capacity(word.len());
    let mut at = 0;
    while let Some(c) = word[at..].chars().next() {
        let unseen = unseen_len(word, at);
        if unseen == 0 {
            plain.push(match c {
                '\u{66b}' => '.',
                '\u{66c}' => ',',
                _ => digit(c).and_then(|d| char::from_digit(d, 10)).unwrap_or(c),
            });
        }
        at += unseen.max(c.len_utf8());
    }
    Cow::Owned(plain)
}

/// Where a number goes on that has digits of other scripts, or what is not seen, among its own.
fn wide_number_end(text: &str, start: usize) -> usize {
    let (mut at, mut end) = (start, start);
    let mut is_parted = false;
    while let Some(c) = text[at..].chars().next() {
        let unseen = unseen_len(text, at);
        let is_separator = matches!(c, '.' | ',' | '\u{66b}' | '\u{66c}');
        at += unseen.max(c.len_utf8());
        if digit(c).is_some() {
            end = at;
            is_parted = false;
        } else if is_separator && end > start && !is_parted {
            is_parted = true;
        } else if unseen == 0 {
            break;
        }
    }
    end
}

/// An ASCII letter, asked in three steps: it is asked of nearly every byte.
const fn is_letter(b: u8) -> bool {
    (b | 0x20).wrapping_sub(b'a') < 26
}

/// Letters, and an apostrophe between letters unless a possessive "s" follows it.
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        at += bytes[at..].iter().take_while(|&&b| is_letter(b)).count();
        let Some(&b) = bytes.get(at) else { break };
        if b.is_ascii() {
            if b == b'\'' && inner_apostrophe(text, at, 1) {
                at += 1;
            } else {
                break;
            }
        } else {
            let Some(c) = text[at..].chars().next() else { break };
            if c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c) {
                at += c.len_utf8();
            } else if c == '’' && inner_apostrophe(text, at, 3) {
                at += 3;
            } else {
                break;
            }
        }
    }
    at.max(start + 1)
}

fn inner_apostrophe(text: &str, at: usize, len: usize) -> bool {
    let mut rest = text[at + len..].chars();
    match rest.next() {
        Some('s' | 'S') => rest.next().is_some_and(char::is_alphabetic),
        Some(c) => c.is_alphabetic(),
        None => false,
    }
}

/// "’s" before a word's end, or the bare apostrophe of a plural before a space; `at` where it is neither.
fn possessive_end(text: &str, at: usize) -> usize {
    let len = if text.as_bytes()[at] == b'\'' { 1 } else { 3 };
    let mut rest = text[at + len..].chars();
    match rest.next() {
        Some('s' | 'S') if !rest.next().is_some_and(char::is_alphanumeric) => at + len + 1,
        Some(' ') if at > 0 && matches!(text.as_bytes()[at - 1], b's' | b'z' | b'x') => at + len,
        _ => at,
    }
}

/// Digits, with points and commas between digits.
fn number_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    loop {
        match bytes.get(at) {
            Some(b) if b.is_ascii_digit() => at += 1,
            Some(b'.' | b',') if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => at += 2,
            _ => return at,
        }
    }
}
