//! What is documented of the figures that are set against one another, both sides by one list.

use darkfigure_analysis::dispute::{DisputeFindings, TransparencyItem};

use super::super::desk::Desk;
use super::super::{period, said};
use super::is_compared;
use crate::document::Prose;

/// A line for each figure that is compared: its score with what it is of, and what is missing, the decisive items first.
pub(super) fn items(desk: &Desk<'_>, found: &DisputeFindings) -> Vec<Prose> {
    let compared = found.transparency.iter().filter(|found| is_compared(desk, &found.figure));
    let mut items: Vec<Prose> = compared
        .map(|found| {
            let (met, of) = found.score();
            let text =
                said::brief(desk.mention(&found.figure)).say(format!(": {met} of {of} items are given"));
            let missing: Vec<String> = found.missing().map(|item| name(item).to_owned()).collect();
            if missing.is_empty() {
                return text.say(".");
            }
            text.say(format!(
                "; missing {} {}.",
                if missing.len() == 1 { "is" } else { "are" },
                period::list(&missing, "and")
            ))
        })
        .collect();
    if !items.is_empty() {
        items.push("What cannot be checked is not for that reason false.".into());
    }
    items
}

const fn name(item: TransparencyItem) -> &'static str {
    match item {
        TransparencyItem::Method => "how it came about",
        TransparencyItem::Definition => "a definition",
        TransparencyItem::Inputs => "on what it rests",
        TransparencyItem::Uncertainty => "an interval",
        TransparencyItem::Time => "the time",
        TransparencyItem::Population => "among whom",
        TransparencyItem::Status => "how sure it is",
        TransparencyItem::Area => "the place",
        TransparencyItem::FirstSource => "the first source",
        TransparencyItem::Address => "an address",
        TransparencyItem::Date => "the date",
        TransparencyItem::Wording => "the words",
        TransparencyItem::Revision => "why it replaced another number",
    }
}

/// The item as a question to whoever published the figure.
pub(super) const fn question(item: TransparencyItem) -> &'static str {
    match item {
        TransparencyItem::Method => {
            "How did the number come about: what was counted, by whom, and how was the rest reached?"
        }
        TransparencyItem::Definition => {
            "How do you define what is counted, and what does the definition leave out?"
        }
        TransparencyItem::Inputs => "On which data or earlier figures does it rest, and can they be seen?",
        TransparencyItem::Uncertainty => {
            "Between which numbers do you think it lies, and how sure are you of that?"
        }
        TransparencyItem::Time => {
            "For which day or period does it stand, and does it count those there at one time or all in a period?"
        }
        TransparencyItem::Population => {
            "Among whom does it count: nationals, foreigners, everybody in the place?"
        }
        TransparencyItem::Status => "Is what is counted confirmed, presumed, or possible?",
        TransparencyItem::Area => "For which area does it stand?",
        TransparencyItem::FirstSource => "Where did you publish it first? We know it from a report about it.",
        TransparencyItem::Address => "Where can anybody look it up?",
        TransparencyItem::Date => "On which day did you publish it?",
        TransparencyItem::Wording => "In which words did you give it? We have the number alone.",
        TransparencyItem::Revision => "Why did it take the place of your earlier number?",
    }
}
