//! Text or not: what the bytes of a file are, where they are no text in UTF-8.

/// Beginnings of files that are no text, each with what it is and how to get at its text.
const KINDS: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF", "take its text out first: pdftotext FILE.pdf FILE.txt"),
    (
        b"PK\x03\x04",
        "a ZIP archive, as DOCX, ODT and XLSX are",
        "save it as plain text, or as CSV (UTF-8) where it is a table",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "a file of an old office program (DOC, XLS)",
        "save it as plain text, or as CSV (UTF-8) where it is a table",
    ),
    (b"{\\rtf", "rich text (RTF)", "save it as plain text"),
    (b"\x89PNG", "a picture", "type or recognise its text first"),
    (b"\xff\xd8\xff", "a picture", "type or recognise its text first"),
    (b"GIF8", "a picture", "type or recognise its text first"),
    (b"\x1f\x8b", "compressed (gzip)", "unpack it first: gunzip FILE.gz"),
    (b"\xff\xfe", "in UTF-16", "save it as UTF-8: iconv -f UTF-16 -t UTF-8 FILE"),
    (b"\xfe\xff", "in UTF-16", "save it as UTF-8: iconv -f UTF-16 -t UTF-8 FILE"),
];

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EncodingError {
    /// The file is of another kind, or in another encoding, by its first bytes.
    #[error("the file is {what}")]
    OtherKind {
        /// What it is.
        what: &'static str,
        /// What to do.
        hint: &'static str,
    },
    /// There are bytes in it that no text has.
    #[error("the file is no text: it has a zero byte at {at}")]
    Binary {
        /// Where the first of them stands.
        at: usize,
    },
    /// Letters beyond ASCII are single bytes.
    #[error("the file is not UTF-8 from byte {at} on; it looks like Latin-1 or Windows-1252")]
    Latin1 {
        /// The first byte that is not UTF-8.
        at: usize,
    },
    /// It is not UTF-8.
    #[error("the file is not UTF-8 from byte {at} on")]
    NotUtf8 {
        /// The first byte that is not UTF-8.
        at: usize,
    },
}

impl EncodingError {
    /// What to do about it.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::OtherKind { hint, .. } => hint,
            Self::Binary { .. } => "only text is read here: save it as UTF-8",
            Self::Latin1 { .. } => {
                "save it as UTF-8 (spreadsheets call it \"CSV UTF-8\"): iconv -f WINDOWS-1252 -t UTF-8 FILE"
            }
            Self::NotUtf8 { .. } => "save it as UTF-8; spreadsheets call it \"CSV UTF-8\"",
        }
    }

    /// The first byte that cannot be read.
    #[must_use]
    pub const fn at(self) -> usize {
        match self {
            Self::OtherKind { .. } => 0,
            Self::Binary { at } | Self::Latin1 { at } | Self::NotUtf8 { at } => at,
        }
    }
}

/// The bytes as text, or what they are instead.
///
/// # Errors
///
/// [`EncodingError`] where they are of another kind, in another encoding, or no text.
///
/// # Example
///
/// ```
/// use darkfigure_ingest::decode;
///
/// assert_eq!(decode("259 cases".as_bytes()), Ok("259 cases"));
/// assert!(decode(b"%PDF-1.7").unwrap_err().hint().contains("pdftotext"));
/// assert!(decode(b"r\xe9pertori\xe9s").unwrap_err().to_string().contains("Latin-1"));
/// ```
pub fn decode(bytes: &[u8]) -> Result<&str, EncodingError> {
    if let Some(&(_, what, hint)) = KINDS.iter().find(|(begins, ..)| bytes.starts_with(begins)) {
        return Err(EncodingError::OtherKind { what, hint });
    }
    let is_even_zero = |skip: usize| bytes.iter().skip(skip).step_by(2).take(64).all(|b| *b == 0);
    if bytes.len() >= 8 && (is_even_zero(0) || is_even_zero(1)) {
        return Err(EncodingError::OtherKind {
            what: "in UTF-16, without its mark",
            hint: "save it as UTF-8: iconv -f UTF-16LE -t UTF-8 FILE",
        });
    }
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        return Err(EncodingError::Binary { at });
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        // Text in single bytes has letters and line ends, and hardly a control character.
        let controls = bytes.iter().filter(|b| **b < b' ' && !matches!(b, b'\n' | b'\r' | b'\t')).count();
        if controls * 100 <= bytes.len() {
            EncodingError::Latin1 { at }
        } else {
            EncodingError::NotUtf8 { at }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_kinds_are_named() {
        for (bytes, word) in [
            (&b"PK\x03\x04rest"[..], "DOCX"),
            (b"\xff\xfea\0b\0", "UTF-16"),
            (b"a\0b\0c\0d\0e\0", "UTF-16"),
            (b"abc\0def", "zero byte at 3"),
            (b"caf\xe9 et th\xe9", "Latin-1"),
            (b"\x01\x02\x03\xff\x04", "not UTF-8 from byte 3"),
        ] {
            let error = decode(bytes).unwrap_err();
            assert!(error.to_string().contains(word), "{error}");
            assert!(!error.hint().is_empty());
        }
        // One control character in a hundred bytes is text yet.
        let with_control = |n: usize| [b"\x01\xe9".as_slice(), &vec![b'a'; n - 2]].concat();
        assert_eq!(decode(&with_control(100)), Err(EncodingError::Latin1 { at: 1 }));
        assert_eq!(decode(&with_control(99)), Err(EncodingError::NotUtf8 { at: 1 }));
        assert_eq!(decode("\u{feff}naïve".as_bytes()), Ok("\u{feff}naïve"));
        assert_eq!(decode(b""), Ok(""));
    }
}
