//! The prior variance of a model's coefficients.

use libm::{exp, lgamma, log};

/// The variance σ² of each coefficient of the sum-to-zero coding, the intercept's excepted, which is flat.
///
/// In that coding the columns of a table over lists are orthogonal, and the information of one cell about a coefficient is 1 where
/// means are 1: a variance of 1 weighs as much as one cell, which is the unit-information prior. σ = 1 lets the odds ratio of two lists
/// lie within e^±7.8 with a probability of 95 %.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum CoefficientVariance {
    /// The same for all models, and known.
    Fixed(f64),
    /// Unknown, with an inverse gamma distribution: density ∝ σ^(−2(shape + 1)) e^(−rate/σ²).
    InverseGamma {
        /// The shape.
        shape: f64,
        /// The rate.
        rate: f64,
    },
}

impl CoefficientVariance {
    /// σ² = 1.
    ///
    /// Ntzoufras, Dellaportas and Forster 2003, Journal of Statistical Planning and Inference 111, 165–180.
    pub const UNIT_INFORMATION: Self = Self::Fixed(1.0);

    /// σ² inverse gamma with shape and rate 0.0005, as nobody's guess.
    ///
    /// Sabanés Bové and Held 2011, Bayesian Analysis 6, 387–410; Overstall and King 2014, Journal of Statistical Software 58(7).
    pub const SABANES_BOVE_HELD: Self = Self::InverseGamma { shape: 0.0005, rate: 0.0005 };

    /// Whether every parameter is a positive number.
    pub(super) fn is_proper(self) -> bool {
        let is_positive = |value: f64| value > 0.0 && value.is_finite();
        match self {
            Self::Fixed(variance) => is_positive(variance),
            Self::InverseGamma { shape, rate } => is_positive(shape) && is_positive(rate),
        }
    }

    /// Variances with the logarithms of their weights. An unknown one is integrated by the trapezoidal rule over ln σ², in steps of a
    /// half from −8 to 10, beyond which no table leaves weight.
    pub(super) fn nodes(self) -> Vec<VarianceNode> {
        match self {
            Self::Fixed(variance) => vec![VarianceNode { variance, log_weight: 0.0 }],
            Self::InverseGamma { shape, rate } => (-16..=20)
                .map(|half_steps| {
                    let log_variance = 0.5 * f64::from(half_steps);
                    let variance = exp(log_variance);
                    let density = shape * log(rate) - lgamma(shape) - shape * log_variance - rate / variance;
                    VarianceNode { variance, log_weight: density + log(0.5) }
                })
                .collect(),
        }
    }
}

/// A variance and the logarithm of what it weighs under the prior.
#[derive(Debug, Clone, Copy)]
pub(super) struct VarianceNode {
    pub(super) variance: f64,
    pub(super) log_weight: f64,
}
