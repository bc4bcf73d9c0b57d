//! Reads capture data from tables of text, in the layouts in which they are kept.

mod cell;
mod column;
mod fault;
mod gather;
mod options;
mod person;
mod record;

use std::io::{self, Read};

pub use fault::{MAX_QUOTE, ReadError, ReadFault, ReadFaultKind};
pub use options::{Captures, ColumnRole, Layout, ReadOptions, Reading, Stratum};

use fault::Faults;
use gather::Gatherer;
use record::{MAX_RECORD, RecordFault, RecordScanner};

/// How many bytes are looked at to tell the delimiter and the layout.
const HEAD: usize = 1 << 16;

/// Reads capture data from a table of text with a header line.
///
/// The input is streamed: memory grows with the distinct histories, and with the people where rows name them (some 23 bytes each), never
/// with the rows. Rows may come in any order, histories with nobody may be written out or not, and a history may be written in
/// several rows. `progress` is told the bytes read so far, once per quarter of a million.
///
/// Row names as R writes them are left out; `TRUE`/`FALSE`, `yes`/`no` and `1`/`0` are memberships; counts may be called `count`,
/// `Freq`, `total` and the like. Every other column of 0 and 1 is taken as a list: [`Reading::columns`] says what each column was
/// taken for, and should be shown.
///
/// # Errors
///
/// [`ReadError::Io`] where the input fails, [`ReadError::Faults`] with all faults, each with line, column and a hint, where the
/// data are faulty. Nothing is mended silently.
///
/// # Example
///
/// ```
/// use darkfigure_mse::read::{Captures, Layout, ReadOptions, read_captures};
///
/// let text = "police,shelter,count\n1,0,40\n0,1,30\n1,1,6\n";
/// let reading = read_captures(text.as_bytes(), &ReadOptions::default(), |_| {})?;
/// assert_eq!(reading.layout, Layout::Wide);
/// let Captures::Tables(strata) = reading.captures else { unreachable!() };
/// assert_eq!(strata[0].data.n_observed(), 76);
/// # Ok::<(), darkfigure_mse::read::ReadError>(())
/// ```
pub fn read_captures<R: Read>(
    mut input: R,
    options: &ReadOptions,
    mut progress: impl FnMut(u64),
) -> Result<Reading, ReadError> {
    let mut faults = Faults::new(options.max_faults);
    let (head, is_whole) = read_head(&mut input)?;
    let start = if head.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let text = &head[start..];
    if text.starts_with(b"\xff\xfe") || text.starts_with(b"\xfe\xff") || text.contains(&0) {
        faults.add(1, 1, || ReadFaultKind::NotUtf8);
        faults.check()?;
    }
    let delimiter = options.delimiter.unwrap_or_else(|| detect_delimiter(text));
    let plan = column::plan(text, is_whole, delimiter, options, &mut faults);
    faults.check()?;
    let Some(plan) = plan else {
        faults.add(1, 1, || ReadFaultKind::UnknownLayout);
        faults.check()?;
        return Err(ReadError::Faults { faults: Vec::new(), n_more: 0 });
    };
    let mut scanner = RecordScanner::new(text.chain(input), delimiter);
    let mut gatherer = Gatherer::new(&plan, options.blank_is_absent);
    let mut n_rows = 0;
    let mut header = true;
    loop {
        match scanner.advance(&mut progress) {
            Ok(true) if header => header = false,
            Ok(true) => {
                n_rows += 1;
                gatherer.add(&scanner, &mut faults);
            }
            Ok(false) => break,
            Err(RecordFault::Io(error)) => return Err(ReadError::Io(error)),
            Err(RecordFault::Unbounded { line, in_quotes }) => {
                faults.add(line, 1, || {
                    if in_quotes {
                        ReadFaultKind::OpenQuote
                    } else {
                        ReadFaultKind::RecordLength { limit: MAX_RECORD }
                    }
                });
                break;
            }
        }
    }
    faults.check()?;
    if n_rows == 0 {
        faults.add(1, 1, || ReadFaultKind::NoRows);
    }
    faults.check()?;
    let Some(gathered) = gatherer.finish() else {
        faults.add(1, 1, || ReadFaultKind::NoLists);
        faults.check()?;
        return Err(ReadError::Faults { faults: Vec::new(), n_more: 0 });
    };
    Ok(Reading {
        layout: plan.layout,
        layout_detected: plan.detected,
        columns: plan.names.iter().cloned().zip(plan.roles.iter().copied()).collect(),
        captures: gathered.captures,
        n_rows,
        repeated_pairs: gathered.repeated_pairs,
        n_repeated_persons: gathered.n_repeated_persons,
    })
}

fn read_head(input: &mut impl Read) -> io::Result<(Vec<u8>, bool)> {
    let mut head = Vec::new();
    let n_read = input.take(HEAD as u64).read_to_end(&mut head)?;
    Ok((head, n_read < HEAD))
}

/// The most frequent of comma, semicolon and tab in the header, outside quotes; a space where there is none of them.
fn detect_delimiter(text: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut in_quotes = false;
    for &byte in text.iter().skip_while(|&&byte| byte == b'\n' || byte == b'\r') {
        match byte {
            b'"' => in_quotes = !in_quotes,
            b'\n' if !in_quotes => break,
            _ if !in_quotes => counts.iter_mut().filter(|(d, _)| *d == byte).for_each(|(_, n)| *n += 1),
            _ => {}
        }
    }
    let (delimiter, n) = counts.into_iter().rev().max_by_key(|&(_, n)| n).unwrap_or((b',', 0));
    if n > 0 { delimiter } else { b' ' }
}
