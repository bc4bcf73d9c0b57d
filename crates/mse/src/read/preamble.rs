//! What stands before the table: the delimiter that a spreadsheet names, titles, blank rows.

use super::count::is_count;
use super::fault::quote;
use super::note::ReadingNote;
use super::sample::{Row, Sample, rows};

/// The most lines before the header.
const MAX_TITLE_LINES: usize = 20;

/// Where the table begins, and what is between its fields.
#[derive(Debug)]
pub(super) struct Preamble {
    pub(super) delimiter: u8,
    /// How many records stand before the header.
    pub(super) n_records: usize,
    pub(super) sample: Sample,
    pub(super) notes: Vec<ReadingNote>,
}

impl Preamble {
    /// Looks at the head of a text; nothing where nothing is written.
    pub(super) fn of(head: &[u8], is_whole: bool, given: Option<u8>) -> Option<Self> {
        let named = named_delimiter(head);
        let delimiter = given.or(named).unwrap_or_else(|| detect_delimiter(head, is_whole));
        let rows = rows(head, is_whole, delimiter);
        let first = usize::from(named.is_some());
        let header = first + title_lines(rows.get(first..)?);
        let mut notes = Vec::new();
        notes.extend(named.map(|byte| ReadingNote::DelimiterLine { delimiter: char::from(byte) }));
        let mut titles = rows[first..header].iter().filter(|row| row.n_written() > 0).peekable();
        if let Some(title) = titles.peek() {
            let written = title.fields.iter().filter(|field| !field.is_empty());
            let text = written.map(Vec::as_slice).collect::<Vec<_>>().join(b", ".as_slice());
            notes.push(ReadingNote::TitleLines { first: quote(&text), n_lines: titles.count() });
        }
        let mut below = rows.into_iter().skip(header);
        let sample = Sample::new(below.next()?, below);
        Some(Self { delimiter, n_records: header, sample, notes })
    }
}

/// The delimiter of a first line such as `sep=;`.
fn named_delimiter(head: &[u8]) -> Option<u8> {
    let line = head.split(|byte| b"\r\n".contains(byte)).next()?;
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    let (word, delimiter) = line.split_at_checked(4)?;
    match delimiter {
        [byte] if word.eq_ignore_ascii_case(b"sep=") && !byte.is_ascii_alphanumeric() => Some(*byte),
        _ => None,
    }
}

/// The comma, semicolon, tab or bar by which most records fall into as many fields as each other; a space where none does.
fn detect_delimiter(head: &[u8], is_whole: bool) -> u8 {
    let fit = |delimiter: u8| {
        let (width, n_rows) = usual_width(&rows(head, is_whole, delimiter));
        (if width > 1 { n_rows } else { 0 }, width)
    };
    // Of equals the last is taken.
    let fits = [b'|', b'\t', b';', b','].map(|delimiter| (fit(delimiter), delimiter));
    match fits.into_iter().max_by_key(|&(fit, _)| fit) {
        Some(((n_rows, _), delimiter)) if n_rows > 0 => delimiter,
        _ => b' ',
    }
}

/// The most frequent number of fields of rows in which something is written, and of how many rows; of equals the larger.
fn usual_width(rows: &[Row]) -> (usize, usize) {
    let mut widths: Vec<usize> =
        rows.iter().filter(|row| row.n_written() > 0).map(|row| row.fields.len()).collect();
    widths.sort_unstable();
    widths
        .chunk_by(|a, b| a == b)
        .map(|same| (same[0], same.len()))
        .max_by_key(|&(width, n_rows)| (n_rows, width))
        .unwrap_or((0, 0))
}

/// How many rows stand before the header: those that are no row of the table and no header, if a header follows.
///
/// A person must never be taken for a title, nor for a header: where a row has nearly the shape of a header, it is passed over only if
/// names follow it and numbers follow them.
fn title_lines(rows: &[Row]) -> usize {
    let (width, _) = usual_width(rows);
    let is_title = |at: usize| {
        let row = &rows[at];
        let leads_to_header = rows.get(at + 1).is_some_and(|next| {
            is_header(next, width)
                && next.n_written() > row.n_written()
                && rows.get(at + 2).is_some_and(holds_number)
        });
        // R names one column less than its rows have; what stands over a group of columns leaves names out.
        let is_nearly_header = row.fields.len() + 1 == width
            || (row.fields.len() == width && row.fields.iter().skip(1).any(Vec::is_empty));
        let is_short = row.n_written() < width.min(2);
        is_short || if is_nearly_header { leads_to_header } else { row.fields.len() != width }
    };
    let n_titles = (0..rows.len().min(MAX_TITLE_LINES + 1)).take_while(|&at| is_title(at)).count();
    match rows.get(n_titles) {
        Some(header) if n_titles == 0 || is_header(header, width) => n_titles,
        // What looks like titles is not followed by a header: then the first row is held against the rules for one.
        _ => 0,
    }
}

/// Whether a row names columns and holds no number.
fn is_header(row: &Row, width: usize) -> bool {
    row.fields.len() == width && row.n_written() >= width.min(2) && !holds_number(row)
}

fn holds_number(row: &Row) -> bool {
    row.fields.iter().any(|field| is_count(field))
}
