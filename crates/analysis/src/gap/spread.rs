//! The distribution of a ratio, where distributions are declared.

use darkfigure_model::{End, Quantity};

use crate::bridging::{Running, Spread};
use crate::comparability::Side;
use crate::{Options, Refusal};
use darkfigure_numeric::distribution::{Factor, LogNormal, comonotone_product, product};
use darkfigure_numeric::interval::{Fieller, NormalPair, fieller};
use darkfigure_numeric::simulation::{Key, MonteCarlo, Scale, simulate};
use darkfigure_numeric::{ArgumentError, Distribution, Limits};

/// Where a ratio lies with its declared distributions, at a level.
#[derive(Debug, Clone, PartialEq)]
pub struct SpreadOut {
    /// The median. None where a range stands beside the distributions, or the ratio is unbounded.
    pub median: Option<f64>,
    /// The mean. None where it does not exist or a range stands beside the distributions.
    pub mean: Option<f64>,
    /// The lower end at the level.
    pub low: End,
    /// The upper end at the level.
    pub high: End,
    /// The level; a lower bound of it where the method is a p-box.
    pub level: f64,
    /// How the ends were found.
    pub method: SpreadMethod,
    /// How many declared distributions went in. They are taken to be independent where there are several.
    pub n_distributions: usize,
    /// The ends if all logarithms moved together. Not a bound. None where there is one distribution, or one is not lognormal.
    pub comonotone: Option<Limits>,
}

/// How the ends of a ratio with distributions were found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SpreadMethod {
    /// A product of lognormals, in closed form.
    LognormalClosedForm,
    /// The quantiles of the one distribution there is.
    Quantiles,
    /// Fieller's interval for a ratio of normals.
    Fieller,
    /// A range times a distribution: at least the level, at any dependence.
    PBox,
    /// Seeded Monte Carlo.
    MonteCarlo {
        /// How many draws.
        draws: usize,
        /// Significant digits that the ends have earned.
        digits: u8,
        /// The seed.
        seed: u64,
    },
}

/// The spread of `upper / lower`, or why there is none.
pub(crate) fn spread_out(
    upper: &Running,
    lower: &Running,
    options: &Options,
) -> Option<Result<SpreadOut, Refusal>> {
    if !upper.is_product || !lower.is_product {
        return None;
    }
    let turned = lower.spreads.iter().map(|spread| Spread { is_divisor: !spread.is_divisor, ..*spread });
    let spreads: Vec<Spread> = upper.spreads.iter().copied().chain(turned).collect();
    if spreads.is_empty() {
        return None;
    }
    // A declared shape may reach below zero, where no number of things is; what no printed quantile shows of it may be left.
    let mass = spreads.iter().map(below_zero).sum::<f64>();
    if mass > 0.5 * (1.0 - options.level.probability()) {
        return Some(Err(Refusal::ShapeBelowZero { mass }));
    }
    let scale = upper.scale.over(&lower.scale);
    match base(&spreads, options) {
        Ok(found) => Some(Ok(found.scaled(&scale, options.level.probability()))),
        Err(Trouble::Refused(refusal)) => Some(Err(refusal)),
        // Parameters come from checked values; what still cannot be computed has no distribution.
        Err(Trouble::Impossible) => None,
    }
}

/// How much of a distribution lies below zero. A normal divisor is for Fieller, who sees by himself where it nears zero.
fn below_zero(spread: &Spread) -> f64 {
    let is_for_fieller = spread.is_divisor && spread.distribution.normal_moments().is_some();
    if is_for_fieller { 0.0 } else { spread.distribution.cdf(0.0) }
}

enum Trouble {
    Refused(Refusal),
    Impossible,
}

impl From<ArgumentError> for Trouble {
    fn from(_: ArgumentError) -> Self {
        Self::Impossible
    }
}

/// The product of the distributions alone.
struct Base {
    median: Option<f64>,
    mean: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    method: SpreadMethod,
    n: usize,
    comonotone: Option<Limits>,
}

fn base(spreads: &[Spread], options: &Options) -> Result<Base, Trouble> {
    let level = options.level.probability();
    let lognormals: Option<Vec<Factor>> = spreads
        .iter()
        .map(|spread| {
            let quantity = spread.distribution.as_lognormal()?;
            Some(Factor { quantity, exponent: exponent(spread) })
        })
        .collect();
    if let Some(factors) = lognormals {
        return closed_form(&factors, level);
    }
    for spread in spreads.iter().filter(|spread| spread.is_divisor) {
        if let Some((mean, sd)) = spread.distribution.normal_moments() {
            let pair = NormalPair {
                numerator: 1.0,
                denominator: mean,
                numerator_variance: 0.0,
                denominator_variance: sd * sd,
                covariance: 0.0,
            };
            let found = fieller(pair, level)?;
            if found.limits().is_none() {
                return Err(Trouble::Refused(Refusal::DenominatorNearZero { g: found.g() }));
            }
            if let [_] = spreads {
                return Ok(by_fieller(&found));
            }
        }
    }
    if let [spread] = spreads {
        return one(spread, level);
    }
    monte_carlo(spreads, options)
}

fn closed_form(factors: &[Factor], level: f64) -> Result<Base, Trouble> {
    let whole: LogNormal = product(factors, &[])?;
    let limits = whole.limits(level)?;
    let comonotone = (factors.len() > 1).then(|| comonotone_product(factors)?.limits(level)).transpose()?;
    Ok(Base {
        median: Some(whole.median()),
        mean: Some(whole.mean()),
        low: Some(limits.lower()),
        high: Some(limits.upper()),
        method: SpreadMethod::LognormalClosedForm,
        n: factors.len(),
        comonotone,
    })
}

fn by_fieller(found: &Fieller) -> Base {
    let limits = found.limits();
    Base {
        median: None,
        mean: None,
        low: limits.map(Limits::lower),
        high: limits.map(Limits::upper),
        method: SpreadMethod::Fieller,
        n: 1,
        comonotone: None,
    }
}

fn one(spread: &Spread, level: f64) -> Result<Base, Trouble> {
    let limits = spread.distribution.limits(level)?;
    let median = spread.distribution.quantile(0.5)?;
    let (low, median, high, mean) = if spread.is_divisor {
        // The mean of a reciprocal is not the reciprocal of the mean, and has no closed form for every shape.
        (1.0 / limits.upper(), 1.0 / median, 1.0 / limits.lower(), None)
    } else {
        (limits.lower(), median, limits.upper(), Some(spread.distribution.mean()))
    };
    Ok(Base {
        median: Some(median),
        mean,
        low: Some(low).filter(|end| end.is_finite()),
        high: Some(high).filter(|end| end.is_finite()),
        method: SpreadMethod::Quantiles,
        n: 1,
        comonotone: None,
    })
}

fn monte_carlo(spreads: &[Spread], options: &Options) -> Result<Base, Trouble> {
    let tail = 0.5 * (1.0 - options.level.probability());
    let run = MonteCarlo {
        seed: options.seed,
        digits: options.digits,
        most_draws: options.most_draws,
        quantiles: vec![tail, 0.5, 1.0 - tail],
    };
    // Canonical content: what is drawn, sorted, so that neither names nor the order of a file change a bit.
    let mut sorted: Vec<(Vec<f64>, Spread)> =
        spreads.iter().map(|spread| (content(spread), *spread)).collect();
    sorted.sort_by(|(a, _), (b, _)| {
        a.iter()
            .zip(b)
            .map(|(x, y)| x.total_cmp(y))
            .find(|order| order.is_ne())
            .unwrap_or(a.len().cmp(&b.len()))
    });
    let key = Key::from_numbers(
        &sorted.iter().flat_map(|(numbers, _)| numbers.iter().copied()).collect::<Vec<_>>(),
    );
    let terms: Vec<Spread> = sorted.into_iter().map(|(_, spread)| spread).collect();
    let found = simulate(key, &run, Scale::Linear, |random| {
        terms.iter().fold(1.0, |product, spread| {
            let drawn = spread.distribution.draw(random);
            if spread.is_divisor { product / drawn } else { product * drawn }
        })
    })?;
    let ends = [&found.quantiles[0], &found.quantiles[1], &found.quantiles[2]];
    Ok(Base {
        median: Some(ends[1].value),
        mean: Some(found.mean.value),
        low: Some(ends[0].value),
        high: Some(ends[2].value),
        method: SpreadMethod::MonteCarlo {
            draws: found.draws,
            digits: ends.iter().map(|end| end.digits).min().unwrap_or(0),
            seed: options.seed,
        },
        n: terms.len(),
        comonotone: None,
    })
}

/// The power in which a distribution goes into the product.
fn exponent(spread: &Spread) -> f64 {
    if spread.is_divisor { -1.0 } else { 1.0 }
}

fn content(spread: &Spread) -> Vec<f64> {
    let d: &Distribution = &spread.distribution;
    let quantiles = [0.1, 0.5, 0.9].map(|p| d.quantile(p).unwrap_or(f64::NAN));
    vec![exponent(spread), d.mean(), d.sd(), quantiles[0], quantiles[1], quantiles[2]]
}

impl Base {
    /// The distributions times what is known by ends alone: quantile p of the whole lies in [a·q_p, b·q_p] at any dependence.
    fn scaled(self, scale: &Quantity, level: f64) -> SpreadOut {
        let end = |of: End, quantile: Option<f64>| match (of, quantile) {
            (End::At { value, tier }, Some(q)) => {
                End::At { value: value * q, tier: tier.min(darkfigure_model::Tier::Stated) }
            }
            (End::At { .. }, None) => End::Unbounded,
            (other, _) => other,
        };
        let is_point = scale.central().is_some() && scale.low().value() == scale.high().value();
        let by = if is_point { scale.central() } else { None };
        SpreadOut {
            median: by.zip(self.median).map(|(a, b)| a * b),
            mean: by.zip(self.mean).map(|(a, b)| a * b),
            low: end(scale.low(), self.low),
            high: end(scale.high(), self.high),
            level,
            method: if is_point { self.method } else { SpreadMethod::PBox },
            n_distributions: self.n,
            comonotone: by
                .zip(self.comonotone)
                .and_then(|(a, l)| Limits::new(a * l.lower(), a * l.upper(), l.level()).ok()),
        }
    }
}

/// Which side stands above in the ratio: the estimate over the count, else the larger over the smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Orientation {
    /// The side of the numerator.
    pub upper: Side,
    /// The side of the denominator.
    pub lower: Side,
    /// Whether the upper is an estimate and the lower a count.
    pub is_estimate_over_count: bool,
    /// Whether the upper one surely is the larger: "less than 88,000" and "nearly 1,000" are in no order.
    pub is_upper_larger: bool,
}
