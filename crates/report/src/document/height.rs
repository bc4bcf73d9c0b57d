//! How many lines words take.

/// The most lines that a first screen has, at [`COLUMNS`] columns.
pub(crate) const FIRST_SCREEN_LINES: usize = 12;
/// The columns at which lines are counted: those of a text report.
pub(crate) const COLUMNS: usize = 100;

/// How many lines a paragraph takes in so many columns, broken between words.
pub(crate) fn wrapped(text: &str, columns: usize) -> usize {
    let mut lines = 1;
    let mut used = 0;
    for word in text.split(' ') {
        let width = word.chars().count();
        if used > 0 && used + 1 + width > columns {
            lines += 1;
            used = width;
        } else {
            used += width + usize::from(used > 0);
        }
    }
    lines
}
