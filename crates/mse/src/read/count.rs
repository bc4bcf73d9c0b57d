//! Cells that say how many people a row stands for.

use super::fault::quote;

/// The most people that a file may speak of: more than are alive. A larger number is a slip, a code or a telephone number.
pub(super) const MAX_PEOPLE: u64 = 10_000_000_000;

/// What groups the digits of large numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Dot,
    Comma,
    /// A blank of any width, or an apostrophe: they mark nothing but thousands.
    Gap,
}

/// A cell of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Digits {
    /// A whole number, with nothing between its digits.
    Plain(u64),
    /// One to three digits, then groups of three behind the same mark; the value is the one without the marks.
    Grouped { value: u64, mark: Mark, n_groups: usize },
    /// A fraction, behind a dot or a comma.
    Fraction(Mark),
}

/// Reads a cell of digits; also as R writes large numbers, `1e+05`, and with zeros behind the point, `30.0`.
pub(super) fn digits(cell: &[u8]) -> Option<Digits> {
    if cell.is_empty() || cell.len() > 40 {
        return None;
    }
    if cell.iter().all(u8::is_ascii_digit) {
        return whole(cell.iter().copied()).map(Digits::Plain);
    }
    let text = std::str::from_utf8(cell).ok()?;
    grouped(text).or_else(|| decimal(text))
}

fn whole(digits: impl Iterator<Item = u8>) -> Option<u64> {
    digits.into_iter().try_fold(0_u64, |sum, digit| {
        sum.checked_mul(10).and_then(|sum| sum.checked_add(u64::from(digit - b'0')))
    })
}

fn mark_of(character: char) -> Option<Mark> {
    match character {
        '.' => Some(Mark::Dot),
        ',' => Some(Mark::Comma),
        ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '\u{2019}' => Some(Mark::Gap),
        _ => None,
    }
}

fn grouped(text: &str) -> Option<Digits> {
    let separator = text.chars().find(|character| !character.is_ascii_digit())?;
    let mark = mark_of(separator)?;
    let groups: Vec<&str> = text.split(separator).collect();
    let first = groups.first()?;
    let sound = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && groups[1..].iter().all(|group| group.len() == 3)
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let value = whole(text.bytes().filter(u8::is_ascii_digit))?;
    sound.then_some(Digits::Grouped { value, mark, n_groups: groups.len() - 1 })
}

fn decimal(text: &str) -> Option<Digits> {
    let mark = if text.contains(',') { Mark::Comma } else { Mark::Dot };
    let point = text.replacen(',', ".", 1);
    if !point.bytes().all(|byte| byte.is_ascii_digit() || b".eE+".contains(&byte)) {
        return None;
    }
    let value: f64 = point.parse().ok()?;
    if value.fract() != 0.0 {
        return Some(Digits::Fraction(mark));
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be whole and in range"
    )]
    (0.0..=9.007_199_254_740_992e15).contains(&value).then_some(Digits::Plain(value as u64))
}

/// Whether a cell is a number of people in some reading.
pub(super) fn is_count(cell: &[u8]) -> bool {
    matches!(digits(cell), Some(Digits::Plain(_) | Digits::Grouped { .. }))
}

/// What dots and commas between digits mean in a file's column of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Habit {
    reads_dots: bool,
    reads_commas: bool,
}

/// A number of people, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Count {
    People(u64),
    /// Read by the file's habit.
    Grouped(u64),
    /// Thousands, or a fraction: the file does not show which.
    InDoubt(u64),
    NotWhole,
    TooMany,
}

impl Habit {
    /// The habit that a column's first cells show.
    ///
    /// Spreadsheets write a semicolon between fields where a comma marks fractions, and a comma where a dot does. A dot in the one and a comma
    /// in the other therefore mark thousands, unless a cell shows otherwise: a fraction behind the same mark, or thousands without it.
    /// Two groups in one cell are thousands whatever the delimiter.
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a [u8]>, delimiter: u8) -> Self {
        let mut twice = [false; 2];
        let mut fraction = [false; 2];
        let mut bare_thousands = false;
        for cell in cells {
            let at = |mark| usize::from(mark == Mark::Comma);
            match digits(cell) {
                Some(Digits::Grouped { mark, n_groups, .. }) if mark != Mark::Gap => {
                    twice[at(mark)] |= n_groups > 1
                }
                Some(Digits::Fraction(mark)) => fraction[at(mark)] = true,
                Some(Digits::Plain(value)) => {
                    bare_thousands |= value >= 1000;
                    fraction[0] |= cell.contains(&b'.');
                    fraction[1] |= cell.contains(&b',');
                }
                Some(Digits::Grouped { .. }) | None => {}
            }
        }
        let habit = |at: usize, by_delimiter: bool| !fraction[at] && (twice[at] || by_delimiter);
        Self {
            reads_dots: habit(0, delimiter == b';' && !bare_thousands),
            reads_commas: habit(1, delimiter == b','),
        }
    }

    pub(super) fn read(self, cell: &[u8]) -> Count {
        let bounded = |value: u64, count: Count| if value > MAX_PEOPLE { Count::TooMany } else { count };
        match digits(cell) {
            Some(Digits::Plain(value)) => bounded(value, Count::People(value)),
            Some(Digits::Grouped { value, mark, n_groups }) => {
                let reads = match mark {
                    Mark::Dot => self.reads_dots,
                    Mark::Comma => self.reads_commas,
                    Mark::Gap => true,
                };
                bounded(
                    value,
                    if reads || n_groups > 1 { Count::Grouped(value) } else { Count::InDoubt(value) },
                )
            }
            Some(Digits::Fraction(_)) => Count::NotWhole,
            // More digits than fit are as many people as nobody can be.
            None if cell.len() > 15 && cell.iter().all(u8::is_ascii_digit) => Count::TooMany,
            None => Count::NotWhole,
        }
    }
}

/// What a cell with one group of three digits would be if its mark were a decimal one: "3", "12.345".
pub(super) fn as_fraction(cell: &[u8]) -> String {
    let text = quote(cell).replace(',', ".");
    match text.split_once('.') {
        Some((whole, zeros)) if zeros.bytes().all(|byte| byte == b'0') => whole.to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &[&str], delimiter: u8) -> Vec<Count> {
        let habit = Habit::of(cells.iter().map(|cell| cell.as_bytes()), delimiter);
        cells.iter().map(|cell| habit.read(cell.as_bytes())).collect()
    }

    #[test]
    fn a_file_shows_what_its_marks_mean() {
        assert_eq!(read(&["3.000", "700"], b';'), [Count::Grouped(3000), Count::People(700)]);
        assert_eq!(read(&["3,000", "700"], b','), [Count::Grouped(3000), Count::People(700)]);
        assert_eq!(read(&["3.000", "700"], b','), [Count::InDoubt(3000), Count::People(700)]);
        assert_eq!(read(&["3,000", "700"], b';'), [Count::InDoubt(3000), Count::People(700)]);
        assert_eq!(read(&["3.000", "700"], b'\t'), [Count::InDoubt(3000), Count::People(700)]);
        // Thousands without a mark, or fractions behind the same mark, contradict the habit.
        assert_eq!(read(&["3.000", "2000"], b';')[0], Count::InDoubt(3000));
        assert_eq!(read(&["3.000", "12.5"], b';'), [Count::InDoubt(3000), Count::NotWhole]);
        assert_eq!(read(&["3.000", "40.0"], b';'), [Count::InDoubt(3000), Count::People(40)]);
        assert_eq!(read(&["3,000", "12,5"], b','), [Count::InDoubt(3000), Count::NotWhole]);
        // Two groups are thousands anywhere, and show it for the others.
        assert_eq!(read(&["3.000", "1.234.567"], b','), [Count::Grouped(3000), Count::Grouped(1_234_567)]);
        assert_eq!(
            read(&["3 000", "3\u{a0}000", "3\u{2019}000", "3\u{202f}000"], b'\t'),
            vec![Count::Grouped(3000); 4]
        );
    }

    #[test]
    fn what_is_no_number_of_people_is_none() {
        for cell in ["-3", "2.5", "2,5", "0.500", "<5", "1e400", "3 people", "1.23e1", "12.34.567", "١٢"] {
            assert_eq!(read(&[cell], b',')[0], Count::NotWhole, "{cell}");
        }
        for cell in ["1000000000000", "99999999999999999999999", "1e12", "1,000,000,000,000"] {
            assert_eq!(read(&[cell], b',')[0], Count::TooMany, "{cell}");
        }
        assert_eq!(
            read(&["1e+05", "30.0", "0", "10000000000"], b','),
            [Count::People(100_000), Count::People(30), Count::People(0), Count::People(MAX_PEOPLE)]
        );
        assert_eq!((as_fraction(b"3.000"), as_fraction(b"12,345")), ("3".to_owned(), "12.345".to_owned()));
    }
}
