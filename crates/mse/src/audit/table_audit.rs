//! The audit of a table.

use super::finding::Finding;
use super::overlap::PairOverlap;
use crate::CaptureTable;
use crate::interval::as_f64;
use crate::read::Reading;

/// From where on an audit speaks up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// The share of a list's people on another list from which one may feed the other.
    pub referral_share: f64,
    /// The smallest list for which such a share means anything.
    pub referral_size: u64,
    /// The largest overlap that counts as sparse.
    pub sparse_overlap: u64,
    /// The level of the odds ratios' limits.
    pub level: f64,
}

impl Default for Options {
    /// Referral from 90 % of at least 10 people, sparse up to 4 people, level 0.95.
    fn default() -> Self {
        Self { referral_share: 0.9, referral_size: 10, sparse_overlap: 4, level: 0.95 }
    }
}

/// What is to be known of a table before anything is estimated from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// Every pair of lists.
    pub overlaps: Vec<PairOverlap>,
    /// The findings: about the whole table first, then list by list and pair by pair.
    pub findings: Vec<Finding>,
}

/// Audits a table: how its lists overlap, contain, feed and miss each other.
///
/// Findings are hints with their numbers, not verdicts. Pairs that repeat what a finding about one of their lists says are left
/// out: an empty list shares nobody with anyone.
///
/// # Example
///
/// ```
/// use darkfigure_mse::{CaptureTable, History};
/// use darkfigure_mse::audit::{Consequence, Finding, MethodFamily, Options, audit};
///
/// // Everyone whom the hotline saw is known to the police.
/// let cells = [(0b001, 40), (0b010, 30), (0b011, 6), (0b101, 12)].map(|(bits, n)| (History::from_bits(bits), n));
/// let table = CaptureTable::new(vec!["police".into(), "shelter".into(), "hotline".into()], cells)?;
/// let audit = audit(&table, Options::default());
/// let nested = Finding::NestedList { inner: 2, outer: 0, n_people: 12 };
/// assert!(audit.findings.contains(&nested));
/// assert_eq!(nested.consequence(MethodFamily::TwoList), Consequence::MergeLists);
/// # Ok::<(), darkfigure_mse::CaptureTableError>(())
/// ```
#[must_use]
pub fn audit(table: &CaptureTable, options: Options) -> Audit {
    let n_lists = table.n_lists();
    let n_observed = table.n_observed();
    let sizes = table.list_sizes();
    let mut findings = Vec::new();
    if n_lists < 3 {
        findings.push(Finding::FewLists { n_lists });
    }
    if !table.has_overlap() {
        findings.push(Finding::NobodyTwice);
    }
    let mut silent = vec![false; n_lists];
    for list in 0..n_lists {
        let shared =
            table.cells().iter().any(|(history, _)| history.contains(list) && history.n_captures() > 1);
        if sizes[list] == 0 {
            findings.push(Finding::EmptyList { list });
        } else if sizes[list] == n_observed {
            findings.push(Finding::FullList { list });
        } else if !shared {
            findings.push(Finding::IsolatedList { list });
        } else {
            continue;
        }
        silent[list] = true;
    }
    let pairs = (0..n_lists).flat_map(|first| (first + 1..n_lists).map(move |second| (first, second)));
    let overlaps: Vec<PairOverlap> =
        pairs.map(|(first, second)| PairOverlap::of(table, first, second, options.level)).collect();
    for overlap in overlaps.iter().filter(|overlap| !silent[overlap.first] && !silent[overlap.second]) {
        add_pair(overlap, options, &mut findings);
    }
    Audit { overlaps, findings }
}

fn add_pair(overlap: &PairOverlap, options: Options, findings: &mut Vec<Finding>) {
    let PairOverlap { first, second, n_first, n_second, n_both, .. } = *overlap;
    let feeds = |n_from: u64| {
        n_from >= options.referral_size && as_f64(n_both) >= options.referral_share * as_f64(n_from)
    };
    if n_both == n_first && n_both == n_second {
        findings.push(Finding::EqualLists { first, second, n_people: n_both });
    } else if n_both == n_first {
        findings.push(Finding::NestedList { inner: first, outer: second, n_people: n_first });
    } else if n_both == n_second {
        findings.push(Finding::NestedList { inner: second, outer: first, n_people: n_second });
    } else if n_both == 0 {
        findings.push(Finding::NoOverlap { first, second });
    } else {
        if feeds(n_first) {
            findings.push(Finding::Referral { from: first, to: second, n_both, n_from: n_first });
        }
        if feeds(n_second) {
            findings.push(Finding::Referral { from: second, to: first, n_both, n_from: n_second });
        }
        if n_both <= options.sparse_overlap {
            findings.push(Finding::SparseOverlap { first, second, n_both });
        }
    }
    if let Some(odds_ratio) = &overlap.odds_ratio {
        if odds_ratio.is_above_one() {
            findings.push(Finding::PositiveDependence { first, second, lower: odds_ratio.lower });
        }
        if let Some(upper) = odds_ratio.upper.finite().filter(|_| odds_ratio.is_below_one()) {
            findings.push(Finding::NegativeDependence { first, second, upper });
        }
    }
}

/// What reading the data showed of repetitions.
#[must_use]
pub fn audit_reading(reading: &Reading) -> Vec<Finding> {
    let mut findings: Vec<Finding> = reading
        .repeated_pairs
        .iter()
        .map(|(list, n_rows)| Finding::RepeatedPairs { list: list.clone(), n_rows: *n_rows })
        .collect();
    if reading.n_repeated_persons > 0 {
        findings.push(Finding::RepeatedPersons { n_rows: reading.n_repeated_persons });
    }
    findings
}
