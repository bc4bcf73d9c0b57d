//! Triangulation: several estimates of one measure, side by side and, where that is honest, together.

use std::cell::Cell;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use darkfigure_model::{ComparisonId, Dossier, Figure, FigureId, Grade, Measure, Role, Scale};
use darkfigure_numeric::distribution::LogNormal;
use darkfigure_numeric::formula::{Between, LinearPool, Pooled, Study, Width, logarithmic_pool, pool};
use darkfigure_numeric::{Distribution, Limits};

use super::contradiction::{parts, replaced};
use crate::bridging::declared;
use crate::comparability::{Side, compare_as_said, ties};
use crate::{ComparisonFindings, Refusal};

/// Several estimates of one measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Triangulation {
    /// The estimates, in the order of the dossier, each with what it was multiplied by to stand in the measure of the first one.
    pub estimates: Vec<(FigureId, f64)>,
    /// Those of them that declare no distribution: they are in no pool.
    pub without_distribution: Vec<FigureId>,
    /// The pools, or why there are none.
    pub pooled: Result<PooledEstimates, PoolRefusal>,
}

/// Why several estimates are not pooled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PoolRefusal {
    /// Two of them go back to one another, or to one origin.
    OneOrigin {
        /// One of the two.
        one: FigureId,
        /// The other.
        other: FigureId,
    },
    /// Fewer than two of them declare a distribution.
    TooFewDistributions,
    /// A pool of them has no finite number: their distributions are too wide, or too far apart.
    NotFinite,
    /// There are more than can be set against one another.
    TooMany,
}

impl PoolRefusal {
    /// Its code, as exports write it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OneOrigin { .. } => "one-origin",
            Self::TooFewDistributions => "too-few-distributions",
            Self::NotFinite => "not-finite",
            Self::TooMany => "too-many",
        }
    }
}

/// Several estimates, pooled in several ways. Numbers stand in the measure of the first estimate.
#[derive(Debug, Clone, PartialEq)]
pub struct PooledEstimates {
    /// On which scale they were pooled.
    pub scale: PoolScale,
    /// One entry a method, in the order of [`PoolMethod::ALL`].
    pub methods: Vec<(PoolMethod, PooledNumber)>,
    /// The share of the variance that lies between the estimates, by restricted maximum likelihood.
    pub i_squared: f64,
    /// A mixture of the opinions with equal weights: it keeps a disagreement visible.
    pub linear: OpinionPool,
    /// The normalised product of the opinions with equal weights: it hides a conflict.
    pub logarithmic: OpinionPool,
    /// The random-effects value without each estimate, where at least two are left.
    pub without_each: Vec<(FigureId, f64)>,
    /// How far each two are apart, in standard errors of their difference on the pool's scale; the first less the second.
    pub z: Vec<(FigureId, FigureId, f64)>,
    /// Whether limits were cut at zero, below which nothing of the kind can be.
    pub is_cut_at_zero: bool,
    /// Whether the dossier states of each two that they are independent. Else that was assumed.
    pub is_independence_stated: bool,
}

/// On which scale estimates are pooled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PoolScale {
    /// The logarithm: all of them are declared to be lognormal.
    Logarithm,
    /// The number itself, each distribution by its mean and standard deviation.
    Number,
}

/// How estimates are pooled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PoolMethod {
    /// One common truth.
    FixedEffect,
    /// Random effects, the variance between by moments.
    DerSimonianLaird,
    /// Random effects, by restricted maximum likelihood.
    Reml,
    /// Random effects, by maximum likelihood.
    MaximumLikelihood,
    /// Random effects, by Paule and Mandel.
    PauleMandel,
    /// Random effects by restricted maximum likelihood, with the width of Hartung and Knapp: honest for few estimates.
    HartungKnapp,
}

impl PoolMethod {
    /// All methods.
    pub const ALL: [Self; 6] = [
        Self::FixedEffect,
        Self::DerSimonianLaird,
        Self::Reml,
        Self::MaximumLikelihood,
        Self::PauleMandel,
        Self::HartungKnapp,
    ];

    /// Its code, as exports write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::FixedEffect => "fixed-effect",
            Self::DerSimonianLaird => "dersimonian-laird",
            Self::Reml => "reml",
            Self::MaximumLikelihood => "ml",
            Self::PauleMandel => "paule-mandel",
            Self::HartungKnapp => "hartung-knapp",
        }
    }

    const fn parameters(self) -> (Between, Width) {
        match self {
            Self::FixedEffect => (Between::Fixed, Width::Normal),
            Self::DerSimonianLaird => (Between::DerSimonianLaird, Width::Normal),
            Self::Reml => (Between::Reml, Width::Normal),
            Self::MaximumLikelihood => (Between::MaximumLikelihood, Width::Normal),
            Self::PauleMandel => (Between::PauleMandel, Width::Normal),
            Self::HartungKnapp => (Between::Reml, Width::HartungKnapp),
        }
    }
}

/// A pooled value with its limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PooledNumber {
    /// The value; of a pool of logarithms the median.
    pub value: f64,
    /// Its limits.
    pub limits: Limits,
    /// Where the truth of another study like these would lie.
    pub prediction: Limits,
}

/// A pool of opinions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OpinionPool {
    /// The median.
    pub median: f64,
    /// The central limits.
    pub limits: Limits,
}

/// So many estimates of one measure are set against one another at most.
const MOST: usize = 40;

/// Every measure of which the dossier has several estimates, in its order.
///
/// One measure: the estimates are like for like on every axis, or a comparison of the dossier bridges them by steps that multiply by exact
/// numbers; those that leave a spread of their own are no such step. Repetitions, what was replaced or taken back, and stated parts are left out.
///
/// # Assumptions
/// The estimates err independently of one another; whether the dossier states that is in the result. Those that go back to one another, or
/// share an origin, are not pooled. Only declared distributions are: an interval without a shape has no variance.
#[must_use]
pub fn triangulations(
    dossier: &Dossier,
    comparisons: &[(ComparisonId, Result<ComparisonFindings, Refusal>)],
    level: f64,
) -> Vec<Triangulation> {
    let (gone, parts) = (replaced(dossier), parts(dossier));
    let is_left = |id: &FigureId, figure: &Figure| {
        let is_plain = figure.value.scale == Scale::One && figure.relations.relates.is_none();
        figure.role() == Some(Role::Estimate) && is_plain && !gone.contains(id) && !parts.contains(id)
    };
    let estimates: Vec<(&FigureId, &Figure)> =
        dossier.figures.iter().filter(|(id, f)| is_left(id, f)).collect();
    let links = links(dossier, &estimates, comparisons);
    let mut seen: BTreeSet<&FigureId> = BTreeSet::new();
    let mut found = Vec::new();
    for (id, _) in &estimates {
        if !seen.insert(*id) {
            continue;
        }
        let mut members: BTreeMap<&FigureId, f64> = BTreeMap::from([(*id, 1.0)]);
        let mut open = VecDeque::from([*id]);
        while let Some(at) = open.pop_front() {
            let here = members.get(at).copied().unwrap_or(1.0);
            for (other, factor) in links.get(at).into_iter().flatten() {
                if seen.insert(*other) {
                    members.insert(*other, here * factor);
                    open.push_back(*other);
                }
            }
        }
        if members.len() > 1 {
            let mut members: Vec<(FigureId, f64)> =
                members.into_iter().map(|(id, factor)| (id.clone(), factor)).collect();
            members.sort_by_key(|(id, _)| dossier.figures.place(id));
            found.push(triangulate(dossier, members, level));
        }
    }
    found
}

/// Which estimates stand in one measure, each with what the other is multiplied by to stand in the measure of this one.
fn links<'d>(
    dossier: &'d Dossier,
    estimates: &[(&'d FigureId, &'d Figure)],
    comparisons: &[(ComparisonId, Result<ComparisonFindings, Refusal>)],
) -> BTreeMap<&'d FigureId, Vec<(&'d FigureId, f64)>> {
    let mut links: BTreeMap<&FigureId, Vec<(&FigureId, f64)>> = BTreeMap::new();
    let mut link = |one: &'d FigureId, other: &'d FigureId, factor: f64| {
        links.entry(one).or_default().push((other, factor));
        links.entry(other).or_default().push((one, 1.0 / factor));
    };
    // Whatever is like for like is written alike, but for a place that has several names: those meet by comparisons.
    let mut alike: HashMap<&Measure, (&FigureId, &Figure)> = HashMap::new();
    for (id, figure) in estimates {
        match alike.entry(&figure.measure) {
            Entry::Vacant(entry) => {
                entry.insert((id, figure));
            }
            Entry::Occupied(entry) => {
                let (first, other) = entry.get();
                if compare_as_said(dossier, &other.measure, &figure.measure).grade == Grade::LikeForLike {
                    link(first, id, 1.0);
                }
            }
        }
    }
    let by_name: BTreeMap<&FigureId, ()> = estimates.iter().map(|(id, _)| (*id, ())).collect();
    let name = |id: &FigureId| by_name.get_key_value(id).map(|(id, ())| *id);
    for (id, found) in comparisons {
        let (Some(comparison), Ok(found)) = (dossier.comparisons.get(id), found) else { continue };
        let [left, right] = &comparison.between;
        let is_bridged = match found.comparability.grade {
            Grade::LikeForLike | Grade::BridgedByEvidence | Grade::BridgedByAssumption => true,
            Grade::NotComparable | Grade::Open | Grade::BoundOnly => false,
        };
        let factors = exact_factor(found, Side::Left).zip(exact_factor(found, Side::Right));
        if let (true, Some((left, right)), Some((by_left, by_right))) =
            (is_bridged, name(left).zip(name(right)), factors)
        {
            link(left, right, by_right / by_left);
        }
    }
    links
}

/// By which exact number the steps multiply one side. None where they do something else.
fn exact_factor(found: &ComparisonFindings, side: Side) -> Option<f64> {
    let start = side.of(&found.starts);
    let value = found.steps.on(side).last().map_or(*side.of(&found.read), |step| step.value);
    if value == *start {
        return Some(1.0);
    }
    let ends = [
        (start.low().value(), value.low().value()),
        (start.central(), value.central()),
        (start.high().value(), value.high().value()),
    ];
    let factors: Vec<f64> = ends.iter().filter_map(|(from, to)| Some((*to)? / (*from)?)).collect();
    let first = *factors.first()?;
    // Nought and what is infinite are no multiple of themselves.
    let is_one = factors.iter().all(|factor| (factor / first - 1.0).abs() < 1e-9);
    (is_one && found.steps.on(side).all(|step| step.stay.is_none())).then_some(first)
}

fn triangulate(dossier: &Dossier, estimates: Vec<(FigureId, f64)>, level: f64) -> Triangulation {
    let opinions: Vec<(FigureId, Distribution)> = estimates
        .iter()
        .filter_map(|(id, factor)| {
            let figure = dossier.figures.get(id)?;
            let opinion = declared(&figure.value).ok().flatten()?;
            Some((id.clone(), scaled(opinion, *factor)?))
        })
        .collect();
    let has = |id: &FigureId| opinions.iter().any(|(found, _)| found == id);
    let without_distribution = estimates.iter().map(|(id, _)| id).filter(|id| !has(id)).cloned().collect();
    let pooled = if opinions.len() > MOST {
        Err(PoolRefusal::TooMany)
    } else if opinions.len() < 2 {
        Err(PoolRefusal::TooFewDistributions)
    } else if let Some((one, other)) = tied(dossier, &opinions) {
        Err(PoolRefusal::OneOrigin { one, other })
    } else {
        pool_opinions(dossier, &opinions, level).ok_or(PoolRefusal::NotFinite)
    };
    Triangulation { estimates, without_distribution, pooled }
}

/// A distribution times a positive number: a lognormal stays one; another one, by its mean and standard deviation, only if the number is 1.
fn scaled(opinion: Distribution, factor: f64) -> Option<Distribution> {
    if (factor - 1.0).abs() < 1e-12 {
        return Some(opinion);
    }
    let found = opinion.as_lognormal()?;
    LogNormal::new(found.mu() + libm::log(factor), found.sigma()).ok().map(Distribution::from)
}

/// Two opinions of which one goes back to the other, or both to one figure.
fn tied(dossier: &Dossier, opinions: &[(FigureId, Distribution)]) -> Option<(FigureId, FigureId)> {
    let mut owner: BTreeMap<FigureId, &FigureId> = BTreeMap::new();
    for (id, _) in opinions {
        let reached = ties(dossier, id).into_iter().map(|(of, _)| of).chain([id.clone()]);
        for origin in reached.collect::<BTreeSet<_>>() {
            if let Some(other) = owner.insert(origin, id) {
                return Some((other.clone(), id.clone()));
            }
        }
    }
    None
}

fn pool_opinions(
    dossier: &Dossier,
    opinions: &[(FigureId, Distribution)],
    level: f64,
) -> Option<PooledEstimates> {
    let logarithms: Option<Vec<LogNormal>> =
        opinions.iter().map(|(_, opinion)| opinion.as_lognormal()).collect();
    let (scale, studies): (PoolScale, Vec<Study>) = match logarithms {
        Some(found) => {
            let study = |opinion: &LogNormal| Study {
                value: opinion.mu(),
                variance: opinion.sigma() * opinion.sigma(),
            };
            (PoolScale::Logarithm, found.iter().map(study).collect())
        }
        None => {
            let study = |(_, opinion): &(FigureId, Distribution)| Study {
                value: opinion.mean(),
                variance: opinion.sd() * opinion.sd(),
            };
            (PoolScale::Number, opinions.iter().map(study).collect())
        }
    };
    let number = |value: f64| match scale {
        PoolScale::Logarithm => libm::exp(value),
        PoolScale::Number => value,
    };
    let net = dossier.net_concepts();
    let may_be_negative = (opinions.iter())
        .any(|(id, _)| dossier.figures.get(id).is_some_and(|figure| net.may_be_negative(figure)));
    let is_cut = Cell::new(false);
    // Of people there are no fewer than none, however far the mean and the standard deviation reach.
    let limits = |limits: Limits| {
        let (lower, upper) = (number(limits.lower()), number(limits.upper()));
        let is_below = lower < 0.0 && !may_be_negative;
        is_cut.set(is_cut.get() || is_below);
        let [lower, upper] = [lower, upper].map(|end| if is_below { end.max(0.0) } else { end });
        Limits::new(lower, upper, limits.level()).ok()
    };
    let as_number = |found: Pooled| {
        Some(PooledNumber {
            value: number(found.value),
            limits: limits(found.limits)?,
            prediction: limits(found.prediction)?,
        })
    };
    let by = |method: PoolMethod, studies: &[Study]| {
        let (between, width) = method.parameters();
        pool(studies, between, width, level).ok()
    };
    let methods: Option<Vec<(PoolMethod, PooledNumber)>> =
        PoolMethod::ALL.into_iter().map(|method| Some((method, as_number(by(method, &studies)?)?))).collect();
    let without = |left_out: usize| {
        let rest: Vec<Study> =
            studies.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, study)| *study).collect();
        by(PoolMethod::Reml, &rest).map(|found| number(found.value))
    };
    let without_each =
        (opinions.iter().enumerate()).filter_map(|(at, (id, _))| Some((id.clone(), without(at)?))).collect();
    let mut z = Vec::new();
    for (at, (id, _)) in opinions.iter().enumerate() {
        for (other_at, (other, _)) in opinions.iter().enumerate().skip(at + 1) {
            let (a, b) = (studies[at], studies[other_at]);
            z.push((id.clone(), other.clone(), (a.value - b.value) / (a.variance + b.variance).sqrt()));
        }
    }
    let linear = {
        let members: Vec<(f64, Distribution)> = opinions.iter().map(|(_, opinion)| (1.0, *opinion)).collect();
        let mixture = LinearPool::new(&members).ok()?;
        let tail = (1.0 - level) / 2.0;
        let ends = Limits::new(mixture.quantile(tail).ok()?, mixture.quantile(1.0 - tail).ok()?, level);
        let ends = ends.ok()?;
        let ends = match scale {
            PoolScale::Number => limits(ends)?,
            PoolScale::Logarithm => ends,
        };
        OpinionPool { median: mixture.quantile(0.5).ok()?, limits: ends }
    };
    let logarithmic = {
        let members: Vec<(f64, Study)> = studies.iter().map(|study| (1.0, *study)).collect();
        let found = logarithmic_pool(&members).ok()?;
        let normal = Distribution::normal(found.value, found.variance.sqrt()).ok()?;
        OpinionPool { median: number(found.value), limits: limits(normal.limits(level).ok()?)? }
    };
    Some(PooledEstimates {
        scale,
        methods: methods?,
        i_squared: by(PoolMethod::Reml, &studies)?.i_squared,
        linear,
        logarithmic,
        without_each,
        z,
        is_cut_at_zero: is_cut.get(),
        is_independence_stated: is_independence_stated(dossier, opinions),
    })
}

fn is_independence_stated(dossier: &Dossier, opinions: &[(FigureId, Distribution)]) -> bool {
    let states = |one: &FigureId, other: &FigureId| {
        let lineage = dossier.figures.get(one).map(|figure| &figure.relations.lineage);
        lineage
            .into_iter()
            .flatten()
            .any(|found| found.of == *other && found.kind == darkfigure_model::LineageKind::Independent)
    };
    opinions.iter().enumerate().all(|(at, (one, _))| {
        opinions[at + 1..].iter().all(|(other, _)| states(one, other) || states(other, one))
    })
}
