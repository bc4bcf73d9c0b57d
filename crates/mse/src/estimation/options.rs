//! What to estimate with, and how hard to try.

use super::method::Method;
use crate::bootstrap::Redraw;

/// How to estimate.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct EstimationOptions {
    /// The level of every interval; 0.95.
    pub level: f64,
    /// The seed of every random stream; 1.
    pub seed: u64,
    /// The methods, or `None`, the default, for all that suit the table, but for those [asked for by name](super::Entry::by_name) only.
    /// A method that is named and does not suit the table has its row all the same, with the reason.
    pub methods: Option<Vec<Method>>,
    /// How many bootstrap replicates; 1000. With 0 the log-linear rows keep their model's own interval.
    pub n_bootstrap: usize,
    /// How people are drawn anew; [`Redraw::Population`].
    #[cfg_attr(feature = "serde", serde(default))]
    pub redraw: Redraw,
    /// How long a method may take; [`Effort::Quick`].
    pub effort: Effort,
    /// Whether to check the answer against the data themselves ([`crate::consistency::check`]); `false`.
    pub check_consistency: bool,
}

/// How long a method may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Effort {
    /// A few seconds for five lists: replicates choose among the 100 best models, six lists stop at pairs, chains are short
    /// and few.
    #[default]
    Quick,
    /// Minutes: replicates choose among all models, six lists go to triples, chains are long.
    Full,
}

impl Default for EstimationOptions {
    fn default() -> Self {
        Self {
            level: 0.95,
            seed: 1,
            methods: None,
            n_bootstrap: 1000,
            redraw: Redraw::Population,
            effort: Effort::Quick,
            check_consistency: false,
        }
    }
}

impl EstimationOptions {
    /// Whether a method's row is wanted.
    #[must_use]
    pub fn wants(&self, method: Method) -> bool {
        self.methods.as_ref().map_or(!method.entry().by_name, |methods| methods.contains(&method))
    }

    /// Whether a method was named.
    #[must_use]
    pub fn names(&self, method: Method) -> bool {
        self.methods.as_ref().is_some_and(|methods| methods.contains(&method))
    }
}
