//! Published sums.

use darkfigure_model::{
    Addition, Axis, Dossier, End, Figure, FigureId, Form, Known, Magnitude, NetConcepts, Quantity, Sum, Tier,
    TimeKind, is_of_one_base,
};

use crate::Refusal;
use crate::comparability::{Reason, Subject, Verdict, compare_axis};

/// What a published sum adds up to, and whether it adds like to like.
#[derive(Debug, Clone, PartialEq)]
pub struct SumFindings {
    /// The sum of the parts, as published arithmetic. None where they are of different kinds.
    pub computed: Option<Quantity>,
    /// The total as it was published.
    pub published: Quantity,
    /// Published less computed.
    pub remainder: Option<Quantity>,
    /// What may be said of the parts and the total, given how the numbers were rounded and hedged.
    pub addition: Addition,
    /// Whether some of the numbers were computed from others.
    pub derivation: SumDerivation,
    /// The parts that count over time in another way than the total: debt on a day among flows.
    pub unlike_time: Vec<(FigureId, TimeKind)>,
    /// The parts in another unit than the total, or of another kind of quantity.
    pub unlike_unit: Vec<FigureId>,
    /// The parts that are shares or rates, and may be of another base than the total: of another place or population.
    pub unlike_base: Vec<FigureId>,
    /// The parts that share something with one before them, the first such one first, with the respect in which they do: whoever is in both is
    /// counted twice. Of those present at two times it is only known that they may. Of a long sum the first [`darkfigure_model::MOST_PARTS_COMPARED`] parts are compared.
    pub overlapping: Vec<([FigureId; 2], Axis)>,
    /// Whether the total lies between the ends that all parts add up to, where each part has ends of its own.
    pub lies_between: bool,
    /// Whether they agree only if a number that ends in noughts was rounded further than it is written: 230, of 226.
    pub is_rounded_further: bool,
    /// Whether one of the numbers may be below zero.
    pub may_be_negative: bool,
    /// Between which numbers the whole lies where parts share something, if they hold: no part has more than it has, and all of them together no
    /// less, if they are all of it. None where nothing is shared, or unlike things were added.
    pub whole: Option<Quantity>,
    /// The parts that surely reach beyond the total in some respect.
    pub unlike_scope: Vec<(FigureId, Axis, Reason)>,
    /// Given where parts are unlike: the sum is reproduced, and is no result.
    pub refusal: Option<Refusal>,
}

/// Which of a sum's numbers were computed from others of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumDerivation {
    /// None, as far as is said.
    Unrelated,
    /// One from some of the others: the sum is no check of that one.
    FromSome,
    /// One from all of the others: they add up whatever is true.
    FromAll,
}

/// Adds up the parts of a published sum.
///
/// # Errors
///
/// [`Refusal::MissingFigure`] where the dossier has no figure of a name.
pub fn add_up(dossier: &Dossier, sum: &Sum) -> Result<SumFindings, Refusal> {
    add_up_among(dossier, &dossier.net_concepts(), sum)
}

/// The same where the concepts whose figures may be below zero are known already.
pub(crate) fn add_up_among(
    dossier: &Dossier,
    net: &NetConcepts<'_>,
    sum: &Sum,
) -> Result<SumFindings, Refusal> {
    let figure =
        |id: &FigureId| dossier.figures.get(id).ok_or_else(|| Refusal::MissingFigure { figure: id.clone() });
    let total = figure(&sum.total)?;
    let parts = sum.parts.iter().map(figure).collect::<Result<Vec<_>, _>>()?;
    let (mut unlike_time, mut unlike_unit, mut unlike_scope) = (Vec::new(), Vec::new(), Vec::new());
    let mut unlike_base = Vec::new();
    for (id, part) in sum.parts.iter().zip(&parts) {
        if let (Some(part_time), Some(total_time)) = (part.measure.time, total.measure.time)
            && part_time.kind != total_time.kind
        {
            unlike_time.push((id.clone(), part_time.kind));
        }
        if part.measure.unit != total.measure.unit || total.kind().adds_part(part.kind()).is_err() {
            unlike_unit.push(id.clone());
        }
        if !is_of_one_base(total, part) {
            unlike_base.push(id.clone());
        }
        let found = beyond(dossier, total, part);
        unlike_scope.extend(found.into_iter().map(|(axis, reason)| (id.clone(), axis, reason)));
    }
    let may_be_negative = parts.iter().copied().chain([total]).any(|figure| net.may_be_negative(figure));
    let (addition, overlapping) = Addition::among(dossier, total, &parts, sum.is_complete, may_be_negative);
    let overlapping: Vec<_> =
        overlapping.into_iter().map(|(pair, axis)| (pair.map(|at| sum.parts[at].clone()), axis)).collect();
    let computed = total_of(total, &parts);
    let published = total.quantity();
    let addition = if computed.is_some() { addition } else { Addition::Open };
    let written_to = parts.iter().copied().chain([total]).flat_map(|figure| figure.value.numbers());
    let written_to = written_to.map(|number| number.exponent()).max();
    let is_rounded_further =
        matches!(addition, Addition::Rounded { place } if written_to.is_some_and(|written| place > written));
    let is_unlike = !unlike_time.is_empty()
        || !unlike_unit.is_empty()
        || !unlike_base.is_empty()
        || !unlike_scope.is_empty();
    // Of a stock on one day nothing follows from those on others.
    let is_of_days = total.measure.time.is_some_and(|time| time.kind == TimeKind::Stock)
        && overlapping.iter().any(|(_, axis)| *axis == Axis::Time);
    let is_whole = total.kind().is_extensive() && !may_be_negative && !is_unlike && !is_of_days;
    let whole = (addition == Addition::Overlapping && is_whole)
        .then(|| whole_of(&parts, computed.as_ref(), sum.is_complete))
        .flatten();
    Ok(SumFindings {
        computed,
        published,
        remainder: computed.map(|computed| published.minus(&computed)),
        addition,
        derivation: derivation(sum, total, &parts),
        unlike_time,
        unlike_unit,
        unlike_base,
        overlapping,
        is_rounded_further,
        lies_between: sum.is_complete
            && computed.is_some_and(|computed| has_ends(&computed) && is_between(&published, &computed)),
        may_be_negative,
        whole,
        unlike_scope,
        refusal: is_unlike.then_some(Refusal::UnlikeSum),
    })
}

/// Whether the total was computed from the parts, or a part from the total and the other parts.
fn derivation(sum: &Sum, total: &Figure, parts: &[&Figure]) -> SumDerivation {
    let from = |figure: &Figure, others: &mut dyn Iterator<Item = &FigureId>| {
        let (mut all, mut any) = (true, false);
        for id in others {
            let is_from = figure.relations.derived_from.contains(id);
            all &= is_from;
            any |= is_from;
        }
        if !any {
            SumDerivation::Unrelated
        } else if all {
            SumDerivation::FromAll
        } else {
            SumDerivation::FromSome
        }
    };
    let of_parts = sum.parts.iter().zip(parts).map(|(id, part)| {
        let others = sum.parts.iter().filter(|other| *other != id);
        from(part, &mut others.chain([&sum.total]))
    });
    let of_total = from(total, &mut sum.parts.iter());
    let found: Vec<SumDerivation> = of_parts.chain([of_total]).collect();
    [SumDerivation::FromAll, SumDerivation::FromSome]
        .into_iter()
        .find(|one| found.contains(one))
        .unwrap_or(SumDerivation::Unrelated)
}

/// Whether a quantity is bounded by what was said, and not only a number at its face, as which both of its ends would stand.
fn has_ends(quantity: &Quantity) -> bool {
    matches!(quantity.low().tier(), Some(Tier::Stated | Tier::Hard))
}

fn is_between(one: &Quantity, other: &Quantity) -> bool {
    let low = one.low().value().zip(other.low().value());
    let high = one.high().value().zip(other.high().value());
    low.is_some_and(|(one, other)| other <= one) && high.is_some_and(|(one, other)| one <= other)
}

/// The least and the most that a whole can have whose parts share something; none where neither end is known. What is only about so many is
/// neither the one nor the other.
fn whole_of(parts: &[&Figure], computed: Option<&Quantity>, is_complete: bool) -> Option<Quantity> {
    let is_about = |figure: &Figure| matches!(figure.value.form, Form::About(_));
    let is_complete = is_complete && !parts.iter().any(|part| is_about(part));
    let floors = parts.iter().filter(|part| !is_about(part)).filter_map(|part| match part.quantity().low() {
        End::At { value, tier } => Some((value, tier)),
        End::Unknown | End::Unbounded => None,
    });
    // Of two that are as large the surer one.
    let least = floors
        .max_by(|(a, surer), (b, other)| a.total_cmp(b).then(surer.cmp(other)))
        .map_or(End::Unknown, |(value, tier)| End::At { value, tier });
    let most = computed.filter(|_| is_complete).map_or(End::Unknown, Quantity::high);
    (least.value().is_some() || most.value().is_some()).then(|| Quantity::between(least, most))
}

/// The sum of the parts. None where one is of another kind than the total.
fn total_of(total: &Figure, parts: &[&Figure]) -> Option<Quantity> {
    let mut sum = Quantity::point(0.0, Tier::Hard);
    for part in parts {
        let magnitude: Magnitude = part.magnitude();
        total.kind().adds_part(magnitude.kind()).ok()?;
        sum = sum.plus(&magnitude.quantity());
    }
    Some(sum)
}

/// In which respects a part surely reaches beyond its total.
fn beyond(dossier: &Dossier, total: &Figure, part: &Figure) -> Vec<(Axis, Reason)> {
    let sides = [part, total].map(|figure| Subject {
        measure: &figure.measure,
        kind: figure.kind(),
        relates: figure.relations.relates.as_ref(),
    });
    let mut found = Vec::new();
    for axis in Axis::ALL {
        // A part may count in another unit or be less sure; windows are compared below.
        if matches!(axis, Axis::Unit | Axis::Status | Axis::Time) {
            continue;
        }
        let (verdict, reason) = compare_axis(dossier, axis, sides);
        // Two codes of one country stand for two places; whether one lies within the other need not be known.
        let places = part.measure.place.as_ref().zip(total.measure.place.as_ref());
        let may_be_within = places.is_some_and(|(part, total)| part.is_within(total) == Known::Unknown);
        if axis == Axis::Place && may_be_within {
            continue;
        }
        // What came and what went are what a balance is made of.
        let is_of_balance = reason == Reason::NetAgainstGross && is_net(dossier, total);
        let is_beyond = match verdict {
            Verdict::Differs | Verdict::Overlapping if is_of_balance => false,
            Verdict::Differs | Verdict::Overlapping => true,
            // A part that names no population is not for that reason beyond a total that does.
            Verdict::Contained { inner } => {
                inner == crate::Side::Right && reason != Reason::PopulationUnlimited
            }
            // That it is a part is what the sum says; what nothing contradicts is taken as said.
            Verdict::Same | Verdict::Bridged { .. } | Verdict::Unknown => false,
        };
        if is_beyond {
            found.push((axis, reason));
        }
    }
    if let (Some(part), Some(total)) = (part.measure.time, total.measure.time)
        && part.kind == total.kind
        && part.period.is_within(total.period) == Known::No
    {
        found.push((Axis::Time, Reason::WindowsDiffer));
    }
    found
}

/// Whether a figure's concept is a balance.
fn is_net(dossier: &Dossier, figure: &Figure) -> bool {
    let concept = figure.measure.concept.as_ref().and_then(|id| dossier.concepts.get(id));
    concept.is_some_and(|concept| concept.is_net)
}
