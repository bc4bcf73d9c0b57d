//! Input that stops and starts, people whom nobody saw, and columns without a name.

use std::io::{self, Read};

use darkfigure_mse::read::{Captures, ReadError, ReadFaultKind, ReadOptions, read_captures};

/// Gives a byte at a time, and an error before the first.
struct Faltering<'a> {
    error: Option<io::ErrorKind>,
    text: &'a [u8],
}

impl Read for Faltering<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if let Some(kind) = self.error.take() {
            return Err(kind.into());
        }
        let n = into.len().min(self.text.len()).min(1);
        into[..n].copy_from_slice(&self.text[..n]);
        self.text = &self.text[n..];
        Ok(n)
    }
}

fn faults(text: &str) -> Vec<ReadFaultKind> {
    match read_captures(text.as_bytes(), &ReadOptions::default(), |_| {}) {
        Err(ReadError::Faults { faults, .. }) => faults.into_iter().map(|fault| fault.kind).collect(),
        Err(error) => panic!("{error}"),
        Ok(_) => Vec::new(),
    }
}

/// An input that is interrupted is read on, one that fails is not.
#[test]
fn an_interruption_is_no_end() {
    let text = b"police,shelter,count\n1,0,40\n0,1,30\n1,1,6\n";
    let of = |error: Option<io::ErrorKind>| {
        read_captures(Faltering { error, text }, &ReadOptions::default(), |_| {})
    };
    for error in [None, Some(io::ErrorKind::Interrupted)] {
        let Captures::Tables(strata) = of(error).unwrap().captures else { panic!("{error:?}") };
        assert_eq!(strata[0].data.n_observed(), 76);
    }
    assert!(matches!(of(Some(io::ErrorKind::ConnectionReset)), Err(ReadError::Io(_))));
}

/// People without a capture were not seen: a row of them is a fault, one of nobody is none.
#[test]
fn whom_nobody_saw_is_not_counted() {
    assert_eq!(faults("captures,count\n0,0\n1,20\n2,3\n"), []);
    assert_eq!(faults("captures,count\n0,5\n1,20\n2,3\n"), [ReadFaultKind::NobodySaw { count: 5 }]);
}

/// A column between others that has values has a name; an empty one is passed over.
#[test]
fn a_column_with_values_has_a_name() {
    assert_eq!(faults("police,,shelter\n1,,0\n0,,1\n1,,1\n"), []);
    let found = faults("police,,shelter\n1,1,0\n0,0,1\n1,1,1\n");
    assert!(found.contains(&ReadFaultKind::ColumnName { name: String::new() }), "{found:?}");
}
