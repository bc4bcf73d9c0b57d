//! Changes from one date to the next of one producer's series, each with its base.

use std::collections::BTreeMap;

use darkfigure_model::{Claim, Dossier, Figure, FigureId, Form, NetConcepts, TimeKind};
use darkfigure_numeric::UpperEnd;
use darkfigure_numeric::interval::{ExposedCount, conditional_count_ratio};

use super::claim::Computed;
use super::contradiction::{Contradictions, parts, replaced};
use super::extent::Extent;
use super::own_series::Key;
use super::sayable::{ClaimBlock, blocked};

/// A number of one series and the next one.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesChange {
    /// The earlier figure, which is the base.
    pub earlier: FigureId,
    /// The later one.
    pub later: FigureId,
    /// The later less the earlier, in their unit.
    pub difference: Computed,
    /// That over the earlier one, as a fraction. None at an end that the base does not bound away from zero, and of a balance, whose sign
    /// would turn it round.
    pub relative: Computed,
    /// How many times the earlier rate the later one may be, where the dossier reads both counts as draws. None: it does not.
    pub drawn: Option<DrawnRatio>,
    /// Why it is no change of what there is. None: the figures allow to say that it fell or rose.
    pub blocked: Option<ClaimBlock>,
}

/// The exact limits of the ratio of two Poisson rates, given the total of both counts (Przyborowski and Wilenski 1940), at 95 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DrawnRatio {
    /// The lower limit.
    pub low: f64,
    /// The upper limit. None where nothing bounds it: none were counted before.
    pub high: Option<f64>,
}

impl DrawnRatio {
    /// The level of the limits.
    pub const LEVEL: f64 = 0.95;

    /// Whether the two rates may be the same.
    #[must_use]
    pub fn holds_one(self) -> bool {
        self.low <= 1.0 && self.high.is_none_or(|high| high >= 1.0)
    }

    fn of(earlier: &Figure, later: &Figure) -> Option<Self> {
        /// Whole numbers up to here have all of their digits.
        const MOST: f64 = 1e15;
        let counted = |figure: &Figure| {
            let Form::Exact(number) = figure.value.form else { return None };
            let count = number.to_f64();
            let is_drawn = figure.draw.is_some() && figure.is_written_out() && (0.0..=MOST).contains(&count);
            let exposure = figure.measure.time?.period.n_days().filter(|days| *days > 0)? as f64;
            is_drawn.then_some(ExposedCount { count: count as u64, exposure })
        };
        let found = conditional_count_ratio(counted(later)?, counted(earlier)?, Self::LEVEL).ok()?;
        let high = match found.upper {
            UpperEnd::Finite(high) => Some(high),
            UpperEnd::Unbounded => None,
        };
        Some(Self { low: found.lower, high })
    }
}

/// The changes within each producer's series: one measure but for the date, one basis, windows of one length, each number and the next one.
///
/// Repetitions, what was replaced and stated parts are left out, and so is a series that only one figure makes. Where the basis changes from one
/// figure to the next there is a break, and no change leads across it.
#[must_use]
pub fn series_changes(
    dossier: &Dossier,
    net: &NetConcepts<'_>,
    contradictions: &Contradictions,
) -> Vec<SeriesChange> {
    let (gone, parts) = (replaced(dossier), parts(dossier));
    let mut series: BTreeMap<_, Vec<(&FigureId, &Figure)>> = BTreeMap::new();
    for (id, figure) in dossier.figures.iter() {
        let is_own = !gone.contains(id) && !parts.contains(id) && figure.relations.relates.is_none();
        let is_plain = figure.value.scale == darkfigure_model::Scale::One && figure.basis.is_some();
        let Some((time, key)) = figure.measure.time.zip(Key::of(dossier, figure)) else { continue };
        if !is_own || !is_plain || time.period.is_fuzzy() {
            continue;
        }
        // Windows of other lengths hold other numbers without any change; years differ by a day.
        let length = match time.kind {
            TimeKind::Stock => None,
            TimeKind::Entrants | TimeKind::Present | TimeKind::Detections | TimeKind::Cumulative => {
                let Some(days) = time.period.n_days() else { continue };
                Some(if days == 366 { 365 } else { days })
            }
        };
        series.entry((key, time.kind, length)).or_default().push((id, figure));
    }
    let mut found = Vec::new();
    for figures in series.values_mut() {
        figures.sort_by_key(|(_, figure)| {
            figure.measure.time.and_then(|time| time.period.end().date()).map(|date| date.last_day())
        });
        for pair in figures.windows(2) {
            let [earlier, later] = [pair[0], pair[1]];
            found.extend(change(dossier, net, contradictions, earlier, later));
        }
    }
    found.sort_by_key(|change| dossier.figures.place(&change.later));
    found
}

fn change(
    dossier: &Dossier,
    net: &NetConcepts<'_>,
    contradictions: &Contradictions,
    (earlier_id, earlier): (&FigureId, &Figure),
    (later_id, later): (&FigureId, &Figure),
) -> Option<SeriesChange> {
    let (before, after) = (earlier.measure.time?.period, later.measure.time?.period);
    // Somebody else's numbers are another series.
    if earlier.speaker != later.speaker
        || earlier.basis != later.basis
        || before.is_apart(after) != darkfigure_model::Known::Yes
    {
        return None;
    }
    let [x, y] = [later, earlier].map(|figure| Extent::of_operand(&figure.value));
    let points = later.value.point().zip(earlier.value.point());
    let points = points.map(|(later, earlier)| (later.to_f64(), earlier.to_f64()));
    let computed = |of: fn(f64, f64) -> f64| {
        let extent = x.combine(y, of);
        let point = points.map(|(later, earlier)| of(later, earlier)).filter(|point| point.is_finite());
        Computed { point, low: extent.low, high: extent.high }
    };
    let difference = computed(|later, earlier| later - earlier);
    if difference.point.is_none() && difference.low.is_none() && difference.high.is_none() {
        return None;
    }
    let falls = points.is_some_and(|(later, earlier)| later < earlier);
    let says = if falls { Claim::Falling } else { Claim::Rising };
    Some(SeriesChange {
        earlier: earlier_id.clone(),
        later: later_id.clone(),
        difference,
        // A balance that goes from −20 to −35 fell, and no percentage of −20 says so.
        relative: if [earlier, later].into_iter().any(|figure| net.may_be_negative(figure)) {
            Computed { point: None, low: None, high: None }
        } else {
            without_nothing(computed(|later, earlier| later / earlier - 1.0))
        },
        drawn: DrawnRatio::of(earlier, later),
        blocked: blocked(dossier, net, contradictions, says, &[earlier_id.clone(), later_id.clone()]),
    })
}

/// That nothing falls by more than all of it holds of any two numbers, and says nothing of these.
fn without_nothing(relative: Computed) -> Computed {
    Computed { low: relative.low.filter(|low| *low > -1.0), ..relative }
}
