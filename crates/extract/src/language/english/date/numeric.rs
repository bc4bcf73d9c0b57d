//! Dates in digits.

use super::Found;
use crate::candidate::DecoyKind;
use crate::language::english::lexicon::{DATE_PART, WEEKDAY};
use crate::passage::Passage;
use crate::token::Kind;

/// A date in digits that starts at `at`: "02/22/2016", "9-18-15", "13.5.2015", "2016 / 11", "on 4/22".
pub(super) fn date(p: &Passage<'_>, at: usize) -> Found {
    let word = p.word(at);
    if let Some(range) = dotted(p, at, word) {
        return Some(range);
    }
    let sep = |i: usize| {
        p.token(i).filter(|t| t.kind == Kind::Mark && matches!(t.mark, '/' | '-' | '–')).map(|t| t.mark)
    };
    let first = p.whole(at)?;
    let mark = sep(at + 1)?;
    let tight = p.glued(at + 1) && p.glued(at + 2);
    let second = p.word(at + 2);
    // "11/12,2016": the comma was read as part of a number
    if let Some((month, year)) = second.split_once(',') {
        let year_like =
            year.len() == 4 && (year.starts_with("19") || year.starts_with("20")) || year.len() == 2;
        if mark == '/' && tight && month.len() <= 2 && year_like && first <= 31 {
            return Some((at..at + 3, DecoyKind::Date));
        }
    }
    let second = p.whole(at + 2)?;
    if tight
        && sep(at + 3) == Some(mark)
        && p.glued(at + 3)
        && p.glued(at + 4)
        && let Some(third) = p.whole(at + 4)
    {
        let parts = [first, second, third];
        let small = parts.iter().filter(|n| (1..=31).contains(*n)).count();
        let year = parts.iter().any(|n| (1000..2200).contains(n)) || p.word(at + 4).len() == 2;
        if small >= 2 && year {
            return Some((at..at + 5, DecoyKind::Date));
        }
    }
    let year = |i: usize| p.word(i).len() == 4 && p.whole(i).is_some_and(|n| (1900..2100).contains(&n));
    let month = |n: u32| (1..=12).contains(&n);
    if (year(at) && month(second) && (p.word(at + 2).len() < 3)) || (year(at + 2) && month(first)) {
        // "2016-20" is a span of years and is read elsewhere
        return Some((at..at + 3, DecoyKind::Date));
    }
    if !tight {
        return None;
    }
    let zero = p.word(at).starts_with('0') || p.word(at + 2).starts_with('0');
    let range = at..at + 3;
    if mark == '/' && zero && month(first.min(second)) && first.max(second) <= 31 {
        return Some((range, DecoyKind::Date));
    }
    if mark == '/' && ((first, second) == (24, 7) || (first, second) == (9, 11)) {
        return Some((range, DecoyKind::Name));
    }
    let placed = p.reads_any(at.wrapping_sub(1), &["on", "back"])
        || p.was(at, WEEKDAY | DATE_PART)
        || (p.reads(at.wrapping_sub(1), "in")
            || p.reads_any(at.wrapping_sub(1), &["from", "to"]) && mark == '/')
            && p.ends(at + 3)
        || mark == '/' && p.reads(at.wrapping_sub(1), "from");
    let day_and_month = month(first.min(second)) && first.max(second) <= 31 && first.min(second) > 0;
    (placed && day_and_month && !super::is_counted(p, at + 3)).then_some((range, DecoyKind::Date))
}

/// After a weekday: "7.6", "7/6", "7-6".
pub(super) fn short(p: &Passage<'_>, at: usize) -> Found {
    if let Some(found) = date(p, at) {
        return Some(found);
    }
    let (a, b) = p.word(at).split_once('.')?;
    let small = |s: &str| s.parse::<u32>().is_ok_and(|n| (1..=31).contains(&n));
    (small(a) && small(b)).then_some((at..at + 1, DecoyKind::Date))
}

/// "13.5.2015", "2015.5.13"; "4.22" after "on" with nothing counted; versions and addresses of machines.
fn dotted(p: &Passage<'_>, at: usize, word: &str) -> Found {
    let dots = word.bytes().filter(|&b| b == b'.').count();
    if dots == 2 && !word.contains(',') {
        let grouped = word.split('.').skip(1).all(|g| g.len() == 3);
        if !grouped {
            return Some((at..at + 1, DecoyKind::Date));
        }
    }
    if dots == 3 {
        return Some((at..at + 1, DecoyKind::Identifier));
    }
    if dots == 1 && p.reads(at.wrapping_sub(1), "on") && p.reads(at.wrapping_sub(2), "back") && p.ends(at + 1)
    {
        return short_pair(word).then_some((at..at + 1, DecoyKind::Date));
    }
    if let Some((day, year)) = word.split_once(',') {
        // "january12,2016"
        if year.len() == 4 && day.len() <= 2 && p.was(at, crate::language::english::lexicon::MONTH) {
            return Some((at..at + 1, DecoyKind::Date));
        }
    }
    None
}

fn short_pair(word: &str) -> bool {
    word.split_once('.').is_some_and(|(a, b)| {
        let n = |s: &str| s.parse::<u32>().unwrap_or(99);
        (1..=31).contains(&n(a)) && (1..=31).contains(&n(b))
    })
}
