//! The methods' assumptions, models and bounds in the words of those who read the report.

use darkfigure_mse::{
    Assumption, ClosedRefusal, CoverageRefusal, DecomposableRefusal, HierarchicalModel, History,
    LatentClassRefusal, MethodRow, NotEstimable, RowDetail, ThresholdingRefusal,
};

/// What a method takes for granted, as the rest of a sentence that begins with "if".
pub(super) const fn assumption(assumption: Assumption) -> &'static str {
    match assumption {
        Assumption::BoundOnly => "being seen once does not make being seen again rarer",
        Assumption::EqualRates => "those seen once or twice are seen at nearly one rate",
        Assumption::IndependentPair => {
            "being on one of the two says nothing about being on the other, and people are alike"
        }
        Assumption::EqualChances => "everyone has the same chance on every list",
        Assumption::IndependentLists => "no list leads to or away from another, and people are alike",
        Assumption::ShapeOfChances => {
            "no list leads to or away from another, and people differ in just this shape"
        }
        Assumption::Behaviour => "people are alike, and being listed once changes later chances",
        Assumption::PairwiseCovariance => "lists depend on each other two by two only",
        Assumption::NoHighestInteraction => {
            "one pattern of dependence, chosen by the data, holds among the unseen too"
        }
        Assumption::NoHighestInteractionAveraged => {
            "some pattern of dependence seen in the data holds among the unseen too"
        }
        Assumption::FewInteractions => {
            "few pairs of lists depend on each other, and it holds among the unseen"
        }
        Assumption::DecomposableDependence => {
            "dependence runs along a graph of lists, people are alike, and it holds among the unseen"
        }
        Assumption::LatentClasses => {
            "there are kinds of people, and within a kind no list leads to or away from another"
        }
        _ => "an assumption that this report has no words for",
    }
}

/// Why there is no number, with the lists' names, in one line.
pub(super) fn refusal(why: &NotEstimable, lists: &[String]) -> String {
    let name = |list: usize| lists.get(list).map_or("?", String::as_str);
    match *why {
        NotEstimable::Closed(ClosedRefusal::FullList { list }) => {
            format!("everyone seen is on “{}”: nothing shows whom it missed", name(list))
        }
        NotEstimable::Coverage(CoverageRefusal::EmptyList { list })
        | NotEstimable::Decomposable(DecomposableRefusal::EmptyList { list })
        | NotEstimable::LatentClass(LatentClassRefusal::EmptyList { list })
        | NotEstimable::Thresholding(ThresholdingRefusal::EmptyList { list }) => {
            format!("nobody is on “{}”: leave it out", name(list))
        }
        ref other => other.to_string().replace('\n', "; "),
    }
}

/// The name of a row: the method, with its lists or its model.
pub(super) fn row_name(row: &MethodRow, lists: &[String]) -> String {
    let name = |list: usize| lists.get(list).map_or("?", String::as_str);
    match &row.detail {
        RowDetail::Pair { first, second, .. } => format!("Chapman, {} and {}", name(*first), name(*second)),
        RowDetail::OneAgainstRest { list, .. } => format!("Chapman, {} against the rest", name(*list)),
        _ => row.method.name().to_owned(),
    }
}

/// The lists of a row of two lists.
pub(super) fn pair_name(row: &MethodRow, lists: &[String]) -> String {
    let name = |list: usize| lists.get(list).map_or("?", String::as_str);
    match &row.detail {
        RowDetail::Pair { first, second, .. } => format!("{} & {}", name(*first), name(*second)),
        RowDetail::OneAgainstRest { list, .. } => format!("{} & all others as one", name(*list)),
        _ => row.method.name().to_owned(),
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
