//! What speaks against a number.

use super::method::Method;
use super::runaway::RunawayEnd;
use super::support::Support;
use crate::{SizeInterval, UpperLimit};

/// From so many units of BIC ahead of the best model with an estimate, one without is what the data prefer.
pub const BETTER_FIT_UNITS: f64 = 2.0;
/// From which factor between the main methods' largest and smallest estimate on they disagree.
pub const DISAGREEMENT_FACTOR: f64 = 2.0;
/// From which factor between the main methods' largest and smallest *dark figure* on they disagree about those on no list, however
/// near the totals lie.
pub const DARK_FIGURE_FACTOR: f64 = 5.0;
/// From which factor on no one number stands for them.
pub const HOPELESS_FACTOR: f64 = 10.0;
/// From which share of models without an estimate on the table is too sparse for its models.
pub const NON_EXISTENCE_SHARE: f64 = 0.25;
/// From which share on hardly a model is left to choose from.
pub const HOPELESS_SHARE: f64 = 0.75;
/// A dependence that multiplies the dark figure by less than this is tiny, if it doubles the size.
pub const TINY_DEPENDENCE: f64 = 2.25;
/// From which upper over lower limit on an interval says little.
pub const WIDE_INTERVAL: f64 = 5.0;
/// From which factor on one person too few or too many moves the answer more than its evidence can bear.
pub const ONE_PERSON_FACTOR: f64 = 1.5;
/// Below which share of usable replicates a bootstrap describes its lucky part.
pub const USABLE_SHARE: f64 = 0.9;
/// Below so many people on two lists and more, a number is the accident of a few.
///
/// The relative standard error of Lincoln and Petersen's estimate is about one over the root of those on both: at four it is a half.
pub const HARDLY_ANYONE: u64 = 4;
/// Below so many, a dependence of a factor of two between two of three lists would hardly be seen: each pair then has ten at most, whose
/// relative standard error is a third.
pub const FEW_ON_TWO_LISTS: u64 = 30;
/// From so many times the unseen that the interval admits on, a floor above it leaves nothing of the number.
pub const FLOOR_FACTOR: f64 = 1.5;
/// Below which probability of so large a deviance a model does not fit: tables on which it holds hardly ever come to it.
pub const MISFIT: f64 = 0.003;
/// Below which probability by chance a list within another is no accident.
pub const BEYOND_CHANCE: f64 = 0.001;
/// By how many units of AIC a model in which people differ may be behind and still fit as well.
pub const AS_WELL_UNITS: f64 = 2.0;
/// By how many units of AIC a model in which people differ has to be ahead to speak against one in which they do not, wherever its
/// number lies: by chance one in seventy is, where they do not.
pub const CLEARLY_BETTER_UNITS: f64 = 4.0;
/// From so many units of AIC ahead on, a model speaks against the leading one wherever its number lies, though it was tried from many
/// starts.
pub const FAR_BETTER_UNITS: f64 = 6.0;
/// From so many units of AIC ahead on, the leading model is out of the question.
pub const OVERWHELMING_UNITS: f64 = 10.0;
/// From which probability on lists are held to show a trouble that matters: the convention for the power of a study.
pub const ENOUGH_ASSURANCE: f64 = 0.8;
/// Beyond which share of the lists of known size whose size is missed, chance is no excuse: a 95 % interval should miss one in twenty,
/// and those that take their model as known miss one in four where the model is right.
pub const KNOWN_SIZES_MISSED_SHARE: f64 = 0.5;

/// Something that speaks against a number.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Doubt {
    /// Nobody was seen. Do not estimate.
    #[error("nobody was seen")]
    NobodySeen,
    /// There is one list. Do not estimate.
    #[error("there is one list: nothing overlaps")]
    OneList,
    /// Nobody is on two lists. Do not estimate.
    #[error("nobody is on two lists: nothing bounds the population from above")]
    NoOverlap,
    /// All people seen are on one list, or one list has them all but for its own: nothing independent is left. Do not estimate.
    #[error("everyone seen is on list {list}: nothing shows what it misses")]
    FullList {
        /// The list's index.
        list: usize,
    },
    /// No log-linear model has an estimate. Do not estimate.
    #[error("none of {n_models} log-linear models has an estimate on this table")]
    NoAdmissibleModel {
        /// How many models there are.
        n_models: u64,
    },
    /// No method that takes dependence into account has a number. Do not estimate.
    #[error("no method that takes dependence between lists into account has a number")]
    NoMainEstimate,
    /// The main methods disagree by ten times and more. Do not estimate.
    #[error("methods disagree by a factor of {factor:.1}: no one number stands for them")]
    HopelessDisagreement {
        /// The largest over the smallest estimate.
        factor: f64,
    },
    /// Hardly a model has an estimate. Do not estimate.
    #[error("{:.0} % of the log-linear models have no estimate: hardly one is left to choose from", 100.0 * share)]
    NonExistencePrevails {
        /// The share.
        share: f64,
    },
    /// A model whose likelihood rises for ever fits better than the best with an estimate. Do not estimate where it is
    /// [`BETTER_FIT_UNITS`] and more ahead and rises with the unseen, fragile otherwise.
    #[error(
        "{n_models} models without an estimate fit better than the best that has one, by up to {ahead:.1} units"
    )]
    BetterFitRunsAway {
        /// How many models.
        n_models: u64,
        /// By how many units of BIC at least the first of them is ahead.
        ahead: f64,
        /// Where its likelihood rises to.
        towards: RunawayEnd,
    },
    /// There are two lists: dependence between them cannot be seen. Fragile.
    #[error("there are two lists: whether they depend on each other cannot be seen")]
    DependenceUntestable,
    /// Of several lists, one main method alone has a number, so that nothing shows whether methods agree. Fragile.
    #[error("{} is the only method with a number that takes dependence into account", method.name())]
    OnlyOneMainEstimate {
        /// The method.
        method: Method,
    },
    /// The main methods disagree. Fragile.
    #[error("methods disagree by a factor of {factor:.1}")]
    Disagreement {
        /// The largest over the smallest estimate.
        factor: f64,
    },
    /// The main methods agree on the total, most of which was seen, and not on those on no list. Fragile.
    #[error("methods disagree on the dark figure by a factor of {factor:.1}")]
    DarkFiguresDisagree {
        /// The largest over the smallest dark figure; a dark figure below one person counts as one.
        factor: f64,
    },
    /// Models that fit alike give answers far apart. Fragile.
    #[error("models within 2 units of the best give answers that differ by a factor of {factor:.1}")]
    MultiverseSpread {
        /// The largest over the smallest answer within 2 units of the best, by whichever criterion spreads more.
        factor: f64,
    },
    /// A main method's interval has no upper end. Fragile.
    #[error("{} has no finite upper limit", method.name())]
    Unbounded {
        /// The method.
        method: Method,
    },
    /// The interval of the first main method that has one is wide; selection is in it. Fragile.
    #[error("the interval of {} reaches over a factor of {factor:.1}", method.name())]
    WideInterval {
        /// The method.
        method: Method,
        /// The upper over the lower limit.
        factor: f64,
    },
    /// Chains did not converge. Fragile.
    #[error("the chains of {} did not converge", method.name())]
    NotConverged {
        /// The method.
        method: Method,
    },
    /// Many models have no estimate. Fragile.
    #[error("{:.0} % of the log-linear models have no estimate on this table", 100.0 * share)]
    NonExistenceCommon {
        /// The share.
        share: f64,
    },
    /// Many replicates have no estimate. Fragile.
    #[error("only {n_usable} of {n_replicates} bootstrap replicates have an estimate")]
    FewReplicates {
        /// How many have one.
        n_usable: usize,
        /// How many there are.
        n_replicates: usize,
    },
    /// One person moves the answer. Fragile.
    #[error("one person less on one history moves the answer by a factor of {factor:.1}")]
    OnePerson {
        /// How far.
        factor: f64,
    },
    /// Where the truth is known, the lists miss it: the people on most lists, estimated from the other lists, are not as many as they
    /// are; or on one they are off by [`DISAGREEMENT_FACTOR`]. Only where the checks were made. Fragile.
    #[error(
        "the sizes of {n_missed} of {n_checked} lists are missed by the interval that the other lists give, \
         list {list}'s by a factor of {factor:.2}"
    )]
    KnownSizesMissed {
        /// How many lists' sizes lie outside the interval.
        n_missed: usize,
        /// How many lists have such an interval.
        n_checked: usize,
        /// The index of the list that is missed by most.
        list: usize,
        /// Its estimate over its size; below one where the other lists make too few.
        factor: f64,
    },
    /// A small dependence that no data can show would double the answer. Fragile.
    #[error("a dependence by a ratio of {ratio:.2}, which no data can show, would double the answer")]
    TinyDependence {
        /// The ratio.
        ratio: f64,
    },
    /// Methods were chosen, and fewer than two of them gave a number that is compared. No verdict.
    #[error(
        "of the methods chosen, {n_estimates} gave a number that could be compared: that is no ground for a verdict"
    )]
    TooFewChosen {
        /// How many gave one.
        n_estimates: usize,
    },
    /// All people on one list are on another, far beyond chance: the one feeds the other, or lies within it, and shows nothing of the
    /// unseen. Do not estimate before the two are one list.
    #[error(
        "all {n_people} people on list {inner} are on list {outer}, far beyond chance: it shows nothing of its own"
    )]
    ListWithin {
        /// The list within.
        inner: usize,
        /// The list around it.
        outer: usize,
        /// How many people are on the list within.
        n_people: u64,
    },
    /// Fewer than [`FEW_ON_TWO_LISTS`] people are on two lists and more: dependence could hardly be seen. Fragile.
    #[error(
        "only {n_people} people are on two lists and more: a dependence between lists could hardly be seen among them"
    )]
    FewOnTwoLists {
        /// How many.
        n_people: u64,
    },
    /// Fewer than [`HARDLY_ANYONE`] people are on two lists and more: the number is their accident. Do not estimate.
    #[error("only {n_people} people are on two lists and more: one more or less decides the number")]
    HardlyAnyoneOnTwoLists {
        /// How many.
        n_people: u64,
    },
    /// The floor that holds however unequal people's chances are lies above the leading interval. Fragile; do not estimate where it takes
    /// [`FLOOR_FACTOR`] times the unseen that the interval admits.
    #[error(
        "people who differ in how easily they are listed make it at least {floor:.0}, above the interval's {upper:.0}"
    )]
    FloorAbove {
        /// The lower limit of the floor.
        floor: f64,
        /// The upper limit of the leading interval.
        upper: f64,
        /// How many times the unseen that the leading interval admits at most.
        factor: f64,
    },
    /// A model in which people differ fits as well, and its number lies outside the leading interval; or it fits better by
    /// [`CLEARLY_BETTER_UNITS`]. Fragile.
    #[error("{}, in which people differ, is {ahead:.1} units of AIC ahead of the pattern behind the number", method.name())]
    UnequalChances {
        /// The method.
        method: Method,
        /// By how many units of AIC it is ahead of the leading model; negative where it is behind.
        ahead: f64,
    },
    /// A dependence that all pairs of lists have in common, and other explanations that these lists do not exclude, reach far. Fragile.
    #[error("explanations that these lists do not exclude reach from {lower:.0} on")]
    CommonDependence {
        /// The lower limit with them.
        lower: f64,
        /// The upper limit with them.
        upper: UpperLimit,
    },
    /// An explanation that AIC does not put behind the leading model has no range that could be reckoned, so that the leading interval does
    /// not hold it. Fragile.
    #[error("how far an explanation that fits these lists as well reaches could not be reckoned")]
    ExplanationWithoutRange,
    /// The leading model does not fit. Fragile.
    #[error("the pattern behind the number does not fit these lists (p = {p:.4})")]
    Misfit {
        /// The probability of a deviance as large, where the model holds.
        p: f64,
    },
    /// The best model by another criterion fits clearly better, and lies outside the leading interval. Fragile.
    #[error("the best model by AIC gives {n_total:.0}, outside the interval")]
    OtherCriterion {
        /// Its number.
        n_total: f64,
    },
    /// Chances that change once a person is on any list, in whatever order the lists are, fit clearly better and make a number outside
    /// the interval of redraws. Fragile.
    #[error(
        "chances that change once a person is on any list fit {ahead:.1} units of AIC better, and give {n_total:.0}"
    )]
    ChangedChances {
        /// Their number.
        n_total: f64,
        /// By how many units of AIC they are ahead of the leading model.
        ahead: f64,
    },
    /// Links missed between independent lists fit clearly better, and make a number outside the interval of redraws. Fragile.
    #[error(
        "independent lists between which {:.0} % of the links were missed fit {ahead:.1} units of AIC better, and give {n_total:.0}",
        100.0 * missed
    )]
    MissedLinks {
        /// Their number.
        n_total: f64,
        /// By how many units of AIC they are ahead of the leading model.
        ahead: f64,
        /// The share of the links that were missed, by this fit.
        missed: f64,
    },
    /// Chances that change once a person is on any list, to twice or half the odds, could take the truth out of the interval without these
    /// lists showing it: it is within or shown with a probability below [`ENOUGH_ASSURANCE`]. Fragile.
    #[error(
        "were being on one list to double or halve the odds of being on a later one, the truth would be within the interval, or the lists \
         would show it, {:.0} times in a hundred only",
        100.0 * assurance
    )]
    TooSmallToCheck {
        /// How surely the truth is within the interval or the lists show the change.
        assurance: f64,
    },
    /// Two kinds of people within which lists are independent fit far better, by [`FAR_BETTER_UNITS`]. Fragile; do not estimate where they
    /// fit better beyond all doubt and make [`FLOOR_FACTOR`] times the unseen that the interval of redraws admits.
    #[error(
        "two kinds of people are {ahead:.1} units of AIC ahead of the pattern behind the number, and give {n_total:.0}"
    )]
    TwoKinds {
        /// Their number.
        n_total: f64,
        /// By how many units of AIC they are ahead of the leading model.
        ahead: f64,
        /// Whether nothing is left of the leading number.
        leaves_nothing: bool,
    },
    /// Kinds of people who are each on lists of their own fit as well, within [`AS_WELL_UNITS`], and make a number that differs by
    /// [`DISAGREEMENT_FACTOR`] and more. Do not estimate.
    #[error(
        "{n_kinds} kinds of people, each on lists of its own, fit as well as the pattern behind the number, and give {n_total:.0}"
    )]
    KindsApart {
        /// How many kinds.
        n_kinds: usize,
        /// Their number.
        n_total: f64,
        /// By how many units of AIC they are ahead of the leading model; negative where they are behind.
        ahead: f64,
    },
    /// The leading model has a term for everything that these lists can show. Fragile.
    #[error(
        "the pattern behind the number has as many terms as these lists have combinations: nothing shows whether it fits"
    )]
    NothingLeftToCheck,
    /// The interval of another main method and the leading one have nothing in common. Fragile.
    #[error("the interval of {} and the leading one have nothing in common", method.name())]
    IntervalsApart {
        /// The method.
        method: Method,
    },
    /// The prior of the graphs moves their answer. Fragile.
    #[error("the prior alone moves the answer of decomposable graphs by a factor of {factor:.1}")]
    PriorDecides {
        /// The largest over the smallest median.
        factor: f64,
    },
}

impl Doubt {
    /// The grade that the reason carries.
    #[must_use]
    pub const fn grade(self) -> Support {
        match self {
            Self::NobodySeen
            | Self::OneList
            | Self::NoOverlap
            | Self::FullList { .. }
            | Self::NoAdmissibleModel { .. }
            | Self::NoMainEstimate
            | Self::HopelessDisagreement { .. }
            | Self::NonExistencePrevails { .. }
            | Self::ListWithin { .. }
            | Self::HardlyAnyoneOnTwoLists { .. }
            | Self::KindsApart { .. } => Support::DoNotEstimate,
            Self::TooFewChosen { .. } => Support::NotJudged,
            Self::TwoKinds { leaves_nothing: true, .. } => Support::DoNotEstimate,
            Self::FloorAbove { factor, .. } if factor >= FLOOR_FACTOR => Support::DoNotEstimate,
            Self::BetterFitRunsAway { ahead, towards: RunawayEnd::Infinity, .. }
                if ahead >= BETTER_FIT_UNITS =>
            {
                Support::DoNotEstimate
            }
            Self::BetterFitRunsAway { .. }
            | Self::DependenceUntestable
            | Self::OnlyOneMainEstimate { .. }
            | Self::Disagreement { .. }
            | Self::DarkFiguresDisagree { .. }
            | Self::MultiverseSpread { .. }
            | Self::Unbounded { .. }
            | Self::WideInterval { .. }
            | Self::NotConverged { .. }
            | Self::NonExistenceCommon { .. }
            | Self::FewReplicates { .. }
            | Self::OnePerson { .. }
            | Self::KnownSizesMissed { .. }
            | Self::TinyDependence { .. }
            | Self::FewOnTwoLists { .. }
            | Self::FloorAbove { .. }
            | Self::UnequalChances { .. }
            | Self::CommonDependence { .. }
            | Self::Misfit { .. }
            | Self::OtherCriterion { .. }
            | Self::ChangedChances { .. }
            | Self::MissedLinks { .. }
            | Self::TooSmallToCheck { .. }
            | Self::TwoKinds { .. }
            | Self::NothingLeftToCheck
            | Self::ExplanationWithoutRange
            | Self::IntervalsApart { .. }
            | Self::PriorDecides { .. } => Support::Fragile,
        }
    }

    /// Estimates of equally defensible methods that lie apart: on the size, or else on the people on no list.
    pub(crate) fn of_sizes(lowest: f64, highest: f64, n_observed: f64) -> Option<Self> {
        let factor = highest / lowest;
        let of_dark_figures = (highest - n_observed).max(1.0) / (lowest - n_observed).max(1.0);
        if factor >= HOPELESS_FACTOR {
            Some(Self::HopelessDisagreement { factor })
        } else if factor >= DISAGREEMENT_FACTOR {
            Some(Self::Disagreement { factor })
        } else if of_dark_figures >= DARK_FIGURE_FACTOR {
            Some(Self::DarkFiguresDisagree { factor: of_dark_figures })
        } else {
            None
        }
    }

    /// Models about as good as the best that lie apart.
    pub(crate) fn of_spread(factor: f64) -> Option<Self> {
        (factor >= DISAGREEMENT_FACTOR).then_some(Self::MultiverseSpread { factor })
    }

    /// Whether an interval reaches over [`WIDE_INTERVAL`] and more.
    #[must_use]
    pub fn is_wide(interval: &SizeInterval) -> bool {
        interval.upper.finite().is_none_or(|upper| upper >= WIDE_INTERVAL * interval.lower)
    }

    /// An interval that says little.
    pub(crate) fn of_width(method: Method, interval: &SizeInterval) -> Option<Self> {
        match interval.upper {
            UpperLimit::Finite(upper) if interval.lower > 0.0 && upper / interval.lower >= WIDE_INTERVAL => {
                Some(Self::WideInterval { method, factor: upper / interval.lower })
            }
            UpperLimit::Finite(_) | UpperLimit::Unbounded => None,
        }
    }

    /// Replicates that are missing.
    pub(crate) fn of_replicates(n_usable: usize, n_replicates: usize) -> Option<Self> {
        ((n_usable as f64) < USABLE_SHARE * n_replicates as f64)
            .then_some(Self::FewReplicates { n_usable, n_replicates })
    }

    /// One person who moves the answer by a factor.
    pub(crate) fn of_one_person(factor: f64) -> Option<Self> {
        (factor >= ONE_PERSON_FACTOR).then_some(Self::OnePerson { factor })
    }

    /// A ratio of the unseen that doubles the answer.
    pub(crate) fn of_doubling(ratio: f64) -> Option<Self> {
        (ratio < TINY_DEPENDENCE).then_some(Self::TinyDependence { ratio })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::IntervalMethod;

    /// A hundred were seen. The totals are looked at first; where they agree, the people on no list, of whom a fraction counts as one.
    #[test]
    fn sizes_disagree_from_a_factor_on() {
        let found = |lowest: f64, highest: f64| Doubt::of_sizes(lowest, highest, 100.0);
        assert_eq!(found(110.0, 1_100.0), Some(Doubt::HopelessDisagreement { factor: 10.0 }));
        assert!(matches!(found(110.0, 1_099.0), Some(Doubt::Disagreement { .. })));
        assert_eq!(found(300.0, 600.0), Some(Doubt::Disagreement { factor: 2.0 }));
        assert_eq!(found(300.0, 599.0), None);
        assert_eq!(found(110.0, 150.0), Some(Doubt::DarkFiguresDisagree { factor: 5.0 }));
        assert_eq!(found(110.0, 149.0), None);
        assert_eq!(found(100.2, 105.0), Some(Doubt::DarkFiguresDisagree { factor: 5.0 }));
        assert_eq!(found(100.2, 104.9), None);
    }

    #[test]
    fn each_reason_speaks_from_its_threshold_on() {
        assert_eq!(Doubt::of_spread(2.0), Some(Doubt::MultiverseSpread { factor: 2.0 }));
        assert_eq!(Doubt::of_spread(1.99), None);
        assert_eq!(Doubt::of_one_person(1.5), Some(Doubt::OnePerson { factor: 1.5 }));
        assert_eq!(Doubt::of_one_person(1.49), None);
        assert_eq!(Doubt::of_doubling(2.24), Some(Doubt::TinyDependence { ratio: 2.24 }));
        assert_eq!(Doubt::of_doubling(2.25), None);
        assert_eq!(
            Doubt::of_replicates(89, 100),
            Some(Doubt::FewReplicates { n_usable: 89, n_replicates: 100 })
        );
        assert_eq!(Doubt::of_replicates(90, 100), None);
    }

    #[test]
    fn an_interval_is_wide_from_a_factor_of_five_on() {
        let of = |lower: f64, upper: UpperLimit| SizeInterval {
            lower,
            upper,
            level: 0.95,
            kind: IntervalMethod::LogNormal,
        };
        let said = |interval: SizeInterval| Doubt::of_width(Method::BestBic, &interval);
        let wide = of(100.0, UpperLimit::Finite(500.0));
        assert_eq!(said(wide), Some(Doubt::WideInterval { method: Method::BestBic, factor: 5.0 }));
        assert!(Doubt::is_wide(&wide));
        let narrow = of(100.0, UpperLimit::Finite(499.0));
        assert!(said(narrow).is_none() && !Doubt::is_wide(&narrow));
        // One without an upper end is wide, and has a reason of its own.
        let endless = of(100.0, UpperLimit::Unbounded);
        assert!(said(endless).is_none() && Doubt::is_wide(&endless));
        assert!(said(of(0.0, UpperLimit::Finite(500.0))).is_none());
    }

    /// Reasons that come in two strengths carry the worse grade from their threshold on.
    #[test]
    fn some_reasons_are_grave_from_a_threshold_on() {
        let floor = |factor: f64| Doubt::FloorAbove { floor: 2.0, upper: 1.0, factor }.grade();
        assert_eq!(
            [1.49, 1.5, 1.6].map(floor),
            [Support::Fragile, Support::DoNotEstimate, Support::DoNotEstimate]
        );
        let runs = |ahead: f64, towards: RunawayEnd| {
            Doubt::BetterFitRunsAway { n_models: 1, ahead, towards }.grade()
        };
        assert_eq!(runs(1.99, RunawayEnd::Infinity), Support::Fragile);
        assert_eq!(runs(2.0, RunawayEnd::Infinity), Support::DoNotEstimate);
        assert_eq!(runs(9.0, RunawayEnd::Nobody), Support::Fragile);
        let kinds =
            |leaves_nothing: bool| Doubt::TwoKinds { n_total: 2.0, ahead: 20.0, leaves_nothing }.grade();
        assert_eq!([false, true].map(kinds), [Support::Fragile, Support::DoNotEstimate]);
        assert_eq!(Doubt::TooFewChosen { n_estimates: 1 }.grade(), Support::NotJudged);
        assert_eq!(Doubt::NothingLeftToCheck.grade(), Support::Fragile);
        assert_eq!(Doubt::OneList.grade(), Support::DoNotEstimate);
    }
}
