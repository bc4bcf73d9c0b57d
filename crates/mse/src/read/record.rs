//! A bounded scanner for delimited records.

use std::io::{self, Read};

/// The most bytes of one record: an unclosed quote must not swallow a file into memory.
pub(super) const MAX_RECORD: usize = 1 << 20;
/// The most fields of one record that are told apart.
pub(super) const MAX_FIELDS: usize = 4096;

const CHUNK: usize = 1 << 18;

/// Where a field lies: in the buffer if it was plain, in the scratch if its quotes were taken off.
#[derive(Debug, Clone, Copy)]
struct Field {
    start: usize,
    end: usize,
    column: usize,
    in_scratch: bool,
}

/// What stopped a record from being read.
#[derive(Debug)]
pub(super) enum RecordFault {
    Io(io::Error),
    /// Too long, or a quote that never closes; there is no telling where the next record begins.
    Unbounded {
        line: u64,
        in_quotes: bool,
    },
}

/// Reads records of fields, quoted after RFC 4180 or not, with the place of each.
pub(super) struct RecordScanner<R> {
    input: R,
    delimiter: u8,
    buffer: Vec<u8>,
    /// The part of the buffer that is filled and not yet scanned.
    position: usize,
    filled: usize,
    at_end: bool,
    n_bytes: u64,
    scratch: Vec<u8>,
    fields: Vec<Field>,
    /// Fields beyond those that are told apart.
    n_fields_over: usize,
    /// The first line of the current record and of the next.
    line: u64,
    next_line: u64,
}

impl<R: Read> RecordScanner<R> {
    pub(super) fn new(input: R, delimiter: u8) -> Self {
        Self {
            input,
            delimiter,
            buffer: vec![0; CHUNK],
            position: 0,
            filled: 0,
            at_end: false,
            n_bytes: 0,
            scratch: Vec::new(),
            fields: Vec::new(),
            n_fields_over: 0,
            line: 0,
            next_line: 1,
        }
    }

    /// Moves to the next record that is not an empty line; false at the end.
    pub(super) fn advance(&mut self, progress: &mut dyn FnMut(u64)) -> Result<bool, RecordFault> {
        loop {
            let Some(end) = self.find_end(progress)? else { return Ok(false) };
            self.line = self.next_line;
            let start = self.position;
            let has_newline = end < self.filled;
            let mut stop = end;
            if stop > start && self.buffer[stop - 1] == b'\r' {
                stop -= 1;
            }
            self.position = if has_newline { end + 1 } else { end };
            self.next_line += 1;
            if stop == start {
                continue;
            }
            self.split(start, stop);
            return Ok(true);
        }
    }

    /// The end of the record that begins at the position: its newline, or the end of the input. Quotes hide newlines.
    fn find_end(&mut self, progress: &mut dyn FnMut(u64)) -> Result<Option<usize>, RecordFault> {
        let mut in_quotes = false;
        let mut at = self.position;
        loop {
            let rest = &self.buffer[at..self.filled];
            if in_quotes {
                match rest.iter().position(|&byte| byte == b'"') {
                    Some(offset) => {
                        in_quotes = false;
                        at += offset + 1;
                        continue;
                    }
                    None => at = self.filled,
                }
            } else {
                match rest.iter().position(|&byte| byte == b'\n' || byte == b'"') {
                    Some(offset) if rest[offset] == b'\n' => return Ok(Some(at + offset)),
                    Some(offset) => {
                        in_quotes = true;
                        at += offset + 1;
                        continue;
                    }
                    None => at = self.filled,
                }
            }
            if at - self.position > MAX_RECORD {
                return Err(RecordFault::Unbounded { line: self.next_line, in_quotes });
            }
            if self.at_end {
                if in_quotes {
                    return Err(RecordFault::Unbounded { line: self.next_line, in_quotes });
                }
                return Ok((self.filled > self.position).then_some(self.filled));
            }
            at -= self.refill(progress)?;
        }
    }

    /// Moves what is left to the front of the buffer and reads on; returns by how much it was moved.
    fn refill(&mut self, progress: &mut dyn FnMut(u64)) -> Result<usize, RecordFault> {
        let moved = self.position;
        self.buffer.copy_within(self.position..self.filled, 0);
        self.filled -= moved;
        self.position = 0;
        if self.buffer.len() - self.filled < CHUNK / 2 {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        let n_read = loop {
            match self.input.read(&mut self.buffer[self.filled..]) {
                Ok(n_read) => break n_read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(RecordFault::Io(error)),
            }
        };
        self.filled += n_read;
        self.at_end = n_read == 0;
        self.n_bytes += n_read as u64;
        progress(self.n_bytes);
        Ok(moved)
    }

    fn split(&mut self, start: usize, mut stop: usize) {
        self.fields.clear();
        self.scratch.clear();
        self.n_fields_over = 0;
        while self.delimiter == b' ' && stop > start && self.buffer[stop - 1] == b' ' {
            stop -= 1;
        }
        let mut at = start;
        loop {
            let column = at - start + 1;
            if self.fields.len() == MAX_FIELDS {
                let rest = &self.buffer[at..stop];
                self.n_fields_over = 1 + rest.iter().filter(|&&byte| byte == self.delimiter).count();
                return;
            }
            // Spaces between fields may be repeated where they are the delimiter.
            if self.delimiter == b' ' {
                while at < stop && self.buffer[at] == b' ' {
                    at += 1;
                }
            }
            if at < stop && self.buffer[at] == b'"' {
                at = self.unquote(at + 1, stop, column);
            } else {
                let rest = &self.buffer[at..stop];
                let end =
                    rest.iter().position(|&byte| byte == self.delimiter).map_or(stop, |offset| at + offset);
                self.fields.push(Field { start: at, end, column, in_scratch: false });
                at = end;
            }
            if at >= stop {
                return;
            }
            at += 1;
        }
    }

    /// Takes the quotes off a field and returns where the delimiter after it is.
    fn unquote(&mut self, mut at: usize, stop: usize, column: usize) -> usize {
        let start = self.scratch.len();
        let mut in_quotes = true;
        while at < stop {
            let byte = self.buffer[at];
            if byte == b'"' {
                if in_quotes && at + 1 < stop && self.buffer[at + 1] == b'"' {
                    self.scratch.push(b'"');
                    at += 2;
                    continue;
                }
                in_quotes = !in_quotes;
            } else if byte == self.delimiter && !in_quotes {
                break;
            } else {
                if byte == b'\n' {
                    self.next_line += 1;
                }
                self.scratch.push(byte);
            }
            at += 1;
        }
        self.fields.push(Field { start, end: self.scratch.len(), column, in_scratch: true });
        at
    }

    pub(super) fn n_fields(&self) -> usize {
        self.fields.len()
    }

    /// How many fields the record has, with those beyond [`MAX_FIELDS`].
    pub(super) fn n_fields_found(&self) -> usize {
        self.fields.len() + self.n_fields_over
    }

    /// The bytes of a field, without blanks around them; empty beyond the last.
    pub(super) fn field(&self, at: usize) -> &[u8] {
        let Some(field) = self.fields.get(at) else { return &[] };
        let source = if field.in_scratch { &self.scratch } else { &self.buffer };
        source[field.start..field.end].trim_ascii()
    }

    /// The line on which the record begins, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The byte of its line, from 1, at which a field begins; of the last field for those beyond it.
    pub(super) fn column(&self, at: usize) -> u64 {
        self.fields.get(at).or(self.fields.last()).map_or(1, |field| field.column as u64)
    }
}
