//! Findings: everything that the analysis of a dossier has to say.

use darkfigure_model::{
    Change, Comparison, ComparisonId, Dossier, Expectation, Expected, Extent, Figure, FigureId, Form,
    NetConcepts, Quantity, QuantityKind, ReconciliationId, ResultName, Role, Scale, SeriesId, SumId, Value,
};

use crate::believe::{MustBelieve, must_believe};
use crate::bridging::{OverWindow, Steps, as_multiples, bridge, over_windows};
use crate::comparability::{
    Comparability, Dependence, StatedPart, Subject, Tie, compare_measures, flags, stated_part,
};
use crate::decomposition::{Decomposition, decompose};
use crate::dispute::{DisputeFindings, Triangulation, examine, triangulations};
use crate::gap::{GapReading, NaiveRatio, naive, read_gap};
use crate::published::{
    ReconciliationFindings, SeriesFindings, SumFindings, add_up_among, read_series, reconcile,
};
use crate::{Options, Refusal};
use darkfigure_numeric::bound::{Bounds, rounded_to_place};

/// The findings of one dossier. Numbers with meaning; nothing is rounded, and nothing is worded.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// With which options they were found.
    pub options: Options,
    /// One entry a comparison.
    pub comparisons: Vec<(ComparisonId, Result<ComparisonFindings, Refusal>)>,
    /// One entry a published sum.
    pub sums: Vec<(SumId, Result<SumFindings, Refusal>)>,
    /// One entry a reconciliation.
    pub reconciliations: Vec<(ReconciliationId, Result<ReconciliationFindings, Refusal>)>,
    /// One entry a paired series.
    pub series: Vec<(SeriesId, SeriesFindings)>,
    /// One entry an expectation: whether it holds. None where there is no such number.
    pub expectations: Vec<ExpectationFindings>,
    /// Several estimates of one measure.
    pub triangulations: Vec<Triangulation>,
    /// Where the figures come from, what changed on the way, and what cannot hold together.
    pub dispute: DisputeFindings,
}

/// What one comparison gives.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparisonFindings {
    /// The ratio of the numbers as published, before anything was compared.
    pub naive: NaiveRatio,
    /// Axis by axis as the figures stand.
    pub as_said: Comparability,
    /// Axis by axis after the bridges.
    pub comparability: Comparability,
    /// What each figure may stand for if it was rounded to its last figure that is not zero. Rounding only; none where the figure has
    /// an interval, is a full count, or is no single number.
    pub rounding: [Option<Bounds>; 2],
    /// What may hide behind a nought that was rounded, after the steps: 0.05% of 60,400 are 30, where "0.0%" of them was said. Zero of any other
    /// number.
    pub behind_nought: [f64; 2],
    /// What kind of quantity each side is read as before any step: a rate in time over its window as a number, a change in percent beside a multiple
    /// as a multiple.
    pub kinds: [QuantityKind; 2],
    /// What each figure says.
    pub starts: [Quantity; 2],
    /// The values from which the steps start: what each figure says, as it is read over its own window, or as it was corrected end by end.
    pub read: [Quantity; 2],
    /// Of each side the figure that corrects it end by end, where an end of it is left.
    pub revised_by: [Option<FigureId>; 2],
    /// Of each side the number over its own window, where it is a rate in time and the other side is not.
    pub over_windows: [Option<OverWindow>; 2],
    /// The steps that were taken, and what stays open.
    pub steps: Steps,
    /// The gap, as far as the grade allows one.
    pub gap: GapReading,
    /// What each side must believe.
    pub must_believe: MustBelieve,
    /// How much each step explains, or why that is not said.
    pub decomposition: Result<Decomposition, Refusal>,
    /// What was refused on the way, besides what stands in its own place.
    pub refusals: Vec<Refusal>,
}

/// Whether an expectation holds.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpectationFindings {
    /// What was expected.
    pub expectation: Expectation,
    /// Whether it holds. None where the comparison gives no such number.
    pub holds: Option<bool>,
    /// What was found instead of, or for, the expected number.
    pub found: Option<Quantity>,
    /// What kind of quantity the difference of the two is. None where the comparison gives none.
    pub found_kind: Option<QuantityKind>,
}

/// Analyses a dossier. A pure function: the same dossier, options and seed give the same bits on one target.
///
/// # Example
///
/// ```
/// use darkfigure_analysis::{Options, analyse};
/// use darkfigure_model::Dossier;
///
/// let findings = analyse(&Dossier::default(), &Options::default());
/// assert!(findings.comparisons.is_empty());
/// ```
#[must_use]
pub fn analyse(dossier: &Dossier, options: &Options) -> Findings {
    let net = dossier.net_concepts();
    let each = shared(options, dossier.comparisons.len());
    let comparisons: Vec<_> = dossier
        .comparisons
        .iter()
        .map(|(id, comparison)| (id.clone(), compare_among(dossier, &net, comparison, &each)))
        .collect();
    let expectations =
        dossier.expectations.iter().map(|expectation| check(expectation, &comparisons)).collect();
    let dispute = examine(dossier, &comparisons);
    let whole = dossier.as_meant();
    Findings {
        options: *options,
        sums: dossier.sums.iter().map(|(id, sum)| (id.clone(), add_up_among(&whole, &net, sum))).collect(),
        reconciliations: dossier
            .reconciliations
            .iter()
            .map(|(id, reconciliation)| (id.clone(), reconcile(&whole, reconciliation)))
            .collect(),
        series: dossier
            .series
            .iter()
            .map(|(id, series)| (id.clone(), read_series(series, options)))
            .collect(),
        triangulations: triangulations(dossier, &comparisons, options.level.probability()),
        comparisons,
        expectations,
        dispute,
    }
}

/// The options of each of several comparisons. Simulations share a budget: with more than fifty comparisons each has fewer draws, and
/// so may earn fewer digits.
fn shared(options: &Options, n_comparisons: usize) -> Options {
    const MOST_DRAWS_OF_ALL: usize = 50_000_000;
    const FEWEST: usize = 10_000;
    let share = (MOST_DRAWS_OF_ALL / n_comparisons.max(1)).max(FEWEST);
    Options { most_draws: options.most_draws.min(share), ..*options }
}

/// Compares two figures of a dossier: comparability, bridges, gap, what each side must believe, decomposition.
///
/// # Errors
///
/// [`Refusal::MissingFigure`] where the dossier has no figure of a name.
pub fn compare(
    dossier: &Dossier,
    comparison: &Comparison,
    options: &Options,
) -> Result<ComparisonFindings, Refusal> {
    compare_among(dossier, &dossier.net_concepts(), comparison, options)
}

/// The same where the concepts whose figures may be below zero are known already.
fn compare_among(
    dossier: &Dossier,
    net: &NetConcepts<'_>,
    comparison: &Comparison,
    options: &Options,
) -> Result<ComparisonFindings, Refusal> {
    let [left, right] = &comparison.between;
    let figure = |id: &darkfigure_model::FigureId| {
        dossier.figures.get(id).ok_or_else(|| Refusal::MissingFigure { figure: id.clone() })
    };
    // Of two missing figures the first by name is reported, whichever side it is on.
    let [first, second] = if left <= right { [left, right] } else { [right, left] };
    figure(first)?;
    figure(second)?;
    let figures = [dossier.up_to_date(figure(left)?), dossier.up_to_date(figure(right)?)];
    let pair = [(left, figures[0].as_ref()), (right, figures[1].as_ref())];
    let over_windows = over_windows(dossier, comparison, [pair[0].1, pair[1].1]);
    let own = pair.map(|(_, figure)| figure.kind());
    let are_multiples = as_multiples(own);
    let kinds = [0, 1].map(|at: usize| match over_windows[at] {
        Some(over) => over.kind,
        None if are_multiples[at] => QuantityKind::Change(Change::Times),
        None => own[at],
    });
    let said = [0, 1].map(|at: usize| {
        let figure = pair[at].1;
        Subject { measure: &figure.measure, kind: kinds[at], relates: figure.relations.relates.as_ref() }
    });
    let is_balance = pair.iter().any(|(_, figure)| net.has_no_parts(figure));
    let stated_part = stated_part(dossier, [left, right])
        .map(|side| if is_balance { StatedPart::OfBalance } else { StatedPart::Of(side) });
    let flags = flags(dossier, pair, stated_part);
    let as_said = compare_measures(dossier, said, said, &[], stated_part, flags.clone());
    let bridged = bridge(dossier, net, comparison, pair, over_windows);
    let crossed: Vec<_> = bridged.crossed.iter().map(|axis| axis.crossed()).collect();
    let comparability = compare_measures(
        dossier,
        said,
        [0, 1].map(|at| Subject {
            measure: &bridged.measures[at],
            kind: bridged.kinds[at],
            relates: said[at].relates,
        }),
        &crossed,
        stated_part,
        flags,
    );
    let is_extensive = bridged.is_extensive();
    let count_is_within = comparison.count_within_estimate.is_some();
    let gap = read_gap(pair, &bridged, &comparability, is_extensive, count_is_within, options);
    let numbers = gap.numbers();
    let believed =
        must_believe(dossier, comparison, [left, right], &bridged, &comparability, &gap, is_extensive);
    let decomposition = decompose(&bridged, &comparability, numbers);
    let mut refusals = bridged.refusals.clone();
    if bridged.running.iter().any(|running| !running.quantity.is_non_negative()) {
        refusals.push(Refusal::RatioOfNegative);
    }
    // Only of numbers of things is the one larger because it has what was not seen, too.
    if numbers.orientation.is_estimate_over_count && numbers.difference_kind.is_some() && is_extensive {
        refusals.push(Refusal::PoolingUnlike);
    }
    match comparability.dependence() {
        Dependence::Tied(Tie::TimesConstant) => refusals.push(Refusal::CorroborationByConstant),
        Dependence::Tied(tie) => refusals.push(Refusal::CorroborationByOrigin { tie }),
        Dependence::Unknown if numbers.orientation.is_estimate_over_count => {
            refusals.push(Refusal::CorroborationUnknownLineage);
        }
        Dependence::Unknown | Dependence::Independent => {}
    }
    Ok(ComparisonFindings {
        naive: naive(pair, numbers.orientation, as_said.grade),
        as_said,
        steps: Steps { taken: bridged.steps, open: comparability.open() },
        comparability,
        rounding: pair.map(|(_, figure)| {
            let bounds = rounding(figure)?;
            if net.may_be_negative(figure) { Some(bounds) } else { not_negative(bounds) }
        }),
        behind_nought: bridged.behind_nought,
        kinds,
        starts: bridged.said,
        read: bridged.starts,
        over_windows,
        revised_by: bridged.revised_by,
        gap,
        must_believe: believed,
        decomposition,
        refusals,
    })
}

/// What a number at face value may stand for by its rounding.
pub(crate) fn rounding(figure: &Figure) -> Option<Bounds> {
    let value = figure.value.clone().in_unit(&figure.measure.unit);
    match (&value.form, figure.role()) {
        (Form::About(number), _) => {
            let bounds = rounded_to_place(number.to_f64(), number.coarsest_place()).ok()?;
            let factor = value.scale.factor();
            Bounds::new(bounds.lower() * factor, bounds.upper() * factor).ok()
        }
        (Form::Exact(_), Some(Role::Estimate)) => {
            // A percentage that ends in a nought is not rounded to tens.
            let ends = Extent::of(&value);
            Bounds::new(ends.low?, ends.high?).ok()
        }
        _ => None,
    }
}

/// What may be left of a range of something that cannot be negative: "0.0%" may stand for no less than none.
fn not_negative(bounds: Bounds) -> Option<Bounds> {
    if bounds.lower() < 0.0 && bounds.upper() >= 0.0 {
        Bounds::new(0.0, bounds.upper()).ok()
    } else {
        Some(bounds)
    }
}

/// How much may hide behind a nought that was rounded: half a unit of the place to which it is written. None of what was said to be none in whole
/// numbers.
pub(crate) fn behind_nought(figure: &Figure) -> f64 {
    let value = figure.value.clone().in_unit(&figure.measure.unit);
    match value.form {
        Form::Exact(number) | Form::About(number) if number.coefficient() == 0 && number.exponent() != 0 => {
            Extent::of(&Value { form: Form::Exact(number), ..value }).high.unwrap_or(0.0)
        }
        Form::Exact(_)
        | Form::About(_)
        | Form::AtLeast(_)
        | Form::MoreThan(_)
        | Form::AtMost(_)
        | Form::LessThan(_)
        | Form::FarBelow(_)
        | Form::Range(_)
        | Form::Interval(_)
        | Form::Vague(_) => 0.0,
    }
}

fn check(
    expectation: &Expectation,
    comparisons: &[(ComparisonId, Result<ComparisonFindings, Refusal>)],
) -> ExpectationFindings {
    let found = comparisons
        .iter()
        .find(|(id, _)| *id == expectation.comparison)
        .and_then(|(_, findings)| findings.as_ref().ok());
    let (holds, quantity) = match (&expectation.that, found) {
        (Expected::Grade(grade), Some(found)) => (Some(found.comparability.grade == *grade), None),
        (Expected::Lies { what, within, scale }, Some(found)) => {
            let gap = found.gap.numbers();
            let quantity = match what {
                ResultName::Ratio => gap.ratio.ends,
                ResultName::Difference => gap.difference,
                ResultName::Coverage => gap.coverage.ends,
            };
            // What is written without a scale is in the unit in which the result is printed: points, per 100,000.
            let scale = match (scale, what, gap.difference_kind) {
                (Scale::One, ResultName::Difference, Some(QuantityKind::Change(change))) => {
                    Scale::Change(change)
                }
                (Scale::One, ResultName::Difference, Some(QuantityKind::Rate(rate))) => Scale::Per(rate),
                (scale, ..) => *scale,
            };
            let (low, high) =
                (within.low().to_f64() * scale.factor(), within.high().to_f64() * scale.factor());
            let inside = match quantity.central() {
                // One number is expected of the point, as it is written; a range of both ends.
                Some(point) if within.low() == within.high() => {
                    let half = 0.5 * libm::pow(10.0, f64::from(within.low().exponent())) * scale.factor();
                    Some((point - low).abs() <= half * (1.0 + 1e-9))
                }
                _ => quantity.low().value().zip(quantity.high().value()).map(|(l, h)| low <= l && h <= high),
            };
            (inside, Some(quantity))
        }
        _ => (None, None),
    };
    let found_kind = found.and_then(|found| found.gap.numbers().difference_kind);
    ExpectationFindings { expectation: expectation.clone(), holds, found: quantity, found_kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_comparisons_share_the_draws_and_few_have_what_they_ask_for() {
        let options = Options { most_draws: 1_000_000, seed: 7, ..Options::default() };
        assert_eq!(shared(&options, 0), options);
        assert_eq!(shared(&options, 50), options);
        assert_eq!(shared(&options, 100), Options { most_draws: 500_000, ..options });
        assert_eq!(shared(&options, 1_000_000), Options { most_draws: 10_000, ..options });
        let modest = Options { most_draws: 500, ..options };
        assert_eq!(shared(&modest, 1_000_000), modest);
    }

    #[test]
    fn of_two_missing_figures_the_first_by_name_is_reported_from_both_sides() {
        let of = |names: [&str; 2]| {
            let comparison = Comparison {
                question: None,
                between: names.map(|name| FigureId::new(name).unwrap()),
                bridges: Vec::new(),
                benchmarks: Vec::new(),
                count_within_estimate: None,
            };
            compare(&Dossier::default(), &comparison, &Options::default()).unwrap_err()
        };
        let first = Refusal::MissingFigure { figure: FigureId::new("a").unwrap() };
        assert_eq!((of(["a", "b"]), of(["b", "a"])), (first.clone(), first));
    }
}
