//! Keys, names, values, dates and places.

use super::Explanation;
use crate::Code;

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other codes are explained in the files beside this one; a test holds that none is missing"
)]
pub(super) const fn explain(code: Code) -> Option<Explanation> {
    let explanation = match code {
        Code::UnknownKey => Explanation {
            title: "an unknown key",
            what: "The key is not one of those that may stand here.",
            why: "What is not read would be lost silently.",
            example: "uint = \"person\"",
            fix: "Use the key that is suggested; remarks go into `note` or a comment.",
        },
        Code::MissingKey => Explanation {
            title: "a key is missing",
            what: "A key that has to be there is not.",
            why: "Without it the entry says too little to be used.",
            example: "[figures.cases] without a value",
            fix: "Add the key.",
        },
        Code::WrongType => Explanation {
            title: "a value of the wrong type",
            what: "A text stands where a table or list should, or the other way round.",
            why: "It cannot be read as what the key means.",
            example: "title = 5",
            fix: "Write it as the format's document shows.",
        },
        Code::EmptyText => Explanation {
            title: "an empty text",
            what: "There is nothing between the quotation marks.",
            why: "Nothing said and nothing known look the same then.",
            example: "why = \"\"",
            fix: "Say it, or leave the key out.",
        },
        Code::UnknownWord => Explanation {
            title: "a word that may not stand here",
            what: "The key takes one of a few words, and this is none of them.",
            why: "The words carry the analysis.",
            example: "status = \"maybe\"",
            fix: "Use one of the words that are listed; \"may be\" is two words.",
        },
        Code::BadName => Explanation {
            title: "a name with other characters",
            what: "Names of entries have small letters, digits and hyphens between them; names of units have letters, spaces and hyphens.",
            why: "Names stand in links, files and reports.",
            example: "[figures.MoI_cases]",
            fix: "Write moi-cases.",
        },
        Code::DuplicateName => Explanation {
            title: "two entries with one name",
            what: "Two entries of a section have the same name.",
            why: "A reference to the name could mean either.",
            example: "the same id in figures.csv and in dossier.toml",
            fix: "Give one of them another name.",
        },
        Code::KeysExclude => Explanation {
            title: "keys that exclude each other",
            what: "Only one of these keys may stand in an entry.",
            why: "Each of them says the same thing in another way.",
            example: "factor = \"3\" and share = \"0.5\"",
            fix: "Keep one of them, or make two entries.",
        },
        Code::RepeatedName => Explanation {
            title: "a name twice in a list",
            what: "The same name stands twice in a list.",
            why: "It counts once; something else was probably meant.",
            example: "parts = [\"a\", \"a\"]",
            fix: "Remove one of the two, or put the other name there.",
        },
        Code::BadValue => Explanation {
            title: "not a value",
            what: "The text is not a number with its hedge, a range, an interval or a count word.",
            why: "It cannot be calculated with.",
            example: "value = \"many\"",
            fix: "Write \"1,213\", \"around 100,000\", \"10 to 13 thousand\" or \"tens of thousands\".",
        },
        Code::AmbiguousNumber => Explanation {
            title: "a number that can be read in two ways",
            what: "Points, commas or multipliers can be read in more than one way.",
            why: "A factor of a thousand hides in this.",
            example: "value = \"1,23\"",
            fix: "Write 1.23 or 123.",
        },
        Code::PointOrThousands => Explanation {
            title: "a point before three digits",
            what: "The point is read as a decimal point; in many countries it separates thousands.",
            why: "A count of people seldom has thousandths.",
            example: "value = \"1.213\" with unit = \"person\"",
            fix: "Write \"1,213\" for thousands; nothing is wrong if the decimals are meant.",
        },
        Code::IntervalWithoutLevel => Explanation {
            title: "an interval without its level",
            what: "Numbers in brackets are an interval, and its level is not said.",
            why: "An interval at 50 % and one at 99 % are not the same.",
            example: "value = \"66 (46–110)\"",
            fix: "Write \"66 [46, 110] at 95%\", or \"46 to 110\", or \"66, lower 46, upper 110\" where no level was given.",
        },
        Code::RangeCrossed => Explanation {
            title: "ends that cross",
            what: "The lower end lies above the upper, or the point outside of them.",
            why: "One of the numbers is wrong, or its multiplier.",
            example: "value = \"13 to 10 thousand\"",
            fix: "Write the smaller number first.",
        },
        Code::BadPeriod => Explanation {
            title: "not a date or period",
            what: "The text is not a date or period in the form of the format.",
            why: "Windows and dates are compared.",
            example: "stock = \"August 2023\"",
            fix: "Write 2023-08, 2022-12/2023-12, 2019/.. or \"the year to 2023-12-12\".",
        },
        Code::NoSuchDate => Explanation {
            title: "no such date",
            what: "The calendar has no such day or month.",
            why: "One of the digits is wrong.",
            example: "published = \"2023-02-30\"",
            fix: "Check the date.",
        },
        Code::PeriodCrossed => Explanation {
            title: "a period that ends before it starts",
            what: "The end of the window lies before its start.",
            why: "The two are swapped, or one is wrong.",
            example: "detections = \"2023/2022\"",
            fix: "Write the earlier date first.",
        },
        Code::PercentWithoutBase => Explanation {
            title: "a percentage without its base",
            what: "A percentage or rate does not say of whom.",
            why: "Two percentages of different bases must not be compared.",
            example: "value = \"22%\"",
            fix: "Name the base: population = \"…\".",
        },
        Code::UnknownUnit => Explanation {
            title: "an unknown unit",
            what: "The unit is neither known nor declared.",
            why: "A misspelt unit would differ from every other.",
            example: "unit = \"people\"",
            fix: "Write the singular, \"person\", or declare the unit with its plural under [units].",
        },
        Code::UnknownPlace => Explanation {
            title: "an unknown place",
            what: "The code is not one of ISO 3166-1, of a part of a country, or of UN M49.",
            why: "Containment of places is computed from the codes.",
            example: "place = \"UK\"",
            fix: "Write \"GB\"; several places are a list.",
        },
        Code::TwoTimes => Explanation {
            title: "two ways of counting over time",
            what: "A figure has more than one of stock, entrants, present, detections and cumulative.",
            why: "It counts in one way.",
            example: "stock = \"2023\" and detections = \"2023\"",
            fix: "Keep the one that the source means.",
        },
        Code::NoTime => Explanation {
            title: "no time",
            what: "The figure does not say when it counts, or how over time.",
            why: "The axis of time stays open in every comparison.",
            example: "a figure without stock, entrants, present, detections or cumulative",
            fix: "Add one, if the source says so.",
        },
        Code::FigureWithoutSource => Explanation {
            title: "a figure without a source",
            what: "The figure does not say where it was published.",
            why: "A number without a source cannot be checked.",
            example: "[figures.cases] without source",
            fix: "Describe the publication under [sources.…] and name it.",
        },
        Code::EvidenceWithoutSource => Explanation {
            title: "evidence without a source",
            what: "A bridge is said to be evidence and names no source.",
            why: "What nobody can look up is an assumption.",
            example: "kind = \"evidence\" without sources",
            fix: "Name the source, or write kind = \"assumption\".",
        },
        Code::UnitInConcept => Explanation {
            title: "a unit in a concept's name",
            what: "The concept is named after what is counted one by one.",
            why: "Cases and people of one concept could not be set side by side.",
            example: "[concepts.trafficking-cases]",
            fix: "Name what is counted: trafficking; the unit stands in the figures.",
        },
        _ => return None,
    };
    Some(explanation)
}
