//! Reconciliations: two totals taken apart, component by component, in signed additive terms.

use darkfigure_model::{BridgeKind, Component, Dossier, Figure, FigureId, Quantity, Reconciliation, Tier};

use crate::Refusal;

/// Two totals, and how much of their difference each component explains.
///
/// # Formula
///
/// With `a` and `b` the first and the second total, and `aᵢ` and `bᵢ` what component `i` is on each side; only components that both sides
/// have, or that one side leaves out by definition (nought there), in the totals' kind of quantity and unit, explain anything:
///
/// ```text
/// difference = b − a      residual = (b − a) − Σ (bᵢ − aᵢ)
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ReconciliationFindings {
    /// The two totals.
    pub totals: [Quantity; 2],
    /// Second less first.
    pub difference: Quantity,
    /// One entry a component, in the dossier's order.
    pub components: Vec<ComponentFindings>,
    /// What the components leave of the difference.
    pub residual: Quantity,
}

/// One component.
#[derive(Debug, Clone, PartialEq)]
pub struct ComponentFindings {
    /// Its value on each side. None where a side does not have it, which is not zero.
    pub values: [Option<Quantity>; 2],
    /// Second less first, signed. None where a side does not have it and nobody says that it leaves it out by definition, or where it is of another
    /// kind of quantity than the totals.
    pub difference: Option<Quantity>,
    /// Whether what a side has is of the totals' kind of quantity, and in their unit.
    pub is_like_in_kind: bool,
    /// Whether both sides count it over time in the same way.
    pub is_like_in_time: bool,
    /// What of the difference is known by itself, and what that leaves.
    pub of_which: Vec<Quantity>,
}

/// Takes a reconciliation apart.
///
/// # Errors
///
/// [`Refusal::MissingFigure`] where the dossier has no figure of a name, [`Refusal::UnlikeKinds`] where the totals are of different kinds
/// of quantity or in different units.
pub fn reconcile(
    dossier: &Dossier,
    reconciliation: &Reconciliation,
) -> Result<ReconciliationFindings, Refusal> {
    let figure =
        |id: &FigureId| dossier.figures.get(id).ok_or_else(|| Refusal::MissingFigure { figure: id.clone() });
    let [first, second] = [figure(&reconciliation.between[0])?, figure(&reconciliation.between[1])?];
    let is_like = |one: &Figure, other: &Figure| {
        one.measure.unit == other.measure.unit && one.kind().minus(other.kind()).is_ok()
    };
    if !is_like(first, second) {
        return Err(Refusal::UnlikeKinds);
    }
    let totals = [first.quantity(), second.quantity()];
    let difference = totals[1].minus(&totals[0]);
    let mut residual = difference;
    let mut components = Vec::new();
    for component in &reconciliation.components {
        let sides = [component.left.as_ref().map(figure), component.right.as_ref().map(figure)];
        let [left, right] = sides;
        let (left, right) = (left.transpose()?, right.transpose()?);
        let values = [left.map(Figure::quantity), right.map(Figure::quantity)];
        let is_like_in_kind = [left, right].into_iter().flatten().all(|side| is_like(side, first));
        let component_difference = difference_of(component, values).filter(|_| is_like_in_kind);
        if let Some(explained) = &component_difference {
            residual = residual.minus(explained);
        }
        let kinds = [left, right].map(|side| side.and_then(|f| f.measure.time).map(|time| time.kind));
        components.push(ComponentFindings {
            values,
            difference: component_difference,
            is_like_in_kind,
            // A side that is left out counts in no way.
            is_like_in_time: left.is_none() || right.is_none() || kinds[0] == kinds[1],
            of_which: component.of_which.iter().map(|part| part.amount.quantity(Tier::Face)).collect(),
        });
    }
    Ok(ReconciliationFindings { totals, difference, components, residual })
}

/// Second less first. What one side does not give is unknown, but where it leaves it out by definition: then all of the other's is the difference.
fn difference_of(component: &Component, values: [Option<Quantity>; 2]) -> Option<Quantity> {
    let is_by_definition = component.kind == BridgeKind::Definition;
    match values {
        [Some(left), Some(right)] => Some(right.minus(&left)),
        [Some(left), None] if is_by_definition => Some(left.negated()),
        [None, Some(right)] if is_by_definition => Some(right),
        [Some(_), None] | [None, Some(_)] | [None, None] => None,
    }
}
