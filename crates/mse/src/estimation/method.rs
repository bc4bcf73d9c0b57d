//! The methods of the one table, by name.

/// A way to a population size.
///
/// The order is that of the table: assumptions that the data cannot choose first, then models that the data choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Method {
    /// Chao's lower bound from those seen once and twice.
    ChaoBound,
    /// The same, corrected for bias; finite where nobody was seen twice.
    ChaoCorrected,
    /// Zelterman's estimate.
    Zelterman,
    /// Lincoln and Petersen's estimate; two lists only.
    LincolnPetersen,
    /// Chapman's estimate; two lists only.
    Chapman,
    /// Chapman's estimate from two of several lists; one row a pair.
    PairChapman,
    /// Chapman's estimate from one list and all others merged; one row a list.
    OneAgainstRest,
    /// M0: one chance for everyone on every list.
    M0,
    /// Log-linear independence, also called Mt.
    Independence,
    /// Mh, Chao's bound.
    MhChao,
    /// Mh, Poisson distributed chances.
    MhPoisson,
    /// Mh, Darroch's normal chances.
    MhDarroch,
    /// Mh, gamma distributed chances.
    MhGamma,
    /// Mth, Chao's bound.
    MthChao,
    /// Mth, Poisson distributed chances.
    MthPoisson,
    /// Mth, Darroch's normal chances.
    MthDarroch,
    /// Mth, gamma distributed chances.
    MthGamma,
    /// Mb: a first capture changes later ones; lists in the order of time.
    Mb,
    /// Mbh: the same, with a first occasion of its own.
    Mbh,
    /// Sample coverage, solved for dependence.
    CoverageHigh,
    /// Sample coverage, one step; a lower bound under positive dependence.
    CoverageOneStep,
    /// The log-linear model with the best BIC, selected anew in every bootstrap replicate.
    BestBic,
    /// The same model with its profile likelihood interval, which takes it as known.
    BestBicProfile,
    /// The log-linear model with the best AIC, with its profile likelihood interval.
    BestAic,
    /// Pairwise interactions added step by step, again in every bootstrap replicate.
    Stepwise,
    /// All estimable log-linear models, weighted by BIC, averaged on the log of the dark figure.
    AverageBic,
    /// The same, weighted by AIC.
    AverageAic,
    /// Silverman's Bayesian thresholding.
    Thresholding,
    /// Bayesian averaging over decomposable graphs, without the saturated one.
    Decomposable,
    /// Bayesian latent classes, in several chains.
    LatentClass,
}

/// What a method takes for granted and these data cannot show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Assumption {
    /// Nothing beyond a closed population and right links; the answer is a bound.
    BoundOnly,
    /// Captures of one person are Poisson at a rate that hardly differs among the seldom seen.
    EqualRates,
    /// The two lists are independent.
    IndependentPair,
    /// Everyone has the same chance on every list.
    EqualChances,
    /// All lists are independent.
    IndependentLists,
    /// Lists are independent for each person; chances differ in a stated shape.
    ShapeOfChances,
    /// People are alike; being captured changes later chances, in the order of the lists.
    Behaviour,
    /// Lists depend in pairs, by covariances that do not cancel.
    PairwiseCovariance,
    /// The interaction between all lists at once is absent, and one model that the data choose holds.
    NoHighestInteraction,
    /// The same, but no single model is believed.
    NoHighestInteractionAveraged,
    /// Interactions are few, and between pairs.
    FewInteractions,
    /// Dependence follows a decomposable graph, and people are alike.
    DecomposableDependence,
    /// Within classes of people the lists are independent.
    LatentClasses,
}

/// What a row is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Role {
    /// The dependence between lists is estimated or averaged over: the row counts in the disagreement.
    Main,
    /// One fixed assumption that the data were not asked about: shown beside the main rows, to compare.
    Comparison,
    /// A lower bound.
    Bound,
}

impl Method {
    /// Every method, in the order of the table.
    pub const ALL: [Self; 30] = [
        Self::ChaoBound,
        Self::ChaoCorrected,
        Self::Zelterman,
        Self::LincolnPetersen,
        Self::Chapman,
        Self::PairChapman,
        Self::OneAgainstRest,
        Self::M0,
        Self::Independence,
        Self::MhChao,
        Self::MhPoisson,
        Self::MhDarroch,
        Self::MhGamma,
        Self::MthChao,
        Self::MthPoisson,
        Self::MthDarroch,
        Self::MthGamma,
        Self::Mb,
        Self::Mbh,
        Self::CoverageHigh,
        Self::CoverageOneStep,
        Self::BestBic,
        Self::BestBicProfile,
        Self::BestAic,
        Self::Stepwise,
        Self::AverageBic,
        Self::AverageAic,
        Self::Thresholding,
        Self::Decomposable,
        Self::LatentClass,
    ];

    /// The method with a code, as [`code`](Self::code) gives it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }

    /// The code, as a command line or a file writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.words().0
    }

    /// The name, as a table prints it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.words().1
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::ChaoBound => ("chao-bound", "Chao's lower bound"),
            Self::ChaoCorrected => ("chao-corrected", "Chao's lower bound, corrected for bias"),
            Self::Zelterman => ("zelterman", "Zelterman"),
            Self::LincolnPetersen => ("lincoln-petersen", "Lincoln–Petersen"),
            Self::Chapman => ("chapman", "Chapman"),
            Self::PairChapman => ("pair-chapman", "Chapman, a pair of lists"),
            Self::OneAgainstRest => ("one-against-rest", "Chapman, one list against the rest"),
            Self::M0 => ("m0", "M0, equal chances"),
            Self::Independence => ("independence", "independent lists (Mt)"),
            Self::MhChao => ("mh-chao", "Mh, Chao's bound"),
            Self::MhPoisson => ("mh-poisson", "Mh, Poisson"),
            Self::MhDarroch => ("mh-darroch", "Mh, Darroch"),
            Self::MhGamma => ("mh-gamma", "Mh, gamma"),
            Self::MthChao => ("mth-chao", "Mth, Chao's bound"),
            Self::MthPoisson => ("mth-poisson", "Mth, Poisson"),
            Self::MthDarroch => ("mth-darroch", "Mth, Darroch"),
            Self::MthGamma => ("mth-gamma", "Mth, gamma"),
            Self::Mb => ("mb", "Mb, behaviour"),
            Self::Mbh => ("mbh", "Mbh, behaviour"),
            Self::CoverageHigh => ("coverage-high", "sample coverage"),
            Self::CoverageOneStep => ("coverage-one-step", "sample coverage, one step"),
            Self::BestBic => ("best-bic", "log-linear, best BIC"),
            Self::BestBicProfile => ("best-bic-profile", "log-linear, best BIC, profile interval"),
            Self::BestAic => ("best-aic", "log-linear, best AIC, profile interval"),
            Self::Stepwise => ("stepwise", "log-linear, stepwise"),
            Self::AverageBic => ("average-bic", "log-linear, averaged by BIC"),
            Self::AverageAic => ("average-aic", "log-linear, averaged by AIC"),
            Self::Thresholding => ("thresholding", "Bayesian thresholding"),
            Self::Decomposable => ("decomposable", "decomposable graphs"),
            Self::LatentClass => ("latent-class", "latent classes"),
        }
    }

    /// What the method takes for granted, beyond a closed population and right links.
    #[must_use]
    pub const fn assumption(self) -> Assumption {
        match self {
            Self::ChaoBound | Self::ChaoCorrected | Self::MhChao | Self::MthChao => Assumption::BoundOnly,
            Self::Zelterman => Assumption::EqualRates,
            Self::LincolnPetersen | Self::Chapman | Self::PairChapman | Self::OneAgainstRest => {
                Assumption::IndependentPair
            }
            Self::M0 => Assumption::EqualChances,
            Self::Independence => Assumption::IndependentLists,
            Self::MhPoisson
            | Self::MhDarroch
            | Self::MhGamma
            | Self::MthPoisson
            | Self::MthDarroch
            | Self::MthGamma => Assumption::ShapeOfChances,
            Self::Mb | Self::Mbh => Assumption::Behaviour,
            Self::CoverageHigh | Self::CoverageOneStep => Assumption::PairwiseCovariance,
            Self::BestBic | Self::BestBicProfile | Self::BestAic | Self::Stepwise => {
                Assumption::NoHighestInteraction
            }
            Self::AverageBic | Self::AverageAic => Assumption::NoHighestInteractionAveraged,
            Self::Thresholding => Assumption::FewInteractions,
            Self::Decomposable => Assumption::DecomposableDependence,
            Self::LatentClass => Assumption::LatentClasses,
        }
    }

    /// What a row of the method is good for on a table of `n_lists` lists.
    #[must_use]
    pub const fn role(self, n_lists: usize) -> Role {
        match self {
            Self::ChaoBound | Self::ChaoCorrected | Self::MhChao | Self::MthChao | Self::CoverageOneStep => {
                Role::Bound
            }
            Self::LincolnPetersen | Self::Chapman => Role::Main,
            Self::CoverageHigh
            | Self::BestBic
            | Self::BestAic
            | Self::Stepwise
            | Self::AverageBic
            | Self::AverageAic
            | Self::Thresholding
            | Self::Decomposable
            | Self::LatentClass => {
                if n_lists >= 3 {
                    Role::Main
                } else {
                    Role::Comparison
                }
            }
            _ => Role::Comparison,
        }
    }
}

impl Assumption {
    /// The code, for wording elsewhere.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::BoundOnly => "bound-only",
            Self::EqualRates => "equal-rates",
            Self::IndependentPair => "independent-pair",
            Self::EqualChances => "equal-chances",
            Self::IndependentLists => "independent-lists",
            Self::ShapeOfChances => "shape-of-chances",
            Self::Behaviour => "behaviour",
            Self::PairwiseCovariance => "pairwise-covariance",
            Self::NoHighestInteraction => "no-highest-interaction",
            Self::NoHighestInteractionAveraged => "no-highest-interaction-averaged",
            Self::FewInteractions => "few-interactions",
            Self::DecomposableDependence => "decomposable-dependence",
            Self::LatentClasses => "latent-classes",
        }
    }
}
