//! Ties: how one figure goes back to another, through every relation that the dossier states, at any distance.

use std::collections::BTreeSet;

use darkfigure_model::{Dossier, FigureId, LineageKind, Sum};

use super::Side;

/// In which way one figure goes back to another.
///
/// One origin is one origin however far away: what repeats a repetition repeats its origin. What lies behind two steps of different
/// kinds, one of which derives, is derived from it; of any other two it goes back to it, and no more is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// It repeats it.
    Repeats,
    /// It takes its place, or is replaced by what does: two states of one series.
    Vintage,
    /// It continues it up to a later day: the other is a part of it.
    Extends,
    /// It goes back to it through relations of different kinds, or is argued from it.
    GoesBack,
    /// It is a part of it.
    PartOf,
    /// It was computed from it.
    DerivedFrom,
    /// It rests on some of the same data.
    SharesData,
    /// It contains it, as a capture–recapture estimate contains the count.
    Contains,
    /// It is that figure times a constant.
    TimesConstant,
}

impl Tie {
    /// A tie behind another one.
    fn then(self, next: Self) -> Self {
        match (self, next) {
            (Self::Repeats, tie) | (tie, Self::Repeats) => tie,
            (a, b) if a == b => a,
            (Self::DerivedFrom, _) | (_, Self::DerivedFrom) => Self::DerivedFrom,
            _ => Self::GoesBack,
        }
    }
}

/// What a figure states of others: the ties that lead straight to them.
fn direct(dossier: &Dossier, id: &FigureId) -> Vec<(FigureId, Tie)> {
    let Some(figure) = dossier.figures.get(id) else { return Vec::new() };
    let relations = &figure.relations;
    let lineage = relations.lineage.iter().filter_map(|lineage| {
        let tie = match lineage.kind {
            LineageKind::SharesData => Tie::SharesData,
            LineageKind::ContainsCount => Tie::Contains,
            LineageKind::CountTimesConstant => Tie::TimesConstant,
            // That two figures share nothing, or that nobody knows, leads nowhere.
            LineageKind::Independent | LineageKind::Unknown => return None,
        };
        Some((lineage.of.clone(), tie))
    });
    let to = |tie: Tie| move |id: &FigureId| (id.clone(), tie);
    (relations.cites.iter().map(to(Tie::Repeats)))
        .chain(relations.supersedes.iter().map(to(Tie::Vintage)))
        .chain(relations.extends.iter().map(to(Tie::Extends)))
        .chain(relations.revises.iter().map(to(Tie::Vintage)))
        .chain(relations.part_of.iter().map(to(Tie::PartOf)))
        .chain(relations.derived_from.iter().map(to(Tie::DerivedFrom)))
        .chain(relations.rests_on.iter().map(to(Tie::GoesBack)))
        .chain(lineage)
        .collect()
}

/// The side whose figure is called a part of the other's, by a relation of its own or as an item of a sum.
pub(crate) fn stated_part(dossier: &Dossier, [left, right]: [&FigureId; 2]) -> Option<Side> {
    let is_part = |part: &FigureId, whole: &FigureId| {
        let says =
            |id: &FigureId| dossier.figures.get(id).and_then(|figure| figure.relations.part_of.as_ref());
        let is_item = |sum: &Sum| sum.total == *whole && sum.parts.contains(part);
        says(part) == Some(whole) || dossier.sums.iter().any(|(_, sum)| is_item(sum))
    };
    match (is_part(left, right), is_part(right, left)) {
        (true, false) => Some(Side::Left),
        (false, true) => Some(Side::Right),
        (true, true) | (false, false) => None,
    }
}

/// Every figure to which this one goes back, with the ties that lead there; the figure itself is not among them.
pub(crate) fn ties(dossier: &Dossier, from: &FigureId) -> BTreeSet<(FigureId, Tie)> {
    let mut reached: BTreeSet<(FigureId, Tie)> = BTreeSet::new();
    let mut open = direct(dossier, from);
    while let Some((id, tie)) = open.pop() {
        if id == *from || !reached.insert((id.clone(), tie)) {
            continue;
        }
        open.extend(direct(dossier, &id).into_iter().map(|(next, further)| (next, tie.then(further))));
    }
    reached
}

/// The figures that say the same as this one: itself, what it repeats, and what repeats either.
pub(crate) fn same_origin(dossier: &Dossier, id: &FigureId) -> BTreeSet<FigureId> {
    let mut found = BTreeSet::from([id.clone()]);
    loop {
        let before = found.len();
        for (other, figure) in dossier.figures.iter() {
            let cites = &figure.relations.cites;
            if found.contains(other) {
                found.extend(cites.iter().cloned());
            } else if cites.iter().any(|cited| found.contains(cited)) {
                found.insert(other.clone());
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

/// Whether a pair of figures is made of two others, under whatever names they are repeated, or is computed from them: a quotient of the
/// compared figures themselves.
pub(crate) fn is_made_of(dossier: &Dossier, pair: [&FigureId; 2], of: [&FigureId; 2]) -> bool {
    let origins = of.map(|id| same_origin(dossier, id));
    let is_computed = |tie: Tie| match tie {
        Tie::Repeats | Tie::DerivedFrom | Tie::TimesConstant => true,
        Tie::Vintage | Tie::Extends | Tie::GoesBack | Tie::PartOf | Tie::SharesData | Tie::Contains => false,
    };
    let has = |at: usize, id: &FigureId| {
        let goes_back =
            || ties(dossier, id).iter().any(|(to, tie)| is_computed(*tie) && origins[at].contains(to));
        origins[at].contains(id) || goes_back()
    };
    (has(0, pair[0]) && has(1, pair[1])) || (has(0, pair[1]) && has(1, pair[0]))
}

#[cfg(test)]
mod tests {
    use darkfigure_model::{Figure, Measure, Number, Relations, SourceId, Unit, Value};

    use super::*;

    fn id(name: &str) -> FigureId {
        FigureId::new(name).unwrap()
    }

    fn dossier(figures: &[(&str, Relations)]) -> Dossier {
        let figure = |relations: &Relations| Figure {
            relations: relations.clone(),
            ..Figure::new(
                Value::exact(Number::whole(1)),
                "1",
                Measure::of(Unit::person()),
                SourceId::new("s").unwrap(),
            )
        };
        Dossier {
            figures: figures.iter().map(|(name, relations)| (id(name), figure(relations))).collect(),
            ..Dossier::default()
        }
    }

    #[test]
    fn what_repeats_a_repetition_repeats_its_origin() {
        let cites = |name| Relations { cites: vec![id(name)], ..Relations::default() };
        let chain = dossier(&[("a", Relations::default()), ("b", cites("a")), ("c", cites("b"))]);
        assert!(ties(&chain, &id("c")).contains(&(id("a"), Tie::Repeats)));
        assert!(is_made_of(&chain, [&id("c"), &id("x")], [&id("x"), &id("a")]));
    }

    #[test]
    fn a_circle_of_relations_ends() {
        let cites = |name| Relations { cites: vec![id(name)], ..Relations::default() };
        let circle = dossier(&[("a", cites("b")), ("b", cites("a"))]);
        assert_eq!(ties(&circle, &id("a")), BTreeSet::from([(id("b"), Tie::Repeats)]));
    }

    #[test]
    fn a_part_of_what_was_derived_is_derived() {
        let part = Relations { part_of: Some(id("sum")), ..Relations::default() };
        let sum = Relations { derived_from: vec![id("raw")], ..Relations::default() };
        let found = dossier(&[("part", part), ("sum", sum), ("raw", Relations::default())]);
        assert_eq!(
            ties(&found, &id("part")),
            BTreeSet::from([(id("raw"), Tie::DerivedFrom), (id("sum"), Tie::PartOf)])
        );
    }

    #[test]
    fn what_lies_behind_ties_of_one_kind_or_behind_a_repetition_is_of_that_kind() {
        let part = |name| Relations { part_of: Some(id(name)), ..Relations::default() };
        let cites = |name| Relations { cites: vec![id(name)], ..Relations::default() };
        let found = dossier(&[
            ("a", cites("b")),
            ("b", part("c")),
            ("c", part("d")),
            ("d", cites("e")),
            ("e", Relations::default()),
        ]);
        let reached = ties(&found, &id("a"));
        for whole in ["c", "d", "e"] {
            assert!(reached.contains(&(id(whole), Tie::PartOf)), "{whole}: {reached:?}");
        }
        let supersedes = Relations { supersedes: Some(id("b")), ..Relations::default() };
        let mixed = dossier(&[("a", supersedes), ("b", part("c")), ("c", Relations::default())]);
        assert!(ties(&mixed, &id("a")).contains(&(id("c"), Tie::GoesBack)));
    }

    #[test]
    fn an_item_is_a_part_of_the_total_of_its_own_sum_only() {
        let mut found = dossier(&["a", "b", "c", "d"].map(|name| (name, Relations::default())));
        let sum = |total, part| Sum { total: id(total), parts: vec![id(part)], is_complete: false };
        found.sums = [("s", sum("b", "a")), ("t", sum("d", "c"))]
            .into_iter()
            .map(|(name, sum)| (darkfigure_model::SumId::new(name).unwrap(), sum))
            .collect();
        assert_eq!(stated_part(&found, [&id("a"), &id("b")]), Some(Side::Left));
        assert_eq!(stated_part(&found, [&id("b"), &id("a")]), Some(Side::Right));
        assert_eq!(stated_part(&found, [&id("a"), &id("d")]), None);
        assert_eq!(stated_part(&found, [&id("c"), &id("b")]), None);
    }

    #[test]
    fn a_pair_is_made_of_two_only_where_it_has_both() {
        let derived = Relations { derived_from: vec![id("a")], ..Relations::default() };
        let part = Relations { part_of: Some(id("a")), ..Relations::default() };
        let elsewhere = Relations { derived_from: vec![id("x")], ..Relations::default() };
        let mut figures = vec![("derived", derived), ("part", part), ("elsewhere", elsewhere)];
        figures.extend(["a", "b", "x"].map(|name| (name, Relations::default())));
        let found = dossier(&figures);
        let is_made = |one, other| is_made_of(&found, [&id(one), &id(other)], [&id("a"), &id("b")]);
        for one in ["a", "derived"] {
            assert!(is_made(one, "b") && is_made("b", one), "{one}");
        }
        // A part of the one, or what was computed from a third, is neither of the two.
        for one in ["part", "elsewhere", "x", "b"] {
            assert!(!is_made(one, "b") && !is_made("b", one), "{one}");
            assert!(one == "b" || !is_made(one, "a") && !is_made("a", one), "{one}");
        }
        assert!(!is_made("a", "a") && !is_made("a", "derived"));
    }
}
