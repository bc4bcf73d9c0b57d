//! Flags on a pair in words.

use darkfigure_analysis::{Flag, Retraction, Side, Tie};

use crate::compose::dispute::statement;
use crate::compose::pair::Pair;
use crate::document::Prose;

/// The badge of a flag.
pub(in crate::compose) fn badge(flag: &Flag) -> &'static str {
    match flag {
        Flag::Tied { tie, .. } => match tie {
            Tie::Repeats => "repeats the other",
            Tie::Vintage => "another state of the other",
            Tie::Extends => "continues the other",
            Tie::GoesBack => "goes back to the other",
            Tie::PartOf => "part of the other",
            Tie::DerivedFrom => "derived from the other",
            Tie::SharesData => "shares data",
            Tie::Contains => "contains the count",
            Tie::TimesConstant => "count × constant",
        },
        Flag::OneOrigin { ties: [Tie::Vintage, Tie::Repeats] | [Tie::Repeats, Tie::Vintage], .. } => {
            "superseded"
        }
        Flag::OneOrigin { .. } => "one origin",
        Flag::Independent { .. } => "independent",
        Flag::LineageUnknown { .. } => "dependence unknown",
        Flag::LineageNotSaid => "dependence not stated",
        Flag::Superseded { .. } => "superseded",
        Flag::Revised { .. } => "revised",
        Flag::Retracted { .. } => "taken back",
        Flag::Rebuts { .. } => "put against the other",
        Flag::AttachmentUnclear { .. } => "attachment unclear",
    }
}

/// What a flag means, as one sentence.
pub(in crate::compose) fn sentence(pair: &Pair<'_>, flag: &Flag) -> Prose {
    let label = |side: Side| pair.label(side).to_owned();
    match flag {
        Flag::Tied { side, tie } => tied(&label(*side), &label(side.other()), *tie).into(),
        Flag::OneOrigin { of, ties } if ties.contains(&Tie::PartOf) => {
            Prose::from("One of the two is a part of ")
                .and(pair.desk.mention(of))
                .say(", and the other goes back to it.")
        }
        Flag::OneOrigin { of, ties: [Tie::Vintage, Tie::Repeats] | [Tie::Repeats, Tie::Vintage] } => {
            Prose::from("One of the two took the place of ").and(pair.desk.mention(of)).say(", which the other repeats.")
        }
        Flag::OneOrigin { of, .. } => Prose::from("Both figures go back to ")
            .and(pair.desk.mention(of))
            .say(", so that they agree or differ says little of either."),
        Flag::Independent { side } => format!(
            "One figure ({}) shares nothing with the other ({}).",
            label(*side),
            label(side.other())
        )
        .into(),
        Flag::LineageUnknown { side } => format!(
            "How one figure ({}) depends on the other ({}) is not known.",
            label(*side),
            label(side.other())
        )
        .into(),
        Flag::LineageNotSaid => {
            "Nobody says whether one figure depends on the other, so neither can be taken as support for the other.".into()
        }
        Flag::Superseded { side, by } => pair.cited(*side).say(format!(" ({}) was replaced by ", label(*side)))
            .and(pair.desk.mention(by))
            .say("."),
        Flag::Revised { side, by } => pair.cited(*side).say(format!(" ({}) was revised to ", label(*side)))
            .and(pair.desk.mention(by))
            .say("."),
        Flag::Retracted { side, by } => {
            let prose = pair.cited(*side).say(format!(" ({}) was taken back: ", label(*side)));
            match by {
                Retraction::Figure(by) => prose.and(pair.desk.mention(by)),
                Retraction::Statement(by) => match pair.desk.dossier.statements.get(by) {
                    Some(by) => prose.and(statement::mention(&pair.desk, by)),
                    None => prose.code(by.to_string()),
                },
            }
            .say(".")
        }
        Flag::Rebuts { side } => {
            format!("This figure was put forward against the other ({} against {}).", label(*side), label(side.other())).into()
        }
        Flag::AttachmentUnclear { side, one_of } => {
            let mut prose = pair.said(*side).say(format!(
                " ({}): the wording does not say of which figure they are a part: ",
                label(*side)
            ));
            for (at, id) in one_of.iter().enumerate() {
                if at > 0 {
                    prose = prose.say(" or ");
                }
                prose = prose.and(pair.desk.mention(id));
            }
            prose.say(".")
        }
    }
}

fn tied(own: &str, other: &str, tie: Tie) -> String {
    match tie {
        Tie::Repeats => format!(
            "One figure ({own}) repeats the other ({other}): the two have one origin, and that they agree says nothing."
        ),
        Tie::Vintage => {
            format!("One figure ({own}) takes the place of the other ({other}): two states of one series.")
        }
        Tie::Extends => {
            format!(
                "One figure ({own}) is said to continue the other ({other}) up to a later day, as one count."
            )
        }
        Tie::GoesBack => {
            format!("One figure ({own}) goes back to the other ({other}): the two are not independent.")
        }
        Tie::PartOf => format!("One figure ({own}) is a part of the other ({other})."),
        Tie::DerivedFrom => {
            format!("One figure ({own}) is derived from the other ({other}), directly or by way of others.")
        }
        Tie::SharesData => {
            format!("One figure ({own}) rests on some of the same data as the other ({other}).")
        }
        Tie::Contains => format!("One figure ({own}) contains the other ({other})."),
        Tie::TimesConstant => format!(
            "One figure ({own}) is the other ({other}) times a constant: it repeats it and cannot support it."
        ),
    }
}
