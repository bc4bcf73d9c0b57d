//! What an audit finds, and what it means for each method.

/// Something about a table that decides which methods may be used on it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Finding {
    /// There are fewer than three lists.
    #[error("there are {n_lists} lists: whether they depend on each other cannot be seen")]
    FewLists {
        /// How many.
        n_lists: usize,
    },
    /// Nobody is on two lists.
    #[error("nobody is on two lists")]
    NobodyTwice,
    /// A list has nobody.
    #[error("list {list} is empty")]
    EmptyList {
        /// The list.
        list: usize,
    },
    /// Everyone seen is on one list.
    #[error("everyone seen is on list {list}")]
    FullList {
        /// The list.
        list: usize,
    },
    /// A list shares nobody with any other.
    #[error("list {list} shares nobody with any other")]
    IsolatedList {
        /// The list.
        list: usize,
    },
    /// Two lists hold the same people.
    #[error("lists {first} and {second} hold the same {n_people} people")]
    EqualLists {
        /// One list.
        first: usize,
        /// The other.
        second: usize,
        /// How many people.
        n_people: u64,
    },
    /// All people on one list are on another.
    #[error("all {n_people} people on list {inner} are on list {outer}")]
    NestedList {
        /// The list within.
        inner: usize,
        /// The list around it.
        outer: usize,
        /// How many people are on the list within.
        n_people: u64,
    },
    /// Nearly all people on one list are on another, as if one fed the other.
    #[error("{n_both} of the {n_from} people on list {from} are on list {to}: one may feed the other")]
    Referral {
        /// The list whose people are nearly all on the other.
        from: usize,
        /// The other list.
        to: usize,
        /// How many people are on both.
        n_both: u64,
        /// How many people are on the first.
        n_from: u64,
    },
    /// Two lists share nobody.
    #[error("lists {first} and {second} share nobody")]
    NoOverlap {
        /// One list.
        first: usize,
        /// The other.
        second: usize,
    },
    /// Two lists share very few people.
    #[error("lists {first} and {second} share only {n_both} people")]
    SparseOverlap {
        /// One list.
        first: usize,
        /// The other.
        second: usize,
        /// How many.
        n_both: u64,
    },
    /// Among people on a third list, two lists tend to hold the same people.
    #[error("lists {first} and {second} tend to hold the same people (odds ratio at least {lower:.2})")]
    PositiveDependence {
        /// One list.
        first: usize,
        /// The other.
        second: usize,
        /// The lower limit of the odds ratio.
        lower: f64,
    },
    /// Among people on a third list, two lists tend to hold different people.
    #[error("lists {first} and {second} tend to hold different people (odds ratio at most {upper:.2})")]
    NegativeDependence {
        /// One list.
        first: usize,
        /// The other.
        second: usize,
        /// The upper limit of the odds ratio.
        upper: f64,
    },
    /// Rows repeat that a person is on a list.
    #[error("list `{list}` repeats people in {n_rows} rows; each was counted once")]
    RepeatedPairs {
        /// The list's name.
        list: String,
        /// How many rows.
        n_rows: u64,
    },
    /// Rows repeat a person's identifier, and were counted as people of their own.
    #[error("{n_rows} rows repeat an identifier; each was counted as a person of its own")]
    RepeatedPersons {
        /// How many rows.
        n_rows: u64,
    },
}

/// Methods that a finding touches alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MethodFamily {
    /// Lincoln–Petersen and Chapman on a pair.
    TwoList,
    /// Chao's lower bound and single-source methods, which only see how often people were captured.
    CaptureCounts,
    /// Sample coverage.
    SampleCoverage,
    /// Closed-population models.
    ClosedPopulation,
    /// Hierarchical log-linear models, stepwise or averaged.
    Loglinear,
    /// Bayesian averaging over decomposable graphs.
    Decomposable,
    /// Latent classes.
    LatentClass,
}

impl MethodFamily {
    /// Every family.
    pub const ALL: [Self; 7] = [
        Self::TwoList,
        Self::CaptureCounts,
        Self::SampleCoverage,
        Self::ClosedPopulation,
        Self::Loglinear,
        Self::Decomposable,
        Self::LatentClass,
    ];
}

/// What a finding does to a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consequence {
    /// Nothing.
    None,
    /// The method cannot answer, or its answer is infinite.
    NotEstimable,
    /// The estimate tends to be too low.
    TooLow,
    /// The estimate tends to be too high.
    TooHigh,
    /// The estimate hangs on a handful of people.
    Unstable,
    /// The method models it, if it is let: a term must be allowed, and some models are not identified.
    ModelIt,
    /// Leave the list out, or merge it: it adds no information, and breaks what assumes lists of their own.
    MergeLists,
    /// The method's assumption cannot be checked on these data.
    Unchecked,
}

impl Consequence {
    /// The consequence in words.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::None => "does not matter here",
            Self::NotEstimable => "gives no finite estimate",
            Self::TooLow => {
                "tends to come out too low: people whom both lists reach are counted on as overlap"
            }
            Self::TooHigh => "tends to come out too high: overlap is missing that equal chances would give",
            Self::Unstable => "hangs on a handful of people: one more or less moves it by a large part",
            Self::ModelIt => "can take it into account where the term is allowed and the model is identified",
            Self::MergeLists => "leave the list out or merge it with the other: it adds nothing of its own",
            Self::Unchecked => "assumes what these data cannot show",
        }
    }
}

impl Finding {
    /// What the finding does to a family of methods.
    #[must_use]
    pub const fn consequence(&self, family: MethodFamily) -> Consequence {
        use MethodFamily as F;
        match self {
            Self::FewLists { .. } => match family {
                F::Decomposable => Consequence::NotEstimable,
                F::TwoList
                | F::CaptureCounts
                | F::SampleCoverage
                | F::ClosedPopulation
                | F::Loglinear
                | F::LatentClass => Consequence::Unchecked,
            },
            Self::NobodyTwice => Consequence::NotEstimable,
            Self::EmptyList { .. } | Self::IsolatedList { .. } => match family {
                F::CaptureCounts => Consequence::None,
                F::TwoList | F::SampleCoverage => Consequence::NotEstimable,
                F::ClosedPopulation | F::Loglinear | F::Decomposable | F::LatentClass => {
                    Consequence::Unstable
                }
            },
            Self::FullList { .. } | Self::NestedList { .. } => match family {
                F::CaptureCounts => Consequence::TooLow,
                F::TwoList
                | F::SampleCoverage
                | F::ClosedPopulation
                | F::Loglinear
                | F::Decomposable
                | F::LatentClass => Consequence::MergeLists,
            },
            Self::EqualLists { .. } => Consequence::MergeLists,
            Self::Referral { .. } | Self::PositiveDependence { .. } => match family {
                F::TwoList | F::CaptureCounts | F::ClosedPopulation => Consequence::TooLow,
                F::SampleCoverage | F::Loglinear | F::Decomposable | F::LatentClass => Consequence::ModelIt,
            },
            Self::NegativeDependence { .. } => match family {
                F::TwoList | F::CaptureCounts | F::ClosedPopulation | F::LatentClass => Consequence::TooHigh,
                F::SampleCoverage | F::Loglinear | F::Decomposable => Consequence::ModelIt,
            },
            Self::NoOverlap { .. } => match family {
                F::TwoList => Consequence::NotEstimable,
                F::CaptureCounts => Consequence::None,
                F::SampleCoverage | F::ClosedPopulation => Consequence::Unstable,
                F::Loglinear | F::Decomposable | F::LatentClass => Consequence::ModelIt,
            },
            Self::SparseOverlap { .. } => match family {
                F::CaptureCounts => Consequence::None,
                F::TwoList
                | F::SampleCoverage
                | F::ClosedPopulation
                | F::Loglinear
                | F::Decomposable
                | F::LatentClass => Consequence::Unstable,
            },
            Self::RepeatedPairs { .. } => Consequence::None,
            Self::RepeatedPersons { .. } => Consequence::TooHigh,
        }
    }
}
