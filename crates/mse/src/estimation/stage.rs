//! Where an estimation is.

use super::method::Method;

/// A stretch of the work of [`estimate`](crate::estimate).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EstimationStage {
    /// Every log-linear model is asked whether it has an estimate, and fitted.
    RankModels,
    /// A method.
    Method(Method),
    /// The answer is checked against the data themselves.
    CheckConsistency,
}

impl EstimationStage {
    /// The name, for a progress bar.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::RankModels => "all log-linear models",
            Self::Method(method) => method.name(),
            Self::CheckConsistency => "consistency",
        }
    }
}

/// How far an estimation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EstimationProgress {
    /// The stretch of work that is under way.
    pub stage: EstimationStage,
    /// Steps of it that are done.
    pub done: u64,
    /// Steps of it that there are at most.
    pub total: u64,
}
