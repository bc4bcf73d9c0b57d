//! How far a table supports a number.

/// How far a table supports a number; later is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Support {
    /// The number is consistent with everything that these lists can be asked: no method, model or count among them speaks against it.
    ///
    /// Not "estimable", and not "reliable": what no list can show, such as a dependence among all lists at once, may still move it.
    Consistent,
    /// There is a number, but what is named could move it by more than its interval admits.
    Fragile,
    /// Methods were chosen of which fewer than two gave a number that could be compared: there is no verdict.
    NotJudged,
    /// No number would be honest.
    DoNotEstimate,
}
