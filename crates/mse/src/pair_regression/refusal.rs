//! Why a regression of two lists gives no number.

/// Why a regression of two lists on covariates gives no honest number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// Covariates determine each other, so that no coefficient can be told.
    #[error("column `{column}` follows from those before it: leave one of the covariates out")]
    Dependent {
        /// The column of the design.
        column: String,
    },
    /// Somebody's chance of being on a list, given the other, runs to none or to certainty.
    #[error(
        "some chance runs to none or to certainty: among people of some values nobody is on both lists, or nobody on just one of them"
    )]
    NoMaximum,
    /// One part of the people has no fit, so that the others have nothing to be corrected by.
    #[error("too few people to fit on some and correct on others: a part of them has no fit")]
    PartWithoutFit,
    /// The corrected number lies below the people seen.
    #[error("the corrected number lies below the people seen")]
    BelowSeen,
    /// The level is not a probability strictly between 0 and 1.
    #[error("the level is not between 0 and 1")]
    Level,
}
