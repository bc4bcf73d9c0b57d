//! A list whose size is known, estimated from the others.

use super::answer::ModelAnswers;
use crate::closed_population::ProfileOptions;
use crate::interval::as_f64;
use crate::{CaptureTable, History, SizeInterval, loglinear};

/// The level of the interval around a known size, whatever the level of the estimation: the verdict must not hang on it.
const LEVEL: f64 = 0.95;

/// The people on one list, estimated from the other lists as if their number were not known.
///
/// Estimates far from the known size show that the method's assumptions fail among these people; estimates near it do not
/// show that they hold among the unseen.
///
/// # References
///
/// Hook and Regal 2000, American Journal of Epidemiology 152, 771–779; Binette and Steorts 2022, JRSS A 185, 640–676.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownSizeCheck {
    /// The list's index.
    pub list: usize,
    /// How many people are on it.
    pub size: u64,
    /// How many of them are on another list.
    pub n_seen_elsewhere: u64,
    /// The other lists that saw any of them.
    pub lists_used: Vec<usize>,
    /// The answers; models are over `lists_used`, in order.
    pub answers: ModelAnswers,
    /// The profile likelihood interval of the answer that [`ratio`](Self::ratio) speaks of, at 95 %: of its model, taken as known.
    pub interval: Option<SizeInterval>,
}

impl KnownSizeCheck {
    /// The best BIC's estimate over the known size.
    #[must_use]
    pub fn ratio(&self) -> Option<f64> {
        self.answers.main().filter(|_| self.size > 0).map(|answer| answer.n_total / as_f64(self.size))
    }

    /// Whether the known size lies outside the interval; none where there is no answer.
    #[must_use]
    pub fn is_missed(&self) -> Option<bool> {
        let interval = self.interval?;
        let size = as_f64(self.size);
        Some(size < interval.lower || interval.upper.finite().is_some_and(|upper| size > upper))
    }
}

/// Estimates the size of a list from the others; none where no other list saw any of its people, or there is no such list.
#[must_use]
pub fn check_known_size(table: &CaptureTable, list: usize) -> Option<KnownSizeCheck> {
    let on_list = || table.cells().iter().filter(|(history, _)| history.contains(list));
    let lists_used: Vec<usize> = (0..table.n_lists())
        .filter(|&other| other != list && on_list().any(|(history, _)| history.contains(other)))
        .collect();
    let rows = on_list().filter_map(|&(history, count)| {
        let seen_by = lists_used.iter().enumerate().filter(|&(_, &other)| history.contains(other));
        let bits = seen_by.fold(0, |bits, (at, _)| bits | 1 << at);
        (bits != 0).then_some((History::from_bits(bits), count))
    });
    let names = lists_used.iter().map(|&other| table.list_names()[other].clone()).collect();
    let conditioned = CaptureTable::new(names, rows.collect::<Vec<_>>()).ok()?;
    let answers = ModelAnswers::of(&conditioned);
    let interval = answers.main().and_then(|answer| {
        let profiling = ProfileOptions { level: LEVEL, ..ProfileOptions::default() };
        match loglinear::profile(&conditioned, &answer.model, profiling) {
            Ok(profile) => Some(profile.interval),
            Err(_) => loglinear::fit(&conditioned, &answer.model).ok()?.interval(LEVEL).ok(),
        }
    });
    Some(KnownSizeCheck {
        list,
        size: on_list().map(|&(_, count)| count).sum(),
        n_seen_elsewhere: conditioned.n_observed(),
        answers,
        interval,
        lists_used,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{IntervalMethod, UpperLimit};

    fn table(rows: &[(u32, u64)]) -> CaptureTable {
        let rows: Vec<_> = rows.iter().map(|&(bits, count)| (History::from_bits(bits), count)).collect();
        CaptureTable::new(["a", "b", "c"].map(String::from).to_vec(), rows).unwrap()
    }

    /// Of the people on list c, a has 30 and b 40, 20 of them both: independence makes 60 of them.
    #[test]
    fn the_people_of_a_list_are_estimated_from_those_of_the_others() {
        let table = table(&[(0b001, 9), (0b100, 10), (0b101, 10), (0b110, 20), (0b111, 20)]);
        let check = check_known_size(&table, 2).unwrap();
        assert_eq!((check.list, check.size, check.n_seen_elsewhere), (2, 60, 50));
        assert_eq!(check.lists_used, [0, 1]);
        let independence = check.answers.independence.as_ref().unwrap();
        assert!((independence.n_total - 60.0).abs() < 1e-6, "{independence:?}");
        assert_eq!(check.is_missed(), check.interval.map(|_| false));
    }

    /// List a shares nobody with b, so that of its people c alone has any; of a list without people there is nothing to check.
    #[test]
    fn lists_that_saw_nobody_of_a_list_take_no_part() {
        let table = table(&[(0b001, 9), (0b010, 10), (0b101, 10), (0b110, 20)]);
        assert_eq!(check_known_size(&table, 0).unwrap().lists_used, [2]);
        assert_eq!(check_known_size(&table, 2).unwrap().lists_used, [0, 1]);
        let apart = self::table(&[(0b001, 9), (0b110, 20)]);
        assert!(check_known_size(&apart, 0).is_none());
    }

    #[test]
    fn a_size_at_the_end_of_the_interval_is_not_missed() {
        let table = table(&[(0b001, 9), (0b100, 10), (0b101, 10), (0b110, 20), (0b111, 20)]);
        let mut check = check_known_size(&table, 2).unwrap();
        let mut missed = |lower: f64, upper: UpperLimit| {
            check.interval =
                Some(SizeInterval { lower, upper, level: LEVEL, kind: IntervalMethod::ProfileLikelihood });
            check.is_missed()
        };
        assert_eq!(missed(60.0, UpperLimit::Finite(70.0)), Some(false));
        assert_eq!(missed(50.0, UpperLimit::Finite(60.0)), Some(false));
        assert_eq!(missed(60.1, UpperLimit::Finite(70.0)), Some(true));
        assert_eq!(missed(50.0, UpperLimit::Finite(59.9)), Some(true));
        assert_eq!(missed(50.0, UpperLimit::Unbounded), Some(false));
        assert_eq!(missed(61.0, UpperLimit::Unbounded), Some(true));
        check.interval = None;
        assert_eq!(check.is_missed(), None);
        assert!(KnownSizeCheck { size: 0, ..check }.ratio().is_none());
    }
}
