//! From the words of a period to the calendar, by the day of publication.

use crate::article::{Moment, Stretch};
use crate::language::english::lexicon::{ONES, TEENS, TENS, look_up};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The words of a period.
struct Words<'t> {
    words: Vec<&'t str>,
    published: Option<Moment>,
}

/// The stretch that the words of a period name. None where they name none, or where the day of publication is not known and needed.
pub(crate) fn stretch(text: &str, published: Option<Moment>) -> Option<Stretch> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '–' | '—' | '.' | '’' | '\''))
        .flat_map(|w| if w.len() > 4 && w.contains('-') { w.split('-').collect() } else { vec![w] })
        .filter(|w| !w.is_empty())
        .collect();
    let w = Words { words, published };
    w.relative()
        .or_else(|| w.ending())
        .or_else(|| w.window())
        .or_else(|| w.part_of_year())
        .or_else(|| w.single())
}

impl Words<'_> {
    fn has(&self, word: &str) -> bool {
        self.words.contains(&word)
    }

    fn any(&self, words: &[&str]) -> bool {
        words.iter().any(|w| self.has(w))
    }

    fn today(&self) -> Option<Moment> {
        self.published.filter(|m| m.day.is_some())
    }

    /// "over the past year", "last month", "in the past three weeks", "today".
    fn relative(&self) -> Option<Stretch> {
        if self.any(&["earlier", "later", "before", "ago", "after"]) {
            return None;
        }
        let unit = self
            .words
            .iter()
            .position(|w| ["day", "days", "week", "weeks", "month", "months", "year", "years"].contains(w));
        if let Some(at) = unit {
            let unit = self.words[at].trim_end_matches('s');
            let lead = self.words[..at]
                .iter()
                .rev()
                .find(|w| ["past", "last", "previous", "this"].contains(w))
                .copied();
            let n = self.words[..at].iter().find_map(|w| count(w));
            match lead {
                Some("this") => return self.current(unit),
                Some("last" | "previous") if n.is_none() && !self.has("the") => return self.previous(unit),
                Some(_) => return self.past(n.unwrap_or(1), unit),
                None => {}
            }
        }
        let today = self.today()?;
        if self.has("today") {
            return Some(Stretch::of(today));
        }
        if self.any(&["yesterday"]) {
            return Moment::from_number(today.number() - 1).map(Stretch::of);
        }
        None
    }

    fn current(&self, unit: &str) -> Option<Stretch> {
        let to = self.published?;
        match unit {
            "year" => Some(Stretch { from: Moment::month(to.year, 1)?, to, about: false }),
            "month" => Some(Stretch { from: Moment::month(to.year, to.month?)?, to, about: false }),
            _ => None,
        }
    }

    fn previous(&self, unit: &str) -> Option<Stretch> {
        let now = self.published?;
        match unit {
            "year" => Some(Stretch::of(Moment::year(now.year - 1))),
            "month" => {
                let month = now.month?;
                let (year, month) = if month == 1 { (now.year - 1, 12) } else { (now.year, month - 1) };
                Moment::month(year, month).map(Stretch::of)
            }
            _ => None,
        }
    }

    /// A stretch of so many units that ends with the publication: about, because nobody counts the days.
    fn past(&self, n: u32, unit: &str) -> Option<Stretch> {
        let to = self.published?;
        let from = match unit {
            "year" => shift(to, -12 * i32::try_from(n).ok()?)?,
            "month" => shift(to, -i32::try_from(n).ok()?)?,
            "week" => Moment::from_number(self.today()?.number() - 7 * i64::from(n))?,
            "day" => Moment::from_number(self.today()?.number() - i64::from(n))?,
            _ => return None,
        };
        Some(Stretch { from: following(from), to, about: true })
    }

    /// "the year to March 2023", "the six months ending 30 June 2023": so many months back from their last.
    fn ending(&self) -> Option<Stretch> {
        let ends = |two: &[&str]| {
            let is_unit = ["month", "months", "year", "years"].contains(&two[0]);
            is_unit && ["to", "ending", "ended", "until"].contains(&two[1])
        };
        let at = self.words.windows(2).position(ends)?;
        let to = self.moment(at + 2, self.words.len())?;
        to.month?;
        let n = self.words[..at].iter().find_map(|w| count(w)).unwrap_or(1);
        let months = i32::try_from(n).ok()? * if self.words[at].starts_with("year") { 12 } else { 1 };
        // A month is one of them itself; a day is the last of the last.
        let from = if to.day.is_none() { shift(to, 1 - months)? } else { following(shift(to, -months)?) };
        Some(Stretch { from, to, about: false })
    }

    /// "since January", "between March and June 2023", "from 2019 to 2021", "2012–13".
    fn window(&self) -> Option<Stretch> {
        if let Some(at) = self.words.iter().position(|w| *w == "since") {
            let from = self.moment(at + 1, self.words.len())?;
            return Some(Stretch { from, to: self.published?, about: false });
        }
        let split = self.words.iter().position(|w| ["and", "to", "until", "till", "through"].contains(w))?;
        if !self.any(&["between", "from"]) || split == 0 {
            return None;
        }
        let to = self.moment(split + 1, self.words.len())?;
        let mut from = self.moment(0, split)?;
        // "between March and June 2023": the year stands once
        let said = self.words[..split].iter().any(|w| year(w).is_some());
        if !said {
            from.year = to.year;
            if from.month > to.month {
                from.year -= 1;
            }
        }
        (from.number() <= to.number()).then_some(Stretch { from, to, about: false })
    }

    /// "the first half of 2024", "the third quarter", "mid-June", "week 37".
    fn part_of_year(&self) -> Option<Stretch> {
        let year = self.words.iter().find_map(|w| year(w)).or_else(|| self.published.map(|m| m.year))?;
        let ordinal = ["first", "second", "third", "fourth"].iter().position(|w| self.has(w));
        let third = |n: usize, months: u32| {
            let start = u32::try_from(n).ok()? * months + 1;
            let (from, to) = (Moment::month(year, start)?, Moment::month(year, start + months - 1)?);
            Some(Stretch { from, to, about: false })
        };
        if self.has("half") {
            return third(ordinal.filter(|&n| n < 2)?, 6);
        }
        if self.has("quarter") {
            return third(ordinal?, 3);
        }
        if let Some(at) = self.words.iter().position(|w| *w == "week") {
            let week: i64 = self.words.get(at + 1)?.parse().ok().filter(|n| (1..=53).contains(n))?;
            // ISO 8601: week 1 has the year's first Thursday
            let fourth = Moment::day(year, 1, 4)?;
            let monday = fourth.number() - fourth.weekday() + 7 * (week - 1);
            return Some(Stretch {
                from: Moment::from_number(monday)?,
                to: Moment::from_number(monday + 6)?,
                about: false,
            });
        }
        None
    }

    fn single(&self) -> Option<Stretch> {
        if self.words.iter().any(|w| decade(w)) {
            return None;
        }
        let loose = self.any(&["mid", "early", "late", "around", "about", "by"]);
        if let Some((a, b)) = self.words.windows(2).find_map(|w| year(w[0]).zip(short_year(w[0], w[1]))) {
            return Some(Stretch { from: Moment::year(a), to: Moment::year(b), about: false });
        }
        if self.has("end")
            && self.has("of")
            && self.any(&["last", "year"])
            && self.published.is_some()
            && self.has("last")
        {
            return None;
        }
        let moment = self.moment(0, self.words.len())?;
        // "at the end of May"
        if self.has("end") && moment.day.is_none() {
            let month = moment.month.unwrap_or(12);
            let last = Moment::day(moment.year, month, crate::article::days_in(moment.year, month))?;
            return Some(Stretch { about: true, ..Stretch::of(last) });
        }
        Some(Stretch { about: loose, ..Stretch::of(moment) })
    }

    /// A day, month or year among the words of a range.
    fn moment(&self, from: usize, to: usize) -> Option<Moment> {
        let words = self.words.get(from..to)?;
        let year_said = words.iter().find_map(|w| year(w));
        let month_at = words.iter().position(|w| month(w).is_some());
        if let Some(at) = month_at {
            let month = month(words[at])?;
            let near = |i: Option<usize>| i.and_then(|i| words.get(i)).and_then(|w| day_of_month(w));
            let day = near(at.checked_sub(1))
                .or_else(|| near(Some(at + 1)))
                .or_else(|| near(at.checked_sub(2)).filter(|_| words.get(at - 1) == Some(&"of")));
            let year = year_said.or_else(|| self.latest(month, day))?;
            return match day {
                Some(day) => Moment::day(year, month, day),
                None => Moment::month(year, month),
            };
        }
        if let Some(year) = year_said {
            return Some(Moment::year(year));
        }
        let weekday = words
            .iter()
            .find_map(|w| DAYS.iter().position(|d| w.len() >= 3 && w.starts_with(d) && is_weekday(w)))?;
        let today = self.today()?;
        let back = (today.weekday() - i64::try_from(weekday).ok()?).rem_euclid(7);
        Moment::from_number(today.number() - back)
    }

    /// The year of the last such month that had begun when the article was published.
    fn latest(&self, month: u32, day: Option<u32>) -> Option<i32> {
        let now = self.published?;
        let begun = match (now.month, now.day, day) {
            (Some(m), Some(d), Some(day)) => (month, day) <= (m, d),
            (Some(m), _, _) => month <= m,
            (None, _, _) => true,
        };
        Some(if begun { now.year } else { now.year - 1 })
    }
}

/// The date some months away, as precise as it was.
fn shift(m: Moment, months: i32) -> Option<Moment> {
    let Some(month) = m.month else { return Some(Moment::year(m.year + months / 12)) };
    let index = m.year * 12 + i32::try_from(month).ok()? - 1 + months;
    let (year, month) = (index.div_euclid(12), u32::try_from(index.rem_euclid(12)).ok()? + 1);
    match m.day {
        Some(day) => Moment::day(year, month, day.min(crate::article::days_in(year, month))),
        None => Moment::month(year, month),
    }
}

/// The day after; a month or a year stays what it is.
fn following(m: Moment) -> Moment {
    if m.day.is_none() { m } else { Moment::from_number(m.number() + 1).unwrap_or(m) }
}

fn year(word: &str) -> Option<i32> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|y| (1500..=2150).contains(y))
}

/// "2012–13", "2012–2014": the second year.
fn short_year(first: &str, word: &str) -> Option<i32> {
    if word.len() == 2 {
        let second: i32 = format!("{}{word}", first.get(..2)?).parse().ok()?;
        return (second == year(first)? + 1).then_some(second);
    }
    year(word)
}

fn month(word: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|m| word.starts_with(m))?;
    let (flags, _) = look_up(word);
    (flags & crate::language::english::lexicon::MONTH != 0).then(|| u32::try_from(at).unwrap_or(0) + 1)
}

fn is_weekday(word: &str) -> bool {
    look_up(word).0 & crate::language::english::lexicon::WEEKDAY != 0
}

fn day_of_month(word: &str) -> Option<u32> {
    word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok().filter(|d| (1..=31).contains(d))
}

fn decade(word: &str) -> bool {
    word.len() == 5 && word.ends_with("0s")
}

fn count(word: &str) -> Option<u32> {
    if let Ok(n) = word.parse::<u32>() {
        return (1..=400).contains(&n).then_some(n);
    }
    let (flags, number) = look_up(word);
    (flags & (ONES | TEENS | TENS) != 0 && (1.0..100.0).contains(&number)).then_some(number as u32)
}

#[cfg(test)]
mod tests {
    use super::{Moment, stretch};

    #[test]
    fn a_stretch_that_ends_with_a_month_or_a_day_reaches_back_from_it() {
        let ends = |text: &str| stretch(text, None).map(|found| (found.from.number(), found.to.number()));
        let month = |year, month| Moment::month(year, month).unwrap().number();
        let day = |year, month, day| Moment::day(year, month, day).unwrap().number();
        let the_year = Some((month(2022, 4), month(2023, 3)));
        assert_eq!(ends("in the year to March 2023"), the_year);
        assert_eq!(ends("in the 12 months ending March 2023"), the_year);
        assert_eq!(ends("the year ended 31 March 2023"), Some((day(2022, 4, 1), day(2023, 3, 31))));
        assert_eq!(ends("in the six months to June 2023"), Some((month(2023, 1), month(2023, 6))));
        assert_eq!(ends("in March 2023"), Some((month(2023, 3), month(2023, 3))));
    }
}
