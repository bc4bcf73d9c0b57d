//! Refusals: a code, and what it is about.

use darkfigure_analysis::Refusal;
use serde::Serialize;

/// A number that is not given.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct RefusalWire<'a> {
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<f64>,
}

impl<'a> From<&'a Refusal> for RefusalWire<'a> {
    fn from(refusal: &'a Refusal) -> Self {
        Self {
            code: refusal.code(),
            about: refusal.about(),
            number: super::quantity::finite(refusal.number()),
        }
    }
}

/// A result, or the refusal in its place.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum OrRefused<'a, T> {
    /// It is given.
    Given(T),
    /// It is refused.
    Refused(RefusalWire<'a>),
}

impl<'a, T> OrRefused<'a, T> {
    pub(super) fn new<S>(found: &'a Result<S, Refusal>, of: impl FnOnce(&'a S) -> T) -> Self {
        match found {
            Ok(found) => Self::Given(of(found)),
            Err(why) => Self::Refused(why.into()),
        }
    }
}
