//! Published sums.

use darkfigure_model::{Dossier, FigureId, Quantity, Sum, Tier, TimeKind};

use crate::Refusal;

/// What a published sum adds up to, and whether it adds like to like.
#[derive(Debug, Clone, PartialEq)]
pub struct SumFindings {
    /// The sum of the parts, as published arithmetic.
    pub computed: Quantity,
    /// The total as it was published.
    pub published: Quantity,
    /// Published less computed.
    pub remainder: Quantity,
    /// Whether the published total is the sum, given how the numbers were rounded. None where an end is missing.
    pub adds_up: Option<bool>,
    /// The parts that count over time in another way than the total: debt on a day among flows.
    pub unlike_time: Vec<(FigureId, TimeKind)>,
    /// The parts in another unit than the total.
    pub unlike_unit: Vec<FigureId>,
    /// Given where parts are unlike: the sum is reproduced, and is no result.
    pub refusal: Option<Refusal>,
}

/// Adds up the parts of a published sum.
///
/// # Errors
///
/// [`Refusal::MissingFigure`] where the dossier has no figure of a name.
pub fn add_up(dossier: &Dossier, sum: &Sum) -> Result<SumFindings, Refusal> {
    let figure =
        |id: &FigureId| dossier.figures.get(id).ok_or_else(|| Refusal::MissingFigure { figure: id.clone() });
    let total = figure(&sum.total)?;
    let mut computed = Quantity::point(0.0, Tier::Hard);
    // Half a unit of the last written place for each number, as rounding allows.
    let mut slack = half_units(&total.value);
    let (mut unlike_time, mut unlike_unit) = (Vec::new(), Vec::new());
    for id in &sum.parts {
        let part = figure(id)?;
        computed = computed.plus(&part.quantity());
        slack += half_units(&part.value);
        if let (Some(part_time), Some(total_time)) = (part.measure.time, total.measure.time)
            && part_time.kind != total_time.kind
        {
            unlike_time.push((id.clone(), part_time.kind));
        }
        if part.measure.unit != total.measure.unit {
            unlike_unit.push(id.clone());
        }
    }
    let published = total.quantity();
    let remainder = published.minus(&computed);
    let adds_up = remainder.low().value().zip(remainder.high().value()).map(|(low, high)| {
        let covers = high >= -slack;
        // Parts that are not all of it may leave a remainder, but never more than the total.
        covers && (!sum.is_complete || low <= slack)
    });
    let is_unlike = !unlike_time.is_empty() || !unlike_unit.is_empty();
    Ok(SumFindings {
        computed,
        published,
        remainder,
        adds_up,
        unlike_time,
        unlike_unit,
        refusal: is_unlike.then_some(Refusal::UnlikeSum),
    })
}

fn half_units(value: &darkfigure_model::Value) -> f64 {
    value
        .numbers()
        .iter()
        .map(|number| {
            let unit = darkfigure_model::Number::new(1, number.exponent()).map_or(0.0, |unit| unit.to_f64());
            0.5 * unit * value.scale.factor()
        })
        .fold(0.0, f64::max)
}
