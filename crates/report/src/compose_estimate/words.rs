//! The methods' assumptions, models and bounds in the words of those who read the report.

use darkfigure_mse::bayesian::{decomposable, hierarchical, latent_class, thresholding};
use darkfigure_mse::estimation::NotEstimable;
use darkfigure_mse::estimation::{MethodRow, RowDetail};
use darkfigure_mse::loglinear::HierarchicalModel;
use darkfigure_mse::{History, Method, closed_population, sample_coverage};

/// Why there is no number, with the lists' names, in one line.
pub(super) fn refusal(why: &NotEstimable, lists: &[String]) -> String {
    let name = |list: usize| lists.get(list).map_or("?", String::as_str);
    match *why {
        NotEstimable::Closed(closed_population::Refusal::FullList { list }) => {
            format!("everyone seen is on “{}”: nothing shows whom it missed", name(list))
        }
        NotEstimable::Coverage(sample_coverage::Refusal::EmptyList { list })
        | NotEstimable::Decomposable(decomposable::Refusal::EmptyList { list })
        | NotEstimable::Hierarchical(hierarchical::Refusal::EmptyList { list })
        | NotEstimable::LatentClass(latent_class::Refusal::EmptyList { list })
        | NotEstimable::Thresholding(thresholding::Refusal::EmptyList { list }) => {
            format!("nobody is on “{}”: leave it out", name(list))
        }
        ref other @ (NotEstimable::NobodySeen
        | NotEstimable::NoOverlap { .. }
        | NotEstimable::TwoList(_)
        | NotEstimable::Chao(_)
        | NotEstimable::Closed(_)
        | NotEstimable::Coverage(_)
        | NotEstimable::NoCoverageSolution
        | NotEstimable::LowCoverage { .. }
        | NotEstimable::Loglinear(_)
        | NotEstimable::Select(_)
        | NotEstimable::Decomposable(_)
        | NotEstimable::Hierarchical(_)
        | NotEstimable::NoMedian
        | NotEstimable::LatentClass(_)
        | NotEstimable::Thresholding(_)
        | NotEstimable::BeyondReach) => other.to_string().replace('\n', "; "),
    }
}

/// The name of a row: the method, with its lists or its model.
pub(super) fn row_name(row: &MethodRow, lists: &[String]) -> String {
    let name = |list: usize| lists.get(list).map_or("?", String::as_str);
    match &row.detail {
        RowDetail::Pair { first, second, .. } => {
            // The name of a method of pairs says so in general; here it is these two.
            let method = if row.method == Method::LincolnPetersen { row.method.name() } else { "Chapman" };
            format!("{method}, {} and {}", name(*first), name(*second))
        }
        RowDetail::OneAgainstRest { list, .. } => format!("Chapman, {} against the rest", name(*list)),
        RowDetail::None
        | RowDetail::Closed { .. }
        | RowDetail::Coverage { .. }
        | RowDetail::Model { .. }
        | RowDetail::Bootstrap(_)
        | RowDetail::Average { .. }
        | RowDetail::Graphs { .. }
        | RowDetail::Models(_)
        | RowDetail::Chains(_) => row.method.name().to_owned(),
    }
}

/// The lists of a row of two lists.
pub(super) fn pair_name(row: &MethodRow, lists: &[String]) -> String {
    let name = |list: usize| lists.get(list).map_or("?", String::as_str);
    match &row.detail {
        RowDetail::Pair { first, second, .. } => format!("{} & {}", name(*first), name(*second)),
        RowDetail::OneAgainstRest { list, .. } => format!("{} & all others as one", name(*list)),
        RowDetail::None
        | RowDetail::Closed { .. }
        | RowDetail::Coverage { .. }
        | RowDetail::Model { .. }
        | RowDetail::Bootstrap(_)
        | RowDetail::Average { .. }
        | RowDetail::Graphs { .. }
        | RowDetail::Models(_)
        | RowDetail::Chains(_) => row.method.name().to_owned(),
    }
}

/// Which lists a model takes as dependent.
pub(super) fn model(model: &HierarchicalModel, lists: &[String]) -> String {
    let sets: Vec<String> = model
        .generators()
        .into_iter()
        .filter(|generator| generator.n_captures() > 1)
        .map(|generator| set(generator, lists))
        .collect();
    if sets.is_empty() { "no lists depend on each other".to_owned() } else { sets.join(", ") }
}

/// The lists of a set, joined.
pub(super) fn set(members: History, lists: &[String]) -> String {
    let names: Vec<&str> = lists
        .iter()
        .enumerate()
        .filter(|&(at, _)| members.contains(at))
        .map(|(_, name)| name.as_str())
        .collect();
    names.join("–")
}
