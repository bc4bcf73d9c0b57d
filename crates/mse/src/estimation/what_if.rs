//! How the answer moves with what the data cannot show.

use super::options::EstimationOptions;
use crate::interval::as_f64;
use crate::loglinear::HierarchicalModel;
use crate::sensitivity::{
    Breakdown, DependenceCurve, DependenceRefusal, LinkError, LinkErrorRates, correct_links,
};
use crate::two_list::TwoLists;
use crate::{CaptureTable, IntervalMethod, SizeInterval, UpperLimit, loglinear};

/// The ratios at which curves are read.
pub const CURVE_RATIOS: [f64; 9] = [0.1, 0.25, 0.5, 0.8, 1.0, 1.25, 2.0, 4.0, 10.0];
/// The shares of links missed, or false, that are tried.
pub const LINK_RATES: [f64; 3] = [0.05, 0.1, 0.2];

/// How the answer moves with what the data cannot show: dependence and wrong links.
#[derive(Debug, Clone, PartialEq)]
pub struct EstimateSensitivity {
    /// The size against an unmodelled interaction between all lists at once, from the selected model's own estimate.
    ///
    /// The ratio multiplies the dark figure. Absent where no model was selected.
    pub of_selected_model: Option<SensitivityCurve>,
    /// The size against the ratio of the highest-order interaction, the only thing that the saturated model assumes.
    pub of_highest_interaction: Result<SensitivityCurve, DependenceRefusal>,
    /// The size against the odds ratio between two lists, pair by pair; each from those two lists alone.
    pub of_pairs: Vec<PairCurve>,
    /// The size had links been made with errors.
    pub of_links: Vec<LinkWhatIf>,
}

/// A size as a function of a ratio that is 1 where the assumption holds.
#[derive(Debug, Clone, PartialEq)]
pub struct SensitivityCurve {
    /// The size at each of [`CURVE_RATIOS`].
    pub points: Vec<SensitivityPoint>,
    /// The ratio that halves the size.
    pub halved: Breakdown,
    /// The ratio that doubles it.
    pub doubled: Breakdown,
}

/// One point of a curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SensitivityPoint {
    /// The ratio.
    pub ratio: f64,
    /// The size at it.
    pub n_total: f64,
    /// Its interval at the level of the options.
    pub interval: SizeInterval,
}

/// The curve of a pair of lists.
#[derive(Debug, Clone, PartialEq)]
pub struct PairCurve {
    /// The first list's index.
    pub first: usize,
    /// The second list's index.
    pub second: usize,
    /// The curve.
    pub curve: Result<SensitivityCurve, DependenceRefusal>,
}

/// The size had a share of the links been missed or false.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinkWhatIf {
    /// The rates.
    pub rates: LinkErrorRates,
    /// The size under independent lists, from the corrected cells.
    pub independent: Result<f64, LinkError>,
    /// The size under the selected model, from the corrected cells; none where it has no estimate on them, or none was selected.
    pub selected: Option<f64>,
    /// Of two lists, Chapman's size from the corrected cells; none of more.
    pub chapman: Option<f64>,
}

impl EstimateSensitivity {
    pub(super) fn of(
        table: &CaptureTable,
        selected: Option<&HierarchicalModel>,
        options: &EstimationOptions,
    ) -> Self {
        let n_lists = table.n_lists();
        let read = |curve: DependenceCurve| SensitivityCurve::read(&curve, options.level);
        let pairs = (0..n_lists).flat_map(|first| (first + 1..n_lists).map(move |second| (first, second)));
        let of_pairs = pairs.filter_map(|(first, second)| {
            let lists = TwoLists::of_table(table, first, second).ok()?;
            let curve = DependenceCurve::of_pair(lists).and_then(read);
            Some(PairCurve { first, second, curve })
        });
        let one_kind = |missed: bool| {
            LINK_RATES.map(|rate| {
                if missed {
                    LinkErrorRates { missed: rate, false_links: 0.0 }
                } else {
                    LinkErrorRates { missed: 0.0, false_links: rate }
                }
            })
        };
        let rates = one_kind(true).into_iter().chain(one_kind(false));
        Self {
            of_selected_model: selected
                .and_then(|model| loglinear::fit(table, model).ok())
                .and_then(|fit| SensitivityCurve::of_fit(&fit, options.level).ok()),
            of_highest_interaction: DependenceCurve::of_highest_interaction(table).and_then(read),
            of_pairs: of_pairs.collect(),
            of_links: rates.map(|rates| LinkWhatIf::of(table, selected, rates)).collect(),
        }
    }
}

impl SensitivityCurve {
    fn read(curve: &DependenceCurve, level: f64) -> Result<Self, DependenceRefusal> {
        let points = CURVE_RATIOS.iter().map(|&ratio| {
            let size = curve.at(ratio, level)?;
            Ok(SensitivityPoint { ratio, n_total: size.estimate, interval: size.interval })
        });
        Ok(Self {
            points: points.collect::<Result<_, DependenceRefusal>>()?,
            halved: curve.breakdown_factor(0.5),
            doubled: curve.breakdown_factor(2.0),
        })
    }

    /// The dark figure of a fitted model times the ratio, with its interval moved along.
    fn of_fit(fit: &loglinear::Fit, level: f64) -> Result<Self, loglinear::Refusal> {
        let n = as_f64(fit.n_observed);
        let at_one = fit.interval(level)?;
        let scaled = |size: f64, ratio: f64| n + ratio * (size - n);
        let points = CURVE_RATIOS.iter().map(|&ratio| SensitivityPoint {
            ratio,
            n_total: scaled(fit.population, ratio),
            interval: SizeInterval {
                lower: scaled(at_one.lower, ratio),
                upper: match at_one.upper {
                    UpperLimit::Finite(upper) => UpperLimit::Finite(scaled(upper, ratio)),
                    UpperLimit::Unbounded => UpperLimit::Unbounded,
                },
                level,
                kind: IntervalMethod::LogNormal,
            },
        });
        let breakdown = |factor: f64| {
            let size = factor * fit.population;
            let ratio = (size - n) / fit.dark_figure;
            if size >= n && ratio.is_finite() {
                Breakdown::Ratio { size, ratio }
            } else {
                Breakdown::Never { size }
            }
        };
        Ok(Self { points: points.collect(), halved: breakdown(0.5), doubled: breakdown(2.0) })
    }
}

impl LinkWhatIf {
    fn of(table: &CaptureTable, selected: Option<&HierarchicalModel>, rates: LinkErrorRates) -> Self {
        let corrected = correct_links(table, rates);
        let independent = match &corrected {
            Ok(cells) => cells.independent(),
            Err(error) => Err(*error),
        };
        let selected = selected.and_then(|model| corrected.as_ref().ok()?.log_linear(model).ok());
        Self {
            rates,
            independent: independent.and_then(finite),
            selected: selected.filter(|n| n.is_finite()),
            chapman: corrected.ok().filter(|_| table.n_lists() == 2).map(|cells| cells.chapman(0, 1)),
        }
    }
}

fn finite(size: f64) -> Result<f64, LinkError> {
    if size.is_finite() { Ok(size) } else { Err(LinkError::NoOverlap) }
}
