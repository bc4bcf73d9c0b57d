//! Successions: which figure took the place of which.

use darkfigure_model::{Dossier, FigureId};

/// One step in the life of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Succession {
    /// The later figure.
    pub later: FigureId,
    /// The earlier one.
    pub earlier: FigureId,
    /// In which way.
    pub kind: SuccessionKind,
    /// Whether the same speaker said both. None: of one of them it is not known who did.
    pub same_speaker: Option<bool>,
}

/// In which way a figure follows another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SuccessionKind {
    /// It takes its place.
    Supersedes,
    /// It continues it up to a later day.
    Extends,
    /// It corrects it, end by end.
    Revises,
    /// It takes it back.
    Retracts,
}

/// All successions between figures of the dossier, in its order.
#[must_use]
pub fn successions(dossier: &Dossier) -> Vec<Succession> {
    let mut found = Vec::new();
    for (later, figure) in dossier.figures.iter() {
        let relations = &figure.relations;
        let steps = (relations.supersedes.iter().map(|id| (id, SuccessionKind::Supersedes)))
            .chain(relations.extends.iter().map(|id| (id, SuccessionKind::Extends)))
            .chain(relations.revises.iter().map(|id| (id, SuccessionKind::Revises)))
            .chain(dossier.taken_back_by(figure).into_iter().map(|id| (id, SuccessionKind::Retracts)));
        for (earlier, kind) in steps {
            let Some(other) = dossier.figures.get(earlier) else { continue };
            let speakers = figure.speaker.as_ref().zip(other.speaker.as_ref());
            found.push(Succession {
                later: later.clone(),
                earlier: earlier.clone(),
                kind,
                same_speaker: speakers.map(|(a, b)| a == b),
            });
        }
    }
    found
}
