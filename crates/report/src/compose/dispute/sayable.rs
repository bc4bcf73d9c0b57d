//! What may be written of the figures, and what not, each with the reason.

use darkfigure_analysis::dispute::{ClaimBlock, DisputeFindings, Sayable};
use darkfigure_model::{Claim, Figure, Form};

use super::super::desk::Desk;
use super::super::said;
use crate::document::Prose;

/// The sentences that somebody means to write, then the claims that suggest themselves; every claim once.
pub(super) fn items(desk: &Desk<'_>, found: &DisputeFindings) -> Vec<Prose> {
    let mut items: Vec<Prose> = Vec::new();
    let suggested = found.sayable.iter().flat_map(|(_, claims)| claims);
    // What nobody would write goes without saying, unless somebody means to write it.
    let of_floor = |claim: &&Sayable| {
        claim.about.first().and_then(|id| desk.figure(id)).is_some_and(is_floor)
            && claim.says != Claim::Refutes
    };
    // A number with its hedge is said as the bound that it is, and "0 or more" says nothing.
    let is_said_as_bound = |claim: &&Sayable| {
        let is = |wanted: fn(&Figure) -> bool| {
            claim.about.first().and_then(|id| desk.figure(id)).is_some_and(wanted)
        };
        claim.says == Claim::Total && is(is_floor) || claim.says == Claim::AtLeast && is(is_none)
    };
    let suggested = suggested.filter(|claim| !is_said_as_bound(claim));
    let is_worth = |claim: &&Sayable| match claim.blocked {
        // "No more than more than 500" is said by nobody.
        Some(ClaimBlock::CountIsNoCeiling) if of_floor(claim) => false,
        None
        | Some(
            ClaimBlock::CountIsNoCeiling
            | ClaimBlock::OverCounted
            | ClaimBlock::IntervalTooNarrow
            | ClaimBlock::InConflict,
        ) => true,
        Some(_) => claim.says == Claim::Total || claim.says == Claim::AtLeast && of_floor(claim),
    };
    for claim in found.sentences.iter().chain(suggested.filter(is_worth)) {
        let item = item(desk, claim);
        if !items.contains(&item) {
            items.push(item);
        }
    }
    items
}

fn is_none(figure: &Figure) -> bool {
    figure.value.numbers().iter().all(|number| number.coefficient() == 0)
}

fn is_floor(figure: &Figure) -> bool {
    matches!(figure.value.form, Form::AtLeast(_) | Form::MoreThan(_))
}

fn is_ceiling(figure: &Figure) -> bool {
    matches!(figure.value.form, Form::AtMost(_) | Form::LessThan(_) | Form::FarBelow(_))
}

fn item(desk: &Desk<'_>, claim: &Sayable) -> Prose {
    let text = match &claim.text {
        Some(text) => Prose::from(format!("“{text}”")),
        None => claimed(desk, claim),
    };
    match claim.blocked {
        None => Prose::from("May be written: ").and(text).say("."),
        Some(block) => Prose::from("Not: ").and(text).say(format!(". {}.", why(block))),
    }
}

fn claimed(desk: &Desk<'_>, claim: &Sayable) -> Prose {
    let said = |at: usize| {
        let figure = claim.about.get(at).and_then(|id| desk.figure(id));
        figure.map_or_else(Prose::new, |figure| {
            desk.cite(said::brief(said::as_said(desk, figure)), std::slice::from_ref(&figure.source))
        })
    };
    let mention = |at: usize| claim.about.get(at).map(|id| said::brief(desk.mention(id))).unwrap_or_default();
    // A floor is said as one already.
    let is_floor = claim.about.first().and_then(|id| desk.figure(id)).is_some_and(is_floor);
    let is_ceiling = claim.about.first().and_then(|id| desk.figure(id)).is_some_and(is_ceiling);
    match claim.says {
        Claim::Total => Prose::from("“there are ").and(said(0)).say("”"),
        Claim::AtLeast if is_floor => Prose::from("“there are ").and(said(0)).say("”"),
        Claim::AtLeast => Prose::from("“there are ").and(said(0)).say(" or more”"),
        // A ceiling, too.
        Claim::AtMost if is_ceiling => Prose::from("“there are ").and(said(0)).say("”"),
        Claim::AtMost => Prose::from("“there are no more than ").and(said(0)).say("”"),
        Claim::Falling => Prose::from("that it fell from ").and(mention(0)).say(" to ").and(mention(1)),
        Claim::Rising => Prose::from("that it rose from ").and(mention(0)).say(" to ").and(mention(1)),
        Claim::Refutes => mention(0).say(" as a refutation of ").and(mention(1)),
        Claim::Confirms => mention(0).say(" as a confirmation of ").and(mention(1)),
    }
}

/// Why figures do not allow a claim, as a sentence without its stop.
#[must_use]
pub const fn block_sentence(block: ClaimBlock) -> &'static str {
    why(block)
}

pub(super) const fn why(block: ClaimBlock) -> &'static str {
    match block {
        ClaimBlock::RecordedOnly => "It counts what was recorded, not all there is",
        ClaimBlock::FoundOnly => {
            "It is of those that were found and counted; whether all were is not in the number; say “counted”"
        }
        ClaimBlock::CountIsNoCeiling => "A count of what was recorded sets no upper limit",
        ClaimBlock::EstimatedOnly => "It is what somebody estimates or says; say whose it is",
        ClaimBlock::NotConfirmed => "It is presumed, or said with “may be”; keep the word",
        ClaimBlock::ConfirmationUnknown => {
            "That what was counted is confirmed, and counted once, is not said"
        }
        ClaimBlock::Hedged => "The number was given with a hedge; keep it",
        ClaimBlock::NoSuchBound => "The figures set no such bound",
        ClaimBlock::Unlike => "It is not known that they measure the same thing in the same way",
        ClaimBlock::DetectionMayHaveChanged => {
            "What was recorded may change because more or less is detected; say “recorded”"
        }
        ClaimBlock::NoSuchChange => "The numbers do not show it beyond their rounding, hedges and intervals",
        ClaimBlock::OrderUnknown => "Which of the two is the earlier one is not known",
        ClaimBlock::CanBothHold => "Nothing shows that they cannot both hold",
        ClaimBlock::NotIndependent => "That the two are independent of one another is not shown",
        ClaimBlock::OverCounted => {
            "By this dossier some of what was counted stands in it twice, or does not belong there"
        }
        ClaimBlock::IntervalTooNarrow => {
            "By its own level the interval often misses the truth; a number outside of it refutes nothing"
        }
        ClaimBlock::InConflict => {
            "The two cannot both hold as they were said; which of them errs, or whether cases were counted twice, does not follow"
        }
        ClaimBlock::InConflictBySteps => {
            "Only where the steps between them hold can the two not both hold; which of the figures or steps errs does not follow"
        }
        ClaimBlock::MissingFigure => "A figure is missing",
    }
}
