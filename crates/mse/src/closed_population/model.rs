//! The closed-population models by name.

use libm::{exp, log};

/// How people's chances of being seen differ, as a column of the log-linear model.
///
/// Each says how log expected counts bend upwards with the number of captures k. The bends fit nearly alike and extrapolate
/// to very different numbers of unseen people: that spread is the point of fitting them side by side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Heterogeneity {
    /// Chao's lower bound: any bend that is nowhere downwards, its second differences estimated with η ≥ 0.
    ChaoLowerBound,
    /// Poisson distributed chances: h(k) = baseᵏ − 1.
    Poisson {
        /// The base; 2 by convention.
        base: f64,
    },
    /// Normal among the unseen: h(k) = k²/2.
    Darroch,
    /// Gamma distributed chances: h(k) = ln(shape) − ln(shape + k). The wildest extrapolation of the four.
    Gamma {
        /// The shape; 3.5 by convention.
        shape: f64,
    },
    /// Logits normal in the whole population, integrated to convergence.
    ///
    /// Rcapture integrates over 20 nodes, which are too few where people differ much: on Australia's four lists it prints 30,000 where
    /// the likelihood is largest at 11,952. Its standard errors are of half the variance.
    Normal,
}

impl Heterogeneity {
    /// The Poisson bend with base 2.
    pub const POISSON2: Self = Self::Poisson { base: 2.0 };
    /// The gamma bend with shape 3.5.
    pub const GAMMA3_5: Self = Self::Gamma { shape: 3.5 };

    /// h(k) of the one-column bends; nothing for the bound and the integral.
    pub(super) fn bend(self, k: f64) -> Option<f64> {
        match self {
            Self::ChaoLowerBound | Self::Normal => None,
            Self::Poisson { base } => Some(exp(k * log(base)) - 1.0),
            Self::Darroch => Some(k * k / 2.0),
            Self::Gamma { shape } => Some(log(shape) - log(shape + k)),
        }
    }

    /// Whether the parameter makes a bend at all.
    pub(super) fn is_valid(self) -> bool {
        match self {
            Self::Poisson { base } => base > 1.0 && base.is_finite(),
            Self::Gamma { shape } => shape > 0.0 && shape.is_finite(),
            Self::ChaoLowerBound | Self::Darroch | Self::Normal => true,
        }
    }
}

/// A model of how a closed population is captured.
///
/// Named as in Otis, Burnham, White and Anderson (1978): t for lists that differ, h for people who differ, b for being captured
/// changing the chances of later captures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Model {
    /// One chance for everyone on every list.
    M0,
    /// Lists differ; they are independent.
    Mt,
    /// People differ; lists are alike.
    Mh(Heterogeneity),
    /// Lists and people differ.
    Mth(Heterogeneity),
    /// A first capture changes later ones. The order of the lists is their order in time.
    Mb,
    /// As `Mb`, with a first occasion of its own.
    Mbh,
}

impl Model {
    /// The models that are usually fitted side by side.
    pub const ALL: [Self; 14] = [
        Self::M0,
        Self::Mt,
        Self::Mh(Heterogeneity::ChaoLowerBound),
        Self::Mh(Heterogeneity::POISSON2),
        Self::Mh(Heterogeneity::Darroch),
        Self::Mh(Heterogeneity::GAMMA3_5),
        Self::Mh(Heterogeneity::Normal),
        Self::Mth(Heterogeneity::ChaoLowerBound),
        Self::Mth(Heterogeneity::POISSON2),
        Self::Mth(Heterogeneity::Darroch),
        Self::Mth(Heterogeneity::GAMMA3_5),
        Self::Mth(Heterogeneity::Normal),
        Self::Mb,
        Self::Mbh,
    ];

    /// Whether each list has a parameter of its own.
    pub(super) const fn lists_differ(self) -> bool {
        matches!(self, Self::Mt | Self::Mth(_))
    }

    /// How people differ, where they do and the order of the lists does not matter.
    pub(super) const fn heterogeneity(self) -> Option<Heterogeneity> {
        match self {
            Self::Mh(heterogeneity) | Self::Mth(heterogeneity) => Some(heterogeneity),
            Self::M0 | Self::Mt | Self::Mb | Self::Mbh => None,
        }
    }
}
