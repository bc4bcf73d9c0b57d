//! Flags on a pair in words.

use darkfigure_analysis::{Flag, Side};
use darkfigure_model::LineageKind;

use crate::Prose;
use crate::compose::pair::Pair;

/// The badge of a flag.
pub(in crate::compose) fn badge(flag: &Flag) -> &'static str {
    match flag {
        Flag::Lineage { kind, .. } => lineage_badge(*kind),
        Flag::LineageNotSaid => "dependence not stated",
        Flag::Superseded { .. } => "superseded",
        Flag::Rebuts { .. } => "put against the other",
        Flag::Cites { .. } => "repeats the other",
        Flag::AttachmentUnclear { .. } => "attachment unclear",
    }
}

const fn lineage_badge(kind: LineageKind) -> &'static str {
    match kind {
        LineageKind::Independent => "independent",
        LineageKind::SharesData => "shares data",
        LineageKind::ContainsCount => "contains the count",
        LineageKind::CountTimesConstant => "count × constant",
        LineageKind::Unknown => "dependence unknown",
    }
}

/// What a flag means, as one sentence.
pub(in crate::compose) fn sentence(pair: &Pair<'_>, flag: &Flag) -> Prose {
    let label = |side: Side| pair.label(side).to_owned();
    match flag {
        Flag::Lineage { side, kind } => lineage(&label(*side), &label(side.other()), *kind).into(),
        Flag::LineageNotSaid => {
            "Nobody says whether one figure depends on the other, so neither can be taken as support for the other.".into()
        }
        Flag::Superseded { side, by } => pair.cited(*side).say(format!(" ({}) was replaced by ", label(*side)))
            .and(pair.desk.mention(by))
            .say("."),
        Flag::Rebuts { side } => {
            format!("This figure was put forward against the other ({} against {}).", label(*side), label(side.other())).into()
        }
        Flag::Cites { side } => {
            format!("One figure ({}) repeats the other ({}): the two have one origin.", label(*side), label(side.other())).into()
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

fn lineage(own: &str, other: &str, kind: LineageKind) -> String {
    match kind {
        LineageKind::Independent => format!("One figure ({own}) shares nothing with the other ({other})."),
        LineageKind::SharesData => {
            format!("One figure ({own}) rests on some of the same data as the other ({other}).")
        }
        LineageKind::ContainsCount => format!("One figure ({own}) contains the other ({other})."),
        LineageKind::CountTimesConstant => format!(
            "One figure ({own}) is the other ({other}) times a constant: it repeats it and cannot support it."
        ),
        LineageKind::Unknown => {
            format!("How one figure ({own}) depends on the other ({other}) is not known.")
        }
    }
}
