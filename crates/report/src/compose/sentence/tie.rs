//! How two figures hang together: one repeats the other, or both go back to a third.

use darkfigure_analysis::{Dependence, Flag, Side, Tie};
use darkfigure_model::FigureId;

use crate::compose::pair::Pair;
use crate::document::Prose;

/// Whether one of the two only repeats the other.
pub(in crate::compose) fn is_repetition(pair: &Pair<'_>) -> bool {
    pair.found.comparability.dependence() == Dependence::Tied(Tie::Repeats)
}

/// The third figure that both repeat, where neither repeats the other.
pub(in crate::compose) fn common_origin<'a>(pair: &Pair<'a>) -> Option<&'a FigureId> {
    let flags = &pair.found.comparability.flags;
    if flags.iter().any(|flag| matches!(flag, Flag::Tied { tie: Tie::Repeats, .. })) {
        return None;
    }
    origins(pair).find_map(|(of, ties)| (ties == [Tie::Repeats, Tie::Repeats]).then_some(of))
}

/// The third figure that one side repeats and the other took the place of, with that other side.
pub(in crate::compose) fn replaced_repetition<'a>(pair: &Pair<'a>) -> Option<(Side, &'a FigureId)> {
    origins(pair).find_map(|(of, ties)| match ties {
        [Tie::Vintage, Tie::Repeats] => Some((Side::Left, of)),
        [Tie::Repeats, Tie::Vintage] => Some((Side::Right, of)),
        _ => None,
    })
}

/// The third figures to which both sides go back, with how either does.
fn origins<'a>(pair: &Pair<'a>) -> impl Iterator<Item = (&'a FigureId, [Tie; 2])> {
    pair.found.comparability.flags.iter().filter_map(|flag| match flag {
        Flag::OneOrigin { of, ties } => Some((of, *ties)),
        Flag::Tied { .. }
        | Flag::Independent { .. }
        | Flag::LineageUnknown { .. }
        | Flag::LineageNotSaid
        | Flag::Superseded { .. }
        | Flag::Revised { .. }
        | Flag::Retracted { .. }
        | Flag::Rebuts { .. }
        | Flag::AttachmentUnclear { .. } => None,
    })
}

/// What a repetition is, of the two.
pub(in crate::compose) fn repetition_words(pair: &Pair<'_>) -> &'static str {
    if common_origin(pair).is_some() {
        "both repeat one and the same figure"
    } else {
        "one of the two only repeats the other"
    }
}

/// How one of the two goes back to the other, or both to a third, so that neither supports the other. None where no such tie is known, or one that
/// leaves each something of its own.
pub(in crate::compose) fn tie_words(pair: &Pair<'_>) -> Option<&'static str> {
    let flags = &pair.found.comparability.flags;
    let is_from = |of: Side| flags.iter().any(|flag| matches!(flag, Flag::Tied { side, .. } if *side == of));
    if is_from(Side::Left) && is_from(Side::Right) {
        return Some("each of the two goes back to the other, in a circle");
    }
    let is_direct = is_from(Side::Left) || is_from(Side::Right);
    match pair.found.comparability.dependence() {
        Dependence::Tied(Tie::Repeats) => Some(repetition_words(pair)),
        Dependence::Tied(Tie::DerivedFrom) if is_direct => Some("one of the two is derived from the other"),
        Dependence::Tied(Tie::TimesConstant) if is_direct => {
            Some("one of the two is the other times a constant")
        }
        Dependence::Tied(Tie::TimesConstant) => Some("both are one figure times a constant"),
        Dependence::Tied(Tie::GoesBack) if is_direct => Some("one of the two goes back to the other"),
        Dependence::Tied(Tie::GoesBack) if replaced_repetition(pair).is_some() => {
            Some("one of the two took the place of what the other repeats")
        }
        Dependence::Tied(Tie::GoesBack) => Some("both go back to one figure"),
        Dependence::Tied(Tie::Vintage) if is_direct => Some("one of the two took the place of the other"),
        Dependence::Tied(Tie::Contains) if is_direct => Some("one of the two contains the other"),
        Dependence::Tied(
            Tie::DerivedFrom | Tie::Vintage | Tie::Contains | Tie::Extends | Tie::PartOf | Tie::SharesData,
        )
        | Dependence::Independent
        | Dependence::Unknown => None,
    }
}

/// That one of the two repeats the other. Needs that tie.
pub(in crate::compose) fn repeats(pair: &Pair<'_>) -> Option<Prose> {
    if let Some(origin) = common_origin(pair).filter(|_| is_repetition(pair)) {
        let [lower, upper] = pair.sides();
        return Some(
            Prose::from("Both repeat one figure, ")
                .and(pair.desk.mention(origin))
                .say(" (")
                .and(pair.cited(lower))
                .say("; ")
                .and(pair.cited(upper))
                .say("): that they agree says nothing, and where they differ something was changed on the way."),
        );
    }
    is_repetition(pair).then(|| {
        let [lower, upper] = pair.sides();
        Prose::from("One of the two repeats the other (")
            .and(pair.cited(lower))
            .say("; ")
            .and(pair.cited(upper))
            .say("): that they agree says nothing, and where they differ something was changed on the way.")
    })
}
