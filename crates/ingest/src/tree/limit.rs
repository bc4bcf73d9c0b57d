//! Bounds on what is read.

/// How large and how deep a dossier may be. What lies beyond is refused before it costs time or memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InputLimits {
    /// Bytes of one file. Default: 4 MiB.
    pub n_bytes: usize,
    /// Tables and lists within one another. Default: 32.
    pub depth: usize,
    /// Entries of the whole dossier: figures, sources, rows and so on. Default: 20,000.
    pub n_entries: usize,
    /// Comparisons of the whole dossier: each has a report of its own. Default: 1,000.
    pub n_comparisons: usize,
    /// References from entries to others, in all of their lists: a comparison's bridges, a sum's parts, what a figure cites. Default:
    /// 50,000.
    pub n_references: usize,
    /// Diagnostics; one more says that there are others. Default: 500.
    pub n_diagnostics: usize,
}

impl Default for InputLimits {
    fn default() -> Self {
        Self {
            n_bytes: 4 << 20,
            depth: 32,
            n_entries: 20_000,
            n_comparisons: 1_000,
            n_references: 50_000,
            n_diagnostics: 500,
        }
    }
}

/// Where brackets or dotted keys stand too deep within one another, if they do.
///
/// A look at the text before it is parsed: the parser's own recursion is bounded for brackets only, and not by us. Texts and
/// comments are skipped; what is left ill-formed is for the parser to say.
pub(super) fn too_deep(text: &str, depth: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut n_open, mut n_dots, mut at) = (0_usize, 0_usize, 0_usize);
    while let Some(&b) = bytes.get(at) {
        if let Some(behind) = behind_text(bytes, at) {
            at = behind;
            continue;
        }
        match b {
            b'[' | b'{' => (n_open, n_dots) = (n_open + 1, 0),
            b']' | b'}' => n_open = n_open.saturating_sub(1),
            b'.' => n_dots += 1,
            b'=' | b',' | b'\n' => n_dots = 0,
            _ => {}
        }
        if n_open > depth || n_dots > depth {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Where a text opens more tables than a dossier of so many entries needs, by brackets and dotted keys, if it does.
///
/// Each takes a thousand bytes once it is parsed, so that a short text of dotted keys could take all memory there is.
pub(super) fn too_many_tables(text: &str, n_entries: usize) -> Option<usize> {
    // The header of an entry has a bracket and a dot; a row of a list is a table, and its numbers may have points.
    let most = n_entries.saturating_mul(8);
    let bytes = text.as_bytes();
    let (mut n_tables, mut at) = (0_usize, 0_usize);
    while let Some(&b) = bytes.get(at) {
        if let Some(behind) = behind_text(bytes, at) {
            at = behind;
            continue;
        }
        match b {
            b'[' | b'{' | b'.' => n_tables += 1,
            _ => {}
        }
        if n_tables > most {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Just behind the text or the comment that begins here, where one does.
fn behind_text(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes[at] {
        b'"' | b'\'' => Some(behind_string(bytes, at)),
        b'#' => Some(bytes[at..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |len| at + len)),
        _ => None,
    }
}

/// Just behind the string that begins here; the end of the line or of the text where it does not close.
fn behind_string(bytes: &[u8], start: usize) -> usize {
    let quote = bytes[start];
    let is_long = bytes[start..].starts_with(&[quote; 3]);
    let mut at = start + if is_long { 3 } else { 1 };
    while let Some(&b) = bytes.get(at) {
        if b == b'\\' && quote == b'"' {
            at += 2;
        } else if is_long && bytes[at..].starts_with(&[quote; 3]) {
            return at + 3;
        } else if !is_long && (b == quote || b == b'\n') {
            return at + 1;
        } else {
            at += 1;
        }
    }
    bytes.len()
}
