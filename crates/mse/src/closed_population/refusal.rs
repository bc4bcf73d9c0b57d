//! Why a closed-population model gives no estimate.

use crate::single_source::Occasions;

/// Why a closed-population model gives no honest estimate of a table.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// Nobody was seen.
    #[error("nobody was seen")]
    Nobody,
    /// Nobody was seen twice: the estimate would be infinite.
    #[error("nobody was seen twice: the estimate would be infinite")]
    NoOverlap,
    /// Everyone seen is on one list, so that the others add nobody.
    #[error("everyone seen is on list {list}: nothing shows what it misses")]
    FullList {
        /// The list's index.
        list: usize,
    },
    /// The model has more parameters than the lists can tell apart.
    #[error("the model needs at least {needed} lists with anybody on them, found {found}")]
    TooFewLists {
        /// How many lists it needs.
        needed: usize,
        /// How many there are.
        found: usize,
    },
    /// More lists than the cells can be counted out for.
    #[error("{found} lists are more than the {limit} that this model is fitted to")]
    TooManyLists {
        /// How many there are.
        found: usize,
        /// The most that are taken.
        limit: usize,
    },
    /// Occasions that do not fit the counts.
    #[error("{occasions:?} do not fit somebody's {max_captures} captures")]
    Occasions {
        /// The occasions as given.
        occasions: Occasions,
        /// The most captures of one person.
        max_captures: usize,
    },
    /// The likelihood has no maximum: it rises towards a population of the seen alone or of infinite size.
    #[error("the likelihood has no maximum: the data do not hold enough for this model")]
    NoMaximum,
    /// New people do not become fewer from list to list, so that nothing says when they would end.
    #[error("new people do not become fewer from list to list: the estimate would be infinite")]
    NotFalling,
    /// Everyone was seen for the first time at once, so that the model leaves nobody unseen.
    #[error("nobody new was seen after the first list that counts: the model leaves no one unseen")]
    AllAtOnce,
    /// The model has no such thing: no bias correction or no profile, or no fit to counts without lists.
    #[error("this is not defined for the model")]
    NotDefined,
    /// The heterogeneity's parameter makes no bend.
    #[error("the heterogeneity's parameter is out of range")]
    Parameter,
    /// The level is not a probability strictly between 0 and 1.
    #[error("level {level} is not between 0 and 1")]
    Level {
        /// The level as given.
        level: f64,
    },
}
