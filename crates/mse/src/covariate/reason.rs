//! What speaks against the number of a model with covariates.

use super::bootstrap::CovariateBootstrap;
use super::select::CovariateSelection;
use super::size::CovariateSize;
use crate::estimation::{
    DARK_FIGURE_FACTOR, DISAGREEMENT_FACTOR, Grade, HOPELESS_FACTOR, ONE_PERSON_FACTOR, TINY_DEPENDENCE,
    USABLE_SHARE, WIDE_INTERVAL,
};

/// Something that speaks against the number of a model with covariates.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CovariateReason {
    /// The best models by BIC and by AIC are far apart. Fragile from [`DISAGREEMENT_FACTOR`] on, do not estimate from [`HOPELESS_FACTOR`] on.
    #[error("the best models by BIC and by AIC differ by a factor of {factor:.1}")]
    CriteriaDisagree {
        /// The larger over the smaller size.
        factor: f64,
    },
    /// The same for the dark figures, from [`DARK_FIGURE_FACTOR`] on. Fragile.
    #[error("the dark figures of the best models by BIC and by AIC differ by a factor of {factor:.1}")]
    DarkFiguresDisagree {
        /// The larger over the smaller dark figure; one below one person counts as one.
        factor: f64,
    },
    /// Models within two units of the best are far apart. Fragile.
    #[error("models within 2 units of the best give answers that differ by a factor of {factor:.1}")]
    ModelSpread {
        /// The largest over the smallest size, by whichever criterion spreads more.
        factor: f64,
    },
    /// The interval is wide. Fragile.
    #[error("the interval reaches over a factor of {factor:.1}")]
    WideInterval {
        /// The upper over the lower limit.
        factor: f64,
    },
    /// Many replicates have no estimate. Fragile.
    #[error("only {n_usable} of {n_replicates} bootstrap replicates have an estimate")]
    FewReplicates {
        /// How many have one.
        n_usable: usize,
        /// How many there are.
        n_replicates: usize,
    },
    /// A small dependence that no data can show would double the answer: fewer than a fifth of the people were seen. Fragile.
    #[error("a dependence by a ratio of {ratio:.2}, which no data can show, would double the answer")]
    TinyDependence {
        /// How many times the unseen would be as many.
        ratio: f64,
    },
    /// One person moves the answer. Fragile.
    #[error("one person less moves the answer by a factor of {factor:.1}")]
    OnePerson {
        /// How far.
        factor: f64,
    },
}

impl CovariateReason {
    /// The grade that the reason carries.
    #[must_use]
    pub fn grade(self) -> Grade {
        match self {
            Self::CriteriaDisagree { factor } if factor >= HOPELESS_FACTOR => Grade::DoNotEstimate,
            _ => Grade::Fragile,
        }
    }
}

/// The reasons, worst first.
pub(super) fn reasons(
    bic: &CovariateSelection,
    aic: &CovariateSelection,
    total: &CovariateSize,
    bootstrap: Option<&CovariateBootstrap>,
) -> Vec<CovariateReason> {
    let factor = |left: f64, right: f64| left.max(right) / left.min(right);
    let mut reasons = Vec::new();
    let (by_bic, by_aic) = (&bic.best[0].estimate, &aic.best[0].estimate);
    let sizes = factor(by_bic.population, by_aic.population);
    let dark_figures = factor(by_bic.dark_figure.max(1.0), by_aic.dark_figure.max(1.0));
    if sizes >= DISAGREEMENT_FACTOR {
        reasons.push(CovariateReason::CriteriaDisagree { factor: sizes });
    } else if dark_figures >= DARK_FIGURE_FACTOR {
        reasons.push(CovariateReason::DarkFiguresDisagree { factor: dark_figures });
    }
    let spreads = [bic, aic].map(|selection| {
        let near = selection.average.spreads.iter().find(|spread| spread.delta <= 2.0);
        near.map_or(1.0, |spread| spread.highest / spread.lowest)
    });
    let spread = spreads[0].max(spreads[1]);
    if spread >= DISAGREEMENT_FACTOR {
        reasons.push(CovariateReason::ModelSpread { factor: spread });
    }
    if let Some(interval) = total.interval
        && let Some(upper) = interval.upper.finite()
        && upper >= WIDE_INTERVAL * interval.lower
    {
        reasons.push(CovariateReason::WideInterval { factor: upper / interval.lower });
    }
    if let Some(drawn) = bootstrap.map(|drawn| &drawn.total)
        && (drawn.n_usable as f64) < USABLE_SHARE * drawn.n_replicates as f64
    {
        let (n_usable, n_replicates) = (drawn.n_usable, drawn.n_replicates);
        reasons.push(CovariateReason::FewReplicates { n_usable, n_replicates });
    }
    if let Some(one) = bootstrap.and_then(|drawn| drawn.largest_deletion(total.n_total))
        && one >= ONE_PERSON_FACTOR
    {
        reasons.push(CovariateReason::OnePerson { factor: one });
    }
    if let Some(ratio) = total.doubled()
        && ratio < TINY_DEPENDENCE
    {
        reasons.push(CovariateReason::TinyDependence { ratio });
    }
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.grade()));
    reasons
}
