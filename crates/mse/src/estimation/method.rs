//! The methods of the one table: every one with its code, name, assumption, source and rows.

use super::ask::Asked;
use super::row::MethodRow;
use super::{bayesian, closed, counting, selected};
use crate::closed_population::{Heterogeneity, Model};
use crate::loglinear::Criterion;

/// A way to a population size.
///
/// The order is that of the table: assumptions that the data cannot choose first, then models that the data choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Method {
    /// Chao's estimate from those seen once and twice; a lower bound only where lists are alike, or people differ more than lists do.
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
    /// Mh, Chao's bound where lists are alike.
    MhChao,
    /// Mh, Poisson distributed chances.
    MhPoisson,
    /// Mh, Darroch's normal chances.
    MhDarroch,
    /// Mh, gamma distributed chances.
    MhGamma,
    /// Mth, Chao's bound, which lets lists differ: the floor.
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
    /// The best BIC's number again, its interval widened by what other explanations would add, as far as the lists leave them open: a
    /// dependence that all pairs of lists have in common, chances that change, two kinds of people.
    BestBicOpen,
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
    /// Bayesian averaging over all hierarchical log-linear models but the saturated one; only where it is named.
    Hierarchical,
    /// Bayesian latent classes, in several chains.
    LatentClass,
}

/// Everything that is known of a method, once: tables, codes, reports and documents read it here.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The method.
    pub method: Method,
    /// The code, as a command line or a file writes it.
    pub code: &'static str,
    /// The name, as a table prints it.
    pub name: &'static str,
    /// What the method takes for granted, beyond a closed population and right links.
    pub assumption: Assumption,
    /// Where it comes from: authors and year.
    pub reference: &'static str,
    /// What its rows are good for.
    pub standing: Standing,
    /// Whether it is tried only where it is asked for by name, and has no row elsewhere.
    pub by_name: bool,
    /// Its rows on a table; most methods have one.
    pub(super) rows: fn(&Asked<'_>) -> Vec<MethodRow>,
}

/// What the rows of a method are good for, by the number of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// [`MethodRole::Main`] on any table that it takes.
    Main,
    /// [`MethodRole::Main`] from three lists on, which show dependence; a comparison below.
    MainOfSeveral,
    /// Always [`MethodRole::Comparison`].
    Comparison,
    /// Always [`MethodRole::Bound`].
    Bound,
}

/// Every method, in the order of the table and of [`Method`].
///
/// Another estimator is another variant, its entry here, and the module that makes its rows.
pub const METHODS: &[Entry] = &[
    Entry {
        method: Method::ChaoBound,
        code: "chao-bound",
        name: "Chao, lists alike",
        assumption: Assumption::ListsAlike,
        reference: "Chao 1987",
        standing: Standing::Comparison,
        by_name: false,
        rows: counting::of_chao,
    },
    Entry {
        method: Method::ChaoCorrected,
        code: "chao-corrected",
        name: "Chao, lists alike, corrected for bias",
        assumption: Assumption::ListsAlike,
        reference: "Chao 1989",
        standing: Standing::Comparison,
        by_name: false,
        rows: counting::of_chao_corrected,
    },
    Entry {
        method: Method::Zelterman,
        code: "zelterman",
        name: "Zelterman",
        assumption: Assumption::EqualRates,
        reference: "Zelterman 1988",
        standing: Standing::Comparison,
        by_name: false,
        rows: counting::of_zelterman,
    },
    Entry {
        method: Method::LincolnPetersen,
        code: "lincoln-petersen",
        name: "Lincoln–Petersen",
        assumption: Assumption::IndependentPair,
        reference: "Seber 1982",
        standing: Standing::Main,
        by_name: false,
        rows: counting::of_two_lists,
    },
    Entry {
        method: Method::Chapman,
        code: "chapman",
        name: "Chapman",
        assumption: Assumption::IndependentPair,
        reference: "Chapman 1951",
        standing: Standing::Main,
        by_name: false,
        rows: counting::of_two_lists,
    },
    Entry {
        method: Method::PairChapman,
        code: "pair-chapman",
        name: "Chapman, a pair of lists",
        assumption: Assumption::IndependentPair,
        reference: "Chapman 1951",
        standing: Standing::Comparison,
        by_name: false,
        rows: counting::of_pairs,
    },
    Entry {
        method: Method::OneAgainstRest,
        code: "one-against-rest",
        name: "Chapman, one list against the rest",
        assumption: Assumption::IndependentPair,
        reference: "Chapman 1951",
        standing: Standing::Comparison,
        by_name: false,
        rows: counting::of_one_against_rest,
    },
    Entry {
        method: Method::M0,
        code: "m0",
        name: "M0, equal chances",
        assumption: Assumption::EqualChances,
        reference: "Otis and others 1978",
        standing: Standing::Comparison,
        by_name: false,
        rows: |asked| closed::rows(asked, Model::M0),
    },
    Entry {
        method: Method::Independence,
        code: "independence",
        name: "independent lists (Mt)",
        assumption: Assumption::IndependentLists,
        reference: "Fienberg 1972",
        standing: Standing::Comparison,
        by_name: false,
        rows: selected::of_independence,
    },
    Entry {
        method: Method::MhChao,
        code: "mh-chao",
        name: "Mh, Chao",
        assumption: Assumption::ListsAlike,
        reference: "Rivest and Baillargeon 2007",
        standing: Standing::Comparison,
        by_name: false,
        rows: |asked| closed::rows(asked, Model::Mh(Heterogeneity::ChaoLowerBound)),
    },
    Entry {
        method: Method::MhPoisson,
        code: "mh-poisson",
        name: "Mh, Poisson",
        assumption: Assumption::ShapeOfChances,
        reference: "Rivest and Baillargeon 2007",
        standing: Standing::Comparison,
        by_name: false,
        rows: |asked| closed::rows(asked, Model::Mh(Heterogeneity::POISSON2)),
    },
    Entry {
        method: Method::MhDarroch,
        code: "mh-darroch",
        name: "Mh, Darroch",
        assumption: Assumption::ShapeOfChances,
        reference: "Darroch and others 1993",
        standing: Standing::Comparison,
        by_name: false,
        rows: |asked| closed::rows(asked, Model::Mh(Heterogeneity::Darroch)),
    },
    Entry {
        method: Method::MhGamma,
        code: "mh-gamma",
        name: "Mh, gamma",
        assumption: Assumption::ShapeOfChances,
        reference: "Rivest and Baillargeon 2007",
        standing: Standing::Comparison,
        by_name: false,
        rows: |asked| closed::rows(asked, Model::Mh(Heterogeneity::GAMMA3_5)),
    },
    Entry {
        method: Method::MthChao,
        code: "mth-chao",
        name: "Mth, Chao's bound",
        assumption: Assumption::BoundOnly,
        reference: "Rivest and Baillargeon 2007",
        standing: Standing::Bound,
        by_name: false,
        rows: |asked| closed::rows(asked, Model::Mth(Heterogeneity::ChaoLowerBound)),
    },
    Entry {
        method: Method::MthPoisson,
        code: "mth-poisson",
        name: "Mth, Poisson",
        assumption: Assumption::ShapeOfChances,
        reference: "Rivest and Baillargeon 2007",
        standing: Standing::Comparison,
        by_name: false,
        rows: |asked| closed::rows(asked, Model::Mth(Heterogeneity::POISSON2)),
    },
    Entry {
        method: Method::MthDarroch,
        code: "mth-darroch",
        name: "Mth, Darroch",
        assumption: Assumption::ShapeOfChances,
        reference: "Darroch and others 1993",
        standing: Standing::Comparison,
        by_name: false,
        rows: |asked| closed::rows(asked, Model::Mth(Heterogeneity::Darroch)),
    },
    Entry {
        method: Method::MthGamma,
        code: "mth-gamma",
        name: "Mth, gamma",
        assumption: Assumption::ShapeOfChances,
        reference: "Rivest and Baillargeon 2007",
        standing: Standing::Comparison,
        by_name: false,
        rows: |asked| closed::rows(asked, Model::Mth(Heterogeneity::GAMMA3_5)),
    },
    Entry {
        method: Method::Mb,
        code: "mb",
        name: "Mb, behaviour",
        assumption: Assumption::Behaviour,
        reference: "Otis and others 1978",
        standing: Standing::Comparison,
        by_name: false,
        rows: |asked| closed::rows_in_time(asked, Model::Mb),
    },
    Entry {
        method: Method::Mbh,
        code: "mbh",
        name: "Mbh, behaviour",
        assumption: Assumption::Behaviour,
        reference: "Otis and others 1978",
        standing: Standing::Comparison,
        by_name: false,
        rows: |asked| closed::rows_in_time(asked, Model::Mbh),
    },
    Entry {
        method: Method::CoverageHigh,
        code: "coverage-high",
        name: "sample coverage",
        assumption: Assumption::PairwiseCovariance,
        reference: "Chao and Tsay 1998",
        standing: Standing::MainOfSeveral,
        by_name: false,
        rows: counting::of_coverage,
    },
    Entry {
        method: Method::CoverageOneStep,
        code: "coverage-one-step",
        name: "sample coverage, one step",
        assumption: Assumption::PositiveCovariance,
        reference: "Chao and Tsay 1998",
        standing: Standing::Bound,
        by_name: false,
        rows: counting::of_coverage,
    },
    Entry {
        method: Method::BestBic,
        code: "best-bic",
        name: "log-linear, best BIC",
        assumption: Assumption::NoHighestInteraction,
        reference: "Silverman, Chan and Vincent 2024",
        standing: Standing::MainOfSeveral,
        by_name: false,
        rows: selected::of_best_bic,
    },
    Entry {
        method: Method::BestBicProfile,
        code: "best-bic-profile",
        name: "log-linear, best BIC, profile interval",
        assumption: Assumption::NoHighestInteraction,
        reference: "Cormack 1992",
        standing: Standing::Comparison,
        by_name: false,
        rows: |asked| selected::of_best(asked, Criterion::Bic),
    },
    Entry {
        method: Method::BestBicOpen,
        code: "best-bic-open",
        name: "log-linear, best BIC, other explanations left open",
        assumption: Assumption::NoHighestInteraction,
        reference: "Darroch and others 1993",
        standing: Standing::Comparison,
        by_name: false,
        rows: selected::of_best_bic_open,
    },
    Entry {
        method: Method::BestAic,
        code: "best-aic",
        name: "log-linear, best AIC, profile interval",
        assumption: Assumption::NoHighestInteraction,
        reference: "Cormack 1992",
        standing: Standing::MainOfSeveral,
        by_name: false,
        rows: |asked| selected::of_best(asked, Criterion::Aic),
    },
    Entry {
        method: Method::Stepwise,
        code: "stepwise",
        name: "log-linear, stepwise",
        assumption: Assumption::NoHighestInteraction,
        reference: "Chan, Silverman and Vincent 2021",
        standing: Standing::MainOfSeveral,
        by_name: false,
        rows: selected::of_stepwise,
    },
    Entry {
        method: Method::AverageBic,
        code: "average-bic",
        name: "log-linear, averaged by BIC",
        assumption: Assumption::NoHighestInteractionAveraged,
        reference: "Buckland, Burnham and Augustin 1997",
        standing: Standing::MainOfSeveral,
        by_name: false,
        rows: |asked| selected::of_average(asked, Criterion::Bic),
    },
    Entry {
        method: Method::AverageAic,
        code: "average-aic",
        name: "log-linear, averaged by AIC",
        assumption: Assumption::NoHighestInteractionAveraged,
        reference: "Buckland, Burnham and Augustin 1997",
        standing: Standing::MainOfSeveral,
        by_name: false,
        rows: |asked| selected::of_average(asked, Criterion::Aic),
    },
    Entry {
        method: Method::Thresholding,
        code: "thresholding",
        name: "Bayesian thresholding",
        assumption: Assumption::FewInteractions,
        reference: "Silverman 2020",
        standing: Standing::MainOfSeveral,
        by_name: false,
        rows: bayesian::of_thresholding,
    },
    Entry {
        method: Method::Decomposable,
        code: "decomposable",
        name: "decomposable graphs",
        assumption: Assumption::DecomposableDependence,
        reference: "Madigan and York 1997",
        standing: Standing::MainOfSeveral,
        by_name: false,
        rows: bayesian::of_graphs,
    },
    Entry {
        method: Method::Hierarchical,
        code: "hierarchical",
        name: "log-linear, Bayesian average of all models",
        assumption: Assumption::NoHighestInteractionAveraged,
        reference: "Overstall and King 2014",
        standing: Standing::MainOfSeveral,
        by_name: true,
        rows: bayesian::of_hierarchical,
    },
    Entry {
        method: Method::LatentClass,
        code: "latent-class",
        name: "latent classes",
        assumption: Assumption::LatentClasses,
        reference: "Manrique-Vallier 2016",
        standing: Standing::MainOfSeveral,
        by_name: false,
        rows: bayesian::of_latent_classes,
    },
];

/// What a method takes for granted and these data cannot show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Assumption {
    /// Nothing beyond a closed population and right links; the answer is a bound.
    BoundOnly,
    /// As for the bound, and lists reach as many people each, or people differ more than lists do: only then is it one.
    ListsAlike,
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
    /// Lists depend in pairs, and none leads away from another: then a lower bound.
    PositiveCovariance,
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
pub enum MethodRole {
    /// The dependence between lists is estimated or averaged over: the row counts in the disagreement.
    Main,
    /// One fixed assumption that the data were not asked about: shown beside the main rows, to compare.
    Comparison,
    /// A lower bound.
    Bound,
}

impl Method {
    /// Every method, in the order of the table.
    pub const ALL: [Self; METHODS.len()] = {
        let mut all = [Self::ChaoBound; METHODS.len()];
        let mut at = 0;
        while at < METHODS.len() {
            all[at] = METHODS[at].method;
            at += 1;
        }
        all
    };

    /// The method with a code, as [`code`](Self::code) gives it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        METHODS.iter().find(|entry| entry.code == code).map(|entry| entry.method)
    }

    /// Everything that is known of the method.
    #[must_use]
    pub const fn entry(self) -> &'static Entry {
        &METHODS[self as usize]
    }

    /// The code, as a command line or a file writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.entry().code
    }

    /// The name, as a table prints it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.entry().name
    }

    /// What the method takes for granted, beyond a closed population and right links.
    #[must_use]
    pub const fn assumption(self) -> Assumption {
        self.entry().assumption
    }

    /// What a row of the method is good for on a table of `n_lists` lists.
    #[must_use]
    pub const fn role(self, n_lists: usize) -> MethodRole {
        match self.entry().standing {
            Standing::Main => MethodRole::Main,
            Standing::MainOfSeveral if n_lists >= 3 => MethodRole::Main,
            Standing::MainOfSeveral | Standing::Comparison => MethodRole::Comparison,
            Standing::Bound => MethodRole::Bound,
        }
    }
}

impl Assumption {
    /// The code, for wording elsewhere.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.said().0
    }

    /// What is taken for granted, in plain words, as the rest of a sentence that begins with "it assumes that".
    ///
    /// It is what the method supposes, and no promise: an interval may miss the truth although all of it is so.
    #[must_use]
    pub const fn words(self) -> &'static str {
        self.said().1
    }

    const fn said(self) -> (&'static str, &'static str) {
        match self {
            Self::BoundOnly => (
                "bound-only",
                "people on one list are no rarer on another than people who are not on it, and nobody is counted as two people",
            ),
            Self::ListsAlike => (
                "lists-alike",
                "every list reaches as many people, or people differ more than lists do; where lists differ in size it lies too high, and is no floor",
            ),
            Self::EqualRates => ("equal-rates", "those seen once or twice are seen at nearly one rate"),
            Self::IndependentPair => (
                "independent-pair",
                "being on one of the two says nothing about being on the other, and people are alike",
            ),
            Self::EqualChances => ("equal-chances", "everyone has the same chance on every list"),
            Self::IndependentLists => {
                ("independent-lists", "no list leads to or away from another, and people are alike")
            }
            Self::ShapeOfChances => (
                "shape-of-chances",
                "no list leads to or away from another, and people differ in just this shape",
            ),
            Self::Behaviour => ("behaviour", "people are alike, and being listed once changes later chances"),
            Self::PairwiseCovariance => ("pairwise-covariance", "lists depend on each other two by two only"),
            Self::PositiveCovariance => (
                "positive-covariance",
                "lists depend on each other two by two only, and none leads away from another; then at least so many",
            ),
            Self::NoHighestInteraction => (
                "no-highest-interaction",
                "people on no list follow the pattern of those on lists, and no kind of people hides from all lists",
            ),
            Self::NoHighestInteractionAveraged => (
                "no-highest-interaction-averaged",
                "people on no list follow some pattern of those on lists, and no kind of people hides from all lists",
            ),
            Self::FewInteractions => {
                ("few-interactions", "few pairs of lists depend on each other, and it holds among the unseen")
            }
            Self::DecomposableDependence => (
                "decomposable-dependence",
                "dependence runs along a graph of lists, people are alike, and it holds among the unseen",
            ),
            Self::LatentClasses => (
                "latent-classes",
                "there are kinds of people, and within a kind no list leads to or away from another",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An entry is found by the variant's place.
    #[test]
    fn entries_stand_in_the_order_of_their_methods() {
        for (at, entry) in METHODS.iter().enumerate() {
            assert_eq!(entry.method as usize, at, "{}", entry.code);
        }
    }

    /// What two lists have as their answer is a comparison beside the answers of more, and the other way round for none.
    #[test]
    fn a_role_depends_on_how_many_lists_there_are() {
        for method in Method::ALL {
            let of = |n_lists: usize| method.role(n_lists);
            let wanted = match method.entry().standing {
                Standing::Main => [MethodRole::Main; 3],
                Standing::MainOfSeveral => [MethodRole::Comparison, MethodRole::Main, MethodRole::Main],
                Standing::Comparison => [MethodRole::Comparison; 3],
                Standing::Bound => [MethodRole::Bound; 3],
            };
            assert_eq!([of(2), of(3), of(5)], wanted, "{method:?}");
        }
        assert!(Method::ALL.iter().any(|method| method.role(2) != method.role(3)));
    }
}
