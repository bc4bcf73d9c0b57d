//! Reads capture data from tables of text, in the layouts in which they are kept.

mod aside;
mod carriage_return;
mod count;
mod doubt;
mod fault;
mod foreign;
mod gather;
mod identifier;
mod looks;
mod membership;
mod note;
mod options;
mod person;
mod plan;
mod preamble;
mod record;
mod sample;

use std::io::{self, Read};

pub use doubt::ColumnDoubt;
pub use fault::{MAX_QUOTE, ReadError, ReadFault, ReadFaultKind};
pub use note::ReadingNote;
pub use options::{Captures, ColumnRole, Layout, ReadOptions, Reading, Stratum};

use carriage_return::{CarriageReturns, ends_lines};
use fault::Faults;
use gather::Gatherer;
use preamble::Preamble;
use record::{MAX_RECORD, RecordFault, RecordScanner};

/// How many bytes are looked at to tell the delimiter and the layout.
const HEAD: usize = 1 << 16;

/// Reads capture data from a table of text with a header line.
///
/// The input is streamed: memory grows with the distinct histories, and with the people where rows name them (some 23 bytes each), never
/// with the rows. Rows may come in any order, histories with nobody may be written out or not, and a history may be written in
/// several rows. `progress` is told the bytes read so far, once per quarter of a million.
///
/// `1` and `0`, `TRUE` and `FALSE`, `yes` and `no` (also in German, French, Spanish, Portuguese, Italian, Dutch and Serbo-Croatian)
/// and `x` are memberships; a blank is one only if the options say so; `NA`, `.`, `-` and the like say that it is not known, and are
/// faults. Counts may be called `count`, `Freq`, `total`, `Anzahl` and the like. Every other column of memberships is taken as a list;
/// [`Reading::columns`] says what each column was taken for, and should be shown.
///
/// A column of whole numbers beside lists is held against them. Where it is the number of the row's lists, it says how often a person was
/// seen, and not how many people; where it holds 0 and 1 and rows repeat, it is a list; where it may be two things, the reader asks.
///
/// What spreadsheets add around a table (a line that names the delimiter, titles, blank rows and columns, sources below it, a last row of
/// sums, marks of thousands) is passed over or read where that can lose nobody, and [`Reading::notes`] says so; else it is a fault.
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
    if let Some(what) = foreign::name(text) {
        faults.add(1, 1, || ReadFaultKind::NotATable { what });
        faults.check()?;
    }
    if text.starts_with(b"\xff\xfe") || text.starts_with(b"\xfe\xff") || text.contains(&0) {
        faults.add(1, 1, || ReadFaultKind::NotUtf8);
        faults.check()?;
    }
    let has_carriage_returns = ends_lines(text);
    let head = if has_carriage_returns { carriage_return::as_newlines(text) } else { text.to_vec() };
    let Some(preamble) = Preamble::of(&head, is_whole, options.delimiter) else {
        faults.add(1, 1, || ReadFaultKind::Empty);
        return Err(faults.into_error());
    };
    let delimiter = preamble.delimiter;
    let Some(plan) = plan::plan(&preamble.sample, delimiter, options, &mut faults) else {
        return Err(faults.into_error());
    };
    faults.check()?;
    let rest: Box<dyn Read + '_> =
        if has_carriage_returns { Box::new(CarriageReturns(input)) } else { Box::new(input) };
    let mut scanner = RecordScanner::new(head.as_slice().chain(rest), delimiter);
    let mut gatherer = Gatherer::new(&plan, options.blank_is_absent);
    let mut n_rows = 0;
    let mut n_before = preamble.n_records + 1;
    loop {
        match scanner.advance(&mut progress) {
            Ok(true) if n_before > 0 => n_before -= 1,
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
    gatherer.check_end(&mut faults);
    faults.check()?;
    if n_rows == 0 {
        faults.add(1, 1, || ReadFaultKind::NoRows);
    }
    faults.check()?;
    let Some(gathered) = gatherer.finish() else {
        faults.add(1, 1, || ReadFaultKind::NoLists);
        return Err(faults.into_error());
    };
    // What is below the table is text that was passed over, or nobody was counted.
    let is_of_nobody = match &gathered.captures {
        Captures::Tables(strata) => strata.iter().all(|stratum| stratum.data.n_observed() == 0),
        Captures::Counts(_) => false,
    };
    if is_of_nobody {
        faults.add(1, 1, || ReadFaultKind::NoRows);
        return Err(faults.into_error());
    }
    let mut notes = preamble.notes;
    notes.extend(has_carriage_returns.then_some(ReadingNote::CarriageReturns));
    notes.extend(plan.notes);
    notes.extend(gathered.notes);
    Ok(Reading {
        layout: plan.layout,
        layout_detected: plan.detected,
        columns: plan.names.iter().cloned().zip(plan.roles.iter().copied()).collect(),
        captures: gathered.captures,
        n_rows,
        repeated_pairs: gathered.repeated_pairs,
        n_repeated_persons: gathered.n_repeated_persons,
        notes,
    })
}

fn read_head(input: &mut impl Read) -> io::Result<(Vec<u8>, bool)> {
    let mut head = Vec::new();
    let n_read = input.take(HEAD as u64).read_to_end(&mut head)?;
    Ok((head, n_read < HEAD))
}
