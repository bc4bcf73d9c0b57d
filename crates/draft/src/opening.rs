//! What an article opens with: the first figures of two parties, and whether it says that a number is in dispute.

use darkfigure_extract::ReadValue;
use darkfigure_extract::article::Claim;

use crate::figure::Drafted;
use crate::input::Input;

/// How far apart two figures stand that answer each other in the opening, in bytes.
const NEAR: usize = 900;

/// Below so many figures all of an article is its top.
const LONG: usize = 10;

/// How words begin that say of a number that somebody has another one.
const DISPUTED: &[&str] = &[
    "disput",
    "disagree",
    "quarrel",
    "contradict",
    "undercount",
    "understat",
    "overstat",
    "exaggerat",
    "downplay",
    "reject",
    "dismiss",
    "contest",
];

/// Words of several that say so.
const AT_ODDS: &[&str] = &[
    "at odds",
    "differ over",
    "differ on",
    "two answers",
    "how many",
    "cannot agree",
    "far fewer",
    "far more",
    "plays down",
    "play down",
    "played down",
    "far apart",
    "admits",
    "owns up",
];

/// The claims with which two parties open an article.
#[derive(Debug, Default)]
pub(crate) struct Opening {
    /// The first figure of the first party, and that of the next one.
    first: Option<[usize; 2]>,
    /// It says that a number is disputed, up to the second of them.
    is_disputed: bool,
}

impl Opening {
    pub(crate) fn of(input: &Input<'_>, figures: &[&Drafted]) -> Self {
        if figures.len() < LONG {
            return Self::default();
        }
        let article = input.article;
        // A headline with both numbers opens before the text does.
        let place =
            |claim: &Claim| claim.mentions.first().map_or(0, |m| article.candidates[m.candidate].span.start);
        let mut spoken: Vec<(usize, usize)> = figures
            .iter()
            .filter(|d| !is_no_matter(d))
            .map(|d| (&article.claims[d.claim], d.claim))
            .filter(|(c, _)| c.party.is_some() && !c.is_denial)
            .filter(|(c, _)| !matches!(article.candidates[c.best].value, ReadValue::Vague { .. }))
            .map(|(c, k)| (place(c), k))
            .collect();
        spoken.sort_unstable();
        let party = |k: usize| article.claims[k].party;
        let Some(&(start, lead)) = spoken.first() else { return Self::default() };
        let answer = spoken.iter().find(|(_, k)| party(*k) != party(lead));
        let Some(&(end, answer)) = answer.filter(|(end, _)| end - start <= NEAR) else {
            return Self::default();
        };
        let said = input.text.get(..end).unwrap_or_default().to_lowercase();
        let is_word = |w: &str| DISPUTED.iter().any(|stem| w.starts_with(stem));
        let is_disputed = AT_ODDS.iter().any(|words| said.contains(words))
            || said.split(|c: char| !c.is_alphabetic()).any(is_word);
        Self { first: Some([lead, answer]), is_disputed }
    }

    /// Whether these two claims are the first figures of two parties.
    pub(crate) fn is(&self, a: usize, b: usize) -> bool {
        self.first.is_some_and(|first| first == [a, b] || first == [b, a])
    }

    /// Whether they are, and the article says that a number is disputed: they may be one matter, whatever each counts.
    pub(crate) fn disputes(&self, a: usize, b: usize) -> bool {
        self.is_disputed && self.is(a, b)
    }
}

/// What no dispute is about: a length of time, or how many numbers and lists there are.
pub(crate) fn is_no_matter(d: &Drafted) -> bool {
    [
        "day", "week", "month", "year", "hour", "decade", "list", "number", "figure", "answer", "version",
        "result", "side", "way", "reason", "step",
    ]
    .contains(&d.figure.measure.unit.as_str())
}
