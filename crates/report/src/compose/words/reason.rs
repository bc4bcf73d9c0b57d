//! Reasons of verdicts in words.

use darkfigure_analysis::Reason;

/// Why an axis has its verdict, as the end of a table row.
pub(in crate::compose) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::SaidTheSame => "both say the same",
        Reason::NeitherLimits => "neither limits itself",
        Reason::BothAssert => "both assert it without a qualifier",
        Reason::OneQualifies => {
            "one side qualifies what it says, the other asserts it, and nothing follows from the words"
        }
        Reason::OneDoesNotSay => "one side does not say",
        Reason::NeitherSays => "neither side says",
        Reason::UnitsDiffer => "the counting units differ",
        Reason::MoneyDiffers => "money against something else, or two currencies",
        Reason::ShareAgainstNumber => "a share of a base is no number of things",
        Reason::RateAgainstNumber => "a rate is no number of things",
        Reason::ChangeAgainstOther => "a change from one figure to another is neither of them",
        Reason::ChangesDiffer => "the two changes do not lead from the same to the same",
        Reason::ChangesUnclear => "nobody can tell whether the two changes lead from the same to the same",
        Reason::RateInTime => "one is so many in each stretch of time, the other is not",
        Reason::NetAgainstGross => "one is what came less what went, and the other is not",
        Reason::ConceptsUnrelated => "nobody says how the two concepts relate",
        Reason::ConceptWithin => "one concept lies within the other",
        Reason::PartOfBalance => "one is an item of the balance that the other is",
        Reason::ConceptsOverlap => "the two concepts share a part, and each reaches beyond the other",
        Reason::PopulationsOverlap => "the two populations share some, and each reaches beyond the other",
        Reason::ConceptsApart => "the two concepts are of different things",
        Reason::PopulationsUnrelated => "nobody says how the two populations relate",
        Reason::PopulationWithin => "one population lies within the other",
        Reason::PopulationUnlimited => {
            "one side names no population and so counts everybody, the other among them"
        }
        Reason::PopulationsApart => "the two populations share nobody",
        Reason::PlaceWithin => "one place lies within the other",
        Reason::PlacesOverlap => "the two places share a part, and each reaches beyond the other",
        Reason::PlacesDiffer => "the places differ",
        Reason::PlacesUnclear => "nobody can tell whether the places are the same",
        Reason::StockAgainstFlow => {
            "a number at one time against what happened over a period; a length of stay would lead from one to the other"
        }
        Reason::StockWithinPresent => "who is there on a day of the period is among those present in it",
        Reason::EntrantsWithinPresent => "who enters in the period is among those present in it",
        Reason::WindowWithin => "one period lies within the other",
        Reason::WindowsOverlap => "the periods share some days, and each reaches beyond the other",
        Reason::WindowsDiffer => "the periods differ",
        Reason::WindowsUnclear => "nobody can tell whether the dates are the same",
        Reason::DatesDiffer => "the numbers are of different dates",
        Reason::DetectedOfPresent => {
            "recorded against present in the same period: the share is of those present"
        }
        Reason::DetectedOfEntrants => "recorded against new in the same period: the share is of those new",
        Reason::StatusesDiffer => "one source is surer than the other, and nothing follows from the words",
    }
}
