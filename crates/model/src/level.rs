//! Levels of intervals.

/// The probability that an interval claims, strictly between 0 and 1: 0.95, never 95.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "f64", into = "f64"))]
pub struct Level(f64);

impl Level {
    /// The usual 95 per cent.
    pub const P95: Self = Self(0.95);

    /// A level from a probability.
    ///
    /// # Errors
    ///
    /// [`LevelError`] where it does not lie strictly between 0 and 1.
    pub fn new(probability: f64) -> Result<Self, LevelError> {
        if probability > 0.0 && probability < 1.0 {
            Ok(Self(probability))
        } else {
            Err(LevelError { probability })
        }
    }

    /// The probability.
    #[must_use]
    pub const fn probability(self) -> f64 {
        self.0
    }
}

/// A level that is not strictly between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("a level lies strictly between 0 and 1, found {probability}")]
pub struct LevelError {
    /// What was given.
    pub probability: f64,
}

impl TryFrom<f64> for Level {
    type Error = LevelError;

    fn try_from(probability: f64) -> Result<Self, LevelError> {
        Self::new(probability)
    }
}

impl From<Level> for f64 {
    fn from(level: Level) -> Self {
        level.0
    }
}
