//! Estimates that are nothing but a count times a constant, found out from a paired series.
//!
//! An estimate made by multiplying the count cannot corroborate it: whatever the count says, the estimate repeats.

use libm::{ceil, exp, floor, log, log10, pow};

use crate::{
    argument::{self, ArgumentError},
    bound::bounds::Bounds,
};

/// One row of a series: a count, and the estimate published beside it, both with the bounds of their rounding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PublishedPair {
    /// What the published count may stand for, zero or more.
    pub count: Bounds,
    /// What the published estimate may stand for.
    pub estimate: Bounds,
}

/// When a constant is believed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FixedMultipleRule {
    /// The fewest different counts that a constant must explain.
    pub least_counts: usize,
    /// The widest ratio interval of a row that may speak for a constant, relative to the ratio. Rows with tiny counts and
    /// coarse rounding agree with anything: they may be explained, but do not vote.
    pub widest: f64,
    /// The most constants to look for.
    pub most_constants: usize,
    /// The most sets of rows that may be expected to share a constant by chance, if estimates were made without one.
    pub most_by_chance: f64,
    /// By how much ratios are taken to differ among themselves where no constant makes them, relative to the ratio. Rows that are
    /// rounded coarsely agree often within that, finely printed ones hardly ever.
    pub spread: f64,
}

impl Default for FixedMultipleRule {
    /// Three different counts, ratios known to 5 %, at most eight constants; one set in twenty by chance among ratios that differ
    /// by a tenth.
    fn default() -> Self {
        Self { least_counts: 3, widest: 0.05, most_constants: 8, most_by_chance: 0.05, spread: 0.1 }
    }
}

/// A constant and the rows that are the count times this constant, to the rounding.
#[derive(Debug, Clone, PartialEq)]
pub struct FixedMultiple {
    /// The constant: of all numbers that explain the rows, the one with the fewest decimals.
    pub constant: f64,
    /// Places of the rows explained, in order.
    pub rows: Vec<usize>,
}

/// What was found in a series.
#[derive(Debug, Clone, PartialEq)]
pub struct FixedMultiples {
    /// The constants, what finely printed rows share before what coarse ones do, and of as finely printed ones what explains most rows first.
    pub multiples: Vec<FixedMultiple>,
    /// Rows that no constant explains.
    pub unexplained: Vec<usize>,
    /// Rows with a count of zero, or of what may be rounded from zero, which speak neither for nor against.
    pub zero: Vec<usize>,
}

impl FixedMultiples {
    /// Whether every row that could speak is explained by some constant.
    #[must_use]
    pub fn explain_everything(&self) -> bool {
        !self.multiples.is_empty() && self.unexplained.is_empty()
    }
}

/// Find the fewest constants that explain a series, the most telling first.
///
/// # Errors
/// A negative count or estimate, or a rule that asks for fewer than two counts.
pub fn fixed_multiples(
    pairs: &[PublishedPair],
    rule: FixedMultipleRule,
) -> Result<FixedMultiples, ArgumentError> {
    argument::count("least_counts", rule.least_counts, 2, usize::MAX)?;
    argument::positive("widest", rule.widest)?;
    argument::positive("spread", rule.spread)?;
    let (mut open, mut zero) = (Vec::new(), Vec::new());
    for (row, pair) in pairs.iter().enumerate() {
        argument::non_negative("count", pair.count.upper())?;
        argument::non_negative("estimate", pair.estimate.upper())?;
        if pair.count.lower() > 0.0 {
            let lower = pair.estimate.lower().max(0.0) / pair.count.upper();
            // Adding zero turns a negative zero into a plain one, which is a constant that can be shown.
            let upper = pair.estimate.upper() / pair.count.lower() + 0.0;
            open.push(Ratio { row, count: pair.count.lower(), lower, upper });
        } else {
            zero.push(row);
        }
    }
    let mut multiples = Vec::new();
    while multiples.len() < rule.most_constants {
        let Some(constant) = most_shared(&open, rule) else { break };
        let (explained, rest): (Vec<Ratio>, Vec<Ratio>) =
            open.into_iter().partition(|ratio| ratio.lower <= constant && constant <= ratio.upper);
        multiples.push(FixedMultiple { constant, rows: explained.iter().map(|ratio| ratio.row).collect() });
        open = rest;
    }
    Ok(FixedMultiples { multiples, unexplained: open.iter().map(|ratio| ratio.row).collect(), zero })
}

#[derive(Debug, Clone, Copy)]
struct Ratio {
    row: usize,
    count: f64,
    lower: f64,
    upper: f64,
}

impl Ratio {
    /// How wide it is, relative to itself.
    fn width(&self) -> f64 {
        if self.upper > 0.0 { (self.upper - self.lower) / self.upper } else { 0.0 }
    }
}

/// Widths by which rows are asked in turn: finely printed rows speak first, for they agree by chance least.
const WIDTHS: [f64; 3] = [1e-4, 1e-3, 1e-2];

/// The constant inside most ratio intervals, if it explains enough different counts, and more rows than would share one by chance.
fn most_shared(open: &[Ratio], rule: FixedMultipleRule) -> Option<f64> {
    WIDTHS.into_iter().filter(|width| *width < rule.widest).chain([rule.widest]).find_map(|widest| {
        let voters: Vec<&Ratio> = open.iter().filter(|ratio| ratio.width() <= widest).collect();
        let (from, to) = most_crowded(&voters)?;
        let constant = simplest_between(from, to);
        let explained: Vec<&Ratio> = voters
            .iter()
            .copied()
            .filter(|ratio| ratio.lower <= constant && constant <= ratio.upper)
            .collect();
        let mut counts: Vec<f64> = explained.iter().map(|ratio| ratio.count).collect();
        counts.sort_by(f64::total_cmp);
        counts.dedup_by(|one, other| one.total_cmp(other).is_eq());
        let is_no_chance = by_chance(&explained, voters.len(), rule.spread) <= rule.most_by_chance;
        (counts.len() >= rule.least_counts && is_no_chance).then_some(constant)
    })
}

/// Where most ratio intervals lie over one another.
fn most_crowded(voters: &[&Ratio]) -> Option<(f64, f64)> {
    // A sweep over the ends: starts before stops at the same point, since the intervals are closed.
    let mut ends: Vec<(f64, bool)> =
        voters.iter().flat_map(|ratio| [(ratio.lower, false), (ratio.upper, true)]).collect();
    ends.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    let (mut inside, mut most, mut from, mut to) = (0_usize, 0_usize, 0.0, 0.0);
    let mut highest = false;
    for (end, stop) in ends {
        if stop {
            if highest {
                (to, highest) = (end, false);
            }
            inside = inside.saturating_sub(1);
        } else {
            inside += 1;
            if inside > most {
                (most, from, highest) = (inside, end, true);
            }
        }
    }
    (most > 0).then_some((from, to))
}

/// How many sets of as many rows, as finely printed, are expected to share a constant by chance.
///
/// # Formula
/// ```text
/// C(n, m) · Π min(1, (wᵢ + w₁)/s)     over all of the m rows but the finest, of width w₁; s is the spread of the ratios
/// ```
fn by_chance(explained: &[&Ratio], n: usize, spread: f64) -> f64 {
    let mut widths: Vec<f64> = explained.iter().map(|ratio| ratio.width()).collect();
    widths.sort_by(f64::total_cmp);
    let Some(finest) = widths.first().copied() else { return f64::INFINITY };
    let of_widths: f64 = widths[1..].iter().map(|width| log(((width + finest) / spread).min(1.0))).sum();
    #[expect(clippy::cast_precision_loss, reason = "numbers of rows")]
    let choices: f64 = (0..widths.len()).map(|at| log((n - at) as f64 / (at + 1) as f64)).sum();
    exp(choices + of_widths)
}

/// The number with the fewest decimals in a closed interval.
fn simplest_between(lower: f64, upper: f64) -> f64 {
    if upper <= 0.0 {
        return upper;
    }
    let leading = floor(log10(upper));
    for places in 0..17 {
        let scale = pow(10.0, f64::from(places) - leading);
        let candidate = ceil(lower * scale) / scale;
        if lower <= candidate && candidate <= upper {
            return candidate;
        }
    }
    upper
}
