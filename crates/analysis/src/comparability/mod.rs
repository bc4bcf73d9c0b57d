//! Comparability: on each axis, are the two figures about the same thing?

mod axis;
mod flag;
mod tie;
mod verdict;

use darkfigure_model::{Axis, BridgeId, BridgeKind, Dossier, Grade, Measure, QuantityKind, Relates, Scale};

pub(crate) use axis::compare_axis;
pub(crate) use flag::flags;
pub(crate) use tie::{is_made_of, stated_part, ties};

pub use flag::{Dependence, Flag, Retraction};
pub use tie::Tie;
pub use verdict::{AxisVerdict, Reason, Side, Verdict, grade};

/// The verdicts on all six axes, the grade that follows, and the flags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparability {
    /// One verdict an axis, in the order of [`Axis::ALL`].
    pub axes: Vec<AxisVerdict>,
    /// What follows from them.
    pub grade: Grade,
    /// Lineage and vintage.
    pub flags: Vec<Flag>,
}

impl Comparability {
    /// The verdict on one axis.
    #[must_use]
    pub fn verdict(&self, axis: Axis) -> &Verdict {
        self.axes.iter().find(|found| found.axis == axis).map_or(&Verdict::Unknown, |found| &found.verdict)
    }

    /// The axes that are neither the same nor bridged nor contained.
    pub fn unresolved(&self) -> impl Iterator<Item = &AxisVerdict> {
        self.axes.iter().filter(|found| {
            matches!(found.verdict, Verdict::Differs | Verdict::Overlapping | Verdict::Unknown)
        })
    }

    /// What an "if" may suppose to be the same: what is unknown, never what differs.
    #[must_use]
    pub fn unknown(&self) -> Vec<Axis> {
        let unknown = self.axes.iter().filter(|found| found.verdict == Verdict::Unknown);
        unknown.map(|found| found.axis).collect()
    }

    /// How one figure depends on the other, by all that the dossier says.
    #[must_use]
    pub fn dependence(&self) -> Dependence {
        Dependence::of(&self.flags)
    }

    /// The side whose scope lies within the other's, where containments go one way only.
    #[must_use]
    pub fn inner_side(&self) -> Option<Side> {
        let mut sides = self.axes.iter().filter_map(|found| match found.verdict {
            Verdict::Contained { inner } => Some(inner),
            Verdict::Same
            | Verdict::Bridged { .. }
            | Verdict::Overlapping
            | Verdict::Differs
            | Verdict::Unknown => None,
        });
        let first = sides.next()?;
        sides.all(|side| side == first).then_some(first)
    }

    /// The axes that keep the pair from being like for like or a bound: those that differ, are unknown, or contain in opposed
    /// directions.
    #[must_use]
    pub fn open(&self) -> Vec<Axis> {
        let is_opposed = self.inner_side().is_none();
        self.axes
            .iter()
            .filter(|found| match found.verdict {
                Verdict::Differs | Verdict::Overlapping | Verdict::Unknown => true,
                Verdict::Contained { .. } => is_opposed,
                Verdict::Same | Verdict::Bridged { .. } => false,
            })
            .map(|found| found.axis)
            .collect()
    }
}

/// What one side of a comparison is about: its measure, and the kind of quantity in which it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject<'a> {
    pub(crate) measure: &'a Measure,
    pub(crate) kind: QuantityKind,
    /// Of a change the two figures between which it leads, where they are named.
    pub(crate) relates: Option<&'a Relates>,
}

/// That the dossier calls one of the two figures a part of the other, of itself or in a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StatedPart {
    /// The figure of this side: whom it counts, the other counts too. That says nothing of how their concepts relate.
    Of(Side),
    /// One of them in a balance, which may have parts below zero: then neither lies within the other, and they are not the same.
    OfBalance,
}

/// A bridge that was taken across an axis.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Crossed<'a> {
    pub(crate) axis: Axis,
    pub(crate) id: &'a BridgeId,
    pub(crate) kind: BridgeKind,
}

/// Compares two measures axis by axis: as they stand for the reason, as the bridges left them for the verdict.
pub(crate) fn compare_measures(
    dossier: &Dossier,
    as_said: [Subject<'_>; 2],
    as_bridged: [Subject<'_>; 2],
    crossed: &[Crossed<'_>],
    stated_part: Option<StatedPart>,
    flags: Vec<Flag>,
) -> Comparability {
    let compare_axis = |axis: Axis, sides| match (axis, axis::compare_axis(dossier, axis, sides), stated_part)
    {
        (Axis::Concept, (Verdict::Unknown, _), Some(StatedPart::OfBalance)) => {
            (Verdict::Differs, Reason::PartOfBalance)
        }
        (_, found, _) => found,
    };
    let axes: Vec<AxisVerdict> = Axis::ALL
        .into_iter()
        .map(|axis| {
            let (before, reason) = compare_axis(axis, as_said);
            let (after, _) = compare_axis(axis, as_bridged);
            let across: Vec<_> = crossed.iter().filter(|step| step.axis == axis).collect();
            let verdict = match (across.is_empty(), after) {
                (false, Verdict::Same) => {
                    // Assumption is weaker than evidence, evidence than definition.
                    let weakest = [BridgeKind::Assumption, BridgeKind::Evidence, BridgeKind::Definition]
                        .into_iter()
                        .find(|kind| across.iter().any(|step| step.kind == *kind));
                    weakest.map_or(Verdict::Same, |kind| Verdict::Bridged {
                        kind,
                        by: across.iter().map(|step| step.id.clone()).collect(),
                    })
                }
                (false, after) => after,
                (true, _) => before,
            };
            AxisVerdict { axis, verdict, reason }
        })
        .collect();
    let grade = grade(axes.iter().map(|found| &found.verdict));
    Comparability { axes, grade, flags }
}

/// Compares two measures of a dossier as they stand, without any bridge: of numbers, or of shares where the unit is percent.
///
/// # Example
///
/// ```
/// use darkfigure_analysis::compare_as_said;
/// use darkfigure_model::{Dossier, Grade, Measure, Unit};
///
/// let [people, cases] = [Unit::person(), Unit::new("case")?].map(Measure::of);
/// let found = compare_as_said(&Dossier::default(), &people, &cases);
/// assert_eq!(found.grade, Grade::NotComparable);
/// # Ok::<(), darkfigure_model::UnitError>(())
/// ```
#[must_use]
pub fn compare_as_said(dossier: &Dossier, left: &Measure, right: &Measure) -> Comparability {
    let sides = [left, right].map(|measure| Subject {
        measure,
        kind: QuantityKind::of(Scale::One, &measure.unit),
        relates: None,
    });
    compare_measures(dossier, sides, sides, &[], None, Vec::new())
}
