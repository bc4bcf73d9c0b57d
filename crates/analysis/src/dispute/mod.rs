//! The dispute itself: where figures come from, what changed as they were repeated, what cannot hold together, and what was known when.

mod as_of;
mod bound;
mod change;
mod claim;
mod comparator;
mod contradiction;
mod drift;
mod extent;
mod highest;
mod joint;
mod origin;
mod own_series;
mod rebuttal;
mod sayable;
mod succession;
mod transparency;
mod triangulation;

use darkfigure_model::{ComparisonId, Dossier, FigureId};

use crate::{ComparisonFindings, Refusal};
use claim::check_claim_among;

pub use as_of::{AsOf, as_of};
pub use change::{DrawnRatio, SeriesChange, series_changes};
pub use claim::{ClaimFindings, ClaimReading, ClaimVerdict, Computed, check_claim};
pub use comparator::{Comparators, comparators};
pub use contradiction::{Contradiction, Contradictions, after_steps, contradiction_between, contradictions};
pub use drift::{Alteration, Aspect, Drift, Gravity, alterations, drift};
pub use highest::{Highest, highest};
pub use joint::JointContradiction;
pub use origin::{Origin, circles, origins};
pub use own_series::{OwnConflict, OwnConflictKind, own_conflicts};
pub use rebuttal::{Rebuttal, rebuttals};
pub use sayable::{ClaimBlock, Sayable, blocked, sentences, suggested};
pub use succession::{Succession, SuccessionKind, successions};
pub use transparency::{Transparency, TransparencyAnswer, TransparencyItem, transparency};
pub use triangulation::{
    OpinionPool, PoolMethod, PoolRefusal, PoolScale, PooledEstimates, PooledNumber, Triangulation,
    triangulations,
};

/// What is found about the figures of a dossier besides their comparisons.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DisputeFindings {
    /// The figures on which others rest, with what repeats them.
    pub origins: Vec<Origin>,
    /// The figures that go back to one another, and so have no origin.
    pub circles: Vec<Vec<FigureId>>,
    /// What changed where a figure was repeated.
    pub drift: Vec<Drift>,
    /// Published changes, multiples, shares and rates, computed again.
    pub claims: Vec<(FigureId, ClaimFindings)>,
    /// Figures that cannot hold together.
    pub contradictions: Contradictions,
    /// What comes of it where one figure is put against another.
    pub rebuttals: Vec<Rebuttal>,
    /// What else the producers of rebutting counts counted.
    pub comparators: Vec<Comparators>,
    /// Numbers of one producer that cannot both hold.
    pub own_conflicts: Vec<OwnConflict>,
    /// What changed from one date to the next within one producer's series.
    pub changes: Vec<SeriesChange>,
    /// Which figure took the place of which.
    pub successions: Vec<Succession>,
    /// Which estimate was the highest that had been published, and from when.
    pub highest: Vec<Highest>,
    /// What the sentences of the dossier claim, and whether the figures allow it.
    pub sentences: Vec<Sayable>,
    /// What may be said of each comparison's figures, and what not.
    pub sayable: Vec<(ComparisonId, Vec<Sayable>)>,
    /// Which items careful sources state that each figure has.
    pub transparency: Vec<Transparency>,
}

/// Everything that is found about a dossier's figures besides their comparisons, which say by which steps figures become like for like.
#[must_use]
pub fn examine(
    dossier: &Dossier,
    comparisons: &[(ComparisonId, Result<ComparisonFindings, Refusal>)],
) -> DisputeFindings {
    let net = dossier.net_concepts();
    let claims = dossier.figures.iter().filter_map(|(id, figure)| {
        let relates = figure.relations.relates.as_ref()?;
        Some((id.clone(), check_claim_among(dossier, &net, figure, relates)?))
    });
    // What a revision leaves of an earlier figure still bounds the truth.
    let whole = dossier.as_meant();
    let contradictions = after_steps(&whole, contradictions(&whole), comparisons);
    DisputeFindings {
        origins: origins(dossier),
        circles: circles(dossier),
        drift: drift(dossier),
        claims: claims.collect(),
        rebuttals: rebuttals(dossier, &contradictions),
        sentences: sentences(dossier, &net, &contradictions),
        sayable: (dossier.comparisons.iter())
            .map(|(id, comparison)| (id.clone(), suggested(dossier, &net, &contradictions, comparison)))
            .collect(),
        changes: series_changes(&whole, &net, &contradictions),
        transparency: dossier.figures.iter().filter_map(|(id, _)| transparency(dossier, id)).collect(),
        contradictions,
        comparators: comparators(dossier),
        own_conflicts: own_conflicts(&whole),
        successions: successions(dossier),
        highest: highest(&whole),
    }
}
