//! JSON into the tree (RFC 8259).
//!
//! Written here rather than taken from a library because the tree needs spans, the order of keys, keys that stand twice, and numbers digit
//! for digit. What it accepts is tested against `serde_json`.

use super::{Entry, InputLimits, Kind, Node, Table};
use crate::{Code, Diagnostic, FileId, FileSpan};

/// Reads JSON text. Nothing beyond the first syntax error can be read.
pub(crate) fn read_json(file: FileId, text: &str, limits: InputLimits, found: &mut Vec<Diagnostic>) -> Node {
    let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Reader { file, text, at, limits, found };
    let value = reader.value(0).and_then(|node| {
        reader.skip_space();
        if reader.at < text.len() { Err(reader.fault("nothing more is expected here")) } else { Ok(node) }
    });
    value.unwrap_or_else(|diagnostic| {
        found.push(*diagnostic);
        Node { span: FileSpan::new(file, 0..text.len()), kind: Kind::Table(Table::default()) }
    })
}

struct Reader<'t, 'd> {
    file: FileId,
    text: &'t str,
    at: usize,
    limits: InputLimits,
    found: &'d mut Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    fn fault(&self, message: &str) -> Box<Diagnostic> {
        let len = self.text.get(self.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let start = self.at.min(self.text.len());
        Box::new(Diagnostic::new(Code::JsonSyntax, FileSpan::new(self.file, start..start + len), message))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let is_here = self.peek() == Some(byte);
        self.at += usize::from(is_here);
        is_here
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Result<Node, Box<Diagnostic>> {
        self.skip_space();
        let start = self.at;
        if depth >= self.limits.depth && matches!(self.peek(), Some(b'{' | b'[')) {
            return Err(Box::new(Diagnostic::new(
                Code::TooDeep,
                FileSpan::new(self.file, start..start + 1),
                format!("more than {} tables or lists within one another", self.limits.depth),
            )));
        }
        let kind = match self.peek() {
            Some(b'{') => Kind::Table(self.table(depth)?),
            Some(b'[') => Kind::List(self.list(depth)?),
            Some(b'"') => Kind::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => Kind::Number(self.number()?),
            Some(b't') => self.word("true", Kind::Bool(true))?,
            Some(b'f') => self.word("false", Kind::Bool(false))?,
            Some(b'n') => self.word("null", Kind::Null)?,
            _ => return Err(self.fault("expected a value")),
        };
        Ok(Node { span: FileSpan::new(self.file, start..self.at), kind })
    }

    fn word(&mut self, word: &str, kind: Kind) -> Result<Kind, Box<Diagnostic>> {
        if self.text[self.at..].starts_with(word) {
            self.at += word.len();
            Ok(kind)
        } else {
            Err(self.fault("expected a value"))
        }
    }

    fn table(&mut self, depth: usize) -> Result<Table, Box<Diagnostic>> {
        self.at += 1;
        let mut table = Table::default();
        let mut keys = std::collections::BTreeMap::new();
        self.skip_space();
        if self.eat(b'}') {
            return Ok(table);
        }
        loop {
            self.skip_space();
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.fault("expected a key in quotation marks"));
            }
            let key = self.string()?;
            let key_span = FileSpan::new(self.file, start..self.at);
            self.skip_space();
            if !self.eat(b':') {
                return Err(self.fault("expected a colon"));
            }
            let node = self.value(depth + 1)?;
            if let Some(&first) = keys.get(&key) {
                self.found.push(
                    Diagnostic::new(Code::DuplicateKey, key_span, "this key stands twice in its table")
                        .hint("keep one of the two, or give the second another name")
                        .related(first, "it stands here first"),
                );
            } else {
                keys.insert(key.clone(), key_span);
                table.entries.push(Entry { key, key_span, node });
            }
            self.skip_space();
            if self.eat(b'}') {
                return Ok(table);
            }
            if !self.eat(b',') {
                return Err(self.fault("expected a comma or a closing brace"));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Node>, Box<Diagnostic>> {
        self.at += 1;
        let mut items = Vec::new();
        self.skip_space();
        if self.eat(b']') {
            return Ok(items);
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.skip_space();
            if self.eat(b']') {
                return Ok(items);
            }
            if !self.eat(b',') {
                return Err(self.fault("expected a comma or a closing bracket"));
            }
        }
    }

    fn number(&mut self) -> Result<String, Box<Diagnostic>> {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') && self.digits() == 0 {
            return Err(self.fault("expected a digit"));
        }
        if self.eat(b'.') && self.digits() == 0 {
            return Err(self.fault("expected a digit"));
        }
        if self.eat(b'e') || self.eat(b'E') {
            if !self.eat(b'+') {
                self.eat(b'-');
            }
            if self.digits() == 0 {
                return Err(self.fault("expected a digit"));
            }
        }
        Ok(self.text[start..self.at].to_owned())
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    fn string(&mut self) -> Result<String, Box<Diagnostic>> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let plain = self.text[self.at..]
                .find(|c: char| c == '"' || c == '\\' || c.is_ascii_control() && c != '\u{7f}')
                .ok_or_else(|| self.fault("the text has no closing quotation mark"))?;
            text.push_str(&self.text[self.at..self.at + plain]);
            self.at += plain;
            if self.eat(b'"') {
                return Ok(text);
            }
            if !self.eat(b'\\') {
                return Err(
                    self.fault("a control character in a text is written as \\u followed by four digits")
                );
            }
            text.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Result<char, Box<Diagnostic>> {
        let escaped = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.unicode();
            }
            _ => return Err(self.fault("there is no such escape")),
        };
        self.at += 1;
        Ok(escaped)
    }

    /// `\u` escapes; two of them for characters beyond the basic plane.
    fn unicode(&mut self) -> Result<char, Box<Diagnostic>> {
        let first = self.hex()?;
        let code = if (0xd800..0xdc00).contains(&first) {
            if !(self.eat(b'\\') && self.eat(b'u')) {
                return Err(self.fault("half of a character that is written in two"));
            }
            let second = self.hex()?;
            if !(0xdc00..0xe000).contains(&second) {
                return Err(self.fault("half of a character that is written in two"));
            }
            0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)
        } else {
            first
        };
        char::from_u32(code).ok_or_else(|| self.fault("half of a character that is written in two"))
    }

    fn hex(&mut self) -> Result<u32, Box<Diagnostic>> {
        let digits = self.text.get(self.at..self.at + 4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += if code.is_some() { 4 } else { 0 };
        code.ok_or_else(|| self.fault("expected four hexadecimal digits"))
    }
}
