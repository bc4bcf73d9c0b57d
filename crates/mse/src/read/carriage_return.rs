//! Lines that end in carriage returns alone, as old spreadsheets wrote them.

use std::io::{self, Read};

/// Whether the lines of a head end in carriage returns alone.
pub(super) fn ends_lines(head: &[u8]) -> bool {
    // The last byte may be half of a line end.
    let inner = &head[..head.len().saturating_sub(1)];
    inner.contains(&b'\r') && !head.contains(&b'\n')
}

pub(super) fn as_newlines(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|&byte| if byte == b'\r' { b'\n' } else { byte }).collect()
}

/// An input with newlines for its carriage returns.
pub(super) struct CarriageReturns<R>(pub(super) R);

impl<R: Read> Read for CarriageReturns<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.0.read(buffer)?;
        buffer[..n_read].iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
        Ok(n_read)
    }
}
