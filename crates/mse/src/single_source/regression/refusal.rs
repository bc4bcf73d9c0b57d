//! Why a regression gives no number.

use super::Family;

/// Why a regression of captures on covariates gives no honest number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// Of a group nobody was seen often enough: its rate would be zero, and its unseen without end.
    #[error("of {group} nobody was seen {} times or more: how many of them are unseen has no end", repeats)]
    GroupWithoutRepeat {
        /// The covariate and its value.
        group: String,
        /// How often somebody would have to be seen.
        repeats: usize,
    },
    /// Nobody was seen as often as the family's fit needs.
    #[error("too few people were seen as often as the method needs")]
    TooFew,
    /// Covariates determine each other, so that no coefficient can be told.
    #[error("column `{column}` follows from those before it: leave one of the covariates out")]
    Dependent {
        /// The column of the design.
        column: String,
    },
    /// The likelihood rises towards rates of zero, or has no maximum in reach.
    #[error("the likelihood has no maximum in reach: it rises towards rates of zero, and people without end")]
    NoMaximum,
    /// The parameter beside the rate runs to its edge, where the family is a simpler one.
    #[error("the counts ask for no {}: the simpler distribution says the same", surplus(*family))]
    Simpler {
        /// The family.
        family: Family,
    },
    /// The level is not a probability strictly between 0 and 1.
    #[error("the level is not between 0 and 1")]
    Level,
}

fn surplus(family: Family) -> &'static str {
    match family {
        Family::NegativeBinomial => "unequal chances beyond the covariates",
        Family::OneInflatedPoisson | Family::OneInflatedGeometric => "surplus of people seen once",
        Family::Chao
        | Family::Zelterman
        | Family::Poisson
        | Family::Geometric
        | Family::ZeroOneTruncatedPoisson
        | Family::ZeroOneTruncatedGeometric => "further parameter",
    }
}
